//! What was picked, in the shape in which the page shows it.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::held::Held;
use super::protocol::{BlockItem, Detail, NumeralRow, PartItem, RegionItem, Row, Summary};
use super::{names, narrow};
use crate::claim::model::{Bound, Change, Claim, Ends, Field, Quantity};
use crate::document::model::RegionBlock;
use crate::language::Language;
use crate::report::json::{fate_counts, iso, plain};
use crate::report::{Fate, Numeral};
use crate::source::Span;

/// A row of the claims table; `None` where there is no such claim.
pub(super) fn row(held: &Held, claim: u32) -> Option<Row> {
    let claim = held.report.one(claim)?;
    let quantity = claim.quantity.as_ref();
    Some(Row {
        id: claim.id(),
        document: held.parts.get(held.part(claim)).map(|part| part.name.clone()).unwrap_or_default(),
        region: held.region(claim).map(|region| region.name.clone()),
        topic: claim.topic.name().to_owned(),
        subject: claim.subject.as_deref().map(str::to_owned),
        indicator: claim.indicator.to_string(),
        literal: signed(held, claim),
        value: quantity.map(value).unwrap_or_default(),
        base: quantity.and_then(|quantity| quantity.base.as_deref()).unwrap_or("").to_owned(),
        status: claim.status.name().to_owned(),
        period: claim.period.as_ref().map(|period| held.time(period).into_owned()).unwrap_or_default(),
        ranks: claim.ranks.iter().map(|rank| held.quote(rank.raw).into_owned()).collect(),
        series: series_name(held, claim).to_owned(),
        changes: changes(claim).iter().map(|change| (change.field, change.was.clone())).collect(),
        rejected: claim.correction.as_ref().is_some_and(|told| told.rejected),
        added: claim.correction.as_ref().is_some_and(|told| told.added),
        span: pair(claim.span),
        sentence: pair(claim.sentence),
        paragraph: claim.paragraph,
    })
}

/// The name of a claim's series; empty where it has none.
pub(super) fn series_name<'a>(held: &'a Held, claim: &Claim) -> &'a str {
    let series = claim.series.and_then(|index| held.report.series.get(index as usize));
    series.map_or("", |series| &series.name)
}

/// What the reader changed of a claim.
pub(super) fn changes(claim: &Claim) -> &[Change] {
    claim.correction.as_ref().map_or(&[], |told| &told.changes)
}

/// One claim, whole.
pub(super) fn detail(held: &Held, index: u32) -> Option<Detail> {
    let claim = held.report.one(index)?;
    let period = claim.period.as_deref();
    Some(Detail {
        row: row(held, index)?,
        section: claim.section.as_deref().map(str::to_owned),
        aspect: claim.aspect.name().to_owned(),
        dates: (period.and_then(|period| period.from).map(iso), period.and_then(|period| period.to).map(iso)),
        rules: claim.rules.iter().map(|&rule| rule.to_owned()).collect(),
    })
}

/// A row of the ledger.
pub(super) fn numeral(held: &Held, numeral: &Numeral, language: Language) -> NumeralRow {
    let claim = numeral.fate == Fate::Claim;
    NumeralRow {
        text: held.quote(numeral.span).into_owned(),
        span: pair(numeral.span),
        value: number(numeral.value, &numeral.ends),
        base: numeral.base.as_deref().unwrap_or("").to_owned(),
        fate: numeral.fate.name().to_owned(),
        why: if claim { String::new() } else { names::reason(numeral.why, language).to_owned() },
    }
}

/// The facts of the open report.
pub(super) fn summary(held: &Held) -> Summary {
    let report = &held.report;
    let paragraph =
        |one: &crate::report::Paragraph| (one.span.start(), one.span.end(), one.kind.name().to_owned());
    Summary {
        document: report.document.clone(),
        title: report.title.map(|title| held.quote(title).into_owned()),
        paragraphs: report.paragraphs.iter().map(paragraph).collect(),
        claims: narrow(report.claims.len()),
        ranked: narrow(report.claims.iter().filter(|claim| !claim.ranks.is_empty()).count()),
        fates: fate_counts(&report.ledger.numerals).map(|(name, count)| (name.to_owned(), count)).into(),
        regions: regions(held),
        reporting: narrow(held.reporting().len()),
        badges: super::view::badges(held),
        series: report.series.iter().map(|series| series.name.to_string()).collect(),
        periods: held.keys.periods(report).sorted.iter().map(|words| words.to_string()).collect(),
        edited: (
            narrow(report.claims.iter().filter(|claim| claim.correction.is_some()).count()),
            narrow(report.rejected.len()),
        ),
        parts: held
            .parts
            .iter()
            .map(|part| PartItem {
                name: part.name.clone(),
                text: part.text,
                claims: part.claims.1 - part.claims.0,
            })
            .collect(),
    }
}

