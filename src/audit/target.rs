//! A target against what is reached and the gain that is expected.
//!
//! What: a rate now, an aim for it, and a gain in percentage points expected by then, in one paragraph.
//! Why: the three are said apart, and now + gain tells whether the aim is in reach. Unclear: 26 %, aim
//! 35 % or more, 预计提升6个百分点 (32 %). Holds: 30 %, aim 35 %, 提升6个百分点. Never fails: an aim is no claim.

use super::say::Reading;
use super::sheet::{Figure, STOPS, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::{Aspect, Status};
use crate::lexicon::audits::{EARLIER, PLANS, REACHED};
use crate::lexicon::set::{holds, words};

/// Figures of a paragraph that are looked at.
const NEAR: usize = 12;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(one(sheet, at));
        out.extend(reached(sheet, at));
    }
}

fn one(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let gain = sheet.get(at)?;
    let expected = gain.is_points() && gain.claim.status != Status::Actual && !gain.value.is_sign_negative();
    if !expected {
        return None;
    }
    let is_aim = |one: &Figure<'_>| one.is_rate() && one.claim.status == Status::Target;
    let before = sheet.back_in_paragraph(at).take(NEAR).find(|(_, one)| is_aim(one));
    let behind = || {
        let mut next = (at + 1..at + 3).filter_map(|place| Some((place, sheet.get(place)?)));
        next.find(|(_, one)| is_aim(one) && one.beside(gain))
    };
    let known = before.is_some();
    let (aim_at, aim) = before.or_else(behind)?;
    let fits = |one: &Figure<'_>| {
        one.is_rate()
            && one.is_actual()
            && one.is_firm()
            && (one.claim.aspect == aim.claim.aspect || !known && one.claim.aspect == Aspect::Growth)
            && one.claim.subject == aim.claim.subject
    };
    let from = if known { aim_at } else { at };
    // 预计全年可比前三季度提升0.5个百分点: the rate of that time, wherever it stands.
    let time = EARLIER.iter().find(|time| gain.lead().contains(**time));
    let of_time = |one: &Figure<'_>| {
        let told = one.claim.period.as_deref().map(|period| period.words.as_ref());
        time.is_some_and(|time| told.is_some_and(|told: &str| told.contains(*time)))
    };
    let near = sheet.back_in_paragraph(from).take(NEAR).find(|(_, one)| fits(one));
    let (now_at, now) = near.or_else(|| {
        let rises = words!["提升", "提高", "加快", "上升"].stands_in(gain.lead()) && !known;
        rises.then(|| sheet.back(at).find(|(_, one)| fits(one) && of_time(one))).flatten()
    })?;
    let reached = now.range()?.plus(gain.range()?)?;
    let short = reached.high < aim.value;
    let sum = now.value.checked_add(gain.value)?.normalize().to_string();
    let words = [now.quote, gain.quote, &sum, aim.quote];
    let working = Said::of("{0} + {1} = {2}%，目标{3}", "{0} + {1} = {2} %, the aim is {3}", &words);
    let verdict = if short { Verdict::Unclear } else { Verdict::Holds };
    let mut finding =
        sheet.finding(Kind::Target, verdict, if short { 4 } else { 1 }, &[now_at, aim_at, at], working);
    if short {
        finding.readings = vec![Reading::Base.said(), Reading::Period.said()];
    }
    Some(finding)
}

/// `目标增长10%,实际增长8.1%,超额完成年度目标`
fn reached(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let now = sheet.get(at).filter(|now| now.is_firm() && holds(now.lead(), "实际"))?;
    let (aim_at, aim) = sheet.back_in_sentence(at).next()?;
    let half = now.after.split(STOPS).next().unwrap_or("").split([';', '；']).next().unwrap_or("");
    let word = REACHED.iter().find(|word| half.contains(**word))?;
    let pair = aim.is_firm()
        && aim.base == now.base
        && aim.claim.aspect == now.claim.aspect
        && PLANS.stands_in(aim.lead())
        && aim.claim.subject == now.claim.subject;
    let more = aim.value.is_sign_positive() && now.range()?.high < aim.range()?.low;
    // 能耗下降, 失业率控制在: less is better.
    let less_is_better = words!["控制", "下降", "以内", "压减", "不超", "降"].stands_in(aim.lead())
        || words!["下降", "降"].stands_in(now.lead());
    if !pair || !more || less_is_better || words!["未", "没有", "差距", "力争", "确保", "将"].stands_in(half)
    {
        return None;
    }
    let working = Said::of(
        "目标{0}，实际{1}，文中“{2}”",
        "aim {0}, reached {1}, stated “{2}”",
        &[aim.quote, now.quote, word],
    );
    let mut finding = sheet.finding(Kind::Target, Verdict::Unclear, 4, &[aim_at, at], working);
    finding.readings = vec![Reading::Scope.said()];
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Target,
            Verdict::Unclear,
            &[
                "规上工业企业研发费用增速21%。下一步，力争规上工业企业研发费用增速达到30%，预计三季度提升4个百分点。",
                "技改投资增长5.1%，预计三季度再提升1.2个百分点，确保完成全年增长9%以上的目标。",
            ],
        );
        none(
            Kind::Target,
            &[
                "规上工业企业研发费用增速21%。下一步，力争规上工业企业研发费用增速达到24%，预计三季度提升4个百分点。",
            ],
        );
    }
}
