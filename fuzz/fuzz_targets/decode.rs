//! Any bytes become a text, or are refused; never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let kind = shaipin::source::file_kind(bytes);
    let text = shaipin::source::read("a.txt", bytes);
    if kind.is_text() {
        assert!(text.text.len() <= 3 * bytes.len() + 3);
    }
});
