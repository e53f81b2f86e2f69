//! Lists of projects as labels and values: `(1)某园区` on a line, `总投资:12亿元 年度投资:3亿元` below it.
//!
//! The project is the subject of all its lines; a label names its value like a noun in front of it.

use std::rc::Rc;

use super::sentence::Sentence;
use super::table;
use super::walk::Walk;
use crate::document::head;
use crate::document::model::BlockKind;
use crate::lex::node::Kind;
use crate::lexicon::projects;
use crate::source::Span;

/// Characters of a project's name at the most.
const NAME: usize = 40;

impl Walk<'_> {
    /// A paragraph that names a project over lines of labels makes it the subject of them; a heading of another
    /// kind, or a matter of its own, ends it.
    pub(super) fn project(&mut self, index: usize, block: Span) {
        let text = &self.clean.text;
        let line = block.slice(text);
        let mark = head::mark(line).map_or(0, |mark| mark.length);
        let words = line.get(mark..).unwrap_or("").trim();
        let named = projects::label(words).filter(|label| projects::NAME_LABELS.contains(label));
        if let Some(label) = named {
            let name = words.get(label.len()..).unwrap_or("").trim_start_matches([':', '：', ' ']);
            self.frame.project = project_name(name);
            return;
        }
        if projects::label(words).is_some() {
            return;
        }
        let below = self.document.paragraphs.get(index + 1).map_or("", |next| next.span.slice(text));
        let over = projects::label(below).is_some() && !line.contains(['。', ';', '；']);
        let kind = self.document.paragraphs.get(index).map(|block| block.kind);
        let name = project_name(words).filter(|name| !name.contains([':', '：']));
        if over && name.is_some() && kind != Some(BlockKind::Title) {
            self.frame.project = name;
        } else if kind == Some(BlockKind::Heading) || mark > 0 || self.heads_at(block) {
            self.frame.project = None;
        }
    }

    /// Whether the paragraph opens with a matter of its own (`下一步措施:`).
    fn heads_at(&self, block: Span) -> bool {
        self.document.heads.get(self.heads).is_some_and(|head| head.words.start() == block.start())
    }
}

/// A project's name without what brackets behind it tell of it (`(建设单位:某局)`).
fn project_name(words: &str) -> Option<Rc<str>> {
    let cut = words
        .char_indices()
        .filter(|(_, c)| matches!(c, '(' | '（'))
        .map(|(at, _)| at)
        .find(|at| words.get(*at..).is_some_and(|aside| aside.contains([':', '：'])));
    let name = words.get(..cut.unwrap_or(words.len())).unwrap_or(words);
    let name = name.trim().trim_end_matches([':', '：']);
    let length = name.chars().count();
    (2..=NAME).contains(&length).then(|| name.into())
}

impl Sentence<'_> {
    /// `总投资:12亿元`: the colon at node `at` stands between a label and its value alone.
    pub(super) fn field(&self, at: usize) -> bool {
        if self.frame.project.is_none() && !projects::is_figure_label(self.label(at)) {
            return false;
        }
        let Some(Kind::Quantity(index)) = self.kind(at + 1) else { return false };
        let named =
            self.nodes(self.left, at).iter().any(|node| matches!(node.kind, Kind::Text | Kind::Cue(_)));
        let end = self.lexed.numerals[index].span.end() as usize;
        let next = self.text.get(end..).and_then(|rest| rest.chars().next());
        named && next.is_none_or(|c| !c.is_alphanumeric())
    }

    /// The words before the colon at node `at`, without a unit in brackets.
    fn label(&self, at: usize) -> &str {
        let words = self.span(self.left, at).slice(self.text);
        words.split(['(', '（']).next().unwrap_or(words).trim_end()
    }

    /// Whether the number at node `at` is a field's value.
    pub(super) fn is_value(&self, at: usize) -> bool {
        at > 0 && matches!(self.kind(at - 1), Some(Kind::Mark(':' | '：')))
    }

    /// `总投资(亿元):12.5`: the unit stands in brackets behind the label; gives it.
    pub(super) fn unit_of_label(&mut self, at: usize, index: usize) -> Option<Span> {
        let colon = at.checked_sub(1).filter(|_| self.is_value(at))?;
        let words = self.span(self.left, colon);
        let unit = table::unit_in(self.text, words)?;
        table::scale(self.text, self.lexed.numerals.get_mut(index)?, unit);
        Some(unit)
    }

    /// Whether a blank stands right behind the number at node `at`: the next field begins.
    pub(super) fn blank_behind(&self, at: usize) -> bool {
        self.node(at).is_some_and(|node| {
            let rest = self.text.get(node.span.end() as usize..).unwrap_or("");
            rest.starts_with(char::is_whitespace)
        })
    }
}
