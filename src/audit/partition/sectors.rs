//! The three sectors: three shares, a hundred together, each that of its value added.
//!
//! What: 三次产业占比分别为7.7%、40.2%、52.1% and 三次产业结构为a∶b∶c. Why: the sectors are three by their meaning.
//! Unclear: two shares of three; a share that its value added and the GDP beside it do not give.

use super::super::range::{HUNDRED, shown, sum};
use super::super::say::Reading;
use super::super::sheet::{Sheet, quotient};
use super::super::{Finding, Kind, Said, Verdict, percent};
use super::{Fit, NEAR, hundred};
use crate::lexicon::set::{holds, words};

/// 三次产业, or all three by name (一产、二产、三产).
fn of_sectors(words: &str) -> bool {
    holds(words, "三次产业")
        || words!["一产", "第一"].stands_in(words)
            && words!["二产", "第二", "、二"].stands_in(words)
            && words!["三产", "三产业"].stands_in(words)
}

/// Three sectors are three, and each share is that of its value added: `三次产业占比分别为7.7%、40.2%、52.1%`.
pub(super) fn sectors(sheet: &Sheet<'_>, group: &[usize], out: &mut Vec<Finding>) {
    let Some(first) = group.first().and_then(|&at| sheet.get(at)) else { return };
    if !of_sectors(first.sentence_lead()) || !(2..=3).contains(&group.len()) {
        return;
    }
    if group.len() == 2 {
        let quotes: Vec<&str> = group.iter().filter_map(|&at| Some(sheet.get(at)?.quote)).collect();
        let words = [quotes.join("、")];
        let working = Said::of(
            "三次产业应有三项，文中{0}",
            "three sectors have three shares, stated {0}",
            &[&words[0]],
        );
        let mut finding = sheet.finding(Kind::Shares, Verdict::Unclear, 4, group, working);
        finding.readings = vec![Reading::Open.said()];
        out.push(finding);
        return;
    }
    for (&at, name) in group.iter().zip(["第一产业", "第二产业", "第三产业"]) {
        out.extend(sector(sheet, at, name));
    }
}

fn sector(sheet: &Sheet<'_>, at: usize, name: &str) -> Option<Finding> {
    let share = sheet.get(at)?;
    let part = sheet.back_in_paragraph(at).take(NEAR).find(|(_, one)| {
        one.is_amount()
            && one.is_firm()
            && one.lead().contains(name)
            && one.claim.status == share.claim.status
    });
    let (part_at, part) = part?;
    let (whole_at, whole) = sheet.back_in_paragraph(part_at).take(NEAR).find(|(_, one)| {
        one.is_amount()
            && one.is_firm()
            && one.base == part.base
            && words!["GDP", "生产总值"].stands_in(&one.claim.indicator)
            && one.value > part.value
            && !percent::periods_differ(one, part)
    })?;
    let fit = quotient(part, whole, share)?;
    let computed = part.value.checked_div(whole.value)?.checked_mul(HUNDRED)?;
    let computed = shown(computed, share.decimals + 1);
    let words = [part.quote, whole.quote, &computed, share.quote];
    let working = Said::of("{0} ÷ {1} = {2}%，文中{3}", "{0} ÷ {1} = {2} %, stated {3}", &words);
    let holds = fit != Fit::Off;
    let verdict = if holds { Verdict::Holds } else { Verdict::Unclear };
    let weight = if holds { 1 } else { 4 };
    let mut finding = sheet.finding(Kind::Percent, verdict, weight, &[part_at, whole_at, at], working);
    if !holds {
        finding.readings = vec![Reading::Period.said(), Reading::Prices.said()];
    }
    Some(finding)
}

/// `三次产业占比分别为7.7%、40.2%、52.1%`
pub(super) fn listed_sectors(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, first) in sheet.figures.iter().enumerate() {
        let lead = first.lead();
        if !first.is_rate() || !of_sectors(lead) || !words!["占", "比重", "结构", "比例"].stands_in(lead)
        {
            continue;
        }
        let mut group = vec![at];
        for place in at + 1..at + 4 {
            let joined = sheet.get(place).is_some_and(|one| {
                one.is_rate() && one.beside(first) && matches!(one.before.trim(), "、" | "和" | "及" | ",")
            });
            if !joined {
                break;
            }
            group.push(place);
        }
        sectors(sheet, &group, out);
        if group.len() == 3
            && let Some(all) = sum(group.iter().filter_map(|&one| sheet.get(one)?.range()))
        {
            out.push(hundred(sheet, &group, all, true));
        }
    }
}
