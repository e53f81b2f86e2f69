//! Stages of one course in order, by region, where a region states at least two of them in one unit.
//!
//! Which words are stages is the audits' own table (`lexicon::audits::STAGES`). Rows of it that share words are one
//! course (申报 and 需求 both lead to 发行). Figures belong together where one sentence tells them or where their
//! names say the same but for the stage; of several figures for one stage the one is taken whose sentence tells
//! most stages.

use super::{Made, lead, region, source, table};
use crate::chart::model::{Bar, Bars, Chart, Form, Group, Plot};
use crate::language::Language;
use crate::lexicon::audits::STAGES;
use crate::studio::facts::{Facts, Value};

/// What is not a figure of the stage itself.
const OTHER: &[&str] = &["率", "未", "拟", "计划", "任务", "目标", "占", "增"];

/// Figures of stages that are looked at for one region, unit and course: each is held against each.
const MOST: usize = 200;

/// The stages that one region states in one unit, in order.
struct Course<'a> {
    region: u32,
    stages: Vec<(&'static str, &'a Value)>,
}

/// The courses of the table: rows that share a word go together.
fn courses() -> Vec<Vec<&'static [&'static str]>> {
    let mut all: Vec<Vec<&'static [&'static str]>> = Vec::new();
    for &row in STAGES {
        let shares = |other: &[&str]| other.iter().any(|word| row.contains(word));
        match all.iter_mut().find(|rows| rows.iter().any(|other| shares(other))) {
            Some(rows) => rows.push(row),
            None => all.push(vec![row]),
        }
    }
    all
}

/// The stage that a name names last.
fn stage(name: &str, row: &'static [&'static str]) -> Option<usize> {
    if OTHER.iter().any(|word| name.contains(word)) {
        return None;
    }
    let found = row.iter().zip(0..).filter_map(|(word, nth)| name.rfind(word).map(|at| (at, nth)));
    found.max().map(|(_, nth)| nth)
}

/// What a name is about besides the stage: 项目 of 签约项目.
fn thing(name: &str, row: &[&str]) -> String {
    let left = row
        .iter()
        .chain(&["累计", "新", "已", "数"])
        .fold(name.to_owned(), |left, word| left.replace(word, ""));
    left.trim().to_owned()
}

/// What one region states of a row in a unit.
fn course<'a>(values: &[&'a Value], row: &'static [&'static str]) -> Vec<(&'static str, &'a Value)> {
    let found = values.iter().filter_map(|value| Some((stage(&value.name, row)?, *value))).take(MOST);
    let all: Vec<(usize, &Value, String)> =
        found.map(|(nth, value)| (nth, value, thing(&value.name, row))).collect();
    // 谋划改革项目 and 签约项目 of another sentence are not the same projects: what stands alone falls.
    let belongs = |(nth, value, about): &&(usize, &Value, String)| {
        all.iter()
            .any(|(other, one, their)| other != nth && (one.sentence == value.sentence || their == about))
    };
    let staged: Vec<(usize, &Value)> =
        all.iter().filter(belongs).map(|(nth, value, _)| (*nth, *value)).collect();
    let together = |value: &Value| {
        let mut stages: Vec<usize> = staged
            .iter()
            .filter(|(_, other)| other.sentence == value.sentence)
            .map(|(nth, _)| *nth)
            .collect();
        stages.sort_unstable();
        stages.dedup();
        stages.len()
    };
    let best = |nth: usize| {
        let own = staged.iter().filter(|(other, _)| *other == nth);
        own.fold(None, |known: Option<&Value>, (_, value)| match known {
            Some(known) if together(known) >= together(value) => Some(known),
            _ => Some(value),
        })
    };
    (0..row.len()).filter_map(|nth| Some((*row.get(nth)?, best(nth)?))).collect()
}

