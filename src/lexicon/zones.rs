//! Words for functional zones.
//!
//! A zone is a place's name, perhaps a qualifier, and one of these words (`金华经济技术开发区`); or it calls
//! itself by the bare word (`开发区`). Words of one class are one zone under different names.

use super::set::{WordSet, word_table, words_of};

/// A word for a zone.
pub struct ZoneWord {
    /// The word.
    pub word: &'static str,
    /// Words of the same class name the same zone behind the same place.
    pub class: &'static str,
    /// Whether a speaker calls itself by the bare word.
    pub alone: bool,
}

const fn row(word: &'static str, class: &'static str, alone: bool) -> ZoneWord {
    ZoneWord { word, class, alone }
}

/// The words, in no order.
pub const WORDS: &[ZoneWord] = &[
    row("开发区", "开发区", true),
    row("经开区", "开发区", true),
    row("经济开发区", "开发区", true),
    row("经济技术开发区", "开发区", true),
    row("新区", "新区", true),
    row("高新区", "高新区", true),
    row("高新技术产业开发区", "高新区", true),
    row("高新技术开发区", "高新区", true),
    row("高新技术产业园区", "高新区", true),
    row("旅游度假区", "度假区", true),
    row("国家旅游度假区", "度假区", true),
    row("度假区", "度假区", true),
    row("保税区", "保税区", true),
    row("综合保税区", "保税区", true),
    row("综保区", "保税区", true),
    row("保税港区", "保税区", true),
    row("自贸区", "自贸区", false),
    row("自贸片区", "自贸区", false),
    row("示范区", "示范区", true),
    row("试验区", "试验区", true),
    row("实验区", "试验区", false),
    row("合作区", "合作区", true),
    row("集聚区", "集聚区", true),
    row("产业集聚区", "集聚区", true),
    row("工业园区", "工业园区", false),
    row("产业园区", "产业园区", false),
    row("管理区", "管理区", true),
    row("功能区", "功能区", true),
    row("港区", "港区", true),
    row("空港新城", "新城", true),
    row("风景区", "风景区", true),
    row("风景名胜区", "风景区", false),
    row("投资区", "投资区", true),
];

/// The words of [`WORDS`] alone.
pub static NAMES: WordSet = words_of!(WORDS, word);

/// What may stand between a place's name and the word.
pub static QUALIFIERS: WordSet = word_table![
    "国家级",
    "国家",
    "省级",
    "滨海",
    "临港",
    "临空",
    "空港",
    "航空港",
    "旅游",
    "生态",
    "农业",
    "工业",
    "文化",
    "科技",
    "火炬",
    "综合",
    "东部",
    "西部",
    "南部",
    "北部",
    "城南",
    "城北",
    "城东",
    "城西",
    "高铁",
    "现代",
    "循环",
    "绿色",
    "滨江",
    "湖滨",
    "中心城",
    "山",
];

/// Words before a bare zone word that make it part of something else (`共同富裕示范区`, `园区新区`).
pub static GLUED: WordSet = word_table![
    "园区",
    "老区",
    "城区",
    "各",
    "省级",
    "国家级",
    "级",
    "个",
    "家",
    "类",
    "富裕",
    "改革",
    "先行",
    "综合"
];
