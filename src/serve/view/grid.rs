//! Regions against series: which claims tell each cell.

use std::cmp::Reverse;

use super::viewer::Viewer;
use crate::claim::model::{Claim, Status};
use crate::document::model::Topic;
use crate::report::compare::losses;
use crate::series::Series;
use crate::serve::narrow;

/// A series with what each region says of it.
pub(in crate::serve) struct Line {
    /// Index into the report's series.
    pub(in crate::serve) series: u32,
    /// Claims by region, in the order of [`Grid::regions`]; the best to show first.
    pub(in crate::serve) cells: Vec<Vec<u32>>,
    /// Where the text lost words in this agenda item of a region, in the order of [`Grid::regions`]: what it does not
    /// tell may have been said.
    pub(in crate::serve) lost: Vec<bool>,
    /// Where a filter hides what a region tells, in the order of [`Grid::regions`].
    pub(in crate::serve) hidden: Vec<bool>,
    /// How many regions tell it, filtered out or not.
    pub(in crate::serve) told: u32,
}

impl Line {
    /// Whether a region tells nothing of it.
    pub(super) fn silent(&self, at: usize) -> bool {
        self.cells.get(at).is_some_and(Vec::is_empty) && self.hidden.get(at) != Some(&true)
    }
}

/// Regions against series.
pub(in crate::serve) struct Grid {
    /// The regions, in official order.
    pub(in crate::serve) regions: Vec<u32>,
    /// The series by topic, best covered first.
    pub(in crate::serve) lines: Vec<Line>,
}

/// All series that some region tells, as far as the filters let its claims pass.
pub(super) fn grid(viewer: &Viewer<'_>) -> Grid {
    of(viewer, viewer.regions())
}

/// The same of these regions.
pub(super) fn of(viewer: &Viewer<'_>, regions: Vec<u32>) -> Grid {
    let mut place = vec![None; viewer.held.report.regions.len()];
    for (at, &region) in regions.iter().enumerate() {
        if let Some(cell) = place.get_mut(region as usize) {
            *cell = Some(at);
        }
    }
    let mut losses: Vec<(u32, Topic)> = losses(&viewer.held.report)
        .filter_map(|claim| Some((viewer.held.group(claim)?, claim.topic)))
        .collect();
    crate::order::sort_by_key(&mut losses, |loss| *loss);
    let all = &viewer.held.report.series;
    // Plans of a thing stand, hollow, where what was done is not told.
    let beside = |plan: &Series| {
        plan.plan_of.filter(|&of| all.get(of as usize).is_some_and(|of| of.base == plan.base))
    };
    let mut plans: Vec<(u32, &Series)> = all.iter().filter_map(|plan| Some((beside(plan)?, plan))).collect();
    crate::order::sort_by_key(&mut plans, |plan| plan.0);
    let mut lines = Vec::new();
    for (series, own_series) in (0..).zip(all) {
        if beside(own_series).is_some() {
            continue;
        }
        let mut cells = vec![Vec::new(); regions.len()];
        let mut hidden = vec![false; regions.len()];
        let first = plans.partition_point(|plan| plan.0 < series);
        let own = plans.iter().skip(first).take_while(|plan| plan.0 == series);
        for &index in own_series.claims.iter().chain(own.flat_map(|plan| &plan.1.claims)) {
            let Some(claim) = viewer.claim(index) else { continue };
            let at = viewer.held.group(claim).and_then(|group| place.get(group as usize).copied().flatten());
            let Some((cell, hidden)) = at.and_then(|at| cells.get_mut(at).zip(hidden.get_mut(at))) else {
                continue;
            };
            if viewer.passes(index) {
                cell.push(index);
            } else {
                *hidden = true;
            }
        }
        for cell in &mut cells {
            crate::order::sort_by_key(cell, |&index| viewer.claim(index).map_or(9, worth));
        }
        let any = cells.iter().any(|cell| !cell.is_empty());
        let told =
            narrow(cells.iter().zip(&hidden).filter(|(cell, hidden)| !cell.is_empty() || **hidden).count());
        if any {
            let lost = |region: &u32| losses.binary_search(&(*region, own_series.topic)).is_ok();
            let lost = regions.iter().map(lost).collect();
            lines.push(Line { series, cells, lost, hidden, told });
        }
    }
    // The agenda items with the best covered series first, in each the best covered first.
    let topic = |line: &Line| all.get(line.series as usize).map_or(0, |series| series.topic as usize);
    let mut best = [0; Topic::ALL.len()];
    for line in &lines {
        if let Some(best) = best.get_mut(topic(line)) {
            *best = line.told.max(*best);
        }
    }
    crate::order::sort_by_key(&mut lines, |line| {
        let topic = topic(line);
        (Reverse(best.get(topic).copied()), topic, Reverse(line.told))
    });
    Grid { regions, lines }
}

/// What is shown first in a cell: what was done with its number, a bare place, a plan.
fn worth(claim: &Claim) -> u8 {
    match (claim.status, claim.quantity.is_some()) {
        (Status::Actual, true) => 0,
        (Status::Actual, false) => 1,
        (Status::Target, _) => 2,
        (Status::Projected, _) => 3,
    }
}
