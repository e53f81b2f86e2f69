//! Regions against series: which claims tell each cell.

use std::cmp::Reverse;
use std::rc::Rc;

use super::viewer::Viewer;
use crate::claim::model::{Claim, Status};
use crate::document::model::Topic;
use crate::report::lost::losses;
use crate::series::Series;
use crate::serve::held::Held;
use crate::serve::narrow;

/// A series with what each region says of it.
pub(in crate::serve) struct Line {
    /// Index into the report's series.
    pub(in crate::serve) series: u32,
    /// What regions tell of it, in the order of [`Grid::regions`]; those that tell nothing have none: of a thousand
    /// documents most regions are silent on most series.
    pub(in crate::serve) cells: Vec<Told>,
    /// How many regions tell it, filtered out or not.
    pub(in crate::serve) told: u32,
    topic: Topic,
    losses: Rc<[(usize, Topic)]>,
}

/// What a region tells of a series.
pub(in crate::serve) struct Told {
    /// Its place in [`Grid::regions`].
    pub(in crate::serve) at: usize,
    /// Its claims, the best to show first.
    pub(in crate::serve) claims: Vec<u32>,
    /// Whether a filter hides some.
    hidden: bool,
}

impl Line {
    fn cell(&self, at: usize) -> Option<&Told> {
        let cell = self.cells.binary_search_by_key(&at, |cell| cell.at);
        cell.ok().and_then(|cell| self.cells.get(cell))
    }

    /// The claims of a region, by its place in [`Grid::regions`].
    pub(in crate::serve) fn claims(&self, at: usize) -> &[u32] {
        self.cell(at).map_or(&[], |cell| &cell.claims)
    }

    /// Whether a filter hides what a region tells.
    pub(in crate::serve) fn hidden(&self, at: usize) -> bool {
        self.cell(at).is_some_and(|cell| cell.hidden)
    }

    /// Whether the text lost words in this agenda item of a region: what it does not tell may have been said.
    pub(in crate::serve) fn lost(&self, at: usize) -> bool {
        self.losses.binary_search(&(at, self.topic)).is_ok()
    }

    /// Whether a region tells nothing of it.
    pub(super) fn silent(&self, at: usize) -> bool {
        self.claims(at).is_empty() && !self.hidden(at)
    }
}

/// Regions against series.
pub(in crate::serve) struct Grid {
    /// The regions, in official order.
    pub(in crate::serve) regions: Vec<u32>,
    /// The series by topic, best covered first.
    pub(in crate::serve) lines: Vec<Line>,
}

impl Grid {
    /// The regions; the lines that two of them tell, or two documents; and those that one region alone tells.
    pub(in crate::serve) fn parted(self, held: &Held) -> (Vec<u32>, Vec<Line>, Vec<Line>) {
        let shared = |line: &Line| line.told > 1 || in_several(held, line);
        let (shared, single) = self.lines.into_iter().partition(shared);
        (self.regions, shared, single)
    }
}

/// Whether a line's claims stand in several documents.
fn in_several(held: &Held, line: &Line) -> bool {
    let claims = line.cells.iter().flat_map(|cell| &cell.claims);
    let mut parts = claims.filter_map(|&claim| Some(held.part(held.report.claims.get(claim as usize)?)));
    let first = parts.next();
    parts.any(|part| Some(part) != first)
}

/// All series that some region tells, as far as the filters let its claims pass.
pub(super) fn grid(viewer: &Viewer<'_>) -> Grid {
    let regions = viewer.regions();
    let mut place = vec![None; viewer.held.report.regions.len()];
    for (at, &region) in regions.iter().enumerate() {
        if let Some(cell) = place.get_mut(region as usize) {
            *cell = Some(at);
        }
    }
    let place = |claim: &Claim| place.get(viewer.held.group(claim)? as usize).copied().flatten();
    let mut losses: Vec<(usize, Topic)> =
        losses(&viewer.held.report).filter_map(|claim| Some((place(claim)?, claim.topic))).collect();
    crate::order::sort_by_key(&mut losses, |loss| *loss);
    let losses: Rc<[(usize, Topic)]> = losses.into();
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
        let first = plans.partition_point(|plan| plan.0 < series);
        let own = plans.iter().skip(first).take_while(|plan| plan.0 == series);
        let claims = own_series.claims.iter().chain(own.flat_map(|plan| &plan.1.claims));
        let mut told: Vec<(usize, u32)> =
            claims.filter_map(|&index| Some((place(viewer.claim(index)?)?, index))).collect();
        crate::order::sort_by_key(&mut told, |row| row.0);
        let cell = |run: &[(usize, u32)]| {
            let passing = run.iter().map(|row| row.1).filter(|&index| viewer.passes(index));
            let mut claims: Vec<u32> = passing.collect();
            crate::order::sort_by_key(&mut claims, |&index| viewer.claim(index).map_or(9, worth));
            let at = run.first().map_or(0, |row| row.0);
            Told { at, hidden: claims.len() < run.len(), claims }
        };
        let cells: Vec<Told> = told.chunk_by(|one, two| one.0 == two.0).map(cell).collect();
        if cells.iter().any(|cell| !cell.claims.is_empty()) {
            let (told, topic) = (narrow(cells.len()), own_series.topic);
            lines.push(Line { series, cells, told, topic, losses: Rc::clone(&losses) });
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
