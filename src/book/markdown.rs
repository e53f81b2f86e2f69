//! Tables in Markdown, as chat programs, wikis and issue trackers draw them.

use super::{Book, Cell, Sheet};

/// Every sheet under its name, the notes at the end.
pub fn write(book: &Book) -> String {
    let mut out = String::new();
    for sheet in &book.sheets {
        table(&mut out, sheet);
    }
    for note in &book.notes {
        cell(&mut out, note);
        out.push_str("  \n");
    }
    out
}

fn table(out: &mut String, sheet: &Sheet) {
    let title = if sheet.title.is_empty() { &sheet.name } else { &sheet.title };
    out.push_str("### ");
    cell(out, title);
    out.push_str("\n\n|");
    for column in &sheet.columns {
        out.push(' ');
        cell(out, &column.whole());
        out.push_str(" |");
    }
    out.push_str("\n|");
    for at in 0..sheet.columns.len() {
        // To the right where the column holds numbers.
        let number = |row: &Vec<Cell>| matches!(row.get(at), Some(Cell::Number(_)));
        out.push_str(if sheet.rows.iter().any(number) { " ---: |" } else { " --- |" });
    }
    for row in &sheet.rows {
        out.push_str("\n|");
        for at in 0..sheet.columns.len() {
            out.push(' ');
            cell(out, row.get(at).map_or("", Cell::words));
            out.push_str(" |");
        }
    }
    out.push_str("\n\n");
}

/// Words on one line, with the signs set aside that Markdown and HTML would read.
fn cell(out: &mut String, words: &str) {
    for sign in words.chars() {
        match sign {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => {
                out.push('\\');
                out.push(sign);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' | '\t' => out.push(' '),
            other => out.push(other),
        }
    }
}
