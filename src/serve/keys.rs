//! What the columns of the claims table are sorted and searched by.
//!
//! Words and decimals are slow to compare a million times; each column is turned into dense
//! numbers once, when it is first asked for, and sorting compares only those.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::held::{Held, dated};
use super::narrow;
use super::protocol::Column;
use crate::claim::model::{Claim, End, Period};
use crate::report::Report;
use crate::report::json::iso;
use crate::source::TextKind;

/// The key of an empty cell: last, whichever way the column is sorted.
pub(super) const EMPTY: u32 = u32::MAX;

/// One number a claim.
pub(super) type Column32 = Rc<[u32]>;

/// Columns made so far.
#[derive(Debug, Default)]
pub(super) struct Keys {
    indicators: OnceCell<Words>,
    subjects: OnceCell<Words>,
    series: OnceCell<Words>,
    periods: OnceCell<Words>,
    bases: OnceCell<Words>,
    places: OnceCell<Column32>,
    folded: OnceCell<String>,
}

/// The distinct words of a column in order, and for each claim which it has.
#[derive(Debug)]
pub(super) struct Words {
    /// Distinct, by code point: there is no collation table small enough to ship.
    pub(super) sorted: Vec<Rc<str>>,
    /// Index into `sorted` by claim; `EMPTY` for none.
    pub(super) of: Column32,
}

impl Words {
    fn new<'a>(cells: impl Iterator<Item = Option<&'a Rc<str>>>) -> Self {
        // Numbered as they come, then renumbered in order: only distinct words are compared.
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut distinct: Vec<(&Rc<str>, u32)> = Vec::new();
        let mut of: Vec<u32> = cells
            .map(|cell| {
                cell.map_or(EMPTY, |word| {
                    *known.entry(word).or_insert_with(|| {
                        let number = narrow(distinct.len());
                        distinct.push((word, number));
                        number
                    })
                })
            })
            .collect();
        crate::order::sort_by(&mut distinct, |a, b| a.cmp(b));
        let mut places = vec![EMPTY; distinct.len()];
        for (place, &(_, number)) in (0..).zip(&distinct) {
            if let Some(cell) = places.get_mut(number as usize) {
                *cell = place;
            }
        }
        for cell in &mut of {
            *cell = places.get(*cell as usize).copied().unwrap_or(EMPTY);
        }
        Self { sorted: distinct.into_iter().map(|(word, _)| Rc::clone(word)).collect(), of: of.into() }
    }
}

impl Keys {
    /// Indicators of all claims.
    pub(super) fn indicators(&self, report: &Report) -> &Words {
        self.indicators.get_or_init(|| Words::new(report.all().map(|claim| Some(&claim.indicator))))
    }

    /// Subjects of all claims.
    pub(super) fn subjects(&self, report: &Report) -> &Words {
        self.subjects.get_or_init(|| Words::new(report.all().map(|claim| claim.subject.as_ref())))
    }

    /// The text made comparable: lower case, markup blanked, every offset as it was.
    pub(super) fn folded(&self, held: &Held) -> &str {
        self.folded.get_or_init(|| {
            let folded = fold(&held.source.text);
            if held.source.kind == TextKind::Html { without_tags(&folded) } else { folded }
        })
    }

    /// Names of the series of all claims.
    pub(super) fn series(&self, report: &Report) -> &Words {
        let name = |claim: &Claim| claim.series.and_then(|index| report.series.get(index as usize));
        self.series
            .get_or_init(|| Words::new(report.all().map(|claim| name(claim).map(|series| &series.name))))
    }

    /// Periods of all claims, the earliest first; those of the same days are one.
    pub(super) fn periods(&self, report: &Report) -> &Words {
        self.periods.get_or_init(|| periods(report))
    }

    /// Base units of all claims with a number, the most frequent first.
    pub(super) fn bases(&self, report: &Report) -> &Words {
        self.bases.get_or_init(|| bases(report))
    }

    /// The place of each number among all.
    fn places(&self, report: &Report) -> &Column32 {
        self.places.get_or_init(|| places(report))
    }
}

