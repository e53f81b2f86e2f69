//! Numbers and words that the source broke with blanks, and circles written for 〇.
//!
//! Works on the clean text, where every blank is U+0020, and only at the places that the sweep
//! marked. Two numbers must never become one: digits are joined where they stand one by one, and
//! what is before and behind them is that of a single number.

use super::Span;
use super::chars::{is_chinese_digit, is_han};
use super::map::{Builder, OffsetMap};
use crate::lexicon::gazetteer::{Named, gazetteer};

/// One change: what stands in a range of the clean text instead.
pub(super) struct Edit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) with: &'static str,
}

/// Mends a clean text; returns it, its map and the steps taken.
pub(super) fn mend(text: String, map: OffsetMap, candidates: &[u32]) -> (String, OffsetMap, u64) {
    let mut mender = Mender { text: &text, done: 0, edits: Vec::new(), steps: 0 };
    for &at in candidates {
        let at = at as usize;
        if at < mender.done {
            continue;
        }
        mender.steps += 1;
        match text.as_bytes().get(at) {
            Some(b' ') => mender.blank(at),
            Some(_) => mender.zeros(at),
            None => {}
        }
    }
    let Mender { edits, steps, .. } = mender;
    if edits.is_empty() {
        return (text, map, steps);
    }
    let (text, map) = apply(&text, &map, &edits);
    (text, map, steps)
}

/// The text with its changes, which rise, and its map.
pub(super) fn apply(text: &str, map: &OffsetMap, edits: &[Edit]) -> (String, OffsetMap) {
    let mut out = Builder::with_capacity(text.len());
    let mut pieces = map.pieces();
    let mut from = 0;
    for edit in edits {
        pieces.copy_until(&mut out, text, from, edit.start);
        out.put(edit.with, map.source(Span::of(edit.start, edit.end)));
        from = edit.end;
    }
    pieces.copy_until(&mut out, text, from, text.len());
    out.finish(map.source_len())
}

struct Mender<'a> {
    text: &'a str,
    /// What is settled up to here.
    done: usize,
    edits: Vec<Edit>,
    steps: u64,
}

/// One character of a spaced row and the gap behind it.
struct Piece {
    c: char,
    gap: (usize, usize),
}

