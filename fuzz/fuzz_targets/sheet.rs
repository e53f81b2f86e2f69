//! The parts of a workbook, packed afterwards.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shaipin_fuzz::stored;

fuzz_target!(|parts: (&str, &str, &str)| {
    let (rows, styles, strings) = parts;
    let bytes = stored(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>".as_slice()),
        ("xl/worksheets/sheet1.xml", rows.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ]);
    let got = shaipin::unpack::open_native("a.xlsx", &bytes);
    assert!(!got.documents.is_empty() || !got.failed.is_empty());
});
