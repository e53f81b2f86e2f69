//! How one numeral was read, for `shaipin explain`: its sentence's nodes, and what was considered for it.
//!
//! A trace is filled only where somebody asks; the reading itself is the same with and without it.

use super::sentence::Sentence;
use super::words::Words;
use crate::lex::node::{Kind, Lexed, Node};
use crate::source::Span;

/// What was seen of the numeral at one spot of the clean text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Trace {
    /// The byte of the clean text that is asked about.
    pub at: u32,
    /// The nodes of its sentence as the lexer made them.
    pub nodes: Vec<Seen>,
    /// What was considered, in order: which slot, and the words.
    pub considered: Vec<(Slot, String)>,
}

/// A node of the traced sentence.
#[derive(Clone, PartialEq, Debug)]
pub struct Seen {
    /// Where, in the clean text.
    pub span: Span,
    /// Its kind in a word.
    pub kind: String,
}

/// What something was considered for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// The words in front of the number.
    Before,
    /// The words behind it.
    Behind,
    /// The noun of the claim before, and what else a general noun may belong to.
    Head,
    /// Subject or heading.
    Context,
    /// What it is compared with.
    Versus,
    /// The whole that it is a part of.
    Whole,
    /// A time, and how near it stands.
    Period,
    /// A word that tells plan or fact.
    Status,
}

impl Trace {
    /// A trace for this byte of the clean text.
    pub fn new(at: u32) -> Self {
        Self { at, ..Self::default() }
    }

    /// Whether a span holds the spot.
    pub fn asks(&self, span: Span) -> bool {
        span.start() <= self.at && self.at < span.end()
    }

    /// Keeps the nodes of the sentence.
    pub fn sentence(&mut self, lexed: &Lexed, nodes: &[Node]) {
        let kind = |node: &Node| match node.kind {
            Kind::Text => "text".to_owned(),
            Kind::Cue(role) => format!("cue {role:?}"),
            Kind::Quantity(_) => "quantity".to_owned(),
            Kind::Rank(_) => "rank".to_owned(),
            Kind::Time(_) => "time".to_owned(),
            Kind::Closed(index) => {
                format!("closed {}", lexed.numerals.get(index).map_or("", |numeral| numeral.why))
            }
            Kind::Mark(_) => "mark".to_owned(),
        };
        self.nodes = nodes.iter().map(|node| Seen { span: node.span, kind: kind(node) }).collect();
    }
}

impl Sentence<'_> {
    /// Notes what is considered for the number at node `at`, where it is the one asked about.
    pub(super) fn note(&mut self, at: usize, words: &Words, end: usize) {
        let Some(span) = self.node(at).map(|node| node.span) else { return };
        if !self.trace.as_ref().is_some_and(|trace| trace.asks(span)) {
            return;
        }
        let behind = self.behind(at, end);
        let frame = &self.frame;
        let mut notes: Vec<(Slot, Option<String>)> = vec![
            (Slot::Before, Some(words.noun.clone())),
            (Slot::Behind, Some(self.span(behind.0, behind.1).slice(self.text).to_owned())),
            (Slot::Head, frame.head.clone()),
            (Slot::Head, frame.before.clone()),
            (Slot::Context, self.context()),
            (Slot::Versus, words.versus.clone()),
            (Slot::Whole, words.share.clone().or_else(|| frame.whole.as_ref().map(|whole| whole.0.clone()))),
            (Slot::Status, words.status.map(|status| status.name().to_owned())),
        ];
        let near = [
            &frame.clause_period,
            &frame.sentence_period,
            &frame.section_period,
            &frame.chapter_period,
            &frame.text_period,
        ];
        notes.extend(
            near.into_iter().map(|period| (Slot::Period, period.as_ref().map(|period| period.words.clone()))),
        );
        if let Some(trace) = self.trace.as_mut() {
            let told = notes.into_iter().filter_map(|(slot, words)| Some((slot, words?)));
            trace.considered.extend(told.filter(|(_, words)| !words.is_empty()));
        }
    }
}
