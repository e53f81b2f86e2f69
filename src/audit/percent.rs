//! Percent: part ÷ whole against the stated per cent; and completion against a stated plan.
//!
//! What: a rate, the amount it is of (the nearest before it) and the whole that the words point to:
//! 占Y的 (a figure named Y), 完成年度5个任务的 (the figure inside), 其中 (the whole before it), or the
//! verb of the rate (通过审核24个, 通过率75 %).
//! Why: it is the sum that such digests get wrong most, and the one a reader can redo.
//! Holds: 总投资4.8亿元, 当年计划1.2亿元, 占25%; 66.66 % of 8 and 12, cut. Fails: 申报32个,
//! 通过20个, 通过率72.5% (62.5). No finding where nothing tells which figures are meant and no two of them fit.

use super::noun::{any, core, points_to};
use super::range::{Fit, shown};
use super::say::Reading;
use super::sheet::{Figure, STOPS, Sheet, quotient};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{BASES, MONEY, NAMED_RATIOS, OF_THINGS, PLANS};
use crate::lexicon::set::holds;

/// How surely the words tell that these two are meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Link {
    /// They only stand near.
    Near,
    /// Named, but elsewhere in the text.
    Far,
    /// The words of the sentence say so.
    Said,
}

/// A part and a whole that a rate may be of.
#[derive(Clone, Copy, Debug)]
struct Pair {
    part: usize,
    whole: usize,
    link: Link,
}

/// Figures that one rate looks at.
const NEAR: usize = 8;

/// Runs the audit. `settled` gets the rates that found their two figures.
pub fn run(sheet: &Sheet<'_>, settled: &mut [bool], out: &mut Vec<Finding>) {
    for (at, rate) in sheet.figures.iter().enumerate() {
        if !rate.is_rate() || !matches!(rate.claim.aspect, Aspect::Share | Aspect::Completion) {
            continue;
        }
        if let Some(finding) = one(sheet, at, rate) {
            if let Some(settled) = settled.get_mut(at) {
                *settled = true;
            }
            out.push(finding);
        }
    }
}

fn one(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>) -> Option<Finding> {
    let mut pairs = Vec::new();
    inside(sheet, at, rate, &mut pairs);
    pointed(sheet, at, rate, &mut pairs);
    // Where the sentence names both, no other two figures are looked for.
    let told = pairs.iter().any(|pair| pair.link == Link::Said);
    planned(sheet, at, rate, &mut pairs);
    within(sheet, at, rate, &mut pairs);
    by_verb(sheet, at, rate, &mut pairs);
    if !told {
        near(sheet, at, rate, &mut pairs);
    }
    let mut best: Option<(Fit, Pair)> = None;
    for pair in pairs {
        let (Some(part), Some(whole)) = (sheet.get(pair.part), sheet.get(pair.whole)) else { continue };
        if part.base != whole.base || part.claim.region != rate.claim.region || !of_sort(rate, part) {
            continue;
        }
        let Some(fit) = quotient(part, whole, rate) else { continue };
        if pair.link == Link::Near && fit > Fit::Close {
            continue;
        }
        let better = best.is_none_or(|(best, held)| {
            let (good, held_good) = (fit <= Fit::Cut, best <= Fit::Cut);
            good && !held_good || good == held_good && (pair.link, best) > (held.link, fit)
        });
        if better {
            best = Some((fit, pair));
        }
    }
    let (fit, pair) = best?;
    Some(finding(sheet, at, pair, fit))
}

