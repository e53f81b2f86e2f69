//! Pages, alone and in one file: what is made of them, and the whole report where there is one.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &str| {
    let alone = shaipin::unpack::open_native("a.html", page.as_bytes());
    let mail = format!("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n--b--");
    let inside = shaipin::unpack::open_native("a.mht", mail.as_bytes());
    for document in alone.documents.iter().chain(&inside.documents) {
        let report = shaipin::analyse(&document.source);
        for claim in &report.claims {
            let span = claim.span.start() as usize..claim.span.end() as usize;
            assert!(document.source.text.get(span).is_some());
        }
    }
});
