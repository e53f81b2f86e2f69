//! The form of a finding.

use serde::Serialize;

use super::{SpanForm, document, ids, region_name};
use crate::audit::{Finding, Said};
use crate::report::{Part, Report};

#[derive(Serialize)]
pub(in super::super) struct FindingForm<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<&'a str>>,
    kind: &'static str,
    verdict: &'static str,
    weight: u8,
    claims: Vec<String>,
    regions: Vec<&'a str>,
    spans: Vec<SpanForm>,
    working: &'a str,
    working_zh: &'a str,
    readings: Vec<&'a str>,
    readings_zh: Vec<&'a str>,
    advice: Option<&'a str>,
    advice_zh: Option<&'a str>,
}

/// A finding as JSON; `parts` are the documents where the report is of several.
pub(in super::super) fn finding<'a>(
    finding: &'a Finding,
    index: u32,
    report: &'a Report,
    parts: &'a [Part],
) -> FindingForm<'a> {
    let mut of: Vec<usize> =
        finding.spans.iter().map(|span| document::part_at(parts, span.start())).collect();
    of.dedup();
    let names = || of.iter().filter_map(|&at| parts.get(at)).map(|part| part.name.as_str()).collect();
    let readings = |pick: fn(&Said) -> &str| finding.readings.iter().map(pick).collect();
    FindingForm {
        id: format!("f{index}"),
        documents: (!parts.is_empty()).then(names),
        kind: finding.kind.name(),
        verdict: finding.verdict.name(),
        weight: finding.weight,
        claims: ids(&finding.claims, report),
        regions: finding.regions.iter().filter_map(|&region| region_name(report, region)).collect(),
        spans: finding.spans.iter().map(|&span| span.into()).collect(),
        working: &finding.working.en,
        working_zh: &finding.working.zh,
        readings: readings(|said| &said.en),
        readings_zh: readings(|said| &said.zh),
        advice: finding.advice.as_ref().map(|said| said.en.as_str()),
        advice_zh: finding.advice.as_ref().map(|said| said.zh.as_str()),
    }
}
