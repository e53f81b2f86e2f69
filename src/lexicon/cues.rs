//! Words that steer the reading: what they do, not what they mean.

use super::values::{Bound as B, Status as S};

/// What a word does in a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Nothing: stands here so that a shorter word inside it is not seen (人均, 有机).
    Plain,
    /// Holds a numeral character that counts nothing (一般, 统一).
    Idiom,
    /// Falls at the edge of a name (已, 也, 目前).
    Adverb,
    /// Joins clauses (同时, 此外).
    Link,
    /// 其中: what follows is part of what stood before.
    Part,
    /// A verb without weight of its own (完成, 实现).
    Light,
    /// Joins name and number (为, 达到, 有).
    Copula,
    /// All before it share what follows (均, 都).
    All,
    /// Members take what follows one by one (分别, 依次).
    Each,
    /// 等: the list before it is open.
    Etc,
    /// A growth (增长, 提高).
    Up,
    /// A fall (下降, 减少).
    Down,
    /// 增速, 增幅: a noun for growth; falls are signed by their own words.
    Rate,
    /// 降幅, 跌幅: a noun for a fall.
    Fall,
    /// Against what (同比, 比, 较).
    Versus,
    /// 占: share of a whole.
    Share,
    /// Exactness in front of a numeral.
    Bound(B),
    /// Whether done, planned or expected.
    Status(S),
    /// Puts something in a place (位居).
    RankVerb,
    /// Among whom (全市).
    Scope,
    /// 累计, 共, 合计: a total.
    Total,
    /// 的.
    Of,
    /// 和, 与, 及, 以及.
    And,
    /// 每.
    Per,
}

use Role::*;

