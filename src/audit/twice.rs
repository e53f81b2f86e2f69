//! The same figure said twice.
//!
//! What: figures of one region, name, aspect, unit, subject, status and of times that do not differ, in two
//! sentences. Why: a speech repeats its best figures, and a slip shows where the two differ. Holds: 逾53亿元
//! in the headline and 53.31亿元 below. Unclear: 7.8 % and 8.7 % for one indicator and period. Never fails: the
//! times or scopes may differ without being said. Counts and names too general are left alone.

use crate::lexicon::set::{holds, words};
use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::digit::slipped;
use super::noun::{core, sort};
use super::percent::periods_differ;
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::document::model::BlockKind;
use crate::lexicon::audits::FLOWS;

/// Runs the audit: figures are put in order of their names, so that the cost is that of sorting.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut named: Vec<(String, usize)> = Vec::new();
    for (at, one) in sheet.figures.iter().enumerate() {
        let plain =
            (one.claim.aspect != Aspect::Count || one.value >= Decimal::ONE_HUNDRED) && !one.is_points();
        let name = group(one);
        if plain && name.chars().count() >= 3 {
            named.push((name, at));
        }
    }
    crate::order::sort_by(&mut named, |one, other| compare(sheet, one, other));
    for pair in named.windows(2) {
        if let [one, other] = pair
            && compare_names(sheet, one, other) == Ordering::Equal
        {
            out.extend(said(sheet, one.1, other.1));
        }
    }
    same_value(sheet, out);
    for at in 0..sheet.figures.len() {
        out.extend(month(sheet, at));
    }
    changed_places(sheet, out);
}

/// `8月完成6.8亿元,1—8月完成5.7亿元`: a month of a flow within the months so far.
fn month(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let one = sheet.get(at).filter(|one| one.is_amount() && one.is_firm() && one.is_actual())?;
    let flow = FLOWS.stands_in(&one.claim.indicator);
    let dates = |figure: &Figure<'_>| figure.claim.period.as_deref().and_then(crate::league::period::dates);
    let own = dates(one).filter(|_| flow)?;
    let (place, other) = sheet.back_in_paragraph(at).take(6).find(|(_, other)| {
        other.base == one.base
            && other.key == one.key
            && other.claim.region == one.claim.region
            && other.claim.subject == one.claim.subject
            && other.is_firm()
            && other.is_actual()
            && periods_differ(one, other)
    })?;
    let then = dates(other)?;
    let (outer, inner) = if then.0 <= own.0 && own.1 <= then.1 { (other, one) } else { (one, other) };
    let (wide, narrow) = if then.0 <= own.0 && own.1 <= then.1 { (then, own) } else { (own, then) };
    let within = wide.0 <= narrow.0 && narrow.1 <= wide.1 && wide != narrow;
    if !within || inner.range()?.low <= outer.range()?.high || outer.value.is_sign_negative() {
        return None;
    }
    let words = [inner.quote, outer.quote];
    let working = Said::of("其间一段{0}，大于整段{1}", "a part of the time has {0}, all of it {1}", &words);
    let mut finding = sheet.finding(Kind::Twice, Verdict::Unclear, 4, &[place, at], working);
    finding.readings = vec![Reading::Scope.said()];
    Some(finding)
}

/// Two digits that changed places between two figures whose names begin alike (186.3 and 168.3).
fn changed_places(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut all: Vec<(u16, &str, Vec<u8>, usize)> = Vec::new();
    for (at, one) in sheet.figures.iter().enumerate() {
        // 42.6万头 is as telling as an amount, 12.5个 is none.
        let telling = one.claim.aspect != Aspect::Count || one.factor > Decimal::ONE;
        if one.decimals > 0 && one.is_firm() && telling {
            let mut digits: Vec<u8> = one.quote.bytes().filter(u8::is_ascii_digit).collect();
            crate::order::sort_by_key(&mut digits, |digit| *digit);
            if digits.len() >= 3 {
                all.push((one.claim.region.map_or(u16::MAX, |region| region.0), one.base, digits, at));
            }
        }
    }
    crate::order::sort_by(&mut all, |one, other| one.cmp(other));
    for pair in all.windows(2) {
        let [one, other] = pair else { continue };
        let (Some(first), Some(second)) = (sheet.get(one.3), sheet.get(other.3)) else { continue };
        let same = (one.0, one.1, &one.2) == (other.0, other.1, &other.2) && first.value != second.value;
        if !same {
            continue;
        }
        let start = |name: &'_ str| name.char_indices().nth(4).map_or(name.len(), |(at, _)| at);
        let opening = first.key.get(..start(&first.key)).unwrap_or("");
        let alike = opening.chars().count() == 4
            && second.key.starts_with(opening)
            && (first.key != second.key || ends_alike(first, second))
            && first.factor == second.factor
            && first.claim.status == second.claim.status
            && (!first.beside(second) || ends_alike(first, second))
            && (!periods_differ(first, second) || ends_alike(first, second));
        let plain = |figure: &Figure<'_>| figure.value.checked_div(figure.factor);
        let slip = alike
            && plain(first)
                .zip(plain(second))
                .is_some_and(|(one, other)| slipped(one, other, first.decimals));
        if slip {
            let words = [first.quote, second.quote, &first.claim.indicator, &second.claim.indicator];
            let working = Said::of(
                "{2}{0}，{3}{1}：是否两位数字颠倒？",
                "{2} {0}, {3} {1}: did two digits change places?",
                &words,
            );
            let mut finding = sheet.finding(Kind::Twice, Verdict::Unclear, 4, &[one.3, other.3], working);
            finding.readings = readings(first, second);
            out.push(finding);
        }
    }
}

