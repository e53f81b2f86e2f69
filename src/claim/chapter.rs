//! What headings, subtitles and captions say of the claims under them: their time, and whether they are plans.

use std::rc::Rc;

use super::walk::{Walk, whole_year};
use crate::document::model::{BlockKind, DocumentKind, Head};
use crate::lex::node::Kind;
use crate::lex::time;
use crate::lexicon::values::Status;
use crate::source::Span;

/// Characters of a heading in which its time is looked for.
const HEADING: usize = 40;

/// What a heading over plans ends with.
const PLANNING: &[&str] = &[
    "工作安排",
    "安排",
    "主要目标",
    "预期目标",
    "目标任务",
    "工作计划",
    "打算",
    "展望",
    "工作思路",
    "工作部署",
    "下一步工作",
    "奋斗目标",
    "发展目标",
    "工作目标",
    "目标要求",
    "总体要求",
    "总体思路",
    "重点任务",
    "主要任务",
    "工作打算",
    "工作建议",
    "任务分解",
];

/// What a heading over plans ends with where it names a time that is not over.
const TASKS: &[&str] = &["重点工作", "主要工作", "工作重点", "工作任务", "工作举措", "工作", "目标"];

/// What such a heading begins with (下一步重点工作, 今后五年的目标).
const AHEAD: &[&str] = &["下一步", "下步", "下阶段", "今后", "未来", "明年"];

/// What in a report's sentence turns it to the aims, and all that follows up to the next heading of its level.
const AIMING: &[&str] = &[
    "预期目标是",
    "预期目标为",
    "预期目标:",
    "预期目标：",
    "主要目标是",
    "主要目标为",
    "主要目标:",
    "主要目标：",
    "奋斗目标是",
    "奋斗目标为",
    "发展目标是",
    "发展目标为",
    "目标任务是",
    "总体目标是",
    "总体目标为",
];

/// What a heading over results holds.
const DONE: &[&str] = &["完成", "回顾", "执行", "落实", "情况"];

