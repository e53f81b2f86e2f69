//! Findings as plain data.

use crate::document::model::RegionId;
use crate::source::Span;

/// What an audit says of some claims.
#[derive(Clone, PartialEq, Debug, Default)]
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
    /// What its author should do; only in a draft ([`is_draft`](super::is_draft)), and there for all but what holds.
    pub advice: Option<Said>,
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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Verdict {
    /// 对不上: no ordinary reading reconciles the sentences.
    Fails,
    /// 待核实: cannot be told.
    Unclear,
    /// Worth a look (outliers, means); never a failure.
    #[default]
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

    /// The word of an office.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Fails => "对不上",
            Self::Unclear => "待核实",
            Self::Look => "可留意",
            Self::Holds => "相符",
        }
    }
}

/// The audits that there are: a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Kind {
    /// Part and whole against the stated per cent.
    #[default]
    Percent,
    /// A percentage of a stated number of things that no whole number of them gives.
    WholeNumber,
    /// Words that are a rate (全部, 完成全年任务) against the stated rate.
    RateWords,
    /// Completion rate and amount against the plan, stated or implied.
    Completion,
    /// Parts against their total (其中, 分别为, a complete partition).
    Parts,
    /// Implied plans of the parts against the implied plan of the whole.
    Plans,
    /// Shares of one whole against a hundred.
    Shares,
    /// Stages in order (申报, 通过, 发行, 拨付).
    Stages,
    /// A stated count against the members named.
    List,
    /// Growth against its base.
    Growth,
    /// Differences in percentage points against the two rates.
    Points,
    /// A target against what is reached and expected.
    Target,
    /// The same figure said twice.
    Twice,
    /// Completion against the calendar (时序进度).
    Calendar,
    /// A value ten thousand times off its likes.
    UnitSlip,
    /// A period that cannot be.
    Period,
    /// Text lost around a number.
    Damage,
    /// A value far from its likes.
    Outlier,
    /// A mean against its members, or per item.
    Mean,
    /// A stated difference or ratio against its two figures.
    Difference,
    /// Places against the order of the values.
    RankOrder,
    /// One place claimed by several.
    DoublePlace,
    /// What two documents say differently of one region, indicator and time.
    Documents,
    /// A claim against the document that is 以此为准.
    Standard,
    /// What that document says of a speaker who leaves it out.
    Unsaid,
}

impl Kind {
    /// All kinds, in the order of the report.
    pub const ALL: &[Kind] = &[
        Kind::Percent,
        Kind::WholeNumber,
        Kind::RateWords,
        Kind::Completion,
        Kind::Parts,
        Kind::Plans,
        Kind::Shares,
        Kind::Stages,
        Kind::List,
        Kind::Growth,
        Kind::Points,
        Kind::Target,
        Kind::Twice,
        Kind::Calendar,
        Kind::UnitSlip,
        Kind::Period,
        Kind::Damage,
        Kind::Outlier,
        Kind::Mean,
        Kind::Difference,
        Kind::RankOrder,
        Kind::DoublePlace,
        Kind::Documents,
        Kind::Standard,
        Kind::Unsaid,
    ];

    /// The word of `INTERFACE.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::WholeNumber => "whole-number",
            Self::RateWords => "rate-words",
            Self::Completion => "completion",
            Self::Parts => "parts",
            Self::Plans => "plans",
            Self::Shares => "shares",
            Self::Stages => "stages",
            Self::List => "list",
            Self::Growth => "growth",
            Self::Points => "points",
            Self::Target => "target",
            Self::Twice => "twice",
            Self::Calendar => "calendar",
            Self::UnitSlip => "unit-slip",
            Self::Period => "period",
            Self::Damage => "damage",
            Self::Outlier => "outlier",
            Self::Mean => "mean",
            Self::Difference => "difference",
            Self::RankOrder => "rank-order",
            Self::DoublePlace => "double-place",
            Self::Documents => "documents",
            Self::Standard => "standard",
            Self::Unsaid => "unsaid",
        }
    }
}
