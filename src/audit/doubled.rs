//! Doublings: 翻一番, 翻两番 against the value before and the value now.
//!
//! What: `由60亿元增加到126亿元,翻了一番`, and where the number of doublings is a figure of its own, any pair that a growth
//! may be of ([`ends`]). Why: 翻两番 is four times as much and is often said of twice. Holds: 2.1 times, 翻了一番. Fails:
//! 2.1 times, 翻了两番. Unclear: a little less than it takes. Nothing is said of more than it takes (翻一番多).

use rust_decimal::Decimal;

use super::grown::ends;
use super::range::shown;
use super::say::Reading;
use super::sheet::{Figure, STOPS, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::lexicon::audits::{DOUBLED, DOUBLED_LIGHT, FROM, TO};
use crate::lexicon::set::words;

/// So many doublings are the most that is looked at.
const MOST: i64 = 6;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, figure) in sheet.figures.iter().enumerate() {
        out.extend(if figure.base == "番" { counted(sheet, at, figure) } else { in_words(sheet, at) });
    }
}

/// Words that put a doubling off.
fn put_off(words: &str) -> bool {
    words!["将", "力争", "计划", "目标", "预计", "未", "有望"].stands_in(words)
}

/// `由60亿元增加到126亿元,翻了两番`
fn counted(sheet: &Sheet<'_>, at: usize, told: &Figure<'_>) -> Option<Finding> {
    let times = (1..=MOST).find(|&times| told.value == Decimal::from(times))?;
    // 到2030年翻两番 puts it off, 就业翻两番 is of another thing.
    let plain = told.before.chars().all(|c| DOUBLED_LIGHT.contains(c));
    if !told.is_actual() || !plain || put_off(told.after.split(STOPS).next().unwrap_or("")) {
        return None;
    }
    let (now_at, base_at) = ends(sheet, at, told).or_else(|| compared(sheet, at, told))?;
    let parted = now_at.min(base_at) + 1..=at;
    if now_at.max(base_at) + 1 != at
        || parted
            .into_iter()
            .any(|place| sheet.get(place).is_some_and(|one| one.before.contains([';', '；'])))
    {
        return None;
    }
    let firm = [now_at, base_at].iter().all(|&place| sheet.get(place).is_some_and(Figure::is_firm));
    let word = ["翻", told.quote].concat();
    held(sheet, (now_at, base_at), &[base_at, now_at, at], times, &word, firm)
}

/// `25亿元,比2015年的12亿元翻了两番`
fn compared(sheet: &Sheet<'_>, at: usize, told: &Figure<'_>) -> Option<(usize, usize)> {
    let (now_at, base_at) = (at.checked_sub(2)?, at.checked_sub(1)?);
    let (now, base) = (sheet.get(now_at)?, sheet.get(base_at)?);
    let than = base.lead().strip_prefix(['比', '较'])?.trim_end_matches('的');
    let year = than
        .strip_suffix('年')
        .is_some_and(|year| year.chars().all(|c| c.is_ascii_digit() || matches!(c, '上' | '去')));
    let one = now.beside(told) && base.beside(told) && now.core == base.core && told.before.starts_with('翻');
    (year && one).then_some((now_at, base_at))
}

/// `由260万件增加到390万件,实现翻番`
fn in_words(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let base = sheet.get(at).filter(|base| FROM.stands_in(base.lead()))?;
    let now = sheet.get(at + 1).filter(|now| now.beside(base))?;
    let to = now.before.trim_start_matches(['的', ',', '，']);
    let half = now.after.split(STOPS).next().unwrap_or("").split([';', '；']).next().unwrap_or("");
    let word = DOUBLED.iter().find(|word| half.contains(**word))?;
    if !TO.begins(to) || put_off(half) {
        return None;
    }
    // 实现翻番, and no noun of another thing: 从业人员翻番.
    let front = half.split_once(*word).map_or("", |two| two.0).trim_matches([',', '，', '、', ' ']);
    let plain = front.is_empty() || words!["实现", "近", "三年", "两年", "五年", "十年"].begins(front);
    plain.then_some(())?;
    held(sheet, (at + 1, at), &[at, at + 1], 1, word, base.is_firm() && now.is_firm())
}

/// What comes out of the value now and the one before, for so many doublings; `sure` where they are surely meant.
fn held(
    sheet: &Sheet<'_>,
    (now_at, base_at): (usize, usize),
    of: &[usize],
    doublings: i64,
    word: &str,
    sure: bool,
) -> Option<Finding> {
    let (now, base) = (sheet.get(now_at)?, sheet.get(base_at)?);
    let amounts = now.is_amount() && base.is_amount() && now.base == base.base && now.is_actual();
    if !amounts || base.value <= Decimal::ZERO || !base.is_firm() || !now.is_firm() {
        return None;
    }
    let wanted = (0..doublings).try_fold(Decimal::ONE, |power, _| power.checked_mul(Decimal::TWO))?;
    let ratio = now.range()?.over(base.range()?)?;
    // 翻番 is said of nearly twice; of one and a half it is not.
    let near = wanted.checked_mul(Decimal::new(95, 2))?;
    let far = wanted.checked_mul(Decimal::new(75, 2))?;
    let verdict = if ratio.high >= near {
        Verdict::Holds
    } else if ratio.high < far && sure && doublings > 1 {
        Verdict::Fails
    } else {
        Verdict::Unclear
    };
    let times = shown(now.value.checked_div(base.value)?, 2);
    let wanted = wanted.to_string();
    let words = [now.quote, base.quote, &times, word, &wanted];
    let working = Said::of(
        "{0} ÷ {1} = {2}倍，文中“{3}”即{4}倍",
        "{0} ÷ {1} = {2} times, stated “{3}”, which is {4} times",
        &words,
    );
    let weight = if verdict == Verdict::Holds { 1 } else { 4 };
    let mut finding = sheet.finding(Kind::Growth, verdict, weight, of, working);
    if verdict == Verdict::Unclear {
        finding.readings = vec![Reading::Base.said()];
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
            Kind::Growth,
            Verdict::Holds,
            &[
                "蜂蜜产值由3亿元增加到6.4亿元，翻了一番。",
                "五年间，蜂蜜产值由3亿元增加到12.2亿元，翻了两番。",
            ],
        );
        all(
            Kind::Growth,
            Verdict::Fails,
            &[
                "蜂蜜产值6.4亿元，比2015年的3亿元翻了两番。",
                "蜂蜜产值由3亿元增加到6.4亿元，翻了两番。",
                "蜂蜜产值从3亿元增至7.1亿元，实现翻两番。",
            ],
        );
        all(Kind::Growth, Verdict::Unclear, &["蜂蜜产量由3200吨增加到4200吨，翻了一番。"]);
        none(
            Kind::Growth,
            &[
                "蜂蜜产值由3亿元增加到6.4亿元，力争三年翻两番。",
                "蜂蜜产值由3亿元增加到6.4亿元，到2030年翻两番。",
                "蜂蜜产值由3亿元增加到6.4亿元，带动农户数翻了两番。",
                "蜂蜜产值由3亿元增加到6.4亿元，离翻两番的目标还差5.6亿元。",
                "蜂蜜产值由3亿元增加到6.4亿元；蜂箱数翻了两番。",
                "蜂蜜产值由3亿元增加到14亿元，翻了两番多。",
                "蜂蜜产值由3亿元增加到6.4亿元，与2015年相比翻了两番。",
            ],
        );
    }
}
