//! The whole report of any text: spans slice, claims are in order, the ledger balances, twice the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shaipin::analyse;
use shaipin::report::json::{fate_counts, report_json};
use shaipin::source::SourceText;

fuzz_target!(|text: &str| {
    let source = SourceText::pasted(text);
    let report = analyse(&source);
    let fits = |start: u32, end: u32| source.text.get(start as usize..end as usize).is_some();
    let mut last = 0;
    for claim in &report.claims {
        assert!(fits(claim.span.start(), claim.span.end()));
        assert!(fits(claim.sentence.start(), claim.sentence.end()));
        assert!(claim.span.start() >= last);
        last = claim.span.start();
    }
    for finding in &report.findings {
        assert!(finding.spans.iter().all(|span| fits(span.start(), span.end())));
    }
    let counted: u32 = fate_counts(&report.ledger.numerals).iter().map(|fate| fate.1).sum();
    assert_eq!(counted as usize, report.ledger.numerals.len());
    assert_eq!(report_json(&report, &source), report_json(&analyse(&source), &source));
});
