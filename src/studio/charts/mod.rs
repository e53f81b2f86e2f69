//! Charts of the facts that the desk tells: which there are, and why one has nothing to show; one file a chart.
//! Each gives the drawing's model and the table behind it.

mod bars;
mod calendar;
mod heat;
mod places;
mod stages;
#[cfg(test)]
mod tests;
mod times;
mod view;

use super::facts::Facts;
use crate::blocks::model::{Cell, Go, Head, Item, Row, Sheet};
use crate::chart::model::Chart;
use crate::language::Language;

pub(super) use view::{Shown, view};

/// Charts, in the order in which they are offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// One series by region.
    Bars,
    /// Places, series against regions.
    Heat,
    /// Places by region, in parts of the order.
    Places,
    /// Completion against the calendar.
    Calendar,
    /// Stages of one course.
    Stages,
    /// One series through time.
    Times,
}

/// A chart with the table behind it.
#[derive(Debug)]
pub(super) struct Made {
    chart: Chart,
    table: Sheet,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Bars, Self::Heat, Self::Places, Self::Calendar, Self::Stages, Self::Times];

    /// As the address has it.
    fn key(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Heat => "heat",
            Self::Places => "places",
            Self::Calendar => "calendar",
            Self::Stages => "stages",
            Self::Times => "times",
        }
    }

    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Bars => language.pick("指标条形图", "Bars by region"),
            Self::Heat => language.pick("位次热力图", "Heat map of places"),
            Self::Places => language.pick("位次分布", "Distribution of places"),
            Self::Calendar => language.pick("时序进度", "Against the calendar"),
            Self::Stages => language.pick("环节进展", "Stages in order"),
            Self::Times => language.pick("前后各期", "From time to time"),
        }
    }

    /// Why there is none.
    fn nothing(self, language: Language) -> &'static str {
        match self {
            Self::Bars => language.pick(
                "没有两个以上地区都报了数的指标。",
                "There is no indicator of which two regions state a value.",
            ),
            Self::Heat => language.pick(
                "没有两个以上地区报了可以对照的位次。",
                "No two regions claim places that can be compared.",
            ),
            Self::Places => language.pick("没有地区报了位次。", "No region claims a place."),
            Self::Calendar => language.pick(
                "没有写明时期、从年初累计的年度完成率。",
                "No completion rate of a yearly plan states a period that counts from the year's start.",
            ),
            Self::Stages => language.pick(
                "没有地区报了同一过程的两个以上环节。",
                "No region states two or more stages of one course.",
            ),
            Self::Times => language.pick(
                "没有同一地区在几篇里都报了数的指标；先把几篇一起打开。",
                "No region states one indicator in several documents; open several together first.",
            ),
        }
    }

    /// What may be chosen within it: key and words; empty where there is nothing to show.
    fn options(self, facts: &Facts, language: Language) -> Vec<(String, String)> {
        let one = |any: bool| if any { vec![(String::new(), String::new())] } else { Vec::new() };
        match self {
            Self::Bars => bars::options(facts, language),
            Self::Heat => one(heat::any(facts)),
            Self::Places => one(!facts.seats.is_empty()),
            Self::Calendar => one(!facts.paces.is_empty()),
            Self::Stages => stages::options(facts),
            Self::Times => times::options(facts),
        }
    }

    fn make(self, facts: &Facts, option: &str, language: Language) -> Option<Made> {
        match self {
            Self::Bars => bars::make(facts, option, language),
            Self::Heat => heat::make(facts, language),
            Self::Places => places::make(facts, language),
            Self::Calendar => calendar::make(facts, language),
            Self::Stages => stages::make(facts, option, language),
            Self::Times => times::make(facts, option, language),
        }
    }
}

/// The last line of every chart.
fn source(facts: &Facts, language: Language) -> String {
    let words = language.pick(
        "数据摘自讲话原文，并非官方统计。",
        " The figures are the speakers' own words, not official statistics.",
    );
    let gap = if facts.source.ends_with(['。', '.']) { "" } else { language.pick("。", ".") };
    format!("{}{gap}{words}", facts.source)
}

/// A region's name, or that none is named.
fn region(facts: &Facts, region: Option<u32>, language: Language) -> String {
    let name = region.and_then(|region| facts.regions.get(region as usize)).cloned();
    name.unwrap_or_else(|| language.pick("未写明地区", "no region named").to_owned())
}

/// The word that leads to a claim; nothing without one.
fn lead(claim: &str) -> String {
    if claim.is_empty() { String::new() } else { Go::Claim(claim.to_owned()).word() }
}

/// A table of words; the last cell of a row leads to its claim.
fn table(caption: &str, heads: &[&str], rows: impl Iterator<Item = (Vec<String>, String)>) -> Sheet {
    let row = |(words, claim): (Vec<String>, String)| {
        let go = || if claim.is_empty() { Go::Nowhere } else { Go::Claim(claim.clone()) };
        let cell = |(at, words): (usize, String)| {
            let item = Item::new(words);
            Cell::of(if at == 1 { item.go(go()) } else { item })
        };
        Row::of(words.into_iter().enumerate().map(cell).collect())
    };
    Sheet {
        caption: caption.to_owned(),
        heads: vec![heads.iter().copied().map(Head::of).collect()],
        rows: rows.map(row).collect(),
    }
}
