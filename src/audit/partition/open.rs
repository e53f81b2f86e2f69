//! Rows of members that are not all that their whole may hold.
//!
//! What: the list goes on behind the last member of the row (新开工316个、续建398个、储备128个). Why: a sum that
//! falls short is then no contradiction.

use rust_decimal::Decimal;

use super::super::parts::{Link, sums};
use super::super::sheet::Sheet;
use super::super::{Finding, Verdict};

/// Members that the list may name beside those of the row.
const MORE: usize = 4;

/// A sum of members that fails, read again with all that the list names; `None` where that leaves nothing to say.
pub(super) fn closes_otherwise(
    sheet: &Sheet<'_>,
    whole_at: usize,
    members: &[usize],
    finding: Finding,
) -> Option<Finding> {
    let whole = sheet.get(whole_at)?.value;
    let total = |members: &[usize]| {
        let values = members.iter().filter_map(|&at| Some(sheet.get(at)?.value));
        values.into_iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(one))
    };
    let less = total(members).is_some_and(|sum| sum < whole);
    if finding.verdict != Verdict::Fails || !less {
        return Some(finding);
    }
    let last_at = *members.last()?;
    let last = sheet.get(last_at)?;
    let listed = |place: usize| {
        sheet.get(place).is_some_and(|one| {
            one.is_amount()
                && one.base == last.base
                && one.beside(last)
                && one.before.trim_start().starts_with(['、', ',', '，', '和', '及'])
        })
    };
    let mut all = members.to_vec();
    all.extend((last_at + 1..last_at + 1 + MORE).take_while(|&place| listed(place)));
    if all.len() > members.len() {
        return match total(&all) {
            Some(sum) if sum == whole => sums(sheet, whole_at, &all, Link::Complete),
            _ => None,
        };
    }
    Some(finding)
}
