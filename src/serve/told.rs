//! What the desk tells of a report: the parts of its answers, as plain data. Part of the protocol.

use serde::{Deserialize, Serialize};

use super::protocol::Column;
use crate::correct::Field;

/// The facts of a report.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Document name.
    pub document: String,
    /// Title, where the text has one.
    pub title: Option<String>,
    /// Paragraphs, as byte ranges of the text, with kind (`body`, `title`, `heading`, `row`, `chrome`).
    pub paragraphs: Vec<(u32, u32, String)>,
    /// Number of claims.
    pub claims: u32,
    /// Claims with a rank.
    pub ranked: u32,
    /// Numerals by fate, in the order of `Fate::ALL`: (name, count).
    pub fates: Vec<(String, u32)>,
    /// Regions.
    pub regions: Vec<RegionItem>,
    /// How many regions report; those of one name count once.
    pub reporting: u32,
    /// Counts beside the names of panels: (panel, count).
    pub badges: Vec<(String, u32)>,
    /// Names of the series, by index.
    pub series: Vec<String>,
    /// Periods that claims speak of, the earliest first, each in the words that stand first in the text.
    pub periods: Vec<String>,
    /// Claims that the reader corrected or added, and those rejected.
    pub edited: (u32, u32),
    /// The documents, where several lie open.
    pub parts: Vec<PartItem>,
}

impl Summary {
    /// The first region of the same name: those called alike are one, and filters name it by this one.
    pub fn named<'a>(&'a self, region: &'a RegionItem) -> &'a RegionItem {
        self.regions.iter().find(|one| one.name == region.name).unwrap_or(region)
    }
}

/// One of several open documents.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PartItem {
    /// Its name; its number where it has none.
    pub name: String,
    /// Its bytes in the joint text.
    pub text: (u32, u32),
    /// Its claims.
    pub claims: u32,
}

/// What a document on the shelf holds.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Card {
    /// The page's number for it.
    pub key: u32,
    /// Its claims.
    pub claims: u32,
    /// Regions that report, those of one name once ([`Summary::reporting`]).
    pub regions: u32,
    /// Findings that do not agree or cannot be told.
    pub doubts: u32,
}

/// A row of the claims table, ready to show.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Row {
    /// The claim's id.
    pub id: String,
    /// Document, where several lie open; else empty.
    pub document: String,
    /// Region name; `None` where the text names none.
    pub region: Option<String>,
    /// Topic, Chinese name.
    pub topic: String,
    /// Subject.
    pub subject: Option<String>,
    /// Indicator.
    pub indicator: String,
    /// The quantity as written (`7.8亿元`, `约805万元/亩`), with its bound; empty for rank alone.
    pub literal: String,
    /// Value in the base unit as a plain decimal (`780000000`), or `low–high`; empty where none.
    pub value: String,
    /// Base unit; empty where none.
    pub base: String,
    /// `actual`, `target`, `projected`.
    pub status: String,
    /// Period in the text's words.
    pub period: String,
    /// Ranks in the text's words.
    pub ranks: Vec<String>,
    /// Name of its series; empty where none.
    pub series: String,
    /// What the reader changed: (part, what was read).
    pub changes: Vec<(Field, String)>,
    /// Whether the reader says that it is no claim.
    pub rejected: bool,
    /// Whether the reader added it.
    pub added: bool,
    /// Numeral and unit, or rank words.
    pub span: (u32, u32),
    /// Sentence.
    pub sentence: (u32, u32),
    /// Paragraph.
    pub paragraph: u32,
}

/// Counts of one column under the other filters.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Facet {
    /// Which column (`Region`, `Topic`, `Status`, `Period`; `Value` for base units).
    pub column: Column,
    /// (value, shown label, count): regions and periods by index as text, topics and units by name.
    pub values: Vec<(String, String, u32)>,
}

/// A region with what is known of it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct RegionItem {
    /// Index in the report.
    pub index: u32,
    /// Name shown.
    pub name: String,
    /// The name found, before the reader renamed it.
    pub found: String,
    /// GB/T 2260 code.
    pub code: Option<u32>,
    /// Names it may stand for.
    pub candidates: Vec<String>,
    /// Claims.
    pub claims: u32,
    /// Claims with a rank.
    pub ranked: u32,
    /// Blocks: paragraphs, certainty, reasons.
    pub blocks: Vec<BlockItem>,
}

/// A run of paragraphs of one region.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct BlockItem {
    /// First paragraph.
    pub first: u32,
    /// One past the last paragraph.
    pub end: u32,
    /// 0 to 1.
    pub confidence: f32,
    /// (kind, span, quote): kind is `ReasonKind`'s name in lower case.
    pub reasons: Vec<(String, (u32, u32), String)>,
}

/// A marked place in the text.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Mark {
    /// Byte range.
    pub span: (u32, u32),
    /// `claim`, `rank`, or a fate (`date`, `name` …).
    pub kind: String,
    /// The claims it belongs to; empty for numerals that measure nothing.
    pub claims: Vec<String>,
    /// Hover text: the reading in short.
    pub reading: String,
    /// Paragraph.
    pub paragraph: u32,
}

/// One claim, whole.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Detail {
    /// As in the table.
    pub row: Row,
    /// Section heading above.
    pub section: Option<String>,
    /// Aspect.
    pub aspect: String,
    /// (from, to) as ISO dates.
    pub dates: (Option<String>, Option<String>),
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}

/// A row of the ledger.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct NumeralRow {
    /// As written.
    pub text: String,
    /// Where.
    pub span: (u32, u32),
    /// Value or range in the base unit.
    pub value: String,
    /// Base unit.
    pub base: String,
    /// Fate.
    pub fate: String,
    /// Why it measures nothing, in words; empty for a claim's.
    pub why: String,
}
