//! What a series is called, its unit, which way is good, and why its wordings are one.

use std::rc::Rc;

use super::group::Group;
use super::model::{Direction, Series};
use crate::claim::model::{Aspect, Claim};
use crate::document::model::Topic;
use crate::lexicon::terms::{DEALT_WITH, LESS_IS_BETTER, MORE_IS_BETTER, NEITHER};
use crate::order::sort_by;

/// Makes a group of claims a series.
pub(super) fn face(mut group: Group<'_>, claims: &[Claim], text: &str) -> Series {
    let members: Vec<&Claim> = group.claims.iter().filter_map(|&at| claims.get(at as usize)).collect();
    if let [only] = members.as_slice() {
        let only = *only;
        return alone(group, only, text);
    }
    let wordings = tally(members.iter().map(|claim| claim.indicator.as_ref()));
    let written = members.iter().filter_map(|claim| claim.quantity.as_ref());
    let units = tally(written.clone().filter_map(|quantity| quantity.unit).map(|unit| unit.slice(text)));
    let bases = tally(written.clone().filter_map(|quantity| quantity.base.as_deref()));
    let aspect = aspect(&members);
    let word = |at: usize| members.get(at).map(|claim| claim.indicator.clone());
    let name = most(&wordings).and_then(|row| word(row.2)).unwrap_or_else(|| Rc::from(""));
    let base = most(&bases).and_then(|row| written.clone().filter_map(|one| one.base.clone()).nth(row.2));
    Series {
        direction: direction(&name, aspect),
        name,
        topic: topic(&members),
        status: group.status,
        plan_of: group.plan_of,
        aspect,
        base,
        unit: most(&units).map(|row| Rc::from(row.0)),
        rules: rules(&group, wordings.len() == 1),
        wordings: wordings.iter().filter_map(|row| Some((word(row.2)?, row.1))).collect(),
        claims: std::mem::take(&mut group.claims),
    }
}

/// [`face`] of a claim that no other is like, as most are.
fn alone(group: Group<'_>, claim: &Claim, text: &str) -> Series {
    let (name, quantity) = (claim.indicator.clone(), claim.quantity.as_ref());
    Series {
        direction: direction(&name, claim.aspect),
        wordings: vec![(name.clone(), 1)],
        name,
        topic: claim.topic,
        status: group.status,
        plan_of: group.plan_of,
        aspect: claim.aspect,
        base: quantity.and_then(|quantity| quantity.base.clone()),
        unit: quantity.and_then(|quantity| quantity.unit).map(|unit| Rc::from(unit.slice(text))),
        rules: rules(&group, true),
        claims: group.claims,
    }
}

/// Why the wordings of a group are one: rows that stand here once, for series are many.
fn rules(group: &Group<'_>, same: bool) -> &'static [&'static str] {
    match (same, group.filled, group.elided) {
        (true, false, false) => &["same-words"],
        (true, true, false) => &["same-words", "threshold-said-before"],
        (true, false, true) => &["same-words", "part-left-out"],
        (true, true, true) => &["same-words", "threshold-said-before", "part-left-out"],
        (false, false, false) => &["same-parts"],
        (false, true, false) => &["same-parts", "threshold-said-before"],
        (false, false, true) => &["same-parts", "part-left-out"],
        (false, true, true) => &["same-parts", "threshold-said-before", "part-left-out"],
    }
}

/// A word, how often it stands, and where it stands first.
type Row<'t> = (&'t str, u32, usize);

/// So many words are compared with one another; more are sorted.
const FEW: usize = 16;

/// Each word with how often it stands, in the order in which they come.
fn tally<'t>(words: impl Iterator<Item = &'t str>) -> Vec<Row<'t>> {
    let mut counted: Vec<Row<'t>> = words.zip(0..).map(|(word, at)| (word, 1, at)).collect();
    let few = counted.len() <= FEW;
    if !few {
        sort_by(&mut counted, |one, two| one.0.cmp(two.0));
    }
    let mut kept: usize = 0;
    for at in 0..counted.len() {
        let row = counted[at];
        let known = if few { 0 } else { kept.saturating_sub(1) };
        match counted[known..kept].iter_mut().find(|own| own.0 == row.0) {
            Some(own) => own.1 += 1,
            None => {
                counted[kept] = row;
                kept += 1;
            }
        }
    }
    counted.truncate(kept);
    if !few {
        sort_by(&mut counted, |one, two| one.2.cmp(&two.2));
    }
    counted
}

/// The most common word, then the shortest, then the first by its characters: never by the order of the text.
fn most<'r, 't>(words: &'r [Row<'t>]) -> Option<&'r Row<'t>> {
    if let [only] = words {
        return Some(only);
    }
    let better = |one: &&Row<'_>, two: &&Row<'_>| {
        let rank = |word: &Row<'_>| (word.1, std::cmp::Reverse(word.0.chars().count()));
        rank(one).cmp(&rank(two)).then_with(|| two.0.cmp(one.0))
    };
    words.iter().max_by(better)
}

/// The aspect most of the claims have; the first of the closed list where they are even.
fn aspect(members: &[&Claim]) -> Aspect {
    const ALL: [Aspect; 6] =
        [Aspect::Amount, Aspect::Growth, Aspect::Completion, Aspect::Share, Aspect::Score, Aspect::Count];
    let count = |aspect: Aspect| members.iter().filter(|claim| claim.aspect == aspect).count();
    ALL.into_iter().rev().max_by_key(|&aspect| count(aspect)).unwrap_or(Aspect::Amount)
}

/// The agenda item of most of the claims, the earlier one where they are even; 其他 only where there is no other.
fn topic(members: &[&Claim]) -> Topic {
    let count = |topic: Topic| members.iter().filter(|claim| claim.topic == topic).count();
    let named = Topic::ALL.into_iter().filter(|topic| *topic != Topic::Other).rev();
    named.max_by_key(|&topic| count(topic)).filter(|&topic| count(topic) > 0).unwrap_or(Topic::Other)
}

/// Which way is good.
fn direction(name: &str, aspect: Aspect) -> Option<Direction> {
    // 信访积案化解率: the more of them is dealt with, the better.
    if DEALT_WITH.ends(name) {
        return Some(Direction::Up);
    }
    if LESS_IS_BETTER.stands_in(name) && aspect != Aspect::Completion {
        return Some(Direction::Down);
    }
    if NEITHER.stands_in(name) && aspect != Aspect::Completion {
        return None;
    }
    match aspect {
        Aspect::Completion | Aspect::Score | Aspect::Growth => Some(Direction::Up),
        Aspect::Amount | Aspect::Count | Aspect::Share => {
            MORE_IS_BETTER.stands_in(name).then_some(Direction::Up)
        }
    }
}