/// Under which readings both stand: of two times only where the text does not say that they are one.
fn readings(one: &Figure<'_>, other: &Figure<'_>) -> Vec<Said> {
    let said = |figure: &Figure<'_>| {
        let period = figure.claim.period.as_deref()?;
        period.to.map(|to| (period.from, to))
    };
    let words = |figure: &Figure<'_>| figure.claim.period.as_deref().map(|period| period.words.clone());
    let same = match (said(one), said(other)) {
        (Some(first), Some(second)) => first == second,
        _ => words(one).is_some() && words(one) == words(other),
    };
    let all = [(Reading::Period, !same), (Reading::Scope, true)];
    all.into_iter().filter(|(_, stands)| *stands).map(|(reading, _)| reading.said()).collect()
}

/// A figure of a larger whole that a county's speech tells beside its own (全市固定资产投资增长6.3%).
fn of_larger(sheet: &Sheet<'_>, one: &Figure<'_>) -> bool {
    let lead = one.lead();
    let region = one.claim.region.and_then(|id| sheet.case.regions.get(usize::from(id.0)));
    let small = region.is_none_or(|region| region.name.ends_with(['县', '区', '旗', '镇', '乡']));
    words!["全国", "全省", "全自治区"].stands_in(lead) || small && holds(lead, "全市")
}

/// A level at one time, said once as of the time and once as of its end (前三季度, 三季度末).
fn ends_alike(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let level = |one: &Figure<'_>| matches!(one.claim.aspect, Aspect::Score | Aspect::Share);
    let end = |one: &Figure<'_>| one.claim.period.as_deref().and_then(|period| period.to);
    // 由91.5分提高到95.1分 are two times of one level.
    let moves = |one: &Figure<'_>| one.lead().contains(['由', '从', '比', '较', '到', '至']);
    let near = !moves(one)
        && !moves(other)
        && one.claim.paragraph == other.claim.paragraph
        && one.claim.region == other.claim.region;
    near && level(one) && level(other) && end(one).is_some() && end(one) == end(other)
}

/// What figures are grouped by: the series where one is known, else the name.
fn group(figure: &Figure<'_>) -> String {
    match figure.claim.series {
        Some(series) => numbered(series),
        None => figure.key.clone(),
    }
}

/// A series' number as a name, in whose order names stand as numbers do.
pub(super) fn numbered(series: u32) -> String {
    let mut name = String::with_capacity(11);
    name.push('#');
    let mut unit = if series < 100_000_000 { 10_000_000 } else { 1_000_000_000 };
    while unit > 0 {
        name.push(char::from(b'0' + u8::try_from(series / unit % 10).unwrap_or(0)));
        unit /= 10;
    }
    name
}

fn compare_names(sheet: &Sheet<'_>, one: &(String, usize), other: &(String, usize)) -> Ordering {
    let rest = |at: usize| {
        sheet.get(at).map(|one| {
            (one.claim.region.map(|region| region.0), one.claim.aspect, one.base, one.claim.status as u8)
        })
    };
    one.0.cmp(&other.0).then_with(|| rest(one.1).cmp(&rest(other.1)))
}

fn compare(sheet: &Sheet<'_>, one: &(String, usize), other: &(String, usize)) -> Ordering {
    let time = |at: usize| {
        sheet
            .get(at)
            .and_then(|one| one.claim.period.as_deref())
            .map(|period| (period.from, period.to, period.words.as_str()))
    };
    compare_names(sheet, one, other).then_with(|| time(one.1).cmp(&time(other.1))).then(one.1.cmp(&other.1))
}

/// Whether the figure's own words name it, so that its name is not inherited from another.
fn named_here(figure: &Figure<'_>) -> bool {
    let name = figure.key.as_str();
    let words = core(figure.sentence_lead()) + &core(figure.tail());
    let first = name.char_indices().nth(2).map_or(name, |(at, _)| name.get(..at).unwrap_or(name));
    holds(&words, first) && holds(&words, sort(name))
}

/// A count of all there are now (现有企业412家), which stands still within a text.
fn now(figure: &Figure<'_>) -> bool {
    words!["现有", "共有", "总数", "实有"].stands_in(figure.lead())
}

