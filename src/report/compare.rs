//! The comparison: regions against series, the table an office makes of a meeting.
//!
//! [`compare`] is the way in. Every cell says why it holds what it holds: a value, several, a rank alone, a plan
//! alone, a value that follows from others, a loss in the text, or nothing said. Plans never stand among what was
//! done. Plain data; the page asks for it and draws it.

use rust_decimal::Decimal;

use super::{Fate, Report};
use crate::claim::model::{Claim, Status};
use crate::document::model::{Region, RegionId, Topic};
use crate::order::sort_by;

/// Regions against series.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparison {
    /// The regions that say something, as spoken. Regions that the reader gave one name are one.
    pub regions: Vec<RegionId>,
    /// The same regions in official order, as indices into `regions`: by GB/T 2260 code, functional zones
    /// behind the counties of their city, places without a code last.
    pub official: Vec<u32>,
    /// The agenda items that have series, in the agenda's order.
    pub sections: Vec<Section>,
    /// Where the text has lost numbers: row and agenda item, rising.
    damaged: Vec<(u32, Topic)>,
}

impl Comparison {
    /// What the region of a row says in a line; `None` where it says nothing.
    pub fn told<'a>(&self, line: &'a Line, row: u32) -> Option<&'a Cell> {
        let at = line.cells.binary_search_by_key(&row, |cell| cell.row).ok()?;
        line.cells.get(at)
    }

    /// What there is to show in a line of an agenda item for the region of a row.
    pub fn kind(&self, section: &Section, line: &Line, row: u32) -> CellKind {
        match self.told(line, row) {
            Some(cell) => cell.kind,
            None if self.damaged.binary_search(&(row, section.topic)).is_ok() => CellKind::Damaged,
            None => CellKind::NotMentioned,
        }
    }
}

/// One agenda item.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// Which.
    pub topic: Topic,
    /// Its series, best covered first. Those that one region alone tells come last.
    pub lines: Vec<Line>,
    /// How many of the lines, at the end, are told by one region alone: the page folds them away.
    pub folded: u32,
}

/// One series in all regions.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// Index into `Report::series`.
    pub series: u32,
    /// How many regions say what was done.
    pub done: u32,
    /// How many regions say anything of it, plans among it.
    pub told: u32,
    /// Those of the regions that say something, rows rising; [`Comparison::kind`] tells what the others show.
    pub cells: Vec<Cell>,
}

/// What a region says of a series. All indices are into `Report::claims`, rising.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    /// Index into [`Comparison::regions`].
    pub row: u32,
    /// What there is to show.
    pub kind: CellKind,
    /// Claims of what was done, with a value.
    pub values: Vec<u32>,
    /// Claims of what was done that tell a place and no value.
    pub ranks: Vec<u32>,
    /// Plans, aims and hopes; never among the values.
    pub plans: Vec<u32>,
    /// The value that follows from others, in the base unit, where none is stated.
    pub derived: Option<Decimal>,
}

/// What there is to show in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CellKind {
    /// The region says nothing of it.
    #[default]
    NotMentioned,
    /// One value, or the same one said again.
    One,
    /// Several values that differ (of two times, or that do not agree).
    Several,
    /// A place without a value.
    RankAlone,
    /// A plan, and nothing done.
    PlanAlone,
    /// Nothing stated, but it follows from others.
    Derived,
    /// Nothing readable, and the text has lost words in this agenda item of this region: it may have been said.
    Damaged,
}

impl CellKind {
    /// The word by which the page and files know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotMentioned => "not-mentioned",
            Self::One => "one",
            Self::Several => "several",
            Self::RankAlone => "rank-alone",
            Self::PlanAlone => "plan-alone",
            Self::Derived => "derived",
            Self::Damaged => "damaged",
        }
    }
}

