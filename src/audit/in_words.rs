//! A share in words: 占一半以上, 占比过半, 不到一半 against the part and its whole.
//!
//! What: a part behind 其中 (or inside `n个…中`), the whole right before it, and nothing but 占 and light words between
//! the part and the words of the half. Why: such words are told from memory and no numeral is there that another audit
//! would redo. Holds: 企业236家,其中规上130家,占一半以上. Fails: 101 of 236. Look-alikes left alone: 占全市一半以上 and
//! 产值占一半以上 (another whole, another thing), two parts told together, numbers that are about so.

use rust_decimal::Decimal;

use super::range::{HUNDRED, shown};
use super::sheet::{Figure, STOPS, Sheet};
use super::{Finding, Kind, Said, Verdict, parts};
use crate::lexicon::audits::{HALF_LIGHT, OVER_HALF, UNDER_HALF};

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, part) in sheet.figures.iter().enumerate() {
        if part.is_amount() && part.is_firm() && part.is_actual() {
            out.extend(one(sheet, at, part));
        }
    }
}

/// The words of a half behind a figure, and whether they say that it is more.
fn said(part: &Figure<'_>) -> Option<(&'static str, bool)> {
    let clause = part.after.split(STOPS).next().unwrap_or("").split([';', '；']).next().unwrap_or("");
    if !clause.contains('半') {
        return None;
    }
    let find = |words: &'static [&'static str], more: bool| {
        let all = words.iter().filter_map(move |word| Some((clause.find(word)?, *word, more)));
        all.min_by_key(|(at, word, _)| (*at, std::cmp::Reverse(word.len())))
    };
    let told = [find(OVER_HALF, true), find(UNDER_HALF, false)];
    let (at, word, more) = told.into_iter().flatten().min_by_key(|told| told.0)?;
    let front = clause.get(..at)?;
    // What is told of comes first: a figure and its half, nothing between them that is another thing.
    let plain = front.contains('占') || front.trim_matches([',', '，']).is_empty();
    let behind = clause.get(at + word.len()..)?.chars().next();
    let ends = behind.is_none_or(|c| !c.is_alphanumeric());
    (plain && ends && front.chars().all(|c| HALF_LIGHT.contains(c))).then_some((word, more))
}

fn one(sheet: &Sheet<'_>, at: usize, part: &Figure<'_>) -> Option<Finding> {
    let (word, more) = said(part)?;
    let before = at.checked_sub(1)?;
    let whole = sheet.get(before).filter(|whole| {
        whole.is_amount()
            && whole.is_firm()
            && whole.is_actual()
            && whole.beside(part)
            && whole.base == part.base
            && whole.claim.region == part.claim.region
            && !part.before.contains([';', '；'])
    })?;
    // 100个事项中,即办件72个
    let inside = whole.tail().ends_with('中');
    if !inside && parts::whole_of(sheet, at) != Some(before) {
        return None;
    }
    let share = part.range()?.over(whole.range()?)?.times(HUNDRED)?;
    let half = Decimal::from(50);
    let off = if more { share.high < half } else { share.low > half };
    let face = part.value.checked_div(whole.value)?.checked_mul(HUNDRED)?;
    let words = [part.quote, whole.quote, &shown(face, 2), word];
    let working = Said::of("{0} ÷ {1} = {2}%，文中“{3}”", "{0} ÷ {1} = {2} %, stated “{3}”", &words);
    let verdict = if off { Verdict::Fails } else { Verdict::Holds };
    Some(sheet.finding(Kind::Percent, verdict, if off { 5 } else { 1 }, &[before, at], working))
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
                "入库企业240家，其中规上企业130家，占一半以上。",
                "在建项目64个，其中产业项目40个，占总数的一半以上。",
                "持证执法人员120人，其中女性52人，占比不到一半。",
            ],
        );
        all(
            Kind::Percent,
            Verdict::Fails,
            &[
                "入库企业240家，其中规上企业101家，占一半以上。",
                "在建项目64个，其中产业项目27个，占比过半。",
                "64个在建项目中，产业项目27个，占总数的半数以上。",
                "持证执法人员120人，其中女性66人，占比不到一半。",
            ],
        );
        none(
            Kind::Percent,
            &[
                "入库企业240家，其中规上企业101家，占全市一半以上。",
                "入库企业240家，其中规上企业101家，产值占一半以上。",
                "入库企业240家，其中国家级60家、省级75家，占一半以上。",
                "入库企业240家，其中规上企业约101家，占一半以上。",
                "入库企业240家，其中规上企业101家，一半以上分布在城东。",
                "入库企业240家，其中规上企业101家，税收占比过半。",
                "入库企业240家；规上企业101家，占比过半。",
                "入库企业240家，其中规上企业101家，占一半以上税收。",
                "入库企业240家，其中规上企业120家，占一半以上。",
            ],
        );
    }
}
