//! The one pass over the source: what is untouched is copied in runs, the rest is folded.

use super::chars::{Fold, STEPS, fold, is_han};
use super::html;
use super::html::layout::Layout;
use super::map::{Builder, OffsetMap};
use super::{SourceText, Span, TextKind};
use crate::lexicon::traditional;

/// What the pass hands on to [`super::mend`].
pub(super) struct Swept {
    pub(super) text: String,
    pub(super) map: OffsetMap,
    /// Clean offsets, rising, of blanks, and of zeros and circles behind a wide character.
    pub(super) candidates: Vec<u32>,
    pub(super) steps: u64,
    pub(super) traditional: bool,
    /// Source ranges of a page's boxes beside its text, rising.
    pub(super) boxes: Vec<Span>,
}

/// The pass.
pub(super) struct Sweep<'a> {
    pub(super) source: &'a str,
    pub(super) out: Builder,
    /// How HTML is laid out; none for plain text.
    pub(super) layout: Option<Layout>,
    pub(super) steps: u64,
    /// Source ranges of boxes beside the text.
    pub(super) boxes: Vec<Span>,
    /// Bytes to step over, by first byte.
    strides: [u8; 256],
    /// Simplified forms from U+4E00 on, where the text is in traditional characters.
    simplified: Option<Vec<char>>,
    candidates: Vec<u32>,
    /// Whether so few lines end that a wide indent must stand for the end of one.
    lines_lost: Option<bool>,
}

impl<'a> Sweep<'a> {
    /// Sweeps a text.
    pub(super) fn of(source: &'a SourceText) -> Swept {
        let text = source.text.as_str();
        let html = source.kind == TextKind::Html;
        let is_traditional = judge(text);
        let mut strides = STEPS;
        if html {
            for byte in *b" \t\n\r&" {
                strides[usize::from(byte)] = 0;
            }
        }
        if is_traditional {
            for entry in &mut strides[0xE4..=0xE9] {
                *entry = 0;
            }
        }
        let mut sweep = Sweep {
            source: text,
            out: Builder::with_capacity(if html { text.len() / 2 } else { text.len() }),
            layout: html.then(Layout::default),
            steps: 0,
            boxes: Vec::new(),
            strides,
            simplified: is_traditional.then(traditional::table),
            candidates: Vec::new(),
            lines_lost: None,
        };
        if html {
            html::walk(&mut sweep)
        } else {
            sweep.text(0, text.len())
        }
        let (clean, map) = sweep.out.finish(Span::of(0, text.len()).end());
        Swept {
            text: clean,
            map,
            candidates: sweep.candidates,
            steps: sweep.steps,
            traditional: is_traditional,
            boxes: sweep.boxes,
        }
    }

    /// Takes the text `from..to`, which holds no tags.
    pub(super) fn text(&mut self, from: usize, to: usize) {
        if self.layout.as_ref().is_some_and(Layout::is_raised) {
            return self.raised(from, to);
        }
        let bytes = self.source.as_bytes();
        let (mut start, mut at) = (from, from);
        while at < to {
            let stride = self.strides[usize::from(bytes[at])];
            if stride != 0 {
                at += usize::from(stride);
                continue;
            }
            self.steps += 1;
            let Some(c) = self.source.get(at..to).and_then(|rest| rest.chars().next()) else { break };
            let width = c.len_utf8();
            let next = at + width;
            let made = match c {
                '&' if self.layout.is_some() => {
                    self.copy(start, at);
                    at = self.entity(at, to);
                    start = at;
                    continue;
                }
                '0' | 'O' | '○' | '◯' => {
                    self.copy(start, at);
                    (start, at) = (at, next);
                    self.zero();
                    continue;
                }
                '\u{4E00}'..='\u{9FFF}' => match self.simple(c) {
                    same if same == c => Fold::Keep,
                    other => Fold::Char(other),
                },
                ' ' if self.layout.is_none() => {
                    self.candidates.push(self.out.len() + narrow(at - start));
                    Fold::Keep
                }
                _ => fold(c),
            };
            if made == Fold::Keep && !(self.layout.is_some() && matches!(c, '\t' | '\n')) {
                at = next;
                continue;
            }
            self.copy(start, at);
            at = match c {
                '\r' if bytes.get(next) == Some(&b'\n') && next < to => self.line(at, next + 1),
                '\u{3000}' if self.layout.is_none() => self.indent(at, to),
                '\t' | '\n' => self.line(at, next),
                _ => {
                    self.emit(c, made, Span::of(at, next));
                    next
                }
            };
            start = at;
        }
        self.copy(start, to);
    }

    /// Takes text that stands raised, character by character.
    fn raised(&mut self, from: usize, to: usize) {
        for (offset, c) in self.source.get(from..to).unwrap_or_default().char_indices() {
            self.steps += 1;
            let span = Span::of(from + offset, from + offset + c.len_utf8());
            match html::raised(c) {
                Some(power) => self.emit(c, Fold::Char(power), span),
                None if c.is_ascii_whitespace() => {}
                None => self.emit(c, fold(c), span),
            }
        }
    }

    /// Emits what a character (or an entity) became.
    pub(super) fn emit(&mut self, c: char, made: Fold, span: Span) {
        match made {
            Fold::Keep => self.character(c, span),
            Fold::Char(c) => self.character(c, span),
            Fold::Text(text) => {
                self.flush(text.chars().next());
                self.out.put(text, span);
            }
            Fold::Drop => {}
            Fold::Line => {
                self.line(span.start() as usize, span.end() as usize);
            }
            Fold::Blank if is_thin(c) && self.groups_digits(span) => {}
            Fold::Blank => match &mut self.layout {
                Some(layout) => layout.blank(span, c),
                None => {
                    self.candidates.push(self.out.len());
                    self.out.put(" ", span);
                }
            },
        }
    }

