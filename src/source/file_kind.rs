//! What sort of file bytes are, so that what is no text can be refused in clear words or given to
//! its own reader.

use super::decode::detect;

/// What sort of file bytes are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// Text in any of the known encodings, HTML too.
    Text,
    /// Nothing at all, or white space only.
    Empty,
    /// Word document (docx).
    Docx,
    /// Excel workbook (xlsx).
    Xlsx,
    /// PowerPoint presentation (pptx).
    Pptx,
    /// Chinese fixed-layout document (ofd).
    Ofd,
    /// OpenDocument text or table (odt, ods).
    OpenDocument,
    /// Another zip.
    Zip,
    /// PDF.
    Pdf,
    /// Old Word or WPS document (doc, wps).
    Doc,
    /// Old Excel or WPS workbook (xls, et).
    Xls,
    /// Another OLE file (ppt, msg).
    Ole,
    /// Rich text.
    Rtf,
    /// Web page saved as one file (mht).
    Mhtml,
    /// Picture.
    Image,
    /// Gzip, 7z, rar and other archives.
    Archive,
    /// Sound or video.
    Media,
    /// Anything else that is no text.
    Binary,
}

impl FileKind {
    /// Whether [`super::read`] gives something sensible.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Empty)
    }
}

/// First bytes of kinds that have them.
const MAGIC: [(&[u8], FileKind); 24] = [
    (b"%PDF-", FileKind::Pdf),
    (b"{\\rtf", FileKind::Rtf),
    (b"\x89PNG\r\n\x1A\n", FileKind::Image),
    (b"\xFF\xD8\xFF", FileKind::Image),
    (b"GIF87a", FileKind::Image),
    (b"GIF89a", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"\0\0\x01\0", FileKind::Image),
    (b"\x1F\x8B", FileKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"Rar!\x1A\x07", FileKind::Archive),
    (b"BZh", FileKind::Archive),
    (b"\xFD7zXZ\0", FileKind::Archive),
    (b"\x28\xB5\x2F\xFD", FileKind::Archive),
    (b"ID3", FileKind::Media),
    (b"OggS", FileKind::Media),
    (b"\x1A\x45\xDF\xA3", FileKind::Media),
    (b"\x7FELF", FileKind::Binary),
    (b"MZ\x90\0", FileKind::Binary),
    (b"\0asm", FileKind::Binary),
    (b"SQLite format 3\0", FileKind::Binary),
    (b"From: <Saved by", FileKind::Mhtml),
    (b"MIME-Version:", FileKind::Mhtml),
];

/// Tells what sort of file bytes are, by what they hold and not by a name.
pub fn file_kind(bytes: &[u8]) -> FileKind {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return FileKind::Empty;
    }
    if let Some(row) = MAGIC.iter().find(|row| bytes.starts_with(row.0)) {
        return row.1;
    }
    match bytes {
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => zip(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => ole(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => FileKind::Image,
        [b'R', b'I', b'F', b'F', _, _, _, _, ..] => FileKind::Media,
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'a' | b'm', b'e' | b'v' | b'i', b'i' | b'f', ..] => {
            FileKind::Image
        }
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => FileKind::Media,
        [b'F', b'r', b'o', b'm', b':', ..] if is_page(bytes) => FileKind::Mhtml,
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => FileKind::Image,
        _ if detect(bytes).binary => FileKind::Binary,
        _ => FileKind::Text,
    }
}

/// Whether what begins like a letter is a page in one file.
fn is_page(bytes: &[u8]) -> bool {
    const HEAD: usize = 2048;
    const WORD: &[u8] = b"multipart/related";
    bytes
        .get(..bytes.len().min(HEAD))
        .is_some_and(|head| head.windows(WORD.len()).any(|window| window == WORD))
}

/// A zip's kind, by the names in its directory at the end, or of its first files.
fn zip(bytes: &[u8]) -> FileKind {
    const WINDOW: usize = 65_536;
    const HEAD: usize = 4096;
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let tail = bytes.get(bytes.len().saturating_sub(WINDOW)..).unwrap_or_default();
    const NAMES: [(&[u8], FileKind); 6] = [
        (b"word/document", FileKind::Docx),
        (b"xl/workbook", FileKind::Xlsx),
        (b"ppt/presentation", FileKind::Pptx),
        (b"OFD.xml", FileKind::Ofd),
        (b"application/vnd.oasis.opendocument", FileKind::OpenDocument),
        (b"xl/worksheets", FileKind::Xlsx),
    ];
    let holds =
        |name: &[u8]| [tail, head].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    NAMES.iter().find(|row| holds(row.0)).map_or(FileKind::Zip, |row| row.1)
}

/// An OLE file's kind, by the names in the first sector of its directory.
fn ole(bytes: &[u8]) -> FileKind {
    const ENTRY: usize = 128;
    let short = |at: usize| Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    let kind = || {
        let sector = 1usize.checked_shl(u32::from(short(30)?)).filter(|size| (512..=4096).contains(size))?;
        let first = usize::from(short(48)?) | usize::from(short(50)?) << 16;
        let start = first.checked_add(1)?.checked_mul(sector)?;
        // Directories of a few sectors mostly lie in a row.
        let directory = bytes.get(start..)?;
        directory.chunks_exact(ENTRY).take(4 * sector / ENTRY).find_map(|entry| {
            let name: Vec<u8> =
                entry.chunks_exact(2).map(|pair| pair[0]).take_while(|&byte| byte != 0).collect();
            match name.as_slice() {
                b"WordDocument" => Some(FileKind::Doc),
                b"Workbook" | b"Book" => Some(FileKind::Xls),
                _ => None,
            }
        })
    };
    kind().unwrap_or(FileKind::Ole)
}
