//! Bars of one series by region: what was done, largest first, with claimed places; plans hollow below; and for
//! regions that state a place and no value, between what it must lie.

use super::{Made, lead, region, source, table};
use crate::chart::model::{Bar, Bars, Chart, Form, Group, Plot};
use crate::chart::scale::float;
use crate::language::Language;
use crate::studio::facts::{Facts, Value};

/// Series offered at the most.
const MOST: usize = 300;

/// The series of which two regions state a value, best covered first: key and words.
pub(super) fn options(facts: &Facts, language: Language) -> Vec<(String, String)> {
    let mut told: Vec<Vec<(Option<u32>, bool)>> = vec![Vec::new(); facts.series.len()];
    for value in &facts.values {
        if let Some(told) = value.series.and_then(|series| told.get_mut(series as usize)) {
            told.push((value.region, value.planned));
        }
    }
    let counts = told.into_iter().zip(&facts.series).map(|(mut told, series)| {
        crate::order::sort_by(&mut told, |one, two| one.cmp(two));
        told.dedup();
        let done = told.iter().filter(|(region, planned)| region.is_some() && !planned).count();
        told.dedup_by_key(|(region, _)| *region);
        (done, told.iter().filter(|(region, _)| region.is_some()).count(), series)
    });
    let mut picked: Vec<_> = counts.filter(|(_, all, _)| *all >= 2).collect();
    crate::order::sort_by_key(&mut picked, |(done, all, _)| std::cmp::Reverse((*done, *all)));
    let option = |(_, all, series): (usize, usize, &crate::studio::facts::Series)| {
        let words = match (series.base.is_empty(), language) {
            (true, Language::Chinese) => format!("{}（{all} 地）", series.name),
            (false, Language::Chinese) => format!("{}（{}，{all} 地）", series.name, series.base),
            (true, Language::English) => format!("{} ({all} regions)", series.name),
            (false, Language::English) => format!("{} ({}, {all} regions)", series.name, series.base),
        };
        (series.key.to_string(), words)
    };
    picked.into_iter().take(MOST).map(option).collect()
}

/// The chart of the series with this key.
pub(super) fn make(facts: &Facts, key: &str, language: Language) -> Option<Made> {
    let at = facts.series.iter().position(|series| series.key.to_string() == key)?;
    let series = facts.series.get(at)?;
    let at = u32::try_from(at).ok();
    let values: Vec<&Value> = facts.values.iter().filter(|value| value.series == at).collect();
    let first = values.first()?;
    // Where all speak of one time, the time would only repeat itself.
    let one_time = values.iter().all(|value| value.period == first.period);
    let bar = |value: &&Value| {
        let period = if one_time { "" } else { value.period.as_str() };
        let notes: Vec<&str> =
            [value.places.as_str(), period].into_iter().filter(|note| !note.is_empty()).collect();
        let number = value.value.clone();
        Bar {
            name: region(facts, value.region, language),
            form: if value.planned { Form::Planned(number) } else { Form::Done(number) },
            literal: value.literal.clone(),
            note: notes.join(" · "),
            marker: None,
            go: lead(&value.claim),
        }
    };
    let some =
        |planned: bool| sorted(values.iter().filter(|value| value.planned == planned).copied().collect());
    let (done, plans) = (some(false), some(true));
    let stated = |region: u32| done.iter().any(|value| value.region == Some(region));
    let open = facts.bounds.iter().filter(|bound| {
        Some(bound.series) == at && (bound.low.is_some() || bound.high.is_some()) && !stated(bound.region)
    });
    let bounds: Vec<Bar> = open
        .map(|bound| Bar {
            name: region(facts, Some(bound.region), language),
            form: Form::Between(bound.low.clone(), bound.high.clone()),
            literal: bound.range.clone(),
            note: language.pick("推算", "derived").to_owned(),
            marker: None,
            go: lead(&bound.claim),
        })
        .collect();
    let head = |words: &str| words.to_owned();
    let groups = vec![
        Group { head: String::new(), bars: done.iter().map(bar).collect() },
        Group { head: head(language.pick("未报数", "Not stated")), bars: bounds },
        Group {
            head: head(language.pick("计划或预计", "Planned or expected")),
            bars: plans.iter().map(bar).collect(),
        },
    ];
    let rows = done.iter().chain(&plans).map(|value| {
        let status = if value.planned {
            language.pick("计划或预计", "planned or expected")
        } else {
            language.pick("实际", "done")
        };
        let words =
            [&region(facts, value.region, language), &value.literal, &value.places, &value.period, status];
        (words.map(str::to_owned).to_vec(), value.claim.clone())
    });
    let heads: [&str; 5] = language
        .pick(["地区", "数值", "位次", "时期", "性质"], ["Region", "Value", "Rank", "Period", "Status"]);
    let table = table(&series.name, &heads, rows);
    let mut notes = Vec::new();
    if one_time && !first.period.is_empty() {
        notes.push(language.pick(format!("时期：{}。", first.period), format!("Period: {}.", first.period)));
    }
    let title = if series.base.is_empty() {
        series.name.clone()
    } else {
        language
            .pick(format!("{}（{}）", series.name, series.base), format!("{} ({})", series.name, series.base))
    };
    let plot = Plot::Bars(Bars { base: series.base.clone(), groups, marker: String::new() });
    Some(Made { chart: Chart { title, notes, source: source(facts, language), plot }, table })
}

/// Regions by their largest value, and within a region as the text has them.
fn sorted(values: Vec<&Value>) -> Vec<&Value> {
    let mut best: Vec<(Option<u32>, f64, usize)> = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let number = float(&value.value);
        match best.iter_mut().find(|known| known.0 == value.region) {
            Some(known) => known.1 = known.1.max(number),
            None => best.push((value.region, number, at)),
        }
    }
    crate::order::sort_by(&mut best, |one, two| two.1.total_cmp(&one.1).then(one.2.cmp(&two.2)));
    let of = |region: Option<u32>| values.iter().filter(move |value| value.region == region).copied();
    best.into_iter().flat_map(|(region, ..)| of(region)).collect()
}
