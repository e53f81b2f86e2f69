//! Counts of one stock (16项指标中, 居前6项、居中7项、靠后3项).
//!
//! What: counts behind the stock they are of, and places of a ranking in one sentence whose sum another region
//! states. Why: the places of a ranking exclude one another, so they sum to their list. Fails: 7 + 8 + 5 of 18.
//! Holds: 11 of 总量 and 10 of 增速 of 18, which overlap; what may overlap never fails.

use rust_decimal::Decimal;

use super::parts::{Link, MOST, each, sums, sums_up, words_of};
use super::percent::periods_differ;
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::lexicon::audits::{CLASSES, FIRSTS, LASTS, LOWS, TOPS};
use crate::lexicon::set::{WordSet, holds, words};

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(stock(sheet, at));
    }
    classes(sheet, out);
}

/// Whether a count is of places in a ranking (前三的9项, 居中7项).
fn classed(figure: &Figure<'_>) -> bool {
    CLASSES.stands_in(figure.lead()) || CLASSES.stands_in(figure.tail())
}

/// Counts of places in one sentence, whose sum another region states or reaches too (9 + 7 + 5 = 21).
fn classes(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut sums: Vec<(Decimal, Vec<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(first) = sheet.get(at) {
        let group: Vec<usize> = (at..at + 4)
            .take_while(|&place| {
                sheet.get(place).is_some_and(|one| {
                    one.is_count()
                        && one.base == first.base
                        && one.beside(first)
                        && classed(one)
                        && !opens_stock(one)
                })
            })
            .collect();
        let value = |place: &usize| sheet.get(*place).map(|one| one.value);
        let sum = group.iter().filter_map(value).try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value));
        let start = at;
        at += group.len().max(1);
        if let Some(sum) = sum.filter(|_| group.len() == 3) {
            sums.push((sum, group));
        } else if opens_stock(first) && first.is_count() && first.lead().chars().count() < 12 {
            sums.push((first.value, vec![start]));
        }
    }
    for (sum, group) in sums.iter().filter(|(_, group)| group.len() == 3) {
        let region =
            |group: &[usize]| group.first().and_then(|&at| sheet.get(at)).and_then(|one| one.claim.region);
        let other =
            sums.iter().take(64).find(|(value, other)| value == sum && region(other) != region(group));
        let Some((_, other)) = other else { continue };
        // 7项第一, 6项前列, 4项落后 are no whole: that they are 17, as others have, is chance.
        if nest(sheet, group) || other.len() > 1 && nest(sheet, other) {
            continue;
        }
        let each: Vec<&str> = group.iter().filter_map(|&place| Some(sheet.get(place)?.quote)).collect();
        let working = Said::of(
            "{0} = {1}，与另一地的指标总数一致",
            "{0} = {1}, as many as another place states",
            &[&each.join(" + "), &sum.normalize().to_string()],
        );
        let mut of = group.clone();
        of.extend(other);
        out.push(sheet.finding(Kind::Parts, Verdict::Holds, 1, &of, working));
    }
}

/// 16项指标中
fn opens_stock(figure: &Figure<'_>) -> bool {
    let tail = figure.tail();
    let tail = tail.split(['、', '“']).next().unwrap_or("");
    // 8项居中 are in the middle, and open nothing.
    tail.ends_with('中') && !tail.ends_with("居中") && (2..=24).contains(&tail.chars().count())
}

/// Whether counts are of the top, the middle and the bottom.
fn graded(sheet: &Sheet<'_>, parts: &[usize]) -> bool {
    let words = |table: &WordSet| {
        parts.iter().any(|&at| {
            sheet.get(at).is_some_and(|one| table.stands_in(one.lead()) || table.stands_in(one.tail()))
        })
    };
    words(words!["前", "领先", "第一"]) && words(words!["中游", "居中"]) && words(words!["后", "末", "落后"])
}

/// Whether one class of places lies within another (8项进入前三, 5项第一): they are no sum.
fn nest(sheet: &Sheet<'_>, parts: &[usize]) -> bool {
    let count = |table: &WordSet| {
        let own = |at: &&usize| {
            sheet.get(**at).is_some_and(|one| {
                let tail = one.tail().split('、').next().unwrap_or("");
                table.stands_in(if CLASSES.stands_in(tail) { tail } else { one.lead() })
            })
        };
        parts.iter().filter(own).count()
    };
    let (top, within) = (count(&TOPS), count(&FIRSTS));
    let (low, under) = (count(&LOWS), count(&LASTS));
    top > 1 || top > 0 && within > 0 || low > 1 || low > 0 && under > 0
}

