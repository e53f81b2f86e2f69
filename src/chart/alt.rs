//! The data of a picture in words, for those who cannot see it.

use super::model::{Bar, Bars, Cell, Chart, Form, Heat, Plot, Shade, Sign, Tiles};
use crate::language::Language;

/// How many values or rows are told before "and n more".
const TOLD: usize = 20;

/// What a screen reader says of one bar.
pub fn label(bar: &Bar, language: Language) -> String {
    let form = match bar.form {
        Form::Done(_) => "",
        Form::Planned(_) => language.pick("计划或预计", "planned or expected"),
        Form::Between(..) => language.pick("未报数，由别处说法推得", "not stated, follows from the others"),
    };
    join(&[&bar.name, &bar.literal, &bar.note, form], language.pick("，", ", "))
}

/// What a cell holds, in a word.
pub fn shade(shade: Shade, language: Language) -> &'static str {
    match shade {
        Shade::First => language.pick("第一", "first"),
        Shade::Top => language.pick("前三", "top three"),
        Shade::Middle => language.pick("居中", "between"),
        Shade::Bottom => language.pick("后三", "last three"),
        Shade::Derived => language.pick("未报位次，由别处说法推得", "not claimed: follows from the others"),
        Shade::Value => language.pick("报了数，没报位次", "value without a place"),
        Shade::Damaged => language.pick("此处原文有缺损，或许说过", "text lost here: it may have been said"),
        Shade::None => language.pick("未提及", "not mentioned"),
    }
}

/// What others say of a place, in a word.
pub fn sign(sign: Sign, language: Language) -> &'static str {
    match sign {
        Sign::Supported => language.pick("有佐证", "supported"),
        Sign::Untested => language.pick("未验", "untested"),
        Sign::Unclear => language.pick("待核实", "unclear"),
        Sign::Contradicted => language.pick("对不上", "does not agree"),
    }
}

/// What the whole picture says.
pub fn description(chart: &Chart, language: Language) -> String {
    let stop = language.pick("。", ". ");
    let mut words = match &chart.plot {
        Plot::Bars(_) => language.pick("条形图：", "Bar chart: "),
        Plot::Heat(_) => language.pick("热力图：", "Heat map: "),
        Plot::Tiles(_) => language.pick("分布图：", "Distribution: "),
    }
    .to_owned();
    words += &chart.title;
    words += stop;
    let parts = match &chart.plot {
        Plot::Bars(bars) => groups(bars, language),
        Plot::Heat(heat) => rows(heat, language),
        Plot::Tiles(tiles) => counts(tiles, language),
    };
    for part in parts {
        words += &part;
        words += stop;
    }
    words.trim_end().to_owned()
}

/// Each group: its head, and its bars as they are drawn.
fn groups(bars: &Bars, language: Language) -> Vec<String> {
    let semicolon = language.pick("；", "; ");
    let group = |group: &super::model::Group| {
        let told = group.bars.iter().take(TOLD).map(|bar| {
            let head = join(&[&bar.name, &bar.literal], " ");
            match (bar.note.is_empty(), language) {
                (true, _) => head,
                (false, Language::Chinese) => format!("{head}（{}）", bar.note),
                (false, Language::English) => format!("{head} ({})", bar.note),
            }
        });
        let told = told.collect::<Vec<_>>().join(semicolon) + &more(group.bars.len(), language);
        join(&[&group.head, &told], language.pick("：", ": "))
    };
    bars.groups.iter().filter(|one| !one.bars.is_empty()).map(group).collect()
}

/// Each row of a heat map: who stands where.
fn rows(heat: &Heat, language: Language) -> Vec<String> {
    let comma = language.pick("，", ", ");
    let row = |(name, cells): &(String, Vec<Cell>)| {
        let told = heat.columns.iter().zip(cells).filter(|(_, cell)| cell.shade <= Shade::Derived);
        let told = told.map(|(column, cell)| join(&[column, &cell.words, doubt(cell, language)], " "));
        join(&[name, &told.collect::<Vec<_>>().join(comma)], language.pick("：", ": "))
    };
    let mut told: Vec<String> = heat.rows.iter().take(TOLD).map(row).collect();
    told.extend(Some(more(heat.rows.len(), language)).filter(|more| !more.is_empty()));
    told
}

/// Each row of tiles: how many in each part, how many of them doubted.
fn counts(tiles: &Tiles, language: Language) -> Vec<String> {
    let comma = language.pick("，", ", ");
    let row = |(name, cells): &(String, Vec<Vec<Cell>>)| {
        let told =
            tiles.columns.iter().zip(cells).filter(|(_, cells)| !cells.is_empty()).map(|(column, cells)| {
                let signs =
                    [Sign::Supported, Sign::Unclear, Sign::Contradicted].into_iter().filter_map(|wanted| {
                        let count = cells.iter().filter(|cell| cell.sign == wanted).count();
                        (count > 0).then(|| format!("{} {count}", sign(wanted, language)))
                    });
                let signs = signs.collect::<Vec<_>>().join(comma);
                let count = format!("{column} {}", cells.len());
                match (signs.is_empty(), language) {
                    (true, _) => count,
                    (false, Language::Chinese) => format!("{count}（{signs}）"),
                    (false, Language::English) => format!("{count} ({signs})"),
                }
            });
        join(&[name, &told.collect::<Vec<_>>().join(comma)], language.pick("：", ": "))
    };
    let mut told: Vec<String> = tiles.rows.iter().take(TOLD).map(row).collect();
    told.extend(Some(more(tiles.rows.len(), language)).filter(|more| !more.is_empty()));
    told
}

fn doubt(cell: &Cell, language: Language) -> &'static str {
    match (cell.shade, cell.sign) {
        (_, Sign::Unclear) => language.pick("（待核实）", "(unclear)"),
        (_, Sign::Contradicted) => language.pick("（对不上）", "(does not agree)"),
        (Shade::Derived, _) => language.pick("（推算）", "(derived)"),
        _ => "",
    }
}

fn more(all: usize, language: Language) -> String {
    match all.saturating_sub(TOLD) {
        0 => String::new(),
        more => language.pick(format!("；另有{more}项"), format!("; and {more} more")),
    }
}

fn join(parts: &[&str], between: &str) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}
