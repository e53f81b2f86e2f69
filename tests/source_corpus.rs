//! Reads the real texts of `SHAIPIN_CORPUS`; skipped where it is not set.
#![cfg(not(target_arch = "wasm32"))]

use shaipin::source::{Encoding, FileKind, Span, TextKind, clean, file_kind, read};

#[test]
fn corpus_decodes_and_maps_back() -> std::io::Result<()> {
    let Some(root) = std::env::var_os("SHAIPIN_CORPUS") else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return Ok(());
    };
    let mut paths: Vec<_> = std::fs::read_dir(std::path::Path::new(&root).join("corpus"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path)?;
        assert_eq!(file_kind(&bytes), FileKind::Text, "{name}");
        let source = read(&name, &bytes);
        assert_eq!(source.undecodable, 0, "{name}");
        let wanted = if name.contains("gb18030") { Encoding::Gb18030 } else { Encoding::Utf8 };
        assert_eq!(source.encoding, wanted, "{name}");
        if name.contains(".html") {
            assert_eq!(source.kind, TextKind::Html, "{name}");
        }
        let clean = clean(&source);
        assert_eq!(clean.traditional, name.contains("neihu"), "{name}");
        // Every run of digits and points is whole in the source, but for markup and blanks.
        let (mut numerals, mut apart) = (0, 0);
        let mut cursor = clean.cursor();
        let bytes = clean.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let start = at;
            while bytes.get(at).is_some_and(|b| b.is_ascii_digit() || *b == b'.') {
                at += 1;
            }
            let span = Span::of(start, at);
            let quote = cursor.source(span).slice(&source.text);
            assert!(!quote.is_empty(), "{name}: {span:?}");
            numerals += 1;
            apart += usize::from(quote != span.slice(&clean.text));
        }
        println!(
            "{name}: {:?}, {} bytes to {}, {} runs, {} steps, {numerals} numerals, {apart} written otherwise",
            source.kind,
            source.text.len(),
            clean.text.len(),
            clean.runs(),
            clean.steps
        );
        if std::env::var_os("SHAIPIN_SHOW").is_some() && source.kind == TextKind::Html {
            println!("{}", clean.text.chars().take(4000).collect::<String>());
        }
    }
    Ok(())
}
