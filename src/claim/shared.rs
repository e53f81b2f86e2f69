//! Figures that say something of figures told before them.
//!
//! What: one growth of two figures (`A 3亿元、B 5万吨,均增长12%`), the figures of those one is held against
//! (`增速8.4%,低于甲县的13.2%`), and nouns that point back (`这一进度`). Why: the words that name them stand with the others.

use super::draft::Draft;
use super::naming::{self, Named};
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::{LEVELS, POINTING, STATES};
use crate::lexicon::ranks::AWAY;
use crate::lexicon::set::trim_end;
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Aspect, Fate, Status};

/// Figures that one growth is told of at the most.
const SHARED: usize = 6;

impl Sentence<'_> {
    /// `接待游客300万人次、旅游收入5亿元,均增长12%`: the growth just drafted is of the others, too.
    pub(super) fn growth_of_all(&mut self, words: &Words) {
        let Some((last, told)) = self.drafts.split_last() else { return };
        if !words.all || !words.noun.is_empty() || last.rules.first() != Some(&"growth") {
            return;
        }
        let amount = |draft: &&Draft| {
            draft.numeral.is_some()
                && matches!(draft.aspect, Aspect::Amount | Aspect::Count)
                && draft.status == Status::Actual
                && draft.region == last.region
        };
        let Some(own) = told.last().filter(amount) else { return };
        let Some(way) = last.name.strip_prefix(own.name.as_str()) else { return };
        // Those of one clause; of clauses with one each the two in front.
        let clause = own.clause;
        let alone = told.iter().rev().nth(1).is_some_and(|draft| draft.clause + 1 == clause);
        let joined = |draft: &&Draft| draft.clause == clause || alone && draft.clause + 1 == clause;
        let others: Vec<Draft> = told
            .iter()
            .rev()
            .take(SHARED)
            .take_while(|draft| amount(draft) && joined(draft))
            .skip(1)
            .map(|draft| Draft {
                name: format!("{}{way}", draft.name),
                subject: draft.subject.clone(),
                rules: vec!["one-for-all"],
                ..last.clone()
            })
            .collect();
        self.drafts.extend(others);
    }

    /// `增速8.4%,低于甲县的13.2%和乙县的11.6%`: another's own figure, in what was told just before. Says whether it was.
    pub(super) fn figure_of_other(&mut self, at: usize, index: usize) -> bool {
        let of =
            at.checked_sub(1).filter(|of| *of > self.left && self.kind(*of) == Some(Kind::Cue(Role::Of)));
        let Some((of, last)) = of.zip(self.drafts.last()) else { return false };
        let Some(numeral) = last.numeral.and_then(|numeral| self.lexed.numerals.get(numeral)) else {
            return false;
        };
        let same = self.lexed.numerals.get(index).is_some_and(|own| own.dimension == numeral.dimension);
        let [region] = self.regions_between(self.left, of)[..] else { return false };
        let said = self.span(self.left, of).slice(self.text).trim_start_matches([',', '，', '、']);
        let next = last.rules.first() == Some(&"figure-of-other");
        let rest = if next { said.strip_prefix(['和', '与', '及']) } else { AWAY.without_beginning(said) };
        let named = rest.or(Some(said).filter(|_| next)).is_some_and(|rest| self.names_region(rest.trim()));
        if !same || !named || last.clause + 1 < self.clause || last.region == Some(region) {
            return false;
        }
        let other = Draft {
            numeral: Some(index),
            region: Some(region),
            ranks: Vec::new(),
            clause: self.clause,
            at: self.lexed.nodes.get(at).map_or(last.at, |node| node.span.start()),
            rules: vec!["figure-of-other"],
            ..last.clone()
        };
        if let Some(numeral) = self.lexed.numerals.get_mut(index) {
            (numeral.fate, numeral.why) = (Fate::Claim, "figure-of-other");
        }
        self.drafts.push(other);
        self.left = at + 1;
        true
    }

    /// What the words in front of a number leave to those just read: `占全省近四成、全国近三成`, `这一进度只有52.3%`.
    pub(super) fn said_before(&self, at: usize, index: usize, words: &mut Words) {
        let percent = self.lexed.numerals.get(index).is_some_and(|own| own.dimension == Dimension::Percent);
        let shares = |last: &Draft| last.rules.contains(&"share-of") && last.clause == self.clause;
        if percent
            && words.noun.is_empty()
            && words.share.is_none()
            && words.direction.is_none()
            && self.drafts.last().is_some_and(shares)
            && let Some(scope) =
                self.nodes(self.left, at).iter().find(|node| node.kind == Kind::Cue(Role::Scope))
        {
            words.share = Some(scope.span.slice(self.text).to_string());
        }
        // 省级问题整改率66.7%,市级73.7%: the same rate at another level.
        let level = || self.other_level(&words.noun).filter(|_| LEVELS.contains(&words.noun.as_str()));
        if percent && let Some(name) = level().filter(|name| naming::is_rate(name)) {
            words.noun = name;
        }
        if let Some(name) = self.pointed_at(index, &words.noun) {
            words.noun = name;
        }
        self.excepted(words);
    }

    /// Whether the noun in front of a number only says that it is of those just counted (67家里有13家).
    pub(super) fn of_counted(&self, noun: &str) -> bool {
        let inside = trim_end(noun.trim_end_matches(['里', '中', '内']), "当");
        let counted = |draft: &&Draft| draft.clause == self.clause && draft.aspect == Aspect::Count;
        let last = self.drafts.last().filter(counted).filter(|_| !noun.is_empty());
        last.is_some_and(|draft| inside.is_empty() || draft.name == inside)
    }

    /// `其中13家亏损`, `有13家是负增长`: those of the class told before that are so.
    pub(super) fn state_of_class(&self, behind: (usize, usize), words: &Words, unit: &str) -> Option<Named> {
        let said = self.span(behind.0, behind.1).slice(self.text);
        let state = STATES.iter().find(|word| **word == said || said.strip_prefix('是') == Some(**word))?;
        let class = self.class_told(unit).filter(|_| words.noun.is_empty() || words.part)?.name.clone();
        let name = format!("{state}{class}");
        Some(Named { head: class, name, aspect: Aspect::Count, negative: false, rule: "state-of-class" })
    }

    /// The name that a noun points at (`这一进度`): the last one that ends so and is measured alike.
    fn pointed_at(&self, index: usize, noun: &str) -> Option<String> {
        let end = POINTING.without_beginning(noun).filter(|end| end.chars().count() >= 2)?;
        let dimension = self.lexed.numerals.get(index)?.dimension;
        let alike = |draft: &&Draft| {
            let own = draft.numeral.and_then(|own| self.lexed.numerals.get(own));
            own.is_some_and(|own| own.dimension == dimension) && draft.name.ends_with(end)
        };
        let told = self.drafts.iter().rev().take(SHARED).find(alike).map(|draft| draft.name.clone());
        let rate =
            self.frame.rate.as_ref().filter(|rate| dimension == Dimension::Percent && rate.ends_with(end));
        told.or_else(|| rate.cloned())
    }
}
