//! One region's figure from document to document: over time, and where two documents contradict each other.

use rust_decimal::Decimal;

use super::Joint;
use super::time::Days;
use crate::audit::{Finding, Kind, Reading, Said, Verdict};
use crate::claim::model::{Claim, Status};
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

/// What two documents say differently of one region, series and time. What differs from the document that counts is
/// told by [`standard`](super::standard) and not a second time here.
///
/// Never [`Verdict::Fails`]: a later document may have better figures, or count otherwise.
pub fn conflicts(joint: &Joint, courses: &[Course], standard: Option<usize>) -> Vec<Finding> {
    let text = &joint.source.text;
    let claim = |point: &Point| joint.report.claims.get(point.claim as usize);
    let written = |point: &Point| claim(point).and_then(|claim| interval::of(claim, text));
    let mut out = Vec::new();
    for course in courses {
        let counts = |point: &&Point| standard == Some(point.part as usize);
        let near: Vec<&Point> = course.points.iter().filter(|point| !counts(point)).take(NEAR).collect();
        for (index, one) in near.iter().enumerate() {
            let Some(dates) = one.dates else { break };
            let others = near.iter().skip(index + 1).take_while(|other| other.dates == Some(dates));
            // The nearest that differs is enough: the next pair tells the rest.
            let other = others
                .into_iter()
                .filter(|other| other.part != one.part)
                .find(|other| apart(written(one), written(other)));
            let Some((first, second)) = other.and_then(|other| Some((claim(one)?, claim(other)?))) else {
                continue;
            };
            let Some(other) = other else { continue };
            out.push(conflict(joint, course, (one, first), (other, second)));
        }
    }
    out
}

/// Whether two figures cannot be the same one.
fn apart(one: Option<Interval>, other: Option<Interval>) -> bool {
    one.zip(other).is_some_and(|(one, other)| !one.meets(other))
}

fn conflict(joint: &Joint, course: &Course, one: (&Point, &Claim), other: (&Point, &Claim)) -> Finding {
    let text = &joint.source.text;
    let region = joint.report.regions.get(usize::from(course.region.0)).map_or("", |region| &region.name);
    let period = one.1.period.as_ref().map_or("", |period| &period.words);
    let name = |point: &Point| joint.name(point.part as usize);
    let (here, there) = (name(one.0), name(other.0));
    let (a, b) = (one.1.span.slice(text), other.1.span.slice(text));
    let indicator = one.1.indicator.as_ref();
    let working = Said::of(
        "{0}{1}（{2}）：《{3}》为{4}，《{5}》为{6}",
        "{0}, {1} ({2}): {4} in “{3}”, {6} in “{5}”",
        &[region, indicator, period, here, a, there, b],
    );
    Finding {
        kind: Kind::Documents,
        verdict: Verdict::Unclear,
        weight: 4,
        claims: vec![one.0.claim.min(other.0.claim), one.0.claim.max(other.0.claim)],
        regions: vec![course.region],
        spans: vec![one.1.span.min(other.1.span), one.1.span.max(other.1.span)],
        working: working.verdict(Verdict::Unclear),
        readings: vec![Reading::Revised.said()],
        advice: None,
    }
}
