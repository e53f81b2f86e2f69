//! Claims as plain data.

use std::rc::Rc;

use rust_decimal::Decimal;

use crate::document::model::{RegionId, Topic};
use crate::source::Span;

/// One measured statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// Which claim of those that start at the same place (0 for the first); with the
    /// span's start this is the claim's id.
    pub nth: u16,
    /// Whose claim; `None` where the text names no region.
    pub region: Option<RegionId>,
    /// Agenda item.
    pub topic: Topic,
    /// The text's own heading above, without its list mark.
    pub section: Option<Rc<str>>,
    /// The project, firm or app it is about, where that is not the region.
    pub subject: Option<Rc<str>>,
    /// What is measured.
    pub indicator: Rc<str>,
    /// In which regard.
    pub aspect: Aspect,
    /// The series it belongs to (index into `Report::series`).
    pub series: Option<u32>,
    /// The number; `None` for a claim of rank alone.
    pub quantity: Option<Quantity>,
    /// Done, planned or expected.
    pub status: Status,
    /// Over which time.
    pub period: Option<Rc<Period>>,
    /// Places claimed for it.
    pub ranks: Vec<Rank>,
    /// Numeral and unit, or the words of the rank.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// Index into `Report::paragraphs`.
    pub paragraph: u32,
    /// Names of the rules that made it, in the order in which they spoke.
    pub rules: Vec<&'static str>,
}

impl Claim {
    /// The stable id of `INTERFACE.md`: the span's start, with `.n` for the n-th sibling.
    pub fn id(&self) -> String {
        if self.nth == 0 {
            self.span.start().to_string()
        } else {
            format!("{}.{}", self.span.start(), self.nth)
        }
    }
}

/// An exact number with its unit of measure.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// The numeral exactly as written.
    pub number: Span,
    /// The unit exactly as written; `None` where there is none.
    pub unit: Option<Span>,
    /// The value in the base unit; `None` for a range.
    pub value: Option<Decimal>,
    /// Lower end of a range, in the base unit.
    pub low: Option<Decimal>,
    /// Upper end of a range, in the base unit.
    pub high: Option<Decimal>,
    /// Base unit (`元`, `%`, `个`), written or inferred; `None` where there is none.
    pub base: Option<Rc<str>>,
    /// What the text says of the number's exactness.
    pub bound: Option<Bound>,
}

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

/// A claimed place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rank {
    /// Among whom: `全市`, `全省`, or the text's word.
    pub scope: Rc<str>,
    /// How many they are, where the text tells.
    pub of: Option<u16>,
    /// The words of the rank.
    pub raw: Span,
    /// Best place.
    pub from: u16,
    /// Worst place.
    pub to: u16,
    /// Counted from which end.
    pub end: End,
    /// 并列.
    pub tie: bool,
    /// Places won (positive) or lost against an earlier time.
    pub step: Option<i16>,
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
