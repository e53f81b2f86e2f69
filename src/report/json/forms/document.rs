//! One of several documents, as JSON; and which of them holds a place of the joint text.

use serde::Serialize;

use super::{SpanForm, iso};
use crate::report::{Part, ToldBy};
use crate::source::{SourceText, Span};

/// One of several documents: `text` is its bytes among those of all, `period` the time of the whole, told by its
/// `reader`, `name` or `title`.
#[derive(Serialize)]
pub(super) struct DocumentForm<'a> {
    name: &'a str,
    text: SpanForm,
    title: Option<&'a str>,
    claims: u32,
    period: Option<&'a str>,
    period_from: Option<String>,
    period_to: Option<String>,
    period_by: Option<&'static str>,
}

/// The number of the document that holds this byte.
pub(super) fn part_at(parts: &[Part], at: u32) -> usize {
    parts.partition_point(|part| part.text.0 <= at).saturating_sub(1)
}

/// The name of the document that holds this byte; `None` where one alone is reported on.
pub(super) fn name(parts: &[Part], at: u32) -> Option<&str> {
    parts.get(part_at(parts, at)).map(|part| part.name.as_str())
}

/// A document as JSON.
pub(super) fn form<'a>(part: &'a Part, source: &'a SourceText) -> DocumentForm<'a> {
    let period = part.time.as_ref().map(|time| &time.period);
    DocumentForm {
        name: &part.name,
        text: Span::new(part.text.0, part.text.1).into(),
        title: part.title.map(|title| title.slice(&source.text)),
        claims: part.claims.1 - part.claims.0,
        period: period.map(|period| period.words.as_str()),
        period_from: period.and_then(|period| period.from).map(iso),
        period_to: period.and_then(|period| period.to).map(iso),
        period_by: part.time.as_ref().map(|time| match time.by {
            ToldBy::Reader => "reader",
            ToldBy::Name => "name",
            ToldBy::Title => "title",
        }),
    }
}
