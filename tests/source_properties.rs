//! What must hold of cleaning for every text.

#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use shaipin::source::{SourceText, Span, TextKind, clean, detect, file_kind, read};

/// Pieces of the kinds that meet in real texts, and in hostile ones.
fn piece() -> impl Strategy<Value = String> {
    const WORDS: [&str; 70] = [
        "增长",
        "全市",
        "完成",
        "年",
        "亿元",
        "第一",
        "二",
        "九",
        "八",
        "十",
        "〇",
        "○",
        "O",
        "0",
        "零",
        "１",
        "２．５",
        "％",
        "5",
        "12",
        "3.4",
        ".",
        "，",
        "。",
        "：",
        "（",
        "）",
        " ",
        " ",
        "  ",
        "　",
        "　　",
        "\u{A0}",
        "\u{2009}",
        "\u{200B}",
        "\r\n",
        "\n",
        "\r",
        "\t",
        "\u{2028}",
        "㎡",
        "㎞",
        "−",
        "–",
        "～",
        "⼈",
        "\u{FE0F}",
        "臺",
        "億",
        "區",
        "發",
        "展",
        "\u{1F600}",
        "a",
        "GDP",
        "“",
        "”",
        "1 2",
        "全 市 生 产",
        "\0",
        "\u{F98E}",
        "é",
        "²",
        "&nbsp;",
        "&#20159;",
        "&amp",
        "&",
        "<",
        ">",
        "-",
    ];
    prop_oneof![
        6 => proptest::sample::select(&WORDS[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn tag() -> impl Strategy<Value = String> {
    const TAGS: [&str; 44] = [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<span>",
        "</span>",
        "<br>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td colspan=3>",
        "<td rowspan=2>",
        "<td rowspan=99 colspan='99'>",
        "<th>",
        "<sup>",
        "</sup>",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<!--[if x]>",
        "<head>",
        "</head>",
        "<title>",
        "</title>",
        "<body>",
        "<span style='display:none'>",
        "<b hidden>",
        "</b>",
        "<svg>",
        "</svg>",
        "<a href=\"",
        "<a x='",
        "\"",
        "'",
        "<select>",
        "<p style=\"visibility: hidden\">",
    ];
    proptest::sample::select(&TAGS[..]).prop_map(str::to_owned)
}

fn plain() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

fn html() -> impl Strategy<Value = String> {
    proptest::collection::vec(prop_oneof![piece(), tag()], 0..60).prop_map(|pieces| pieces.concat())
}

fn text(text: String, kind: TextKind) -> SourceText {
    SourceText { text, kind, ..SourceText::default() }
}

/// Every character leads back to a range on boundaries, in order, the same by cursor.
fn maps_back(source: &SourceText) {
    let clean = clean(source);
    let mut cursor = clean.cursor();
    let mut last = Span::default();
    for (at, c) in clean.text.char_indices() {
        let span = Span::of(at, at + c.len_utf8());
        let back = clean.source(span);
        assert!(
            source.text.get(back.start() as usize..back.end() as usize).is_some(),
            "{span:?} to {back:?}"
        );
        assert!(back.start() >= last.start() && back.end() >= last.end(), "{last:?}, then {back:?}");
        assert_eq!(cursor.source(span), back);
        let empty = clean.source(Span::of(at, at));
        assert!(empty.is_empty() && source.text.is_char_boundary(empty.start() as usize));
        // What is read is never made out of nothing; only gaps are.
        assert!(!back.is_empty() || matches!(c, '\t' | '\n' | ' '), "{c:?} from nothing");
        let whole = clean.source(Span::new(0, span.end()));
        assert!(whole.end() == back.end() && whole.start() <= back.start());
        last = back;
    }
    // Jumping back and forth gives the same as rising.
    for at in [0, clean.text.len() / 2, 0, clean.text.len()] {
        let span = Span::of(clean.text.floor_char_boundary(at), clean.text.len());
        assert_eq!(cursor.source(span), clean.source(span));
    }
    assert!(!clean.text.contains(['\r', '\u{200B}', '\u{3000}', '\u{A0}']));
    assert!(
        clean.steps <= 16 * source.text.len() as u64 + 64,
        "{} steps for {} bytes",
        clean.steps,
        source.text.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_text_maps_back(source in plain()) {
        maps_back(&text(source, TextKind::Plain));
    }

    #[test]
    fn html_maps_back(source in html()) {
        maps_back(&text(source, TextKind::Html));
    }

    #[test]
    fn clean_text_stays(source in plain()) {
        let once = clean(&text(source, TextKind::Plain)).text;
        let twice = clean(&text(once.clone(), TextKind::Plain)).text;
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = (detect(&bytes), file_kind(&bytes));
        let source = read("a", &bytes);
        maps_back(&source);
        prop_assert_eq!(source.undecodable as usize, source.text.matches('\u{FFFD}').count());
    }
}
