//! A row of figures: its number, its label, its unit, and the figures under their columns.

use super::head::{self, Column};
use super::{Around, Cell, Read, Table, cell, place};
use crate::lex::node::{Lexed, Numeral};
use crate::lex::unit::Base;
use crate::lexicon::columns::{INDICATORS, NUMBERS, OF_PROJECTS, PROJECTS, TOTALS, UNITS, WHOLES};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Fate;
use crate::source::Span;

/// Columns of a table at the most; cells further right keep the fate the lexer gave them.
const COLUMNS: usize = 256;

/// Columns that are looked through for what a place or a growth is of.
pub(super) const REACH: usize = 24;

/// Bytes from which on a cell may be a sentence.
const PROSE: usize = 9;

/// The cells of a row, without the blanks around them.
fn cells(text: &str, row: Span) -> Vec<Span> {
    let mut from = row.start() as usize;
    let mut cells = Vec::new();
    for cell in row.slice(text).split('\t') {
        let front = cell.len() - cell.trim_start().len();
        let body = cell.trim();
        cells.push(Span::of(from + front, from + front + body.len()));
        from += cell.len() + 1;
    }
    cells.truncate(COLUMNS);
    cells
}

/// The numeral that fills a cell, or the value in front of a place in brackets.
fn figure(text: &str, lexed: &Lexed, cell: Span, bracketed: bool) -> Option<usize> {
    let found = lexed.numerals.partition_point(|numeral| numeral.span.start() < cell.start());
    let numeral = lexed.numerals.get(found).filter(|numeral| numeral.fate != Fate::Date)?;
    let whole = numeral.span.end() == cell.end()
        || bracketed && place::in_brackets(text, cell, numeral.span, lexed).is_some();
    (!cell.is_empty() && numeral.span.start() == cell.start() && whole).then_some(found)
}

/// Whether a cell says that there is nothing to say (`—`, `/`, `…`).
fn is_blank(text: &str, cell: Span) -> bool {
    cell.slice(text).chars().all(|c| matches!(c, '-' | '—' | '/' | '…' | '*' | '.' | '·' | '\\' | '~'))
}

/// What the rows of a table are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Places or things: the columns say what is measured.
    Members,
    /// Indicators: the label says what is measured.
    Indicators,
}

/// Reads a row: a head row fills the table's columns, another gives cells.
pub fn row(around: Around<'_>, row: Span, lexed: &mut Lexed, table: &mut Table) -> Read {
    let text = around.text;
    let cells = cells(text, row);
    let bracketed = table.bracketed();
    let figures: Vec<Option<usize>> =
        cells.iter().map(|cell| figure(text, lexed, *cell, bracketed)).collect();
    let mut read = Read::default();
    if figures.iter().skip(1).all(Option::is_none) {
        // A row that has nothing to say but its unit is no head.
        let dashed = cells.iter().skip(1).any(|cell| !cell.is_empty() && is_blank(text, *cell));
        let unit = |cell: Span| dashed && cell::whole_unit(text, cell).is_some();
        let told = cells.iter().skip(1).any(|cell| !is_blank(text, *cell) && !unit(*cell));
        if told && !prose(&cells, lexed, &mut read) {
            head::take(around, &cells, lexed, table);
        }
    } else {
        head::settle(around, table);
        let numbered = number_of_row(&cells, &figures, lexed, table);
        let label = label(around, &cells, &figures, table);
        table.label = label;
        table.filled = true;
        if !places_of_above(around, &cells, &figures, label, lexed, table, &mut read) {
            read.cells = values(around, &cells, &figures, numbered, label, lexed, table);
            table.above.clear();
        }
        prose(&cells, lexed, &mut read);
    }
    read.label = table.label.filter(|label| !is_total(around, *label)).filter(|_| !read.prose.is_empty());
    // What is left in cells of words are parts of names (`机关用地(三)`) where it measures nothing.
    let first = lexed.numerals.partition_point(|numeral| numeral.span.start() < row.start());
    let told = |numeral: &Numeral| read.prose.iter().any(|cell| cell.contains(numeral.span));
    for numeral in lexed.numerals.iter_mut().skip(first) {
        let counts = numeral.base == Base::None || numeral.dimension == Dimension::Count;
        if numeral.fate == Fate::Unread && counts && !told(numeral) {
            (numeral.fate, numeral.why) = (Fate::Name, "name-tail");
        }
    }
    read
}

