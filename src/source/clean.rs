//! A text made easy to match, and the way back from it.
//!
//! Width, invisible characters and markup are settled here once, so that no later stage has to
//! think of them. The way back is exact: a range of the clean text leads to the range of the
//! source text it was made from.

use super::map::{Cursor, OffsetMap};
use super::sweep::Sweep;
use super::{SourceText, Span, TextKind, mend, reflow};

/// The text as later stages match it.
///
/// In it `\n` ends a paragraph (or block of markup), `\t` a table cell; digits, Latin letters and
/// `, . % : ; ( ) + - / ~ ! ?` are half width whatever the source wrote (`。、《》“”—` stay), blanks are
/// U+0020, and characters without width are gone. A text in traditional characters is in simplified
/// ones.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Clean {
    /// The clean text.
    pub text: String,
    /// Work done, in characters looked at: grows in step with the source.
    pub steps: u64,
    /// Whether the text was judged to be in traditional characters, and folded.
    pub traditional: bool,
    /// Of a page: source ranges of boxes beside its text (lists of other articles), rising.
    pub boxes: Vec<Span>,
    map: OffsetMap,
}

impl Clean {
    /// The source range that a clean range was made from.
    ///
    /// What was set aside inside the range (a tag, a blank in a number) is covered, what was set
    /// aside at its ends is not. The range of an empty range is empty.
    pub fn source(&self, span: Span) -> Span {
        self.map.source(span)
    }

    /// The same as [`Clean::source`], for many lookups in rising order.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor::new(&self.map)
    }

    /// The clean offset that an offset of the source leads to: of the character made from it, or
    /// of what follows it where it was set aside.
    pub fn locate(&self, source: u32) -> u32 {
        self.map.locate(source)
    }

    /// Source ranges that were set aside: markup, and what it turned into breaks.
    pub fn aside(&self) -> impl Iterator<Item = Span> + '_ {
        self.map.aside(&self.text)
    }

    /// How many runs the way back has: what the map weighs.
    pub fn runs(&self) -> usize {
        self.map.len()
    }
}

/// Cleans a text.
pub fn clean(source: &SourceText) -> Clean {
    let swept = Sweep::of(source);
    let (text, map, mended) = mend::mend(swept.text, swept.map, &swept.candidates);
    let steps = swept.steps + mended;
    if source.kind == TextKind::Html {
        return Clean { text, steps, traditional: swept.traditional, boxes: swept.boxes, map };
    }
    let flowed = reflow::reflow(text, map, &source.text);
    Clean {
        text: flowed.text,
        steps: steps + flowed.steps,
        traditional: swept.traditional,
        boxes: Vec::new(),
        map: flowed.map,
    }
}
