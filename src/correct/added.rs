//! Claims that the reader adds: words that were read as none, and what the text around them offers for their parts.

use std::rc::Rc;

use super::Edit;
use super::claim::{measured, note, numeral, period, record};
use crate::claim::model::{Aspect, Claim, Ends, Field, Quantity, Status};
use crate::claim::sentence::ends_sentence;
use crate::claim::{naming, words};
use crate::document::model::{Document, Region, RegionId};
use crate::lex::lexer::{self, Surroundings};
use crate::lex::node::{Kind, Lexed, Node};
use crate::source::{Clean, SourceText, Span, clean};

/// Puts the claims that the reader added among those that were read, in the order of the text; gives their places.
///
/// Words that no longer stand where they stood, or a value without a number, add nothing.
pub fn added(
    clean: &Clean,
    document: &Document,
    regions: &[Region],
    claims: &mut Vec<Claim>,
    (edits, text): (&[Edit], &str),
) -> Vec<Span> {
    let made: Vec<Claim> =
        edits.iter().filter_map(|edit| one(clean, document, regions, edit, (claims, text))).collect();
    let mut places = Vec::with_capacity(made.len());
    for mut claim in made {
        places.push(claim.span);
        let start = claim.span.start();
        // Behind those that start there: ids stay what they were.
        let end = claims.partition_point(|other| other.span.start() <= start);
        let same = claims.get(..end).unwrap_or_default().iter().rev();
        let free = same.take_while(|other| other.span.start() == start).map(|other| other.nth + 1).max();
        claim.nth = claim.nth.max(free.unwrap_or(0));
        claims.insert(end, claim);
    }
    places
}

fn one(
    clean: &Clean,
    document: &Document,
    regions: &[Region],
    edit: &Edit,
    (claims, text): (&[Claim], &str),
) -> Option<Claim> {
    let Edit::Add { claim: target, region, indicator, value, period: when, aspect, status } = edit else {
        return None;
    };
    let end = target.start.checked_add(u32::try_from(target.said.len()).ok()?)?;
    let stands = text.get(target.start as usize..end as usize) == Some(&target.said);
    if !stands || target.said.is_empty() || indicator.trim().is_empty() {
        return None;
    }
    let span = Span::new(target.start, end);
    let (said, value) = (target.said.trim(), value.trim());
    let at = clean.locate(target.start);
    let paragraph = document.paragraph_at(at)?;
    let around = document.paragraphs.get(paragraph)?.span;
    let paragraph = u32::try_from(paragraph).ok()?;
    let mut claim = Claim {
        nth: target.nth,
        region: regions
            .iter()
            .position(|one| !region.is_empty() && one.name == region.trim())
            .and_then(|index| u16::try_from(index).ok())
            .map(RegionId),
        topic: document.topic_at(at),
        section: claims
            .iter()
            .find(|other| other.paragraph == paragraph)
            .and_then(|other| other.section.clone()),
        subject: None,
        indicator: indicator.trim().into(),
        aspect: Aspect::ALL.into_iter().find(|one| one.name() == aspect).unwrap_or(Aspect::Amount),
        series: None,
        quantity: Some(quantity(&target.said, value, span)?),
        status: Status::ALL.into_iter().find(|one| one.name() == status).unwrap_or(Status::Actual),
        period: (!when.trim().is_empty()).then(|| Rc::new(period(when.trim(), document.now))),
        ranks: Vec::new(),
        span,
        sentence: clean.source(sentence(&clean.text, around, at)).cover(span),
        paragraph,
        rules: [].into(),
        correction: None,
    };
    note(&mut claim).added = true;
    if value != said {
        record(&mut claim, Field::Value, said.to_owned(), value);
    }
    Some(claim)
}

/// The number that the reader says, at the place of the one in the text.
fn quantity(said: &str, value: &str, span: Span) -> Option<Quantity> {
    let told = numeral(value)?;
    let words = said.trim_start_matches(['-', '−', '－', '负']);
    let from = span.start() + u32::try_from(said.len() - words.len()).ok()?;
    let place = |part: Span| Span::new(from + part.start(), from + part.end());
    let written = numeral(words);
    let unit = written.as_ref().filter(|one| !one.unit.is_empty()).map(|one| place(one.unit));
    let old = Quantity {
        number: written.as_ref().map_or(span, |one| place(one.number)),
        unit,
        value: None,
        ends: Ends::default(),
        base: written.as_ref().and_then(|one| one.base.name()).map(Rc::from),
        bound: None,
    };
    Some(measured(&old, &told, value))
}

