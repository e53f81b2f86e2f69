//! 对比: the office's table (汇总表), regions against series, either way round.

use super::grid::{Grid, Line, grid};
use super::leagues;
use super::viewer::{Viewer, fill};
use crate::blocks::model::{Block, Cell, Go, Head, Item, LineKind, Row, Sheet, Tone, View};
use crate::claim::model::Claim;
use crate::document::model::Topic;
use crate::league::period::dates;
use crate::series::Series;

/// Series side by side; more cannot be looked at, and the page must stay quick.
const MOST: usize = 60;
/// Regions in one table.
const REGIONS: usize = 60;

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
    let Grid { regions, lines } = grid(viewer);
    let (shared, single): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.told > 1);
    if shared.is_empty() && single.is_empty() {
        let words = if viewer.held.report.series.is_empty() { t.no_series } else { t.none_filtered };
        view.line(LineKind::Words, vec![Item::new(words).tone(Tone::Faint)]);
        return view;
    }
    let turned = viewer.choice("turned") == "1";
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
                .go(Go::Set("compare", "turned", if turned { "" } else { "1" }.to_owned()))
                .pressed(turned),
            Item::new(t.heat).go(Go::Set("chart", "chart", "heat".to_owned())),
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
        let all: Vec<usize> = (0..regions.len()).collect();
        let rows =
            single.iter().take(200).filter_map(|line| single_row(viewer, &regions, &all, line)).collect();
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
            let mean = |at: usize| {
                let claims = lines.iter().filter_map(|line| line.cells.get(at)).flatten();
                let places: Vec<u32> = claims
                    .filter_map(|&index| viewer.claim(index)?.ranks.first().map(|rank| u32::from(rank.to)))
                    .collect();
                let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
                places.iter().sum::<u32>().saturating_mul(1000).checked_div(count).unwrap_or(u32::MAX)
            };
            crate::order::sort_by_key(&mut places, |&at| mean(at));
        }
    }
    places.truncate(REGIONS);
    places
}

/// Whether what a line shows is of several times: then each cell says its own.
fn mixed(viewer: &Viewer<'_>, line: &Line) -> bool {
    let first = |cell: &Vec<u32>| viewer.claim(*cell.first()?)?.period.as_deref().and_then(dates);
    let mut times = line.cells.iter().filter_map(first);
    times.next().is_some_and(|one| times.any(|other| other != one))
}

/// What the places of the others leave for a value that is not told; marked as derived.
fn bounds(viewer: &Viewer<'_>, line: &Line, claim: &Claim) -> Option<Item> {
    let report = &viewer.held.report;
    let series = report.series.get(line.series as usize)?;
    let group = viewer.held.group(claim)?;
    let mut own = report.leagues.iter().filter(|league| league.series == line.series);
    own.find_map(|league| {
        let member = league.members.iter().find(|member| viewer.group(member.region) == Some(group))?;
        let bounded = member.value.is_none() && (member.low.is_some() || member.high.is_some());
        let item = bounded.then(|| leagues::value(viewer, member, series))??;
        Some(item.title(viewer.t.rank_only).go(Go::Claim(claim.id())))
    })
}

/// Whether the place that a claim tells cannot hold beside what others state.
fn collides(viewer: &Viewer<'_>, line: &Line, claim: &Claim) -> bool {
    let group = viewer.held.group(claim);
    let leagues = viewer.held.report.leagues.iter().filter(|league| league.series == line.series);
    leagues
        .flat_map(|league| &league.members)
        .any(|member| viewer.group(member.region) == group && member.set_aside())
}

/// Value and place of a cell.
fn cell(viewer: &Viewer<'_>, line: &Line, at: usize, unit: Option<&str>) -> (Item, Item) {
    let claims: Vec<&Claim> =
        line.cells.get(at).into_iter().flatten().filter_map(|&index| viewer.claim(index)).collect();
    let Some(&first) = claims.first() else {
        let flag = |flags: &[bool]| flags.get(at) == Some(&true);
        let (words, tone) = match (flag(&line.hidden), flag(&line.lost)) {
            (true, _) => (viewer.t.filtered_out, Tone::Missing),
            (_, true) => (viewer.t.lost_here, Tone::Look),
            _ => (viewer.t.missing, Tone::Missing),
        };
        return (Item::new(words).tone(tone), Item::default());
    };
    let mut value = if first.quantity.is_some() {
        viewer.value_item(first, unit)
    } else {
        let bounds = bounds(viewer, line, first);
        bounds.unwrap_or_else(|| {
            let told = Item::new(viewer.t.rank_only).tone(Tone::Rank).go(Go::Claim(first.id()));
            if collides(viewer, line, first) { told.small(viewer.t.contradicted) } else { told }
        })
    };
    if mixed(viewer, line) {
        value.small = viewer.period(first);
    }
    if claims.len() > 1 {
        let more = format!("+{}", claims.len() - 1);
        value.small = [value.small.as_str(), &more].join(" ").trim().to_owned();
        let all: Vec<String> = claims
            .iter()
            .map(|claim| [viewer.amount(claim, None), viewer.places(claim), viewer.period(claim)].join(" "))
            .collect();
        value.title = all.join("；");
    }
    // A place of the same thing may be told by another of its claims.
    let ranked = claims.iter().find(|claim| !claim.ranks.is_empty());
    let rank = match ranked {
        Some(claim) => Item::new(viewer.places(claim)).tone(Tone::Rank).go(Go::Claim(claim.id())),
        None => Item::default(),
    };
    (value, rank)
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
            let (value, rank) = cell(viewer, line, at, series.unit.as_deref());
            cells.push(Cell::number(value));
            cells.push(Cell::of(rank));
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
            let (value, rank) = cell(viewer, line, at, series.unit.as_deref());
            let items = if rank.text.is_empty() { vec![value] } else { vec![value, rank] };
            cells.push(Cell::several(items, true));
        }
        rows.push(Row { current: viewer.query.series.contains(&line.series), cells, group: false });
    }
    Sheet { caption: t.compare.to_owned(), heads: vec![heads], rows }
}

/// A series that one region alone tells.
fn single_row(viewer: &Viewer<'_>, regions: &[u32], places: &[usize], line: &Line) -> Option<Row> {
    let series = series(viewer, line)?;
    let at = *places.iter().find(|&&at| line.cells.get(at).is_some_and(|cell| !cell.is_empty()))?;
    let (index, claim) = line.cells.get(at)?.iter().find_map(|&index| Some((index, viewer.claim(index)?)))?;
    let (_, rank) = cell(viewer, line, at, None);
    Some(Row::of(vec![
        Cell::of(Item::new(&*series.name).go(Go::Series(line.series))),
        Cell::of(viewer.region_item(*regions.get(at)?)),
        Cell::of(viewer.value_item(claim, None)),
        Cell::of(rank),
        Cell::of(viewer.period_item(index, claim)),
    ]))
}
