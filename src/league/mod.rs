//! Series into leagues: who must sit where (座次).
//!
//! A league is a set of partial boasts about one series, scope and period. [`leagues`] is the way in: it groups
//! the claims of a series by time ([`period`]) and scope ([`scope`]), makes members of them ([`build`]), has them
//! weighed against each other ([`collide`]) and solved ([`solve`]). [`standing`] counts the places of each region.

mod build;
pub mod collide;
pub mod interval;
pub mod model;
pub mod period;
pub mod scope;
pub mod solve;
pub mod standing;
pub mod tally;
#[cfg(test)]
pub(crate) mod tests;

use std::rc::Rc;

use build::Entry;
use collide::Witness;
pub use model::{League, Member, Support};
use period::Dated;
pub use scope::Scopes;
use solve::{Puzzle, Told};
pub use standing::{Standing, standings};

use crate::claim::model::{Aspect, Claim, End};
use crate::document::model::{Document, Region};
use crate::series::{Direction, Series};
use crate::source::{Clean, Span};

/// What leagues are made from.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The source text: how exact a number is stands in its digits.
    pub text: &'a str,
    /// The clean text and the way to the source.
    pub clean: &'a Clean,
    /// Paragraphs, and the names of the whole.
    pub document: &'a Document,
    /// All claims.
    pub claims: &'a [Claim],
    /// All series.
    pub series: &'a [Series],
    /// All regions.
    pub regions: &'a [Region],
}

/// Steps that the solver may take for the first claim, and for each.
const STEPS: (u32, u32) = (100_000, 400);

/// Steps for one league at the most.
const LEAGUE_STEPS: u32 = 100_000;

/// More members than these are no league that is solved; the rest are left out of it.
const MEMBERS: usize = 1000;

/// The leagues of all series, in the order of the series.
///
/// Bounded by a step budget that grows with the number of claims; a league that met it says so.
pub fn leagues(ground: Ground<'_>, scopes: &Scopes<'_>) -> Vec<League> {
    let claims = u32::try_from(ground.claims.len()).unwrap_or(u32::MAX);
    let mut steps = STEPS.0.saturating_add(claims.saturating_mul(STEPS.1));
    let mut leagues = Vec::new();
    for (series, index) in ground.series.iter().zip(0..) {
        // A league has two members at the least, each a region.
        let mut regions = series
            .claims
            .iter()
            .filter_map(|&at| ground.claims.get(at as usize).and_then(|claim| claim.region));
        let first = regions.next();
        if regions.all(|region| Some(region) == first) {
            continue;
        }
        for group in period::groups(&dated(&ground, series), |claim, own| fits(&ground, claim, own)) {
            let mut entries = build::entries(&ground, scopes, series, &group.claims);
            build::one_level(&mut entries, ground.regions);
            entries.truncate(MEMBERS);
            for scope in scopes_of(&entries, scopes) {
                let seed = Seed { series, index, scope, group: &group };
                leagues.extend(league(scopes, &entries, seed, &mut steps));
            }
        }
    }
    leagues
}

/// The claims of a series that may stand in a league, with their times.
fn dated(ground: &Ground<'_>, series: &Series) -> Vec<Dated> {
    let claim = |index: u32| ground.claims.get(index as usize).map(|claim| (index, claim));
    let standing = series.claims.iter().filter_map(|&index| claim(index));
    standing
        .filter(|(index, claim)| build::may_stand(claim, *index, series))
        .filter_map(|(index, claim)| {
            Some(Dated {
                claim: index,
                region: claim.region?.0,
                dates: claim.period.as_deref().and_then(period::dates),
                told: period::told(claim, ground.document, ground.clean),
                period: claim.period.clone(),
            })
        })
        .collect()
}

/// Whether a claim may stand beside those of its own region: they state no other value and no other place.
fn fits(ground: &Ground<'_>, claim: u32, group: &[(u32, bool)]) -> bool {
    // Bounded, so that a text of one endless series stays linear.
    if group.len() > 128 {
        return false;
    }
    let Some(own) = ground.claims.get(claim as usize) else { return false };
    let others = group.iter().filter_map(|&(index, _)| ground.claims.get(index as usize));
    others.filter(|other| other.region == own.region).all(|other| {
        let values = interval::of(own, ground.text).zip(interval::of(other, ground.text));
        let places = own.ranks.iter().all(|rank| {
            let same = other.ranks.iter().filter(|one| one.scope == rank.scope && one.end == rank.end);
            same.into_iter().all(|one| one.from <= rank.to && rank.from <= one.to)
        });
        values.is_none_or(|(a, b)| a.meets(b)) && places
    })
}

