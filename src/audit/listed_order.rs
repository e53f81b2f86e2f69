//! A list with a range of places: each takes its own, in order.
//!
//! What: 甲30亿元、乙28亿元、丙27亿元,位居第四至第六: as many values as places, named from the better to the worse.
//! Why: who lists a ranking lists it in order, so a later value above an earlier one is a slip. Holds: falling values.
//! Unclear: one that rises; the list may be in official order. Nothing is said where values and places are not as many.

use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::values::End;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut at = 0;
    while let Some(first) = sheet.get(at) {
        let group: Vec<usize> = (at..at + 12)
            .take_while(|&place| sheet.get(place).is_some_and(|one| of_group(first, one)))
            .collect();
        let next = at + group.len().max(1);
        let all = with_bare(sheet, at, group);
        at = next;
        out.extend(order(sheet, &all));
    }
}

/// Whether both bear the same range of places, as members of one list.
fn of_group(first: &Figure<'_>, one: &Figure<'_>) -> bool {
    let rank = |one: &Figure<'_>| {
        let rank = one.claim.ranks.first()?;
        let listed =
            one.claim.rules.contains(&"rank-of-group") && rank.from < rank.to && rank.end == End::Top;
        listed.then_some((rank.from, rank.to))
    };
    rank(first).is_some()
        && rank(first) == rank(one)
        && one.beside(first)
        && one.base == first.base
        && one.is_firm()
        && matches!(one.claim.aspect, Aspect::Amount | Aspect::Growth | Aspect::Score)
}

/// Members of the list that bear no place of their own stand right before those that do.
fn with_bare(sheet: &Sheet<'_>, at: usize, mut group: Vec<usize>) -> Vec<usize> {
    let last = group.last().and_then(|&at| sheet.get(at));
    let Some(rank) = last.and_then(|one| one.claim.ranks.first()) else { return group };
    let wanted = usize::from(rank.to.saturating_sub(rank.from)) + 1;
    let mut place = at;
    while group.len() < wanted && group.len() < 12 {
        let (Some(next), Some(before)) = (sheet.get(place), place.checked_sub(1)) else { break };
        let fits = sheet.get(before).is_some_and(|one| {
            one.beside(next) && one.base == next.base && one.is_firm() && one.claim.ranks.is_empty()
        });
        if !fits || !next.before.starts_with('、') {
            break;
        }
        group.insert(0, before);
        place = before;
    }
    group
}

fn order(sheet: &Sheet<'_>, group: &[usize]) -> Option<Finding> {
    let rank = sheet.get(*group.last()?)?.claim.ranks.first()?;
    if group.len() < 2 || usize::from(rank.to - rank.from) + 1 != group.len() {
        return None;
    }
    let values: Vec<_> = group.iter().filter_map(|&at| Some(sheet.get(at)?.value)).collect();
    let falls = values.windows(2).all(|pair| pair.first() >= pair.last());
    let rises = values.windows(2).all(|pair| pair.first() <= pair.last());
    let quotes: Vec<&str> = group.iter().filter_map(|&at| Some(sheet.get(at)?.quote)).collect();
    let places = format!("{}—{}", rank.from, rank.to);
    let words = [quotes.join("、"), places, quotes.join(", ")];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let working = Said::of("{0}依次居第{1}位", "{2} take the places {1} in order", &words);
    // All rising: the less the better.
    let verdict = if falls { Verdict::Holds } else { Verdict::Unclear };
    if rises && !falls {
        return None;
    }
    let weight = if verdict == Verdict::Holds { 1 } else { 3 };
    let mut finding = sheet.finding(Kind::RankOrder, verdict, weight, group, working);
    if verdict == Verdict::Unclear {
        finding.readings = vec![Reading::Listed.said()];
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, Kind};
    use super::*;
    use crate::source::SourceText;

    fn listed(text: &str) -> Vec<Finding> {
        let text = format!("甘肃多市公布2023年成绩单\n\n兰州GDP3487.3亿元，居全省第一；{text}。\n");
        let findings = crate::analyse(&SourceText::pasted(text)).findings;
        findings
            .into_iter()
            .filter(|one| one.kind == Kind::RankOrder && one.verdict <= Verdict::Unclear)
            .collect()
    }

    #[test]
    fn passes_and_fails() {
        assert_eq!(listed("庆阳1100.4亿元、天水856.3亿元、酒泉905.2亿元，位居第二至第四").len(), 1);
        for text in [
            "庆阳1100.4亿元、酒泉905.2亿元、天水856.3亿元，位居第二至第四",
            "庆阳1100.4亿元、天水856.3亿元、酒泉905.2亿元，均居全省前十",
        ] {
            assert!(listed(text).is_empty(), "{text}");
        }
    }
}
