//! Lists whose members go different ways or are measured in units of their own.
//!
//! What: `甲12万头、乙30万只,分别增长6.3%和下降1.7%`, `甲、乙、丙产量分别为3亿吨、470万吨和11亿立方米`. Why: 分别 gives each figure
//! to its own noun, whether or not the words between them repeat or differ.

use super::draft::Draft;
use super::lists;
use super::place::compared;
use super::sentence::Sentence;
use super::ways::word_static;
use super::words::Words;
use crate::lex::node::{Kind, Node};
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::ROSE_AND_FELL;
use crate::lexicon::set::WordSet;
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Aspect;

/// Members of one list at the most.
const MOST: usize = 16;

/// What two growths are called together, in front of how they changed.
const RATES: [&str; 4] = ["增速", "增幅", "降幅", "涨幅"];

/// Words that hold a figure against another's.
static COMPARING: WordSet =
    WordSet::new(&["高于", "低于", "快于", "慢于", "好于", "优于", "高出", "超过", "不及", "比", "较"]);

/// Words between two numbers of a list at the most.
const BETWEEN: usize = 5;

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
            let own = match words.direction.is_some() && self.way_at(last + 2).is_some() {
                true => 1,
                false => self.compared_alike(last + 2, words),
            };
            let next = last + 2 + own;
            let own = own > 0;
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
        if count < 2 || !ways && !units {
            return None;
        }
        let named = lists::members(&words.noun, count, true).is_some();
        let regions = self.regions_between(self.left, at).len() == count;
        let told = || {
            // 降幅分别收窄1.2个和扩大0.4个百分点: of the growths just told, else of amounts.
            let alike = |aspect| match dimension {
                Dimension::Point => matches!(aspect, Aspect::Growth | Aspect::Share | Aspect::Completion),
                _ => matches!(aspect, Aspect::Amount | Aspect::Count),
            };
            let last = self.drafts.iter().rev().take(count);
            let amounts = last.filter(|draft| draft.numeral.is_some() && alike(draft.aspect));
            let listed = self.listed_regions.len() == count && self.drafts.is_empty();
            let bare = words.noun.is_empty()
                || dimension == Dimension::Point && RATES.contains(&words.noun.as_str());
            bare && (amounts.count() == count || listed)
        };
        let fits = named || regions || ways && (told() || self.bare_members(count).is_some());
        fits.then_some(places)
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

    /// How many nodes from `from` on hold a member against the same as the first is (`高于全省1.1个和低于全省0.6个百分点`);
    /// 0 where they do not.
    fn compared_alike(&self, from: usize, words: &Words) -> usize {
        let versus = |node: &Node| node.kind == Kind::Cue(Role::Versus);
        let Some(with) = words.versus.as_deref().filter(|_| self.node(from).is_some_and(versus)) else {
            return 0;
        };
        let word = |at: &usize| matches!(self.kind(*at), Some(Kind::Cue(_) | Kind::Text));
        let between = (from..from + BETWEEN).take_while(word).count();
        let own = self.words(from, from + between);
        let other = |versus: &str| COMPARING.without_beginning(versus).map(str::to_owned);
        let alike = other(with).is_some() && own.versus.as_deref().and_then(other) == other(with);
        if alike && own.noun.is_empty() { between } else { 0 }
    }

    /// The words of the member at node `at`: with the way, or the comparison, that stands right in front of it.
    pub(super) fn own_way(&self, at: usize, words: Words) -> Words {
        if let Some((direction, direction_word)) = at.checked_sub(1).and_then(|before| self.way_at(before)) {
            return Words { direction: Some(direction), direction_word, ..words };
        }
        let joins = |at: &usize| matches!(self.kind(*at), Some(Kind::Mark('、') | Kind::Cue(Role::And)));
        let from = (at.saturating_sub(BETWEEN + 1)..at).rev().find(joins).map_or(at, |join| join + 1);
        if from < at && self.compared_alike(from, &words) == at - from {
            let own = self.words(from, at);
            return Words { versus: own.versus, direction: own.direction, ..words };
        }
        words
    }

    /// Whether a growth without a noun follows a list in the clause before (`分别为甲、乙,增长4%、下降2%`).
    fn bare_of_list(&self, words: &Words) -> bool {
        words.noun.is_empty()
            && words.direction.is_some()
            && self.drafts.last().is_some_and(|draft| {
                draft.clause + 1 == self.clause && draft.rules.contains(&"list-one-by-one")
            })
    }

    /// `高于全市1.1个、2.3个、3.6个百分点`, `快于全国0.2个、慢于全省0.3个百分点`: 个 stands for the unit behind the last.
    pub(super) fn points_in_short(&mut self, at: usize, index: usize, end: usize) {
        if self.lexed.numerals.get(index).is_none_or(|numeral| numeral.unit.slice(self.text) != "个") {
            return;
        }
        let compares = |node: &Node| {
            matches!(node.kind, Kind::Cue(Role::Versus | Role::Up | Role::Down | Role::Rate | Role::Fall))
        };
        let differs = self.nodes(self.left.max(at.saturating_sub(MOST)), at).iter().any(compares);
        let mut short = vec![index];
        let mut last = at;
        while short.len() < MOST
            && matches!(self.kind(last + 1), Some(Kind::Mark('、') | Kind::Cue(Role::And)))
        {
            // With whom each is compared, or which way it went, may stand in front of its number.
            let word = |at: &usize| matches!(self.kind(*at), Some(Kind::Cue(_) | Kind::Text));
            let between = (last + 2..last + 2 + BETWEEN).take_while(|at| differs && word(at)).count();
            let own = between == 0 || self.node(last + 2).is_some_and(compares);
            let next = last + 2 + between;
            let Some(Kind::Quantity(number)) = self.kind(next).filter(|_| own && next < end) else { return };
            let Some((base, dimension)) =
                self.lexed.numerals.get(number).map(|numeral| (numeral.base, numeral.dimension))
            else {
                return;
            };
            if dimension == Dimension::Point {
                for numeral in short {
                    if let Some(numeral) = self.lexed.numerals.get_mut(numeral) {
                        (numeral.base, numeral.dimension) = (base, dimension);
                    }
                }
                return;
            }
            short.push(number);
            last = next;
        }
    }

    /// What the clause before listed, for growths of their own (`甲、乙一降一升,分别下降4%、增长9%`).
    pub(super) fn bare_members(&self, count: usize) -> Option<Vec<String>> {
        let bare = self.frame.bare?.slice(self.text);
        let bare = ROSE_AND_FELL.longest_ending(bare).and_then(|end| bare.strip_suffix(end)).unwrap_or(bare);
        lists::members(bare, count, false)
    }

    /// `甲增长8%,乙增长5%,增速分别高于全省1.1个、0.6个百分点`: of the growths just told; where there are none, the growth of the
    /// amounts just told.
    pub(super) fn rated_members(&self, count: usize, index: usize, words: &Words) -> Option<Vec<String>> {
        if !words.each || !RATES.contains(&words.noun.as_str()) {
            return None;
        }
        let point = self.lexed.numerals.get(index)?.dimension == Dimension::Point;
        let told = |draft: &&Draft| {
            let alike = match point {
                true => draft.aspect == Aspect::Growth,
                false => matches!(draft.aspect, Aspect::Amount | Aspect::Count),
            };
            alike && draft.numeral.is_some() && draft.region.is_none() && !compared(draft)
        };
        let mut names: Vec<String> = Vec::new();
        for draft in self.drafts.iter().rev().take(MOST).filter(told).take(count) {
            let rate = if point { "" } else { words.noun.as_str() };
            let name = format!("{}{rate}", draft.name);
            if names.contains(&name) {
                return None;
            }
            names.insert(0, name);
        }
        (names.len() == count).then_some(names)
    }
}
