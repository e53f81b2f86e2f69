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
        // A blank line is no paragraph; it parts groups of them.
        if !line.trim().is_empty() {
            lines.push((who.clone(), line.to_owned()));
        }
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
        let Some(block) = document.paragraphs.get(at) else {
            wrong.push(format!("no paragraph: {line}"));
            continue;
        };
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

/// Words that hold a county's name are no counties, also where the county's own city is spoken of.
#[test]
fn words_are_no_places() {
    let texts = [
        ("鞍山市2023年工作总结", "抢抓沿海城市开放机遇,扩大城市框架。"),
        ("濮阳市2023年工作总结", "创建省级示范县2个,科普示范县1个。"),
        ("吕梁市2023年工作总结", "坚持科创兴县、旅游兴县,产业兴县成效明显。"),
        ("信阳市2023年工作总结", "创新县域治理,入选全国百强县、经济强县。"),
        ("延安市2023年工作总结", "实现强县富县,打造文旅名县、工业大县。"),
        ("马鞍山市2023年工作总结", "提升县城和县域承载能力,推进更新和改造。"),
        ("玉树州2023年工作总结", "面对复杂多变的环境,加快通道建设。"),
        ("衢州市2023年工作总结", "连续五年获评平安县,平安建设成效明显。"),
        ("吴忠市2023年工作总结", "顺利通过验收,各项惠农政策落实到位。"),
        ("台州市2023年工作总结", "新建道路桥梁12座,公路桥梁36座。"),
    ];
    for (title, sentence) in texts {
        let clean = clean(&SourceText::pasted(format!("{title}\n{sentence}")));
        let document = read(&clean);
        let named: Vec<&str> = document
            .mentions
            .iter()
            .filter(|mention| mention.span.start() as usize > title.len())
            .map(|mention| mention.span.slice(&clean.text))
            .collect();
        assert!(named.is_empty(), "{sentence} {named:?}");
    }
}