/// A value that follows from others, as an audit found it.
#[derive(Clone, PartialEq, Debug)]
pub struct Derived {
    /// Whose.
    pub region: RegionId,
    /// Of which series.
    pub series: u32,
    /// The value, in the base unit.
    pub value: Decimal,
}

/// Puts the claims of a report side by side.
///
/// `derived` are values that follow from others; they fill cells in which no value is stated. Cost: n log n in
/// the claims, for cells in which nothing is said are not kept.
pub fn compare(report: &Report, derived: &[Derived]) -> Comparison {
    let (regions, rows) = rows(report);
    // A plan stands in the line of what was done, where there is one.
    let line = |series: u32| report.series.get(series as usize).map(|one| one.plan_of.unwrap_or(series));
    let row = |region: RegionId| rows.get(usize::from(region.0)).copied().flatten();
    let place =
        |series: Option<u32>, region: Option<RegionId>| Some((series.and_then(line)?, region.and_then(row)?));
    let said = (0..).zip(&report.claims).filter_map(|(index, claim)| {
        place(claim.series, claim.region).map(|place| (place, Entry::Claim(index)))
    });
    let follows = derived.iter().filter_map(|one| {
        place(Some(one.series), Some(one.region)).map(|place| (place, Entry::Derived(one.value)))
    });
    let mut entries: Vec<((u32, u32), Entry)> = said.chain(follows).collect();
    sort_by(&mut entries, |one, two| one.0.cmp(&two.0));
    let mut lines: Vec<Line> = Vec::new();
    for ((series, row), entry) in entries {
        if lines.last().is_none_or(|line| line.series != series) {
            lines.push(Line { series, done: 0, told: 0, cells: Vec::new() });
        }
        let Some(line) = lines.last_mut() else { continue };
        if line.cells.last().is_none_or(|cell| cell.row != row) {
            line.cells.push(Cell { row, ..Cell::default() });
        }
        let Some(cell) = line.cells.last_mut() else { continue };
        match entry {
            Entry::Claim(index) => cell.take(index, report.claims.get(index as usize)),
            Entry::Derived(value) => cell.derived = Some(value),
        }
    }
    for line in &mut lines {
        for cell in &mut line.cells {
            cell.kind = kind(cell, &report.claims);
        }
        let done = |cell: &&Cell| !cell.values.is_empty() || !cell.ranks.is_empty();
        line.done = narrow(line.cells.iter().filter(done).count());
        line.told = narrow(line.cells.iter().filter(|cell| done(cell) || !cell.plans.is_empty()).count());
    }
    let official = official(&regions, &report.regions);
    Comparison { official, damaged: damaged(report, &rows), sections: sections(report, lines), regions }
}

/// What goes into a cell.
enum Entry {
    Claim(u32),
    Derived(Decimal),
}

