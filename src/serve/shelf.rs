//! Several documents kept, and opened as one.

use super::held::Held;
use super::protocol::{Card, Edit};
use super::rename::Renames;
use super::{narrow, regions, view};
use crate::correct::together;
use crate::corrected;
use crate::report::Report;
use crate::shelf::share::Words;
use crate::shelf::{Part, Shelved, across, joined, standard};
use crate::source::SourceText;

/// What lies on the shelf.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// By key.
    kept: Vec<Kept>,
    /// The words that their claims share.
    words: Words,
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

/// A document with its report: without its text and what was read of it while these are lent.
#[derive(Debug)]
struct Kept {
    key: u32,
    source: SourceText,
    edits: Vec<Edit>,
    report: Report,
    card: Card,
    /// Its number among the documents that are open as one.
    lent: Option<usize>,
}

impl Kept {
    /// Its text, which may be with those that are open as one.
    fn text<'a>(&'a self, open: Option<&'a Held>) -> Option<&'a str> {
        let Some(at) = self.lent else { return Some(&self.source.text) };
        let open = open?;
        let (from, to) = open.parts.get(at)?.text;
        open.source.text.get(from as usize..to as usize)
    }
}

impl Shelf {
    /// Reads a document, unless it lies here as it is, and keeps it. `open` are those that are open as one.
    pub(super) fn keep(
        &mut self,
        key: u32,
        source: SourceText,
        edits: Vec<Edit>,
        open: Option<&Held>,
    ) -> Card {
        let found = self.kept.binary_search_by_key(&key, |kept| kept.key);
        let known = found.ok().and_then(|at| self.kept.get(at)).filter(|kept| {
            kept.edits == edits
                && kept.source.name == source.name
                && kept.text(open) == Some(source.text.as_str())
        });
        if let Some(kept) = known {
            return kept.card.clone();
        }
        let mut report = corrected(&source, &edits);
        // Series are aligned anew over all documents.
        report.series = Vec::new();
        self.words.report(&mut report);
        let card = card(key, &report, &edits);
        let kept = Kept { key, source, edits, report, card: card.clone(), lent: None };
        match found {
            Ok(at) => {
                if let Some(old) = self.kept.get_mut(at) {
                    *old = kept;
                }
            }
            Err(at) => self.kept.insert(at, kept),
        }
        card
    }

    /// Takes back what was lent to the documents that are open as one.
    pub(super) fn back(&mut self, open: Held) {
        let joint = open.joint();
        let mut slots: Vec<_> = joint.parts.iter().map(|_| None).collect();
        for kept in &mut self.kept {
            if let Some(slot) = kept.lent.take().and_then(|at| slots.get_mut(at)) {
                *slot = Some((&mut kept.source, &mut kept.report));
            }
        }
        joint.apart(slots);
    }

    /// Whether all of these lie here, each named once.
    pub(super) fn has(&self, laid: &Laid<'_>) -> bool {
        let mut keys = laid.keys.to_vec();
        crate::order::sort_by_key(&mut keys, |key| *key);
        let known = |key: &u32| self.kept.binary_search_by_key(key, |kept| kept.key).is_ok();
        // The page's joint text is of all of them: with one missing its places would not fit.
        !keys.is_empty() && keys.iter().all(known) && keys.windows(2).all(|two| two.first() != two.last())
    }

    /// Some documents as one, to which their own is lent: all of them lie here, and nothing is lent now.
    pub(super) fn lay(&mut self, laid: &Laid<'_>) -> Held {
        let mut places: Vec<(u32, usize)> = laid.keys.iter().copied().zip(0..).collect();
        crate::order::sort_by_key(&mut places, |row| row.0);
        let place = |key: u32| {
            let at = places.binary_search_by_key(&key, |row| row.0).ok()?;
            places.get(at).map(|row| row.1)
        };
        if !laid.more {
            self.kept.retain(|kept| place(kept.key).is_some());
            self.words.tidy();
        }
        let mut slots: Vec<Option<&mut Kept>> = laid.keys.iter().map(|_| None).collect();
        for kept in &mut self.kept {
            kept.lent = place(kept.key);
            if let Some(slot) = kept.lent.and_then(|at| slots.get_mut(at)) {
                *slot = Some(kept);
            }
        }
        let kept: Vec<&mut Kept> = slots.into_iter().flatten().collect();
        let named = |kept: &&mut Kept| Renames::new(&kept.edits).named(&kept.report.regions);
        let names: Vec<_> = kept.iter().map(named).collect();
        let chosen = laid.standard;
        let standard = chosen.and_then(|key| kept.iter().position(|kept| kept.key == key));
        let mut shelved: Vec<Shelved<'_>> = kept
            .into_iter()
            .zip(&names)
            .map(|(kept, regions)| Shelved {
                source: &mut kept.source,
                report: &mut kept.report,
                regions,
                edits: &kept.edits,
                time: if chosen == Some(kept.key) { laid.time } else { "" },
            })
            .collect();
        let mut joint = joined(&mut shelved);
        drop(shelved);
        let courses = across::courses(&joint);
        let held = standard.map(|at| (at, standard::hold(&joint, at)));
        let held = held.as_ref().map(|(at, verdicts)| (*at, verdicts));
        let mut more = across::conflicts(&joint, &courses, held);
        if let Some((at, verdicts)) = held {
            more.extend(standard::findings(&joint, at, verdicts));
        }
        joint.add(more);
        let mut held = Held::new(joint.source, joint.report, &Renames::default());
        held.parts = joint.parts;
        held.lent = joint.lent;
        held.edits = self.edits(&held.parts);
        held.courses = courses;
        held.standard = standard;
        held
    }
}

impl Shelf {
    /// What the reader says of all documents that lie together.
    fn edits(&self, parts: &[Part]) -> Vec<Edit> {
        let mut rows: Vec<Option<&Kept>> = parts.iter().map(|_| None).collect();
        for kept in &self.kept {
            if let Some(row) = kept.lent.and_then(|at| rows.get_mut(at)) {
                *row = Some(kept);
            }
        }
        let texts = rows.iter().zip(parts);
        together(texts.filter_map(|(kept, part)| Some((kept.as_ref()?.edits.as_slice(), part.text.0))))
    }
}

fn card(key: u32, report: &Report, edits: &[Edit]) -> Card {
    let named = Renames::new(edits).named(&report.regions);
    let groups = regions::groups(&named);
    Card {
        key,
        claims: narrow(report.claims.len()),
        regions: narrow(regions::reporting(report, &named, &groups, &[]).len()),
        doubts: narrow(report.findings.iter().filter(|finding| view::is_doubt(finding)).count()),
    }
}
