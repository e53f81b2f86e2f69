//! Words of web pages around a text.

use std::sync::OnceLock;

use super::index::WordIndex;
use super::set::WordSet;

/// What a cue of page chrome says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cue {
    /// What follows it to the end of the page is not the text any more.
    Tail,
    /// A short line with it is chrome.
    Line,
    /// A hint: two in a short line make it chrome.
    Hint,
    /// A longer word that holds one of the others and says nothing (`老字号`).
    Plain,
}

/// The cues.
pub const CUES: &[(&str, Cue)] = &[
    ("相关文章", Cue::Tail),
    ("相关阅读", Cue::Tail),
    ("相关新闻", Cue::Tail),
    ("相关推荐", Cue::Tail),
    ("相关链接", Cue::Tail),
    ("相关报道", Cue::Tail),
    ("推荐阅读", Cue::Tail),
    ("延伸阅读", Cue::Tail),
    ("猜你喜欢", Cue::Tail),
    ("热门文章", Cue::Tail),
    ("热门推荐", Cue::Tail),
    ("热点推荐", Cue::Tail),
    ("最新文章", Cue::Tail),
    ("为您推荐", Cue::Tail),
    ("网友评论", Cue::Tail),
    ("发表评论", Cue::Tail),
    ("上一篇", Cue::Tail),
    ("下一篇", Cue::Tail),
    ("友情链接", Cue::Tail),
    ("版权声明", Cue::Tail),
    ("版权所有", Cue::Tail),
    ("免责声明", Cue::Tail),
    ("特别声明", Cue::Tail),
    ("往期推荐", Cue::Tail),
    ("往期回顾", Cue::Tail),
    ("往期精选", Cue::Tail),
    ("往期精彩", Cue::Tail),
    ("往期链接", Cue::Tail),
    ("点击上方", Cue::Line),
    ("点击下方", Cue::Line),
    ("点击蓝字", Cue::Line),
    ("点击关注", Cue::Line),
    ("关注我们", Cue::Line),
    ("阅读原文", Cue::Line),
    ("投稿邮箱", Cue::Line),
    ("投稿热线", Cue::Line),
    ("更多精彩内容", Cue::Line),
    ("分享收藏", Cue::Line),
    ("点亮在看", Cue::Line),
    ("点个在看", Cue::Line),
    ("设为星标", Cue::Line),
    ("责任编辑", Cue::Line),
    ("责编", Cue::Line),
    ("本报记者", Cue::Line),
    ("融媒体记者", Cue::Line),
    ("通讯员", Cue::Line),
    ("分享到", Cue::Line),
    ("分享给", Cue::Line),
    ("分享至", Cue::Line),
    ("微信号", Cue::Line),
    ("扫一扫", Cue::Line),
    ("扫描二维码", Cue::Line),
    ("二维码", Cue::Hint),
    ("当前位置", Cue::Line),
    ("您的位置", Cue::Line),
    ("您现在的位置", Cue::Line),
    ("打印本页", Cue::Line),
    ("关闭窗口", Cue::Line),
    ("浏览次数", Cue::Line),
    ("点击数", Cue::Line),
    ("阅读次数", Cue::Line),
    ("阅读量", Cue::Hint),
    ("字体大小", Cue::Line),
    ("字号", Cue::Line),
    ("发布时间", Cue::Line),
    ("发布日期", Cue::Line),
    ("信息来源", Cue::Line),
    ("文章来源", Cue::Line),
    ("来源:", Cue::Line),
    ("来源：", Cue::Line),
    ("稿源", Cue::Line),
    ("作者:", Cue::Line),
    ("作者：", Cue::Line),
    ("编辑:", Cue::Line),
    ("编辑：", Cue::Line),
    ("备案号", Cue::Line),
    ("ICP", Cue::Line),
    ("Copyright", Cue::Line),
    ("客户端", Cue::Hint),
    ("APP", Cue::Hint),
    ("公众号", Cue::Line),
    ("首页", Cue::Hint),
    ("正文", Cue::Hint),
    ("转载", Cue::Hint),
    ("侵权", Cue::Hint),
    ("删除", Cue::Hint),
    ("联系我们", Cue::Hint),
    ("联系电话", Cue::Line),
    ("热线", Cue::Hint),
    ("手机", Cue::Hint),
    ("微信", Cue::Hint),
    ("长按", Cue::Hint),
    ("登录", Cue::Hint),
    ("注册", Cue::Hint),
    ("收藏", Cue::Hint),
    ("点赞", Cue::Hint),
    ("评论", Cue::Hint),
    ("资讯", Cue::Hint),
    ("频道", Cue::Hint),
    ("专题", Cue::Hint),
    ("网站地图", Cue::Line),
    ("设为首页", Cue::Line),
    ("加入收藏", Cue::Line),
    ("admin", Cue::Hint),
    ("http", Cue::Line),
    ("下一篇章", Cue::Plain),
    ("上一篇章", Cue::Plain),
    ("老字号", Cue::Plain),
    ("中华老字号", Cue::Plain),
    ("注册资本", Cue::Plain),
    ("注册资金", Cue::Plain),
    ("新注册", Cue::Plain),
    ("注册登记", Cue::Plain),
    ("专题学习", Cue::Plain),
    ("专题会", Cue::Plain),
    ("专题研究", Cue::Plain),
    ("专题部署", Cue::Plain),
    ("智能手机", Cue::Plain),
    ("市长热线", Cue::Plain),
    ("政务热线", Cue::Plain),
    ("服务热线办", Cue::Plain),
    ("12345热线", Cue::Plain),
    ("扫一扫入", Cue::Plain),
];

