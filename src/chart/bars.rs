//! Horizontal bars on one scale: one row a value, in groups; plans hollow, what follows from others a thin range,
//! and a sign across where a bar is held against something.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::backend::{fitted, width};
use super::frame::{Drawn, FONT, SMALL, Sheet, font, words};
use super::model::{Bar, Bars, Form};
use super::scale::{Scale, float, short};
use super::{Area, Look, Mark, alt, palette};

/// Bars beyond this many are not drawn; the picture says how many.
pub const MOST: usize = 200;
/// Height of a bar.
const BAR: i32 = 16;
/// From one bar to the next of the same name: a finger's width, as from name to name.
const STEP: i32 = 24;
/// Added between names.
const APART: i32 = 12;
/// Height of a line of words: heads, what was left out.
const LINE: i32 = 26;
/// Height of the axis below.
const AXIS: i32 = 24;
/// From the axis to its labels: where plotters puts them.
const TICK: i32 = 10;
/// Between a bar's end and the words after it.
const GAP: i32 = 6;

/// A bar and its place.
struct Row<'a> {
    bar: &'a Bar,
    /// Top of the bar.
    top: i32,
    /// Where it begins and ends; open ends have none.
    from: Option<f64>,
    to: Option<f64>,
    marker: Option<f64>,
    literal: String,
    note: String,
}

/// Words at the left: a name beside its bars, or a head.
struct Name {
    words: String,
    /// Middle of its line.
    middle: i32,
    /// Whether it heads what follows.
    head: bool,
}

/// Where everything goes; painting follows.
pub(super) struct Plan<'a> {
    size: (u32, i32),
    /// Left and right end of the plot.
    plot: (i32, i32),
    scale: Scale,
    rows: Vec<Row<'a>>,
    names: Vec<Name>,
    unit: String,
    look: Look,
}

/// How a bar is filled.
pub(super) fn style(form: &Form) -> ShapeStyle {
    match form {
        Form::Done(_) => palette::ACCENT.filled(),
        Form::Planned(_) => palette::ACCENT.into(),
        Form::Between(..) => palette::AXIS.into(),
    }
}

impl<'a> Plan<'a> {
    /// `None` where there is no bar.
    pub(super) fn of(bars: &'a Bars, look: Look) -> Option<Self> {
        let (mut rows, mut names, mut top): (Vec<Row<'a>>, Vec<Name>, i32) =
            (Vec::new(), Vec::new(), APART / 2);
        let name_room = look.width * 7 / 25;
        let names_wide = bars.groups.iter().flat_map(|group| &group.bars).take(MOST);
        let names_wide = names_wide.map(|bar| width(&bar.name, FONT)).max().unwrap_or(0).min(name_room);
        // Words may take what names and a plot of a quarter leave.
        let value_room =
            (look.width - look.width / 4 - names_wide).saturating_sub(24).max(look.width * 4 / 10);
        let mut left = MOST;
        for group in &bars.groups {
            let shown = group.bars.get(..left.min(group.bars.len())).unwrap_or_default();
            if shown.is_empty() {
                continue;
            }
            left -= shown.len();
            if !group.head.is_empty() {
                let words = fitted(&group.head, SMALL, look.width - 4);
                names.push(Name { words, middle: top + LINE * 2 / 3, head: true });
                top += LINE;
            }
            let mut last: Option<&str> = None;
            let mut name_top = top;
            for bar in shown {
                if last == Some(bar.name.as_str()) {
                    top += STEP - BAR;
                } else {
                    top += APART;
                    name_top = top;
                    let words = fitted(&bar.name, FONT, name_room);
                    names.push(Name { words, middle: top + BAR / 2, head: false });
                }
                last = Some(&bar.name);
                // The name stands in the middle of its bars.
                if let Some(name) = names.last_mut() {
                    name.middle = (name_top + top + BAR) / 2;
                }
                rows.push(row(bar, top, value_room));
                top += BAR;
            }
        }
        if rows.is_empty() {
            return None;
        }
        let dropped = bars.groups.iter().map(|group| group.bars.len()).sum::<usize>() - rows.len();
        if dropped > 0 {
            let words =
                look.language.pick(format!("另有{dropped}项未画"), format!("{dropped} more not drawn"));
            names.push(Name { words, middle: top + LINE / 2 + APART / 2, head: true });
            top += LINE;
        }
        let values = |rows: &[Row<'_>]| -> Vec<f64> {
            rows.iter().flat_map(|row| [row.from, row.to, row.marker]).flatten().collect()
        };
        let mut plan = Self {
            size: (look.width, top + APART + AXIS),
            plot: (0, 0),
            scale: Scale::of(values(&rows), 4),
            rows,
            names,
            unit: fitted(&bars.base, SMALL, look.width / 8),
            look,
        };
        plan.plot = plan.widest();
        let ticks = u32::try_from((plan.plot.1 - plan.plot.0) / 72).unwrap_or(0).clamp(2, 8);
        plan.scale = Scale::of(values(&plan.rows), ticks);
        // Its ends lie at ticks: what words need beside the bars follows from them.
        plan.plot = plan.widest();
        Some(plan)
    }

    pub(super) fn size(&self) -> (u32, i32) {
        self.size
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
            let end = row.end(&self.scale);
            let reach = long(end) + GAP + pixels(row.words_wide());
            let side = if end < 0.0 { &mut left } else { &mut right };
            *side = reach.max(*side);
        }
        (left, right)
    }