/// Notes the cells of a row of figures that are running words with figures in them (`形象进度`).
fn prose(cells: &[Span], lexed: &Lexed, read: &mut Read) -> bool {
    for cell in cells.iter().skip(2).filter(|cell| cell.len() as usize >= PROSE) {
        let first = lexed.numerals.partition_point(|numeral| numeral.span.start() < cell.start());
        let mut inside = lexed.numerals.iter().skip(first).take_while(|numeral| cell.contains(numeral.span));
        if inside.any(|numeral| {
            numeral.fate == Fate::Unread && numeral.base != Base::None && numeral.span != *cell
        }) {
            read.prose.push(*cell);
        }
    }
    !read.prose.is_empty()
}

/// A row of places below the values that they are of (`位次` under `增速`): gives them to the claims above.
fn places_of_above(
    around: Around<'_>,
    cells: &[Span],
    figures: &[Option<usize>],
    label: Option<Span>,
    lexed: &mut Lexed,
    table: &Table,
    read: &mut Read,
) -> bool {
    let Some(label) = label.filter(|label| cells.contains(label)) else { return false };
    let words: String = label.slice(around.text).chars().filter(|c| !c.is_whitespace()).collect();
    let words = words.trim_start_matches("其中:");
    let Some(scope) = place::scope(words, label.slice(around.text), label) else { return false };
    let below = place::ranked(words).is_some_and(|ranked| place::told(ranked) != place::Told::Name);
    if !below || table.above.is_empty() {
        return false;
    }
    for (at, index) in figures.iter().enumerate() {
        let claim = table.above.binary_search_by_key(&at, |(column, _)| *column).ok();
        let claim = claim.and_then(|found| table.above.get(found)).map(|(_, claim)| *claim);
        if let (Some(index), Some(claim)) = (*index, claim) {
            read.places.extend(place::place(index, scope, lexed).map(|place| (claim, place)));
        }
    }
    true
}

/// The claims of a row's figures.
fn values(
    around: Around<'_>,
    cells: &[Span],
    figures: &[Option<usize>],
    numbered: Option<usize>,
    label: Option<Span>,
    lexed: &mut Lexed,
    table: &Table,
) -> Vec<Cell> {
    let text = around.text;
    let mut out: Vec<Cell> = Vec::new();
    // The columns of values, and which of them each is.
    let mut of: Vec<(usize, usize)> = Vec::new();
    // A column of units says them row by row; else the label may end with its unit.
    let column = table.columns.iter().position(|column| UNITS.contains(&column.name.as_str()));
    let unit = column.and_then(|at| cells.get(at).filter(|cell| !cell.is_empty()).copied());
    let unit = unit.and_then(|unit| cell::whole_unit(text, unit));
    let total = label.is_some_and(|label| is_total(around, label));
    let member = total || label.is_some_and(|label| around.names_place(label));
    let by_label = !member && table.kind() == Kind::Indicators;
    let places = member && table.places_alone(cells, figures, lexed);
    for (at, cell) in cells.iter().enumerate().skip(1) {
        let place = table.columns.get(at).and_then(|column| column.place);
        let place = place.or_else(|| places.then(|| Span::new(cell.start(), cell.start())));
        if let Some(scope) = place {
            let told = match figures.get(at).copied().flatten() {
                Some(index) => place::place(index, scope, lexed),
                None => place::written(*cell, lexed),
            };
            let column = table.ranked(at);
            let value = column.and_then(|column| of.binary_search_by_key(&column, |(at, _)| *at).ok());
            let value = value.and_then(|found| of.get(found)).map(|(_, value)| *value);
            match value.and_then(|value| out.get_mut(value)) {
                Some(cell) => cell.draft.ranks.extend(told),
                None => out.extend(told.and_then(|told| table.place_alone(at, label, told, lexed))),
            }
            continue;
        }
        let Some(index) = figures.get(at).copied().flatten() else { continue };
        let Some(label) = label.filter(|label| label != cell) else { continue };
        let asked = cell::Asked { label, unit, at, index, by_label, total };
        let value = lexed.numerals.get(index).map(|numeral| numeral.span);
        if let Some(mut made) = cell::cell(text, asked, lexed, table) {
            let place = value.and_then(|value| place::in_brackets(text, *cell, value, lexed));
            made.draft.ranks.extend(
                place.and_then(|index| place::place(index, Span::new(cell.start(), cell.start()), lexed)),
            );
            of.push((at, out.len()));
            out.push(made);
        }
    }
    // The row's number is its place where the head says so: in the sum of the others, or in all there is.
    if let Some(index) = numbered
        && let Some(cell) = table.summed(&of).and_then(|at| out.get_mut(at))
    {
        cell.draft.ranks.extend(place::place(index, Span::new(cell.draft.at, cell.draft.at), lexed));
    }
    out
}

