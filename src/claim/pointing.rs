//! Words that point back at figures just told (后者, 前两项, 上述三项): the place is theirs. And superlatives that
//! nobody holds.

use super::draft::Draft;
use super::naming::{self, Named};
use super::place::compared;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::ranks::{POINTERS, POINTING_UNITS, SUPERLATIVES};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate};

/// Figures of one sentence that a pointer may reach.
const REACH: usize = 16;

impl Sentence<'_> {
    /// Figures of this sentence that a pointer may mean, oldest first.
    fn told(&self) -> Vec<usize> {
        let first = self.drafts.len().saturating_sub(REACH);
        let own = |at: &usize| {
            self.drafts.get(*at).is_some_and(|draft| draft.numeral.is_some() && !compared(draft))
        };
        (first..self.drafts.len()).filter(own).collect()
    }

    /// `后两项均居全市第二`: the count points at figures just told, and is none itself.
    pub(super) fn points_back(&mut self, at: usize, index: usize) -> bool {
        let numeral = &self.lexed.numerals[index];
        let unit = numeral.unit.slice(self.text);
        let count = numeral.value.filter(|_| numeral.chinese).and_then(|value| usize::try_from(value).ok());
        let Some(count) = count.filter(|count| (2..=9).contains(count)) else { return false };
        let front = self.span(self.left, at);
        let told = self.told();
        // 三项均居全省第二 behind just three figures.
        let all = matches!(self.kind(at + 1), Some(Kind::Cue(Role::All | Role::Each)))
            || self.node(at + 1).is_some_and(|node| {
                matches!(node.kind, Kind::Rank(_)) && node.span.slice(self.text).starts_with(['均', '都'])
            });
        let bare = all && front.is_empty() && told.len() == count;
        let pointer = POINTERS.iter().find(|(word, _)| *word == front.slice(self.text));
        let pointer = pointer.map(|(_, last)| *last).or(bare.then_some(true));
        let Some(last) = pointer.filter(|_| POINTING_UNITS.contains(&unit)) else { return false };
        if told.len() < count {
            return false;
        }
        // 前两项 of a list are the first of those told since the last place.
        let fresh = told.partition_point(|at| *at < self.group);
        let from = if last || fresh + count > told.len() { told.len() - count } else { fresh };
        self.pointed = told.get(from..from + count).unwrap_or_default().to_vec();
        self.close(at, index, Fate::Name, "pointing");
        self.left = at + 1;
        true
    }

    /// Gives the place at node `at` to what a pointer in front of it means.
    pub(super) fn pointed(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let noun = words.noun.as_str();
        let told = self.told();
        let mut meant = std::mem::take(&mut self.pointed);
        if let Some(back) = ["后者", "前者"].iter().position(|word| noun.starts_with(word)) {
            meant =
                told.len().checked_sub(1 + back).and_then(|at| told.get(at)).copied().into_iter().collect();
        }
        if meant.is_empty() {
            return false;
        }
        let (ranks, last) = self.joined_ranks(at, index);
        let single = ranks.len() == meant.len() && ranks.len() > 1;
        if single {
            self.take_ranks(at, last, &ranks);
        }
        for (step, draft) in meant.iter().enumerate() {
            let rank = if single { ranks.get(step).copied().unwrap_or(index) } else { index };
            if let Some(draft) = self.drafts.get_mut(*draft) {
                draft.ranks.push(rank);
                draft.rules.push("rank-of-pointed");
            }
        }
        self.group = self.drafts.len();
        self.left = self.left.max(at + 1);
        true
    }

    /// `甲县最少,为17户`: the place is that of the figure which follows.
    pub(super) fn held_next(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let Some(place) = self.lexed.ranks.get(index) else { return false };
        let bare = place.scope.is_empty() && SUPERLATIVES.contains(&place.span.slice(self.text));
        let comma = matches!(self.kind(at + 1), Some(Kind::Mark(',' | '，')));
        let figure = (at + 2..at + 5).find(|at| matches!(self.kind(*at), Some(Kind::Quantity(_))));
        let light = figure.is_some_and(|figure| {
            self.nodes(at + 2, figure)
                .iter()
                .all(|node| matches!(node.kind, Kind::Cue(Role::Copula | Role::Bound(_) | Role::Adverb)))
        });
        let held = self.regions_between(self.left, at);
        let [region] = held.as_slice() else { return false };
        if !(bare && comma && light && words.noun.is_empty()) {
            return false;
        }
        let noun = self.drafts.last().map(|draft| draft.name.clone()).or(self.frame.head.clone());
        self.flush_places();
        self.pending = vec![(*region, index)];
        self.pending_noun = (noun.unwrap_or_default(), self.node(at).map_or(0, |node| node.span.start()));
        self.ahead = true;
        self.left = at + 1;
        true
    }

    /// `最高的是…` with nobody behind it that the text ranks: no place is claimed.
    pub(super) fn unheld(&mut self, at: usize, index: usize) -> bool {
        let Some(place) = self.lexed.ranks.get(index) else { return false };
        let raw = place.span.slice(self.text);
        let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)));
        let told = of
            && self.node(at + 2).is_some_and(|node| {
                ["是", "为", "分别", "依次"].iter().any(|word| node.span.slice(self.text).starts_with(word))
            });
        if !place.scope.is_empty() || !SUPERLATIVES.contains(&raw) || !told {
            return false;
        }
        if let Some(node) = self.lexed.nodes.get_mut(at) {
            node.kind = Kind::Text;
        }
        true
    }

    /// `甲县完成年度计划的87%,乙县82%`: a bare rate of another region is in what the one before it was.
    pub(super) fn said_of_next(&self, words: &Words, index: usize) -> Option<Named> {
        let bare = Words { span: words.span, tail: words.tail.clone(), ..Words::default() };
        let numeral = self.lexed.numerals.get(index)?;
        let last = self.drafts.last().filter(|draft| draft.clause + 1 >= self.clause && !compared(draft))?;
        let before = self.lexed.numerals.get(last.numeral?)?;
        if *words != bare
            || !self.lasting
            || numeral.dimension != Dimension::Percent
            || before.base != numeral.base
        {
            return None;
        }
        let ahead = self.nodes(self.left, self.left + 64);
        let own = self.left + ahead.iter().position(|node| node.kind == Kind::Quantity(index))?;
        let named = self.regions_between(self.left, own);
        let rate = matches!(last.aspect, Aspect::Completion | Aspect::Growth | Aspect::Share);
        if named.len() != 1 || !rate || last.region == named.first().copied() {
            return None;
        }
        let Draft { name, aspect, negative, .. } = last.clone();
        let head = if aspect == Aspect::Growth { naming::strip_rate(&name) } else { name.clone() };
        Some(Named { name, head, aspect, negative, rule: "same-of-next-region" })
    }

    /// `全市第四,比一季度上升3个位次`: the place just claimed was reached by that move.
    pub(super) fn moved(&mut self, index: usize, down: bool) {
        let steps = self.lexed.numerals.get(index).and_then(|numeral| numeral.value);
        let steps = steps.and_then(|value| i16::try_from(value).ok()).map(i16::saturating_abs);
        let near = self.drafts.last().filter(|draft| draft.clause + 2 >= self.clause);
        let place = near.and_then(|draft| draft.ranks.last().copied());
        if let Some(place) = place.and_then(|place| self.lexed.ranks.get_mut(place)) {
            place.step = steps.map(|steps| if down { -steps } else { steps });
        }
    }
}
