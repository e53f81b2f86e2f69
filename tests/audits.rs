//! The audits against gold made by hand (`SHAIPIN_CORPUS/gold/audits.jsonl`), with a committed count.
//!
//! A finding answers a line where it touches at least two of its quotes (or the only one). `UPDATE_SNAPSHOTS=1
//! cargo test --test audits` rewrites `tests/audits.snap`. Skipped where `SHAIPIN_CORPUS` is not set.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shaipin::audit::{Finding, Verdict};
use shaipin::source::Span;

/// Where the quotes of a line lie.
fn places(text: &str, line: &Value) -> Vec<Span> {
    let quotes = line["quotes"].as_array().unwrap();
    quotes
        .iter()
        .flat_map(|quote| {
            let quote = quote.as_str().unwrap();
            text.match_indices(quote).map(|(at, _)| Span::of(at, at + quote.len())).collect::<Vec<_>>()
        })
        .collect()
}

fn answers(finding: &Finding, quotes: &[Span]) -> bool {
    let touched =
        quotes.iter().filter(|quote| finding.spans.iter().any(|span| quote.overlaps(*span))).count();
    touched >= quotes.len().min(2) && touched > 0
}

fn corpus() -> Option<PathBuf> {
    let corpus = std::env::var_os("SHAIPIN_CORPUS").map(PathBuf::from);
    if corpus.is_none() {
        println!("skipped: SHAIPIN_CORPUS is not set");
    }
    corpus
}

fn report(path: &Path) -> (String, Vec<Finding>) {
    let bytes = std::fs::read(path).unwrap();
    let source = shaipin::source::read("", &bytes);
    let findings = shaipin::analyse(&source).findings;
    (source.text, findings)
}

#[test]
fn gold() {
    let Some(corpus) = corpus() else { return };
    let lines = std::fs::read_to_string(corpus.join("gold/audits.jsonl")).unwrap();
    let mut reports = BTreeMap::new();
    let mut counts: BTreeMap<String, [u32; 4]> = BTreeMap::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let line: Value = serde_json::from_str(line).unwrap();
        let (document, expect) = (line["document"].as_str().unwrap(), line["expect"].as_str().unwrap());
        let (text, findings) = reports
            .entry(document.to_owned())
            .or_insert_with(|| report(&corpus.join("corpus").join(document)));
        let quotes = places(text, &line);
        let said =
            |verdict: Verdict| findings.iter().any(|one| one.verdict == verdict && answers(one, &quotes));
        let count = counts.entry(expect.to_owned()).or_default();
        count[0] += 1;
        let doubted = said(Verdict::Fails) || said(Verdict::Unclear);
        let found = match expect {
            "fails_or_unclear" => doubted,
            "holds" => said(Verdict::Holds),
            _ => !said(Verdict::Fails),
        };
        count[1] += u32::from(found);
        count[2] += u32::from(said(Verdict::Unclear));
        count[3] += u32::from(said(Verdict::Fails));
        let wrong = expect != "fails_or_unclear" && said(Verdict::Fails);
        if !found || wrong {
            println!("{} {expect} {document}: {}", if wrong { "WRONG" } else { "missed" }, line["note"]);
        }
    }
    let mut table = String::from("expect            lines  as-expected  unclear  fails\n");
    for (expect, [lines, found, unclear, fails]) in counts {
        writeln!(table, "{expect:16} {lines:6} {found:12} {unclear:8} {fails:6}").unwrap();
    }
    print!("{table}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audits.snap");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap_or_default(),
        table,
        "UPDATE_SNAPSHOTS=1 where it is meant"
    );
}
