//! Completion against the calendar (时序进度): information, never a failure.
//!
//! What: the completed part of a yearly plan against the part of the year that is over, where the period is
//! told and counts from the year's start. Why: April is a third of the year, and 27.4 % is behind it. Holds: at or
//! ahead. Look: behind; plans need not be even. Unclear: behind, where the words say 快于时序进度.

use rust_decimal::Decimal;

use super::range::{HUNDRED, shown};
use super::say::Reading;
use super::sheet::{STOPS, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::AHEAD_OF_TIME;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(one(sheet, at));
    }
}

fn one(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let rate = sheet.get(at)?;
    if !rate.is_rate() || rate.claim.aspect != Aspect::Completion || !rate.is_actual() {
        return None;
    }
    let yearly = |words: &str| words.contains("年度") || words.contains("全年");
    if !yearly(&rate.claim.indicator) && !yearly(rate.lead()) {
        return None;
    }
    let period = rate.claim.period.as_deref()?;
    let dated = period.to.or_else(|| Some(crate::league::period::dates(period)?.1));
    let (to, cumulative) = (dated?, period.cumulative?);
    let from_start = period.from.is_none_or(|from| from.month == 1 && from.day == 1 && from.year == to.year);
    if !cumulative || !from_start || to.day < 28 {
        return None;
    }
    let over = Decimal::from(to.month).checked_mul(HUNDRED)?.checked_div(Decimal::from(12))?;
    let behind = rate.range()?.high < over;
    // 占年度目标的42%,快于时序进度, by the end of June, and no number of points that would say how much.
    let half = rate.after.split(STOPS).next().unwrap_or("").split([';', '；']).next().unwrap_or("");
    let told = sheet.get(at + 1).is_none_or(|next| !next.beside(rate) || !next.is_points());
    let ahead = AHEAD_OF_TIME.iter().find(|word| half.contains(**word)).filter(|_| behind && told);
    if let Some(ahead) = ahead {
        let working = Said::of(
            "{0}，截至{1}月时序进度{2}%，文中“{3}”",
            "{0}, with {2} % of the year over by month {1}, yet stated ahead of the calendar (“{3}”)",
            &[rate.quote, &to.month.to_string(), &shown(over, 1), ahead],
        );
        let mut finding = sheet.finding(Kind::Calendar, Verdict::Unclear, 3, &[at], working);
        finding.readings = vec![Reading::Period.said(), Reading::Base.said()];
        return Some(finding);
    }
    let words = [rate.quote, &to.month.to_string(), &shown(over, 1)].map(str::to_string);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (verdict, working) = if behind {
        (
            Verdict::Look,
            Said::of(
                "{0}，截至{1}月时序进度{2}%，慢于时序",
                "{0}, with {2} % of the year over by month {1}: behind the calendar",
                &words,
            ),
        )
    } else {
        (
            Verdict::Holds,
            Said::of(
                "{0}，截至{1}月时序进度{2}%，不慢于时序",
                "{0}, with {2} % of the year over by month {1}: not behind the calendar",
                &words,
            ),
        )
    };
    Some(sheet.finding(Kind::Calendar, verdict, 1, &[at], working))
}

#[cfg(test)]
mod tests {
    use super::super::testing::all;
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(Kind::Calendar, Verdict::Look, &["截至6月底，完成水利投资6亿元，年度投资完成率30%。"]);
        all(
            Kind::Calendar,
            Verdict::Unclear,
            &[
                "上半年完成水利投资6亿元，占年度计划的42%，快于时序进度。",
                "1—4月，完成水利投资6亿元，占年度计划的37.3%，快于时序进度19.6个百分点。",
            ],
        );
        all(Kind::Calendar, Verdict::Holds, &["截至6月底，完成水利投资12亿元，年度投资完成率60%。"]);
    }
}
