//! The swap test: a digest with its places swapped for those of another prefecture, its quoted and project
//! names for invented ones, and its indicator nouns for those of other documents, in text and gold alike.
//!
//! What the rules know must not be this digest: strict F1 may fall by 0.03 at most. The digest is the one
//! of `SHAIPIN_CORPUS` (skipped where that is not set), and one of our own, of which only the places are
//! swapped. `UPDATE_SNAPSHOTS=1 cargo test --test swap` writes `tests/swap.snap` and `tests/swap-corpus.snap`;
//! `KEEP=1` leaves the swapped texts in the target's temporary folder.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "../score/likeness.rs"]
mod likeness;
#[path = "../score/matching.rs"]
mod matching;
mod swap;
mod words;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use matching::{Figures, score};
use serde_json::{Map, Value};
use shaipin::document::read;
use shaipin::lexicon::gazetteer::{Place, gazetteer};
use shaipin::source::{SourceText, clean};
use swap::{Swap, Swapped};

/// Prefectures of as many provinces, each with the county-level cities, districts and counties it takes.
const TARGETS: [&str; 4] = ["保定市", "成都市", "荆州市", "潍坊市"];
/// The most by which strict F1 may fall.
const FALL: f64 = 0.03;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text without the speeches of members that have nobody of their kind in the other prefecture (and no
/// gold, which the caller sees to).
fn without(text: &str, left: &[&Place]) -> String {
    if left.is_empty() {
        return text.to_owned();
    }
    let cleaned = clean(&SourceText::pasted(text.to_owned()));
    let document = read(&cleaned);
    let mut kept = text.to_owned();
    let mut cuts = Vec::new();
    for region in document.regions.iter().filter(|region| left.iter().any(|place| place.name == region.name))
    {
        for block in &region.blocks {
            let paragraphs = &document.paragraphs[block.first as usize..block.end as usize];
            let span =
                paragraphs.iter().map(|block| cleaned.source(block.span)).reduce(|a, b| a.cover(b)).unwrap();
            cuts.push(span);
        }
    }
    cuts.sort_by_key(|span| std::cmp::Reverse(span.start()));
    for span in cuts {
        // Blanks keep every place of the gold.
        let blank: String = " ".repeat(span.end() as usize - span.start() as usize - 1) + "\n";
        kept.replace_range(span.start() as usize..span.end() as usize, &blank);
    }
    kept
}

/// Every string of a gold line swapped; the quote is cut from the new text.
fn fact(line: &Value, text: &str, swap: &Swap, swapped: &Swapped) -> Value {
    fn strings(value: &Value, swap: &Swap) -> Value {
        match value {
            Value::String(word) => Value::String(swap.word(word)),
            Value::Array(list) => Value::Array(list.iter().map(|value| strings(value, swap)).collect()),
            Value::Object(map) => {
                Value::Object(map.iter().map(|(key, value)| (key.clone(), strings(value, swap))).collect())
            }
            other => other.clone(),
        }
    }
    let Value::Object(map) = strings(line, swap) else { panic!("a gold line is an object") };
    let mut map: Map<String, Value> = map;
    for key in ["topic", "number", "measure", "base", "status", "bound"] {
        if let Some(value) = line.get(key) {
            map.insert(key.to_owned(), value.clone());
        }
    }
    if let Some(quote) = line["quote"].as_str()
        && let Some(at) = text.find(quote)
    {
        let (start, end) = (swapped.place(at, false), swapped.place(at + quote.len(), true));
        map.insert("quote".into(), Value::String(swapped.text[start..end].to_owned()));
    }
    Value::Object(map)
}

/// Writes the swapped text and gold, and scores them.
fn swapped_score(name: &str, text: &str, gold: &Path, swap: &Swap) -> Figures {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("swap");
    std::fs::create_dir_all(&folder).unwrap();
    let swapped = swap.apply(text);
    let path = folder.join(format!("{name}.txt"));
    std::fs::write(&path, &swapped.text).unwrap();
    let new_gold = folder.join(format!("{name}.facts.jsonl"));
    let mut files = vec![path.clone(), new_gold.clone()];
    for ending in [".facts.", ".other."] {
        let old = gold.to_str().unwrap().replace(".facts.", ending);
        let mut lines = String::new();
        for line in words::lines(Path::new(&old)) {
            if ending == ".facts." || line["kind"] == "extent" {
                writeln!(lines, "{}", fact(&line, text, swap, &swapped)).unwrap();
            }
        }
        let new = PathBuf::from(new_gold.to_str().unwrap().replace(".facts.", ending));
        std::fs::write(&new, lines).unwrap();
        files.push(new);
    }
    let zones = gold.to_str().unwrap().replace(".facts.jsonl", ".regions.json");
    let new_zones = folder.join(format!("{name}.regions.json"));
    let _ = std::fs::remove_file(&new_zones);
    if let Ok(zones) = std::fs::read_to_string(zones) {
        let zones: Value = serde_json::from_str(&zones).unwrap();
        let place = |value: &Value| swapped.place(usize::try_from(value.as_u64().unwrap()).unwrap(), false);
        let zones: Map<String, Value> = zones
            .as_object()
            .unwrap()
            .iter()
            .map(|(key, zone)| (swap.word(key), serde_json::json!([place(&zone[0]), place(&zone[1])])))
            .collect();
        std::fs::write(&new_zones, Value::Object(zones).to_string()).unwrap();
        files.push(new_zones);
    }
    let figures = score(&path, &new_gold);
    if std::env::var_os("KEEP").is_none() {
        for file in files {
            let _ = std::fs::remove_file(file);
        }
    }
    figures
}

/// The table of all swaps of one digest, and the falls that are too deep.
fn table(
    name: &str,
    text_path: &Path,
    gold: &Path,
    others: &[(String, Vec<Value>)],
    whole: bool,
) -> (String, String) {
    let text = std::fs::read_to_string(text_path).unwrap();
    let facts = words::lines(gold);
    let source = words::prefecture(&facts);
    let before = score(text_path, gold);
    let mut table = format!("{name:32}");
    for name in Figures::NAMES {
        write!(table, " {name:>9}").unwrap();
    }
    let mut row = |what: &str, figures: &Figures| {
        write!(table, "\n{what:32}").unwrap();
        for figure in figures.all() {
            write!(table, " {figure:9.3}").unwrap();
        }
    };
    row("as it is", &before);
    let strict = |figures: &Figures| figures.all()[9];
    let mut deep = String::new();
    for (round, target) in TARGETS.into_iter().enumerate() {
        let target = gazetteer().named(target).next().unwrap();
        let mut swap = Swap::default();
        let left = words::places(&mut swap, &text, source, target);
        assert!(
            !left.iter().any(|place| facts.iter().any(|fact| fact["unit"] == place.name)),
            "{} has too few members",
            target.name
        );
        let text = without(&text, &left);
        let mut stages = vec![("places", swap.clone())];
        if whole {
            words::names(&mut swap, &text, &facts, round);
            stages.push(("places, names", swap.clone()));
            words::indicators(&mut swap, &text, &facts, others, round);
            stages.push(("places, names, nouns", swap));
        }
        for (stage, swap) in stages {
            let what = format!("{} {stage}", gazetteer().named(target.name).next().unwrap().code);
            let file = format!("{name}-{}", what.replace([',', ' '], "-"));
            let figures = swapped_score(&file, &text, gold, &swap);
            let fall = strict(&before) - strict(&figures);
            if fall > FALL {
                writeln!(deep, "{name} {what}: strict falls by {fall:.3}").unwrap();
            }
            row(&what, &figures);
        }
    }
    table.push('\n');
    (table, deep)
}

fn compare(snapshot: &str, (table, deep): (String, String)) {
    let path = root().join("tests").join(snapshot);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        known == table,
        "the figures have changed; where it is meant, run UPDATE_SNAPSHOTS=1 cargo test --test swap\n{table}"
    );
    assert!(deep.is_empty(), "{deep}{table}");
}

