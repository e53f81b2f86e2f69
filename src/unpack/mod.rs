//! What people have, made texts: bytes in, one or several documents out, or a cause with what to do about it.
//!
//! Word, Excel, OFD, PDF, pages in one file, zips of these and plain texts, told apart by what they hold and not by
//! their names. The text that is drawn from a container is the document's source text from there on: all spans lead
//! into it. Natively the command line calls this; in the page it is part of the studio's wasm, so that none of it is
//! waited for before the first text is read.

mod archive;
mod blocks;
mod cause;
mod csv;
mod docx;
mod flow;
mod mime;
mod ofd;
mod pdf;
mod xlsx;
mod xml;
mod zips;

pub use cause::Cause;

use crate::source::suspect::{Suspect, suspect};
use crate::source::{Encoding, FileKind, SourceText, TextKind, detect};
use archive::Room;
use docx::Drawn;

/// Bytes of text that one document may have: beyond, the analysis needs more memory than a page is given.
pub const LIMIT: u64 = 50 << 20;

/// The same for what is a text already: natively there is more memory.
const TEXT_LIMIT: u64 = if cfg!(target_arch = "wasm32") { LIMIT } else { 1 << 30 };

/// Turns bytes of an encoding into text: a library natively, the browser in the page.
pub type Decode<'a> = &'a dyn Fn(&[u8], Encoding) -> String;

/// What was found in a file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Unpacked {
    /// The documents, in the order of the file.
    pub documents: Vec<Document>,
    /// What could not be read.
    pub failed: Vec<Failed>,
}

/// A document.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Its text; for a container the text drawn from it.
    pub source: SourceText,
    /// What it was drawn from.
    pub kind: FileKind,
    /// What was left out or looks odd.
    pub remarks: Vec<Cause>,
}

/// A file of which nothing came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failed {
    /// Its name; in a zip with the folders there.
    pub name: String,
    /// Why.
    pub cause: Cause,
}

/// Opens a file of any kind.
pub fn open(name: &str, bytes: &[u8], decode: Decode<'_>) -> Unpacked {
    let mut unpacked = Unpacked::default();
    zips::open(name, bytes, decode, 0, &Room::new(), &mut unpacked);
    unpacked
}

/// [`open`] with the library's decoder.
#[cfg(not(target_arch = "wasm32"))]
pub fn open_native(name: &str, bytes: &[u8]) -> Unpacked {
    open(name, bytes, &crate::source::decode::decoded)
}

/// One document out of a file that is no zip of files.
fn single(
    name: &str,
    bytes: &[u8],
    kind: FileKind,
    decode: Decode<'_>,
    room: &Room,
) -> Result<Document, Cause> {
    let drawn = match kind {
        FileKind::Text => return text(name, bytes, decode),
        FileKind::Docx => docx::read(bytes, decode, room)?,
        FileKind::Xlsx => xlsx::read(bytes, decode, room)?,
        FileKind::Ofd => ofd::read(bytes, decode, room)?,
        FileKind::Pdf => pdf::read(bytes, decode, room)?,
        FileKind::Mhtml => {
            let page = mime::read(bytes, decode)?;
            let source = SourceText { kind: TextKind::Html, ..plain(name, page) };
            return checked(Document { source, kind, remarks: Vec::new() });
        }
        FileKind::Empty => return Err(Cause::Empty),
        FileKind::Pptx => return Err(Cause::Slides),
        FileKind::OpenDocument => return Err(Cause::OpenDocument),
        FileKind::Doc => return Err(Cause::OldWord),
        FileKind::Xls => return Err(Cause::OldExcel),
        FileKind::Ole => {
            return Err(if is_encrypted(bytes) { Cause::OfficeEncrypted } else { Cause::OldOther });
        }
        FileKind::Rtf => return Err(Cause::Rtf),
        FileKind::Image => return Err(Cause::Picture),
        FileKind::Media => return Err(Cause::Media),
        FileKind::Archive => return Err(Cause::Archive),
        FileKind::Zip => return Err(Cause::ZipNested),
        FileKind::Binary => return Err(Cause::Binary),
    };
    let Drawn { text, remarks } = drawn;
    let source = SourceText { kind: TextKind::Plain, ..plain(name, text) };
    checked(Document { source, kind, remarks })
}

