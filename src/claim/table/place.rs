//! Columns of places in a table (位次 beside the value it ranks): the place goes to the value left of it that its
//! head means, or stands alone where its head names what no column holds.

use super::{Cell, Table};
use crate::claim::draft::Draft;
use crate::claim::naming;
use crate::lex::node::{Kind, Lexed, Place};
use crate::lexicon::columns::{CHANGES, PLACES, PLAIN};
use crate::lexicon::ranks::SCOPES;
use crate::lexicon::values::{End, Fate, Status};
use crate::source::Span;

/// What the words of a head of places mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// They say nothing: the value beside it.
    Nothing,
    /// An amount (`总量位次`).
    Value,
    /// A growth (`增速位次`).
    Growth,
    /// A name.
    Name,
}

/// What the words of a head of places mean.
pub(super) fn told(ranked: &str) -> Told {
    match ranked {
        "" => Told::Nothing,
        _ if PLAIN.contains(&ranked) => Told::Value,
        _ if CHANGES.contains(&naming::strip_rate(ranked).as_str())
            || naming::strip_rate(ranked).is_empty() =>
        {
            Told::Growth
        }
        _ if CHANGES.contains(&ranked) => Told::Growth,
        _ => Told::Name,
    }
}

/// Whether a head of `name` is one of places: the words of its scope, empty where it names none.
pub(super) fn scope(name: &str, words: &str, cell: Span) -> Option<Span> {
    let front = PLACES.iter().find_map(|end| name.strip_suffix(end))?;
    let scope =
        SCOPES.iter().find(|scope| front.ends_with(**scope) || front.ends_with(&format!("在{scope}")));
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

/// The place that words in a cell of such a column tell (`第3`, `首位`).
pub(super) fn written(cell: Span, lexed: &Lexed) -> Option<usize> {
    let first = lexed.nodes.partition_point(|node| node.span.start() < cell.start());
    let mut inside = lexed.nodes.iter().skip(first).take_while(|node| cell.contains(node.span));
    inside.find_map(|node| match node.kind {
        Kind::Rank(rank) => Some(rank),
        _ => None,
    })
}

/// Words without what marks them as a place's and without its scope; empty where nothing is left.
pub(super) fn ranked(words: &str) -> Option<&str> {
    let name = PLACES.iter().find_map(|end| words.strip_suffix(end))?;
    let name = SCOPES.iter().find_map(|scope| name.strip_suffix(scope)).unwrap_or(name);
    let name = SCOPES.iter().find_map(|scope| name.strip_prefix(scope)).unwrap_or(name);
    Some(name.trim_end_matches('在'))
}

/// The numeral of a place in brackets behind the value that fills the rest of a cell (`96.3(2)`).
pub(super) fn in_brackets(text: &str, cell: Span, value: Span, lexed: &Lexed) -> Option<usize> {
    let rest = text.get(value.end() as usize..cell.end() as usize)?.trim_start();
    let inner = rest
        .strip_prefix(['(', '（'])?
        .strip_suffix([')', '）'])?
        .trim_start_matches('第')
        .trim_end_matches('位');
    let digits = inner.trim();
    let whole = !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let found = lexed.numerals.partition_point(|numeral| numeral.span.start() < value.end());
    lexed.numerals.get(found).filter(|numeral| whole && cell.contains(numeral.span)).map(|_| found)
}

impl Table {
    /// What the head of the column of places at `at` says is ranked, without its scope; empty where it says nothing.
    pub(super) fn ranked_words(&self, at: usize) -> &str {
        let name = self.columns.get(at).map_or("", |column| column.name.as_str());
        ranked(name).unwrap_or("")
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
        let ranked = self.ranked_words(at);
        let name = match ranked {
            _ if column.place.is_some() => String::new(),
            _ if self.caption.growth => format!("{}增速", column.measure),
            _ => column.measure.clone(),
        };
        let name = match told(ranked) {
            _ if !name.is_empty() => name,
            Told::Nothing | Told::Value => column.group.clone(),
            Told::Growth => format!("{}{ranked}", column.group),
            Told::Name => ranked.to_string(),
        };
        let span = lexed.ranks.get(place)?.span;
        let label = label.filter(|_| !name.is_empty())?;
        Some(Cell {
            draft: Draft {
                numeral: None,
                aspect: naming::aspect_of(&name),
                name,
                subject: None,
                region: None,
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
            column: at,
        })
    }
}
