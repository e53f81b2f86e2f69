//! What is told of a project, by the words of its indicator: the columns of the project table.

use super::set::WordSet;

/// A column of the project table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// 总投资
    Total,
    /// 年度计划投资
    Plan,
    /// 已完成投资
    Done,
    /// Done as a share of the plan.
    Share,
    /// 亩均投资, 投资强度
    Intensity,
    /// What it is expected to bring: 产值, 税收, 营业收入, 就业.
    Output,
}

impl Part {
    /// All columns, in the order of the table.
    pub const ALL: [Part; 6] =
        [Part::Total, Part::Plan, Part::Done, Part::Share, Part::Intensity, Part::Output];
}

/// Words of an indicator and the column they speak for; the first that fits decides.
pub const WORDS: &[(&str, Part)] = &[
    ("投资强度", Part::Intensity),
    ("亩均", Part::Intensity),
    ("完成率", Part::Share),
    ("完成比例", Part::Share),
    ("投资进度", Part::Share),
    ("形象进度", Part::Share),
    ("总投资", Part::Total),
    ("投资总额", Part::Total),
    ("计划总投", Part::Total),
    ("概算", Part::Total),
    ("年度计划", Part::Plan),
    ("年度投资", Part::Plan),
    ("计划投资", Part::Plan),
    ("年度目标", Part::Plan),
    ("完成投资", Part::Done),
    ("投资完成", Part::Done),
    ("累计投资", Part::Done),
    ("到位资金", Part::Done),
    ("产值", Part::Output),
    ("产能", Part::Output),
    ("销售收入", Part::Output),
    ("营业收入", Part::Output),
    ("营收", Part::Output),
    ("税收", Part::Output),
    ("利税", Part::Output),
    ("就业", Part::Output),
    ("年产", Part::Output),
];

/// What is told right behind an item's name (某项目(甲县)总投资…).
pub static FIELDS: WordSet = WordSet::new(&[
    "总投资",
    "计划总投资",
    "计划投资",
    "年度计划",
    "完成投资",
    "已完成",
    "占地",
    "位于",
    "建设",
    "进展",
]);

/// Labels before a colon in a list of projects, whose values are figures (总投资:12亿元).
pub const FIGURE_LABELS: &[&str] = &[
    "总投资",
    "投资额",
    "总投资额",
    "投资总额",
    "投资概算",
    "概算投资",
    "估算投资",
    "年度投资",
    "年度计划",
    "计划投资",
    "投资计划",
    "年度目标",
    "完成投资",
    "投资完成",
    "累计完成",
    "已完成",
    "累计投资",
    "占地面积",
    "用地面积",
    "建筑面积",
    "建设规模",
    "到位资金",
    "资金到位",
    "完成",
    "累计",
];

/// Labels whose values are words: how far it is, who builds it, what it is.
pub const WORD_LABELS: &[&str] = &[
    "进展",
    "工程进展",
    "项目进展",
    "进展情况",
    "形象进度",
    "工程进度",
    "最新进展",
    "目前进展",
    "存在问题",
    "问题",
    "困难",
    "建设内容",
    "主要建设内容",
    "建设规模及内容",
    "建设地点",
    "建设地址",
    "建设性质",
    "建设年限",
    "建设工期",
    "建设周期",
    "建设单位",
    "责任单位",
    "牵头单位",
    "实施单位",
    "施工单位",
    "业主单位",
    "项目业主",
    "责任领导",
    "填报单位",
    "填报时间",
    "报送时间",
    "填报日期",
    "联系人",
    "联系电话",
    "备注",
    "项目名称",
    "项目类别",
    "项目类型",
    "项目阶段",
    "投资主体",
    "资金来源",
    "开工时间",
    "竣工时间",
    "计划开工时间",
    "计划竣工时间",
    "经济效益",
    "预期效益",
    "社会效益",
];

/// Labels that bear the project's own name.
pub const NAME_LABELS: &[&str] = &["项目名称", "工程名称", "项目"];

/// Characters of a label at the most, a time in front of it counted (1—11月完成投资).
const LABEL: usize = 16;

/// Whether the words before a colon are a label of a list of projects.
pub fn is_label(words: &str) -> bool {
    let words = words.trim();
    if words.is_empty() || words.chars().count() > LABEL {
        return false;
    }
    let bare = words.split(['(', '（']).next().unwrap_or(words).trim_end();
    WORD_LABELS.contains(&bare) || is_figure_label(bare)
}

/// Whether a label's value is a figure.
pub fn is_figure_label(bare: &str) -> bool {
    FIGURE_LABELS.iter().any(|label| bare.ends_with(label))
}

/// The label that `line` opens with, before a colon.
pub fn label(line: &str) -> Option<&str> {
    let (at, _) = line.char_indices().take(LABEL + 8).find(|(_, c)| matches!(c, ':' | '：'))?;
    line.get(..at).filter(|words| is_label(words))
}
