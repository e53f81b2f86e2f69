//! 位次统计: how many places each region claims, and what the others' words say of them.

use super::viewer::Viewer;
use crate::claim::model::{Claim, End};
use crate::league::Support;

/// What one region claims of places.
#[derive(Debug, Default)]
pub(super) struct Standing {
    pub(super) region: u32,
    pub(super) first: u32,
    /// First to third.
    pub(super) top: u32,
    pub(super) middle: u32,
    pub(super) bottom: u32,
    pub(super) supported: u32,
    pub(super) untested: u32,
    pub(super) contradicted: u32,
    /// Counts that it states of itself (9项前三): the claim and its words.
    pub(super) stated: Vec<(u32, String)>,
}

impl Standing {
    /// All places.
    pub(super) fn all(&self) -> u32 {
        self.top + self.middle + self.bottom
    }
}

/// Every region's places, most firsts first. Places of projects and firms are not the region's own.
pub(super) fn standings(viewer: &Viewer<'_>) -> Vec<Standing> {
    let mut rows: Vec<Standing> =
        viewer.regions().into_iter().map(|region| Standing { region, ..Standing::default() }).collect();
    for claim in viewer.held.report.claims.iter().filter(|claim| claim.subject.is_none()) {
        let group = viewer.held.group(claim);
        if let Some(row) = rows.iter_mut().find(|row| Some(row.region) == group) {
            count(row, claim);
        }
    }
    for member in viewer.held.report.leagues.iter().flat_map(|league| &league.members) {
        let group = viewer.group(member.region);
        let Some(row) = rows.iter_mut().find(|row| Some(row.region) == group) else { continue };
        match member.verdict {
            Support::Supported => row.supported += 1,
            Support::Untested => row.untested += 1,
            Support::Contradicted => row.contradicted += 1,
            Support::None => {}
        }
    }
    crate::order::sort_by_key(&mut rows, |row| std::cmp::Reverse((row.first, row.top)));
    rows
}

fn count(row: &mut Standing, claim: &Claim) {
    for rank in claim.ranks.iter().filter(|rank| rank.from > 0) {
        match (rank.end, rank.to) {
            (End::Bottom, _) => row.bottom += 1,
            (End::Top, 1..=3) => row.top += 1,
            (End::Top, to) if rank.of.is_some_and(|of| to + 3 > of) => row.bottom += 1,
            (End::Top, _) => row.middle += 1,
        }
        row.first += u32::from(rank.end == End::Top && rank.to == 1);
    }
}
