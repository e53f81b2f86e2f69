//! What a speaker counts of its own places: 前三9项, 4—7位7项, 靠后5项.

use crate::claim::model::{Aspect, Claim, End, Status};
use crate::lex::number;
use crate::lexicon::set::{WordSet, holds};
use crate::lexicon::standings::{AHEAD, BEHIND, FIRST, MIDDLE};

/// Part of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// Best and worst place, counted from the end.
    Places(u16, u16, End),
    /// 前列, 靠前
    Ahead,
    /// 中游, 居中
    Middle,
    /// 靠后, 落后
    Behind,
}

/// So many indicators in one part of the field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tally {
    /// Index into `Report::claims`.
    pub claim: u32,
    /// Which part.
    pub class: Class,
    /// How many indicators.
    pub count: u16,
}

/// The tally that a claim is; `None` for claims about anything else.
pub fn of(claim: &Claim, index: u32) -> Option<Tally> {
    let quantity = claim.quantity.as_ref().filter(|_| claim.aspect == Aspect::Count)?;
    let counts = matches!(quantity.base.as_deref(), None | Some("项" | "个"));
    let count = quantity.value.filter(|_| counts && claim.status == Status::Actual)?;
    let count = u16::try_from(count).ok().filter(|count| claim.subject.is_none() && *count > 0)?;
    let name = claim.indicator.as_ref();
    let of_indicators = holds(name, "指标") || claim.rules.contains(&"rank-class");
    let class = match claim.ranks.first() {
        Some(rank) if of_indicators => Class::Places(rank.from, rank.to, rank.end),
        Some(_) => return None,
        None => words(name, of_indicators)?,
    };
    Some(Tally { claim: index, class, count })
}

/// Verbs of standing in front of a part of the field, each to be taken off once, in this order.
static PLACED: WordSet = WordSet::new(&["排名", "位次", "位列", "位居", "处于", "处", "居", "列", "排"]);

/// The part of the field that an indicator's name tells (`排名全市前3位指标数`, `中游`).
fn words(name: &str, of_indicators: bool) -> Option<Class> {
    if of_indicators && let Some(class) = places(name) {
        return Some(class);
    }
    let says = |table: &WordSet| table.stands_in(name);
    // Without 指标 only the bare words count: 中游10项, 排名靠后1项.
    let bare = |table: &WordSet| {
        // Where none stands in front, none is behind one, either.
        let verbs: &[&str] = if PLACED.begins(name) { &PLACED } else { &[] };
        let rest = verbs.iter().fold(name, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        table.contains(&rest)
    };
    let told = |table: &WordSet| if of_indicators { says(table) } else { bare(table) };
    if told(&MIDDLE) {
        Some(Class::Middle)
    } else if told(&BEHIND) {
        Some(Class::Behind)
    } else if told(&AHEAD) {
        Some(Class::Ahead)
    } else {
        None
    }
}

/// 前三, 后3位, 4—7位, 第一.
fn places(name: &str) -> Option<Class> {
    for (at, c) in name.char_indices().take(40) {
        let rest = name.get(at..)?;
        match c {
            '前' | '后' => {
                if let Some((to, _)) = figure(name, at + c.len_utf8()) {
                    let end = if c == '前' { End::Top } else { End::Bottom };
                    return Some(Class::Places(1, to, end));
                }
            }
            _ if FIRST.begins(rest) => {
                return Some(Class::Places(1, 1, End::Top));
            }
            _ => {
                if let Some((from, end)) = figure(name, at)
                    && let Some(dash) =
                        ["—", "-", "~", "至"].iter().find(|dash| name[end..].starts_with(**dash))
                    && let Some((to, end)) = figure(name, end + dash.len())
                    && from < to
                    && (name[end..].starts_with('位') || name[end..].starts_with('名'))
                {
                    return Some(Class::Places(from, to, End::Top));
                }
            }
        }
    }
    None
}

fn figure(text: &str, at: usize) -> Option<(u16, usize)> {
    let number = number::arabic(text, at).or_else(|| number::chinese(text, at))?;
    let value = number.value.filter(|_| number.decimals == 0)?;
    u16::try_from(value).ok().filter(|value| *value > 0).map(|value| (value, number.end))
}

/// The size of the field where one speaker's parts add up to it: 前3, 4—7, 后3 make ten.
pub fn field(tallies: &[Tally]) -> Option<u16> {
    let parts = |wanted: End| {
        tallies.iter().filter_map(move |tally| match tally.class {
            Class::Places(from, to, end) if end == wanted => Some((from, to)),
            _ => None,
        })
    };
    let (_, bottom) = parts(End::Bottom).find(|part| part.0 == 1)?;
    let mut reach = 0;
    // Each round takes the part that follows; there are as many parts as tallies at the most.
    for _ in tallies {
        match parts(End::Top).find(|part| part.0 == reach + 1 && part.1 > reach) {
            Some(part) => reach = part.1,
            None => break,
        }
    }
    // 前三 and 后三 alone say nothing of the middle.
    let middle = parts(End::Top).any(|part| part.0 > 1 && part.1 == reach);
    if middle { reach.checked_add(bottom) } else { None }
}
