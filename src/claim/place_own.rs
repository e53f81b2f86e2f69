//! Places told without a figure where another's figure stands in front: of the region that the clause names, or of what
//! a gap or a change was told in.

use super::place::compared;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::values::Aspect;

impl Sentence<'_> {
    /// `甲县38.2亿元;乙县排第三`: the place of the region that the clause names, in what the figure before was told in.
    pub(super) fn of_region_alone(&mut self, at: usize, index: usize) -> bool {
        if !self.press && !self.lasting {
            return false;
        }
        let [region] = self.regions_between(self.left, at)[..] else { return false };
        if let Some(noun) = self.ranked_one_by_one() {
            self.rank_only(at, index, &Words { noun, ..Words::default() }, false, false);
            if let Some(draft) = self.drafts.last_mut() {
                draft.region = Some(region);
            }
            return true;
        }
        // 甲镇93.5分居第二,乙镇第三: outside the press, too, where the one before holds a place of its own.
        let placed = |draft: &super::draft::Draft| !draft.ranks.is_empty() && !compared(draft);
        let last = self.drafts.last().filter(|draft| draft.clause < self.clause);
        let Some(last) = last.filter(|draft| self.press || placed(draft)) else { return false };
        let holder = self.spoken_of(last);
        // 丙县居第四,27.9亿元: its own figure follows.
        let light = |kind: Option<Kind>| matches!(kind, Some(Kind::Mark(',' | '，') | Kind::Cue(_)));
        let next = (at + 1..at + 4).find(|at| !light(self.kind(*at)));
        let figure = next.is_some_and(|at| matches!(self.kind(at), Some(Kind::Quantity(_))));
        if last.numeral.is_none() || holder.is_none() || holder == Some(region) || figure {
            return false;
        }
        let score = last.aspect == Aspect::Score;
        let Some(noun) = self.ranked_in() else { return false };
        self.rank_only(at, index, &Words { noun, ..Words::default() }, false, false);
        if let Some(draft) = self.drafts.last_mut() {
            draft.region = Some(region);
            if score {
                draft.aspect = Aspect::Score;
            }
        }
        true
    }

    /// Whose a claim is: its own region, or the one named last before it.
    fn spoken_of(&self, draft: &super::draft::Draft) -> Option<crate::document::model::RegionId> {
        let before = self.mentions.partition_point(|mention| mention.span.start() < draft.at);
        let named = before.checked_sub(1).and_then(|before| self.mentions.get(before));
        draft.region.or(named.map(|mention| mention.region))
    }

    /// The place of a member that the clause names, with nothing that it is in: behind a cause, or behind another's place.
    pub(super) fn of_member(&mut self, at: usize, index: usize, words: &mut Words) -> bool {
        self.brought_about(at, index, words) || self.of_member_alone(at, index, words)
    }

    /// `全市增长5%,甲县靠新产线冲到第一`: behind a cause, the place of the region that it brought there.
    fn brought_about(&mut self, at: usize, index: usize, words: &mut Words) -> bool {
        let told = !words.noun.is_empty();
        super::view::until_cause(&mut words.noun);
        if !told || !words.noun.is_empty() {
            return false;
        }
        let [region] = self.regions_between(self.left, at)[..] else { return false };
        let last = self.drafts.last().filter(|draft| draft.clause < self.clause && !compared(draft));
        let Some(last) = last.filter(|_| self.lasting) else { return false };
        if self.spoken_of(last) == Some(region) {
            return false;
        }
        let noun = last.name.clone();
        self.rank_only(at, index, &Words { noun, ..Words::default() }, false, false);
        if let Some(draft) = self.drafts.last_mut() {
            draft.region = Some(region);
        }
        self.left = at + 1;
        true
    }

    /// `甲镇以94.2分夺魁,乙镇第三`: the place of a township that no gazetteer knows, in what the one before was placed in.
    fn of_member_alone(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let placed = |draft: &&super::draft::Draft| {
            !draft.ranks.is_empty() && draft.clause < self.clause && !compared(draft)
        };
        let last = self.drafts.last().filter(placed).filter(|_| super::residue::township(&words.noun));
        let Some((noun, aspect)) = last.map(|last| (last.name.clone(), last.aspect)) else { return false };
        let named = self.regions_between(self.left, at);
        self.rank_only(at, index, &Words { noun, ..Words::default() }, false, false);
        if let Some(draft) = self.drafts.last_mut() {
            draft.aspect = aspect;
            if let [region] = named.as_slice() {
                draft.region = Some(*region);
            }
        }
        self.left = at + 1;
        true
    }

    /// `投资增速,甲县列第1,乙县列第4`: what the regions of such a list are placed in, each in a clause of its own.
    fn ranked_one_by_one(&self) -> Option<String> {
        match self.drafts.last() {
            Some(last) if last.numeral.is_none() && last.clause < self.clause => {
                last.region.map(|_| last.name.clone())
            }
            Some(_) => None,
            None => self.bare_words().map(|words| words.noun).filter(|noun| !noun.is_empty()),
        }
    }

    /// `甲县反超乙县3.6亿元,升到第四`, `加快1.9个百分点,列第八`: the place is in what they differ or changed in, not in by how
    /// much.
    pub(super) fn behind_gap(&self) -> Option<Words> {
        let last = self.drafts.last().filter(|draft| draft.clause < self.clause && compared(draft))?;
        let figure = self.drafts.iter().rev().skip(1).take(2).any(|draft| {
            draft.numeral.is_some()
                && draft.ranks.is_empty()
                && !compared(draft)
                && draft.clause + 3 >= self.clause
        });
        if !self.press || figure || last.numeral.is_none() {
            return None;
        }
        self.ranked_in().map(|noun| Words { noun, ..Words::default() })
    }

    /// What the figure told last was told in: itself, the rate that changed, or what the paragraph or the text is about.
    fn ranked_in(&self) -> Option<String> {
        let last = self.drafts.last()?;
        if let Some(changed) = last.name.strip_suffix("变动") {
            let rate = changed.rfind('较').filter(|at| *at > 0).map_or(changed, |at| &changed[..at]);
            return Some(rate.to_string());
        }
        let own = matches!(last.aspect, Aspect::Amount | Aspect::Growth | Aspect::Score | Aspect::Completion);
        if own && !compared(last) {
            return Some(last.name.clone());
        }
        let lead = self.frame.lead.clone().filter(|lead| !lead.ends_with("差距"));
        lead.or(self.frame.ranked.clone())
    }
}
