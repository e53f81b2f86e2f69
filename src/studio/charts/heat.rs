//! Heat map of places: series against regions. Claimed, contradicted, derived and damaged cells differ in more
//! than colour, and every place is printed in its cell.

use super::{Made, lead, source, table};
use crate::chart::alt;
use crate::chart::heat::MOST;
use crate::chart::model::{Cell, Chart, Heat, Plot, Shade, Sign};
use crate::language::Language;
use crate::studio::facts::{Bound, Facts, Seat, Value};

/// Whether there is a series in which a region claims a place and another says something as well.
pub(super) fn any(facts: &Facts) -> bool {
    let shared = shared(facts);
    facts.seats.iter().any(|seat| seat.series.is_some_and(|line| shared.get(line as usize) == Some(&true)))
}

/// Of which series two regions say something.
fn shared(facts: &Facts) -> Vec<bool> {
    let mut first = vec![None; facts.series.len()];
    let mut shared = vec![false; facts.series.len()];
    let seats = facts.seats.iter().map(|seat| (seat.series, Some(seat.region)));
    let bounds = facts.bounds.iter().map(|bound| (Some(bound.series), Some(bound.region)));
    let values = facts.values.iter().map(|value| (value.series, value.region));
    for (series, region) in seats.chain(bounds).chain(values) {
        let Some((series, region)) = series.zip(region) else { continue };
        let slots = first.get_mut(series as usize).zip(shared.get_mut(series as usize));
        if let Some((first, shared)) = slots {
            *shared |= *first.get_or_insert(region) != region;
        }
    }
    shared
}

/// The chart.
pub(super) fn make(facts: &Facts, language: Language) -> Option<Made> {
    if !any(facts) {
        return None;
    }
    let mut counts = vec![0_u32; facts.series.len()];
    for series in facts.seats.iter().filter_map(|seat| seat.series) {
        if let Some(count) = counts.get_mut(series as usize) {
            *count += 1;
        }
    }
    // The series in which most places are claimed first.
    let mut lines: Vec<u32> = (0..).zip(&counts).filter(|(_, count)| **count > 0).map(|(at, _)| at).collect();
    crate::order::sort_by_key(&mut lines, |&line| std::cmp::Reverse(counts.get(line as usize).copied()));
    // Regions that report, and others where they claim a place.
    let shown =
        |region: &u32| *region < facts.reporting || facts.seats.iter().any(|seat| seat.region == *region);
    let mut columns: Vec<u32> = (0..).zip(&facts.regions).map(|(at, _)| at).filter(shown).collect();
    let unseen = columns.len().saturating_sub(MOST.1);
    columns.truncate(MOST.1);
    // What one region alone tells is no comparison.
    let all = lines.len();
    let shared = shared(facts);
    lines.retain(|&line| shared.get(line as usize) == Some(&true));
    let single = all - lines.len();
    let left_out = lines.len().saturating_sub(MOST.0);
    let row = |&line: &u32| {
        let series = facts.series.get(line as usize);
        let name = series.map(|series| series.name.clone()).unwrap_or_default();
        let told = Told {
            seats: facts.seats.iter().filter(|seat| seat.series == Some(line)).collect(),
            bounds: facts
                .bounds
                .iter()
                .filter(|bound| bound.series == line && !bound.place.is_empty())
                .collect(),
            values: facts
                .values
                .iter()
                .filter(|value| value.series == Some(line) && !value.planned)
                .collect(),
        };
        let cells = columns.iter().map(|&region| cell(facts, &told, line, region, language)).collect();
        (name, cells)
    };
    let rows: Vec<(String, Vec<Cell>)> = lines.iter().take(MOST.0).map(row).collect();
    let columns: Vec<String> =
        columns.iter().filter_map(|&region| facts.regions.get(region as usize).cloned()).collect();
    let seats =
        lines.iter().flat_map(|&line| facts.seats.iter().filter(move |seat| seat.series == Some(line)));
    let table = listed(facts, seats, language);
    let mut notes = vec![
        language
            .pick(
                "格中为自报位次；空白为没有提到，不等于落后。",
                "A cell holds the place that the region claims; blank is not mentioned, which is not last.",
            )
            .to_owned(),
    ];
    notes.extend(counted_from_the_end(facts, language));
    if single > 0 {
        notes.push(language.pick(
            format!("另有{single}个指标只有一个地区提到，没有画。"),
            format!("Told by one region alone and not drawn: {single} indicators."),
        ));
    }
    if unseen > 0 {
        notes.push(
            language
                .pick(format!("另有{unseen}个地区未画。"), format!("{unseen} more regions are not drawn.")),
        );
    }
    if left_out > 0 {
        notes.push(
            language.pick(format!("另有{left_out}个指标未画。"), format!("Not drawn: {left_out} more.")),
        );
    }
    let title = language.pick("位次热力图：指标与地区", "Places: indicators and regions").to_owned();
    let plot = Plot::Heat(Heat { columns, rows });
    Some(Made { chart: Chart { title, notes, source: source(facts, language), plot }, table })
}

