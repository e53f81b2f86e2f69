//! What the lexer makes of a paragraph.

use rust_decimal::Decimal;

use super::time::Time;
use super::unit::Base;
use crate::lexicon::cues::Role;
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Bound, End, Fate};
use crate::source::Span;

/// A piece of a paragraph; nodes follow one another without overlap.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Node {
    /// Where, in the clean text.
    pub span: Span,
    /// What.
    pub kind: Kind,
}

/// Kinds of nodes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// Words the lexer knows nothing of.
    Text,
    /// A word that steers the reading.
    Cue(Role),
    /// A number that may measure something (index into [`Lexed::numerals`]).
    Quantity(usize),
    /// A place among others (index into [`Lexed::ranks`]).
    Rank(usize),
    /// A time (index into [`Lexed::times`]).
    Time(usize),
    /// A numeral that measures nothing (index into [`Lexed::numerals`]).
    Closed(usize),
    /// A punctuation mark.
    Mark(char),
}

/// A numeral with its unit, as read.
#[derive(Clone, PartialEq, Debug)]
pub struct Numeral {
    /// The numeral's characters.
    pub number: Span,
    /// The unit's characters, empty where there is none.
    pub unit: Span,
    /// Both, with a bound behind them.
    pub span: Span,
    /// Value in base units.
    pub value: Option<Decimal>,
    /// Range.
    pub range: Option<(Decimal, Decimal)>,
    /// Base unit.
    pub base: Base,
    /// What the unit measures.
    pub dimension: Dimension,
    /// Exactness.
    pub bound: Option<Bound>,
    /// Written in Chinese characters.
    pub chinese: bool,
    /// What became of it.
    pub fate: Fate,
    /// Why.
    pub why: &'static str,
}

impl Numeral {
    /// A numeral without unit and value, whose fate is known; what else is read of it is set over this.
    pub fn bare(span: Span, fate: Fate, why: &'static str) -> Self {
        Self {
            number: span,
            unit: Span::new(span.end(), span.end()),
            span,
            value: None,
            range: None,
            base: Base::None,
            dimension: Dimension::Other,
            bound: None,
            chinese: false,
            fate,
            why,
        }
    }
}

/// A place claimed, as read.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    /// Scope and place, with the verb.
    pub span: Span,
    /// The scope's words, empty where there are none.
    pub scope: Span,
    /// Best place.
    pub from: u16,
    /// Worst place.
    pub to: u16,
    /// From which end.
    pub end: End,
    /// 并列.
    pub tie: bool,
    /// How many stand in the order, where the words say so (全市10个县市区中第3).
    pub of: Option<u16>,
    /// Places won (positive) or lost against an earlier time.
    pub step: Option<i16>,
    /// Its numeral (index into [`Lexed::numerals`]); `None` where there is no figure (末位).
    pub numeral: Option<usize>,
}

impl Place {
    /// The place of the `step`-th of those who share a range one by one (`甲、乙分列前两位`): from its first place on,
    /// counted from the bottom from its last (`分列后两位`).
    pub fn nth(&self, step: usize) -> Self {
        let step = u16::try_from(step).unwrap_or(0);
        let own = if self.end == End::Bottom {
            self.to.saturating_sub(step).max(self.from)
        } else {
            self.from.saturating_add(step)
        };
        Self { from: own, to: own, ..self.clone() }
    }
}

/// A paragraph read into nodes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lexed {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The numerals, in order.
    pub numerals: Vec<Numeral>,
    /// The places.
    pub ranks: Vec<Place>,
    /// The times, with their spans in `nodes`.
    pub times: Vec<Time>,
    /// Steps taken.
    pub steps: u64,
}

impl Lexed {
    /// Empties it, keeping its memory.
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.numerals.clear();
        self.ranks.clear();
        self.times.clear();
    }
}
