//! What is done and what is left make up the whole.
//!
//! What: a whole, what of it is done, and what is left (反馈18个, 已整改14个, 剩余4个), in one sentence and one unit.
//! Why: the three stand side by side, so any two of them give the third. Holds: 1200 − 840 = 360. Fails: 18 − 14
//! = 4, 剩余6个. Unclear: fewer are left than the difference (some may be in neither class). Nothing is said where
//! another figure of that unit stands between, or where 仍有 tells of some of the rest.

use super::say::Reading;
use super::sheet::{Figure, STOPS, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::lexicon::audits::{DONE, LEFT, PLANS, SHORT, STILL};
use crate::lexicon::set::{holds, words};

/// Figures in front of what is left that are looked at.
const NEAR: usize = 5;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, left) in sheet.figures.iter().enumerate() {
        if !left.is_amount() || !left.is_firm() {
            continue;
        }
        let lead = left.lead().trim();
        if LEFT.begins(lead) || SHORT.contains(&lead) || STILL.contains(&lead) && undone(left) {
            out.extend(one(sheet, at, left));
        }
    }
}

/// Whether the words say that so much is done.
fn done(part: &Figure<'_>) -> bool {
    let tail = part.tail().trim_start_matches('已');
    let words = |words: &str| {
        words.contains('已') || words!["完成", "到位"].stands_in(words) || DONE.stands_in(words)
    };
    words(part.lead()) || DONE.begins(tail)
}

/// 已开工51个, 尚有7个未开工: one verb.
fn same_verb(part: &Figure<'_>, left: &Figure<'_>) -> bool {
    let verb = left.tail().trim_start_matches('未');
    part.lead().ends_with(verb) || part.tail().trim_start_matches('已') == verb
}

/// 尚有9个未开工: all that are not, and no few of the rest.
fn undone(left: &Figure<'_>) -> bool {
    left.tail().strip_prefix('未').is_some_and(|verb| DONE.begins(verb) && verb.chars().count() == 2)
}

fn one(sheet: &Sheet<'_>, at: usize, left: &Figure<'_>) -> Option<Finding> {
    let near =
        sheet.back_in_sentence(at).take(NEAR).filter(|(_, one)| one.is_amount() && one.base == left.base);
    let mut near = near.filter(|(_, one)| one.is_firm());
    let (part_at, part) = near.next()?;
    let (whole_at, whole) = near.next()?;
    let named = part.claim.region == whole.claim.region && part.claim.subject == whole.claim.subject;
    let nested = holds(part.sentence_lead(), "其中") && near.next().is_some();
    if !named || nested || !done(part) || done(whole) && !whole.is_count() || whole.value <= part.value {
        return None;
    }
    let still = STILL.contains(&left.lead().trim()) && !LEFT.begins(left.lead().trim());
    // 差480人: of a plan, and of all that was done for it, not of one month's or quarter's.
    let short = SHORT.contains(&left.lead().trim());
    let plan = PLANS.stands_in(whole.lead()) && !PLANS.stands_in(part.lead());
    let words = part.sentence_lead();
    let lately = words!["季度", "月份", "当月", "本月", "新增"].stands_in(words);
    let yearly = words!["全年", "年度", "今年"].stands_in(whole.lead()) || !holds(left.lead(), "年");
    if short && !(plan && !lately && yearly) || still && !same_verb(part, left) {
        return None;
    }
    let rest = whole.range()?.minus(part.range()?)?;
    let own = left.range()?;
    let gap = whole.in_unit(whole.value.checked_sub(part.value)?, 4);
    let working = Said::of(
        "{0} − {1} = {2}，文中剩余{3}",
        "{0} − {1} = {2}, stated as left {3}",
        &[whole.quote, part.quote, &gap, left.quote],
    );
    let of = [whole_at, part_at, at];
    if rest.meets(own) {
        return Some(sheet.finding(Kind::Difference, Verdict::Holds, 1, &of, working));
    }
    // 其余3个在建、2个前期: the rest is told in several.
    let behind = left.after.split(STOPS).next().unwrap_or("");
    let several = sheet.get(at + 1).is_some_and(|next| next.beside(left) && next.base == left.base);
    let less = !short && own.high < rest.low;
    if less && (still || several || behind.contains('、')) || !left.is_actual() {
        return None;
    }
    let verdict = if less { Verdict::Unclear } else { Verdict::Fails };
    let mut finding = sheet.finding(Kind::Difference, verdict, if less { 3 } else { 5 }, &of, working);
    if less {
        finding.readings = vec![Reading::Scope.said()];
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Difference,
            Verdict::Holds,
            &[
                "督查反馈问题26个，已整改21个，剩余5个。",
                "交办积案34件，已化解30件，化解率88.2%；其余4件正在办理。",
            ],
        );
        all(Kind::Difference, Verdict::Fails, &["督查反馈问题26个，已整改21个，剩余7个正在整改。"]);
        all(Kind::Difference, Verdict::Unclear, &["督查反馈问题26个，已整改21个，剩余3个正在整改。"]);
        none(
            Kind::Difference,
            &[
                "督查反馈问题26个，已整改21个，仍有3个未达时序。",
                "督查反馈问题26个，已整改17个，达到时序6个，剩余3个。",
                "督查反馈问题26个，已整改21个，其余3个在整改、2个列入规划。",
            ],
        );
    }
}
