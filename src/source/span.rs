//! Places in a text.

use std::fmt;
use std::num::NonZeroU32;

/// The last byte that a span can end at.
const LAST: u32 = u32::MAX - 1;

/// Half-open byte range `start..end` of a `SourceText`'s text.
///
/// `start <= end` always holds. Offsets are `u32`: a text is at most 4 GiB,
/// and claims are many.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    /// One more than the end: never nought, so that a span that may be missing takes no more room than one.
    behind: NonZeroU32,
}

impl Default for Span {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

impl Span {
    /// The range `start..end`; an end before the start gives the empty range at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        let start = start.min(LAST);
        let behind = end.clamp(start, LAST).saturating_add(1);
        Self { start, behind: NonZeroU32::new(behind).unwrap_or(NonZeroU32::MIN) }
    }

    /// The range of two `usize` offsets; offsets beyond what it holds are clamped.
    pub fn of(start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self::new(narrow(start), narrow(end))
    }

    /// First byte.
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub fn end(self) -> u32 {
        self.behind.get() - 1
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end() - self.start
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end()
    }

    /// Whether `other` lies within this range.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.behind <= self.behind
    }

    /// Whether the two ranges share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end() && other.start < self.end()
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), behind: self.behind.max(other.behind) }
    }

    /// The quote this range cuts from `text`; empty where the range does not fit it.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end() as usize).unwrap_or("")
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}..{}", self.start, self.end())
    }
}
