//! Words that point back at figures just told (后者, 前两项, 上述三项, 三地): the place is theirs; figures that leave
//! out what was told just before; superlatives that nobody holds.

use super::draft::Draft;
use super::naming::{self, Named};
use super::place::compared;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::{BARE_VERBS, GENERIC, PROGRESS};
use crate::lexicon::ranks::{MEMBERS, POINTERS, POINTING_UNITS, SUPERLATIVES};
use crate::lexicon::set::{WordSet, word_table, words};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate};

/// Words in front of a verb that says how far something has come.
const HOW_FAR: &[&str] = &[
    "已经",
    "已全部",
    "已",
    "正在",
    "均已",
    "尚未",
    "仍未",
    "还未",
    "还没有",
    "还没",
    "没有",
    "没",
    "未",
    "仍在",
    "刚",
    "将",
    "即将",
    "拟",
];

/// Words behind 三地 and the like that take them together or one by one.
static TOGETHER: WordSet = word_table![
    "合计", "共计", "总计", "共", "累计", "之和", "分别", "均", "都", "依次", "总量", "中", "当中", "里",
];

/// Verbs that part a class of places from the others.
static COMPARED: WordSet = WordSet::new(&["高于", "低于", "快于", "慢于", "好于", "超过", "优于"]);

