//! A stated difference or ratio against its two figures.
//!
//! What: 节约, 差距, 顺差 against the two amounts near it; 投资强度 against investment and area; a ratio of
//! two like amounts (城乡收入比). Why: the two figures stand beside it. Holds: 295.25 − 263.36 = 31.89;
//! 7.2亿元 ÷ 240亩 = 300万元/亩. Fails: 出口19.7亿元、进口8.9亿元, 顺差10.8万元 (a unit slipped).
//! Nothing is said where no two figures fit, except of a balance whose exports and imports are named.

use rust_decimal::Decimal;

use super::noun::any;
use super::percent::periods_differ;
use super::range::{Range, shown, ten};
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::lexicon::audits::{CAME, DIFFERENCES, RATIOS, WENT};
use crate::lexicon::set::{WordSet, holds, words};

/// Amounts that are looked at.
const NEAR: usize = 6;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, figure) in sheet.figures.iter().enumerate() {
        let words = [figure.claim.indicator.as_ref(), figure.lead()];
        let says = |table: &WordSet| words.iter().any(|word| table.stands_in(word));
        if figure.is_amount() && words!["净增", "净流入"].stands_in(figure.lead()) {
            out.extend(net(sheet, at).or_else(|| difference(sheet, at).filter(|_| says(&DIFFERENCES))));
        } else if figure.base == "‰"
            && figure.lead().trim_end_matches(['为', '是', '达']).ends_with("自然增长率")
        {
            out.extend(balance(sheet, at));
        } else if figure.is_amount() && says(&DIFFERENCES) {
            out.extend(balance(sheet, at).or_else(|| difference(sheet, at)));
        } else if figure.base == "元/亩" && says(words!["投资强度"]) {
            out.extend(intensity(sheet, at));
        } else if one_to(sheet, at) || (!figure.is_amount() || figure.base.is_empty()) && says(&RATIOS) {
            out.extend(ratio(sheet, at));
        }
    }
}

/// `与城镇居民收入之比为1∶1.81`: what stands behind the one.
fn one_to(sheet: &Sheet<'_>, at: usize) -> bool {
    let one = at.checked_sub(1).and_then(|at| sheet.get(at));
    one.is_some_and(|one| one.value == Decimal::ONE && holds(one.before, "收入之比"))
}

fn near<'a, 's>(sheet: &'s Sheet<'a>, at: usize, base: &str) -> Vec<(usize, &'s Figure<'a>)> {
    let amounts =
        sheet.back_in_paragraph(at).filter(|(_, one)| one.is_amount() && one.base == base && one.is_firm());
    amounts.take(NEAR).collect()
}

fn finding(
    sheet: &Sheet<'_>,
    ends: (usize, usize),
    at: usize,
    verdict: Verdict,
    slip: bool,
) -> Option<Finding> {
    let (one, other, own) = (sheet.get(ends.0)?, sheet.get(ends.1)?, sheet.get(at)?);
    let result = one.in_unit(one.value.checked_sub(other.value)?, 4);
    let mut working = Said::of(
        "{0} − {1} = {2}，文中{3}",
        "{0} − {1} = {2}, stated {3}",
        &[one.quote, other.quote, &result, own.quote],
    );
    if slip {
        working = working.and(&Said::of("单位是否相差一万倍？", "is the unit off by ten thousand?", &[]));
    }
    let weight = if verdict == Verdict::Holds { 1 } else { 5 };
    Some(sheet.finding(Kind::Difference, verdict, weight, &[ends.0, ends.1, at], working))
}

fn difference(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let own = sheet.get(at)?;
    let amounts: Vec<(usize, &Figure<'_>)> = if holds(own.lead(), "差距") || holds(own.lead(), "相差") {
        (at.saturating_sub(super::sheet::WINDOW / 2)..at)
            .rev()
            .filter_map(|place| Some((place, sheet.get(place)?)))
            .filter(|(_, one)| one.is_amount() && one.base == own.base && one.is_firm())
            .take(NEAR * 2)
            .collect()
    } else {
        near(sheet, at, own.base)
    };
    let range = own.range()?;
    for &(one_at, one) in &amounts {
        for &(other_at, other) in &amounts {
            if one_at == other_at || one.value <= other.value {
                continue;
            }
            if one.range()?.minus(other.range()?)?.meets(range) && range.low > Decimal::ZERO {
                return finding(sheet, (one_at, other_at), at, Verdict::Holds, false);
            }
        }
    }
    None
}

