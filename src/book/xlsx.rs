//! Workbooks for Excel and WPS, the same bytes for the same book.
//!
//! Sheets print on A4 across ([`super::pages`]), heads repeated on every page and frozen on the screen. Numbers are numbers, dates are dates, words are words: no cell is ever a formula.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::formula::is_formula;
use super::pages::{lines, set_up, width};
use super::{Book, Cell, Column, Sheet};

/// What a spreadsheet's cell holds at most, in UTF-16 units; we count characters and stay below.
const LONGEST: usize = 16_000;
/// Rows of a sheet at most, heads and notes among them.
const MOST_ROWS: usize = 1_048_000;
/// Columns of a sheet at most.
const MOST_COLUMNS: usize = 16_000;
/// Digits that a spreadsheet's number keeps; longer ones stay words, to stay exact.
const DIGITS: usize = 15;
const FONT: &str = "宋体";

/// The book as a file; `None` where the writer refuses it, which no book of ours should bring about.
pub fn write(book: &Book) -> Option<Vec<u8>> {
    made(book).ok()
}

fn made(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day is always the same: the same report gives the same bytes.
    let properties = DocProperties::new()
        .set_title(&book.title)
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let styles = Styles::new();
    let mut names: Vec<String> = Vec::new();
    for sheet in &book.sheets {
        let name = tab(&sheet.name, &names);
        fill(workbook.add_worksheet(), sheet, &name, &book.notes, &styles)?;
        names.push(name);
    }
    if book.sheets.is_empty() {
        // A workbook without a sheet cannot be opened.
        workbook.add_worksheet();
    }
    workbook.save_to_buffer()
}

struct Styles {
    title: Format,
    head: Format,
    text: Format,
    /// Words that begin like a formula: marked as words, as an apostrophe would.
    guarded: Format,
    number: Format,
    date: Format,
    note: Format,
}

impl Styles {
    fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_font_size(11);
        let cell = || plain().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let text = cell().set_text_wrap();
        Self {
            title: plain().set_font_size(16).set_bold(),
            head: cell()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00f2_f2f2)),
            guarded: text.clone().set_quote_prefix(),
            text,
            number: cell().set_align(FormatAlign::Right),
            date: cell().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
            note: plain().set_font_size(9).set_font_color(Color::RGB(0x0059_5959)),
        }
    }
}

fn fill(
    page: &mut Worksheet,
    sheet: &Sheet,
    name: &str,
    notes: &[String],
    styles: &Styles,
) -> Result<(), XlsxError> {
    page.set_name(name)?;
    let columns: Vec<&Column> = sheet.columns.iter().take(MOST_COLUMNS).collect();
    set_up(page, sheet, &columns, notes.last().map_or("", String::as_str))?;
    let last = narrow(columns.len().saturating_sub(1));
    let mut row = 0;
    if !sheet.title.is_empty() {
        // At the left, where the table opens: over a wide one its middle is out of sight.
        page.write_string_with_format(row, 0, cut(&sheet.title), &styles.title)?;
        page.set_row_height(row, 28)?;
        row += 1;
    }
    for line in &sheet.legend {
        page.write_string_with_format(row, 0, cut(line), &styles.note)?;
        row += 1;
    }
    let first_head = row;
    row += heads(page, &columns, row, styles)?;
    page.set_repeat_rows(first_head, row.saturating_sub(1))?;
    page.set_freeze_panes(row, sheet.frozen.min(last))?;
    for (at, column) in (0..).zip(&columns) {
        page.set_column_width(at, f64::from(width(column)))?;
    }
    let body = sheet.rows.iter().take(MOST_ROWS);
    for cells in body {
        for (at, cell) in (0..=last).zip(cells.iter().chain(std::iter::repeat(&Cell::Empty))) {
            write_cell(page, (row, at), cell, styles)?;
        }
        row += 1;
    }
    if row > first_head + 1 && !columns.is_empty() && columns.iter().all(|column| !column.grouped()) {
        page.autofilter(first_head, 0, row - 1, last)?;
    }
    for note in notes {
        row += 1;
        page.write_string_with_format(row, 0, cut(note), &styles.note)?;
    }
    Ok(())
}

/// What stands over a column: its agenda item, or its group.
fn level(column: &Column, over: bool) -> &str {
    if over { &column.over } else { &column.group }
}

