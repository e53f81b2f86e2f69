//! Growth and its base.
//!
//! What: a value, its value before (去年同期为 …, 由 … 增加到 …, 比上年同期的 …) and the growth stated beside
//! them; and growth by a multiple, which has two readings. Why: all three stand in one sentence, so two of
//! them give the third. Holds: 由480亿元增加到600亿元, 增长25%. Fails: the same with 20% (which is 120 of 600);
//! 41.5 against 39.2 称 下降. Unclear: output and value added, whose growth is at constant prices.
//! Look: 增长10倍 may be ten or eleven times the value before: both are shown.

use rust_decimal::Decimal;

use super::noun::any;
use super::range::{HUNDRED, Range, shown};
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict, percent};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{BASES, FROM, TO};

/// Figures of a sentence on either side of a growth.
const NEAR: usize = 5;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, growth) in sheet.figures.iter().enumerate() {
        if growth.claim.aspect != Aspect::Growth || !growth.is_firm() {
            continue;
        }
        if growth.is_rate() {
            out.extend(stated(sheet, at, growth));
        } else if growth.base == "倍" {
            out.extend(multiple(sheet, at, growth));
        }
    }
}

fn stated(sheet: &Sheet<'_>, at: usize, growth: &Figure<'_>) -> Option<Finding> {
    let (now_at, base_at) = ends(sheet, at, growth)?;
    let (now, base) = (sheet.get(now_at)?, sheet.get(base_at)?);
    let fine = if now.factor == base.factor { now.decimals.max(base.decimals) } else { 0 };
    let rate = |fine: u32| {
        let now = now.range_at(now.decimals.max(fine))?.over(base.range_at(base.decimals.max(fine))?)?;
        now.times(HUNDRED)?.minus(Range::exact(HUNDRED))
    };
    let range = rate(fine)?;
    let face = now.value.checked_div(base.value)?.checked_sub(Decimal::ONE)?.checked_mul(HUNDRED)?;
    let own = growth.range()?;
    let holds = range.meets(own);
    let opposite = Range { low: -own.high, high: -own.low };
    let face = shown(face, growth.decimals + 1);
    let half = percent::slack(growth);
    let signed = growth.value.normalize().to_string();
    let words = [now.quote, base.quote, &face, &signed, &half];
    let mut working = Said::of(
        "{0} ÷ {1} − 1 = {2}%，文中{3}%（±{4}）",
        "{0} ÷ {1} − 1 = {2} %, stated {3} % (±{4})",
        &words,
    );
    if !holds && range.meets(opposite) {
        working = working.and(&Said::of("增减方向相反", "the direction is the other way round", &[]));
    }
    let mut readings = Vec::new();
    if !holds {
        if !now.is_firm() || !base.is_firm() {
            readings.push(Reading::Bound);
        }
        if any(&now.claim.indicator, &["增加值", "GDP", "生产总值", "总产值"]) && !range.meets(opposite)
        {
            readings.push(Reading::Prices);
        }
        if rate(0).is_some_and(|coarse| coarse.meets(own)) {
            readings.push(Reading::Rounded);
        }
    }
    let verdict = match (holds, readings.is_empty()) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Fails,
        (false, false) => Verdict::Unclear,
    };
    let weight = if holds { 1 } else { 4 };
    let mut finding = sheet.finding(Kind::Growth, verdict, weight, &[now_at, base_at, at], working);
    finding.readings = readings.into_iter().map(Reading::said).collect();
    Some(finding)
}

/// The value now and the value before, as the words of the sentence say.
fn ends(sheet: &Sheet<'_>, at: usize, growth: &Figure<'_>) -> Option<(usize, usize)> {
    let near = at.saturating_sub(NEAR)..(at + 3).min(sheet.figures.len());
    for base_at in near {
        let Some(base) = sheet.get(base_at).filter(|base| base.beside(growth) && base.is_amount()) else {
            continue;
        };
        // 由去年同期的480亿元增加到600亿元
        let from = FROM.iter().any(|word| base.lead().contains(word));
        let next = sheet.get(base_at + 1).filter(|next| next.base == base.base && next.is_amount());
        if from
            && let Some(next) = next
            && TO.iter().any(|word| next.before.trim_start_matches(['的', ',', '，']).starts_with(word))
            && base_at + 1 <= at
        {
            return Some((base_at + 1, base_at));
        }
        let before = any(base.lead(), BASES) && !base.lead().contains('倍');
        if !before {
            continue;
        }
        let upto = base_at.min(at);
        let now = sheet.back_in_sentence(upto).find(|(_, now)| now.is_amount() && now.base == base.base);
        // No other growth stands between: it would be the other's.
        if let Some((now_at, _)) = now {
            let other = (now_at + 1..at).any(|place| {
                sheet.get(place).is_some_and(|one| one.claim.aspect == Aspect::Growth && one.is_rate())
            });
            if !other {
                return Some((now_at, base_at));
            }
        }
    }
    None
}

/// `增长10倍`: of eleven times, or loosely of ten.
fn multiple(sheet: &Sheet<'_>, at: usize, growth: &Figure<'_>) -> Option<Finding> {
    let said = any(growth.lead(), &["增长", "增加", "提高", "上升", "扩大"]) && !growth.tail().contains('是');
    let (now_at, now) = sheet.back_in_sentence(at).next().filter(|(_, now)| now.is_amount())?;
    if !said || growth.value <= Decimal::ZERO {
        return None;
    }
    let full = now.value.checked_div(growth.value.checked_add(Decimal::ONE)?)?;
    let loose = now.value.checked_div(growth.value)?;
    let (full, loose) = (now.in_unit(full, now.decimals.max(1)), now.in_unit(loose, now.decimals.max(1)));
    let words = [now.quote, growth.quote, &full, &loose];
    let working = Said::of(
        "{0}增长{1}：若增加了{1}，上年为{2}；若为上年的{1}，上年为{3}（推算）",
        "{0}, grown {1}: if by {1}, it was {2}; if to {1}, it was {3} (derived)",
        &words,
    );
    Some(sheet.finding(Kind::Growth, Verdict::Look, 2, &[now_at, at], working))
}
