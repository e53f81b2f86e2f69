//! The data of a picture in words, for those who cannot see it.

use super::{Bar, BarSeries};
use crate::language::Language;

/// How many values are told before "and n more".
const TOLD: usize = 20;

/// What a screen reader says of one bar.
pub fn label(bar: &Bar, language: Language) -> String {
    let planned = language.pick("计划或预计", "planned or expected");
    let parts = [bar.region.as_str(), &bar.literal, &bar.note, if bar.planned { planned } else { "" }];
    join(parts, language.pick("，", ", "))
}

/// What the whole picture says; `order` is that of its rows.
pub fn description(series: &BarSeries, order: &[usize], language: Language) -> String {
    let bars: Vec<&Bar> = order.iter().filter_map(|&index| series.bars.get(index)).collect();
    let told = |planned: bool| {
        let chosen: Vec<&&Bar> = bars.iter().filter(|bar| bar.planned == planned).collect();
        let values = chosen.iter().take(TOLD).map(|bar| value(bar, language));
        let mut words = values.collect::<Vec<_>>().join(language.pick("；", "; "));
        if chosen.len() > TOLD {
            let more = chosen.len() - TOLD;
            words += &language.pick(format!("；另有{more}项"), format!("; and {more} more"));
        }
        words
    };
    let (done, planned) = (told(false), told(true));
    let mut words =
        language.pick(format!("条形图：{}。", series.name), format!("Bar chart of {}.", series.name));
    if !done.is_empty() {
        words += &language.pick(format!("由高到低：{done}。"), format!(" From high to low: {done}."));
    }
    if !planned.is_empty() {
        words +=
            &language.pick(format!("计划或预计：{planned}。"), format!(" Planned or expected: {planned}."));
    }
    if bars.is_empty() {
        words += language.pick("没有可画的数值。", " There is no value to draw.");
    }
    words
}

fn value(bar: &Bar, language: Language) -> String {
    let head = join([bar.region.as_str(), &bar.literal, "", ""], " ");
    match (bar.note.is_empty(), language) {
        (true, _) => head,
        (false, Language::Chinese) => format!("{head}（{}）", bar.note),
        (false, Language::English) => format!("{head} ({})", bar.note),
    }
}

fn join(parts: [&str; 4], between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}
