//! Percentage points against the two rates they lie between.
//!
//! What: 高于X…个百分点 against both rates; 比一季度回落…个百分点 against the rate of that time in the same
//! sentence; contributions (拉动) against the growth they add up to; changes of shares, which cancel out; a price
//! index against its growth. Why: a difference is redone in the head, and its direction slips easily.
//! Holds: 13.6 − 7.0 = 6.6; 0.1 + 0.1 + 1.3 = 1.5; 100.7 is +0.7 %. Fails: 6.1 %, 比一季度回落0.8, 一季度5.3 %.
//! Nothing is said of differences from rates that the text does not tell.

use rust_decimal::Decimal;

use super::noun::{core, replaced};
use super::range::{HUNDRED, Range, sum};
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{EARLIER, growths};
use crate::lexicon::set::{find, holds, words};

/// Rates that a difference looks at.
const NEAR: usize = 12;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, figure) in sheet.figures.iter().enumerate() {
        let rule = |name: &str| figure.claim.rules.contains(&name);
        if figure.is_points() && rule("difference") {
            out.extend(difference(sheet, at, figure));
        } else if figure.is_points() && rule("change-in-points") {
            out.extend(change(sheet, at, figure));
        }
        if figure.claim.indicator.ends_with("指数") && holds(&figure.claim.indicator, "价格") {
            out.extend(index(sheet, at, figure));
        }
    }
    groups(sheet, out);
}

fn is_growth(figure: &Figure<'_>) -> bool {
    figure.is_rate() && figure.is_firm()
}

/// `A − B`, as words.
fn minus(one: &Figure<'_>, other: &Figure<'_>, points: &Figure<'_>) -> Said {
    let plain = |value: Decimal| value.normalize().to_string();
    let result = one.value.checked_sub(other.value).map(plain).unwrap_or_default();
    let words = [&plain(one.value), &plain(other.value), &result, points.quote].map(|word| word.to_string());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Said::of("{0}% − {1}% = {2}，文中{3}", "{0} % − {1} % = {2}, stated {3}", &words)
}

