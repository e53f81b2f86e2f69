//! Several documents as one: the shelf.
//!
//! [`joined`] lays the reports of several texts behind one another, so that every view, file and answer of the
//! desk serves all of them as it serves one: places in the text, claims and regions are moved ([`shift`]), regions
//! of one name or code become one, and the series are aligned anew over all claims. Leagues, standings and findings
//! stay those of their own document: who stands where is asked within one meeting. What only several documents can
//! tell is told here: [`across`] follows a region's figure from one to the next and finds what they contradict each
//! other in, [`standard`] holds every claim against the document that is 以此为准, its places by [`place`];
//! [`time`] finds the time of which a document speaks as a whole.

pub mod across;
pub mod place;
pub mod shift;
pub mod standard;
pub mod time;
mod unsaid;

#[cfg(test)]
mod tests;

use crate::claim::model::{Claim, Field};
use crate::correct::{self, Edit};
use crate::document::model::{Region, RegionBlock, RegionId};
use crate::order::sort_by_key;
pub use crate::report::Part;
use crate::report::Report;
use crate::series;
use crate::source::{Encoding, SourceText, TextKind};
use shift::Shift;

/// What stands between two documents of a joint text; the page joins its texts by it, too.
pub const BETWEEN: &str = "\n\n";

/// A document with its report.
#[derive(Clone, Copy, Debug)]
pub struct Shelved<'a> {
    /// Its text.
    pub source: &'a SourceText,
    /// What was read from it.
    pub report: &'a Report,
    /// Its regions under the names that the reader gave; as many as the report has.
    pub regions: &'a [Region],
    /// What the reader says against the reading.
    pub edits: &'a [Edit],
    /// The time of the whole, in the reader's words; empty where they say none.
    pub time: &'a str,
}

/// Several documents as one.
#[derive(Clone, PartialEq, Debug)]
pub struct Joint {
    /// All texts, one behind the other.
    pub source: SourceText,
    /// Their report.
    pub report: Report,
    /// Which bytes and claims are whose, in order.
    pub parts: Vec<Part>,
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
pub fn joined(documents: &[Shelved<'_>]) -> Joint {
    let mut joint = Joint { source: empty(documents), report: Report::default(), parts: Vec::new() };
    let mut names = Names::default();
    let mut leagues = Vec::new();
    let mut edits: Vec<Edit> = Vec::new();
    let called = called(documents);
    for (shelved, name) in documents.iter().zip(called) {
        if !joint.parts.is_empty() {
            joint.source.text.push_str(BETWEEN);
        }
        let report = &mut joint.report;
        let shift = Shift {
            text: narrow(joint.source.text.len()),
            claims: narrow(report.claims.len()),
            paragraphs: narrow(report.paragraphs.len()),
            regions: shelved.regions.iter().map(|region| names.place(report, region)).collect(),
        };
        joint.source.text.push_str(&shelved.source.text);
        joint.source.undecodable += shelved.source.undecodable;
        edits.extend(shelved.edits.iter().map(|edit| edit.clone().moved(i64::from(shift.text))));
        for (region, &at) in shelved.regions.iter().zip(&shift.regions) {
            let blocks = region.blocks.iter().map(|block| shift.block(block));
            if let Some(known) = report.regions.get_mut(usize::from(at.0)) {
                known.blocks.extend(blocks);
            }
        }
        let (before, rejected) = (shift.claims, narrow(report.rejected.len()));
        report.paragraphs.extend(shelved.report.paragraphs.iter().map(|one| shift.paragraph(one)));
        report.claims.extend(shelved.report.claims.iter().map(|claim| shift.claim(claim)));
        report.rejected.extend(shelved.report.rejected.iter().map(|claim| shift.claim(claim)));
        report.standings.extend(shelved.report.standings.iter().map(|one| shift.standing(one)));
        report.findings.extend(shelved.report.findings.iter().map(|finding| shift.finding(finding)));
        report.ledger.numerals.extend(shelved.report.ledger.numerals.iter().map(|one| shift.numeral(one)));
        report.steps += shelved.report.steps;
        leagues.extend(shelved.report.leagues.iter().map(|league| shift.league(league)));
        joint.parts.push(Part {
            name,
            text: (shift.text, narrow(joint.source.text.len())),
            kind: shelved.source.kind,
            claims: (before, narrow(report.claims.len())),
            rejected: (rejected, narrow(report.rejected.len())),
            title: shelved.report.title.map(|title| shift.span(title)),
            time: time::of(shelved.source, shelved.report, shelved.time),
        });
    }
    let Report { claims, regions, .. } = &mut joint.report;
    let mut all = series::align(claims, regions, &joint.source.text);
    // Series are aligned anew over all documents; what the reader said of them holds there, too.
    correct::series(claims, &mut all, &edits, &joint.source.text);
    joint.report.series = all;
    joint.report.leagues = leagues_of(leagues, &joint.report);
    joint.report.standings = standings(std::mem::take(&mut joint.report.standings));
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

/// The leagues with the number that their series has among all.
fn leagues_of(leagues: Vec<crate::league::League>, report: &Report) -> Vec<crate::league::League> {
    let mut out: Vec<_> = leagues
        .into_iter()
        .filter_map(|mut league| {
            let mut claims = league.members.iter().flat_map(|member| &member.claims);
            let series = claims.find_map(|&claim| report.claims.get(claim as usize)?.series)?;
            league.series = series;
            Some(league)
        })
        .collect();
    sort_by_key(&mut out, |league| league.series);
    out
}

/// One standing a region: what it says in all documents.
fn standings(all: Vec<crate::league::Standing>) -> Vec<crate::league::Standing> {
    let mut out: Vec<crate::league::Standing> = Vec::new();
    let mut places: Vec<Option<usize>> = Vec::new();
    for standing in all {
        let region = usize::from(standing.region.0);
        places.resize(places.len().max(region + 1), None);
        let known = places.get(region).copied().flatten().and_then(|at| out.get_mut(at));
        match known {
            Some(one) => one.add(standing),
            None => {
                if let Some(slot) = places.get_mut(region) {
                    *slot = Some(out.len());
                }
                out.push(standing);
            }
        }
    }
    out
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
