//! What is swapped: places by kind, names for invented ones, nouns for those of other documents.

use std::path::Path;

use serde_json::Value;
use shaipin::lexicon::gazetteer::{Level, Place, gazetteer};
use shaipin::lexicon::{topics, zones};

use super::swap::Swap;

/// The prefecture most of whose members report in the gold.
pub fn prefecture(facts: &[Value]) -> &'static Place {
    let mut votes: Vec<(u32, usize)> = Vec::new();
    for fact in facts {
        for place in gazetteer().named(fact["unit"].as_str().unwrap_or("")) {
            let Some(up) = gazetteer().parent(place.code).filter(|_| place.level() == Level::County) else {
                continue;
            };
            match votes.iter_mut().find(|(code, _)| *code == up.code) {
                Some((_, count)) => *count += 1,
                None => votes.push((up.code, 1)),
            }
        }
    }
    let code = votes.iter().max_by_key(|(_, count)| *count).expect("the gold names members of a city").0;
    gazetteer().by_code(code).expect("it is in the gazetteer")
}

fn kind(place: &Place) -> char {
    place.name.chars().next_back().unwrap_or(' ')
}

/// Pairs for the members of `source` that the text names, and those left without one of their kind.
pub fn places(swap: &mut Swap, text: &str, source: &Place, target: &Place) -> Vec<&'static Place> {
    let both = |swap: &mut Swap, one: &Place, two: &Place| {
        swap.add(one.name, two.name);
        swap.add(one.short, two.short);
    };
    both(swap, source, target);
    let province = |place: &Place| *gazetteer().parent(place.code).expect("a province");
    both(swap, &province(source), &province(target));
    let members = |place: &Place| gazetteer().members(place.code).filter(|member| !member.former);
    let mut free: Vec<&Place> = members(target).collect();
    let mut left = Vec::new();
    for member in members(source).filter(|member| text.contains(member.short)) {
        match free.iter().position(|other| kind(other) == kind(member)) {
            Some(at) => both(swap, member, free.remove(at)),
            None => left.push(member),
        }
    }
    for zone in gazetteer().zones_of(source.code) {
        let class = zones::WORDS.iter().filter(|row| zone.ends_with(row.word)).map(|row| row.word);
        let Some(class) = class.max_by_key(|word| word.len()) else { continue };
        let known = gazetteer().zones_of(target.code).find(|other| other.ends_with(class));
        swap.add(zone, &known.map_or_else(|| format!("{}{class}", target.short), str::to_owned));
    }
    left
}

const NAMES: [&str; 20] = [
    "鸿远", "瑞璟", "恒晟", "景澜", "岳麒", "青禾", "凌波", "沐辰", "昊宇", "锦程", "弘毅", "卓尔", "博雅",
    "铭川", "睿博", "逸帆", "澜庭", "翊翔", "骏驰", "霖淼",
];
const LETTERS: [&str; 6] = ["赫", "麟", "曜", "钰", "霖", "淼"];

/// An invented name of so many characters, another for every `seed`.
fn invented(length: usize, seed: usize) -> String {
    let mut name = String::new();
    for at in 0..length / 2 {
        name += NAMES[(seed * 7 + at * (3 + seed / 20)) % NAMES.len()];
    }
    if length % 2 == 1 {
        name += LETTERS[seed % LETTERS.len()];
    }
    name
}

