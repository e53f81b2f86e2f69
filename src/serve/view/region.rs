//! 一地一页: one region whole: its places, who is just ahead and behind, its findings, what it says and what not.

use super::findings::{card, picked, tone};
use super::grid::grid;
use super::leagues;
use super::viewer::{Viewer, fill};
use crate::audit::Verdict;
use crate::blocks::model::{Block, Cell, Go, Head, Item, LineKind, Row, Sheet, Tone, View};
use crate::document::model::Topic;
use crate::league::{League, Member};
use crate::series::Series;
use crate::serve::{narrow, rows};

/// Claims listed here; the claims table has all.
const CLAIMS: usize = 400;
const SILENT: usize = 40;

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let t = viewer.t;
    let mut view = View::default();
    let regions = viewer.regions();
    let Some(region) =
        viewer.query.regions.iter().copied().find(|&region| region != u32::MAX).or(regions.first().copied())
    else {
        view.line(LineKind::Words, vec![Item::new(t.no_regions).tone(Tone::Faint)]);
        return view;
    };
    let pick = |&other: &u32| {
        Item::new(viewer.region_name(other)).go(Go::RegionPage(other)).pressed(other == region)
    };
    view.line(LineKind::Controls, regions.iter().map(pick).collect());
    let claims = viewer.claims_of(region);
    view.blocks.push(Block::Title(Item::new(viewer.region_name(region))));
    let ranked = claims
        .iter()
        .filter_map(|&index| viewer.claim(index))
        .filter(|claim| !claim.ranks.is_empty())
        .count();
    let mut facts = vec![
        Item::new(claims.len().to_string())
            .small(viewer.counted(narrow(claims.len()), t.fact_claims))
            .go(Go::Panel("claims")),
        Item::new(ranked.to_string()).small(t.fact_ranks).go(Go::Ranked(region)),
    ];
    let findings: Vec<_> = picked(viewer, |_| true)
        .into_iter()
        .filter(|finding| finding.regions.iter().any(|&id| viewer.group(id) == Some(region)))
        .collect();
    for verdict in [Verdict::Fails, Verdict::Unclear, Verdict::Holds] {
        let count = findings.iter().filter(|finding| finding.verdict == verdict).count();
        if count > 0 {
            let go = Go::Set("audit", "verdict", verdict.name().to_owned());
            facts.push(
                Item::new(count.to_string())
                    .small(viewer.found(narrow(count), verdict))
                    .tone(tone(verdict))
                    .go(go),
            );
        }
    }
    view.line(LineKind::Facts, facts);
    let own = (0..).zip(&viewer.held.report.claims);
    let own = own.filter(|(_, claim)| viewer.held.group(claim) == Some(region));
    view.line(LineKind::Controls, viewer.periods(own));
    let speaks = viewer.held.report.regions.get(region as usize).is_some_and(|one| !one.blocks.is_empty());
    if speaks && !viewer.held.report.draft {
        view.line(LineKind::Words, vec![Item::new(t.draft_one).go(Go::Draft(region))]);
    }
    seats(&mut view, viewer, region);
    let calendar: Vec<_> = findings.iter().filter(|finding| finding.kind.name() == "calendar").collect();
    if !calendar.is_empty() {
        view.heading(t.calendar);
        view.blocks
            .push(Block::Cards(calendar.into_iter().map(|finding| card(viewer, finding, false)).collect()));
        let chart = Item::new(t.calendar_chart).go(Go::Set("chart", "chart", "calendar".to_owned()));
        view.line(LineKind::Words, vec![chart]);
    }
    let doubts = findings
        .iter()
        .filter(|finding| finding.verdict != Verdict::Holds && finding.kind.name() != "calendar");
    let cards: Vec<_> = doubts.map(|finding| card(viewer, finding, false)).collect();
    if !cards.is_empty() {
        view.heading(t.doubts);
        view.blocks.push(Block::Cards(cards));
    }
    silent(&mut view, viewer, region);
    told(&mut view, viewer, &claims);
    view
}

/// Its place in each league, with who is next on either side.
fn seats(view: &mut View, viewer: &Viewer<'_>, region: u32) {
    let t = viewer.t;
    let mut rows = Vec::new();
    for league in viewer.held.report.leagues.iter().filter(|league| league.members.len() > 1) {
        let Some(series) = leagues::series(viewer, league) else { continue };
        // Regions that the reader calls alike are one, and what each of them says stands here.
        let is_it = |member: &&Member| viewer.group(member.region) == Some(region);
        for member in league.members.iter().filter(is_it).filter(|one| viewer.any_passes(&one.claims)) {
            rows.push(seat(viewer, league, member, series));
        }
    }
    if rows.is_empty() {
        return;
    }
    view.heading(t.seats);
    view.note(t.seats_note);
    let heads = vec![
        Head::of(t.indicator),
        Head::number(t.value),
        Head::of(t.claimed),
        Head::number(t.possible),
        Head::of(t.ahead),
        Head::of(t.behind),
        Head::of(t.checked),
    ];
    view.sheet(Sheet { caption: t.seats.to_owned(), heads: vec![heads], rows });
}

