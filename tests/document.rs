//! Paragraphs, regions and topics: synthetic digests of our own, and the corpus where it is at hand.

use shaipin::document::read;
use shaipin::source::{SourceText, clean};

fn show(path: &str) {
    let text =
        std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let clean = clean(&SourceText::pasted(text));
    let document = read(&clean);
    println!(
        "=== {path} {:?} year {:?} title {:?}",
        document.kind,
        document.year,
        document.title.map(|t| t.slice(&clean.text))
    );
    println!("whole {:?}", document.whole);
    for (at, region) in document.regions.iter().enumerate() {
        if region.blocks.is_empty() {
            continue;
        }
        println!(
            "region {at} {} {:?} {:?} {:?}",
            region.name,
            region.code,
            region.candidates,
            region.blocks.iter().map(|b| (b.first, b.end, b.confidence)).collect::<Vec<_>>()
        );
    }
    for (at, block) in document.paragraphs.iter().enumerate() {
        let region =
            block.region.map(|id| document.regions[usize::from(id.0)].name.clone()).unwrap_or_default();
        let line: String = block.span.slice(&clean.text).chars().take(36).collect();
        let mut topics: Vec<_> = document
            .topics
            .iter()
            .filter(|run| block.span.contains(run.span))
            .map(|run| run.topic.name().chars().take(2).collect::<String>())
            .collect();
        topics.dedup();
        println!("{at:3} {:?}\t{region}\t{}\t{line}", block.kind, topics.join(","));
    }
}

#[test]
fn show_corpus() {
    let Ok(corpus) = std::env::var("SHAIPIN_CORPUS") else { return };
    let Ok(which) = std::env::var("SHOW") else { return };
    for name in which.split(' ') {
        show(&format!("{corpus}/corpus/{name}.txt"));
    }
}
