//! One region's figure from document to document: over time, and where two documents contradict each other.

use rust_decimal::Decimal;

use super::place::{Judged, canonical, is_place};
use super::standard::{self, Outcome, Verdicts};
use super::time::Days;
use super::{Joint, number};
use crate::audit::{Finding, Kind, Reading, Said, Verdict};
use crate::claim::model::{Claim, End, Rank, Status};
use crate::document::model::RegionId;
use crate::league::interval::{self, Interval};
use crate::league::period::Dates;
use crate::order::sort_by_key;

/// What a region says of one series, in time.
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    /// Index into the series.
    pub series: u32,
    /// Which region.
    pub region: RegionId,
    /// Its figures, earliest first.
    pub points: Vec<Point>,
}

/// One figure of a course.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// Over which days, where the text tells (with the year).
    pub dates: Option<Dates>,
    /// Number of the document.
    pub part: u32,
    /// The value, base unit.
    pub value: Decimal,
    /// Index into the claims.
    pub claim: u32,
}

/// How many figures of one region and series are compared each with each; more would be no meetings but a table.
const NEAR: usize = 64;

/// The courses in which a figure stands more than once, by series and region. A figure that a document repeats is
/// one point.
///
/// In time by the last day of the period, then the first; what tells no time stays in the order of the documents,
/// behind what is known of it.
pub fn courses(joint: &Joint) -> Vec<Course> {
    let report = &joint.report;
    let mut rows: Vec<(u32, RegionId, Point)> = Vec::new();
    for (claim, index) in report.claims.iter().zip(0..) {
        let (Some(series), Some(region)) = (claim.series, claim.region) else { continue };
        let value = claim.quantity.as_ref().and_then(|quantity| quantity.value);
        let (Some(value), Status::Actual) = (value, claim.status) else { continue };
        let part = u32::try_from(joint.part_of(index)).unwrap_or(u32::MAX);
        let days = Days::of_claim(claim).filter(|days| days.told).map(|days| days.dates);
        rows.push((series, region, Point { dates: days, part, value, claim: index }));
    }
    sort_by_key(&mut rows, |row| (row.0, row.1.0, row.2.claim));
    let same = |a: &(u32, RegionId, Point), b: &(u32, RegionId, Point)| (a.0, a.1) == (b.0, b.1);
    let mut out = Vec::new();
    for run in rows.chunk_by(same) {
        let Some(&(series, region, _)) = run.first() else { continue };
        let mut points: Vec<Point> = run.iter().map(|row| row.2).collect();
        sort_by_key(&mut points, |point| {
            let (from, to) = point.dates.unzip();
            (to.is_none(), to, from, point.part, point.claim)
        });
        points.dedup_by_key(|point| (point.dates, point.part, point.value));
        if points.len() > 1 {
            out.push(Course { series, region, points });
        }
    }
    out
}

/// What two documents say differently of one region, series and time: values and places. What differs from the
/// document that counts is told by [`standard`](super::standard) and not a second time here; where that document tells
/// which of the two is right, the difference between them is only noted.
///
/// Never [`Verdict::Fails`]: a later document may have better figures, or count otherwise.
pub fn conflicts(joint: &Joint, courses: &[Course], standard: Option<(usize, &Verdicts)>) -> Vec<Finding> {
    let mut out = values(joint, courses, standard);
    out.extend(places(joint, standard));
    out
}

/// A difference that the document that counts decides is no question any more: what it has stands behind it.
fn decided(mut finding: Finding, told: Option<Said>) -> Finding {
    let Some(told) = told else {
        finding.working = finding.working.verdict(finding.verdict);
        return finding;
    };
    (finding.verdict, finding.weight) = (Verdict::Look, 2);
    finding.working = finding.working.and(&told);
    finding.readings.clear();
    finding
}

