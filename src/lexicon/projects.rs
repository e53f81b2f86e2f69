//! What is told of a project, by the words of its indicator: the columns of the project table.

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