/// The scopes in which places are claimed, the text's own whole first.
fn scopes_of(entries: &[Entry], scopes: &Scopes<'_>) -> Vec<Rc<str>> {
    let mut found = vec![scopes.home.clone()];
    for placed in entries.iter().flat_map(|entry| &entry.ranks) {
        if found.len() < 16 && !found.contains(&placed.scope) {
            found.push(placed.scope.clone());
        }
    }
    found
}

/// What a league is made of besides its entries.
struct Seed<'a> {
    series: &'a Series,
    index: u32,
    scope: Rc<str>,
    group: &'a period::Group,
}

/// One league; `None` where fewer than two would stand in it.
fn league(scopes: &Scopes<'_>, entries: &[Entry], seed: Seed<'_>, steps: &mut u32) -> Option<League> {
    let shared = scopes.shares_values(&seed.scope);
    let mut of = scopes.size(&seed.scope);
    let standing: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.ranks_in(&seed.scope) || shared && (entry.value.is_some() || entry.disputed))
        .collect();
    if standing.len() < 2 {
        return None;
    }
    // More regions than the whole is said to have, or a place beyond it: the size is of something else.
    let beyond = standing
        .iter()
        .flat_map(|entry| &entry.ranks)
        .any(|placed| placed.scope == seed.scope && of.is_some_and(|of| placed.rank.to > of));
    let exceeded = of.filter(|of| standing.len() > usize::from(*of) || beyond);
    if exceeded.is_some() {
        of = None;
    }
    let last = build::shared_last(&standing, &seed.scope);
    let mut members: Vec<Member> =
        standing.iter().map(|entry| member(entry, (&seed.scope, of, &last), shared)).collect();
    let told: Vec<Told> = members.iter().map(Member::told).collect();
    let end = match seed.series.direction {
        Some(Direction::Up) => End::Top,
        Some(Direction::Down) => End::Bottom,
        None => collide::good_end(&told, of, seed.series.aspect == Aspect::Count),
    };
    let witnesses = collide::witnesses(&told, of, end);
    let solution = solved(&told, &witnesses, of, end, steps);
    for ((member, witness), seat) in members.iter_mut().zip(&witnesses).zip(&solution.0.seats) {
        member.places = seat.places;
        (member.low, member.high) = (seat.value.low, seat.value.high);
        // Where its own place was set aside because of the others', theirs leave it no place and bound nothing.
        if member.value.is_some() || member.set_aside() {
            (member.low, member.high) = (None, None);
        }
        (member.stated, member.verdict) = (witness.verdict, witness.verdict);
        member.support = witness.support;
    }
    let collisions = witnesses.iter().zip(0_u16..).flat_map(|(witness, index)| {
        witness.against.iter().map(move |&other| (index.min(other), index.max(other)))
    });
    let mut collisions: Vec<(u16, u16)> = collisions.collect();
    let order = in_order(&members, end);
    let mut moved = vec![0_u16; members.len()];
    for (&old, new) in order.iter().zip(0..) {
        if let Some(slot) = moved.get_mut(old) {
            *slot = new;
        }
    }
    for pair in &mut collisions {
        let at = |index: u16| moved.get(usize::from(index)).copied().unwrap_or(index);
        let (a, b) = (at(pair.0), at(pair.1));
        *pair = (a.min(b), a.max(b));
    }
    crate::order::sort_by_key(&mut collisions, |pair| *pair);
    collisions.dedup();
    let mut slots: Vec<Option<Member>> = members.into_iter().map(Some).collect();
    let members: Vec<Member> =
        order.iter().filter_map(|&at| slots.get_mut(at).and_then(Option::take)).collect();
    Some(League {
        series: seed.index,
        scope: seed.scope,
        of,
        exceeded,
        stated: u16::try_from(members.iter().filter(|member| member.value.is_some()).count())
            .unwrap_or(u16::MAX),
        period: seed.group.period.clone(),
        end,
        sure: seed.series.direction.is_some(),
        members,
        collisions,
        left: solution.0.left,
        agrees: solution.1,
        cut: solution.0.cut,
    })
}

