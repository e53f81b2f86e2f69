//! Files decoded by the browser, whose tables need not be fetched.
//!
//! Knows no other part of the page, so that a test can hold it against encoding_rs.

use shaipin::source::{Detection, SourceText, detect};
use wasm_bindgen::JsValue;
use web_sys::TextDecoder;

/// Reads a file that [`shaipin::source::file_kind`] calls a text.
///
/// # Errors
///
/// Where the browser cannot make a string of it: too long, most likely.
pub fn read(name: &str, bytes: &[u8]) -> Result<SourceText, JsValue> {
    let detection = detect(bytes);
    let text = decode(bytes, &detection)?;
    Ok(SourceText::decoded(name, text, detection.encoding))
}

/// Decodes bytes as they were detected; what is wrong becomes U+FFFD.
///
/// # Errors
///
/// Where the browser cannot make a string of them.
pub fn decode(bytes: &[u8], detection: &Detection) -> Result<String, JsValue> {
    let decoder = TextDecoder::new_with_label(detection.encoding.label())?;
    decoder.decode_with_u8_array(bytes.get(detection.bom_len..).unwrap_or_default())
}
