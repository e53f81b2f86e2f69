//! Units of measure that stand behind a numeral.

/// A unit as written, its base unit, and how many base units one of it is, as a power of ten or a
/// factor.
pub struct Unit {
    /// As written in (clean) text.
    pub word: &'static str,
    /// Base unit.
    pub base: &'static str,
    /// Factor to the base unit, as a decimal numerator and a power of ten: value × factor × 10^exp.
    pub factor: i64,
    /// Power of ten.
    pub exp: i32,
    /// What sort of thing it measures.
    pub dimension: Dimension,
}

/// What a unit measures: decides the aspect and what an unnamed figure is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dimension {
    /// 元, 美元 …
    Money,
    /// 亩, 平方米 …
    Area,
    /// 米, 公里 …
    Length,
    /// 立方米 …
    Volume,
    /// 吨, 公斤 …
    Mass,
    /// 千瓦, 千瓦时 …
    Energy,
    /// 人, 人次, 户: people.
    People,
    /// %.
    Percent,
    /// 个百分点.
    Point,
    /// 分.
    Score,
    /// 倍, 番.
    Times,
    /// 年, 个月, 天 …: durations.
    Duration,
    /// 位, 个位次: places.
    Place,
    /// Things that are counted.
    Count,
    /// Any other measure (℃, 分贝, MB …).
    Other,
}

use Dimension::*;

const fn unit(word: &'static str, base: &'static str, factor: i64, exp: i32, dimension: Dimension) -> Unit {
    Unit { word, base, factor, exp, dimension }
}

