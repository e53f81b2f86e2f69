//! Lines and tables, as containers hold them, written as the text that everything else reads: a paragraph a line,
//! a row a line with as many tabs before a cell as columns were passed, so that it stands under its head whatever
//! spans beside or above it. The same form that [`crate::source`] makes of a page's tables.

use super::LIMIT;

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Line(String),
    /// A table, row by row.
    Table(Vec<Vec<Cell>>),
}

/// A cell that begins in a column.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// Column of its left edge, from 0.
    pub column: u32,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A cell with more text than this holds running text and keeps its lines (bytes; as for pages).
const DATA_CELL: usize = 240;
/// Columns at the most: tabs in front of a cell far to the right must not blow the text up.
pub const COLUMNS: u32 = 256;

/// Writes blocks, each ended by a line end.
pub fn write(blocks: &[Block], out: &mut String) {
    for block in blocks {
        // Tabs may make more of it than can be analysed: the rest is of no use then.
        if out.len() > LIMIT as usize {
            return;
        }
        match block {
            Block::Line(text) => {
                let text = text.trim();
                out.push_str(text);
                if !text.is_empty() || !out.is_empty() && !out.ends_with("\n\n") {
                    out.push('\n');
                }
            }
            Block::Table(rows) => {
                for row in rows {
                    if out.len() > LIMIT as usize {
                        return;
                    }
                    write_row(row, out);
                }
            }
        }
    }
}

fn write_row(row: &[Cell], out: &mut String) {
    let start = out.len();
    let mut reached = 0;
    for cell in row {
        let mut text = String::new();
        write(&cell.blocks, &mut text);
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let column = cell.column.min(COLUMNS);
        for _ in reached..column {
            out.push('\t');
        }
        reached = reached.max(column);
        let nested = cell.blocks.iter().any(|block| matches!(block, Block::Table(_)));
        if nested || text.len() > DATA_CELL {
            out.push_str(text);
        } else {
            out.extend(text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
        }
    }
    if out.len() > start {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(column: u32, text: &str) -> Cell {
        Cell { column, blocks: text.split('|').map(|line| Block::Line(line.to_owned())).collect() }
    }

    #[test]
    fn cells_stand_under_their_heads() {
        let table = vec![
            vec![cell(0, "县区"), cell(1, "投资"), cell(3, "位次")],
            vec![cell(1, "总量|（亿元）"), cell(2, "增速")],
            vec![cell(0, ""), cell(1, " ")],
            vec![cell(0, "青河区"), cell(2, "5.1")],
        ];
        let mut out = String::new();
        write(&[Block::Line("表一 ".into()), Block::Table(table), Block::Line("说明".into())], &mut out);
        assert_eq!(out, "表一\n县区\t投资\t\t位次\n\t总量 （亿元）\t增速\n青河区\t\t5.1\n说明\n");
    }

    #[test]
    fn running_text_in_a_cell_keeps_its_lines() {
        let long = "甲".repeat(60);
        let mut out = String::new();
        let inner = Block::Table(vec![vec![cell(0, "一"), cell(1, "2")]]);
        let row = vec![cell(0, &format!("{long}|{long}")), Cell { column: 1, blocks: vec![inner] }];
        write(&[Block::Table(vec![row])], &mut out);
        assert_eq!(out, format!("{long}\n{long}\t一\t2\n"));
    }
}
