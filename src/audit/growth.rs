//! Growth and its base.
//!
//! What: a value, its value before (去年同期为 …, 由 … 增加到 …, 比上年同期的 …) and the growth stated beside
//! them; and growth by a multiple, which has two readings. Why: all three stand in one sentence, so two of
//! them give the third. Holds: 由480亿元增加到600亿元, 增长25%. Fails: the same with 20% (which is 120 of 600);
//! 41.5 against 39.2 称 下降. Unclear: output and value added, whose growth is at constant prices.
//! Look: 增长10倍 may be ten or eleven times the value before: both are shown.

use rust_decimal::Decimal;

use super::grown::ends;
use super::range::{Fit, HUNDRED, Range, shown, within};
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict, percent};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{BASES, CONSTANT_PRICES};
use crate::lexicon::set::words;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, growth) in sheet.figures.iter().enumerate() {
        if growth.claim.aspect != Aspect::Growth || !growth.is_firm() {
            continue;
        }
        // 年均增长 runs over several years.
        let yearly = words!["年均", "年平均", "每年", "递增", "平均增", "平均每年", "平均下降", "平均降"];
        if yearly.stands_in(&growth.claim.indicator) || yearly.stands_in(growth.lead()) {
            continue;
        }
        if growth.is_rate() {
            out.extend(stated(sheet, at, growth));
        } else if growth.base == "倍" {
            out.extend(by_times(sheet, at, growth).or_else(|| multiple(sheet, at, growth)));
        }
    }
    for (at, times) in sheet.figures.iter().enumerate().filter(|(_, one)| one.base == "倍" && one.is_firm())
    {
        out.extend(times_and_growth(sheet, at, times));
    }
}

/// `是去年同期的1.6倍,增长60%`: so many times is a growth of one less.
fn times_and_growth(sheet: &Sheet<'_>, at: usize, times: &Figure<'_>) -> Option<Finding> {
    let next = sheet.get(at + 1).filter(|next| next.beside(times) && next.is_rate() && next.is_firm())?;
    let of_base =
        BASES.stands_in(times.lead()) && (times.lead().contains('是') || times.lead().contains('为'));
    if !of_base || next.claim.aspect != Aspect::Growth || next.before.chars().count() > 8 {
        return None;
    }
    let more = times.range()?.minus(Range::exact(Decimal::ONE))?.times(HUNDRED)?;
    let holds = more.meets(next.range()?);
    let result = shown(times.value.checked_sub(Decimal::ONE)?.checked_mul(HUNDRED)?, 1);
    let working = Said::of(
        "{0}即增长{1}%，文中{2}",
        "{0} is a growth of {1} %, stated {2}",
        &[times.quote, &result, next.quote],
    );
    let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
    Some(sheet.finding(Kind::Growth, verdict, if holds { 1 } else { 4 }, &[at, at + 1], working))
}

fn stated(sheet: &Sheet<'_>, at: usize, growth: &Figure<'_>) -> Option<Finding> {
    let (now_at, base_at) = ends(sheet, at, growth)?;
    let (now, base) = (sheet.get(now_at)?, sheet.get(base_at)?);
    // Behind a semicolon another thing grows.
    let (first, last) = (now_at.min(base_at).min(at), now_at.max(base_at).max(at));
    let parted =
        (first + 1..=last).any(|place| sheet.get(place).is_some_and(|one| one.before.contains([';', '；'])));
    if parted {
        return None;
    }
    let fine = if now.factor == base.factor { now.decimals.max(base.decimals) } else { 0 };
    let rate = |fine: u32| {
        let now = now.range_at(now.decimals.max(fine))?.over(base.range_at(base.decimals.max(fine))?)?;
        now.times(HUNDRED)?.minus(Range::exact(HUNDRED))
    };
    let range = rate(fine)?;
    let face = now.value.checked_div(base.value)?.checked_sub(Decimal::ONE)?.checked_mul(HUNDRED)?;
    let own = growth.range()?;
    let holds = range.meets(own);
    // Not on its face: the amounts' rounding must explain it.
    let off_face = growth.fits(Range::exact(face))? == Fit::Off;
    let close = within(face, growth.value, growth.grain()?);
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
        if words!["增加值", "GDP", "生产总值", "总产值"].stands_in(&now.claim.indicator)
            && !range.meets(opposite)
        {
            // 按可比价增长5%: the sentence says it.
            let said = |at: usize| {
                sheet.sentence(at).is_some_and(|(front, behind, _)| {
                    CONSTANT_PRICES.stands_in(front) || CONSTANT_PRICES.stands_in(behind)
                })
            };
            if said(at) {
                return None;
            }
            readings.push(Reading::Prices);
        }
        if rate(0).is_some_and(|coarse| coarse.meets(own)) {
            readings.push(Reading::Rounded);
        }
    }
    if holds && off_face {
        readings.push(Reading::Rounded);
    }
    let verdict = match (holds, readings.is_empty()) {
        (true, true) => Verdict::Holds,
        (true, false) if close => Verdict::Look,
        (true, false) => Verdict::Unclear,
        (false, true) => Verdict::Fails,
        (false, false) => Verdict::Unclear,
    };
    let weight = if verdict <= Verdict::Unclear { 4 } else { 1 };
    let mut finding = sheet.finding(Kind::Growth, verdict, weight, &[now_at, base_at, at], working);
    finding.readings = readings.into_iter().map(Reading::said).collect();
    Some(finding)
}

