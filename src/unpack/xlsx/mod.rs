//! Workbooks (xlsx): every sheet that is shown, a row a line, cells parted by tabs, figures as the sheet shows them.
//!
//! Read by hand on zip and quick-xml rather than with calamine, which decodes the old formats too (encoding_rs alone
//! weighs 125 kB gzip) and gives the number that is stored, 0.123, where people see and speak of 12.3%.

mod format;
mod sheet;

use super::archive::{Archive, Room, resolve};
use super::docx::Drawn;
use super::xml::{Piece, Xml};
use super::{Cause, Decode, LIMIT};
use format::Formats;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    id: String,
    hidden: bool,
}

/// Draws the text from a workbook.
pub fn read(bytes: &[u8], decode: Decode<'_>, room: &Room) -> Result<Drawn, Cause> {
    const BOOK: &str = "xl/workbook.xml";
    let mut archive = Archive::open(bytes, room)?;
    let book = archive.xml(BOOK, decode)?.ok_or(Cause::PartDamaged)?;
    let mut listed: Vec<Listed> = Vec::new();
    let mut from_1904 = false;
    for piece in Xml::new(&book) {
        let (Piece::Open(tag) | Piece::Both(tag)) = piece else { continue };
        match tag.name() {
            "workbookPr" => {
                from_1904 = tag.get("date1904").is_some_and(|value| value == "1" || value == "true")
            }
            "sheet" => listed.push(Listed {
                name: tag.get("name").unwrap_or_default(),
                id: tag.get("id").unwrap_or_default(),
                hidden: tag.get("state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
    }
    let links = archive.xml("xl/_rels/workbook.xml.rels", decode)?.unwrap_or_default();
    let mut targets: Vec<(String, String)> = Vec::new();
    let (mut styles, mut strings) = ("xl/styles.xml".to_owned(), "xl/sharedStrings.xml".to_owned());
    for piece in Xml::new(&links) {
        let (Piece::Open(tag) | Piece::Both(tag)) = piece else { continue };
        let Some(target) = tag.get("Target") else { continue };
        let target = resolve(BOOK, &target);
        match tag.get("Type").unwrap_or_default().rsplit('/').next() {
            Some("styles") => styles = target,
            Some("sharedStrings") => strings = target,
            _ => targets.push((tag.get("Id").unwrap_or_default(), target)),
        }
    }
    let formats = Formats::read(&archive.xml(&styles, decode)?.unwrap_or_default(), from_1904);
    let strings = sheet::strings(&archive.xml(&strings, decode)?.unwrap_or_default())?;
    let mut remarks = Vec::new();
    let mut remark = |cause| {
        if !remarks.contains(&cause) {
            remarks.push(cause);
        }
    };
    let shown = listed.iter().filter(|sheet| !sheet.hidden).count();
    let mut out = String::new();
    for (at, listed) in listed.iter().enumerate() {
        if listed.hidden {
            remark(Cause::HiddenSheets);
            continue;
        }
        let target = targets.iter().find(|(id, _)| *id == listed.id).map(|(_, target)| target.clone());
        let target = target.unwrap_or_else(|| format!("xl/worksheets/sheet{}.xml", at + 1));
        let Some(text) = archive.xml(&target, decode)? else {
            remark(Cause::PartLost);
            continue;
        };
        let mut rows = String::new();
        let left = (LIMIT as usize).saturating_sub(out.len());
        let end = sheet::read(&text, &strings, &formats, left, &mut rows);
        if let Some(cause) = end {
            remark(cause);
        }
        if rows.trim().is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        if shown > 1 && !is_default(&listed.name) {
            out.push_str(&listed.name);
            out.push('\n');
        }
        out.push_str(&rows);
    }
    if out.trim().is_empty() {
        return Err(if remarks.contains(&Cause::PartLost) { Cause::PartDamaged } else { Cause::Empty });
    }
    Ok(Drawn { text: out, remarks })
}

/// Names that programs give, which say nothing.
fn is_default(name: &str) -> bool {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(bare, "Sheet" | "sheet" | "工作表" | "Table")
}
