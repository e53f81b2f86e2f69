//! Several documents as one: the shelf.
//!
//! [`joined`] lays the reports of several texts behind one another, so that every view, file and answer of the
//! desk serves all of them as it serves one: places in the text, claims and regions are moved ([`shift`]), regions
//! of one name or code become one, and the series are aligned anew over all claims. Leagues, standings and findings
//! stay those of their own document: who stands where is asked within one meeting. What only several documents can
//! tell is told here: [`across`] follows a region's figure from one to the next and finds what they contradict each
//! other in, [`standard`] holds every claim against the document that is 以此为准, its places by [`place`];
//! [`time`] finds the time of which a document speaks as a whole. [`lend`] moves what was read into the joint report
//! and back, [`share`] keeps a word that many claims say once.

pub mod across;
pub mod lend;
pub mod place;
pub mod share;
pub mod shift;
pub mod standard;
pub mod time;
mod unsaid;

#[cfg(test)]
mod tests;

use crate::claim::model::{Claim, Field};
use crate::correct::{self, Edit};
use crate::document::model::{Region, RegionBlock, RegionId};
pub use crate::report::Part;
use crate::report::Report;
use crate::series;
use crate::source::{Encoding, SourceText, TextKind};
use lend::{Lent, Lot};
use shift::Shift;

/// What stands between two documents of a joint text; the page joins its texts by it, too.
pub const BETWEEN: &str = "\n\n";

/// A document with its report.
#[derive(Debug)]
pub struct Shelved<'a> {
    /// Its text; [`joined`] takes it.
    pub source: &'a mut SourceText,
    /// What was read from it; [`joined`] takes all of it but the regions and the standings.
    pub report: &'a mut Report,
    /// Its regions under the names that the reader gave; as many as the report has.
    pub regions: &'a [Region],
    /// What the reader says against the reading.
    pub edits: &'a [Edit],
    /// The time of the whole, in the reader's words; empty where they say none.
    pub time: &'a str,
}

/// Several documents as one.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Joint {
    /// All texts, one behind the other.
    pub source: SourceText,
    /// Their report.
    pub report: Report,
    /// Which bytes and claims are whose, in order.
    pub parts: Vec<Part>,
    /// What was taken from whom, so that it can be given back.
    pub lent: Lent,
}

impl Joint {
    /// The number of the document that holds this byte.
    pub fn part_at(&self, at: u32) -> usize {
        self.parts.partition_point(|part| part.text.0 <= at).saturating_sub(1)
    }

    /// What a document is called.
    pub fn name(&self, part: usize) -> &str {
        self.parts.get(part).map_or("", |part| part.name.as_str())
    }

    /// The number of the document that a claim stands in.
    pub fn part_of(&self, claim: u32) -> usize {
        self.parts.partition_point(|part| part.claims.1 <= claim)
    }
}

/// The number in the text's words, or the reader's; a table's with the unit that its head or caption gives it.
fn number(joint: &Joint, claim: &Claim) -> String {
    let Some(quantity) = &claim.quantity else { return String::new() };
    let changes = claim.correction.as_ref().map_or(&[][..], |told| &told.changes);
    if let Some(change) = changes.iter().find(|change| change.field == Field::Value) {
        return change.now.clone();
    }
    let words = claim.span.slice(&joint.source.text).trim();
    let unit = quantity.meant(&joint.source.text).unwrap_or_default();
    // Tags of a cell are no part of its number.
    let words = if unit.is_empty() { words } else { quantity.number.slice(&joint.source.text).trim() };
    [words, &unit].concat()
}

