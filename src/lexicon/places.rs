//! Words that decide whether a place's name is meant as a place.

use std::sync::OnceLock;

use super::index::Prefixes;

/// Short names that are ordinary words as well: taken as places only where the context asks for it.
pub const ORDINARY: &str = "\
    平安 和平 朝阳 通道 东方 文化 开放 开化 建设 振兴 振安 元宝 河东 河西 南开 城关 城中 \
    城东 城西 城北 城南 市中 市南 市北 中原 解放 向阳 红旗 前进 友好 友谊 光明 团结 互助 \
    民主 民乐 民丰 民和 共和 合作 同心 同德 同仁 公安 富民 富裕 富源 富强 兴业 兴国 兴安 \
    兴隆 兴文 新建 新兴 新城 新华 新安 新丰 新源 大同 大方 大化 大田 大兴 大安 高新 高明 \
    高台 高平 前锋 工农 东风 东区 西区 东山 西山 南山 北山 东海 南海 北海 西湖 东湖 江南 \
    江北 江东 江岸 南部 东部 西部 北部 中心 海港 海东 海西 海北 金山 金湖 金沙 金水 石柱 \
    双流 双江 双桥 双城 双清 平原 平湖 平江 丰满 丰润 固定 固安 永和 永定 永新 永丰 永安 \
    永兴 安定 安居 安宁 安康 长安 长治 长寿 太平 太和 泰和 繁昌 凉城 和顺 和政 和静 延长 \
    会同 会理 正定 定安 定边 定远 定南 普定 武定 全南 全州 天心 天元 天全 天等 天台 天长 \
    文明 文登 文成 清新 清水 清流 名山 巨野 通海 通河 望城 望江 望奎 行唐 施秉 施甸 原平 \
    利川 利辛 进贤 崇礼 崇义 崇仁 崇信 集贤 集美 集安 保安 保康 保靖 应城 上街 上思 下陆 \
    二七 五一 临港 港口 港北 港南 矿区 郊区 老城 鼓楼 钟楼 红桥 沙河 白云 黄河 汉江 长江 \
    中山 复兴 繁荣 丛台 高港 高淳 弥渡 相山 岱山 镇安 镇平 都安 都江 成安 成武 从化 从江 \
    化德 化隆 台前 察右 额敏 改则 革吉 班戈 加查 措美 措勤 当雄 工布 比如 融安 融水 凌云 \
    乐业 田东 东兴 和田 石城 石门 石台 石楼 水城 水富 开阳 开平 开远 开江 三门 三江 三元 \
    三台 云龙 龙门 龙江 龙城 龙山 龙湾 龙华 龙亭 仁和 信丰 信州 信宜 资源 资兴 资中 社旗 \
    平乐 平顺 平定 平和 平利 宜城 宜居 宜良 宜章 怀安 怀柔 顺平 顺义 顺庆 顺河 建安 建平 \
    建华 建昌 建始 建水 建宁 道里 道外 道真 古城 古田 古交 古塔 玉树 金川 金门 金堂 金阳 \
    银州 铁路 铁东 铁西 铁山 青山 青云 青龙 青阳 绿园 绿春 花溪 花山 花都 花垣 泉山 泉港 \
    盘山 盘龙 雨山 雨城 雨花 雨湖 桃山 桃城 桃江 桃源 梅江 梅里 兰山 芝山 秀山 秀峰 秀洲";

/// Full names that are generic words as well: only members of the city spoken of are meant.
pub const GENERIC: &[&str] = &[
    "城区",
    "郊区",
    "矿区",
    "市区",
    "东区",
    "西区",
    "新城区",
    "老城区",
    "市中区",
    "市南区",
    "市北区",
    "城中区",
    "城东区",
    "城西区",
    "城北区",
    "城关区",
    "城区区",
    "新市区",
    "南市区",
    "北市区",
    "港口区",
    "中原区",
    "建设",
    "高新区",
    "新区",
    "特区",
    "前进区",
    "东部区",
    "江北区域",
];

/// Words that, right behind a name, make it part of another name: a school, a paper, a road, a firm.
pub const PART_OF: &[&str] = &[
    "大学",
    "学院",
    "师范",
    "医科",
    "理工",
    "农业大学",
    "银行",
    "日报",
    "晚报",
    "时报",
    "卫视",
    "电视台",
    "集团",
    "公司",
    "股份",
    "有限",
    "路",
    "大道",
    "大街",
    "中路",
    "街道",
    "镇",
    "乡",
    "村",
    "湖",
    "江",
    "河",
    "山",
    "岛",
    "机场",
    "时代",
    "牌",
    "味",
    "菜",
    "话",
    "人民医院",
    "中心医院",
    "中学",
    "小学",
    "一中",
    "港",
    "站",
    "桥",
    "寺",
    "塔",
    "东站",
    "西站",
    "南站",
    "北站",
    "石化",
    "汽车",
    "重工",
    "发电",
    "海关",
    "籍",
    "模式",
    "经验",
    "行动",
];

/// Endings which, behind a full name in 市, take the 市 away (`义乌市场`).
pub const NOT_CITY: &[&str] = &["场", "民", "值", "价", "政公用", "政工程", "政基础"];

/// [`ORDINARY`], ready to be looked up.
pub fn ordinary() -> &'static Prefixes {
    static TABLE: OnceLock<Prefixes> = OnceLock::new();
    TABLE.get_or_init(|| Prefixes::new(&ORDINARY.split_whitespace().collect::<Vec<_>>()))
}

/// [`PART_OF`], ready to be looked up.
pub fn part_of() -> &'static Prefixes {
    static TABLE: OnceLock<Prefixes> = OnceLock::new();
    TABLE.get_or_init(|| Prefixes::new(PART_OF))
}
