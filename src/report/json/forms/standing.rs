//! The form of 位次统计: what places each region claims.

use serde::Serialize;

use super::{end_name, ids, region_name};
use crate::league::Standing;
use crate::league::standing::Places;
use crate::league::tally::{Class, Tally};
use crate::report::Report;

#[derive(Serialize)]
pub(super) struct StandingForm<'a> {
    region: Option<&'a str>,
    scopes: Vec<PlacesForm<'a>>,
    stated: Vec<TallyForm>,
    firms: Vec<String>,
    only: Vec<String>,
}

#[derive(Serialize)]
struct PlacesForm<'a> {
    scope: &'a str,
    of: Option<u16>,
    first: u16,
    top: u16,
    middle: u16,
    bottom: u16,
    open: u16,
    supported: u16,
    untested: u16,
    unclear: u16,
    contradicted: u16,
    claims: Vec<String>,
}

/// `part` is `places` (then `from`, `to`, `end` tell them), `ahead`, `middle` or `behind`.
#[derive(Serialize)]
struct TallyForm {
    claim: Option<String>,
    part: &'static str,
    from: Option<u16>,
    to: Option<u16>,
    end: Option<&'static str>,
    count: u16,
}

pub(super) fn standing<'a>(standing: &'a Standing, report: &'a Report) -> StandingForm<'a> {
    StandingForm {
        region: region_name(report, standing.region),
        scopes: standing.scopes.iter().map(|one| places(one, report)).collect(),
        stated: standing.tallies.iter().map(|one| tally(*one, report)).collect(),
        firms: ids(&standing.firms, report),
        only: ids(&standing.only, report),
    }
}

fn places<'a>(places: &'a Places, report: &Report) -> PlacesForm<'a> {
    PlacesForm {
        scope: &places.scope,
        of: places.of,
        first: places.first,
        top: places.top,
        middle: places.middle,
        bottom: places.bottom,
        open: places.open,
        supported: places.supported,
        untested: places.untested,
        unclear: places.unclear,
        contradicted: places.contradicted,
        claims: ids(&places.claims, report),
    }
}

fn tally(tally: Tally, report: &Report) -> TallyForm {
    let (part, from, to, end) = match tally.class {
        Class::Places(from, to, end) => ("places", Some(from), Some(to), Some(end_name(end))),
        Class::Ahead => ("ahead", None, None, None),
        Class::Middle => ("middle", None, None, None),
        Class::Behind => ("behind", None, None, None),
    };
    TallyForm { claim: ids(&[tally.claim], report).pop(), part, from, to, end, count: tally.count }
}