impl Cell {
    fn take(&mut self, index: u32, claim: Option<&Claim>) {
        match claim.map(|claim| (claim.status, claim.quantity.is_some())) {
            Some((Status::Target | Status::Projected, _)) => self.plans.push(index),
            Some((Status::Actual, true)) => self.values.push(index),
            Some((Status::Actual, false)) => self.ranks.push(index),
            None => {}
        }
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The regions that say something, and for each region of the report its row.
fn rows(report: &Report) -> (Vec<RegionId>, Vec<Option<u32>>) {
    let mut says = vec![false; report.regions.len()];
    for region in report.claims.iter().filter_map(|claim| claim.region) {
        if let Some(says) = says.get_mut(usize::from(region.0)) {
            *says = true;
        }
    }
    let mut regions: Vec<RegionId> = Vec::new();
    let mut rows = vec![None; report.regions.len()];
    let mut names: Vec<(&str, u32)> = Vec::new();
    for (index, region) in (0..).zip(&report.regions) {
        if !says.get(usize::from(index)).copied().unwrap_or(false) {
            continue;
        }
        let name = region.name.as_str();
        let row = match names.binary_search_by(|known| known.0.cmp(name)) {
            Ok(at) => names[at].1,
            Err(at) => {
                let row = narrow(regions.len());
                names.insert(at, (name, row));
                regions.push(RegionId(index));
                row
            }
        };
        if let Some(slot) = rows.get_mut(usize::from(index)) {
            *slot = Some(row);
        }
    }
    (regions, rows)
}

/// The rows in official order.
fn official(rows: &[RegionId], regions: &[Region]) -> Vec<u32> {
    let code = |row: u32| {
        let region = rows.get(row as usize).and_then(|region| regions.get(usize::from(region.0)));
        region.map_or(u32::MAX, |region| match (region.code, region.parent) {
            (Some(code), _) => code,
            // Behind the last county that a prefecture may have.
            (None, Some(parent)) => parent.saturating_add(99),
            (None, None) => u32::MAX,
        })
    };
    let mut order: Vec<u32> = (0..narrow(rows.len())).collect();
    sort_by(&mut order, |one, two| code(*one).cmp(&code(*two)));
    order
}

/// What there is to show.
fn kind(cell: &Cell, claims: &[Claim]) -> CellKind {
    let quantity = |&index: &u32| claims.get(index as usize).and_then(|claim| claim.quantity.as_ref());
    let figures = |index: &u32| quantity(index).map(|quantity| (quantity.value, &quantity.ends));
    let first = cell.values.first().map(figures);
    if cell.values.iter().any(|index| Some(figures(index)) != first) {
        CellKind::Several
    } else if !cell.values.is_empty() {
        CellKind::One
    } else if cell.derived.is_some() {
        CellKind::Derived
    } else if !cell.ranks.is_empty() {
        CellKind::RankAlone
    } else if !cell.plans.is_empty() {
        CellKind::PlanAlone
    } else {
        CellKind::NotMentioned
    }
}

/// For each number that the text has lost the claim whose region and agenda item it belongs to: the last before it,
/// or the first of all.
pub(crate) fn losses(report: &Report) -> impl Iterator<Item = &Claim> {
    let lost = report.ledger.numerals.iter().filter(|numeral| numeral.fate == Fate::Damage);
    lost.filter_map(|numeral| {
        let behind = report.claims.partition_point(|claim| claim.span.start() <= numeral.span.start());
        let before = behind.checked_sub(1).and_then(|at| report.claims.get(at));
        before.or(report.claims.get(behind))
    })
}

/// Where the text has lost numbers: row and agenda item.
fn damaged(report: &Report, rows: &[Option<u32>]) -> Vec<(u32, Topic)> {
    let mut found = Vec::new();
    for claim in losses(report) {
        let row = claim.region.and_then(|region| rows.get(usize::from(region.0)).copied().flatten());
        found.extend(row.map(|row| (row, claim.topic)));
    }
    sort_by(&mut found, |one, two| one.cmp(two));
    found.dedup();
    found
}

/// The lines by agenda item, best covered first.
fn sections(report: &Report, mut lines: Vec<Line>) -> Vec<Section> {
    sort_by(&mut lines, |one, two| (two.done, two.told).cmp(&(one.done, one.told)));
    let topic =
        |line: &Line| report.series.get(line.series as usize).map_or(Topic::Other, |series| series.topic);
    let mut sections: Vec<Section> =
        Topic::ALL.into_iter().map(|topic| Section { topic, lines: Vec::new(), folded: 0 }).collect();
    let (told, folded): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.told > 1);
    for (line, alone) in
        told.into_iter().map(|line| (line, 0)).chain(folded.into_iter().map(|line| (line, 1)))
    {
        let topic = topic(&line);
        if let Some(section) = sections.iter_mut().find(|section| section.topic == topic) {
            section.lines.push(line);
            section.folded += alone;
        }
    }
    sections.retain(|section| !section.lines.is_empty());
    sections
}

#[cfg(test)]
mod tests;
