//! Lists whose members go different ways or are measured in units of their own.
//!
//! What: `甲12万头、乙30万只,分别增长6.3%和下降1.7%`, `甲、乙、丙产量分别为3亿吨、470万吨和11亿立方米`. Why: 分别 gives each figure
//! to its own noun, whether or not the words between them repeat or differ.

use super::lists;
use super::sentence::Sentence;
use super::words::{Words, word_static};
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Aspect;

/// Members of one list at the most.
const MOST: usize = 16;

impl Sentence<'_> {
    /// The numbers of such a list from node `at` on; `None` where it is none, or there are not as many nouns.
    pub(super) fn mixed_list(
        &self,
        at: usize,
        index: usize,
        end: usize,
        words: &Words,
    ) -> Option<Vec<(usize, usize)>> {
        if !words.each && !self.bare_of_list(words) {
            return None;
        }
        let dimension = self.lexed.numerals.get(index)?.dimension;
        let base = self.lexed.numerals.get(index)?.base;
        let (mut places, mut ways, mut units) = (vec![(at, index)], false, false);
        let mut last = at;
        while places.len() < MOST
            && matches!(self.kind(last + 1), Some(Kind::Mark('、') | Kind::Cue(Role::And)))
        {
            let own = words.direction.is_some() && self.way_at(last + 2).is_some();
            let next = last + 2 + usize::from(own);
            let Some(Kind::Quantity(number)) = self.kind(next).filter(|_| next < end) else { break };
            let numeral = self.lexed.numerals.get(number)?;
            let same = numeral.base == base;
            if !same && (own || dimension == Dimension::Percent || numeral.dimension == Dimension::Percent) {
                break;
            }
            (ways, units) = (ways | own, units | !same);
            places.push((next, number));
            last = next;
        }
        let count = places.len();
        let named = lists::members(&words.noun, count, true).is_some();
        let regions = self.regions_between(self.left, at).len() == count;
        let told = || {
            let amounts = self.drafts.iter().rev().take(count).filter(|draft| {
                draft.numeral.is_some() && matches!(draft.aspect, Aspect::Amount | Aspect::Count)
            });
            let listed = self.listed_regions.len() == count && self.drafts.is_empty();
            words.noun.is_empty() && (amounts.count() == count || listed)
        };
        let fits = named || regions || ways && told();
        (count >= 2 && (ways || units) && fits).then_some(places)
    }

    /// Which way the word at node `at` goes, and the word, if it is one of growth or fall.
    fn way_at(&self, at: usize) -> Option<(i8, &'static str)> {
        let node = self.node(at)?;
        let way = match node.kind {
            Kind::Cue(Role::Up) => 1,
            Kind::Cue(Role::Down) => -1,
            _ => return None,
        };
        Some((way, word_static(node.span.slice(self.text))))
    }

    /// The words of the member at node `at`: with the way that stands right in front of it.
    pub(super) fn own_way(&self, at: usize, words: Words) -> Words {
        match at.checked_sub(1).and_then(|before| self.way_at(before)) {
            Some((way, word)) => Words { direction: Some(way), direction_word: word, ..words },
            None => words,
        }
    }

    /// Whether a growth without a noun follows a list in the clause before (`分别为甲、乙,增长4%、下降2%`).
    fn bare_of_list(&self, words: &Words) -> bool {
        words.noun.is_empty()
            && words.direction.is_some()
            && self.drafts.last().is_some_and(|draft| {
                draft.clause + 1 == self.clause && draft.rules.contains(&"list-one-by-one")
            })
    }
}
