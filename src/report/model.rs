//! The whole result of an analysis, as plain data.

use std::rc::Rc;

use rust_decimal::Decimal;

use crate::audit::Finding;
use crate::claim::model::{Claim, Ends};
use crate::document::model::{Region, Topic};
use crate::league::{League, Standing};
pub use crate::lexicon::values::Fate;
use crate::series::Series;
use crate::source::Span;

/// All that the analysis says of one text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Report {
    /// The document's name (its file name; empty for pasted text).
    pub document: String,
    /// The title, where the text has one.
    pub title: Option<Span>,
    /// The paragraphs, in order; together they hold every byte of the text that is
    /// neither a line break nor blank.
    pub paragraphs: Vec<Paragraph>,
    /// The regions, speakers first in the order of the text.
    pub regions: Vec<Region>,
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// What the reader says is no claim, in the order of the text; nothing follows from these.
    pub rejected: Vec<Claim>,
    /// Series of like claims.
    pub series: Vec<Series>,
    /// Who stands where in each series.
    pub leagues: Vec<League>,
    /// What places each region claims.
    pub standings: Vec<Standing>,
    /// One region alone speaks: its author wants to know what to change ([`is_draft`](crate::audit::is_draft)).
    pub draft: bool,
    /// What the audits say.
    pub findings: Vec<Finding>,
    /// Every numeral and its fate.
    pub ledger: Ledger,
    /// Steps the analysis took: grows in line with the text (tests hold it to that).
    pub steps: u64,
}

impl Report {
    /// The claims, then those that the reader set aside.
    pub fn all(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter().chain(&self.rejected)
    }

    /// The claim of this number in [`Report::all`].
    pub fn one(&self, index: u32) -> Option<&Claim> {
        let index = index as usize;
        self.claims.get(index).or_else(|| self.rejected.get(index.checked_sub(self.claims.len())?))
    }
}

/// A paragraph of the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Paragraph {
    /// Where it lies.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Agenda item it belongs to.
    pub topic: Topic,
}

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Body,
    /// The title of the whole.
    Title,
    /// A heading, a speaker's line.
    Heading,
    /// A row of a table.
    Row,
    /// Navigation, advertising, related articles.
    Chrome,
}

impl ParagraphKind {
    /// The word of the JSON and of the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Row => "row",
            Self::Chrome => "chrome",
        }
    }
}

/// Every numeral of the text with its one fate.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ledger {
    /// In the order of the text.
    pub numerals: Vec<Numeral>,
}

/// A numeral and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Numeral {
    /// Numeral and unit.
    pub span: Span,
    /// Value in the base unit.
    pub value: Option<Decimal>,
    /// The ends of a range, in the base unit.
    pub ends: Ends,
    /// The unit as written.
    pub unit: Option<Span>,
    /// Base unit.
    pub base: Option<Rc<str>>,
    /// Its fate.
    pub fate: Fate,
    /// Why, as the name of a rule (`src/lexicon/why.rs` has the sentences).
    pub why: &'static str,
}