/// The number that counts a row, in front of its label; gives it where the column's head calls it a place.
fn number_of_row(
    cells: &[Span],
    figures: &[Option<usize>],
    lexed: &mut Lexed,
    table: &Table,
) -> Option<usize> {
    let index = figures.first().copied().flatten()?;
    let labelled =
        figures.get(1).is_some_and(Option::is_none) && cells.get(1).is_some_and(|cell| !cell.is_empty());
    let numeral = lexed.numerals.get_mut(index).filter(|numeral| labelled && numeral.base == Base::None)?;
    (numeral.fate, numeral.why) = (Fate::Ordinal, "list-mark");
    table.columns.first().is_some_and(|column| column.place.is_some()).then_some(index)
}

/// What a row is about: its first words, or those right before the figures where the first cell spans rows or
/// columns, or the row's above where there are none.
fn label(around: Around<'_>, cells: &[Span], figures: &[Option<usize>], table: &Table) -> Option<Span> {
    let text = around.text;
    let corner = |at: usize| table.columns.get(at).map_or("", |column| column.name.as_str());
    let number = NUMBERS.contains(&corner(0)) && table.columns.len() > 1;
    let from = usize::from(number || figures.first().is_some_and(Option::is_some));
    let end = figures.iter().skip(from).position(Option::is_some).map_or(cells.len(), |at| at + from);
    // 单位 heads a column of units, or one of those who report.
    let unit = |at: usize, cell: Span| UNITS.contains(&corner(at)) && cell::whole_unit(text, cell).is_some();
    let told =
        |(at, cell): &(usize, &Span)| !cell.is_empty() && !is_blank(text, **cell) && !unit(*at, **cell);
    let all = cells.iter().enumerate().take(end).skip(from).filter(told).map(|(_, cell)| *cell);
    let words: Vec<Span> = all.collect();
    let first = words.first().copied();
    // A sum spans the columns of labels, and may stand in that of numbers.
    let sum = cells.iter().take(end).find(|cell| is_total(around, **cell)).copied();
    let spanned = cells.get(from).is_some_and(|cell| cell.is_empty())
        || corner(from + 1).is_empty() && table.columns.len() > from + 1
        || INDICATORS.contains(&corner(from + 1))
        || words.len() > 1 && words.iter().all(|cell| around.names_place(*cell));
    let last = words.last().copied().filter(|_| spanned);
    // A place beside the class it is of (`县市区`), but not where a project lies.
    let place = words.iter().rev().find(|cell| around.names_place(**cell)).copied();
    let place = place.filter(|_| !PROJECTS.contains(&corner(from)));
    sum.or(last).or(place).or(first).or_else(|| table.label.filter(|label| !label.slice(text).is_empty()))
}

/// Whether a row's label says that it sums the others, or is of the whole that the text is about.
pub(super) fn is_total(around: Around<'_>, label: Span) -> bool {
    let words: String = label.slice(around.text).chars().filter(|c| !c.is_whitespace()).take(16).collect();
    let whole = WHOLES.iter().find_map(|whole| words.strip_prefix(whole).map(|rest| (*whole, rest)));
    match whole {
        Some((whole, rest)) => (rest.is_empty() || TOTALS.contains(&rest)) && whole == around.whole,
        None => TOTALS.contains(&words.as_str()),
    }
}

