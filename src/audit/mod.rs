//! Audits: is that so? One file an audit; [`findings`] runs them all.
//!
//! Each asks one question of figures that the text itself sets beside one another. "Fails" is said only
//! where no ordinary reading reconciles the sentences; else it is "unclear", with the readings.

mod calendar;
mod completion;
mod difference;
mod digit;
mod growth;
mod lists;
mod model;
mod noun;
mod partition;
mod parts;
mod percent;
mod points;
mod range;
mod say;
mod sheet;
mod slips;
mod stages;
mod target;
mod twice;
mod whole_number;
mod wording;
mod words;

use crate::claim::model::Claim;
use crate::document::model::{Document, Region};
use crate::league::League;
use crate::series::Series;
use crate::source::Clean;
pub use model::{Finding, Kind, Said, Verdict};

/// What audits look at.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The clean text; spans of claims are in the source, [`Clean`] knows the way.
    pub clean: &'a Clean,
    /// Paragraphs, regions' blocks, the year.
    pub document: &'a Document,
    /// All claims.
    pub claims: &'a [Claim],
    /// All regions.
    pub regions: &'a [Region],
    /// All series.
    pub series: &'a [Series],
    /// All leagues.
    pub leagues: &'a [League],
}

/// All findings, in the order of the text, then of kinds.
pub fn findings(case: Case<'_>) -> Vec<Finding> {
    let sheet = sheet::Sheet::of(case);
    let mut out = Vec::new();
    let mut settled = vec![false; sheet.figures.len()];
    percent::run(&sheet, &mut settled, &mut out);
    whole_number::run(&sheet, &mut settled, &mut out);
    completion::run(&sheet, &settled, &mut out);
    partition::run(&sheet, &mut out);
    parts::run(&sheet, &mut out);
    for audit in [
        words::run,
        stages::run,
        lists::run,
        growth::run,
        points::run,
        target::run,
        twice::run,
        calendar::run,
        difference::run,
        slips::run,
    ] {
        audit(&sheet, &mut out);
    }
    wording::run(case, &mut out);
    join(&mut out);
    crate::order::sort_by_key(&mut out, |finding: &Finding| {
        (finding.spans.first().map_or(0, |span| span.start()), finding.kind)
    });
    out
}

/// Two audits that say the same of the same claims are one finding: the graver one. A figure's parts are
/// said once, by the audit that knows most of them.
fn join(out: &mut Vec<Finding>) {
    let mut kept: Vec<Finding> = Vec::with_capacity(out.len());
    for finding in out.drain(..) {
        let same = kept
            .iter_mut()
            .rev()
            .take(64)
            .find(|one| one.kind == finding.kind && one.claims == finding.claims);
        match same {
            Some(one) if finding.verdict < one.verdict => *one = finding,
            Some(_) => {}
            None => kept.push(finding),
        }
    }
    *out = kept;
}
