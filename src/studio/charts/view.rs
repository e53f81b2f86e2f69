//! The charts' view as HTML: which chart, the drawing with what can be reached over it, what to save, and the table.

use super::{Kind, Made};
use crate::blocks::html::{escape, write};
use crate::blocks::model::{Block, Go, Item, LineKind, Tone, View};
use crate::chart::{self, Area, Look, Mark, Picture};
use crate::language::Language;
use crate::studio::facts::Facts;

/// Marks beyond these are drawn and not reached one by one.
const MOST: usize = 1500;

/// Rows of the table that are listed: it is set in one go.
const ROWS: usize = 400;

/// A view, and the drawing in it.
#[derive(Debug)]
pub(in crate::studio) struct Shown {
    pub(in crate::studio) html: String,
    /// The drawing alone; empty where there is none.
    pub(in crate::studio) svg: String,
    /// Proposed name of its file, without ending.
    pub(in crate::studio) name: String,
}

/// The view of one choice (`heat`, `bars.12`): that chart, or the first that has something to show.
pub(in crate::studio) fn view(facts: &Facts, choice: &str, look: Look) -> Shown {
    let language = look.language;
    let (key, option) = choice.split_once('.').unwrap_or((choice, ""));
    let offers: Vec<(Kind, Vec<(String, String)>)> =
        Kind::ALL.into_iter().map(|kind| (kind, kind.options(facts, language))).collect();
    let wanted = offers.iter().find(|(kind, _)| kind.key() == key);
    let shown = wanted.or_else(|| offers.iter().find(|(_, options)| !options.is_empty()));
    let mut view = View::default();
    view.blocks.push(Block::Name(language.pick("图表", "Charts")));
    let offer = |(kind, options): &(Kind, Vec<(String, String)>)| {
        let item = Item::new(kind.name(language)).go(Go::Set("chart", "chart", kind.key().to_owned()));
        let item = item.pressed(shown.is_some_and(|(other, _)| other == kind));
        if options.is_empty() { item.tone(Tone::Missing).title(kind.nothing(language)) } else { item }
    };
    view.line(LineKind::Controls, offers.iter().map(offer).collect());
    let mut html = write(&view, language);
    let mut drawn = None;
    if let Some((kind, options)) = shown {
        let option = options.iter().find(|(key, _)| key == option).or(options.first());
        if options.len() > 1 {
            select(&mut html, *kind, options, option.map_or("", |(key, _)| key), language);
        }
        let made = option.and_then(|(key, _)| kind.make(facts, key, language));
        drawn = made.and_then(|mut made| {
            // What was too much to be told is said in the picture itself.
            made.chart.notes.extend(dropped(facts, language));
            Some((chart::draw(&made.chart, look)?, made))
        });
        match &drawn {
            Some((picture, made)) => figure(&mut html, picture, made, language),
            None => {
                html.push_str("<p class=\"empty\" data-testid=\"chart-none\">");
                escape(kind.nothing(language), &mut html);
                html.push_str("</p>");
            }
        }
    } else {
        html.push_str("<p class=\"empty\" data-testid=\"chart-none\">");
        escape(language.pick("没有可画的数据。", "There is nothing to draw."), &mut html);
        html.push_str("</p>");
    }
    absent(&mut html, &offers, shown.map(|(kind, _)| *kind), language);
    let name = drawn.as_ref().map_or("", |(_, made)| made.chart.title.as_str());
    let name: String =
        name.chars().filter(|sign| !sign.is_control() && !"\\/:*?\"<>|".contains(*sign)).take(40).collect();
    Shown {
        html,
        svg: drawn.map(|(picture, _)| picture.svg).unwrap_or_default(),
        name: format!("{}-{name}", facts.stem),
    }
}

/// That not all values are here, where they are not.
fn dropped(facts: &Facts, language: Language) -> Option<String> {
    let words = language.pick(
        format!("数值太多，文末的 {} 个没有画；请先筛选。", facts.dropped),
        format!("Too many values: the last {} of the text are not drawn; filter first.", facts.dropped),
    );
    (facts.dropped > 0).then_some(words)
}

/// Which charts have nothing to show, and why.
fn absent(
    html: &mut String,
    offers: &[(Kind, Vec<(String, String)>)],
    shown: Option<Kind>,
    language: Language,
) {
    let mut view = View::default();
    for (kind, options) in offers {
        if options.is_empty() && shown != Some(*kind) {
            let gap = language.pick("：", ": ");
            view.note(format!("{}{gap}{}", kind.name(language), kind.nothing(language)));
        }
    }
    html.push_str(&write(&view, language));
}

