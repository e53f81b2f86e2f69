//! The forms of `INTERFACE.md`: one struct an object, its fields in the order of the keys.

mod document;
mod finding;
mod standing;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

pub(super) use finding::finding;

use super::number::{Plain, hundredths};
use super::{RULES, TOOL};
use crate::claim::model::{Change, Claim, Day, End, Rank};
use crate::document::model::{Region, RegionId};
use crate::league::{League, Member};
use crate::report::{Fate, Numeral, Paragraph, Part, Report};
use crate::series::Series;
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
    correction: Option<CorrectionForm<'a>>,
}

/// What the reader changed; in `original` what was read, by key of the claim.
#[derive(Serialize)]
struct CorrectionForm<'a> {
    rejected: bool,
    added: bool,
    original: Original<'a>,
}

struct Original<'a>(&'a [Change]);

impl Serialize for Original<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for change in self.0 {
            map.serialize_entry(change.field.name(), &change.was)?;
        }
        map.end()
    }
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

/// `document` is the name of the one in which it stands.
pub(super) fn claim<'a>(
    claim: &'a Claim,
    report: &'a Report,
    source: &'a SourceText,
    document: &'a str,
) -> ClaimForm<'a> {
    let text = source.text.as_str();
    let region = claim.region.and_then(|id| report.regions.get(usize::from(id.0)));
    let quantity = claim.quantity.as_ref();
    let period = claim.period.as_deref();
    ClaimForm {
        id: claim.id(),
        document,
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
        low: quantity.and_then(|quantity| quantity.ends.low()).map(Plain),
        high: quantity.and_then(|quantity| quantity.ends.high()).map(Plain),
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
        correction: claim.correction.as_ref().map(|told| CorrectionForm {
            rejected: told.rejected,
            added: told.added,
            original: Original(&told.changes),
        }),
    }
}

fn rank_form<'a>(rank: &'a Rank, text: &'a str) -> RankForm<'a> {
    RankForm {
        scope: &rank.scope,
        of: rank.of,
        raw: rank.raw.slice(text),
        from: rank.from,
        to: rank.to,
        end: end_name(rank.end),
        tie: rank.tie,
        step: rank.step,
    }
}

fn end_name(end: End) -> &'static str {
    match end {
        End::Top => "top",
        End::Bottom => "bottom",
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
        low: numeral.ends.low().map(Plain),
        high: numeral.ends.high().map(Plain),
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
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<document::DocumentForm<'a>>>,
    text_sha256: String,
    title: Option<SpanForm>,
    regions: Vec<RegionForm<'a>>,
    claims: Vec<ClaimForm<'a>>,
    rejected: Vec<ClaimForm<'a>>,
    series: Vec<SeriesForm<'a>>,
    leagues: Vec<LeagueForm<'a>>,
    standings: Vec<standing::StandingForm<'a>>,
    findings: Vec<finding::FindingForm<'a>>,
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
    status: &'static str,
    plan_of: Option<String>,
    aspect: &'static str,
    base: Option<&'a str>,
    unit: Option<&'a str>,
    direction: Option<&'static str>,
    wordings: Vec<WordingForm<'a>>,
    rules: &'a [&'static str],
    claims: Vec<String>,
}

#[derive(Serialize)]
struct WordingForm<'a> {
    words: &'a str,
    claims: u32,
}

#[derive(Serialize)]
pub(super) struct LeagueForm<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    series: String,
    name: &'a str,
    scope: &'a str,
    of: Option<u16>,
    stated: u16,
    period: Option<&'a str>,
    period_from: Option<String>,
    period_to: Option<String>,
    end: &'static str,
    members: Vec<MemberForm<'a>>,
    collisions: &'a [(u16, u16)],
    left: &'a [u16],
    agrees: bool,
    cut: bool,
}

#[derive(Serialize)]
struct MemberForm<'a> {
    region: Option<&'a str>,
    value: Option<Plain>,
    claimed: Option<ClaimedForm>,
    places: Option<(u16, Option<u16>)>,
    low: Option<Plain>,
    high: Option<Plain>,
    /// What the others state, held against the place one by one.
    verdict: &'static str,
    /// What the page says of the place: `unclear` where it may hold all the same, as `findings` tell.
    checked: &'static str,
    support: (u16, u16),
    assumed: bool,
    disputed: bool,
    claims: Vec<String>,
}

