//! Words that tell audits what a figure refers to, from work reports and statistical yearbooks.

use std::sync::OnceLock;

use super::index::WordIndex;
use super::set::{WordSet, word_table, words_of};

/// What comes off a noun before two nouns are compared: scope, totals, light verbs.
pub const LIGHT: &[&str] = &[
    "全市", "全县", "全区", "全省", "全州", "全盟", "全镇", "全乡", "我市", "我县", "我区", "我省", "全国",
    "全部", "实际", "累计", "共计", "合计", "完成", "实现", "达到", "取得", "执行", "今年", "同比",
];

/// Other names of one thing.
pub const ALIASES: &[(&str, &str)] = &[
    ("国内生产总值", "GDP"),
    ("地区生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("规模以上", "规上"),
    ("限额以上", "限上"),
    ("一般公共预算收入", "财政收入"),
    ("公共财政预算收入", "财政收入"),
];

/// Nouns of a plan.
pub static PLANS: WordSet = WordSet::new(&["计划", "任务", "目标", "盘子"]);

/// Money in the name of a rate: it says nothing of how many things there are.
pub static MONEY: WordSet = WordSet::new(&["投资", "资金", "金额", "产值", "收入", "税收", "债券", "预算"]);

/// Rates that are so many of so many things.
pub static OF_THINGS: WordSet = word_table![
    "整改率",
    "办结率",
    "销号率",
    "完成率",
    "完工率",
    "落地率",
    "开工率",
    "签约率",
    "投产率",
    "竣工率",
    "通过率",
    "合格率",
    "达标率",
    "成功率",
    "履约率",
    "转化率",
    "入库率",
    "发现率",
    "解决率",
    "化解率",
    "覆盖率",
    "申报率",
    "兑现率",
    "到位率",
    "采纳率",
];

/// Rates that say so of the things counted in front of them, and what these are called: the stations of a
/// network are not what a coverage is of.
pub const RATED: &[(&[&str], &[&str])] = &[
    (
        &["整改率", "销号率", "解决率", "化解率", "办结率", "采纳率", "完成率"],
        &[
            "问题", "隐患", "事项", "信访", "积案", "案件", "纠纷", "诉求", "矛盾", "线索", "意见", "提案",
            "建议", "清单", "任务", "实事", "工单", "件", "条",
        ],
    ),
    (
        &["落地率", "开工率", "签约率", "投产率", "竣工率", "履约率", "入库率", "转化率", "完工率", "完成率"],
        &["项目", "工程", "签约", "协议", "合同", "小区"],
    ),
    (&["合格率", "达标率"], &["批次", "抽检", "样品", "断面"]),
    (&["通过率", "申报率", "成功率"], &["申报", "申请", "送审", "项目"]),
];

/// Words that begin the total of what was told before: what follows is no part any more.
pub static SUMMED: WordSet = WordSet::new(&["共", "共计", "合计", "总计", "累计", "总共", "一共", "总的"]);

/// Words that 共 begins without telling a total.
pub static SHARED: WordSet =
    WordSet::new(&["共同", "共享", "共建", "共青", "共产", "共富", "共性", "共治", "共用"]);

/// Words that may stand in front of a total.
pub static SUMMED_WHEN: WordSet = WordSet::new(&[
    "全年",
    "今年",
    "目前",
    "全市",
    "全县",
    "全区",
    "全省",
    "现",
    "现有",
    "已",
    "上半年",
    "一季度",
    "前三季度",
    "至今",
    "截至目前",
    "年内",
    "全镇",
    "我市",
    "我县",
    "我区",
]);

/// Words that a draft's readers leave to one another, and that go before it is read out.
pub static LEFTOVERS: WordSet = word_table![
    "送审稿",
    "讨论稿",
    "征求意见稿",
    "初稿",
    "修改稿",
    "审定稿",
    "第二稿",
    "第三稿",
    "第四稿",
    "待核",
    "待补",
    "待定",
    "待查",
    "请核",
    "请补充",
    "请确认",
    "请提供",
    "数据请",
    "签字返回",
    "联系人",
    "联系电话",
    "此处插入",
    "此处补",
    "××",
    "XX",
    "xx",
    "？？",
    "??",
];

/// What is counted under two heads at once.
pub static BOTH: WordSet =
    word_table!["兼有", "兼具", "两者都有", "二者都有", "两项都", "两类都", "同属", "交叉重叠"];

/// Parts that exclude one another.
pub static DISJOINT: WordSet = word_table![
    "互不重复",
    "互不重叠",
    "不重复计算",
    "不重复统计",
    "不重复计入",
    "互斥",
    "不交叉",
    "没有重叠",
    "无重叠",
    "没有交叉",
    "没有重复",
    "无重复",
    "没有并列",
    "无并列",
    "互不交叉",
    "不重不漏",
];

/// Words before the parts that make up the whole.
pub static COMPLETE: WordSet = WordSet::new(&["分别为", "分别是", "包括", "由", "即"]);

/// Places of a ranking that exclude one another.
pub static CLASSES: WordSet = word_table![
    "前", "中游", "居中", "靠后", "后", "末", "第一", "第二", "第三", "领先", "落后", "位的", "排在",
];

/// What came to a stock, of firms or of people.
pub static CAME: WordSet = word_table![
    "新设",
    "新增",
    "新注册",
    "新登记",
    "新升规",
    "升规",
    "新入库",
    "迁入",
    "流入",
    "出生",
    "新发展",
    "新开办",
    "引进",
    "新认定",
    "新培育",
    "新吸纳",
];
/// What went from it.
pub static WENT: WordSet = word_table![
    "注销", "吊销", "退出", "退规", "退库", "迁出", "流出", "死亡", "关停", "淘汰", "流失", "下规"
];

/// The upper places as one class, and the single places that lie within it.
pub static TOPS: WordSet = WordSet::new(&[
    "前三", "前二", "前两", "前四", "前五", "前六", "前十", "前列", "前3", "前2", "前4", "前5", "前6",
    "前10", "上游",
]);
/// See [`TOPS`].
pub static FIRSTS: WordSet =
    WordSet::new(&["第一", "第二", "第三", "第1", "第2", "第3", "首位", "榜首", "居首", "夺魁", "冠军"]);
/// The lower places as one class, and the single places that lie within it.
pub static LOWS: WordSet =
    WordSet::new(&["后三", "后二", "后两", "后五", "后3", "后2", "后5", "靠后", "落后", "下游"]);
/// See [`LOWS`].
pub static LASTS: WordSet = WordSet::new(&["末位", "倒数第一", "倒数第二", "垫底", "最后一位", "末尾"]);

/// Words that say the whole is done.
pub static ALL_DONE: WordSet = word_table![
    "全面完成",
    "全部完成",
    "超额完成",
    "提前完成",
    "圆满完成",
    "如期完成",
    "均已完成",
    "都已完成",
    "已全部",
    "全部整改",
    "全部销号",
    "全部办结",
    "全部开工",
    "全部落地",
    "全部投产",
    "全部竣工",
    "全部建成",
    "全部发行",
    "全部拨付",
    "全部列入",
    "全部通过",
    "全部到位",
    "均已落地",
    "均已开工",
    "均已整改",
    "均已办结",
    "均已销号",
    "均已拨付",
    "均已发行",
];

/// Words that take all of them in, before a verb.
pub const ALL: &[&str] = &["已全部", "全部", "均已", "都已", "全都"];

/// Verbs of a thing that is done, as they stand in the name of a rate too.
pub static DONE: WordSet = word_table![
    "完工", "竣工", "办结", "建成", "销号", "整改", "达标", "投产", "开工", "验收", "投用", "覆盖", "改造",
    "清零", "交付",
];

/// Words of an exception.
pub static STILL: WordSet = WordSet::new(&["仍有", "还有", "尚有", "仍剩", "还剩", "尚余"]);

/// Last year's figure stands behind these.
pub static BASES: WordSet = WordSet::new(&[
    "去年同期为",
    "上年同期为",
    "去年同期",
    "上年同期",
    "同期为",
    "上年为",
    "去年为",
    "基数为",
    "上年的",
    "去年的",
]);

/// From a first value to a second.
pub static FROM: WordSet = WordSet::new(&["由", "从"]);
/// Words that may stand in front of a growth and name nothing that grows.
pub static BARE_GROWTH: WordSet = word_table![
    "同比",
    "环比",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "同期",
    "上年",
    "去年",
    "上一年",
    "今年",
    "全年",
    "年均",
    "增长",
    "增加",
    "增幅",
    "增速",
    "提高",
    "提升",
    "上升",
    "下降",
    "减少",
    "降低",
    "回落",
    "扩大",
    "缩小",
    "下滑",
    "压减",
    "上涨",
    "下跌",
    "翻番",
    "净增",
    "多增",
    "净减",
    "多",
    "少",
    "大幅",
    "快速",
    "持续",
    "稳步",
    "逆势",
    "平均",
    "累计",
    "实际",
    "名义",
    "实现",
    "保持",
    "达到",
    "分别",
    "依次",
    "双双",
    "均",
    "都",
    "也",
    "又",
    "再",
    "达",
    "为",
    "约",
    "近",
    "超",
    "超过",
    "高达",
    "仅",
    "的",
    "了",
    "比",
    "较",
    "增",
    "降",
    "升",
    "涨",
    "跌",
    "数量",
    "总量",
    "总数",
    "总额",
    "规模",
    "幅度",
    "两者",
    "二者",
    "合计",
    "按可比价",
    "按可比价格",
    "可比",
    "口径",
    "按",
    "计算",
    "左右",
    "以上",
    "余",
];

/// What stands before the second value.
pub static TO: WordSet = word_table![
    "增加到",
    "增长到",
    "提高到",
    "提升到",
    "上升到",
    "扩大到",
    "增至",
    "升至",
    "上升至",
    "提高至",
    "提升至",
    "增加至",
    "增长至",
    "下降到",
    "减少到",
    "降到",
    "降至",
    "下降至",
    "减少至",
    "降低到",
    "压减到",
    "压减至",
    "缩小到",
    "缩小至",
    "发展到",
    "到",
    "至",
];

/// Stages of one application or project, each row in order.
pub const STAGES: &[&[&str]] = &[
    &["申报", "通过", "列入", "发行", "拨付", "支出"],
    &["需求", "通过", "列入", "发行", "拨付", "支出"],
    &["谋划", "盯引", "签约", "落地", "开工", "投产"],
    &["交办", "整改", "销号"],
];

/// Parts that make up a whole, as words in their names; alternatives are parted by a bar.
pub const PARTITIONS: &[&[&str]] = &[
    &["第一产业|一产", "第二产业|二产", "第三产业|三产"],
    &["城镇|城市|城区", "乡村|农村"],
    &["税收", "非税"],
    &["出口", "进口"],
    &["中直|中央|央属", "地方"],
    &["批发零售|批零|批发和零售", "住宿餐饮|住餐|住宿和餐饮"],
    &["工程", "服务", "货物"],
    &["新建|新开工", "续建"],
    &["中央", "省级", "市级", "县级"],
    &["公办", "民办"],
    &["内资", "外资"],
    &["动物|畜牧", "植物|种植"],
    &["重工业", "轻工业"],
    &["男性|男生|男职工", "女性|女生|女职工"],
];

/// Classes of which a thing is in one at most.
pub const EXCLUSIVE: &[&[&str]] = &[
    &["幼儿园", "小学", "初中", "高中", "中职", "大学"],
    &["幼儿园", "小学", "中学", "中职", "职业", "特殊教育", "高校"],
    &["第一批", "第二批", "第三批", "第四批", "第五批"],
    &["夏粮", "早稻", "秋粮"],
    &["小麦", "玉米", "水稻", "大豆", "薯类"],
    &["博士", "硕士", "本科", "专科"],
    &["正高", "副高", "中级", "初级"],
    &["A类", "B类", "C类", "D类"],
    &["村民", "居民"],
    &["轻伤", "重伤", "死亡"],
    &["第一产业", "第二产业", "第三产业"],
    &["男", "女"],
    &["猪肉", "牛肉", "羊肉", "禽肉"],
    &["大型", "中型", "小型", "微型"],
];

/// Where money comes from: a sum of one level is not of another.
pub const LEVELS_OF_MONEY: &[&str] = &["中央", "省级", "市级", "县级"];

/// The rest of a whole, as the last of its parts.
pub static REST: WordSet = WordSet::new(&["其他", "其它", "其余"]);

/// Views of one whole that cut across each other: what is in one row may be in another too. A part is of the row
/// whose word stands last in its name.
pub const VIEWS: &[&[&str]] = &[
    &["工业", "服务业", "农业", "商贸", "文旅", "第一产业", "第二产业", "第三产业", "房地产", "基础设施"],
    &["制造业", "装备制造", "采矿业"],
    &["高技术", "高新技术", "战略性新兴", "数字经济", "先进制造"],
    &["技改", "技术改造", "改扩建", "设备更新", "设备投资"],
    &["城市建设", "民生", "生态环保", "交通"],
    &["民间", "国有", "民营", "外商", "外资"],
    &["亿元以上", "规上", "规模以上", "限上", "重点项目", "省级重点", "市级重点"],
    &["新开工", "新建", "续建"],
];

/// Words that make a class narrower; a name without them is not of the same whole.
pub const NARROWER: &[&str] = &["规上", "限上", "规模以上", "限额以上"];

/// One lot of several: its rate is not that of all.
pub const LOTS: &[&str] =
    &["第一批", "第二批", "第三批", "第四批", "首批", "一期", "二期", "三期", "第一轮", "第二轮", "第三轮"];

/// A rate that is so only if one counts otherwise.
pub static SUPPOSED: WordSet = WordSet::new(&[
    "如果",
    "假如",
    "若按",
    "如按",
    "若以",
    "统计则",
    "计算则",
    "测算则",
    "口径",
    "若全部",
    "剔除",
    "扣除",
]);

/// Growth of an amount at the prices of another year.
pub static CONSTANT_PRICES: WordSet = WordSet::new(&[
    "可比价",
    "不变价",
    "可比口径",
    "同口径",
    "可比增长",
    "同比口径",
    "扣除价格",
    "剔除价格",
    "修订",
    "核实",
]);

/// What a plan is short of, as all the words in front.
pub const SHORT: &[&str] = &[
    "差",
    "还差",
    "尚差",
    "仍差",
    "全年差",
    "全年还差",
    "全年尚差",
    "距目标还差",
    "距任务还差",
    "距全年目标还差",
    "距年度目标还差",
    "距全年任务还差",
    "离目标还差",
    "目前还差",
];

/// What is left of a whole when the part before is done: no more and no less.
pub static LEFT: WordSet = WordSet::new(&["剩余", "剩下", "余下", "其余", "尚余", "还剩", "仍剩"]);

/// Light words between 平均每个 and the number (平均每家使用6000平方米).
pub const SHARED_OUT: &[&str] =
    &["使用", "占用", "拥有", "约", "达", "为", "有", "可", "分得", "产", "用地", "惠及", "带动"];

/// Words that say a rate is ahead of the calendar.
pub const AHEAD_OF_TIME: &[&str] = &[
    "快于时序",
    "快于序时",
    "超时序",
    "超序时",
    "高于时序",
    "高于序时",
    "超过时序",
    "超过序时",
    "领先时序",
    "好于时序",
    "超前于时序",
    "快于时间进度",
    "超时间进度",
    "高于时间进度",
];

/// Words that say an aim is reached.
pub const REACHED: &[&str] = &[
    "超额完成",
    "圆满完成",
    "全面完成",
    "完成年度目标",
    "完成全年目标",
    "完成目标",
    "达到目标",
    "实现目标",
    "达到预期",
];

/// Amounts that add up over time.
pub static FLOWS: WordSet = word_table![
    "投资",
    "收入",
    "产值",
    "税收",
    "进出口",
    "出口额",
    "零售额",
    "销售额",
    "产量",
    "用电量",
    "发电量",
    "支出",
    "营业额",
    "到位资金",
    "增加值",
    "游客",
];

/// Words of twice as much.
pub const DOUBLED: &[&str] = &["翻番", "翻一番", "翻了一番", "翻了番", "实现倍增"];

/// Characters of words that name the days of a time (占全年有效监测天数360天的).
pub const DAYS_LIGHT: &str = "全年上下半前一二三四季度有效监测总的天数";

/// Characters that may stand between a value and its doublings (,五年间翻了): none puts them off or names a thing.
pub const DOUBLED_LIGHT: &str = "，,翻了实现已经成功一二三四五六七八九十两年间来再";

/// Words in front of a count at the beginning of a time.
pub static AT_START: WordSet =
    WordSet::new(&["年初", "期初", "月初", "季初", "上年末", "上年底", "去年末", "去年底"]);
/// Words in front of a count at its end.
pub static AT_END: WordSet = WordSet::new(&[
    "本年末",
    "年末实有",
    "年末有",
    "年末达",
    "年末为",
    "期末",
    "月末",
    "季末",
    "现有",
    "实有",
]);
/// What came less what went.
pub static NET: WordSet = WordSet::new(&["净增", "净减"]);

/// Words that say of a part that it is more than half of its whole.
pub const OVER_HALF: &[&str] =
    &["一半以上", "半数以上", "过半数", "过半", "超过一半", "超一半", "超过半数", "超半数", "逾半"];

/// Words that say of a part that it is less than half of its whole.
pub const UNDER_HALF: &[&str] = &["不到一半", "不足一半", "不到半数", "不足半数", "一半以下", "半数以下"];

/// Characters that may stand between a part and such words; none of them names another thing or another whole.
pub const HALF_LIGHT: &str = "，,占了其总数量的比例重为达到已 ";

/// What a part adds to: growths of a whole economy.
pub static WHOLE_GROWTH: WordSet = WordSet::new(&["GDP", "生产总值", "经济增长", "经济增速", "经济总量"]);

/// Units of mass, in 斤: 亩产 is told in 公斤, the whole in 吨.
pub const MASSES: &[(&str, i64)] = &[("斤", 1), ("公斤", 2), ("吨", 2000)];

/// What is meant by the whole where a part adds to a growth: 拉动GDP增长, 拉动经济增长.
pub const WHOLE_ECONOMY: &[&str] = &["GDP", "经济", "地区生产总值", "生产总值"];

/// Scopes of places that lie within one another: the word, how wide it is, and whether counties alone are ranked in it
/// beside their likes (of a city 全市 is itself).
pub const NESTED_SCOPES: &[(&str, u8, bool)] = &[
    ("全市", 0, true),
    ("全州", 0, true),
    ("全盟", 0, true),
    ("全省", 1, false),
    ("全自治区", 1, false),
    ("全国", 2, false),
];

/// Words that speak of an earlier time or another whole in front of a place.
pub const OTHER_TIME: &[&str] = &[
    "去年",
    "上年",
    "上月",
    "上季",
    "上半年",
    "同期",
    "此前",
    "之前",
    "年初",
    "上次",
    "上轮",
    "往年",
    "由",
    "从",
    "较",
    "比",
    "原",
    "力争",
    "目标",
    "预计",
    "曾",
    "历年",
    "升至",
    "降至",
    "退至",
    "跌至",
    "前移",
    "后移",
    "当月",
    "单月",
    "累计",
];

/// Means: a whole lies between its parts instead of being their sum.
pub static MEANS: WordSet = WordSet::new(&["人均", "户均", "平均", "均价", "亩均"]);

/// A figure that is the difference of two others.
pub static DIFFERENCES: WordSet = WordSet::new(&["节约", "节省", "差距", "顺差", "逆差", "净增", "相差"]);

/// A figure that is the ratio of two others.
pub static RATIOS: WordSet = WordSet::new(&["收入比", "存贷比", "倍差", "户均", "亩均"]);

/// Earlier times that a change is against.
pub static EARLIER: WordSet = WordSet::new(&[
    "一季度",
    "上半年",
    "前三季度",
    "去年全年",
    "上年全年",
    "去年同期",
    "上年同期",
    "同期",
    "上月",
    "上季度",
    "上年",
    "去年",
]);

/// Verbs of a change between two values, alone before the stated change.
pub static CHANGES: WordSet = word_table![
    "加快", "提高", "提升", "上升", "回升", "增加", "增长", "增", "扩大", "多", "升高", "下降", "降低",
    "回落", "减少", "减", "放缓", "收窄", "缩小", "压减", "降",
];

/// Words by which one place's figure exceeds another's.
pub static AHEAD: WordSet = WordSet::new(&["领先", "高出", "高于", "多出", "多于", "超出", "多"]);
/// Words for a whole, and the endings of places that it lies above.
pub const ABOVE: &[(&str, &[char])] = &[
    ("全国", &['省', '市', '州', '盟', '县', '区', '旗', '镇', '乡', '道']),
    ("全省", &['市', '州', '盟', '县', '区', '旗', '镇', '乡', '道']),
    ("全自治区", &['市', '州', '盟', '县', '区', '旗', '镇', '乡', '道']),
    ("全市", &['县', '区', '旗', '镇', '乡', '道']),
    ("全州", &['市', '县', '镇', '乡', '道']),
    ("全盟", &['市', '县', '旗', '镇', '乡', '道']),
    ("全县", &['镇', '乡', '道']),
];

/// Words by which one rate runs before another, or behind it.
pub static FASTER: WordSet = WordSet::new(&["快于", "慢于", "高", "低", "快", "慢"]);
/// Words by which it falls short of it.
pub static BEHIND: WordSet = WordSet::new(&["落后", "低于", "少于", "少"]);

/// Wholes whose mean a place is held against.
pub static SCOPES: WordSet = word_table![
    "全国",
    "全省",
    "全市",
    "全镇",
    "全乡",
    "全县",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "省均",
    "市均",
    "全自治区",
    "省平均",
    "市平均",
    "国家平均",
];

/// Words of growth that come off before two names of a growth are compared.
pub const GROWTHS: &[&str] =
    &["同比", "比上年", "较上年", "增速", "增幅", "涨幅", "增长率", "增长", "变动", "实际", "名义"];

/// Largest values that a county or city reports, by noun and base unit (in it): beyond, a unit slipped.
pub const CEILINGS: &[(&str, &str, i64)] = &[
    ("用地", "亩", 1_000_000),
    ("耕地", "亩", 20_000_000),
    ("高标准农田", "亩", 20_000_000),
    ("厂房", "平方米", 100_000_000),
    ("整治", "亩", 5_000_000),
    ("拆除", "亩", 1_000_000),
    ("出让", "亩", 1_000_000),
    ("收储", "亩", 1_000_000),
    ("项目", "个", 1_000_000),
    ("企业", "家", 10_000_000),
    ("人均可支配收入", "元", 1_000_000),
];

/// Totals of a whole place that no county tells in so little as tens of 万元.
pub static TOTALS: WordSet = word_table![
    "地区生产总值",
    "国内生产总值",
    "GDP",
    "工业总产值",
    "规上工业产值",
    "建筑业总产值",
    "农业总产值",
    "固定资产投资",
    "消费品零售总额",
    "一般公共预算收入",
    "财政总收入",
    "进出口总额",
    "存款余额",
    "贷款余额",
    "工业增加值",
];

/// Characters before a measure word that count, or that make a word with it.
pub const NOT_LOST_BEFORE: &str = "一二三四五六七八九十百千万亿两俩仨零〇半几数多余整这那哪每各某逐首单上近过超逾达约破第单若干挨全另前后同有些好来单元美";

/// Words that begin with 个.
pub static NOT_LOST_AFTER: WordSet = word_table![
    "个", "数", "性", "人", "体", "别", "案", "税", "股", "展", "子", "头", "中", "转企", "私", "儿", "贷",
    "险", "位数", "旧",
];

/// Units that stand alone before a mark only where their number is lost, with the nouns that must stand before
/// them (none: any word).
pub const LOST_UNITS: &[(&str, &[&str])] = &[
    ("亿元", &[]),
    ("万元", &[]),
    ("万亩", &[]),
    ("万平方米", &[]),
    ("平方公里", &[]),
    ("家", &["工厂", "公司", "机构", "园区", "基地", "中心", "门店"]),
    ("宗", &["地块"]),
    ("户", &["经营主体", "市场主体"]),
    ("套", &["住房", "公寓", "房源", "安置房", "保障房", "商品房"]),
    ("所", &["学校", "幼儿园", "小学", "中学"]),
    ("件", &["专利", "商标"]),
    ("台", &["机器人", "充电桩"]),
    ("公里", &["道路", "公路", "管网", "绿道", "步道", "河道", "铁路", "高速"]),
];

/// How a unit of [`LOST_UNITS`] begins: nearly every place of a text is turned away by it.
pub static LOST_BEGINNINGS: WordSet = words_of!(LOST_UNITS);

/// A rate named after its two figures.
#[derive(Clone, Copy, Debug)]
pub struct NamedRatio {
    /// How the rate's name ends.
    pub name: &'static str,
    /// Word in the part's name.
    pub part: &'static str,
    /// Word in the whole's name.
    pub whole: &'static str,
    /// Whether the name leaves no other whole. 支出率 may be of what is issued, allotted or left from last year.
    pub sure: bool,
}

/// Rates named after their two figures.
pub const NAMED_RATIOS: &[NamedRatio] = &[
    NamedRatio { name: "存贷比", part: "贷款", whole: "存款", sure: true },
    NamedRatio { name: "支出率", part: "支出", whole: "发行", sure: false },
    NamedRatio { name: "亏损面", part: "亏损", whole: "企业", sure: true },
    NamedRatio { name: "资产负债率", part: "负债", whole: "资产", sure: true },
];

/// Words of a change or of a stretch of time: what was added is no part of what is there.
pub static ADDED: WordSet = WordSet::new(&[
    "新增",
    "增加",
    "净增",
    "增量",
    "减少",
    "下降",
    "当月",
    "本月",
    "当年",
    "比年初",
    "较年初",
    "比上年",
    "较上年",
]);

/// What a word of a name becomes before names are compared: nothing, or its short form.
pub fn cores() -> &'static WordIndex<&'static str> {
    static INDEX: OnceLock<WordIndex<&'static str>> = OnceLock::new();
    let words = || LIGHT.iter().map(|word| (*word, "")).chain(ALIASES.iter().copied());
    INDEX.get_or_init(|| WordIndex::new(words()))
}

/// [`GROWTHS`], ready to be taken off.
pub fn growths() -> &'static WordIndex<&'static str> {
    static INDEX: OnceLock<WordIndex<&'static str>> = OnceLock::new();
    INDEX.get_or_init(|| WordIndex::new(GROWTHS.iter().map(|word| (*word, ""))))
}

/// The words of [`PARTITIONS`] with their row and place in it.
pub fn members() -> &'static WordIndex<(u8, u8)> {
    static INDEX: OnceLock<WordIndex<(u8, u8)>> = OnceLock::new();
    let words = || {
        PARTITIONS.iter().zip(0..).flat_map(|(row, at)| {
            let words = row.iter().zip(0..);
            words.flat_map(move |(words, nth)| words.split('|').map(move |word| (word, (at, nth))))
        })
    };
    INDEX.get_or_init(|| WordIndex::new(words()))
}
