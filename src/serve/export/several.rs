//! 汇总表 of several documents: a row for each region, document and time, so that a cell holds what one document says
//! of one time, and the same figure in two documents stands there twice.
//!
//! A region's rows follow one another in time. Where a document tells of each series one time only, all it says of a
//! region is one row; where it tells of a series at several (a yearbook), each time has its own.

use super::Extract;
use super::cells::{Group, Told};
use super::table::Table;
use crate::book::{Cell, Column, Sheet};
use crate::claim::model::Claim;
use crate::league::period::Dates;
use crate::serve::held::Held;
use crate::serve::narrow;
use crate::serve::view::silence;
use crate::shelf::time::Days;

/// What one document says of a region, of one time or of all.
struct Line<'a> {
    part: usize,
    /// The one time of all of it; `None` where each tells its own.
    time: Option<String>,
    /// By series.
    cells: Vec<Vec<&'a Claim>>,
}

/// A claim with its region, its document and its series.
type Place = (u32, u32, u32, u32);

/// The sheet; the caller names it.
pub(super) fn sheet(extract: &Extract<'_>, table: &Table<'_>) -> Sheet {
    let (held, language) = (extract.held, extract.language);
    let groups = &table.groups;
    let places = places(extract, groups);
    let mut lines: Vec<(usize, Vec<Line<'_>>)> = Vec::new();
    for (place, &region) in table.regions.iter().enumerate() {
        let from = places.partition_point(|place| place.0 < region);
        let own = places.get(from..).unwrap_or_default().iter().take_while(|place| place.0 == region);
        let own: Vec<Place> = own.copied().collect();
        let mut of_region: Vec<Line<'_>> = Vec::new();
        for run in own.chunk_by(|one, two| one.1 == two.1) {
            split(held, run, groups.len(), &mut of_region);
        }
        in_time(held, &mut of_region);
        lines.push((place, of_region));
    }
    lines.retain(|(_, lines)| !lines.is_empty());
    // A series whose cells tell a time that their row does not has a column for it.
    let dated: Vec<bool> = (0..groups.len())
        .map(|at| {
            let open = |line: &Line<'_>| {
                line.time.is_none() && line.cells.get(at).is_some_and(|own| !own.is_empty())
            };
            lines.iter().flat_map(|(_, lines)| lines).any(open)
        })
        .collect();
    let mut columns = vec![
        Column::new(language.pick("地区", "region"), 14),
        Column::new(language.pick("文件", "document"), 20),
        Column::new(language.pick("文件时段", "of the document"), 12),
        Column::new(language.pick("时期", "period"), 12),
    ];
    for (group, dated) in groups.iter().zip(&dated) {
        // The row tells the time.
        group.heads(&mut columns, ("", *dated), language);
    }
    let untold = language.pick("未写明", "not stated");
    let mut rows = Vec::new();
    for (place, of_region) in &lines {
        let name = table.name(held, *place);
        for line in of_region {
            let part = held.parts.get(line.part);
            let whole = part.and_then(|part| part.time.as_ref()).map_or(untold, |time| &time.period.words);
            let time = match line.time.as_deref() {
                Some("") => untold,
                Some(time) => time,
                None => language.pick("见各栏", "see columns"),
            };
            let mut row = vec![
                Cell::text(name),
                Cell::text(part.map_or("", |part| &part.name)),
                Cell::text(whole),
                Cell::text(time),
            ];
            for (at, (group, dated)) in groups.iter().zip(&dated).enumerate() {
                let own = line.cells.get(at).map_or(&[][..], Vec::as_slice);
                let elsewhere = own.is_empty()
                    && of_region.iter().any(|other| {
                        other.part == line.part && other.cells.get(at).is_some_and(|cell| !cell.is_empty())
                    });
                let told = if elsewhere {
                    let value = Cell::text(language.pick("见另行", "in another row"));
                    Told { value, ..Told::default() }
                } else if own.is_empty() && group.line.hidden(*place) {
                    Told { value: Cell::text(silence(language).hidden), ..Told::default() }
                } else {
                    group.of(held, own, language)
                };
                group.cells(told, *dated, &mut row);
            }
            rows.push(row);
        }
    }
    Sheet { rows, columns, frozen: 2, ..Sheet::default() }
}

/// Where each claim stands, by region, document, series and the order of the text.
fn places(extract: &Extract<'_>, groups: &[Group<'_>]) -> Vec<Place> {
    let held = extract.held;
    let mut places: Vec<Place> = Vec::new();
    for (group, at) in groups.iter().zip(0..) {
        for &index in group.line.cells.iter().flat_map(|cell| &cell.claims) {
            let Some(claim) = held.report.claims.get(index as usize) else { continue };
            if let Some(region) = held.group(claim) {
                places.push((region, narrow(held.part(claim)), at, index));
            }
        }
    }
    crate::order::sort_by_key(&mut places, |place| *place);
    places
}

/// The lines of one region in one document.
fn split<'a>(held: &'a Held, run: &[Place], series: usize, lines: &mut Vec<Line<'a>>) {
    let Some(part) = run.first().map(|place| place.1 as usize) else { return };
    let told = run.iter().filter_map(|place| Some((place.2, held.report.claims.get(place.3 as usize)?)));
    let told: Vec<(u32, &Claim, String)> = told.map(|(at, claim)| (at, claim, time(held, claim))).collect();
    let mut times: Vec<&str> = told.iter().map(|one| one.2.as_str()).collect();
    crate::order::sort_by_key(&mut times, |time| *time);
    times.dedup();
    let several = told.chunk_by(|one, two| one.0 == two.0).any(|own| {
        let first = own.first().map(|one| &one.2);
        own.iter().any(|one| Some(&one.2) != first)
    });
    let times: Vec<Option<&str>> = match times.as_slice() {
        [one] => vec![Some(one)],
        all if several => all.iter().copied().map(Some).collect(),
        _ => vec![None],
    };
    for time in times {
        let mut cells = vec![Vec::new(); series];
        for (at, claim, own) in &told {
            let slot = cells.get_mut(*at as usize).filter(|_| time.is_none_or(|time| time == own));
            if let Some(slot) = slot {
                slot.push(*claim);
            }
        }
        lines.push(Line { part, time: time.map(str::to_owned), cells });
    }
}

/// The words of a claim's period; empty where it has none.
fn time(held: &Held, claim: &Claim) -> String {
    claim.period.as_deref().map(|period| held.time(period).into_owned()).unwrap_or_default()
}

/// A region's lines by the last day that they tell, else by that of their document; what tells none keeps its place
/// behind them.
fn in_time(held: &Held, lines: &mut Vec<Line<'_>>) {
    let days = |line: &Line<'_>| -> Option<Dates> {
        let one = line
            .time
            .as_ref()
            .and_then(|_| line.cells.iter().flatten().find_map(|claim| Days::of_claim(claim)));
        let whole = || Days::of(&held.parts.get(line.part)?.time.as_ref()?.period);
        one.or_else(whole).map(|days| days.dates)
    };
    crate::order::sort_by_key(lines, |line| {
        let days = days(line);
        (days.is_none(), days.map(|days| (days.1, days.0)), line.part)
    });
}