fn finding(sheet: &Sheet<'_>, at: usize, pair: Pair, fit: Fit) -> Finding {
    let blank = Said::default();
    let (Some(rate), Some(part), Some(whole)) = (sheet.get(at), sheet.get(pair.part), sheet.get(pair.whole))
    else {
        return sheet.finding(Kind::Percent, Verdict::Look, 1, &[at], blank);
    };
    let computed = part
        .value
        .checked_div(whole.value)
        .and_then(|share| share.checked_mul(super::range::HUNDRED))
        .map_or_else(String::new, |share| shown(share, rate.decimals.max(1) + 1));
    let half = slack(rate);
    let words = [part.quote, whole.quote, &computed, rate.quote, &half];
    let working = match fit {
        Fit::Cut => Said::of(
            "{0} ÷ {1} = {2}%，文中{3}系截尾而非四舍五入",
            "{0} ÷ {1} = {2} %, stated {3}: cut, not rounded",
            &words,
        ),
        _ => Said::of("{0} ÷ {1} = {2}%，文中{3}（±{4}）", "{0} ÷ {1} = {2} %, stated {3} (±{4})", &words),
    };
    let plan =
        rate.claim.aspect == Aspect::Completion || any(whole.lead(), PLANS) && !holds(whole.lead(), "总投资");
    let kind = if plan { Kind::Completion } else { Kind::Percent };
    let mut readings = Vec::new();
    let firm = part.is_firm() && whole.is_firm() && rate.is_firm();
    let verdict = match fit {
        Fit::Rounded | Fit::Cut => Verdict::Holds,
        Fit::Close | Fit::Coarse => {
            readings.push(Reading::Rounded);
            if fit == Fit::Close { Verdict::Look } else { Verdict::Unclear }
        }
        Fit::Off => {
            if !firm {
                readings.push(Reading::Bound);
            }
            if pair.link != Link::Said {
                readings.push(Reading::Scope);
            }
            // A plan is for the year, what is done for less; but which plan, where others stand between?
            if plan && pair.part.abs_diff(pair.whole) > 1 {
                readings.push(Reading::Scope);
            } else if !plan && periods_differ(part, whole) {
                readings.push(Reading::Period);
            }
            if part.claim.status != whole.claim.status && !plan && !part.is_done() {
                readings.push(Reading::Plan);
            }
            if readings.is_empty() { Verdict::Fails } else { Verdict::Unclear }
        }
    };
    let weight = match verdict {
        Verdict::Holds | Verdict::Look => 1,
        Verdict::Fails => 5,
        Verdict::Unclear => 3,
    };
    let mut finding = sheet.finding(kind, verdict, weight, &[pair.part, pair.whole, at], working);
    finding.readings = readings.into_iter().map(Reading::said).collect();
    finding
}

/// Whether a rate can be of such a figure: a rate of money is not of counts.
pub fn of_sort(rate: &Figure<'_>, part: &Figure<'_>) -> bool {
    !any(&rate.claim.indicator, MONEY) || part.base.contains('元')
}

/// Half of the last digit of a rate.
pub fn slack(rate: &Figure<'_>) -> String {
    let half = rate.range().and_then(|range| range.high.checked_sub(rate.value));
    half.map_or_else(String::new, |half| half.normalize().to_string())
}

/// Whether both tell a time and the times differ.
pub fn periods_differ(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    match (one.claim.period.as_deref(), other.claim.period.as_deref()) {
        (Some(one), Some(other)) => (one.from, one.to, &one.words) != (other.from, other.to, &other.words),
        _ => false,
    }
}

/// `完成年度5个任务的40%`, `占年度计划24亿元的77.5%`: the whole is the figure inside.
fn inside(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let Some(whole) = at.checked_sub(1).and_then(|at| sheet.get(at)) else { return };
    let between = rate.before.trim();
    let within = between.ends_with('的') && !between.contains(super::sheet::MARKS) && !between.contains('、');
    if !within || !any(whole.lead(), &["占", "完成", "为", "达", "相当于"]) || !whole.is_amount() {
        return;
    }
    let part = sheet.back_in_sentence(at - 1).find(|(_, part)| part.is_amount() && part.base == whole.base);
    pairs.extend(part.map(|(part, _)| Pair { part, whole: at - 1, link: Link::Said }));
}

/// The words behind 占, where they name something.
fn share_of<'a>(rate: &Figure<'a>) -> Option<(&'a str, &'a str)> {
    let lead = rate.lead();
    let at = lead.rfind('占')?;
    let (part, whole) = (lead.get(..at)?, lead.get(at + '占'.len_utf8()..)?);
    if part.ends_with("抢") || whole.starts_with(['地', '有', '用']) {
        return None;
    }
    let mut whole = whole;
    for end in ["约", "近", "超", "为", "达到", "达", "比重", "比例", "的"] {
        whole = whole.strip_suffix(end).unwrap_or(whole);
    }
    for end in ["比重", "比例", "的"] {
        whole = whole.strip_suffix(end).unwrap_or(whole);
    }
    let part = part.rsplit(['、', '，']).next().unwrap_or("");
    (!whole.is_empty() && whole != "比").then_some((part, whole))
}

