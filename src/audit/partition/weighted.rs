//! The growth of a whole lies between the growths of its members.
//!
//! What: members that make up a whole (出口、进口), each with its growth right behind it, and the whole with its own.
//! Why: a total's growth is the mean of its members', weighted by what they were. Holds: 18.4 % between 24.1 % and
//! 9.0 %. Unclear: 18.4 % above both. Only members of one sentence, one after the other, are looked at.

use rust_decimal::Decimal;

use super::super::percent::periods_differ;
use super::super::say::Reading;
use super::super::sheet::{Figure, Sheet};
use super::super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;

/// The growth that stands right behind a figure.
fn growth<'a, 'b>(sheet: &'b Sheet<'a>, at: usize) -> Option<(usize, &'b Figure<'a>)> {
    let (own, next) = (sheet.get(at)?, sheet.get(at + 1)?);
    let behind = next.before.trim_start_matches([',', '，', '、']);
    let told = next.is_rate()
        && next.is_firm()
        && next.claim.aspect == Aspect::Growth
        && next.beside(own)
        && behind.chars().count() <= 6;
    told.then_some((at + 1, next))
}

/// Holds the whole's growth against those of its members.
pub(in super::super) fn weighted(
    sheet: &Sheet<'_>,
    members: &[usize],
    is_whole: impl Fn(&Figure<'_>, &Figure<'_>) -> bool,
) -> Option<Finding> {
    let first_at = *members.first()?;
    let first = sheet.get(first_at)?;
    let whole_at = sheet
        .back_in_sentence(first_at)
        .filter(|(_, one)| one.is_amount() && one.base == first.base)
        .find(|(_, one)| is_whole(one, first) && !periods_differ(one, first))
        .map(|(place, _)| place)?;
    let (own_at, own) = growth(sheet, whole_at)?;
    let mut of = vec![own_at];
    let mut ends: Option<(Decimal, Decimal)> = None;
    for &member in members {
        if !sheet.get(member)?.beside(first) {
            return None;
        }
        let (place, one) = growth(sheet, member)?;
        let range = one.range()?;
        ends = Some(
            ends.map_or((range.low, range.high), |(low, high)| (low.min(range.low), high.max(range.high))),
        );
        of.push(place);
    }
    let (low, high) = ends?;
    let range = own.range()?;
    let inside = range.low <= high && low <= range.high;
    let (low, high) = (low.normalize().to_string(), high.normalize().to_string());
    let words = [own.quote, &low, &high];
    let working = if inside {
        Said::of(
            "总体增速{0}介于各部分之间（{1}%至{2}%）",
            "the growth of all {0} lies between those of its parts ({1} % to {2} %)",
            &words,
        )
    } else {
        Said::of(
            "总体增速{0}不在各部分增速之间（{1}%至{2}%）",
            "the growth of all {0} does not lie between those of its parts ({1} % to {2} %)",
            &words,
        )
    };
    let verdict = if inside { Verdict::Holds } else { Verdict::Unclear };
    let mut finding = sheet.finding(Kind::Growth, verdict, if inside { 1 } else { 4 }, &of, working);
    if !inside {
        finding.readings = vec![Reading::Base.said(), Reading::Scope.said()];
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Growth,
            Verdict::Holds,
            &["进出口总额412.6亿元，增长18.4%，其中出口268.4亿元，增长24.1%，进口144.2亿元，增长9.0%。"],
        );
        all(
            Kind::Growth,
            Verdict::Unclear,
            &["进出口总额412.6亿元，增长18.4%，其中出口268.4亿元，增长14.1%，进口144.2亿元，增长9.0%。"],
        );
        none(
            Kind::Growth,
            &["进出口总额412.6亿元，增长18.4%，其中出口268.4亿元，增长14.1%，进口144.2亿元。"],
        );
    }
}