/// The regions with counts and reasons, in the order of the report.
pub(super) fn regions(held: &Held) -> Vec<RegionItem> {
    let mut counts = vec![(0, 0); held.report.regions.len()];
    for claim in &held.report.claims {
        if let Some((all, ranked)) = claim.region.and_then(|id| counts.get_mut(usize::from(id.0))) {
            *all += 1;
            *ranked += u32::from(!claim.ranks.is_empty());
        }
    }
    let regions = (0..).zip(&held.report.regions).zip(&held.original).zip(counts);
    regions
        .map(|(((index, region), original), (claims, ranked))| RegionItem {
            index,
            name: region.name.clone(),
            found: original.name.clone(),
            code: region.code,
            // Still offered after a renaming: the reader may change their mind.
            candidates: original.candidates.clone(),
            claims,
            ranked,
            blocks: region.blocks.iter().map(|block| block_item(held, block)).collect(),
        })
        .collect()
}

fn block_item(held: &Held, block: &RegionBlock) -> BlockItem {
    let reasons = block.reasons.iter();
    BlockItem {
        first: block.first,
        end: block.end,
        confidence: block.confidence,
        reasons: reasons
            .map(|reason| {
                (reason.kind.name().to_owned(), pair(reason.span), held.quote(reason.span).into_owned())
            })
            .collect(),
    }
}

/// [`literal`] as it stands without its sentence: a fall, which the text tells by a word of its own (下降1.9%), has
/// its sign.
pub(super) fn signed(held: &Held, claim: &Claim) -> String {
    let words = worded(held, claim);
    let quantity = claim.quantity.as_ref();
    let below = quantity.and_then(|quantity| quantity.value.or(quantity.ends.high()));
    let falls = below.is_some_and(|value| value.is_sign_negative() && !value.is_zero());
    if falls && !words.contains(['-', '−', '－', '负', '降', '减']) {
        format!("−{words}")
    } else {
        words
    }
}

/// The quantity as the text writes it, a table's with the unit that its head or caption gives it.
pub(super) fn worded(held: &Held, claim: &Claim) -> String {
    let mut words = literal(held, claim);
    let own = claim.corrected(Field::Value).is_none();
    let unit = claim.quantity.as_ref().filter(|_| own).and_then(|quantity| quantity.meant(&held.source.text));
    if let Some(unit) = unit.filter(|unit| !words.ends_with(unit)) {
        words.push_str(&unit);
    }
    words
}

/// The quantity as the text writes it, with the words that bound it; empty for rank alone.
pub(super) fn literal(held: &Held, claim: &Claim) -> String {
    let Some(quantity) = &claim.quantity else { return String::new() };
    if let Some(now) = claim.corrected(Field::Value) {
        return now.to_owned();
    }
    let quote = held.quote(claim.span);
    let Some(bound) = quantity.bound else { return quote.into_owned() };
    let (before, after) = around(&held.source.text, claim);
    let (words, leads) = bound_words(bound);
    // 余 and 多 mostly stand between number and unit: then the quote has them already.
    if words.iter().any(|word| quote.contains(word)) {
        return quote.into_owned();
    }
    if let Some(word) = words.iter().find(|word| before.ends_with(**word)) {
        return format!("{word}{quote}");
    }
    if let Some(word) = words.iter().find(|word| after.starts_with(**word)) {
        return format!("{quote}{word}");
    }
    // The word stands further off (总投资均超5亿元、8亿元): the usual one says the same.
    if leads { format!("{}{quote}", bound.name()) } else { format!("{quote}{}", bound.name()) }
}

/// The sentence before and after the claim's words, without the blanks next to them.
fn around<'a>(text: &'a str, claim: &Claim) -> (&'a str, &'a str) {
    let (sentence, span) = (claim.sentence, claim.span);
    let before = Span::new(sentence.start().min(span.start()), span.start()).slice(text);
    let after = Span::new(span.end(), sentence.end().max(span.end())).slice(text);
    (before.trim_end(), after.trim_start())
}

/// The words that tell a bound, longer ones before those they end with, and whether the usual one
/// leads the number.
fn bound_words(bound: Bound) -> (&'static [&'static str], bool) {
    match bound {
        Bound::About => (&["大约", "约为", "约", "左右", "上下", "前后"], true),
        Bound::Nearly => (&["将近", "接近", "近"], true),
        Bound::Above => (&["超过", "突破", "多于", "高于", "大于", "超", "逾"], true),
        Bound::OrMore => (&["及以上", "以上"], false),
        Bound::OrLess => (
            &["以下", "以内", "不足", "不到", "最多", "不超过", "不高于", "低于", "少于", "小于", "至多"],
            false,
        ),
        Bound::Odd => (&["余"], false),
        Bound::Many => (&["多"], false),
        Bound::AtLeast => (&["不低于", "不少于", "至少", "不小于"], true),
    }
}

/// A quantity's value or range in the base unit.
pub(super) fn value(quantity: &Quantity) -> String {
    number(quantity.value, &quantity.ends)
}

/// `780000000`, or `30000–50000`, an open end left empty; nothing where there is no number.
fn number(value: Option<Decimal>, ends: &Ends) -> String {
    let told = |end: Option<Decimal>| end.map_or(Cow::Borrowed(""), |end| Cow::Owned(plain(end)));
    match (value, ends.low(), ends.high()) {
        (Some(value), ..) => plain(value),
        (None, None, None) => String::new(),
        (None, low, high) => format!("{}–{}", told(low), told(high)),
    }
}

/// A span as the protocol carries it.
pub(super) fn pair(span: Span) -> (u32, u32) {
    (span.start(), span.end())
}
