//! Damage at random, and limits: nothing panics, nothing grows beyond its bounds.

use proptest::prelude::*;
use shaipin::unpack::{Cause, open_native};

use crate::make::{docx, docx_with, flate, formats, item, line, ofd, p, pdf, stored, stream, xlsx, zip};
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

#[test]
fn a_note_is_written_once_however_often_it_is_referred_to() {
    let note = "不含农户投资1.4亿元，".repeat(60_000);
    let notes = format!("<w:footnotes $W><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", p(&note));
    let reference = "<w:p><w:r><w:t>甲3项</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let got = open_native("a.docx", &docx_with(&reference.repeat(5000), &[("footnotes.xml", &notes)]));
    let text = &got.documents[0].source.text;
    assert_eq!(text.matches("注：不含").count(), 1);
    assert_eq!(text.matches("甲3项").count(), 5000);
    assert!(text.len() < note.len() + 5000 * 20, "{}", text.len());
}

#[test]
fn numbers_of_lists_do_not_blow_a_document_up() {
    let numbering = |text: &str| {
        format!(
            "<w:numbering $W><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
        )
    };
    // Longer than any that Word writes: no number.
    let long = numbering(&"第".repeat(100_000));
    let got =
        open_native("a.docx", &docx_with(&item(1, 0, "12项").repeat(3000), &[("numbering.xml", &long)]));
    assert_eq!(got.documents[0].source.text, "12项\n".repeat(3000));
    // As long as that, over and over: read no further than what can be analysed.
    let wide = numbering(&"%1".repeat(127));
    let counted = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>".repeat(120_000);
    let document = format!("<w:document><w:body>{counted}</w:body></w:document>");
    let wide = wide.replace("$W", "");
    let bytes =
        stored(&[("word/document.xml", document.as_bytes()), ("word/numbering.xml", wide.as_bytes())]);
    let got = open_native("a.docx", &bytes);
    assert_eq!(got.failed.iter().map(|failed| failed.cause).collect::<Vec<_>>(), [Cause::TooLong]);
}

#[test]
fn styles_are_followed_to_the_list_they_are_based_on() {
    let numbering = "<w:numbering $W><w:abstractNum w:abstractNumId=\"7\"><w:numStyleLink w:val=\"n\"/></w:abstractNum><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
<w:num w:numId=\"9\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";
    // Not sorted; one is based on itself.
    let styles = "<w:styles $W><w:style w:styleId=\"z\"><w:numPr><w:numId w:val=\"9\"/></w:numPr></w:style><w:style w:styleId=\"m\"><w:basedOn w:val=\"z\"/></w:style>\
<w:style w:styleId=\"a\"><w:basedOn w:val=\"m\"/></w:style><w:style w:styleId=\"n\"><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:style><w:style w:styleId=\"o\"><w:basedOn w:val=\"o\"/></w:style></w:styles>";
    let of = |style: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>开工12项</w:t></w:r></w:p>")
    };
    let body = [of("a"), of("o"), of("n"), of("m"), of("x")].concat();
    let got =
        open_native("a.docx", &docx_with(&body, &[("numbering.xml", numbering), ("styles.xml", styles)]));
    assert_eq!(got.documents[0].source.text, "1、开工12项\n开工12项\n2、开工12项\n3、开工12项\n开工12项\n");
}

#[test]
fn a_string_that_many_cells_share_is_not_copied_beyond_the_end() {
    // Four megabytes of blanks around one figure, and four megabytes of text.
    let blank = format!("<t>{}7项{0}</t>", " ".repeat(2 << 20));
    let long = format!("<t>{}</t>", "完成投资12亿元，".repeat(170_000));
    let cells = |at: u32, times| format!("<row><c t=\"s\"><v>{at}</v></c></row>").repeat(times);
    let got = open_native(
        "a.xlsx",
        &xlsx(&[("一", &cells(0, 20_000)), ("二", &cells(1, 100_000))], &formats(&[]), &[&blank, &long]),
    );
    let [document] = got.documents.as_slice() else { panic!("{:?}", got.failed) };
    assert_eq!(document.remarks, [Cause::SheetCut]);
    assert!(document.source.text.len() <= 50 << 20);
    assert_eq!(document.source.text.matches("7项\n").count(), 20_000);
}

#[test]
fn tabs_before_cells_are_counted_as_well() {
    let rows = "<row><c r=\"IV1\"><v>1</v></c></row>".repeat(300_000);
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let bytes = stored(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\"/></sheets></workbook>".as_slice()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let got = open_native("a.xlsx", &bytes);
    assert_eq!(got.documents[0].remarks, [Cause::SheetCut]);
    assert!(got.documents[0].source.text.len() <= 50 << 20);
}

#[test]
fn the_last_row_there_can_be_is_not_stepped_over() {
    let rows = "<row r=\"4294967295\"><c><v>5</v></c></row><row><c><v>6</v></c></row><row/><row><c><v>7</v></c></row>";
    let got = open_native("a.xlsx", &xlsx(&[("一", rows)], &formats(&[]), &[]));
    assert_eq!(got.documents[0].source.text, "5\n6\n7\n");
}

#[test]
fn what_a_cell_was_like_before_a_tracked_change_is_passed_over() {
    let cell = |more: &str, text: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(text));
    let was = "<w:tcPrChange w:id=\"1\"><w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge/></w:tcPr></w:tcPrChange>";
    let row = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(was, "白石县"), cell("", "3.5"));
    assert_eq!(open_native("a.docx", &docx(&row)).documents[0].source.text, "白石县\t3.5\n");
}

