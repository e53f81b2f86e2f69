//! Who speaks where, on texts of `tests/speakers`: speeches of counties, cities, banners, townships,
//! departments, two of them or many, named in headings, in openings, or hardly at all.
//!
//! A line `@@ name` says whose the lines under it are (`-`: nobody's that the text names). `SHOW=1` prints
//! what differs and goes on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::path::{Path, PathBuf};

use shaipin::document::{BlockKind, Document, read};
use shaipin::source::{SourceText, clean};

/// The text without its marks, and whose each line is.
fn load(path: &Path) -> (String, Vec<(String, String)>) {
    let mut text = String::new();
    let mut lines = Vec::new();
    let mut who = String::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        if let Some(name) = line.strip_prefix("@@ ") {
            name.clone_into(&mut who);
            continue;
        }
        text.push_str(line);
        text.push('\n');
        lines.push((who.clone(), line.to_owned()));
    }
    (text, lines)
}

fn named(document: &Document, at: usize) -> &str {
    document.paragraphs[at].region.map_or("-", |id| document.regions[usize::from(id.0)].name.as_str())
}

/// What is read otherwise than the file says.
fn wrong(path: &Path) -> Vec<String> {
    let (text, lines) = load(path);
    let clean = clean(&SourceText::pasted(text));
    let document = read(&clean);
    let mut wrong = Vec::new();
    for (at, (who, line)) in lines.iter().enumerate() {
        let block = document.paragraphs[at];
        if block.kind == BlockKind::Chrome {
            wrong.push(format!("set aside: {line}"));
        }
        let said = named(&document, at);
        if !who.is_empty() && block.kind != BlockKind::Title && said != who {
            wrong.push(format!("{who} read as {said}: {}", line.chars().take(30).collect::<String>()));
        }
    }
    // Nobody is a region who is neither a speaker nor a place: every name stands in the text.
    for region in &document.regions {
        if !region.blocks.is_empty() && !lines.iter().any(|(who, _)| *who == region.name) {
            wrong.push(format!("{} speaks, but should not", region.name));
        }
    }
    wrong
}

#[test]
fn every_line_has_its_speaker() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/speakers");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 14, "the texts are there");
    let mut failed = String::new();
    for path in files {
        let wrong = wrong(&path);
        if !wrong.is_empty() {
            failed += &format!("{}\n  {}\n", path.file_name().unwrap().display(), wrong.join("\n  "));
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}
