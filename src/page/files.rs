//! Files from the reader: what they are, and their bytes as text.

use js_sys::Uint8Array;
use shaipin::source::SourceText;
use shaipin::source::decode::detect;
use shaipin::source::file_kind::{FileKind, file_kind};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder};

use super::state::Notice;

/// Larger files are declined: analysed they would need more memory than a 32-bit page has
/// (text, its clean copy, tokens and claims take some twenty times the size).
pub const LIMIT: u64 = 50 << 20;

/// Reads a file into text, or says why not.
pub async fn read(file: File) -> Result<SourceText, Notice> {
    let size = file.size();
    if size > LIMIT as f64 {
        return Err(Notice::TooLarge(size as u64));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Notice::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    match file_kind(&bytes) {
        FileKind::Empty => Err(Notice::Empty),
        FileKind::Text => decode(&file.name(), &bytes).ok_or(Notice::Unreadable),
        other => Err(Notice::WrongType(other)),
    }
}

/// Decoding is the browser's: the tables alone would weigh more than the rest of the page.
fn decode(name: &str, bytes: &[u8]) -> Option<SourceText> {
    let detection = detect(bytes);
    let rest = bytes.get(detection.bom_len..)?;
    let decoder = TextDecoder::new_with_label(detection.encoding.label()).ok()?;
    let text = decoder.decode_with_u8_array(rest).ok()?;
    Some(SourceText::decoded(name, text, detection.encoding))
}
