//! Rows of a table: what a cell measures stands in its column's head and its row's label.
//!
//! [`head`] makes columns of the rows without figures, [`row`] reads a row of figures under them, [`cell`] makes a
//! claim of one figure, [`place`] a place of a figure under 位次.

mod caption;
mod cell;
mod head;
mod place;
mod row;

use super::draft::Draft;
use crate::document::model::Mention;
use crate::source::Span;

use caption::Caption;
pub use caption::caption;
pub(super) use cell::scale;
use head::{Column, Part};

/// What a table's caption and head rows say, for the rows below.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Units of the caption (`单位:亿元、%`): where they stand.
    units: Vec<Span>,
    /// Head rows above which no row of figures has been read.
    heads: Vec<Vec<Part>>,
    /// Columns, the label's first.
    columns: Vec<Column>,
    /// Rows of figures have been read under these columns.
    filled: bool,
    /// What the caption says of it.
    caption: Caption,
    /// Claims of the last row of values, by column: a row of places below it is of them.
    above: Vec<(usize, usize)>,
    /// The last row's label: a row without one goes on with it (cells that span rows).
    label: Option<Span>,
}

/// What one cell says, before it is a claim.
pub struct Cell {
    /// The claim in the making.
    pub draft: Draft,
    /// The words of its time.
    pub time: Option<Span>,
    /// The row's label, where it is no indicator: a region, or the subject.
    pub label: Option<Span>,
    /// Its column.
    pub column: usize,
}

/// What a row says.
#[derive(Default)]
pub struct Read {
    /// Its figures and places.
    pub cells: Vec<Cell>,
    /// Places for claims of the row above: index of the claim, index of the place.
    pub places: Vec<(usize, usize)>,
    /// Cells of running words with figures in them, to be read as sentences.
    pub prose: Vec<Span>,
    /// What the row is about, where it is a place or a thing.
    pub label: Option<Span>,
}

/// What a row is read with beside the table itself.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The clean text.
    pub text: &'a str,
    /// The places named in it.
    pub mentions: &'a [Mention],
    /// Among whom a place is claimed where the text does not say (全市): the whole that a sum row is of.
    pub whole: &'a str,
}

impl Around<'_> {
    /// The first place that a cell names.
    fn place(&self, cell: Span) -> Option<Span> {
        let first = self.mentions.partition_point(|mention| mention.span.start() < cell.start());
        self.mentions.get(first).map(|mention| mention.span).filter(|span| cell.contains(*span))
    }

    /// Whether a cell names a place.
    fn names_place(&self, cell: Span) -> bool {
        self.place(cell).is_some()
    }
}

impl Table {
    /// Notes the claim that a cell of the last row became.
    pub fn claimed(&mut self, column: usize, claim: usize) {
        self.above.push((column, claim));
    }
}

/// The unit in brackets at the end of a cell (`总量(亿元)`).
pub(super) fn unit_in(text: &str, cell: Span) -> Option<Span> {
    let words = cell.slice(text);
    let inner = words[words.rfind(['(', '（'])?..].trim_start_matches(['(', '（']);
    let inner = inner.strip_prefix("单位:").or(inner.strip_prefix("单位：")).unwrap_or(inner);
    let from = cell.end() as usize - inner.len();
    let inner = inner.trim_end_matches([')', '）']);
    cell::whole_unit(text, Span::of(from, from + inner.len()))
}

pub use row::row;
