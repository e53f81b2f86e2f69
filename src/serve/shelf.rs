//! Several documents kept, and opened as one.

use super::held::Held;
use super::protocol::{Card, Edit};
use super::rename::Renames;
use super::{narrow, view};
use crate::corrected;
use crate::report::Report;
use crate::shelf::{Part, Shelved, across, joined, standard};
use crate::source::SourceText;

/// What lies on the shelf.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// By key.
    kept: Vec<Kept>,
}

/// Which documents are to be opened as one.
#[derive(Debug)]
pub(super) struct Laid<'a> {
    /// In this order.
    pub(super) keys: &'a [u32],
    /// The one that is 以此为准.
    pub(super) standard: Option<u32>,
    /// The time of its figures in the reader's words; empty where they say none.
    pub(super) time: &'a str,
    /// Whether others may come: those that are not named stay.
    pub(super) more: bool,
}

/// A document with its report.
#[derive(Debug)]
struct Kept {
    key: u32,
    source: SourceText,
    edits: Vec<Edit>,
    report: Report,
}

impl Shelf {
    /// Reads a document, unless it lies here as it is, and keeps it.
    pub(super) fn keep(&mut self, key: u32, source: SourceText, edits: Vec<Edit>) -> Card {
        let found = self.kept.binary_search_by_key(&key, |kept| kept.key);
        let same = found.ok().and_then(|at| self.kept.get(at)).is_some_and(|kept| {
            kept.edits == edits && kept.source.name == source.name && kept.source.text == source.text
        });
        let (Ok(at) | Err(at)) = found;
        if !same {
            let report = corrected(&source, &edits);
            let kept = Kept { key, source, edits, report };
            match self.kept.get_mut(at).filter(|_| found.is_ok()) {
                Some(old) => *old = kept,
                None => self.kept.insert(at, kept),
            }
        }
        self.kept.get(at).map(card).unwrap_or_default()
    }

    /// Some documents as one. `None` where one of them is missing, or where there are none.
    pub(super) fn lay(&mut self, laid: &Laid<'_>) -> Option<Held> {
        if !laid.more {
            let mut keys = laid.keys.to_vec();
            crate::order::sort_by_key(&mut keys, |key| *key);
            self.kept.retain(|kept| keys.binary_search(&kept.key).is_ok());
        }
        let at = |key: u32| self.kept.binary_search_by_key(&key, |kept| kept.key).ok();
        let kept: Vec<&Kept> = laid.keys.iter().filter_map(|&key| self.kept.get(at(key)?)).collect();
        // The page's joint text is of all of them: with one missing its places would not fit.
        if kept.is_empty() || kept.len() != laid.keys.len() {
            return None;
        }
        let named = |kept: &&Kept| Renames::new(&kept.edits).named(&kept.report.regions);
        let names: Vec<_> = kept.iter().map(named).collect();
        let chosen = laid.standard;
        let shelved: Vec<Shelved<'_>> = kept
            .iter()
            .zip(&names)
            .map(|(kept, regions)| Shelved {
                source: &kept.source,
                report: &kept.report,
                regions,
                edits: &kept.edits,
                time: if chosen == Some(kept.key) { laid.time } else { "" },
            })
            .collect();
        let standard = chosen.and_then(|key| kept.iter().position(|kept| kept.key == key));
        let mut joint = joined(&shelved);
        let courses = across::courses(&joint);
        let held = standard.map(|at| (at, standard::hold(&joint, at)));
        let held = held.as_ref().map(|(at, verdicts)| (*at, verdicts));
        let mut more = across::conflicts(&joint, &courses, held);
        if let Some((at, verdicts)) = held {
            more.extend(standard::findings(&joint, at, verdicts));
        }
        joint.report.findings.extend(more);
        crate::order::sort_by_key(&mut joint.report.findings, |finding| {
            (finding.spans.first().map_or(0, |span| span.start()), finding.kind)
        });
        let mut held = Held::new(joint.source, joint.report, &Renames::default());
        held.parts = joint.parts;
        held.edits = self.edits(&held.parts);
        held.courses = courses;
        held.standard = standard;
        Some(held)
    }
}

impl Shelf {
    /// What the reader says of all documents, in the order in which the page has it (`page::shelf::joint`).
    fn edits(&self, parts: &[Part]) -> Vec<Edit> {
        let mut all: Vec<Edit> = Vec::new();
        for (kept, part) in self.kept.iter().zip(parts) {
            let moved = kept.edits.iter().map(|edit| edit.clone().moved(i64::from(part.text.0)));
            for edit in moved {
                if !all.contains(&edit) {
                    all.push(edit);
                }
            }
        }
        all
    }
}

fn card(kept: &Kept) -> Card {
    let report = &kept.report;
    let speaking = report.regions.iter().filter(|region| !region.blocks.is_empty()).count();
    Card {
        key: kept.key,
        claims: narrow(report.claims.len()),
        regions: narrow(if speaking > 0 { speaking } else { report.regions.len() }),
        doubts: narrow(report.findings.iter().filter(|finding| view::is_doubt(finding)).count()),
    }
}
