//! Completion rate and amount: the plan that they imply.
//!
//! What: an amount done and the rate of completion behind it give the plan; a plan is a round number, a
//! count a whole one, so that hitting one supports both. The implied plans of parts are held against that
//! of the whole. Why: 17.17亿元 and 34.34 % give 50.0亿元: both hold. Stated plans are `percent`'s.
//! Holds: 投资68.5亿元, 完成年度投资52.7% (130亿元). Look: 13.2亿元, 46.9 % (28.1亿元: nothing to test it
//! by). Unclear: parts whose implied plans exceed that of the whole.

use rust_decimal::Decimal;

use super::range::{HUNDRED, Range, round_number, shown, sum};
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict, percent};
use crate::claim::model::Aspect;
use crate::lexicon::set::words;

/// A plan that follows from an amount and its rate.
#[derive(Clone, Copy, Debug)]
struct Implied {
    part: usize,
    rate: usize,
    plan: Range,
}

/// Runs the audit on completion rates that found no stated plan.
pub fn run(sheet: &Sheet<'_>, settled: &[bool], out: &mut Vec<Finding>) {
    let mut plans: Vec<Implied> = Vec::new();
    for (at, rate) in sheet.figures.iter().enumerate() {
        let asked = rate.is_rate()
            && rate.is_firm()
            && rate.claim.aspect == Aspect::Completion
            && rate.value > Decimal::ZERO;
        if !asked || settled.get(at).copied().unwrap_or(false) {
            continue;
        }
        if let Some(implied) = implied(sheet, at, rate) {
            if rate.value != HUNDRED {
                out.push(alone(sheet, implied));
            }
            plans.push(implied);
        }
    }
    let mut first = 0;
    while let Some(one) = plans.get(first).copied() {
        let paragraph = sheet.get(one.part).map(|figure| figure.claim.paragraph);
        let group: Vec<Implied> = plans
            .iter()
            .skip(first)
            .take_while(|other| sheet.get(other.part).map(|figure| figure.claim.paragraph) == paragraph)
            .copied()
            .collect();
        out.extend(together(sheet, &group));
        first += group.len().max(1);
    }
}

fn implied(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>) -> Option<Implied> {
    let (part, figure) = sheet.back_in_sentence(at).next()?;
    let fits = figure.is_amount() && figure.is_done() && percent::of_sort(rate, figure) && figure.is_firm();
    // 新建园区2个,完成年度投资41%: the investment's rate, not the count's.
    let stated = crate::lexicon::audits::PLANS.stands_in(&figure.claim.indicator);
    if !fits || stated || rate.claim.subject.is_some() && rate.claim.subject != figure.claim.subject {
        return None;
    }
    // 31个项目列入重点,完成年度计划的118%: the rate is not of the count.
    let stem: String = rate.lead().trim_start_matches(['、', '已']).chars().take(2).collect();
    let kin = stem == "完成" && rate.lead().ends_with("完成率")
        || figure.lead().contains(&stem)
        || figure.claim.indicator.contains(&stem);
    if figure.is_count() && !kin {
        return None;
    }
    let plan = figure.range()?.over(rate.range()?)?.times(HUNDRED)?;
    Some(Implied { part, rate: at, plan })
}

fn alone(sheet: &Sheet<'_>, implied: Implied) -> Finding {
    let (Some(part), Some(rate)) = (sheet.get(implied.part), sheet.get(implied.rate)) else {
        return sheet.finding(Kind::Completion, Verdict::Look, 1, &[], Said::default());
    };
    let decimals = part.decimals.max(1);
    let low = part.in_unit(implied.plan.low, decimals);
    let high = part.in_unit(implied.plan.high, decimals);
    let count = part.is_count();
    let round = if count { whole(implied.plan) } else { round_number(implied.plan) };
    let round_words = round.map(|plan| part.in_unit(plan, 3)).unwrap_or_default();
    let words = [part.quote, rate.quote, &low, &high, &round_words];
    let of = [implied.part, implied.rate];
    if round.is_some() {
        let working = Said::of(
            "{0} ÷ {1} 推得计划{2}至{3}，与整数{4}一致（推算）",
            "{0} ÷ {1} implies a plan of {2} to {3}; a round {4} lies in it (derived)",
            &words,
        );
        return sheet.finding(Kind::Completion, Verdict::Holds, 1, &of, working);
    }
    if count {
        let working = Said::of(
            "{0} ÷ {1} 推得任务数{2}至{3}，其间没有整数",
            "{0} ÷ {1} implies a plan of {2} to {3}; no whole number lies in it",
            &words,
        );
        let mut finding = sheet.finding(Kind::Completion, Verdict::Unclear, 3, &of, working);
        finding.readings = vec![Reading::Aspect.said(), Reading::Base.said()];
        return finding;
    }
    let working = Said::of(
        "{0} ÷ {1} 推得计划{2}至{3}（推算，文中无可比对）",
        "{0} ÷ {1} implies a plan of {2} to {3} (derived; nothing in the text to test it by)",
        &words,
    );
    sheet.finding(Kind::Completion, Verdict::Look, 1, &of, working)
}

