//! Where lines, cells and blanks fall in a page.

use crate::source::Span;
use crate::source::map::Builder;

/// Cells that a column still spans in the rows below.
#[derive(Clone, Copy, Debug)]
struct Spanned {
    column: u32,
    rows: u32,
}

#[derive(Debug, Default)]
struct Table {
    /// Column of the next cell.
    column: u32,
    /// Tabs of the row so far.
    tabs: u32,
    spanned: Vec<Spanned>,
    /// The open cell.
    cell: Option<Cell>,
}

#[derive(Debug)]
struct Cell {
    /// Where its text starts.
    start: u32,
    /// Which of [`Layout::breaks`] are its own.
    breaks: usize,
    /// Whether it holds a table, so that it is there for layout.
    nested: bool,
}

/// A gap that is held back until it is known what follows it.
#[derive(Clone, Copy, Debug)]
enum Gap {
    Blank { source: Span, ascii: bool, line: bool },
    Line { source: Span, hard: bool },
}

/// The state of laying out a page.
///
/// Gaps are held back, so that of `</p> <p>` one line end is left and none at a cell's edge.
#[derive(Debug, Default)]
pub(in crate::source) struct Layout {
    gap: Option<Gap>,
    tables: Vec<Table>,
    /// Line ends inside cells (clean offsets), which become blanks where the cell is one of data.
    breaks: Vec<u32>,
    softened: Vec<u32>,
    /// Blocks that are open; text outside of any keeps its own lines.
    pub(super) depth: u32,
    /// Open `pre` elements.
    pub(super) pre: u32,
    /// Open `sup` elements.
    pub(super) sup: u32,
}

/// Bounds what tables may insert, so that the text cannot be blown up.
const MAX_SPAN: u32 = 24;
const MAX_TABLES: usize = 64;
/// A cell with more text than this holds running text, and keeps its lines.
const DATA_CELL: u32 = 240;

impl Layout {
    /// Whether no gap is held back.
    pub(in crate::source) fn is_settled(&self) -> bool {
        self.gap.is_none()
    }

    /// Whether the text stands raised (`sup`).
    pub(in crate::source) fn is_raised(&self) -> bool {
        self.sup > 0
    }

    /// A blank that is no line end or tab of the source.
    pub(in crate::source) fn blank(&mut self, source: Span, c: char) {
        let is_ascii = c.is_ascii();
        self.gap = Some(match self.gap {
            None => Gap::Blank { source, ascii: is_ascii, line: false },
            Some(Gap::Blank { source: before, ascii, line }) => {
                Gap::Blank { source: before.cover(source), ascii: ascii && is_ascii, line }
            }
            Some(line) => line,
        });
    }

    /// A line end or tab of the source.
    pub(in crate::source) fn white(&mut self, out: &mut Builder, source: Span, tab: bool) {
        let kept = self.pre > 0 || self.depth == 0;
        match (tab, kept) {
            (false, true) => self.line(source, false),
            (true, true) if self.gap.is_none() && out.text.as_bytes().last().is_some_and(|&b| b != b'\n') => {
                out.put("\t", source);
            }
            _ => {
                self.blank(source, ' ');
                if let Some(Gap::Blank { line, .. }) = &mut self.gap {
                    *line |= !tab;
                }
            }
        }
    }

    /// The edge of a block, or a `br`; a hard one also ends a cell's line.
    pub(super) fn line(&mut self, source: Span, hard: bool) {
        self.gap = Some(match self.gap {
            Some(Gap::Line { source, hard: before }) => Gap::Line { source, hard: before || hard },
            Some(Gap::Blank { source: before, .. }) => Gap::Line { source: before.cover(source), hard },
            None => Gap::Line { source, hard },
        });
    }

