//! Two places of one figure that cannot both be: from both ends, and in two scopes.
//!
//! What: 13个县中列第12位, 倒数第三 (a place from the top and one from the bottom give the number of those ranked), and
//! 居全市第五、全省第三 (who is fifth in a part of the whole has four before it there, so that it is fifth at best in the
//! whole). Why: both places stand in one sentence and are of one figure. Fails: places from both ends that need more
//! members than there are. Unclear: fewer (two may share a place); and a wider scope's better place, since zones may be
//! ranked in one alone. Nothing is said of places from both ends in two scopes, where a scope is one of peers
//! (全省山区县), or where a time stands before a place.

use super::place_twice::made;
use super::say::Reading;
use super::{Case, Finding, Kind, Said, Verdict};
use crate::claim::model::{Claim, End, Rank};
use crate::document::model::Region;
use crate::lexicon::audits::{NESTED_SCOPES, OTHER_TIME};
use crate::lexicon::set::words;

/// Ranks of one claim that are looked at.
const MOST: usize = 4;

/// Runs the audit.
pub(super) fn run(case: Case<'_>, out: &mut Vec<Finding>) {
    for (claim, index) in case.claims.iter().zip(0..) {
        if claim.ranks.len() < 2 {
            continue;
        }
        let ranks = || claim.ranks.iter().take(MOST).filter(|rank| rank.from == rank.to && rank.from > 0);
        for (nth, one) in ranks().enumerate() {
            for other in ranks().skip(nth + 1) {
                let both = [one, other];
                out.extend(
                    from_both_ends(case, (claim, index), both).or_else(|| nested(case, (claim, index), both)),
                );
            }
        }
    }
}

/// The words of a rank and those between the two.
fn words<'a>(case: Case<'a>, [one, other]: [&Rank; 2]) -> Option<[&'a str; 3]> {
    let place = |source: u32| case.clean.locate(source) as usize;
    let text = case.clean.text.as_str();
    let (first, second) = if one.raw <= other.raw { (one, other) } else { (other, one) };
    let (from, to) = (place(first.raw.start()), place(first.raw.end()));
    let (next, end) = (place(second.raw.start()), place(second.raw.end()));
    Some([text.get(from..to)?, text.get(to..next)?, text.get(next..end)?])
}

/// Whether nothing but a mark and light words stands between two places.
fn joined(between: &str) -> bool {
    between.chars().count() <= 6 && between.chars().all(|c| "、，, 和及且并即也为是居位列排".contains(c))
}

/// `在13个县中列第12位，为倒数第三`
fn from_both_ends(case: Case<'_>, placed: (&Claim, u32), both: [&Rank; 2]) -> Option<Finding> {
    let (top, bottom) = match both.map(|rank| rank.end) {
        [End::Top, End::Bottom] => (both[0], both[1]),
        [End::Bottom, End::Top] => (both[1], both[0]),
        _ => return None,
    };
    let of = top.of.or(bottom.of).filter(|of| top.of.into_iter().chain(bottom.of).all(|one| one == *of))?;
    let [first, between, second] = words(case, both)?;
    // 居全市倒数第三 beside 13个县中: zones may be ranked there, too.
    let scoped = |words: &str| words.contains(['全', '省', '国', '州', '盟', '旗', '县', '区', '市']);
    let apart = top.scope != bottom.scope && scoped(second) && scoped(first);
    if !joined(between) {
        return None;
    }
    let members = top.from.checked_add(bottom.from)?.checked_sub(1)?;
    let verdict = match members.cmp(&of) {
        // 居全市第12位、全省倒数第三: two contests.
        _ if apart => return None,
        std::cmp::Ordering::Equal => Verdict::Holds,
        std::cmp::Ordering::Greater => Verdict::Fails,
        std::cmp::Ordering::Less => Verdict::Unclear,
    };
    let number = [of, top.from, bottom.from, members].map(|number| number.to_string());
    let working = Said::of(
        "第{1}位又是倒数第{2}位，则共{3}家，文中{0}家",
        "number {1} that is number {2} from the end is one of {3}, stated {0}",
        &[&number[0], &number[1], &number[2], &number[3]],
    );
    let weight = if verdict == Verdict::Holds { 1 } else { 5 };
    let (claim, index) = placed;
    let mut finding =
        made(verdict, Kind::RankOrder, weight, &[(claim, index, both[0]), (claim, index, both[1])], working);
    if verdict == Verdict::Unclear {
        finding.readings = vec![Reading::Scope.said()];
    }
    Some(finding)
}

