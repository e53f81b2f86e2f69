//! Tables only: rows, no control flow beyond looking a row up.
pub mod cues;
pub mod names;
pub mod nouns;
pub mod ranks;
pub mod times;
pub mod units;
pub mod values;
