//! Lists of numbers: ratios, 分别, 均.

use super::lists;
use super::naming::Named;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lex::unit::Base;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::GENERIC;
use crate::lexicon::set::words;
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate};

/// What a group of places is called.
const GROUPS: &[&str] = &["城市", "单列市", "地区", "省份", "县", "区", "市", "地市"];

/// Members of one list at the most; more are read one by one.
const MOST: usize = 32;

impl Sentence<'_> {
    /// `3.9:59.5:36.6`: the number of members of the ratio that begins here.
    pub(super) fn ratio_members(&self, at: usize, end: usize) -> Option<usize> {
        let mut count = 1;
        let mut last = at;
        while last + 2 < end && count < MOST && self.ratio(last + 1, end) {
            count += 1;
            last += 2;
        }
        (count >= 2).then_some(count)
    }

    pub(super) fn ratio_claims(&mut self, at: usize, count: usize, words: &Words) {
        if self.clock(at, count) {
            return;
        }
        let noun = ["调整为", "比例", "比重", "结构", "之比", "比"]
            .iter()
            .fold(words.noun.as_str(), |noun, end| noun.strip_suffix(end).unwrap_or(noun));
        // 城乡居民收入比为1.57:1: one ratio, told against one.
        let second = match self.kind(at + 2) {
            Some(Kind::Quantity(index)) if count == 2 => Some(index),
            _ => None,
        };
        let against = second.filter(|index| {
            words.noun.ends_with('比')
                && self.lexed.numerals[*index].value == Some(rust_decimal::Decimal::ONE)
        });
        if let (Some(one), Some(Kind::Quantity(index))) = (against, self.kind(at)) {
            let name = words.noun.clone();
            let named = Named {
                head: name.clone(),
                name,
                aspect: Aspect::Share,
                negative: false,
                rule: "ratio-to-one",
            };
            self.draft(at, index, named, Some(""), words);
            self.close(at + 2, one, Fate::Name, "ratio-to-one");
            self.left = at + 3;
            return;
        }
        // 由上年的5.1:44.6:50.3调整为4.9:43.9:51.2: the same members again.
        let earlier = self.drafts.len().checked_sub(count).map(|from| &self.drafts[from..]);
        let again: Option<Vec<String>> = earlier
            .filter(|earlier| noun.is_empty() && earlier.iter().all(|draft| draft.rules.contains(&"ratio")))
            .map(|earlier| {
                earlier.iter().map(|draft| draft.name.trim_end_matches("比重").to_string()).collect()
            });
        // 种植业20亿元、林业8亿元…,构成比为48.7:18.2:…: the parts told right before it.
        let bare = matches!(noun, "" | "构成" | "结构" | "三者" | "四者");
        let parts = self.drafts.iter().rev().take_while(|draft| draft.aspect == Aspect::Amount).count();
        let told: Option<Vec<String>> = (bare && again.is_none() && (parts == count || parts == count + 1))
            .then(|| {
                let whole = self.frame.whole.as_ref().map_or("", |whole| whole.0.as_str());
                let from = self.drafts.len().saturating_sub(count);
                let of = |part: &str| {
                    if whole.is_empty() { part.to_string() } else { format!("{part}占{whole}") }
                };
                self.drafts.iter().skip(from).map(|draft| of(&draft.name)).collect()
            });
        let members = again.or(told).or_else(|| lists::members(noun, count, true));
        for member in 0..count {
            let node = at + member * 2;
            let Some(Kind::Quantity(index)) = self.kind(node) else { continue };
            let name = match &members {
                Some(members) => format!("{}比重", members[member]),
                None => format!("{noun}比重"),
            };
            let named =
                Named { head: name.clone(), name, aspect: Aspect::Share, negative: false, rule: "ratio" };
            self.draft(node, index, named, Some("%"), words);
        }
        self.left = at + count * 2 - 1;
    }

    fn joined(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Mark('、') | Kind::Cue(Role::And)))
    }

    /// Whether this bare number is a member of a list whose unit stands behind the last.
    pub(super) fn list_without_unit(&self, at: usize, end: usize) -> bool {
        let mut last = at;
        while last + 2 < end && last - at < 2 * MOST {
            let Some(Kind::Quantity(next)) = self.kind(last + 2) else { return false };
            if !self.joined(last + 1) {
                return false;
            }
            if self.lexed.numerals[next].base != Base::None {
                return true;
            }
            last += 2;
        }
        false
    }

    /// The numbers of a list around node `at`: those before it that were passed over, and those behind.
    fn list_around(&self, at: usize, index: usize, end: usize) -> Vec<(usize, usize)> {
        let mut places = vec![(at, index)];
        let mut first = at;
        while first >= 2 && places.len() < MOST {
            let Some(Kind::Quantity(before)) = self.kind(first - 2) else { break };
            let numeral = &self.lexed.numerals[before];
            if !self.joined(first - 1) || numeral.fate == Fate::Claim || numeral.base != Base::None {
                break;
            }
            first -= 2;
            places.insert(0, (first, before));
        }
        let base = self.lexed.numerals[index].base;
        let mut last = at;
        while last + 2 < end && places.len() < MOST {
            // 每月650元、每年5400元: what each is paid per stands between.
            let per = usize::from(matches!(self.kind(last + 2), Some(Kind::Cue(Role::Per)))) * 2;
            let Some(Kind::Quantity(next)) = self.kind(last + 2 + per) else { break };
            if !self.joined(last + 1) || self.lexed.numerals[next].base != base {
                break;
            }
            last += 2 + per;
            places.push((last, next));
        }
        places
    }

    /// `分别增长6.5%、9.4%`, `分别达到A、B和C`: read whole at the first number.
    pub(super) fn listed(&mut self, at: usize, index: usize, end: usize, words: &Words) -> bool {
        let mixed = self.mixed_list(at, index, end, words);
        let places = mixed.unwrap_or_else(|| self.list_around(at, index, end));
        let (first, last) = (places[0].0, places[places.len() - 1].0);
        let own = (first < at).then(|| self.words(self.left, first));
        let words = own.as_ref().unwrap_or(words);
        if places.len() < 2 {
            return self.shared(at, index, words);
        }
        if self.compared_with_each(&places, words) {
            self.left = last + 1;
            return true;
        }
        if self.by_region(&places, words) {
            self.left = last + 1;
            return true;
        }
        let rated = || self.rated_members(places.len(), index, words);
        let members = lists::members(&words.noun, places.len(), true).or_else(rated).or_else(|| {
            let head = words.noun.as_str();
            let members = self.bare_members(places.len())?;
            Some(members.into_iter().map(|member| format!("{}{head}", until_verb(&member))).collect())
        });
        let total = self.span(self.left, places[0].0).slice(self.text).contains('达');
        let members: Vec<String> = match members {
            Some(members) => members,
            // 处置甲860亩、乙320亩,完成率分别为43%和64%: a rate of each of those just told.
            None if words.each && self.of_each(places.len(), &words.noun) => self.drafts
                [self.drafts.len() - places.len()..]
                .iter()
                .map(|draft| {
                    // 新增3家、17家,累计分别达到11家、68家: how many there are now.
                    let name = draft.name.as_str();
                    let now = matches!(words.noun.as_str(), "累计" | "总数" | "总计" | "总量");
                    let name = if now { name.replacen("新增", "", 1) } else { name.to_string() };
                    format!("{name}{}", words.noun)
                })
                .collect(),
            // Growth of the claims just made: 分别增长6.5%和9.4%.
            // 五年分别增长31%和27%: with the years that they are told over.
            None if (words.each || self.goes_on_listed(places.len(), words))
                && self.drafts.len() >= places.len()
                && only_years(&words.noun) =>
            {
                self.drafts[self.drafts.len() - places.len()..]
                    .iter()
                    .map(|draft| {
                        // 新增甲43家、乙210家,分别达到236家、680家: how many there are now.
                        let name = draft.name.as_str();
                        let name = if total { name.strip_prefix("新增").unwrap_or(name) } else { name };
                        format!("{name}{}", words.noun)
                    })
                    .collect()
            }
            // 改造公路385公里、危桥27座,分别完成年度任务的64%和67%: the task of each.
            None if words.did
                && super::percent::is_task(&words.noun)
                && self.drafts.len() >= places.len()
                && self.lexed.numerals[index].dimension == Dimension::Percent =>
            {
                self.drafts[self.drafts.len() - places.len()..]
                    .iter()
                    .map(|draft| format!("{}{}完成率", draft.name, words.noun))
                    .collect()
            }
            None => return false,
        };
        self.status(words);
        self.level(&places);
        for ((node, index), member) in places.iter().zip(members) {
            let own = Words { noun: self.without_region(&member).to_string(), ..words.clone() };
            let own = self.own_way(*node, own);
            let before = self.frame.head.clone().unwrap_or_default();
            let mut named = self.name(&own, *index);
            // GDP、投资、消费分别增长: in a list a general noun is a member of its own.
            let bare = own.noun.strip_suffix("增速").unwrap_or(&own.noun);
            if GENERIC.contains(&bare)
                && let Some(rest) = named.name.strip_prefix(before.as_str()).filter(|rest| !rest.is_empty())
            {
                named.name = rest.to_string();
                named.head = own.noun.clone();
            }
            named.rule = "list-one-by-one";
            self.draft(*node, *index, named, None, &own);
        }
        self.left = last + 1;
        true
    }

    /// `分别高于全国、全省1.1和0.3个百分点`: each number has its own measure of comparison.
    fn compared_with_each(&mut self, places: &[(usize, usize)], words: &Words) -> bool {
        if words.versus.is_none() || !words.noun.is_empty() && words.noun.chars().count() > 24 {
            return false;
        }
        let nodes = self.nodes(self.left, places[0].0);
        let Some(from) = nodes.iter().position(|node| {
            matches!(node.kind, Kind::Cue(Role::Versus))
                && !matches!(node.span.slice(self.text), "同比" | "环比")
        }) else {
            return false;
        };
        let word = nodes[from].span.slice(self.text).to_string();
        let mut with = vec![String::new()];
        let mut way = "";
        for node in &nodes[from + 1..] {
            let said = node.span.slice(self.text);
            match node.kind {
                Kind::Mark('、') | Kind::Cue(Role::And) => with.push(String::new()),
                Kind::Cue(Role::Each | Role::All | Role::Bound(_) | Role::Copula | Role::Of) => {}
                Kind::Cue(Role::Up) => way = "高",
                Kind::Cue(Role::Down) => way = "低",
                Kind::Mark(_) => return false,
                _ => with.iter_mut().rev().take(1).for_each(|last| last.push_str(said)),
            }
        }
        if with.len() != places.len() || with.iter().any(String::is_empty) {
            return false;
        }
        // 比全国、全省分别高…: what the last one carries behind it is the way.
        for (end, told) in [("高出", "高"), ("高", "高"), ("低", "低"), ("快", "高"), ("慢", "低")]
        {
            if let Some(last) = with.last_mut()
                && let Some(rest) = last.strip_suffix(end)
                && !rest.is_empty()
            {
                let rest = rest.to_string();
                *last = rest;
                way = told;
                break;
            }
        }
        let word = match (word.as_str(), way) {
            ("比" | "较", "高") => "高于".to_string(),
            ("比" | "较", "低") => "低于".to_string(),
            ("比" | "较", _) => return false,
            _ => word,
        };
        self.status(words);
        self.level(places);
        let base = self.frame.head.clone();
        for ((node, index), with) in places.iter().zip(with) {
            let own = Words { versus: Some(format!("{word}{with}")), direction: None, ..words.clone() };
            self.frame.head = base.clone();
            let named = self.name(&own, *index);
            self.draft(*node, *index, named, None, &own);
        }
        true
    }

    /// `收入分别为2.2万元、1.1万元,增长4.5%、6.8%`: a bare growth of each of the list in the clause before.
    fn goes_on_listed(&self, count: usize, words: &Words) -> bool {
        let listed = |draft: &&super::draft::Draft| {
            draft.clause + 1 == self.clause && draft.rules.contains(&"list-one-by-one")
        };
        words.noun.is_empty()
            && words.direction.is_some()
            && self.drafts.iter().rev().take_while(listed).count() == count
    }

    /// Whether as many claims were just told in the clause before, and the noun is too general to stand alone.
    fn of_each(&self, count: usize, noun: &str) -> bool {
        let before = self.drafts.iter().rev().take_while(|draft| draft.clause + 1 == self.clause).count();
        before == count && (GENERIC.contains(&noun) || matches!(noun, "累计" | "总数" | "总计" | "总量"))
    }

    /// Gives unit and bound of the last member to those without.
    fn level(&mut self, places: &[(usize, usize)]) {
        let Some((_, last)) = places.last() else { return };
        let unit = self.lexed.numerals[*last].clone();
        for (_, index) in places {
            let numeral = &mut self.lexed.numerals[*index];
            if numeral.base == Base::None {
                (numeral.base, numeral.dimension) = (unit.base, unit.dimension);
            }
            numeral.bound = numeral.bound.or(unit.bound);
        }
    }

    /// `甲、乙和丙位列前三,规模分别达到…`: the members are regions.
    fn by_region(&mut self, places: &[(usize, usize)], words: &Words) -> bool {
        let named = self.regions_between(self.left, places[0].0);
        let named_here = named.len() >= 2;
        let regions = if named_here { named } else { self.listed_regions.clone() };
        if named_here {
            self.listed_regions = regions.clone();
        }
        // 甲、乙支出进度分别为91%和88%,高于全市21个百分点和19个百分点: of each of those just told.
        // 甲、乙分列前两位,增速为9%和8%: each figure is that of one who holds a place.
        let told = self.pending.len() == places.len()
            || words.noun.is_empty()
                && self.drafts.last().is_some_and(|draft| {
                    draft.clause + 1 == self.clause
                        && (draft.rules.contains(&"regions-one-by-one")
                            || draft.rules.contains(&"one-for-all") && draft.region.is_some())
                });
        if !(words.each || told || self.lasting && named_here) || regions.len() != places.len() {
            return false;
        }
        self.status(words);
        self.level(places);
        let noun = self.behind_regions(places[0].0);
        let own = Words {
            noun: noun.unwrap_or_else(|| if named_here { String::new() } else { words.noun.clone() }),
            done: words.done || named_here && words.did,
            ..words.clone()
        };
        let words = &own;
        for ((node, index), region) in places.iter().zip(regions) {
            let own = self.own_way(*node, words.clone());
            let mut named = self.name(&own, *index);
            named.rule = "regions-one-by-one";
            self.draft(*node, *index, named, None, &own);
            self.own(region);
        }
        true
    }

    /// One number for several members: 省市两级…均100%, 甲和乙均超过8000亿元.
    fn shared(&mut self, at: usize, index: usize, words: &Words) -> bool {
        if !words.all && !words.each && !self.listed_alone(at, index) {
            return false;
        }
        let regions = self.regions_between(self.left, at);
        let regions = if regions.len() >= 2 { regions } else { self.listed_regions.clone() };
        if regions.len() >= 2 && regions.len() <= 6 {
            self.listed_regions = regions.clone();
            let named_here = self.regions_between(self.left, at).len() >= 2;
            let behind = self.behind_regions(at);
            let noun = behind.unwrap_or_else(|| if named_here { String::new() } else { words.noun.clone() });
            let own = Words { noun, ..words.clone() };
            let head = self.frame.head.clone().or_else(|| self.lead());
            for region in regions {
                self.frame.head = head.clone();
                let mut named = self.name(&own, index);
                named.rule = "one-for-all";
                self.draft(at, index, named, None, &own);
                self.own(region);
            }
            self.left = at + 1;
            return true;
        }
        let Some(members) = lists::members(&words.noun, 0, true).filter(|members| members.len() <= 6) else {
            return false;
        };
        if self.lexed.numerals[index].dimension == Dimension::Count {
            return false;
        }
        for member in members {
            let own = Words { noun: self.without_region(&member).to_string(), ..words.clone() };
            let mut named = self.name(&own, index);
            named.rule = "one-for-all";
            self.draft(at, index, named, None, &own);
        }
        self.left = at + 1;
        true
    }

    /// `甲、乙到位资金不足20亿元`: said of each of the regions that open the clause.
    fn listed_alone(&self, at: usize, index: usize) -> bool {
        let regions = self.regions_between(self.left, at);
        let count = matches!(self.lexed.numerals[index].dimension, Dimension::Count);
        let said = self.span(self.left, at).slice(self.text);
        // 甲、乙总量过百亿: the word for how much there is adds nothing up.
        let own = self.behind_regions(at);
        let amount = own.as_deref().is_some_and(|noun| words!["总量", "总额", "总值"].ends(noun));
        let sum = words!["合计", "共", "之和", "差", "相比", "之间", "比", "与"].stands_in(said)
            || !amount && said.contains('总');
        let opens =
            self.mentions.iter().take(32).any(|mention| said.starts_with(mention.span.slice(self.text)));
        self.lasting && regions.len() >= 2 && !count && !sum && opens && said.contains('、')
    }

    /// The noun behind the last region named in front of node `at`.
    pub(super) fn behind_regions(&self, at: usize) -> Option<String> {
        let span = self.span(self.left, at);
        let behind = self.mentions.partition_point(|mention| mention.span.end() <= span.end());
        let last = self.mentions.get(behind.checked_sub(1)?).filter(|mention| span.contains(mention.span))?;
        let mut noun = String::new();
        for node in self.nodes(self.left.max(at.saturating_sub(64)), at) {
            if node.span.end() <= last.span.end() {
                continue;
            }
            // 五年分别增长31%和27%: the years are a closed number's.
            // 平陆、夏县、垣曲三县总量: the count of those just named.
            if matches!(node.kind, Kind::Closed(_)) && names_count(node.span.slice(self.text)) {
                continue;
            }
            if matches!(
                node.kind,
                Kind::Text | Kind::Closed(_) | Kind::Cue(Role::Plain | Role::Rate | Role::Idiom)
            ) {
                let from = node.span.start().max(last.span.end());
                noun.push_str(crate::source::Span::new(from, node.span.end()).slice(self.text));
            }
        }
        // 这两个计划单列市都超过…: the group is no noun of the figure's.
        if noun.starts_with('这') {
            let end = GROUPS
                .iter()
                .filter_map(|group| noun.rfind(group).map(|at| at + group.len()))
                .max()
                .unwrap_or(0);
            noun = noun.split_off(end);
        }
        // 甲、乙总量都在60亿元以下: the preposition is no noun either.
        if let Some(front) = ["都在", "均在", "在"].iter().find_map(|end| noun.strip_suffix(*end))
            && !front.ends_with(['存', '所', '潜', '内'])
        {
            noun = front.to_string();
        }
        // 分别以A、B分居…: the preposition is no noun.
        let noun = if noun == "各" { "" } else { super::residue::cleaned(&noun) };
        Some(noun.trim_start_matches('市').to_string()).filter(|noun| !noun.is_empty())
    }

    /// `:` between two bare numbers parts the members of a ratio, not clauses.
    pub(super) fn ratio(&self, at: usize, end: usize) -> bool {
        let quantity = |kind: Option<Kind>| matches!(kind, Some(Kind::Quantity(_)));
        at > 0
            && at + 1 < end
            && matches!(self.lexed.nodes[at].kind, Kind::Mark(':' | '：'))
            && quantity(self.kind(at - 1))
            && quantity(self.kind(at + 1))
    }
}

/// Whether a noun is nothing but the years that growths are told over, or nothing at all.
fn only_years(noun: &str) -> bool {
    super::change::yearly(noun).0.is_empty()
}

/// A list member that drags its clause's verb along (`城市污水处理能力不断提高`) is cut before it.
fn until_verb(member: &str) -> &str {
    for verb in ["处理能力", "能力", "不断", "持续", "再次", "继续", "进一步", "明显"] {
        if let Some(at) = member.find(verb)
            && at > 0
        {
            return &member[..at];
        }
    }
    member
}

/// Whether words count places just named (三县, 两地, 四市).
fn names_count(words: &str) -> bool {
    let mut chars = words.chars();
    let count = chars.next().is_some_and(|c| "两二三四五六七八九十".contains(c));
    count && chars.next().is_some_and(|c| "地县市区镇者家".contains(c)) && chars.next().is_none()
}
