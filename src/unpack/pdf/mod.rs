//! PDF with a text layer, behind a gate: where the fonts do not tell their characters, the file is refused with
//! advice rather than read wrongly.
//!
//! hayro-syntax reads the file (objects, streams, decryption without a password); the text is followed here, because
//! the fonts of Chinese offices (`GBK-EUC-H` and its like, without `ToUnicode`) are what other readers fail at, and
//! are plain GBK to us.

mod cmap;
mod content;
mod font;
mod inflate;

use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::archive::Room;
use super::docx::Drawn;
use super::flow;
use super::{Cause, Decode};
use content::Reader;

/// Pages at the most.
const PAGES: usize = 3000;

/// Draws the text from a file.
pub fn read(bytes: &[u8], decode: Decode<'_>, room: &Room) -> Result<Drawn, Cause> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Cause::PdfEncrypted,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Cause::PdfDamaged,
    })?;
    let mut reader = Reader::new(decode, room);
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(PAGES) {
        let Some(content) = content_of(page, &mut reader) else { continue };
        pages.push(reader.page(&content, page.resources()));
    }
    let count = pages.len();
    if count == 0 {
        return Err(Cause::PdfDamaged);
    }
    let text = without_bullets(&flow::text(pages));
    let signs = text.chars().filter(|c| !c.is_whitespace()).count();
    /// Signs on a page, in the mean, below which pictures must be what it is about.
    const FEW: usize = 12;
    if signs < FEW * count && reader.pictures > 0 || signs == 0 {
        return Err(if reader.pictures > 0 { Cause::PdfPictures } else { Cause::Empty });
    }
    if is_garbled(&text) {
        return Err(Cause::PdfGarbled);
    }
    let mut remarks = Vec::new();
    if reader.budget == 0 || reader.lost || pdf.pages().len() > PAGES {
        remarks.push(Cause::PartLost);
    }
    if reader.pictures > 0 {
        remarks.push(Cause::Pictures);
    }
    Ok(Drawn { text, remarks })
}

/// What a page draws, its streams parted by blanks; `None` where there is none.
fn content_of(page: &Page<'_>, reader: &mut Reader<'_>) -> Option<Vec<u8>> {
    const KEY: &str = "Contents";
    if let Some(stream) = page.raw().get::<Stream<'_>>(KEY) {
        return reader.unpacked(&stream).map(|bytes| bytes.into_owned());
    }
    let mut all = Vec::new();
    for stream in page.raw().get::<Array<'_>>(KEY)?.iter::<Stream<'_>>() {
        if let Some(bytes) = reader.unpacked(&stream) {
            all.extend_from_slice(&bytes);
            all.push(b' ');
        }
    }
    Some(all)
}

/// Lines without the signs of symbol fonts in front of them, which stand for bullets.
fn without_bullets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        out.push_str(
            line.trim_start_matches(|c| matches!(c, '\u{F000}'..='\u{F0FF}')).trim_start_matches(' '),
        );
        out.push('\n');
    }
    out
}

/// Whether more than one character in fifty is unknown, or one between two digits.
fn is_garbled(text: &str) -> bool {
    const ONE_IN: usize = 50;
    let bad =
        |c: char| c == char::REPLACEMENT_CHARACTER || matches!(c, '\u{E000}'..='\u{F8FF}' | '\0'..='\u{8}');
    let (mut all, mut wrong, mut in_number) = (0, 0, false);
    let mut before = [' ', ' '];
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        wrong += usize::from(bad(c));
        in_number |= c.is_ascii_digit() && bad(before[1]) && before[0].is_ascii_digit();
        before = [before[1], c];
    }
    wrong * ONE_IN > all || in_number
}
