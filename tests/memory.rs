//! What many documents weigh: bytes that the desk holds once they are laid side by side, and at the worst while they are.
//!
//! Bytes asked of the allocator, so that the figures are the same on every machine; what the allocator itself needs
//! comes on top. One test alone stands in this file: another one's bytes would be counted with its own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may fail")]

use peak_alloc::PeakAlloc;
use shaipin::serve::Desk;
use shaipin::serve::protocol::{Answer, Language, Query, Request};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// How many documents are laid.
const DOCUMENTS: u32 = 24;

fn texts() -> Vec<String> {
    let folder =
        std::env::var("MEM_DIR").unwrap_or(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/digests").to_owned());
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "txt"));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn many_documents_weigh_little() {
    let texts = texts();
    let all: Vec<&String> = texts.iter().cycle().take(DOCUMENTS as usize).collect();
    let bytes: usize = all.iter().map(|text| text.len()).sum();
    let times = |held: usize| held as f64 / bytes as f64;
    let mut desk = Desk::new();
    // What is made once for all texts (tables, the gazetteer) is not the documents'.
    desk.answer(
        Request::Shelve { key: 0, document: String::new(), edits: Vec::new() },
        Some(texts[0].clone()),
    );
    let mut desk = Desk::new();
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let mut claims = 0;
    for (key, text) in (0..).zip(&all) {
        let request = Request::Shelve { key, document: format!("{key}.txt"), edits: Vec::new() };
        let Answer::Shelved(card) = desk.answer(request, Some((*text).clone())) else { panic!("not kept") };
        claims += card.claims;
    }
    let kept = ALLOCATOR.current_usage() - before;
    println!(
        "{bytes} bytes, {claims} claims; kept {:.1} peak {:.1}",
        times(kept),
        times(ALLOCATOR.peak_usage() - before)
    );
    ALLOCATOR.reset_peak_usage();
    let lay =
        || Request::Lay { keys: (0..DOCUMENTS).collect(), standard: None, time: String::new(), more: false };
    for _ in 0..2 {
        let Answer::Opened(_) = desk.answer(lay(), None) else { panic!("not laid") };
        let laid = ALLOCATOR.current_usage() - before;
        println!("laid {:.1} peak {:.1}", times(laid), times(ALLOCATOR.peak_usage() - before));
    }
    for name in ["documents", "overview", "compare"] {
        let request = Request::View {
            name: name.to_owned(),
            look: Vec::new(),
            query: Query::default(),
            language: Language::Chinese,
        };
        let _ = desk.answer(request, None);
        println!(
            "{name} {:.1} peak {:.1}",
            times(ALLOCATOR.current_usage() - before),
            times(ALLOCATOR.peak_usage() - before)
        );
    }
    let _ = desk.answer(Request::Facets { query: Query::default() }, None);
    println!(
        "facets {:.1} peak {:.1}",
        times(ALLOCATOR.current_usage() - before),
        times(ALLOCATOR.peak_usage() - before)
    );
}