fn whole(range: Range) -> Option<Decimal> {
    let below = range.high.floor();
    (below >= range.low && below > Decimal::ZERO).then_some(below)
}

/// The implied plans of a paragraph: a total first, its parts behind.
fn together(sheet: &Sheet<'_>, group: &[Implied]) -> Option<Finding> {
    let (whole, parts) = group.split_first()?;
    let total = sheet.get(whole.part)?;
    let named = |figure: &Figure<'_>| words!["总", "合计", "累计", "共"].stands_in(figure.lead());
    let parts: Vec<Implied> = parts
        .iter()
        .filter(|part| {
            sheet.get(part.part).is_some_and(|figure| {
                figure.base == total.base
                    && !named(figure)
                    && figure.claim.region == total.claim.region
                    && figure.claim.sentence != total.claim.sentence
            })
        })
        .copied()
        .collect();
    if !named(total) || parts.len() < 2 {
        return None;
    }
    let all = sum(parts.iter().map(|part| part.plan))?;
    let verdict = if all.low > whole.plan.high {
        Verdict::Unclear
    } else if all.meets(whole.plan) {
        Verdict::Holds
    } else {
        return None;
    };
    let each: Vec<String> =
        parts.iter().filter_map(|part| Some(sheet.get(part.part)?.in_unit(middle(part.plan)?, 1))).collect();
    let (each, all, own) =
        (each.join(" + "), total.in_unit(middle(all)?, 1), total.in_unit(middle(whole.plan)?, 1));
    let working = Said::of(
        "按完成率推算，各部分计划{0} = {1}，总计划{2}（推算）",
        "implied by the rates, the plans of the parts {0} = {1}, that of the whole {2} (derived)",
        &[&each, &all, &own],
    );
    let mut of = vec![whole.part, whole.rate];
    of.extend(parts.iter().flat_map(|part| [part.part, part.rate]));
    let weight = if verdict == Verdict::Holds { 1 } else { 4 };
    let mut finding = sheet.finding(Kind::Plans, verdict, weight, &of, working);
    if verdict == Verdict::Unclear {
        finding.readings = vec![Reading::Overlap.said(), Reading::Scope.said()];
    }
    Some(finding)
}

fn middle(range: Range) -> Option<Decimal> {
    Some(range.low.checked_add(range.high)?.checked_div(Decimal::TWO)?)
        .map(|middle| shown(middle, 8))
        .and_then(|plain| Decimal::from_str_exact(&plain).ok())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Completion,
            Verdict::Holds,
            &["完成水利投资18.6亿元，年度投资完成率62%。", "新落地项目6个，落地完成率75%。"],
        );
        all(Kind::Completion, Verdict::Look, &["完成水利投资13.7亿元，年度投资完成率46.9%。"]);
        all(
            Kind::Plans,
            Verdict::Unclear,
            &[
                "完成水利总投资额12亿元，年度投资完成率40%。实施堤防加固工程3个，完成投资8亿元，年度投资完成率20%。实施灌区改造工程2个，完成投资6亿元，年度投资完成率30%。",
            ],
        );
        none(
            Kind::Plans,
            &[
                "完成水利总投资额14亿元，年度投资完成率40%。实施堤防加固工程3个，完成投资4亿元，年度投资完成率20%。实施灌区改造工程2个，完成投资3亿元，年度投资完成率30%。",
            ],
        );
    }
}
