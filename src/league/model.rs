//! Leagues as plain data.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::interval::Interval;
use super::solve::Told;
use crate::claim::model::{End, Period};
use crate::document::model::RegionId;
use crate::source::Span;

/// One series, scope and period, in order.
#[derive(Clone, PartialEq, Debug)]
pub struct League {
    /// Index into `Report::series`.
    pub series: u32,
    /// Among whom.
    pub scope: Rc<str>,
    /// How many they are, where the text tells.
    pub of: Option<u16>,
    /// A size that the text tells and that its members or their places exceed; it is not used.
    pub exceeded: Option<u16>,
    /// How many members state a value.
    pub stated: u16,
    /// Over which time; `None` where no member tells.
    pub period: Option<Rc<Period>>,
    /// The end that is good: `Bottom` where less is better.
    pub end: End,
    /// Whether the series tells which end is good; else more was taken to be, or the ranks showed it.
    pub sure: bool,
    /// Members, best first as far as is known.
    pub members: Vec<Member>,
    /// Pairs of members (indices) whose statements cannot both hold.
    pub collisions: Vec<(u16, u16)>,
    /// Places that those who say nothing may take, rising; empty where that cannot be told.
    pub left: Vec<u16>,
    /// Whether some order agrees with every statement. Where none does, the places that others contradict were
    /// set aside for places and bounds.
    pub agrees: bool,
    /// Size unknown or too large, or the step budget ended: places and bounds are those of pairwise consequences
    /// only.
    pub cut: bool,
}

/// A region in a league.
#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    /// Which.
    pub region: RegionId,
    /// The stated value, base unit; `None` where none is stated, or two that differ.
    pub value: Option<Decimal>,
    /// The values that the stated one may stand for.
    pub written: Option<Interval>,
    /// The stated place (best, worst), counted from the top where the scope's size allows, else from `from`.
    pub claimed: Option<(u16, u16)>,
    /// The end that `claimed` counts from.
    pub from: End,
    /// It says that it shares its place (并列).
    pub tie: bool,
    /// It states two values, or two places, that differ; neither is used.
    pub disputed: bool,
    /// Best place over all orders that agree with every statement, and worst where there is a limit; `None`
    /// where nothing is known.
    pub places: Option<(u16, Option<u16>)>,
    /// Least value that agrees with every statement, base unit; derived.
    pub low: Option<Decimal>,
    /// Largest value that agrees with every statement, base unit; derived.
    pub high: Option<Decimal>,
    /// What the other statements say of the claimed place, held against it one by one. Only for the audits and for
    /// who wants the statements alone; what is shown is `verdict`.
    pub stated: Support,
    /// What is to be said of the claimed place after all audits ([`settle`](crate::audit::settle)): the one verdict
    /// that views, charts, tables and files tell.
    pub verdict: Support,
    /// Statements that could have contradicted the claimed place and do not, of how many.
    pub support: (u16, u16),
    /// Its period was not told and was taken to fit.
    pub assumed: bool,
    /// The claims that state its value.
    pub valued: Vec<u32>,
    /// The claims that state its place, with the words of the place in the source.
    pub ranked: Vec<(u32, Span)>,
    /// All of them: indices into `Report::claims`, rising.
    pub claims: Vec<u32>,
}

impl Member {
    /// What the member states, for the solver.
    pub fn told(&self) -> Told {
        Told { value: self.written, place: self.claimed, from: self.from, tie: self.tie }
    }

    /// Whether its place is none of those that the others' statements leave it.
    pub fn set_aside(&self) -> bool {
        match (self.from, self.claimed, self.places) {
            (End::Top, Some((from, to)), Some((best, worst))) => {
                to < best || worst.is_some_and(|worst| worst < from)
            }
            _ => false,
        }
    }
}

impl League {
    /// Whether the others' statements leave a member no such place, though none of them alone need be in its way.
    pub fn leaves_out(&self, member: &Member) -> bool {
        member.set_aside() || !self.agrees && member.claimed.is_some() && member.places.is_none()
    }
}

/// What the other statements say of a claimed place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Support {
    /// Others could have contradicted it and do not.
    Supported,
    /// Nothing could contradict it.
    Untested,
    /// What others say does not go with it, and a reading is known, or may be, under which it holds.
    Unclear,
    /// Another statement cannot hold beside it.
    Contradicted,
    /// No place is claimed.
    #[default]
    None,
}

impl Support {
    /// The word of the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Untested => "untested",
            Self::Unclear => "unclear",
            Self::Contradicted => "contradicted",
            Self::None => "none",
        }
    }
}
