//! 总览: what the text holds, who stands where, and what matters most.

use super::findings;
use super::leagues;
use super::standing::{Standing, standings};
use super::viewer::{Viewer, fill};
use crate::audit::Verdict;
use crate::blocks::model::{Block, Cell, Go, Head, Item, LineKind, Row, Sheet, Tone, View};
use crate::report::Fate;
use crate::serve::narrow;

/// So many findings and leagues stand on the overview; the rest is one press away.
const FINDINGS: usize = 4;
const LEADERS: usize = 8;
/// Regions whose places are counted here, most firsts first: more than any one meeting has. The table is drawn in one
/// piece, and that of a megabyte would take longer than a frame.
const REGIONS: usize = 40;

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let mut view = View::default();
    head(&mut view, viewer);
    let claims = (0..).zip(&viewer.held.report.claims);
    view.line(LineKind::Controls, viewer.periods(claims));
    worst(&mut view, viewer);
    let (mut places, mut first) = (View::default(), View::default());
    medals(&mut places, viewer, REGIONS);
    leaders(&mut first, viewer);
    view.part(places);
    view.part(first);
    if !viewer.held.report.claims.is_empty() {
        view.line(LineKind::Words, vec![Item::new(viewer.t.print).go(Go::Print)]);
        if !viewer.held.report.draft {
            view.note(viewer.t.draft_hint);
        }
    }
    view
}

/// What the text is, and what it holds.
pub(super) fn head(view: &mut View, viewer: &Viewer<'_>) {
    let report = &viewer.held.report;
    let title = match report.title {
        Some(title) => viewer.held.quote(title).into_owned(),
        None => report.document.clone(),
    };
    if !title.trim().is_empty() {
        view.blocks.push(Block::Title(Item::new(title.trim())));
    }
    view.line(LineKind::Facts, facts(viewer));
}

/// Counts, each leading to what it counts.
fn facts(viewer: &Viewer<'_>) -> Vec<Item> {
    let (t, report) = (viewer.t, &viewer.held.report);
    let fact = |count: u32, words: &'static str, panel: &'static str, tone: Tone| {
        Item::new(count.to_string()).small(viewer.counted(count, words)).tone(tone).go(Go::Panel(panel))
    };
    let all = narrow(report.claims.len());
    let (mut claims, mut ranked, mut regions) = (0_u32, 0_u32, Vec::new());
    for (_, claim) in viewer.shown() {
        claims += 1;
        ranked += u32::from(!claim.ranks.is_empty());
        regions.extend(viewer.held.group(claim));
    }
    regions.sort_unstable();
    regions.dedup();
    // Under filters: how many of how many.
    let filtered = claims < all;
    let speaking = viewer.regions();
    let count = speaking.iter().filter(|region| !filtered || regions.binary_search(region).is_ok()).count();
    let lost =
        |wanted: Fate| narrow(report.ledger.numerals.iter().filter(|numeral| numeral.fate == wanted).count());
    let mut facts = vec![
        fact(narrow(count), t.fact_regions, "regions", Tone::Plain),
        fact(claims, t.fact_claims, "claims", Tone::Plain),
        fact(ranked, t.fact_ranks, "leagues", Tone::Plain),
    ];
    if let Some(fact) = facts.get_mut(1).filter(|_| filtered) {
        fact.text = format!("{claims}/{all}");
    }
    for verdict in [Verdict::Fails, Verdict::Unclear, Verdict::Look, Verdict::Holds] {
        let count = viewer.count(verdict);
        if count > 0 || verdict == Verdict::Fails {
            let tone = if count > 0 { findings::tone(verdict) } else { Tone::Plain };
            let go = Go::Set("audit", "verdict", verdict.name().to_owned());
            facts.push(Item::new(count.to_string()).small(viewer.found(count, verdict)).tone(tone).go(go));
        }
    }
    for (fate, words) in [(Fate::Damage, t.fact_damage), (Fate::Unread, t.fact_unread)] {
        // These are of the whole text.
        if lost(fate) > 0 && !filtered {
            let go = Go::Set("ledger", "fate", fate.name().to_owned());
            facts.push(Item { go, ..fact(lost(fate), words, "ledger", Tone::Plain) });
        }
    }
    facts
}

/// The findings that matter most.
fn worst(view: &mut View, viewer: &Viewer<'_>) {
    if viewer.held.report.findings.is_empty() && !viewer.held.report.draft {
        return;
    }
    view.heading(if viewer.held.report.draft { viewer.t.draft_worst } else { viewer.t.worst });
    if viewer.held.report.draft {
        let all = Go::Set("audit", "verdict", String::new());
        view.line(LineKind::Words, vec![Item::new(viewer.t.draft_open).go(all)]);
    }
    let picked = findings::picked(viewer, |verdict| matches!(verdict, Verdict::Fails | Verdict::Unclear));
    if picked.is_empty() {
        view.note(viewer.t.nothing_fails);
        return;
    }
    let cards = picked.iter().take(FINDINGS).map(|&finding| findings::card(viewer, finding, true));
    view.blocks.push(Block::Cards(cards.collect()));
    if picked.len() > FINDINGS {
        let all = fill(viewer.t.all_findings, &[&picked.len().to_string()]);
        view.line(LineKind::Words, vec![Item::new(all).go(Go::Set("audit", "verdict", String::new()))]);
    }
}