/// All charts that there are: (course, unit, the regions).
fn all(facts: &Facts) -> Vec<(usize, String, Vec<Course<'_>>)> {
    let mut values: Vec<&Value> = facts
        .values
        .iter()
        .filter(|value| !value.planned && value.region.is_some() && value.base != "%")
        .collect();
    // One pass over the figures, region by region and unit by unit; within these they stay in the order of the text.
    crate::order::sort_by(&mut values, |one, two| (one.region, &one.base).cmp(&(two.region, &two.base)));
    let courses = courses();
    let mut found: Vec<(usize, String, Vec<Course<'_>>)> = Vec::new();
    for of in values.chunk_by(|one, two| (one.region, &one.base) == (two.region, &two.base)) {
        let Some((region, base)) = of.first().and_then(|first| Some((first.region?, &first.base))) else {
            continue;
        };
        for (nth, rows) in courses.iter().enumerate() {
            let told = rows.iter().map(|row| course(of, row));
            // Of several rows the one that tells most; the first where they tell alike.
            let stages =
                told.fold(Vec::new(), |known, other| if other.len() > known.len() { other } else { known });
            if stages.len() < 2 {
                continue;
            }
            let course = Course { region, stages };
            match found.iter_mut().find(|known| known.0 == nth && known.1 == *base) {
                Some(known) => known.2.push(course),
                None => found.push((nth, base.clone(), vec![course])),
            }
        }
    }
    crate::order::sort_by_key(&mut found, |(nth, _, regions)| (std::cmp::Reverse(regions.len()), *nth));
    found
}

/// The stages that occur, in order: 谋划 → 签约 → 落地.
fn words(nth: usize, base: &str, regions: &[Course<'_>]) -> String {
    let mut order: Vec<(usize, &str)> = Vec::new();
    for row in courses().get(nth).into_iter().flatten() {
        for (at, word) in row.iter().enumerate() {
            let told = regions.iter().any(|course| course.stages.iter().any(|(name, _)| name == word));
            if told && !order.iter().any(|(_, known)| known == word) {
                order.push((at, word));
            }
        }
    }
    crate::order::sort_by_key(&mut order, |&(at, _)| at);
    let order: Vec<&str> = order.into_iter().map(|(_, word)| word).collect();
    let unit = if base.is_empty() { String::new() } else { format!("（{base}）") };
    order.join(" → ") + &unit
}

/// Keys and words.
pub(super) fn options(facts: &Facts) -> Vec<(String, String)> {
    let charts = all(facts);
    (0..)
        .zip(&charts)
        .map(|(at, (nth, base, regions)): (u32, _)| (at.to_string(), words(*nth, base, regions)))
        .collect()
}

/// The chart with this key.
pub(super) fn make(facts: &Facts, key: &str, language: Language) -> Option<Made> {
    let charts = all(facts);
    let (nth, base, regions) = charts.get(key.parse::<usize>().unwrap_or(0))?;
    let order = words(*nth, base, regions);
    let group = |course: &Course<'_>| {
        let bars = course.stages.iter().map(|(stage, value)| Bar {
            name: (*stage).to_owned(),
            form: Form::Done(value.value.clone()),
            literal: value.literal.clone(),
            note: [value.name.as_str(), &value.period]
                .into_iter()
                .filter(|note| !note.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            marker: None,
            go: lead(&value.claim),
        });
        Group { head: region(facts, Some(course.region), language), bars: bars.collect() }
    };
    let rows = regions
        .iter()
        .flat_map(|course| course.stages.iter().map(|stage| (course.region, stage)))
        .map(|(at, (stage, value))| {
            let words = [
                region(facts, Some(at), language).as_str(),
                &value.literal,
                stage,
                &value.name,
                &value.period,
            ]
            .map(str::to_owned);
            (words.to_vec(), value.claim.clone())
        });
    let heads: [&str; 5] = language
        .pick(["地区", "数值", "环节", "指标", "时期"], ["Region", "Value", "Stage", "Indicator", "Period"]);
    let title = language.pick(format!("环节进展：{order}"), format!("Stages in order: {order}"));
    let table = table(&title, &heads, rows);
    let notes = vec![
        language
            .pick(
                "只列报了两个以上环节的地区；各环节的数各有原句，所指不一定是同一批项目或资金。",
                "Regions that state two or more stages. Each figure has its own sentence; they need not be of the same projects or money.",
            )
            .to_owned(),
    ];
    let plot = Plot::Bars(Bars {
        base: base.clone(),
        groups: regions.iter().map(group).collect(),
        marker: String::new(),
    });
    Some(Made { chart: Chart { title, notes, source: source(facts, language), plot }, table })
}
