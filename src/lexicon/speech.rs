//! Words of speakers and of the formulas that open and close a speech.

use std::sync::OnceLock;

use super::index::{Prefixes, WordIndex};

/// Offices, for a speaker's line.
pub const OFFICES: &[&str] = &[
    "书记",
    "市长",
    "县长",
    "区长",
    "旗长",
    "盟长",
    "州长",
    "主任",
    "常委",
    "专员",
    "局长",
    "负责人",
    "主席",
    "管委会",
    "党工委",
    "党委",
    "代市长",
    "代县长",
    "代区长",
    "组长",
    "部长",
];

/// What may stand with a colon before a speaker's name on a line of its own.
pub const LABELS: &[&str] = &[
    "发言单位",
    "汇报单位",
    "报送单位",
    "交流单位",
    "参赛单位",
    "晒拼单位",
    "单位名称",
    "单位",
    "发言人",
    "发言",
    "汇报",
    "交流发言",
    "发言材料",
    "县市区",
    "县(市、区)",
    "县区",
    "区县",
    "地区",
];

/// Ornaments before and around headings.
pub const MARKS: &str = "【】[]()■●◆▲★※:：*#—-·○□◎▶➤";

/// Words right behind a speaker's name for itself: what it does, has done or will do.
pub const SPEAKS: &[&str] = &[
    "坚决",
    "认真",
    "全力",
    "全面",
    "始终",
    "坚持",
    "聚焦",
    "紧扣",
    "锚定",
    "围绕",
    "对准",
    "找准",
    "深入",
    "牢牢",
    "牢记",
    "抢抓",
    "奋力",
    "持续",
    "贯彻",
    "落实",
    "按照",
    "以",
    "将",
    "把",
    "要",
    "立足",
    "突出",
    "强化",
    "加快",
    "推进",
    "着力",
    "积极",
    "主动",
    "切实",
    "大力",
    "扎实",
    "严格",
    "继续",
    "力争",
    "力求",
    "决心",
    "勇于",
    "勇",
    "敢于",
    "秉持",
    "今年",
    "一季度",
    "上半年",
    "前三季度",
    "全年",
    "在",
    "经济",
    "上下",
    "党委",
    "县委",
    "区委",
    "市委",
    "政府",
    "想",
    "干",
    "抓",
    "统筹",
    "树牢",
    "深化",
    "咬定",
    "瞄准",
    "保持",
    "对标",
    "做",
    "打",
    "用",
    "是",
    "实现",
    "完成",
    "GDP",
    "地区生产总值",
    "紧盯",
    "紧紧",
    "紧抓",
    "坚定",
    "抢占",
    "奋战",
    "铆足",
    "鼓足",
    "凝心",
    "精准",
    "高质量",
    "高标准",
    "高位",
    "高效",
    "扛牢",
    "扛起",
    "践行",
    "充分",
    "依托",
    "发挥",
    "擦亮",
    "加大",
    "加强",
    "加速",
    "大抓",
    "大干",
    "致力",
    "努力",
    "不断",
    "进一步",
    "坚守",
    "稳住",
    "守牢",
    "守好",
    "迎难",
    "迅速",
    "集中",
    "乘势",
    "主攻",
    "聚力",
    "聚心",
    "聚集",
    "倾力",
    "深耕",
    "深挖",
    "深学",
    "争当",
    "争做",
    "勇担",
    "勇挑",
    "敢为",
    "敢拼",
    "拼",
    "严守",
    "常态",
    "创新",
    "探索",
    "率先",
    "树立",
    "激活",
    "激发",
    "提升",
    "优化",
    "对照",
    "结合",
    "利用",
    "借势",
    "借助",
    "乘着",
    "抓住",
    "抓牢",
    "抓实",
    "抓紧",
    "锁定",
    "盯紧",
    "盯住",
    "盯牢",
    "打造",
    "打响",
    "奋勇",
    "奋进",
    "三季度",
    "二季度",
    "本年",
    "去年",
    "近年来",
];

/// Words that a closing paragraph begins with.
pub const CLOSES: &[&str] = &[
    "下一步",
    "下步",
    "接下来",
    "下阶段",
    "下一阶段",
    "今后",
    "面向未来",
    "展望",
    "最后",
    "我们坚信",
    "我们有信心",
    "请市委",
    "汇报完毕",
    "以上汇报",
];

