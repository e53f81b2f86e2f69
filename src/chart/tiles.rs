//! Tiles: a row a region, a column a part of the order, a tile each place that it claims.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::backend::{fitted, width};
use super::frame::{Drawn, FONT, SMALL, Sheet, font, words};
use super::model::Tiles;
use super::{Area, Look, Mark, cells, palette};

/// Rows beyond these, and tiles of one cell, are not drawn; whoever makes the chart says so.
pub const MOST: (usize, usize) = (60, 60);
/// Height of a tile, and what is between tiles.
const TILE: (i32, i32) = (22, 2);
/// Height of the heads.
const HEAD: i32 = 26;
/// Between rows, and between columns.
const APART: (i32, i32) = (8, 14);
/// Narrower pictures are those of a phone.
const NARROW: i32 = 480;

/// Where everything goes.
pub(super) struct Plan<'a> {
    tiles: &'a Tiles,
    names: Vec<String>,
    /// Left end of each column, and tiles beside each other in it.
    columns: Vec<(i32, i32)>,
    /// Width of a tile.
    tile: i32,
    /// Top and height of each row.
    rows: Vec<(i32, i32)>,
    size: (u32, i32),
}

impl<'a> Plan<'a> {
    /// `None` where there is no tile.
    pub(super) fn of(tiles: &'a Tiles, look: Look) -> Option<Self> {
        let all = || tiles.rows.iter().take(MOST.0).flat_map(|row| &row.1);
        let widest = all().flatten().map(|cell| width(&cell.words, SMALL)).max()?;
        let room = pixels(look.width);
        // On a small screen closer together.
        let (air, between) = if room < NARROW { (12, APART.1 / 2) } else { (18, APART.1) };
        let tile = pixels(widest).clamp(10, 60) + air;
        let names: Vec<String> =
            tiles.rows.iter().take(MOST.0).map(|row| fitted(&row.0, FONT, look.width * 3 / 10)).collect();
        let left = pixels(names.iter().map(|name| width(name, FONT)).max().unwrap_or(0)) + 12;
        let step = tile + TILE.1;
        let most = |column: usize| {
            let cells = tiles.rows.iter().take(MOST.0).filter_map(|row| row.1.get(column));
            cells.map(|cell| count(cell.len().min(MOST.1))).max().unwrap_or(0)
        };
        let most: Vec<i32> = (0..tiles.columns.len()).map(most).collect();
        let sum = most.iter().sum::<i32>().max(1);
        let apart = between * count(most.len());
        // Columns share the room by what they hold, and rows of tiles break within them. Heads take room too: fewer
        // tiles beside each other, until all fits.
        let mut fits = ((room - left - apart) / step).max(1);
        let (columns, x) = loop {
            let mut columns = Vec::new();
            let mut x = left;
            for (&most, head) in most.iter().zip(&tiles.columns) {
                let beside = if sum <= fits { most } else { (most * fits / sum).max(1).min(most) };
                columns.push((x, beside.max(1)));
                x += (beside * step).max(pixels(width(head, FONT)) + 4) + between;
            }
            if x - between <= room || fits <= 1 {
                break (columns, x);
            }
            fits = (fits - 1).min(sum - 1);
        };
        let mut top = HEAD;
        let rows = tiles.rows.iter().take(MOST.0).map(|row| {
            let lines = row
                .1
                .iter()
                .zip(&columns)
                .map(|(cell, (_, beside))| (count(cell.len().min(MOST.1)) + beside - 1) / beside);
            let high = lines.max().unwrap_or(1).max(1) * (TILE.0 + TILE.1) + APART.0;
            top += high;
            (top - high, high)
        });
        let rows: Vec<(i32, i32)> = rows.collect();
        let size = ((x - between + 2).max(1).unsigned_abs(), top + 1);
        Some(Self { tiles, names, columns, tile, rows, size })
    }

    pub(super) fn size(&self) -> (u32, i32) {
        self.size
    }

    pub(super) fn paint(&self, area: &Sheet<'_>) -> Drawn<Vec<Mark>> {
        let right = i32::try_from(self.size.0).unwrap_or(0);
        for (head, &(x, _)) in self.tiles.columns.iter().zip(&self.columns) {
            words(area, head, font(FONT).color(&palette::SOFT), HPos::Left, (x, HEAD / 2))?;
        }
        let mut marks = Vec::new();
        for (((_, row), name), &(top, high)) in self.tiles.rows.iter().zip(&self.names).zip(&self.rows) {
            area.draw(&PathElement::new([(0, top), (right, top)], palette::GRID))?;
            let first = top + APART.0 / 2;
            words(area, name, font(FONT).color(&palette::INK), HPos::Left, (2, first + TILE.0 / 2))?;
            for (cell, &(left, beside)) in row.iter().zip(&self.columns) {
                for (tile, at) in cell.iter().take(MOST.1).zip(0..) {
                    let x = left + at % beside * (self.tile + TILE.1);
                    let y = first + at / beside * (TILE.0 + TILE.1);
                    let place: Area = (x, y, self.tile, TILE.0);
                    cells::paint(area, tile, place)?;
                    marks.push(Mark { area: place, go: tile.go.clone(), label: tile.label.clone() });
                }
            }
            if top + high >= self.size.1 - 1 {
                area.draw(&PathElement::new([(0, top + high), (right, top + high)], palette::GRID))?;
            }
        }
        Ok(marks)
    }
}

/// Widths and counts are at most a few thousand.
fn pixels(width: u32) -> i32 {
    i32::try_from(width).unwrap_or(i32::MAX / 64)
}

fn count(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 64)
}
