//! Subjects: the project or firm that a figure is of, parted from what is measured.

use crate::lexicon::set::{holds, words};
use std::rc::Rc;

use super::naming::Named;
use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::Kind;
use crate::lexicon::nouns::{BUILT, DRIVES, KINDS, STAGE_VERBS, SUBJECT_FIGURES, SUBJECTS, WHOLES};
use crate::lexicon::values::{Aspect, Fate, Status};

impl Sentence<'_> {
    /// A sentence that is one noun with a capacity in it names a project (年产2万只…项目。).
    pub(super) fn whole_sentence(&mut self, first: usize, end: usize) {
        let named = self.span(first, end).slice(self.text);
        let project = SUBJECTS.ends(named);
        if self.drafts.is_empty() || !project || !named.contains('年') || named.chars().count() > 60 {
            return;
        }
        self.frame.subject = Some(self.without_region(named).into());
        for draft in &mut self.drafts {
            draft.status = Status::Target;
        }
    }

    /// A clause that only names a project makes it the subject of what follows.
    pub(super) fn introduce(&mut self, noun: &str) {
        let long = noun.chars().count() >= 4;
        if long && !KINDS.contains(&noun) && SUBJECTS.ends(noun) && !DRIVES.ends(noun) && !noun.contains('、')
        {
            self.frame.subject = Some(noun.into());
        }
    }

    /// `高村智算中心(总投资46亿元)`: what is built, in front of a bracket that tells its cost.
    pub(super) fn costs_behind(&self, at: usize) -> Option<Rc<str>> {
        let inside = self.span(at + 1, at + 3).slice(self.text);
        let cost = words!["总投资", "计划总投资", "估算投资", "概算投资", "概算", "投资"].begins(inside);
        let noun = self.words(self.left, at).noun;
        let noun = self.without_region(&noun);
        let named =
            (4..=24).contains(&noun.chars().count()) && !noun.contains('、') && !KINDS.contains(&noun);
        (cost && named && (SUBJECTS.ends(noun) || BUILT.ends(noun)) && !self.is_group(noun))
            .then(|| noun.into())
    }

    /// Parts subject and indicator: `卡游项目总投资`, or the subject spoken of before.
    pub(super) fn subject_of(&mut self, named: &Named, words: &Words) -> (Option<Rc<str>>, String) {
        let name = named.name.as_str();
        // Most names end in none of them.
        let figures: &[&str] = if SUBJECT_FIGURES.ends(name) { &SUBJECT_FIGURES } else { &[] };
        for figure in figures {
            if let Some(front) = name.strip_suffix(figure)
                && (SUBJECTS.ends(front)
                    || front.ends_with('段') && SUBJECTS.stands_in(front)
                    || WHOLES.contains(figure) && BUILT.ends(front))
                && front.chars().count() >= 4
                && !front.contains('、')
                && !self.is_group(front)
            {
                let subject: Rc<str> = front.into();
                if words.noun.contains(front) {
                    self.frame.subject = Some(subject.clone());
                }
                return (Some(subject), figure.to_string());
            }
        }
        // 石化公司1.1亿元 behind 完成投资: the firm is told with the same figure.
        if let Some(figure) = &self.frame.figure
            && named.aspect == Aspect::Amount
            && words.noun == *name
            && SUBJECTS.ends(name)
        {
            let subject: Rc<str> = name.into();
            self.frame.subject = Some(subject.clone());
            return (Some(subject), figure.clone());
        }
        let own = SUBJECT_FIGURES.begins(name)
            || name.starts_with("年产")
            || name.ends_with("年产能")
            || holds(name, "占总投资")
            || self
                .frame
                .subject
                .as_deref()
                .and_then(|subject| name.strip_prefix(subject))
                .is_some_and(|rest| SUBJECT_FIGURES.begins(rest) && rest.ends_with("完成率"));
        let subject = self.frame.subject.clone().filter(|_| own);
        // The subject is not said again in the name.
        let bare = subject.as_deref().and_then(|subject| name.strip_prefix(subject));
        let name = bare.filter(|rest| rest.chars().count() >= 4).unwrap_or(name);
        (subject, name.to_string())
    }

    /// 新签约项目, 亿元以上项目: things that were counted, no project of a name.
    fn is_group(&self, front: &str) -> bool {
        // 实施重点项目65个,完成投资…: the class without its verb.
        let counted = self.frame.class.as_ref().is_some_and(|class| {
            let verb = class.name.strip_suffix(front);
            verb.is_some_and(|verb| verb.is_empty() || STAGE_VERBS.contains(&verb) || verb == "实施")
        });
        let last =
            self.drafts.last().is_some_and(|draft| draft.aspect == Aspect::Count && draft.name == front);
        counted
            || last
            || holds(front, "以上")
            || words!["新签约", "新开工", "签约", "落地", "开工"].begins(front)
    }

    /// Names a capacity, and the project that it is of; gives the first node of the next number's words.
    pub(super) fn capacity(&mut self, at: usize, end: usize) -> (Named, usize) {
        let text = |node: &&crate::lex::node::Node| match node.kind {
            Kind::Closed(index) => self.lexed.numerals[index].fate != Fate::Ordinal,
            kind => matches!(kind, Kind::Text | Kind::Mark('“')),
        };
        let start = self.nodes(self.left, at).iter().find(text).map(|node| node.span);
        let behind = self.behind(at, end);
        let mut left = behind.1;
        let last = self
            .nodes(behind.0, behind.1)
            .iter()
            .rfind(|node| !matches!(node.kind, Kind::Mark(_)))
            .map(|node| node.span);
        if let (Some(start), Some(last)) = (start, last) {
            let span = start.cover(last);
            let whole = span.slice(self.text);
            // 年产3万吨精深加工项目总投资6.2亿元: the figure's own word stays with the figure.
            let figure = SUBJECT_FIGURES.longest_ending(whole).and_then(|figure| whole.strip_suffix(figure));
            let whole = figure.filter(|front| SUBJECTS.ends(front)).unwrap_or(whole);
            if SUBJECTS.ends(whole) {
                self.frame.subject = Some(self.without_region(whole).into());
                left = self.cut(behind, span.start() as usize + whole.len());
            }
        }
        self.frame.status = Status::Target;
        let named = Named {
            name: "年产能".into(),
            head: "年产能".into(),
            aspect: Aspect::Amount,
            negative: false,
            rule: "capacity",
        };
        (named, left)
    }

    /// The first of these nodes behind byte `end`, which begins there.
    pub(super) fn cut(&mut self, nodes: (usize, usize), end: usize) -> usize {
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        let own = |at: &usize| self.node(*at).is_some_and(|node| node.span.end() > end);
        let Some(at) = (nodes.0..nodes.1).find(own) else { return nodes.1 };
        if let Some(node) = self.lexed.nodes.get_mut(at) {
            node.span = crate::source::Span::new(node.span.start().max(end), node.span.end());
        }
        at
    }
}