/// The table. Longest match wins; a word has one row.
pub const CUES: &[(&str, Role)] = &[
    // words that hide shorter ones
    ("平均", Plain), ("人均", Plain), ("亩均", Plain), ("日均", Plain), ("户均", Plain), ("月均", Plain), ("年均", Plain),
    ("均衡", Plain), ("有机", Plain), ("国有", Plain), ("所有", Plain), ("具有", Plain), ("拥有", Copula), ("公有", Plain),
    ("非公有", Plain), ("私有", Plain), ("集体所有", Plain), ("没有", Plain), ("有限", Plain), ("有效", Plain), ("有关", Plain),
    ("有力", Plain), ("有序", Plain), ("有望", Status(S::Projected)), ("旧有", Plain), ("原有", Plain),
    ("稀有", Plain), ("有色", Plain), ("享有", Plain), ("含有", Plain), ("占有", Plain), ("有偿", Plain), ("有所", Plain),
    ("成为", Plain), ("作为", Plain), ("因为", Plain), ("认为", Plain), ("行为", Plain), ("以为", Plain), ("分为", Plain),
    ("评为", Plain), ("列为", Plain), ("称为", Plain), ("改为", Plain), ("转为", Plain), ("升级为", Plain), ("确定为", Plain),
    ("占比", Plain), ("比重", Plain), ("比例", Plain), ("比率", Plain), ("对比", Plain), ("比赛", Plain), ("比拼", Plain),
    ("城乡收入比", Plain), ("收入比", Plain), ("比值", Plain), ("占地", Plain), ("发达", Plain), ("到达", Plain),
    ("比较", Plain), ("相比", Plain), ("较快", Plain), ("较大", Plain), ("较好", Plain), ("较高", Plain), ("较低", Plain),
    ("增长点", Plain), ("增长极", Plain), ("增长乏力", Plain), ("正增长", Plain), ("负增长", Plain), ("首都", Plain),
    ("成都", Plain), ("都市", Plain), ("是否", Plain), ("国是", Plain), ("和谐", Plain), ("共和", Plain), ("和平", Plain),
    ("参与", Plain), ("与会", Plain), ("及时", Plain), ("普及", Plain), ("涉及", Plain), ("目的", Plain), ("的确", Plain),
    ("标的", Plain), ("公共", Plain), ("共同", Plain), ("共享", Plain), ("共建", Plain), ("中共", Plain), ("共富", Plain),
    ("共产党", Plain), ("共青团", Plain), ("等级", Plain), ("高等", Plain), ("平等", Plain), ("同等", Plain), ("中等", Plain),
    ("上等", Plain), ("初等", Plain), ("等待", Plain), ("二等", Plain), ("三等", Plain), ("超市", Plain), ("超高", Plain),
    ("超级", Plain), ("超前", Plain), ("超额", Plain), ("高超", Plain), ("反超", Plain), ("赶超", Plain), ("超长期", Plain),
    ("附近", Plain), ("近年", Plain), ("接近", Bound(B::Nearly)), ("邻近", Plain), ("近日", Plain),
    ("最近", Plain), ("近零", Plain), ("合约", Plain), ("节约", Plain), ("签约", Plain), ("履约", Plain), ("集约", Plain),
    ("预约", Plain), ("契约", Plain), ("条约", Plain), ("公约", Plain), ("大约", Bound(B::About)),
    ("将军", Plain), ("即将", Status(S::Target)), ("拟态", Plain), ("模拟", Plain), ("虚拟", Plain),
    ("上升通道", Plain), ("提高到", Copula), ("提升到", Copula), ("提高至", Copula), ("提升至", Copula), ("增加到", Copula),
    ("增加至", Copula), ("增长到", Copula), ("增至", Copula), ("扩大到", Copula), ("扩大至", Copula), ("下降到", Copula), ("下降至", Copula),
    ("降至", Copula), ("降到", Copula), ("降低到", Copula), ("减少到", Copula), ("减少至", Copula), ("缩小到", Copula), ("缩小至", Copula),
    ("回落至", Copula), ("回落到", Copula), ("升至", Copula), ("上升至", Copula), ("上升到", Copula), ("上涨到", Copula), ("上涨至", Copula), ("突破", Bound(B::Above)),
    // idioms with numeral characters
    ("一般", Idiom), ("统一", Idiom), ("进一步", Idiom), ("一体", Idiom), ("一批", Idiom), ("一系列", Idiom), ("一定", Idiom),
    ("一直", Idiom), ("一起", Idiom), ("一同", Idiom), ("一线", Idiom), ("一流", Idiom), ("一级", Idiom), ("一方面", Idiom),
    ("一些", Idiom), ("一切", Idiom), ("一样", Idiom), ("一致", Idiom), ("一路", Idiom), ("一举", Idiom), ("一手", Idiom),
    ("一把手", Idiom), ("一揽子", Idiom), ("一站式", Idiom), ("一网", Idiom), ("一图", Idiom), ("一件事", Idiom), ("一卡通", Idiom),
    ("一步", Idiom), ("一度", Idiom), ("一旦", Idiom), ("一律", Idiom), ("一贯", Idiom), ("一心", Idiom), ("一并", Idiom),
    ("一如既往", Idiom), ("一以贯之", Idiom), ("一锤", Idiom), ("一项一项", Idiom), ("一年来", Idiom), ("一段时间", Idiom),
    ("一个个", Idiom), ("一代", Idiom), ("一带一路", Idiom), ("第一书记", Idiom), ("第一时间", Idiom), ("第一线", Idiom), ("第一责任人", Idiom),
    ("唯一", RankVerb), ("之一", Idiom), ("同一", Idiom), ("单一", Idiom), ("专一", Idiom), ("逐一", Idiom), ("如一", Idiom), ("合一", Idiom),
    ("万一", Idiom), ("任一", Idiom), ("新一轮", Idiom), ("新一代", Idiom), ("每一", Idiom), ("某一", Idiom), ("这一", Idiom), ("那一", Idiom),
    ("一方", Idiom), ("一座座", Idiom), ("一条龙", Idiom), ("一票否决", Idiom), ("一事一议", Idiom), ("一企一策", Idiom), ("一县一", Idiom),
    ("二手", Idiom), ("二维码", Idiom), ("三农", Idiom), ("三角", Idiom), ("三甲", Idiom), ("三资", Idiom), ("三公", Idiom), ("三包", Idiom),
    ("四季", Idiom), ("四周", Idiom), ("四通", Idiom), ("五金", Idiom), ("五保", Idiom), ("五大", Idiom), ("两会", Idiom), ("两岸", Idiom), ("两手", Idiom), ("两端", Idiom),
    ("两头", Idiom), ("两侧", Idiom), ("两翼", Idiom), ("两委", Idiom), ("两新", Idiom), ("两级", Idiom), ("三级", Idiom), ("四级", Idiom), ("两型", Idiom), ("三次产业", Idiom),
    ("一三产业", Idiom), ("一二三产业", Idiom), ("二三产业", Idiom), ("一产", Idiom), ("二产", Idiom), ("三产", Idiom),
    ("十分", Idiom), ("十足", Idiom), ("九牛", Idiom), ("百姓", Idiom), ("百货", Idiom), ("百年", Idiom), ("百强", Idiom), ("千方百计", Idiom),
    ("千家万户", Idiom), ("万众", Idiom), ("万家", Idiom), ("千万工程", Idiom), ("亿万", Idiom), ("万里", Idiom), ("万亩方", Idiom), ("万物", Idiom), ("四好农村路", Idiom),
    ("三亚", Idiom), ("三明", Idiom), ("三门", Idiom), ("三门峡", Idiom), ("四川", Idiom), ("九江", Idiom), ("十堰", Idiom), ("六安", Idiom), ("六盘水", Idiom),
    ("五常", Idiom), ("七台河", Idiom), ("八达岭", Idiom), ("百色", Idiom), ("千岛湖", Idiom), ("万州", Idiom), ("万年", Idiom), ("万载", Idiom), ("万宁", Idiom), ("三台", Idiom),
    ("两年平均", Rate), ("三年平均", Rate), ("一分钱", Idiom), ("半数", Idiom), ("多数", Idiom), ("一半以上", Idiom), ("七一", Idiom), ("五一", Idiom), ("十一黄金周", Idiom),
    // adverbs and links
    ("目前已", Adverb), ("已经", Adverb), ("已", Adverb), ("也", Adverb), ("还", Adverb), ("又", Adverb), ("再", Adverb), ("就", Adverb), ("仅", Adverb), ("只", Adverb), ("只有", Adverb), ("仅有", Adverb),
    ("首次", Adverb), ("继续", Adverb), ("仍", Adverb), ("仍然", Adverb), ("高达", Copula), ("多达", Copula), ("总体", Adverb), 
    ("其中", Part), ("同时", Link), ("此外", Link), ("另外", Link), ("另有", Link), ("并且", Link), ("并", Link), ("而且", Link), ("且", Link), ("特别是", Link), ("尤其是", Link), ("以及", And),
    ("和", And), ("与", And), ("及", And), ("的", Of), ("每", Per),
    ("接下来", Status(S::Target)), ("下一步", Status(S::Target)), ("下步", Status(S::Target)),
    // light verbs and copulas
    ("完成", Light), ("实现", Light), ("达成", Light), ("做到", Light), ("形成", Light), ("取得", Light),
    ("达到了", Copula), ("达到", Copula), ("达", Copula), ("已达", Copula), ("为", Copula), ("是", Copula), ("有", Copula), ("共有", Copula), ("在", Plain), ("约为", Bound(B::About)),
    ("控制在", Copula), ("保持", Copula), ("保持在", Copula), ("稳定在", Copula), ("得分", Plain), ("共计", Total), ("合计", Total), ("总计", Total), ("累计", Total), ("共", Total), ("一共", Total), ("总共", Total), ("计", Plain), ("演进为", Copula), ("调整为", Copula), ("优化为", Copula), ("优化至", Copula), ("仅为", Copula), ("均为", All), ("均达", All), ("均达到", All), ("分别为", Each), ("分别达到", Each), ("分别达", Each), ("分别是", Each),
    ("均", All), ("都", All), ("皆", All), ("全部", Plain), ("双双", All), ("分别", Each), ("依次", Each), ("分列", Each), ("分居", Each), ("分获", Each), ("各", Plain), ("等", Etc),
    // growth
    ("增长", Up), ("上升", Up), ("提高", Up), ("提升", Up), ("增加", Up), ("上涨", Up), ("加快", Up), ("扩大", Up), ("涨", Up), ("涨了", Up), ("回升", Up), ("增收", Up), ("递增", Up), ("翻", Up), ("增", Up), ("升", Plain), ("提速", Up), ("多增", Up), ("净增", Up), ("增长了", Up), ("提高了", Up), ("增加了", Up), ("上升了", Up), ("提升了", Up), ("收窄", Up),
    ("下降", Down), ("减少", Down), ("回落", Down), ("降低", Down), ("下滑", Down), ("下跌", Down), ("减", Plain), ("缩小", Down), ("减收", Down), ("放缓", Down), ("下降了", Down), ("减少了", Down), ("降低了", Down), ("萎缩", Down), ("少增", Down), ("跌", Plain), ("降", Down), ("压减", Plain), ("扩大了", Up), ("收窄了", Up), ("回落了", Down), ("加快了", Up),
    ("增速", Rate), ("增幅", Rate), ("涨幅", Rate), ("增长率", Rate), ("增长速度", Rate), ("降幅", Fall), ("跌幅", Fall),
    ("同比", Versus), ("环比", Versus), ("比", Versus), ("较", Versus), ("比上年", Versus), ("高于", Versus), ("低于", Versus), ("快于", Versus), ("慢于", Versus), ("高出", Versus), ("领先", Versus),
    ("占", Share),
    // exactness
    ("约", Bound(B::About)), ("近", Bound(B::Nearly)), ("将近", Bound(B::Nearly)), ("超", Bound(B::Above)), ("超过", Bound(B::Above)), ("超过了", Bound(B::Above)), ("超出", Bound(B::Above)), ("逾", Bound(B::Above)), ("突破了", Bound(B::Above)), ("多于", Bound(B::Above)), ("大于", Bound(B::Above)),
    ("不低于", Bound(B::AtLeast)), ("不少于", Bound(B::AtLeast)), ("至少", Bound(B::AtLeast)), ("不小于", Bound(B::AtLeast)), ("最低", Plain),
    ("不足", Bound(B::OrLess)), ("不到", Bound(B::OrLess)), ("不超过", Bound(B::OrLess)), ("最多", Bound(B::OrLess)), ("不高于", Bound(B::OrLess)), ("小于", Bound(B::OrLess)), ("少于", Bound(B::OrLess)),
    // status
    ("力争", Status(S::Target)), ("争取实现", Status(S::Target)), ("计划", Status(S::Target)), ("年度计划", Status(S::Target)), ("将", Status(S::Target)), ("拟", Status(S::Target)), ("确保", Status(S::Target)), ("目标", Status(S::Target)), ("预期目标", Status(S::Target)), ("规划", Plain), ("任务数", Plain), ("目标任务", Status(S::Target)), ("咬定", Status(S::Target)), ("奋力实现", Status(S::Target)), ("力求", Status(S::Target)), ("总投资", Plain), ("概算", Plain), ("要", Plain),
    ("预计", Status(S::Projected)), ("预期", Status(S::Projected)), ("建成后", Status(S::Projected)), ("达产后", Status(S::Projected)), ("投产后", Status(S::Projected)), ("可带动", Status(S::Projected)), ("可实现", Status(S::Projected)), ("可新增", Status(S::Projected)), ("可达", Status(S::Projected)), ("可发行", Status(S::Projected)), ("全部建成后", Status(S::Projected)), ("项目建成后", Status(S::Projected)), ("项目达产后", Status(S::Projected)),
];