/// The row of the document that counts against which a claim was held for sure.
fn held_against<'a>(joint: &'a Joint, verdicts: &Verdicts, claim: u32) -> Option<&'a Claim> {
    let at = verdicts.held.binary_search_by_key(&claim, |held| held.claim).ok()?;
    let held = verdicts.held.get(at).filter(|held| !held.assumed && held.outcome != Outcome::Untold)?;
    joint.report.claims.get(held.against? as usize)
}

/// Values.
fn values(joint: &Joint, courses: &[Course], standard: Option<(usize, &Verdicts)>) -> Vec<Finding> {
    let text = &joint.source.text;
    let claim = |point: &Point| joint.report.claims.get(point.claim as usize);
    let written = |point: &Point| claim(point).and_then(|claim| interval::of(claim, text));
    let mut out = Vec::new();
    for course in courses {
        let counts = |point: &&Point| standard.is_some_and(|(at, _)| at == point.part as usize);
        let near: Vec<&Point> = course.points.iter().filter(|point| !counts(point)).take(NEAR).collect();
        for (index, one) in near.iter().enumerate() {
            let Some(dates) = one.dates else { break };
            let others = near.iter().skip(index + 1).take_while(|other| other.dates == Some(dates));
            // A document that has the other's figure too, beside its own, contradicts nobody: it tells two things.
            let has = |part: u32, figure: &Point| {
                let mut own = near.iter().filter(|point| point.part == part && point.dates == Some(dates));
                own.any(|point| !apart(written(point), written(figure)))
            };
            // The nearest that differs is enough: the next pair tells the rest.
            let other = others
                .into_iter()
                .filter(|other| other.part != one.part)
                .filter(|other| apart(written(one), written(other)))
                .find(|other| !has(other.part, one) && !has(one.part, other));
            let Some((first, second)) = other.and_then(|other| Some((claim(one)?, claim(other)?))) else {
                continue;
            };
            let Some(other) = other else { continue };
            let told = standard.and_then(|(at, verdicts)| {
                let row = held_against(joint, verdicts, one.claim)
                    .or_else(|| held_against(joint, verdicts, other.claim))?;
                row.quantity.as_ref()?;
                let words = [joint.name(at), &number(joint, row)];
                Some(Said::of("以《{0}》为准是{1}", "“{0}”, which counts, has {1}", &words))
            });
            out.push(decided(conflict(joint, course, (one, first), (other, second)), told));
        }
    }
    out
}

/// Whether two figures cannot be the same one.
fn apart(one: Option<Interval>, other: Option<Interval>) -> bool {
    one.zip(other).is_some_and(|(one, other)| !one.meets(other))
}

fn conflict(joint: &Joint, course: &Course, one: (&Point, &Claim), other: (&Point, &Claim)) -> Finding {
    let region = joint.report.regions.get(usize::from(course.region.0)).map_or("", |region| &region.name);
    let period = one.1.period.as_ref().map_or("", |period| &period.words);
    let name = |point: &Point| joint.name(point.part as usize);
    let (here, there) = (name(one.0), name(other.0));
    let (a, b) = (number(joint, one.1), number(joint, other.1));
    let indicator = one.1.indicator.as_ref();
    let working = Said::of(
        "{0}{1}（{2}）：《{3}》为{4}，《{5}》为{6}",
        "{0}, {1} ({2}): {4} in “{3}”, {6} in “{5}”",
        &[region, indicator, period, here, &a, there, &b],
    );
    Finding {
        kind: Kind::Documents,
        verdict: Verdict::Unclear,
        weight: 4,
        claims: vec![one.0.claim.min(other.0.claim), one.0.claim.max(other.0.claim)],
        regions: vec![course.region],
        spans: vec![one.1.span.min(other.1.span), one.1.span.max(other.1.span)],
        working,
        readings: vec![Reading::Revised.said()],
        advice: None,
    }
}

