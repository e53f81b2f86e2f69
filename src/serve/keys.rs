//! What the columns of the claims table are sorted and searched by.
//!
//! Words and decimals are slow to compare a million times; each column is turned into dense
//! numbers once, when it is first asked for, and sorting compares only those.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::held::Held;
use super::protocol::Column;
use crate::claim::model::{Claim, End};
use crate::report::Report;
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
    values: OnceCell<(Column32, Column32)>,
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
    fn new<'a>(cells: impl Iterator<Item = Option<&'a Rc<str>>> + Clone) -> Self {
        let mut known: BTreeMap<&str, (u32, &Rc<str>)> = BTreeMap::new();
        for word in cells.clone().flatten() {
            known.entry(word).or_insert((0, word));
        }
        for (index, (_, (place, _))) in (0..).zip(&mut known) {
            *place = index;
        }
        let of =
            cells.map(|cell| cell.and_then(|word| known.get(&**word)).map_or(EMPTY, |&(place, _)| place));
        Self { of: of.collect(), sorted: known.values().map(|&(_, word)| Rc::clone(word)).collect() }
    }
}

impl Keys {
    /// Indicators of all claims.
    pub(super) fn indicators(&self, report: &Report) -> &Words {
        self.indicators.get_or_init(|| Words::new(report.claims.iter().map(|claim| Some(&claim.indicator))))
    }

    /// Subjects of all claims.
    pub(super) fn subjects(&self, report: &Report) -> &Words {
        self.subjects.get_or_init(|| Words::new(report.claims.iter().map(|claim| claim.subject.as_ref())))
    }

    /// The text made comparable: lower case, markup blanked, every offset as it was.
    pub(super) fn folded(&self, held: &Held) -> &str {
        self.folded.get_or_init(|| {
            let folded = fold(&held.source.text);
            if held.source.kind == TextKind::Html { without_tags(&folded) } else { folded }
        })
    }

    /// (group of the base unit, place among all values).
    fn values(&self, report: &Report) -> &(Column32, Column32) {
        self.values.get_or_init(|| (bases(report), places(report)))
    }
}

/// The columns of numbers that a column is sorted by, each with whether it turns round when the
/// column is sorted downwards.
pub(super) fn columns(held: &Held, column: Column) -> Vec<(Column32, bool)> {
    let report = &held.report;
    let each = |key: &dyn Fn(&Claim) -> u32| -> Vec<(Column32, bool)> {
        vec![(report.claims.iter().map(key).collect(), true)]
    };
    match column {
        Column::Place => vec![((0..super::narrow(report.claims.len())).collect(), true)],
        Column::Region => each(&|claim| held.group(claim).unwrap_or(EMPTY)),
        Column::Topic => each(&|claim| claim.topic as u32),
        Column::Status => each(&|claim| claim.status as u32),
        Column::Rank => each(&best_place),
        Column::Indicator => vec![(Rc::clone(&held.keys.indicators(report).of), true)],
        Column::Subject => vec![(Rc::clone(&held.keys.subjects(report).of), true)],
        Column::Value => {
            let (bases, places) = held.keys.values(report);
            // Yuan stay above per cent both ways: only values of one unit compare.
            vec![(Rc::clone(bases), false), (Rc::clone(places), true)]
        }
        Column::Period => {
            let mut keys = each(&last_day);
            let words: Vec<Option<Rc<str>>> = report
                .claims
                .iter()
                .map(|claim| claim.period.as_ref().map(|period| Rc::from(period.words.as_str())))
                .collect();
            keys.push((Words::new(words.iter().map(Option::as_ref)).of, true));
            keys
        }
    }
}

/// The number that a claim is sorted by: its value, or an end of its range.
fn number(claim: &Claim) -> Option<Decimal> {
    claim.quantity.as_ref().and_then(|quantity| quantity.value.or(quantity.low).or(quantity.high))
}

