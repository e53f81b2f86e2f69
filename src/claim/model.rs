//! Claims as plain data.

use std::rc::Rc;

use rust_decimal::Decimal;

use crate::document::model::{RegionId, Topic};
use crate::lex::{number, unit};
pub use crate::lexicon::values::{Aspect, Bound, Day, End, Period, Status};
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
    /// Names of the rules that made it, in the order in which they spoke; few rows of them serve all claims.
    pub rules: Rc<[&'static str]>,
    /// What the reader changed of it; `None` where it stands as it was read.
    pub correction: Option<Box<Correction>>,
}

/// What the reader changed of a claim.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Correction {
    /// It is no claim at all.
    pub rejected: bool,
    /// It was not read: the reader added it.
    pub added: bool,
    /// Its parts that read otherwise, each once.
    pub changes: Vec<Change>,
}

/// A part of a claim that reads otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Which part.
    pub field: Field,
    /// What was read; empty for nothing.
    pub was: String,
    /// What the reader says; empty for nothing.
    pub now: String,
}

/// The parts of a claim that a reader can correct.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub enum Field {
    /// What is measured.
    Indicator,
    /// Number and unit, in a text's words (`7.8亿元`).
    Value,
    /// In which regard, by its name (`growth`).
    Aspect,
    /// Over which time, in a text's words (`1—4月`).
    Period,
    /// Done or planned, by its name (`target`).
    Status,
    /// The series it belongs to, by name.
    Series,
}

impl Field {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Indicator, Self::Value, Self::Aspect, Self::Period, Self::Status, Self::Series];

    /// The word of the JSON and of the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Value => "value",
            Self::Aspect => "aspect",
            Self::Period => "period",
            Self::Status => "status",
            Self::Series => "series",
        }
    }
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

    /// What the reader says of a part in place of what was read; `None` where nothing was corrected there.
    pub fn corrected(&self, field: Field) -> Option<&str> {
        let changes = self.correction.as_ref().map_or(&[][..], |told| &told.changes);
        changes.iter().find(|change| change.field == field).map(|change| change.now.as_str())
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
    /// The ends of a range, in the base unit.
    pub ends: Ends,
    /// Base unit (`元`, `%`, `个`), written or inferred; `None` where there is none.
    pub base: Option<Rc<str>>,
    /// What the text says of the number's exactness.
    pub bound: Option<Bound>,
}

impl Quantity {
    /// The unit that a table's head or caption gives a number that is written without one (亿元); `None` where the
    /// number has its own, or none is known.
    pub fn meant(&self, text: &str) -> Option<String> {
        let base = self.base.as_deref().filter(|_| self.unit.is_none())?;
        let words: String =
            self.number.slice(text).chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
        let at = words.find(|c: char| c.is_ascii_digit())?;
        let number = number::arabic(&words, at).filter(|number| number.end == words.len())?.value?;
        unit::meant(number, self.value?.abs(), base)
    }
}

/// The ends of a range. Most figures are none: these take no room for two decimals.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ends(Option<Box<(Option<Decimal>, Option<Decimal>)>>);

impl Ends {
    /// The ends `low` and `high`; `None` where it is open. No range where both are.
    pub fn new(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        Self(low.or(high).map(|_| Box::new((low, high))))
    }

    /// The lower end; `None` where it is open, or there is no range.
    pub fn low(&self) -> Option<Decimal> {
        self.0.as_ref().and_then(|ends| ends.0)
    }

    /// The upper end; `None` where it is open, or there is no range.
    pub fn high(&self) -> Option<Decimal> {
        self.0.as_ref().and_then(|ends| ends.1)
    }
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
