//! Lines that a news account puts above and below its articles: who published when, what to press, how many have read.
//!
//! Why: their times look like ratios and their counters like claims; no official text is written so.

use crate::lexicon::chrome::COUNTERS;

/// Bytes of a line that are looked at.
const REACH: usize = 400;

/// A line with a clock's time and a counter of readers (`10-30 07:18 阅读 2.6万`).
pub(super) fn counted_page(text: &str) -> bool {
    clock(text).is_some()
        && ["阅读", "浏览", "评论", "点击", "播放", "转发"].iter().any(|word| text.contains(word))
}

/// Whether a line is one of an account's own.
pub(super) fn line(text: &str) -> bool {
    published(text) || original(text) || counters(text)
}

/// Where a clock's time begins (`07:18`).
fn clock(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (2..bytes.len()).take(REACH).find_map(|at| {
        let found = bytes.get(at) == Some(&b':')
            && digit(at - 1)
            && digit(at - 2)
            && digit(at + 1)
            && digit(at + 2)
            && !digit(at + 3);
        found.then_some(at - 2)
    })
}

/// `某某发布 2031年7月16日 08:45 湖南`: a day in full with the minute, in no sentence.
fn published(text: &str) -> bool {
    let front = clock(text).and_then(|at| text.get(..at)).unwrap_or("").trim_end();
    let day = front.ends_with('日') && front.contains('年') && front.contains('月');
    day && !text.contains(['。', ';', '；', ',', '，'])
}

/// `原创 某某融媒 某某发布`.
fn original(text: &str) -> bool {
    let behind = text.strip_prefix("原创").and_then(|rest| rest.chars().next());
    behind.is_some_and(char::is_whitespace) && !text.contains(['。', ';', '；', ',', '，'])
}

/// `阅读原文 阅读 1.3万 赞 96 在看 41`: nothing but counters and their numbers.
fn counters(text: &str) -> bool {
    let (mut named, mut numbers) = (0_u32, 0_u32);
    for piece in text.split_whitespace() {
        let behind = COUNTERS.without_beginning(piece);
        named += u32::from(behind.is_some());
        let number = behind.unwrap_or(piece).trim_start_matches([':', '：']);
        let plain = number.trim_end_matches(['万', '次', '+', '人']);
        if number.is_empty() && behind.is_some() {
            continue;
        }
        if plain.is_empty() || !plain.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return false;
        }
        numbers += 1;
    }
    numbers > 0 && numbers <= named
}
