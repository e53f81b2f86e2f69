//! Places compared with one another in one sentence: lists of them that take figures and places one by one.

use super::draft::Draft;
use super::naming;
use super::sentence::Sentence;
use super::words::Words;
use crate::document::model::RegionId;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::RESTATING;
use crate::lexicon::values::End;

/// Places of one list at the most.
const MOST: usize = 32;

impl Sentence<'_> {
    /// The region whose name ends at byte `at`.
    pub(super) fn region_before(&self, at: u32) -> Option<RegionId> {
        let behind = self.mentions.partition_point(|mention| mention.span.end() < at);
        self.mentions.get(behind).filter(|mention| mention.span.end() == at).map(|mention| mention.region)
    }

    /// End of the node in front of node `at`.
    pub(super) fn end_of(&self, at: usize) -> u32 {
        at.checked_sub(1).and_then(|at| self.node(at)).map_or(0, |node| node.span.end())
    }

    /// The last figure is this region's, and takes the place told for it.
    pub(super) fn own(&mut self, region: RegionId) {
        let pending = self.pending.iter().position(|(held, _)| *held == region);
        let rank = pending.map(|at| self.pending.remove(at).1);
        if let Some(draft) = self.drafts.last_mut() {
            draft.region = Some(region);
            draft.ranks.extend(rank);
        }
    }

    /// Places told for a list of regions whose figures never came are claims of rank alone.
    pub(super) fn flush_places(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let (noun, at) = std::mem::take(&mut self.pending_noun);
        if noun.is_empty() {
            return;
        }
        for (region, rank) in pending {
            self.drafts.push(Draft {
                numeral: None,
                aspect: naming::aspect_of(&noun),
                name: noun.clone(),
                subject: None,
                region: Some(region),
                negative: false,
                status: self.frame.status,
                period: self.period_for(&noun, self.frame.status),
                ranks: vec![rank],
                implied: None,
                list: None,
                open: false,
                clause: self.clause,
                at,
                rules: vec!["rank-of-listed"],
            });
        }
    }

    /// `排名前三的是甲、乙、丙`, `增速最快的是甲,达到6.9%`: the place stands before those who hold it.
    pub(super) fn ahead_of_region(&mut self, at: usize, index: usize, words: &Words, end: usize) -> bool {
        if !self.lasting || !matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of))) {
            return false;
        }
        let ends = |kind: Kind| matches!(kind, Kind::Mark(',' | '，' | ';' | '；' | ':'));
        let stop =
            (at + 1..end.min(at + 4 * MOST)).find(|at| self.kind(*at).is_some_and(ends)).unwrap_or(end);
        let regions = self.regions_between(at + 1, stop);
        let Some(first) = regions.first() else { return false };
        let words = if words.noun.is_empty()
            || RESTATING.contains(&words.noun.as_str())
            || naming::is_plain(&words.noun)
        {
            let head = self.head_of_press().or(self.frame.head.clone()).or_else(|| self.bare_noun());
            let context = self.context();
            let noun = if words.noun.is_empty() {
                head.clone().or(self.frame.lead.clone()).or(context.clone()).unwrap_or_default()
            } else {
                naming::specific(&words.noun, head.as_deref(), context.as_deref())
            };
            naming::capped(noun)
        } else {
            naming::capped(words.noun.clone())
        };
        // Only light words and what the places are called may stand between.
        let from = self.mentions.iter().find(|mention| {
            mention.region == *first && mention.span.start() >= self.lexed.nodes[at].span.end()
        });
        let between = from.map_or(usize::MAX, |mention| {
            let start = self.lexed.nodes[at].span.end();
            crate::source::Span::new(start.min(mention.span.start()), mention.span.start())
                .slice(self.text)
                .chars()
                .count()
        });
        if between > 10 {
            return false;
        }
        self.frame.head = Some(words.clone());
        self.left = at + 1;
        if regions.len() == 1 {
            self.place_ahead = Some(index);
            return true;
        }
        let place = self.lexed.ranks[index].clone();
        let each = self.nodes(at + 1, stop).iter().any(|node| matches!(node.kind, Kind::Cue(Role::Each)));
        let width = usize::from(place.to.saturating_sub(place.from)) + 1;
        let single = width == regions.len() && (each || place.end == End::Top);
        self.pending.clear();
        for (step, region) in regions.iter().take(MOST).enumerate() {
            let rank = if single {
                let step = u16::try_from(step).unwrap_or(0);
                let step = if place.end == End::Bottom { place.to - step } else { place.from + step };
                self.lexed.ranks.push(crate::lex::node::Place { from: step, to: step, ..place.clone() });
                self.lexed.ranks.len() - 1
            } else {
                index
            };
            self.pending.push((*region, rank));
        }
        self.listed_regions = regions;
        self.pending_noun = (words, self.lexed.nodes[at].span.start());
        true
    }

    /// `…包揽全省前三`, `…均增长6.2%,并列第四`, `甲开工32个,乙开工28个,居前两位`: the place of all the
    /// figures just told of several regions.
    pub(super) fn for_group(&mut self, index: usize, words: &Words, each: bool) -> bool {
        let fresh = !words.noun.is_empty() && !RESTATING.contains(&words.noun.as_str());
        let Some(place) = self.lexed.ranks.get(index) else { return false };
        let (wide, tie) = (place.to > place.from, place.tie);
        let width = usize::from(place.to.saturating_sub(place.from)) + 1;
        if fresh || each || !self.lasting {
            return false;
        }
        let Some(last) = self.drafts.last().filter(|draft| draft.clause + 2 >= self.clause) else {
            return false;
        };
        let shared = last.rules.contains(&"one-for-all");
        if !(wide || tie || shared) {
            return false;
        }
        let name = last.name.clone();
        let alike = self
            .drafts
            .iter()
            .rev()
            .take(MOST)
            .take_while(|draft| draft.name == name && draft.numeral.is_some());
        let listed = alike.clone().take_while(|draft| draft.region.is_some()).count();
        let count = if listed >= 2 {
            listed
        } else if wide {
            alike.count().min(width)
        } else {
            0
        };
        if count < 2 {
            return false;
        }
        let from = self.drafts.len() - count;
        for draft in &mut self.drafts[from..] {
            if draft.ranks.is_empty() {
                draft.ranks.push(index);
                draft.rules.push("rank-of-group");
            }
        }
        true
    }

    /// What a bare growth of a member is of: the paragraph's first figure.
    pub(super) fn lead(&self) -> Option<String> {
        let lead = self.frame.lead.clone().filter(|_| self.lasting && self.drafts.is_empty())?;
        (!self.mentions.is_empty()).then_some(lead)
    }
}