/// Other documents, with their gold, for their nouns.
fn others(folder: &Path, texts: &Path, but: &str) -> Vec<(String, Vec<Value>)> {
    let mut golds: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.to_str().is_some_and(|path| path.ends_with(".facts.jsonl") && !path.contains(but))
        })
        .collect();
    golds.sort();
    golds
        .into_iter()
        .filter_map(|gold| {
            let name = gold.file_name()?.to_str()?.strip_suffix(".facts.jsonl")?.to_owned();
            let text = std::fs::read_to_string(texts.join(format!("{name}.txt"))).ok()?;
            Some((text, words::lines(&gold)))
        })
        .collect()
}

#[test]
fn own_digest() {
    let digests = root().join("tests/digests");
    let (text, gold) = (digests.join("headless-digest.txt"), digests.join("headless-digest.facts.jsonl"));
    compare("swap.snap", table("headless-digest", &text, &gold, &[], false));
}

#[test]
fn corpus_digest() {
    let Some(corpus) = std::env::var_os("SHAIPIN_CORPUS").map(PathBuf::from) else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return;
    };
    let digest = std::fs::read_dir(corpus.join("gold"))
        .unwrap()
        .filter_map(|entry| {
            entry.unwrap().file_name().to_str()?.strip_suffix(".regions.json").map(str::to_owned)
        })
        .min()
        .expect("a digest has its regions beside it");
    let gold = corpus.join("gold").join(format!("{digest}.facts.jsonl"));
    let text = corpus.join("corpus").join(format!("{digest}.txt"));
    let digests = root().join("tests/digests");
    let mut nouns = others(&digests, &digests, &digest);
    nouns.extend(others(&corpus.join("gold"), &corpus.join("corpus"), &digest));
    compare("swap-corpus.snap", table("digest", &text, &gold, &nouns, true));
}