/// How wide a scope is for a region: 0 within its city, 1 its province, 2 the country.
fn width(region: &Region, scope: &str) -> Option<u8> {
    let county = !region.code?.is_multiple_of(100);
    let (_, width, below) = NESTED_SCOPES.iter().find(|row| row.0 == scope)?;
    (county || !below).then_some(*width)
}

/// `居全市第五、全省第三`
fn nested(case: Case<'_>, placed: (&Claim, u32), both: [&Rank; 2]) -> Option<Finding> {
    let (claim, index) = placed;
    if both.iter().any(|rank| rank.end != End::Top || rank.tie) {
        return None;
    }
    let region = case.regions.get(usize::from(claim.region?.0))?;
    let wide = [width(region, &both[0].scope)?, width(region, &both[1].scope)?];
    let (narrow, wide) = match wide[0].cmp(&wide[1]) {
        std::cmp::Ordering::Less => (both[0], both[1]),
        std::cmp::Ordering::Greater => (both[1], both[0]),
        std::cmp::Ordering::Equal => return None,
    };
    let [first, between, second] = words(case, both)?;
    // 居全省第三: the scope's word, and nothing between it and the place that makes it one of peers.
    let plain = |words: &str, rank: &Rank| {
        let told = words.split_once(rank.scope.as_ref()).map(|two| two.1);
        told.is_some_and(|rest| {
            rest.starts_with(['第', '首', '榜']) || words!["排名第", "排第", "位居第"].begins(rest)
        })
    };
    let in_order = if both[0].raw <= both[1].raw { both } else { [both[1], both[0]] };
    let moved =
        OTHER_TIME.iter().any(|word| first.contains(word) || between.contains(word) || second.contains(word));
    if wide.from >= narrow.from
        || !joined(between)
        || moved
        || !plain(first, in_order[0])
        || !plain(second, in_order[1])
        || claim.subject.is_some()
    {
        return None;
    }
    let places = [narrow.from, wide.from].map(|place| place.to_string());
    let working = Said::of(
        "{1}第{0}位，{3}却是第{2}位：范围更大，位次不会更前",
        "number {0} in {1}, yet number {2} in {3}: in a wider scope no place is better",
        &[&places[0], &narrow.scope, &places[1], &wide.scope],
    );
    let mut finding = made(
        Verdict::Unclear,
        Kind::RankOrder,
        4,
        &[(claim, index, both[0]), (claim, index, both[1])],
        working,
    );
    finding.readings = vec![Reading::Scope.said()];
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(Kind::RankOrder, Verdict::Holds, &["综合得分在9个县（市、区）中列第8位，倒数第二。"]);
        all(Kind::RankOrder, Verdict::Fails, &["综合得分在9个县（市、区）中列第8位，倒数第三。"]);
        all(
            Kind::RankOrder,
            Verdict::Unclear,
            &[
                "综合得分在9个县（市、区）中列第7位，倒数第二。",
                "规上工业增加值增长8.2%，居全市第五、全省第三。",
                "规上工业增加值增长8.2%，居全省第2位、全市第3位。",
            ],
        );
        none(
            Kind::RankOrder,
            &[
                "规上工业增加值增长8.2%，居全市第三、全省第二十一。",
                "规上工业增加值增长8.2%，居全市第五、全省山区县第三。",
                "规上工业增加值增长8.2%，居全市第五，去年居全省第三。",
                "规上工业增加值总量居全市第五，增速居全省第三。",
                "规上工业增加值增长8.2%，居全市第一、全省第一。",
                "综合得分居全市第7位，为9个县（市、区）倒数第二。",
                "综合得分居全市第7位，为9个县（市、区）倒数第四。",
                "增加值增长2.1%，居全市13个县（市、区）第12位、全省倒数第三。",
                "综合得分在全市9个县（市、区）中列第8位，较上期倒数第三有所好转。",
            ],
        );
    }
}