/// Its seat in one league.
fn seat(viewer: &Viewer<'_>, league: &League, member: &Member, series: &Series) -> Row {
    let unit = series.unit.as_deref();
    let places = member.places.map(leagues::span_of).unwrap_or_default();
    let beside = |other: Option<&Member>| match other {
        Some(other) => Cell::several(neighbour(viewer, member, other, series), false),
        None => Cell::default(),
    };
    let group = viewer.group(member.region);
    let others = || league.members.iter().filter(|other| viewer.group(other.region) != group);
    let time = viewer.league_time(league);
    let parts = unit.into_iter().chain([viewer.scope(&league.scope), &time]);
    let small: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let small = small.join(" · ");
    Row::of(vec![
        Cell::of(Item::new(&*series.name).small(small).go(Go::Series(league.series))),
        leagues::value_cell(viewer, member, series),
        Cell::of(leagues::claimed(viewer, member)),
        Cell::number(
            Item::new(places)
                .tone(Tone::Derived)
                .small(league.of.map_or_else(String::new, |of| format!("/{of}"))),
        ),
        beside(ahead(league, others(), member)),
        beside(behind(league, others(), member)),
        Cell::of(leagues::support(viewer, member)),
    ])
}

/// The nearest member that surely stands before this one.
fn ahead<'a>(league: &League, others: impl Iterator<Item = &'a Member>, me: &Member) -> Option<&'a Member> {
    let nearer = |known: &Member, other: &Member| leagues::before(league, known, other);
    nearest(others.filter(|other| leagues::before(league, other, me)), nearer)
}

/// The nearest member that surely stands behind.
fn behind<'a>(league: &League, others: impl Iterator<Item = &'a Member>, me: &Member) -> Option<&'a Member> {
    let nearer = |known: &Member, other: &Member| leagues::before(league, other, known);
    nearest(others.filter(|other| leagues::before(league, me, other)), nearer)
}

fn nearest<'a>(
    members: impl Iterator<Item = &'a Member>,
    nearer: impl Fn(&Member, &Member) -> bool,
) -> Option<&'a Member> {
    members.fold(None, |known, other| match known {
        Some(known) if !nearer(known, other) => Some(known),
        _ => Some(other),
    })
}

/// A neighbour with its value and how far off it is.
fn neighbour(viewer: &Viewer<'_>, me: &Member, other: &Member, series: &Series) -> Vec<Item> {
    let mut items = leagues::member_items(viewer, other, series);
    if let Some((mine, theirs)) = me.value.zip(other.value) {
        let gap = leagues::in_series(theirs.saturating_sub(mine).abs(), series);
        if let Some(value) = items.last_mut() {
            value.small = fill(viewer.t.gap, &[&gap]);
        }
    }
    items
}

/// What others tell and this region does not.
fn silent(view: &mut View, viewer: &Viewer<'_>, region: u32) {
    let t = viewer.t;
    let grid = grid(viewer);
    let Some(at) = grid.regions.iter().position(|&other| other == region) else { return };
    let mut left: Vec<_> = grid.lines.iter().filter(|line| line.told > 1 && line.silent(at)).collect();
    if left.is_empty() {
        return;
    }
    crate::order::sort_by_key(&mut left, |line| std::cmp::Reverse(line.told));
    view.heading(t.silent);
    view.note(t.silent_note);
    let items = left.iter().take(SILENT).filter_map(|line| {
        let series = viewer.held.report.series.get(line.series as usize)?;
        let small = fill(t.n_of, &[&line.told.to_string(), &grid.regions.len().to_string()]);
        Some(Item::new(&*series.name).small(small).go(Go::Series(line.series)))
    });
    let items = items.collect();
    view.line(LineKind::Words, items);
}

/// Its claims by topic.
fn told(view: &mut View, viewer: &Viewer<'_>, claims: &[u32]) {
    let t = viewer.t;
    let mut rows = Vec::new();
    for topic in Topic::ALL {
        let of_topic = claims
            .iter()
            .filter_map(|&index| Some((index, viewer.claim(index)?)))
            .filter(|(_, claim)| claim.topic == topic);
        let mut first = true;
        for (index, claim) in of_topic.take(CLAIMS) {
            if std::mem::take(&mut first) {
                let head = Item::new(t.topic(topic)).go(Go::Topic(topic.name()));
                rows.push(Row {
                    group: true,
                    current: false,
                    cells: vec![Cell { across: 4, ..Cell::of(head) }],
                });
            }
            let name = match claim.subject.as_deref() {
                Some(subject) => format!("{subject} · {}", claim.indicator),
                None => claim.indicator.to_string(),
            };
            let tone =
                if claim.quantity.is_none() { Tone::Rank } else { viewer.value_item(claim, None).tone };
            let value = Item::new(rows::signed(viewer.held, claim)).tone(tone).go(Go::Claim(claim.id()));
            let rank = Item::new(viewer.places(claim)).tone(Tone::Rank);
            let rank = if claim.quantity.is_none() { rank.go(Go::Claim(claim.id())) } else { rank };
            rows.push(Row::of(vec![
                Cell::of(Item::new(name)),
                Cell::number(if claim.quantity.is_none() { Item::default() } else { value }),
                Cell::of(rank),
                Cell::of(viewer.period_item(index, claim)),
            ]));
        }
    }
    view.heading(t.all_claims);
    let heads = vec![Head::of(t.indicator), Head::number(t.value), Head::of(t.rank), Head::of(t.period)];
    view.sheet(Sheet { caption: t.all_claims.to_owned(), heads: vec![heads], rows });
}