/// Which sign a growth has, in words.
static SIGNS: WordSet = WordSet::new(&[
    "增速为正",
    "增速为负",
    "增速转正",
    "增速转负",
    "正增长",
    "负增长",
    "实现正增长",
    "实现增长",
    "保持增长",
    "为正增长",
    "为负增长",
    "出现负增长",
    "增速由负转正",
    "由负转正",
    "实现两位数增长",
    "两位数增长",
    "保持正增长",
    "保持两位数增长",
    "同比增长",
    "增长",
    "下降",
    "实现同比增长",
]);

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
        // 盐湖、永济、临猗三地分别有…: those just named.
        let behind = self.text.get(numeral.span.end() as usize..).unwrap_or("");
        if matches!(unit, "地" | "者" | "县" | "区" | "市" | "镇") && TOGETHER.begins(behind) {
            self.close(at, index, Fate::Name, "named-together");
            return true;
        }
        let front = self.span(self.left, at);
        let told = self.told();
        // 三项均居全省第二 behind just three figures.
        let all = matches!(self.kind(at + 1), Some(Kind::Cue(Role::All | Role::Each)))
            || self.node(at + 1).is_some_and(|node| {
                matches!(node.kind, Kind::Rank(_)) && node.span.slice(self.text).starts_with(['均', '都'])
            });
        // 两项增速均高于全省平均: nothing is counted but those two.
        if front.is_empty()
            && told.len() >= count
            && ["增速均高于", "增速均快于", "增速均低于", "增幅均高于", "增速均好于", "增速均超过"]
                .iter()
                .any(|word| behind.starts_with(word))
            && POINTING_UNITS.contains(&unit)
        {
            self.close(at, index, Fate::Name, "pointing");
            return true;
        }
        let since = told.len() - told.partition_point(|at| *at < self.group);
        let bare = all && front.is_empty() && (told.len() == count || since == count);
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

    /// `接待游客96万人次,其中过夜游客31万人次,前者增长41%,后者下降3.2%`: the amount or count that is meant.
    pub(super) fn former_or_latter(&self, noun: &str) -> Option<String> {
        let back = ["后者", "前者"].iter().position(|word| *word == noun)?;
        let amounts =
            self.drafts.iter().rev().filter(|draft| matches!(draft.aspect, Aspect::Amount | Aspect::Count));
        amounts.take(REACH).nth(back).map(|draft| draft.name.clone())
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
        if *words != bare
            || !self.lasting
            || !matches!(numeral.dimension, Dimension::Percent | Dimension::Score)
        {
            return None;
        }
        let ahead = self.nodes(self.left, self.left + 64);
        let own = self.left + ahead.iter().position(|node| node.kind == Kind::Quantity(index))?;
        let named = self.regions_between(self.left, own);
        let score = numeral.dimension == Dimension::Score;
        let opens = self.drafts.is_empty()
            && self.frame.head.is_none()
            && self.frame.bare.is_none()
            && self.context().is_none();
        if named.len() == 1 && (score || opens) {
            let told = if score { &self.frame.told.score } else { &self.frame.told.rate };
            let name = told.clone()?;
            let aspect = if score { Aspect::Score } else { naming::rate_aspect(&name) };
            return Some(Named {
                head: name.clone(),
                name,
                aspect,
                negative: false,
                rule: "same-of-next-region",
            });
        }
        let last = self.drafts.last().filter(|draft| draft.clause + 1 >= self.clause && !compared(draft))?;
        let before = self.lexed.numerals.get(last.numeral?)?;
        if before.base != numeral.base {
            return None;
        }
        let rate = matches!(last.aspect, Aspect::Completion | Aspect::Growth | Aspect::Share);
        if named.len() != 1 || !rate || last.region == named.first().copied() {
            return None;
        }
        let Draft { name, aspect, negative, .. } = last.clone();
        let head = if aspect == Aspect::Growth { naming::strip_rate(&name) } else { name.clone() };
        Some(Named { name, head, aspect, negative, rule: "same-of-next-region" })
    }

    /// What stands behind the last of a list of regions (`甲、乙和丙增速`).
    pub(super) fn behind_list(&self, said: String) -> String {
        let ends = self.mentions.iter().take(32).filter_map(|mention| {
            let name = mention.span.slice(self.text);
            said.rfind(name).map(|at| at + name.len())
        });
        match ends.max().filter(|at| said.contains(['、', '和', '与', '及']) && *at < said.len()) {
            Some(at) => said[at..].to_string(),
            None => said,
        }
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

    /// Whose money a bare 已支出 or 完成投资 is behind a count: that told in money before (专项债券11亿元,涉及项目15个,
    /// 已支出9亿元), or of the whole class behind its parts (项目86个,其中续建49个,完成投资…).
    pub(super) fn money_of(&self, words: &Words, index: usize) -> Option<String> {
        let money = |index: usize| {
            self.lexed.numerals.get(index).is_some_and(|numeral| numeral.dimension == Dimension::Money)
        };
        let last = self.drafts.last().filter(|draft| draft.aspect == Aspect::Count)?;
        if !money(index) || self.frame.subject.is_some() {
            return None;
        }
        if BARE_VERBS.contains(&words.noun.as_str()) {
            let told = self.drafts.iter().rev().take(4).find(|draft| draft.numeral.is_some_and(money))?;
            return (told.aspect == Aspect::Amount).then(|| told.name.clone());
        }
        let parts = self.parted.is_some()
            && last.clause + 1 == self.clause
            && GENERIC.contains(&words.noun.as_str())
            && words.noun.ends_with("投资");
        self.frame.class.as_ref().filter(|_| parts).map(|class| class.name.clone())
    }

    /// The whole of which a share behind a part's count is told (其中制造业项目18个,占比66.6%).
    pub(super) fn counted_whole(&self, base: &str) -> Option<String> {
        let last = self.drafts.last().filter(|draft| draft.aspect == Aspect::Count && base == "%")?;
        let unit = self.lexed.numerals.get(last.numeral?)?.unit.slice(self.text);
        let class =
            self.frame.class.as_ref().filter(|class| class.unit == unit && class.name != last.name)?;
        self.parted.is_some().then(|| class.name.clone())
    }

    /// The class counted last with this measure word.
    pub(super) fn class_told(&self, unit: &str) -> Option<&super::frame::Class> {
        self.frame.class.as_ref().or(self.frame.last.class.as_ref()).filter(|class| class.unit == unit)
    }

    /// `其中9个已开工`, `3个正在办理`: how far so many of a class told before have come.
    pub(super) fn progress_of_class(&self, behind: (usize, usize), unit: &str) -> Option<String> {
        let said = self.span(behind.0, behind.1).slice(self.text);
        let verb = HOW_FAR.iter().fold(said, |rest, word| rest.strip_prefix(*word).unwrap_or(rest));
        let going = said.starts_with("正在") && (2..=10).contains(&verb.chars().count());
        if !PROGRESS.contains(&verb) && !going && !matches!(verb, "完成" | "推进" | "实施" | "建成投用")
        {
            return None;
        }
        let class = self.class_told(unit)?;
        let pending = words!["未", "尚未", "仍未", "还未", "没", "还没"].begins(said);
        let verb = if matches!(verb, "开" | "动" | "开了" | "动了" | "动土" | "动工") {
            "开工"
        } else {
            verb
        };
        Some(format!("{}{}{verb}", class.name, if pending { "未" } else { "" }))
    }

    /// `9个县区中,GDP增速高于全市平均的有5个,低于全市平均的有4个`: places counted by what they are compared with.
    pub(super) fn compared_places(&self, at: usize, words: &Words, unit: &str) -> Option<Named> {
        let versus = words.versus.as_deref()?;
        let ways = words!["高于", "低于", "快于", "慢于", "好于", "超过", "优于"].begins(versus);
        let has = at > 0 && self.span(at - 1, at).slice(self.text).ends_with('有');
        // 高于全市平均的有5个县(市、区): their class may stand behind.
        let behind = self.text.get(self.node(at)?.span.end() as usize..).unwrap_or("");
        let class =
            MEMBERS.iter().filter(|class| behind.starts_with(**class)).max_by_key(|class| class.len());
        let class = class.filter(|class| {
            behind.get(class.len()..).is_some_and(|rest| rest.starts_with([',', '，', '。', ';', '；', '、']))
        });
        let bare = matches!(self.kind(at + 1), None | Some(Kind::Mark(_))) || class.is_some();
        if !(ways && has && bare && matches!(unit, "个" | "家" | "座")) {
            return None;
        }
        let told = self.drafts.iter().rev().take(4).find(|draft| draft.aspect == Aspect::Count);
        let place = told.and_then(|draft| {
            let name = draft.name.trim_end_matches('数');
            MEMBERS.iter().filter(|class| name.ends_with(**class)).max_by_key(|class| class.len())
        });
        let noun = if words.noun.is_empty() {
            let before = self.drafts.last().filter(|draft| draft.rules.contains(&"compared-places"));
            let told = before.and_then(|draft| draft.name.get(..COMPARED.place(&draft.name)?));
            told.map(str::to_string).or_else(|| self.viewed())?
        } else {
            words.noun.clone()
        };
        let place = place.or(class);
        let versus = versus.trim_end_matches("的有").trim_end_matches('有').trim_end_matches('的');
        let name = format!("{noun}{versus}{}数", place.copied().unwrap_or("县区"));
        Some(Named { head: noun, name, aspect: Aspect::Count, negative: false, rule: "compared-places" })
    }

    /// `固定资产投资方面,7市增速为正`: places counted by the sign of their growth.
    pub(super) fn signs_of_places(
        &self,
        at: usize,
        behind: (usize, usize),
        words: &Words,
        unit: &str,
    ) -> Option<(Named, usize)> {
        let said = self.span(behind.0, behind.1).slice(self.text);
        const ITEMS: &[&str] = &["行业", "大类", "产业", "指标", "品种", "企业"];
        let place = match unit {
            "市" => "城市",
            "个" | "项" | "家" if ITEMS.iter().any(|item| said.starts_with(*item)) => {
                let item = ITEMS.iter().find(|item| said.starts_with(**item))?;
                let told = said.strip_prefix(*item)?;
                let told = told.strip_prefix(['的']).unwrap_or(told);
                let way = SIGNS.iter().filter(|sign| told.ends_with(**sign)).max_by_key(|sign| sign.len())?;
                let what = told.strip_suffix(way)?;
                if what.is_empty() || !words!["值", "额", "量", "产值", "利润", "收入", "增速"].ends(what)
                {
                    return None;
                }
                let way = way.trim_start_matches("实现").trim_start_matches("保持");
                let name = format!("{what}{way}{item}数");
                let head = what.to_string();
                let named =
                    Named { head, name, aspect: Aspect::Count, negative: false, rule: "ways-of-places" };
                return Some((named, behind.1.max(at + 1)));
            }
            "个" | "座" => {
                MEMBERS.iter().filter(|class| said.starts_with(**class)).max_by_key(|class| class.len())?
            }
            unit if super::things::unit_of_places(unit) => unit,
            _ => return None,
        };
        let told = said.strip_prefix(place).unwrap_or(said);
        if !SIGNS.contains(&told) || !(words.noun.is_empty() || words.noun.ends_with('有')) {
            return None;
        }
        let head = self.frame.head.clone().or_else(|| self.bare_noun()).or_else(|| self.frame.lead.clone());
        let head = head.or_else(|| self.frame.ranked.clone()).or_else(|| self.context()).unwrap_or_default();
        let head = naming::strip_rate(&head);
        let told = told.trim_start_matches("实现").trim_start_matches("保持");
        let name = format!("{head}{told}{place}数");
        let named = Named { head, name, aspect: Aspect::Count, negative: false, rule: "ways-of-places" };
        Some((named, behind.1.max(at + 1)))
    }

    /// `13个县中有9个增长、4个下降`: places counted by which way their figure went.
    pub(super) fn ways_of_places(&self, at: usize, words: &Words) -> Option<Named> {
        let way = self.node(at + 1).filter(|node| matches!(node.kind, Kind::Cue(Role::Up | Role::Down)))?;
        let closes =
            self.node(at + 2).is_none_or(|node| matches!(node.kind, Kind::Mark(_) | Kind::Cue(Role::And)));
        let places = words.noun.strip_suffix('有').unwrap_or(&words.noun).trim_end_matches('中');
        let class = places.trim_start_matches("全市").trim_start_matches("全省");
        let own = MEMBERS.contains(&class).then(|| class.to_owned());
        let before = self
            .drafts
            .last()
            .filter(|draft| words.noun.is_empty() && draft.rules.contains(&"ways-of-places"));
        let class = own.or_else(|| {
            let name = before?.name.strip_suffix('数')?;
            let at = ["增长", "上升", "下降", "回落"]
                .iter()
                .find_map(|way| name.rfind(way).map(|at| at + way.len()))?;
            name.get(at..).map(str::to_owned)
        })?;
        let head = self.frame.head.clone().filter(|_| before.is_some()).or_else(|| self.frame.ranked.clone());
        let told = self
            .drafts
            .iter()
            .rev()
            .find(|draft| draft.aspect == Aspect::Growth)
            .map(|draft| naming::strip_rate(&draft.name));
        let head = told.or_else(|| self.frame.lead.clone()).or(head).or_else(|| self.context())?;
        let name = format!("{head}{}{class}数", way.span.slice(self.text));
        closes.then_some(Named { head, name, aspect: Aspect::Count, negative: false, rule: "ways-of-places" })
    }
}
