//! Words about who ranks among whom: wholes, the classes of their members, and how speakers count their places.

use super::set::{WordSet, word_table};

/// Wholes that an administration divides: every member of the text's own whole is in them, so that a value said
/// without a rank belongs there too. In other scopes (`山区26县`, `副省级城市`) only those stand who say so.
pub const WHOLES: &[&str] = &["全市", "全省", "全国", "全区", "全州", "全盟", "全县", "全旗", "全球"];

/// Other words for a whole.
pub const SAME_SCOPES: &[(&str, &str)] = &[
    ("我市", "全市"),
    ("本市", "全市"),
    ("市内", "全市"),
    ("全市各地", "全市"),
    ("各县市区", "全市"),
    ("各县(市、区)", "全市"),
    ("各区县", "全市"),
    ("各县区", "全市"),
    ("我省", "全省"),
    ("本省", "全省"),
    ("省内", "全省"),
    ("各市", "全省"),
    ("各设区市", "全省"),
    ("国内", "全国"),
    ("各省", "全国"),
    ("各省区市", "全国"),
    ("世界", "全球"),
    ("全世界", "全球"),
    ("区内", "全区"),
    ("县内", "全县"),
];

/// What a whole is divided into, for `全市10个县(市、区)`; longest first where one begins another.
pub static MEMBERS: WordSet = word_table![
    "县(市、区)",
    "县(市区)",
    "市(县、区)",
    "区(县、市)",
    "区(市、县)",
    "县(区)",
    "县(市)",
    "市(区)",
    "旗(县、区)",
    "旗县(市、区)",
    "县市区",
    "市县区",
    "区县市",
    "区市县",
    "市区县",
    "旗县市区",
    "旗县区",
    "旗市区",
    "区县",
    "县区",
    "市县",
    "县市",
    "旗县",
    "设区市",
    "设区的市",
    "市(州)",
    "市州",
    "州市",
    "盟市",
    "地级市",
    "地市",
    "乡镇(街道)",
    "镇(街道)",
    "镇街",
    "乡镇",
    "街道",
];

/// What compares the members of a whole, so that a place in it is one among them (`全省平安建设考核第一`).
pub static ASSESSED: WordSet = word_table![
    "考核",
    "考评",
    "评比",
    "评价",
    "测评",
    "评估",
    "评选",
    "评议",
    "通报",
    "竞赛",
    "比武",
    "比拼",
    "晾晒",
    "榜单",
    "排行榜",
    "检查",
    "督查",
    "晒拼",
    "赛马",
    "打擂",
];

/// Words between a whole and the number of its members.
pub const COUNTED: &[&str] = &["共有", "共", "的", "下辖", "所辖", "所属", "辖", ""];

/// Words for the middle of a field.
pub static MIDDLE: WordSet = WordSet::new(&["居中", "中游", "中间", "中列", "中位", "中等"]);

/// Words for its end.
pub static BEHIND: WordSet = WordSet::new(&["靠后", "落后", "后列", "后位", "下游", "末位", "倒数", "垫底"]);

/// Words for its head, without a figure.
pub static AHEAD: WordSet = WordSet::new(&["前列", "靠前", "领先", "上游", "居前"]);

/// Words for the first place in a count of places.
pub static FIRST: WordSet = WordSet::new(&["第一", "首位", "榜首", "第1"]);
