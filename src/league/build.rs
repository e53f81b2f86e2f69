//! From the claims of one series and time to the members of its leagues.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::interval::{self, Interval};
use super::scope::Scopes;
use super::{Ground, tally};
use crate::claim::model::{Aspect, Claim, End, Rank, Status};
use crate::document::model::{Region, RegionId};
use crate::series::Series;
use crate::source::Span;

/// What one region says in one series and time.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub region: RegionId,
    /// Value and what it may stand for.
    pub value: Option<(Decimal, Interval)>,
    /// Two values that differ were stated.
    pub disputed: bool,
    /// Places.
    pub ranks: Vec<Placed>,
    /// Claims that state a value, with whether their time is assumed.
    pub values: Vec<(u32, bool)>,
}

/// A place that a region claims.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The canonical scope.
    pub scope: Rc<str>,
    pub rank: Rank,
    /// Index into the claims.
    pub claim: u32,
    /// The claim's time is assumed.
    pub assumed: bool,
}

/// Whether a claim may stand in a league at all.
pub(super) fn may_stand(claim: &Claim, index: u32, series: &Series) -> bool {
    claim.region.is_some()
        && claim.subject.is_none()
        && claim.status == Status::Actual
        && claim.aspect == series.aspect
        && (claim.quantity.is_some() || !claim.ranks.is_empty())
        // A reader may have put it into a series of another unit: no order is between 亩 and 元.
        && (claim.quantity.as_ref().and_then(|quantity| quantity.base.as_deref()))
            .zip(series.base.as_deref())
            .is_none_or(|(own, other)| own == other)
        && tally::of(claim, index).is_none()
}

/// A place that others could take: no 唯一, and no place from nowhere.
pub(super) fn is_place(rank: &Rank, text: &str) -> bool {
    rank.from > 0 && rank.to >= rank.from && !rank.raw.slice(text).contains("唯一")
}

/// Whether 并列 stands in the words of a place or right before them (并列全市第一).
fn shares_place(raw: Span, text: &str) -> bool {
    let before = text.get(..raw.start() as usize).unwrap_or("");
    raw.slice(text).contains("并列") || before.ends_with("并列")
}

/// The entries of the claims of one time, by region. `claims` are indices with whether their time is assumed.
pub(super) fn entries(
    ground: &Ground<'_>,
    scopes: &Scopes<'_>,
    series: &Series,
    claims: &[(u32, bool)],
) -> Vec<Entry> {
    let mut sorted: Vec<(RegionId, u32, bool)> = claims
        .iter()
        .filter_map(|&(index, assumed)| Some((ground.claims.get(index as usize)?.region?, index, assumed)))
        .collect();
    crate::order::sort_by_key(&mut sorted, |one| (one.0, one.1));
    sorted.chunk_by(|a, b| a.0 == b.0).filter_map(|run| entry(ground, scopes, series, run)).collect()
}

fn entry(
    ground: &Ground<'_>,
    scopes: &Scopes<'_>,
    series: &Series,
    run: &[(RegionId, u32, bool)],
) -> Option<Entry> {
    let mut entry =
        Entry { region: run.first()?.0, value: None, disputed: false, ranks: Vec::new(), values: Vec::new() };
    for &(_, index, assumed) in run {
        let Some(claim) = ground.claims.get(index as usize) else { continue };
        if let Some(written) = interval::of(claim, ground.text) {
            entry.values.push((index, assumed));
            let value = claim.quantity.as_ref().and_then(|quantity| quantity.value);
            entry.take_value(value, written);
        }
        // 问题4个,整改率100%,均居第一: the place is the rate's; a number of problems is no contest.
        let shared = series.direction.is_none() && claim.aspect == Aspect::Count;
        if shared && claim.rules.contains(&"rank-for-all") {
            continue;
        }
        for rank in claim.ranks.iter().filter(|rank| is_place(rank, ground.text)) {
            let scope = scopes.canonical(&rank.scope);
            let mut rank = rank.clone();
            rank.tie |= shares_place(rank.raw, ground.text);
            entry.ranks.push(Placed { scope, rank, claim: index, assumed });
        }
    }
    if entry.disputed {
        entry.value = None;
    }
    Some(entry)
}

