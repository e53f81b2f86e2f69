//! Words that lie somewhere on a page, put into lines, lines into paragraphs, and what stands in columns into rows.
//!
//! Pages of fixed layout (OFD, PDF) know no paragraphs: a line that reaches the right edge goes on in the next one
//! unless that is indented; words with wide gaps between them are cells.

use crate::order;

/// A word or a line, as the page places it. Units are the page's own; y grows downwards.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// Left edge.
    pub x: f64,
    /// Base line.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height of a character.
    pub size: f64,
    /// What is written.
    pub text: String,
}

/// Gap between words of one cell, in characters: beyond it another cell begins. Blanks are characters themselves, so
/// that a gap without any is more than it seems.
const CELL: f64 = 0.75;
/// The same for letters one by one, as titles are spread.
const SPREAD: f64 = 3.0;
/// Gap that is shown as a blank; a quarter stands between Chinese and figures anyway.
const BLANK: f64 = 0.33;

struct Line {
    cells: Vec<Placed>,
    y: f64,
    size: f64,
}

impl Line {
    fn left(&self) -> f64 {
        self.cells.first().map_or(0.0, |cell| cell.x)
    }

    fn right(&self) -> f64 {
        self.cells.last().map_or(0.0, |cell| cell.x + cell.width)
    }

    fn is_row(&self) -> bool {
        self.cells.len() > 1
    }

    fn text(&self) -> String {
        self.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t")
    }
}

/// The text of pages.
pub fn text(pages: Vec<Vec<Placed>>) -> String {
    let mut lines: Vec<(usize, Line)> = Vec::new();
    for (at, page) in pages.into_iter().enumerate() {
        let mut own = in_lines(page);
        set_page_number_aside(&mut own);
        lines.extend(own.into_iter().map(|line| (at, line)));
    }
    let (left, right) = margins(&lines);
    let leading = leading(&lines);
    let mut out = String::new();
    let mut at = 0;
    while let Some((page, line)) = lines.get(at) {
        if line.is_row() {
            let run = lines.iter().skip(at).take_while(|(own, line)| own == page && line.is_row()).count();
            let rows: Vec<&Line> = lines.iter().skip(at).take(run).map(|(_, line)| line).collect();
            in_rows(&rows, &mut out);
            at += run;
            continue;
        }
        out.push_str(&line.text());
        let (mut last, mut last_page) = (line, *page);
        at += 1;
        while let Some((page, next)) = lines.get(at).filter(|(page, next)| {
            goes_on(last, next, left, right) && (*page != last_page || next.y - last.y < 1.2 * leading)
        }) {
            let text = next.text();
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            if latin(out.chars().next_back()) && latin(text.chars().next()) {
                out.push(' ');
            }
            out.push_str(&text);
            (last, last_page) = (next, *page);
            at += 1;
        }
        out.push('\n');
    }
    out
}

/// Whether a paragraph goes on in the next line.
fn goes_on(line: &Line, next: &Line, left: f64, right: f64) -> bool {
    let size = line.size.max(next.size);
    !next.is_row()
        && line.right() > right - 2.0 * size
        && next.left() < left + 0.9 * size
        && (line.size - next.size).abs() < 0.2 * size
}

/// How far lines stand apart for the most part; what stands further is another paragraph.
fn leading(lines: &[(usize, Line)]) -> f64 {
    let pairs = lines.iter().zip(lines.iter().skip(1)).filter(|(one, next)| one.0 == next.0);
    let mut steps: Vec<f64> = pairs.map(|(one, next)| next.1.y - one.1.y).collect();
    order::sort_by(&mut steps, |one, other| one.total_cmp(other));
    // No less than the characters need.
    let least = lines.iter().map(|(_, line)| line.size).fold(0.0, f64::max) * 1.2;
    steps.get(steps.len().saturating_sub(1) / 2).copied().unwrap_or(least).max(least)
}