/// 位次统计: a region a row, at most so many.
pub(super) fn medals(view: &mut View, viewer: &Viewer<'_>, most: usize) {
    let t = viewer.t;
    let mut rows = standings(viewer);
    if rows.iter().all(|standing| standing.all() == 0) {
        return;
    }
    view.heading(t.standing);
    view.note(t.standing_note);
    let more = rows.len().saturating_sub(most);
    rows.truncate(most);
    let told = rows.iter().any(|standing| !standing.stated.is_empty());
    let beyond = rows.iter().any(|standing| !standing.beyond.is_empty());
    let open = rows.iter().any(|standing| standing.open > 0);
    let mut heads = vec![Head::of(t.region)];
    heads.extend([t.first, t.top, t.middle, t.bottom].map(Head::number));
    heads.extend(open.then(|| Head::number(t.unplaced)));
    heads.extend([t.supported, t.untested, t.verdict(Verdict::Unclear), t.contradicted].map(Head::number));
    for (shown, words) in [(told, t.self_stated), (beyond, t.beyond)] {
        if shown {
            heads.push(Head::of(words));
        }
    }
    let row = |standing: Standing| {
        let number = |count: u16, tone: Tone| {
            if count == 0 {
                return Cell::number(Item::new("0").tone(Tone::Faint));
            }
            Cell::number(Item::new(count.to_string()).tone(tone).go(Go::Ranked(standing.region)))
        };
        let mut cells = vec![
            Cell::of(viewer.region_item(standing.region)),
            number(standing.first, Tone::Strong),
            number(standing.top, Tone::Plain),
            number(standing.middle, Tone::Plain),
            number(standing.bottom, Tone::Plain),
        ];
        cells.extend(open.then(|| number(standing.open, Tone::Plain)));
        cells.extend([
            number(standing.supported, Tone::Holds),
            number(standing.untested, Tone::Plain),
            number(standing.unclear, Tone::Unclear),
            number(standing.contradicted, Tone::Fails),
        ]);
        for (shown, items) in [(told, standing.stated), (beyond, standing.beyond)] {
            if shown {
                cells.push(Cell::several(items, false));
            }
        }
        Row { current: viewer.chosen(standing.region), cells, group: false }
    };
    view.sheet(Sheet {
        caption: t.standing.to_owned(),
        heads: vec![heads],
        rows: rows.into_iter().map(row).collect(),
    });
    if more > 0 {
        view.note(fill(t.more, &[&more.to_string()]));
    }
    let chart = Item::new(t.distribution).go(Go::Set("chart", "chart", "places".to_owned()));
    view.line(LineKind::Words, vec![chart]);
}

/// Who is first where several can be compared.
fn leaders(view: &mut View, viewer: &Viewer<'_>) {
    let t = viewer.t;
    let picked = leagues::compared(viewer);
    if picked.is_empty() {
        return;
    }
    view.heading(t.leaders);
    let rows = picked.iter().take(LEADERS).filter_map(|&league| {
        let series = leagues::series(viewer, league)?;
        let unit = series.unit.as_deref().unwrap_or("");
        // A series that is ranked in the city and in the province stands here twice.
        let twice = picked.iter().filter(|other| other.series == league.series).count() > 1;
        let scope = if twice { viewer.scope(&league.scope) } else { "" };
        let small = [unit, &viewer.league_time(league), scope].join(" ");
        let mut cells =
            vec![Cell::of(Item::new(&*series.name).small(small.trim()).go(Go::Series(league.series)))];
        let members = leagues::in_order(league);
        for at in 0..3 {
            cells.push(match members.get(at) {
                Some(member) => Cell::several(leagues::member_items(viewer, member, series), false),
                None => Cell::default(),
            });
        }
        cells.push(Cell::number(Item::new(leagues::coverage(viewer, league))));
        Some(Row::of(cells))
    });
    let rows: Vec<Row> = rows.collect();
    view.sheet(Sheet {
        caption: t.leaders.to_owned(),
        heads: vec![vec![
            Head::of(t.indicator),
            Head::of(t.best),
            Head::of(t.second),
            Head::of(t.third),
            Head::number(t.stated_of),
        ]],
        rows,
    });
    let all = fill(t.all_leagues, &[&viewer.held.report.leagues.len().to_string()]);
    view.line(LineKind::Words, vec![Item::new(all).go(Go::Panel("leagues"))]);
}