/// The nearest figure that can be the part: named as the words say, else the nearest amount.
fn part_of(sheet: &Sheet<'_>, at: usize, named: &str) -> Option<usize> {
    let mut amounts = sheet.back_in_sentence(at).take(NEAR).filter(|(_, part)| part.is_amount());
    if named.chars().count() >= 2 {
        return sheet
            .back_in_paragraph(at)
            .take(NEAR)
            .filter(|(_, part)| part.is_amount())
            .find(|(_, part)| points_to(&core(named), &part.core))
            .map(|(at, _)| at);
    }
    amounts.next().map(|(at, _)| at)
}

/// `占总投资的38%`: the whole is the figure of that name.
fn pointed(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let Some((named, whole)) = share_of(rate) else { return };
    let Some(part) = part_of(sheet, at, named) else { return };
    let Some(figure) = sheet.get(part) else { return };
    let name = core(whole);
    let fits = |one: &Figure<'_>| one.is_amount() && one.base == figure.base && points_to(&name, &one.core);
    let bare = ["总值", "总额", "总量"]
        .iter()
        .find_map(|end| whole.strip_suffix(end))
        .filter(|bare| !bare.is_empty());
    let exact = |one: &Figure<'_>| {
        let alike = one.is_amount() && one.base == figure.base && !any(one.lead(), BASES);
        alike && (one.core == name || bare.is_some_and(|bare| one.lead() == bare))
    };
    let own = |one: &Figure<'_>| fits(one) && one.claim.subject == figure.claim.subject;
    let found = sheet
        .back(at)
        .find(|(place, one)| *place != part && exact(one))
        .or_else(|| sheet.back_in_paragraph(at).find(|(place, one)| *place != part && own(one)));
    if let Some((whole, one)) = found {
        let link = if one.claim.paragraph == rate.claim.paragraph { Link::Said } else { Link::Far };
        pairs.push(Pair { part, whole, link });
        return;
    }
    let far = sheet.back(at).filter(|(place, one)| *place != part && fits(one)).take(4);
    pairs.extend(far.map(|(whole, _)| Pair { part, whole, link: Link::Far }));
}

/// Completion of a plan that the paragraph states.
fn planned(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let words = rate.lead();
    let other = share_of(rate).is_some_and(|(_, whole)| !any(whole, PLANS));
    if other || rate.claim.aspect != Aspect::Completion && !any(words, PLANS) {
        return;
    }
    if rate.claim.indicator.ends_with("进度") && !any(words, MONEY) {
        return;
    }
    let plan = |one: &Figure<'_>| {
        let lead = one.lead();
        one.is_amount() && any(lead, PLANS) && !any(lead, &["占", "已完成", "完成率"])
    };
    let whole = sheet
        .back_in_paragraph(at)
        .take(NEAR)
        .filter(|(_, one)| one.claim.subject == rate.claim.subject || one.claim.subject.is_some())
        .find(|(_, one)| plan(one));
    let Some((whole, figure)) = whole else { return };
    let parts = sheet
        .back_in_paragraph(at)
        .take(NEAR)
        .filter(|(place, one)| {
            *place != whole && one.is_amount() && one.base == figure.base && one.is_done() && !plan(one)
        })
        .take(3);
    for ((part, one), turn) in parts.zip(0..) {
        let same = one.claim.subject == figure.claim.subject;
        let own = turn == 0 && (part == whole + 1 || same && part > whole || same && part + 1 == whole);
        pairs.push(Pair { part, whole, link: if own { Link::Said } else { Link::Near } });
    }
}

/// `其中税收收入21.2亿元,税收占比86%`: the whole is that of 其中.
fn within(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    if !any(rate.lead(), &["占比", "比重", "所占比例"]) || share_of(rate).is_some() {
        return;
    }
    let Some((part, figure)) = sheet.back_in_sentence(at).take(3).find(|(_, one)| one.is_amount()) else {
        return;
    };
    if let Some(whole) = super::parts::whole_of(sheet, part).filter(|_| figure.is_amount()) {
        pairs.push(Pair { part, whole, link: Link::Said });
    }
}

