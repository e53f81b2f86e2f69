//! Horizontal bars: one row a value, regions in order of what they did, plans hollow below.

use std::io;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::backend::{Backend, Boxes, FONT_FACTOR, fitted, width};
use super::palette::{DARK, LIGHT, Palette};
use super::scale::{Scale, float, short};
use super::{BarSeries, Look, Picture, alt};

/// Values beyond this many are not drawn; the picture says how many.
const MOST: usize = 200;
/// Fonts in order of preference, as in the page.
const FONTS: &str = r#""PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif"#;
/// Size of names and values, in pixels.
const FONT: f64 = 13.0;
/// Size of ticks and notes.
const SMALL: f64 = 12.0;
/// Height of a bar.
const BAR: i32 = 16;
/// From one bar to the next of the same region.
const STEP: i32 = 20;
/// Added between regions.
const APART: i32 = 8;
/// Height of a line of words: the head of the plans, what was left out.
const LINE: i32 = 26;
/// Height of the axis below.
const AXIS: i32 = 24;
/// From the axis to its labels: where plotters puts them.
const TICK: i32 = 10;
/// Between a bar's end and the words after it.
const GAP: i32 = 6;

/// Draws a series; `None` where it has no value, or (which plotters never does into a string)
/// where drawing failed.
pub fn draw(series: &BarSeries, look: Look) -> Option<Picture> {
    let plan = Plan::of(series, look);
    if plan.rows.is_empty() {
        return None;
    }
    let mut svg = String::new();
    let boxes = Boxes::default();
    plan.paint(Backend::new(&mut svg, plan.size, Boxes::clone(&boxes)).into_drawing_area()).ok()?;
    let boxes = boxes.borrow();
    let marks = plan.rows.iter().zip(boxes.iter()).filter_map(|(row, &(x, y, width, height))| {
        let bar = series.bars.get(row.bar)?;
        // A value of 0 has a box without width: leave room for a finger.
        Some((row.bar, (x, y, width.max(GAP), height), alt::label(bar, look.language)))
    });
    let order: Vec<usize> = plan.rows.iter().map(|row| row.bar).collect();
    Some(Picture {
        marks: marks.collect(),
        size: plan.size,
        description: alt::description(series, &order, look.language),
        // Lines of one pixel stay one pixel; letters are not touched by it.
        svg: svg.replacen("<svg ", "<svg shape-rendering=\"crispEdges\" ", 1),
    })
}

/// A bar and its place.
struct Row {
    /// Index into the bars.
    bar: usize,
    /// Top of the bar.
    top: i32,
    value: f64,
    literal: String,
    note: String,
    planned: bool,
}

/// Words at the left: a region beside its bars, or a head.
struct Name {
    words: String,
    /// Middle of its line.
    middle: i32,
    /// Whether it heads what follows.
    head: bool,
}

/// Where everything goes; painting follows.
struct Plan {
    size: (u32, u32),
    /// Left and right end of the plot.
    plot: (i32, i32),
    scale: Scale,
    rows: Vec<Row>,
    names: Vec<Name>,
    unit: String,
    look: Look,
}

