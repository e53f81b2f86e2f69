//! Claims set aside, and parts of claims that read otherwise.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::{Edit, Field, Target};
use crate::claim::model::{Aspect, Change, Claim, Correction, Ends, Period, Quantity, Status};
use crate::lex::lexer::{self, Surroundings};
use crate::lex::node::{Kind, Lexed, Numeral};
use crate::lex::{quantity, time};
use crate::lexicon::values::Now;
use crate::series::Series;
use crate::source::Span;

/// Changes the claims as the reader says and takes out those that are none; they are given back.
///
/// `text` is the source text; `now` the years it stands at. Words that say nothing (a value without a number) change
/// nothing.
pub fn claims(claims: &mut Vec<Claim>, edits: &[Edit], text: &str, now: Now) -> Vec<Claim> {
    for edit in edits {
        let Some(at) = edit.claim().and_then(|target| find(claims, target, text)) else { continue };
        let Some(claim) = claims.get_mut(at) else { continue };
        match edit {
            Edit::Reject(_) => note(claim).rejected = true,
            Edit::Correct { field, words, .. } => change(claim, *field, words.trim(), text, now),
            Edit::Rename { .. } | Edit::Own { .. } | Edit::Add { .. } => {}
        }
    }
    let rejected = |claim: &Claim| claim.correction.as_ref().is_some_and(|told| told.rejected);
    if !claims.iter().any(rejected) {
        return Vec::new();
    }
    let (out, kept) = std::mem::take(claims).into_iter().partition(rejected);
    *claims = kept;
    out
}

/// Moves claims into the series that the reader names, or out of any.
pub fn series(claims: &mut [Claim], series: &mut [Series], edits: &[Edit], text: &str) {
    for edit in edits {
        let Edit::Correct { claim: target, field: Field::Series, words } = edit else { continue };
        let Some((at, claim)) =
            find(claims, target, text).and_then(|at| claims.get_mut(at).map(|claim| (at, claim)))
        else {
            continue;
        };
        let words = words.trim();
        let named = |one: &(usize, &Series)| *one.1.name == *words;
        // What is done and what is planned are series of one name.
        let like = |one: &(usize, &Series)| {
            one.1.status == claim.status
                && one.1.base.as_deref() == claim.quantity.as_ref().and_then(|told| told.base.as_deref())
        };
        let mut all = series.iter().enumerate().filter(named);
        let found = all.clone().find(like).or_else(|| all.next());
        let to = found.map(|(index, _)| index);
        if to.is_none() && !words.is_empty() {
            continue;
        }
        let from = claim.series.map(|index| index as usize);
        if from == to {
            continue;
        }
        let index = u32::try_from(at).unwrap_or(u32::MAX);
        let was = from.and_then(|from| series.get_mut(from)).map_or_else(String::new, |old| {
            old.claims.retain(|&other| other != index);
            old.name.to_string()
        });
        if let Some(new) = to.and_then(|to| series.get_mut(to)) {
            let place = new.claims.partition_point(|&other| other < index);
            new.claims.insert(place, index);
        }
        claim.series = to.and_then(|to| u32::try_from(to).ok());
        record(claim, Field::Series, was, words);
    }
}

/// The claims stand in the order of the text: each edit costs one search.
fn find(claims: &[Claim], target: &Target, text: &str) -> Option<usize> {
    let first = claims.partition_point(|claim| claim.span.start() < target.start);
    let here = claims.iter().skip(first).take_while(|claim| claim.span.start() == target.start);
    let nth =
        here.into_iter().position(|claim| claim.nth == target.nth && claim.span.slice(text) == target.said);
    nth.map(|nth| first + nth)
}

/// The note of what was changed, begun where there is none.
pub(super) fn note(claim: &mut Claim) -> &mut Correction {
    if claim.correction.is_none() {
        claim.rules = claim.rules.iter().copied().chain(["reader"]).collect();
    }
    claim.correction.get_or_insert_default()
}

/// Writes down what a part was and is; what it was at first stays.
pub(super) fn record(claim: &mut Claim, field: Field, was: String, now: &str) {
    let changes = &mut note(claim).changes;
    match changes.iter_mut().find(|change| change.field == field) {
        Some(change) => now.clone_into(&mut change.now),
        None => changes.push(Change { field, was, now: now.to_owned() }),
    }
}

