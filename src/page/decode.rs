//! Files decoded by the browser, whose tables need not be fetched.

use shaipin::source::{Detection, FileKind, SourceText, detect, file_kind};
use wasm_bindgen::JsValue;
use web_sys::{TextDecoder, TextDecoderOptions};

/// Why a file was not read.
#[derive(Debug)]
pub enum Refusal {
    /// It is no text; what it is, so that the page can say what to do with it.
    Kind(FileKind),
    /// The browser refused: too long for one string, most likely.
    Browser,
}

/// Reads a dropped or chosen file.
///
/// # Errors
///
/// Where the bytes are no text, or the browser cannot hold the result.
pub fn read(name: &str, bytes: &[u8]) -> Result<SourceText, Refusal> {
    let kind = file_kind(bytes);
    if !kind.is_text() {
        return Err(Refusal::Kind(kind));
    }
    let detection = detect(bytes);
    let text = decode(bytes, &detection).map_err(|_| Refusal::Browser)?;
    Ok(SourceText::decoded(name, text, detection.encoding))
}

/// Decodes bytes as they were detected; what is wrong becomes U+FFFD.
///
/// # Errors
///
/// Where the browser cannot make a string of them.
pub fn decode(bytes: &[u8], detection: &Detection) -> Result<String, JsValue> {
    let options = TextDecoderOptions::new();
    options.set_fatal(false);
    let decoder = TextDecoder::new_with_label_and_options(detection.encoding.label(), &options)?;
    decoder.decode_with_u8_array(bytes.get(detection.bom_len..).unwrap_or_default())
}
