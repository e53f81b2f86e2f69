//! What a claim over words that the reader picked would be: as far as the text around them, and the claims near by,
//! tell.

use super::held::Held;
use super::narrow;
use super::protocol::{Detail, Row};
use super::rows::pair;
use crate::claim::model::Claim;
use crate::correct::offered;
use crate::source::Span;

/// A claim in the making, in the form of one that was read; its id is the one that it will have. `None` where the
/// words lie in no paragraph.
pub(super) fn offer(held: &Held, (start, end): (u32, u32)) -> Option<Detail> {
    let paragraphs = &held.report.paragraphs;
    let behind = paragraphs.partition_point(|paragraph| paragraph.span.start() <= start);
    let index = behind.checked_sub(1)?;
    let around = paragraphs.get(index)?;
    // What was picked with a blank or a line break at its ends is meant without.
    let most = around.span.end();
    let picked = Span::new(start.min(most), end.min(most).max(start.min(most)));
    let words = picked.slice(&held.source.text);
    let first = picked.start() + narrow(words.len() - words.trim_start().len());
    let picked = Span::new(first, first + narrow(words.trim().len()));
    let offer = offered(&held.source, around.span, picked)?;
    let index = narrow(index);
    let near = nearest(held, index, offer.span.start());
    let same = near.filter(|claim| claim.paragraph == index);
    let region =
        speaker(held, index).or_else(|| near.and_then(|claim| held.region(claim)?.name.clone().into()));
    let same_start = held.report.all().filter(|claim| claim.span.start() == offer.span.start());
    let nth = same_start.map(|claim| claim.nth + 1).max().unwrap_or(0);
    let id = offer.span.start().to_string();
    let period = match (offer.period.is_empty(), same.and_then(|claim| claim.period.as_ref())) {
        (true, Some(period)) => period.words.clone(),
        _ => offer.period,
    };
    let row = Row {
        id: if nth == 0 { id } else { [&id, ".", &nth.to_string()].concat() },
        region,
        topic: around.topic.name().to_owned(),
        indicator: offer.indicator,
        literal: held.quote(offer.span).into_owned(),
        status: offer.status.name().to_owned(),
        period,
        added: true,
        span: pair(offer.span),
        sentence: pair(offer.sentence),
        paragraph: index,
        ..Row::default()
    };
    Some(Detail { row, aspect: offer.aspect.name().to_owned(), ..Detail::default() })
}

/// The claim that stands nearest before a place, or behind it in the same paragraph.
fn nearest(held: &Held, paragraph: u32, at: u32) -> Option<&Claim> {
    let claims = &held.report.claims;
    let behind = claims.partition_point(|claim| claim.span.start() <= at);
    let next = claims.get(behind).filter(|claim| claim.paragraph == paragraph);
    let before = behind.checked_sub(1).and_then(|index| claims.get(index));
    before.filter(|claim| claim.paragraph == paragraph).or(next).or(before)
}

/// Who speaks in a paragraph.
fn speaker(held: &Held, paragraph: u32) -> Option<String> {
    let speaks =
        |block: &crate::document::model::RegionBlock| block.first <= paragraph && paragraph < block.end;
    let mut regions = held.report.regions.iter();
    regions.find(|region| region.blocks.iter().any(speaks)).map(|region| region.name.clone())
}
