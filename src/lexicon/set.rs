//! Small tables of words, asked whether a text holds, begins or ends with one of them.
//!
//! Two bytes of a Chinese character tell it well enough: masks over them, made when the program is compiled,
//! turn nearly every place of a text away with two tests, and words are compared only where both let it
//! pass. Tables of more than a dozen words also know, by a hash of that character, which of their words can
//! stand there at all. Those of hundreds are [`WordIndex`](super::index::WordIndex)es.

use std::ops::Deref;

use super::index::width;

/// A set of one column of a table, the first where none is named.
macro_rules! words_of {
    ($table:ident) => {
        $crate::lexicon::set::words_of!($table, 0)
    };
    ($table:ident, $column:tt) => {{
        const COLUMN: [&str; $table.len()] = {
            let mut words = [""; $table.len()];
            let mut at = 0;
            while at < words.len() {
                words[at] = $table[at].$column;
                at += 1;
            }
            words
        };
        static FIRST: [u8; $crate::lexicon::set::BUCKETS + COLUMN.len()] =
            $crate::lexicon::set::links(&COLUMN, false);
        static LAST: [u8; $crate::lexicon::set::BUCKETS + COLUMN.len()] =
            $crate::lexicon::set::links(&COLUMN, true);
        $crate::lexicon::set::WordSet::linked(&COLUMN, &FIRST, &LAST)
    }};
}
pub(crate) use words_of;

/// A set of the words that stand here, for tables of more than a dozen words (and of 255 at the most).
macro_rules! word_table {
    ($($word:literal),+ $(,)?) => {{
        const WORDS: &[&str] = &[$($word),+];
        static FIRST: [u8; $crate::lexicon::set::BUCKETS + WORDS.len()] =
            $crate::lexicon::set::links(WORDS, false);
        static LAST: [u8; $crate::lexicon::set::BUCKETS + WORDS.len()] =
            $crate::lexicon::set::links(WORDS, true);
        $crate::lexicon::set::WordSet::linked(WORDS, &FIRST, &LAST)
    }};
}
pub(crate) use word_table;

/// A set of the words that stand here, for tables too small or too local for a name.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {{
        static WORDS: $crate::lexicon::set::WordSet = $crate::lexicon::set::WordSet::new(&[$($word),+]);
        &WORDS
    }};
}
pub(crate) use words;

/// A table of words, none of them empty.
#[derive(Debug)]
pub struct WordSet {
    words: &'static [&'static str],
    first: Mask,
    last: Mask,
    /// Which words begin, and which end, with a character of a bucket: see [`links`]; empty for small tables.
    begin: &'static [u8],
    end: &'static [u8],
}

/// Buckets that a linked table tells characters apart by.
pub const BUCKETS: usize = 32;

/// The bucket of a character by its last two bytes.
const fn bucket(second: u8, last: u8) -> usize {
    let second = if last < 0x80 { 0 } else { second };
    ((second << 2) ^ last) as usize % BUCKETS
}

/// For each bucket the first word that begins (or ends) with a character of it, and behind them for each word
/// the next one; counted from one, 0 where there is none. Words of a bucket come in the table's order.
pub const fn links<const N: usize>(words: &[&str], last: bool) -> [u8; N] {
    let mut links = [0; N];
    let mut at = words.len();
    assert!(at < 256 && N == BUCKETS + at);
    while at > 0 {
        let word = words[at - 1].as_bytes();
        let end = if last { word.len() } else { width(word[0]) };
        let slot = bucket(if end < 2 { 0 } else { word[end - 2] }, word[end - 1]);
        links[BUCKETS + at - 1] = links[slot];
        links[slot] = at as u8;
        at -= 1;
    }
    links
}

/// Which bytes stand in the first, or in the last, characters of the words (their low six bits).
#[derive(Clone, Copy, Debug)]
struct Mask {
    /// Of characters of one byte: that byte.
    narrow: u64,
    /// Of longer ones: their second-last byte.
    second: u64,
    /// Of longer ones: their last byte.
    last: u64,
}

impl Mask {
    const NONE: Self = Self { narrow: 0, second: 0, last: 0 };

    const fn with(mut self, second: u8, last: u8) -> Self {
        if last < 0x80 {
            self.narrow |= 1 << (last & 63);
        } else {
            self.second |= 1 << (second & 63);
            self.last |= 1 << (last & 63);
        }
        self
    }

    /// [`Self::lets`] for bytes of a character that is known to be no ASCII.
    #[inline]
    const fn lets_wide(self, second: u8, last: u8) -> bool {
        (self.second >> (second & 63)) & (self.last >> (last & 63)) & 1 == 1
    }

    /// Whether a word may have a character that ends with these bytes.
    #[inline]
    const fn lets(self, second: u8, last: u8) -> bool {
        if last < 0x80 { self.narrow >> (last & 63) & 1 == 1 } else { self.lets_wide(second, last) }
    }
}

