//! All orders at once, for small scopes.
//!
//! An order is a row of groups of equals, best first. Whether a group may follow depends only on *which*
//! members stand above it, not on how: the values fit if and only if, of any two in different groups, the
//! lower's least is less than the upper's most, and those in one group share a value. So the sets of members
//! that can stand on top are walked, each once, from the empty one; those of whom nothing is told are alike and
//! are only counted. A step from one set to the next is possible where the rest can be completed, and every
//! possible step tells a place and a range of values for the members of its group.

use super::{Found, Limits, MAX, MIN};

/// What became of a set of members.
#[derive(Clone, Copy, PartialEq)]
enum Visited {
    Not,
    Dead,
    Completes,
}

struct Walk<'a> {
    limits: &'a [Limits],
    of: u16,
    /// Members of whom nothing is told.
    silent: u16,
    visited: Vec<Visited>,
    found: Vec<Found>,
    /// Bit `p` is set where one of the silent may take place `p`.
    left: u32,
    steps: u32,
}

/// A group being gathered.
#[derive(Clone, Copy)]
struct Group {
    members: u32,
    /// Bounds of the value that its members share.
    low: i32,
    high: i32,
    /// Places from either end that all of them may take.
    top: (u16, u16),
    bottom: (u16, u16),
    /// One of them shares its place.
    tie: bool,
}

impl Group {
    const EMPTY: Self =
        Self { members: 0, low: MIN, high: MAX, top: (0, u16::MAX), bottom: (0, u16::MAX), tie: false };

    /// The group with one member more.
    fn with(self, index: usize, limits: &Limits) -> Self {
        let both = |one: (u16, u16), two: (u16, u16)| (one.0.max(two.0), one.1.min(two.1));
        Self {
            members: self.members | 1 << index,
            low: self.low.max(limits.low),
            high: self.high.min(limits.high),
            top: both(self.top, limits.top),
            bottom: both(self.bottom, limits.bottom),
            tie: self.tie || limits.tie,
        }
    }
}

/// Places and values of each, with the places left for the silent; `None` where the steps ran out.
pub(super) fn solve(limits: &[Limits], of: u16, steps: &mut u32) -> Option<(Vec<Found>, Vec<u16>)> {
    let silent = of.checked_sub(u16::try_from(limits.len()).ok()?)?;
    let sets = (usize::from(silent) + 1).checked_shl(u32::try_from(limits.len()).ok()?)?;
    let room = u32::try_from(sets / 16).ok()?;
    let unknown = Found { places: None, low: MAX, high: MIN, empty: true };
    let mut walk = Walk {
        limits,
        of,
        silent,
        visited: vec![Visited::Not; if room <= *steps { sets } else { return None }],
        found: vec![unknown; limits.len()],
        left: 0,
        steps: *steps - room,
    };
    let done = walk.visit(0, 0);
    *steps = walk.steps;
    done?;
    let left = (1..=of).filter(|place| walk.left & (1 << place) != 0).collect();
    Some((walk.found, left))
}

impl Walk<'_> {
    /// Whether the rest can follow when the members of `above` and `silent` others stand on top; `None` where
    /// the steps ran out.
    fn visit(&mut self, above: u32, silent: u16) -> Option<bool> {
        if above.count_ones() as usize == self.limits.len() && silent == self.silent {
            return Some(true);
        }
        let slot = ((above as usize) * (usize::from(self.silent) + 1)).checked_add(usize::from(silent))?;
        match self.visited.get(slot)? {
            Visited::Not => {}
            visited => return Some(*visited == Visited::Completes),
        }
        let place = u16::try_from(above.count_ones()).ok()? + silent + 1;
        let mut ceiling = MAX;
        let mut candidates = Vec::new();
        let mut late = false;
        for (index, limits) in self.limits.iter().enumerate() {
            if above & (1 << index) != 0 {
                ceiling = ceiling.min(limits.high);
            } else {
                late |= limits.top.1 < place;
            }
        }
        if !late {
            candidates.extend((0..self.limits.len()).filter(|&index| {
                let Limits { low, top, .. } = self.limits[index];
                above & (1 << index) == 0 && top.0 <= place && low < ceiling
            }));
        }
        let mut completes = false;
        if !late {
            completes = self.gather(&candidates, Group::EMPTY, above, silent, ceiling)?;
        }
        if let Some(visited) = self.visited.get_mut(slot) {
            *visited = if completes { Visited::Completes } else { Visited::Dead };
        }
        Some(completes)
    }

    /// All groups of the candidates beside those gathered.
    fn gather(
        &mut self,
        candidates: &[usize],
        group: Group,
        above: u32,
        silent: u16,
        ceiling: i32,
    ) -> Option<bool> {
        self.steps = self.steps.checked_sub(1)?;
        let Some((&next, rest)) = candidates.split_first() else {
            return self.close(group, above, silent, ceiling);
        };
        let mut completes = self.gather(rest, group, above, silent, ceiling)?;
        let wider = group.with(next, &self.limits[next]);
        if wider.low <= wider.high {
            completes |= self.gather(rest, wider, above, silent, ceiling)?;
        }
        Some(completes)
    }

    /// The group with every number of silent members beside it.
    fn close(&mut self, group: Group, above: u32, silent: u16, ceiling: i32) -> Option<bool> {
        let place = u16::try_from(above.count_ones()).ok()? + silent + 1;
        let told = u16::try_from(group.members.count_ones()).ok()?;
        let below = |index: &usize| (above | group.members) & (1 << index) == 0;
        let floor =
            (0..self.limits.len()).filter(below).map(|index| self.limits[index].low).max().unwrap_or(MIN);
        // A member below has less: its least lies under what this group may have at the most.
        if floor != MIN && floor >= group.high.min(ceiling) {
            return Some(false);
        }
        let mut completes = false;
        let spare = self.silent - silent;
        let Some(steps) = self.steps.checked_sub(u32::from(spare) + 1) else {
            self.steps = 0;
            return None;
        };
        self.steps = steps;
        if !(group.top.0..=group.top.1).contains(&place) {
            return Some(false);
        }
        for more in 0..=spare {
            let size = told + more;
            let from_bottom = self.of + 2 - place - size;
            if size == 0
                || !(group.bottom.0..=group.bottom.1).contains(&from_bottom)
                || group.tie && size == 1
            {
                continue;
            }
            if self.visit(above | group.members, silent + more)? {
                completes = true;
                if more > 0 {
                    self.left |= 1 << place;
                }
                self.note(group, place, floor, ceiling);
            }
        }
        Some(completes)
    }

    fn note(&mut self, group: Group, place: u16, floor: i32, ceiling: i32) {
        for (index, found) in self.found.iter_mut().enumerate() {
            if group.members & (1 << index) == 0 {
                continue;
            }
            let (best, worst) = found
                .places
                .map_or((place, place), |(best, worst)| (best.min(place), worst.unwrap_or(place).max(place)));
            found.places = Some((best, Some(worst)));
            found.low = found.low.min(group.low.max(floor));
            found.high = found.high.max(group.high.min(ceiling));
            found.empty = false;
        }
    }
}
