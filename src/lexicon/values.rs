//! The small closed vocabularies that tables and claims share.

/// How exact a number claims to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// 约, 左右, 上下
    About,
    /// 近
    Nearly,
    /// 超, 逾, 突破, 多于
    Above,
    /// 以上
    OrMore,
    /// 以下, 以内, 不足, 不到, 最多
    OrLess,
    /// 余
    Odd,
    /// 多
    Many,
    /// 不低于, 不少于, 至少
    AtLeast,
}

impl Bound {
    /// The word of `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::About => "约",
            Self::Nearly => "近",
            Self::Above => "超",
            Self::OrMore => "以上",
            Self::OrLess => "以下",
            Self::Odd => "余",
            Self::Many => "多",
            Self::AtLeast => "不低于",
        }
    }
}

/// In which regard something is measured (口径).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Aspect {
    /// Money, area, mass …
    Amount,
    /// A change against another time.
    Growth,
    /// The done part of a plan (完成率).
    Completion,
    /// A part of a whole (率, 占比).
    Share,
    /// 得分, 指数.
    Score,
    /// So many things.
    Count,
}

impl Aspect {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Amount, Self::Growth, Self::Completion, Self::Share, Self::Score, Self::Count];

    /// The word of `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Growth => "growth",
            Self::Completion => "completion",
            Self::Share => "share",
            Self::Score => "score",
            Self::Count => "count",
        }
    }
}

/// Done, planned or expected.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Status {
    /// Done, measured.
    #[default]
    Actual,
    /// A plan or aim.
    Target,
    /// What is expected to follow.
    Projected,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Actual, Self::Target, Self::Projected];

    /// The word of `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Target => "target",
            Self::Projected => "projected",
        }
    }
}

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day {
    /// Year of the common era.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// The time that a claim speaks of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Period {
    /// The text's own words.
    pub words: String,
    /// First day; `None` where the text does not tell the year.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Whether it counts from the year's start (1—4月, 截至4月底).
    pub cumulative: Option<bool>,
}

/// The years that a text's words for time are reckoned from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Now {
    /// The year it speaks of (今年); `None` where it tells none.
    pub year: Option<u16>,
    /// The last year that it looks back on (五年来, 近三年); `None` where that cannot be told.
    pub ended: Option<u16>,
}

/// The end that a rank counts from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum End {
    /// From the best.
    #[default]
    Top,
    /// From the last (后三, 末位).
    Bottom,
}

/// What became of a numeral.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Fate {
    /// It measures something.
    Claim,
    /// It counts list items or chapters.
    Ordinal,
    /// It tells a time.
    Date,
    /// It is part of a name or a threshold.
    Name,
    /// It is part of a turn of phrase.
    Slogan,
    /// It belongs to the page around the text.
    Chrome,
    /// The text around it is lost.
    Damage,
    /// It was not understood.
    Unread,
}

impl Fate {
    /// All fates, in the order in which they are listed.
    pub const ALL: [Fate; 8] = [
        Fate::Claim,
        Fate::Ordinal,
        Fate::Date,
        Fate::Name,
        Fate::Slogan,
        Fate::Chrome,
        Fate::Damage,
        Fate::Unread,
    ];

    /// The word of `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Ordinal => "ordinal",
            Self::Date => "date",
            Self::Name => "name",
            Self::Slogan => "slogan",
            Self::Chrome => "chrome",
            Self::Damage => "damage",
            Self::Unread => "unread",
        }
    }
}

/// Agenda item of a digest (`DESIGN.md`, section 2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Topic {
    /// 重大项目
    Projects,
    /// 主要经济指标
    Economy,
    /// 七张问题清单
    Problems,
    /// 数字化改革
    Digital,
    /// 先进制造业
    Manufacturing,
    /// 城市更新
    Renewal,
    /// 政府专项债
    Bonds,
    /// 短板攻坚
    Weaknesses,
    /// 特色亮点
    Highlights,
    /// 其他
    #[default]
    Other,
}

impl Topic {
    /// All topics, in the agenda's order.
    pub const ALL: [Topic; 10] = [
        Topic::Projects,
        Topic::Economy,
        Topic::Problems,
        Topic::Digital,
        Topic::Manufacturing,
        Topic::Renewal,
        Topic::Bonds,
        Topic::Weaknesses,
        Topic::Highlights,
        Topic::Other,
    ];

    /// The Chinese name, as in `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Projects => "重大项目",
            Self::Economy => "主要经济指标",
            Self::Problems => "七张问题清单",
            Self::Digital => "数字化改革",
            Self::Manufacturing => "先进制造业",
            Self::Renewal => "城市更新",
            Self::Bonds => "政府专项债",
            Self::Weaknesses => "短板攻坚",
            Self::Highlights => "特色亮点",
            Self::Other => "其他",
        }
    }
}