    /// Puts one character for a range of the source.
    fn character(&mut self, c: char, span: Span) {
        self.flush(Some(c));
        if matches!(c, '0' | 'O' | '○' | '◯') {
            self.zero();
        }
        let c = if self.simplified.is_some() { self.simple(c) } else { c };
        if c.len_utf8() == span.len() as usize {
            self.out.swap(c, span.start());
        } else {
            self.out.put(c.encode_utf8(&mut [0; 4]), span);
        }
    }

    /// The simplified form of a character, where the text is in traditional ones.
    pub(super) fn simple(&self, c: char) -> char {
        let table = self.simplified.as_ref();
        let index = (c as u32).wrapping_sub(traditional::FIRST) as usize;
        table.and_then(|table| table.get(index)).copied().unwrap_or(c)
    }

    /// Copies a run of the source as it is.
    fn copy(&mut self, start: usize, end: usize) {
        if let Some(piece) = self.source.get(start..end).filter(|piece| !piece.is_empty()) {
            if self.layout.is_some() {
                self.flush(piece.chars().next());
            }
            self.out.copy(piece, narrow(start));
        }
    }

    /// Marks the end of the clean text as the place of a zero or circle, which may stand for 〇.
    fn zero(&mut self) {
        let settled = self.layout.as_ref().is_none_or(Layout::is_settled);
        if settled && self.out.text.as_bytes().last().is_some_and(|&last| last >= 0x80) {
            self.candidates.push(self.out.len());
        }
    }

    /// Settles what a layout holds back, before a character of the same line.
    pub(super) fn flush(&mut self, next: Option<char>) {
        if let Some(layout) = &mut self.layout
            && let Some(blank) = layout.flush(&mut self.out, next)
        {
            self.candidates.push(blank);
        }
    }

    /// A tab or the end of a line in `at..end`; returns `end`.
    fn line(&mut self, at: usize, end: usize) -> usize {
        let span = Span::of(at, end);
        match &mut self.layout {
            Some(layout) => layout.white(&mut self.out, span, self.source.as_bytes().get(at) == Some(&b'\t')),
            None if end - at == 1 => self.out.swap('\n', span.start()),
            None => self.out.put("\n", span),
        }
        end
    }

    /// A run of wide blanks at `at`, in plain text; returns its end.
    ///
    /// Two of them are the indent of a paragraph: behind the end of a sentence, or where hardly
    /// any line end is left in the text, they stand for a line end that was lost.
    fn indent(&mut self, at: usize, to: usize) -> usize {
        const WIDE: &str = "\u{3000}";
        let rest = self.source.get(at..to).unwrap_or_default();
        let run = rest.len() - rest.trim_start_matches(WIDE).len();
        let end = at + run;
        let last = self.out.text.trim_end_matches(' ').chars().next_back();
        let breaks = run >= 2 * WIDE.len()
            && match last {
                None | Some('\n' | '\t') => false,
                Some('。' | '!' | '?' | ':' | ';' | '”' | '」' | '…') => true,
                _ => self.lines_lost(),
            };
        if breaks {
            self.out.put("\n", Span::of(at, end));
        } else {
            for place in (at..end).step_by(WIDE.len()) {
                self.candidates.push(self.out.len());
                self.out.put(" ", Span::of(place, place + WIDE.len()));
            }
        }
        self.steps += (run / WIDE.len()) as u64;
        end
    }

    fn lines_lost(&mut self) -> bool {
        const LONG: usize = 6000;
        let source = self.source;
        *self.lines_lost.get_or_insert_with(|| {
            let lines = 1 + source.bytes().filter(|&byte| byte == b'\n').count();
            source.len() / lines > LONG
        })
    }

    /// Whether a thin blank divides thousands: a digit before, three behind.
    fn groups_digits(&self, span: Span) -> bool {
        let bytes = self.source.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let (start, end) = (span.start() as usize, span.end() as usize);
        start > 0 && digit(start - 1) && (0..3).all(|i| digit(end + i)) && !digit(end + 3)
    }
}

fn narrow(at: usize) -> u32 {
    Span::of(0, at).end()
}

fn is_thin(c: char) -> bool {
    matches!(c, '\u{2005}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// Whether a text is in traditional characters: a twelfth of its Han characters, sampled evenly,
/// have a simplified form (about a third do in such a text, next to none in a simplified one).
fn judge(text: &str) -> bool {
    const SAMPLES: usize = 768;
    const SHARE: usize = 12;
    let bytes = text.as_bytes();
    let (mut han, mut old) = (0, 0);
    for at in (0..bytes.len()).step_by((bytes.len() / SAMPLES).max(3)) {
        let place =
            (at..at + 3).find(|&i| bytes.get(i).is_some_and(|byte| matches!(byte, 0xE4..=0xE9 | 0xEF)));
        let c = place.and_then(|i| text.get(i..i + 3)).and_then(|piece| piece.chars().next());
        let c = c.map(|c| if let Fold::Char(made) = fold(c) { made } else { c });
        if let Some(c) = c.filter(|&c| is_han(c)) {
            han += 1;
            old += usize::from(traditional::simplified(c).is_some());
        }
    }
    old >= 2 && old * SHARE >= han
}