/// Where most lines begin and the furthest that several reach.
fn margins(lines: &[(usize, Line)]) -> (f64, f64) {
    let edge = |of: &dyn Fn(&Line) -> f64, far: bool| {
        let lines = lines.iter().filter(|(_, line)| !line.is_row());
        let mut edges: Vec<(f64, f64)> = lines.map(|(_, line)| (of(line), line.size)).collect();
        order::sort_by(&mut edges, |one, other| one.0.total_cmp(&other.0));
        if far {
            edges.reverse();
        }
        // The outermost that another line bears out.
        let borne =
            edges.iter().zip(edges.iter().skip(1)).find(|(one, other)| (one.0 - other.0).abs() < 0.6 * one.1);
        borne.map(|(one, _)| one.0).or(edges.first().map(|edge| edge.0)).unwrap_or(0.0)
    };
    (edge(&Line::left, false), edge(&Line::right, true))
}

/// Puts the words of a page into lines, from top to bottom.
fn in_lines(mut words: Vec<Placed>) -> Vec<Line> {
    words.retain(|word| {
        [word.x, word.y, word.width, word.size].iter().all(|number| number.is_finite())
            && !word.text.is_empty()
    });
    order::sort_by(&mut words, |one, other| one.y.total_cmp(&other.y));
    let mut lines: Vec<Line> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if word.y - line.y < 0.5 * line.size.max(word.size) => {
                line.size = line.size.max(word.size);
                line.cells.push(word);
            }
            _ => lines.push(Line { y: word.y, size: word.size, cells: vec![word] }),
        }
    }
    for line in &mut lines {
        let mut words = std::mem::take(&mut line.cells);
        order::sort_by(&mut words, |one, other| one.x.total_cmp(&other.x));
        let single = words.iter().all(|word| word.text.trim().chars().count() <= 1);
        let apart = |(one, next): (&Placed, &Placed)| next.x - one.x - one.width > 0.5 * line.size;
        let spread = single && words.iter().zip(words.iter().skip(1)).all(apart);
        let limit = if spread { SPREAD } else { CELL };
        for word in words {
            let size = line.size.max(0.001);
            match line.cells.last_mut() {
                Some(last) if word.x - (last.x + last.width) < limit * size => {
                    let gap = word.x - (last.x + last.width);
                    // The same word drawn twice, a little apart, is bold.
                    if word.text == last.text && (word.x - last.x).abs() < 0.3 * size {
                        continue;
                    }
                    if gap > BLANK * size && !last.text.ends_with(' ') && !word.text.starts_with(' ') {
                        last.text.push(' ');
                    }
                    last.width = (word.x + word.width - last.x).max(last.width);
                    last.text.push_str(&word.text);
                }
                _ => line.cells.push(word),
            }
        }
        for cell in &mut line.cells {
            // Blanks in front are an indent.
            let blanks = cell.text.chars().take_while(|c| c.is_whitespace());
            let indent = blanks.map(|c| if c == '\u{3000}' { 1.0 } else { 0.5 }).sum::<f64>() * cell.size;
            cell.x += indent;
            cell.width -= indent;
            if cell.text.contains(['\t', '\n', '\r']) || cell.text.trim().len() < cell.text.len() {
                cell.text = cell.text.trim().replace(['\t', '\n', '\r'], " ");
            }
        }
        line.cells.retain(|cell| !cell.text.is_empty());
    }
    lines.retain(|line| !line.cells.is_empty());
    lines
}

/// `— 3 —` and its like at the head or the foot of a page is no part of the text.
fn set_page_number_aside(lines: &mut Vec<Line>) {
    const LONGEST: usize = 16;
    let is_number = |line: &Line| {
        let text = line.text();
        let of_number = |c: char| c.is_ascii_digit() || "—–-－·― \t第页共/".contains(c);
        text.chars().count() <= LONGEST
            && text.chars().all(of_number)
            && text.contains(|c: char| c.is_ascii_digit())
            && (line.cells.len() == 1 || text.contains(['—', '页']))
    };
    if lines.len() < 3 {
        return;
    }
    if lines.last().is_some_and(is_number) {
        lines.pop();
    }
    if lines.first().is_some_and(is_number) {
        lines.remove(0);
    }
}

