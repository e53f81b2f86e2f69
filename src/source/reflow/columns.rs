//! Columns set with blanks or drawn with bars: their cells are parted by tabs, as those of a sheet are.
//!
//! Rows are believed only together: lines below one another whose cells are as many and mostly figures. The lines
//! right above them are their head; a head of fewer cells is laid over the columns it stands above.

use super::{Edit, Ruler, is_wide};
use crate::source::chars::is_han;

/// Bytes of a row at the most.
const ROW: usize = 480;
/// Rows that one run of lines is looked at for at a time.
const RUN: usize = 4096;
/// Columns at the most.
const COLUMNS: usize = 32;
/// Head rows above the figures at the most.
const HEADS: usize = 3;
/// What parts cells, as many as are needed.
const TABS: &str = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";

/// Words without a gap, and where they stand.
#[derive(Clone, Copy, Debug)]
struct Cell {
    start: usize,
    end: usize,
    /// Columns from the line's start.
    left: usize,
    right: usize,
}

struct Row {
    start: usize,
    cells: Vec<Cell>,
    figures: bool,
}

/// The changes that make cells of columns.
pub(super) fn edits(text: &str, ruler: &mut Ruler, steps: &mut u64) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut bars: Vec<(usize, usize)> = Vec::new();
    let mut blanks: Vec<(usize, usize)> = Vec::new();
    let mut commas: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let (start, end) = (at, at + line.len());
        at = end + 1;
        let barred = line.len() <= ROW && is_barred(line);
        let comma = !barred && is_comma_row(line);
        let gapped = !barred && !comma && is_gapped(line);
        if !comma || commas.len() >= RUN {
            comma_rows(text, &mut commas, &mut edits);
        }
        if !barred || bars.len() >= RUN {
            barred_rows(text, &mut bars, &mut edits);
        }
        if !gapped || blanks.len() >= RUN {
            spaced_rows(text, &mut blanks, ruler, &mut edits);
        }
        if barred {
            bars.push((start, end));
        } else if comma {
            commas.push((start, end));
        } else if gapped {
            blanks.push((start, end));
        }
        *steps += if barred || comma || gapped { line.len() as u64 } else { 1 };
    }
    barred_rows(text, &mut bars, &mut edits);
    comma_rows(text, &mut commas, &mut edits);
    spaced_rows(text, &mut blanks, ruler, &mut edits);
    edits
}

/// Whether a line may be a row of a file of values parted by commas.
fn is_comma_row(line: &str) -> bool {
    line.len() <= ROW
        && !line.contains(['\t', '。', ';', '!', '?'])
        && line.bytes().filter(|byte| *byte == b',').take(2).count() == 2
}

/// The commas of a line that part values: those outside of quotation marks.
fn commas_of(line: &str) -> impl Iterator<Item = usize> {
    let mut quoted = false;
    line.char_indices().filter_map(move |(at, c)| {
        quoted ^= c == '"';
        (c == ',' && !quoted).then_some(at)
    })
}