impl WordSet {
    /// Makes the masks; meant for constants.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut first, mut last) = (Mask::NONE, Mask::NONE);
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            let (width, end) = (width(word[0]), word.len());
            first =
                if width < 2 { first.with(0, word[0]) } else { first.with(word[width - 2], word[width - 1]) };
            last = if end < 2 { last.with(0, word[0]) } else { last.with(word[end - 2], word[end - 1]) };
            at += 1;
        }
        Self { words, first, last, begin: &[], end: &[] }
    }

    /// A table with its [`links`]; meant for constants.
    pub const fn linked(words: &'static [&'static str], begin: &'static [u8], end: &'static [u8]) -> Self {
        Self { begin, end, ..Self::new(words) }
    }

    /// Words that may stand where a character ends with these bytes, by `links`, in the table's order.
    fn candidates(&self, links: &'static [u8], second: u8, last: u8) -> impl Iterator<Item = &'static str> {
        let words = self.words;
        let mut next = links.get(bucket(second, last)).map_or(1, |first| usize::from(*first));
        std::iter::from_fn(move || {
            let word = words.get(next.wrapping_sub(1)).copied()?;
            next = links.get(BUCKETS + next - 1).map_or(next + 1, |next| usize::from(*next));
            Some(word)
        })
    }

    /// Words that `bytes`, which may begin with one, begin with.
    fn beginnings<'t>(&'t self, bytes: &'t [u8]) -> impl Iterator<Item = &'static str> + 't {
        let width = bytes.first().map_or(1, |lead| width(*lead));
        let (second, last) = match bytes.get(..width) {
            Some([.., second, last]) => (*second, *last),
            Some([only]) => (0, *only),
            _ => (0, 0),
        };
        self.candidates(self.begin, second, last).filter(move |word| begins(bytes, word))
    }

    /// Words that `text`, which may end with one, ends with.
    pub fn endings<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'static str> + 't {
        let bytes = text.as_bytes();
        let (second, last) = match *bytes {
            [.., second, last] => (second, last),
            [only] => (0, only),
            [] => (0, 0),
        };
        self.candidates(self.end, second, last).filter(move |word| finishes(bytes, word))
    }

    /// Whether a word may begin where `rest` does, and how wide the character there is.
    #[inline]
    fn may_begin(&self, rest: &[u8]) -> (bool, usize) {
        match *rest {
            [0xE0..=0xEF, second, last, ..] => (self.first.lets_wide(second, last), 3),
            [only @ 0..=0x7F, ..] => (self.first.lets(0, only), 1),
            [second @ 0xC0..=0xDF, last, ..] => (self.first.lets(second, last), 2),
            [0xF0..=0xFF, _, second, last, ..] => (self.first.lets(second, last), 4),
            _ => (false, 1),
        }
    }

    /// The longest word that `text` begins with; of equal ones the first.
    #[inline]
    pub fn longest(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        if self.may_begin(bytes).0 { self.longest_of(bytes) } else { None }
    }

    fn longest_of(&self, bytes: &[u8]) -> Option<&'static str> {
        let mut best: Option<&'static str> = None;
        for word in self.beginnings(bytes) {
            if best.is_none_or(|best| word.len() > best.len()) {
                best = Some(word);
            }
        }
        best
    }

    /// Whether `text` begins with a word.
    #[inline]
    pub fn begins(&self, text: &str) -> bool {
        self.beginning(text).is_some()
    }

    /// The first word of the table that `text` begins with.
    #[inline]
    pub fn beginning(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        if self.may_begin(bytes).0 { self.beginning_of(bytes) } else { None }
    }

    fn beginning_of(&self, bytes: &[u8]) -> Option<&'static str> {
        self.beginnings(bytes).next()
    }

    /// `text` without the first word of the table that it begins with.
    pub fn without_beginning<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.beginning(text).and_then(|word| text.get(word.len()..))
    }

    /// `text` without the first word of the table that it ends with.
    pub fn without_ending<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.ending(text).and_then(|word| text.get(..text.len() - word.len()))
    }

    /// Whether `word` is one of the words, as a slice's `contains` has it.
    pub fn contains(&self, word: &&str) -> bool {
        let bytes = word.as_bytes();
        self.may_begin(bytes).0
            && self.may_end(word)
            && self.beginnings(bytes).any(|own| own.len() == bytes.len())
    }

    /// The first word of the table that `text` ends with.
    #[inline]
    pub fn ending(&self, text: &str) -> Option<&'static str> {
        if self.may_end(text) { self.ending_of(text) } else { None }
    }

    fn ending_of(&self, text: &str) -> Option<&'static str> {
        self.endings(text).next()
    }

    /// The longest word that `text` ends with; of equal ones the last.
    pub fn longest_ending(&self, text: &str) -> Option<&'static str> {
        if !self.may_end(text) {
            return None;
        }
        self.endings(text).max_by_key(|word| word.len())
    }

    #[inline]
    fn may_end(&self, text: &str) -> bool {
        match *text.as_bytes() {
            [.., second, last] => self.last.lets(second, last),
            [only] => self.last.lets(0, only),
            [] => false,
        }
    }

    /// Whether `text` ends with a word.
    #[inline]
    pub fn ends(&self, text: &str) -> bool {
        self.ending(text).is_some()
    }

    /// Where the first word begins.
    pub fn place(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut rest = bytes;
        loop {
            // Character by character; one test of its bytes turns nearly every place away.
            let (may, behind) = match rest {
                [0xE0..=0xEF, second, last, behind @ ..] => (self.first.lets_wide(*second, *last), behind),
                [only @ 0..=0x7F, behind @ ..] => (self.first.lets(0, *only), behind),
                [second @ 0xC0..=0xDF, last, behind @ ..] => (self.first.lets_wide(*second, *last), behind),
                [0xF0..=0xFF, _, second, last, behind @ ..] => (self.first.lets_wide(*second, *last), behind),
                [_, behind @ ..] => (false, behind),
                [] => return None,
            };
            if may && self.beginning_of(rest).is_some() {
                return Some(bytes.len() - rest.len());
            }
            rest = behind;
        }
    }

    /// Whether a word stands anywhere in `text`.
    pub fn stands_in(&self, text: &str) -> bool {
        self.place(text).is_some()
    }
}