/// Units proper. Multiples with 万 and 亿 (`万亩`, `亿元`) need no rows: those characters scale any unit.
pub const UNITS: &[Unit] = &[
    unit("元", "元", 1, 0, Money),
    unit("块钱", "元", 1, 0, Money),
    unit("元人民币", "元", 1, 0, Money),
    unit("人民币", "元", 1, 0, Money),
    unit("美元", "美元", 1, 0, Money),
    unit("美金", "美元", 1, 0, Money),
    unit("欧元", "欧元", 1, 0, Money),
    unit("日元", "日元", 1, 0, Money),
    unit("英镑", "英镑", 1, 0, Money),
    unit("港元", "港元", 1, 0, Money),
    unit("港币", "港元", 1, 0, Money),
    unit("新台币", "新台币", 1, 0, Money),
    unit("卢布", "卢布", 1, 0, Money),
    unit("韩元", "韩元", 1, 0, Money),
    unit("澳元", "澳元", 1, 0, Money),
    unit("加元", "加元", 1, 0, Money),
    unit("角", "元", 1, -1, Money),
    unit("%", "%", 1, 0, Percent),
    unit("‰", "%", 1, -1, Percent),
    unit("成", "%", 1, 1, Percent),
    unit("折", "%", 1, 1, Percent),
    unit("个百分点", "个百分点", 1, 0, Point),
    unit("百分点", "个百分点", 1, 0, Point),
    unit("个千分点", "个百分点", 1, -1, Point),
    unit("个基点", "个百分点", 1, -2, Point),
    unit("分", "分", 1, 0, Score),
    unit("倍", "倍", 1, 0, Times),
    unit("番", "番", 1, 0, Times),
    unit("亩", "亩", 1, 0, Area),
    unit("公顷", "公顷", 1, 0, Area),
    unit("平方公里", "平方公里", 1, 0, Area),
    unit("平方千米", "平方公里", 1, 0, Area),
    unit("平方米", "平方米", 1, 0, Area),
    unit("平米", "平方米", 1, 0, Area),
    unit("㎡", "平方米", 1, 0, Area),
    unit("m²", "平方米", 1, 0, Area),
    unit("立方米", "立方米", 1, 0, Volume),
    unit("方", "方", 1, 0, Volume),
    unit("升", "升", 1, 0, Volume),
    unit("公里", "公里", 1, 0, Length),
    unit("千米", "公里", 1, 0, Length),
    unit("米", "米", 1, 0, Length),
    unit("厘米", "厘米", 1, 0, Length),
    unit("毫米", "毫米", 1, 0, Length),
    unit("微米", "微米", 1, 0, Length),
    unit("纳米", "纳米", 1, 0, Length),
    unit("里", "里", 1, 0, Length),
    unit("km", "公里", 1, 0, Length),
    unit("吨", "吨", 1, 0, Mass),
    unit("公斤", "公斤", 1, 0, Mass),
    unit("千克", "公斤", 1, 0, Mass),
    unit("斤", "斤", 1, 0, Mass),
    unit("克", "克", 1, 0, Mass),
    unit("毫克", "毫克", 1, 0, Mass),
    unit("担", "担", 1, 0, Mass),
    unit("吨标准煤", "吨标准煤", 1, 0, Energy),
    unit("吨标煤", "吨标准煤", 1, 0, Energy),
    unit("千瓦时", "千瓦时", 1, 0, Energy),
    unit("度", "度", 1, 0, Energy),
    unit("千瓦", "千瓦", 1, 0, Energy),
    unit("兆瓦", "兆瓦", 1, 0, Energy),
    unit("千伏", "千伏", 1, 0, Energy),
    unit("千伏安", "千伏安", 1, 0, Energy),
    unit("kWh", "千瓦时", 1, 0, Energy),
    unit("GWh", "GWh", 1, 0, Energy),
    unit("MWh", "MWh", 1, 0, Energy),
    unit("GW", "GW", 1, 0, Energy),
    unit("MW", "MW", 1, 0, Energy),
    unit("KW", "千瓦", 1, 0, Energy),
    unit("kW", "千瓦", 1, 0, Energy),
    unit("kV", "千伏", 1, 0, Energy),
    unit("人", "人", 1, 0, People),
    unit("人次", "人次", 1, 0, People),
    unit("人口", "人", 1, 0, People),
    unit("名", "名", 1, 0, People),
    unit("户", "户", 1, 0, People),
    unit("户次", "户次", 1, 0, People),
    unit("个位次", "个位次", 1, 0, Place),
    unit("位次", "位次", 1, 0, Place),
    unit("位", "位", 1, 0, Place),
    unit("年", "年", 1, 0, Duration),
    unit("周年", "年", 1, 0, Duration),
    unit("个月", "个月", 1, 0, Duration),
    unit("个多月", "个月", 1, 0, Duration),
    unit("个季度", "个季度", 1, 0, Duration),
    unit("天", "天", 1, 0, Duration),
    unit("日", "日", 1, 0, Duration),
    unit("个工作日", "个工作日", 1, 0, Duration),
    unit("小时", "小时", 1, 0, Duration),
    unit("个小时", "小时", 1, 0, Duration),
    unit("分钟", "分钟", 1, 0, Duration),
    unit("秒", "秒", 1, 0, Duration),
    unit("周", "周", 1, 0, Duration),
    unit("℃", "℃", 1, 0, Other),
    unit("°", "°", 1, 0, Other),
    unit("分贝", "分贝", 1, 0, Other),
    unit("兆", "兆", 1, 0, Other),
    unit("GB", "GB", 1, 0, Other),
    unit("TB", "TB", 1, 0, Other),
    unit("PB", "PB", 1, 0, Other),
    unit("Mbps", "Mbps", 1, 0, Other),
    unit("mm", "毫米", 1, 0, Length),
    unit("微克", "微克", 1, 0, Mass),
    unit("标准箱", "标准箱", 1, 0, Count),
    unit("TEU", "标准箱", 1, 0, Count),
    unit("标箱", "标准箱", 1, 0, Count),
];

/// Measure words for things that are counted.
pub const CLASSIFIERS: &[&str] = &[
    "个", "项", "宗", "家", "条", "件", "座", "处", "栋", "幢", "套", "台", "辆", "艘", "架", "只", "头", "匹",
    "羽", "株", "棵", "颗", "粒", "支", "枚", "块", "片", "张", "份", "本", "部", "篇", "首", "幅", "册", "卷",
    "批", "批次", "次", "场", "场次", "轮", "趟", "班", "期", "届", "种", "类", "门", "款", "例", "起", "宗次", "笔",
    "间", "所", "院", "店", "村", "镇", "乡", "街道", "社区", "县", "市", "区", "省", "国", "地", "盟市", "城",
    "对", "双", "组", "队", "支队", "层", "级", "档", "盏", "口", "眼", "根", "顶", "面", "盒", "箱", "袋", "瓶",
    "包", "桶", "罐", "车", "列", "航次", "架次", "班次", "车次", "件次", "台套", "台(套)", "床", "张床位", "床位",
    "个床位", "泊位", "个泊位", "车位", "户次", "人份", "剂", "剂次", "针", "针次", "亩次", "点", "岗位", "股", "杆",
    "通", "封", "则", "道", "段", "环", "节", "维", "字", "词", "句", "步", "招", "环节", "连", "事", "方面",
];
