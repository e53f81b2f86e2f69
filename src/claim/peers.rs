//! Places compared with one another in one sentence: lists of them that take figures and places one by one.

use std::borrow::Cow;

use super::draft::Draft;
use super::lists;
use super::naming;
use super::place::compared;
use super::scope::{counts_places, kind_of_places};
use super::sentence::Sentence;
use super::words::{self, Words};
use crate::document::model::RegionId;
use crate::lex::node::{Kind, Place};
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::RESTATING;
use crate::lexicon::set::holds;
use crate::lexicon::values::Aspect;
use crate::source::Span;

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

    /// The region right in front of node `at`, in a sentence that tells figures of several.
    pub(super) fn own_of_several(&self, at: usize) -> Option<RegionId> {
        let first = self.mentions.first()?.region;
        let several = self.mentions.iter().take(8).any(|mention| mention.region != first);
        let [region] = self.regions_between(self.left, at)[..] else { return None };
        several.then_some(region)
    }

    /// Whether a noun is only regions' names joined.
    pub(super) fn is_region_list(&self, noun: &str) -> bool {
        let mut rest = Cow::Borrowed(noun);
        for mention in self.mentions.iter().take(32) {
            let name = mention.span.slice(self.text);
            if holds(&rest, name) {
                rest = rest.replacen(name, "", 1).into();
            }
        }
        rest.trim_matches(['、', '和', '与', '及', '市', '县', '区', '等']).is_empty()
    }

    /// 由 or 从 stands in front of the place at node `at`, after the last mark.
    pub(super) fn came_from(&self, at: usize) -> bool {
        self.nodes(self.left, at).iter().any(|node| matches!(node.span.slice(self.text), "由" | "从"))
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
        self.ahead = false;
        let names =
            lists::members(&noun, 0, true).filter(|names| names.len() <= 4).unwrap_or_else(|| vec![noun]);
        for (region, rank) in pending {
            for name in &names {
                self.drafts.push(Draft {
                    numeral: None,
                    aspect: naming::aspect_of(name),
                    name: name.clone(),
                    subject: None,
                    region: Some(region),
                    negative: false,
                    status: self.frame.status,
                    period: self.period_for(name, self.frame.status),
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
    }

    /// `排名前三的是甲、乙、丙`, `前三名:甲(5%)、乙(4%)`, `增速最快的是甲,达到6.9%`: the place stands before
    /// those who hold it.
    pub(super) fn ahead_of_region(&mut self, at: usize, index: usize, words: &Words, end: usize) -> bool {
        let ends = |kind: Kind| matches!(kind, Kind::Mark(',' | '，' | ';' | '；' | ':'));
        // 居前三位的是:甲31个、乙28个: the colon does not part them.
        let colon =
            (at + 1..end.min(at + 6)).find(|at| matches!(self.kind(*at), Some(Kind::Mark(':' | '：'))));
        let stop = (colon.map_or(at + 1, |colon| colon + 1)..end.min(at + 4 * MOST))
            .find(|at| self.kind(*at).is_some_and(ends))
            .unwrap_or(end);
        let regions = self.regions_between(at + 1, stop);
        let Some(first) = regions.first() else { return false };
        // A speaker names several only where it surveys them (前三位依次为甲、乙、丙).
        if !self.lasting && regions.len() < 2 {
            return false;
        }
        // Only light words and what the places are called may stand between.
        let behind = self.lexed.nodes[at].span.end();
        let next = self.mentions.partition_point(|mention| mention.span.start() < behind);
        let Some(from) = self.mentions.get(next).map(|mention| mention.span.start()) else { return false };
        let between = Span::new(behind.min(from), from).slice(self.text);
        let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)));
        if between.chars().count() > 14 || !of && (between.is_empty() || !light(between)) {
            return false;
        }
        let mut noun = self.ranked_noun(words);
        // 收入总量前三: of the income.
        if let Some(rest) = RESTATING
            .iter()
            .filter(|_| !naming::is_rate(&noun) && !noun.ends_with("生产总值"))
            .find_map(|end| noun.strip_suffix(*end))
            && rest.chars().count() >= 2
        {
            noun = rest.to_string();
        }
        let several = regions.len() > 1;
        if let Some(colon) = colon
            && self.waits(index, colon, &noun)
        {
            return true;
        }
        // 总量最小的甲县增长7.8%: the place is no growth's, and told with no figure.
        if !several && of && between == "的" && self.grows(at + 1, stop) && !naming::is_rate(&noun) {
            self.pending = vec![(*first, index)];
            self.pending_noun = (noun, self.lexed.nodes[at].span.start());
            self.flush_places();
            self.left = at + 1;
            return true;
        }
        // 增速前三位是甲、乙、丙,后三位是丁、戊、己: in the same.
        if several && words.noun.is_empty() && !self.pending_noun.0.is_empty() {
            noun.clone_from(&self.pending_noun.0);
        }
        self.flush_places();
        // 增速分别为… behind it has the growth's own word; a bare number has not.
        self.frame.head = Some(if several { naming::strip_rate(&noun) } else { noun.clone() });
        // 前三位依次为甲61.5亿元、乙48.7亿元: each stands behind its region, none is dealt out.
        let dealt = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Each)));
        self.left = at + if dealt { 2 } else { 1 };
        if regions.len() == 1 {
            self.flush_places();
            self.pending = vec![(*first, index)];
            self.pending_noun = (noun, self.lexed.nodes[at].span.start());
            self.ahead = true;
            return true;
        }
        let one_by_one = holds(between, "依次");
        self.pending = self.shared_out(&regions, index, one_by_one);
        self.listed_regions = regions;
        self.pending_noun = (noun, self.lexed.nodes[at].span.start());
        true
    }

    /// Whether the first figure of nodes `from..to` is one of growth by its own words.
    fn grows(&self, from: usize, to: usize) -> bool {
        let figure = |node: &&crate::lex::node::Node| !matches!(node.kind, Kind::Quantity(_));
        let front = self.nodes(from, to).iter().take_while(figure);
        front.clone().count() < to.saturating_sub(from)
            && front.clone().any(|node| matches!(node.kind, Kind::Cue(Role::Up | Role::Down)))
    }

    /// The place at `index` for each of these regions: a range one by one where the text orders them.
    fn shared_out(&mut self, regions: &[RegionId], index: usize, one_by_one: bool) -> Vec<(RegionId, usize)> {
        let place = place_of(&self.lexed.ranks, index).filter(|place| {
            usize::from(place.to.saturating_sub(place.from)) + 1 == regions.len() && one_by_one
        });
        let mut held = Vec::new();
        for (step, region) in regions.iter().take(MOST).enumerate() {
            let rank = match &place {
                Some(place) => {
                    self.lexed.ranks.push(place.nth(step));
                    self.lexed.ranks.len() - 1
                }
                None => index,
            };
            held.push((*region, rank));
        }
        held
    }

    /// `甲、乙、丙签约数居前三,分别为…`, `甲、乙分列倒数第一、第二,增速只有…`: places of the regions that open the
    /// clause, whose figures may still come.
    pub(super) fn of_listed(&mut self, at: usize, index: usize, words: &Words, each: bool) -> bool {
        let regions = self.regions_between(self.left, at);
        let said = self.span(self.left, at).slice(self.text);
        let opens =
            self.mentions.iter().take(MOST).any(|mention| said.starts_with(mention.span.slice(self.text)));
        if !self.lasting || regions.len() < 2 || !opens {
            return false;
        }
        let told = self.drafts.last().is_some_and(|draft| draft.clause == self.clause);
        let only = words.noun.is_empty() || self.is_region_list(&words.noun);
        let noun = if only { None } else { self.behind_regions(at) };
        if told || !only && noun.is_none() {
            return false;
        }
        let (ranks, last) = if each { self.joined_ranks(at, index) } else { (vec![index], at) };
        self.flush_places();
        self.pending = if ranks.len() == regions.len() {
            self.take_ranks(at, last, &ranks);
            regions.iter().copied().zip(ranks).collect()
        } else {
            self.shared_out(&regions, index, each)
        };
        let noun = match noun {
            Some(noun) => {
                let (head, context) = (self.head_of_press().or(self.frame.head.clone()), self.context());
                naming::specific(&noun, head.as_deref(), context.as_deref())
            }
            None => self
                .drafts
                .iter()
                .rev()
                .find(|draft| !compared(draft))
                .map(|draft| draft.name.clone())
                .or_else(|| self.context())
                .unwrap_or_default(),
        };
        if !only {
            self.frame.head = Some(noun.clone());
        }
        self.listed_regions = regions;
        self.pending_noun = (naming::capped(noun), self.lexed.nodes[at].span.start());
        self.left = self.left.max(at + 1);
        true
    }

    /// Whose the figure at node `at` is, where its own words say so: the region of its bracket, or the member of
    /// a list that stands right in front of it; with the place told before for it.
    pub(super) fn holder(&mut self, at: usize) -> (Option<RegionId>, Option<usize>) {
        let mut region = self.bracketed;
        if region.is_none()
            && (self.lasting || !self.pending.is_empty())
            && let [one] = self.regions_between(self.left, at).as_slice()
        {
            let from = words::cover(self.nodes(self.left, at)).start();
            let next = self.mentions.partition_point(|mention| mention.span.start() < from);
            let start = self.mentions.get(next).map_or(0, |mention| mention.span.start() as usize);
            let listed = self.text.get(..start).is_some_and(|before| before.ends_with('、'));
            let told = self.pending.iter().any(|(held, _)| held == one);
            region = Some(*one).filter(|_| listed || told);
        }
        if let Some((held, ahead)) = self.placed_ahead() {
            return (region.or(Some(held)), Some(ahead));
        }
        let held = self.pending.iter().position(|(held, _)| Some(*held) == region);
        (region, held.map(|at| self.pending.remove(at).1))
    }

    /// `支出进度前三位的是:甲发行12亿元,支出11亿元,支出进度97%;乙…`: the place waits for the figures that bear its noun.
    fn waits(&mut self, index: usize, colon: usize, noun: &str) -> bool {
        let range = self.lexed.ranks.get(index).is_some_and(|place| place.to > place.from);
        let figure = (colon..colon + 24).find(|at| matches!(self.kind(*at), Some(Kind::Quantity(_))));
        let Some(figure) = figure.filter(|_| range && naming::is_rate(noun)) else { return false };
        let own = self.words(colon + 1, figure).noun;
        let own = self.without_region(&own);
        if own.is_empty() || own.ends_with(noun) || self.names_region(own) {
            return false;
        }
        self.waiting = Some((noun.to_string(), index));
        self.left = colon + 1;
        true
    }

    /// The place that waits for figures of this name.
    pub(super) fn waited_for(&self, name: &str) -> Option<usize> {
        self.waiting.as_ref().filter(|(noun, _)| name.ends_with(noun.as_str())).map(|(_, index)| *index)
    }

    /// A figure with a noun of its own is not that of the place told before.
    pub(super) fn past_ahead(&mut self, words: &Words) {
        let own = !words.noun.is_empty() && (words.average || !RESTATING.contains(&words.noun.as_str()));
        if self.ahead && own {
            self.ahead = false;
            self.frame.head = None;
        }
    }

    /// The place told before this figure's region.
    pub(super) fn placed_ahead(&mut self) -> Option<(RegionId, usize)> {
        if !std::mem::take(&mut self.ahead) {
            return None;
        }
        self.pending.pop()
    }

    /// What a place in front of its region is in: its own words, with what was spoken of where they say little.
    pub(super) fn ranked_noun(&self, words: &Words) -> String {
        let head = self.head_of_press().or(self.frame.head.clone()).or_else(|| self.bare_noun());
        let head = head.or(self.frame.before.clone()).or_else(|| self.frame.lead.clone());
        let noun = if words.noun.is_empty() {
            let last = self.drafts.last().map(|draft| draft.name.clone());
            last.or(head).or_else(|| self.context()).unwrap_or_default()
        } else {
            naming::specific(&words.noun, head.as_deref(), self.context().as_deref())
        };
        naming::capped(noun)
    }

    /// `…包揽全省前三`, `…均增长6.2%,并列第四`, `甲开工32个,乙开工28个,居前两位`: the place of all the
    /// figures just told of several regions.
    pub(super) fn for_group(&mut self, index: usize, words: &Words, each: bool) -> bool {
        let fresh = !words.noun.is_empty() && !RESTATING.contains(&words.noun.as_str());
        let Some(place) = self.lexed.ranks.get(index) else { return false };
        let (wide, tie, best) = (place.to > place.from, place.tie, place.from);
        let width = usize::from(place.to.saturating_sub(place.from)) + 1;
        if fresh || each && !wide || !self.lasting {
            return false;
        }
        let Some(last) = self.drafts.last().filter(|draft| draft.clause + 2 >= self.clause) else {
            return false;
        };
        let shared = last.rules.contains(&"one-for-all");
        if !(wide || tie || shared) {
            return false;
        }
        // 6项居前三: a class that is counted.
        if last.aspect == Aspect::Count && self.counts_items(last) {
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
        // 甲7%、乙6%、丙5%依次列二至四位: the first of a list has no mark in front of it.
        let count = if wide && listed + 1 == width && alike.clone().count() >= width {
            width
        } else if listed >= 2 {
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
        // 分列前两位, 依次为…,位居第四至第六位: one by one.
        let template =
            place_of(&self.lexed.ranks, index).filter(|_| wide && count == width && (each || best > 1));
        for step in 0..count {
            let rank = match &template {
                Some(place) => {
                    self.lexed.ranks.push(place.nth(step));
                    self.lexed.ranks.len() - 1
                }
                None => index,
            };
            let Some(draft) = self.drafts.get_mut(from + step).filter(|draft| draft.ranks.is_empty()) else {
                continue;
            };
            draft.ranks.push(rank);
            draft.rules.push("rank-of-group");
        }
        true
    }

    /// What a bare growth of a member is of: the paragraph's first figure.
    pub(super) fn lead(&self) -> Option<String> {
        // 10个县区六升四降:甲县增长7%: how many places there are is not what they are told in.
        let places = |draft: &Draft| {
            draft.aspect == Aspect::Count
                && (counts_places(&draft.name) || kind_of_places(draft.name.trim_end_matches('数')))
        };
        let first = self.drafts.len() < 2 && self.drafts.iter().all(places);
        let lead = self.frame.lead.clone().filter(|_| self.lasting && first)?;
        (!self.mentions.is_empty()).then_some(lead)
    }
}

/// Words that may stand between a place and those who hold it.
const BETWEEN: &[&str] = &[
    "依次",
    "分别",
    "则",
    "是",
    "为",
    "有",
    "的",
    "均",
    "由高到低",
    "从高到低",
    ":",
    "：",
    "单位",
    "地区",
    "县区",
    "县市区",
    "县(市、区)",
    "县(区)",
    "县市区",
    "区县",
    "市州",
    "盟市",
    "旗县区",
    "部门",
    "园区",
    "镇街",
    "镇(街道)",
    "镇(街)",
    "乡镇(街道)",
    "乡镇街道",
    "街道",
    "乡镇",
    "城市",
    "区域",
    "给了",
    "归于",
    "归属",
    "属于",
    "归",
    "花落",
    "落户",
];

/// Whether nothing but such words stands there, with one of them that says who follows.
fn light(between: &str) -> bool {
    let mut rest = between;
    while let Some(word) =
        BETWEEN.iter().filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len())
    {
        rest = &rest[word.len()..];
    }
    rest.is_empty() && between.contains([':', '：', '是', '为', '有', '依', '则', '给', '归', '属', '落'])
}

fn place_of(ranks: &[Place], index: usize) -> Option<Place> {
    ranks.get(index).cloned()
}
