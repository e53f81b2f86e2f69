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
    kept: Vec<Kept>,
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
        let known = self.kept.iter().position(|kept| kept.key == key);
        let same = known.and_then(|at| self.kept.get(at)).is_some_and(|kept| {
            kept.edits == edits && kept.source.name == source.name && kept.source.text == source.text
        });
        let at = match known {
            Some(at) if same => at,
            _ => {
                let report = corrected(&source, &edits);
                let kept = Kept { key, source, edits, report };
                match known.and_then(|at| Some((at, self.kept.get_mut(at)?))) {
                    Some((at, old)) => {
                        *old = kept;
                        at
                    }
                    None => {
                        self.kept.push(kept);
                        self.kept.len() - 1
                    }
                }
            }
        };
        self.kept.get(at).map(card).unwrap_or_default()
    }

    /// The documents of these keys as one; the others leave. `None` where none is left.
    pub(super) fn lay(&mut self, keys: &[u32], chosen: Option<u32>) -> Option<Held> {
        let place = |key: u32| keys.iter().position(|&other| other == key);
        self.kept.retain(|kept| place(kept.key).is_some());
        crate::order::sort_by_key(&mut self.kept, |kept| place(kept.key));
        let named = |kept: &Kept| Renames::new(&kept.edits).named(&kept.report.regions);
        let names: Vec<_> = self.kept.iter().map(named).collect();
        let shelved: Vec<Shelved<'_>> = self
            .kept
            .iter()
            .zip(&names)
            .map(|(kept, regions)| Shelved {
                source: &kept.source,
                report: &kept.report,
                regions,
                edits: &kept.edits,
            })
            .collect();
        // The page's joint text is of all of them: with one missing its places would not fit.
        if shelved.is_empty() || shelved.len() != keys.len() {
            return None;
        }
        let mut joint = joined(&shelved);
        let courses = across::courses(&joint);
        let mut more = across::conflicts(&joint, &courses);
        let standard = chosen.and_then(|key| self.kept.iter().position(|kept| kept.key == key));
        if let Some(at) = standard {
            more.extend(standard::findings(&joint, at, &standard::hold(&joint, at)));
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
