//! What was read of the documents, moved into the joint report and back.
//!
//! A thousand documents' claims are most of what the desk holds, so they are never there twice: [`take`] moves them,
//! kind by kind, and [`Joint::apart`] gives each document its own back, as it was. Only one kind at a time stands in
//! two rows.

use super::shift::Shift;
use super::{BETWEEN, Joint, Shelved, narrow};
use crate::audit::Finding;
use crate::league::{League, Standing};
use crate::order::sort_by_key;
use crate::report::{Part, Report};
use crate::source::SourceText;

/// Where a document's own begin among all.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lot {
    /// How far its places, claims, paragraphs and regions are moved.
    pub shift: Shift,
    /// Claims set aside that stand before.
    pub(super) rejected: u32,
    /// Numerals that stand before.
    pub(super) numerals: u32,
    /// Findings before.
    pub(super) findings: u32,
    /// Leagues before.
    pub(super) leagues: u32,
}

impl Lot {
    /// Where the next document's begin.
    pub fn behind(&self, own: &Shelved<'_>) -> Self {
        let report = &own.report;
        let after = |before: u32, count: usize| before.saturating_add(narrow(count));
        Self {
            shift: Shift {
                text: after(self.shift.text, own.source.text.len() + BETWEEN.len()),
                claims: after(self.shift.claims, report.claims.len()),
                paragraphs: after(self.shift.paragraphs, report.paragraphs.len()),
                regions: Vec::new(),
            },
            rejected: after(self.rejected, report.rejected.len()),
            numerals: after(self.numerals, report.ledger.numerals.len()),
            findings: after(self.findings, report.findings.len()),
            leagues: after(self.leagues, report.leagues.len()),
        }
    }
}

/// What was taken from whom.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lent {
    /// The documents' own, in their order.
    lots: Vec<Lot>,
    /// For each league of the report its number in the order of the documents.
    leagues: Vec<u32>,
    /// Leagues whose claims are in no series; they are in no report.
    left: Vec<(u32, League)>,
    /// For each finding of the report its number in the order of the documents; those that only several documents
    /// tell come behind theirs.
    findings: Vec<u32>,
    /// How many findings are the documents'.
    theirs: u32,
}

/// Moves what was read of the documents into the report; the leagues, whose series are not known yet, are handed over.
pub(super) fn take(documents: &mut [Shelved<'_>], lots: &[Lot], report: &mut Report) -> Vec<League> {
    let mut from = From { documents, lots };
    report.paragraphs = from.all(|own| &mut own.paragraphs, Shift::paragraph);
    report.ledger.numerals = from.all(|own| &mut own.ledger.numerals, Shift::numeral);
    report.claims = from.all(|own| &mut own.claims, Shift::claim);
    report.rejected = from.all(|own| &mut own.rejected, Shift::claim);
    report.findings = from.all(|own| &mut own.findings, Shift::finding);
    let own = from.documents.iter().zip(lots);
    let moved = own.flat_map(|(own, lot)| own.report.standings.iter().map(|one| lot.shift.standing(one)));
    report.standings = standings(moved);
    from.all(|own| &mut own.leagues, Shift::league)
}

/// The documents that are taken from.
struct From<'a, 'b> {
    documents: &'a mut [Shelved<'b>],
    lots: &'a [Lot],
}

impl From<'_, '_> {
    /// All of one kind, moved; each document's row is given up as soon as it is empty.
    fn all<T>(
        &mut self,
        kind: impl Fn(&mut Report) -> &mut Vec<T>,
        moved: impl Fn(&Shift, &mut T),
    ) -> Vec<T> {
        let count = self.documents.iter_mut().map(|own| kind(own.report).len()).sum();
        let mut all = Vec::with_capacity(count);
        for (own, lot) in self.documents.iter_mut().zip(self.lots) {
            for mut one in std::mem::take(kind(own.report)) {
                moved(&lot.shift, &mut one);
                all.push(one);
            }
        }
        all
    }
}

