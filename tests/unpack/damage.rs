//! Damage at random, and limits: nothing panics, nothing grows beyond its bounds.

use proptest::prelude::*;
use shaipin::unpack::{Cause, open_native};

use crate::make::{docx, p, stored, zip};
use crate::table;

/// Parts that may stand in a document, in any order and however deep.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:tcPr>",
        "</w:tcPr>",
        "<w:gridSpan w:val=\"9\"/>",
        "<w:gridSpan w:val=\"4294967295\"/>",
        "<w:vMerge/>",
        "<w:pPr>",
        "</w:pPr>",
        "<w:numPr>",
        "<w:numId w:val=\"1\"/>",
        "<w:ilvl w:val=\"99\"/>",
        "<w:del>",
        "</w:del>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<w:footnoteReference w:id=\"1\"/>",
        "&#1114112;",
        "&amp;",
        "&",
        "<",
        "12.5",
        "亿元",
        "\0",
        "<w:sym w:char=\"4EBF\"/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<w:gridBefore w:val=\"60\"/>",
        "<w:br/>",
        "<x a=\"",
        "?>",
    ]);
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_is_borne(which in any::<prop::sample::Index>(), places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), end in any::<prop::sample::Index>(), cut in any::<bool>()) {
        let cases = table::cases();
        let case = &cases[which.index(cases.len())];
        let mut bytes = case.bytes.clone();
        for (place, byte) in places {
            if !bytes.is_empty() {
                let at = place.index(bytes.len());
                bytes[at] = byte;
            }
        }
        if cut && !bytes.is_empty() {
            bytes.truncate(end.index(bytes.len()));
        }
        let got = open_native(case.name, &bytes);
        prop_assert!(got.documents.len() + got.failed.len() >= 1);
        for document in got.documents {
            prop_assert!(!document.source.text.trim().is_empty());
        }
    }

    #[test]
    fn any_markup_is_borne(body in markup()) {
        let got = open_native("a.docx", &docx(&body));
        // Tabs in front of cells are all that is added.
        for document in got.documents {
            prop_assert!(document.source.text.len() <= 260 * (body.len() + 1));
        }
    }
}

#[test]
fn a_lie_about_the_size_is_found_out() {
    let mut bytes = zip(&[("a.txt", &[b'1'; 5000])]);
    // The directory tells ten bytes.
    let at = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&10u32.to_le_bytes());
    let got = open_native("a.zip", &bytes);
    assert!(got.documents.is_empty());
    assert!(matches!(got.failed[0].cause, Cause::ZipBomb | Cause::ZipDamaged), "{got:?}");
}

#[test]
fn a_zip_of_very_many_files_is_bounded() {
    let names: Vec<String> = (0..600).map(|at| format!("{at}.txt")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"12.5".as_slice())).collect();
    let got = open_native("a.zip", &zip(&parts));
    assert_eq!(got.documents.len(), 500);
    assert_eq!(got.failed.iter().map(|failed| failed.cause).collect::<Vec<_>>(), [Cause::ZipMany]);
}

#[test]
fn a_document_of_more_than_can_be_analysed_is_told() {
    // As long as that, and not packed, so that nothing else is suspected.
    let sentence = "白石县完成投资十二点五亿元一二三四五六七八九。";
    let text = sentence.repeat((50 << 20) / sentence.len() + 1);
    let document = format!("<w:document><w:body>{}</w:body></w:document>", p(&text));
    let bytes = stored(&[("word/document.xml", document.as_bytes())]);
    let got = open_native("a.docx", &bytes);
    assert_eq!(got.failed.iter().map(|failed| failed.cause).collect::<Vec<_>>(), [Cause::TooLong]);
}

#[test]
fn deep_tables_end() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(3000);
    let got = open_native("a.docx", &docx(&format!("{}{deep}", p("前面12个。"))));
    assert!(got.documents[0].source.text.starts_with("前面12个。"));
}
