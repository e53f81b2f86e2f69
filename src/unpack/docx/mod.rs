//! Word documents (docx): runs joined, tables, numbers of lists, text boxes, notes; what was deleted is left out,
//! what was inserted is kept.

mod body;
mod lists;
mod number;

use super::archive::{Archive, Room, resolve};
use super::blocks;
use super::xml::{Piece, Xml};
use super::{Cause, Decode};
use body::{Body, Notes};
use lists::Lists;

/// What a container's text is, and what is to be said of it.
pub struct Drawn {
    /// The text.
    pub text: String,
    /// What was not read.
    pub remarks: Vec<Cause>,
}

/// Draws the text from a document.
pub fn read(bytes: &[u8], decode: Decode<'_>, room: &Room) -> Result<Drawn, Cause> {
    let mut archive = Archive::open(bytes, room)?;
    let main = main_part(&mut archive, decode)?;
    let text = archive.xml(&main, decode)?.ok_or(Cause::PartDamaged)?;
    let mut beside = |name: &str| -> Result<String, Cause> {
        Ok(archive.xml(&resolve(&main, name), decode)?.unwrap_or_default())
    };
    let mut lists = Lists::default();
    lists.read_numbering(&beside("numbering.xml")?);
    lists.read_styles(&beside("styles.xml")?);
    lists.settle();
    let mut notes = Notes::default();
    let over =
        notes.read(&beside("footnotes.xml")?, "footnote") | notes.read(&beside("endnotes.xml")?, "endnote");
    let mut body = Body::new(&text, &mut lists, &mut notes);
    let found = body.blocks();
    if over || body.over {
        return Err(Cause::TooLong);
    }
    let mut remarks = Vec::new();
    if body.broken() {
        remarks.push(Cause::PartLost);
    }
    let pictures = body.pictures > 0;
    let mut out = String::with_capacity(text.len() / 4);
    blocks::write(&found, &mut out);
    if out.trim().is_empty() {
        return Err(match (pictures, remarks.is_empty()) {
            (true, _) => Cause::Picture,
            (_, true) => Cause::Empty,
            (_, false) => Cause::PartDamaged,
        });
    }
    if pictures {
        remarks.push(Cause::Pictures);
    }
    Ok(Drawn { text: out, remarks })
}

/// Where the text is: named by the package, nearly always `word/document.xml`.
fn main_part(archive: &mut Archive<'_>, decode: Decode<'_>) -> Result<String, Cause> {
    let named = archive.xml("_rels/.rels", decode)?.and_then(|text| {
        Xml::new(&text).find_map(|piece| match piece {
            Piece::Open(tag) | Piece::Both(tag)
                if tag.name() == "Relationship"
                    && tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) =>
            {
                tag.get("Target")
            }
            _ => None,
        })
    });
    Ok(resolve("", &named.unwrap_or_else(|| "word/document.xml".to_owned())))
}