/// Headings of a page's boxes beside its text: lists of other articles.
pub const BOXES: &[&str] = &[
    "热门排行",
    "热点排行",
    "点击排行",
    "阅读排行",
    "新闻排行",
    "文章排行",
    "浏览排行",
    "排行榜",
    "热点排行榜",
    "点击排行榜",
    "阅读排行榜",
    "24小时排行",
    "热门文章",
    "热门新闻",
    "热门推荐",
    "热门阅读",
    "热点新闻",
    "热点推荐",
    "热点关注",
    "今日热点",
    "今日推荐",
    "今日关注",
    "推荐",
    "往期推荐",
    "往期回顾",
    "推荐阅读",
    "推荐新闻",
    "推荐文章",
    "编辑推荐",
    "精彩推荐",
    "图文推荐",
    "为您推荐",
    "猜你喜欢",
    "大家都在看",
    "相关阅读",
    "相关文章",
    "相关新闻",
    "相关报道",
    "相关链接",
    "相关推荐",
    "相关信息",
    "相关稿件",
    "延伸阅读",
    "最新文章",
    "最新新闻",
    "最新发布",
    "最新资讯",
    "最新动态",
    "最新消息",
    "要闻推荐",
    "今日要闻",
    "时政要闻",
    "新闻快递",
    "滚动新闻",
    "图片新闻",
    "专题专栏",
    "热门专题",
    "栏目导航",
    "快速导航",
    "友情链接",
    "上一篇",
    "下一篇",
];

/// What pages call such a box in `class` or `id`.
pub const BOX_NAMES: &[&str] = &[
    "side",
    "sidebar",
    "sider",
    "sidebox",
    "aside",
    "related",
    "relate",
    "relation",
    "recommend",
    "recommends",
    "recommended",
    "hot",
    "hotnews",
    "hotlist",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "nav",
    "navbar",
    "navigation",
    "friendlink",
    "friendlinks",
    "footer",
    "pagination",
];

/// Characters that, right behind a figure, measure something: a sentence with such a figure is no page furniture.
pub const MEASURES: &str = "%％‰亿万千百个项件户家人元亩公吨条次倍分场名位座所只头台套辆宗处米层栋间部类成期";

/// The cues, ready to be found.
pub fn index() -> &'static WordIndex<Cue> {
    static INDEX: OnceLock<WordIndex<Cue>> = OnceLock::new();
    INDEX.get_or_init(|| WordIndex::new(CUES.iter().copied()))
}

/// Whether a line is the number of a page and nothing else: `— 3 —`, `第3页 共8页`, `3/8`, a number alone.
pub fn page_number(line: &str) -> bool {
    let bare = |c: char| !matches!(c, ' ' | '-' | '—' | '·' | '~' | '/' | '第' | '页' | '共' | ',');
    let mut digits = 0;
    let mut groups = 0;
    let mut within = false;
    // Bounded: a page's number is a short line.
    for c in line.chars().take(33) {
        let digit = c.is_ascii_digit();
        digits += usize::from(digit);
        groups += usize::from(digit && !within);
        within = digit;
        if !digit && bare(c) {
            return false;
        }
    }
    (1..=2).contains(&groups) && digits <= 6 && line.len() <= 66
}

/// What the lines at the foot of an official paper begin with: to whom it goes.
pub static FOOTERS: WordSet =
    WordSet::new(&["报:", "送:", "发:", "抄送:", "抄报:", "主送:", "分送:", "报送:", "共印", "(共印"]);

/// What a news account counts below an article, in front of each number (`阅读 1.3万 赞 96 在看 41`).
pub static COUNTERS: WordSet = WordSet::new(&[
    "阅读原文",
    "阅读量",
    "阅读",
    "浏览",
    "点赞",
    "赞",
    "在看",
    "分享",
    "收藏",
    "留言",
    "评论",
    "转发",
    "喜欢",
    "播放",
    "推荐",
]);
