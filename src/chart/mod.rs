//! Pictures of figures, drawn with plotters as SVG.
//!
//! Pure functions of plain data: no report and no browser in here. [`backend`] measures text by
//! its characters, so that a picture is the same natively, in the page and in a worker;
//! [`scale`] makes ticks and short numbers; [`palette`] holds the colours; [`alt`] tells the data
//! in words; [`bars`] draws. Legends are HTML of the page: plotters measures their text through
//! the font, which a worker has not.

pub mod alt;
pub mod backend;
pub mod bars;
pub mod palette;
pub mod scale;

use serde::{Deserialize, Serialize};

/// One value of one region.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Bar {
    /// Whose.
    pub region: String,
    /// In the base unit of the series, as a plain decimal; only drawn, never printed.
    pub value: String,
    /// The quantity as the text writes it, printed at the bar's end.
    pub literal: String,
    /// What is printed after it in a fainter colour: claimed places, the period where it matters.
    pub note: String,
    /// A plan or an expectation: drawn hollow, below what was done.
    pub planned: bool,
    /// The claim behind it, by its id.
    pub claim: String,
}

/// The values of one indicator.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct BarSeries {
    /// What is measured.
    pub name: String,
    /// Base unit, empty for none.
    pub base: String,
    /// In the order of the text; those of one region need not stand together.
    pub bars: Vec<Bar>,
}

/// How a picture is to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Look {
    /// In CSS pixels; kept between 240 and 2400.
    pub width: u32,
    /// Light signs on a dark ground.
    pub dark: bool,
    /// Of the words and numbers that are ours.
    pub language: crate::language::Language,
}

/// A box in view-box units: x, y, width, height.
pub type Area = (i32, i32, i32, i32);

/// A picture and where its marks are.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Picture {
    /// The whole SVG, on a transparent ground.
    pub svg: String,
    /// Width and height of its view box.
    pub size: (u32, u32),
    /// The marks from top to bottom: index into the bars, box, and what a screen reader says.
    pub marks: Vec<(usize, Area, String)>,
    /// The data in words.
    pub description: String,
}
