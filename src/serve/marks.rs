//! The marks of the paragraphs in sight.

use std::collections::BTreeMap;

use super::held::Held;
use super::protocol::Mark;
use super::rows::literal;
use crate::claim::model::Claim;
use crate::report::{Fate, Paragraph};
use crate::source::Span;

/// A mark in the making.
#[derive(Debug, Default)]
struct Draft {
    claims: Vec<String>,
    reading: String,
    paragraph: u32,
}

/// Orders marks for drawing: by start, the longer first, so that an inner one follows its outer.
/// Of marks over the same words claims come before ranks, ranks before other numerals.
type Key = (u32, std::cmp::Reverse<u32>, u8, &'static str);

/// The marks of the paragraphs `first..end`: the words of claims, the words of ranks, and numerals
/// with other fates.
///
/// Sorted, and any two are nested or apart: where two would cross, the later one is cut to begin
/// where the earlier one ends, because elements of a page cannot cross.
pub(super) fn marks(held: &Held, first: u32, end: u32) -> Vec<Mark> {
    let mut drafts: BTreeMap<Key, Draft> = BTreeMap::new();
    for &index in held.claims_in(first, end) {
        let Some(claim) = held.report.one(index) else { continue };
        let told = reading(held, claim);
        if claim.quantity.is_some() {
            add(&mut drafts, (claim.span, 0, "claim"), claim, &told);
        }
        for rank in &claim.ranks {
            add(&mut drafts, (rank.raw, 1, "rank"), claim, &told);
        }
        if claim.quantity.is_none() && claim.ranks.is_empty() {
            add(&mut drafts, (claim.span, 1, "rank"), claim, &told);
        }
    }
    let paragraphs = held.report.paragraphs.iter().enumerate();
    let shown = paragraphs.skip(first as usize).take(end.saturating_sub(first) as usize);
    for (index, paragraph) in shown {
        numerals(held, super::narrow(index), paragraph, &mut drafts);
    }
    laid(drafts)
}

fn key((span, weight, kind): (Span, u8, &'static str)) -> Key {
    (span.start(), std::cmp::Reverse(span.end()), weight, kind)
}

/// Adds a claim to the mark over its words; several claims may share one.
fn add(drafts: &mut BTreeMap<Key, Draft>, place: (Span, u8, &'static str), claim: &Claim, told: &str) {
    if place.0.is_empty() {
        return;
    }
    let draft = drafts.entry(key(place)).or_default();
    let id = claim.id();
    if draft.claims.contains(&id) {
        return;
    }
    draft.join(Draft { claims: vec![id], reading: told.to_owned(), paragraph: claim.paragraph });
}

/// The numerals of a paragraph that measure nothing.
fn numerals(held: &Held, index: u32, paragraph: &Paragraph, drafts: &mut BTreeMap<Key, Draft>) {
    let all = &held.report.ledger.numerals;
    let from = all.partition_point(|numeral| numeral.span.start() < paragraph.span.start());
    let rest = all.get(from..).unwrap_or_default().iter();
    for numeral in rest.take_while(|numeral| numeral.span.start() < paragraph.span.end()) {
        if numeral.fate == Fate::Claim || numeral.span.is_empty() {
            continue;
        }
        let draft = drafts.entry(key((numeral.span, 2, numeral.fate.name()))).or_default();
        draft.reading = numeral.why.to_owned();
        draft.paragraph = index;
    }
}

/// The reading of a claim in short, in the words of the text: they serve in either language.
fn reading(held: &Held, claim: &Claim) -> String {
    let region = held.region(claim).map(|region| region.name.as_str()).unwrap_or_default();
    let subject = claim.subject.as_deref().unwrap_or_default();
    let what = format!("{} {}", claim.indicator, literal(held, claim));
    let period = claim.period.as_ref().map(|period| period.words.as_str()).unwrap_or_default();
    let ranks = claim.ranks.iter().map(|rank| held.quote(rank.raw)).collect::<Vec<_>>().join("、");
    let aside = if claim.correction.as_ref().is_some_and(|told| told.rejected) { "✕" } else { "" };
    let parts = [aside, region, subject, what.trim(), period, &ranks];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The drafts as marks, none crossing another.
fn laid(mut drafts: BTreeMap<Key, Draft>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::with_capacity(drafts.len());
    // Ends of the marks that are open where the next one starts, the innermost last.
    let mut open: Vec<u32> = Vec::new();
    while let Some(((start, std::cmp::Reverse(end), weight, kind), draft)) = drafts.pop_first() {
        while open.last().is_some_and(|&inner| inner <= start) {
            open.pop();
        }
        match open.last() {
            // It takes its place among those that start where it now does; where one lies there
            // already with the same end, both are one.
            Some(&inner) if inner < end => {
                let place = drafts.entry((inner, std::cmp::Reverse(end), weight, kind)).or_default();
                place.join(draft);
            }
            _ => {
                open.push(end);
                let Draft { claims, reading, paragraph } = draft;
                marks.push(Mark { span: (start, end), kind: kind.to_owned(), claims, reading, paragraph });
            }
        }
    }
    marks
}

impl Draft {
    fn join(&mut self, other: Draft) {
        if !self.reading.is_empty() && !other.reading.is_empty() {
            self.reading.push('\n');
        }
        self.reading.push_str(&other.reading);
        self.claims.extend(other.claims);
        self.paragraph = other.paragraph;
    }
}
