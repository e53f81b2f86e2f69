//! Heat map: a row a series, a column a region, a cell its place.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::backend::{fitted, width, wrapped};
use super::frame::{Drawn, FONT, SMALL, Sheet, font, words};
use super::model::{Heat, Shade};
use super::{Area, Look, Mark, cells, palette};

/// Rows and columns beyond these are not drawn; whoever makes the chart says so.
pub const MOST: (usize, usize) = (40, 30);
/// Height of a row.
const ROW: i32 = 28;
/// Height of a line where a name takes two.
const LINE: i32 = 13;
/// Least and largest width of a column.
const COLUMN: (i32, i32) = (24, 58);
/// Signs of a head that stands upright, and the height of one.
const UPRIGHT: (usize, i32) = (6, 15);

/// Where everything goes.
pub(super) struct Plan<'a> {
    heat: &'a Heat,
    /// Names in one line or two.
    names: Vec<Vec<String>>,
    /// Heads as lines from top to bottom.
    heads: Vec<Vec<String>>,
    left: i32,
    top: i32,
    column: i32,
}

impl<'a> Plan<'a> {
    /// `None` where there is no cell.
    pub(super) fn of(heat: &'a Heat, look: Look) -> Option<Self> {
        let columns = i32::try_from(heat.columns.len().min(MOST.1)).ok().filter(|&columns| columns > 0)?;
        if heat.rows.is_empty() {
            return None;
        }
        let room = i32::try_from(look.width).ok()?;
        // Names may take what the columns leave, and a quarter of the picture at least.
        let names = (room - columns * COLUMN.0 - 12).clamp(room / 4, room / 2);
        let names = u32::try_from(names).unwrap_or(0);
        let names: Vec<Vec<String>> = heat.rows.iter().take(MOST.0).map(|row| name(&row.0, names)).collect();
        let wide = |lines: &Vec<String>| lines.iter().map(|line| width(line, size(lines))).max().unwrap_or(0);
        let left = i32::try_from(names.iter().map(wide).max().unwrap_or(0)).unwrap_or(0) + 10;
        let column = ((room - left - 2) / columns).clamp(COLUMN.0, COLUMN.1);
        let level = heat.columns.iter().all(|name| width(name, SMALL) + 4 <= column.unsigned_abs());
        let head = |name: &String| {
            if level {
                return vec![name.clone()];
            }
            // Han signs stand upright one below the other.
            let signs = name.chars().count();
            let cut = if signs > UPRIGHT.0 { UPRIGHT.0 - 1 } else { signs };
            let mut lines: Vec<String> = name.chars().take(cut).map(String::from).collect();
            if signs > cut {
                lines.push("…".to_owned());
            }
            lines
        };
        let heads: Vec<Vec<String>> = heat.columns.iter().take(MOST.1).map(head).collect();
        let tallest = heads.iter().map(Vec::len).max().unwrap_or(1);
        let top = i32::try_from(tallest).unwrap_or(1) * UPRIGHT.1 + 8;
        Some(Self { heat, names, heads, left, top, column })
    }

    pub(super) fn size(&self) -> (u32, i32) {
        let columns = i32::try_from(self.heads.len()).unwrap_or(0);
        let wide = self.left + columns * self.column + 2;
        (wide.unsigned_abs(), self.top + i32::try_from(self.names.len()).unwrap_or(0) * ROW + 1)
    }

    pub(super) fn paint(&self, area: &Sheet<'_>) -> Drawn<Vec<Mark>> {
        let right = self.left + i32::try_from(self.heads.len()).unwrap_or(0) * self.column;
        let mut x = self.left;
        for head in &self.heads {
            let mut y = self.top - 4 - i32::try_from(head.len()).unwrap_or(0) * UPRIGHT.1;
            for line in head {
                y += UPRIGHT.1;
                let at = (x + self.column / 2, y - UPRIGHT.1 / 2);
                words(area, line, font(SMALL).color(&palette::INK), HPos::Center, at)?;
            }
            x += self.column;
        }
        let mut marks = Vec::new();
        let mut y = self.top;
        for ((_, row), name) in self.heat.rows.iter().zip(&self.names) {
            area.draw(&PathElement::new([(0, y), (right, y)], palette::GRID))?;
            let mut middle = y + ROW / 2 - i32::try_from(name.len() - 1).unwrap_or(0) * LINE / 2;
            for line in name {
                let style = font(size(name)).color(&palette::INK);
                words(area, line, style, HPos::Right, (self.left - 8, middle))?;
                middle += LINE;
            }
            let mut x = self.left;
            for cell in row.iter().take(self.heads.len()) {
                let place: Area = (x + 1, y + 2, self.column - 2, ROW - 3);
                cells::paint(area, cell, place)?;
                if cell.shade != Shade::None {
                    marks.push(Mark { area: place, go: cell.go.clone(), label: cell.label.clone() });
                }
                x += self.column;
            }
            y += ROW;
        }
        area.draw(&PathElement::new([(0, y), (right, y)], palette::GRID))?;
        Ok(marks)
    }
}

/// A name in one line, or smaller in two where it is long.
fn name(name: &str, room: u32) -> Vec<String> {
    if width(name, FONT) <= room {
        return vec![name.to_owned()];
    }
    let mut lines = wrapped(name, SMALL, room);
    if lines.len() > 2 {
        let rest = lines.split_off(1).concat();
        lines.push(fitted(&rest, SMALL, room));
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// The size of a name.
fn size(lines: &[String]) -> f64 {
    if lines.len() > 1 { SMALL } else { FONT }
}
