//! Findings as plain data.

use crate::document::model::RegionId;
use crate::source::Span;

/// What an audit says of some claims.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Which audit.
    pub kind: Kind,
    /// What came out.
    pub verdict: Verdict,
    /// 1 (a note) to 5 (look at this first).
    pub weight: u8,
    /// Indices into `Report::claims`.
    pub claims: Vec<u32>,
    /// Whose.
    pub regions: Vec<RegionId>,
    /// The words it speaks of, in the source text, in order.
    pub spans: Vec<Span>,
    /// The sum with its rounding interval.
    pub working: Said,
    /// Ordinary readings under which it would vanish; one here means it is not [`Verdict::Fails`].
    pub readings: Vec<Said>,
}

/// A sentence of ours in both languages; made from the same numbers, so that they never differ.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// Simplified Chinese, in the words of an office.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What came out of an audit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// 对不上: no ordinary reading reconciles the sentences.
    Fails,
    /// 待核实: cannot be told.
    Unclear,
    /// Worth a look (outliers, means); never a failure.
    Look,
    /// 相符
    Holds,
}

impl Verdict {
    /// The word of `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fails => "fails",
            Self::Unclear => "unclear",
            Self::Look => "look",
            Self::Holds => "holds",
        }
    }
}

/// The audits that there are: a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Part and whole against the stated per cent.
    Percent,
    /// Places against the order of the values.
    RankOrder,
    /// One place claimed by several.
    DoublePlace,
}

impl Kind {
    /// All kinds, in the order of the report.
    pub const ALL: &[Kind] = &[Kind::Percent, Kind::RankOrder, Kind::DoublePlace];

    /// The word of `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::RankOrder => "rank-order",
            Self::DoublePlace => "double-place",
        }
    }
}
