//! Audits: is that so? One file an audit; [`findings`] runs them all.
//!
//! Each asks one question of figures that the text itself sets beside one another. "Fails" is said only
//! where no ordinary reading reconciles the sentences; else it is "unclear", with the readings.

mod calendar;
mod climb;
mod completion;
mod contribution;
mod difference;
mod digit;
mod double_place;
mod doubled;
mod draft;
mod gaps;
mod grown;
mod growth;
mod in_words;
mod listed_order;
mod lists;
mod means;
mod model;
mod nested;
mod noun;
mod partition;
mod parts;
mod percent;
mod place_twice;
mod points;
mod range;
pub(crate) mod rank_evidence;
mod rank_order;
mod remainder;
mod say;
mod settle;
mod sheet;
mod slips;
mod spans;
mod stages;
mod stock;
mod target;
#[cfg(test)]
mod testing;
mod than_another;
mod told_of;
mod turnover;
mod twice;
mod two_places;
mod whole_number;
mod wording;
mod words;
mod year_days;

use crate::claim::model::Claim;
use crate::document::model::{Document, Region};
use crate::league::League;
use crate::series::Series;
use crate::source::{Clean, Span};
pub use draft::{Open, is_draft, leftovers};
pub use model::{Finding, Kind, Said, Verdict};
pub use say::Reading;
pub use settle::{Placed, settle};

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
    /// Where the ledger says that a number is lost, in the source text.
    pub damages: &'a [Span],
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
    stock::run(&sheet, &mut out);
    for audit in [
        words::run,
        stages::run,
        lists::run,
        in_words::run,
        year_days::run,
        contribution::run,
        growth::run,
        doubled::run,
        points::run,
        target::run,
        twice::run,
        told_of::run,
        calendar::run,
        difference::run,
        remainder::run,
        gaps::run,
        than_another::run,
        turnover::run,
        climb::run,
        nested::run,
        listed_order::run,
        means::run,
        slips::run,
        spans::run,
    ] {
        audit(&sheet, &mut out);
    }
    wording::run(case, &mut out);
    rank_order::run(case, &mut out);
    double_place::run(case, &mut out);
    place_twice::run(case, &mut out);
    two_places::run(case, &mut out);
    join(&mut out);
    crate::order::sort_by_key(&mut out, |finding: &Finding| {
        (finding.spans.first().map_or(0, |span| span.start()), finding.kind)
    });
    if is_draft(case.claims, case.regions) {
        draft::advise(&case, &mut out);
    }
    out
}

/// How far back a finding looks for one to join.
const BACK: usize = 64;

/// Findings with a likely cause in common are one: those of one kind and the same claims (the graver
/// stands), and a doubt whose claims are all among another doubt's (its working stands behind the other's).
fn join(out: &mut Vec<Finding>) {
    let mut kept: Vec<Finding> = Vec::with_capacity(out.len());
    for finding in out.drain(..) {
        let mut near = kept.iter_mut().rev().take(BACK);
        let twin = near.find(|one| {
            let same = one.claims == finding.claims && one.kind == finding.kind;
            same && (!one.claims.is_empty() || one.spans == finding.spans)
        });
        if let Some(one) = twin {
            if finding.verdict < one.verdict {
                *one = finding;
            }
            continue;
        }
        let doubt = |one: &Finding| one.verdict <= Verdict::Unclear && !one.claims.is_empty();
        // What only the lesser doubt names is not made graver by the other.
        let among = |one: &Finding, other: &Finding| {
            one.verdict >= other.verdict && one.claims.iter().all(|claim| other.claims.contains(claim))
        };
        let kin = kept
            .iter_mut()
            .rev()
            .take(BACK)
            .find(|one| doubt(one) && doubt(&finding) && (among(one, &finding) || among(&finding, one)));
        match kin {
            Some(one) => merge(one, finding),
            None => kept.push(finding),
        }
    }
    *out = kept;
}

fn merge(one: &mut Finding, other: Finding) {
    let (mut graver, lesser) =
        if (other.verdict, std::cmp::Reverse(other.weight)) < (one.verdict, std::cmp::Reverse(one.weight)) {
            (other, std::mem::take(one))
        } else {
            (std::mem::take(one), other)
        };
    graver.working = graver.working.and(&lesser.working);
    for claim in lesser.claims {
        if !graver.claims.contains(&claim) {
            graver.claims.push(claim);
        }
    }
    for span in lesser.spans {
        if !graver.spans.contains(&span) {
            graver.spans.push(span);
        }
    }
    crate::order::sort_by_key(&mut graver.claims, |claim| *claim);
    crate::order::sort_by_key(&mut graver.spans, |span| *span);
    if graver.verdict != Verdict::Fails {
        for reading in lesser.readings {
            if !graver.readings.contains(&reading) {
                graver.readings.push(reading);
            }
        }
    }
    *one = graver;
}
