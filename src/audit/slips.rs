//! Unit slips and outliers: worth a look, never a failure.
//!
//! What: a value that is ten thousand, or a hundred million, times off the others of its name; an area or a number
//! beyond what any county has; a growth far above all others of its region. Why: 万 is typed or lost easily.
//! Look: 新增工业用地3260万亩 (more than a prefecture has). Groups are made by sorting names.

use rust_decimal::Decimal;

use super::noun::{any, core};
use super::range::ten;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::CEILINGS;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, figure) in sheet.figures.iter().enumerate() {
        out.extend(beyond(sheet, at, figure));
    }
    let mut named: Vec<(String, usize)> = sheet
        .figures
        .iter()
        .enumerate()
        .filter(|(_, one)| one.claim.aspect == Aspect::Amount && one.value > Decimal::ZERO)
        .map(|(at, one)| (format!("{}{}", core(&one.claim.indicator), one.base), at))
        .collect();
    crate::order::sort_by(&mut named, |one, other| one.cmp(other));
    let mut start = 0;
    while let Some((name, _)) = named.get(start) {
        let group: Vec<usize> =
            named.iter().skip(start).take_while(|(other, _)| other == name).map(|(_, at)| *at).collect();
        start += group.len().max(1);
        off_likes(sheet, group, out);
    }
    outliers(sheet, out);
}

fn beyond(sheet: &Sheet<'_>, at: usize, figure: &Figure<'_>) -> Option<Finding> {
    if !figure.is_amount()
        || sheet.case.regions.iter().all(|region| region.code.is_none_or(|code| code % 10_000 == 0))
    {
        return None;
    }
    let row = CEILINGS
        .iter()
        .find(|(noun, base, _)| figure.base == *base && any(&figure.claim.indicator, &[noun]))?;
    let most = Decimal::from(row.2);
    if figure.value < most || any(&figure.claim.indicator, &["全国", "全省"]) {
        return None;
    }
    let words = [figure.quote, &figure.in_unit(figure.value.checked_div(ten(4))?, 4)].map(str::to_string);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let working = Said::of(
        "{0}超出一地常有的规模，单位是否多写“万”（{1}）？",
        "{0} is beyond what one place has; is 万 too much ({1})?",
        &words,
    );
    Some(sheet.finding(Kind::UnitSlip, Verdict::Look, 4, &[at], working))
}

fn off_likes(sheet: &Sheet<'_>, mut group: Vec<usize>, out: &mut Vec<Finding>) {
    if group.len() < 3 {
        return;
    }
    let value = |at: usize| sheet.get(at).map(|one| one.value).unwrap_or_default();
    crate::order::sort_by(&mut group, |&one, &other| value(one).cmp(&value(other)));
    let median = group.get(group.len() / 2).map(|&at| value(at)).unwrap_or_default();
    for &at in [group.first(), group.last()].into_iter().flatten() {
        let Some(one) = sheet.get(at) else { continue };
        let (more, less) = if one.value > median { (one.value, median) } else { (median, one.value) };
        let Some(times) = more.checked_div(less) else { continue };
        let near = [4, 8].into_iter().any(|exp| {
            let low = ten(exp).checked_div(Decimal::from(8));
            let high = ten(exp).checked_mul(Decimal::from(8));
            low.is_some_and(|low| times > low) && high.is_some_and(|high| times < high)
        });
        if near {
            let words = [one.quote, &one.in_unit(median, 2)].map(str::to_string);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let working = Said::of(
                "{0}与同类数（中位{1}）相差万倍上下",
                "{0} is some ten thousand times off its likes (median {1})",
                &words,
            );
            out.push(sheet.finding(Kind::UnitSlip, Verdict::Look, 4, &[at], working));
        }
    }
}

/// Growths of a region beyond a hundred per cent and five times its median.
fn outliers(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut growths: Vec<(u16, Decimal, usize)> = sheet
        .figures
        .iter()
        .enumerate()
        .filter(|(_, one)| one.claim.aspect == Aspect::Growth && one.is_rate() && one.is_actual())
        .map(|(at, one)| (one.claim.region.map_or(u16::MAX, |region| region.0), one.value, at))
        .collect();
    crate::order::sort_by(&mut growths, |one, other| one.cmp(other));
    let mut start = 0;
    while let Some(&(region, _, _)) = growths.get(start) {
        let group: Vec<(Decimal, usize)> =
            growths.iter().skip(start).take_while(|one| one.0 == region).map(|one| (one.1, one.2)).collect();
        start += group.len().max(1);
        let Some(&(median, _)) = group.get(group.len() / 2).filter(|_| group.len() >= 6) else { continue };
        let Some(five) = median.abs().checked_mul(Decimal::from(5)) else { continue };
        for &(value, at) in
            group.iter().rev().take(3).filter(|(value, _)| *value > five && *value >= Decimal::ONE_HUNDRED)
        {
            let words = [value.normalize().to_string(), median.normalize().to_string()];
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let working = Said::of(
                "增速{0}%，同地各项增速的中位数为{1}%",
                "a growth of {0} %, where the median of the place is {1} %",
                &words,
            );
            out.push(sheet.finding(Kind::Outlier, Verdict::Look, 1, &[at], working));
        }
    }
}