/// What L2 in a cell means, where one says so.
pub(super) fn counted_from_the_end(facts: &Facts, language: Language) -> Option<String> {
    let any = language == Language::English && facts.seats.iter().any(|seat| seat.short.starts_with('L'));
    any.then(|| "L2: second from the end, and so on.".to_owned())
}

/// The table of claimed places, which the distribution of places shares.
pub(super) fn listed<'a>(
    facts: &'a Facts,
    seats: impl Iterator<Item = &'a Seat>,
    language: Language,
) -> crate::blocks::model::Sheet {
    let rows = seats.map(|seat| {
        let name = facts.regions.get(seat.region as usize).cloned().unwrap_or_default();
        let words = vec![
            name,
            seat.words.clone(),
            seat.name.clone(),
            seat.literal.clone(),
            alt::sign(seat.sign, language).to_owned(),
        ];
        (words, seat.claim.clone())
    });
    let heads: [&str; 5] = language.pick(
        ["地区", "自报位次", "指标", "数值", "对照"],
        ["Region", "Claimed", "Indicator", "Value", "Compared"],
    );
    table(language.pick("自报位次", "Claimed places"), &heads, rows)
}

/// What is told of one series.
struct Told<'a> {
    seats: Vec<&'a Seat>,
    bounds: Vec<&'a Bound>,
    values: Vec<&'a Value>,
}

/// What a region has in a series: the place it claims, that which follows, a value, a loss, nothing.
fn cell(facts: &Facts, told: &Told<'_>, line: u32, region: u32, language: Language) -> Cell {
    let seats = || told.seats.iter().filter(|seat| seat.region == region);
    let name = facts.series.get(line as usize).map_or("", |series| series.name.as_str());
    let place = facts.regions.get(region as usize).map(String::as_str).unwrap_or_default();
    let comma = language.pick("，", ", ");
    let said = |parts: &[&str]| {
        let parts: Vec<&str> =
            [place, name].iter().chain(parts).copied().filter(|part| !part.is_empty()).collect();
        parts.join(comma)
    };
    // Of several places (of two times) the one that cannot be so is shown, else the first.
    let doubted = |wanted: Sign| seats().find(|seat| seat.sign == wanted);
    let seat = doubted(Sign::Contradicted).or_else(|| doubted(Sign::Unclear)).or_else(|| seats().next());
    if let Some(seat) = seat {
        let more = seats().count() - 1;
        let more = if more == 0 {
            String::new()
        } else {
            language.pick(format!("另报{more}次"), format!("{more} more"))
        };
        let label = said(&[&seat.words, &seat.literal, alt::sign(seat.sign, language), &more]);
        return Cell {
            words: seat.short.clone(),
            shade: seat.shade,
            sign: seat.sign,
            go: lead(&seat.claim),
            label,
        };
    }
    let bound = told.bounds.iter().find(|bound| bound.region == region);
    if let Some(bound) = bound {
        let words = bound.place.clone();
        let label = said(&[&words, alt::shade(Shade::Derived, language)]);
        return Cell { words, shade: Shade::Derived, sign: Sign::Untested, go: lead(&bound.claim), label };
    }
    let value = told.values.iter().find(|value| value.region == Some(region));
    if let Some(value) = value {
        let label = said(&[&value.literal, alt::shade(Shade::Value, language)]);
        return Cell { shade: Shade::Value, go: lead(&value.claim), label, ..Cell::default() };
    }
    let topic = facts.series.get(line as usize).map(|series| series.topic);
    if topic.is_some_and(|topic| facts.damaged.contains(&(region, topic))) {
        let label = said(&[alt::shade(Shade::Damaged, language)]);
        return Cell { shade: Shade::Damaged, label, ..Cell::default() };
    }
    Cell::default()
}
