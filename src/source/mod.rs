//! The text and where things are in it.
//!
//! Lowest layer: it knows bytes, characters and offsets, and nothing of
//! numerals or regions. Everything above carries [`Span`]s into
//! [`SourceText::text`], never into a cleaned or converted copy.

pub mod clean;
pub mod span;
pub mod text;

pub use clean::{Clean, clean};
pub use span::Span;
pub use text::{Encoding, SourceText, TextKind};
