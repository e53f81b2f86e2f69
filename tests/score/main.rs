//! The project scores itself against gold made by hand, and commits the figures, so that quality
//! shows in the diff.
//!
//! `tests/score-series*.snap` score the series (pairs of regions that say the same thing) where a text has a
//! gold of them. `tests/score.snap` holds the digests of our own, `tests/score-corpus.snap` the real texts of
//! `SHAIPIN_CORPUS` (skipped where that is not set). `UPDATE_SNAPSHOTS=1 cargo test --test score`
//! rewrites them. Matching and figures are those of the corpus's `score.py`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod likeness;
mod matching;
mod rules;
mod series;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use matching::{Figures, score};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Texts with their gold: name, text, gold.
fn pairs(gold: &Path, texts: &[PathBuf]) -> Vec<(String, PathBuf, PathBuf)> {
    let mut pairs: Vec<_> = std::fs::read_dir(gold)
        .unwrap()
        .filter_map(|entry| {
            let gold = entry.unwrap().path();
            let name = gold.file_name()?.to_str()?.strip_suffix(".facts.jsonl")?.to_owned();
            let text =
                texts.iter().map(|folder| folder.join(format!("{name}.txt"))).find(|path| path.exists())?;
            Some((name, text, gold))
        })
        .collect();
    pairs.sort();
    pairs
}

fn table(pairs: &[(String, PathBuf, PathBuf)]) -> String {
    let mut table = format!("{:28}", "text");
    for name in Figures::NAMES {
        write!(table, " {name:>9}").unwrap();
    }
    table.push('\n');
    for (name, text, gold) in pairs {
        write!(table, "{name:28}").unwrap();
        for figure in score(text, gold).all() {
            write!(table, " {figure:9.3}").unwrap();
        }
        table.push('\n');
    }
    table
}

fn compare(snapshot: &Path, table: &str) {
    let known = std::fs::read_to_string(snapshot).unwrap_or_default();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(snapshot, table).unwrap();
    } else if known != table {
        let changed: Vec<String> = table
            .lines()
            .filter(|line| !known.lines().any(|old| old == *line))
            .map(|line| {
                let name = line.split_whitespace().next().unwrap_or("");
                let old =
                    known.lines().find(|old| old.split_whitespace().next() == Some(name)).unwrap_or("(new)");
                format!("was {old}\nnow {line}")
            })
            .collect();
        panic!(
            "the score has changed; where it is meant, run UPDATE_SNAPSHOTS=1 cargo test --test score\n{}\n{}",
            table.lines().next().unwrap_or(""),
            changed.join("\n")
        );
    }
}

#[test]
fn own_digests() {
    let digests = root().join("tests/digests");
    let pairs = pairs(&digests, &[digests.clone(), root().join("static/samples")]);
    assert!(pairs.len() >= 10, "the digests are there");
    compare(&root().join("tests/score.snap"), &table(&pairs));
}

/// Texts that are measured and not tuned on (`tests/heldout/README.md`).
#[test]
fn held_out() {
    let folder = root().join("tests/heldout");
    let pairs = pairs(&folder, std::slice::from_ref(&folder));
    assert!(pairs.len() >= 6, "the texts are there");
    compare(&root().join("tests/score-heldout.snap"), &table(&pairs));
}

/// Those of the texts that have a gold of series.
fn with_series(mut pairs: Vec<(String, PathBuf, PathBuf)>) -> Vec<(String, PathBuf, PathBuf)> {
    pairs.retain(|(_, _, gold)| Path::new(&gold.to_str().unwrap().replace(".facts.", ".series.")).exists());
    pairs
}

#[test]
fn own_series() {
    let digests = root().join("tests/digests");
    let pairs = with_series(pairs(&digests, std::slice::from_ref(&digests)));
    assert!(pairs.len() >= 2, "the digests are there");
    compare(&root().join("tests/score-series.snap"), &series::table(&pairs));
}

#[test]
fn corpus_series() {
    let Some(corpus) = std::env::var_os("SHAIPIN_CORPUS").map(PathBuf::from) else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return;
    };
    let pairs = with_series(pairs(&corpus.join("gold"), &[corpus.join("corpus")]));
    assert!(!pairs.is_empty(), "the gold is there");
    compare(&root().join("tests/score-series-corpus.snap"), &series::table(&pairs));
}

#[test]
fn corpus() {
    let Some(corpus) = std::env::var_os("SHAIPIN_CORPUS").map(PathBuf::from) else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return;
    };
    let pairs = pairs(&corpus.join("gold"), &[corpus.join("corpus")]);
    compare(&root().join("tests/score-corpus.snap"), &table(&pairs));
}

/// `tests/rules.snap`: which rules of reading fire in one of our own documents only, and how often the others do.
#[test]
fn rules_by_document() {
    let own = ["tests/digests", "tests/audit", "static/samples"].map(|folder| root().join(folder));
    compare(&root().join("tests/rules.snap"), &rules::table(&rules::texts(&own)));
}

/// `tests/rules-corpus.snap`: the same over our own documents and the real ones together.
#[test]
fn rules_by_document_with_the_corpus() {
    let Some(corpus) = std::env::var_os("SHAIPIN_CORPUS").map(PathBuf::from) else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return;
    };
    let mut all =
        ["tests/digests", "tests/audit", "static/samples"].map(|folder| root().join(folder)).to_vec();
    all.push(corpus.join("corpus"));
    compare(&root().join("tests/rules-corpus.snap"), &rules::table(&rules::texts(&all)));
}
