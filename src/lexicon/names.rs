//! What turns a numeral into part of a name.

use super::set::{WordSet, word_table};

/// Directly behind a bare figure: it goes on to another (由1.93降至1.89).
pub static MOVES: WordSet = word_table![
    "降至",
    "降到",
    "降为",
    "缩至",
    "缩到",
    "缩小至",
    "缩小到",
    "升至",
    "升到",
    "升为",
    "下降至",
    "下降到",
    "上升至",
    "上升到",
    "提高至",
    "提高到",
    "提升至",
    "提升到",
    "增至",
    "增加至",
    "增加到",
    "扩大至",
    "扩大到",
    "调整为",
    "优化为",
    "变为",
    "收窄至",
    "收窄到",
    "回落至",
    "回落到",
];

/// Directly behind a numeral: `1号线`, `2025版`, `3A级`. The numeral measures nothing.
pub static TAILS: WordSet = word_table![
    "号", "路", "线", "型", "版", "系列", "字", "式", "制", "级", "星级", "等奖", "维", "代", "比特", "寸",
    "股份", "化肥", "国道", "省道", "高速", "工程", "行动", "大学", "中学", "医院", "构架", "架构", "模式",
    "体系", "战略", "产业", "文明", "会议", "精神", "方案", "计划",
];

/// Behind 第n: the whole is a name or an ordinal, no place.
pub static ORDINAL_TAILS: WordSet = word_table![
    "届", "次", "批", "期", "个", "轮", "条", "章", "节", "款", "项", "产业", "季度", "阶段", "步", "代",
    "座", "家", "条线", "部", "卷", "集", "版", "号", "任", "一", "二", "三", "四", "五", "时间", "方阵",
    "梯队", "书记", "责任", "线", "医院", "人民", "中学", "小学", "高级", "实验", "师", "团", "大道", "年",
    "月", "天", "日", "周", "学期", "课", "类", "种", "本", "张", "场", "站", "回", "大",
];

/// Measure words that a single Chinese figure needs in order to count (两项, 三个); behind others it
/// is part of a word (两级, 五金).
pub static STRICT: WordSet = word_table![
    "个", "项", "家", "条", "宗", "座", "处", "栋", "幢", "台", "辆", "艘", "架", "件", "所", "名", "人",
    "次", "倍", "成", "户", "亩", "吨", "米", "公里", "元", "地", "番", "折", "宗地", "类", "批",
];

/// Characters in front of 过 and 破 with which they are another word (通过, 超过, 突破).
pub const PASSING: &str = "通经超透越不难渡走跨迈翻突闯度胜赛盖压反打攻爆";
