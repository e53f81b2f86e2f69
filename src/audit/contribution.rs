//! Contributions: what a part adds to a growth ÷ the growth against the stated 贡献率.
//!
//! What: a whole's growth in per cent, the points that one part adds (拉动2.0个百分点) and right behind them the rate of
//! its contribution. Why: all three stand in one sentence and two give the third. Holds: 5.2%, 拉动2.6个百分点, 贡献率50%.
//! Fails: 5.0%, 2.0个百分点, 45%. Nothing is said where another growth stands before the points, which may be the part's
//! own, or where the rate has a noun of its own.

use super::range::{HUNDRED, shown};
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict, percent};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{WHOLE_ECONOMY, WHOLE_GROWTH};
use crate::lexicon::ranks::SCOPES;
use crate::lexicon::set::{holds, words};

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, rate) in sheet.figures.iter().enumerate() {
        if rate.is_rate() && rate.is_firm() && rate.is_actual() && rate.claim.indicator.ends_with("贡献率")
        {
            out.extend(one(sheet, at, rate));
        }
    }
}

/// Whether the words of a rate name no other thing than what adds, and no other whole than what it adds to: 贡献率为,
/// 工业对经济增长的贡献率达到.
fn bare(rate: &Figure<'_>, adder: &str, target: &str, economy: bool) -> bool {
    let lead = rate.lead().trim();
    let lead = lead.strip_prefix(adder).unwrap_or(lead);
    let Some((front, rest)) = lead.split_once("贡献率") else { return false };
    let front = front.trim_end_matches('的');
    let whole = front.strip_prefix('对').map(|whole| whole.trim_end_matches("增长"));
    let same = |whole: &str| whole == target || economy && WHOLE_ECONOMY.contains(&whole);
    (front.is_empty() || whole.is_some_and(same))
        && rest.chars().all(|c| matches!(c, '为' | '达' | '到' | '是'))
}

fn one(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>) -> Option<Finding> {
    let points_at = at.checked_sub(1)?;
    let added = |one: &Figure<'_>| one.is_points() && one.is_firm() && one.is_actual() && one.beside(rate);
    let points = sheet.get(points_at).filter(|one| added(one) && holds(one.lead(), "拉动"))?;
    let growth = |one: &Figure<'_>| one.is_rate() && one.claim.aspect == Aspect::Growth;
    let mut growths = sheet.back_in_sentence(points_at).filter(|(_, one)| growth(one));
    let (whole_at, whole) = growths.next()?;
    let parted =
        (whole_at + 1..=at).any(|place| sheet.get(place).is_some_and(|one| one.before.contains([';', '；'])));
    // 拉动全市增长: of a growth that is not told here.
    let (front, target) = points.lead().rsplit_once("拉动")?;
    let target = target.trim_end_matches("增长").trim_end_matches('约').trim_end_matches("了");
    let of_economy = WHOLE_GROWTH.stands_in(&whole.claim.indicator);
    let of_whole = of_economy || holds(points.lead(), "其中");
    let economy = of_economy && (target.is_empty() || WHOLE_ECONOMY.contains(&target));
    let named = target.is_empty() || economy || whole.claim.indicator.contains(target);
    let adder = front.rsplit_once("其中").map_or(front, |two| two.1).trim();
    if whole_at + 1 != points_at
        || growths.next().is_some()
        || parted
        || !of_whole
        || !named
        || !bare(rate, adder, target, economy)
        || !whole.is_firm()
        || !whole.is_actual()
        || words!["累计", "名义"].stands_in(rate.lead())
        || [points, rate].iter().any(|one| one.claim.period != whole.claim.period)
        || SCOPES.stands_in(whole.lead()) && (adder.contains('我') || SCOPES.stands_in(adder))
        // 义乌市工业拉动2.6个百分点: another's.
        || adder.contains(['市', '县', '区', '省', '州'])
    {
        return None;
    }
    let share = points.range()?.over(whole.range()?)?.times(HUNDRED)?;
    let face = points.value.checked_div(whole.value)?.checked_mul(HUNDRED)?;
    let holds = share.meets(rate.range()?);
    let words = [points.quote, whole.quote, &shown(face, 2), rate.quote, &percent::slack(rate)];
    let working =
        Said::of("{0} ÷ {1} = {2}%，文中{3}（±{4}）", "{0} ÷ {1} = {2} %, stated {3} (±{4})", &words);
    let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
    Some(sheet.finding(
        Kind::Percent,
        verdict,
        if holds { 1 } else { 5 },
        &[whole_at, points_at, at],
        working,
    ))
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
                "地区生产总值增长5.2%，其中工业拉动2.6个百分点，贡献率为50%。",
                "地区生产总值增长5.2%，工业拉动GDP增长2.6个百分点，工业对GDP增长的贡献率为50%。",
                "经济增长6.4%，服务业拉动3.1个百分点，对经济增长的贡献率达48.4%。",
            ],
        );
        all(
            Kind::Percent,
            Verdict::Fails,
            &[
                "地区生产总值增长5.0%，其中工业拉动2.0个百分点，贡献率为46%。",
                "固定资产投资增长8.0%，其中工业投资拉动3.2个百分点，贡献率为47.5%。",
                "地区生产总值增长6.0%，其中第三产业拉动2.4个百分点，第三产业贡献率48%。",
                "地区生产总值增长6.0%，第三产业拉动GDP增长2.4个百分点，对GDP增长的贡献率为48%。",
            ],
        );
        none(
            Kind::Percent,
            &[
                "工业增加值增长6.2%，拉动GDP增长2.0个百分点，贡献率为40%。",
                "地区生产总值增长5.0%，工业增加值增长6.2%，拉动经济增长2.0个百分点，贡献率为40%。",
                "地区生产总值增长5.0%，其中工业拉动2.0个百分点，制造业贡献率为31%。",
                "地区生产总值增长5.0%，其中工业拉动2.0个百分点，税收贡献率为46%。",
                "地区生产总值增长5.0%，其中工业拉动全市增长0.3个百分点，贡献率为46%。",
                "服务业增加值增长6.0%，其中金融业拉动服务业增长1.2个百分点，对GDP增长的贡献率11%。",
                "地区生产总值增长5.0%；工业拉动1.2个百分点，贡献率为46%。",
                "地区生产总值增长5.0%，其中工业拉动2.0个百分点，科技进步贡献率为62%。",
            ],
        );
    }
}
