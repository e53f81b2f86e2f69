//! What stands around a plot: title and key above, notes and source below; all of it in the drawing.

use std::io;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::backend::{Backend, Boxes, FONT_FACTOR, width, wrapped};
use super::model::{Bars, Chart, Form, Heat, Plot, Shade, Sign, Tiles};
use super::{Look, Mark, Picture, alt, bars, cells, heat, palette, tiles};
use crate::language::Language;

/// Fonts in order of preference, as in the page.
const FONTS: &str = r#""PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif"#;
/// Size of names and values, in pixels.
pub(super) const FONT: f64 = 13.0;
/// Size of ticks, keys and notes.
pub(super) const SMALL: f64 = 12.0;
/// Size of the title.
const TITLE: f64 = 16.0;
/// Heights of a line of the title, the key, the notes.
const LINES: [i32; 3] = [24, 24, 18];
/// Between the parts.
const GAP: i32 = 8;

/// Where plotters draws.
pub(super) type Sheet<'a> = DrawingArea<Backend<'a>, Shift>;
/// What comes of drawing; into a string it never fails.
pub(super) type Drawn<T> = Result<T, DrawingAreaErrorKind<io::Error>>;

/// A plot with every place settled.
enum Plan<'a> {
    Bars(bars::Plan<'a>),
    Heat(heat::Plan<'a>),
    Tiles(tiles::Plan<'a>),
}

/// Draws a chart; `None` where there is nothing in it.
pub fn draw(chart: &Chart, look: Look) -> Option<Picture> {
    let look = Look { width: look.width.clamp(240, 2400), ..look };
    let (plan, (wide, high)) = match &chart.plot {
        Plot::Bars(bars) => bars::Plan::of(bars, look).map(|plan| (plan.size(), Plan::Bars(plan))),
        Plot::Heat(heat) => heat::Plan::of(heat, look).map(|plan| (plan.size(), Plan::Heat(plan))),
        Plot::Tiles(tiles) => tiles::Plan::of(tiles, look).map(|plan| (plan.size(), Plan::Tiles(plan))),
    }
    .map(|(size, plan)| (plan, size))?;
    let wide = wide.max(look.width);
    // What is read stays within the frame, however wide the plot.
    let title = wrapped(&chart.title, TITLE, look.width - 4);
    let key = keys(&chart.plot, look);
    let notes: Vec<String> = chart.notes.iter().chain([&chart.source]).cloned().collect();
    let notes: Vec<String> = notes.iter().flat_map(|note| wrapped(note, SMALL, look.width - 4)).collect();
    let rows = key.last().map_or(0, |key| key.row + 1);
    let above = pixels(title.len()) * LINES[0] + rows * LINES[1] + GAP;
    let below = GAP + pixels(notes.len()) * LINES[2] + 2;
    let size = (wide, u32::try_from(above + high + below).unwrap_or(1));
    let (mut svg, boxes) = (String::new(), Boxes::default());
    let root = Backend::new(&mut svg, size, Boxes::clone(&boxes)).into_drawing_area();
    let marks = paint(&root, &plan, &boxes, (above, below), |root| {
        let mut top = 0;
        for line in &title {
            words(root, line, font(TITLE).color(&palette::INK), HPos::Left, (2, top + LINES[0] / 2))?;
            top += LINES[0];
        }
        for key in &key {
            key.paint(root, top)?;
        }
        let mut middle = above + high + GAP + LINES[2] / 2;
        for line in &notes {
            words(root, line, font(SMALL).color(&palette::SOFT), HPos::Left, (2, middle))?;
            middle += LINES[2];
        }
        Ok(())
    });
    let mut marks = marks.ok()?;
    drop(root);
    for mark in &mut marks {
        // A value of 0 has a box without width: leave room for a finger.
        mark.area = (mark.area.0, mark.area.1 + above, mark.area.2.max(6), mark.area.3);
    }
    // Lines of one pixel stay one pixel; slanted ones are smoothed.
    let svg = svg.replacen("<svg ", "<svg shape-rendering=\"crispEdges\" ", 1);
    let svg = ["<polyline ", "<circle ", "<polygon "]
        .into_iter()
        .fold(svg, |svg, tag| svg.replace(tag, &format!("{tag}shape-rendering=\"auto\" ")));
    Some(Picture { svg, size, marks, description: alt::description(chart, look.language) })
}

fn paint<'a>(
    root: &Sheet<'a>,
    plan: &Plan<'_>,
    boxes: &Boxes,
    (above, below): (i32, i32),
    around: impl Fn(&Sheet<'a>) -> Drawn<()>,
) -> Drawn<Vec<Mark>> {
    root.fill(&palette::PAPER)?;
    around(root)?;
    let area = root.margin(above, below, 0, 0);
    let marks = match plan {
        Plan::Bars(plan) => {
            plan.paint(&area, &|| boxes.borrow().last().map(|area| (area.0, area.1 - above, area.2, area.3)))
        }
        Plan::Heat(plan) => plan.paint(&area),
        Plan::Tiles(plan) => plan.paint(&area),
    }?;
    root.present()?;
    Ok(marks)
}

/// A sign of the key with its words, and where it stands.
struct Key {
    what: What,
    words: String,
    left: i32,
    row: i32,
}

/// What a sign of the key shows.
enum What {
    Form(Form),
    Marker,
    Cell(Shade, Sign),
}

impl Key {
    fn paint(&self, root: &Sheet<'_>, top: i32) -> Drawn<()> {
        let middle = top + self.row * LINES[1] + LINES[1] / 2;
        let (left, right) = (self.left, self.left + SWATCH);
        match &self.what {
            What::Form(form) => {
                let half = if matches!(form, Form::Between(..)) { 3 } else { 6 };
                root.draw(&Rectangle::new(
                    [(left, middle - half), (right, middle + half)],
                    bars::style(form),
                ))?;
            }
            What::Marker => {
                let at = left + SWATCH / 2;
                root.draw(&Rectangle::new(
                    [(at - 1, middle - 9), (at + 2, middle + 9)],
                    palette::INK.filled(),
                ))?;
            }
            What::Cell(shade, sign) => cells::swatch(root, *shade, *sign, (left, middle - 8, SWATCH, 16))?,
        }
        let style = font(SMALL).color(&palette::SOFT);
        words(root, &self.words, style, HPos::Left, (right + 5, middle))
    }
}

/// Width of a sign of the key.
const SWATCH: i32 = 18;

/// The signs that occur in a plot, in lines.
fn keys(plot: &Plot, look: Look) -> Vec<Key> {
    let language = look.language;
    let found = match plot {
        Plot::Bars(bars) => bar_keys(bars, language),
        Plot::Heat(Heat { rows, .. }) => cell_keys(rows.iter().flat_map(|row| &row.1), language),
        Plot::Tiles(Tiles { rows, .. }) => {
            cell_keys(rows.iter().flat_map(|row| row.1.iter().flatten()), language)
        }
    };
    let (mut left, mut row) = (2, 0);
    let place = |(what, words): (What, String)| {
        let wide = SWATCH + 5 + i32::try_from(width(&words, SMALL)).unwrap_or(0);
        if left > 2 && left + wide > i32::try_from(look.width).unwrap_or(0) {
            (left, row) = (2, row + 1);
        }
        let key = Key { what, words, left, row };
        left += wide + 14;
        key
    };
    found.into_iter().map(place).collect()
}

fn bar_keys(bars: &Bars, language: Language) -> Vec<(What, String)> {
    let any = |form: &Form| {
        let same = |other: &Form| std::mem::discriminant(other) == std::mem::discriminant(form);
        bars.groups.iter().flat_map(|group| &group.bars).any(|bar| same(&bar.form))
    };
    let form = |form: Form, words: &str| any(&form).then(|| (What::Form(form), words.to_owned()));
    let mut keys: Vec<(What, String)> = [
        form(Form::Planned(String::new()), language.pick("计划或预计", "planned or expected")),
        form(
            Form::Between(None, None),
            language.pick("未报数，由别处说法推得的范围", "not stated: range that follows from the others"),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !bars.marker.is_empty() {
        keys.push((What::Marker, bars.marker.clone()));
    }
    if !keys.is_empty() && any(&Form::default()) {
        keys.insert(0, (What::Form(Form::default()), language.pick("原文所报", "as stated").to_owned()));
    }
    keys
}

fn cell_keys<'a>(
    cells: impl Iterator<Item = &'a super::model::Cell> + Clone,
    language: Language,
) -> Vec<(What, String)> {
    let shades = [
        Shade::First,
        Shade::Top,
        Shade::Middle,
        Shade::Bottom,
        Shade::Derived,
        Shade::Value,
        Shade::Damaged,
    ];
    let shades = shades.into_iter().filter(|shade| cells.clone().any(|cell| cell.shade == *shade));
    let signs = [Sign::Supported, Sign::Unclear, Sign::Contradicted];
    let signs = signs.into_iter().filter(|sign| cells.clone().any(|cell| cell.sign == *sign));
    let shade = |shade| (What::Cell(shade, Sign::Untested), alt::shade(shade, language).to_owned());
    let sign = |sign| (What::Cell(Shade::None, sign), alt::sign(sign, language).to_owned());
    shades.map(shade).chain(signs.map(sign)).collect()
}

pub(super) fn font(size: f64) -> TextStyle<'static> {
    let style = if size > FONT { FontStyle::Bold } else { FontStyle::Normal };
    (FONTS, size * FONT_FACTOR, style).into_font().into()
}

/// Writes words in one line; `at` is the middle of their height.
pub(super) fn words(
    area: &Sheet<'_>,
    words: &str,
    style: TextStyle<'_>,
    side: HPos,
    at: (i32, i32),
) -> Drawn<()> {
    if words.is_empty() {
        return Ok(());
    }
    area.draw_text(words, &style.pos(Pos::new(side, VPos::Center)), at)
}

fn pixels(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 64)
}
