//! Offices that speak at their city's or county's meeting (市农业农村局, 县发改委).
//!
//! What an office tells from its first 全市 on is the city's: it gives account of what it has charge of. What it tells
//! before that, or without it, bears the office's name with its city, which it leaves out at home: 市农业农村局 of 甲市 is
//! 甲市农业农村局.

use super::block::sentences;
use super::home::Home;
use super::mention::Key;
use super::model::{Document, RegionId, RegionRun};
use super::region::Book;
use super::turns;
use crate::lexicon::gazetteer::gazetteer;
use crate::lexicon::locals;
use crate::source::Span;

/// Parts the paragraphs of offices into what is the whole's and what is their own, and names them in full.
pub fn assign(text: &str, document: &mut Document, book: &mut Book, home: &Home) {
    let row = home.code.and_then(|code| gazetteer().row_of(code));
    let Some((row, place)) = row.and_then(|row| Some((row, gazetteer().place(row)?))) else { return };
    let kind = place.name.chars().next_back();
    let office = |name: &str| {
        locals::DEPARTMENTS.ends(name) && (name.chars().next() == kind || name.starts_with(place.name))
    };
    let own: Vec<bool> = book.regions.iter().map(|one| one.code.is_none() && office(&one.name)).collect();
    let is = |id: RegionId| own.get(usize::from(id.0)).copied().unwrap_or(false);
    let word = turns::word(place.name);
    let mut whole = None;
    let mut runs: Vec<RegionRun> = Vec::new();
    let mut last: Option<(RegionId, bool)> = None;
    for block in &document.paragraphs {
        let Some(id) = block.region.filter(|id| is(*id)) else {
            last = None;
            continue;
        };
        let mut of_whole = last.is_some_and(|(who, of_whole)| who == id && of_whole);
        for sentence in sentences(text, block.span) {
            let turn = turns::wholes(sentence.slice(text), word).next().map(|at| sentence.start() + at);
            if let Some(at) = turn.filter(|_| !of_whole).or(of_whole.then_some(sentence.start())) {
                of_whole = true;
                let region = *whole.get_or_insert_with(|| book.key(Key::Place(row), place.name, home));
                runs.push(RegionRun { span: Span::new(at, sentence.end()), region: Some(region) });
            }
        }
        last = Some((id, of_whole));
    }
    if !runs.is_empty() {
        document.speakers = turns::laid(&runs, &document.speakers);
    }
    for (region, own) in book.regions.iter_mut().zip(own) {
        if own && !region.name.starts_with(place.name) {
            let rest: String = region.name.chars().skip(1).collect();
            region.name = format!("{}{rest}", place.name);
        }
    }
}