impl Entry {
    /// A value said again more exactly replaces the rougher one; one that differs puts both in doubt.
    fn take_value(&mut self, value: Option<Decimal>, written: Interval) {
        let value = value.or(written.low).or(written.high);
        let Some(value) = value else { return };
        match self.value {
            None => self.value = Some((value, written)),
            Some((_, known)) if !known.meets(written) => self.disputed = true,
            Some((old, known)) => {
                let finer = match (written.width(), known.width()) {
                    (Some(new), Some(old)) => new < old,
                    (new, _) => new.is_some(),
                };
                self.value = Some((if finer { value } else { old }, known.both(written)));
            }
        }
    }

    /// The place claimed in a scope: best, worst, end, tie; with whether two that differ were claimed. `shared` are the
    /// places from the bottom that several claim.
    pub(super) fn place(
        &self,
        scope: &str,
        of: Option<u16>,
        shared: &[u16],
    ) -> (Option<(u16, u16, End, bool)>, bool) {
        let mut found: Option<(u16, u16, End, bool)> = None;
        for Placed { rank, .. } in self.ranks.iter().filter(|placed| *placed.scope == *scope) {
            let tie = rank.tie || is_last(rank) && shared.contains(&rank.from);
            let own = match (rank.end, of) {
                // Of two that are last together neither is the tenth of ten.
                (End::Bottom, Some(of)) if rank.to <= of && !tie => {
                    ((of + 1).saturating_sub(rank.to), (of + 1).saturating_sub(rank.from), End::Top, tie)
                }
                (end, _) => (rank.from, rank.to, end, tie),
            };
            found = match found {
                None => Some(own),
                Some(known) if known.2 != own.2 => Some(known),
                Some(known) => {
                    let (from, to) = (known.0.max(own.0), known.1.min(own.1));
                    if from > to {
                        return (None, true);
                    }
                    Some((from, to, known.2, known.3 || own.3))
                }
            };
        }
        (found, false)
    }

    /// Whether it claims a place in a scope.
    pub(super) fn ranks_in(&self, scope: &str) -> bool {
        self.ranks.iter().any(|placed| *placed.scope == *scope)
    }
}

/// One place from the bottom.
fn is_last(rank: &Rank) -> bool {
    rank.end == End::Bottom && rank.from == rank.to
}

/// The single places from the bottom that several claim in a scope, with 并列 or without it: they are shared.
pub(super) fn shared_last(entries: &[&Entry], scope: &str) -> Vec<u16> {
    let mut claimed: Vec<(u16, RegionId)> = Vec::new();
    for entry in entries {
        let own = entry.ranks.iter().filter(|placed| *placed.scope == *scope && is_last(&placed.rank));
        claimed.extend(own.map(|placed| (placed.rank.from, entry.region)));
    }
    crate::order::sort_by_key(&mut claimed, |row| *row);
    claimed.dedup();
    let runs = claimed.chunk_by(|one, two| one.0 == two.0).filter(|run| run.len() > 1);
    runs.filter_map(|run| run.first().map(|row| row.0)).collect()
}

/// Levels of the administration, as far as a code tells: 1 province, 2 prefecture, 3 county.
fn level(region: &Region) -> Option<u8> {
    let code = region.code?;
    Some(match code {
        code if code.is_multiple_of(10_000) => 1,
        code if code.is_multiple_of(100) => 2,
        _ => 3,
    })
}

/// Leaves out those of another level than most: the city among its own counties. Zones have no level and stay.
pub(super) fn one_level(entries: &mut Vec<Entry>, regions: &[Region]) {
    let of = |entry: &Entry| regions.get(usize::from(entry.region.0)).and_then(level);
    let mut counts = [0_usize; 4];
    for level in entries.iter().filter_map(of) {
        if let Some(count) = counts.get_mut(usize::from(level)) {
            *count += 1;
        }
    }
    // Of equals the lower level: the parts are compared, the whole is mentioned beside them.
    let most =
        counts.iter().zip(0_u8..).max_by_key(|(count, level)| (**count, *level)).map(|(_, level)| level);
    entries.retain(|entry| of(entry).is_none_or(|level| Some(level) == most));
}
