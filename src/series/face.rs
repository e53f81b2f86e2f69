//! What a series is called, its unit, which way is good, and why its wordings are one.

use std::rc::Rc;

use super::group::Group;
use super::model::{Direction, Series};
use crate::claim::model::{Aspect, Claim};
use crate::document::model::Topic;
use crate::lexicon::terms::{LESS_IS_BETTER, MORE_IS_BETTER, NEITHER};
use crate::order::sort_by;

/// Makes a group of claims a series.
pub(super) fn face(group: &Group<'_>, claims: &[Claim], text: &str) -> Series {
    let members: Vec<&Claim> = group.claims.iter().filter_map(|&at| claims.get(at as usize)).collect();
    let wordings = tally(members.iter().map(|claim| claim.indicator.clone()));
    let name = most(&wordings).unwrap_or_else(|| Rc::from(""));
    let written = members.iter().filter_map(|claim| claim.quantity.as_ref());
    let units = written.clone().filter_map(|quantity| quantity.unit).map(|unit| Rc::from(unit.slice(text)));
    let bases = written.filter_map(|quantity| quantity.base.clone());
    let aspect = aspect(&members);
    let mut rules = vec![if wordings.len() == 1 { "same-words" } else { "same-parts" }];
    if group.filled {
        rules.push("threshold-said-before");
    }
    if group.elided {
        rules.push("part-left-out");
    }
    Series {
        direction: direction(&name, aspect),
        name,
        topic: topic(&members),
        status: group.status,
        plan_of: group.plan_of,
        aspect,
        base: most(&tally(bases)),
        unit: most(&tally(units)),
        wordings,
        rules,
        claims: group.claims.clone(),
    }
}

/// Each word with how often it stands, in the order in which they come.
fn tally(words: impl Iterator<Item = Rc<str>>) -> Vec<(Rc<str>, u32)> {
    let mut sorted: Vec<(Rc<str>, usize)> = words.zip(0..).collect();
    sort_by(&mut sorted, |one, two| one.0.cmp(&two.0));
    let mut counted: Vec<(Rc<str>, u32, usize)> = Vec::new();
    for (word, at) in sorted {
        match counted.last_mut().filter(|last| last.0 == word) {
            Some(last) => last.1 += 1,
            None => counted.push((word, 1, at)),
        }
    }
    sort_by(&mut counted, |one, two| one.2.cmp(&two.2));
    counted.into_iter().map(|(word, count, _)| (word, count)).collect()
}

/// The most common word, then the shortest, then the first by its characters: never by the order of the text.
fn most(words: &[(Rc<str>, u32)]) -> Option<Rc<str>> {
    let better = |one: &&(Rc<str>, u32), two: &&(Rc<str>, u32)| {
        let rank = |word: &(Rc<str>, u32)| (word.1, std::cmp::Reverse(word.0.chars().count()));
        rank(one).cmp(&rank(two)).then_with(|| two.0.cmp(&one.0))
    };
    words.iter().max_by(better).map(|word| word.0.clone())
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