/// Writes lines of cells below one another, each cell in its column.
fn in_rows(rows: &[&Line], out: &mut String) {
    let count = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for row in rows.iter().filter(|row| row.cells.len() == count) {
        for (at, cell) in row.cells.iter().enumerate() {
            let (left, right) = (cell.x, cell.x + cell.width);
            match columns.get_mut(at) {
                Some(column) => *column = (column.0.min(left), column.1.max(right)),
                None => columns.push((left, right)),
            }
        }
    }
    for row in rows {
        let mut reached = 0;
        for (at, cell) in row.cells.iter().enumerate() {
            let middle = cell.x + cell.width / 2.0;
            let touches = |column: &(f64, f64)| cell.x < column.1 && cell.x + cell.width > column.0;
            let near = |column: &(f64, f64)| ((column.0 + column.1) / 2.0 - middle).abs();
            let place = if row.cells.len() == count {
                at
            } else {
                let first = columns.iter().position(touches);
                first.unwrap_or_else(|| {
                    let mut best = 0;
                    for (index, column) in columns.iter().enumerate() {
                        if columns.get(best).is_none_or(|known| near(column) < near(known)) {
                            best = index;
                        }
                    }
                    best
                })
            };
            // Two cells never fall into one.
            let place = place.max(if at == 0 { 0 } else { reached + 1 }).min(count.max(row.cells.len()));
            for _ in reached..place {
                out.push('\t');
            }
            reached = place;
            out.push_str(&cell.text);
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of ten units a character, so many units down.
    fn word(x: f64, y: f64, text: &str) -> Placed {
        Placed { x, y, width: 10.0 * text.chars().count() as f64, size: 10.0, text: text.to_owned() }
    }

    #[test]
    fn lines_become_paragraphs_also_over_a_page() {
        let first = vec![
            word(60.0, 20.0, "关于上半年情况的通报"),
            word(20.0, 40.0, "　　一季度白石县完成投资十二"),
            word(0.0, 55.0, "点五亿元，同比增长百分之八点三"),
            word(60.0, 95.0, "— 1 —"),
        ];
        let second = vec![
            word(0.0, 20.0, "，居全市第二。"),
            word(20.0, 35.0, "青河区完成三亿元。"),
            word(60.0, 95.0, "2"),
        ];
        assert_eq!(
            text(vec![first, second]),
            "关于上半年情况的通报\n一季度白石县完成投资十二点五亿元，同比增长百分之八点三，居全市第二。\n青河区完成三亿元。\n"
        );
    }

    #[test]
    fn words_of_a_line_are_joined_and_columns_are_kept() {
        let page = vec![
            word(0.0, 10.0, "县区"),
            word(100.0, 10.0, "投资"),
            word(200.0, 10.0, "增速"),
            word(0.0, 25.0, "白石县"),
            word(100.0, 25.2, "12."),
            word(130.0, 25.0, "5"),
            word(200.0, 25.0, "8.3"),
            word(0.0, 40.0, "青河区"),
            word(200.0, 40.0, "-0.4"),
        ];
        assert_eq!(text(vec![page]), "县区\t投资\t增速\n白石县\t12.5\t8.3\n青河区\t\t-0.4\n");
    }

    #[test]
    fn titles_are_spread_and_paragraphs_stand_apart() {
        let mut page: Vec<Placed> =
            ["通", "报"].iter().zip([50.0, 80.0]).map(|(sign, x)| word(x, 10.0, sign)).collect();
        page.extend([
            word(0.0, 40.0, "白石县完成投资十二亿元，增长。"),
            word(0.0, 55.0, "青河区完成投资三亿元二千万元。"),
        ]);
        page.extend([
            word(0.0, 70.0, "合计十五亿元二千万元，居第一。"),
            word(0.0, 100.0, "另起一段，距离比行距大得多啊。"),
        ]);
        assert_eq!(
            text(vec![page]),
            "通 报\n白石县完成投资十二亿元，增长。青河区完成投资三亿元二千万元。合计十五亿元二千万元，居第一。\n另起一段，距离比行距大得多啊。\n"
        );
    }

    #[test]
    fn numbers_that_are_none_do_no_harm() {
        let page = vec![word(f64::NAN, 1.0, "甲"), word(f64::INFINITY, 1.0, "乙"), word(0.0, 1e300, "丙")];
        assert_eq!(text(vec![page]), "丙\n");
    }
}
