//! 排名: for each series what was claimed beside what follows, who is tied, and what cannot both be.

use rust_decimal::Decimal;

use super::findings::tone;
use super::viewer::{Viewer, fill};
use super::words::Words;
use crate::audit::Verdict;
use crate::blocks::model::{Block, Cell, Go, Head, Item, LineKind, Row, Sheet, Tone, View};
use crate::claim::model::End;
use crate::league::{League, Member, Support};
use crate::lex::unit::in_unit;
use crate::report::json::plain;
use crate::series::Series;
use crate::serve::series::bare;

/// Places left for the silent are listed up to so many.
const LEFT: usize = 9;
/// Leagues drawn at once.
const MOST: usize = 60;

/// Leagues in which at least two members stand, under the filters: those that cannot hold first, then the best
/// covered.
pub(super) fn compared<'a>(viewer: &Viewer<'a>) -> Vec<&'a League> {
    let mut picked: Vec<&League> = viewer
        .held
        .report
        .leagues
        .iter()
        .filter(|league| league.members.len() > 1 && wanted(viewer, league))
        .collect();
    crate::order::sort_by_key(&mut picked, |league| {
        std::cmp::Reverse((!league.collisions.is_empty(), league.stated, league.members.len()))
    });
    picked
}

/// Whether the filters let a league pass: a chosen region is among its members.
fn wanted(viewer: &Viewer<'_>, league: &League) -> bool {
    let query = viewer.query;
    let member = |member: &Member| viewer.group(member.region).is_some_and(|region| viewer.chosen(region));
    (query.regions.is_empty() || league.members.iter().any(member))
        && league.members.iter().any(|member| viewer.any_passes(&member.claims))
}

/// The series of a league.
pub(super) fn series<'a>(viewer: &Viewer<'a>, league: &League) -> Option<&'a Series> {
    viewer.held.report.series.get(league.series as usize)
}

/// "10 家中 6 家报数".
pub(super) fn coverage(viewer: &Viewer<'_>, league: &League) -> String {
    let stated = league.stated.to_string();
    match league.of {
        Some(of) => fill(viewer.t.n_of, &[&stated, &of.to_string()]),
        None => fill(viewer.t.n_alone, &[&stated]),
    }
}

/// A member with its value, each leading to its sentence.
pub(super) fn member_items(viewer: &Viewer<'_>, member: &Member, series: &Series) -> Vec<Item> {
    let region = viewer.group(member.region).unwrap_or_default();
    let mut items = vec![viewer.region_item(region)];
    items.extend(value(viewer, member, series));
    items
}

/// The stated value; else the place it names, else what it must lie between.
pub(super) fn value(viewer: &Viewer<'_>, member: &Member, series: &Series) -> Option<Item> {
    let unit = series.unit.as_deref();
    let claims = member.claims.iter().filter_map(|&claim| viewer.claim(claim));
    match claims.clone().find(|claim| claim.quantity.is_some()).or_else(|| claims.clone().next()) {
        Some(claim) if claim.quantity.is_some() => Some(viewer.value_item(claim, unit)),
        Some(claim) => {
            let between = between(member, series);
            Some(if between.is_empty() { viewer.value_item(claim, unit) } else { derived(between) })
        }
        None => None,
    }
}

/// The same for a table that has a column of places: what has only that has no value.
pub(super) fn value_cell(viewer: &Viewer<'_>, member: &Member, series: &Series) -> Cell {
    let value = value(viewer, member, series).unwrap_or_default();
    Cell::number(if value.tone == Tone::Rank {
        Item::new(viewer.t.rank_only).tone(Tone::Missing)
    } else {
        value
    })
}

/// The places that it claims in the league's own scope, which stands above the table.
pub(super) fn claimed(viewer: &Viewer<'_>, member: &Member) -> Item {
    let told = member.ranked.iter().filter_map(|(index, raw)| {
        let claim = viewer.claim(*index)?;
        let rank = claim.ranks.iter().find(|rank| rank.raw == *raw)?;
        Some((claim, bare(rank, viewer.language)))
    });
    let told: Vec<_> = told.collect();
    let Some((first, _)) = told.first() else { return Item::default() };
    let mut words: Vec<&str> = told.iter().map(|(_, words)| &**words).collect();
    words.dedup();
    Item::new(words.join(viewer.t.comma)).tone(Tone::Rank).go(Go::Claim(first.id()))
}

