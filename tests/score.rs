//! How well the texts are read, in figures: a snapshot that every change to the rules shows in its diff.
//!
//! `tests/score.snap` holds the texts of this repository. With `SHAIPIN_CORPUS` set to a folder with `corpus/`
//! and `gold/`, `tests/score-corpus.snap` holds those: figures alone, no words of them.
//! `UPDATE_SNAPSHOTS=1 cargo test --test score` rewrites what differs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "score/mod.rs"]
mod score;
#[path = "snapshot/mod.rs"]
mod snapshot;

use std::fs;
use std::path::{Path, PathBuf};

use score::{Figures, score_file};

/// Scores every `NAME.facts.jsonl` in `gold` whose text is in one of `texts`.
fn figures(gold: &Path, texts: &[PathBuf]) -> String {
    let mut names: Vec<String> = fs::read_dir(gold)
        .unwrap_or_else(|why| panic!("{}: {why}", gold.display()))
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".facts.jsonl").map(str::to_owned))
        .collect();
    names.sort();
    let (mut all, mut lines) = (Figures::default(), String::new());
    for name in names {
        let text = texts.iter().map(|folder| folder.join(format!("{name}.txt"))).find(|path| path.exists());
        let text = text.unwrap_or_else(|| panic!("no text for {name}"));
        let zones = gold.join(format!("{name}.regions.json"));
        let zones = zones.exists().then_some(zones);
        let own = score_file(&text, &gold.join(format!("{name}.facts.jsonl")), zones.as_deref());
        lines += &own.lines(&name);
        lines += "\n";
        all.add(&own);
    }
    all.lines("all") + "\n" + lines.trim_end() + "\n"
}

#[test]
fn own_texts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gold = root.join("tests/digests");
    let texts = [gold.clone(), root.join("static/samples")];
    snapshot::hold("score", "tests/score.snap", &figures(&gold, &texts));
}

#[test]
fn corpus() {
    let Some(folder) = std::env::var_os("SHAIPIN_CORPUS").map(PathBuf::from) else {
        println!("SHAIPIN_CORPUS is not set: the corpus is not scored");
        return;
    };
    let lines = figures(&folder.join("gold"), &[folder.join("corpus")]);
    snapshot::hold("score", "tests/score-corpus.snap", &lines);
}
