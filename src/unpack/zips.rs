//! A zip of files: each opened as if it had been dropped alone; a zip in a zip as well, but no deeper.

use super::archive::{Archive, Room};
use super::{Cause, Decode, Document, Failed, LIMIT, Unpacked, single};
use crate::source::{FileKind, file_kind};

/// Zips in one another.
const DEEPEST: u32 = 1;
/// Documents at the most.
const MOST: usize = 500;

/// Opens a file of any kind, a zip of them too.
pub fn open(name: &str, bytes: &[u8], decode: Decode<'_>, depth: u32, room: &Room, unpacked: &mut Unpacked) {
    let fail = |cause| Failed { name: name.to_owned(), cause };
    let kind = match kind_of(bytes, room) {
        Ok(kind) => kind,
        Err(cause) => return unpacked.failed.push(fail(cause)),
    };
    let opened = match kind {
        FileKind::Zip if depth <= DEEPEST => inside(bytes, decode, depth, room, unpacked),
        kind => single(name, bytes, kind, decode, room)
            .map(|document: Document| unpacked.documents.push(document)),
    };
    if let Err(cause) = opened {
        unpacked.failed.push(fail(cause));
    }
}

/// What a file is; for a zip by the names in its directory, which a docx inside a zip does not mislead.
fn kind_of(bytes: &[u8], room: &Room) -> Result<FileKind, Cause> {
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return Ok(file_kind(bytes));
    }
    Archive::open(bytes, room).map(|archive| archive.kind())
}

fn inside(
    bytes: &[u8],
    decode: Decode<'_>,
    depth: u32,
    room: &Room,
    unpacked: &mut Unpacked,
) -> Result<(), Cause> {
    let mut archive = Archive::open(bytes, room)?;
    let before = (unpacked.documents.len(), unpacked.failed.len());
    for index in 0..archive.len() {
        let part = archive.part(index, decode)?;
        if part.is_folder || is_furniture(&part.name) {
            continue;
        }
        if unpacked.documents.len() + unpacked.failed.len() >= MOST {
            return Err(Cause::ZipMany);
        }
        match archive.unpack(index) {
            Ok(bytes) => open(&part.name, &bytes, decode, depth + 1, room, unpacked),
            // What one part would unpack to speaks against the whole.
            Err(Cause::ZipBomb) => return Err(Cause::ZipBomb),
            Err(cause) => unpacked.failed.push(Failed { name: part.name, cause }),
        }
        let held: u64 = unpacked.documents.iter().map(|document| document.source.text.len() as u64).sum();
        if held > 2 * LIMIT {
            return Err(Cause::TooLong);
        }
    }
    if unpacked.documents.len() == before.0 {
        let own = unpacked.failed.get(before.1..).unwrap_or_default();
        // Where all failed alike, the zip as a whole did.
        let all = |cause| !own.is_empty() && own.iter().all(|failed| failed.cause == cause);
        if all(Cause::ZipEncrypted) {
            unpacked.failed.truncate(before.1);
            return Err(Cause::ZipEncrypted);
        }
        if own.is_empty() {
            return Err(Cause::ZipNothing);
        }
    }
    Ok(())
}

/// What systems put into zips beside the files.
fn is_furniture(name: &str) -> bool {
    let own = name.rsplit(['/', '\\']).next().unwrap_or("");
    name.starts_with("__MACOSX/")
        || own.starts_with("._")
        || matches!(own, ".DS_Store" | "Thumbs.db" | "desktop.ini" | "")
}
