//! Who may sit where: a pure solver of partial rankings, with no knowledge of claims.
//!
//! Every member has a value and a place: one more than the number of members whose value is better (1-2-2-4).
//! Some values and places are told, within limits. [`solve`] gives for each member the places and values that
//! it takes over *all* orders, ties included, that agree with everything told: exactly for scopes of up to
//! [`EXACT`] members, else what follows from pairs alone.

mod exact;
mod pairwise;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use crate::claim::model::End;
pub use crate::league::interval::Interval;

/// The largest scope that is solved exactly.
pub const EXACT: u16 = 16;

/// The most members between whom pairs are looked at.
pub const PAIRS: usize = 200;

/// What is told of a member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Within which limits its value lies; `None` where no value is told.
    pub value: Option<Interval>,
    /// Best and worst place, counted from `from`.
    pub place: Option<(u16, u16)>,
    /// The end that `place` counts from.
    pub from: End,
    /// Another has the same value.
    pub tie: bool,
}

/// What is told of a scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Puzzle {
    /// How many members there are, told or not.
    pub of: Option<u16>,
    /// The end that is good: [`End::Bottom`] where less is better.
    pub end: End,
    /// Those of whom something is told.
    pub told: Vec<Told>,
}

/// What follows for a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// Best place, and worst where there is a limit.
    pub places: Option<(u16, Option<u16>)>,
    /// Bounds of its value.
    pub value: Interval,
}

/// What follows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solution {
    /// Of each member told, in their order.
    pub seats: Vec<Seat>,
    /// The places that those of whom nothing is told may take, rising; empty where all are told or where
    /// the solution is not exact.
    pub left: Vec<u16>,
    /// Whether any order agrees with everything told (pairs alone may not see that none does).
    pub agrees: bool,
    /// Only the consequences of pairs were drawn.
    pub cut: bool,
}

/// A member with its limits as whole numbers: larger is better, places count from the top.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Least value, as a step of the scale of bounds; `MIN` where there is none.
    low: i32,
    /// Largest value; `MAX` where there is none.
    high: i32,
    /// Best and worst place from the top.
    top: (u16, u16),
    /// Best and worst place from the bottom.
    bottom: (u16, u16),
    /// Another has the same value.
    tie: bool,
}

const MIN: i32 = i32::MIN;
const MAX: i32 = i32::MAX;
/// Any place at all.
const ANY: (u16, u16) = (1, u16::MAX);

/// Solves a puzzle within `steps`, which are used up.
pub fn solve(puzzle: &Puzzle, steps: &mut u32) -> Solution {
    let scale = Scale::of(puzzle);
    let limits: Vec<Limits> = puzzle.told.iter().map(|told| scale.limits(told, puzzle.of)).collect();
    let exact = puzzle.of.filter(|&of| of <= EXACT && puzzle.told.len() <= usize::from(of));
    let solved = exact.and_then(|of| exact::solve(&limits, of, steps));
    let cut = solved.is_none();
    let (found, left) = match solved {
        Some(found) => found,
        None => (pairwise::solve(&limits, puzzle.of, steps), Vec::new()),
    };
    let agrees = found.iter().all(|found| found.places.is_some() || cut && !found.empty);
    let seats = found.iter().map(|found| scale.seat(found)).collect();
    Solution { seats, left, agrees, cut }
}

/// Steps of the scale from one bound to the next.
const STEP: i32 = 4;

/// What an inner solver says of a member, in whole numbers.
#[derive(Clone, Copy, Debug)]
struct Found {
    places: Option<(u16, Option<u16>)>,
    low: i32,
    high: i32,
    /// Nothing is left: what is told cannot all hold.
    empty: bool,
}

/// The bounds told, sorted: values as small whole numbers and back. Each bound is [`STEP`] wide, so that a limit that
/// is itself out has a step of its own on either side: what ends before 9.15 lies under what begins there, and what
/// lies between two neighbours still has room for an order.
struct Scale {
    bounds: Vec<Decimal>,
    flip: bool,
}

impl Scale {
    fn of(puzzle: &Puzzle) -> Self {
        let intervals = puzzle.told.iter().filter_map(|told| told.value);
        let mut bounds: Vec<Decimal> =
            intervals.flat_map(|interval| [interval.low, interval.high]).flatten().collect();
        crate::order::sort_by(&mut bounds, |a, b| a.cmp(b));
        bounds.dedup();
        Self { bounds, flip: puzzle.end == End::Bottom }
    }

    /// The step of a limit; `past` is the step away from it, for one that is out.
    fn index(&self, value: Decimal, past: i32) -> i32 {
        let bound = i32::try_from(self.bounds.partition_point(|bound| *bound < value)).unwrap_or(MAX);
        let index = bound.saturating_mul(STEP).saturating_add(past).min(MAX - 1);
        if self.flip { -index } else { index }
    }

    fn limits(&self, told: &Told, of: Option<u16>) -> Limits {
        let interval = told.value.unwrap_or_default();
        let low = interval.low.map(|value| self.index(value, i32::from(interval.low_out)));
        let high = interval.high.map(|value| self.index(value, -i32::from(interval.high_out)));
        let (worse, better) = if self.flip { (high, low) } else { (low, high) };
        let place = told.place.unwrap_or(ANY);
        let (mut top, mut bottom) = match told.from {
            End::Top => (place, ANY),
            End::Bottom => (ANY, place),
        };
        // The k-th from the bottom is the (n + 1 - k)-th; only a tie makes the two ways of counting differ.
        if let Some(of) = of.filter(|_| bottom != ANY && !told.tie) {
            let turned = |place: u16| (of + 1).saturating_sub(place);
            top = (turned(bottom.1).max(1), turned(bottom.0));
            bottom = ANY;
        }
        Limits { low: worse.unwrap_or(MIN), high: better.unwrap_or(MAX), top, bottom, tie: told.tie }
    }

    fn value(&self, index: i32) -> Option<Decimal> {
        if index == MIN || index == MAX {
            return None;
        }
        let bound = (index.unsigned_abs() + 1) / STEP.unsigned_abs();
        self.bounds.get(bound as usize).copied()
    }

    fn seat(&self, found: &Found) -> Seat {
        if found.empty {
            return Seat::default();
        }
        let (worse, better) = (self.value(found.low), self.value(found.high));
        let (low, high) = if self.flip { (better, worse) } else { (worse, better) };
        Seat { places: found.places, value: Interval::closed(low, high) }
    }
}