/// `12.6万辆,去年同期为4.5万辆,同比增长1.8倍`
fn by_times(sheet: &Sheet<'_>, at: usize, growth: &Figure<'_>) -> Option<Finding> {
    if !words!["增长", "增加"].stands_in(growth.lead()) || growth.tail().contains('是') {
        return None;
    }
    let (now_at, base_at) = ends(sheet, at, growth)?;
    let (now, base) = (sheet.get(now_at)?, sheet.get(base_at)?);
    let times = now.range()?.over(base.range()?)?;
    let own = growth.range()?;
    let holds = times.minus(Range::exact(Decimal::ONE))?.meets(own);
    // 增长2.8倍 is said loosely of what is 2.8 times as much.
    let loose = times.meets(own);
    let result = shown(now.value.checked_div(base.value)?.checked_sub(Decimal::ONE)?, growth.decimals + 1);
    let words = [now.quote, base.quote, &result, growth.quote];
    let working = Said::of("{0} ÷ {1} − 1 = {2}倍，文中{3}", "{0} ÷ {1} − 1 = {2} times, stated {3}", &words);
    let verdict = match (holds, loose && now.is_firm() && base.is_firm()) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Look,
        (false, false) => Verdict::Unclear,
    };
    let weight = if verdict == Verdict::Unclear { 4 } else { 1 };
    let mut finding = sheet.finding(Kind::Growth, verdict, weight, &[now_at, base_at, at], working);
    if verdict == Verdict::Unclear {
        finding.readings = vec![Reading::Period.said(), Reading::Scope.said()];
    }
    Some(finding)
}

/// `增长10倍`: of eleven times, or loosely of ten.
fn multiple(sheet: &Sheet<'_>, at: usize, growth: &Figure<'_>) -> Option<Finding> {
    let said = words!["增长", "增加", "提高", "上升", "扩大"].stands_in(growth.lead())
        && !growth.tail().contains('是');
    let (now_at, now) = sheet.back_in_sentence(at).next().filter(|(_, now)| now.is_amount())?;
    if !said || growth.value <= Decimal::ZERO {
        return None;
    }
    let full = now.value.checked_div(growth.value.checked_add(Decimal::ONE)?)?;
    let loose = now.value.checked_div(growth.value)?;
    let (full, loose) = (now.in_unit(full, now.decimals.max(2)), now.in_unit(loose, now.decimals.max(2)));
    let words = [now.quote, growth.quote, &full, &loose];
    let working = Said::of(
        "{0}增长{1}：若增加了{1}，上年为{2}；若为上年的{1}，上年为{3}（推算）",
        "{0}, grown {1}: if by {1}, it was {2}; if to {1}, it was {3} (derived)",
        &words,
    );
    Some(sheet.finding(Kind::Growth, Verdict::Look, 2, &[now_at, at], working))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Growth,
            Verdict::Holds,
            &[
                "茶产业产值由去年同期的40亿元增加到50亿元，增长25%。",
                "新设企业1260户，同比增长5%，去年同期为1200户。",
            ],
        );
        all(
            Kind::Growth,
            Verdict::Fails,
            &[
                "茶产业营业收入由去年同期的40亿元增加到50亿元，增长20%。",
                "一般公共预算收入20.6亿元，比上年同期的20亿元下降3%。",
                "接待游客320万人次，是去年同期的1.6倍，同比增长160%。",
                "进出口由20.0亿元增至24.0亿元，跨境电商由3.20亿元增至4.80亿元，分别增长20%和60%。",
                "合作社由50家增至60家，增长15%，合作社带动农户增长31%。",
            ],
        );
        all(Kind::Growth, Verdict::Unclear, &["规上工业增加值由去年同期的40亿元增加到50亿元，增长20%。"]);
        all(Kind::Growth, Verdict::Holds, &["光伏发电12.6亿千瓦时，去年同期为4.5亿千瓦时，同比增长1.8倍。"]);
        all(
            Kind::Growth,
            Verdict::Unclear,
            &["光伏发电12.6亿千瓦时，去年同期为4.5万千瓦时，同比增长1.8倍。"],
        );
        all(Kind::Growth, Verdict::Look, &["新增光伏装机22万千瓦，同比增长10倍。"]);
        none(
            Kind::Growth,
            &[
                "新设企业1260户，同比增长5%，其中个体户去年同期为900户。",
                "茶产业产值50亿元，年均增长25%，比2018年的20亿元翻了一番。",
                "进出口总额4.2亿美元，是去年同期的1.6倍。",
                "合作社由50家增至60家，社员人均收入增长9.4%。",
                "水产养殖面积由2.4万亩增至3万亩，增长25%，水产品产量由1.1万吨增至1.2万吨，增长9.1%。",
                "设备投资12亿元，去年同期为10亿元，民间投资增长4.7%。",
                "新开工30个，上年同期新签约项目20个，今年新签约25个，增长25%。",
            ],
        );
    }
}
