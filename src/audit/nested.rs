//! Parts by their own words: chained stages, nested classes, and a total behind its members.
//!
//! What: 已开工9个,开工项目中投产7个 (of the figure before that bears the word); 50万元以上的村24个, 100万元以上的村21个
//! (the higher threshold is among the lower); 分别为A、B、C,合计D. Why: none of them says 其中. Fails: more in the
//! inner than in the outer; a total that its listed members do not make. Unclear: a total whose members no 分别
//! bounds. Nothing is said where the words of the two classes differ in anything but the threshold.

use rust_decimal::Decimal;

use super::parts::{Link, sums};
use super::percent::periods_differ;
use super::range::ten;
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::lexicon::set::{find, holds, words};

/// Figures of a sentence that are looked at.
const NEAR: usize = 6;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, figure) in sheet.figures.iter().enumerate() {
        if !figure.is_amount() || !figure.is_firm() || !figure.is_actual() {
            continue;
        }
        out.extend(inner(sheet, at, figure).or_else(|| threshold(sheet, at, figure)));
        out.extend(total_behind(sheet, at, figure));
    }
}

/// `已开工9个,开工项目中投产7个`
fn inner(sheet: &Sheet<'_>, at: usize, part: &Figure<'_>) -> Option<Finding> {
    let lead = part.lead().trim();
    let (outer, rest) = lead.split_once('中')?;
    let mut outer = outer.trim_start_matches(['在', '已']);
    for end in ["的", "项目", "企业", "问题", "事项"] {
        outer = outer.strip_suffix(end).unwrap_or(outer);
    }
    if outer.chars().count() < 2 || outer.chars().count() > 6 || rest.is_empty() || outer.ends_with('其') {
        return None;
    }
    let (place, whole) = sheet.back_in_sentence(at).next().filter(|(_, whole)| {
        whole.is_amount()
            && whole.base == part.base
            && whole.is_firm()
            && whole.is_actual()
            && whole.lead().ends_with(outer)
            && !periods_differ(whole, part)
    })?;
    exceeds(sheet, (place, whole), (at, part), "其中{0}，大于总数{1}", "{0} of (其中) {1}: the part is more")
}

