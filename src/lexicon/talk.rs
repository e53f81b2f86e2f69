//! Words by which a speaker counts the parts of the speech, supposes, or lays down a norm: figures that measure
//! nothing. General knowledge of how speeches at meetings are built.

use super::set::{WordSet, word_table};

/// What opens a clause that only supposes (如果一年只做10个亿).
pub static SUPPOSING: WordSet =
    word_table!["如果", "假如", "假设", "假定", "倘若", "要是", "试想", "哪怕", "即便"];

/// Behind such a word: how a real figure was reckoned (如果按可比口径计算,增长5.2%).
pub static RECKONING: WordSet = word_table![
    "按",
    "剔除",
    "扣除",
    "不考虑",
    "不计",
    "不含",
    "算上",
    "加上",
    "考虑",
    "以",
    "从",
    "与",
    "和",
    "同"
];

/// In front of a count: what was said is parted into so many kinds, no things are counted.
pub static PARTING: WordSet = word_table![
    "分为",
    "分成",
    "划分为",
    "区分为",
    "归纳为",
    "概括为",
    "总结为",
    "归结为",
    "归为",
    "表现为",
    "体现为",
    "可分为",
    "主要有",
    "主要是",
    "无非是",
    "不外乎",
];

/// Measure words of the parts of a speech; `个` and `项` only before a word of [`PARTS`].
pub const PART_UNITS: &[&str] = &["类", "种", "点", "条", "步", "块", "层", "档"];

/// Parts of a speech that 个 and 项 count.
pub static PARTS: WordSet = word_table![
    "方面", "层次", "层面", "阶段", "环节", "步骤", "部分", "类型", "类别", "维度", "意见", "要求", "建议",
    "体会", "想法", "希望", "看法", "认识", "感受", "观点", "原则", "特点", "问题",
];

/// Verbs of speaking in front of a count of such parts (我再讲3点意见).
pub static SAYING: WordSet = word_table![
    "讲", "谈", "谈谈", "讲讲", "强调", "说", "提", "提出", "再提", "再讲", "明确", "说说", "汇报"
];

/// In front of a count of people or things: a norm, not how many there are.
pub static NORMS: WordSet = word_table![
    "不能少于",
    "不得少于",
    "不应少于",
    "不可少于",
    "不能多于",
    "不得多于",
    "不能超过",
    "不得超过",
    "不应超过",
    "不得低于",
    "不能低于",
    "应当有",
    "应有",
    "应当配备",
    "应配备",
    "应当报",
    "应报",
    "应设",
    "应当设",
    "应至少有",
];

/// In front of a number of times that tells how something came about (经过四次认定).
pub static THROUGH: WordSet = word_table!["经过", "历经", "经", "通过了"];
