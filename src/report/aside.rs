//! What the reading of sentences leaves out of the ledger: numerals of what was set aside, markup and page furniture,
//! which measure nothing; and measure words whose number the text has lost.

use rust_decimal::Decimal;

use super::model::Numeral;
use crate::claim::model::Ends;
use crate::document::model::{BlockKind, Document};
use crate::lex::lost;
use crate::lexicon::values::Fate;
use crate::source::{Clean, Span};

/// Adds the figures inside the ranges of `aside` (of the source text, in any order) that have no entry yet.
pub fn add(numerals: Vec<Numeral>, text: &str, aside: impl Iterator<Item = Span>) -> Vec<Numeral> {
    let mut found: Vec<Span> = Vec::new();
    for range in aside {
        figures(text, range, &mut found);
    }
    insert(numerals, found, |span| figure(text, span))
}

/// Adds the measure words that have lost their number and have no entry yet.
pub fn lose(numerals: Vec<Numeral>, clean: &Clean, document: &Document) -> Vec<Numeral> {
    let mut found: Vec<Span> = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome) {
        let base = block.span.start() as usize;
        let units = lost::units(block.span.slice(&clean.text));
        found.extend(units.map(|(from, to)| clean.source(Span::of(base + from, base + to))));
    }
    insert(numerals, found, |span| bare(span, None, Fate::Damage, "no-numeral"))
}

/// Puts in what stands beside the numerals, in order.
fn insert(numerals: Vec<Numeral>, mut found: Vec<Span>, numeral: impl Fn(Span) -> Numeral) -> Vec<Numeral> {
    if found.is_empty() {
        return numerals;
    }
    crate::order::sort_by_key(&mut found, |span| span.start());
    found.dedup();
    let mut all = Vec::with_capacity(numerals.len() + found.len());
    let mut found = found.into_iter().peekable();
    for known in numerals {
        while let Some(span) = found.next_if(|span| span.start() < known.span.end()) {
            if span.end() <= known.span.start() {
                all.push(numeral(span));
            }
        }
        all.push(known);
    }
    all.extend(found.map(numeral));
    all
}

/// The runs of digits in a range, but for those of entities (`&#123;`), which are characters.
fn figures(text: &str, range: Span, found: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let (mut at, end) = (range.start() as usize, (range.end() as usize).min(bytes.len()));
    while at < end {
        let run = bytes[at..end].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if run > 0 && !bytes[..at].ends_with(b"&#") && !bytes[..at].ends_with(b"&#x") {
            found.push(Span::of(at, at + run));
        }
        at += run.max(1);
    }
}

fn figure(text: &str, span: Span) -> Numeral {
    bare(span, Decimal::from_str_exact(span.slice(text)).ok(), Fate::Chrome, "page-chrome")
}

fn bare(span: Span, value: Option<Decimal>, fate: Fate, why: &'static str) -> Numeral {
    Numeral { span, value, ends: Ends::default(), unit: None, base: None, fate, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_stays_and_the_rest_is_added_in_order() {
        let text = "<td width=\"12\">7</td><i id=a3>&#38;</i>";
        let at = text.find('7').unwrap_or_default();
        let known = Numeral { fate: Fate::Claim, ..figure(text, Span::of(at, at + 1)) };
        let all = add(vec![known], text, [Span::of(0, text.len()), Span::of(0, 15)].into_iter());
        let told: Vec<_> = all.iter().map(|numeral| (numeral.span.slice(text), numeral.fate)).collect();
        assert_eq!(told, [("12", Fate::Chrome), ("7", Fate::Claim), ("3", Fate::Chrome)]);
    }
}
