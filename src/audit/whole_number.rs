//! Whole numbers: a percentage of a stated number of things that no whole number of them gives.
//!
//! What: n things and a rate of them behind it, with no part stated; is there a k with k ÷ n that rounds, or
//! is cut, to the rate? Why: no k of 7 is 40 %, so one of the two is wrong or the rate is of something else.
//! Holds: 10个问题, 整改率90% (9 of 10); 23个, 52.2 % (12 of 23). Fails: 7个问题, 整改率40%. Unclear: other
//! amounts stand between, of which the rate may be, or the things are told as a whole with a part of it (其中).
//! Nothing is said of 0 % and 100 %, where another count of the sentence gives the rate, and of rates that are not
//! of the things counted (网点15个, 覆盖率93.8%).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::range::{Fit, HUNDRED, Range};
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict, parts, percent};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{MONEY, OF_THINGS, PLANS, RATED};
use crate::lexicon::set::{holds, words};

/// Beyond so many things nearly every rate has its whole number.
const MOST: u32 = 500;

/// Runs the audit on rates that found no two figures.
pub fn run(sheet: &Sheet<'_>, settled: &mut [bool], out: &mut Vec<Finding>) {
    for (at, rate) in sheet.figures.iter().enumerate() {
        let asked = rate.is_rate()
            && rate.is_firm()
            && matches!(rate.claim.aspect, Aspect::Share | Aspect::Completion)
            && rate.value > Decimal::ZERO
            && rate.value < HUNDRED
            && !settled.get(at).copied().unwrap_or(false);
        if !asked {
            continue;
        }
        if let Some(finding) = one(sheet, at, rate) {
            if let Some(settled) = settled.get_mut(at) {
                *settled = true;
            }
            out.push(finding);
        }
    }
}

