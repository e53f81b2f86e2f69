//! A target against what is reached and the gain that is expected.
//!
//! What: a rate now, an aim for it, and a gain in percentage points expected by then, in one paragraph.
//! Why: the three are said apart, and now + gain tells whether the aim is in reach. Unclear: 26 %, aim
//! 35 % or more, 预计提升6个百分点 (32 %). Holds: 30 %, aim 35 %, 提升6个百分点. Never fails: an aim is no claim.

use super::say::Reading;
use super::sheet::Sheet;
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Status;

/// Figures of a paragraph that are looked at.
const NEAR: usize = 12;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(one(sheet, at));
    }
}

fn one(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let gain = sheet.get(at)?;
    let expected = gain.is_points() && gain.claim.status != Status::Actual && !gain.value.is_sign_negative();
    if !expected {
        return None;
    }
    let mut near = sheet.back_in_paragraph(at).take(NEAR);
    let (aim_at, aim) = near.find(|(_, one)| one.is_rate() && one.claim.status == Status::Target)?;
    let (now_at, now) = near.find(|(_, one)| {
        one.is_rate()
            && one.is_actual()
            && one.is_firm()
            && one.claim.aspect == aim.claim.aspect
            && one.claim.subject == aim.claim.subject
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
