//! Means per item: a total ÷ a number of things against the stated mean.
//!
//! What: 户均, 亩均, 人均, 平均每个小区 with the total and the number right before it. Why: a mean is redone in the
//! head. Holds: 1.8亿元, 1240户, 户均14.5万元. Fails: 14.5元 of the same (ten thousand off). Unclear: 284 stated 384
//! (the mean may be of others). Look-alikes left alone: 人均可支配收入, means whose total is of another thing,
//! means within a twentieth (a yearly mean of people is no count at the year's end).

use rust_decimal::Decimal;

use super::range::{Range, ten};
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::lexicon::audits::{MASSES, SHARED_OUT};
use crate::lexicon::set::words;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, own) in sheet.figures.iter().enumerate() {
        if (own.is_amount() || own.base == "元") && own.is_firm() && own.is_actual() {
            out.extend(one(sheet, at, own));
        }
    }
}

/// The measure word and the noun of a mean (平均每名教师负担学生), and what is shared out.
fn mean_of(lead: &str, most: usize) -> Option<(&str, &str)> {
    if !words!["户均", "亩均", "人均", "家均", "平均每", "亩产"].stands_in(lead) {
        return None;
    }
    // 最高亩产, 百亩方亩产: of a few, not of all. 户均增收, 亩产比上年提高: a change.
    let few = words!["最高", "最低", "百亩", "示范", "攻关", "实测", "投产", "其中"];
    let change = words!["增", "减", "提高", "比", "较", "降"];
    if lead.contains("亩产") && (few.stands_in(lead) || change.stands_in(lead)) {
        return None;
    }
    for (word, unit) in [("户均", "户"), ("亩均", "亩"), ("人均", "人"), ("家均", "家"), ("亩产", "亩")]
    {
        if let Some((front, rest)) = lead.rsplit_once(word) {
            return (front.chars().count() <= most).then_some((unit, rest));
        }
    }
    let (_, rest) = lead.rsplit_once("平均每")?;
    let unit = rest.chars().next()?;
    let (unit, rest) = rest.split_at(unit.len_utf8());
    Some((unit, rest))
}

/// How many of the one unit of mass are one of the other.
fn scale(from: &str, to: &str) -> Option<Decimal> {
    let mass = |unit: &str| MASSES.iter().find(|row| row.0 == unit).map(|row| Decimal::from(row.1));
    mass(from)?.checked_div(mass(to)?)
}

