//! Words of the heads of tables: what the rows are, what a column holds.

use super::set::{WordSet, word_table};

/// Corners that say that the rows are indicators, not places or things.
pub const INDICATORS: &[&str] = &[
    "指标",
    "指标名称",
    "项目",
    "项目名称",
    "项目别",
    "名称",
    "类别",
    "科目",
    "用地",
    "种类",
    "分类",
    "主要指标",
    "经济指标",
    "考核指标",
    "指标项",
    "指标类别",
    "内容",
    "事项",
    "产品名称",
    "产品",
    "行业",
];

/// Corners that say that the rows are projects, where a column tells of investment or progress.
pub const PROJECTS: &[&str] =
    &["项目", "项目名称", "工程名称", "工程", "重点项目", "建设项目", "企业名称", "企业"];

/// What columns about projects hold.
pub static OF_PROJECTS: WordSet =
    WordSet::new(&["投资", "进度", "开工", "竣工", "责任", "建设", "业主", "营业收入", "产值", "用地面积"]);

/// Heads of a column that says each row's unit.
pub const UNITS: &[&str] = &["单位", "计量单位", "数据单位", "指标单位"];

/// Heads of a first column that only counts the rows.
pub const NUMBERS: &[&str] =
    &["序号", "编号", "序", "排名", "名次", "位次", "排位", "序列", "顺序", "No", "No."];

/// First words of a row that is of the whole: no place and no thing of its own.
pub const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "总和", "全部", "汇总", "平均", "总数"];

/// Words in front of a sum (`全市合计`), or alone, that mean the whole that the text is about.
pub const WHOLES: &[&str] = &["全市", "全县", "全区", "全州", "全盟", "全旗", "全省", "全国", "全镇", "全域"];

/// Heads below a head of several columns that say nothing of their own.
pub const PLAIN: &[&str] = &[
    "总量",
    "绝对值",
    "绝对额",
    "绝对数",
    "绝对量",
    "数值",
    "实绩",
    "完成",
    "完成数",
    "完成值",
    "本期",
    "金额",
    "数量",
    "合计",
    "累计",
    "指标值",
    "累计数",
    "累计值",
    "本月累计",
    "完成情况",
    "完成额",
    "完成总量",
    "数据",
    "总额",
    "总值",
    "实际完成",
    "实际",
    "累计完成",
    "本月",
    "当月",
    "实际值",
    "实际数",
    "量",
];

/// Heads of columns whose figures are a change.
pub static CHANGES: WordSet = word_table![
    "增长",
    "增速",
    "增幅",
    "增减",
    "同比",
    "环比",
    "比年初",
    "比上年",
    "比上月",
    "比去年",
    "较上年",
    "较去年",
    "涨幅",
    "升降",
    "±",
];

/// Ends of a head that say only that its figures are a change, and against what; longer ones first.
pub const CHANGE_ENDS: &[&str] = &[
    "比上年同期",
    "比去年同期",
    "较上年同期",
    "较去年同期",
    "上年同期",
    "去年同期",
    "比上年",
    "比去年",
    "较上年",
    "较去年",
    "比年初",
    "较年初",
    "比上月",
    "较上月",
    "比上季度",
    "同期",
    "增长",
    "增减",
    "增降",
    "升降",
    "变化",
    "变动",
    "±",
    "+-",
    "%",
    "％",
    "累计",
    "可比",
    "名义",
    "的",
];

/// What may be left of a head of changes without telling what grew.
pub const CHANGE_KINDS: &[&str] = &[
    "可比",
    "可比价",
    "可比口径",
    "同口径",
    "不变价",
    "现价",
    "名义",
    "年均",
    "平均",
    "两年平均",
    "单月",
    "本年",
    "今年",
    "本季",
    "当季",
    "上年",
    "去年",
    "上月",
    "年度",
    "全市",
    "全省",
    "全国",
];

/// Words of a head that say nothing of what is measured.
pub const EMPTY: &[&str] = &["其中", "其中:", "其中：", "备注", "说明", "-", "—", "/"];

