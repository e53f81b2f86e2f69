//! 对比: the office's table (汇总表), regions against series, either way round.

use super::grid::{Line, Told, grid};
use super::leagues;
use super::viewer::{Viewer, fill};
use crate::blocks::model::{Block, Cell, Go, Head, Item, LineKind, Row, Sheet, Tone, View};
use crate::claim::model::Claim;
use crate::document::model::Topic;
use crate::league::period::dates;
use crate::league::{Member, Support};
use crate::series::Series;
use crate::source::Span;

/// Series side by side; more cannot be looked at, and the page must stay quick.
const MOST: usize = 60;
/// Regions in one table.
const REGIONS: usize = 60;
/// Times that stand below one another in a cell, where several documents are open: the latest ones.
const TIMES: usize = 4;
/// Claims of a cell that are looked at for these; more would be no meetings but a table.
const NEAR: usize = 64;

/// How the regions are ordered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Official,
    Spoken,
    Rank,
}

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let t = viewer.t;
    let mut view = View::default();
    let (regions, shared, single) = grid(viewer).parted(viewer.held);
    if shared.is_empty() && single.is_empty() {
        let words = if viewer.held.report.series.is_empty() { t.no_series } else { t.none_filtered };
        view.line(LineKind::Words, vec![Item::new(words).tone(Tone::Faint)]);
        return view;
    }
    // Without a choice the longer side goes downwards: rows are read on and on, columns beyond the edge are not.
    let long = shared.len() > regions.len();
    let turned = match viewer.choice("turned") {
        "1" => true,
        "0" => false,
        _ => long,
    };
    let order = match viewer.choice("order") {
        "spoken" => Order::Spoken,
        "rank" => Order::Rank,
        _ => Order::Official,
    };
    let sort = |words: &str, value: &str, own: Order| {
        Item::new(words).go(Go::Set("compare", "order", value.to_owned())).pressed(order == own)
    };
    view.line(
        LineKind::Controls,
        vec![
            sort(t.order_official, "", Order::Official),
            sort(t.order_spoken, "spoken", Order::Spoken),
            sort(t.order_rank, "rank", Order::Rank),
            Item::new(t.turn)
                .go(Go::Set("compare", "turned", if turned { "0" } else { "1" }.to_owned()))
                .pressed(turned != long),
            Item::new(t.heat).go(Go::Set("chart", "chart", "heat".to_owned())),
            Item::new(t.compare_hint).tone(Tone::Faint),
        ],
    );
    let columns = columns(viewer, &regions, &shared, order);
    let shown = shared.get(..MOST.min(shared.len())).unwrap_or_default();
    if !shown.is_empty() {
        view.note(t.compare_note);
        let sheet = if turned {
            by_series(viewer, &regions, &columns, shown)
        } else {
            by_region(viewer, &regions, &columns, shown)
        };
        view.blocks.push(Block::Sheet(sheet));
    }
    if shared.len() > MOST {
        view.note(fill(t.more, &[&(shared.len() - MOST).to_string()]));
    }
    if !single.is_empty() {
        let words = fill(t.single, &[&single.len().to_string()]);
        let rows = single.iter().take(200).filter_map(|line| single_row(viewer, &regions, line)).collect();
        let heads = [t.indicator, t.region, t.value, t.rank, t.period].map(Head::of).into();
        let sheet = Sheet { caption: words.clone(), heads: vec![heads], rows };
        view.blocks.push(Block::Folded(words, vec![Block::Sheet(sheet)]));
    }
    view
}

fn series<'a>(viewer: &Viewer<'a>, line: &Line) -> Option<&'a Series> {
    viewer.held.report.series.get(line.series as usize)
}

