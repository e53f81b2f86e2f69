//! Places told before those who hold them, of another time or regard than the one just told, or of one region among
//! several, and places that only pick out of whom something else is said.

use super::class::WHOM;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::{Kind, Node};
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::RESTATING;
use crate::lexicon::ranks::{CONSEQUENCES, MAY_NOT, SCOPES, UNWANTED};
use crate::lexicon::set::words;
use crate::lexicon::standings::ASSESSED;
use crate::source::Span;

/// Nodes of a clause that are looked at on either side of a place.
const CLAUSE: usize = 16;

impl Sentence<'_> {
    /// `前三位的是甲镇(12.6%)、乙镇(10.4%)`: the place at node `at` is of those that are still to come, whom no
    /// gazetteer knows.
    pub(super) fn told_ahead(&mut self, at: usize, index: usize, words: &Words) -> bool {
        let ahead = self.lasting
            && matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)))
            && matches!(self.kind(at + 2), Some(Kind::Cue(Role::Copula | Role::Each | Role::Total)));
        if ahead {
            self.forward = Some(index);
            if !words.noun.is_empty() {
                self.frame.head = Some(words.noun.clone());
                self.frame.rate = Some(words.noun.clone());
            }
            self.left = at + 3;
        }
        ahead
    }

    /// `在全省开发区综合考评中列第五位`, `全省平安建设考核第一`: among whom, in the phrase in front of a place that does not
    /// say it itself.
    pub(super) fn scope_in_front(&mut self, at: usize, index: usize) {
        let from = self.left.max(at.saturating_sub(12));
        let opens =
            self.nodes(from, at).iter().take(3).any(|node| node.span.slice(self.text).starts_with('在'));
        let scope = self.nodes(from, at).iter().find(|node| {
            matches!(node.kind, Kind::Cue(Role::Scope))
                && words!["全省", "全国", "全市", "全县", "全区", "全州"]
                    .contains(&node.span.slice(self.text))
        });
        let closes =
            self.nodes(from, at).iter().any(|node| node.span.slice(self.text).ends_with(['中', '里', '内']));
        let assessed = || {
            let assesses = |node: &Node| ASSESSED.ends(node.span.slice(self.text));
            self.nodes(from, at).iter().rev().take(4).any(assesses)
        };
        // 全省投资增速排名第97位: said first of all, and wider than the place that reports.
        let first = |node: &Node| {
            let wide = words!["全省", "全国"].contains(&node.span.slice(self.text));
            wide && self.node(self.left).is_some_and(|left| left.span == node.span)
        };
        let within = opens && closes || assessed() || scope.is_some_and(first);
        let told = scope.map(|node| node.span).filter(|_| within);
        // 在全省投资增速排名中,甲市列第1: in the clause before.
        let bare = self.frame.bare.filter(|_| {
            self.bare_clause.is_some()
                && (self.drafts.is_empty() || self.drafts.iter().all(|draft| draft.numeral.is_none()))
        });
        let before = || {
            let said = bare?;
            let words = said.slice(self.text);
            let start = words.len() - words.trim_start_matches(['在', '从']).len();
            let scope = SCOPES.longest(words.get(start..)?)?;
            let start = said.start() as usize + start;
            (super::residue::of_ranking(words).len() < words.len())
                .then(|| Span::of(start, start + scope.len()))
        };
        let Some(scope) = told.or_else(before) else { return };
        if let Some(place) = self.lexed.ranks.get_mut(index).filter(|place| place.scope.is_empty()) {
            place.scope = scope;
        }
    }

    /// `甲增长7.0%,乙增长11.2%、丙增长13.6%,均居第二`: those joined closely right in front of the comma are meant; the first
    /// of them, where others stand before it.
    pub(super) fn paired(&self, at: usize) -> Option<usize> {
        let joined = |one: u32, other: u32| {
            let between = self.text.get(one as usize..other as usize).unwrap_or("");
            between.contains('、') && !between.contains([',', '，', ';', '；'])
        };
        let here = self.node(at)?.span.start();
        let near = |draft: &super::draft::Draft| draft.numeral.is_some() && draft.at < here;
        let mut first = self.drafts.len().checked_sub(1)?;
        while let Some(before) = first.checked_sub(1) {
            let (one, other) = (self.drafts.get(before)?, self.drafts.get(first)?);
            if !near(one) || !near(other) || !joined(one.at, other.at) {
                break;
            }
            first = before;
        }
        // Growths alone are told so; a list of all kinds is one group.
        let growths = self.drafts.get(first..)?.iter().all(|draft| {
            draft.aspect == crate::lexicon::values::Aspect::Growth
                && !draft.rules.contains(&"list-one-by-one")
        });
        (growths && first > 0 && first + 2 <= self.drafts.len()).then_some(first)
    }

    /// `对连续两个季度排名末位的,由市政府约谈`: of whom it is true, nothing that is claimed.
    pub(super) fn picks_out(&mut self, at: usize, end: usize) -> bool {
        let ends = at + 2 >= end || matches!(self.kind(at + 2), Some(Kind::Mark(_)) | None);
        let whom = || self.node(at + 2).is_some_and(|node| WHOM.begins(node.span.slice(self.text)));
        let picks = matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of)))
            && (ends || whom())
            && self.span(at.saturating_sub(24).max(self.start), at).slice(self.text).contains('对');
        // 不想再排第五: nobody is in that place.
        let unwanted = || {
            let said = self.span(self.left.max(at.saturating_sub(6)), at).slice(self.text);
            UNWANTED.ends(said)
        };
        let none = picks || unwanted() || self.holds_nobody(at, end);
        if none {
            self.left = at + 1;
        }
        none
    }

    /// `后三位的,由书记约谈`, `第二的县不能有第二十的镇`: what a place brings or forbids, and nobody who holds it.
    fn holds_nobody(&self, at: usize, end: usize) -> bool {
        if !matches!(self.kind(at + 1), Some(Kind::Cue(Role::Of))) {
            return false;
        }
        let open = |at: &usize| !matches!(self.kind(*at), Some(Kind::Mark(_)) | None);
        let stop = (at + 2..end.min(at + CLAUSE)).find(|at| !open(at)).unwrap_or(end.min(at + CLAUSE));
        if stop == at + 2 {
            let behind = self.span(stop, end.min(stop + CLAUSE)).slice(self.text);
            let then = behind.trim_start_matches([',', '，']);
            return words!["由", "一律", "将", "要", "予以", "给予", "责令", "取消", "在"].begins(then)
                && CONSEQUENCES.stands_in(then);
        }
        let from = (self.left.max(at.saturating_sub(CLAUSE))..at).rev().find(|at| !open(at));
        let clause = self.span(from.map_or(self.left, |mark| mark + 1), stop).slice(self.text);
        MAY_NOT.stands_in(clause) && self.regions_between(self.left, stop).is_empty()
    }

    /// `一季度居全县第二,二季度跃居全县第一`: another time's place in what was ranked just before.
    pub(super) fn another_time(&self) -> Option<Words> {
        let last =
            self.drafts.last().filter(|draft| draft.numeral.is_none() && draft.clause < self.clause)?;
        let now = self.frame.clause_period.as_ref().or(self.frame.sentence_period.as_ref())?;
        let other = last.period.as_ref().is_some_and(|period| period.words != now.words);
        other.then(|| Words { noun: last.name.clone(), ..Words::default() })
    }

    /// `收入总量居第7位、增速居第2位`: the other regard of what was just ranked without a figure.
    pub(super) fn other_aspect(&self, words: &mut Words) {
        let Some(last) = self.drafts.last().filter(|draft| draft.numeral.is_none()) else { return };
        let other = RESTATING.contains(&words.noun.as_str())
            && !last.name.ends_with(words.noun.as_str())
            && last.clause + 1 >= self.clause;
        let base = RESTATING.iter().find_map(|end| last.name.strip_suffix(*end));
        if let Some(base) = base.filter(|base| other && !base.is_empty()) {
            words.noun.insert_str(0, base);
        }
    }

    /// `增速依次为4.1%、2.6%、3.7%,其中三明居全省末位`: the place is that of the region's own figure.
    pub(super) fn place_of_region(&mut self, at: usize, index: usize, words: &Words) -> bool {
        if !self.names_region(&words.noun) && !words.noun.is_empty() {
            return false;
        }
        let named = self.regions_between(self.left, at);
        let [region] = named.as_slice() else { return false };
        let group = self.drafts.iter().rev().take(8).take_while(|draft| draft.region.is_some()).count();
        let from = self.drafts.len() - group;
        let own = self.drafts[from..].iter_mut().rev().find(|draft| draft.region == Some(*region));
        let Some(draft) = own.filter(|_| group >= 2) else { return false };
        draft.ranks.push(index);
        draft.rules.push("rank-of-region");
        self.left = at + 1;
        true
    }
}
