//! Words that tell a time without a numeral of their own, or around one.

use super::set::{WordSet, word_table, words_of};

/// Which year a time word means, against the year that the text speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Year {
    /// The text does not say.
    Untold,
    /// This many years from the text's own year (今年 0, 去年 −1).
    Relative(i8),
    /// This many years from the last one that the text looks back on (近三年 begins at −2).
    Ended(i8),
    /// A year of the common era.
    Absolute(u16),
}

/// The words of [`YEARS`].
pub static YEAR_WORDS: WordSet = words_of!(YEARS);
/// The words of [`PARTS`].
pub static PART_WORDS: WordSet = words_of!(PARTS);

/// Words for years, in front of a part of the year or alone.
pub const YEARS: &[(&str, i8)] = &[
    ("今年", 0),
    ("本年", 0),
    ("当年", 0),
    ("去年", -1),
    ("上年", -1),
    ("前年", -2),
    ("明年", 1),
    ("来年", 1),
    ("后年", 2),
];

/// Ends of verbs behind which 后 is no part of 后年 (投产后年产, 投运后年发电).
pub const ONCE: &[char] = &['产', '运', '成', '营', '用', '工', '标'];

/// Words in front of a number of years that look back (近三年, 过去五年).
pub static LOOKING_BACK: WordSet =
    WordSet::new(&["过去", "近", "最近", "这", "这过去", "刚刚过去的", "过去的", "前"]);

/// Words behind a number of years that look back by themselves (五年来, 五年间).
pub const YEARS_AGO: &[&str] = &["以来", "来", "间"];

/// Words in front of a number of years that look ahead (今后五年).
pub static LOOKING_AHEAD: WordSet =
    WordSet::new(&["今后", "未来", "往后", "接下来", "接下来的", "今后的", "未来的", "之后"]);

/// What in front of 近三年 makes it a length of time (历时近三年).
pub static LASTING: WordSet = word_table![
    "历时", "耗时", "用时", "长达", "为期", "持续", "工期", "经过", "时隔", "达", "约", "将", "连续"
];

/// What behind 近三年 makes it a length of time (近三年时间).
pub const LENGTHS: &[&str] =
    &["时间", "期", "级", "制", "多", "半", "龄", "的时间", "的努力", "前", "后", "左右"];

/// Parts of a year: word, first month, last month, whether it counts from the year's start.
pub const PARTS: &[(&str, u8, u8, bool)] = &[
    ("前三季度", 1, 9, true),
    ("前三个季度", 1, 9, true),
    ("前两个季度", 1, 6, true),
    ("前3季度", 1, 9, true),
    ("前2季度", 1, 6, true),
    ("前3个季度", 1, 9, true),
    ("前二季度", 1, 6, true),
    ("一至三季度", 1, 9, true),
    ("一到三季度", 1, 9, true),
    ("1—3季度", 1, 9, true),
    ("1-3季度", 1, 9, true),
    ("1至3季度", 1, 9, true),
    ("一至二季度", 1, 6, true),
    ("二至四季度", 4, 12, false),
    ("第一季度", 1, 3, true),
    ("第二季度", 4, 6, false),
    ("第三季度", 7, 9, false),
    ("第四季度", 10, 12, false),
    ("一季度", 1, 3, true),
    ("首季度", 1, 3, true),
    ("首季", 1, 3, true),
    ("二季度", 4, 6, false),
    ("三季度", 7, 9, false),
    ("四季度", 10, 12, false),
    ("1季度", 1, 3, true),
    ("2季度", 4, 6, false),
    ("3季度", 7, 9, false),
    ("4季度", 10, 12, false),
    ("上半年", 1, 6, true),
    ("下半年", 7, 12, false),
    ("半年度", 1, 6, true),
    ("半年", 1, 6, true),
    ("全年", 1, 12, true),
    ("年底前", 1, 12, true),
    ("年底", 1, 12, true),
    ("年末", 1, 12, true),
    ("年内", 1, 12, true),
];

