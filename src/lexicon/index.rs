//! Words of a table found in a text in one sweep.
//!
//! A word is at least two Chinese characters or three ASCII letters. A bit table over its first bytes
//! turns nearly every place of a text away at the cost of one load; the rest is a binary search.

use super::set::begins;

/// A table of words, each with what it means, ready to be found in texts.
pub struct WordIndex<T> {
    words: Vec<(&'static str, T)>,
    /// The key of each word: they rise with the words.
    keys: Vec<u64>,
    /// A bit for each hash that a word has.
    seen: Box<[u64; 1024]>,
}

impl<T: Copy> WordIndex<T> {
    /// Builds the index; words too short to be looked up are left out.
    pub fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<_> =
            words.into_iter().filter(|(word, _)| key(word.as_bytes()).is_some()).collect();
        crate::order::sort_by(&mut words, |one, two| one.0.cmp(two.0));
        let keys: Vec<u64> = words.iter().filter_map(|(word, _)| key(word.as_bytes())).collect();
        let mut seen = Box::new([0_u64; 1024]);
        for &key in &keys {
            let bit = hash(key);
            seen[bit >> 6] |= 1 << (bit & 63);
        }
        Self { words, keys, seen }
    }

    /// All rows whose word is the longest one that begins at byte `at`; empty where there is none.
    pub fn longest_at(&self, text: &str, at: usize) -> &[(&'static str, T)] {
        let bytes = text.as_bytes().get(at..).unwrap_or_default();
        self.may_begin(bytes).map_or(&[], |key| self.longest(bytes, key))
    }

    /// The key of what stands here, where a word may.
    #[inline]
    fn may_begin(&self, bytes: &[u8]) -> Option<u64> {
        let key = key(bytes)?;
        let bit = hash(key);
        (self.seen[bit >> 6] & (1 << (bit & 63)) != 0).then_some(key)
    }

    /// The rows of the longest word that `bytes`, with this key, begin with.
    fn longest(&self, bytes: &[u8], key: u64) -> &[(&'static str, T)] {
        let first = self.keys.partition_point(|own| *own < key);
        let alike = self.keys.get(first..).unwrap_or_default().iter().take_while(|own| **own == key).count();
        let mut best = first..first;
        let mut length = 0;
        for (at, (word, _)) in self.words.iter().enumerate().skip(first).take(alike) {
            if begins(bytes, word) {
                if word.len() > length {
                    length = word.len();
                    best = at..at + 1;
                } else if word.len() == length {
                    best.end = at + 1;
                }
            }
        }
        self.words.get(best).unwrap_or_default()
    }

    /// Calls `found` with the place and the rows of every word in `text`: leftmost, longest, not overlapping.
    pub fn sweep<'s>(&'s self, text: &str, mut found: impl FnMut(usize, &'s [(&'static str, T)])) {
        let bytes = text.as_bytes();
        let mut rest = bytes;
        while let Some(&lead) = rest.first() {
            let mut step = if (0xE0..0xF0).contains(&lead) { 3 } else { width(lead) };
            if let Some(key) = self.may_begin(rest) {
                let rows = self.longest(rest, key);
                if let Some((word, _)) = rows.first() {
                    found(bytes.len() - rest.len(), rows);
                    step = word.len();
                }
            }
            rest = rest.get(step..).unwrap_or_default();
        }
    }

    /// The rows of exactly this word.
    pub fn exact(&self, word: &str) -> &[(&'static str, T)] {
        let first = self.words.partition_point(|row| row.0 < word);
        let behind = first + self.words[first..].iter().take_while(|row| row.0 == word).count();
        &self.words[first..behind]
    }
}

/// Words of any length that a text may begin with.
pub struct Prefixes {
    long: WordIndex<()>,
    short: Vec<char>,
}

impl Prefixes {
    /// Builds the table.
    pub fn new(words: &[&'static str]) -> Self {
        let single = |word: &str| word.chars().next().filter(|c| c.len_utf8() == word.len());
        let mut short: Vec<char> = words.iter().filter_map(|word| single(word)).collect();
        crate::order::sort_by(&mut short, |one, two| one.cmp(two));
        Self { long: WordIndex::new(words.iter().map(|word| (*word, ()))), short }
    }

    /// Whether `text` begins with one of the words.
    pub fn begin(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| self.short.binary_search(&c).is_ok())
            || !self.long.longest_at(text, 0).is_empty()
    }

    /// Whether `word` is one of the words.
    pub fn hold(&self, word: &str) -> bool {
        !self.long.exact(word).is_empty()
    }
}

/// Length of the character that begins with this byte.
pub(super) const fn width(lead: u8) -> usize {
    match lead {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

/// The bytes by which a word is looked up, as one number in whose order words stand; none where no word can
/// begin (figures, marks, the text's end).
#[inline]
fn key(bytes: &[u8]) -> Option<u64> {
    // Within a text, one load does.
    if let Some(eight) = bytes.first_chunk::<8>()
        && eight[0] >= 0x80
    {
        return Some(u64::from_be_bytes(*eight) >> 16);
    }
    match *bytes {
        [0..=0x40, ..] => None,
        [a @ 0x41..=0x7F, b, c, ..] => Some(u64::from_be_bytes([0, 0, a, b, c, 0, 0, 0])),
        [0..=0x7F, ..] => None,
        [a, b, c, d, e, f, ..] => Some(u64::from_be_bytes([0, 0, a, b, c, d, e, f])),
        _ => None,
    }
}

/// A place in a table of 2¹⁶ bits.
fn hash(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_and_equal_words_come_together() {
        let index = WordIndex::new([("乌海", 1), ("乌海市", 2), ("鼓楼区", 3), ("鼓楼区", 4), ("GDP", 5)]);
        let mut seen = Vec::new();
        index.sweep("在乌海市与鼓楼区,GDP、乌海", |at, rows| {
            seen.push((at, rows.len(), rows[0].1))
        });
        assert_eq!(seen, [(3, 1, 2), (15, 2, 3), (25, 1, 5), (31, 1, 1)]);
        assert_eq!(index.exact("乌海")[0].1, 1);
        assert!(index.exact("海").is_empty());
    }
}
