//! The text and where things are in it.
//!
//! Lowest layer: it knows bytes, characters and offsets, and nothing of
//! numerals or regions. Everything above carries [`Span`]s into
//! [`SourceText::text`], never into a cleaned or converted copy.

mod chars;
pub mod clean;
pub mod decode;
pub mod file_kind;
mod html;
pub mod map;
mod mend;
mod reflow;
pub mod span;
pub mod suspect;
mod sweep;
pub mod text;

pub use clean::{Clean, clean};
#[cfg(not(target_arch = "wasm32"))]
pub use decode::read;
pub use decode::{Detection, How, detect};
pub use file_kind::{FileKind, file_kind};
pub use map::Cursor;
pub use span::Span;
pub use text::{Encoding, SourceText, TextKind};