/// Heads of columns whose figures are places, with or without a scope in front (全市位次).
pub static PLACES: WordSet =
    WordSet::new(&["位次", "排名", "名次", "排位", "座次", "排序", "位数", "名次数", "位居"]);

/// Words of the column that a place in front of the label is given to: the sum of all the others.
pub static SUMS: WordSet = WordSet::new(&["总分", "综合", "总得分", "得分", "合计", "指数", "总成绩"]);

/// Heads of columns that plan.
pub static PLANS: WordSet = WordSet::new(&["计划", "目标", "任务", "预期", "总投资"]);

/// What a planned figure's share is called: it is measured.
pub static DONE: WordSet = WordSet::new(&["完成", "占", "率", "进度", "到位"]);

/// Ends of a caption that say nothing of what is measured.
pub const CAPTIONS: &[&str] = &[
    "表",
    "一览",
    "统计",
    "情况",
    "完成",
    "进展",
    "对比",
    "汇总",
    "通报",
    "结果",
    "进度",
    "明细",
    "对照",
    "排序",
    "公示",
    "分县市区",
    "分地区",
    "及",
    "和",
    "数据",
    "的",
    "简表",
    "附",
    "快报",
];

/// Classes of places in front of what is measured in a caption.
pub const CLASSES: &[&str] = &[
    "各县(市、区)",
    "各县(市)区",
    "各县(市)",
    "各县市区",
    "各县区",
    "各区县",
    "各市县",
    "各市州",
    "各市",
    "各县",
    "各区",
    "各乡镇(街道)",
    "各镇(街道)",
    "各镇街",
    "各乡镇",
    "各街道",
    "各地",
    "各单位",
    "各部门",
    "县(市、区)",
    "县(市)区",
    "县(市)",
    "县市区",
    "县区",
    "区县",
    "市县",
    "乡镇(街道)",
    "镇(街道)",
    "乡镇",
    "镇街",
    "全市",
    "全县",
    "全区",
    "全州",
    "全省",
    "部分",
    "分",
    "主要",
    "园区",
    "开发区",
    "的",
    "、",
    " ",
    "及",
];

/// Words of a caption that tells of several things: no name of one.
pub static GENERAL: WordSet = word_table![
    "指标",
    "主要",
    "项目",
    "附件",
    "附表",
    "考核",
    "评比",
    "比拼",
    "工作",
    "经济",
    "社会发展",
    "任务",
    "比较",
    "赛马",
];

/// Words in front of a plan whose share is told: `完成年度目标(%)`.
pub const SHARES: &[&str] = &["完成", "占", "达", "实现"];

/// Plans whose share is told.
pub static PLANNED: WordSet = WordSet::new(&["目标", "计划", "任务", "预算", "预期"]);

/// Heads of plans that do not say of what, with or without a share.
pub const PLAN_ENDS: &[&str] = &[
    "年度目标",
    "年度计划",
    "年度任务",
    "全年目标",
    "全年计划",
    "全年任务",
    "年初预算",
    "全年预期",
    "年度目标完成率",
    "年度计划完成率",
    "年度任务完成率",
    "全年目标完成率",
    "全年计划完成率",
    "全年任务完成率",
    "年初预算完成率",
    "完成率",
    "完成进度",
    "目标完成率",
    "任务完成率",
    "计划完成率",
];

/// Measure words in the name of a number of things, and what a figure under it is counted in.
pub const COUNTED: &[(&str, &str)] = &[
    ("个数", "个"),
    ("户数", "户"),
    ("家数", "家"),
    ("人数", "人"),
    ("件数", "件"),
    ("台数", "台"),
    ("宗数", "宗"),
    ("项数", "项"),
    ("项目数", "个"),
    ("企业数", "家"),
];

/// Ends of the name of a score.
pub static SCORES: WordSet = WordSet::new(&["得分", "总分", "分值", "分数", "总成绩", "评分"]);

/// Deeds at the end of a caption, and whom their figures count.
pub const OBJECTS: &[(&str, &str)] = &[("接待", "游客"), ("招聘", "人数"), ("培训", "人数")];
