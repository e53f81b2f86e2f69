//! The time that a paragraph or a text opens with, for figures that nothing nearer tells the time of.
//!
//! 某县聚焦新材料,上半年新签约项目34个。产值增长41%。: a reader carries the time of a paragraph's first sentence to its
//! end, wherever in that sentence it stands, and that of a report's first words (近日,某省公布前三季度数据。) to the text's end.
//! Both give way to any other time that a heading, the title or the sentence itself tells.

use std::rc::Rc;

use super::sentence::{Sentence, ends_clause, ends_sentence};
use super::walk::whole_year;
use crate::document::model::{BlockKind, Document};
use crate::lex::node::{Kind, Node};
use crate::lex::time::Time;
use crate::lexicon::cues::Role;
use crate::lexicon::set::words;
use crate::lexicon::times::Year;
use crate::lexicon::values::{Now, Period, Status};

/// Characters in front of a time that still opens its sentence (全县上半年…).
const SHORT: usize = 6;

/// Characters of a clause that says since when.
const SINCE: usize = 18;

/// Nodes behind a time among which the name of what is held in it is looked for, and before it, whether it is planned.
const CLAUSE: usize = 16;

impl Sentence<'_> {
    /// Notes the time at node `at` where it is one that the paragraph, or the text, opens with.
    pub(super) fn leads(&mut self, at: usize, time: Time) {
        if !self.drafts.is_empty() {
            // 上半年…10.4%,前三季度回落到8.2%: an opening that tells two leads with neither.
            if self.start == 0 && self.may_lead(at, time) {
                self.frame.paragraph_lead = None;
            }
            return;
        }
        if self.start > 0 && !self.first || !self.may_lead(at, time) {
            return;
        }
        let span = self.lexed.nodes[at].span;
        let period = Rc::new(time.period(span.slice(self.text), self.now));
        if self.start == 0 && self.frame.paragraph_lead.is_none() && (self.lasting || self.near_opening(at)) {
            self.frame.paragraph_lead = Some(period.clone());
        }
        if self.leading && self.first && self.frame.text_lead.is_none() {
            self.frame.text_lead = Some(period);
        }
    }

    /// A clause that only says since when (党的二十大以来, “百日攻坚”行动开展以来,…) tells the time of what follows it.
    pub(super) fn since(&mut self, clause: &str) {
        let said = clause.trim().trim_start_matches(['自', '从']);
        let ends = said.ends_with("以来") && said.chars().count() <= SINCE && self.drafts.is_empty();
        if !ends || said.contains([',', '，']) {
            return;
        }
        let period = Rc::new(Period { words: said.into(), from: None, to: None, cumulative: Some(true) });
        self.frame.sentence_period = Some(period.clone());
        if self.start == 0 {
            self.frame.paragraph_lead = Some(period.clone());
        }
        if self.leading && self.first && self.frame.text_lead.is_none() {
            self.frame.text_lead = Some(period);
        }
    }

    /// Whether a time can be that of figures behind it: a part of a year that is over, told for its own sake.
    fn may_lead(&self, at: usize, time: Time) -> bool {
        let span = self.lexed.nodes[at].span;
        let said = span.slice(self.text);
        let since = said.ends_with("以来") && self.near_opening(at);
        let part = time.from.is_some()
            && (time.from != time.to || said.starts_with('截'))
            && !whole_year(&time.period("", Now { year: Some(2000), ended: Some(2000) }));
        let later = time.deadline
            || matches!(time.year, Year::Relative(1..))
            || time.year_of(self.now).zip(self.now.year).is_some_and(|(year, now)| year > now);
        if !part && !since || later || said.ends_with('前') {
            return false;
        }
        let before = at.checked_sub(1).and_then(|before| self.kind(before));
        let versus = matches!(before, Some(Kind::Cue(Role::Versus)))
            || self
                .span(self.start, at)
                .slice(self.text)
                .ends_with(['比', '较', '与', '和', '由', '从', '自']);
        let planned = self.frame.sentence_status != Status::Actual
            || self
                .words(self.left.max(at.saturating_sub(CLAUSE)), at)
                .status
                .is_some_and(|status| status != Status::Actual);
        let behind = self.node(at + 1).map_or("", |node| node.span.slice(self.text));
        let clause = |node: &&Node| !matches!(node.kind, Kind::Mark(c) if ends_clause(c) || ends_sentence(c));
        let end = self.nodes(at + 1, at + CLAUSE).iter().take_while(clause).count();
        let compared = said.ends_with("同期") || behind.starts_with("同期");
        let event = words!["印发", "召开", "举行", "出台", "工作安排", "计划"].begins(behind)
            || super::title::held(self.span(at + 1, at + 1 + end).slice(self.text));
        // 7月底,…数据揭晓: when figures came out.
        let issue =
            (time.point || time.from.map(|day| day.0) == time.to.map(|day| day.0) || said.starts_with('截'))
                && self.comes_out(at);
        !versus && !issue && !planned && !compared && !event
    }

    /// Whether a time stands at its sentence's beginning, behind a few words, or behind a clause without figures.
    fn near_opening(&self, at: usize) -> bool {
        let before = self.span(self.start, at).slice(self.text);
        before.ends_with([',', '，', ':', '：'])
            // A sign has four bytes at the most: a long sentence is not counted at each of its times.
            || before.len() <= 4 * SHORT && before.chars().count() <= SHORT && !before.contains([',', '，'])
    }
}

/// Lines at a text's start that may say that it is a speech.
const OPENING: usize = 5;

/// Whether the first lines say that somebody speaks: in a speech only the nearest time holds.
pub(super) fn spoken(text: &str, document: &Document) -> bool {
    let lines = document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome).take(OPENING);
    let short = lines.map(|block| block.span.slice(text)).take_while(|line| !line.contains('。'));
    let mut short = short.filter(|line| {
        words!["发言", "讲话", "表态", "述职", "述绩", "致辞", "演讲", "擂台", "打擂"].stands_in(line)
    });
    short.next().is_some()
}

/// The time of a period for figures that nothing else tells it of, and the rule's name.
pub(super) fn of<'a>(
    paragraph: Option<&'a Rc<Period>>,
    speech: Option<&'a Rc<Period>>,
    text: Option<&'a Rc<Period>>,
) -> Option<(&'a Rc<Period>, &'static str)> {
    paragraph
        .map(|period| (period, "period-of-paragraph"))
        .or(speech.map(|period| (period, "period-of-meeting")))
        .or(text.map(|period| (period, "period-of-opening")))
}
