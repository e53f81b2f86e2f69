//! Places that several figures or regions share out, one by one or all: `排名依次为:甲99.6%、乙99.1%`.

use super::sentence::Sentence;
use super::words;
use crate::document::model::RegionId;
use crate::lex::node::Place;
use crate::lexicon::ranks::ORDERED;
use crate::lexicon::values::{Aspect, End};
use crate::source::Span;

/// Members of such a list at the most.
const MOST: usize = 64;

impl Sentence<'_> {
    /// Gives the figures behind words that order them their places, first to last.
    pub(super) fn ordered(&mut self, first: usize, end: usize) {
        if self.drafts.len() < 2 {
            return;
        }
        let span = words::cover(self.nodes(first, end));
        let line = span.slice(self.text);
        let Some(at) = ORDERED.place(line) else { return };
        let phrase = line.get(at..).and_then(|rest| ORDERED.longest(rest)).map_or(0, str::len);
        let start = span.start() as usize + at;
        let said = Span::of(start, start + phrase);
        let mut listed: Vec<(usize, RegionId)> = Vec::new();
        let mut reached = said.end();
        for (index, draft) in self.drafts.iter().enumerate() {
            let Some(numeral) = draft.numeral.and_then(|numeral| self.lexed.numerals.get(numeral)) else {
                continue;
            };
            if numeral.span.start() < said.end() {
                continue;
            }
            let named = self.mentions.iter().rev().take_while(|mention| mention.span.start() >= reached);
            let named = named.into_iter().find(|mention| mention.span.end() <= numeral.span.start());
            let region = draft.region.or(named.map(|mention| mention.region));
            let alike = listed.first().and_then(|(first, _)| self.drafts.get(*first));
            let goes_on = alike.is_none_or(|first| first.name == draft.name) && draft.ranks.is_empty();
            match region.filter(|region| goes_on && listed.iter().all(|(_, held)| held != region)) {
                Some(region) if listed.len() < MOST => listed.push((index, region)),
                _ => break,
            }
            reached = numeral.span.end();
        }
        if listed.len() < 2 {
            return;
        }
        for (step, (index, region)) in listed.into_iter().enumerate() {
            let own = u16::try_from(step + 1).unwrap_or(u16::MAX);
            self.lexed.ranks.push(Place {
                span: said,
                scope: Span::new(said.start(), said.start()),
                from: own,
                to: own,
                end: End::Top,
                tie: false,
                of: None,
                step: None,
                numeral: None,
            });
            if let Some(draft) = self.drafts.get_mut(index) {
                draft.region = Some(region);
                draft.ranks.push(self.lexed.ranks.len() - 1);
                draft.rules.push("rank-by-order");
            }
        }
    }

    /// `甲、乙分列前两位`: as many places as regions, one by one.
    pub(super) fn part_places(&mut self, index: usize, each: bool) {
        let Some(place) = self.lexed.ranks.get(index).cloned() else { return };
        let width = usize::from(place.to.saturating_sub(place.from)) + 1;
        if !each || width != self.pending.len() || width < 2 {
            return;
        }
        for (step, (_, rank)) in self.pending.iter_mut().enumerate() {
            self.lexed.ranks.push(place.nth(step));
            *rank = self.lexed.ranks.len() - 1;
        }
    }

    /// `履约率91.3%,开工率78.2%,两项指标均居前三`: as many figures as the count says were told right before it; the
    /// place is theirs too. Counts are none of them (`10项指标中,6项居全市第一,2项居末位`), and one place for all is said so.
    pub(super) fn told_again(&mut self, index: usize, all: bool) {
        let items = self.drafts.last().is_some_and(|count| self.counts_items(count));
        if !all || !items {
            return;
        }
        let Some((count, told)) = self.drafts.split_last_mut() else { return };
        let value =
            count.numeral.and_then(|numeral| self.lexed.numerals.get(numeral)).and_then(|one| one.value);
        let fresh = |draft: &super::draft::Draft| {
            draft.numeral.is_some() && draft.ranks.is_empty() && draft.aspect != Aspect::Count
        };
        if told.iter().all(fresh) && (2..=9).contains(&told.len()) && value == Some(told.len().into()) {
            for draft in told {
                draft.ranks.push(index);
                draft.rules.push("rank-for-all");
            }
        }
    }
}
