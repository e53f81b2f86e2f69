//! Audits: is that so? One file an audit; [`findings`] runs them all.

mod double_place;
pub mod model;
mod rank_evidence;
mod rank_order;

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
    let mut out = Vec::new();
    rank_order::run(case, &mut out);
    double_place::run(case, &mut out);
    crate::order::sort_by_key(&mut out, |finding: &Finding| {
        (finding.spans.first().map_or(0, |span| span.start()), finding.kind)
    });
    out
}
