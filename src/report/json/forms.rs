//! The forms of `INTERFACE.md`: one struct an object, its fields in the order of the keys.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::number::{Plain, hundredths};
use super::{RULES, TOOL};
use crate::claim::model::{Claim, Day, End, Rank};
use crate::document::model::Region;
use crate::report::{Fate, Numeral, Paragraph, Report, Series};
use crate::source::{SourceText, Span};

#[derive(Serialize)]
pub(super) struct SpanForm {
    start: u32,
    end: u32,
}

impl From<Span> for SpanForm {
    fn from(span: Span) -> Self {
        Self { start: span.start(), end: span.end() }
    }
}

#[derive(Serialize)]
pub(super) struct ClaimForm<'a> {
    id: String,
    document: &'a str,
    region: Option<&'a str>,
    region_code: Option<String>,
    topic: &'static str,
    section: Option<&'a str>,
    subject: Option<&'a str>,
    indicator: &'a str,
    aspect: &'static str,
    series: Option<String>,
    number: Option<&'a str>,
    unit: Option<&'a str>,
    value: Option<Plain>,
    low: Option<Plain>,
    high: Option<Plain>,
    base: Option<&'a str>,
    bound: Option<&'static str>,
    status: &'static str,
    period: Option<&'a str>,
    period_from: Option<String>,
    period_to: Option<String>,
    ranks: Vec<RankForm<'a>>,
    span: SpanForm,
    sentence: SpanForm,
    paragraph: u32,
    rules: &'a [&'static str],
}

#[derive(Serialize)]
struct RankForm<'a> {
    scope: &'a str,
    of: Option<u16>,
    raw: &'a str,
    from: u16,
    to: u16,
    end: &'static str,
    tie: bool,
    #[serde(rename = "move")]
    step: Option<i16>,
}

pub(super) fn claim<'a>(claim: &'a Claim, report: &'a Report, source: &'a SourceText) -> ClaimForm<'a> {
    let text = source.text.as_str();
    let region = claim.region.and_then(|id| report.regions.get(usize::from(id.0)));
    let quantity = claim.quantity.as_ref();
    let period = claim.period.as_deref();
    ClaimForm {
        id: claim.id(),
        document: &report.document,
        region: region.map(|region| region.name.as_str()),
        region_code: region.and_then(|region| region.code).map(code),
        topic: claim.topic.name(),
        section: claim.section.as_deref(),
        subject: claim.subject.as_deref(),
        indicator: &claim.indicator,
        aspect: claim.aspect.name(),
        series: claim.series.map(series_id),
        number: quantity.map(|quantity| quantity.number.slice(text)),
        unit: quantity.and_then(|quantity| quantity.unit).map(|unit| unit.slice(text)),
        value: quantity.and_then(|quantity| quantity.value).map(Plain),
        low: quantity.and_then(|quantity| quantity.low).map(Plain),
        high: quantity.and_then(|quantity| quantity.high).map(Plain),
        base: quantity.and_then(|quantity| quantity.base.as_deref()),
        bound: quantity.and_then(|quantity| quantity.bound).map(|bound| bound.name()),
        status: claim.status.name(),
        period: period.map(|period| period.words.as_str()),
        period_from: period.and_then(|period| period.from).map(iso),
        period_to: period.and_then(|period| period.to).map(iso),
        ranks: claim.ranks.iter().map(|rank| rank_form(rank, text)).collect(),
        span: claim.span.into(),
        sentence: claim.sentence.into(),
        paragraph: claim.paragraph,
        rules: &claim.rules,
    }
}

fn rank_form<'a>(rank: &'a Rank, text: &'a str) -> RankForm<'a> {
    RankForm {
        scope: &rank.scope,
        of: rank.of,
        raw: rank.raw.slice(text),
        from: rank.from,
        to: rank.to,
        end: match rank.end {
            End::Top => "top",
            End::Bottom => "bottom",
        },
        tie: rank.tie,
        step: rank.step,
    }
}

/// A day as `2022-04-30`.
pub(crate) fn iso(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// A GB/T 2260 code as six digits.
pub(crate) fn code(code: u32) -> String {
    format!("{code:06}")
}

/// The id of a series by its index.
pub(crate) fn series_id(index: u32) -> String {
    format!("s{index}")
}

#[derive(Serialize)]
pub(super) struct NumeralForm<'a> {
    text: &'a str,
    span: SpanForm,
    value: Option<Plain>,
    low: Option<Plain>,
    high: Option<Plain>,
    unit: Option<&'a str>,
    base: Option<&'a str>,
    fate: &'static str,
    why: &'static str,
}

