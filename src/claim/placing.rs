//! Places that stand apart from the figures they are of: in the label of a list (`红榜(前三):甲98%,乙97%`), behind the
//! figures of all members (`甲96分、乙94分、丙93分,依次拿下前三名`), after the place of another (`甲以91%夺魁,乙88%次之`), or right
//! in front of the figure (`税收占比最高,达到74.8%`).

use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::{Kind, Place};
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::RESTATING;
use crate::lexicon::ranks::{FOLLOWERS, MEMBERS, SUPERLATIVES};
use crate::lexicon::set::{WordSet, word_table, words};
use crate::lexicon::values::End;

/// Words in front of a place that name nothing that is ranked.
static IDLE: WordSet = word_table![
    "中",
    "里",
    "当中",
    "之中",
    "同样",
    "连年",
    "依然",
    "依旧",
    "仍旧",
    "一直",
    "长期",
    "掉",
    "掉进",
    "坐",
    "坐了",
    "进了",
    "进",
    "又进",
    "又进了",
    "冲",
    "冲到",
    "跃",
    "挂",
    "再次",
    "重新",
    "也是",
    "稳稳",
    "牢牢",
    "连续",
    "双双",
    "排在",
    "还进",
    "还进了",
    "滑",
    "滑到",
    "落",
    "腰斩",
    "同比腰斩",
    "拿",
    "拿了个",
    "这个数",
    "这一数",
    "该数",
    "这个数字",
    "这一数字",
    "这一数据",
    "这组数据",
    "这一指标",
    "这个指标",
    "这项指标",
    "该指标",
    "该项指标",
    "这一成绩",
    "这个成绩",
    "这一水平",
    "这一比例",
    "这一比率",
    "这一增速",
    "这个增速",
    "这一增幅",
    "这一降幅",
    "这一速度",
    "这一总量",
    "这一占比",
    "这个占比",
    "这一得分",
    "这一进度",
    "这个进度",
];

/// Members of such a list at the most.
const MOST: usize = 16;