/// Lays documents behind one another. Costs as much as their claims are many, and n log n for the series.
///
/// Text, paragraphs, claims, numerals, findings and leagues are moved rather than copied, kind by kind: a shelf of a
/// thousand documents has no room for them twice. [`Joint::apart`] gives them back.
pub fn joined(documents: &mut [Shelved<'_>]) -> Joint {
    let called = called(documents);
    let mut joint = Joint { source: empty(documents), ..Joint::default() };
    let mut names = Names::default();
    let mut lots: Vec<Lot> = Vec::with_capacity(documents.len());
    let mut next = Lot::default();
    for (shelved, name) in documents.iter().zip(called) {
        let regions = shelved.regions.iter().map(|region| names.place(&mut joint.report, region));
        let regions = (0..).map(RegionId).zip(regions);
        let lot = Lot { shift: Shift { regions: regions.collect(), ..next.shift }, ..next };
        next = lot.behind(shelved);
        for (region, at) in shelved.regions.iter().zip(&lot.shift.regions) {
            let at = at.1;
            if let Some(known) = joint.report.regions.get_mut(usize::from(at.0)) {
                known.blocks.extend(region.blocks.iter().map(|block| lot.shift.block(block)));
            }
        }
        joint.source.undecodable += shelved.source.undecodable;
        joint.report.steps += shelved.report.steps;
        joint.parts.push(Part {
            name,
            text: (lot.shift.text, lot.shift.text.saturating_add(narrow(shelved.source.text.len()))),
            kind: shelved.source.kind,
            claims: (lot.shift.claims, next.shift.claims),
            rejected: (lot.rejected, next.rejected),
            title: shelved.report.title.map(|title| lot.shift.span(title)),
            time: time::of(shelved.source, shelved.report, shelved.time),
        });
        lots.push(lot);
    }
    for (at, shelved) in documents.iter_mut().enumerate() {
        if at > 0 {
            joint.source.text.push_str(BETWEEN);
        }
        joint.source.text.push_str(&std::mem::take(&mut shelved.source.text));
    }
    let leagues = lend::take(documents, &lots, &mut joint.report);
    let edits = |(shelved, lot): (&Shelved<'_>, &Lot)| {
        let by = i64::from(lot.shift.text);
        shelved.edits.iter().map(|edit| edit.clone().moved(by)).collect::<Vec<_>>()
    };
    let edits: Vec<Edit> = documents.iter().zip(&lots).flat_map(edits).collect();
    let Report { claims, regions, .. } = &mut joint.report;
    let mut all = series::align(claims, regions, &joint.source.text);
    // Series are aligned anew over all documents; what the reader said of them holds there, too.
    correct::series(claims, &mut all, &edits, &joint.source.text);
    joint.report.series = all;
    joint.lent = Lent::new(lots, leagues, &mut joint.report);
    joint
}

/// A text with nothing in it; HTML if one of the documents is.
fn empty(documents: &[Shelved<'_>]) -> SourceText {
    let html = documents.iter().any(|one| one.source.kind == TextKind::Html);
    let kind = if html { TextKind::Html } else { TextKind::Plain };
    let bytes = documents.iter().map(|one| one.source.text.len() + BETWEEN.len()).sum();
    SourceText {
        name: String::new(),
        text: String::with_capacity(bytes),
        encoding: Encoding::Utf8,
        undecodable: 0,
        kind,
    }
}

/// Regions that are known already, by name and code, in order.
#[derive(Default)]
struct Names {
    by_name: Vec<((String, Option<u32>), RegionId)>,
    by_code: Vec<(u32, RegionId)>,
}

impl Names {
    /// The place of a region among all; a new one comes behind the others.
    fn place(&mut self, report: &mut Report, region: &Region) -> RegionId {
        let code = region.code.map(|code| self.by_code.binary_search_by_key(&code, |row| row.0));
        let known = match code {
            Some(at) => at.ok().and_then(|at| self.by_code.get(at)).map(|row| row.1),
            None => {
                // 高新区 of one city is not that of another.
                let own = (region.name.as_str(), region.parent);
                let at = self.by_name.binary_search_by(|row| (row.0.0.as_str(), row.0.1).cmp(&own));
                at.ok().and_then(|at| self.by_name.get(at)).map(|row| row.1)
            }
        };
        if let Some(known) = known {
            return known;
        }
        // Beyond what an index holds everything falls to the last one; no shelf has so many regions.
        let id = RegionId(u16::try_from(report.regions.len()).unwrap_or(u16::MAX));
        match region.code {
            Some(code) => {
                let at = self.by_code.partition_point(|row| row.0 < code);
                self.by_code.insert(at, (code, id));
            }
            None => {
                let own = (region.name.as_str(), region.parent);
                let at = self.by_name.partition_point(|row| (row.0.0.as_str(), row.0.1) < own);
                self.by_name.insert(at, ((region.name.clone(), region.parent), id));
            }
        }
        report.regions.push(Region { blocks: Vec::<RegionBlock>::new(), ..region.clone() });
        id
    }
}

/// What the documents are called, each by a name of its own: its number where it has none, and beside another of the
/// same name.
fn called(documents: &[Shelved<'_>]) -> Vec<String> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    let name = |at: usize| documents.get(at).map_or("", |one| one.source.name.as_str());
    crate::order::sort_by(&mut order, |&one, &two| name(one).cmp(name(two)).then(one.cmp(&two)));
    let mut out: Vec<String> = (0..documents.len()).map(|at| name(at).to_owned()).collect();
    for run in order.chunk_by(|&one, &two| name(one) == name(two)) {
        for (nth, &at) in (1..).zip(run) {
            let Some(called) = out.get_mut(at) else { continue };
            if called.is_empty() {
                *called = (at + 1).to_string();
            } else if nth > 1 {
                *called = format!("{called}（{nth}）");
            }
        }
    }
    out
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
