//! Files from the reader: what they are, and their bytes as text.

use js_sys::Uint8Array;
use shaipin::source::SourceText;
use shaipin::source::file_kind::{FileKind, file_kind};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::decode;
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
        FileKind::Text => decode::read(&file.name(), &bytes).map_err(|_| Notice::Unreadable),
        other => Err(Notice::WrongType(other)),
    }
}
