//! Percent: part ÷ whole against the stated per cent; and completion against a stated plan.
//!
//! What: a rate, the amount it is of (the nearest before it) and the whole that the words point to:
//! 占Y的 (a figure named Y), 完成年度5个任务的 (the figure inside), 其中 (the whole before it), or the
//! verb of the rate (通过审核24个, 通过率75 %).
//! Why: it is the sum that such digests get wrong most, and the one a reader can redo.
//! Holds: 总投资4.8亿元, 当年计划1.2亿元, 占25%; 66.66 % of 8 and 12, cut. Fails: 申报32个,
//! 通过20个, 通过率72.5% (62.5). No finding where nothing tells which figures are meant and no two of them fit.

use rust_decimal::Decimal;

use super::range::{Fit, shown};
use super::say::Reading;
use super::sheet::{Figure, Sheet, quotient};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::{Aspect, Bound};
use crate::league::period::dates;
use crate::lexicon::audits::{EARLIER, LOTS, MONEY, PLANS, SUPPOSED};
use crate::lexicon::set::{holds, words};
use crate::lexicon::values::Status;

mod links;

pub use links::verb_of;
use links::{by_verb, inside, named_ratio, near, planned, pointed, within};

/// How surely the words tell that these two are meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Link {
    /// They only stand near.
    Near,
    /// Named, but elsewhere in the text.
    Far,
    /// The words of the sentence say so.
    Said,
}

/// A part and a whole that a rate may be of.
#[derive(Clone, Copy, Debug)]
struct Pair {
    part: usize,
    whole: usize,
    link: Link,
}

/// Figures that one rate looks at.
const NEAR: usize = 8;

