//! The cells of 汇总表: what a region says of a series as a number where it is one, its place in the scope that the head
//! names as a number, and every other place in words beside it.

use super::Extract;
use crate::book::{Cell, Column};
use crate::claim::model::{Claim, End, Rank, Status};
use crate::language::Language;
use crate::lex::unit::in_unit;
use crate::lexicon::gazetteer::{Place, gazetteer};
use crate::report::json::plain;
use crate::series::Series;
use crate::serve::held::Held;
use crate::serve::rows::signed;
use crate::serve::series::place;
use crate::serve::view::{Line, silence, topic_name};

/// A series of the table with what each region says of it.
pub(super) struct Group<'a> {
    pub(super) series: &'a Series,
    pub(super) line: Line,
    /// The scope of most of its places, told by the head of their column; `None` where no place is exact.
    scope: Option<&'a str>,
    /// The city that the regions are of.
    city: Option<&'static Place>,
    /// Whether a place does not go into that column.
    remarks: bool,
    /// The times that its claims tell, each once, in the order of the text.
    pub(super) times: Vec<&'a str>,
    /// Whether a claim of it tells none.
    untold: bool,
}

impl<'a> Group<'a> {
    pub(super) fn new(held: &'a Held, line: Line) -> Option<Self> {
        let series = held.report.series.get(line.series as usize)?;
        let claims = || {
            line.cells
                .iter()
                .flat_map(|cell| &cell.claims)
                .filter_map(|&claim| held.report.claims.get(claim as usize))
        };
        let mut scopes: Vec<(&str, u32)> = Vec::new();
        let city = city(held);
        for rank in claims().flat_map(|claim| &claim.ranks).filter(|rank| exact(rank)) {
            let scope = canonical(&rank.scope, city);
            match scopes.iter_mut().find(|(known, _)| *known == scope) {
                Some((_, count)) => *count += 1,
                None => scopes.push((scope, 1)),
            }
        }
        let weight = |scope: &(&str, u32)| (scope.1, scope.0 == "全市");
        let scope =
            scopes.iter().copied().reduce(|one, two| if weight(&two) > weight(&one) { two } else { one });
        let scope = scope.map(|scope| scope.0);
        let cells = || line.cells.iter().map(|cell| told_ranks(held, &cell.claims));
        let remarks = cells().any(|own| own.len() > usize::from(number(&own, scope, city).is_some()));
        let mut times: Vec<&str> = claims().map(time).filter(|told| !told.is_empty()).collect();
        crate::order::once(&mut times, |one, two| one.cmp(two));
        let untold = claims().any(|claim| time(claim).is_empty());
        Some(Self { scope, city, remarks, times, untold, series, line })
    }

    /// The scope that the head of its places names.
    pub(super) fn scope(&self) -> Option<&'a str> {
        self.scope
    }

    /// Whether its claims tell of several times: then each tells its own.
    pub(super) fn dated(&self) -> bool {
        self.times.len() > 1
    }

    /// The one time of which it tells, in words; empty where there are several.
    pub(super) fn time(&self, language: Language) -> String {
        match (self.times.as_slice(), self.untold) {
            ([], _) => language.pick("时期未写明", "time not stated").to_owned(),
            ([time], false) => (*time).to_owned(),
            ([time], true) => language.pick(format!("{time}或未写明"), format!("{time} or not stated")),
            _ => String::new(),
        }
    }

    /// Unit and time, as far as they hold for all of it.
    fn told(&self, time: &str, language: Language) -> String {
        let told = [self.series.unit.as_deref().unwrap_or_default(), time];
        let told = told.into_iter().filter(|word| !word.is_empty());
        let told = told.collect::<Vec<_>>().join(language.pick("，", ", "));
        if told.is_empty() { told } else { language.pick(format!("（{told}）"), format!(" ({told})")) }
    }

    /// Its heads: 数值, and where it has them 位次, 位次备注, 时期; what holds for all of it in brackets.
    pub(super) fn heads(&self, columns: &mut Vec<Column>, (time, dated): (&str, bool), language: Language) {
        let group = format!("{}{}", self.series.name, self.told(time, language));
        let over = topic_name(self.series.topic, language);
        let mut push = |name: String, width| {
            columns.push(Column { over: over.to_owned(), group: group.clone(), name, width });
        };
        push(language.pick("数值", "value").to_owned(), 11);
        if let Some(scope) = self.scope {
            push(place_head(scope, language), 8);
        }
        if self.remarks {
            push(language.pick("位次备注", "other ranks").to_owned(), 10);
        }
        if dated {
            push(language.pick("时期", "period").to_owned(), 10);
        }
    }

    /// The cells under [`Self::heads`].
    pub(super) fn cells(&self, told: Told, dated: bool, row: &mut Vec<Cell>) {
        row.push(told.value);
        row.extend(self.scope.map(|_| told.place));
        row.extend(self.remarks.then(|| Cell::text(&told.remark)));
        row.extend(dated.then_some(told.time));
    }

    /// What the region at this place of the line says of it, as far as a file holds it.
    pub(super) fn region(&self, extract: &Extract<'_>, at: usize) -> Told {
        let held = extract.held;
        let cell = self.line.claims(at);
        if cell.is_empty() {
            let words = silence(extract.language);
            let words = match (self.line.hidden(at), self.line.lost(at)) {
                (true, _) => words.hidden,
                (_, true) => words.lost,
                _ => words.missing,
            };
            return Told { value: Cell::text(words), ..Told::default() };
        }
        let claims: Vec<&Claim> =
            cell.iter().filter_map(|&claim| held.report.claims.get(claim as usize)).collect();
        self.of(held, &claims, extract.language)
    }

    /// What some claims of one region say of it, the best first; nothing where there are none.
    pub(super) fn of(&self, held: &Held, claims: &[&Claim], language: Language) -> Told {
        let (value, time) = value(held, claims, self.series.unit.as_deref(), language);
        let ranks = ranks(claims);
        let number = number(&ranks, self.scope, self.city);
        let rest = (0..).zip(&ranks).filter(|(at, _)| Some(*at) != number.map(|number| number.0));
        let words: Vec<String> = rest.map(|(_, rank)| place(rank, language)).collect();
        Told {
            value,
            time,
            place: number.map_or(Cell::Empty, |(_, rank)| Cell::Number(rank.from.to_string())),
            remark: words.join(language.pick("；", "; ")),
        }
    }
}