fn select(html: &mut String, kind: Kind, options: &[(String, String)], chosen: &str, language: Language) {
    html.push_str("<label class=\"v-choice\">");
    escape(
        match kind {
            Kind::Stages => language.pick("过程", "Course"),
            _ => language.pick("指标", "Indicator"),
        },
        html,
    );
    html.push_str(" <select data-set=\"chart/chart\" data-testid=\"series\" lang=\"zh-CN\">");
    for (key, words) in options {
        html.push_str("<option value=\"");
        escape(&format!("{}.{key}", kind.key()), html);
        html.push_str(if key == chosen { "\" selected>" } else { "\">" });
        escape(words, html);
        html.push_str("</option>");
    }
    html.push_str("</select></label>");
}

/// The drawing, what can be reached over it, the buttons and the table.
fn figure(html: &mut String, picture: &Picture, made: &Made, language: Language) {
    html.push_str(
        "<figure class=\"figure\" data-testid=\"chart\"><div class=\"drawing\" aria-hidden=\"true\">",
    );
    html.push_str(&picture.svg);
    html.push_str("</div>");
    overlay(html, picture);
    html.push_str("</figure>");
    let mut view = View::default();
    let save = |how, words: &str| Item::new(words).go(Go::Save(how));
    view.line(
        LineKind::Controls,
        vec![
            save("svg", language.pick("存为 SVG", "Save SVG")),
            save("1", language.pick("存为 PNG 1×", "Save PNG 1×")),
            save("2", "2×"),
            save("3", "3×"),
            save("copy", language.pick("复制图片", "Copy picture")),
        ],
    );
    let rows = made.table.rows.len();
    let words = language.pick(format!("数据表（{rows} 行）"), format!("Data table ({rows} rows)"));
    let mut table = View::default();
    if rows > ROWS {
        table.note(language.pick(
            format!("列出前 {ROWS} 行，其余请先筛选。"),
            format!("The first {ROWS} are listed; filter to see the others."),
        ));
    }
    let mut sheet = made.table.clone();
    sheet.rows.truncate(ROWS);
    table.blocks.push(Block::Sheet(sheet));
    view.blocks.push(Block::Folded(words, table.blocks));
    html.push_str(&write(&view, language));
}

/// A transparent shape over each mark: one tab stop, arrows lead to the neighbours that are named here.
fn overlay(html: &mut String, picture: &Picture) {
    let (wide, high) = picture.size;
    html.push_str(&format!(
        "<svg class=\"overlay\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" role=\"group\" aria-label=\""
    ));
    escape(&picture.description, html);
    html.push_str("\">");
    let marks = picture.marks.get(..MOST.min(picture.marks.len())).unwrap_or_default();
    for (at, mark) in marks.iter().enumerate() {
        let (x, y, wide, high) = mark.area;
        let [left, up, right, down] = neighbours(marks, at);
        html.push_str(&format!(
            "<rect class=\"mark v-go\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" tabindex=\"{}\" role=\"{}\" \
             data-near=\"{left} {up} {right} {down}\" data-testid=\"bar\"",
            if at == 0 { 0 } else { -1 },
            if mark.go.is_empty() { "img" } else { "button" },
        ));
        for (name, words) in [("data-go", &mark.go), ("aria-label", &mark.label)] {
            if !words.is_empty() {
                html.push_str(&format!(" {name}=\""));
                escape(words, html);
                html.push('"');
            }
        }
        html.push_str("/>");
    }
    html.push_str("</svg>");
}

/// The nearest mark to the left, above, to the right and below; itself where there is none.
pub(super) fn neighbours(marks: &[Mark], at: usize) -> [usize; 4] {
    let centre = |(x, y, wide, high): Area| (x + wide / 2, y + high / 2);
    let Some(own) = marks.get(at).map(|mark| mark.area) else { return [at; 4] };
    let me = centre(own);
    let mut best = [(i32::MAX, at); 4];
    for (other, mark) in marks.iter().enumerate().filter(|(other, _)| *other != at) {
        let them = centre(mark.area);
        let beside = mark.area.1 < own.1 + own.3 && own.1 < mark.area.1 + mark.area.3;
        let (across, down) = (them.0 - me.0, them.1 - me.1);
        // Along a line first; of marks in other lines the nearest line, and in it the nearest.
        let ways = [
            (beside && across < 0, -across),
            (!beside && down < 0, -down * 8 + across.abs()),
            (beside && across > 0, across),
            (!beside && down > 0, down * 8 + across.abs()),
        ];
        for (best, (is_that_way, far)) in best.iter_mut().zip(ways) {
            if is_that_way && far < best.0 {
                *best = (far, other);
            }
        }
    }
    best.map(|(_, other)| other)
}
