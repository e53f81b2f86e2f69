//! What many documents weigh: bytes that the desk holds while they are read, laid side by side, and laid again.
//!
//! Bytes asked of the allocator, counted: the figures are the same each time, and judged. What an allocator needs for
//! itself comes on top; in the page, where an address takes four bytes, they are less. One test alone stands in this
//! file: another one's bytes would be counted with its own.
//!
//! `cargo test --test memory -- --nocapture` prints them as multiples of the text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may fail")]

use std::path::Path;

use peak_alloc::PeakAlloc;
use shaipin::serve::Desk;
use shaipin::serve::protocol::{Answer, Request};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// How many documents are laid.
const DOCUMENTS: u32 = 16;

/// Texts of our own that make one document: as long as a real digest is.
const TEXTS: usize = 10;

/// What the documents may weigh at the worst, in hundredths of the text. Those of our own have a figure for every 40
/// bytes, a real digest one for every 75.
const OWN: usize = 2200;
const REAL: usize = 1200;

fn own() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/digests");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let document = |first: usize| texts.iter().cycle().skip(first * 7).take(TEXTS).cloned();
    (0..DOCUMENTS as usize).map(|first| document(first).collect::<Vec<_>>().join("\n\n")).collect()
}

fn real() -> Option<Vec<String>> {
    let folder = std::env::var_os("SHAIPIN_CORPUS")?;
    let text = std::fs::read_to_string(Path::new(&folder).join("corpus/jinhua-2022-05.txt")).unwrap();
    Some(vec![text; DOCUMENTS as usize])
}

/// Reads the documents and lays them twice; the worst, in hundredths of the text.
fn weight(what: &str, texts: Vec<String>) -> usize {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut desk = Desk::new();
    let shelve = |key: u32| Request::Shelve { key, document: format!("{key}.txt"), edits: Vec::new() };
    // What is made once for all texts (tables, the gazetteer) is not the documents'.
    let _ = Desk::new().answer(shelve(0), texts.first().cloned());
    let before = ALLOCATOR.current_usage() - bytes;
    ALLOCATOR.reset_peak_usage();
    let mut claims = 0;
    let mut worst = 0;
    let mut tell = |step: &str| {
        let times = |held: usize| held.saturating_sub(before) * 100 / bytes;
        let (now, most) = (times(ALLOCATOR.current_usage()), times(ALLOCATOR.peak_usage()));
        println!(
            "{what}, {step}: {}.{:02} times the text, at the worst {}.{:02}",
            now / 100,
            now % 100,
            most / 100,
            most % 100
        );
        ALLOCATOR.reset_peak_usage();
        worst = most.max(worst);
    };
    for (key, text) in (0..).zip(texts) {
        let Answer::Shelved(card) = desk.answer(shelve(key), Some(text)) else { panic!("not kept") };
        claims += card.claims;
    }
    tell("read");
    for step in ["laid", "laid again"] {
        let keys = (0..DOCUMENTS).collect();
        let lay = Request::Lay { keys, standard: None, time: String::new(), more: false };
        let Answer::Opened(summary) = desk.answer(lay, None) else { panic!("not laid") };
        assert_eq!(summary.claims, claims, "{step}");
        tell(step);
    }
    println!("{what}: {bytes} bytes, {claims} claims");
    assert!(claims > 1000);
    worst
}

#[test]
fn many_documents_weigh_little() {
    let own = weight("our own", own());
    assert!(own <= OWN, "{own} hundredths of the text");
    if let Some(texts) = real() {
        let real = weight("a real digest", texts);
        assert!(real <= REAL, "{real} hundredths of the text");
    }
}
