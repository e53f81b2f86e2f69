//! Townships, streets, parks and zones of any name that running text tells figures of.
//!
//! A county's report tells of its towns (甲镇收购4.1万吨,乙镇、丙镇分别收购2.2万吨和1.7万吨), a city's of its zones, without
//! any of them speaking. A name with such an ending counts where it begins a clause with figures, or a list in one, and
//! for towns another one does so too.

use super::block::ends_sentence;
use super::head;
use super::local;
use super::model::{BlockKind, Document};
use crate::lexicon::gazetteer::{Named, gazetteer};
use crate::lexicon::set::words;
use crate::lexicon::{counties, locals, speech};

/// So many names are kept: more is a list, no report.
const MOST: usize = 60;
/// Characters of the longest stem of a town's name, and of a zone's.
const TOWN: usize = 4;
const ZONE: usize = 10;
/// So many towns show a report to tell of them.
const TOWNS: usize = 1;

/// Names that running text tells figures of, in order.
pub fn find<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let mut towns: Vec<&str> = Vec::new();
    let mut parks: Vec<&str> = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind == BlockKind::Body) {
        let line = block.span.slice(text);
        let line = line.get(head::words(line)..).unwrap_or("");
        for clause in line.split(|c| ends_sentence(c) || matches!(c, ',' | '，' | ';' | '；' | ':' | '：'))
        {
            names(clause, &mut towns, &mut parks);
        }
        if towns.len() + parks.len() > MOST {
            return Vec::new();
        }
    }
    if towns.len() < TOWNS {
        towns.clear();
    }
    towns.append(&mut parks);
    towns
}

/// Those that open a paragraph so.
pub fn opening<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let lines = document.paragraphs.iter().filter(|block| block.kind == BlockKind::Body);
    let lines = lines.map(|block| block.span.slice(text).trim_start_matches(['“', '"', ' ', '\u{3000}']));
    let opens = |name: &&str| lines.clone().any(|line| line.starts_with(name));
    find(text, document).into_iter().filter(opens).collect()
}

/// The units at the beginning of a clause with figures.
fn names<'t>(clause: &'t str, towns: &mut Vec<&'t str>, parks: &mut Vec<&'t str>) {
    if !clause.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let mut rest = clause.trim_start_matches([' ', '\u{3000}', '“', '"']);
    if let Some(behind) = speech::PREFACES.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    loop {
        let Some(name) = local::unit(rest).filter(|name| fits(name)) else { return };
        let behind = rest.get(name.len()..).unwrap_or("");
        // 金乡县 is no township.
        let county =
            |(word, named): &(&str, Named)| matches!(named, Named::Full(_)) && word.len() > name.len();
        if gazetteer().names.longest_at(rest, 0).first().is_some_and(county)
            || behind.starts_with(['县', '市', '区', '旗', '州', '村'])
        {
            return;
        }
        let town = locals::TOWNS.ends(name);
        // A name's own figures, or a list's: 甲镇的 and 甲镇至 tell of something else.
        if behind.is_empty() || behind.starts_with(['的', '至', '到', '-', '—', '等', '段', '级', '内', '是'])
        {
            return;
        }
        let project = words!["项目", "一期", "二期", "三期", "工程", "建设"].begins(behind);
        if !local::known_zone(rest) && !project {
            let found = if town { &mut *towns } else { &mut *parks };
            if !found.contains(&name) {
                found.push(name);
            }
        }
        // 甲镇(96%)、乙镇(91%): the figure stands in brackets.
        let noted = behind.strip_prefix(['(', '（']).and_then(|inner| inner.split_once([')', '）']));
        let behind = noted.filter(|(inner, _)| inner.len() <= 24).map_or(behind, |(_, rest)| rest);
        // 甲镇96.8分、乙镇95.4分: or right behind the name.
        let figure =
            behind.find('、').filter(|at| *at <= 24 && behind.starts_with(|c: char| c.is_ascii_digit()));
        let behind = figure.and_then(|at| behind.get(at..)).unwrap_or(behind);
        match behind.strip_prefix(['、', '和', '与']) {
            Some(next) => rest = next,
            None => return,
        }
    }
}