/// The columns of numbers that a column is sorted by, each with whether it turns round when the
/// column is sorted downwards.
pub(super) fn columns(held: &Held, column: Column) -> Vec<(Column32, bool)> {
    let report = &held.report;
    let each = |key: &dyn Fn(&Claim) -> u32| -> Vec<(Column32, bool)> {
        vec![(report.all().map(key).collect(), true)]
    };
    match column {
        Column::Place | Column::Sentence => vec![(held.position.as_slice().into(), true)],
        // Those that were changed first, rejected ones before corrected ones.
        Column::Edited => {
            each(&|claim| claim.correction.as_ref().map_or(EMPTY, |told| u32::from(!told.rejected)))
        }
        Column::Series => vec![(Rc::clone(&held.keys.series(report).of), true)],
        Column::Document => each(&|claim| narrow(held.part(claim))),
        Column::Region => each(&|claim| held.group(claim).unwrap_or(EMPTY)),
        Column::Topic => each(&|claim| claim.topic as u32),
        Column::Status => each(&|claim| claim.status as u32),
        Column::Rank => each(&best_place),
        Column::Indicator => vec![(Rc::clone(&held.keys.indicators(report).of), true)],
        Column::Subject => vec![(Rc::clone(&held.keys.subjects(report).of), true)],
        Column::Value => {
            // Yuan stay above per cent both ways: only values of one unit compare.
            let bases = &held.keys.bases(report).of;
            vec![(Rc::clone(bases), false), (Rc::clone(held.keys.places(report)), true)]
        }
        Column::Period => {
            let periods = held.keys.periods(report);
            vec![(Rc::clone(&periods.of), true)]
        }
    }
}

/// The number that a claim is sorted by: its value, or an end of its range.
pub(super) fn number(claim: &Claim) -> Option<Decimal> {
    claim
        .quantity
        .as_ref()
        .and_then(|quantity| quantity.value.or(quantity.ends.low()).or(quantity.ends.high()))
}

/// Base units, the most frequent first; claims without a number are empty.
fn bases(report: &Report) -> Words {
    let none: Rc<str> = Rc::from("");
    let base = |claim: &Claim| -> Option<Rc<str>> {
        number(claim)?;
        Some(claim.quantity.as_ref().and_then(|told| told.base.clone()).unwrap_or_else(|| Rc::clone(&none)))
    };
    let cells: Vec<Option<Rc<str>>> = report.all().map(base).collect();
    let words = Words::new(cells.iter().map(Option::as_ref));
    let mut counts = vec![0_u32; words.sorted.len()];
    for &at in words.of.iter() {
        if let Some(count) = counts.get_mut(at as usize) {
            *count += 1;
        }
    }
    let mut order: Vec<usize> = (0..counts.len()).collect();
    crate::order::sort_by_key(&mut order, |&at| std::cmp::Reverse(counts.get(at).copied()));
    let mut places = vec![EMPTY; order.len()];
    for (place, &at) in (0..).zip(&order) {
        if let Some(cell) = places.get_mut(at) {
            *cell = place;
        }
    }
    Words {
        sorted: order.iter().filter_map(|&at| words.sorted.get(at).cloned()).collect(),
        of: words.of.iter().map(|&at| places.get(at as usize).copied().unwrap_or(EMPTY)).collect(),
    }
}

/// Periods by their days, the last one first decides; those without days by their words, behind the others.
fn periods(report: &Report) -> Words {
    let mut last: Option<(&Rc<Period>, Rc<str>)> = None;
    let cells: Vec<Option<Rc<str>>> = report
        .all()
        .map(|claim| {
            let period = claim.period.as_ref()?;
            // Neighbours mostly share theirs.
            if let Some((known, key)) = &last
                && Rc::ptr_eq(known, period)
            {
                return Some(Rc::clone(key));
            }
            let key: Rc<str> = match period.to.or(period.from) {
                Some(day) => [iso(day), period.from.map(iso).unwrap_or_default()].concat().into(),
                None => ["~", &period.words].concat().into(),
            };
            last = Some((period, Rc::clone(&key)));
            Some(key)
        })
        .collect();
    let mut words = Words::new(cells.iter().map(Option::as_ref));
    let mut first: Vec<Option<&Period>> = vec![None; words.sorted.len()];
    for (claim, &at) in report.all().zip(words.of.iter()) {
        if let (Some(first @ None), Some(period)) = (first.get_mut(at as usize), &claim.period) {
            *first = Some(period);
        }
    }
    // Each in the words that stand first in the text; 一季度 of two years each with its own.
    let mut order: Vec<(&str, usize)> =
        (0..).zip(&first).filter_map(|(at, period)| Some((period.as_ref()?.words.as_str(), at))).collect();
    crate::order::sort_by_key(&mut order, |row| *row);
    for run in order.chunk_by(|one, two| one.0 == two.0) {
        for &(name, at) in run {
            let Some(slot) = words.sorted.get_mut(at) else { continue };
            let year = first.get(at).copied().flatten().filter(|_| run.len() > 1).map(dated);
            *slot = year.as_deref().unwrap_or(name).into();
        }
    }
    words
}

