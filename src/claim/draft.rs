//! A claim in the making.

use std::rc::Rc;

use crate::document::model::RegionId;
use crate::lexicon::values::{Aspect, Period, Status};

/// A claim in the making; indices are into the paragraph's [`Lexed`](crate::lex::node::Lexed).
#[derive(Clone, Debug)]
pub struct Draft {
    /// The numeral; `None` for a claim of rank alone.
    pub numeral: Option<usize>,
    /// Indicator.
    pub name: String,
    /// Subject.
    pub subject: Option<Rc<str>>,
    /// The region, where the sentence gives this claim one of its own.
    pub region: Option<RegionId>,
    /// In which regard.
    pub aspect: Aspect,
    /// The value is below zero.
    pub negative: bool,
    /// Status.
    pub status: Status,
    /// Period.
    pub period: Option<Rc<Period>>,
    /// Places.
    pub ranks: Vec<usize>,
    /// Unit the name implies where none is written.
    pub implied: Option<&'static str>,
    /// The list of names in front of a count (A、B等9项).
    pub list: Option<String>,
    /// The list is open (等).
    pub open: bool,
    /// Clause of the sentence.
    pub clause: usize,
    /// Where the claim's words begin (for its region).
    pub at: u32,
    /// Rules that spoke.
    pub rules: Vec<&'static str>,
}