/// Whether a name is a town's, a park's or a zone's own, and no kind of them.
fn fits(name: &str) -> bool {
    let ending = [&locals::TOWNS, &locals::OWN_PARKS];
    let Some(ending) =
        ending.iter().filter_map(|table| table.longest_ending(name)).max_by_key(|end| end.len())
    else {
        return false;
    };
    let stem = name.get(..name.len() - ending.len()).unwrap_or("");
    let town = locals::TOWNS.ends(name);
    if town && stem.chars().nth(1).is_none() && locals::NO_STEM.contains(stem) {
        return false;
    }
    let most = if town { TOWN } else { ZONE };
    let least = if town { 1 } else { 2 };
    // 丙区丁镇 is named by its district, too.
    let within = gazetteer()
        .names
        .longest_at(name, 0)
        .first()
        .is_some_and(|(_, named)| matches!(named, Named::Full(_)));
    !within
        && (least..=most).contains(&stem.chars().count())
        && !counties::NOT_FIRST.begins(name)
        && !counties::NOT_IN.stands_in(name)
        && !speech::speaks().begin(name)
        && !locals::DONE_TO.begins(name)
        && !locals::ORDINARY
            .iter()
            .any(|word| word.len() > 3 && name.ends_with(word) && (town || name == *word))
        && !words!["国家级", "省级", "市级", "县级", "国家", "类", "级"].ends(stem)
}

/// Towns that a reporter's paragraphs are about: the first that a clause of the paragraph's first two sentences
/// begins with, whatever is said of it (`青石镇的底气…`, `第二个上台的青石镇,…`, `轮到青石镇,…`).
pub(super) fn told_of<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let mut found = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind == BlockKind::Body) {
        let line = block.span.slice(text);
        let opening = line.split_inclusive(ends_sentence).take(2);
        let clauses = opening.flat_map(|sentence| {
            sentence.split(|c| ends_sentence(c) || matches!(c, ',' | '，' | '”' | '“' | ':' | '：'))
        });
        let town = |rest: &'t str| local::unit(rest).filter(|name| locals::TOWNS.ends(name) && fits(name));
        let named = clauses.take(8).find_map(|clause| {
            let clause = clause.trim_start();
            let rest = locals::INTRODUCING.without_beginning(clause).unwrap_or(clause);
            town(rest).or_else(|| town(rest.split_once('的')?.1))
        });
        if let Some(name) = named.filter(|name| !found.contains(name)) {
            found.push(name);
        }
        if found.len() > MOST {
            return Vec::new();
        }
    }
    found
}

/// Whether what opens a paragraph calls up the speaker behind it: `轮到`, `最后登台的`.
pub(super) fn called_up(before: &str) -> bool {
    const LONGEST: usize = 30;
    !before.is_empty()
        && before.len() <= LONGEST
        && (locals::INTRODUCING.contains(&before)
            || before.ends_with('的')
                && locals::TURN.stands_in(before)
                && !before.contains([',', '，', '。']))
}

/// Whether a line begins with a department or firm.
pub(super) fn office(line: &str) -> bool {
    local::unit(line).is_some_and(|name| locals::DEPARTMENTS.ends(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_of_a_clause() {
        let (mut towns, mut parks) = (Vec::new(), Vec::new());
        for clause in ["甘棠镇收购4.1万吨", "石潭镇、梅塘乡分别收购2.2万吨和1.7万吨", "锦屏街道楼宇入驻率91%"]
        {
            names(clause, &mut towns, &mut parks);
        }
        assert_eq!(towns, ["甘棠镇", "石潭镇", "梅塘乡", "锦屏街道"]);
    }

    #[test]
    fn kinds_of_towns_are_none() {
        let (mut towns, mut parks) = (Vec::new(), Vec::new());
        for clause in [
            "全镇种植4.1万亩",
            "新增乡镇3个",
            "完成城镇老旧小区改造12个",
            "覆盖乡镇16个",
            "特色小镇投资3亿元",
            "国家级开发区3家",
            "打造示范园5个",
            "返乡就业1200人",
            "金乡县增长9.4%",
        ] {
            names(clause, &mut towns, &mut parks);
        }
        assert!(towns.is_empty() && parks.is_empty(), "{towns:?} {parks:?}");
    }
}