impl Lent {
    /// Puts the leagues into the report, by the number that their series has among all.
    pub(super) fn new(lots: Vec<Lot>, leagues: Vec<League>, report: &mut Report) -> Self {
        let mut placed: Vec<(u32, League)> = Vec::with_capacity(leagues.len());
        let mut left = Vec::new();
        for (number, mut league) in (0..).zip(leagues) {
            let mut claims = league.members.iter().flat_map(|member| &member.claims);
            match claims.find_map(|&claim| report.claims.get(claim as usize)?.series) {
                Some(series) => {
                    league.series = series;
                    placed.push((number, league));
                }
                None => left.push((number, league)),
            }
        }
        sort_by_key(&mut placed, |row| row.1.series);
        let (numbers, leagues) = placed.into_iter().unzip();
        report.leagues = leagues;
        let theirs = narrow(report.findings.len());
        Self { lots, leagues: numbers, left, findings: (0..theirs).collect(), theirs }
    }
}

impl Joint {
    /// Adds what only several documents tell; all findings stand by their place in the text then.
    pub fn add(&mut self, more: Vec<Finding>) {
        let findings = std::mem::take(&mut self.report.findings);
        let mut rows: Vec<(u32, Finding)> = (0..).zip(findings.into_iter().chain(more)).collect();
        sort_by_key(&mut rows, |(_, finding)| {
            (finding.spans.first().map_or(0, |span| span.start()), finding.kind)
        });
        (self.lent.findings, self.report.findings) = rows.into_iter().unzip();
    }

    /// Gives the documents, in their order, back what was taken from them. One that was read anew since is `None`.
    pub fn apart(self, mut documents: Vec<Option<(&mut SourceText, &mut Report)>>) {
        let Self { source, mut report, parts, lent } = self;
        report.series = Vec::new();
        let Lent { lots, leagues, left, findings, theirs } = lent;
        for (slot, Part { text, .. }) in documents.iter_mut().zip(&parts) {
            if let Some((own, _)) = slot {
                source
                    .text
                    .get(text.0 as usize..text.1 as usize)
                    .unwrap_or_default()
                    .clone_into(&mut own.text);
            }
        }
        drop((source, parts));
        let shifts: Vec<Shift> = lots.iter().map(|lot| lot.shift.back()).collect();
        let mut to = To { documents, lots, shifts };
        to.all(report.paragraphs, |lot| lot.shift.paragraphs, |own| &mut own.paragraphs, Shift::paragraph);
        to.all(report.ledger.numerals, |lot| lot.numerals, |own| &mut own.ledger.numerals, Shift::numeral);
        to.all(report.claims, |lot| lot.shift.claims, |own| &mut own.claims, Shift::claim);
        to.all(report.rejected, |lot| lot.rejected, |own| &mut own.rejected, Shift::claim);
        let mut rows: Vec<(u32, Finding)> = findings.into_iter().zip(report.findings).collect();
        rows.retain(|row| row.0 < theirs);
        sort_by_key(&mut rows, |row| row.0);
        let findings = rows.into_iter().map(|row| row.1).collect();
        to.all(findings, |lot| lot.findings, |own| &mut own.findings, Shift::finding);
        let mut rows: Vec<(u32, League)> = leagues.into_iter().zip(report.leagues).chain(left).collect();
        sort_by_key(&mut rows, |row| row.0);
        let leagues = rows.into_iter().map(|row| row.1).collect();
        to.all(leagues, |lot| lot.leagues, |own| &mut own.leagues, Shift::league);
    }
}

/// The documents that are given back to.
struct To<'a> {
    documents: Vec<Option<(&'a mut SourceText, &'a mut Report)>>,
    lots: Vec<Lot>,
    shifts: Vec<Shift>,
}

impl To<'_> {
    /// All of one kind, from the last document to the first, so that the long row can be given up meanwhile.
    fn all<T>(
        &mut self,
        mut all: Vec<T>,
        start: impl Fn(&Lot) -> u32,
        kind: impl Fn(&mut Report) -> &mut Vec<T>,
        moved: impl Fn(&Shift, &mut T),
    ) {
        let lots = self.lots.iter().zip(&self.shifts);
        for (slot, (lot, shift)) in self.documents.iter_mut().zip(lots).rev() {
            if all.len() < all.capacity() / 2 {
                all.shrink_to_fit();
            }
            let at = (start(lot) as usize).min(all.len());
            let mut own = if at > 0 { all.split_off(at) } else { std::mem::take(&mut all) };
            let Some((_, report)) = slot else { continue };
            own.iter_mut().for_each(|one| moved(shift, one));
            own.shrink_to_fit();
            *kind(report) = own;
        }
    }
}

/// One standing a region: what it says in all documents.
fn standings(all: impl Iterator<Item = Standing>) -> Vec<Standing> {
    let mut out: Vec<Standing> = Vec::new();
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