impl Plan {
    fn of(series: &BarSeries, look: Look) -> Self {
        let look = Look { width: look.width.clamp(240, 2400), ..look };
        let (mut rows, mut names, mut top) = (Vec::new(), Vec::new(), APART / 2);
        let ordered = ordered(series);
        let dropped = ordered.len().saturating_sub(MOST);
        let name_room = look.width * 7 / 25;
        let value_room = look.width * 4 / 10;
        let mut last: Option<(bool, &str)> = None;
        let mut region_top = top;
        for bar in ordered.into_iter().take(MOST) {
            let Some(one) = series.bars.get(bar) else { continue };
            if one.planned && last.is_none_or(|(planned, _)| !planned) {
                let words = look.language.pick("计划或预计", "Planned or expected").to_owned();
                names.push(Name { words, middle: top + LINE * 2 / 3, head: true });
                top += LINE;
                last = None;
            }
            if last == Some((one.planned, one.region.as_str())) {
                top += STEP - BAR;
            } else {
                top += APART;
                region_top = top;
                names.push(Name {
                    words: fitted(&one.region, FONT, name_room),
                    middle: top + BAR / 2,
                    head: false,
                });
            }
            last = Some((one.planned, &one.region));
            // The name stands in the middle of its bars.
            if let Some(name) = names.last_mut() {
                name.middle = (region_top + top + BAR) / 2;
            }
            let literal = fitted(&one.literal, FONT, value_room);
            let left = value_room.saturating_sub(width(&literal, FONT) + 8);
            let note = if one.note.is_empty() { String::new() } else { fitted(&one.note, SMALL, left) };
            rows.push(Row { bar, top, value: float(&one.value), literal, note, planned: one.planned });
            top += BAR;
        }
        if dropped > 0 {
            let words =
                look.language.pick(format!("另有{dropped}项未画"), format!("{dropped} more not drawn"));
            names.push(Name { words, middle: top + LINE / 2 + APART / 2, head: true });
            top += LINE;
        }
        let height = top + APART + AXIS;
        let unit = fitted(&series.base, SMALL, look.width / 8);
        let mut plan = Self {
            size: (look.width, u32::try_from(height).unwrap_or(1)),
            plot: (0, 0),
            scale: Scale::of(rows.iter().map(|row| row.value), 1),
            rows,
            names,
            unit,
            look,
        };
        plan.plot = plan.widest();
        let ticks = u32::try_from((plan.plot.1 - plan.plot.0) / 72).unwrap_or(0).clamp(2, 8);
        plan.scale = Scale::of(plan.rows.iter().map(|row| row.value), ticks);
        plan
    }

    /// The widest plot that leaves every bar room for its words; a quarter of the picture at least.
    fn widest(&self) -> (i32, i32) {
        let start = self.names_end() + 8;
        let room = pixels(self.size.0) - start - 2;
        let (mut least, mut most) = (pixels(self.size.0) / 4, room.max(pixels(self.size.0) / 4));
        // A wider plot needs more room, always: halve the doubt until it is one pixel.
        while least < most {
            let middle = (least + most + 1) / 2;
            let (left, right) = self.needs(middle);
            if left + right <= room { least = middle } else { most = middle - 1 }
        }
        let (left, _) = self.needs(least);
        let zero = start + left;
        let low = zero - (f64::from(least) * self.scale.part(self.scale.low)).round() as i32;
        (low, low + least)
    }

    /// How far bars and words reach from zero to either side, in a plot of this width.
    fn needs(&self, plot: i32) -> (i32, i32) {
        let long = |value: f64| (f64::from(plot) * self.scale.part(value)).round() as i32;
        let (mut left, mut right) = (long(self.scale.low), long(self.scale.high));
        // The unit stands at the right below the axis, beside its last label.
        right += if self.unit.is_empty() { 0 } else { pixels(width(&self.unit, SMALL)) + 4 * GAP };
        for row in &self.rows {
            let reach = long(row.value) + GAP + pixels(row.words_wide());
            let side = if row.value < 0.0 { &mut left } else { &mut right };
            *side = reach.max(*side);
        }
        (left, right)
    }

    fn palette(&self) -> Palette {
        if self.look.dark { DARK } else { LIGHT }
    }

