//! 位次统计: what places each region claims, how well they are borne out, and what it counts of itself.

use std::rc::Rc;

use super::build::is_place;
use super::model::{League, Support};
use super::period::dates;
use super::scope::Scopes;
use super::tally::{self, Tally};
use super::{Ground, period};
use crate::claim::model::{Claim, End, Rank, Status};
use crate::document::model::RegionId;

/// The places of one region.
#[derive(Clone, PartialEq, Debug)]
pub struct Standing {
    /// Which.
    pub region: RegionId,
    /// Its places by scope, the text's own whole first.
    pub scopes: Vec<Places>,
    /// What its speaker counts.
    pub tallies: Vec<Tally>,
    /// Claims of places that a firm or a project of it holds.
    pub firms: Vec<u32>,
    /// Claims to be the only one (唯一), which is no place.
    pub only: Vec<u32>,
}

/// The places that a region claims in one scope; a place said twice counts once.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Places {
    /// Among whom.
    pub scope: Rc<str>,
    /// How many they are, where the text tells.
    pub of: Option<u16>,
    /// First places.
    pub first: u16,
    /// Places among the first three, the first ones with them.
    pub top: u16,
    /// Places behind the third and before the last three.
    pub middle: u16,
    /// Places among the last three.
    pub bottom: u16,
    /// Places that may lie in more than one of these.
    pub open: u16,
    /// Places that other statements bear out.
    pub supported: u16,
    /// Places that nothing could contradict.
    pub untested: u16,
    /// Places that do not go with what others say and may hold all the same.
    pub unclear: u16,
    /// Places beside which another statement cannot hold.
    pub contradicted: u16,
    /// Indices into `Report::claims`, rising.
    pub claims: Vec<u32>,
    /// The places counted above, one by one.
    pub seats: Vec<Seat>,
}

/// One counted place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seat {
    /// Index into `Report::claims`.
    pub claim: u32,
    /// Index into the claim's ranks.
    pub rank: u16,
    /// In which part it lies.
    pub class: Class,
    /// What the other statements say of it.
    pub verdict: Support,
}

/// In which part of an order a place lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// Among the first three.
    Top,
    /// Behind them and before the last three.
    Middle,
    /// Among the last three.
    Bottom,
    /// May be in more than one of these.
    Open,
}

/// The places of every region that claims one, in the order of the regions; the leagues have their last verdicts.
pub fn standings(ground: Ground<'_>, scopes: &Scopes<'_>, leagues: &[League]) -> Vec<Standing> {
    let verdicts = Verdicts::of(leagues);
    let mut sorted: Vec<(RegionId, u32)> =
        ground.claims.iter().zip(0..).filter_map(|(claim, index)| Some((claim.region?, index))).collect();
    crate::order::sort_by_key(&mut sorted, |one| *one);
    sorted.chunk_by(|a, b| a.0 == b.0).filter_map(|run| standing(&ground, scopes, &verdicts, run)).collect()
}

/// What the leagues say of each claim's place.
struct Verdicts {
    /// Claim, scope, verdict; by claim.
    rows: Vec<(u32, Rc<str>, Support)>,
}

impl Verdicts {
    fn of(leagues: &[League]) -> Self {
        let mut rows = Vec::new();
        for league in leagues {
            for member in league.members.iter().filter(|member| member.verdict != Support::None) {
                rows.extend(member.claims.iter().map(|&claim| (claim, league.scope.clone(), member.verdict)));
            }
        }
        crate::order::sort_by_key(&mut rows, |row| row.0);
        Self { rows }
    }

    fn get(&self, claim: u32, scope: &str) -> Support {
        let start = self.rows.partition_point(|row| row.0 < claim);
        let own = self.rows.get(start..).unwrap_or(&[]).iter().take_while(|row| row.0 == claim);
        // A place without a time may stand in leagues of several: the gravest is told.
        let grave = |verdict: Support| match verdict {
            Support::None => 0,
            Support::Untested => 1,
            Support::Supported => 2,
            Support::Unclear => 3,
            Support::Contradicted => 4,
        };
        let own = own.into_iter().filter(|row| *row.1 == *scope).map(|row| row.2);
        own.max_by_key(|&verdict| grave(verdict)).unwrap_or(Support::Untested)
    }
}

/// A place as far as it says the same thing again.
type Said = (u32, u16, u16, End, Option<period::Dates>);