/// A text that is already characters.
fn plain(name: &str, text: String) -> SourceText {
    SourceText::decoded(name, text, Encoding::Utf8)
}

/// A text file: decoded, values parted by commas made rows.
fn text(name: &str, bytes: &[u8], decode: Decode<'_>) -> Result<Document, Cause> {
    let detection = detect(bytes);
    let text = decode(bytes.get(detection.bom_len..).unwrap_or_default(), detection.encoding);
    let mut source = SourceText::decoded(name, text, detection.encoding);
    if ends(name, &["csv", "tsv"]) && source.kind == TextKind::Plain {
        source.text = csv::read(&source.text);
    }
    let kind = FileKind::Text;
    checked(Document { source, kind, remarks: Vec::new() })
}

/// Looks a document over: too long, empty, garbled, without figures.
fn checked(mut document: Document) -> Result<Document, Cause> {
    let source = &document.source;
    let limit = if document.kind == FileKind::Text { TEXT_LIMIT } else { LIMIT };
    if source.text.len() as u64 > limit {
        return Err(Cause::TooLong);
    }
    if source.text.trim().is_empty() {
        return Err(Cause::Empty);
    }
    match suspect(source) {
        Some(Suspect::Utf8AsGbk) => return Err(Cause::Utf8AsGbk),
        Some(Suspect::GbkAsUtf8) => return Err(Cause::GbkAsUtf8),
        Some(Suspect::AsLatin) => return Err(Cause::AsLatin),
        Some(Suspect::PrivateUse) => return Err(Cause::PrivateUse),
        Some(Suspect::WechatShell) => return Err(Cause::WechatShell),
        Some(Suspect::NoArticle) => return Err(Cause::NoArticle),
        None => {}
    }
    if !has_figures(&source.text) {
        document.remarks.push(Cause::NoFigures);
    }
    if is_misnamed(&source.name, document.kind) {
        document.remarks.push(Cause::Misnamed);
    }
    Ok(document)
}

fn has_figures(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_ascii_digit() || matches!(c, '０'..='９') || "一二三四五六七八九十百千万亿两〇零".contains(c)
    })
}

/// Whether the name ends as those of another kind do.
fn is_misnamed(name: &str, kind: FileKind) -> bool {
    const ENDS: [(&[&str], FileKind); 6] = [
        (&["docx"], FileKind::Docx),
        (&["xlsx"], FileKind::Xlsx),
        (&["pdf"], FileKind::Pdf),
        (&["ofd"], FileKind::Ofd),
        (&["mht", "mhtml"], FileKind::Mhtml),
        (&["txt", "csv", "htm", "html", "md"], FileKind::Text),
    ];
    ENDS.iter().any(|(own, known)| *known != kind && ends(name, own))
        || kind == FileKind::Text && ends(name, &["doc", "xls", "wps", "et"])
}

/// Whether a name ends in one of these, whatever the case.
fn ends(name: &str, ends: &[&str]) -> bool {
    let own = name.rsplit_once('.').map_or("", |(_, own)| own);
    ends.iter().any(|end| own.eq_ignore_ascii_case(end))
}

/// Whether an OLE file is the wrapping of an encrypted docx or xlsx.
fn is_encrypted(bytes: &[u8]) -> bool {
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    ["EncryptedPackage", "EncryptionInfo"].iter().any(|word| {
        let word = wide(word);
        // Names stand at the head of the directory's entries, which are 128 bytes each.
        bytes.chunks(128).any(|entry| entry.starts_with(&word))
    })
}
