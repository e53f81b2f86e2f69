//! The parts of a Word document, packed afterwards, so that the markup is reached and not the zip's sums.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shaipin_fuzz::stored;

fuzz_target!(|parts: (&str, &str, &str)| {
    let (body, numbering, styles) = parts;
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let bytes = stored(&[
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ]);
    let got = shaipin::unpack::open_native("a.docx", &bytes);
    assert!(!got.documents.is_empty() || !got.failed.is_empty());
    for document in got.documents {
        // Tabs before cells are all that is added; a cell stands at most 256 columns to the right.
        assert!(document.source.text.len() <= 260 * (body.len() + 1) + 64 * numbering.len());
    }
});
