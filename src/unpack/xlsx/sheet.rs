//! One sheet: its cells row by row.

use std::borrow::Cow;

use super::format::Formats;
use crate::unpack::blocks::COLUMNS;
use crate::unpack::xml::{Piece, Tag, Xml};
use crate::unpack::{Cause, LIMIT};

/// The strings that cells share, readings over characters and blanks around left out; more than can be analysed
/// fails.
pub fn strings(text: &str) -> Result<Vec<String>, Cause> {
    let mut xml = Xml::new(text);
    let mut strings = Vec::new();
    let mut left = LIMIT as usize;
    while let Some(piece) = xml.next() {
        let string = match piece {
            // Cells only borrow it, so that it is trimmed here, once.
            Piece::Open(tag) if tag.name() == "si" => rich(&mut xml).trim().to_owned(),
            Piece::Both(tag) if tag.name() == "si" => String::new(),
            _ => continue,
        };
        left = left.checked_sub(string.len() + size_of::<String>()).ok_or(Cause::TooLong)?;
        strings.push(string);
    }
    Ok(strings)
}

/// The text of `si` or `is`: runs joined.
fn rich(xml: &mut Xml<'_>) -> String {
    let (mut open, mut out) = (1u32, String::new());
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "t" => out.push_str(&xml.text()),
                "rPh" => xml.pass(),
                _ => open += 1,
            },
            Piece::Close(_) => {
                open -= 1;
                if open == 0 {
                    break;
                }
            }
            Piece::Both(_) | Piece::Text(_) => {}
        }
    }
    out
}

/// Writes a sheet's rows; tells why it was not read whole. `left` is how many bytes may be written.
pub fn read(
    text: &str,
    strings: &[String],
    formats: &Formats,
    left: usize,
    out: &mut String,
) -> Option<Cause> {
    let mut xml = Xml::new(text);
    let mut cause = None;
    let (mut row, mut last_row) = (0u32, 0u32);
    let (mut column, mut reached) = (0u32, 0u32);
    let mut begun = false;
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Open(tag) if tag.name() == "row" => {
                row = tag.number("r").unwrap_or(row.saturating_add(1));
                (column, reached, begun) = (0, 0, false);
            }
            Piece::Both(tag) if tag.name() == "row" => {
                row = tag.number("r").unwrap_or(row.saturating_add(1));
            }
            Piece::Close(name) if name == "row" && begun => out.push('\n'),
            Piece::Close(name) if name == "sheetData" => break,
            Piece::Both(tag) if tag.name() == "c" => column = place(&tag).unwrap_or(column).saturating_add(1),
            Piece::Open(tag) if tag.name() == "c" => {
                let own = place(&tag).unwrap_or(column);
                column = own.saturating_add(1);
                let value = cell(&mut xml, &tag, strings, formats);
                let value = value.trim();
                if value.is_empty() {
                    continue;
                }
                if own >= COLUMNS {
                    cause = Some(Cause::SheetCut);
                    continue;
                }
                let tabs = own.saturating_sub(reached) as usize;
                if out.len() + tabs + value.len() > left {
                    cause = Some(Cause::SheetCut);
                    break;
                }
                if !begun {
                    // An empty row parts tables.
                    if last_row > 0 && row > last_row.saturating_add(1) {
                        out.push('\n');
                    }
                    (begun, last_row) = (true, row);
                }
                for _ in reached..own {
                    out.push('\t');
                }
                reached = reached.max(own);
                out.extend(value.chars().map(|c| if c.is_control() { ' ' } else { c }));
            }
            _ => {}
        }
    }
    if !out.ends_with('\n') && !out.is_empty() {
        out.push('\n');
    }
    if xml.broken() { Some(Cause::PartLost) } else { cause }
}

/// The column of a cell, by its name (`AB12`), from 0.
fn place(tag: &Tag<'_>) -> Option<u32> {
    let name = tag.get("r")?;
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let column =
        letters.fold(0u32, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    column.checked_sub(1)
}

/// What a cell shows.
fn cell<'a>(xml: &mut Xml<'_>, tag: &Tag<'_>, strings: &'a [String], formats: &Formats) -> Cow<'a, str> {
    let kind = tag.get("t").unwrap_or_default();
    let style = tag.number("s").unwrap_or(0);
    let (mut open, mut value, mut inline) = (1u32, String::new(), String::new());
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "v" => value = xml.text(),
                "is" => inline = rich(xml),
                // The formula and what extends it: only the result is shown.
                "f" | "extLst" => xml.pass(),
                _ => open += 1,
            },
            Piece::Close(_) => {
                open -= 1;
                if open == 0 {
                    break;
                }
            }
            Piece::Both(_) | Piece::Text(_) => {}
        }
    }
    if kind == "s" {
        let string = value.trim().parse().ok().and_then(|at: usize| strings.get(at));
        return Cow::Borrowed(string.map_or("", String::as_str));
    }
    Cow::Owned(match kind.as_str() {
        "inlineStr" => inline,
        "str" => value,
        "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        // #DIV/0! and its like: no figure, and nobody's words.
        "e" => String::new(),
        "d" => value,
        _ => formats.shown(style, value.trim()),
    })
}
