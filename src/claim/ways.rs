//! Which way a comparison goes where a word of one character, or of 多 and 少 with a verb, says so (比上月多3户, 少开6列).

use crate::lexicon::set::words;

/// Which way a word says more or less (多, 少开, 多跑).
pub(super) fn more_or_less(word: &str) -> Option<i8> {
    let row = MORE.iter().find(|row| row.0 == word).map(|row| row.1);
    let done = word.chars().count() == 2 && !words!["多数", "多次", "多元", "少数", "少量"].contains(&word);
    let verb = || match word.chars().next() {
        Some('多') if done => Some(1),
        Some('少') if done => Some(-1),
        _ => None,
    };
    row.or_else(verb)
}

/// Words of one character that say more or less behind 同比, and which way.
const MORE: &[(&str, i8)] =
    &[("多", 1), ("少", -1), ("高", 1), ("低", -1), ("快", 1), ("慢", -1), ("差", -1)];