/// `申报32个,通过24个,通过率75%`: the part bears the verb of the rate, the whole stands before it.
fn by_verb(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    if let Some((_, part, whole)) =
        NAMED_RATIOS.iter().find(|(ratio, _, _)| rate.claim.indicator.ends_with(ratio))
    {
        let find = |word: &str, not: &str| {
            let own = |one: &Figure<'_>| {
                let name = one.claim.indicator.as_ref();
                one.is_amount() && name.contains(word) && (not.is_empty() || !name.contains(not))
            };
            sheet.back_in_sentence(at).take(NEAR).find(|(_, one)| own(one)).map(|(place, _)| place)
        };
        let pair = find(part, "").zip(find(whole, part));
        pairs.extend(pair.map(|(part, whole)| Pair { part, whole, link: Link::Said }));
        return;
    }
    let things = rate.claim.indicator.ends_with("进度") || OF_THINGS.ends(&rate.claim.indicator);
    let Some(verb) = verb_of(&rate.claim.indicator).filter(|_| things && rate.is_firm()) else { return };
    let part =
        sheet.back_in_sentence(at).take(4).find(|(_, one)| one.is_amount() && one.lead().contains(verb));
    let Some((part, figure)) = part else { return };
    let opens = figure.before.contains(STOPS);
    let whole =
        sheet.back_in_sentence(part).take(3).find(|(_, one)| one.is_amount() && one.base == figure.base);
    if let Some((whole, _)) = whole.filter(|_| !opens) {
        pairs.push(Pair { part, whole, link: Link::Said });
    }
}

/// The verb in a rate's name (整改率 → 整改).
pub fn verb_of(name: &str) -> Option<&str> {
    let stem = name.strip_suffix('率').or_else(|| name.strip_suffix("进度"))?;
    let stem = stem.strip_suffix("成功").unwrap_or(stem);
    let from = stem.char_indices().rev().nth(1).map(|(at, _)| at)?;
    let verb = stem.get(from..)?;
    (verb != "完成").then_some(verb)
}

/// Any two of one unit nearby; they only count where they fit.
fn near(sheet: &Sheet<'_>, at: usize, rate: &Figure<'_>, pairs: &mut Vec<Pair>) {
    let named =
        ["率", "比", "面", "比重", "进度", "占比"].iter().any(|end| rate.claim.indicator.ends_with(end));
    if !named || !rate.is_firm() || share_of(rate).is_some_and(|(_, whole)| !any(whole, PLANS)) {
        return;
    }
    let mut close: Vec<usize> = Vec::new();
    let mut sentences = 0;
    let mut last = rate.claim.sentence;
    for (place, one) in sheet.back_in_paragraph(at).take(NEAR) {
        if one.claim.sentence != last {
            sentences += 1;
            last = one.claim.sentence;
            if sentences > 1 {
                break;
            }
        }
        if one.is_amount() && one.is_firm() {
            close.push(place);
        }
    }
    let plan = |at: usize| {
        sheet.get(at).is_some_and(|one| any(one.lead(), PLANS) && !any(one.lead(), &["已完成", "列入"]))
    };
    for (nth, &part) in close.iter().enumerate() {
        for &whole in close.iter().skip(nth + 1) {
            // A plan is no part of what is done.
            if plan(part) && !plan(whole) {
                continue;
            }
            pairs.push(Pair { part, whole, link: Link::Near });
        }
    }
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
                "丝绸文创园项目总投资4.8亿元，当年计划投资1.2亿元，占总投资的25%。",
                "一般公共预算收入18.6亿元，其中税收收入14.9亿元，税收占比80.1%。",
                "申请补助企业30家，通过初审24家，通过率80%。",
                "受理信访件12件，已办结8件，办结率66.66%。",
                "规上工业企业420户，其中亏损企业63户，亏损面15%。",
            ],
        );
        all(
            Kind::Completion,
            Verdict::Holds,
            &[
                "完成水利投资9.3亿元，占年度计划12亿元的77.5%。",
                "年度计划投资20亿元，已完成9亿元，完成率45%。",
            ],
        );
        all(
            Kind::Percent,
            Verdict::Fails,
            &[
                "丝绸文创园项目总投资4.8亿元，当年计划投资1.2亿元，占总投资的35%。",
                "申请补助企业30家，通过初审24家，通过率85%。",
                "债券需求9.6亿元，列入发行计划7.2亿元，占需求的57%。",
            ],
        );
        all(Kind::Completion, Verdict::Fails, &["完成水利投资9.3亿元，占年度计划12亿元的87.5%。"]);
        none(
            Kind::Percent,
            &[
                "新增就业3200人，城镇登记失业率3.1%。",
                "签约项目12个，总投资86亿元，亩均税收增长8%。",
                "受理信访件12件，群众满意率97.3%。",
                "茶园面积8万亩，良种率72%，产量1.2万吨。",
            ],
        );
    }
}