/// How a speaker calls itself, and by what ending its name would bear that out.
pub const ALIASES: &[(&str, &str)] = &[
    ("我县", "县"),
    ("全县", "县"),
    ("县委", "县"),
    ("县域", "县"),
    ("县属", "县"),
    ("兴县", "县"),
    ("我区", "区"),
    ("全区", "区"),
    ("区委", "区"),
    ("我旗", "旗"),
    ("全旗", "旗"),
    ("旗委", "旗"),
    ("我州", "州"),
    ("全州", "州"),
    ("我盟", "盟"),
    ("全盟", "盟"),
    ("我市", "市"),
    ("我镇", "镇"),
    ("全镇", "镇"),
    ("镇党委", "镇"),
    ("我乡", "乡"),
    ("全乡", "乡"),
    ("乡党委", "乡"),
    ("我街道", "街道"),
    ("全街道", "街道"),
    ("街道党工委", "街道"),
];

/// Words in a title that say that several regions report.
pub const DIGEST_TITLES: &[&str] = &[
    "发言摘登",
    "交流发言",
    "晒拼",
    "比拼",
    "赛马",
    "擂台",
    "亮晒",
    "摘登",
    "发言摘要",
    "晾晒",
    "述职",
    "交流材料",
    "各县",
    "县(市",
    "县（市",
];

/// Words that a sentence which goes on about what was before begins with.
pub const GOES_ON: &[&str] = &[
    "其中",
    "其次",
    "此外",
    "同时",
    "另外",
    "例如",
    "比如",
    "具体来看",
    "从",
    "该市",
    "该区",
    "该县",
    "当地",
];

/// Words by which a sentence speaks of the region before it.
pub const OF_ITS_OWN: &[&str] = &["该市", "该省", "该区", "该县", "全市规模", "全市固定", "全市实现"];

/// Words for all regions of the text together.
pub const GROUPS: &[&str] = &[
    "个城市",
    "座城市",
    "城市中",
    "各市",
    "各地",
    "各省",
    "全国",
    "个省份",
    "个设区市",
    "个地级市",
    "个区县",
    "盟市",
    "市州",
    "各县",
    "各区",
];

/// Words by which a clause speaks of the whole: the word, and the ending of the whole's name.
pub const WHOLES: &[(&str, &str)] =
    &[("全省", "省"), ("全市", "市"), ("全州", "州"), ("全盟", "盟"), ("全区", "区"), ("全县", "县")];

/// Behind a word for the whole these make it a scope, no subject (`全省第一`, `全市平均`).
pub const SCOPED: &[&str] = &[
    "第", "前", "后", "最", "末", "首", "领", "居", "排", "倒", "唯", "垫", "平均", "各", "其他", "其余",
    "的", "之", "县", "区", "市", "近", "约", "占",
];

/// Clauses about what lies between two regions, which is neither's.
pub const BETWEEN: &[&str] = &[
    "两市差距",
    "两地差距",
    "两县差距",
    "两区差距",
    "两省差距",
    "两者差距",
    "二者差距",
    "之间的差距",
    "两市之间",
    "两地之间",
    "两省之间",
    "两县之间",
    "两区之间",
    "两者之间",
    "二者之间",
];

/// Words by which a clause under a heading turns to another matter.
pub const TURNS: &[&str] =
    &["年内", "年底", "上半年", "下半年", "同时", "此外", "另外", "同步", "并新建", "并启动", "新建", "新增"];

/// What the row of all regions together is called in a table.
pub const TOTALS: &[&str] = &["全市", "全省", "全州", "全区", "全县", "全盟", "合计", "总计"];

/// What may stand between a clause's start and its subject: times and light openings.
pub const PREFACES: &[&str] = &[
    "上半年",
    "下半年",
    "今年",
    "去年",
    "当年",
    "全年",
    "前三季度",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "上月",
    "当月",
    "目前",
    "其中",
    "同期",
    "而",
    "但",
    "截至",
    "月底",
    "月末",
    "月份",
    "月",
    "年",
    "日",
    "底",
    "末",
    "则",
    "另",
    "又",
    "来自",
];

/// Words of a report about the whole country.
pub const COUNTRY: &[&str] = &["全国", "我国", "中国", "国务院", "中央"];

/// [`ALIASES`] and, with numbers behind theirs, [`COUNTRY`], ready to be found.
pub fn selves() -> &'static WordIndex<usize> {
    static INDEX: OnceLock<WordIndex<usize>> = OnceLock::new();
    let words = || ALIASES.iter().map(|row| row.0).chain(COUNTRY.iter().copied()).zip(0..);
    INDEX.get_or_init(|| WordIndex::new(words()))
}

/// [`SPEAKS`], ready to be looked up.
pub fn speaks() -> &'static Prefixes {
    static TABLE: OnceLock<Prefixes> = OnceLock::new();
    TABLE.get_or_init(|| Prefixes::new(SPEAKS))
}
