//! Completion of yearly plans against the calendar (时序进度): only where the text tells a period that counts from
//! the year's start. Information, never a fault: plans need not be even.

use super::{Made, lead, region, source, table};
use crate::chart::model::{Bar, Bars, Chart, Form, Group, Plot};
use crate::chart::scale::{float, short};
use crate::language::Language;
use crate::studio::facts::{Facts, Pace};

/// The share of the year that is over, in per cent.
fn over(pace: &Pace) -> f64 {
    f64::from(pace.month.min(12)) * 100.0 / 12.0
}

/// A share in words: one decimal.
fn percent(share: f64) -> String {
    short((share * 10.0).round() / 10.0, Language::English)
}

/// How far ahead or behind, with its sign.
fn ahead(pace: &Pace) -> String {
    let gap = percent(float(&pace.value) - over(pace));
    if gap.starts_with('-') { gap.replacen('-', "−", 1) } else { format!("+{gap}") }
}

/// The chart: a group each indicator, the furthest ahead first.
pub(super) fn make(facts: &Facts, language: Language) -> Option<Made> {
    facts.paces.first()?;
    let mut groups: Vec<(&str, Vec<&Pace>)> = Vec::new();
    for pace in &facts.paces {
        match groups.iter_mut().find(|group| group.0 == pace.name) {
            Some(group) => group.1.push(pace),
            None => groups.push((&pace.name, vec![pace])),
        }
    }
    crate::order::sort_by_key(&mut groups, |group| std::cmp::Reverse(group.1.len()));
    for group in &mut groups {
        crate::order::sort_by(&mut group.1, |one, two| {
            let gap = |pace: &Pace| float(&pace.value) - over(pace);
            gap(two).total_cmp(&gap(one))
        });
    }
    let bar = |pace: &&Pace| {
        let calendar = percent(over(pace));
        let note = match language {
            Language::Chinese => format!("{} · 时序{calendar}% · {}", ahead(pace), pace.period),
            Language::English => format!("{} · calendar {calendar}% · {}", ahead(pace), pace.period),
        };
        Bar {
            name: region(facts, pace.region, language),
            form: Form::Done(pace.value.clone()),
            literal: pace.literal.clone(),
            note,
            marker: Some(over(pace).to_string()),
            go: lead(&pace.claim),
        }
    };
    let all = groups.iter().flat_map(|group| &group.1);
    let rows = all.map(|pace| {
        let words = vec![
            region(facts, pace.region, language),
            pace.literal.clone(),
            format!("{}%", percent(over(pace))),
            ahead(pace),
            pace.name.clone(),
            pace.period.clone(),
        ];
        (words, pace.claim.clone())
    });
    let heads: [&str; 6] = language.pick(
        ["地区", "完成率", "时序", "相差（百分点）", "指标", "时期"],
        ["Region", "Done", "Calendar", "Difference (points)", "Indicator", "Period"],
    );
    let title = language.pick("年度计划完成率与时序进度", "Yearly plans: done, against the calendar");
    let table = table(title, &heads, rows);
    let bars = Bars {
        base: "%".to_owned(),
        groups: groups
            .iter()
            .map(|group| Group { head: group.0.to_owned(), bars: group.1.iter().map(bar).collect() })
            .collect(),
        marker: language.pick("时序进度（全年按月均分）", "share of the year that is over").to_owned(),
    };
    let notes = vec![
        language
            .pick(
                "时序进度只供参考，不是评价：计划未必按月均分。只列写明时期且从年初累计的完成率。",
                "The calendar is for information, not a judgement: plans need not be even. Only rates whose period is stated and counts from the year's start.",
            )
            .to_owned(),
    ];
    let chart =
        Chart { title: title.to_owned(), notes, source: source(facts, language), plot: Plot::Bars(bars) };
    Some(Made { chart, table })
}
