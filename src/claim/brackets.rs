//! What stands in brackets: figures of the one named before, notes that measure nothing, labels in front of a clause.

use std::rc::Rc;

use super::sentence::Sentence;
use crate::lex::node::{Kind, Node};
use crate::lexicon::set::words;
use crate::lexicon::values::Fate;

impl Sentence<'_> {
    /// `(折65度)`, `(注1)`: a note in brackets, whose figures measure nothing.
    pub(super) fn noted(&mut self, at: usize, end: usize) -> bool {
        let shut = (at + 1..end.min(at + 12)).find(|at| self.kind(*at) == Some(Kind::Mark(')')));
        let Some(shut) = shut else { return false };
        let said = self.span(at + 1, shut).slice(self.text);
        let note = words!["折", "注", "附"].begins(said);
        for at in (at + 1..shut).filter(|_| note && said.chars().count() <= 8) {
            if let Some(Kind::Quantity(index)) = self.kind(at) {
                self.close(at, index, Fate::Name, "note");
            }
        }
        note
    }

    /// The node behind a bracket without figures that a sentence opens with: who speaks (`(镇长 某某)全镇…`) is none of
    /// its words.
    pub(super) fn behind_speaker(&self, end: usize) -> Option<usize> {
        let shut =
            (self.start + 1..end.min(self.start + 10)).find(|at| self.kind(*at) == Some(Kind::Mark(')')))?;
        let plain =
            |node: &Node| matches!(node.kind, Kind::Text | Kind::Cue(_) | Kind::Mark('、' | '·' | ' '));
        let words = self.nodes(self.start + 1, shut);
        (!words.is_empty() && words.iter().all(plain)).then_some(shut + 1)
    }

    /// `18.9万亩(截至11月末)`, `增长10.9%(前三季度数)`: the time of the figure in front of the bracket.
    pub(super) fn dated_behind(&mut self, at: usize) -> bool {
        let Some(Kind::Time(index)) = self.kind(at + 1) else { return false };
        let shut = (at + 2..at + 4).find(|at| self.kind(*at) == Some(Kind::Mark(')')));
        let Some(shut) = shut else { return false };
        let tail = self.span(at + 2, shut).slice(self.text);
        let (Some(node), Some(time)) = (self.node(at + 1), self.lexed.times.get(index)) else { return false };
        let figure = at > 0 && matches!(self.kind(at - 1), Some(Kind::Quantity(_)));
        if !figure || !(tail.is_empty() || words!["数", "数据", "口径"].contains(&tail)) || self.left != at
        {
            return false;
        }
        let period = Rc::new(time.period(node.span.slice(self.text), self.now));
        let clause = self.clause;
        if let Some(draft) = self.drafts.last_mut().filter(|draft| draft.clause == clause) {
            draft.period = Some(period);
            draft.rules.push("period-of-bracket");
            self.left = shut + 1;
            return true;
        }
        false
    }

    pub(super) fn holds_quantity(&self, at: usize, end: usize) -> bool {
        for node in self.nodes(at + 1, end).iter().take(40) {
            match node.kind {
                Kind::Mark(')') => return false,
                Kind::Quantity(_) => return true,
                _ => {}
            }
        }
        false
    }

    /// Whether the bracket that node `at` closes opened the clause: `【指标】1—5月,…` has its time in front.
    pub(super) fn labelled(&self, at: usize) -> bool {
        const LABEL: usize = 6;
        at - self.left <= LABEL && matches!(self.kind(self.left), Some(Kind::Mark('【' | '〔')))
    }

    /// Whether two dashes at node `at` end the few words that the sentence opens with.
    pub(super) fn label_of_dashes(&self, at: usize, first: usize) -> bool {
        const LONGEST: usize = 8;
        matches!(self.kind(at + 1), Some(Kind::Mark('—')))
            && self.left == first
            && self.drafts.is_empty()
            && self.span(first, at).slice(self.text).chars().take(LONGEST + 1).count() <= LONGEST
    }
}

/// Whether the closing quotation mark at place `at` of these nodes ends what began before them.
pub(super) fn shuts(nodes: &[Node], at: usize) -> bool {
    let opens = |node: &Node| node.kind == Kind::Mark('“');
    !nodes.get(..at).unwrap_or_default().iter().any(opens)
}

/// Whether a dash (`——`) stands at place `at` of these nodes.
pub(super) fn dash(nodes: &[Node], at: usize) -> bool {
    let bar = |at: usize| nodes.get(at).is_some_and(|node| node.kind == Kind::Mark('—'));
    bar(at) && bar(at + 1)
}