fn derived(text: String) -> Item {
    Item::new(text).tone(Tone::Derived)
}

/// The bounds of a value that was not stated.
pub(super) fn between(member: &Member, series: &Series) -> String {
    let told = |value: Option<Decimal>| value.map(|value| in_series(value, series));
    match (told(member.low), told(member.high)) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low}–{high}"),
        (Some(low), None) => format!("≥ {low}"),
        (None, Some(high)) => format!("≤ {high}"),
        (None, None) => String::new(),
    }
}

/// A value of a series in its usual unit.
pub(super) fn in_series(value: Decimal, series: &Series) -> String {
    plain(in_unit(value, series.base.as_deref(), series.unit.as_deref()).unwrap_or(value).round_dp(4))
}

/// (best, worst) in few signs: 2, or 2–4, or 2– where the last place is not known.
pub(super) fn span_of((from, to): (u16, Option<u16>)) -> String {
    match to {
        Some(to) if from == to => from.to_string(),
        Some(to) => format!("{from}–{to}"),
        // Any place at all says nothing.
        None if from == 1 => String::new(),
        None => format!("≥ {from}"),
    }
}

/// What a verdict on a place is called, and how it is drawn.
pub(super) fn verdict(t: &Words, verdict: Support) -> (&'static str, Tone) {
    match verdict {
        Support::Supported => (t.supported, Tone::Holds),
        Support::Untested => (t.untested, Tone::Faint),
        Support::Unclear => (t.verdict(Verdict::Unclear), Tone::Unclear),
        Support::Contradicted => (t.contradicted, Tone::Fails),
        Support::None => ("", Tone::Plain),
    }
}

/// What is to be said of the claimed place.
pub(super) fn support(viewer: &Viewer<'_>, member: &Member) -> Item {
    let (holding, of) = member.support;
    let small = if of > 0 { format!("{holding}/{of}") } else { String::new() };
    let (words, tone) = verdict(viewer.t, member.verdict);
    Item::new(words).tone(tone).small(if words.is_empty() { String::new() } else { small })
}

/// The members as they are shown: the best first. One of whom no place is known may be the first.
pub(super) fn in_order(league: &League) -> Vec<&Member> {
    let mut members: Vec<&Member> = league.members.iter().collect();
    crate::order::sort_by_key(&mut members, |member| match (member.places, member.value) {
        (Some((best, _)), _) => best,
        (None, Some(_)) => 1,
        (None, None) => u16::MAX,
    });
    members
}

/// Whether one member surely stands before another: by value where both tell one, else by place.
pub(super) fn before(league: &League, front: &Member, back: &Member) -> bool {
    match (front.value, back.value) {
        (Some(front), Some(back)) if league.end == End::Bottom => front < back,
        (Some(front), Some(back)) => front > back,
        _ => {
            let worst = front.places.and_then(|(_, worst)| worst);
            worst.zip(back.places).is_some_and(|(worst, (best, _))| worst < best)
        }
    }
}

/// Two members whose statements cannot both hold.
struct Collision<'a>([&'a Member; 2]);

impl<'a> Collision<'a> {
    fn of(league: &'a League, one: u16, two: u16) -> Option<Self> {
        Some(Self([league.members.get(usize::from(one))?, league.members.get(usize::from(two))?]))
    }

    fn item(&self, viewer: &Viewer<'_>) -> Item {
        let name =
            |member: &Member| viewer.group(member.region).map_or("", |region| viewer.region_name(region));
        let [one, other] = self.0;
        let verdict = viewer.held.collision(one, other);
        let words = if verdict == Verdict::Fails { viewer.t.collide } else { viewer.t.collide_unclear };
        Item::new(fill(words, &[name(one), name(other)])).tone(tone(verdict))
    }
}