/// The place of each number among all; equal numbers share it.
fn places(report: &Report) -> Column32 {
    // Decimals compare slowly: floats sort, and decimals decide where floats are too near to tell.
    let mut numbers: Vec<(f64, u32)> = (0..)
        .zip(report.all())
        .filter_map(|(index, claim)| number(claim).map(|number| (near(number), index)))
        .collect();
    crate::order::sort_by(&mut numbers, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let exact = |index: u32| report.one(index).and_then(number);
    let mut places = vec![EMPTY; report.all().count()];
    let mut place = 0;
    for run in numbers.chunk_by_mut(|a, b| !apart(a.0, b.0)) {
        let mut sorted = run.to_vec();
        crate::order::sort_by_key(&mut sorted, |&(_, index)| exact(index));
        run.copy_from_slice(&sorted);
        for same in run.chunk_by(|a, b| exact(a.1) == exact(b.1)) {
            for &(_, index) in same {
                if let Some(cell) = places.get_mut(index as usize) {
                    *cell = place;
                }
            }
            place += 1;
        }
    }
    places.into()
}

fn near(number: Decimal) -> f64 {
    number.to_f64().unwrap_or(0.0)
}

/// Whether two floats are so far apart that the decimals they come from compare alike.
fn apart(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-9 * a.abs().max(b.abs())
}

/// The best place a claim boasts of: from the top first, then from the bottom, the last place last.
pub(super) fn best_place(claim: &Claim) -> u32 {
    const BELOW_ALL: u32 = 1 << 20;
    let place = |rank: &crate::claim::model::Rank| match (rank.end, rank.of) {
        (End::Top, _) => u32::from(rank.from),
        (End::Bottom, Some(of)) if of >= rank.to => u32::from(of - rank.to) + 1,
        (End::Bottom, _) => BELOW_ALL - u32::from(rank.from),
    };
    claim.ranks.iter().map(place).min().unwrap_or(EMPTY)
}

/// Lower case, changing no character's length, so that spans still fit.
pub(super) fn fold(text: &str) -> String {
    let mut folded = text.to_ascii_lowercase().into_bytes();
    let mut at = 0;
    while let Some(&first) = folded.get(at) {
        at += match first {
            0..0x80 => 1,
            // U+3000 to U+9FFF, most of the text: Han and kana have no case.
            0xe3..=0xe9 => 3,
            _ => {
                let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                // Full-width Latin; other scripts have no place in these texts, and the tables of all
                // cases weigh 10 kB.
                if matches!(sign, 'Ａ'..='Ｚ')
                    && let Some(lower) = char::from_u32(sign as u32 + 32)
                    && let Some(place) = folded.get_mut(at..at + sign.len_utf8())
                {
                    lower.encode_utf8(place);
                }
                sign.len_utf8()
            }
        };
    }
    // Whole characters were put in place of whole characters.
    String::from_utf8(folded).unwrap_or_else(|_| text.to_owned())
}

/// Blanks what stands between `<` and `>`, so that a search for "div" does not find markup.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let length = tag.find('>').map_or(tag.len(), |close| close + 1);
        out.extend(std::iter::repeat_n('\0', length));
        rest = tag.get(length..).unwrap_or("");
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_every_offset() {
        for text in ["ABC甲乙Ａｂ", "İẞΣ", "<p Class=\"X\">甲<br>乙</P>余<", ""] {
            assert_eq!(fold(text).len(), text.len());
            assert_eq!(fold(text), fold(&fold(text)));
            assert_eq!(without_tags(text).len(), text.len());
        }
        assert_eq!(fold("ABC甲ＡΣ，"), "abc甲ａΣ，");
        assert_eq!(without_tags("<p>甲<br>").replace('\0', ""), "甲");
    }
}
