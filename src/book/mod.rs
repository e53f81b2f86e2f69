//! Tables to be saved: sheets of typed cells, and the files they become.
//!
//! A [`Book`] is plain data that the desk describes; the writers ([`csv`], [`json`], [`markdown`], [`xlsx`])
//! run in the studio, away from what the page waits for; [`clip`] is for the clipboard. They know nothing of claims.
//! [`formula`] keeps spreadsheets from running what a text says, [`encode`] writes GB18030.

pub mod clip;
pub mod csv;
pub mod encode;
pub mod formula;
pub mod json;
pub mod markdown;
mod pages;
#[cfg(test)]
mod tests;
pub mod xlsx;

use serde::{Deserialize, Serialize};

/// What a file holds; formats of one table take the first sheet.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Book {
    /// For the file's properties.
    pub title: String,
    /// In their order.
    pub sheets: Vec<Sheet>,
    /// Last lines of every sheet: where the figures come from, and that they are no statistics.
    pub notes: Vec<String>,
}

/// One table.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// Shown on its tab; the writer shortens what a spreadsheet refuses.
    pub name: String,
    /// A line above the table, empty for none.
    pub title: String,
    /// Lines under the title: how the table is to be read, and what it leaves out.
    pub legend: Vec<String>,
    /// From left to right.
    pub columns: Vec<Column>,
    /// Each as long as `columns`; what is missing is empty.
    pub rows: Vec<Vec<Cell>>,
    /// Columns that stay in sight when scrolled to the right.
    pub frozen: u16,
}

/// A column's head.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Column {
    /// What stands over the groups that say the same (an agenda item); empty for none. A printed page ends before
    /// another one where it can.
    pub over: String,
    /// What stands over this and the columns after it that say the same; empty for none.
    pub group: String,
    /// Its own name.
    pub name: String,
    /// Width in characters of the standard font; 0: as the writer sees fit.
    pub width: u16,
}

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing to say.
    #[default]
    Empty,
    /// Words of the text or of ours: never run as a formula.
    Text(String),
    /// A plain decimal (`-3.2`, `780000000`) that we wrote ourselves.
    Number(String),
    /// An ISO date that we wrote ourselves.
    Date(String),
}

impl Cell {
    /// Words, or nothing where they are empty.
    pub fn text(words: &str) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(words.to_owned()) }
    }

    /// A number, or nothing.
    pub fn number(number: Option<String>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// A date, or nothing.
    pub fn date(date: Option<String>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// What it says, as written.
    pub fn words(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Text(words) | Self::Number(words) | Self::Date(words) => words,
        }
    }
}

impl Column {
    /// A column of this name and width.
    pub fn new(name: &str, width: u16) -> Self {
        Self { name: name.to_owned(), width, ..Self::default() }
    }

    /// Whether anything stands over it.
    pub fn grouped(&self) -> bool {
        !self.group.is_empty() || !self.over.is_empty()
    }

    /// The group and the name in one, for formats with one line of heads.
    pub fn whole(&self) -> String {
        match (self.group.is_empty(), self.name.is_empty()) {
            (true, _) => self.name.clone(),
            (false, true) => self.group.clone(),
            (false, false) => format!("{} {}", self.group, self.name),
        }
    }
}