impl Deref for WordSet {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words
    }
}

/// Whether `bytes` begin with a word; the word's last byte tells most words of one beginning apart.
pub fn begins(bytes: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    bytes.get(word.len().wrapping_sub(1)) == word.last() && bytes.starts_with(word)
}

/// Whether `bytes` end with a word; the last byte tells most words apart.
fn finishes(bytes: &[u8], word: &str) -> bool {
    bytes.last() == word.as_bytes().last() && bytes.ends_with(word.as_bytes())
}

/// Where `word` first stands in `text`, as `str::find` has it, which makes itself ready anew for every
/// search: names and clauses are too short for that to pay.
pub fn find(text: &str, word: &str) -> Option<usize> {
    let (bytes, word) = (text.as_bytes(), word.as_bytes());
    let &[lead @ 0xE0..=0xEF, second, last, ref tail @ ..] = word else {
        let end = bytes.len().checked_sub(word.len())?;
        return (0..=end).find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(word)));
    };
    let mut rest = bytes;
    loop {
        rest = match rest {
            [0xE0..=0xEF, two, three, behind @ ..] => {
                if *three == last && *two == second && rest.first() == Some(&lead) && behind.starts_with(tail)
                {
                    return Some(bytes.len() - rest.len());
                }
                behind
            }
            [_, behind @ ..] => behind,
            [] => return None,
        };
    }
}

/// Where `word` last stands in `text`; see [`find`].
pub fn rfind(text: &str, word: &str) -> Option<usize> {
    let (mut front, word) = (text.as_bytes(), word.as_bytes());
    let Some(last) = word.last() else { return Some(text.len()) };
    while let [before @ .., end] = front {
        if end == last && front.ends_with(word) {
            return Some(front.len() - word.len());
        }
        front = before;
    }
    None
}

/// Whether `word` stands in `text`; see [`find`].
pub fn holds(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of one, two, three and more bytes and of several characters.
    const WORDS: &[&str] = &["率", "增速", "增", "GDP", "×", "%", "🚀船", "完成率"];
    static SET: WordSet = WordSet::new(WORDS);
    static LINKED: WordSet = word_table!["率", "增速", "增", "GDP", "×", "%", "🚀船", "完成率"];

    #[test]
    fn says_what_the_standard_library_says() {
        let signs = ["率", "增", "速", "完", "成", "G", "D", "P", "×", "%", "🚀", "船", "7", "", "·"];
        let mut seed = 7_usize;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..7 {
                seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
                text.push_str(signs[(seed >> 8) % signs.len()]);
            }
            for set in [&SET, &LINKED] {
                let wanted =
                    WORDS.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len());
                assert_eq!(set.longest(&text), wanted.copied(), "{text}");
                assert_eq!(set.begins(&text), wanted.is_some(), "{text}");
                let first = WORDS.iter().copied().find(|word| text.starts_with(word));
                assert_eq!(set.beginning(&text), first, "{text}");
                assert_eq!(set.contains(&text.as_str()), WORDS.contains(&text.as_str()), "{text}");
                assert_eq!(words!["速", "GDP"].ends(&text), text.ends_with("速") || text.ends_with("GDP"));
                assert_eq!(
                    set.ending(&text),
                    WORDS.iter().find(|word| text.ends_with(**word)).copied(),
                    "{text}"
                );
                assert_eq!(set.place(&text), WORDS.iter().filter_map(|word| text.find(word)).min(), "{text}");
            }
            for word in WORDS {
                assert_eq!(find(&text, word), text.find(word), "{text} {word}");
                assert_eq!(rfind(&text, word), text.rfind(word), "{text} {word}");
            }
        }
        assert_eq!((find("", "增"), find("增", ""), SET.longest("")), (None, Some(0), None));
    }
}