/// What papers on an economy are called in the press, and the time that they are on.
pub const PAPERS: &[(&str, &str)] = &[
    ("首季报", "一季度"),
    ("一季报", "一季度"),
    ("季度首考", "一季度"),
    ("首季成绩单", "一季度"),
    ("半年报", "上半年"),
    ("年中报", "上半年"),
    ("半年考", "上半年"),
    ("半年答卷", "上半年"),
    ("期中考", "上半年"),
    ("期中答卷", "上半年"),
    ("期中成绩单", "上半年"),
    ("年中成绩单", "上半年"),
    ("年中答卷", "上半年"),
    ("三季报", "前三季度"),
    ("半年度", "上半年"),
    ("半年", "上半年"),
    ("年中考", "上半年"),
];

/// Words of a title for half a year, which the text says in full.
pub const HALF: &[&str] = &["半年", "半年度"];

/// The half of a year that is looked back on, in full.
pub const FIRST_HALF: &str = "上半年";

/// Parts of a year that a meeting's title names to look back on them.
pub static LOOKED_BACK: WordSet = WordSet::new(&["上半年", "前三季度", "下半年"]);

/// What a title calls the words of speakers.
pub static SPEECHES: WordSet = WordSet::new(&[
    "发言", "实录", "摘登", "摘要", "摘编", "讲话", "汇编", "表态", "述职", "会议", "交流", "材料",
]);

/// What a meeting is held for that looks ahead.
pub static FORWARD: WordSet = WordSet::new(&["动员", "部署", "安排", "启动", "冲刺", "计划", "打算", "谋划"]);

/// Words for figures that come out, whose day is not the figures' time.
pub static COMES_OUT: WordSet =
    word_table!["出炉", "出齐", "公布", "发布", "披露", "亮相", "揭晓", "交卷", "晒出", "亮出", "放榜"];

/// Times that name no range of dates by themselves.
pub static VAGUE: WordSet = word_table![
    "目前",
    "当前",
    "截至目前",
    "截至当前",
    "截止目前",
    "到目前为止",
    "迄今",
    "至今",
    "近年来",
    "近期",
    "年初以来",
    "年初",
    "上月末",
    "上月",
    "上个月",
    "本月",
    "当月",
    "同期",
    "眼下",
    "现阶段",
    "本周",
    "上周",
    "今年以来",
    "上季度",
    "本季度",
    "开年以来",
    "开春以来",
    "入春以来",
    "入夏以来",
    "入秋以来",
    "入冬以来",
    "入汛以来",
    "国庆假期",
    "国庆期间",
    "国庆节期间",
    "国庆长假",
    "国庆黄金周",
    "国庆七天",
    "国庆中秋假期",
    "春节假期",
    "春节期间",
    "春节长假",
    "春节黄金周",
    "春运期间",
    "端午假期",
    "端午期间",
    "端午小长假",
    "清明假期",
    "清明期间",
    "清明小长假",
    "五一假期",
    "五一期间",
    "五一小长假",
    "暑期",
    "暑假期间",
];

/// What may follow a time and belong to it.
pub static TAILS: WordSet = word_table![
    "以来",
    "期间",
    "底前",
    "末前",
    "底之前",
    "月底前",
    "底",
    "末",
    "前",
    "初",
    "中旬",
    "上旬",
    "下旬",
    "中",
    "份",
    "当月",
    "当天",
    "当日",
];

/// What may stand before a time and makes it "up to".
pub static UNTIL: WordSet = WordSet::new(&["截至到", "截止到", "截至", "截止", "到", "至"]);

/// Words for what is planned, right behind the time it is planned for.
pub static PLANS: WordSet = word_table![
    "任务",
    "预算",
    "预算数",
    "盘子",
    "总盘子",
    "安排",
    "控制数",
    "目标任务",
    "目标",
    "预期目标",
    "计划",
    "任务数",
    "计划数",
    "总任务"
];

/// What papers and meetings do, right behind the day on which they did it.
pub static ISSUED: WordSet = word_table![
    "印发",
    "下发",
    "出台",
    "制定",
    "召开",
    "举行",
    "举办",
    "部署",
    "通报的",
    "会议",
    "例会",
    "发文",
    "颁布"
];

/// Verbs for a value that was reached.
pub static REACHED: WordSet = word_table![
    "增加到",
    "增长到",
    "提高到",
    "提升到",
    "上升到",
    "扩大到",
    "增加至",
    "提高至",
    "提升至",
    "增至",
    "升至",
    "上升至"
];