/// Base units, the most frequent first; claims without a number are empty.
fn bases(report: &Report) -> Column32 {
    let base = |claim: &Claim| -> Option<Rc<str>> {
        number(claim)?;
        Some(claim.quantity.as_ref().and_then(|quantity| quantity.base.clone()).unwrap_or_default())
    };
    let mut counts: BTreeMap<Rc<str>, u32> = BTreeMap::new();
    for base in report.claims.iter().filter_map(base) {
        *counts.entry(base).or_default() += 1;
    }
    let mut order: Vec<(Rc<str>, u32)> = counts.into_iter().collect();
    order.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let places: BTreeMap<Rc<str>, u32> = order.into_iter().map(|(base, _)| base).zip(0..).collect();
    let place = |claim: &Claim| base(claim).and_then(|base| places.get(&base).copied()).unwrap_or(EMPTY);
    report.claims.iter().map(place).collect()
}

/// The place of each number among all; equal numbers share it.
fn places(report: &Report) -> Column32 {
    let mut numbers: Vec<(f64, Decimal, usize)> = report
        .claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| number(claim).map(|number| (near(number), number, index)))
        .collect();
    numbers.sort_unstable_by(|a, b| compare((a.0, a.1), (b.0, b.1)));
    let mut places = vec![EMPTY; report.claims.len()];
    let mut place = 0;
    let mut last: Option<Decimal> = None;
    for (_, number, index) in numbers {
        if last.is_some_and(|last| last != number) {
            place += 1;
        }
        last = Some(number);
        if let Some(cell) = places.get_mut(index) {
            *cell = place;
        }
    }
    places.into()
}

fn near(number: Decimal) -> f64 {
    number.to_f64().unwrap_or(0.0)
}

/// Decimals compare slowly; where floats are clearly apart they decide alike.
fn compare(a: (f64, Decimal), b: (f64, Decimal)) -> Ordering {
    if (a.0 - b.0).abs() > 1e-9 * a.0.abs().max(b.0.abs()) { a.0.total_cmp(&b.0) } else { a.1.cmp(&b.1) }
}

/// The best place a claim boasts of: from the top first, then from the bottom, the last place last.
fn best_place(claim: &Claim) -> u32 {
    const BELOW_ALL: u32 = 1 << 20;
    let place = |rank: &crate::claim::model::Rank| match (rank.end, rank.of) {
        (End::Top, _) => u32::from(rank.from),
        (End::Bottom, Some(of)) if of >= rank.to => u32::from(of - rank.to) + 1,
        (End::Bottom, _) => BELOW_ALL - u32::from(rank.from),
    };
    claim.ranks.iter().map(place).min().unwrap_or(EMPTY)
}

/// The last day of a claim's period as a number that sorts; the first day where it is all we know.
fn last_day(claim: &Claim) -> u32 {
    let day = claim.period.as_ref().and_then(|period| period.to.or(period.from));
    day.map_or(EMPTY, |day| u32::from(day.year) * 10_000 + u32::from(day.month) * 100 + u32::from(day.day))
}

/// Lower case, changing no character's length, so that spans still fit.
pub(super) fn fold(text: &str) -> String {
    let lower = |character: char| {
        let mut lower = character.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if one.len_utf8() == character.len_utf8() => one,
            _ => character,
        }
    };
    text.chars().map(lower).collect()
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
            assert_eq!(without_tags(text).len(), text.len());
        }
        assert_eq!(without_tags("<p>甲<br>").replace('\0', ""), "甲");
    }

    #[test]
    fn close_numbers_compare_exactly() {
        let (a, b) = (Decimal::new(10_000_000_000_000_001, 2), Decimal::new(10_000_000_000_000_000, 2));
        assert_eq!(compare((near(a), a), (near(b), b)), Ordering::Greater);
        assert_eq!(compare((near(b), b), (near(b), b)), Ordering::Equal);
    }
}
