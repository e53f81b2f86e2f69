//! Files of any kind: never a panic, never nothing without a cause.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let got = shaipin::unpack::open_native("a", bytes);
    assert!(!got.documents.is_empty() || !got.failed.is_empty());
    for document in got.documents {
        assert!(!document.source.text.trim().is_empty());
    }
});
