//! The way back from a clean text to its source.

use super::Span;

/// Which source range each piece of a clean text was made from.
///
/// A list of runs, each going up to the next. Where a run is as long on both sides the two texts
/// advance alike in it; else the run is one replacement, whole or not at all; a run that is empty
/// on the clean side is something set aside.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct OffsetMap {
    /// (clean start, source start) of each run, both rising; the last is the end of both texts.
    runs: Vec<(u32, u32)>,
    /// Clean starts of replacements that happen to be as long on both sides, rising; nearly always
    /// empty.
    atoms: Vec<u32>,
}

impl OffsetMap {
    /// The map of a text that was left as it is.
    pub fn identity(len: u32) -> Self {
        Self { runs: vec![(0, 0), (len, len)], atoms: Vec::new() }
    }

    /// The source range of a clean range.
    pub fn source(&self, span: Span) -> Span {
        let first = self.run_at(span.start());
        // Most ranges end in the run that they begin in.
        self.between(span, first, |map, at| match map.runs.get(first + 1) {
            Some(&(clean, _)) if clean < at => map.run_before(at),
            _ => first,
        })
    }

    /// The clean offset that a source offset leads to: of its character, or of what follows what
    /// was set aside.
    pub fn locate(&self, source: u32) -> u32 {
        let after = self.runs.partition_point(|&(_, start)| start <= source);
        let (Some(&(clean, start)), next) = (self.runs.get(after.wrapping_sub(1)), self.runs.get(after))
        else {
            return 0;
        };
        match next {
            Some(&next) if self.alike((clean, start), next) => clean + (source - start),
            _ => clean,
        }
    }

    /// Source ranges that left nothing in the clean text, or but the blank or break that `clean` has there.
    pub fn aside<'a>(&'a self, clean: &'a str) -> impl Iterator<Item = Span> + 'a {
        self.runs.windows(2).filter_map(move |pair| {
            let &[here, next] = pair else { return None };
            let made = clean.get(here.0 as usize..next.0 as usize)?;
            (!self.alike(here, next) && made.trim().is_empty()).then(|| Span::new(here.1, next.1))
        })
    }

    /// How many runs there are.
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Whether the map holds nothing at all.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Last run that starts at or before `at`.
    fn run_at(&self, at: u32) -> usize {
        self.runs.partition_point(|&(clean, _)| clean <= at).saturating_sub(1)
    }

    /// Last run that starts before `at`, which holds the byte before it.
    fn run_before(&self, at: u32) -> usize {
        self.runs.partition_point(|&(clean, _)| clean < at).saturating_sub(1)
    }

    fn alike(&self, here: (u32, u32), next: (u32, u32)) -> bool {
        next.0 - here.0 == next.1 - here.1
            && (self.atoms.is_empty() || self.atoms.binary_search(&here.0).is_err())
    }

    /// The source range, given the run of its start and a way to find the run of its end.
    fn between(&self, span: Span, first: usize, last: impl FnOnce(&Self, u32) -> usize) -> Span {
        let Some(&here) = self.runs.get(first) else { return Span::default() };
        let start = match self.runs.get(first + 1) {
            Some(&next) if self.alike(here, next) => here.1 + (span.start() - here.0),
            _ => here.1,
        };
        if span.is_empty() {
            return Span::new(start, start);
        }
        let run = last(self, span.end());
        let end = match (self.runs.get(run), self.runs.get(run + 1)) {
            (Some(&here), Some(&next)) if self.alike(here, next) => here.1 + (span.end() - here.0),
            (_, Some(next)) => next.1,
            (Some(here), None) => here.1,
            (None, None) => start,
        };
        Span::new(start, end)
    }
}

