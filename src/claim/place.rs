//! Places: which claims they go to, and those that stand alone.

use super::draft::Draft;
use super::naming;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::{Kind, Node};
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::{PROGRESS_AGAIN, RESTATING, RUNS};
use crate::lexicon::set::{holds, words};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Aspect;

impl Sentence<'_> {
    /// Reads the place at node `at`.
    pub(super) fn rank(&mut self, at: usize, index: usize, end: usize) {
        if self.picks_out(at, end) || self.held_against(at, end) {
            return;
        }
        self.scope_in_front(at, index);
        let mut words = self.words(self.left, at);
        // 加快0.6个百分点,加快幅度全省最大: of the change just told.
        if words.noun.ends_with("幅度")
            && words.noun.chars().count() <= 5
            && let Some(draft) =
                self.drafts.last_mut().filter(|draft| compared(draft) && draft.ranks.is_empty())
        {
            draft.ranks.push(index);
            draft.rules.push("rank-said-again");
            self.left = at + 1;
            return;
        }
        // 由全市第五位升至第三位: the lexer has made one place of both.
        let moved = matches!(words.noun.as_str(), "由" | "从" | "自");
        if moved && self.lexed.ranks.get(index).is_some_and(|place| place.step.is_some()) {
            words.noun.clear();
        }
        if super::residue::pointing(&words.noun) || self.idle(&words.noun) {
            words.noun.clear();
        }
        let plain = super::residue::of_ranking(&words.noun);
        if plain.len() < words.noun.len() {
            words.noun = plain.to_string();
        }
        // 3项掉进后三: the count is of those, and names the place.
        let raw = self.lexed.nodes[at].span.slice(self.text).trim_start_matches('进');
        let named = self
            .drafts
            .last()
            .is_some_and(|draft| draft.clause == self.clause && draft.name.starts_with(raw));
        if named && super::things::REACHING.contains(&self.span(self.left, at).slice(self.text)) {
            self.left = at + 1;
            return;
        }
        // 连续多个季度居全省第一: so long, not of what.
        if words!["连续", "已连续", "持续", "继续", "蝉联"].begins(&words.noun) {
            words.noun.clear();
        }
        // 考评连续三个月位居前三: so long, behind its noun.
        if let Some(run) = words.noun.find("连续").filter(|at| *at > 0)
            && words!["月", "季度", "年", "次", "周"].ends(&words.noun)
        {
            words.noun.truncate(run);
        }
        // 排名由全市第四上升到第二: of what was told before.
        if matches!(words.noun.trim_start_matches('的'), "排名" | "位次" | "名次" | "排位" | "综合排名")
            && !self.drafts.is_empty()
        {
            words.noun.clear();
        }
        self.past_ahead(&words);
        // 与甲县并列全市第一: with whom the place is shared.
        let tied = self.lexed.ranks.get(index).is_some_and(|place| place.tie);
        let other = tied
            && words.noun.chars().count() <= 6
            && words.noun.ends_with(['市', '县', '区', '镇', '乡', '州', '省', '地']);
        if !self.drafts.is_empty()
            && (other || self.names_region(&words.noun))
            && self.nodes(self.left, at).iter().take(3).any(|node| matches!(node.kind, Kind::Cue(Role::And)))
        {
            words.noun.clear();
        }
        if self.of_member(at, index, &mut words) || self.place_of_region(at, index, &words) {
            return;
        }
        if words.noun.is_empty() && self.of_region_alone(at, index) {
            self.left = at + 1;
            return;
        }
        if self.rank_class(at, &words) || self.placed_apart(at, index, &words) {
            return;
        }
        let raw = self.lexed.nodes[at].span.slice(self.text);
        let all = words.all || raw.contains('均') || raw.starts_with("都");
        let each = words.each || words!["分列", "分居", "分别", "分获", "分摘", "分占"].stands_in(raw);
        // 列第二、三位 behind two figures: several places are taken one by one.
        let several = || {
            let (ranks, _) = self.joined_ranks(at, index);
            // 位列全省第12名、同类县第3名: of one figure, among these and those.
            let apart = |rank: &usize| self.lexed.ranks.get(*rank).is_some_and(|one| !one.scope.is_empty());
            ranks.len() >= 2 && !ranks.iter().skip(1).any(apart)
        };
        let each = each
            || !all
                && self.drafts.len() >= 2
                && (self.lasting && several() || self.listed_as_many(at, index));
        let fresh = !words.noun.is_empty();
        // 由全市第五位升至第三位: the place it came from is none that is claimed.
        let came_from =
            matches!(words.noun.as_str(), "由" | "从") || words.noun.is_empty() && self.came_from(at);
        let next = |node: &Node| match node.kind {
            Kind::Rank(_) => true,
            Kind::Quantity(index) => self.lexed.numerals[index].dimension == Dimension::Place,
            _ => false,
        };
        // 增速由第12位上升5位: the noun stands in front of where it came from.
        let said = self.span(self.left, at).slice(self.text);
        let front =
            said.find(['由', '从']).filter(|_| fresh && !holds(said, "由于")).map(|at| said[..at].to_owned());
        let steps = |node: &Node| next(node) && matches!(node.kind, Kind::Quantity(_));
        let reached = self.lexed.ranks.get(index).is_some_and(|place| place.step.is_some());
        if let Some(noun) =
            front.clone().filter(|_| !reached && self.nodes(at + 1, end).iter().take(4).any(steps))
        {
            let head = naming::specific_or_head(&noun, self.frame.head.as_deref(), None);
            self.frame.head = Some(head);
            self.left = at + 1;
            return;
        }
        if came_from && self.nodes(at + 1, end).iter().take(4).any(next) {
            self.left = at + 1;
            return;
        }
        self.other_aspect(&mut words);
        if self.pointed(at, index, &words) || self.held_next(at, index, &words) {
            return;
        }
        if self.ahead_of_region(at, index, &words, end) {
            self.left = self.left.max(at + 1);
            return;
        }
        if self.told_ahead(at, index, &words) {
            return;
        }
        if self.for_group(index, &words, each) {
            self.left = self.left.max(at + 1);
            return;
        }
        if self.unheld(at, index) || self.of_listed(at, index, &words, each) {
            return;
        }
        let counted =
            self.left.checked_sub(1).is_some_and(|at| matches!(self.kind(at), Some(Kind::Quantity(_))));
        if counted && RESTATING.contains(&words.noun.as_str()) && self.class_of_list(at, index, &words) {
            self.left = at + 1;
            return;
        }
        if self.behind_duration(at, index) || fresh && !each && self.says_again(&words.noun, index, all) {
            self.left = at + 1;
            return;
        }
        if each && self.each_of_aspect(at, index, &words.noun) {
            return;
        }
        if self.class_of_list(at, index, &words) {
            self.left = at + 1;
            return;
        }
        let regions = self.regions_between(self.left, at);
        let only_regions = regions.len() >= 2 && self.is_region_list(&words.noun);
        if only_regions || !fresh && each && self.listed_regions.len() >= 2 && self.drafts.is_empty() {
            if only_regions {
                self.listed_regions = regions;
            }
            self.pending = self.listed_regions.iter().map(|region| (*region, index)).collect();
            self.part_places(index, each);
            self.pending_noun = (String::new(), self.lexed.nodes[at].span.start());
        } else if fresh && !self.restates(&words) && !self.last_number_adjacent(at) {
            self.rank_only(at, index, &words, all, each);
        } else if all && !self.drafts.is_empty() {
            // A 均 reaches so far back and no further, whatever the sentence.
            let group = self.group.max(self.drafts.len().saturating_sub(32)).min(self.drafts.len());
            // 已整改8个,整改率100%,办结率98%,均为第一: two rates are those meant, not the counts before them.
            let rates = self.drafts[group..]
                .iter()
                .rev()
                .take_while(|draft| !matches!(draft.aspect, Aspect::Count | Aspect::Amount))
                .count();
            let counted = self.drafts[group..]
                .iter()
                .rev()
                .nth(rates)
                .is_some_and(|draft| draft.aspect == Aspect::Count);
            let listed =
                self.drafts.iter().rev().take(rates).all(|draft| draft.rules.contains(&"list-one-by-one"));
            let group = if rates >= 2 && (counted || listed) { self.drafts.len() - rates } else { group };
            let group = group.max(self.paired(at).unwrap_or(group));
            let rate = |draft: &Draft| !matches!(draft.aspect, Aspect::Count | Aspect::Amount);
            // 问题4个,整改率100%,隐患18个,整改率88.9%,均为第一: a count with its rate each time; many of what is bad are
            // no place to be first in.
            let each_with_rate = self.drafts.len() - group >= 4
                && (self.drafts.len() - group).is_multiple_of(2)
                && self.drafts[group..]
                    .chunks(2)
                    .all(|pair| matches!(pair, [count, own] if count.aspect == Aspect::Count && rate(own)));
            for draft in self.drafts[group..].iter_mut().filter(|draft| !each_with_rate || rate(draft)) {
                draft.ranks.push(index);
                draft.rules.push("rank-for-all");
            }
        } else if each && !self.drafts.is_empty() {
            self.each_rank(at, index, end);
        } else if let Some(words) = self.bare_words() {
            self.rank_only(at, index, &words, all, each);
        } else if let Some(words) = self.behind_gap().or_else(|| self.another_time()) {
            self.rank_only(at, index, &words, false, false);
        } else if let Some(draft) = self.ranked_draft() {
            draft.ranks.push(index);
            draft.rules.push("rank-behind");
        } else if let Some(noun) = self.context() {
            let words = Words { noun, ..Words::default() };
            self.rank_only(at, index, &words, false, false);
        }
        if (all || !fresh) && !matches!(self.kind(at + 1), Some(Kind::Mark('、'))) {
            self.group = self.drafts.len();
        }
        self.left = self.left.max(at + 1);
    }

    /// The claim that a place behind it is of: `增长12.8%,高于全市3.1个百分点,位居第2` ranks the growth.
    fn ranked_draft(&mut self) -> Option<&mut Draft> {
        let change = |draft: &&Draft| compared(draft);
        let skipped = self.drafts.iter().rev().take(3).take_while(change).count();
        let at = self.drafts.len().checked_sub(1 + skipped);
        let near = at.and_then(|at| self.drafts.get(at)).is_some_and(|draft| {
            draft.numeral.is_some() && draft.ranks.is_empty() && draft.clause + 3 >= self.clause
        });
        let last = self.drafts.len().checked_sub(1)?;
        // 开工率81.3%(在库16个、开工13个),第4: of what stands in front of the bracket.
        if let Some(open) = self.bracket_behind() {
            return self.drafts.iter_mut().rev().take(8).find(|draft| draft.at < open);
        }
        self.drafts.get_mut(at.filter(|_| near && skipped > 0).unwrap_or(last))
    }

    /// Gives a place to the claim just made that a bare 总量, 增速 or 完成率 speaks of.
    pub(super) fn place_of_aspect(&mut self, noun: &str, rank: usize) -> bool {
        let aspect = match noun {
            "总量" | "总额" | "规模" | "绝对数" | "绝对值" | "绝对量" | "绝对额" => {
                Aspect::Amount
            }
            "增速" | "增幅" => Aspect::Growth,
            "完成率" | "进度" => Aspect::Completion,
            _ => return false,
        };
        let own = self
            .drafts
            .iter_mut()
            .rev()
            .take(4)
            .find(|draft| draft.numeral.is_some() && draft.aspect == aspect);
        let Some(draft) = own else { return false };
        draft.ranks.push(rank);
        draft.rules.push("rank-said-again");
        true
    }

    /// `增速连续4个月居全省首位`: the place is the growth's, not the run's.
    fn behind_duration(&mut self, at: usize, index: usize) -> bool {
        let Some(run) = self
            .drafts
            .last()
            .filter(|draft| draft.clause == self.clause && draft.rules.contains(&"duration"))
        else {
            return false;
        };
        let head =
            RUNS.iter().filter_map(|run_word| run.name.find(run_word)).min().map_or("", |at| &run.name[..at]);
        let raw = self.node(at).map_or("", |node| node.span.slice(self.text));
        let head = head.strip_suffix(raw).unwrap_or(head);
        let told = self
            .drafts
            .len()
            .checked_sub(2)
            .and_then(|at| self.drafts.get(at))
            .map_or("", |draft| draft.name.as_str());
        let head = head.strip_prefix(told).unwrap_or(head).to_string();
        if head.is_empty() || self.says_again(&head, index, false) {
            let before = self.drafts.len().checked_sub(2);
            if head.is_empty()
                && let Some(draft) = before.and_then(|before| self.drafts.get_mut(before))
            {
                draft.ranks.push(index);
                draft.rules.push("rank-behind-run");
            }
            return true;
        }
        let words = Words { noun: head, ..Words::default() };
        self.rank_only(at, index, &words, false, false);
        true
    }

    /// `总量列全省第四` behind a GDP: the place is the amount's; 增速居首 behind a growth is the growth's.
    fn says_again(&mut self, noun: &str, index: usize, all: bool) -> bool {
        // 占年度计划的61.2%,投资完成率居全市第二: the rate just told, by its name.
        if PROGRESS_AGAIN.contains(&noun)
            && !all
            && let Some(draft) = self.drafts.last_mut()
            && draft.numeral.is_some()
            && draft.ranks.is_empty()
            && draft.aspect == Aspect::Completion
            && draft.clause + 1 >= self.clause
        {
            draft.ranks.push(index);
            draft.rules.push("rank-said-again");
            return true;
        }
        if !RESTATING.contains(&noun) {
            return false;
        }
        let growth = matches!(noun, "增速" | "增幅");
        if growth && !all && self.untold_growth() {
            return false;
        }
        let clause = self.clause;
        let amount = !growth && self.drafts.iter().rev().take(3).any(|draft| draft.aspect == Aspect::Amount);
        if all {
            let growths = |draft: &&mut Draft| {
                draft.numeral.is_some()
                    && growth
                    && draft.aspect == Aspect::Growth
                    && draft.name.ends_with("增速")
            };
            let mut given = false;
            for draft in self.drafts.iter_mut().rev().take(12).filter(growths) {
                draft.ranks.push(index);
                draft.rules.push("rank-for-all");
                given = true;
            }
            return given;
        }
        let found = self.drafts.iter_mut().rev().find(|draft| {
            draft.numeral.is_some()
                && (draft.aspect == Aspect::Count) == matches!(noun, "数量" | "总数" | "个数")
                && !draft.rules.contains(&"duration")
                && (draft.aspect == Aspect::Growth) == growth
                && !(amount && matches!(draft.aspect, Aspect::Share | Aspect::Completion))
                && !compared(draft)
                && draft.clause + 3 >= clause
        });
        let Some(draft) = found else { return false };
        draft.ranks.push(index);
        draft.rules.push("rank-said-again");
        true
    }

    /// `GDP增长6.9%;进出口总额15.1亿元,增幅列第五`: the amount told last has no growth, the one before is another's.
    fn untold_growth(&self) -> bool {
        let told = |draft: &&Draft| draft.numeral.is_some() && draft.clause + 1 >= self.clause;
        let mut last = self.drafts.iter().rev().take_while(told);
        let Some(amount) = last.next().filter(|draft| draft.aspect == Aspect::Amount) else { return false };
        let growth = self.drafts.iter().rev().find(|draft| draft.aspect == Aspect::Growth);
        growth.is_some_and(|growth| !growth.name.starts_with(amount.name.as_str()))
    }

    /// The clause right before this one spoke without figures (`X项目入选…,全市唯一`).
    pub(super) fn bare_words(&self) -> Option<Words> {
        let drafted = self.drafts.last().is_some_and(|draft| draft.clause == self.clause);
        if self.bare_clause? + 1 != self.clause || drafted {
            return None;
        }
        let bare = self.frame.bare?;
        let noun = bare.slice(self.text);
        // 仅次于甲县,居全市第二: behind whom one stands is not what is ranked.
        let words = noun.trim_start_matches(['仅', '只', '紧']);
        if crate::lexicon::ranks::NEXT_TO.begins(words) || crate::lexicon::ranks::NEXT_TO.begins(noun) {
            return None;
        }
        // 同比腰斩,在全市末位: how it changed is not what is ranked.
        if words!["腰斩", "翻番", "转正", "转负", "持平", "由负转正", "由正转负"].ends(noun)
        {
            return None;
        }
        // 甲市和乙市之后,…第三位: places are not what is ranked.
        if self.frame.ranked.is_some()
            && self.mentions.iter().take(32).any(|mention| bare.contains(mention.span))
        {
            return None;
        }
        let noun = super::residue::of_ranking(self.without_region(noun));
        Some(Words { noun: noun.to_string(), ..Words::default() })
    }

    /// The noun says the last claim's over again (`交付9087台,月交付量…第一`).
    fn restates(&self, words: &Words) -> bool {
        let Some(draft) = self.drafts.last() else { return false };
        if draft.numeral.is_none() || !draft.ranks.is_empty() || draft.clause + 1 < self.clause {
            return false;
        }
        let noun: Vec<char> = words.noun.chars().collect();
        let short = noun.len() <= 5 && naming::is_plain(&words.noun);
        short && noun.windows(2).any(|pair| draft.name.ends_with(pair.iter().collect::<String>().as_str()))
    }

    /// Whether nothing with a noun of its own stands between the last number and here.
    fn last_number_adjacent(&self, at: usize) -> bool {
        let Some(draft) = self.drafts.last() else { return false };
        draft.clause == self.clause
            && draft.numeral.is_some()
            && self.nodes(self.left, at).iter().all(|node| !matches!(node.kind, Kind::Text))
    }

    /// The ranks joined to the one at node `at` by 、 or 和, with the last one's node.
    pub(super) fn joined_ranks(&self, at: usize, index: usize) -> (Vec<usize>, usize) {
        let mut ranks = vec![index];
        let mut last = at;
        while let Some(Kind::Rank(next)) = self.kind(last + 2) {
            if ranks.len() >= 32
                || !matches!(self.kind(last + 1), Some(Kind::Mark('、') | Kind::Cue(Role::And)))
            {
                break;
            }
            ranks.push(next);
            last += 2;
        }
        (ranks, last)
    }

    /// `甲和乙分别增长9%、27%,居全市第3位、第1位`: as many places among the same as figures were listed one by one.
    fn listed_as_many(&self, at: usize, index: usize) -> bool {
        let (ranks, _) = self.joined_ranks(at, index);
        let scope = |rank: &usize| self.lexed.ranks.get(*rank).map_or("", |one| one.scope.slice(self.text));
        let first = ranks.first().map_or("", scope);
        let same = ranks.iter().all(|rank| matches!(scope(rank), said if said.is_empty() || said == first));
        let listed = |draft: &&Draft| {
            draft.ranks.is_empty()
                && draft.clause + 1 >= self.clause
                && draft.rules.contains(&"list-one-by-one")
        };
        let told = self.drafts.iter().rev().take(ranks.len() + 1).take_while(listed).count();
        ranks.len() >= 2 && same && told == ranks.len()
    }

    /// Scope of the first to those without; the nodes are used up.
    pub(super) fn take_ranks(&mut self, at: usize, last: usize, ranks: &[usize]) {
        let scope = ranks.first().map(|first| self.lexed.ranks[*first].scope).unwrap_or_default();
        for rank in ranks {
            if self.lexed.ranks[*rank].scope.is_empty() {
                self.lexed.ranks[*rank].scope = scope;
            }
        }
        for node in self.lexed.nodes.iter_mut().take(last + 1).skip(at + 1) {
            if matches!(node.kind, Kind::Rank(_)) {
                node.kind = Kind::Mark('·');
            }
        }
        self.left = last + 1;
    }

    /// `分列第一、第三`: the places go to the last members one by one.
    fn each_rank(&mut self, at: usize, index: usize, _end: usize) {
        let (ranks, last) = self.joined_ranks(at, index);
        self.take_ranks(at, last, &ranks);
        let from = self.drafts.len().saturating_sub(ranks.len());
        for (draft, rank) in self.drafts[from..].iter_mut().zip(&ranks) {
            draft.ranks.push(*rank);
            draft.rules.push("rank-one-by-one");
        }
    }

    /// `GDP分别为A、B,分别增长C、D,总量分列第二、第三位`: the places of the amounts, not of the growths.
    fn each_of_aspect(&mut self, at: usize, index: usize, noun: &str) -> bool {
        if !RESTATING.contains(&noun) {
            return false;
        }
        let growth = matches!(noun, "增速" | "增幅");
        let (ranks, last) = self.joined_ranks(at, index);
        let own = |draft: &Draft| {
            draft.numeral.is_some() && (draft.aspect == Aspect::Growth) == growth && !compared(draft)
        };
        let first = self.drafts.len().saturating_sub(32);
        let held: Vec<usize> =
            (first..self.drafts.len()).rev().filter(|at| own(&self.drafts[*at])).take(ranks.len()).collect();
        if ranks.len() < 2 || held.len() < ranks.len() {
            return false;
        }
        self.take_ranks(at, last, &ranks);
        for (draft, rank) in held.iter().rev().zip(&ranks) {
            self.drafts[*draft].ranks.push(*rank);
            self.drafts[*draft].rules.push("rank-one-by-one");
        }
        true
    }
}

/// Whether a figure says how another differs: a place behind it is that other's.
pub(super) fn compared(draft: &Draft) -> bool {
    draft.rules.first().is_some_and(|rule| ["difference", "change-in-points", "steps"].contains(rule))
        || draft.name.ends_with("差距")
            && (draft.aspect != Aspect::Score || super::against::with_a_place(&draft.name))
}
