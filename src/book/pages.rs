//! How a sheet lies on paper: A4 across, legible. What would have to shrink too far to be as wide as the paper goes on
//! behind it, page by page, with the frozen columns on each and the pages parted where an agenda item ends.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Column, Sheet};

/// What A4 across holds between its margins at full size, in the pixels of a spreadsheet's columns; a little less than
/// it is, because programs measure fonts differently.
const WIDE: u32 = 1000;
/// The least size in per cent: eleven points become seven.
const LEAST: u32 = 62;
/// The size in per cent of what takes several pages side by side.
const SEVERAL: u32 = 75;
/// Breaks of a sheet at most.
const MOST: usize = 1000;
/// A4.
const PAPER: u8 = 9;
/// Signs of a page's head at most; a spreadsheet takes 255 with its own marks.
const HEAD: usize = 120;

/// The width of a column in pixels.
fn pixels(column: &Column) -> u32 {
    u32::from(width(column)) * 7 + 5
}

/// The width of a column in characters.
pub(super) fn width(column: &Column) -> u16 {
    if column.width == 0 { 12 } else { column.width }
}

/// Sets paper, size, breaks, head and foot. `note`: what the foot says beside the page's number.
pub(super) fn set_up(
    page: &mut Worksheet,
    sheet: &Sheet,
    columns: &[&Column],
    note: &str,
) -> Result<(), XlsxError> {
    page.set_landscape().set_paper_size(PAPER);
    let top = if sheet.title.is_empty() { 0.5 } else { 0.8 };
    page.set_margins(0.4, 0.4, top, 0.6, 0.3, 0.3);
    if !sheet.title.is_empty() {
        // The font ends in a quote, so that a title that begins with a year is not read as a size.
        page.set_header(format!("&C&14&\"宋体,Bold\"{}", safe(&sheet.title)));
    }
    page.set_footer(format!("&L&9&\"宋体,Regular\"{}&C&P / &N", safe(note)));
    let whole: u32 = columns.iter().map(|column| pixels(column)).sum();
    if whole * LEAST <= WIDE * 100 {
        page.set_print_fit_to_pages(1, 0);
        return Ok(());
    }
    page.set_print_scale(u16::try_from(SEVERAL).unwrap_or(100));
    let kept = breaks(columns, usize::from(sheet.frozen));
    if let Some(last) = kept.0.checked_sub(1) {
        page.set_repeat_columns(0, u16::try_from(last).unwrap_or(0))?;
    }
    page.set_vertical_page_breaks(&kept.1)?;
    Ok(())
}

/// How many columns each page repeats, and the columns with which a new one begins.
fn breaks(columns: &[&Column], frozen: usize) -> (usize, Vec<u32>) {
    let room = WIDE * 100 / SEVERAL;
    let sum = |columns: &[&Column]| columns.iter().map(|column| pixels(column)).sum::<u32>();
    let fixed = sum(columns.get(..frozen).unwrap_or_default());
    // Repeated columns must leave room for others.
    let (frozen, fixed) = if fixed * 2 > room { (0, 0) } else { (frozen, fixed) };
    let mut found = Vec::new();
    let mut at = frozen;
    let mut used = fixed;
    let mut over = "";
    while let Some(first) = columns.get(at) {
        let rest = columns.get(at..).unwrap_or_default();
        let same = |column: &&&Column| !first.group.is_empty() && column.group == first.group;
        let unit = rest.iter().take_while(same).count().max(1);
        let wide = sum(rest.get(..unit).unwrap_or_default());
        // What belongs to one agenda item stays on a page where it fits on one, and this one holds enough already.
        let opens = first.over != over;
        let better = opens && !first.over.is_empty() && {
            // Asked once an item: each column is looked at once more.
            let item = rest.iter().take_while(|column| column.over == first.over).count();
            let item = sum(rest.get(..item).unwrap_or_default());
            used + item > room && (used - fixed) * 3 > room - fixed
        };
        if used > fixed && (used + wide > room || better) && found.len() < MOST {
            found.push(u32::try_from(at).unwrap_or(u32::MAX));
            used = fixed;
        }
        over = &first.over;
        used += wide;
        at += unit;
    }
    (frozen, found)
}

/// Words of a page's head or foot, in which & begins a mark.
fn safe(words: &str) -> String {
    let signs = words.chars().filter(|sign| !sign.is_control()).take(HEAD);
    signs.flat_map(|sign| std::iter::once(sign).chain((sign == '&').then_some('&'))).collect()
}

/// How many lines some words take in a width of so many characters; those of the East are two wide.
pub(super) fn lines(words: &str, width: u32) -> u32 {
    let wide: u32 = words.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum();
    wide.div_ceil(width.saturating_sub(1).max(2)).clamp(1, 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(over: &str, group: &str, width: u16) -> Column {
        Column { over: over.into(), group: group.into(), ..Column::new("数值", width) }
    }

    #[test]
    fn pages_end_with_an_item_and_never_within_a_series() {
        let mut columns = vec![column("", "", 14)];
        // Each series 96 pixels a column, two columns: six fit beside the region, seven do not.
        for (over, count) in [("工业", 4), ("投资", 3), ("民生", 8)] {
            for at in 0..count {
                columns.extend([
                    column(over, &format!("{over}{at}"), 13),
                    column(over, &format!("{over}{at}"), 13),
                ]);
            }
        }
        let columns: Vec<&Column> = columns.iter().collect();
        let (repeated, found) = breaks(&columns, 1);
        assert_eq!(repeated, 1);
        assert_eq!(found, [9, 15, 27], "before 投资, before 民生, within 民生 where it is full");
        // A column as wide as the paper is repeated on none.
        let wide = [column("", "", 120), column("", "a", 60), column("", "b", 60)];
        assert_eq!(breaks(&wide.iter().collect::<Vec<_>>(), 1), (0, vec![2]));
    }

    #[test]
    fn heads_of_pages_are_words() {
        assert_eq!(safe("A&B\n"), "A&&B");
        assert_eq!(lines("城市更新年度投资完成率", 11), 3);
    }
}