impl Sentence<'_> {
    /// Reads a place that stands apart from its figures; `false` where the one at node `at` does not.
    pub(super) fn placed_apart(&mut self, at: usize, index: usize, words: &Words) -> bool {
        self.labelled_place(at, index)
            || self.dealt_behind(at, index, words)
            || self.of_listed_before(at, index, words)
            || self.of_next_figure(at, index, words)
    }

    /// Where the bracket opens that closes right before the clause read now, if it holds the last figure.
    pub(super) fn bracket_behind(&self) -> Option<u32> {
        let shut = self.left.checked_sub(2).filter(|at| matches!(self.kind(*at), Some(Kind::Mark(')'))))?;
        let open =
            (self.start..shut).rev().take(24).find(|at| matches!(self.kind(*at), Some(Kind::Mark('('))))?;
        let at = self.node(open)?.span.start();
        let inside = self.drafts.last().is_some_and(|draft| draft.numeral.is_some() && draft.at > at);
        (inside && open > self.start && matches!(self.kind(open - 1), Some(Kind::Quantity(_)))).then_some(at)
    }

    /// Whether the words in front of a place name nothing that is ranked: how it came about (同样, 连年, 又进了), behind
    /// whom (紧随某县), with whom, or among whom (全市各地中).
    pub(super) fn idle(&self, noun: &str) -> bool {
        if noun.is_empty() || self.drafts.is_empty() {
            return false;
        }
        let behind = ["紧随", "紧跟", "仅次于", "次于", "紧追", "紧挨"]
            .iter()
            .find_map(|word| noun.strip_prefix(word));
        if let Some(other) = behind {
            return other.chars().count() <= 6;
        }
        let among = noun
            .strip_suffix(['中', '里', '内'])
            .map(|front| front.trim_start_matches("全市").trim_start_matches("全省"));
        among.is_some_and(|front| {
            MEMBERS.contains(&front.trim_start_matches('各')) || matches!(front, "各地" | "各家" | "各地区")
        }) || IDLE.contains(&noun)
    }

    /// `红榜(前三):甲98.2%,乙97.5%`, `后三位:甲、乙…`: the label's place is that of all behind the colon.
    fn labelled_place(&mut self, at: usize, index: usize) -> bool {
        let bracketed = at > self.start
            && matches!(self.kind(at - 1), Some(Kind::Mark('(')))
            && matches!(self.kind(at + 1), Some(Kind::Mark(')')));
        let colon = at + if bracketed { 2 } else { 1 };
        let several = self.lexed.ranks.get(index).is_some_and(|place| place.to > place.from);
        let label = self.nodes(self.left.min(at), at).iter().all(|node| {
            matches!(node.kind, Kind::Text | Kind::Cue(_) | Kind::Closed(_) | Kind::Mark('(' | '“' | '”'))
        });
        let fresh = match self.left.checked_sub(1).and_then(|before| self.kind(before)) {
            Some(Kind::Mark(mark)) => matches!(mark, ';' | '；' | '。') || self.drafts.is_empty(),
            _ => self.drafts.is_empty(),
        };
        // 得分前三名:甲镇96分、…;后两名:乙镇82分: those that no gazetteer knows.
        let unlisted = || {
            let stop = (colon..colon + 64)
                .find(|at| matches!(self.kind(*at), Some(Kind::Mark(';' | '；' | '。')) | None))
                .unwrap_or(colon + 64);
            self.regions_between(colon, stop).is_empty()
                && self
                    .nodes(colon + 1, colon + 8)
                    .iter()
                    .take_while(|node| !matches!(node.kind, Kind::Mark(',' | '，' | ';' | '；')))
                    .any(|node| matches!(node.kind, Kind::Quantity(_)))
        };
        if !(several
            && label
            && fresh
            && matches!(self.kind(colon), Some(Kind::Mark(':' | '：')))
            && (bracketed || unlisted()))
        {
            return false;
        }
        if !bracketed {
            let words = self.words(self.left, at);
            if !words.noun.is_empty() {
                self.frame.head = Some(super::naming::capped(words.noun));
            }
        }
        self.forward = Some(index);
        self.left = at + 1;
        true
    }

    /// `甲96.2分、乙94.7分、丙93.5分,依次拿下前三名`: as many places as figures of different regions, in their order.
    fn dealt_behind(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let Some(place) = self.lexed.ranks.get(index).cloned() else { return false };
        let count = usize::from(place.to.saturating_sub(place.from)) + 1;
        let bare =
            words.noun.is_empty() || words!["拿下", "摘得", "夺得", "包揽"].contains(&words.noun.as_str());
        let open = self.node(at).is_some_and(|node| node.span.slice(self.text).contains("依次"));
        if !(2..=MOST).contains(&count) || !(words.each || open) || !bare || place.end != End::Top {
            return false;
        }
        let Some(first) = self.drafts.len().checked_sub(count) else { return false };
        let alike = self.drafts.get(first).map(|draft| draft.name.clone());
        let own = |draft: &super::draft::Draft| {
            draft.numeral.is_some() && draft.ranks.is_empty() && Some(&draft.name) == alike.as_ref()
        };
        if !self.drafts.iter().skip(first).all(own) {
            return false;
        }
        for step in 0..count {
            self.lexed.ranks.push(place.nth(step));
            let rank = self.lexed.ranks.len() - 1;
            if let Some(draft) = self.drafts.get_mut(first + step) {
                draft.ranks.push(rank);
                draft.rules.push("rank-one-by-one");
            }
        }
        self.left = at + 1;
        self.group = self.drafts.len();
        true
    }

    /// `…的是甲、乙、丙,包揽前三,分别增长…`: the place is that of the regions listed in the clause before.
    fn of_listed_before(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let listed = self.bare_clause.is_some_and(|bare| bare + 1 == self.clause);
        let several =
            self.lexed.ranks.get(index).is_some_and(|place| {
                usize::from(place.to) >= self.listed_regions.len() && place.to > place.from
            });
        let ahead = matches!(self.kind(at + 1), Some(Kind::Mark(',' | '，')))
            && self
                .nodes(at + 2, at + 4)
                .iter()
                .any(|node| matches!(node.kind, Kind::Cue(Role::Each | Role::Up)));
        if !(listed && several && ahead && words.noun.is_empty() && self.drafts.is_empty())
            || self.listed_regions.len() < 2
        {
            return false;
        }
        self.pending = self.listed_regions.iter().map(|region| (*region, index)).collect();
        self.pending_noun = (String::new(), self.node(at).map_or(0, |node| node.span.start()));
        self.left = at + 1;
        true
    }

    /// `永定的税收占比最高,达到74.8%`: the place is that of the figure which follows without a noun of its own.
    fn of_next_figure(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let bare = self.lexed.ranks.get(index).is_some_and(|place| {
            place.scope.is_empty() && SUPERLATIVES.contains(&place.span.slice(self.text))
        });
        let comma = matches!(self.kind(at + 1), Some(Kind::Mark(',' | '，')));
        let light = |node: &crate::lex::node::Node| {
            matches!(node.kind, Kind::Cue(Role::Copula | Role::Bound(_) | Role::Adverb | Role::Light))
        };
        let figure = (at + 3..at + 5).find(|at| matches!(self.kind(*at), Some(Kind::Quantity(_))));
        let Some(figure) = figure.filter(|figure| self.nodes(at + 2, *figure).iter().all(light)) else {
            return false;
        };
        if !bare || !comma || words.noun.is_empty() || figure <= at + 2 {
            return false;
        }
        let noun = self.without_region(&words.noun).trim_start_matches('的');
        // 某县总量最小,为23.5亿元: of the figure spoken of, whose amount it is.
        let again = RESTATING.contains(&noun) && !matches!(noun, "增速" | "增幅");
        let spoken = again.then(|| self.ranked_noun(&Words { noun: noun.to_string(), ..Words::default() }));
        let spoken = spoken.map(|name| name.strip_suffix(noun).unwrap_or(&name).to_string());
        self.frame.head = spoken.filter(|name| !name.is_empty()).or(Some(noun.to_string()));
        self.forward = Some(index);
        self.once_forward = true;
        self.left = at + 1;
        true
    }

    /// `乙88.4%次之,丙83.1%再次`: the place next to the one told before, for the figure in front of node `at`.
    pub(super) fn next_in_order(&mut self, at: usize) {
        let said = self.nodes(self.left, at);
        let [node] = said else { return };
        let span = node.span;
        if !FOLLOWERS.contains(&span.slice(self.text)) {
            return;
        }
        let Some((last, before)) = self.drafts.split_last() else { return };
        if last.clause != self.clause || !last.ranks.is_empty() || last.numeral.is_none() {
            return;
        }
        let told = before.iter().rev().take(4).find(|draft| !draft.ranks.is_empty());
        let held = told.filter(|draft| draft.name == last.name).and_then(|draft| draft.ranks.last());
        let Some(place) = held.and_then(|rank| self.lexed.ranks.get(*rank)).cloned() else { return };
        if place.from != place.to || place.end != End::Top || place.tie {
            return;
        }
        let next = place.to.saturating_add(1);
        self.lexed.ranks.push(Place { span, from: next, to: next, step: None, numeral: None, ..place });
        let rank = self.lexed.ranks.len() - 1;
        if let Some(draft) = self.drafts.last_mut() {
            draft.ranks.push(rank);
            draft.rules.push("rank-next-in-order");
        }
    }
}
