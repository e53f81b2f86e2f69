//! What can be drawn: one chart with a plot of one of three kinds. Plain words and numbers, in the order in which
//! they are drawn; whoever makes a chart has sorted it.

use serde::{Deserialize, Serialize};

/// A chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// What it is called.
    pub title: String,
    /// How it is to be read, and what it leaves out; below the plot.
    pub notes: Vec<String>,
    /// Where the figures come from; the last line.
    pub source: String,
    /// What is drawn.
    pub plot: Plot,
}

/// Kinds of plots.
#[derive(Clone, PartialEq, Debug)]
pub enum Plot {
    /// Horizontal bars on one scale.
    Bars(Bars),
    /// Rows and columns of cells.
    Heat(Heat),
    /// A tile for each thing, in rows and columns.
    Tiles(Tiles),
}

/// Horizontal bars.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bars {
    /// Unit at the axis, empty for none.
    pub base: String,
    /// From top to bottom.
    pub groups: Vec<Group>,
    /// What the sign across a bar means, where bars have one.
    pub marker: String,
}

/// Bars under one head.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Group {
    /// Above the bars; empty for none.
    pub head: String,
    /// From top to bottom; neighbours of one name share it.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bar {
    /// Beside it.
    pub name: String,
    /// How it is drawn, with its numbers.
    pub form: Form,
    /// The quantity as the text writes it, printed at the bar's end.
    pub literal: String,
    /// What is printed after it in a fainter colour: claimed places, the period where it matters.
    pub note: String,
    /// Where the sign across it stands, as a plain decimal.
    pub marker: Option<String>,
    /// Where it leads.
    pub go: String,
}

/// How a bar is drawn. Numbers are plain decimals in the base unit; only drawn, never printed.
#[derive(Clone, PartialEq, Debug)]
pub enum Form {
    /// A value that was reached: filled.
    Done(String),
    /// A plan or an expectation: hollow.
    Planned(String),
    /// Not stated; what the others say leaves it between these, open where there is no limit: a thin range.
    Between(Option<String>, Option<String>),
}

impl Default for Form {
    fn default() -> Self {
        Self::Done(String::new())
    }
}

/// Rows and columns of cells.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Heat {
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Name and cells of each row, a cell for each column.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// A tile for each thing.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tiles {
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Name of each row, and its tiles for each column.
    pub rows: Vec<(String, Vec<Vec<Cell>>)>,
}

/// A cell or a tile.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// Printed in it, in few signs.
    pub words: String,
    /// What it holds.
    pub shade: Shade,
    /// What others say of it.
    pub sign: Sign,
    /// Where it leads.
    pub go: String,
    /// What it says, whole: for a screen reader.
    pub label: String,
}

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Shade {
    /// The first place.
    First,
    /// The second or third, or among the first three.
    Top,
    /// A place between.
    Middle,
    /// Among the last three.
    Bottom,
    /// A place not claimed that follows from what the others say.
    Derived,
    /// A value without a place.
    Value,
    /// The text has lost words here.
    Damaged,
    /// Nothing said.
    #[default]
    None,
}

/// What others say of a claimed place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Sign {
    /// Nothing could contradict it.
    #[default]
    Untested,
    /// Others could have contradicted it and do not.
    Supported,
    /// Another statement cannot hold beside it, unless one of the two is read otherwise.
    Unclear,
    /// Another statement cannot hold beside it.
    Contradicted,
}
