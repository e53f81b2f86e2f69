//! Counts of what holds a place: 排名前三的6项, `A、B等9项居全市前三`.

use super::draft::Draft;
use super::lists;
use super::naming::{self, Named};
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::RESTATING;
use crate::lexicon::set::holds;
use crate::lexicon::values::Aspect;

impl Sentence<'_> {
    /// 前3的6项, 排名前三的指标: a class that is counted.
    pub(super) fn rank_class(&mut self, at: usize, words: &Words) -> bool {
        let of = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)));
        let Some(Kind::Quantity(count)) = self.kind(at + 2).filter(|_| of) else { return false };
        let name = format!("{}指标数", self.lexed.nodes[at].span.slice(self.text));
        self.status(words);
        let named =
            Named { head: name.clone(), name, aspect: Aspect::Count, negative: false, rule: "rank-class" };
        self.draft(at + 2, count, named, None, words);
        self.left = at + 3;
        true
    }

    /// `A、B等9项全市前三`: the count is of a class; the named members hold the place.
    pub(super) fn class_of_list(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let Some(draft) = self.drafts.last() else { return false };
        let counts = draft.clause == self.clause && draft.numeral.is_some() && draft.aspect == Aspect::Count;
        if !counts {
            return false;
        }
        let behind = words.noun.trim_start_matches("排在").trim_start_matches("居于");
        let of = behind.trim_start_matches("指标").trim_end_matches("指标");
        // 增速类4项居首位: the kind stands in front of the count.
        let kind = draft.name.trim_end_matches("指标").trim_end_matches('类');
        let of = RESTATING.iter().find(|noun| of.is_empty() && **noun == kind).copied().unwrap_or(of);
        let measured = RESTATING.contains(&of);
        if !(of.is_empty() || measured) {
            return false;
        }
        let list = draft.list.clone().unwrap_or_default();
        let open = draft.open;
        let names = list.as_str();
        let class = holds(behind, "指标")
            || open
            || names.contains('、')
            || measured
            || self.counts_items(draft) && self.numeral_before(at)
            || draft.name.ends_with("指标数")
            || draft.name.ends_with("指标");
        if !class {
            return false;
        }
        let raw = self.lexed.nodes[at].span.slice(self.text).to_string();
        // 14项有增速排名,其中…: the members are growths.
        let growth = holds(behind, "增速")
            || self
                .drafts
                .iter()
                .rev()
                .skip(1)
                .take(2)
                .any(|draft| holds(&draft.name, "增速") && draft.aspect == Aspect::Count);
        let members = match lists::members(names, 0, false) {
            Some(members) => members,
            None if open && !names.is_empty() => vec![names.to_string()],
            None => Vec::new(),
        };
        let all = words.all || raw.starts_with(['均', '都']) || raw.contains('均');
        self.told_again(index, all);
        let Some(draft) = self.drafts.last_mut() else { return false };
        if !draft.name.contains(&raw) {
            let of = if growth { "增速" } else { of };
            draft.name = format!("{of}{raw}指标数");
        }
        draft.rules.push("rank-class");
        let template = Draft { rules: vec!["rank-alone-in-list"], list: None, ..draft.clone() };
        for member in members {
            let member = self.without_region(&member);
            let name = if growth && !naming::is_rate(member) {
                format!("{member}增速")
            } else {
                member.to_string()
            };
            let aspect = naming::aspect_of(&name);
            self.drafts.push(Draft { numeral: None, aspect, name, ranks: vec![index], ..template.clone() });
        }
        true
    }

    /// Whether a count is of 项, as indicators are counted.
    pub(super) fn counts_items(&self, draft: &Draft) -> bool {
        let numeral = draft.numeral.and_then(|index| self.lexed.numerals.get(index));
        numeral.is_some_and(|numeral| numeral.unit.slice(self.text) == "项")
    }

    /// Whether a number stands right in front of node `at`.
    fn numeral_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|at| matches!(self.kind(at), Some(Kind::Quantity(_))))
    }
}
