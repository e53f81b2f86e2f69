//! One series through time, region by region: what each document says, by the calendar. Only where several documents
//! lie open. Bars, not lines: the times between are not told, and a half-year's sum is no next step of a quarter's.

use super::{Made, lead, region, source, table};
use crate::chart::model::{Bar, Bars, Chart, Form, Group, Plot};
use crate::language::Language;
use crate::studio::facts::{Course, Facts};

/// Series offered at the most.
const MOST: usize = 300;

/// The series that some region tells more than once, best covered first: key and words.
pub(super) fn options(facts: &Facts) -> Vec<(String, String)> {
    let mut counts = vec![0_usize; facts.series.len()];
    for course in &facts.courses {
        if let Some(count) = counts.get_mut(course.series as usize) {
            *count += 1;
        }
    }
    let mut picked: Vec<_> = facts.series.iter().zip(counts).filter(|(_, count)| *count > 0).collect();
    crate::order::sort_by_key(&mut picked, |(_, count)| std::cmp::Reverse(*count));
    picked.into_iter().take(MOST).map(|(series, _)| (series.key.to_string(), series.name.clone())).collect()
}

/// The chart of the series with this key.
pub(super) fn make(facts: &Facts, key: &str, language: Language) -> Option<Made> {
    let at = facts.series.iter().position(|series| series.key.to_string() == key)?;
    let series = facts.series.get(at)?;
    let own = |course: &&Course| course.series as usize == at;
    let courses: Vec<&Course> = facts.courses.iter().filter(own).collect();
    courses.first()?;
    let groups = courses.iter().map(|course| Group {
        head: region(facts, Some(course.region), language),
        bars: course
            .points
            .iter()
            .map(|point| Bar {
                name: point.when.clone(),
                form: Form::Done(point.value.clone()),
                literal: point.literal.clone(),
                note: point.places.clone(),
                marker: None,
                go: lead(&point.claim),
            })
            .collect(),
    });
    let groups = groups.collect();
    let rows = courses.iter().flat_map(|course| course.points.iter().map(move |point| (course, point)));
    let rows = rows.map(|(course, point)| {
        let words = vec![
            region(facts, Some(course.region), language),
            point.literal.clone(),
            point.places.clone(),
            point.when.clone(),
            point.document.clone(),
        ];
        (words, point.claim.clone())
    });
    let heads: [&str; 5] = language
        .pick(["地区", "数值", "位次", "时期", "文件"], ["Region", "Value", "Rank", "Period", "Document"]);
    let table = table(&series.name, &heads, rows);
    let title = if series.base.is_empty() {
        series.name.clone()
    } else {
        language
            .pick(format!("{}（{}）", series.name, series.base), format!("{} ({})", series.name, series.base))
    };
    let notes = vec![
        language
            .pick(
                "按时段先后排列；累计数与单期数不宜直接相减。",
                "In the order of the calendar; sums from the year's start are no steps of one another.",
            )
            .to_owned(),
    ];
    let plot = Plot::Bars(Bars { base: series.base.clone(), groups, marker: String::new() });
    Some(Made { chart: Chart { title, notes, source: source(facts, language), plot }, table })
}
