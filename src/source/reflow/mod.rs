//! Lines that stand for something else: columns drawn with bars or set with blanks become cells, lines that a
//! page of fixed width broke become paragraphs again.
//!
//! Works on the clean text of plain sources, whose lines are those of the source; how wide a line was is measured
//! in the source, for folding to half width forgets it. A text whose lines are long, or that has no gaps, passes
//! untouched.

mod columns;
mod wrap;

use super::Span;
use super::map::{Cursor, OffsetMap};
use super::mend::{Edit, apply};

/// Bytes of a line, in the mean, above which no page has broken the lines: 60 Han characters take 180, and short
/// lines stand between.
const LINE: usize = 170;

/// What the stage made.
pub(super) struct Flowed {
    pub(super) text: String,
    pub(super) map: OffsetMap,
    pub(super) steps: u64,
}

/// Sets columns and lines right.
pub(super) fn reflow(text: String, map: OffsetMap, source: &str) -> Flowed {
    let mut flowed = Flowed { text, map, steps: 0 };
    let lines = 1 + flowed.text.bytes().filter(|&byte| byte == b'\n').count();
    let short = flowed.text.len() / lines <= LINE;
    if short || flowed.text.contains(['|', '│']) || flowed.text.contains("  ") {
        let edits = columns::edits(&flowed.text, &mut Ruler::new(source, &flowed.map), &mut flowed.steps);
        flowed.edit(&edits);
    }
    if short && lines >= wrap::FEWEST {
        let mut ruler = Ruler::new(source, &flowed.map);
        let edits = wrap::edits(&flowed.text, &mut ruler, &mut flowed.steps);
        flowed.edit(&edits);
    }
    flowed
}

impl Flowed {
    fn edit(&mut self, edits: &[Edit]) {
        if !edits.is_empty() {
            (self.text, self.map) = apply(&self.text, &self.map, edits);
        }
    }
}

/// Measures widths in the source, in columns of a half-width character.
struct Ruler<'a> {
    source: &'a str,
    cursor: Cursor<'a>,
}

impl<'a> Ruler<'a> {
    fn new(source: &'a str, map: &'a OffsetMap) -> Self {
        Self { source, cursor: Cursor::new(map) }
    }

    /// The source range of a clean range; ranges are to rise.
    fn place(&mut self, start: usize, end: usize) -> Span {
        self.cursor.source(Span::of(start, end))
    }

    /// How wide a clean range is.
    fn width(&mut self, start: usize, end: usize) -> usize {
        let span = self.place(start, end);
        width(self.source.get(span.start() as usize..span.end() as usize).unwrap_or(""))
    }
}

/// Columns that a text takes.
fn width(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut columns, mut at) = (0, 0);
    while let Some(&lead) = bytes.get(at) {
        match lead {
            0..=0x7F => {
                columns += usize::from(lead >= b' ');
                at += 1;
            }
            // U+3000 to U+DFFF: nearly all characters of a text, and none of them narrow.
            0xE3..=0xED => {
                columns += 2;
                at += 3;
            }
            _ => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                columns += if is_wide(c) { 2 } else { 1 };
                at += c.len_utf8();
            }
        }
    }
    columns
}

/// Whether a character takes two columns where Chinese is set.
fn is_wide(c: char) -> bool {
    c >= '\u{2E80}' && !matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FF61}'..='\u{FFDC}')
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '–' | '…' | '①'..='⑳' | '─' | '│')
}
