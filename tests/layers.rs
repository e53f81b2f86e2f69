//! The layers of `ARCHITECTURE.md`, held to: imports point downwards, every file says what it is,
//! and none grows out of sight.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::path::{Path, PathBuf};

/// Folders and files directly under `src`, lowest first; those in one row may not know each other.
const LAYERS: &[&[&str]] = &[
    &["language", "order"],
    &["lexicon", "blocks"],
    &["source"],
    &["document", "lex"],
    &["claim"],
    &["series"],
    &["correct"],
    &["league", "project"],
    &["audit"],
    &["report"],
    &["shelf"],
    &["chart", "book", "unpack"],
    &["studio"],
    &["serve"],
    &["worker"],
    &["cli", "page"],
];

/// All that the page takes from the library: what the workers' programs are made of would be waited for by everyone.
const OF_THE_PAGE: &[&str] = &[
    "blocks::escape",
    "blocks::grouped",
    // Edits of several texts in one order: plain data, as `serve::protocol::Edit` is.
    "correct::together",
    "document::model::Topic",
    "order",
    "project",
    "serve::handshake",
    // Words only, the same on the screen and in files.
    "serve::names",
    "serve::protocol",
    "source::Encoding",
    "source::SourceText",
    "source::TextKind",
    "source::detect",
    "source::Detection",
    "source::file_kind",
    "source::suspect",
];

/// Tables may be long.
const TABLES: &str = "lexicon";

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&name))
}

#[test]
fn imports_point_downwards() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut upward = Vec::new();
    let mut seen = 0;
    for path in files(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let own = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        let Some(own_layer) = layer(own) else { continue };
        let text = std::fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for prefix in ["crate::", "shaipin::"] {
                for (at, _) in code.match_indices(prefix) {
                    let other: String = code[at + prefix.len()..]
                        .chars()
                        .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                        .collect();
                    let Some(other_layer) = layer(&other) else { continue };
                    seen += 1;
                    let allowed = other == own || other_layer < own_layer;
                    if !allowed {
                        upward.push(format!("{}:{}: {own} knows {other}", inside.display(), number + 1));
                    }
                }
            }
        }
    }
    assert!(seen > 50, "the imports were found");
    assert!(upward.is_empty(), "imports that point upwards:\n{}", upward.join("\n"));
}

#[test]
fn the_page_knows_no_stage_of_the_reading() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page");
    let mut beyond = Vec::new();
    let mut seen = 0;
    for path in files(&page) {
        let text = std::fs::read_to_string(&path).unwrap();
        for line in text.lines().map(|line| line.split("//").next().unwrap_or("")) {
            for (at, prefix) in line.match_indices("shaipin::") {
                let name = &line[at + prefix.len()..];
                // `source::{Detection, SourceText, detect}` is three names.
                let names: Vec<String> = match name.split_once('{') {
                    Some((front, list)) if !front.contains([';', ' ', '(']) => {
                        let list = list.split('}').next().unwrap();
                        list.split(',').map(|last| format!("{front}{}", last.trim())).collect()
                    }
                    _ => vec![name.to_owned()],
                };
                for name in names {
                    seen += 1;
                    let fits = |allowed: &str| {
                        name.strip_prefix(allowed)
                            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                    };
                    if !OF_THE_PAGE.iter().any(|allowed| fits(allowed)) {
                        beyond.push(format!("{}: {name}", path.display()));
                    }
                }
            }
        }
    }
    assert!(seen > 30, "the imports were found");
    assert!(beyond.is_empty(), "the page takes what belongs to the workers:\n{}", beyond.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_in_sight() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut amiss = Vec::new();
    for path in files(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        if !text.starts_with("//!") {
            amiss.push(format!("{}: no //! at its head", inside.display()));
        }
        let lines = text.lines().count();
        if lines > 500 && !inside.starts_with(TABLES) {
            amiss.push(format!("{}: {lines} lines", inside.display()));
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}
