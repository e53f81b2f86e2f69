//! Shaipin reads the text of a Chinese performance digest and says who stands where,
//! whether the claims hold, and where each is said.
//!
//! The way of the data is one direction: bytes → [`source`] → [`document`] → [`lex`] → [`claim`] →
//! [`series`] → [`league`] → [`audit`] → [`report`] → [`serve`] → the page (`src/main.rs`). No text makes a stage fail.
//! `ARCHITECTURE.md` has the code map.

pub mod audit;
pub mod blocks;
pub mod book;
pub mod chart;
pub mod claim;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod correct;
pub mod document;
pub mod language;
pub mod league;
pub mod lex;
pub mod lexicon;
pub mod order;
pub mod project;
pub mod report;
pub mod series;
pub mod serve;
pub mod shelf;
pub mod source;
pub mod studio;
pub mod unpack;

use crate::lexicon::set::holds;
use claim::model::Ends;
use document::model::{BlockKind, Document};
use report::{Ledger, Numeral, Paragraph, ParagraphKind, Report};
use source::{Clean, SourceText};

/// Reads a text: every stage in order.
///
/// Never fails and never panics; what could not be read is in the ledger.
pub fn analyse(text: &SourceText) -> Report {
    corrected(text, &[])
}

/// [`analyse`] with what the reader says against the reading; everything that follows from it follows.
pub fn corrected(text: &SourceText, edits: &[correct::Edit]) -> Report {
    let clean = source::clean(text);
    let mut document = document::read(&clean);
    correct::regions(&clean, &mut document, edits);
    let extraction = claim::walk::read(&clean, &document);
    let numerals = extraction
        .numerals
        .into_iter()
        .map(|tally| Numeral {
            span: tally.span,
            value: tally.numeral.value,
            ends: Ends::new(
                tally.numeral.range.map(|range| range.0),
                tally.numeral.range.map(|range| range.1),
            ),
            unit: tally.unit,
            base: tally.base,
            fate: tally.numeral.fate,
            why: tally.numeral.why,
        })
        .collect();
    let furniture = document.paragraphs.iter().filter(|block| block.kind == BlockKind::Chrome);
    let furniture = furniture.map(|block| clean.source(block.span));
    let numerals = report::aside::add(numerals, &text.text, clean.aside().chain(furniture));
    let mut numerals = report::aside::lose(numerals, &clean, &document);
    let regions = regions(&clean, &document);
    let mut claims = extraction.claims;
    for place in correct::added(&clean, &document, &regions, &mut claims, (edits, &text.text)) {
        // What the reader says measures something does, whatever was made of its numeral.
        let from = numerals.partition_point(|numeral: &Numeral| numeral.span.end() <= place.start());
        let own = numerals.iter_mut().skip(from).take_while(|one| one.span.start() < place.end());
        own.for_each(|numeral| (numeral.fate, numeral.why) = (report::Fate::Claim, "reader"));
    }
    let rejected = correct::claims(&mut claims, edits, &text.text, document.now);
    let mut series = series::align(&mut claims, &regions, &text.text);
    correct::series(&mut claims, &mut series, edits, &text.text);
    let ground = league::Ground {
        text: &text.text,
        clean: &clean,
        document: &document,
        claims: &claims,
        series: &series,
        regions: &regions,
    };
    let scopes = league::Scopes::read(&ground);
    let mut leagues = league::leagues(ground, &scopes);
    let damages: Vec<source::Span> = numerals
        .iter()
        .filter(|numeral| numeral.fate == report::Fate::Damage)
        .map(|numeral| numeral.span)
        .collect();
    let findings = audit::findings(audit::Case {
        clean: &clean,
        document: &document,
        claims: &claims,
        regions: &regions,
        series: &series,
        leagues: &leagues,
        damages: &damages,
    });
    audit::settle(&mut leagues, &findings);
    let standings = league::standings(ground, &scopes, &leagues);
    Report {
        draft: audit::is_draft(&claims, &regions),
        document: text.name.clone(),
        title: document.title.map(|span| clean.source(span)),
        paragraphs: paragraphs(&clean, &document),
        regions,
        claims,
        rejected,
        series,
        leagues,
        standings,
        findings,
        ledger: Ledger { numerals },
        steps: extraction.steps,
    }
}

fn paragraphs(clean: &Clean, document: &Document) -> Vec<Paragraph> {
    let kind = |kind| match kind {
        BlockKind::Body => ParagraphKind::Body,
        BlockKind::Title => ParagraphKind::Title,
        BlockKind::Heading => ParagraphKind::Heading,
        BlockKind::Row => ParagraphKind::Row,
        BlockKind::Chrome => ParagraphKind::Chrome,
    };
    document
        .paragraphs
        .iter()
        .map(|block| Paragraph {
            span: clean.source(block.span),
            kind: kind(block.kind),
            topic: Default::default(),
        })
        .collect()
}

/// The regions with their reasons in the source text. A long official name that the text never uses
/// (`内蒙古自治区`) gives way to the text's own word.
fn regions(clean: &Clean, document: &Document) -> Vec<document::model::Region> {
    let mut regions = document.regions.clone();
    for (index, region) in regions.iter_mut().enumerate() {
        if holds(&region.name, "自治") && !clean.text.contains(&region.name) {
            // 阿坝, then 阿坝州: the fuller of its words, the first of those.
            let own = document.mentions.iter().rev().filter(|mention| usize::from(mention.region.0) == index);
            let said = own.max_by_key(|mention| mention.span.len());
            if let Some(said) = said {
                region.name = said.span.slice(&clean.text).to_owned();
            }
        }
        for reason in region.blocks.iter_mut().flat_map(|block| &mut block.reasons) {
            reason.span = clean.source(reason.span);
        }
    }
    regions
}
