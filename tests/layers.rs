//! The order of the source's folders, and two habits of its files.
//!
//! A folder uses what lies below it, never what lies above; a file says at its head what it is for
//! (`//!`); no file but a table of words is longer than 500 lines.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// The folders (or files) under `src`, low to high; those on one line do not use one another.
const LAYERS: &[&[&str]] = &[
    &["language", "lexicon"],
    &["source"],
    &["document", "lex"],
    &["claim"],
    &["report"],
    &["chart"],
    &["serve"],
    &["page", "cli"],
];

/// Upward imports that stand for now: file, layer, reason.
const UPWARD: &[(&str, &str, &str)] = &[];

/// Files that may be longer for now: file, lines, reason.
const LONG: &[(&str, usize, &str)] = &[
    (
        "src/lex/lexer.rs",
        600,
        "the rules for names in it are still on the move; they part into a file of their own",
    ),
    ("src/claim/figure.rs", 600, "the rules are still on the move; measures part from drafts afterwards"),
];

const MOST_LINES: usize = 500;

/// A source file: its path from the package's root, and its text.
struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let read = |path: PathBuf| Source {
        path: path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).expect("a source file"),
    };
    paths.into_iter().map(read).collect()
}

fn height(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|names| names.contains(&layer))
}

/// The names that follow a path's `::`: one, or those of a group in braces.
fn names(rest: &str) -> Vec<&str> {
    let ident = |text: &str| text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let Some(group) = rest.strip_prefix('{') else { return vec![&rest[..ident(rest)]] };
    let (mut depth, mut fresh, mut names) = (0, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                names.push(&group[at..at + ident(&group[at..])]);
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

/// The layers that a file names by a path from the crate's root, or by enough `super::`.
fn uses(source: &Source) -> Vec<String> {
    let code: String =
        source.text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let inner = source.path.trim_start_matches("src/").trim_end_matches(".rs");
    let depth = inner.trim_end_matches("/mod").split('/').count();
    let mut roots = vec!["crate::".to_owned(), "shaipin::".to_owned()];
    roots.push("super::".repeat(depth));
    let mut used = Vec::new();
    for root in roots {
        for (at, _) in code.match_indices(&root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':')) {
                continue;
            }
            used.extend(names(&code[at + root.len()..]).into_iter().map(str::to_owned));
        }
    }
    used
}

#[test]
fn no_folder_uses_a_higher_one() {
    let mut wrong = Vec::new();
    for source in sources() {
        let inner = source.path.trim_start_matches("src/");
        let own = inner.split(['/', '.']).next().unwrap_or("");
        let Some(from) = height(own) else {
            let known = ["lib.rs", "main.rs"].contains(&inner) || inner.starts_with("bin/");
            assert!(known, "{}: its folder has no place in the order", source.path);
            continue;
        };
        for used in uses(&source) {
            let Some(to) = height(&used) else { continue };
            let listed = UPWARD.iter().any(|(path, layer, _)| *path == source.path && *layer == used);
            if (to > from || to == from && used != own) && !listed {
                wrong.push(format!("{} ({own}) uses {used}", source.path));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "upward imports:\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|source| !source.text.trim_start_matches('\u{FEFF}').starts_with("//!"))
        .map(|source| source.path)
        .collect();
    assert!(silent.is_empty(), "no //! at the head of:\n{}", silent.join("\n"));
}

#[test]
fn no_file_is_long() {
    let mut long = Vec::new();
    for source in sources().into_iter().filter(|source| !source.path.starts_with("src/lexicon/")) {
        let most = LONG.iter().find(|row| row.0 == source.path).map_or(MOST_LINES, |row| row.1);
        let lines = source.text.lines().count();
        if lines > most {
            long.push(format!("{}: {lines} lines, at most {most}", source.path));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}
