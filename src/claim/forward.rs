//! Places told before those who hold them, and places that only pick out of whom something else is said.

use super::class::WHOM;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;

impl Sentence<'_> {
    /// `前三位的是甲镇(12.6%)、乙镇(10.4%)`: the place at node `at` is of those that are still to come, whom no
    /// gazetteer knows.
    pub(super) fn told_ahead(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let ahead = self.lasting
            && matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)))
            && matches!(self.kind(at + 2), Some(Kind::Cue(Role::Copula | Role::Each | Role::Total)));
        if ahead {
            self.forward = Some(index);
            if !words.noun.is_empty() {
                self.frame.head = Some(words.noun.clone());
                self.frame.rate = Some(words.noun.clone());
            }
            self.left = at + 3;
        }
        ahead
    }

    /// `对连续两个季度排名末位的,由市政府约谈`: of whom it is true, nothing that is claimed.
    pub(super) fn picks_out(&mut self, at: usize, end: usize) -> bool {
        let ends = at + 2 >= end || matches!(self.kind(at + 2), Some(Kind::Mark(_)) | None);
        let whom = || self.node(at + 2).is_some_and(|node| WHOM.begins(node.span.slice(self.text)));
        let picks = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)))
            && (ends || whom())
            && self.span(at.saturating_sub(24).max(self.start), at).slice(self.text).contains('对');
        if picks {
            self.left = at + 1;
        }
        picks
    }
}
