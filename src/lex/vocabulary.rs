//! Longest match over the table of cues, by first character.

use std::sync::OnceLock;

use super::lexer::steers;
use crate::lexicon::cues::{CUES, Role};
use crate::lexicon::ranks::SCOPES;
use crate::lexicon::set::begins;

/// First code point of the block that nearly all cues begin in.
const FIRST: u32 = 0x4E00;
/// Size of that block.
const SIZE: usize = 0x5200;
/// Marks in a bucket's number that the character may begin something else than a cue.
const STEERS: u16 = 0x8000;

struct Vocabulary {
    /// Bucket of each first character, 0 for none.
    bucket: Vec<u16>,
    /// Words by bucket, longest first.
    words: Vec<Vec<(&'static str, Role)>>,
}

fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let mut made = Vocabulary { bucket: vec![0; SIZE], words: vec![Vec::new()] };
        let scopes = SCOPES.iter().map(|word| (*word, Role::Scope));
        for (word, role) in CUES.iter().copied().chain(scopes) {
            let Some(slot) = word.chars().next().and_then(slot) else { continue };
            if made.bucket[slot] == 0 {
                made.bucket[slot] = made.words.len() as u16;
                made.words.push(Vec::new());
            }
            made.words[made.bucket[slot] as usize].push((word, role));
        }
        for words in &mut made.words {
            crate::order::sort_by_key(words, |(word, _)| std::cmp::Reverse(word.len()));
        }
        for (bucket, code) in made.bucket.iter_mut().zip(FIRST..) {
            if char::from_u32(code).is_some_and(steers) {
                *bucket |= STEERS;
            }
        }
        made
    })
}

fn slot(c: char) -> Option<usize> {
    let at = (c as u32).checked_sub(FIRST)? as usize;
    (at < SIZE).then_some(at)
}

/// Whether a character is a Chinese one that nothing begins with: neither cue, nor time, nor figure, nor place.
pub fn plain(c: char) -> bool {
    slot(c).is_some_and(|slot| vocabulary().bucket[slot] == 0)
}

/// The cue at the start of `rest`, whose first character is `first`.
pub fn cue(first: char, rest: &str) -> Option<(&'static str, Role)> {
    let vocabulary = vocabulary();
    let bucket = vocabulary.bucket[slot(first)?] & !STEERS;
    if bucket == 0 {
        return None;
    }
    vocabulary.words[bucket as usize].iter().find(|(word, _)| begins(rest.as_bytes(), word)).copied()
}
