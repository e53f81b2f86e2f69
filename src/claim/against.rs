//! Another's place, told only to say how far one is from it.
//!
//! What: `仅比第一名低0.4个百分点`, `与第一名相差2.5分`, `比第一名安吉县少1.6分`: who speaks does not hold that place. Why:
//! it would be a boast that nobody made, and collide with the one who did.

use super::sentence::Sentence;
use crate::lex::node::Kind;
use crate::lexicon::ranks::{APART, AWAY, HELD_AGAINST, SEATS, WITH_WHOM};
use crate::lexicon::set::holds;

/// Nodes in front of the place, and behind it, that are looked at.
const NEAR: usize = 12;

impl Sentence<'_> {
    /// Whether the place at node `at` is only what a difference is held against; it becomes a word of that.
    pub(super) fn held_against(&mut self, at: usize, end: usize) -> bool {
        let from = self.left.max(at.saturating_sub(NEAR)).min(at);
        let front = self.span(from, at).slice(self.text).trim_end();
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

/// Whether words are those of one place that something is held against (`与第一名`, `距前一名`).
pub(super) fn with_a_place(words: &str) -> bool {
    let bare = words.trim_start_matches(['仅', '只', '还', '尚']);
    WITH_WHOM
        .iter()
        .filter_map(|word| bare.strip_prefix(*word))
        .any(|place| place.starts_with('第') && holds(place, "名") || SEATS.begins(place))
}