/// `出口19.7亿元、进口8.9亿元,顺差10.8亿元`; `出生率8.4‰,死亡率6.9‰,自然增长率1.5‰`
fn balance(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let own = sheet.get(at)?;
    let growth = holds(own.lead(), "自然增长率");
    let surplus = growth || holds(own.lead(), "顺差");
    if !surplus && !holds(own.lead(), "逆差") {
        return None;
    }
    let find = |word: &str, not: &str| {
        sheet.back_in_paragraph(at).take(NEAR).find(|(_, one)| {
            // 出生率下降0.5‰ is no rate of births.
            let bare = one.lead().trim_end_matches(['为', '是', '达']).ends_with(word);
            let sort = if growth { one.beside(own) && bare } else { one.is_amount() };
            one.lead().contains(word) && !one.lead().contains(not) && sort && one.is_firm()
        })
    };
    let (more, less) = if growth { ("出生率", "死亡率") } else { ("出口", "进口") };
    let ((out_at, sold), (in_at, bought)) = (find(more, "进出口")?, find(less, "进出口")?);
    if sold.base != bought.base || sold.base != own.base || periods_differ(sold, bought) || !own.is_firm() {
        return None;
    }
    let ends = if surplus { (out_at, in_at) } else { (in_at, out_at) };
    let (more, less) = if surplus { (sold, bought) } else { (bought, sold) };
    let range = more.range()?.minus(less.range()?)?;
    let holds = range.meets(own.range()?);
    let slip = own.range()?.times(ten(4))?.meets(range);
    finding(sheet, ends, at, if holds { Verdict::Holds } else { Verdict::Fails }, slip)
}

/// `新设3200户,注销1100户,净增2100户`: what came less what went; others may have come or gone, so it is doubted only.
fn net(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let own = sheet.get(at)?;
    let out_at = at.checked_sub(1)?;
    let in_at = at.checked_sub(2)?;
    let (came, went) = (sheet.get(in_at)?, sheet.get(out_at)?);
    let like = |one: &Figure<'_>| one.is_amount() && one.is_firm() && one.base == own.base && one.beside(own);
    let told = own.is_firm() && CAME.stands_in(came.lead()) && WENT.stands_in(went.lead());
    if !told || !like(came) || !like(went) || periods_differ(came, went) {
        return None;
    }
    let holds = came.range()?.minus(went.range()?)?.meets(own.range()?);
    let verdict = if holds { Verdict::Holds } else { Verdict::Unclear };
    let mut made = finding(sheet, (in_at, out_at), at, verdict, false)?;
    if !holds {
        made.readings = vec![Reading::Scope.said()];
    }
    Some(made)
}

/// `总投资7.2亿元,用地240亩,投资强度300万元/亩`
fn intensity(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let own = sheet.get(at)?;
    own.claim.subject.as_deref()?;
    let find = |base: &str, words: &[&str]| {
        let near = at.saturating_sub(NEAR)..(at + 4).min(sheet.figures.len());
        near.filter(|&place| place != at).find(|&place| {
            sheet.get(place).is_some_and(|one| {
                one.claim.subject == own.claim.subject
                    && one.claim.paragraph == own.claim.paragraph
                    && one.base == base
                    && any(&one.claim.indicator, words)
            })
        })
    };
    let (total_at, area_at) = (find("元", &["总投资"])?, find("亩", &["用地", "占地"])?);
    let (total, area) = (sheet.get(total_at)?, sheet.get(area_at)?);
    let range = total.range()?.over(area.range()?)?;
    let holds = range.meets(own.range()?);
    let result = own.in_unit(total.value.checked_div(area.value)?, 1);
    let working = Said::of(
        "{0} ÷ {1} = {2}，文中{3}",
        "{0} ÷ {1} = {2}, stated {3}",
        &[total.quote, area.quote, &result, own.quote],
    );
    let verdict = if holds { Verdict::Holds } else { Verdict::Look };
    let mut finding = sheet.finding(
        Kind::Difference,
        verdict,
        if holds { 1 } else { 2 },
        &[total_at, area_at, at],
        working,
    );
    if !holds {
        finding.readings = vec![Reading::Base.said()];
    }
    Some(finding)
}

