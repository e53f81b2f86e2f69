//! A table as JSON for programs: one object a row, by the names of the columns.
//!
//! Numbers are written as they are, exact; what is empty is null. The whole report has a form of its own
//! (`report::json`).

use super::{Book, Cell};

/// Name and version of this form; the version rises whenever a reader of it would have to change.
const SCHEMA: &str = "shaipin-rows/1";

/// The first sheet; the notes at the end.
pub fn write(book: &Book) -> String {
    let mut out = String::from("{\"schema\":");
    string(&mut out, SCHEMA);
    out.push_str(",\"title\":");
    string(&mut out, &book.title);
    out.push_str(",\"rows\":[");
    if let Some(sheet) = book.sheets.first() {
        for (at, row) in sheet.rows.iter().enumerate() {
            out.push_str(if at == 0 { "\n{" } else { ",\n{" });
            let cells = row.iter().chain(std::iter::repeat(&Cell::Empty));
            for (place, (column, cell)) in sheet.columns.iter().zip(cells).enumerate() {
                if place > 0 {
                    out.push(',');
                }
                string(&mut out, &column.whole());
                out.push(':');
                match cell {
                    Cell::Empty => out.push_str("null"),
                    Cell::Number(number) => out.push_str(number),
                    other => string(&mut out, other.words()),
                }
            }
            out.push('}');
        }
    }
    out.push_str("\n],\"notes\":[");
    for (at, note) in book.notes.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        string(&mut out, note);
    }
    out.push_str("]}\n");
    out
}

fn string(out: &mut String, words: &str) {
    out.push('"');
    for sign in words.chars() {
        match sign {
            '"' | '\\' => {
                out.push('\\');
                out.push(sign);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            sign if sign < ' ' => {
                let code = sign as u32;
                out.push_str("\\u00");
                out.extend(
                    [code / 16, code % 16].into_iter().filter_map(|digit| char::from_digit(digit, 16)),
                );
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
