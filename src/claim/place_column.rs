//! Columns of places in a table (位次 beside the value it ranks): the place goes to the value left of it, or stands
//! alone where its head names what no column beside it holds.

use super::draft::Draft;
use super::naming;
use super::table::{Cell, PLAIN, Table};
use crate::lex::node::{Lexed, Place};
use crate::lexicon::ranks::SCOPES;
use crate::lexicon::values::{End, Fate, Status};
use crate::source::Span;

/// Heads of columns whose figures are places, with or without a scope in front (全市位次).
const PLACES: &[&str] = &["位次", "排名", "名次", "排位", "座次", "排序", "位数"];

/// Whether a head of `name` is one of places: the words of its scope, empty where it names none.
pub(super) fn scope(name: &str, words: &str, cell: Span) -> Option<Span> {
    let front = PLACES.iter().find_map(|end| name.strip_suffix(end))?;
    let scope = SCOPES.iter().find(|scope| front.ends_with(**scope));
    let found =
        scope.and_then(|scope| words.find(*scope).map(|at| (cell.start() as usize + at, scope.len())));
    let start = cell.start() as usize;
    Some(found.map_or(Span::of(start, start), |(at, length)| Span::of(at, at + length)))
}

/// A figure in a column of places, made a place; `None` where it is no whole number.
pub(super) fn place(index: usize, scope: Span, lexed: &mut Lexed) -> Option<usize> {
    let numeral = lexed.numerals.get_mut(index)?;
    (numeral.fate, numeral.why) = (Fate::Ordinal, "rank");
    let place = numeral.value.filter(|value| value.is_integer()).and_then(|value| u16::try_from(value).ok());
    let place = place.filter(|place| *place > 0)?;
    (numeral.fate, numeral.why) = (Fate::Claim, "rank");
    let span = numeral.span;
    lexed.ranks.push(Place {
        span,
        scope,
        from: place,
        to: place,
        end: End::Top,
        tie: false,
        of: None,
        step: None,
        numeral: Some(index),
    });
    Some(lexed.ranks.len() - 1)
}

impl Table {
    /// What the head of the column of places at `at` says is ranked, without its scope; empty where it says nothing.
    fn ranked(&self, at: usize) -> &str {
        let name = self.columns.get(at).map_or("", |column| column.name.as_str());
        let name = PLACES.iter().find_map(|end| name.strip_suffix(end)).unwrap_or("");
        SCOPES.iter().find_map(|scope| name.strip_suffix(scope)).unwrap_or(name)
    }

    /// Whether the places of column `at` are those of the values left of it: its head says nothing else.
    pub(super) fn ranks_left(&self, at: usize) -> bool {
        let ranked = self.ranked(at);
        let values =
            (0..at).rev().filter_map(|at| self.columns.get(at)).find(|column| column.place.is_none());
        ranked.is_empty()
            || PLAIN.contains(&ranked)
            || values
                .is_some_and(|column| column.name.ends_with(ranked) || ranked.ends_with(column.name.as_str()))
    }

    /// A place without a value beside it: a claim of the place alone.
    pub(super) fn place_alone(
        &self,
        at: usize,
        label: Option<Span>,
        place: usize,
        lexed: &Lexed,
    ) -> Option<Cell> {
        let column = self.columns.get(at)?;
        let ranked = self.ranked(at);
        let name = if ranked.is_empty() { column.group.as_str() } else { ranked };
        let span = lexed.ranks.get(place)?.span;
        let label = label.filter(|_| !name.is_empty())?;
        Some(Cell {
            draft: Draft {
                numeral: None,
                name: name.to_owned(),
                subject: None,
                region: None,
                aspect: naming::aspect_of(name),
                negative: false,
                status: Status::Actual,
                period: None,
                ranks: vec![place],
                implied: None,
                list: None,
                open: false,
                clause: 0,
                at: span.start(),
                rules: vec!["table-place"],
            },
            time: column.time,
            label: Some(label),
        })
    }
}
