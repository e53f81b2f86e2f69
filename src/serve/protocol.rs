//! What page and worker say to one another.
//!
//! Plain data, small: the page asks for what is in sight. Offsets are UTF-8 bytes into the source
//! text; only the page converts them to UTF-16. The transport is the page's concern: a
//! compact form without names, because both sides are always of one build.

use serde::{Deserialize, Serialize};

pub use crate::correct::{Edit, Field, Target};
pub use crate::language::Language;
pub use crate::project::{Flaw, Project};
pub use crate::shelf::BETWEEN;

pub use super::told::{BlockItem, Card, Detail, Facet, Mark, NumeralRow, PartItem, RegionItem, Row, Summary};

mod query;
pub use query::{Column, Query, SortKey, Within};

/// What the page can ask.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Analyse this text and own the report. The text itself travels beside the message,
    /// as a buffer.
    Open {
        /// File name, empty for pasted text.
        document: String,
        /// What the reader says against the reading, oldest first.
        edits: Vec<Edit>,
    },
    /// Rows `from..to` of the claims table.
    Rows {
        /// Which claims, in which order.
        query: Query,
        /// First row.
        from: u32,
        /// One past the last row.
        to: u32,
    },
    /// How many claims each region, topic … has under the other filters.
    Facets {
        /// The filters in force.
        query: Query,
    },
    /// The regions with counts and reasons.
    Regions,
    /// The marks of paragraphs `first..end`.
    Marks {
        /// First paragraph.
        first: u32,
        /// One past the last paragraph.
        end: u32,
    },
    /// One claim, whole.
    Claim {
        /// Its id.
        id: String,
    },
    /// What a claim over these words would be, as far as the text around them tells; answered like `Claim`.
    Offer {
        /// What the reader picked, in bytes of the text.
        picked: (u32, u32),
    },
    /// The place of a claim in a query (to scroll the table to it).
    Find {
        /// Its id.
        id: String,
        /// Which claims, in which order.
        query: Query,
    },
    /// The view of charts, as a job for the studio.
    Charts {
        /// Which chart (`heat`, `bars.12`); empty for the first that has something to show.
        choice: String,
        /// The filters in force.
        query: Query,
        /// Width in CSS pixels.
        width: u32,
        /// The day, as an ISO date; it stands in the source line.
        day: String,
        /// Language of words that are ours.
        language: Language,
    },
    /// One of the views (`overview` …), or the `help`, as HTML.
    View {
        /// Which.
        name: String,
        /// The views' own choices (order of regions …): (key, value).
        look: Vec<(String, String)>,
        /// The filters in force.
        query: Query,
        /// Language of words that are ours.
        language: Language,
    },
    /// The ledger's numerals `from..to`, of one fate or of all.
    Numerals {
        /// `None`: all.
        fate: Option<String>,
        /// First row.
        from: u32,
        /// One past the last row.
        to: u32,
        /// Language of the reasons.
        language: Language,
    },
    /// A file to save.
    Export {
        /// Which.
        format: Format,
        /// Which claims; `None`: all.
        query: Option<Query>,
        /// Only these of them, as half-open ranges of rows, rising; empty: all.
        ranges: Vec<(u32, u32)>,
        /// The day, as an ISO date: the analysis has no clock.
        day: String,
        /// Language of the head row.
        language: Language,
    },
    /// Rows of the claims table for the clipboard.
    Copy {
        /// Which claims, in which order.
        query: Query,
        /// Which of these, as half-open ranges of rows, rising.
        ranges: Vec<(u32, u32)>,
        /// The columns, from left to right.
        columns: Vec<Column>,
        /// Language of the head row.
        language: Language,
    },
    /// Read this text, which travels beside the message, and keep its report on the shelf under this key; the open
    /// report stays. A text that lies there under the same name and edits is not read again.
    Shelve {
        /// The page's number for it.
        key: u32,
        /// File name, empty for pasted text.
        document: String,
        /// What the reader says against the reading, oldest first.
        edits: Vec<Edit>,
    },
    /// Open documents of the shelf as one; all others leave the shelf, unless more are to come.
    Lay {
        /// Which, in order.
        keys: Vec<u32>,
        /// The one that is 以此为准.
        standard: Option<u32>,
        /// The time of its figures in the reader's words (`2023年一季度`); empty where they say none.
        time: String,
        /// Whether more documents are on their way: those that are not named stay.
        more: bool,
    },
    /// Whether a claim's value can be corrected to these words.
    Reads {
        /// As a reader types them.
        words: String,
    },
    /// A digest of our own to try the page with; the open report stays.
    Sample {
        /// Which: `clean`, `faults` or `draft`.
        key: String,
    },
    /// Rehearse a step, as long as nothing is open.
    Rehearse,
    /// Read the project file given beside the message; the open report stays.
    Project,
    /// The whole canonical JSON of a text given beside the message; the open report stays.
    Analyse {
        /// Its name.
        document: String,
    },
}

/// What the worker can answer.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// To `Open` and `Lay`.
    Opened(Summary),
    /// To `Rows`.
    Rows {
        /// Claims that pass the filters.
        matching: u32,
        /// All claims.
        total: u32,
        /// First row sent.
        from: u32,
        /// The rows.
        rows: Vec<Row>,
    },
    /// To `Facets`.
    Facets(Vec<Facet>),
    /// To `Regions`.
    Regions(Vec<RegionItem>),
    /// To `Marks`.
    Marks(Vec<Mark>),
    /// To `Claim` and `Offer`; `None` where there is no such claim.
    Claim(Option<Box<Detail>>),
    /// To `Find`: row number, or `None` where a filter hides it.
    Found(Option<u32>),
    /// To `View`: HTML without styles, handlers or addresses; what leads somewhere has `data-go`. Empty where there
    /// is no such view.
    View(String),
    /// To `Numerals`.
    Numerals {
        /// How many there are.
        total: u32,
        /// First row sent.
        from: u32,
        /// The rows.
        rows: Vec<NumeralRow>,
    },
    /// To `Copy`: the same rows twice.
    Copied {
        /// Cells parted by tabs.
        plain: String,
        /// A table.
        html: String,
    },
    /// To `Export` of the canonical JSON, and to `Sample`.
    File {
        /// Proposed name.
        name: String,
        /// MIME type.
        mime: String,
        /// Content, UTF-8.
        content: String,
    },
    /// To `Shelve`.
    Shelved(Card),
    /// To `Project`: the project brought up to date, or why it cannot be taken.
    Project(Result<Box<Project>, Flaw>),
    /// To `Reads`: there is a number in the words.
    Reads(bool),
    /// To `Rehearse`: so many steps are left.
    Rehearsed(u32),
    /// The request makes no sense now (nothing is open).
    Nothing,
    // What follows never takes the packed form: last, so that the numbers of the others hold.
    /// To `Charts` and to `Export` of anything but the canonical JSON: a [`crate::studio::Job`],
    /// packed, which the page hands to the studio unread. Empty where there is nothing to make.
    #[serde(skip)]
    Job(Vec<u8>),
    /// To `Analyse`: the canonical JSON.
    #[serde(skip)]
    Json(String),
}

/// Files that can be saved.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Format {
    /// The claims, comma-separated, in this encoding.
    Csv(Encoding),
    /// The canonical JSON; of some claims only, their rows.
    Json,
    /// The claims as a Markdown table.
    Markdown,
    /// A workbook: the office's table, claims, leagues, findings, ledger, sources.
    Xlsx,
    /// The office's table alone, comma-separated.
    Table,
}

pub use crate::studio::Encoding;
