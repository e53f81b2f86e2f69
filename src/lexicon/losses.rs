//! Words between which a numeral must stand: where there is none, the text lost it.
//!
//! Precision comes first: a row stands here only if the two words side by side, closed by a mark, make no
//! word and no phrase of ordinary Chinese (企业家, 线条, 亿元村, 万元户 and 超亿元 are ordinary).

use super::set::{WordSet, word_table};

/// Verbs behind which a bare measure word lacks its number (`已上线个,`).
pub static VERBS: WordSet = word_table![
    "上线",
    "建成",
    "新增",
    "新建",
    "完成",
    "签约",
    "落地",
    "开工",
    "新开工",
    "竣工",
    "投产",
    "投用",
    "开通",
    "引进",
    "培育",
    "获评",
    "获批",
    "打造",
    "整治",
    "整改",
    "承接",
    "创建",
    "谋划",
    "盯引",
    "发放",
    "销号",
    "办结",
    "入库",
    "申报",
    "通过",
    "列入",
    "纳入",
    "化解",
    "排查",
    "关停",
    "拆除",
    "腾退",
    "续建",
    "共计",
    "合计",
    "累计",
    "达到",
    "超过",
    "仅有",
    "共有",
    "实施",
];

/// Measure words that make no word with what [`VERBS`] or [`COUNTED`] end in.
pub static MEASURES: WordSet =
    word_table!["个", "座", "家", "宗", "项", "件", "条", "辆", "亩", "公里", "户次", "人次", "万人次"];

/// Things that are counted in the measure word behind them (`绿色工厂家,`).
pub const COUNTED: &[(&str, &[&str])] = &[
    (
        "个",
        &[
            "项目", "应用", "问题", "小区", "社区", "案例", "试点", "园区", "片区", "网点", "站点", "泊位",
            "车位", "床位", "岗位",
        ],
    ),
    (
        "家",
        &[
            "工厂",
            "公司",
            "银行",
            "医院",
            "机构",
            "门店",
            "酒店",
            "合作社",
            "园区",
            "规上企业",
            "规模以上企业",
            "高新技术企业",
            "中小企业",
            "“小巨人”企业",
            "新企业",
            "上市企业",
        ],
    ),
    (
        "座",
        &[
            "桥梁",
            "大桥",
            "泵站",
            "变电站",
            "加油站",
            "充电站",
            "换电站",
            "公厕",
            "水库",
            "污水处理厂",
            "停车场",
            "车站",
        ],
    ),
    ("条", &["道路", "公路", "航线", "河道", "断头路", "专线"]),
    ("件", &["发明专利", "专利", "商标", "实事", "提案", "建议"]),
    ("项", &["国家标准", "行业标准", "荣誉", "指标", "改革试点", "试点"]),
    ("宗", &["地块", "用地"]),
];

/// Units of money, area and length that stand behind figures only, where a mark follows them.
pub const UNITS: &[&str] =
    &["亿元", "万元", "亿美元", "万美元", "平方米", "平方公里", "公顷", "万吨", "万千瓦", "个百分点"];

/// What may stand in front of [`UNITS`] without a figure: a bound or a verb of reaching (超亿元, 破亿元),
/// a rate (每亿元), a unit named as one (以亿元计, 单位:亿元), or the end of a figure in words.
pub static BEFORE_UNITS: WordSet = word_table![
    "每", "单位", "以", "按", "超", "过", "破", "近", "达", "上", "成", "到", "至", "向", "冲", "数", "几",
    "十", "百", "千", "万", "亿", "余", "多", "来", "半", "约", "逾", "足", "满", "双", "进", "为", "是",
    "用", "入", "跨", "迈", "闯", "奔", "首", "单个", "和", "或", "与", "及", "个", "第", "些", "某", "若干",
    "新", "列", "即", "从", "由", "在", "的",
];

/// Subjects behind which a bare 月 lacks its number (`生产线月,`).
pub const BEFORE_MONTHS: &[&str] =
    &["生产线", "项目", "工程", "公司", "基地", "园区", "车间", "工厂", "大桥", "公路", "电站"];

/// Nouns and verbs behind which a bare % lacks its number (`增长%,`).
pub const RATES: &[&str] =
    &["增长", "下降", "提高", "提升", "回落", "率", "占比", "比重", "达", "达到", "为", "同比", "完成"];

/// Units of power in Latin letters (`纺丝线MW组件…`): between two words they lack their number.
pub const POWERS: &[&str] = &["GWh", "MWh", "kWh", "GW", "MW", "KW", "kW"];

/// What may stand in front of [`POWERS`] without a figure.
pub static BEFORE_POWERS: WordSet = word_table![
    "以", "按", "每", "十", "百", "千", "万", "数", "几", "级", "个", "的", "和", "为", "上", "近", "超",
    "达",
];
