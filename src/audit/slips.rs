//! Unit slips and outliers: worth a look, never a failure.
//!
//! What: a value that is ten thousand, or a hundred million, times off the others of its name; an area or a number
//! beyond what any county has; a growth far above all others of its region. Why: 万 is typed or lost easily.
//! Look: 新增工业用地3260万亩 (more than a prefecture has). Groups are made by sorting names.

use rust_decimal::Decimal;

use super::noun::any;
use super::range::ten;
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{CEILINGS, MEANS, TOTALS};
use crate::lexicon::set::{holds, words};

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, figure) in sheet.figures.iter().enumerate() {
        out.extend(beyond(sheet, at, figure));
        out.extend(below(sheet, at, figure).or_else(|| off_neighbour(sheet, at, figure)));
    }
    let mut named: Vec<(String, usize)> = sheet
        .figures
        .iter()
        .enumerate()
        .filter(|(_, one)| one.claim.aspect == Aspect::Amount && one.value > Decimal::ZERO)
        .map(|(at, one)| {
            let name = match one.claim.series {
                Some(series) => super::twice::numbered(series),
                None => format!("{}{}", one.core, one.base),
            };
            (name, at)
        })
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

/// A total of a whole place in 万元 where no county has so little (地区生产总值196.4万元).
fn below(sheet: &Sheet<'_>, at: usize, figure: &Figure<'_>) -> Option<Finding> {
    let least = Decimal::from(20_000_000);
    let name = figure.claim.indicator.as_ref();
    let region = figure.claim.region.and_then(|id| sheet.case.regions.get(usize::from(id.0)))?;
    let told = figure.base == "元"
        && figure.is_firm()
        && figure.is_actual()
        && figure.claim.aspect == Aspect::Amount
        && figure.claim.subject.is_none()
        && figure.value < least
        && figure.value > Decimal::ZERO
        && !MEANS.stands_in(figure.lead())
        && !words!["增加", "增长", "比", "较", "差"].stands_in(figure.lead())
        && TOTALS.ends(name);
    if !told || region.code.is_none() {
        return None;
    }
    let more = figure.in_unit(figure.value.checked_mul(ten(4))?, 2);
    let working = Said::of(
        "{0}低于一地常有的规模，单位是否有误（{1}）？",
        "{0} is less than any place has; is the unit wrong ({1})?",
        &[figure.quote, &more],
    );
    Some(doubt(sheet, &[at], working))
}

/// The last five characters of a core.
fn tail(core: &str) -> &str {
    let from = core.char_indices().rev().nth(4).map_or(0, |(at, _)| at);
    core.get(from..).unwrap_or("")
}

/// A value ten thousand times that of a neighbour of its sort (22140元 in towns, 9860万元 in villages).
fn off_neighbour(sheet: &Sheet<'_>, at: usize, figure: &Figure<'_>) -> Option<Finding> {
    if !figure.is_amount() || !figure.is_firm() || figure.claim.subject.is_some() {
        return None;
    }
    let own = tail(&figure.core);
    if own.chars().count() < 5 || holds(&figure.core, "项目") {
        return None;
    }
    let near = (at.saturating_sub(6)..(at + 7).min(sheet.figures.len())).filter(|&place| place != at);
    let mut likes = near.filter_map(|place| Some((place, sheet.get(place)?))).filter(|(_, one)| {
        one.is_amount()
            && one.base == figure.base
            && one.claim.paragraph == figure.claim.paragraph
            && one.claim.status == figure.claim.status
            && tail(&one.core) == own
            && one.value > Decimal::ZERO
    });
    let (place, like) = likes.next()?;
    let times = figure.value.checked_div(like.value)?;
    if times < Decimal::from(2000) || times > Decimal::from(50_000) || figure.factor <= like.factor {
        return None;
    }
    let working = Said::of(
        "{0}与同类的{1}相差万倍上下，单位是否有误？",
        "{0} is some ten thousand times its like {1}: is the unit wrong?",
        &[figure.quote, like.quote],
    );
    Some(doubt(sheet, &[place, at], working))
}

fn doubt(sheet: &Sheet<'_>, of: &[usize], working: Said) -> Finding {
    let mut finding = sheet.finding(Kind::UnitSlip, Verdict::Unclear, 4, of, working);
    finding.readings = vec![Reading::Scope.said()];
    finding
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
    if figure.value < most || words!["全国", "全省"].stands_in(&figure.claim.indicator) {
        return None;
    }
    let less = super::range::shown(figure.value.checked_div(ten(4))?, 2);
    let words = [figure.quote.to_string(), format!("{less}{}", figure.base)];
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
        // What a reader has put right stands.
        .filter(|(_, one)| one.claim.correction.is_none())
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

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(Kind::UnitSlip, Verdict::Look, &["新增工业用地4300万亩，盘活闲置厂房3万平方米。"]);
        all(
            Kind::UnitSlip,
            Verdict::Unclear,
            &[
                "建筑业总产值96.4万元，增长7.5%。",
                "城镇居民人均可支配收入32140元，增长4.8%；农村居民人均可支配收入15860万元，增长7.2%。",
            ],
        );
        none(
            Kind::UnitSlip,
            &[
                "新增工业用地4300亩，盘活闲置厂房3万平方米。",
                "村集体经营性收入96.4万元，增长7.5%。",
                "城镇居民人均可支配收入3.2万元，农村居民人均可支配收入15860元。",
                "茶产业项目完成投资96.4万元，固定资产投资186亿元。",
            ],
        );
    }
}
