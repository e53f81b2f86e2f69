//! CSV after RFC 4180, with CRLF: opens rightly in Excel and WPS.

use super::formula::is_formula;
use super::{Book, Cell};

/// The first sheet; heads in one line. The notes stand in rows of their own at the end, as wide as the others, so that
/// the file stays a table.
pub fn write(book: &Book) -> String {
    let mut out = String::new();
    let Some(sheet) = book.sheets.first() else { return out };
    line(&mut out, sheet.columns.len(), sheet.columns.iter().map(|column| Cell::Text(column.whole())));
    for row in &sheet.rows {
        line(&mut out, sheet.columns.len(), row.iter().cloned());
    }
    for note in &book.notes {
        line(&mut out, sheet.columns.len(), std::iter::once(Cell::text(note)));
    }
    out
}

fn line(out: &mut String, columns: usize, cells: impl Iterator<Item = Cell>) {
    let cells = cells.chain(std::iter::repeat(Cell::Empty)).take(columns);
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        match &cell {
            Cell::Text(words) if is_formula(words) => quoted(out, &format!("'{words}")),
            other => quoted(out, other.words()),
        }
    }
    out.push_str("\r\n");
}

fn quoted(out: &mut String, words: &str) {
    let outer_blank = words.starts_with(' ') || words.ends_with(' ');
    if outer_blank || words.contains(['"', ',', ';', '\t', '\r', '\n']) {
        out.push('"');
        out.push_str(&words.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(words);
    }
}