/// Runs the audit. `settled` gets the rates that found their two figures.
pub fn run(sheet: &Sheet<'_>, settled: &mut [bool], out: &mut Vec<Finding>) {
    for (at, rate) in sheet.figures.iter().enumerate() {
        if !rate.is_rate() || !matches!(rate.claim.aspect, Aspect::Share | Aspect::Completion) {
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
    let mut pairs = Vec::new();
    inside(sheet, at, rate, &mut pairs);
    pointed(sheet, at, rate, &mut pairs);
    // Where the sentence names both, no other two figures are looked for.
    let told = pairs.iter().any(|pair| pair.link == Link::Said);
    planned(sheet, at, rate, &mut pairs);
    within(sheet, at, rate, &mut pairs);
    by_verb(sheet, at, rate, &mut pairs);
    if !told {
        near(sheet, at, rate, &mut pairs);
    }
    let mut best: Option<(Fit, Pair)> = None;
    for pair in pairs {
        let (Some(part), Some(whole)) = (sheet.get(pair.part), sheet.get(pair.whole)) else { continue };
        if part.base != whole.base || part.claim.region != rate.claim.region || !of_sort(rate, part) {
            continue;
        }
        let Some(fit) = quotient(part, whole, rate) else { continue };
        // 第一批支出进度96.4%: of that lot.
        let lot = LOTS.iter().find(|word| rate.lead().contains(**word));
        if lot.is_some_and(|word| !part.lead().contains(word) && !part.claim.indicator.contains(word)) {
            continue;
        }
        let other_lot = |word: &str| !rate.lead().contains(word) && whole.lead().contains(word);
        if lot.is_some() && LOTS.iter().any(|word| other_lot(word)) {
            continue;
        }
        if pair.link == Link::Near && fit > Fit::Close {
            continue;
        }
        // 今年完成2.6亿元,累计完成47.9%: of all the years, and not of the last.
        if fit == Fit::Off && holds(rate.lead(), "累计") && !words!["累计", "总", "共"].stands_in(part.lead())
        {
            continue;
        }
        let better = best.is_none_or(|(best, held)| {
            let (good, held_good) = (fit <= Fit::Cut, best <= Fit::Cut);
            good && !held_good || good == held_good && (pair.link, best) > (held.link, fit)
        });
        if better {
            best = Some((fit, pair));
        }
    }
    let (fit, pair) = best?;
    // 完成1.2亿元。确保三季度末完成率追至70%: an aim in a sentence of its own is not what was done.
    let aim = rate.claim.status == Status::Target;
    let done = |part: &Figure<'_>| part.is_done() && part.claim.sentence != rate.claim.sentence;
    if fit == Fit::Off && aim && sheet.get(pair.part).is_some_and(done) {
        return None;
    }
    // 存贷比76.6%,年初为74.5%: the rate of another time than the amounts'.
    if fit == Fit::Off
        && earlier(rate)
        && [pair.part, pair.whole].iter().all(|&place| sheet.get(place).is_some_and(|one| !earlier(one)))
    {
        return None;
    }
    // 抽检46批次,不合格4批次,合格率91.3%: the rate is of the others.
    if fit == Fit::Off && (complement(sheet, pair, rate) || together(sheet, pair, rate)) {
        return None;
    }
    Some(finding(sheet, at, pair, fit))
}

/// Whether the words of a figure begin with a time that is over (年初为, 比上年末的), and no plan is told of it.
fn earlier(one: &Figure<'_>) -> bool {
    let lead = one.lead().trim().trim_start_matches(['比', '较', '由', '从', '而']);
    EARLIER.begins(lead) && !PLANS.stands_in(lead) || words!["年初为", "年初的", "年初是"].begins(lead)
}

/// Whether a rate fits what is left of the whole without the part.
fn complement(sheet: &Sheet<'_>, pair: Pair, rate: &Figure<'_>) -> bool {
    let share = || {
        let (part, whole) = (sheet.get(pair.part)?.value, sheet.get(pair.whole)?.value);
        whole.checked_sub(part)?.checked_div(whole)?.checked_mul(super::range::HUNDRED)
    };
    share().zip(rate.range()).is_some_and(|(share, own)| own.low <= share && share <= own.high)
}

fn finding(sheet: &Sheet<'_>, at: usize, pair: Pair, fit: Fit) -> Finding {
    let blank = Said::default();
    let (Some(rate), Some(part), Some(whole)) = (sheet.get(at), sheet.get(pair.part), sheet.get(pair.whole))
    else {
        return sheet.finding(Kind::Percent, Verdict::Look, 1, &[at], blank);
    };
    let computed = part
        .value
        .checked_div(whole.value)
        .and_then(|share| share.checked_mul(super::range::HUNDRED))
        .map_or_else(String::new, |share| shown(share, rate.decimals.max(1) + 1));
    let half = slack(rate);
    let words = [part.quote, whole.quote, &computed, rate.quote, &half];
    let working = match fit {
        Fit::Cut => Said::of(
            "{0} ÷ {1} = {2}%，文中{3}系截尾而非四舍五入",
            "{0} ÷ {1} = {2} %, stated {3}: cut, not rounded",
            &words,
        ),
        _ if rate.is_firm() => {
            Said::of("{0} ÷ {1} = {2}%，文中{3}（±{4}）", "{0} ÷ {1} = {2} %, stated {3} (±{4})", &words)
        }
        _ => Said::of("{0} ÷ {1} = {2}%，文中“{3}”", "{0} ÷ {1} = {2} %, stated “{3}”", &words),
    };
    let plan = rate.claim.aspect == Aspect::Completion
        || PLANS.stands_in(whole.lead()) && !holds(whole.lead(), "总投资");
    let kind = if plan { Kind::Completion } else { Kind::Percent };
    let mut readings = Vec::new();
    let firm = part.is_firm() && whole.is_firm() && rate.is_firm();
    let verdict = match fit {
        Fit::Rounded | Fit::Cut => Verdict::Holds,
        Fit::Close | Fit::Coarse => {
            readings.push(Reading::Rounded);
            if fit == Fit::Close { Verdict::Look } else { Verdict::Unclear }
        }
        Fit::Off => {
            if !firm && !short_of(sheet, at, pair) {
                readings.push(Reading::Bound);
            }
            if pair.link != Link::Said {
                readings.push(Reading::Scope);
            }
            if SUPPOSED.stands_in(rate.sentence_lead()) {
                readings.push(Reading::Base);
            }
            // 支出率: the quota that it is of may be told elsewhere, or not at all.
            if named_ratio(rate).is_some_and(|ratio| !ratio.sure) {
                readings.push(Reading::Base);
            }
            // What lands in a time may have been signed before it.
            if holds(whole.lead(), "签约")
                && !holds(part.sentence_lead(), "其中")
                && words!["落地", "履约", "开工", "投产"].stands_in(&rate.claim.indicator)
            {
                readings.push(Reading::Base);
            }
            // A plan is for the year, what is done for less; but which plan, where others stand between?
            let between = pair.part.min(pair.whole) + 1..pair.part.max(pair.whole);
            if plan && between.into_iter().any(|place| place != at) {
                readings.push(Reading::Scope);
            } else if !plan && periods_differ(part, whole) {
                readings.push(Reading::Period);
            }
            if part.claim.status != whole.claim.status && !plan && !part.is_done() {
                readings.push(Reading::Plan);
            }
            if readings.is_empty() { Verdict::Fails } else { Verdict::Unclear }
        }
    };
    let weight = match verdict {
        Verdict::Holds | Verdict::Look => 1,
        Verdict::Fails => 5,
        Verdict::Unclear => 3,
    };
    let mut finding = sheet.finding(kind, verdict, weight, &[pair.part, pair.whole, at], working);
    finding.readings = readings.into_iter().map(Reading::said).collect();
    finding
}

/// Whether a rate fits all parts told one by one (其中国家级60家、省级140家,占比超八成).
fn together(sheet: &Sheet<'_>, pair: Pair, rate: &Figure<'_>) -> bool {
    let share = || {
        let whole = sheet.get(pair.whole)?;
        let between = pair.part.checked_sub(pair.whole).filter(|apart| (2..=4).contains(apart))?;
        let parts = (pair.part - between + 1..=pair.part).filter_map(|place| sheet.get(place));
        let alike = parts.clone().all(|part| part.is_amount() && part.base == whole.base);
        let sum = super::range::sum(parts.map_while(Figure::range)).filter(|_| alike)?;
        Some(rate.fits(sum.over(whole.range()?)?.times(super::range::HUNDRED)?)? < Fit::Off)
    };
    share().unwrap_or(false)
}

/// Whether the share is surely less than the bound that the words set (占比超八成): by more than a point, of a part told
/// alone right behind its whole.
fn short_of(sheet: &Sheet<'_>, at: usize, pair: Pair) -> bool {
    let share = || {
        let (rate, part, whole) = (sheet.get(at)?, sheet.get(pair.part)?, sheet.get(pair.whole)?);
        let least = matches!(
            rate.bound,
            Some(Bound::Above | Bound::OrMore | Bound::AtLeast | Bound::Many | Bound::Odd)
        );
        let alone = pair.whole + 1 == pair.part && pair.part + 1 == at && part.is_firm() && whole.is_firm();
        let share = part.range()?.over(whole.range()?)?.times(super::range::HUNDRED)?;
        Some(least && alone && share.high.checked_add(Decimal::ONE)? < rate.value)
    };
    share().unwrap_or(false)
}

/// Whether a rate can be of such a figure: a rate of money is not of counts.
pub fn of_sort(rate: &Figure<'_>, part: &Figure<'_>) -> bool {
    // 完成全年任务的126%: the indicator's name may add 投资 of itself.
    let words = rate.lead();
    let money = MONEY.stands_in(&rate.claim.indicator)
        && (words.is_empty() && !rate.is_inside() || MONEY.stands_in(words));
    !money || part.base.contains('元')
}

/// Half of the last digit of a rate.
pub fn slack(rate: &Figure<'_>) -> String {
    let half = rate.range().and_then(|range| range.high.checked_sub(rate.value));
    half.map_or_else(String::new, |half| half.normalize().to_string())
}

/// Whether both tell a time and the times differ.
pub fn periods_differ(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    match (one.claim.period.as_deref(), other.claim.period.as_deref()) {
        // 前8个月 and 1—8月 are one time in two wordings.
        (Some(one), Some(other)) => match (dates(one), dates(other)) {
            (Some(first), Some(second)) => first != second,
            _ => (one.from, one.to, &one.words) != (other.from, other.to, &other.words),
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Percent,
            Verdict::Holds,
            &[
                "丝绸文创园项目总投资4.8亿元，当年计划投资1.2亿元，占总投资的25%。",
                "一般公共预算收入18.6亿元，其中税收收入14.9亿元，税收占比80.1%。",
                "申请补助企业30家，通过初审24家，通过率80%。",
                "受理信访件12件，已办结8件，办结率66.66%。",
                "规上工业企业420户，其中亏损企业63户，亏损面15%。",
                "发行专项债券15亿元，支出12亿元，支出率80%。",
                "入库企业240家，其中规上企业198家，占比超八成。",
            ],
        );
        all(Kind::Percent, Verdict::Unclear, &["发行专项债券15.6亿元，支出12.4亿元，支出率62%。"]);
        all(
            Kind::Completion,
            Verdict::Holds,
            &[
                "完成水利投资9.3亿元，占年度计划12亿元的77.5%。",
                "年度计划投资20亿元，已完成9亿元，完成率45%。",
            ],
        );
        all(
            Kind::Percent,
            Verdict::Fails,
            &[
                "丝绸文创园项目总投资4.8亿元，当年计划投资1.2亿元，占总投资的35%。",
                "申请补助企业30家，通过初审24家，通过率85%。",
                "债券需求9.6亿元，列入发行计划7.2亿元，占需求的57%。",
                "一季度，新签约亿元以上项目16个，其中11个已开工，开工率78.6%。",
                "80个审批事项中，即办件60个，占比57%。",
                "蚕桑总产值12亿元，占农业总产值的35%，农业总产值40亿元。",
                "入库企业240家，其中规上企业148家，占比超八成。",
                "财政收入42亿元，其中税收收入28亿元，税收占比超过80%。",
                "企业240家，其中规上企业108家，占企业总数的六成多。",
                "规上企业150户，亏损企业33户，亏损面31%。",
                "月末贷款余额360亿元，存款余额450亿元，存贷比85%。",
            ],
        );
        all(
            Kind::Completion,
            Verdict::Fails,
            &["绿化面积4.6万平方米，完成全年任务的115%，全年任务为5万平方米。"],
        );
        all(Kind::Completion, Verdict::Fails, &["完成水利投资9.3亿元，占年度计划12亿元的87.5%。"]);
        none(
            Kind::Percent,
            &[
                "新增就业3200人，城镇登记失业率3.1%。",
                "贷款比年初增加30亿元，存款比年初增加50亿元，存贷比81%。",
                "当月新增贷款3亿元，各项存款余额400亿元，存贷比75%。",
                "国有企业资产120亿元，新增负债8亿元，资产负债率55%。",
                "入库企业240家，其中国家级60家、省级140家，占比超八成。",
                "食品抽检62批次，不合格5批次，合格率91.9%。",
                "签约项目12个，总投资86亿元，亩均税收增长8%。",
                "受理信访件12件，群众满意率97.3%。",
                "16个食品产业项目逐一建立台账，已销号问题48个，销号率92.3%。",
                "茶园面积8万亩，良种率72%，产量1.2万吨。",
                "蚕桑总产值12亿元，占农业总产值的30%，上年农业总产值36亿元。",
                "网络零售额12.4亿元，其中农产品4.6亿元，占全市农产品网络零售额的21.3%。",
                "工业增加值65.6亿元，制造业增加值49.2亿元，占规上工业增加值的81.3%。",
                "收入18.6亿元，其中税收收入12.6亿元、非税收入6亿元，第一批支出进度96.4%。",
            ],
        );
        none(Kind::Completion, &["去年完成3.1亿元，今年计划5.5亿元、实际完成2.2亿元，累计完成46.9%。"]);
        none(
            Kind::Completion,
            &["新签约项目23个。包括往年签约项目在内，共落地项目26个。全年目标新签约40个，已完成57.5%。"],
        );
    }
}