pub(super) fn view(viewer: &Viewer<'_>) -> View {
    let t = viewer.t;
    let mut view = View::default();
    let leagues = compared(viewer);
    if leagues.is_empty() {
        let words = if viewer.held.report.leagues.is_empty() { t.no_leagues } else { t.none_filtered };
        view.line(LineKind::Words, vec![Item::new(words).tone(Tone::Faint)]);
        return view;
    }
    view.note(t.leagues_note);
    for league in leagues.iter().take(MOST) {
        let mut part = View::default();
        one(&mut part, viewer, league);
        view.part(part);
    }
    if leagues.len() > MOST {
        view.note(fill(t.more, &[&(leagues.len() - MOST).to_string()]));
    }
    view
}

/// The time of a league, which a press chooses.
fn period(viewer: &Viewer<'_>, league: &League) -> Item {
    let Some(own) = &league.period else { return Item::new(viewer.t.no_period).tone(Tone::Faint) };
    let mut claims = league.members.iter().flat_map(|member| &member.claims);
    let told =
        claims.find_map(|&index| Some((index, viewer.claim(index)?)).filter(|one| one.1.period.is_some()));
    let item = told.map(|(index, claim)| viewer.period_item(index, claim)).unwrap_or_default();
    Item { text: viewer.held.time(own).into_owned(), ..item }.tone(Tone::Faint)
}

fn one(view: &mut View, viewer: &Viewer<'_>, league: &League) {
    let t = viewer.t;
    let Some(series) = series(viewer, league) else { return };
    let unit = series.unit.as_deref();
    let mut title = vec![
        Item::new(&*series.name).tone(Tone::Strong).small(unit.unwrap_or("")).go(Go::Series(league.series)),
        Item::new(viewer.scope(&league.scope)),
        period(viewer, league),
        Item::new(coverage(viewer, league)).small(t.stated_of),
    ];
    let spans = league.members.iter().flat_map(|member| &member.claims);
    let spans: Vec<_> = spans.filter_map(|&claim| Some(viewer.claim(claim)?.span)).collect();
    title.extend(viewer.documents(&spans));
    if league.stated > 1 {
        title.push(Item::new(t.bars).go(Go::Set("chart", "chart", format!("bars.{}", league.series))));
    }
    if league.end == End::Bottom {
        title.push(Item::new(t.less_is_better).tone(Tone::Faint));
    }
    if !league.left.is_empty() && league.left.len() <= LEFT {
        let places: Vec<String> = league.left.iter().map(u16::to_string).collect();
        title.push(Item::new(fill(t.left, &[&places.join(t.comma)])).tone(Tone::Derived));
    }
    if league.cut {
        title.push(Item::new(t.cut_short).tone(Tone::Faint));
    }
    view.line(LineKind::Words, title);
    for &(one, two) in league.collisions.iter().take(6) {
        if let Some(collision) = Collision::of(league, one, two) {
            view.line(LineKind::Words, vec![collision.item(viewer)]);
        }
    }
    let row = |member: &Member| {
        let region = viewer.group(member.region).unwrap_or_default();
        let period = match (member.disputed, member.assumed) {
            (true, _) => t.disputed,
            (_, true) => t.assumed,
            _ => "",
        };
        Row {
            group: false,
            current: viewer.chosen(region),
            cells: vec![
                Cell::of(viewer.region_item(region).small(period)),
                value_cell(viewer, member, series),
                Cell::of(claimed(viewer, member)),
                Cell::number(member.places.map_or_else(Item::default, |places| derived(span_of(places)))),
                Cell::of(support(viewer, member)),
            ],
        }
    };
    view.blocks.push(Block::Sheet(Sheet {
        caption: series.name.to_string(),
        heads: vec![vec![
            Head::of(t.region),
            Head::number(t.value),
            Head::of(t.claimed),
            Head::number(t.possible),
            Head::of(t.checked),
        ]],
        rows: in_order(league).into_iter().map(row).collect(),
    }));
}