/// 位次 with the scope in which it counts.
pub(super) fn place_head(scope: &str, language: Language) -> String {
    language.pick(format!("位次（{scope}）"), format!("rank ({scope})"))
}

/// What a region says of a series.
#[derive(Default)]
pub(super) struct Told {
    pub(super) value: Cell,
    pub(super) time: Cell,
    /// Its place in the scope of the head.
    pub(super) place: Cell,
    /// Its other places, in words.
    pub(super) remark: String,
}

/// The city of the first region that speaks and is in the gazetteer.
fn city(held: &Held) -> Option<&'static Place> {
    let speaking = held.report.regions.iter().filter(|region| !region.blocks.is_empty());
    let code = speaking.filter_map(|region| region.code).next()?;
    gazetteer().by_code(code / 100 * 100)
}

/// 衢州第一 among the counties of 衢州 is 全市第一.
fn canonical<'s>(scope: &'s str, city: Option<&Place>) -> &'s str {
    if city.is_some_and(|city| scope == city.name || scope == city.short) { "全市" } else { scope }
}

/// One place from the top, rather than some or one from the bottom.
fn exact(rank: &Rank) -> bool {
    rank.from == rank.to && rank.end == End::Top
}

/// The place that goes into the column of a scope: the first one that is a number there.
fn number<'r>(ranks: &[&'r Rank], scope: Option<&str>, city: Option<&Place>) -> Option<(usize, &'r Rank)> {
    let fits = |rank: &&Rank| exact(rank) && Some(canonical(&rank.scope, city)) == scope;
    let at = ranks.iter().position(fits)?;
    ranks.get(at).map(|rank| (at, *rank))
}

fn told_ranks<'a>(held: &'a Held, cell: &[u32]) -> Vec<&'a Rank> {
    let claims: Vec<&Claim> =
        cell.iter().filter_map(|&claim| held.report.claims.get(claim as usize)).collect();
    ranks(&claims)
}

/// The places that some claims tell, each once.
fn ranks<'a>(claims: &[&'a Claim]) -> Vec<&'a Rank> {
    let mut ranks: Vec<&Rank> = claims.iter().flat_map(|claim| &claim.ranks).collect();
    crate::order::once(&mut ranks, |one, two| {
        (&*one.scope, one.from, one.to, one.end).cmp(&(&*two.scope, two.from, two.to, two.end))
    });
    ranks
}

/// The words of a claim's period; empty where it has none.
fn time(claim: &Claim) -> &str {
    claim.period.as_ref().map_or("", |period| period.words.as_str())
}

/// A claim's value in a unit, where it is one exact number that fits it.
pub(super) fn number_of(claim: &Claim, unit: Option<&str>) -> Option<String> {
    let quantity = claim.quantity.as_ref().filter(|quantity| quantity.bound.is_none())?;
    in_unit(quantity.value?, quantity.base.as_deref(), unit).map(plain)
}

/// What a region states, and for which time: one number, several parted, a plan named as one, a bounded value in the
/// text's own words, or that it tells its place alone.
fn value(held: &Held, claims: &[&Claim], unit: Option<&str>, language: Language) -> (Cell, Cell) {
    let stated = |done: bool| {
        let mut told: Vec<(Cell, &str)> = Vec::new();
        for claim in claims.iter().filter(|claim| (claim.status == Status::Actual) == done) {
            if claim.quantity.is_none() {
                continue;
            }
            let cell = number_of(claim, unit).map_or_else(|| Cell::Text(signed(held, claim)), Cell::Number);
            told.push((cell, time(claim)));
        }
        // A number and the same words are told by one of them.
        crate::order::once(&mut told, |one, two| (one.0.words(), one.1).cmp(&(two.0.words(), two.1)));
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
            None => (Cell::text(silence(language).missing), Cell::Empty),
            Some(claim) => {
                let words = Cell::text(silence(language).rank_only);
                (words.clone(), times(&[(words, time(claim))]))
            }
        },
        ([], planned) => {
            (Cell::Text(format!("{}{}", language.pick("计划", "planned "), joined(planned))), times(planned))
        }
        (several, _) => (Cell::Text(joined(several)), times(several)),
    }
}