/// Counted from the top where the scope's size is known.
#[derive(Serialize)]
struct ClaimedForm {
    from: u16,
    to: u16,
    end: &'static str,
    tie: bool,
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

/// `parts` are the documents where the report is of several; what stands in one document says in which.
pub(super) fn report<'a>(
    report: &'a Report,
    source: &'a SourceText,
    parts: &'a [Part],
    text_sha256: String,
) -> ReportForm<'a> {
    let of = |claim: &Claim| document::name(parts, claim.span.start()).unwrap_or(&report.document);
    let claim = |one: &'a Claim| claim(one, report, source, of(one));
    ReportForm {
        tool: TOOL,
        rules: RULES,
        document: &report.document,
        documents: (!parts.is_empty())
            .then(|| parts.iter().map(|part| document::form(part, source)).collect()),
        text_sha256,
        title: report.title.map(SpanForm::from),
        regions: report.regions.iter().map(region).collect(),
        claims: report.claims.iter().map(claim).collect(),
        rejected: report.rejected.iter().map(claim).collect(),
        series: report.series.iter().zip(0..).map(|(one, index)| series(one, index, report)).collect(),
        leagues: report
            .leagues
            .iter()
            .zip(0..)
            .map(|(one, index)| league(one, index, report, parts))
            .collect(),
        standings: report.standings.iter().map(|one| standing::standing(one, report)).collect(),
        findings: report
            .findings
            .iter()
            .zip(0..)
            .map(|(one, index)| finding(one, index, report, parts))
            .collect(),
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

fn ids(claims: &[u32], report: &Report) -> Vec<String> {
    claims.iter().filter_map(|&claim| report.claims.get(claim as usize)).map(Claim::id).collect()
}

fn series<'a>(series: &'a Series, index: u32, report: &Report) -> SeriesForm<'a> {
    SeriesForm {
        id: series_id(index),
        name: &series.name,
        topic: series.topic.name(),
        status: series.status.name(),
        plan_of: series.plan_of.map(series_id),
        aspect: series.aspect.name(),
        base: series.base.as_deref(),
        unit: series.unit.as_deref(),
        direction: series.direction.map(|direction| direction.name()),
        wordings: series
            .wordings
            .iter()
            .map(|(words, claims)| WordingForm { words, claims: *claims })
            .collect(),
        rules: series.rules,
        claims: ids(&series.claims, report),
    }
}

/// The name of a region by its index.
fn region_name(report: &Report, region: RegionId) -> Option<&str> {
    report.regions.get(usize::from(region.0)).map(|region| region.name.as_str())
}

pub(super) fn league<'a>(
    league: &'a League,
    index: u32,
    report: &'a Report,
    parts: &'a [Part],
) -> LeagueForm<'a> {
    let mut claims = league.members.iter().flat_map(|member| &member.claims);
    let first = claims.find_map(|&claim| report.claims.get(claim as usize));
    let series = report.series.get(league.series as usize);
    let period = league.period.as_deref();
    LeagueForm {
        id: format!("l{index}"),
        document: first.and_then(|claim| document::name(parts, claim.span.start())),
        series: series_id(league.series),
        name: series.map_or("", |series| &series.name),
        scope: &league.scope,
        of: league.of,
        stated: league.stated,
        period: period.map(|period| period.words.as_str()),
        period_from: period.and_then(|period| period.from).map(iso),
        period_to: period.and_then(|period| period.to).map(iso),
        end: end_name(league.end),
        members: league.members.iter().map(|one| member(one, report)).collect(),
        collisions: &league.collisions,
        left: &league.left,
        agrees: league.agrees,
        cut: league.cut,
    }
}

fn member<'a>(member: &'a Member, report: &'a Report) -> MemberForm<'a> {
    MemberForm {
        region: region_name(report, member.region),
        value: member.value.map(Plain),
        claimed: member.claimed.map(|(from, to)| ClaimedForm {
            from,
            to,
            end: end_name(member.from),
            tie: member.tie,
        }),
        places: member.places,
        low: member.low.map(Plain),
        high: member.high.map(Plain),
        verdict: member.stated.name(),
        checked: member.verdict.name(),
        support: member.support,
        assumed: member.assumed,
        disputed: member.disputed,
        claims: ids(&member.claims, report),
    }
}

fn paragraph(paragraph: &Paragraph) -> ParagraphForm {
    ParagraphForm { span: paragraph.span.into(), kind: paragraph.kind.name(), topic: paragraph.topic.name() }
}