fn change(claim: &mut Claim, field: Field, words: &str, text: &str, now: Now) {
    let was = match field {
        Field::Indicator if !words.is_empty() => {
            std::mem::replace(&mut claim.indicator, words.into()).to_string()
        }
        Field::Value => {
            let Some(old) = &claim.quantity else { return };
            // A bare number is in the unit that the text has.
            let unit = old.unit.map_or("", |unit| unit.slice(text));
            let bare = words.ends_with(|last: char| last.is_ascii_digit());
            let words = if bare { [words, unit].concat() } else { words.to_owned() };
            let Some(numeral) = numeral(&words) else { return };
            let new = measured(old, &numeral, &words);
            // A share among amounts would be in no series of its kind.
            if old.base.as_deref() != new.base.as_deref() {
                claim.aspect = aspect(claim.aspect, new.base.as_deref());
            }
            claim.quantity = Some(new);
            return record(claim, field, claim.span.slice(text).to_owned(), &words);
        }
        Field::Aspect => {
            let Some(aspect) = Aspect::ALL.into_iter().find(|aspect| aspect.name() == words) else { return };
            std::mem::replace(&mut claim.aspect, aspect).name().to_owned()
        }
        Field::Status => {
            let Some(status) = Status::ALL.into_iter().find(|status| status.name() == words) else { return };
            std::mem::replace(&mut claim.status, status).name().to_owned()
        }
        Field::Period => {
            let new = (!words.is_empty()).then(|| Rc::new(period(words, now)));
            let old = std::mem::replace(&mut claim.period, new);
            old.map(|old| old.words.clone()).unwrap_or_default()
        }
        // Said behind the series; an indicator without a name is none.
        Field::Series | Field::Indicator => return,
    };
    record(claim, field, was, words);
}

/// What a reader writes as an amount: the value in base units, and the base unit where one is written.
pub fn amount(words: &str) -> Option<(Decimal, Option<String>)> {
    let numeral = numeral(words.trim())?;
    let value = numeral.value.or(numeral.range.map(|range| range.0))?;
    Some((
        if negative(words.trim()) { -value } else { value },
        numeral.base.name().map(std::borrow::Cow::into_owned),
    ))
}

pub(super) fn negative(words: &str) -> bool {
    words.starts_with(['-', '−', '－', '负'])
}

/// The first number of some words with its unit.
pub(super) fn numeral(words: &str) -> Option<Numeral> {
    let words = words.trim_start_matches(['-', '−', '－', '负']);
    let mut lexed = Lexed::default();
    let around = Surroundings { list_marks: &[], whole: &[], peers: false };
    lexer::lex(words, Span::of(0, words.len()), around, &mut lexed);
    let index = lexed.nodes.iter().find_map(|node| match node.kind {
        Kind::Quantity(index) => Some(index),
        _ => None,
    });
    // What measures nothing in a sentence (2022) is a number here.
    let numeral = match index {
        Some(index) => lexed.numerals.into_iter().nth(index),
        None => words.char_indices().find_map(|(at, _)| quantity::quantity(words, at, None)),
    }?;
    (numeral.value.is_some() || numeral.range.is_some()).then_some(numeral)
}

pub(super) fn measured(old: &Quantity, numeral: &Numeral, words: &str) -> Quantity {
    let minus = negative(words);
    let sign = |value: Decimal| if minus { -value } else { value };
    let ends = match numeral.range {
        Some((low, high)) if minus => Ends::new(Some(-high), Some(-low)),
        Some((low, high)) => Ends::new(Some(low), Some(high)),
        None => Ends::default(),
    };
    // A bare number keeps the unit that the text implies.
    let base = match numeral.base.name() {
        Some(name) => Some(Rc::from(name)),
        None => old.base.clone(),
    };
    Quantity { value: numeral.value.map(sign), ends, base, bound: numeral.bound, ..old.clone() }
}

/// The aspect of a claim whose unit became a rate, or was one.
fn aspect(old: Aspect, base: Option<&str>) -> Aspect {
    let rate = matches!(base, Some("%" | "‰" | "个百分点"));
    let was_rate = matches!(old, Aspect::Growth | Aspect::Completion | Aspect::Share);
    match (rate, was_rate) {
        (true, false) => Aspect::Share,
        (false, true) => Aspect::Amount,
        _ => old,
    }
}

/// The time that words name; words that are no time stand without dates.
pub(super) fn period(words: &str, now: Now) -> Period {
    match time::time(words, 0).filter(|time| time.end == words.len()) {
        Some(time) => time.period(words, now),
        None => Period { words: words.to_owned(), from: None, to: None, cumulative: None },
    }
}