pub(super) fn numeral<'a>(numeral: &'a Numeral, source: &'a SourceText) -> NumeralForm<'a> {
    NumeralForm {
        text: numeral.span.slice(&source.text),
        span: numeral.span.into(),
        value: numeral.value.map(Plain),
        low: numeral.low.map(Plain),
        high: numeral.high.map(Plain),
        unit: numeral.unit.map(|unit| unit.slice(&source.text)),
        base: numeral.base.as_deref(),
        fate: numeral.fate.name(),
        why: numeral.why,
    }
}

#[derive(Serialize)]
pub(super) struct ReportForm<'a> {
    tool: &'static str,
    rules: &'static str,
    document: &'a str,
    text_sha256: String,
    title: Option<SpanForm>,
    regions: Vec<RegionForm<'a>>,
    claims: Vec<ClaimForm<'a>>,
    series: Vec<SeriesForm<'a>>,
    leagues: [(); 0],
    findings: [(); 0],
    ledger: LedgerForm<'a>,
    paragraphs: Vec<ParagraphForm>,
}

#[derive(Serialize)]
struct RegionForm<'a> {
    name: &'a str,
    code: Option<String>,
    candidates: &'a [String],
    blocks: Vec<BlockForm>,
}

/// `paragraphs` is a half-open range of indices into the report's `paragraphs`.
#[derive(Serialize)]
struct BlockForm {
    paragraphs: SpanForm,
    confidence: Plain,
    reasons: Vec<ReasonForm>,
}

#[derive(Serialize)]
struct ReasonForm {
    kind: &'static str,
    span: SpanForm,
}

#[derive(Serialize)]
struct SeriesForm<'a> {
    id: String,
    name: &'a str,
    topic: &'static str,
    base: Option<&'a str>,
    claims: Vec<String>,
}

#[derive(Serialize)]
struct LedgerForm<'a> {
    found: usize,
    fates: Fates<'a>,
    numerals: Vec<NumeralForm<'a>>,
}

#[derive(Serialize)]
struct ParagraphForm {
    span: SpanForm,
    kind: &'static str,
    topic: &'static str,
}

/// How many numerals met each fate: an object with every fate, in the order of `Fate::ALL`.
struct Fates<'a>(&'a [Numeral]);

impl Serialize for Fates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Fate::ALL.len()))?;
        for (name, count) in super::fate_counts(self.0) {
            map.serialize_entry(name, &count)?;
        }
        map.end()
    }
}

pub(super) fn report<'a>(report: &'a Report, source: &'a SourceText, text_sha256: String) -> ReportForm<'a> {
    ReportForm {
        tool: TOOL,
        rules: RULES,
        document: &report.document,
        text_sha256,
        title: report.title.map(SpanForm::from),
        regions: report.regions.iter().map(region).collect(),
        claims: report.claims.iter().map(|one| claim(one, report, source)).collect(),
        series: report.series.iter().zip(0..).map(|(one, index)| series(one, index, report)).collect(),
        leagues: [],
        findings: [],
        ledger: LedgerForm {
            found: report.ledger.numerals.len(),
            fates: Fates(&report.ledger.numerals),
            numerals: report.ledger.numerals.iter().map(|one| numeral(one, source)).collect(),
        },
        paragraphs: report.paragraphs.iter().map(paragraph).collect(),
    }
}

fn region(region: &Region) -> RegionForm<'_> {
    let blocks = region.blocks.iter().map(|block| BlockForm {
        paragraphs: Span::new(block.first, block.end).into(),
        confidence: hundredths(block.confidence),
        reasons: block
            .reasons
            .iter()
            .map(|reason| ReasonForm { kind: reason.kind.name(), span: reason.span.into() })
            .collect(),
    });
    RegionForm {
        name: &region.name,
        code: region.code.map(code),
        candidates: &region.candidates,
        blocks: blocks.collect(),
    }
}

fn series<'a>(series: &'a Series, index: u32, report: &Report) -> SeriesForm<'a> {
    let claims = series.claims.iter().filter_map(|&claim| report.claims.get(claim as usize));
    SeriesForm {
        id: series_id(index),
        name: &series.name,
        topic: series.topic.name(),
        base: series.base.as_deref(),
        claims: claims.map(Claim::id).collect(),
    }
}

fn paragraph(paragraph: &Paragraph) -> ParagraphForm {
    ParagraphForm { span: paragraph.span.into(), kind: paragraph.kind.name(), topic: paragraph.topic.name() }
}
