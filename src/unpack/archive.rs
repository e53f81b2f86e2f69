//! A zip opened with care: what it would unpack to is known and bounded before a byte of it is unpacked.

use std::cell::Cell;
use std::io::{Cursor, Read};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::{Cause, Decode, LIMIT};
use crate::source::{Encoding, FileKind, detect};

/// Bytes that a file and all that is in it may unpack to.
const TOTAL: u64 = 4 * LIMIT;
/// From this size on a part is suspected where it was packed to next to nothing.
const SUSPECT: u64 = 4 << 20;
/// XML of sheets packs to a thirtieth, a sheet of one number over and over to a hundredth; deflate reaches a
/// thousandth on zeros alone.
const RATIO: u64 = 300;
/// Parts of one archive at the most.
const PARTS: usize = 20_000;

/// Bytes that may still be unpacked: one for a file, the zips in it and the documents in these.
pub struct Room(Cell<u64>);

impl Room {
    /// For a file.
    pub fn new() -> Self {
        Self(Cell::new(TOTAL))
    }

    /// Takes bytes, before they are unpacked and whether or not that succeeds.
    pub fn take(&self, bytes: u64) -> Result<(), Cause> {
        self.0.set(self.0.get().checked_sub(bytes).ok_or(Cause::ZipBomb)?);
        Ok(())
    }

    /// How many are left.
    pub fn left(&self) -> u64 {
        self.0.get()
    }
}

/// A zip whose directory was read.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    room: &'a Room,
}

/// What the directory tells of a part.
pub struct Part {
    /// Its name, folders before it.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    pub fn open(bytes: &'a [u8], room: &'a Room) -> Result<Self, Cause> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(cause)?;
        if zip.len() > PARTS {
            return Err(Cause::ZipBomb);
        }
        Ok(Self { zip, room })
    }

    /// What a zip is: a docx, xlsx, ofd and so on by the part that makes it one, or a zip of files.
    pub fn kind(&self) -> FileKind {
        const PARTS: [(&[u8], FileKind); 7] = [
            (b"word/document.xml", FileKind::Docx),
            (b"word/document2.xml", FileKind::Docx),
            (b"xl/workbook.xml", FileKind::Xlsx),
            (b"OFD.xml", FileKind::Ofd),
            (b"ppt/presentation.xml", FileKind::Pptx),
            (b"META-INF/manifest.xml", FileKind::OpenDocument),
            (b"xl/workbook.bin", FileKind::Xlsx),
        ];
        let own = |name: &[u8]| self.zip.file_names_raw().any(|raw| same_name(raw, name));
        PARTS.iter().find(|row| own(row.0)).map_or(FileKind::Zip, |row| row.1)
    }

    /// How many parts there are.
    pub fn len(&self) -> usize {
        self.zip.len()
    }

    /// What the directory tells of a part. Names that are not UTF-8 are those of a Chinese Windows.
    pub fn part(&mut self, index: usize, decode: Decode<'_>) -> Result<Part, Cause> {
        let file = self.zip.by_index_raw(index).map_err(cause)?;
        let raw = file.name_raw();
        let name = match std::str::from_utf8(raw) {
            Ok(name) => name.to_owned(),
            Err(_) => match detect(raw).encoding {
                Encoding::Big5 => decode(raw, Encoding::Big5),
                _ => decode(raw, Encoding::Gb18030),
            },
        };
        Ok(Part { is_folder: file.is_dir() || name.ends_with(['/', '\\']), name })
    }

    /// Unpacks a part.
    pub fn unpack(&mut self, index: usize) -> Result<Vec<u8>, Cause> {
        let file = self.zip.by_index_raw(index).map_err(cause)?;
        if file.encrypted() {
            return Err(Cause::ZipEncrypted);
        }
        if !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Cause::ZipMethod);
        }
        let (packed, size) = (file.compressed_size(), file.size());
        drop(file);
        if size > SUSPECT && size / RATIO > packed {
            return Err(Cause::ZipBomb);
        }
        self.room.take(size)?;
        let file = self.zip.by_index(index).map_err(cause)?;
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).min(1 << 20));
        // The directory may lie: no more is taken than it told.
        file.take(size + 1).read_to_end(&mut bytes).map_err(|_| Cause::ZipDamaged)?;
        if bytes.len() as u64 > size {
            return Err(Cause::ZipBomb);
        }
        Ok(bytes)
    }

    /// Unpacks the part with this name, whatever the case of its letters; `None` where there is none.
    pub fn named(&mut self, name: &str) -> Result<Option<Vec<u8>>, Cause> {
        let name = name.trim_start_matches('/');
        let index = self.zip.file_names_raw().position(|raw| same_name(raw, name.as_bytes()));
        index.map(|index| self.unpack(index)).transpose()
    }

    /// The text of the XML part with this name.
    pub fn xml(&mut self, name: &str, decode: Decode<'_>) -> Result<Option<String>, Cause> {
        Ok(self.named(name)?.map(|bytes| super::xml::decoded(bytes, decode)))
    }
}

/// Whether a part has this name, whatever the case of its letters and the slash of its writer.
fn same_name(raw: &[u8], name: &[u8]) -> bool {
    raw.len() == name.len()
        && raw
            .iter()
            .zip(name)
            .all(|(one, other)| one.eq_ignore_ascii_case(other) || *one == b'\\' && *other == b'/')
}

fn cause(error: ZipError) -> Cause {
    match error {
        ZipError::InvalidPassword => Cause::ZipEncrypted,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Cause::ZipEncrypted,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Cause::ZipMethod,
        ZipError::DecompressedSizeLimitExceeded { .. } => Cause::ZipBomb,
        _ => Cause::ZipDamaged,
    }
}

/// The path of a part that another one names: from the root, or from the folder of that other one.
pub fn resolve(from: &str, target: &str) -> String {
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}
