//! Pictures of figures, drawn with plotters as SVG.
//!
//! Pure functions of plain data: no report and no browser in here. [`model`] says what can be drawn; [`frame`]
//! puts title, key, notes and source around the plot, so that the same drawing stands on the screen, on paper and
//! in files; [`bars`], [`heat`] and [`tiles`] draw the plots, the latter two from [`cells`]. [`backend`] measures
//! text by its characters, so that a picture is the same natively and in a worker; [`scale`] makes ticks and short
//! numbers; [`palette`] holds the colours, which the page's style sheet turns dark; [`alt`] tells the data in words.

pub mod alt;
pub mod backend;
pub mod bars;
pub mod cells;
pub mod frame;
pub mod heat;
pub mod model;
pub mod palette;
pub mod scale;
#[cfg(test)]
mod tests;
pub mod tiles;

use serde::{Deserialize, Serialize};

pub use frame::draw;

/// How a picture is to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Look {
    /// In CSS pixels; kept between 240 and 2400. A plot of many columns may be wider, and scrolls.
    pub width: u32,
    /// Of the words and numbers that are ours.
    pub language: crate::language::Language,
}

/// A box in view-box units: x, y, width, height.
pub type Area = (i32, i32, i32, i32);

/// A part of a picture that can be reached.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Mark {
    /// Where it is.
    pub area: Area,
    /// Where it leads (`claim:1234`); empty for nowhere.
    pub go: String,
    /// What a screen reader says.
    pub label: String,
}

/// A picture and where its marks are.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Picture {
    /// The whole SVG, in the colours of a white ground.
    pub svg: String,
    /// Width and height of its view box.
    pub size: (u32, u32),
    /// The marks from top to bottom.
    pub marks: Vec<Mark>,
    /// The data in words.
    pub description: String,
}