impl Table {
    /// Whether places stand in brackets behind the figures of some column.
    fn bracketed(&self) -> bool {
        self.caption.bracketed
            || self.columns.iter().any(|column| column.bracketed)
            || self.heads.iter().any(|row| head::bracketed(row))
    }

    /// What its rows are, by the head of the labels.
    fn kind(&self) -> Kind {
        let first = self.columns.first().filter(|column| !NUMBERS.contains(&column.name.as_str()));
        let corner = first.or(self.columns.get(1)).map_or("", |column| column.name.as_str());
        let projects = PROJECTS.contains(&corner)
            && self.columns.iter().skip(1).any(|column| OF_PROJECTS.stands_in(&column.name));
        let values = self.columns.iter().skip(1).filter(|column| column.place.is_none());
        let told = values.clone().any(|column| !column.measure.is_empty() && column.region.is_none());
        // A caption names what the figures of things (`景区`) are of.
        let told = told || !self.caption.noun.is_empty() && !corner.is_empty();
        if !projects && (INDICATORS.contains(&corner) || !told) { Kind::Indicators } else { Kind::Members }
    }

    /// Whether all figures of a row are places: the caption says so, no head and no unit gainsays it.
    fn places_alone(&self, cells: &[Span], figures: &[Option<usize>], lexed: &Lexed) -> bool {
        const LAST: u32 = 200;
        let plain = |column: &Column| column.unit.is_none() && !column.growth && column.place.is_none();
        let place = |index: &usize| {
            lexed.numerals.get(*index).is_some_and(|numeral| {
                numeral.base == Base::None
                    && numeral
                        .value
                        .is_some_and(|value| value.is_integer() && value >= 1.into() && value <= LAST.into())
            })
        };
        self.caption.places
            && self.units.is_empty()
            && self.columns.get(1..cells.len()).unwrap_or_default().iter().all(plain)
            && figures.iter().skip(1).flatten().all(place)
    }

    /// The column of values left of `at` that the places in it are of.
    fn ranked(&self, at: usize) -> Option<usize> {
        let left = self.columns.get(..at)?;
        let ranked = self.ranked_words(at);
        let group = self.columns.get(at).map_or("", |column| column.group.as_str());
        let values =
            left.iter().enumerate().skip(1).rev().take(REACH).filter(|(_, column)| column.place.is_none());
        let mut own = values.clone().filter(|(_, column)| column.group == group || group.is_empty());
        match place::told(ranked) {
            place::Told::Nothing => values.map(|(at, _)| at).next(),
            place::Told::Value => own.find(|(_, column)| column.is_value()).map(|(at, _)| at),
            place::Told::Growth => own.find(|(_, column)| column.growth).map(|(at, _)| at),
            place::Told::Name => {
                values.clone().find(|(_, column)| ranks_it(ranked, column)).map(|(at, _)| at)
            }
        }
    }

    /// Of columns and their claims the claim that a place in front of the row is of: the sum, or the only one.
    fn summed(&self, of: &[(usize, usize)]) -> Option<usize> {
        use crate::lexicon::columns::SUMS;
        let placed = |at: &usize| self.columns.get(*at).is_some_and(|column| column.place.is_some());
        let places = (1..self.columns.len()).take(REACH).filter(placed);
        let taken: Vec<usize> = places.filter_map(|place| self.ranked(place)).collect();
        let free = |(at, _): &&(usize, usize)| !taken.contains(at);
        let sum = |(at, _): &&(usize, usize)| {
            self.columns.get(*at).is_some_and(|column| SUMS.stands_in(&column.name))
        };
        let found = of.iter().take(REACH).filter(free).find(sum).or(of.first().filter(|_| of.len() == 1));
        found.map(|(_, value)| *value)
    }
}

/// Whether the words of a head of places (`规上工业增加值增速` of `…位次`) name what a column holds.
fn ranks_it(ranked: &str, column: &Column) -> bool {
    let name = column.name.as_str();
    !name.is_empty() && (name.ends_with(ranked) || ranked.ends_with(name) || name.starts_with(ranked))
}