/// The sentence around a place, within its paragraph.
fn sentence(text: &str, paragraph: Span, at: u32) -> Span {
    let (from, to) = (paragraph.start() as usize, paragraph.end() as usize);
    let at = (at as usize).clamp(from, to);
    let front = text.get(from..at).unwrap_or("");
    let start = front.char_indices().rev().find(|(_, sign)| ends_sentence(*sign));
    let start = start.map_or(from, |(index, sign)| from + index + sign.len_utf8());
    let behind = text.get(at..to).unwrap_or("").char_indices().find(|(_, sign)| ends_sentence(*sign));
    let end = behind.map_or(to, |(index, sign)| at + index + sign.len_utf8());
    let words = text.get(start..end).unwrap_or("");
    let blank = words.len() - words.trim_start().len();
    Span::of(start + blank, (start + words.trim_end().len()).max(start + blank))
}

/// What the text offers for words that the reader picked.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// The numeral that was meant, whole, with its unit; in the source text.
    pub span: Span,
    /// Its sentence.
    pub sentence: Span,
    /// What seems to be measured; empty where nothing says.
    pub indicator: String,
    /// In which regard.
    pub aspect: Aspect,
    /// The words of the time named last before it in the paragraph; empty for none.
    pub period: String,
    /// Done or planned.
    pub status: Status,
}

/// Reads the paragraph around the picked words for what they may measure. `None` where the places lie in no text.
pub fn offered(source: &SourceText, paragraph: Span, picked: Span) -> Option<Offer> {
    let slice = source.text.get(paragraph.start() as usize..paragraph.end() as usize)?;
    if !paragraph.contains(picked) || picked.is_empty() {
        return None;
    }
    let own = SourceText { text: slice.to_owned(), kind: source.kind, ..SourceText::default() };
    let clean = clean(&own);
    let text = clean.text.as_str();
    let whole = Span::of(0, text.len());
    let back = |span: Span| {
        let span = clean.source(span);
        Span::new(paragraph.start() + span.start(), paragraph.start() + span.end())
    };
    let wanted = Span::new(
        clean.locate(picked.start() - paragraph.start()),
        clean.locate(picked.end() - paragraph.start()),
    );
    let mut lexed = Lexed::default();
    lexer::lex(text, whole, Surroundings { list_marks: &[], whole: &[], peers: false }, &mut lexed);
    let met = lexed.numerals.iter().find(|one| one.span.overlaps(wanted)).cloned();
    let span = met.as_ref().map_or(picked, |one| back(one.span).cover(picked));
    let meant = met.as_ref().map_or(wanted, |one| one.span.cover(wanted));
    let front = clause(&lexed.nodes, meant, true);
    let mut said = words::read(text, &lexed, front);
    if said.noun.is_empty() {
        // 3个省级试点: what is counted stands behind.
        let behind = words::thing(text, &lexed, clause(&lexed.nodes, meant, false));
        said.noun = behind.noun;
    }
    let before = |node: &&Node| node.span.end() <= meant.start() && matches!(node.kind, Kind::Time(_));
    let time = lexed.nodes.iter().rfind(before);
    let (indicator, aspect) = match &met {
        Some(numeral) => {
            let named = naming::name(&said, numeral, naming::Around::default());
            (named.name, named.aspect)
        }
        None => (said.noun.clone(), naming::aspect_of(&said.noun)),
    };
    Some(Offer {
        span,
        sentence: back(sentence(text, whole, meant.start())).cover(span),
        indicator,
        aspect,
        period: time.map_or_else(String::new, |node| node.span.slice(text).to_owned()),
        status: said.status.unwrap_or(Status::Actual),
    })
}

/// The nodes of the clause in front of a place, or behind it: up to a mark that parts clauses, or another number.
fn clause(nodes: &[Node], meant: Span, front: bool) -> &[Node] {
    let parts = |node: &Node| match node.kind {
        Kind::Mark(sign) => {
            matches!(sign, ',' | '，' | ';' | '；' | ':' | '：' | '\n') || ends_sentence(sign)
        }
        Kind::Quantity(_) => true,
        _ => false,
    };
    if front {
        let end = nodes.partition_point(|node| node.span.end() <= meant.start());
        let own = nodes.get(..end).unwrap_or_default();
        let start = own.iter().rposition(parts).map_or(0, |at| at + 1);
        own.get(start..).unwrap_or_default()
    } else {
        let start = nodes.partition_point(|node| node.span.start() < meant.end());
        let own = nodes.get(start..).unwrap_or_default();
        let end = own.iter().position(parts).unwrap_or(own.len());
        own.get(..end).unwrap_or_default()
    }
}
