//! The browser's decoder gives what encoding_rs gives natively.
#![cfg(target_arch = "wasm32")]

#[path = "../src/page/decode.rs"]
mod decode;

use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use shaipin::source::{Detection, Encoding, How, SourceText};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SAMPLE: &str = "一季度完成投資12.5億元，增长8.3%，居第二位。";

fn native(bytes: &[u8], encoding: Encoding) -> String {
    let decoder = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Gb18030 => GB18030,
        Encoding::Big5 => BIG5,
    };
    decoder.decode_without_bom_handling(bytes).0.into_owned()
}

fn browser(bytes: &[u8], encoding: Encoding) -> String {
    let detection = Detection { encoding, bom_len: 0, how: How::Guess, binary: false };
    decode::decode(bytes, &detection).unwrap_or_default()
}

/// Every two-byte code, each ended by a line end.
fn two_bytes() -> Vec<u8> {
    (0x81..=0xFE).flat_map(|lead| (0x40..=0xFE).flat_map(move |trail| [lead, trail, b'\n'])).collect()
}

/// The lines in which two decoders differ.
fn differences(bytes: &[u8], encoding: Encoding) -> usize {
    let (ours, theirs) = (native(bytes, encoding), browser(bytes, encoding));
    assert_eq!(ours.lines().count(), theirs.lines().count());
    ours.lines().zip(theirs.lines()).filter(|(ours, theirs)| ours != theirs).count()
}

#[wasm_bindgen_test]
fn two_bytes_of_gb18030_are_the_same() {
    assert_eq!(differences(&two_bytes(), Encoding::Gb18030), 0);
}

#[wasm_bindgen_test]
fn four_bytes_of_gb18030_are_the_same() {
    let codes: Vec<u8> = [0x81, 0x82, 0x84, 0x90, 0x95, 0xE3]
        .into_iter()
        .flat_map(|a| (0x30..=0x39).flat_map(move |b| (0x81..=0xFE).map(move |c| (a, b, c))))
        .flat_map(|(a, b, c)| (0x30..=0x39).flat_map(move |d| [a, b, c, d, b'\n']))
        .collect();
    assert_eq!(differences(&codes, Encoding::Gb18030), 0);
}

#[wasm_bindgen_test]
fn big5_differs_in_a_handful_at_most() {
    // Browsers and encoding_rs follow different versions of the table.
    let found = differences(&two_bytes(), Encoding::Big5);
    assert!(found <= 4, "{found}");
}

#[wasm_bindgen_test]
fn unicode_is_the_same() {
    let broken = [SAMPLE.as_bytes(), b"\xFF\xE4\xB8", SAMPLE.as_bytes(), b"\xE4"].concat();
    assert_eq!(native(&broken, Encoding::Utf8), browser(&broken, Encoding::Utf8));
    let little: Vec<u8> = SAMPLE.encode_utf16().chain([0xD800]).flat_map(u16::to_le_bytes).collect();
    assert_eq!(native(&little, Encoding::Utf16Le), browser(&little, Encoding::Utf16Le));
    let big: Vec<u8> = SAMPLE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(native(&big, Encoding::Utf16Be), browser(&big, Encoding::Utf16Be));
}

#[wasm_bindgen_test]
fn files_are_read() {
    let (bytes, _, _) = GB18030.encode(SAMPLE);
    for bytes in [bytes.into_owned(), [b"\xEF\xBB\xBF", SAMPLE.as_bytes()].concat()] {
        let Ok(SourceText { text, undecodable, .. }) = decode::read("a.txt", &bytes) else { unreachable!() };
        assert_eq!((text.as_str(), undecodable), (SAMPLE, 0));
    }
}