/// Rows parted by commas: at least three with as many values, most of them rows of figures.
fn comma_rows(text: &str, lines: &mut Vec<(usize, usize)>, edits: &mut Vec<Edit>) {
    const FEWEST: usize = 3;
    let line = |&(start, end): &(usize, usize)| text.get(start..end).unwrap_or("");
    let count = lines.first().map_or(0, |first| commas_of(line(first)).count());
    let alike = lines.iter().all(|span| commas_of(line(span)).count() == count);
    let figures = |span: &&(usize, usize)| {
        let values = line(span).split(',').skip(1).map(|value| value.trim_matches([' ', '"']));
        values.filter(|value| is_figure(value)).count() * 2 >= count
    };
    if lines.len() >= FEWEST && alike && lines.iter().filter(figures).count() * 3 >= lines.len() * 2 {
        for span in lines.iter() {
            let words = line(span);
            let quotes = words.match_indices('"').map(|(at, _)| (at, ""));
            let mut parts: Vec<(usize, &'static str)> =
                commas_of(words).map(|at| (at, "\t")).chain(quotes).collect();
            crate::order::sort_by(&mut parts, |one, two| one.0.cmp(&two.0));
            edits.extend(parts.into_iter().map(|(at, with)| Edit {
                start: span.0 + at,
                end: span.0 + at + 1,
                with,
            }));
        }
    }
    lines.clear();
}

/// Whether a line may be a row drawn with bars, or the rule between two of them.
fn is_barred(line: &str) -> bool {
    let bars = line.matches(['|', '│', '┃']).take(2).count();
    bars == 2 && !line.contains('\t') || is_rule(line)
}

/// Whether a line is a rule drawn under a head or round a table.
fn is_rule(line: &str) -> bool {
    let drawn = |c: char| matches!(c, '|' | '-' | ':' | '+' | '=' | '—' | ' ' | '\u{2500}'..='\u{257F}');
    let crossed = |c: char| matches!(c, '|' | '+' | '\u{2500}'..='\u{257F}');
    line.chars().all(drawn) && line.contains(crossed) && line.contains(['-', '=', '—'])
}

/// Rows drawn with bars: at least two below one another, one of them with a figure in a cell of its own.
fn barred_rows(text: &str, lines: &mut Vec<(usize, usize)>, edits: &mut Vec<Edit>) {
    let bar = |c: char| matches!(c, '|' | '│' | '┃');
    let line = |&(start, end): &(usize, usize)| text.get(start..end).unwrap_or("");
    let rows = lines.iter().filter(|span| !is_rule(line(span)));
    let figures = rows.clone().any(|span| line(span).split(bar).any(|cell| is_figure(cell.trim())));
    if rows.count() >= 2 && figures {
        for span in lines.iter() {
            let (start, end) = *span;
            let words = line(span);
            if is_rule(words) {
                edits.push(Edit { start, end: (end + 1).min(text.len()), with: "" });
                continue;
            }
            let first = words.len() - words.trim_start().len();
            let last = words.trim_end().len();
            for (at, c) in words.char_indices().filter(|(_, c)| bar(*c)) {
                let outer = at == first || at + c.len_utf8() == last;
                let with = if outer { "" } else { "\t" };
                edits.push(Edit { start: start + at, end: start + at + c.len_utf8(), with });
            }
        }
    }
    lines.clear();
}

/// Whether a line may be a row set with blanks: words with gaps between them, and no sentence.
fn is_gapped(line: &str) -> bool {
    let body = line.trim_matches(' ');
    body.len() <= ROW && body.contains(' ') && !body.contains(['\t', '。', ';', '!', '?'])
}

/// Rows set with blanks.
fn spaced_rows(text: &str, lines: &mut Vec<(usize, usize)>, ruler: &mut Ruler, edits: &mut Vec<Edit>) {
    if lines.len() >= 2 {
        let words: Vec<Vec<Cell>> =
            lines.iter().map(|&(start, end)| words(text, start, end, ruler)).collect();
        for gap in [2, 1] {
            let rows: Vec<Row> =
                lines.iter().zip(&words).map(|(line, words)| row(text, line.0, words, gap)).collect();
            let before = edits.len();
            table(text, &rows, gap, edits);
            if edits.len() > before {
                break;
            }
        }
    }
    lines.clear();
}

/// The words of a line and the columns where they stand.
fn words(text: &str, start: usize, end: usize, ruler: &mut Ruler) -> Vec<Cell> {
    let line = text.get(start..end).unwrap_or("");
    let mut words: Vec<Cell> = Vec::new();
    let (mut at, mut reached) = (0, 0);
    for word in line.split(' ') {
        if !word.is_empty() {
            let (from, to) = (start + at, start + at + word.len());
            let since = words.last().map_or(start, |word| word.end);
            let left = reached + ruler.width(since, from);
            let right = left + ruler.width(from, to);
            words.push(Cell { start: from, end: to, left, right });
            reached = right;
        }
        at += word.len() + 1;
    }
    words
}

/// The cells of a line: words with less than `gap` columns between them are of one cell.
fn row(text: &str, start: usize, words: &[Cell], gap: usize) -> Row {
    let mut cells: Vec<Cell> = Vec::new();
    for word in words {
        let spread =
            cells.len() == 1 && cells.last().is_some_and(|last| single(text, *last) && single(text, *word));
        match cells.last_mut() {
            Some(last) if word.left < last.right + gap || spread => {
                (last.end, last.right) = (word.end, word.right);
            }
            _ => cells.push(*word),
        }
    }
    let figures = is_figure_row(text, &cells);
    Row { start, cells, figures }
}

/// Whether a cell is one Han character: a name of two that was spread to the width of three (`洋  县`).
fn single(text: &str, cell: Cell) -> bool {
    let mut chars = text.get(cell.start..cell.end).unwrap_or("").chars();
    chars.next().is_some_and(is_han) && chars.next().is_none()
}

fn is_figure_row(text: &str, cells: &[Cell]) -> bool {
    let words = |cell: &Cell| text.get(cell.start..cell.end).unwrap_or("");
    let Some(first) = cells.first().map(words) else { return false };
    let counted = first.bytes().all(|byte| byte.is_ascii_digit()) && first.len() <= 3;
    let label = if counted { cells.get(1).map_or("", words) } else { first };
    if !label.chars().next().is_some_and(is_wide) || label.ends_with([':', ',']) {
        return false;
    }
    let rest = cells.get(1 + usize::from(counted)..).unwrap_or_default();
    let figures = rest.iter().filter(|cell| is_figure(words(cell))).count();
    let empty = rest.iter().filter(|cell| is_empty(words(cell))).count();
    figures > 0 && (figures + empty) * 2 >= rest.len()
}

/// Whether a number fills a cell.
fn is_figure(words: &str) -> bool {
    let body = words.trim_start_matches(['+', '-']).trim_end_matches('%');
    !body.is_empty()
        && body.len() <= 20
        && body.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && body.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a cell says that there is nothing to say.
fn is_empty(words: &str) -> bool {
    matches!(words, "-" | "--" | "—" | "——" | "/" | "…" | "*")
}

/// Finds the rows of figures among lines below one another, with their head, and makes cells of them.
fn table(text: &str, rows: &[Row], gap: usize, edits: &mut Vec<Edit>) {
    let Some(first) = rows.iter().position(|row| row.figures) else { return };
    let filled = rows.iter().filter(|row| row.figures);
    let count = filled.clone().map(|row| row.cells.len()).max().unwrap_or(0);
    let alike = filled.clone().filter(|row| row.cells.len() == count).count();
    let total = filled.count();
    // One blank parts words as well: there rows are believed only where all are alike.
    let sure = if gap > 1 {
        alike * 2 >= total && total * count >= 6
    } else {
        alike == total && alike >= 3 && count >= 3
    };
    if total < 2 || !(2..=COLUMNS).contains(&count) || !sure {
        return;
    }
    let columns = (gap > 1).then(|| extents(rows, count));
    let places = |row: &Row, head: bool| place(row, count, columns.as_deref(), head);
    let heads = rows.iter().take(first).rev().take(HEADS);
    let laid: Vec<(&Row, Vec<usize>)> = heads.map_while(|row| Some((row, places(row, true)?))).collect();
    for (row, places) in laid.iter().rev() {
        set(text, row, places, edits);
    }
    for row in rows.iter().skip(first).filter(|row| row.figures || row.cells.len() == count) {
        if let Some(places) = places(row, false) {
            set(text, row, &places, edits);
        }
    }
}

/// Where the columns stand: those of the rows that fill all of them.
fn extents(rows: &[Row], count: usize) -> Vec<(usize, usize)> {
    let mut columns = vec![(usize::MAX, 0); count];
    for row in rows.iter().filter(|row| row.figures && row.cells.len() == count) {
        for (column, cell) in columns.iter_mut().zip(&row.cells) {
            *column = (column.0.min(cell.left), column.1.max(cell.right));
        }
    }
    columns
}

/// The column of every cell of a row; `None` where they cannot be told.
fn place(row: &Row, count: usize, columns: Option<&[(usize, usize)]>, head: bool) -> Option<Vec<usize>> {
    let own = row.cells.len();
    if own == count {
        return Some((0..count).collect());
    }
    if own > count || own < 2 && head {
        return None;
    }
    let Some(columns) = columns else {
        // A head over several columns each, or one whose first column is told by the line above.
        let rest = (head && own > 1).then(|| (count - 1).checked_rem(own - 1)).flatten();
        return match rest {
            _ if head && own + 1 == count => Some((1..count).collect()),
            Some(0) => Some(
                (0..own)
                    .map(|at| if at == 0 { 0 } else { 1 + (at - 1) * ((count - 1) / (own - 1)) })
                    .collect(),
            ),
            _ => None,
        };
    };
    let mut places = Vec::with_capacity(own);
    let mut next = 0;
    for (at, cell) in row.cells.iter().enumerate() {
        // As many columns must be left as there are cells to come.
        let last = count - (own - at);
        let middle = |column: &(usize, usize)| (column.0 + column.1).abs_diff(cell.left + cell.right);
        let over = |column: &(usize, usize)| cell.left < column.1 + 1 && column.0 < cell.right + 1;
        let range = columns.get(next..=last)?;
        let found = range.iter().position(over);
        let found =
            found.or_else(|| (0..range.len()).min_by_key(|at| range.get(*at).map_or(usize::MAX, middle)))?;
        places.push(next + found);
        next += found + 1;
    }
    Some(places)
}

/// Parts the cells of a row with tabs, as many as columns lie between them.
fn set(text: &str, row: &Row, places: &[usize], edits: &mut Vec<Edit>) {
    let (mut column, mut reached) = (0, row.start);
    for (cell, place) in row.cells.iter().zip(places) {
        let tabs = TABS.get(..place - column).unwrap_or("\t");
        if !tabs.is_empty() || cell.start > reached {
            edits.push(Edit { start: reached, end: cell.start, with: tabs });
        }
        // A name spread with blanks: they say nothing.
        let words = text.get(cell.start..cell.end).unwrap_or("");
        let spread =
            words.chars().all(|c| c == ' ' || is_han(c)) && words.chars().filter(|c| *c != ' ').count() == 2;
        if let (true, Some(from), Some(to)) = (spread, words.find(' '), words.rfind(' ')) {
            edits.push(Edit { start: cell.start + from, end: cell.start + to + 1, with: "" });
        }
        (column, reached) = (*place, cell.end);
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{SourceText, clean};

    fn flowed(text: &str) -> String {
        clean(&SourceText::pasted(text)).text
    }

    #[test]
    fn bars_part_cells() {
        let text = "| 县区 | 总量 |\n|---|:--:|\n| 甲县 | 12.5 |\n| 乙县 | — |\n";
        assert_eq!(flowed(text), " 县区 \t 总量 \n 甲县 \t 12.5 \n 乙县 \t — \n");
        // A row of links is none.
        assert_eq!(flowed("首页 | 要闻 | 专题\n"), "首页 | 要闻 | 专题\n");
    }

    #[test]
    fn a_head_lies_over_its_columns() {
        let text = "            工业增加值          固定资产投资\n\
                    县区        总量      增速      总量      增速\n\
                    青  县      31.6      5.2       44.1      -3.0\n\
                    大城县      28.9                39.7      6.4\n";
        assert_eq!(
            flowed(text),
            "\t工业增加值\t\t固定资产投资\n县区\t总量\t增速\t总量\t增速\n\
             青县\t31.6\t5.2\t44.1\t-3.0\n大城县\t28.9\t\t39.7\t6.4\n"
        );
    }

    #[test]
    fn one_blank_parts_cells_where_all_rows_are_alike() {
        let text = "县区 投资 位次\n甲县 5.1 1\n乙县 4.0 3\n丙县 4.7 2\n";
        assert_eq!(flowed(text), "县区\t投资\t位次\n甲县\t5.1\t1\n乙县\t4.0\t3\n丙县\t4.7\t2\n");
        let prose = "全年新增 12 个,较上年多 3 个\n全年减少 5 个,较上年少 2 个\n";
        assert_eq!(flowed(prose), prose);
    }
}
