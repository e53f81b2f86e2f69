//! Every place of the clean text leads back to a place between characters of the source.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shaipin::source::{SourceText, Span, clean};

fuzz_target!(|text: &str| {
    for source in [SourceText::pasted(text), SourceText::decoded("a.html", text.to_owned(), shaipin::source::Encoding::Utf8)] {
        let clean = clean(&source);
        let mut last = 0;
        for (at, sign) in clean.text.char_indices() {
            let span = clean.source(Span::new(at as u32, (at + sign.len_utf8()) as u32));
            assert!(source.text.get(span.start() as usize..span.end() as usize).is_some());
            assert!(span.start() >= last);
            last = span.start();
        }
    }
});