/// `156个村中,收入10万元以上的168个`: more than the stock they are of.
fn exceeds(sheet: &Sheet<'_>, whole_at: usize, at: usize) -> Option<Finding> {
    let (whole, part) = (sheet.get(whole_at)?, sheet.get(at)?);
    if part.value <= whole.value || !whole.is_firm() || !part.is_firm() || periods_differ(whole, part) {
        return None;
    }
    let words = [whole.quote, part.quote];
    let working = Said::of("{0}之中有{1}", "{1} of {0}: the part is more", &words);
    let mut finding = sheet.finding(Kind::Parts, Verdict::Unclear, 4, &[whole_at, at], working);
    finding.readings = vec![Reading::Scope.said()];
    Some(finding)
}

/// `16项指标中,居前6项、居中7项`: counts of one stock.
fn stock(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let whole = sheet.get(at)?;
    let named = whole.is_count() && opens_stock(whole);
    if !named {
        return None;
    }
    let mut parts = Vec::new();
    for place in at + 1..at + MOST {
        let Some(part) = sheet.get(place) else { break };
        // 4项居第一,3项居第二,共10项进入前五: a total of what was told, and more.
        if !part.beside(whole)
            || part.is_count() && opens_stock(part)
            || part.base == whole.base && sums_up(part)
        {
            break;
        }
        if part.is_count() && part.base == whole.base && !holds(part.sentence_lead(), "其中") {
            parts.push(place);
        }
    }
    if let [part] = parts.as_slice()
        && at + 1 == *part
    {
        return exceeds(sheet, at, *part);
    }
    if parts.len() < 2 {
        return None;
    }
    let apart = parts.iter().all(|&place| sheet.get(place).is_some_and(classed));
    let kinds: Vec<&str> = ["总量", "增速", "速度"]
        .into_iter()
        .filter(|kind| {
            parts.iter().any(|&place| {
                sheet
                    .get(place)
                    .is_some_and(|part| part.lead().contains(kind) || part.tail().starts_with(kind))
            })
        })
        .collect();
    let disjoint = apart && kinds.len() < 2 && !nest(sheet, &parts) || !words_of(sheet, at).is_empty();
    let all: Decimal = parts
        .iter()
        .filter_map(|&place| Some(sheet.get(place)?.value))
        .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value))?;
    if disjoint {
        return if all >= whole.value || graded(sheet, &parts) {
            sums(sheet, at, &parts, if all < whole.value { Link::Graded } else { Link::Disjoint })
        } else {
            None
        };
    }
    if let Some(finding) = each(sheet, at, &parts) {
        return Some(finding);
    }
    if all == whole.value {
        return sums(sheet, at, &parts, Link::Complete);
    }
    let over = all.checked_sub(whole.value).filter(|over| *over > Decimal::ZERO)?;
    let each: Vec<&str> = parts.iter().filter_map(|&place| Some(sheet.get(place)?.quote)).collect();
    let working = Said::of(
        "{0} = {1}，多于{2}：至少{3}重复计入两类",
        "{0} = {1} of {2}: at least {3} are counted twice",
        &[&each.join(" + "), &whole.in_unit(all, 0), whole.quote, &whole.in_unit(over, 0)],
    );
    let mut of = vec![at];
    of.extend(parts);
    Some(sheet.finding(Kind::Parts, Verdict::Holds, 1, &of, working))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Parts,
            Verdict::Fails,
            &[
                "纳入考核的18项指标中，居前7项、居中8项、靠后5项。",
                "通报的16项主要指标中，7项居前、8项居中、3项靠后。",
            ],
        );
        none(
            Kind::Parts,
            &[
                "13项考核指标中，4项居全市第一，3项居第二，共11项进入前五。",
                "考核的12项指标中，8项进入前三，5项居第一。",
            ],
        );
        all(Kind::Parts, Verdict::Unclear, &["全县156个行政村中，集体收入10万元以上的168个。"]);
        all(
            Kind::Parts,
            Verdict::Holds,
            &[
                "纳入考核的18项指标中，居前7项、居中8项、靠后3项。",
                "考核的18项指标中，总量居前的11项，增速居前的10项。",
                "考核的18项指标中，11项总量居全市前三，10项增速居全市前三。",
            ],
        );
    }
}