/// `高于GDP增速6.6个百分点`
fn difference(sheet: &Sheet<'_>, at: usize, points: &Figure<'_>) -> Option<Finding> {
    let name = points.claim.indicator.as_ref();
    let mark = ["高于", "低于", "快于", "慢于", "高出"]
        .iter()
        .find_map(|word| Some(find(name, word)? + word.len()))?;
    let mut other = core(name.get(mark..)?);
    other = replaced(&other, growths()).into_owned();
    if other.chars().count() < 2 {
        return None;
    }
    let own = points.range()?;
    let size = Range { low: own.low.abs().min(own.high.abs()), high: own.low.abs().max(own.high.abs()) };
    let paragraph =
        |place: usize| sheet.get(place).is_some_and(|one| one.claim.paragraph == points.claim.paragraph);
    let ahead = (at + 1..at + 4)
        .filter(|&place| paragraph(place))
        .filter_map(|place| Some((place, sheet.get(place)?)));
    let near: Vec<(usize, &Figure<'_>)> =
        sheet.back(at).take(NEAR).chain(ahead).filter(|(_, one)| is_growth(one)).collect();
    let rises = !points.value.is_sign_negative();
    let named = |one: &Figure<'_>| holds(&one.core, &other);
    let mut doubt = None;
    for &(one_at, one) in near.iter().filter(|(_, one)| !named(one)) {
        for &(other_at, base) in near.iter().filter(|(_, base)| named(base)) {
            let (high, low) = if rises { (one, base) } else { (base, one) };
            let working = minus(high, low, points);
            let of = [one_at, other_at, at];
            // 降幅低于目标0.6个百分点: falls by their size.
            let fall = holds(points.lead(), "降幅");
            let apart = high.range()?.minus(low.range()?)?;
            if apart.meets(size) || fall && (Range { low: -apart.high, high: -apart.low }).meets(size) {
                return Some(sheet.finding(Kind::Points, Verdict::Holds, 1, &of, working));
            }
            // The rate right before the difference is its own.
            let own =
                one_at + 1 == at && one.beside(points) && base.claim.paragraph == points.claim.paragraph;
            if own && doubt.is_none() && points.is_firm() {
                doubt = Some(sheet.finding(Kind::Points, Verdict::Unclear, 3, &of, working));
            }
        }
    }
    let mut doubt = doubt?;
    doubt.readings = vec![Reading::Period.said(), Reading::Scope.said()];
    Some(doubt)
}

/// 上半年为: nothing but the time.
fn bare(lead: &str, time: &str) -> bool {
    lead.trim().trim_end_matches(['为', '是']) == time
}

/// `增长6.1%,比一季度回落0.8个百分点,一季度增速为5.3%`
fn change(sheet: &Sheet<'_>, at: usize, points: &Figure<'_>) -> Option<Finding> {
    let lead = points.lead();
    let versus = lead.rfind(['比', '较']).and_then(|mark| lead.get(mark..))?;
    let time = EARLIER.iter().find(|time| versus.contains(*time))?;
    let (now_at, now) =
        sheet.back_in_sentence(at).take(3).find(|(_, one)| is_growth(one) && !one.is_compared())?;
    // 甲、乙分别增长6.8%、5.9%: which of a list is compared is not told. 工业投资比上半年加快: nor of another name.
    let front = lead.get(..lead.len() - versus.len())?.trim_end_matches("同");
    let named = core(front);
    let named = replaced(&named, growths());
    let named = named.trim_end_matches("降幅").trim_end_matches("跌幅");
    if now.is_listed() || !(holds(&now.core, named) || holds(now.lead(), named)) {
        return None;
    }
    let near = at.saturating_sub(3)..(at + 4).min(sheet.figures.len());
    let (then_at, then) = near.filter(|&place| place != now_at && place != at).find_map(|place| {
        let one = sheet.get(place)?;
        let lead = one.lead();
        let of_time = lead.contains(time)
            && !lead.contains(['比', '较', '、', '和'])
            && !holds(lead, "分别")
            && (one.claim.aspect == now.claim.aspect || bare(lead, time));
        (is_growth(one) && one.beside(points) && of_time).then_some((place, one))
    })?;
    let (range, own) = (now.range()?.minus(then.range()?)?, points.range()?);
    let holds = range.meets(own);
    let opposite = range.meets(Range { low: -own.high, high: -own.low });
    let mut working = minus(now, then, points);
    if !holds && opposite {
        working = working.and(&Said::of("升降方向相反", "the direction is the other way round", &[]));
    }
    let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
    Some(sheet.finding(Kind::Points, verdict, if holds { 1 } else { 5 }, &[now_at, then_at, at], working))
}

/// `价格指数为100.7,同比上涨0.7%`
fn index(sheet: &Sheet<'_>, at: usize, index: &Figure<'_>) -> Option<Finding> {
    let next = sheet.get(at + 1).filter(|next| next.beside(index) && next.is_rate() && next.is_firm())?;
    if next.claim.aspect != Aspect::Growth || next.before.chars().count() > 12 {
        return None;
    }
    let holds = index.range()?.minus(Range::exact(HUNDRED))?.meets(next.range()?);
    let words = [index.quote, &index.value.checked_sub(HUNDRED)?.normalize().to_string(), next.quote]
        .map(str::to_string);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let working = Said::of("{0} − 100 = {1}，文中{2}", "{0} − 100 = {1}, stated {2}", &words);
    let verdict = if holds { Verdict::Holds } else { Verdict::Unclear };
    let mut finding = sheet.finding(Kind::Points, verdict, if holds { 1 } else { 3 }, &[at, at + 1], working);
    if !holds {
        finding.readings = vec![Reading::Base.said(), Reading::Period.said()];
    }
    Some(finding)
}

/// Contributions that add up to a growth, and changes of shares that cancel out.
fn groups(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut start = 0;
    while let Some(first) = sheet.get(start) {
        let mut end = start + 1;
        while sheet.get(end).is_some_and(|one| one.claim.paragraph == first.claim.paragraph) {
            end += 1;
        }
        let points: Vec<usize> =
            (start..end).filter(|&at| sheet.get(at).is_some_and(Figure::is_points)).take(NEAR).collect();
        let rule = |at: usize, name: &str| sheet.get(at).is_some_and(|one| one.claim.rules.contains(&name));
        let drives: Vec<usize> = points.iter().filter(|&&at| rule(at, "drives")).copied().collect();
        out.extend(driven(sheet, &drives));
        let shares: Vec<usize> = points
            .iter()
            .filter(|&&at| {
                sheet.get(at).is_some_and(|one| {
                    holds(&one.claim.indicator, "比重") && one.claim.indicator.ends_with("变动")
                })
            })
            .copied()
            .collect();
        out.extend(cancelled(sheet, &shares));
        start = end;
    }
}

/// A contribution with its sign.
fn signed(sheet: &Sheet<'_>, at: usize) -> Option<Range> {
    let one = sheet.get(at)?;
    let range = one.range()?;
    let pulls_down = holds(one.lead(), "负向") && !one.value.is_sign_negative();
    Some(if pulls_down { Range { low: -range.high, high: -range.low } } else { range })
}

fn driven(sheet: &Sheet<'_>, drives: &[usize]) -> Option<Finding> {
    let target = |at: usize| {
        let name = sheet.get(at)?.claim.indicator.as_ref();
        name.split_once("拉动").map(|(_, target)| core(target.trim_end_matches("增长")))
    };
    // The last ones of one target, each driver once.
    let last = *drives.last()?;
    let whole = target(last)?;
    let mut group: Vec<usize> = Vec::new();
    for &at in drives {
        let named = |one: usize| sheet.get(one).map(|figure| figure.claim.indicator.clone());
        if target(at).as_ref() == Some(&whole) {
            group.retain(|&one| named(one) != named(at));
            group.push(at);
        }
    }
    if group.len() < 2 {
        return None;
    }
    let all = sum(group.iter().filter_map(|&at| signed(sheet, at)))?;
    let (growth_at, growth) = sheet.back(*group.first()?).find(|(_, one)| {
        let name = &one.core;
        let own = group.iter().any(|&at| {
            let driver = sheet.get(at).and_then(|drive| drive.claim.indicator.split("拉动").next().map(core));
            driver.is_some_and(|driver| !driver.is_empty() && name.contains(&driver))
        });
        is_growth(one)
            && one.claim.aspect == Aspect::Growth
            && name.contains(&whole)
            && !own
            && one.range().is_some_and(|range| range.meets(all))
    })?;
    let quotes: Vec<String> = group
        .iter()
        .filter_map(|&at| {
            let sign = if signed(sheet, at)?.high.is_sign_negative() { "−" } else { "" };
            Some(format!("{sign}{}", sheet.get(at)?.value.abs().normalize()))
        })
        .collect();
    let working = Said::of(
        "拉动点数{0}，合计与增速{1}一致",
        "contributions {0} add up to the growth of {1}",
        &[&quotes.join(" + "), growth.quote],
    );
    group.push(growth_at);
    Some(sheet.finding(Kind::Points, Verdict::Holds, 1, &group, working))
}

fn cancelled(sheet: &Sheet<'_>, shares: &[usize]) -> Option<Finding> {
    let first = sheet.get(*shares.first()?)?;
    let group: Vec<usize> =
        shares.iter().filter(|&&at| sheet.get(at).is_some_and(|one| one.beside(first))).copied().collect();
    if group.len() < 3 {
        return None;
    }
    let falls = |one: &Figure<'_>| words!["下降", "降低", "回落", "减少"].stands_in(one.lead());
    let all = sum(group.iter().filter_map(|&at| {
        let one = sheet.get(at)?;
        let range = one.range()?;
        Some(if falls(one) && one.value > Decimal::ZERO {
            Range { low: -range.high, high: -range.low }
        } else {
            range
        })
    }))?;
    if !all.meets(Range::exact(Decimal::ZERO)) {
        return None;
    }
    let quotes: Vec<&str> = group.iter().filter_map(|&at| Some(sheet.get(at)?.quote)).collect();
    let words = [quotes.join("、"), quotes.join(", ")];
    let working =
        Said::of("各比重升降{0}，相抵为零", "the shares' changes {1} cancel out", &[&words[0], &words[1]]);
    Some(sheet.finding(Kind::Points, Verdict::Holds, 1, &group, working))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Points,
            Verdict::Holds,
            &[
                "规上工业增加值增长9.2%，高于固定资产投资增速2.1个百分点，固定资产投资增长7.1%，规上工业增加值增速高于固定资产投资增速2.1个百分点。",
                "居民消费价格指数为101.2，同比上涨1.2%。",
            ],
        );
        all(
            Kind::Points,
            Verdict::Unclear,
            &["规上工业增加值增长9.2%，高于固定资产投资增速4.1个百分点；固定资产投资增长7.1%。"],
        );
        all(
            Kind::Points,
            Verdict::Fails,
            &["固定资产投资增长7.1%，比一季度回落1.3个百分点，一季度增速为5.8%。"],
        );
        none(
            Kind::Points,
            &[
                "固定资产投资增长7.1%，比一季度提高1.3个百分点。",
                "规上工业增加值增长9.2%，高于全省平均2.1个百分点。",
            ],
        );
    }
}