/// `城乡收入比为1.85`
fn ratio(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let own = sheet.get(at).filter(|one| !one.is_rate() || one_to(sheet, at))?;
    // 由2.04缩小到2.00: what it came from is no figure of the amounts beside it.
    if own.lead().contains(['由', '从']) {
        return None;
    }
    let amounts: Vec<(usize, &Figure<'_>)> = sheet
        .back_in_paragraph(at)
        .filter(|(_, one)| one.is_amount() && one.is_firm() && one.base == "元")
        .take(NEAR)
        .collect();
    // 城镇、农村居民人均可支配收入: where both are named, no other two are meant.
    let named = |table: &WordSet| {
        amounts.iter().copied().find(|(_, one)| {
            table.stands_in(&one.claim.indicator) && !words!["比", "较", "增"].stands_in(one.lead())
        })
    };
    let both = named(words!["城镇", "城市"]).zip(named(words!["农村", "乡村"]));
    if let Some(((town_at, town), (land_at, land))) = both.filter(|_| own.value > Decimal::ONE)
        && words!["城乡", "城镇"].stands_in(&own.claim.indicator)
        && !periods_differ(town, land)
        && own.claim.status == town.claim.status
    {
        let holds = town.range()?.over(land.range()?)?.meets(own.range()?);
        let result = shown(town.value.checked_div(land.value)?, own.decimals + 1);
        let words = [town.quote, land.quote, &result, own.quote];
        let working = Said::of("{0} ÷ {1} = {2}，文中{3}", "{0} ÷ {1} = {2}, stated {3}", &words);
        let firm = own.claim.sentence == land.claim.sentence && own.is_firm();
        let verdict = match (holds, firm) {
            (true, _) => Verdict::Holds,
            (false, true) => Verdict::Fails,
            (false, false) => Verdict::Unclear,
        };
        let mut made = sheet.finding(
            Kind::Difference,
            verdict,
            if holds { 1 } else { 4 },
            &[town_at, land_at, at],
            working,
        );
        if verdict == Verdict::Unclear {
            made.readings = vec![Reading::Period.said(), Reading::Scope.said()];
        }
        return Some(made);
    }
    for &(one_at, one) in &amounts {
        for &(other_at, other) in &amounts {
            if one_at == other_at || one.value <= other.value || periods_differ(one, other) {
                continue;
            }
            let face = Range::exact(one.value.checked_div(other.value)?);
            if face.meets(own.range()?) {
                let result = shown(face.low, own.decimals + 1);
                let words = [one.quote, other.quote, &result, own.quote];
                let working = Said::of("{0} ÷ {1} = {2}，文中{3}", "{0} ÷ {1} = {2}, stated {3}", &words);
                return Some(sheet.finding(
                    Kind::Difference,
                    Verdict::Holds,
                    1,
                    &[one_at, other_at, at],
                    working,
                ));
            }
        }
    }
    None
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
                "全年采购预算86.4亿元，实际支出80.1亿元，节约资金6.3亿元。",
                "实现出口12.4亿元、进口5.1亿元，贸易顺差7.3亿元。",
            ],
        );
        all(
            Kind::Difference,
            Verdict::Fails,
            &[
                "实现出口12.4亿元、进口5.1亿元，贸易顺差7.3万元。",
                "实现出口12.4亿元、进口5.1亿元，贸易顺差9.3亿元。",
                "城镇、农村居民人均可支配收入分别为45000元、22500元，城乡收入比为2.5。",
            ],
        );
        none(Kind::Difference, &["全年采购预算86.4亿元，节约资金6.3亿元。"]);
    }
}