    fn paint(&self, area: DrawingArea<Backend<'_>, Shift>) -> Result<(), DrawingAreaErrorKind<io::Error>> {
        let palette = self.palette();
        let (wide, high) = (pixels(self.size.0), pixels(self.size.1));
        let mut chart = ChartBuilder::on(&area)
            .margin_left(self.plot.0)
            .margin_right((wide - self.plot.1).max(0))
            .set_label_area_size(LabelAreaPosition::Bottom, AXIS)
            .build_cartesian_2d(self.scale.clone(), f64::from(high - AXIS)..0.0)?;
        let label = |tick: &f64| short(*tick, self.look.language);
        chart
            .configure_mesh()
            .disable_y_mesh()
            .disable_y_axis()
            .x_label_formatter(&label)
            .bold_line_style(palette.grid)
            .axis_style(TRANSPARENT)
            .x_label_style(font(SMALL).color(&palette.soft))
            .draw()?;
        // What is not zero shows at least one pixel.
        let least = (self.scale.high - self.scale.low) / f64::from((self.plot.1 - self.plot.0).max(1));
        for row in &self.rows {
            let value = if row.value == 0.0 { 0.0 } else { row.value.signum() * row.value.abs().max(least) };
            let corners = [(0.0, f64::from(row.top)), (value, f64::from(row.top + BAR))];
            let style: ShapeStyle = if row.planned { palette.accent.into() } else { palette.accent.filled() };
            chart.draw_series([Rectangle::new(corners, style)])?;
            let (end, middle) = chart.backend_coord(&(value, f64::from(row.top) + f64::from(BAR) / 2.0));
            self.words(&area, row, (end, middle))?;
        }
        let zero = [(0.0, 0.0), (0.0, f64::from(high - AXIS))];
        chart.draw_series([PathElement::new(zero.to_vec(), palette.axis)])?;
        for name in &self.names {
            let (color, at) = if name.head { (palette.soft, 0) } else { (palette.ink, self.names_end()) };
            let side = if name.head { HPos::Left } else { HPos::Right };
            let style =
                font(if name.head { SMALL } else { FONT }).color(&color).pos(Pos::new(side, VPos::Center));
            area.draw_text(&name.words, &style, (at, name.middle))?;
        }
        if !self.unit.is_empty() {
            let style = font(SMALL).color(&palette.soft).pos(Pos::new(HPos::Right, VPos::Top));
            area.draw_text(&self.unit, &style, (wide - 2, high - AXIS + TICK))?;
        }
        area.present()
    }

    /// Value and note beyond the bar's end: to the right, or to the left where it is negative.
    fn words(
        &self,
        area: &DrawingArea<Backend<'_>, Shift>,
        row: &Row,
        (end, middle): (i32, i32),
    ) -> Result<(), DrawingAreaErrorKind<io::Error>> {
        let palette = self.palette();
        let start = if row.value < 0.0 { end - GAP - pixels(row.words_wide()) } else { end + GAP };
        let pos = Pos::new(HPos::Left, VPos::Center);
        area.draw_text(&row.literal, &font(FONT).color(&palette.ink).pos(pos), (start, middle))?;
        if !row.note.is_empty() {
            let after = start + pixels(width(&row.literal, FONT)) + GAP;
            area.draw_text(&row.note, &font(SMALL).color(&palette.soft).pos(pos), (after, middle))?;
        }
        Ok(())
    }

    /// Where the names of regions end.
    fn names_end(&self) -> i32 {
        let wide = self.names.iter().filter(|name| !name.head).map(|name| width(&name.words, FONT)).max();
        pixels(wide.unwrap_or(0)) + 2
    }
}

impl Row {
    fn words_wide(&self) -> u32 {
        let note = if self.note.is_empty() { 0 } else { width(&self.note, SMALL) + 6 };
        width(&self.literal, FONT) + note
    }
}

/// The bars as they are drawn: what was done before what is planned, regions by their largest
/// value, and within a region as the text has them.
fn ordered(series: &BarSeries) -> Vec<usize> {
    use std::collections::BTreeMap;

    let values: Vec<f64> = series.bars.iter().map(|bar| float(&bar.value)).collect();
    let mut best: BTreeMap<(bool, &str), (f64, usize)> = BTreeMap::new();
    for (index, (bar, &value)) in series.bars.iter().zip(&values).enumerate() {
        let entry = best.entry((bar.planned, bar.region.as_str())).or_insert((value, index));
        entry.0 = entry.0.max(value);
    }
    // Plans last; then the largest first; regions that are equal as the text has them.
    let place = |index: usize| {
        let bar = series.bars.get(index)?;
        let (value, first) = best.get(&(bar.planned, bar.region.as_str()))?;
        Some((bar.planned, *value, *first))
    };
    let mut order: Vec<usize> = (0..series.bars.len()).collect();
    crate::order::sort_by(&mut order, |&a, &b| match (place(a), place(b)) {
        (Some(a), Some(b)) => a.0.cmp(&b.0).then_with(|| b.1.total_cmp(&a.1)).then_with(|| a.2.cmp(&b.2)),
        _ => std::cmp::Ordering::Equal,
    });
    order
}

fn font(size: f64) -> TextStyle<'static> {
    (FONTS, size * FONT_FACTOR).into_font().into()
}

/// A width as a coordinate; widths are at most a few thousand.
fn pixels(width: u32) -> i32 {
    i32::try_from(width).unwrap_or(i32::MAX / 4)
}

#[cfg(test)]
mod tests;
