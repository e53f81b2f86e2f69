//! Another's place, told only to say how far one is from it.
//!
//! What: `仅比第一名低0.4个百分点`, `与第一名相差2.5分`, `比第一名安吉县少1.6分`: who speaks does not hold that place. Why:
//! it would be a boast that nobody made, and collide with the one who did.

use super::sentence::Sentence;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::ranks::{APART, AWAY, HELD_AGAINST, NEXT_TO, SEATS, WITH_WHOM};
use crate::lexicon::set::{holds, words};

/// Nodes in front of the place, and behind it, that are looked at.
const NEAR: usize = 12;

impl Sentence<'_> {
    /// Whether the place at node `at` is only what a difference is held against; it becomes a word of that.
    pub(super) fn held_against(&mut self, at: usize, end: usize) -> bool {
        let from = self.left.max(at.saturating_sub(NEAR)).min(at);
        let front = self.span(from, at).slice(self.text).trim_end();
        // 仅次于第一名,居第二: behind whom one stands.
        if NEXT_TO.ends(front) {
            self.left = at + 1;
            return true;
        }
        // 第一名与第二名相差1.1分: two others.
        let raw = self.span(at, at + 1).slice(self.text);
        let two = matches!(self.kind(at + 1), Some(Kind::Cue(Role::And)))
            && matches!(self.kind(at + 2), Some(Kind::Rank(_)))
            && raw.starts_with('第')
            && raw.ends_with('名');
        if two && front.is_empty() && self.span(at + 2, end.min(at + NEAR)).slice(self.text).contains('差') {
            self.left = at + 1;
            return true;
        }
        let away = AWAY.ends(front);
        if !away && !HELD_AGAINST.ends(front) {
            return false;
        }
        let open = |at: &usize| !matches!(self.kind(*at), Some(Kind::Mark(_) | Kind::Rank(_)) | None);
        let mut behind = (at + 1..end.min(at + NEAR)).take_while(open);
        let Some(figure) = behind.find(|at| matches!(self.kind(*at), Some(Kind::Quantity(_)))) else {
            return false;
        };
        let told = self.span(at + 1, figure).slice(self.text);
        if !away && !APART.stands_in(told) {
            return false;
        }
        if let Some(node) = self.lexed.nodes.get_mut(at) {
            node.kind = Kind::Text;
        }
        true
    }
}

/// Whether words begin with a place (第一名安吉县, 榜首).
fn is_place(words: &str) -> bool {
    words.starts_with('第') && (holds(words, "名") || holds(words, "位")) || SEATS.begins(words)
}

/// Whether words are those of one place that something is held against (`与第一名`, `比前一名`).
pub(super) fn with_a_place(words: &str) -> bool {
    is_place(WITH_WHOM.without_beginning(words).unwrap_or(words))
}

/// The place in the noun of a difference, and whether one is ahead of it: `距第一名差`, `落后第一名`.
pub(super) fn gap(noun: &str) -> Option<(&str, i8)> {
    let ahead = words!["领先", "高", "超", "多", "快", "强"];
    let way = |word: &str| if ahead.begins(word) { 1 } else { -1 };
    let bare = noun.trim_start_matches(['仅', '只', '还', '尚']);
    if let Some(word) = AWAY.longest(bare) {
        let place = bare.get(word.len()..).filter(|place| is_place(place))?;
        return Some((place, way(word)));
    }
    // 距离榜首仅0.2个百分点
    if SEATS.contains(&bare) || bare.starts_with('第') && bare.ends_with('名') && bare.chars().count() <= 5
    {
        return Some((bare, -1));
    }
    let word = APART.longest_ending(bare)?;
    let front = bare.get(..bare.len() - word.len())?.trim_end_matches(['仅', '只', '还', '尚', '相']);
    let place = WITH_WHOM.without_beginning(front).unwrap_or(front);
    is_place(place).then(|| (place, way(word)))
}
