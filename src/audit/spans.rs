//! The sum of two times that follow one another.
//!
//! What: 一季度8.4, 二季度9.1, 上半年累计17.5; 1—7月520, 8月76, 1—8月累计596: two amounts of one name and the amount
//! of both times together. Why: the three stand side by side. Holds: the sum. Unclear: another; the earlier months may
//! have been revised since. Nothing is said of stocks (存款余额), whose last figure bears no 累计, or of other times.

use super::percent::periods_differ;
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::league::period::{Dates, dates};
use crate::lexicon::set::words;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(one(sheet, at));
    }
}

fn time(one: &Figure<'_>) -> Option<Dates> {
    dates(one.claim.period.as_deref()?)
}

fn one(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let all = sheet.get(at).filter(|all| words!["累计", "合计", "共"].stands_in(all.lead()))?;
    let (early, late) = (sheet.get(at.checked_sub(2)?)?, sheet.get(at.checked_sub(1)?)?);
    let like = |one: &Figure<'_>| {
        one.is_amount()
            && one.is_firm()
            && one.is_actual()
            && one.base == all.base
            && one.beside(all)
            && one.claim.region == all.claim.region
            && one.claim.subject == all.claim.subject
    };
    let name = all.core.replace("累计", "").replace("合计", "");
    let named =
        early.core.ends_with(&late.core) && (early.core.ends_with(&name) || late.core.ends_with(&name));
    if !like(early) || !like(late) || !like(all) || !named || !periods_differ(early, late) {
        return None;
    }
    let (first, second, both) = (time(early)?, time(late)?, time(all)?);
    let follows = first.0.year == second.0.year && first.1.month + 1 == second.0.month && second.0.day == 1;
    if !follows || both != (first.0, second.1) {
        return None;
    }
    let sum = early.range()?.plus(late.range()?)?;
    let shown = all.in_unit(early.value.checked_add(late.value)?, 4);
    let working = Said::of(
        "{0} + {1} = {2}，文中{3}",
        "{0} + {1} = {2}, stated {3}",
        &[early.quote, late.quote, &shown, all.quote],
    );
    let holds = sum.meets(all.range()?);
    let (verdict, weight) = if holds { (Verdict::Holds, 1) } else { (Verdict::Unclear, 4) };
    let mut made = sheet.finding(Kind::Parts, verdict, weight, &[at - 2, at - 1, at], working);
    if !holds {
        made.readings = vec![Reading::Period.said()];
    }
    Some(made)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_doubts() {
        all(
            Kind::Parts,
            Verdict::Holds,
            &[
                "一季度货运量210万吨，二季度236万吨，上半年累计446万吨。",
                "1—5月水泥产量84万吨，6月产量19万吨，1—6月累计103万吨。",
            ],
        );
        all(Kind::Parts, Verdict::Unclear, &["一季度货运量210万吨，二季度236万吨，上半年累计466万吨。"]);
        none(
            Kind::Parts,
            &[
                "一季度贷款余额210亿元，二季度236亿元，上半年新增26亿元。",
                "一季度货运量210万吨，三季度236万吨，前三季度累计666万吨。",
            ],
        );
    }
}