fn said(sheet: &Sheet<'_>, at: usize, again: usize) -> Option<Finding> {
    let (one, other) = (sheet.get(at)?, sheet.get(again)?);
    let row = |figure: &Figure<'_>| {
        let block = sheet.case.document.paragraphs.get(figure.claim.paragraph as usize);
        block.is_none_or(|block| block.kind == BlockKind::Row)
    };
    if periods_differ(one, other) || row(one) || row(other) || one.value.is_zero() {
        return None;
    }
    let agree = one.range()?.meets(other.range()?);
    let firm = one.is_firm() && other.is_firm();
    let words = [one.quote, other.quote, &one.claim.indicator];
    let working = Said::of("{2}：一处{0}，一处{1}", "{2}: {0} in one place, {1} in another", &words);
    // 46.8万人次 is as telling as an amount.
    let counts = one.claim.aspect == Aspect::Count && one.factor == Decimal::ONE;
    if counts && (agree || !now(one) || !now(other)) {
        return None;
    }
    if agree && one.claim.aspect == Aspect::Count {
        return None;
    }
    if agree {
        let apart = !one.beside(other) || !firm;
        return apart.then(|| sheet.finding(Kind::Twice, Verdict::Holds, 1, &[at, again], working));
    }
    if of_larger(sheet, one) != of_larger(sheet, other) {
        return None;
    }
    if one.beside(other) || !firm || !named_here(one) || !named_here(other) {
        return None;
    }
    let slip = one.factor == other.factor
        && slipped(
            one.value.checked_div(one.factor)?,
            other.value.checked_div(other.factor)?,
            one.decimals.max(other.decimals),
        );
    let dated = |figure: &Figure<'_>| {
        figure.claim.period.as_deref().is_some_and(|period| period.to.is_some() || !period.words.is_empty())
    };
    let alike = counts && one.sentence_lead() == other.sentence_lead();
    let people = one.claim.aspect == Aspect::Count && !counts;
    // 前8个月到位内资41.7亿元, 前八个月到位内资47.1亿元: of one time, and but for two digits the same.
    let turned = slip && dated(one) && dated(other);
    let long = one.key.chars().count() >= if people || alike || turned { 4 } else { 5 };
    if !long || !(slip || dated(one) && dated(other) && one.claim.aspect != Aspect::Count) {
        return None;
    }
    let mut finding =
        sheet.finding(Kind::Twice, Verdict::Unclear, if slip { 4 } else { 3 }, &[at, again], working);
    finding.readings = readings(one, other);
    Some(finding)
}

/// A value of four digits and more that comes again under another name (中直经济 and 中直工业 384.8亿元).
fn same_value(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut values: Vec<(u16, &str, Decimal, usize)> = Vec::new();
    for (at, one) in sheet.figures.iter().enumerate() {
        let telling =
            one.value.checked_div(one.factor).is_some_and(|plain| plain.mantissa().unsigned_abs() >= 1000);
        if one.is_amount() && one.is_firm() && one.decimals > 0 && telling {
            values.push((one.claim.region.map_or(u16::MAX, |region| region.0), one.base, one.value, at));
        }
    }
    crate::order::sort_by(&mut values, |one, other| one.cmp(other));
    for pair in values.windows(2) {
        let [one, other] = pair else { continue };
        let (Some(first), Some(second)) = (sheet.get(one.3), sheet.get(other.3)) else { continue };
        let like = (one.0, one.1, one.2) == (other.0, other.1, other.2)
            && !periods_differ(first, second)
            && first.claim.status == second.claim.status
            && first.sort() == second.sort()
            && first.key != second.key
            && !first.beside(second);
        if like {
            let words = [first.quote, &first.claim.indicator, &second.claim.indicator];
            let working = Said::of("{1}与{2}同为{0}", "{1} and {2} are both {0}", &words);
            out.push(sheet.finding(Kind::Twice, Verdict::Holds, 1, &[one.3, other.3], working));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Twice,
            Verdict::Unclear,
            &[
                "上半年，规上工业增加值增长7.6%。\n\n规上工业增加值上半年增速达到6.7%，创近年新高。",
                "上半年，肉羊出栏38.4万头。\n\n上半年34.8万头的肉羊出栏量居全市首位。",
                "上半年，林下经济产业实现产值153.2亿元。\n\n林下经济产业上半年135.2亿元的产值，为农民增收打下基础。",
            ],
        );
        all(
            Kind::Twice,
            Verdict::Holds,
            &["上半年，规上工业增加值增长7.6%。\n\n规上工业增加值上半年增速达到7.6%，创近年新高。"],
        );
        none(
            Kind::Twice,
            &[
                "一季度，规上工业增加值增长7.6%。\n\n上半年，规上工业增加值增长6.7%。",
                "上半年，固定资产投资增长7.6%。\n\n上半年，全市固定资产投资增长6.7%，我县高于全市。",
                "上半年，规上工业增加值增长7.6%，力争全年规上工业增加值增长9%。",
            ],
        );
    }
}
