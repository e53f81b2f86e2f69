//! A cell of a heat map, or a tile: its shade, its words, and the sign of what others say of it.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::backend::width;
use super::frame::{Drawn, SMALL, Sheet, font, words};
use super::model::{Cell, Shade, Sign};
use super::{Area, palette};

/// Size of words that would not fit.
const TIGHT: f64 = 10.0;

/// Draws a cell into a box.
pub(super) fn paint(area: &Sheet<'_>, cell: &Cell, place: Area) -> Drawn<()> {
    swatch(area, cell.shade, cell.sign, place)?;
    let colour = match cell.shade {
        Shade::First => palette::ON_ACCENT,
        Shade::Derived | Shade::Value | Shade::Damaged => palette::SOFT,
        _ => palette::INK,
    };
    let middle = (place.0 + place.2 / 2, place.1 + place.3 / 2);
    // What is wider than its cell is written smaller.
    let sign = if cell.sign == Sign::Untested { 0 } else { 8 };
    let room = u32::try_from(place.2 - sign).unwrap_or(0);
    let size = if width(&cell.words, SMALL) + 2 > room { TIGHT } else { SMALL };
    words(area, &cell.words, font(size).color(&colour), HPos::Center, middle)
}

/// The same without words, for the key.
pub(super) fn swatch(area: &Sheet<'_>, shade: Shade, sign: Sign, (x, y, wide, high): Area) -> Drawn<()> {
    let (right, bottom) = (x + wide, y + high);
    let fill = match shade {
        Shade::First => Some(palette::ACCENT),
        Shade::Top => Some(palette::TOP),
        Shade::Middle => Some(palette::MIDDLE),
        Shade::Bottom => Some(palette::BOTTOM),
        _ => None,
    };
    if let Some(fill) = fill {
        area.draw(&Rectangle::new([(x, y), (right, bottom)], fill.filled()))?;
    }
    match shade {
        // Hatched: words are missing.
        Shade::Damaged => {
            let mut start = x + 4;
            while start < right + high {
                let from = (start.min(right), y + (start - right).max(0));
                let to = ((start - high).max(x), y + (start - x).min(high));
                area.draw(&PathElement::new([from, to], palette::AXIS))?;
                start += 6;
            }
            area.draw(&Rectangle::new([(x, y), (right, bottom)], palette::AXIS))?;
        }
        Shade::Derived => area.draw(&Rectangle::new([(x, y), (right, bottom)], palette::AXIS))?,
        // A dot: a value, and no place.
        Shade::Value => area.draw(&Circle::new((x + wide / 2, y + high / 2), 2, palette::SOFT.filled()))?,
        _ => {}
    }
    let ink = if shade == Shade::First { palette::ON_ACCENT } else { palette::INK };
    match sign {
        Sign::Untested => Ok(()),
        // A corner filled.
        Sign::Supported => {
            area.draw(&Polygon::new([(x + 2, y + 2), (x + 8, y + 2), (x + 2, y + 8)], ink.filled()))
        }
        // A frame and a question mark.
        Sign::Unclear => {
            let style = palette::WARN.stroke_width(2);
            area.draw(&Rectangle::new([(x + 1, y + 1), (right - 1, bottom - 1)], style))?;
            let (left, top) = (right - 9, y + 2);
            area.draw(&Rectangle::new([(left, top), (left + 7, top + 10)], palette::PAPER.filled()))?;
            words(area, "?", font(TIGHT).color(&palette::WARN), HPos::Center, (left + 4, top + 5))
        }
        // A heavy frame and a cross: it stands out in grey as well.
        Sign::Contradicted => {
            let style = palette::BAD.stroke_width(2);
            area.draw(&Rectangle::new([(x + 1, y + 1), (right - 1, bottom - 1)], style))?;
            let (left, top) = (right - 8, y + 3);
            area.draw(&Rectangle::new([(left - 1, top - 1), (left + 6, top + 6)], palette::PAPER.filled()))?;
            area.draw(&PathElement::new([(left, top), (left + 5, top + 5)], style))?;
            area.draw(&PathElement::new([(left, top + 5), (left + 5, top)], style))
        }
    }
}
