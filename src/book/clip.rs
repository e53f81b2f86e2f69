//! A table for the clipboard, twice: text with tabs for editors, HTML for spreadsheets and word processors.
//!
//! Spreadsheets run what looks like a formula in either: such words get an apostrophe, as in CSV.

use super::formula::is_formula;
use super::{Cell, Sheet};
use crate::blocks::escape;

/// The sheet as tab-separated text and as an HTML table.
pub fn write(sheet: &Sheet) -> (String, String) {
    let mut plain = String::new();
    let mut html = String::from("<meta charset=\"utf-8\"><table>");
    let head: Vec<Cell> = sheet.columns.iter().map(|column| Cell::Text(column.whole())).collect();
    line(&mut plain, &mut html, &head, "th");
    for row in &sheet.rows {
        line(&mut plain, &mut html, row, "td");
    }
    html.push_str("</table>");
    (plain, html)
}

fn line(plain: &mut String, html: &mut String, row: &[Cell], tag: &str) {
    html.push_str("<tr>");
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            plain.push('\t');
        }
        for part in ["<", tag, ">"] {
            html.push_str(part);
        }
        if matches!(cell, Cell::Text(words) if is_formula(words)) {
            plain.push('\'');
            html.push('\'');
        }
        for sign in cell.words().chars() {
            // A tab or a line break would tear the row.
            plain.push(if matches!(sign, '\t' | '\n' | '\r') { ' ' } else { sign });
        }
        escape(cell.words(), html);
        for part in ["</", tag, ">"] {
            html.push_str(part);
        }
    }
    plain.push_str("\r\n");
    html.push_str("</tr>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Column;

    #[test]
    fn rows_stay_rows_and_nothing_is_run() {
        let row =
            vec![Cell::Text("=1+1".into()), Cell::Text("a\tb\r\n<i>".into()), Cell::Number("-3.2".into())];
        let columns = vec![Column::new("x", 1), Column::new("y", 1), Column::new("z", 1)];
        let (plain, html) = write(&Sheet { columns, rows: vec![row], ..Sheet::default() });
        assert_eq!(plain, "x\ty\tz\r\n'=1+1\ta b  <i>\t-3.2\r\n");
        assert!(html.contains("<th>x</th>") && html.contains("<td>'=1+1</td>"));
        assert!(html.contains("&lt;i&gt;</td><td>-3.2</td></tr>"), "{html}");
    }
}