    /// Paints, and gives the boxes of the bars: `last` tells that of the rectangle drawn last.
    pub(super) fn paint(&self, area: &Sheet<'_>, last: &dyn Fn() -> Option<Area>) -> Drawn<Vec<Mark>> {
        let (wide, high) = (pixels(self.size.0), self.size.1);
        let mut chart = ChartBuilder::on(area)
            .margin_left(self.plot.0)
            .margin_right((pixels(area.dim_in_pixel().0) - self.plot.1).max(0))
            .set_label_area_size(LabelAreaPosition::Bottom, AXIS)
            .build_cartesian_2d(self.scale.clone(), f64::from(high - AXIS)..0.0)?;
        let label = |tick: &f64| short(*tick, self.look.language);
        chart
            .configure_mesh()
            .disable_y_mesh()
            .disable_y_axis()
            .x_label_formatter(&label)
            .bold_line_style(palette::GRID)
            .axis_style(TRANSPARENT)
            .x_label_style(font(SMALL).color(&palette::SOFT))
            .draw()?;
        // What is not zero shows at least one pixel.
        let least = (self.scale.high - self.scale.low) / f64::from((self.plot.1 - self.plot.0).max(1));
        let mut marks = Vec::new();
        for row in &self.rows {
            let inset = if matches!(row.bar.form, Form::Between(..)) { 5 } else { 0 };
            let start = row.from.unwrap_or(self.scale.low);
            let end = row.to.unwrap_or(self.scale.high);
            let end = if start == 0.0 && end != 0.0 { end.signum() * end.abs().max(least) } else { end };
            let corners = [(start, f64::from(row.top + inset)), (end, f64::from(row.top + BAR - inset))];
            chart.draw_series([Rectangle::new(corners, style(&row.bar.form))])?;
            if let Some((x, y, wide, high)) = last() {
                let label = alt::label(row.bar, self.look.language);
                marks.push(Mark {
                    area: (x, y - inset, wide, high + 2 * inset),
                    go: row.bar.go.clone(),
                    label,
                });
            }
            if let Some(marker) = row.marker {
                let (x, y) = chart.backend_coord(&(marker, f64::from(row.top)));
                let y = y - area.get_base_pixel().1;
                let sign = [(x - 1, y - 3), (x + 2, y + BAR + 3)];
                area.draw(&Rectangle::new(sign, palette::INK.filled()))?;
            }
            let end = row.end(&self.scale);
            let (end, middle) = chart.backend_coord(&(end, f64::from(row.top) + f64::from(BAR) / 2.0));
            self.words(area, row, (end, middle - area.get_base_pixel().1))?;
        }
        let zero = [(0.0, 0.0), (0.0, f64::from(high - AXIS))];
        chart.draw_series([PathElement::new(zero.to_vec(), palette::AXIS)])?;
        for name in &self.names {
            if name.head {
                // No line runs through a head, nor beside it: what it heads is a plot of its own.
                let middle = name.middle;
                let first = self.rows.first().is_none_or(|row| middle < row.top);
                let top = if first { 0 } else { middle - LINE * 2 / 3 + 4 };
                let band = [(0, top), (wide, middle + LINE / 3 + 4)];
                area.draw(&Rectangle::new(band, palette::PAPER.filled()))?;
                words(area, &name.words, font(SMALL).color(&palette::SOFT), HPos::Left, (2, middle))?;
            } else {
                let at = (self.names_end(), name.middle);
                words(area, &name.words, font(FONT).color(&palette::INK), HPos::Right, at)?;
            }
        }
        let middle = high - AXIS + TICK + 6;
        words(area, &self.unit, font(SMALL).color(&palette::SOFT), HPos::Right, (wide - 2, middle))?;
        Ok(marks)
    }

