//! Distribution of places by region: a tile each claimed place, in the part of the order where it lies; supported,
//! untested and contradicted ones told apart.

use super::heat::{counted_from_the_end, listed};
use super::{Made, lead, source};
use crate::chart::alt;
use crate::chart::model::{Cell, Chart, Plot, Shade, Tiles};
use crate::chart::tiles::MOST;
use crate::language::Language;
use crate::studio::facts::{Facts, Seat};

/// The part of the order: among the first three, between, among the last three, not known.
fn part(seat: &Seat) -> usize {
    match seat.shade {
        _ if seat.open => 3,
        Shade::First | Shade::Top => 0,
        Shade::Bottom => 2,
        _ => 1,
    }
}

/// The chart; most firsts first.
pub(super) fn make(facts: &Facts, language: Language) -> Option<Made> {
    facts.seats.first()?;
    let of = |region: u32| facts.seats.iter().filter(move |seat| seat.region == region);
    let mut regions: Vec<u32> = (0..).zip(&facts.regions).map(|(at, _)| at).collect();
    // Counted once: a sort asks for its keys at every comparison.
    let mut tallies = vec![(0_u32, 0_u32, 0_u32); facts.regions.len()];
    for seat in &facts.seats {
        if let Some(tally) = tallies.get_mut(seat.region as usize) {
            tally.0 += u32::from(seat.shade == Shade::First);
            tally.1 += u32::from(part(seat) == 0);
            tally.2 += 1;
        }
    }
    regions.retain(|&region| tallies.get(region as usize).is_some_and(|tally| tally.2 > 0));
    crate::order::sort_by_key(&mut regions, |&region| {
        std::cmp::Reverse(tallies.get(region as usize).copied().unwrap_or_default())
    });
    let names: [&str; 4] = language
        .pick(["前三", "居中", "后三", "总数不明"], ["Top three", "Between", "Last three", "Size unknown"]);
    let used: Vec<usize> = (0..4).filter(|&at| facts.seats.iter().any(|seat| part(seat) == at)).collect();
    let comma = language.pick("，", ", ");
    let tile = |seat: &Seat, name: &str| {
        let parts = [name, &seat.name, &seat.words, &seat.literal, alt::sign(seat.sign, language)];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Cell {
            words: seat.short.clone(),
            shade: seat.shade,
            sign: seat.sign,
            go: lead(&seat.claim),
            label: parts.join(comma),
        }
    };
    let row = |&region: &u32| {
        let name = facts.regions.get(region as usize).cloned().unwrap_or_default();
        let column = |&at: &usize| {
            let mut seats: Vec<&Seat> = of(region).filter(|seat| part(seat) == at).collect();
            crate::order::sort_by_key(&mut seats, |seat| (seat.shade, seat.short.len()));
            seats.into_iter().map(|seat| tile(seat, &name)).collect()
        };
        let cells = used.iter().map(column).collect();
        (name, cells)
    };
    let rows: Vec<(String, Vec<Vec<Cell>>)> = regions.iter().take(MOST.0).map(row).collect();
    let seats = regions.iter().flat_map(|&region| of(region));
    let table = listed(facts, seats, language);
    let mut notes = vec![
        language
            .pick(
                "每格一处自报位次，格中为名次；不含项目、企业的位次，同一位次说两遍只算一次。",
                "A tile is a claimed place, with its number; places of projects and firms are left out, one said twice counts once.",
            )
            .to_owned(),
    ];
    notes.extend(counted_from_the_end(facts, language));
    if used.contains(&3) {
        notes.push(
            language
                .pick(
                    "“总数不明”：不知道共有几家，说不准在前、在中还是在后。",
                    "Size unknown: without the number of regions it cannot be told in which part a place lies.",
                )
                .to_owned(),
        );
    }
    let left_out = regions.len().saturating_sub(MOST.0);
    if left_out > 0 {
        notes.push(
            language.pick(
                format!("另有{left_out}个地区未画。"),
                format!("{left_out} more regions are not drawn."),
            ),
        );
    }
    let columns = used.iter().filter_map(|&at| names.get(at)).map(|name| (*name).to_owned()).collect();
    let title = language.pick("各地自报位次的分布", "Places that each region claims").to_owned();
    Some(Made {
        chart: Chart {
            title,
            notes,
            source: source(facts, language),
            plot: Plot::Tiles(Tiles { columns, rows }),
        },
        table,
    })
}
