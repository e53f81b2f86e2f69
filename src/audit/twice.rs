//! The same figure said twice.
//!
//! What: figures of one region, name, aspect, unit, subject, status and of times that do not differ, in two
//! sentences. Why: a speech repeats its best figures, and a slip shows where the two differ. Holds: 逾53亿元
//! in the headline and 53.31亿元 below. Unclear: 7.8 % and 8.7 % for one indicator and period. Never fails: the
//! times or scopes may differ without being said. Counts and names too general are left alone.

use std::cmp::Ordering;

use super::digit::slipped;
use super::noun::core;
use super::percent::periods_differ;
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::GROWTHS;

/// Runs the audit: figures are put in order of their names, so that the cost is that of sorting.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    let mut named: Vec<(String, usize)> = Vec::new();
    for (at, one) in sheet.figures.iter().enumerate() {
        let plain = one.claim.aspect != Aspect::Count && !one.is_points();
        let name = key(one);
        if plain && name.chars().count() >= 3 {
            named.push((name, at));
        }
    }
    crate::order::sort_by(&mut named, |one, other| compare(sheet, one, other));
    for pair in named.windows(2) {
        if let [one, other] = pair
            && compare_names(sheet, one, other) == Ordering::Equal
        {
            out.extend(said(sheet, one.1, other.1));
        }
    }
}

fn key(figure: &Figure<'_>) -> String {
    let mut name = core(&figure.claim.indicator);
    if let Some(subject) = figure.claim.subject.as_deref() {
        name.insert_str(0, &core(subject));
    }
    for word in GROWTHS {
        if name.len() > word.len() {
            name = name.replace(word, "");
        }
    }
    name
}

fn compare_names(sheet: &Sheet<'_>, one: &(String, usize), other: &(String, usize)) -> Ordering {
    let rest = |at: usize| {
        sheet.get(at).map(|one| {
            (one.claim.region.map(|region| region.0), one.claim.aspect, one.base, one.claim.status as u8)
        })
    };
    one.0.cmp(&other.0).then_with(|| rest(one.1).cmp(&rest(other.1)))
}

fn compare(sheet: &Sheet<'_>, one: &(String, usize), other: &(String, usize)) -> Ordering {
    let time = |at: usize| {
        sheet
            .get(at)
            .and_then(|one| one.claim.period.as_deref())
            .map(|period| (period.from, period.to, period.words.clone()))
    };
    compare_names(sheet, one, other).then_with(|| time(one.1).cmp(&time(other.1))).then(one.1.cmp(&other.1))
}

fn said(sheet: &Sheet<'_>, at: usize, again: usize) -> Option<Finding> {
    let (one, other) = (sheet.get(at)?, sheet.get(again)?);
    if one.beside(other) || periods_differ(one, other) {
        return None;
    }
    let agree = one.range()?.meets(other.range()?);
    let words = [one.quote, other.quote, &one.claim.indicator];
    let working = Said::of("{2}：一处{0}，一处{1}", "{2}: {0} in one place, {1} in another", &words);
    if agree {
        return Some(sheet.finding(Kind::Twice, Verdict::Holds, 1, &[at, again], working));
    }
    // Two readings of one thing lie near one another, or a digit slipped.
    let slip = one.factor == other.factor
        && slipped(
            one.value.checked_div(one.factor)?,
            other.value.checked_div(other.factor)?,
            one.decimals.max(other.decimals),
        );
    let timed = one.claim.period.is_some() && other.claim.period.is_some();
    if !timed && !slip {
        return None;
    }
    let mut finding =
        sheet.finding(Kind::Twice, Verdict::Unclear, if slip { 4 } else { 3 }, &[at, again], working);
    finding.readings = vec![Reading::Period.said(), Reading::Scope.said()];
    Some(finding)
}
