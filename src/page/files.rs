//! Files from the reader: what they are, and their bytes as text.

use js_sys::Uint8Array;
use shaipin::source::{Encoding, SourceText, TextKind};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::state::Notice;

/// Larger files are declined: analysed they would need more memory than a 32-bit page has
/// (text, its clean copy, tokens and claims take some twenty times the size).
pub const LIMIT: u64 = 50 << 20;

/// What a file is, where it is not text. Told by its content: names lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileType {
    /// Word, docx.
    Docx,
    /// Excel, xlsx.
    Xlsx,
    /// PowerPoint, pptx.
    Pptx,
    /// OFD.
    Ofd,
    /// PDF.
    Pdf,
    /// doc, xls, ppt, wps, et: the old compound files.
    Compound,
    /// Some other zip.
    Zip,
    /// RTF.
    Rtf,
    /// A picture.
    Image,
    /// Another archive.
    Archive,
    /// Something else that is no text.
    Binary,
}

/// Reads a file into text, or says why not.
pub async fn read(file: File) -> Result<SourceText, Notice> {
    let size = file.size();
    if size > LIMIT as f64 {
        return Err(Notice::TooLarge(size as u64));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Notice::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    if let Some(kind) = sniff(&bytes) {
        return Err(Notice::WrongType(kind));
    }
    decode(&bytes, file.name()).ok_or(Notice::Unreadable)
}

/// What the bytes are, where they are no text.
pub fn sniff(bytes: &[u8]) -> Option<FileType> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        // Names of the parts stand in the clear, at the head of each and in the list at the end.
        let head = &bytes[..bytes.len().min(1 << 16)];
        let tail = &bytes[bytes.len().saturating_sub(1 << 16)..];
        let holds =
            |name: &[u8]| [head, tail].iter().any(|part| part.windows(name.len()).any(|at| at == name));
        return Some(match () {
            () if holds(b"word/") => FileType::Docx,
            () if holds(b"xl/") => FileType::Xlsx,
            () if holds(b"ppt/") => FileType::Pptx,
            () if holds(b"OFD.xml") => FileType::Ofd,
            () => FileType::Zip,
        });
    }
    const MAGIC: [(&[u8], FileType); 11] = [
        (b"%PDF", FileType::Pdf),
        (b"\xd0\xcf\x11\xe0", FileType::Compound),
        (b"{\\rtf", FileType::Rtf),
        (b"\x89PNG", FileType::Image),
        (b"\xff\xd8\xff", FileType::Image),
        (b"GIF8", FileType::Image),
        (b"BM", FileType::Image),
        (b"Rar!", FileType::Archive),
        (b"7z\xbc\xaf", FileType::Archive),
        (b"\x1f\x8b", FileType::Archive),
        (b"\0asm", FileType::Binary),
    ];
    let known = MAGIC.iter().find(|(magic, _)| starts(magic)).map(|(_, kind)| *kind);
    if let Some(kind) = known {
        // "BM" also begins plain words; a bitmap has zero bytes near it.
        let plain = kind == FileType::Image && starts(b"BM") && !bytes[..bytes.len().min(64)].contains(&0);
        if !plain {
            return Some(kind);
        }
    }
    if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(FileType::Image);
    }
    // No text in any of the encodings but UTF-16 holds zero bytes.
    let wide = starts(b"\xff\xfe") || starts(b"\xfe\xff") || looks_wide(bytes);
    let head = &bytes[..bytes.len().min(1 << 16)];
    let odd = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    (!wide && (head.contains(&0) || odd * 50 > head.len())).then_some(FileType::Binary)
}

/// UTF-16 without a mark: line breaks and digits leave zero bytes on one side only.
fn looks_wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    even + odd > 0 && even.min(odd) == 0 && (even + odd) * 200 > head.len()
}

fn decode(bytes: &[u8], name: String) -> Option<SourceText> {
    let (encoding, strict) = detect(bytes);
    let options = TextDecoderOptions::new();
    options.set_fatal(false);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if strict => text.trim_start_matches('\u{feff}').to_owned(),
        _ => TextDecoder::new_with_label_and_options(encoding.label(), &options)
            .ok()?
            .decode_with_u8_array(bytes)
            .ok()?,
    };
    let undecodable = text.matches('\u{fffd}').count() as u32;
    let kind = TextKind::sniff(&text);
    Some(SourceText { name, text, encoding, undecodable, kind })
}

fn detect(bytes: &[u8]) -> (Encoding, bool) {
    if bytes.starts_with(b"\xff\xfe") {
        (Encoding::Utf16Le, false)
    } else if bytes.starts_with(b"\xfe\xff") {
        (Encoding::Utf16Be, false)
    } else if std::str::from_utf8(bytes).is_ok() {
        (Encoding::Utf8, true)
    } else {
        (Encoding::Gb18030, false)
    }
}