/// Which regions are shown, as places in the grid. One chosen region is marked among the others; two or more
/// stand alone, to be held against each other.
fn columns(viewer: &Viewer<'_>, regions: &[u32], lines: &[Line], order: Order) -> Vec<usize> {
    let mut places: Vec<usize> = (0..regions.len()).collect();
    places.retain(|&at| regions.get(at).is_some_and(|&region| viewer.beside_others(region)));
    match order {
        Order::Official => {}
        Order::Spoken => crate::order::sort_by_key(&mut places, |&at| regions.get(at).copied()),
        Order::Rank => {
            // By the mean of the places they claim in what is shown; those without one are last.
            let mut ranks = vec![(0_u32, 0_u32); regions.len()];
            for cell in lines.iter().flat_map(|line| &line.cells) {
                let Some((sum, count)) = ranks.get_mut(cell.at) else { continue };
                for rank in cell.claims.iter().filter_map(|&index| viewer.claim(index)?.ranks.first()) {
                    (*sum, *count) = (sum.saturating_add(u32::from(rank.to)), *count + 1);
                }
            }
            let mean = |&(sum, count): &(u32, u32)| sum.saturating_mul(1000).checked_div(count);
            crate::order::sort_by_key(&mut places, |&at| ranks.get(at).and_then(mean).unwrap_or(u32::MAX));
        }
    }
    places.truncate(REGIONS);
    places
}

/// Whether what a line shows is of several times: then each cell says its own.
fn mixed(viewer: &Viewer<'_>, line: &Line) -> bool {
    let first = |cell: &Told| viewer.claim(*cell.claims.first()?)?.period.as_deref().and_then(dates);
    let mut times = line.cells.iter().filter_map(first);
    times.next().is_some_and(|one| times.any(|other| other != one))
}

/// The members of the series' leagues whose place a claim states: one in each scope.
fn members<'a>(viewer: &Viewer<'a>, line: &Line, claim: &Claim) -> impl Iterator<Item = &'a Member> {
    let is_it = |row: &(u32, Span)| viewer.claim(row.0).is_some_and(|one| std::ptr::eq(one, claim));
    let all = viewer.leagues_of(line.series).flat_map(|league| &league.members);
    all.filter(move |member| member.ranked.iter().any(is_it))
}

/// What the places of the others leave for a value that is not told; marked as derived.
fn bounds(viewer: &Viewer<'_>, line: &Line, claim: &Claim) -> Option<Item> {
    let series = viewer.held.report.series.get(line.series as usize)?;
    members(viewer, line, claim).find_map(|member| {
        let bounded = member.value.is_none() && (member.low.is_some() || member.high.is_some());
        let item = bounded.then(|| leagues::value(viewer, member, series))??;
        Some(item.title(viewer.t.rank_only).go(Go::Claim(claim.id())))
    })
}

