//! 汇总表, the office's own table: regions down the side in official order, series across, 数值 and
//! 位次 side by side, unit and time in the head; where times differ, each in a column of its own. Of several documents
//! each has its own row ([`super::several`]).

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::{Extract, several};

use crate::book::{Cell, Column, Sheet};
use crate::claim::model::{Claim, End, Rank, Status};
use crate::document::model::Region;
use crate::report::json::plain;
use crate::serve::held::Held;
use crate::serve::protocol::Language;
use crate::serve::rows::signed;
use crate::serve::series::{Group, covered, place};

/// Series across at most: a page of A4 is as wide as it is. The other sheets hold the rest.
const MOST: usize = 60;

/// The sheet; series told by one region only are left to the sheet of claims.
pub(super) fn sheet(extract: &Extract<'_>, title: String) -> Sheet {
    if extract.held.parts.len() > 1 {
        return several::sheet(extract, title);
    }
    let (held, language) = (extract.held, extract.language);
    let groups = groups(extract);
    let scales: Vec<Scale> = groups.iter().map(|group| Scale::of(held, group)).collect();
    let times: Vec<Option<&str>> =
        groups.iter().map(|group| one_time(extract.of(&group.all).map(time))).collect();
    let mut columns = vec![Column::new(language.pick("地区", "region"), 14)];
    for ((group, scale), time) in groups.iter().zip(&scales).zip(&times) {
        let told = [scale.unit.as_str(), time.unwrap_or("")];
        head(&mut columns, &group.item.name, told, time.is_none(), language);
    }
    let told = |index: &u32| {
        groups.iter().any(|group| extract.of(&group.all).any(|claim| held.group(claim) == Some(*index)))
    };
    let regions = regions(held).into_iter().filter(|index| extract.passing.is_none() || told(index));
    let rows = regions.map(|index| {
        let name = held.report.regions.get(index as usize).map_or("", |region| region.name.as_str());
        let mut row = vec![Cell::text(name)];
        for ((group, scale), time) in groups.iter().zip(&scales).zip(&times) {
            let own: Vec<&Claim> =
                extract.of(&group.all).filter(|claim| held.group(claim) == Some(index)).collect();
            let (value, period) = value(held, &own, scale, language);
            row.extend([value, rank(&own, language)]);
            row.extend(time.is_none().then_some(period));
        }
        row
    });
    Sheet {
        name: language.pick("汇总表", "summary").to_owned(),
        title,
        rows: rows.collect(),
        columns,
        frozen: 1,
    }
}

/// The series of the table: told by two regions or more, best covered first.
pub(super) fn groups(extract: &Extract<'_>) -> Vec<Group> {
    covered(extract.held).into_iter().filter(|group| extract.any(&group.all)).take(MOST).collect()
}

/// The heads of one series: 数值, 位次, and where times differ 时期; what holds for all of it in brackets.
pub(super) fn head(
    columns: &mut Vec<Column>,
    series: &str,
    told: [&str; 2],
    dated: bool,
    language: Language,
) {
    let told: Vec<&str> = told.into_iter().filter(|word| !word.is_empty()).collect();
    let told = told.join(language.pick("，", ", "));
    let told =
        if told.is_empty() { told } else { language.pick(format!("（{told}）"), format!(" ({told})")) };
    let head = format!("{series}{told}");
    let names = [
        (language.pick("数值", "value"), 11),
        (language.pick("位次", "rank"), 8),
        (language.pick("时期", "period"), 10),
    ];
    for (name, width) in names.into_iter().take(if dated { 3 } else { 2 }) {
        columns.push(Column { group: head.clone(), name: name.to_owned(), width });
    }
}

/// The words of a claim's period; empty where it has none.
fn time(claim: &Claim) -> &str {
    claim.period.as_ref().map_or("", |period| period.words.as_str())
}

/// The one time of which all of them speak; `None` where times differ or one is not told: then each tells its own.
fn one_time<'a>(mut times: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = times.next().filter(|first| !first.is_empty())?;
    times.all(|other| other == first).then_some(first)
}

/// The regions that speak (where none does, all) in official order: by their code; those without
/// one, zones above all, behind them as the text has them. Each name once. Of several documents all: a table among
/// them lets nobody speak.
pub(super) fn regions(held: &Held) -> Vec<u32> {
    let named = |&index: &u32| held.groups.get(index as usize) == Some(&index);
    let all = (0..).zip(&held.report.regions).map(|(index, _)| index);
    let mut regions: Vec<u32> = all.filter(named).collect();
    let region = |index: u32| held.report.regions.get(index as usize);
    let speaks = |index: &u32| region(*index).is_some_and(|region| !region.blocks.is_empty());
    if held.parts.is_empty() && regions.iter().any(speaks) {
        regions.retain(speaks);
    }
    let code = |region: &Region| (region.code.is_none(), region.code);
    crate::order::sort_by_key(&mut regions, |&index| region(index).map(code));
    regions
}