    /// Settles the gap before `next`; gives the clean offset of a blank it made.
    pub(in crate::source) fn flush(&mut self, out: &mut Builder, next: Option<char>) -> Option<u32> {
        let gap = self.gap.take()?;
        let last = out.text.chars().next_back();
        match gap {
            Gap::Line { source, hard } => {
                let in_cell = self.tables.last().and_then(|table| table.cell.as_ref());
                let at_edge = matches!(last, None | Some('\n'))
                    || !hard && in_cell.is_some_and(|cell| cell.start == out.len());
                if !at_edge {
                    if !hard && in_cell.is_some() {
                        self.breaks.push(out.len());
                    }
                    out.put("\n", source);
                }
                None
            }
            Gap::Blank { source, ascii, line } => {
                let edge = matches!(last, None | Some('\n' | '\t' | ' '));
                // A line of the source that was broken between wide characters had no blank there.
                let wrapped = ascii && line && last.is_some_and(is_wide) && next.is_some_and(is_wide);
                if edge || wrapped {
                    return None;
                }
                let at = out.len();
                out.put(" ", source);
                Some(at)
            }
        }
    }

    /// `<table>`.
    pub(super) fn open_table(&mut self, source: Span) {
        self.line(source, true);
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            cell.nested = true;
        }
        if self.tables.len() < MAX_TABLES {
            self.tables.push(Table::default());
        }
    }

    /// `</table>`.
    pub(super) fn close_table(&mut self, out: &Builder, source: Span) {
        self.close_cell(out);
        self.tables.pop();
        self.line(source, true);
    }

    /// `<tr>` or `</tr>`.
    pub(super) fn row(&mut self, out: &Builder, source: Span) {
        self.close_cell(out);
        if let Some(table) = self.tables.last_mut() {
            (table.column, table.tabs) = (0, 0);
        }
        self.line(source, true);
    }

    /// `<td>` or `<th>`.
    pub(super) fn open_cell(&mut self, out: &mut Builder, source: Span, columns: u32, rows: u32) {
        self.close_cell(out);
        if self.tables.is_empty() {
            self.line(source, false);
            return;
        }
        match self.gap {
            Some(Gap::Line { hard: true, .. }) => {
                self.flush(out, None);
            }
            _ => self.gap = None,
        }
        let Some(table) = self.tables.last_mut() else { return };
        while let Some(spanned) = table.spanned.iter_mut().find(|s| s.column == table.column && s.rows > 0) {
            spanned.rows -= 1;
            table.column += 1;
        }
        // As many tabs as columns were passed, so that a cell is found under its heading whatever
        // spans beside or above it. The text of a spanning cell is never repeated: a numeral is
        // in the text once.
        let behind = Span::new(source.end(), source.end());
        for tab in table.tabs..table.column {
            out.put("\t", if tab == table.tabs { source } else { behind });
        }
        table.tabs = table.column;
        table.spanned.retain(|s| s.rows > 0);
        let columns = columns.clamp(1, MAX_SPAN);
        if rows > 1 {
            let free = (MAX_SPAN as usize).saturating_sub(table.spanned.len());
            let wanted = table.column..table.column + columns;
            table.spanned.extend(wanted.take(free).map(|column| Spanned { column, rows: rows - 1 }));
        }
        table.column += columns;
        table.cell = Some(Cell { start: out.len(), breaks: self.breaks.len(), nested: false });
    }

    /// `</td>`, also where it is left out.
    pub(super) fn close_cell(&mut self, out: &Builder) {
        let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.take()) else { return };
        if !matches!(self.gap, Some(Gap::Line { hard: true, .. })) {
            self.gap = None;
        }
        let own = self.breaks.drain(cell.breaks.min(self.breaks.len())..);
        if !cell.nested && out.len() - cell.start <= DATA_CELL {
            self.softened.extend(own);
        }
    }

    /// Makes blanks of the line ends inside cells of data.
    pub(super) fn soften(&mut self, out: &mut Builder) {
        if self.softened.is_empty() {
            return;
        }
        let mut bytes = std::mem::take(&mut out.text).into_bytes();
        for &at in &self.softened {
            if let Some(byte) = bytes.get_mut(at as usize) {
                *byte = b' ';
            }
        }
        // One ASCII character for another: always valid.
        out.text = String::from_utf8(bytes).unwrap_or_default();
    }
}

fn is_wide(c: char) -> bool {
    c >= '\u{2E80}' || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…')
}