#[test]
fn what_zips_in_a_zip_unpack_to_is_counted_together() {
    // A document of 45 MB, over and over: each is within its bounds, all together are not.
    let sentence = "<w:p><w:r><w:t>白石县完成投资12.5亿元。</w:t></w:r></w:p>";
    let filler = "<!-- kept by a writer of such files, and said by nobody, 0123456789 -->";
    let more: String = (0..500_000).map(|at| format!("{filler}{at}")).collect();
    let document = format!("<w:document><w:body>{sentence}{more}</w:body></w:document>");
    assert!((30 << 20..50 << 20).contains(&document.len()), "{}", document.len());
    let inner = zip(&[("word/document.xml", document.as_bytes())]);
    let names: Vec<String> = (0..12).map(|at| format!("{at}.docx")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), inner.as_slice())).collect();
    let half = zip(&parts[..6]);
    let got = open_native("a.zip", &stored(&[("甲.zip", &half), ("乙.zip", &half)]));
    assert!((2..6).contains(&got.documents.len()), "{}", got.documents.len());
    assert!(got.failed.iter().all(|failed| failed.cause == Cause::ZipBomb), "{:?}", got.failed);
    assert!(!got.failed.is_empty());
}

const LATIN: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

#[test]
fn a_form_is_unpacked_once_however_often_it_is_drawn() {
    // Eighty times three megabytes are more than may be unpacked.
    let mut form = vec![b' '; 3 << 20];
    form.extend(b"BT /F 12 Tf 50 0 Td (12.5 items done) Tj ET");
    let drawn: String = (0..80).map(|at| format!("q 1 0 0 1 0 {} cm /X Do Q ", 1600 - 20 * at)).collect();
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 1700]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
            .to_vec(),
        stream("", drawn.as_bytes()),
        LATIN.as_bytes().to_vec(),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", &form),
    ];
    let got = open_native("a.pdf", &pdf(&objects, ""));
    let [document] = got.documents.as_slice() else { panic!("{:?}", got.failed) };
    assert_eq!(document.source.text.matches("12.5 items done").count(), 80);
    assert_eq!(document.remarks, []);
}

#[test]
fn pages_of_a_pdf_are_unpacked_within_bounds() {
    // Thirty pages share what they draw: ten megabytes of blanks each, more than may be unpacked together.
    let mut content = b"BT /F 12 Tf 50 700 Td (12.5 items done on this page) Tj ET".to_vec();
    content.resize(10 << 20, b' ');
    let kids: String = (0..30).map(|at| format!("{} 0 R ", at + 5)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count 30/MediaBox[0 0 595 842]>>").into_bytes(),
        stream("", &content),
        LATIN.as_bytes().to_vec(),
    ];
    let one = b"<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>";
    objects.extend(std::iter::repeat_n(one.to_vec(), 30));
    let got = open_native("a.pdf", &pdf(&objects, ""));
    let [document] = got.documents.as_slice() else { panic!("{:?}", got.failed) };
    assert_eq!(document.source.text.matches("12.5 items").count(), 20);
    assert_eq!(document.remarks, [Cause::PartLost]);
}

#[test]
fn what_is_packed_twice_is_not_unpacked() {
    let twice = stream("/Filter[/FlateDecode/FlateDecode]", b"x");
    let content = b"BT /F 12 Tf 50 700 Td (12.5 items done on this page) Tj ET /X Do";
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents[4 0 R 6 0 R]/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        stream("", content),
        LATIN.as_bytes().to_vec(),
        twice,
    ];
    let got = open_native("a.pdf", &pdf(&objects, ""));
    assert_eq!(got.documents[0].source.text.trim(), "12.5 items done on this page");
    assert_eq!(got.documents[0].remarks, [Cause::PartLost]);
}

#[test]
fn a_page_that_is_packed_is_counted_and_read() {
    let mut content: String = (0..60_000).map(|at| format!("% a line that draws nothing {at}\n")).collect();
    content.push_str("BT /F 12 Tf 50 700 Td (12.5 items done on this page) Tj ET");
    let packed = flate(content.as_bytes());
    // So much that it is counted before it is unpacked.
    assert!(packed.len() > 10_000, "{}", packed.len());
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        stream("/Filter/FlateDecode", &packed),
        LATIN.as_bytes().to_vec(),
    ];
    let got = open_native("a.pdf", &pdf(&objects, ""));
    assert_eq!(got.documents[0].source.text.trim(), "12.5 items done on this page");
    assert_eq!(got.documents[0].remarks, []);
}

#[test]
fn pages_beyond_the_most_are_told() {
    let kids: String = (0..3001).map(|at| format!("{} 0 R ", at + 5)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count 3001/MediaBox[0 0 595 842]>>").into_bytes(),
        stream("", b"BT /F 12 Tf 50 700 Td (12.5 items done) Tj ET"),
        LATIN.as_bytes().to_vec(),
    ];
    let one = b"<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>";
    objects.extend(std::iter::repeat_n(one.to_vec(), 3001));
    let got = open_native("a.pdf", &pdf(&objects, ""));
    assert_eq!(got.documents[0].remarks, [Cause::PartLost]);
    let page = line(30.0, 60.0, "白石县完成投资12.5亿元。");
    let got = open_native("a.ofd", &ofd(&vec![page.as_str(); 5001]));
    assert_eq!(got.documents[0].remarks, [Cause::PartLost]);
}