/// `last`: the places from the bottom that several claim.
fn member(entry: &Entry, (scope, of, last): (&str, Option<u16>, &[u16]), shared: bool) -> Member {
    let (place, torn) = entry.place(scope, of, last);
    let value = entry.value.filter(|_| shared || place.is_some());
    let own = || entry.ranks.iter().filter(|placed| *placed.scope == *scope);
    let valued: Vec<u32> = entry.values.iter().map(|(claim, _)| *claim).collect();
    let ranked: Vec<(u32, Span)> = own().map(|placed| (placed.claim, placed.rank.raw)).collect();
    // One claim of each kind that tells the time is enough.
    let value_told = entry.values.is_empty() || entry.values.iter().any(|(_, assumed)| !assumed);
    let place_told = place.is_none() || own().any(|placed| !placed.assumed);
    let mut claims = valued.clone();
    claims.extend(ranked.iter().map(|(claim, _)| *claim));
    crate::order::sort_by_key(&mut claims, |claim| *claim);
    claims.dedup();
    Member {
        region: entry.region,
        value: value.map(|(value, _)| value),
        written: value.map(|(_, written)| written),
        claimed: place.map(|(from, to, _, _)| (from, to)),
        from: place.map_or(End::Top, |place| place.2),
        tie: place.is_some_and(|place| place.3),
        disputed: entry.disputed || torn,
        places: None,
        low: None,
        high: None,
        stated: Support::None,
        verdict: Support::None,
        support: (0, 0),
        assumed: !value_told || !place_told,
        valued,
        ranked,
        claims,
    }
}

/// The solution, and whether every statement could be kept. Where none could, the contradicted places are set
/// aside, then those that two claim who do not both state a value: what else is told still bounds the others.
fn solved(
    told: &[Told],
    witnesses: &[Witness],
    of: Option<u16>,
    end: End,
    steps: &mut u32,
) -> (solve::Solution, bool) {
    let mut puzzle = Puzzle { of, end, told: told.to_vec() };
    let mut run = |puzzle: &Puzzle| {
        let mut own = LEAGUE_STEPS.min(*steps);
        let given = own;
        let solution = solve::solve(puzzle, &mut own);
        *steps -= given - own;
        solution
    };
    let contradicted =
        |index: usize| witnesses.get(index).is_some_and(|witness| witness.verdict == Support::Contradicted);
    let any = (0..told.len()).any(contradicted);
    let mut solution = run(&puzzle);
    if solution.agrees && !any {
        return (solution, true);
    }
    if any {
        set_aside(&mut puzzle.told, contradicted);
        solution = run(&puzzle);
    }
    if !solution.agrees && told.len() <= solve::PAIRS {
        let shared = |index: usize| {
            told.get(index).is_some_and(|own| {
                let others = told.iter().enumerate().filter(|(at, _)| *at != index);
                others.into_iter().any(|(_, other)| collide::same_place(own, other, of))
            })
        };
        set_aside(&mut puzzle.told, shared);
        solution = run(&puzzle);
    }
    (solution, false)
}

/// Leaves out the places of some.
fn set_aside(told: &mut [Told], which: impl Fn(usize) -> bool) {
    for (index, told) in told.iter_mut().enumerate() {
        if which(index) {
            told.place = None;
            told.tie = false;
        }
    }
}

/// The order in which members are shown: by place, then by value.
fn in_order(members: &[Member], end: End) -> Vec<usize> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    crate::order::sort_by(&mut order, |&a, &b| {
        let (Some(a), Some(b)) = (members.get(a), members.get(b)) else { return std::cmp::Ordering::Equal };
        let place = |member: &Member| {
            let (best, worst) = member.places.unwrap_or((u16::MAX, None));
            u32::from(best) + u32::from(worst.unwrap_or(u16::MAX))
        };
        let value = match (a.value, b.value) {
            (Some(a), Some(b)) if end == End::Top => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            _ => std::cmp::Ordering::Equal,
        };
        place(a).cmp(&place(b)).then(value)
    });
    order
}