fn one(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>) -> Option<Finding> {
    let name = rate.claim.indicator.as_ref();
    let end = OF_THINGS.iter().find(|end| name.ends_with(*end))?;
    if MONEY.stands_in(name) {
        return None;
    }
    let mut others = false;
    let mut things = None;
    for (place, one) in sheet.back_in_sentence(at).take(3) {
        if one.is_count() {
            things = Some((place, one));
            break;
        }
        if one.is_rate() {
            return None;
        }
        others = true;
    }
    let (place, things) = things?;
    let plain = RATED.iter().any(|(rates, nouns)| {
        rates.contains(end) && nouns.iter().any(|noun| holds(&things.claim.indicator, noun))
    });
    // 隐患点187处,其中重大隐患3处,整改率96.3%: of all 187 as well as of the part.
    let part_of = parts::head_of(sheet, place).and_then(|_| parts::whole_of(sheet, place));
    if parts::head_of(sheet, place).is_some() && part_of.is_none() {
        return None;
    }
    let (place, things) = match part_of {
        Some(whole) => (whole, sheet.get(whole).filter(|whole| whole.is_count())?),
        None => (place, things),
    };
    // 外资项目2个;签约项目履约率83.3%: behind a semicolon the rate is of others.
    if (place + 1..=at).any(|place| sheet.get(place).is_some_and(|one| one.before.contains([';', '；']))) {
        return None;
    }
    let planned = PLANS.stands_in(&things.claim.indicator);
    if *end == "完成率" && !planned {
        return None;
    }
    // 开工34个、竣工9个,开工率97.1%: the part is told, and what it is part of is not.
    let verb = percent::verb_of(name);
    if sheet.back_in_sentence(at).take(8).any(|(_, one)| {
        one.is_count() && verb.is_some_and(|verb| holds(one.lead(), verb) || one.tail().starts_with(verb))
    }) {
        return None;
    }
    // 自查问题40条,主动发现率96.2%: what was found is the part, and of how many is not told.
    if *end == "发现率" && words!["自查", "发现", "查出", "排查"].stands_in(&things.claim.indicator)
    {
        return None;
    }
    // The rate's words are of the same things, or of nothing else.
    let kin = holds(name, things.sort()) || rate.lead().trim_end_matches(['为', '达']) == *end;
    let count = things.value.to_u32().filter(|count| (2..=MOST).contains(count))?;
    if !(kin || part_of.is_some()) || !plain || !things.is_firm() {
        return None;
    }
    let (fit, part) = whole_part(rate, count)?;
    // Nothing is wrong where another count of the sentence gives the rate, or so large a one that any does.
    let other = |one: &Figure<'_>| {
        let count = one.value.to_u32().filter(|_| one.is_count());
        count.is_some_and(|count| {
            count > MOST || count > 1 && whole_part(rate, count).is_some_and(|(fit, _)| fit != Fit::Off)
        })
    };
    if fit == Fit::Off && sheet.back_in_sentence(at).take(8).any(|(_, one)| other(one)) {
        return None;
    }
    let (count, half) = (count.to_string(), percent::slack(rate));
    let near = part.to_string();
    let next = (part + 1).to_string();
    let share = |part: u32| {
        Decimal::from(part).checked_div(things.value).and_then(|share| share.checked_mul(HUNDRED))
    };
    let shares = [part, part + 1].map(|part| {
        share(part).map_or_else(String::new, |share| super::range::shown(share, rate.decimals.max(1) + 1))
    });
    let words = [&near, &count, &shares[0], rate.quote, &half, &next, &shares[1]].map(|word| word as &str);
    let (working, verdict) = match fit {
        Fit::Rounded => (
            Said::of("{0}/{1} = {2}%，文中{3}（±{4}）", "{0} of {1} = {2} %, stated {3} (±{4})", &words),
            Verdict::Holds,
        ),
        Fit::Cut => (
            Said::of(
                "{0}/{1} = {2}%，文中{3}系截尾而非四舍五入",
                "{0} of {1} = {2} %, stated {3}: cut, not rounded",
                &words,
            ),
            Verdict::Holds,
        ),
        _ => (
            Said::of(
                "共{1}件，{0}/{1} = {2}%，{5}/{1} = {6}%，没有整数能得出{3}（±{4}）",
                "of {1}: {0} of {1} = {2} %, {5} of {1} = {6} %; no whole number gives {3} (±{4})",
                &words,
            ),
            if others || part_of.is_some() || rate.opens_sentence() {
                Verdict::Unclear
            } else {
                Verdict::Fails
            },
        ),
    };
    let weight = if verdict == Verdict::Holds { 1 } else { 4 };
    let mut finding = sheet.finding(Kind::WholeNumber, verdict, weight, &[place, at], working);
    if verdict == Verdict::Unclear {
        finding.readings = vec![Reading::Aspect.said(), Reading::Base.said()];
    }
    Some(finding)
}

/// A whole number of `count` things that gives the rate, or the one just below it.
fn whole_part(rate: &Figure<'_>, count: u32) -> Option<(Fit, u32)> {
    let exact = rate.value.checked_mul(Decimal::from(count))?.checked_div(HUNDRED)?;
    let below = exact.floor().to_u32()?;
    let mut best = (Fit::Off, below);
    for part in [below, below + 1] {
        let share = Decimal::from(part).checked_div(Decimal::from(count))?.checked_mul(HUNDRED)?;
        let fit = rate.fits(Range::exact(share))?;
        if fit < best.0 && part <= count {
            best = (fit, part);
        }
    }
    Some(best)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::WholeNumber,
            Verdict::Holds,
            &[
                "省级督察问题8个，整改率87.5%。",
                "交办问题12个，整改率66.66%。",
                "市级督察问题23个，整改率52.2%。",
            ],
        );
        all(
            Kind::WholeNumber,
            Verdict::Fails,
            &["省级督察问题8个，整改率45%。", "市级交办问题11个，整改率60%。"],
        );
        none(
            Kind::WholeNumber,
            &[
                "省级督察问题8个，已整改7个，整改率87.5%。",
                "申报专项债项目13个，申请资金26亿元，完成率45%。",
                "组建专班8个，群众满意率91%。",
                "重点项目开工26个、竣工7个，开工率96.3%。",
                "省级督察问题8个，整改率100%。",
                "自查问题30条，主动发现率96.2%。",
                "挂牌督办隐患187处，其中重大隐患3处，整改率96.3%。",
                "改扩建工程86个，其中亿元以上42个，竣工率58.1%。",
                "新建便民驿站15个，覆盖率93.8%。",
            ],
        );
    }
}