/// The lines of heads, as many as the columns have levels (agenda item, group, name); how many.
fn heads(page: &mut Worksheet, columns: &[&Column], row: u32, styles: &Styles) -> Result<u32, XlsxError> {
    let used = [true, false]
        .into_iter()
        .filter(|&over| columns.iter().any(|column| !level(column, over).is_empty()));
    let used: Vec<bool> = used.collect();
    let mut row_lines = vec![1; used.len() + 1];
    let last = row + u32::from(narrow(used.len()));
    for (at, &over) in used.iter().enumerate() {
        let top = row + u32::from(narrow(at));
        let mut column = 0;
        while let Some(first) = columns.get(column) {
            let words = level(first, over);
            // What stands over this level, too, must be the same.
            let same = |other: &&&Column| {
                used.iter().take(at + 1).all(|&above| level(other, above) == level(first, above))
            };
            let count = columns.iter().skip(column).take_while(same).count().max(1);
            if !words.is_empty() {
                let (left, right) = (narrow(column), narrow(column + count - 1));
                write_merged(page, (top, left, top, right), words, &styles.head)?;
                let wide = columns.iter().skip(column).take(count).map(|one| u32::from(width(one))).sum();
                if let Some(most) = row_lines.get_mut(at) {
                    *most = lines(words, wide).max(*most);
                }
            }
            column += count;
        }
    }
    for (column, at) in columns.iter().zip(0..) {
        // What has nothing over it reaches down from the first line.
        let bare = used.iter().rev().take_while(|&&over| level(column, over).is_empty()).count();
        let top = last - u32::from(narrow(bare));
        write_merged(page, (top, at, last, at), &column.name, &styles.head)?;
        if let Some(most) = row_lines.last_mut().filter(|_| bare == 0) {
            *most = lines(&column.name, u32::from(width(column))).max(*most);
        }
    }
    for (row, lines) in (row..).zip(row_lines) {
        // A spreadsheet sets no height for words that run over several columns.
        page.set_row_height(row, lines * 15 + 3)?;
    }
    Ok(last + 1 - row)
}

fn write_merged(
    page: &mut Worksheet,
    (top, left, bottom, right): (u32, u16, u32, u16),
    words: &str,
    style: &Format,
) -> Result<(), XlsxError> {
    if (top, left) == (bottom, right) {
        page.write_string_with_format(top, left, cut(words), style)?;
    } else {
        page.merge_range(top, left, bottom, right, &cut(words), style)?;
    }
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &Cell,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => page.write_blank(row, at, &styles.text)?,
        Cell::Number(words) => match number(words) {
            Some(number) => page.write_number_with_format(row, at, number, &styles.number)?,
            None => page.write_string_with_format(row, at, cut(words), &styles.number)?,
        },
        Cell::Date(words) => match ExcelDateTime::parse_from_str(words) {
            Ok(date) => page.write_datetime_with_format(row, at, &date, &styles.date)?,
            // Before 1900 there are no dates for a spreadsheet.
            Err(_) => page.write_string_with_format(row, at, cut(words), &styles.date)?,
        },
        Cell::Text(words) => {
            let style = if is_formula(words) { &styles.guarded } else { &styles.text };
            page.write_string_with_format(row, at, cut(words), style)?
        }
    };
    Ok(())
}

/// A plain decimal as a spreadsheet's number, where it can hold it.
fn number(words: &str) -> Option<f64> {
    let digits = words.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    words.parse().ok().filter(|number: &f64| digits <= DIGITS && number.is_finite())
}

/// Words that fit into a cell.
fn cut(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// A name that a tab may bear and that no other has: at most 31 signs, some refused.
fn tab(name: &str, taken: &[String]) -> String {
    let kept: String =
        name.chars().filter(|sign| !sign.is_control() && !"[]:*?/\\'".contains(*sign)).collect();
    let kept = if kept.trim().is_empty() { "表".to_owned() } else { kept.trim().chars().take(28).collect() };
    let free = |wanted: &String| !taken.iter().any(|other| other.to_lowercase() == wanted.to_lowercase());
    let numbered = (2..100).map(|number| format!("{kept}{number}"));
    std::iter::once(kept.clone()).chain(numbered).find(free).unwrap_or(kept)
}

/// A column's number; there are at most [`MOST_COLUMNS`].
fn narrow(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