impl Walk<'_> {
    /// Heads that begin before the sentence's end take over topic and section.
    pub(super) fn enter_heads(&mut self, end: u32) {
        let mut entered: Option<&Head> = None;
        while let Some(head) = self.document.heads.get(self.heads) {
            let at = if head.mark.is_empty() { head.words.start() } else { head.mark.start() };
            if at >= end {
                break;
            }
            // 单位:亿元 above a table heads nothing.
            if !head.words.slice(&self.clean.text).starts_with("单位") {
                if head.level == 1 {
                    self.frame.told = super::frame::Told::default();
                }
                entered = Some(head);
                self.chapter(*head);
            }
            self.heads += 1;
        }
        if let Some(head) = entered {
            self.frame.section = Some(head.words.slice(&self.clean.text).trim().into());
            self.frame.subject = self.frame.project.clone();
            self.frame.last = super::frame::Last::default();
            // A year goes on through a report's sections; a quarter ends with its own.
            let year = self.frame.section_period.as_deref().is_some_and(whole_year);
            let chapter = self.frame.chapter_period.is_some();
            if self.document.kind == DocumentKind::Digest || !year || chapter {
                self.frame.section_period = None;
            }
        }
    }

    /// What a heading says of all under it: its time (`一、2022年工作回顾`), and whether they are plans.
    fn chapter(&mut self, head: Head) {
        // A heading that opens with a figure is told by its mark alone: its words are the line's.
        let text = &self.clean.text;
        let (start, words) = if head.words.is_empty() {
            let start = head.mark.end() as usize;
            let rest = text.get(start..).unwrap_or("");
            let end = rest.char_indices().take(HEADING).find(|(_, c)| matches!(c, '\n' | '。'));
            (start, end.and_then(|(at, _)| rest.get(..at)).unwrap_or(""))
        } else {
            (head.words.start() as usize, head.words.slice(text))
        };
        let end = start + words.len();
        let time = words
            .char_indices()
            .take(HEADING)
            .filter_map(|(at, _)| time::time(text, start + at).map(|time| (start + at, time)))
            .find(|(_, time)| time.from.is_some() && time.end <= end);
        let done = DONE.iter().any(|word| words.contains(word));
        let ends = |table: &[&str]| table.iter().any(|end| words.ends_with(end));
        // 二、2024年重点工作 behind a chapter on 2023: what is ahead of the year told, or of the text's own.
        let year = time.and_then(|(_, time)| time.year_of(self.document.year));
        let told = self.frame.chapter_period.as_ref().and_then(|period| period.to).map(|day| day.year);
        let ahead = AHEAD.iter().any(|word| words.starts_with(word))
            || year.is_some_and(|year| told.or(self.document.year).is_some_and(|told| year > told));
        let plans = !done && (ends(PLANNING) || ahead && ends(TASKS));
        // 今年的主要预期目标是: no heading of a level, and under the year of its chapter.
        if head.level == 0
            && self.frame.chapter_period.is_some()
            && AIMING.iter().any(|aim| words_aim(words, aim))
        {
            return;
        }
        // A heading without a mark that says neither is of no level that is known.
        if head.level != 0 && head.level <= self.frame.chapter_level || time.is_some() || plans {
            self.frame.chapter_period = time.map(|(at, time)| {
                Rc::new(time.period(Span::of(at, time.end).slice(text), self.document.year))
            });
            self.frame.chapter_status = if plans { Status::Target } else { Status::Actual };
            self.frame.chapter_level = head.level.max(1);
            self.frame.section_period = None;
        }
    }

    /// A report's sentence that sets aims turns the rest of its chapter to them.
    pub(super) fn aims(&mut self, sentence: Span) {
        let words = sentence.slice(&self.clean.text);
        if self.document.kind == DocumentKind::Single
            && words.contains("目标")
            && AIMING.iter().any(|aim| words.contains(aim))
        {
            self.frame.chapter_status = Status::Target;
        }
    }

    /// A short line that is no sentence heads what follows: its time is that of the next paragraphs, and behind
    /// an 附 the plans of the text itself are over.
    pub(super) fn short_line(&mut self, block: Span, claims: usize) {
        let words = block.slice(&self.clean.text);
        if words.starts_with('附') {
            self.frame.chapter_status = Status::Actual;
            self.frame.chapter_period = None;
        }
        let short = words.chars().count() <= HEADING && !words.contains(['。', '；', ';']);
        if !short || self.out.claims.len() != claims {
            return;
        }
        let time = self.lexed.nodes.iter().find_map(|node| match node.kind {
            Kind::Time(time) => self.lexed.times.get(time).map(|time| (node.span, *time)),
            _ => None,
        });
        if let Some((span, time)) = time.filter(|(_, time)| time.from.is_some() && time.from != time.to) {
            let period = time.period(span.slice(&self.clean.text), self.document.year);
            if !whole_year(&period) {
                self.frame.section_period = Some(Rc::new(period));
            }
        }
    }

    /// A line in brackets below the title, with nothing but a time in it, tells the text's time (（截至8月底）).
    pub(super) fn subtitle(&mut self, block: Span) {
        let words = block.slice(&self.clean.text);
        let inner = words.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
        let Some(inner) = inner.filter(|_| self.out.claims.is_empty()) else { return };
        let start = block.end() as usize - inner.len() - words.chars().next_back().map_or(0, char::len_utf8);
        let time = time::time(&self.clean.text, start).filter(|time| time.end == start + inner.len());
        if let Some(time) = time.filter(|time| time.from.is_some() && time.from != time.to) {
            self.frame.text_period = Some(Rc::new(time.period(inner, self.document.year)));
        }
    }

    /// A time in a table's caption is its rows'.
    pub(super) fn caption_time(&mut self, index: usize) {
        let rows =
            self.document.paragraphs[index + 1..].iter().take(3).any(|block| block.kind == BlockKind::Row);
        let time = self.lexed.nodes.iter().find_map(|node| match node.kind {
            Kind::Time(time) => self.lexed.times.get(time).map(|time| (node.span, *time)),
            _ => None,
        });
        if let Some((span, time)) = time.filter(|(_, time)| rows && time.from.is_some()) {
            self.frame.section_period =
                Some(Rc::new(time.period(span.slice(&self.clean.text), self.document.year)));
        }
    }
}

/// Whether words that stand before a colon set an aim (今年的主要预期目标 or 今年的主要预期目标是).
fn words_aim(words: &str, aim: &str) -> bool {
    words.ends_with(aim) || words.ends_with(aim.trim_end_matches([':', '：']))
}