/// Looks up many ranges in nearly rising order, each from where the last one was found.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    map: &'a OffsetMap,
    run: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of the text.
    pub fn new(map: &'a OffsetMap) -> Self {
        Self { map, run: 0 }
    }

    /// The same as [`OffsetMap::source`].
    pub fn source(&mut self, span: Span) -> Span {
        self.run = self.seek(self.run, span.start(), |clean, at| clean <= at);
        let first = self.run;
        self.map.between(span, first, |_, at| self.seek(first, at, |clean, at| clean < at))
    }

    /// Last run for which `holds`: a few steps ahead, else by halving.
    fn seek(&self, from: usize, at: u32, holds: impl Fn(u32, u32) -> bool) -> usize {
        const STRIDE: usize = 16;
        let runs = &self.map.runs;
        if runs.get(from).is_some_and(|&(clean, _)| holds(clean, at)) {
            for run in from..from + STRIDE {
                match runs.get(run + 1) {
                    Some(&(clean, _)) if holds(clean, at) => {}
                    _ => return run,
                }
            }
        }
        runs.partition_point(|&(clean, _)| holds(clean, at)).saturating_sub(1)
    }
}

/// A clean text in the making, with its map.
///
/// Source ranges are given in rising order; what lies between two of them is set aside.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub(super) text: String,
    runs: Vec<(u32, u32)>,
    atoms: Vec<u32>,
    /// Where the source was left.
    reached: u32,
    /// Whether the run in progress advances alike and may go on.
    open: bool,
}

impl Builder {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// Clean length so far.
    pub(super) fn len(&self) -> u32 {
        Span::of(0, self.text.len()).end()
    }

    /// Appends what stands at `start` of the source, unchanged or character by character of the
    /// same length.
    pub(super) fn copy(&mut self, piece: &str, start: u32) {
        if piece.is_empty() {
            return;
        }
        self.skip_to(start);
        if !self.open {
            self.runs.push((self.len(), start));
            self.open = true;
        }
        self.text.push_str(piece);
        self.reached = start + Span::of(0, piece.len()).end();
    }

    /// Appends a replacement for a source range.
    pub(super) fn put(&mut self, piece: &str, source: Span) {
        if piece.is_empty() {
            return;
        }
        let source = Span::new(source.start().max(self.reached), source.end().max(self.reached));
        self.skip_to(source.start());
        let at = self.len();
        if source.len() as usize == piece.len() {
            self.atoms.push(at);
        }
        self.runs.push((at, source.start()));
        self.text.push_str(piece);
        self.reached = source.end();
        self.open = false;
    }

    /// Makes one character of another of the same length.
    pub(super) fn swap(&mut self, made: char, start: u32) {
        self.copy(made.encode_utf8(&mut [0; 4]), start);
    }

    fn skip_to(&mut self, start: u32) {
        if self.reached < start {
            self.runs.push((self.len(), self.reached));
            self.open = false;
        }
    }

    /// Text and map, for a source of `len` bytes.
    pub(super) fn finish(mut self, len: u32) -> (String, OffsetMap) {
        self.skip_to(len);
        if self.runs.is_empty() {
            self.runs.push((0, 0));
        }
        self.runs.push((self.len(), len));
        (self.text, OffsetMap { runs: self.runs, atoms: self.atoms })
    }
}

/// The runs of a map, taken one after another to make a text anew.
pub(super) struct Pieces<'a> {
    map: &'a OffsetMap,
    run: usize,
}

impl OffsetMap {
    pub(super) fn pieces(&self) -> Pieces<'_> {
        Pieces { map: self, run: 0 }
    }

    /// Length of the source.
    pub(super) fn source_len(&self) -> u32 {
        self.runs.last().map_or(0, |&(_, source)| source)
    }
}

impl Pieces<'_> {
    /// Copies `from..to` of the text that the map belongs to; the ranges must rise.
    pub(super) fn copy_until(&mut self, out: &mut Builder, text: &str, from: usize, to: usize) {
        let mut at = from;
        while at < to
            && let (Some(&here), Some(&next)) = (self.map.runs.get(self.run), self.map.runs.get(self.run + 1))
        {
            let end = (next.0 as usize).min(to);
            if end > at {
                let piece = text.get(at..end).unwrap_or_default();
                if self.map.alike(here, next) {
                    out.copy(piece, here.1 + Span::of(0, at).end() - here.0);
                } else {
                    out.put(piece, Span::new(here.1, next.1));
                }
                at = end;
            }
            if next.0 as usize <= to {
                self.run += 1;
            }
        }
    }
}
