//! Words that claim a place among others.

/// Verbs that put something in a place; longest first is found by the lexer.
pub const VERBS: &[&str] = &[
    "位居", "位列", "名列", "排名", "排在", "排列", "排位", "居于", "列居", "跃居", "跃升至", "跃升", "跃升到", "上升至", "上升到", "升至",
    "升到", "提升至", "提升到", "前移至", "前移到", "下滑至", "下滑到", "退至", "退居", "降至", "降到", "稳居", "稳列", "保持", "领跑", "蝉联", "继续位居",
    "继续居", "获得", "夺得", "荣获", "获", "夺", "居", "列", "排", "位", "占", "处于", "处在", "分列", "分居", "分别列", "分别居",
    "分别位列", "分别位居", "分别排名", "分别排", "并列", "均列", "均居", "均为", "均位列", "均位居", "均排名", "暂列", "暂居", "名次", "位次",
    "进入", "进位至", "为", "是", "列入",
];

/// Words that name the whole among which a place is claimed.
pub const SCOPES: &[&str] = &[
    "全市", "全省", "全国", "全区", "全县", "全州", "全旗", "全盟", "全球", "世界", "全世界", "亚洲", "华东", "华南", "华北", "中部", "西部", "东部",
    "东北", "西南", "西北", "长三角", "珠三角", "京津冀", "同行业", "行业", "国内", "省内", "市内", "区内", "县内", "我市", "我省", "本市", "本省",
    "全系统", "全行业", "同类", "同级", "各县市区", "各县(市、区)", "各区县", "各市", "各省",
];

/// Places without a figure: word, from, to, counted from the bottom, tie.
pub const WORDS: &[(&str, u16, u16, bool, bool)] = &[
    ("首位", 1, 1, false, false),
    ("首席", 1, 1, false, false),
    ("榜首", 1, 1, false, false),
    ("头名", 1, 1, false, false),
    ("冠军", 1, 1, false, false),
    ("第一方阵", 0, 0, false, false),
    ("末位", 1, 1, true, false),
    ("末尾", 1, 1, true, false),
    ("垫底", 1, 1, true, false),
    ("最后一位", 1, 1, true, false),
    ("最后一名", 1, 1, true, false),
    ("最后", 1, 1, true, false),
    ("领跑", 1, 1, false, false),
    ("唯一", 1, 1, false, false),
];

/// Superlatives that claim the first place where a scope stands beside them.
pub const SUPERLATIVES: &[&str] = &["最高", "最快", "最多", "最大", "最小", "最低", "最优", "最好", "最少", "最强"];