/// A claimed place, and of what: (series, region, scope, end, time).
type Placed<'a> = ((u32, RegionId, &'a str, End, Dates), (usize, u32, &'a Rank));

/// Places: one region, series, scope and time, and no place that is both.
fn places(joint: &Joint, standard: Option<(usize, &Verdicts)>) -> Vec<Finding> {
    let (report, text) = (&joint.report, &joint.source.text);
    let mut rows: Vec<Placed<'_>> = Vec::new();
    for (claim, index) in report.claims.iter().zip(0..).filter(|(claim, _)| !claim.ranks.is_empty()) {
        let (Some(series), Some(region), Status::Actual) = (claim.series, claim.region, claim.status) else {
            continue;
        };
        let Some(days) = Days::of_claim(claim).filter(|days| days.told) else { continue };
        let part = joint.part_of(index);
        if standard.is_some_and(|(at, _)| at == part) {
            continue;
        }
        for rank in claim.ranks.iter().filter(|rank| is_place(rank, text)) {
            rows.push(((series, region, canonical(&rank.scope), rank.end, days.dates), (part, index, rank)));
        }
    }
    sort_by_key(&mut rows, |row| (row.0, row.1.1));
    let mut out = Vec::new();
    for run in rows.chunk_by(|one, other| one.0 == other.0) {
        let near = run.get(..NEAR.min(run.len())).unwrap_or_default();
        for (index, (_, one)) in near.iter().enumerate() {
            let others = near.iter().skip(index + 1).map(|row| &row.1);
            let parted = |a: &Rank, b: &Rank| a.from > b.to || b.from > a.to;
            let has =
                |part: usize, rank: &Rank| near.iter().any(|row| row.1.0 == part && !parted(row.1.2, rank));
            let mut others = others.filter(|other| other.0 != one.0);
            let other =
                others.find(|other| parted(one.2, other.2) && !has(other.0, one.2) && !has(one.0, other.2));
            out.extend(other.and_then(|other| of_places(joint, standard, one, other)));
        }
    }
    out
}

/// Two documents give a region two places.
fn of_places(
    joint: &Joint,
    standard: Option<(usize, &Verdicts)>,
    one: &(usize, u32, &Rank),
    other: &(usize, u32, &Rank),
) -> Option<Finding> {
    let (report, text) = (&joint.report, &joint.source.text);
    let (first, second) = (report.claims.get(one.1 as usize)?, report.claims.get(other.1 as usize)?);
    let region = first.region?;
    let called = report.regions.get(usize::from(region.0)).map_or("", |region| region.name.as_str());
    let period = first.period.as_ref().map_or("", |period| &period.words);
    let raw = |rank: &Rank| rank.raw.slice(text).trim().to_owned();
    let (here, there) = (joint.name(one.0), joint.name(other.0));
    let working = Said::of(
        "{0}{1}的名次（{2}）：《{3}》说{4}，《{5}》说{6}",
        "{0}, the place in {1} ({2}): “{3}” says {4}, “{5}” says {6}",
        &[called, &first.indicator, period, here, &raw(one.2), there, &raw(other.2)],
    );
    let told = standard.and_then(|(at, verdicts)| {
        let row = held_against(joint, verdicts, one.1).or_else(|| held_against(joint, verdicts, other.1))?;
        [(one, first), (other, second)].into_iter().find_map(|(place, claim)| {
            let judged = verdicts.table.judge(joint, (place.1, claim), place.2, row);
            let told = !matches!(judged, Judged::Untold(_));
            told.then(|| standard::placed(joint, place.2, judged, joint.name(at)))
        })
    });
    let finding = Finding {
        kind: Kind::Documents,
        verdict: Verdict::Unclear,
        weight: 4,
        claims: vec![one.1.min(other.1), one.1.max(other.1)],
        regions: vec![region],
        spans: vec![first.span.min(second.span), first.span.max(second.span)],
        working,
        readings: vec![Reading::Revised.said(), Reading::Scope.said()],
        advice: None,
    };
    Some(decided(finding, told))
}
