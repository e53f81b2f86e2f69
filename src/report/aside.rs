//! The numerals of what was set aside: markup and page furniture. They measure nothing, and the ledger says so.

use rust_decimal::Decimal;

use super::model::Numeral;
use crate::claim::model::Ends;
use crate::lexicon::values::Fate;
use crate::source::Span;

/// Adds the figures inside the ranges of `aside` (of the source text, in any order) that have no entry yet.
pub fn add(numerals: Vec<Numeral>, text: &str, aside: impl Iterator<Item = Span>) -> Vec<Numeral> {
    let mut found: Vec<Span> = Vec::new();
    for range in aside {
        figures(text, range, &mut found);
    }
    if found.is_empty() {
        return numerals;
    }
    crate::order::sort_by_key(&mut found, |span| span.start());
    found.dedup();
    let mut all = Vec::with_capacity(numerals.len() + found.len());
    let mut found = found.into_iter().peekable();
    for numeral in numerals {
        while let Some(span) = found.next_if(|span| span.start() < numeral.span.end()) {
            if span.end() <= numeral.span.start() {
                all.push(figure(text, span));
            }
        }
        all.push(numeral);
    }
    all.extend(found.map(|span| figure(text, span)));
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
    Numeral {
        span,
        value: Decimal::from_str_exact(span.slice(text)).ok(),
        ends: Ends::default(),
        unit: None,
        base: None,
        fate: Fate::Chrome,
        why: "page-chrome",
    }
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
