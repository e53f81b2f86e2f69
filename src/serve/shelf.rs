//! Several documents kept, and opened as one.

use super::held::Held;
use super::protocol::{Card, Edit};
use super::rename::Renames;
use super::{narrow, view};
use crate::report::Report;
use crate::shelf::{Shelved, across, joined, standard};
use crate::source::SourceText;
use crate::{correct, corrected};

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
        let shelved: Vec<Shelved<'_>> =
            self.kept.iter().map(|kept| Shelved { source: &kept.source, report: &kept.report }).collect();
        if shelved.is_empty() {
            return None;
        }
        let mut joint = joined(&shelved);
        let placed = self.kept.iter().zip(&joint.parts);
        let edits: Vec<Edit> = placed
            .flat_map(|(kept, part)| kept.edits.iter().map(|edit| edit.clone().moved(i64::from(part.text.0))))
            .collect();
        // Series are aligned anew over all documents; what the reader said of them holds there, too.
        correct::series(&mut joint.report.claims, &mut joint.report.series, &edits, &joint.source.text);
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
        let mut held = Held::new(joint.source, joint.report, &Renames::new(&edits));
        held.parts = joint.parts;
        held.courses = courses;
        held.standard = standard;
        Some(held)
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