fn standing(
    ground: &Ground<'_>,
    scopes: &Scopes<'_>,
    verdicts: &Verdicts,
    run: &[(RegionId, u32)],
) -> Option<Standing> {
    let region = run.first()?.0;
    let mut standing =
        Standing { region, scopes: Vec::new(), tallies: Vec::new(), firms: Vec::new(), only: Vec::new() };
    let mut said: Vec<(Rc<str>, Vec<Said>)> = Vec::new();
    for &(_, index) in run {
        let Some(claim) = ground.claims.get(index as usize) else { continue };
        if claim.status != Status::Actual {
            continue;
        }
        if let Some(tally) = tally::of(claim, index) {
            standing.tallies.push(tally);
            continue;
        }
        if claim.subject.is_some() && !claim.ranks.is_empty() {
            standing.firms.push(index);
            continue;
        }
        if claim.ranks.iter().any(|rank| rank.raw.slice(ground.text).contains("唯一")) {
            standing.only.push(index);
        }
        for (rank, nth) in claim.ranks.iter().zip(0..).filter(|(rank, _)| is_place(rank, ground.text)) {
            let scope = scopes.canonical(&rank.scope);
            let again = again(&mut said, &scope, claim, rank);
            let places = standing.places(scopes, scope);
            places.claims.push(index);
            if !again {
                let verdict = verdicts.get(index, &places.scope.clone());
                let class = places.count(rank, verdict);
                places.seats.push(Seat { claim: index, rank: nth, class, verdict });
            }
        }
    }
    let home = scopes.home.clone();
    crate::order::sort_by_key(&mut standing.scopes, |places| places.scope != home);
    for places in &mut standing.scopes {
        places.claims.dedup();
    }
    let silent = standing.scopes.is_empty()
        && standing.tallies.is_empty()
        && standing.firms.is_empty()
        && standing.only.is_empty();
    (!silent).then_some(standing)
}

/// Whether the region said this place before; notes it.
fn again(said: &mut Vec<(Rc<str>, Vec<Said>)>, scope: &Rc<str>, claim: &Claim, rank: &Rank) -> bool {
    let Some(series) = claim.series else { return false };
    let own = (series, rank.from, rank.to, rank.end, claim.period.as_deref().and_then(dates));
    let rows = match said.iter_mut().position(|(word, _)| word == scope) {
        Some(at) => said.get_mut(at),
        None if said.len() >= 32 => None,
        None => {
            said.push((scope.clone(), Vec::new()));
            said.last_mut()
        }
    };
    let Some((_, rows)) = rows else { return false };
    // A place is said again soon if at all; the look-back is bounded.
    if rows.iter().rev().take(256).any(|row| *row == own) {
        return true;
    }
    rows.push(own);
    false
}

impl Standing {
    /// With what the same region claims in another document.
    pub fn add(&mut self, other: Self) {
        for places in other.scopes {
            match self.scopes.iter_mut().find(|one| one.scope == places.scope) {
                Some(one) => one.add(places),
                None => self.scopes.push(places),
            }
        }
        self.tallies.extend(other.tallies);
        self.firms.extend(other.firms);
        self.only.extend(other.only);
    }

    fn places(&mut self, scopes: &Scopes<'_>, scope: Rc<str>) -> &mut Places {
        // A speaker with so many scopes names the last for all the others.
        let at = self
            .scopes
            .iter()
            .position(|places| places.scope == scope)
            .or((self.scopes.len() >= 32).then_some(31));
        let at = at.unwrap_or_else(|| {
            let of = scopes.size(&scope);
            self.scopes.push(Places { scope, of, ..Places::default() });
            self.scopes.len() - 1
        });
        &mut self.scopes[at]
    }
}

impl Places {
    fn add(&mut self, other: Self) {
        for (own, more) in [
            (&mut self.first, other.first),
            (&mut self.top, other.top),
            (&mut self.middle, other.middle),
            (&mut self.bottom, other.bottom),
            (&mut self.open, other.open),
            (&mut self.supported, other.supported),
            (&mut self.untested, other.untested),
            (&mut self.unclear, other.unclear),
            (&mut self.contradicted, other.contradicted),
        ] {
            *own = own.saturating_add(more);
        }
        self.of = self.of.or(other.of);
        self.claims.extend(other.claims);
        self.seats.extend(other.seats);
    }

    /// Counts a place and tells in which part it lies.
    fn count(&mut self, rank: &Rank, verdict: Support) -> Class {
        let add = |slot: &mut u16| *slot = slot.saturating_add(1);
        match verdict {
            Support::Supported => add(&mut self.supported),
            Support::Unclear => add(&mut self.unclear),
            Support::Contradicted => add(&mut self.contradicted),
            Support::Untested | Support::None => add(&mut self.untested),
        }
        let (from, to) = (rank.from, rank.to);
        let class = match (rank.end, self.of) {
            (End::Bottom, _) if to <= 3 => Class::Bottom,
            (End::Bottom, _) => Class::Open,
            (End::Top, _) if to <= 3 => Class::Top,
            (End::Top, Some(of)) if from > 3 && from + 3 > of && to <= of => Class::Bottom,
            (End::Top, Some(of)) if from > 3 && to + 3 <= of => Class::Middle,
            _ => Class::Open,
        };
        match class {
            Class::Top => add(&mut self.top),
            Class::Middle => add(&mut self.middle),
            Class::Bottom => add(&mut self.bottom),
            Class::Open => add(&mut self.open),
        }
        if class == Class::Top && to == 1 {
            add(&mut self.first);
        }
        class
    }
}