fn exceeds(
    sheet: &Sheet<'_>,
    whole: (usize, &Figure<'_>),
    part: (usize, &Figure<'_>),
    zh: &str,
    en: &str,
) -> Option<Finding> {
    if part.1.range()?.low <= whole.1.range()?.high {
        return None;
    }
    let working = Said::of(zh, en, &[part.1.quote, whole.1.quote]);
    Some(sheet.finding(Kind::Parts, Verdict::Fails, 5, &[whole.0, part.0], working))
}

/// A class by a threshold: the words before it, its value, its unit, the words behind it.
fn class(lead: &str) -> Option<(&str, Decimal, &str, &str)> {
    let at = find(lead, "以上")?;
    let (front, behind) = (lead.get(..at)?, lead.get(at + "以上".len()..)?);
    let unit = ["元", "亩", "人", "平方米", "千瓦", "吨"].into_iter().find(|unit| front.ends_with(unit))?;
    let mut front = front.strip_suffix(unit)?;
    let mut value = Decimal::ONE;
    for (word, exp) in [("亿", 8), ("千万", 7), ("百万", 6), ("万", 4)] {
        if let Some(rest) = front.strip_suffix(word) {
            front = rest;
            value = ten(exp);
            break;
        }
    }
    let plain = front.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = front.get(plain.len()..)?;
    if digits.is_empty() {
        let large = front.chars().next_back().is_some_and(crate::lex::number::is_figure);
        return (!large && value > Decimal::ONE).then_some((front, value, unit, behind));
    }
    let value = digits.parse::<Decimal>().ok()?.checked_mul(value)?;
    Some((plain, value, unit, behind))
}

/// `50万元以上的村24个,占75%;100万元以上的村21个`
fn threshold(sheet: &Sheet<'_>, at: usize, figure: &Figure<'_>) -> Option<Finding> {
    let (front, value, unit, behind) = class(figure.lead().trim()).filter(|_| figure.is_count())?;
    let (place, other, higher) = sheet.back_in_sentence(at).take(NEAR).find_map(|(place, other)| {
        let (other_front, other_value, other_unit, other_behind) = class(other.lead().trim())?;
        let like = other.is_count()
            && other.is_firm()
            && other.is_actual()
            && other.base == figure.base
            && other_unit == unit
            && !periods_differ(other, figure)
            && (front.is_empty() || front == "其中" || front == other_front)
            && (behind == other_behind || behind.is_empty());
        (like && other_value != value).then_some((place, other, value > other_value))
    })?;
    let (zh, en) = ("门槛较高的{0}多于门槛较低的{1}", "{0} above the higher threshold, {1} above the lower");
    if higher {
        exceeds(sheet, (place, other), (at, figure), zh, en)
    } else {
        exceeds(sheet, (at, figure), (place, other), zh, en)
    }
}

/// `分别为86.4亿元、62.7亿元、48.5亿元,合计197.6亿元`
fn total_behind(sheet: &Sheet<'_>, at: usize, whole: &Figure<'_>) -> Option<Finding> {
    let lead = whole.lead().trim().trim_end_matches(['达', '为', '是']);
    let said = words!["合计", "共计", "总计"].ends(lead) && lead.chars().count() <= 5;
    let opens = whole.before.trim_start().starts_with([',', '，', ';', '；']);
    if !said || !opens {
        return None;
    }
    let mut parts = Vec::new();
    let mut bounded = false;
    for place in (at.saturating_sub(24)..at).rev() {
        let part = sheet.get(place)?;
        let like = part.beside(whole)
            && part.is_amount()
            && part.base == whole.base
            && part.is_firm()
            && part.claim.status == whole.claim.status;
        if !like {
            break;
        }
        parts.push(place);
        bounded = holds(part.before, "分别");
        let joined =
            part.before.starts_with(['、', '和', '及']) && !part.before.contains(super::sheet::MARKS);
        if bounded || !joined {
            break;
        }
    }
    let open = sheet.get(at.checked_sub(1)?)?.tail().starts_with('等');
    if parts.len() < 2 || open {
        return None;
    }
    parts.reverse();
    let mut finding = sums(sheet, at, &parts, Link::Complete)?;
    if finding.verdict == Verdict::Fails && !bounded {
        let turned = Said {
            zh: finding.working.zh.replace(Verdict::Fails.zh(), Verdict::Unclear.zh()),
            en: finding.working.en.replace(Verdict::Fails.name(), Verdict::Unclear.name()),
        };
        finding.working = turned;
        finding.verdict = Verdict::Unclear;
        finding.weight = 3;
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
            Kind::Parts,
            Verdict::Fails,
            &[
                "新引进项目16个，其中已开工8个，开工项目中投产10个。",
                "年经营收入20万元以上的村18个，占60%；50万元以上的村22个。",
                "医药、光伏、纺织三大产业产值分别为36.4亿元、22.7亿元、18.5亿元，合计87.6亿元。",
                "新增学位3600个，其中幼儿园学位1260个、小学学位1580个、初中学位960个。",
            ],
        );
        all(
            Kind::Parts,
            Verdict::Holds,
            &["医药、光伏、纺织三大产业产值分别为36.4亿元、22.7亿元、18.5亿元，合计77.6亿元。"],
        );
        none(
            Kind::Parts,
            &[
                "新引进项目16个，其中已开工8个，开工项目中投产6个。",
                "新签约5亿元以上项目3个，新开工10亿元以上项目8个。",
                "5亿元以上工业项目3个，10亿元以上交通项目8个。",
                "新引进项目16个，已开工8个，在建项目中外资项目10个。",
                "引进项目24个，其中10亿元以上7个、制造业18个、外资3个。",
                "完成投资36.4亿元、引资22.7亿元等，合计187.6亿元。",
                "完成投资51.6亿元。其中，省重点项目9个，完成投资15.3亿元；工业项目37个，完成投资33.8亿元；产业链项目28个，完成投资27.4亿元。",
                "进出口总额278.6亿元，其中出口196.2亿元、进口82.3亿元。",
            ],
        );
    }
}