fn han(text: &str) -> bool {
    text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

/// Whether a text could be a bare name: no numerals, no place that is swapped, no word of the agenda.
fn bare(text: &str, swap: &Swap) -> bool {
    let mut told = false;
    topics::index().sweep(text, |_, _| told = true);
    let numeral = |c: char| "一二三四五六七八九十百千万亿两双零".contains(c);
    han(text) && !told && !text.contains(numeral) && !swap.touches(text)
}

/// Heads of the names of projects, firms and applications, which stay.
const HEADS: [&str; 16] = [
    "项目",
    "应用",
    "产业园",
    "基地",
    "平台",
    "公司",
    "集团",
    "中心",
    "工程",
    "小镇",
    "大桥",
    "高速",
    "铁路",
    "医院",
    "学校",
    "社区",
];

/// Quoted names and the gold's subjects for invented ones of like length.
pub fn names(swap: &mut Swap, text: &str, facts: &[Value], round: usize) {
    let mut seed = swap.len() + round * 5;
    let mut quoted = Vec::new();
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('“') {
        let Some((inner, behind)) = behind.split_once('”') else { break };
        quoted.push(inner);
        rest = behind;
    }
    for inner in quoted {
        let length = inner.chars().count();
        if (2..=12).contains(&length) && bare(inner, swap) {
            let name = invented(length, seed);
            swap.add(&format!("“{inner}”"), &format!("“{name}”"));
            if length >= 4 {
                swap.add(inner, &name);
            }
            seed += 1;
        }
    }
    for subject in facts.iter().filter_map(|fact| fact["subject"].as_str()) {
        let head = HEADS.iter().find(|head| subject.ends_with(**head)).copied().unwrap_or("");
        let stem = subject.strip_suffix(head).unwrap_or(subject);
        let length = stem.chars().count();
        if (2..=10).contains(&length) && bare(stem, swap) && text.contains(subject) {
            swap.add(subject, &format!("{}{head}", invented(length, seed)));
            seed += 1;
        }
    }
}

/// Heads of nouns that are swapped for others of the same head.
const NOUN_HEADS: [&str; 5] = ["率", "额", "数", "量", "值"];
/// Words that tell indicators apart: nouns with them stay, lest the scoring change.
const TELLING: [&str; 16] = [
    "省级",
    "市级",
    "县级",
    "国家级",
    "签约",
    "落地",
    "开工",
    "竣工",
    "投产",
    "出口",
    "进口",
    "城镇",
    "农村",
    "同比",
    "增",
    "指标",
];

/// Whether every indicator with this noun has it from its own sentence: a name that is composed from other
/// words there (`完成计划投资61%`) would not change with them.
fn said(noun: &str, text: &str, facts: &[Value]) -> bool {
    let with = |fact: &&Value| fact["indicator"].as_str().is_some_and(|name| name.contains(noun));
    facts.iter().filter(with).all(|fact| {
        let quote = fact["quote"].as_str().unwrap_or("");
        let Some(at) = text.find(quote) else { return false };
        let ends = |c: char| matches!(c, '。' | '；' | ';' | '\n');
        let start = text[..at].rfind(ends).map_or(0, |stop| stop);
        let end = text[at + quote.len()..].find(ends).map_or(text.len(), |stop| at + quote.len() + stop);
        text[start..end].contains(noun)
    })
}

/// The nouns of the gold's indicators that stand in the text.
fn nouns(text: &str, facts: &[Value]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for indicator in facts.iter().filter_map(|fact| fact["indicator"].as_str()) {
        for head in NOUN_HEADS {
            let Some(at) = indicator.rfind(head) else { continue };
            let whole = &indicator[..at + head.len()];
            let starts = whole.char_indices().map(|(start, _)| &whole[start..]);
            let noun = starts.into_iter().find(|noun| text.contains(*noun));
            if let Some(noun) = noun
                && (3..=9).contains(&noun.chars().count())
                && han(noun)
                && !noun.starts_with('级')
                && said(noun, text, facts)
                && !TELLING.iter().any(|word| noun.contains(word))
                && !found.iter().any(|other| other == noun)
            {
                found.push(noun.to_owned());
            }
        }
    }
    found
}

/// Indicator nouns for nouns of other documents with the same head, others in every `round`.
pub fn indicators(
    swap: &mut Swap,
    text: &str,
    facts: &[Value],
    others: &[(String, Vec<Value>)],
    round: usize,
) {
    let mut pool: Vec<String> = others.iter().flat_map(|(text, facts)| nouns(text, facts)).collect();
    pool.retain(|noun| !text.contains(noun.as_str()));
    pool.sort();
    pool.dedup();
    let turn = round * 5 % pool.len().max(1);
    pool.rotate_left(turn);
    for noun in nouns(text, facts) {
        if swap.touches(&noun) {
            continue;
        }
        let head = NOUN_HEADS.iter().find(|head| noun.ends_with(**head)).expect("it has one of the heads");
        if let Some(at) = pool.iter().position(|other| other.ends_with(head)) {
            swap.add(&noun, &pool.remove(at));
        }
    }
}

/// The lines of a gold file.
pub fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}
