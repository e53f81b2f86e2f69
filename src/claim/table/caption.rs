//! The lines above a table: units, what the figures under plain heads are of, and whether they are places.

use super::{Around, Table};
use crate::document::head;
use crate::lex::node::{Kind, Lexed};
use crate::lexicon::columns::{CAPTIONS, CHANGES, CLASSES, GENERAL, OBJECTS, PLACES};
use crate::lexicon::set::find;
use crate::source::Span;

/// Bytes of a caption at the most.
const LONGEST: usize = 200;
/// Characters of what a table is of.
const NOUN: std::ops::RangeInclusive<usize> = 3..=14;

/// What a caption says.
#[derive(Clone, Debug, Default)]
pub(super) struct Caption {
    /// What is measured where heads do not say (`财政收入` of `…财政收入完成情况表`); empty where it is told of several.
    pub(super) noun: String,
    /// The figures are places, where no head and no unit says otherwise (`…增速位次表`).
    pub(super) places: bool,
    /// Places stand in brackets behind the figures (`括号内为位次`).
    pub(super) bracketed: bool,
    /// They are places in growth.
    pub(super) growth: bool,
}

/// Takes what a text that is not a row says of the table below it; forgets the columns. `near`: rows follow.
pub fn caption(around: Around<'_>, span: Span, near: bool, lexed: &Lexed, table: &mut Table) {
    table.columns.clear();
    table.heads.clear();
    table.filled = false;
    table.above.clear();
    let words = span.slice(around.text);
    let unit = ["单位:", "单位："].iter().find_map(|head| words.find(head).map(|at| (at, at + head.len())));
    if near && words.len() <= LONGEST && unit.is_none_or(|(at, _)| at > LONGEST / 8) {
        table.caption = read(around, span, lexed);
    }
    let Some((_, at)) = unit else { return };
    table.units.clear();
    let mut from = span.start() as usize + at;
    for word in words[at..].split(['、', ',', '，', ' ', ';', '；', '/']) {
        let word_end = from + word.len();
        let trimmed = word.trim_end_matches([')', '）']);
        if !trimmed.is_empty() {
            table.units.push(Span::of(from, from + trimmed.len()));
        }
        from = word_end
            + around.text.get(word_end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}

fn read(around: Around<'_>, span: Span, lexed: &Lexed) -> Caption {
    let words = span.slice(around.text);
    let base = span.start() as usize;
    // The name of what is measured stands behind place and time.
    let first = around.mentions.partition_point(|mention| mention.span.start() < span.start());
    let places = around.mentions.iter().skip(first).take_while(|mention| span.contains(mention.span));
    let times = lexed.nodes.iter().filter(|node| matches!(node.kind, Kind::Time(_))).map(|node| node.span);
    let closed = words.trim_end().trim_end_matches([')', '）']);
    let body = if closed.len() < words.trim_end().len() { closed.rfind(['(', '（']) } else { None };
    let body = words.get(..body.unwrap_or(words.len())).unwrap_or(words);
    let inside = |span: &Span| (span.end() as usize) < base + body.len();
    let start =
        places.map(|mention| mention.span).chain(times).filter(inside).map(|span| span.end() as usize - base);
    let start = start.max().unwrap_or_else(|| head::words(words));
    let mut noun = body.get(start..).unwrap_or("").trim();
    let bracketed = find(words, "括号").and_then(|at| words.get(at..));
    let bracketed = bracketed.is_some_and(|aside| PLACES.stands_in(aside));
    let mut caption = Caption { bracketed, ..Caption::default() };
    while let Some(rest) = CAPTIONS.iter().find_map(|end| noun.strip_suffix(end)) {
        noun = rest;
    }
    if let Some(rest) = PLACES.iter().find_map(|end| noun.strip_suffix(end)) {
        caption.places = true;
        caption.growth = CHANGES.ends(rest);
        noun = rest;
    }
    while let Some(rest) = CLASSES.iter().find_map(|class| noun.strip_prefix(class)) {
        noun = rest;
    }
    let named = NOUN.contains(&noun.chars().count())
        && !GENERAL.stands_in(noun)
        && !noun.contains(|c: char| c.is_ascii_digit() || matches!(c, '、' | ',' | '“' | '《'));
    if named {
        caption.noun = noun.chars().filter(|c| !c.is_whitespace()).collect();
        // What is received and the like is counted by who comes.
        if let Some((_, object)) = OBJECTS.iter().find(|(verb, _)| noun.ends_with(verb)) {
            caption.noun.push_str(object);
        }
    }
    caption
}
