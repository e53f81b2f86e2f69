//! 位次统计: how many places each region claims, and what the others' words say of them.

use std::borrow::Cow;

use super::viewer::Viewer;
use crate::blocks::model::{Go, Item, Tone};
use crate::claim::model::Rank;
use crate::league::Support;
use crate::league::standing::{Class as Part, Places};
use crate::league::tally::{Class, Tally};
use crate::serve::series;

/// What one region claims of places, ready to be shown.
#[derive(Debug, Default)]
pub(super) struct Standing {
    pub(super) region: u32,
    pub(super) first: u16,
    /// First to third.
    pub(super) top: u16,
    pub(super) middle: u16,
    pub(super) bottom: u16,
    /// Those that may lie in more than one of these, as the scope has no told size.
    pub(super) open: u16,
    pub(super) supported: u16,
    pub(super) untested: u16,
    /// Those that do not go with what others say and may hold all the same.
    pub(super) unclear: u16,
    pub(super) contradicted: u16,
    /// Counts that it states of itself (9项前三).
    pub(super) stated: Vec<Item>,
    /// Places in wider scopes.
    pub(super) beyond: Vec<Item>,
}

impl Standing {
    /// All places.
    pub(super) fn all(&self) -> u16 {
        self.top + self.middle + self.bottom + self.open
    }
}

/// Every region's places, most firsts first; those of the text's own whole, wider ones beside them.
pub(super) fn standings(viewer: &Viewer<'_>) -> Vec<Standing> {
    let report = &viewer.held.report;
    let regions = viewer.regions().into_iter().filter(|&region| viewer.beside_others(region));
    let mut rows: Vec<Standing> = regions.map(|region| Standing { region, ..Standing::default() }).collect();
    let own = own_scope(viewer);
    for standing in &report.standings {
        let group = viewer.group(standing.region);
        let Some(row) = rows.iter_mut().find(|row| Some(row.region) == group) else { continue };
        for places in &standing.scopes {
            let passing = passing(viewer, places);
            if &*places.scope == own {
                add(row, &passing);
            } else if !passing.claims.is_empty() {
                row.beyond.push(wider(viewer, &passing));
            }
        }
        let tallies = standing.tallies.iter().filter(|tally| viewer.passes(tally.claim));
        for tally in tallies {
            let item = tallied(viewer, tally);
            // Said twice is said once.
            if !row.stated.iter().any(|known| known.text == item.text) {
                row.stated.push(item);
            }
        }
    }
    crate::order::sort_by_key(&mut rows, |row| std::cmp::Reverse((row.first, row.top, row.all())));
    rows
}

/// The scope that most regions name: a region that boasts only of the province has nothing in it.
pub(super) fn own_scope<'a>(viewer: &Viewer<'a>) -> &'a str {
    let mut scopes: Vec<(&str, u32)> = Vec::new();
    for places in viewer.held.report.standings.iter().flat_map(|standing| &standing.scopes) {
        match scopes.iter_mut().find(|(scope, _)| *scope == &*places.scope) {
            Some((_, count)) => *count += 1,
            None => scopes.push((&places.scope, 1)),
        }
    }
    scopes.iter().rev().max_by_key(|(_, count)| *count).map_or("", |&(scope, _)| scope)
}

/// The places of the claims that the filters let pass, counted anew.
fn passing<'a>(viewer: &Viewer<'_>, places: &'a Places) -> Cow<'a, Places> {
    if viewer.passing.is_none() {
        return Cow::Borrowed(places);
    }
    let mut left = Places { scope: places.scope.clone(), of: places.of, ..Places::default() };
    left.claims = places.claims.iter().copied().filter(|&claim| viewer.passes(claim)).collect();
    for seat in places.seats.iter().filter(|seat| viewer.passes(seat.claim)) {
        let rank = viewer.claim(seat.claim).and_then(|claim| claim.ranks.get(usize::from(seat.rank)));
        let first = seat.class == Part::Top && rank.is_some_and(|rank| rank.to == 1);
        let class = match seat.class {
            Part::Top => &mut left.top,
            Part::Middle => &mut left.middle,
            Part::Bottom => &mut left.bottom,
            Part::Open => &mut left.open,
        };
        *class = class.saturating_add(1);
        left.first = left.first.saturating_add(u16::from(first));
        let verdict = match seat.verdict {
            Support::Supported => &mut left.supported,
            Support::Unclear => &mut left.unclear,
            Support::Contradicted => &mut left.contradicted,
            Support::Untested | Support::None => &mut left.untested,
        };
        *verdict = verdict.saturating_add(1);
    }
    Cow::Owned(left)
}

fn add(row: &mut Standing, places: &Places) {
    for (sum, count) in [
        (&mut row.first, places.first),
        (&mut row.top, places.top),
        (&mut row.middle, places.middle),
        (&mut row.bottom, places.bottom),
        (&mut row.open, places.open),
        (&mut row.supported, places.supported),
        (&mut row.untested, places.untested),
        (&mut row.unclear, places.unclear),
        (&mut row.contradicted, places.contradicted),
    ] {
        *sum = sum.saturating_add(count);
    }
}

/// 全省 5, of them so many first.
fn wider(viewer: &Viewer<'_>, places: &Places) -> Item {
    let count = places.claims.len().to_string();
    let small = if places.first > 0 { format!("{} {}", viewer.t.first, places.first) } else { String::new() };
    let go = places.claims.first().and_then(|&claim| viewer.claim(claim));
    let go = go.map_or(Go::Nowhere, |claim| Go::Claim(claim.id()));
    Item::new([viewer.scope(&places.scope), viewer.language.pick(" ", ": "), &count].concat())
        .small(small)
        .go(go)
}

/// 前3 9: what a speaker counts of its own places.
fn tallied(viewer: &Viewer<'_>, tally: &Tally) -> Item {
    let t = viewer.t;
    let words = match tally.class {
        Class::Places(from, to, end) => {
            let claim = viewer.claim(tally.claim);
            let raw = claim.map(|claim| claim.span).unwrap_or_default();
            let rank = Rank { scope: "全市".into(), of: None, raw, from, to, end, tie: false, step: None };
            series::place(&rank, viewer.language)
        }
        Class::Ahead => t.ahead_part.to_owned(),
        Class::Middle => t.middle.to_owned(),
        Class::Behind => t.bottom.to_owned(),
    };
    let gap = viewer.language.pick("：", ": ");
    let go = viewer.claim(tally.claim).map_or(Go::Nowhere, |claim| Go::Claim(claim.id()));
    Item::new(format!("{words}{gap}{}", tally.count)).tone(Tone::Plain).go(go)
}
