//! Files from the reader: what they are, and the bytes of texts as text. What is more than text goes to the studio.

use js_sys::Uint8Array;
use shaipin::project::{self, ENDING, is_project};
use shaipin::source::file_kind::{FileKind, file_kind};
use shaipin::source::suspect::suspect;
use shaipin::source::{Detection, Encoding, SourceText, detect};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::decode;
use super::state::Notice;
use super::studio::Studio;

/// Larger files are declined: analysed they would need more memory than a 32-bit page has
/// (text, its clean copy, tokens and claims take some twenty times the size).
pub const LIMIT: u64 = 50 << 20;

/// What a file picker offers. Old formats too: who picks one is told how to save it anew.
pub const ACCEPT: &str =
    ".txt,.md,.html,.htm,.mhtml,.mht,.docx,.xlsx,.csv,.ofd,.pdf,.zip,.json,.doc,.wps,.xls,.et,text/*";

/// A file from the reader.
pub enum Read {
    /// A text.
    Text(SourceText),
    /// Bytes that the studio must open, or must say what is wrong with.
    More(Uint8Array),
}

/// Reads a file, or says why not.
pub async fn read(file: File) -> Result<Read, Notice> {
    let size = file.size();
    let most = if file.name().ends_with(ENDING) { project::MOST as u64 } else { LIMIT };
    if size > most as f64 {
        return Err(Notice::TooLarge(size as u64));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Notice::Unreadable)?;
    let (name, buffer) = (file.name(), Uint8Array::new(&buffer));
    let bytes = buffer.to_vec();
    match file_kind(&bytes) {
        FileKind::Empty => return Err(Notice::Empty),
        FileKind::Text if !is_sheet(&name) => {
            let source = decode::read(&name, &bytes).map_err(|_| Notice::Unreadable)?;
            if is_project(&name, &source.text) || suspect(&source).is_none() {
                return Ok(Read::Text(source));
            }
        }
        _ => {}
    }
    Ok(Read::More(buffer))
}

/// Reads a file again in this encoding, or says why not.
pub async fn again(file: File, studio: &Studio, encoding: Encoding) -> Result<SourceText, Notice> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Notice::Unreadable)?;
    let (name, buffer) = (file.name(), Uint8Array::new(&buffer));
    if is_sheet(&name) {
        let got = studio.open(&name, buffer, Some(encoding)).await.map_err(|_| Notice::Unreadable)?;
        let failed = got.failed.into_iter().next().map(|said| Notice::Said(said.into()));
        let held = got.documents.into_iter().next().ok_or(failed.unwrap_or(Notice::Unreadable))?;
        return Ok(SourceText { encoding, ..held.source });
    }
    let bytes = buffer.to_vec();
    // A mark of another encoding is a character like any other.
    let told = detect(&bytes);
    let bom_len = if told.encoding == encoding { told.bom_len } else { 0 };
    let text = decode::decode(&bytes, &Detection { encoding, bom_len, ..told });
    Ok(SourceText::decoded(&name, text.map_err(|_| Notice::Unreadable)?, encoding))
}

/// Whether a name ends as those of values parted by commas do.
fn is_sheet(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    end.eq_ignore_ascii_case("csv") || end.eq_ignore_ascii_case("tsv")
}
