//! Which way a comparison goes where a word of one character, or of 多 and 少 with a verb, says so (比上月多3户, 少开6列).

use crate::lex::node::{Kind, Node};
use crate::lexicon::cues::Role;
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

/// The words between 比 and the direction, and how many nodes they take.
pub(super) fn compared(text: &str, range: &[Node]) -> (String, usize) {
    let mut with = String::new();
    let mut used = 0;
    for node in range {
        match node.kind {
            Kind::Cue(Role::Up | Role::Down | Role::Each | Role::All | Role::Bound(_)) => break,
            Kind::Mark(',' | '、' | ';') => break,
            Kind::Cue(Role::And) if compares(text, range.get(used + 1)) => break,
            _ => with.push_str(node.span.slice(text)),
        }
        used += 1;
    }
    (with, used)
}

/// Whether a node is a word of comparison with another (高于, 比), and not with another time of its own.
pub(super) fn compares(text: &str, node: Option<&Node>) -> bool {
    node.is_some_and(|node| {
        node.kind == Kind::Cue(Role::Versus) && !matches!(node.span.slice(text), "同比" | "环比")
    })
}

/// Direction words are few; keeping them static spares the names an allocation.
pub(super) fn word_static(word: &str) -> &'static str {
    const WORDS: &[&str] = &[
        "上涨", "涨", "涨了", "下跌", "收窄", "扩大", "翻", "增收", "减收", "增加", "提高", "减少", "增长",
        "下降",
    ];
    WORDS.iter().copied().find(|known| *known == word).unwrap_or("")
}