    /// Value and note beyond the bar's end: to the right, or to the left where it is negative.
    fn words(&self, area: &Sheet<'_>, row: &Row<'_>, (end, middle): (i32, i32)) -> Drawn<()> {
        let negative = row.end(&self.scale) < 0.0;
        let start = if negative { end - GAP - pixels(row.words_wide()) } else { end + GAP };
        let ink = if matches!(row.bar.form, Form::Between(..)) { palette::SOFT } else { palette::INK };
        words(area, &row.literal, font(FONT).color(&ink), HPos::Left, (start, middle))?;
        let after = start + pixels(width(&row.literal, FONT)) + GAP;
        words(area, &row.note, font(SMALL).color(&palette::SOFT), HPos::Left, (after, middle))
    }

    /// Where the names end.
    fn names_end(&self) -> i32 {
        let wide = self.names.iter().filter(|name| !name.head).map(|name| width(&name.words, FONT)).max();
        pixels(wide.unwrap_or(0)) + 2
    }
}

impl Row<'_> {
    fn words_wide(&self) -> u32 {
        let note = if self.note.is_empty() { 0 } else { width(&self.note, SMALL) + 6 };
        width(&self.literal, FONT) + note
    }

    /// Where its words begin: at the end of the bar or behind the sign across it.
    fn end(&self, scale: &Scale) -> f64 {
        let end = self.to.unwrap_or(scale.high);
        // A range below zero: beyond its far end, where its words cross neither it nor the axis.
        if matches!(self.bar.form, Form::Between(..)) && end < 0.0 {
            return self.from.unwrap_or(scale.low);
        }
        self.marker.filter(|marker| *marker > end && end >= 0.0).unwrap_or(end)
    }
}

fn row(bar: &Bar, top: i32, room: u32) -> Row<'_> {
    let (from, to) = match &bar.form {
        Form::Done(value) | Form::Planned(value) => (Some(0.0), Some(float(value))),
        Form::Between(low, high) => (low.as_deref().map(float), high.as_deref().map(float)),
    };
    let literal = fitted(&bar.literal, FONT, room);
    let left = room.saturating_sub(width(&literal, FONT) + 8);
    let note = if bar.note.is_empty() { String::new() } else { fitted(&bar.note, SMALL, left) };
    Row { bar, top, from, to, marker: bar.marker.as_deref().map(float), literal, note }
}

/// A width as a coordinate; widths are at most a few thousand.
fn pixels(width: u32) -> i32 {
    i32::try_from(width).unwrap_or(i32::MAX / 4)
}