fn one(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<Finding> {
    // The first figure of a sentence has the speaker's name in front.
    let first = own.before.is_empty() || own.opens_sentence() || own.before == own.lead();
    let (unit, rest) = mean_of(own.lead().trim(), if first { 16 } else { 6 })?;
    let rest = rest.trim_start_matches(['约', '达', '为']);
    let unit = match unit {
        "名" | "位" => "人",
        other => other,
    };
    let noun: String = rest.chars().take(2).collect();
    let counts = |one: &Figure<'_>| one.base == unit || unit == "人" && one.base == "人次";
    let near: Vec<(usize, &Figure<'_>)> =
        sheet.back_in_sentence(at).take(4).filter(|(_, one)| one.is_amount()).collect();
    let named = |one: &Figure<'_>| {
        noun.chars().count() == 2 && (one.lead().contains(&noun) || one.claim.indicator.contains(&noun))
    };
    let own_count = near
        .iter()
        .find(|(_, one)| counts(one) && named(one))
        .or_else(|| near.iter().find(|(_, one)| counts(one)));
    // 户均收入6万元,320户共1920万元: number and total stand behind.
    let ahead = || {
        let count = sheet.get(at + 1).filter(|one| one.is_amount() && one.beside(own) && counts(one))?;
        (!count.before.contains([';', '；'])).then_some((at + 1, count))
    };
    let (count_at, count) = own_count.copied().or_else(ahead)?;
    let last = at.max(count_at);
    let alike = |one: &Figure<'_>| one.base == own.base || scale(one.base, own.base).is_some();
    // 外销稻谷3.6万吨, 施肥12万吨 beside an area: no yield.
    let produced = |one: &Figure<'_>| {
        !own.lead().contains("亩产") || one.lead().contains('产') || one.claim.indicator.contains('产')
    };
    let total =
        near.iter().find(|(place, one)| *place != count_at && alike(one) && produced(one) && count_at < at);
    // 8.2万亩,亩均2.5吨,总产20.5万吨: the total stands behind.
    let behind = || {
        let next = sheet.get(last + 1).filter(|next| next.is_amount() && next.beside(own) && alike(next))?;
        let total = words!["总产", "共", "总计", "合计", "总量", "总收入", "总额"].stands_in(next.lead());
        (total && !next.before.contains([';', '；'])).then_some((last + 1, next))
    };
    let (total_at, total) = total.copied().or_else(behind)?;
    // Of masses in two units the whole is told in the mean's.
    let by = if total.base == own.base { Decimal::ONE } else { scale(total.base, own.base)? };
    let all = total.value.checked_mul(by)?;
    if all <= own.value || count.value <= Decimal::ONE {
        return None;
    }
    let range = total.range()?.times(by)?.over(count.range()?)?;
    let stated = own.range()?;
    let cut = Range { low: own.value, high: own.value.checked_add(own.grain()?)? };
    let holds = range.meets(stated) || range.meets(cut);
    let face = all.checked_div(count.value)?;
    let result = own.in_unit(face, own.decimals + 1);
    let words = [total.quote, count.quote, &result, own.quote];
    let working = Said::of("{0} ÷ {1} = {2}，文中{3}", "{0} ÷ {1} = {2}, stated {3}", &words);
    let of = [total_at, count_at, at];
    if holds {
        return Some(sheet.finding(Kind::Mean, Verdict::Holds, 1, &of, working));
    }
    // Right beside one another, and nothing parts them.
    let (first, end) = (total_at.min(count_at).min(at), total_at.max(count_at).max(at));
    let beside = first + 2 == end
        && !(first + 1..=end)
            .any(|place| sheet.get(place).is_some_and(|one| one.before.contains([';', '；'])));
    let firm = total.is_firm() && count.is_firm();
    // What is shared out is what the total is of: 惠及居民6820户, 平均每个小区惠及384户.
    let bare = SHARED_OUT.iter().fold(rest, |rest, word| rest.trim_start_matches(word));
    let kin = bare.is_empty()
        || total_at > at && words!["亩产", "亩均产"].stands_in(own.lead())
        || count.claim.indicator.contains(bare)
        || count.lead().contains(bare)
        || rest.chars().zip(rest.chars().skip(1)).any(|(one, two)| {
            let pair: String = [one, two].iter().collect();
            total.lead().contains(&pair) || total.claim.indicator.contains(&pair)
        });
    if !beside
        || !firm
        || !kin
        || total.claim.status != own.claim.status
        || words!["可支配", "工资"].stands_in(own.lead())
    {
        return None;
    }
    let slip = [ten(4), ten(-4), ten(8), ten(-8)]
        .into_iter()
        .any(|by| stated.times(by).is_some_and(|stated| range.meets(stated)));
    if slip {
        let working = working.and(&Said::of("单位是否相差一万倍？", "is the unit off by ten thousand?", &[]));
        return Some(sheet.finding(Kind::UnitSlip, Verdict::Fails, 5, &of, working));
    }
    let twentieth = face.checked_div(Decimal::from(20))?;
    if face.checked_sub(own.value)?.abs() <= twentieth {
        return None;
    }
    let mut finding = sheet.finding(Kind::Mean, Verdict::Unclear, 4, &of, working);
    finding.readings = vec![Reading::Scope.said(), Reading::Base.said()];
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none, of};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Mean,
            Verdict::Holds,
            &[
                "发放贷款2.4亿元，惠及农户1200户，户均20万元。",
                "改造小区18个，惠及居民4320户，平均每个小区240户。",
                "民宿户均收入6万元，320户民宿总收入1920万元。",
                "晚稻播种面积24万亩，总产1.44亿公斤，平均亩产600公斤。",
                "晚稻播种面积24万亩，平均亩产600公斤，总产14.4万吨。",
            ],
        );
        all(
            Kind::Mean,
            Verdict::Unclear,
            &[
                "改造小区18个、惠及居民4320户，平均每个小区惠及340户。",
                "改造小区18个，涉及居民4320户，平均每个小区340户。",
                "建成厂房18.6万平方米，入驻企业31家，平均每家使用8000平方米。",
                "辣椒种植8.2万亩，亩均产鲜椒2.5吨，总产28.5万吨。",
                "民宿户均收入6万元，320户民宿总收入2820万元。",
                "晚稻播种面积24万亩，总产1.44亿公斤，平均亩产690公斤。",
                "晚稻播种面积24万亩，总产14.4万吨，平均亩产1350斤。",
            ],
        );
        all(Kind::UnitSlip, Verdict::Fails, &["发放贷款2.4亿元，惠及农户1200户，户均20元。"]);
        none(
            Kind::Mean,
            &[
                "接待游客48万人次，旅游收入2.9亿元，人均消费620元。",
                "晚稻播种面积24万亩，亩产比上年提高12公斤，总产14.4万吨。",
                "流转土地3.2万亩，亩均流转费800元，总收入2.1亿元。",
                "晚稻面积24万亩，百亩方平均亩产812公斤，总产14.4万吨。",
                "常住人口31.2万人，城镇居民可支配收入总额80亿元，人均可支配收入31260元。",
                "完成投资12亿元，新增就业320人，人均工资8.2万元。",
                "改造小区18个；惠及居民4320户，平均每个单元12户。",
            ],
        );
        assert!(of(Kind::UnitSlip, "发放贷款2.4亿元，惠及农户1200户，户均20万元。").is_empty());
    }
}