/// What is said of a place that does not go with what others state; nothing of one that does.
fn collides(viewer: &Viewer<'_>, line: &Line, claim: &Claim) -> Option<&'static str> {
    let verdicts = members(viewer, line, claim).map(|member| member.verdict);
    let doubts = verdicts.filter(|verdict| matches!(verdict, Support::Unclear | Support::Contradicted));
    // A place may stand in several scopes.
    let worst = doubts.max_by_key(|verdict| *verdict == Support::Contradicted)?;
    Some(leagues::verdict(viewer.t, worst).0)
}

/// The claims of a cell that are shown, one a line: the best one, or, where several documents are open, one of each
/// time, by the calendar. What tells no time stands for its document, behind the others.
fn shown<'c>(viewer: &Viewer<'_>, claims: &[&'c Claim]) -> Vec<&'c Claim> {
    let mut shown: Vec<&'c Claim> = claims.iter().copied().take(1).collect();
    if viewer.held.parts.is_empty() {
        return shown;
    }
    let time = |claim: &Claim| {
        let (from, to) = claim.period.as_deref().and_then(dates).unzip();
        (to.is_none(), to, from, if to.is_none() { viewer.held.part(claim) } else { 0 })
    };
    for claim in claims.iter().take(NEAR) {
        if shown.iter().all(|other| time(other) != time(claim)) {
            shown.push(claim);
        }
    }
    crate::order::sort_by_key(&mut shown, |claim| time(claim));
    shown.split_off(shown.len().saturating_sub(TIMES))
}

/// Value and place of a cell, line by line.
fn cell(viewer: &Viewer<'_>, line: &Line, at: usize, unit: Option<&str>) -> Vec<(Item, Item)> {
    let claims: Vec<&Claim> = line.claims(at).iter().filter_map(|&index| viewer.claim(index)).collect();
    let Some(&first) = claims.first() else {
        let (words, tone) = match (line.hidden(at), line.lost(at)) {
            (true, _) => (viewer.t.filtered_out, Tone::Missing),
            (_, true) => (viewer.t.lost_here, Tone::Look),
            _ => (viewer.t.missing, Tone::Missing),
        };
        return vec![(Item::new(words).tone(tone), Item::default())];
    };
    let shown = shown(viewer, &claims);
    if shown.len() > 1 {
        let mut lines: Vec<(Item, Item)> =
            shown.iter().map(|claim| told(viewer, line, claim, unit)).collect();
        for ((value, _), claim) in lines.iter_mut().zip(&shown) {
            value.small = viewer.period(claim);
            if value.small.is_empty() {
                value.small =
                    viewer.held.part_at(claim.span.start()).map_or("", |part| &part.name).to_owned();
            }
        }
        if let Some((value, _)) = lines.last_mut() {
            others(viewer, value, &claims, claims.len() - shown.len());
        }
        return lines;
    }
    let (mut value, mut rank) = told(viewer, line, first, unit);
    if mixed(viewer, line) {
        value.small = viewer.period(first);
    }
    others(viewer, &mut value, &claims, claims.len() - 1);
    // A place of the same thing may be told by another of its claims.
    if let Some(claim) = claims.iter().find(|claim| !claim.ranks.is_empty()) {
        rank = place(viewer, line, claim);
    }
    vec![(value, rank)]
}

/// Value and place of a claim.
fn told(viewer: &Viewer<'_>, line: &Line, claim: &Claim, unit: Option<&str>) -> (Item, Item) {
    let value = if claim.quantity.is_some() {
        viewer.value_item(claim, unit)
    } else {
        let bounds = bounds(viewer, line, claim);
        bounds.unwrap_or_else(|| {
            let told = Item::new(viewer.t.rank_only).tone(Tone::Rank).go(Go::Claim(claim.id()));
            match collides(viewer, line, claim) {
                Some(words) => told.small(words),
                None => told,
            }
        })
    };
    (value, place(viewer, line, claim))
}

/// The place of a claim; one beside a value says where it does not go with what others state.
fn place(viewer: &Viewer<'_>, line: &Line, claim: &Claim) -> Item {
    if claim.ranks.is_empty() {
        return Item::default();
    }
    let place = Item::new(viewer.places(claim)).tone(Tone::Rank).go(Go::Claim(claim.id()));
    match collides(viewer, line, claim).filter(|_| claim.quantity.is_some()) {
        Some(words) => place.small(words),
        None => place,
    }
}

/// Tells on a value how many more there are in its cell, and which.
fn others(viewer: &Viewer<'_>, value: &mut Item, claims: &[&Claim], count: usize) {
    if count > 0 {
        let more = format!("+{count}");
        value.small = [value.small.as_str(), &more].join(" ").trim().to_owned();
        let all: Vec<String> = claims
            .iter()
            .map(|claim| [viewer.amount(claim, None), viewer.places(claim), viewer.period(claim)].join(" "))
            .collect();
        value.title = all.join("；");
    }
}

/// Regions downwards, under each series its value and its place.
fn by_region(viewer: &Viewer<'_>, regions: &[u32], places: &[usize], lines: &[Line]) -> Sheet {
    let t = viewer.t;
    let corner = Head { down: 3, ..Head::of(t.region) };
    let mut topics = vec![corner];
    let (mut names, mut parts) = (Vec::new(), Vec::new());
    let mut last: Option<Topic> = None;
    for line in lines {
        let Some(series) = series(viewer, line) else { continue };
        match topics.last_mut() {
            Some(head) if last == Some(series.topic) => head.across += 2,
            _ => {
                let item = Item::new(t.topic(series.topic)).go(Go::Topic(series.topic.name()));
                topics.push(Head { item, across: 2, down: 1, number: false });
            }
        }
        last = Some(series.topic);
        let item =
            Item::new(&*series.name).small(series.unit.as_deref().unwrap_or("")).go(Go::Series(line.series));
        names.push(Head { item, across: 2, down: 1, number: false });
        parts.push(Head::number(t.value));
        parts.push(Head::of(t.rank));
    }
    let rows = places.iter().filter_map(|&at| {
        let region = *regions.get(at)?;
        let mut cells = vec![Cell::of(viewer.region_item(region))];
        for line in lines {
            let Some(series) = series(viewer, line) else { continue };
            let (values, ranks) = cell(viewer, line, at, series.unit.as_deref()).into_iter().unzip();
            cells.push(Cell::several(values, true));
            cells.push(Cell::several(ranks, false));
        }
        Some(Row { current: viewer.chosen(region), cells, group: false })
    });
    let rows = rows.collect();
    Sheet { caption: t.compare.to_owned(), heads: vec![topics, names, parts], rows }
}

/// Series downwards, a region a column.
fn by_series(viewer: &Viewer<'_>, regions: &[u32], places: &[usize], lines: &[Line]) -> Sheet {
    let t = viewer.t;
    let mut heads = vec![Head::of(t.indicator)];
    for region in places.iter().filter_map(|&at| regions.get(at)) {
        heads.push(Head { item: viewer.region_item(*region), across: 1, down: 1, number: true });
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut last: Option<Topic> = None;
    for line in lines {
        let Some(series) = series(viewer, line) else { continue };
        if last != Some(series.topic) {
            last = Some(series.topic);
            let item = Item::new(t.topic(series.topic)).go(Go::Topic(series.topic.name()));
            rows.push(Row {
                group: true,
                current: false,
                cells: vec![Cell { across: heads.len(), ..Cell::of(item) }],
            });
        }
        let name =
            Item::new(&*series.name).small(series.unit.as_deref().unwrap_or("")).go(Go::Series(line.series));
        let mut cells = vec![Cell::of(name)];
        for &at in places {
            let lines = cell(viewer, line, at, series.unit.as_deref());
            // Of several times each place stays beside its value, in the clipboard, too.
            let several = lines.len() > 1;
            let items = lines.into_iter().flat_map(|(value, rank)| [value, rank]);
            let items = items.filter(|item| several || !item.text.is_empty());
            cells.push(Cell::several(items.collect(), true));
        }
        rows.push(Row { current: viewer.query.series.contains(&line.series), cells, group: false });
    }
    Sheet { caption: t.compare.to_owned(), heads: vec![heads], rows }
}

/// A series that one region alone tells.
fn single_row(viewer: &Viewer<'_>, regions: &[u32], line: &Line) -> Option<Row> {
    let series = series(viewer, line)?;
    let told = line.cells.iter().find(|cell| !cell.claims.is_empty())?;
    let (index, claim) = told.claims.iter().find_map(|&index| Some((index, viewer.claim(index)?)))?;
    let lines = cell(viewer, line, told.at, None);
    let several = lines.len() > 1;
    let (values, ranks): (Vec<Item>, Vec<Item>) = lines.into_iter().unzip();
    let values = if several { values } else { vec![viewer.value_item(claim, None)] };
    let period = if several { Item::default() } else { viewer.period_item(index, claim) };
    Some(Row::of(vec![
        Cell::of(Item::new(&*series.name).go(Go::Series(line.series))),
        Cell::of(viewer.region_item(*regions.get(told.at)?)),
        Cell::several(values, false),
        Cell::several(ranks, false),
        Cell::of(period),
    ]))
}