/// The unit of a series' column, and how many base units it is.
pub(super) struct Scale {
    pub(super) unit: String,
    factor: Decimal,
}

impl Scale {
    /// The unit that most of its claims are written in, where it is a multiple of the base unit.
    pub(super) fn of(held: &Held, group: &Group) -> Self {
        let base = group.item.base.as_str();
        let mut counts: Vec<(String, u32)> = Vec::new();
        for claim in group.all.iter().filter_map(|&claim| held.report.claims.get(claim as usize)) {
            let Some(unit) = claim.quantity.as_ref().and_then(|quantity| quantity.unit) else { continue };
            let unit = held.quote(unit);
            match counts.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, count)) => *count += 1,
                None => counts.push((unit.into_owned(), 1)),
            }
        }
        crate::order::sort_by_key(&mut counts, |(_, count)| Reverse(*count));
        let usual = counts.into_iter().find_map(|(unit, _)| Some((multiple(&unit, base)?, unit)));
        match usual {
            Some((factor, unit)) => Self { unit, factor },
            None => Self { unit: base.to_owned(), factor: Decimal::ONE },
        }
    }
}

/// How many of its base unit a written unit is, where it says so itself.
fn multiple(unit: &str, base: &str) -> Option<Decimal> {
    const SIGNS: [(&str, i64); 5] =
        [("", 1), ("万亿", 1_000_000_000_000), ("亿", 100_000_000), ("千万", 10_000_000), ("万", 10_000)];
    SIGNS.into_iter().find(|(sign, _)| unit.strip_prefix(sign) == Some(base)).map(|(_, size)| size.into())
}

/// What a region states, and for which time: one number, several parted, a plan named as one, a bounded value in the
/// text's own words, or that it says nothing.
pub(super) fn value(held: &Held, claims: &[&Claim], scale: &Scale, language: Language) -> (Cell, Cell) {
    let stated = |done: bool| {
        let mut told: Vec<(Cell, &str)> = Vec::new();
        for claim in claims.iter().filter(|claim| (claim.status == Status::Actual) == done) {
            let Some(quantity) = &claim.quantity else { continue };
            let exact = quantity.value.filter(|_| quantity.bound.is_none());
            let number = exact.and_then(|value| value.checked_div(scale.factor)).map(plain);
            let cell = number.map_or_else(|| Cell::Text(signed(held, claim)), Cell::Number);
            let one = (cell, time(claim));
            if !told.contains(&one) {
                told.push(one);
            }
        }
        told
    };
    let (done, planned) = (stated(true), stated(false));
    let between = language.pick("；", "; ");
    let joined =
        |told: &[(Cell, &str)]| told.iter().map(|one| one.0.words()).collect::<Vec<_>>().join(between);
    let times = |told: &[(Cell, &str)]| {
        let none = language.pick("未写明", "not stated");
        let words = told.iter().map(|one| if one.1.is_empty() { none } else { one.1 });
        Cell::Text(words.collect::<Vec<_>>().join(between))
    };
    match (done.as_slice(), planned.as_slice()) {
        ([one], _) => (one.0.clone(), times(&done)),
        ([], []) => match claims.first() {
            None => (Cell::Text(language.pick("未提及", "not told").to_owned()), Cell::Empty),
            Some(claim) => {
                let words = language.pick("只提位次", "rank only").to_owned();
                (Cell::Text(words.clone()), times(&[(Cell::Text(words), time(claim))]))
            }
        },
        ([], planned) => {
            (Cell::Text(format!("{}{}", language.pick("计划", "planned "), joined(planned))), times(planned))
        }
        (several, _) => (Cell::Text(joined(several)), times(several)),
    }
}

/// The places it claims: a number for one place in the city, words for anything else.
pub(super) fn rank(claims: &[&Claim], language: Language) -> Cell {
    let mut ranks: Vec<&Rank> = Vec::new();
    for rank in claims.iter().flat_map(|claim| &claim.ranks) {
        let same = |other: &&Rank| {
            (&*other.scope, other.from, other.to, other.end) == (&*rank.scope, rank.from, rank.to, rank.end)
        };
        if !ranks.iter().any(same) {
            ranks.push(rank);
        }
    }
    match ranks.as_slice() {
        [rank] if &*rank.scope == "全市" && rank.from == rank.to && rank.end == End::Top => {
            Cell::Number(rank.from.to_string())
        }
        ranks => {
            let words: Vec<String> = ranks.iter().map(|rank| place(rank, language)).collect();
            Cell::text(&words.join(language.pick("；", "; ")))
        }
    }
}