impl Mender<'_> {
    fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// End of the blanks at `at`.
    fn gap(&mut self, at: usize) -> usize {
        let blanks = self.text.as_bytes().get(at..).unwrap_or_default();
        let count = blanks.iter().take_while(|&&byte| byte == b' ').count();
        self.steps += count as u64;
        at + count
    }

    fn cut(&mut self, start: usize, end: usize) {
        self.edits.push(Edit { start, end, with: "" });
    }

    /// The first blank of a gap.
    fn blank(&mut self, at: usize) {
        let end = self.gap(at);
        self.done = end;
        let (Some(left), Some(right)) = (self.before(at), self.after(end)) else { return };
        let numeral = |c: char| c.is_ascii_digit() || c == '.';
        if numeral(left) && numeral(right) {
            if end - at == 1 && !self.number(at, left, right) {
                self.row(at, left);
            }
        } else {
            self.row(at, left);
        }
    }

    /// A blank inside a number; says whether it was one.
    fn number(&mut self, at: usize, left: char, right: char) -> bool {
        let digit_at = |at: usize| self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        if right == '.' {
            // 12 .5: a point belongs to what precedes it, if a digit follows.
            if left.is_ascii_digit() && digit_at(at + 2) && self.plain_before(at) {
                self.cut(at, at + 1);
                return true;
            }
            return false;
        }
        if left == '.' {
            // 12. 5%: only behind a word and before a unit, for "1. 5" may be a list.
            let digits = self.digits_before(at - 1);
            let tail = self.digits_after(at + 1);
            let inside = digits < at - 1
                && self.before(digits).is_some_and(is_han)
                && matches!(self.after(tail), Some('%' | '亿' | '万'));
            if inside {
                self.cut(at, at + 1);
            }
            return inside;
        }
        self.digits(at)
    }

    /// Digits one by one: 2 0 1 1年, 增长1 2.5%.
    fn digits(&mut self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let first = at - 1;
        let before = self.before(first);
        let mut gaps = vec![at];
        let mut last = at + 1;
        while digit_at(last) && bytes.get(last + 1) == Some(&b' ') && digit_at(last + 2) {
            gaps.push(last + 1);
            last += 2;
        }
        self.steps += gaps.len() as u64;
        self.done = last;
        let mut end = last + 1;
        let whole = !digit_at(end);
        if bytes.get(end) == Some(&b'.') && digit_at(end + 1) {
            end = self.digits_after(end + 1);
        }
        let unit = self.after(end);
        let spaced_unit = if unit == Some(' ') { self.after(end + 1) } else { unit };
        let joined = whole
            && match before {
                // One split in two: only where nothing but a quantity can stand.
                Some(c) if is_han(c) && !"表图注件录第号款条项节".contains(c) => {
                    match gaps.len() {
                        1 => matches!(unit, Some('%' | '亿' | '万')),
                        _ => spaced_unit.is_some_and(|c| is_han(c) || c == '%'),
                    }
                }
                Some(c) if is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-') => false,
                Some(' ' | '\t') => gaps.len() >= 3 && spaced_unit == Some('年'),
                _ => gaps.len() >= 2 && spaced_unit.is_some_and(|c| is_han(c) || c == '%'),
            };
        if joined {
            for gap in gaps {
                self.cut(gap, gap + 1);
            }
        }
        joined
    }

    /// Whether the digits that end at `at` have no point of their own.
    fn plain_before(&self, at: usize) -> bool {
        let start = self.digits_before(at);
        self.before(start) != Some('.')
    }

    fn digits_before(&self, at: usize) -> usize {
        const LONGEST: usize = 24;
        let bytes = self.text.as_bytes().get(..at).unwrap_or_default();
        at - bytes.iter().rev().take(LONGEST).take_while(|byte| byte.is_ascii_digit()).count()
    }

    fn digits_after(&self, at: usize) -> usize {
        const LONGEST: usize = 24;
        let bytes = self.text.as_bytes().get(at..).unwrap_or_default();
        at + bytes.iter().take(LONGEST).take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// Characters one by one (全 市 生 产 总 值; the heading 指  标 of a cell), whose first gap is at
    /// `at` behind `left`.
    fn row(&mut self, at: usize, left: char) {
        let start = at - left.len_utf8();
        let opened = self.before(start);
        if opened.is_some_and(is_word) {
            return;
        }
        let first_gap = self.gap(at);
        let width = first_gap - at;
        let mut pieces = vec![Piece { c: left, gap: (at, first_gap) }];
        // A place of two characters, set to the width of one of three, heads a line.
        if width == 1 && matches!(opened, None | Some('\n' | '\t')) && self.place_of_two(first_gap, left) {
            self.cut(at, first_gap);
            self.done = first_gap;
            return;
        }
        let mut place = first_gap;
        let mut closed = None;
        while let Some(c) = self.after(place).filter(|c| !matches!(c, '\n' | '\t')) {
            let next = place + c.len_utf8();
            let after = self.after(next);
            if after.is_some_and(|after| is_word(c) && is_word(after)) {
                // A longer word: it is not of the row, nor is the gap before it.
                closed = Some(c);
                break;
            }
            let gap = self.gap(next);
            pieces.push(Piece { c, gap: (next, gap) });
            self.steps += 1;
            place = gap;
            if gap - next != width {
                closed = self.after(gap);
                break;
            }
            closed = after;
        }
        self.done = pieces.last().map_or(self.done, |last| last.gap.0.max(self.done));
        if pieces.len() < 2 {
            return;
        }
        let edge = |c: Option<char>| matches!(c, None | Some('\n' | '\t'));
        let numerals = pieces.iter().filter(|p| is_numeral(p.c)).count();
        let words = pieces.iter().filter(|p| is_han(p.c) && !is_numeral(p.c)).count();
        let joined = match pieces.len() {
            2 => words == 2 && (edge(opened) && edge(closed) || (opened, closed) == (Some('('), Some(')'))),
            _ => words >= 2 && words >= numerals && width <= 2 || words == pieces.len() && edge(opened),
        };
        if !joined {
            return;
        }
        for i in 0..pieces.len() - 1 {
            if self.keeps(&pieces, i) {
                continue;
            }
            let (start, end) = pieces[i].gap;
            self.cut(start, end);
        }
    }

    /// Whether `left` and the character behind its gap are a place's short name that a blank parts from what is said
    /// of it (`大 方 完成投资…`).
    fn place_of_two(&self, next: usize, left: char) -> bool {
        let Some(right) = self.after(next).filter(|&c| is_han(c) && is_han(left)) else { return false };
        let behind = next + right.len_utf8();
        let parted = self.text.get(behind..).is_some_and(|rest| {
            let said = rest.trim_start_matches(' ');
            let row = said.chars().nth(1).is_some_and(|c| c == ' ');
            rest.starts_with([' ', ':']) && !row && said.starts_with(is_word)
        });
        let mut name = String::from(left);
        name.push(right);
        parted && gazetteer().names.exact(&name).iter().any(|(_, named)| matches!(named, Named::Short(_)))
    }

    /// Whether the gap behind piece `i` stays: digits follow it that need not be of one number.
    fn keeps(&self, pieces: &[Piece], i: usize) -> bool {
        let numeral = |p: &Piece| p.c.is_ascii_digit() || p.c == '.';
        let mut behind = pieces.iter().skip(i + 1).take(16).skip_while(|p| numeral(p));
        pieces.get(i + 1).is_some_and(numeral) && !behind.next().is_some_and(|p| is_han(p.c) || p.c == '%')
    }

    /// Zeros and circles behind a Chinese digit: 二○一○年, 二00八年, 二OO八年.
    fn zeros(&mut self, at: usize) {
        let circle = |c: char| matches!(c, '○' | '◯');
        if !self.before(at).is_some_and(is_chinese_digit) {
            return;
        }
        let mut end = at;
        let mut sure = true;
        let mut found = Vec::new();
        while let Some(c) = self.after(end).filter(|&c| circle(c) || matches!(c, '0' | 'O')) {
            sure &= circle(c);
            found.push((end, end + c.len_utf8()));
            end += c.len_utf8();
            if found.len() > 3 {
                return;
            }
        }
        self.steps += found.len() as u64;
        let next = self.after(end);
        if sure || next.is_some_and(|c| is_chinese_digit(c) || c == '年') {
            self.edits.extend(found.into_iter().map(|(start, end)| Edit { start, end, with: "〇" }));
        }
        self.done = end;
    }
}

fn is_word(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric()
}

fn is_numeral(c: char) -> bool {
    is_chinese_digit(c) || c == '十'
}
