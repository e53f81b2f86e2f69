//! Where the text has lost numbers.

use super::{Fate, Report};
use crate::claim::model::Claim;

/// For each number that the text has lost the claim whose region and agenda item it belongs to: the last before it,
/// or the first of all.
pub(crate) fn losses(report: &Report) -> impl Iterator<Item = &Claim> {
    let lost = report.ledger.numerals.iter().filter(|numeral| numeral.fate == Fate::Damage);
    lost.filter_map(|numeral| {
        let behind = report.claims.partition_point(|claim| claim.span.start() <= numeral.span.start());
        let before = behind.checked_sub(1).and_then(|at| report.claims.get(at));
        before.or(report.claims.get(behind))
    })
}
