//! Counties, districts and cities that the gazetteer does not know.
//!
//! Names change, a text may speak of places by letters (`甲县`, `A区`), and an example has invented ones. Their
//! endings alone prove nothing (`示范县`, `老旧小区`, `上市`), so a name counts where it stands as only a place's
//! can: heading a block ([`super::local`] asks [`like`]), as the subject of several paragraphs, as whole members of an enumeration of such names, in
//! cells of a table's rows, or opening the title of a text that names nobody else.

use super::head;
use super::model::{BlockKind, Document};
use crate::lexicon::gazetteer::{Level, Named, gazetteer};
use crate::lexicon::set::holds;
use crate::lexicon::{counties, speech, zones};

/// Longest stem, in characters; of an autonomous county with its people's name.
const STEM: usize = 5;
const AUTONOMOUS: usize = 12;
/// Longest name that is taken for a subject: behind verbs and prepositions no more is needed.
const SUBJECT: usize = 4;
/// So many names of one enumeration show what it lists.
const LISTED: usize = 3;
/// More names are no meeting.
const MOST: usize = 60;

/// Whether a name, as [`like`] gives it, is a county's and not a township's.
pub fn is(name: &str) -> bool {
    like(name).is_some_and(|whole| whole.len() == name.len())
}

/// The county-like name that `text` begins with; `None` where the gazetteer knows it.
pub fn like(text: &str) -> Option<&str> {
    for (stem, (at, c)) in text.char_indices().enumerate() {
        let placeholder = stem == 0 && c.is_ascii_uppercase();
        if stem > AUTONOMOUS || !placeholder && !('\u{4E00}'..='\u{9FFF}').contains(&c) {
            return None;
        }
        if stem > 0
            && let Some(ending) = counties::ENDINGS.longest(&text[at..])
        {
            let name = &text[..at + ending.len()];
            let least = if counties::PLACEHOLDERS.contains(&&text[..at]) { 1 } else { 2 };
            let most = if ending.len() > 3 { AUTONOMOUS } else { STEM };
            let fits = (least..=most).contains(&stem)
                && !counties::NOT_BEHIND.begins(&text[name.len()..])
                && !ordinary(name)
                && !known(text, name);
            return fits.then_some(name);
        }
    }
    None
}

/// Words that only end like a county's name.
fn ordinary(name: &str) -> bool {
    counties::ORDINARY.ends(name)
        || counties::WHOLE_WORDS.contains(&name)
        || counties::NOT_FIRST.begins(name)
        || counties::NOT_IN.stands_in(name)
        || zones::NAMES.ends(name)
        || counted(name)
        || speech::speaks().begin(name)
        || speech::PREFACES.longest(name).is_some_and(|word| word.len() > 3)
}

/// Whether a figure stands in front of the ending (垣曲三县): it counts those named before.
fn counted(name: &str) -> bool {
    name.chars().rev().nth(1).is_some_and(|c| "两二三四五六七八九十".contains(c))
}

/// Whether the gazetteer has the name, has a longer one here, or one that it ends with (`紧扣金华市`).
fn known(text: &str, name: &str) -> bool {
    // `石柱县` is short for an autonomous county's long name.
    let called = |row: u16, word: &str| {
        let place = gazetteer().place(row).map_or("", |place| place.name);
        holds(place, "自治")
            && name.starts_with(word)
            && name.chars().next_back() == place.chars().next_back()
    };
    let full = |text: &str, least: usize| {
        let rows = gazetteer().names.longest_at(text, 0);
        rows.first().is_some_and(|(word, named)| match named {
            Named::Full(_) => word.len() >= least,
            Named::Short(row) => word.len() >= least || called(*row, word),
            _ => false,
        })
    };
    full(text, name.len()) || name.char_indices().skip(1).any(|(at, _)| full(&name[at..], name.len() - at))
}

/// Whether `text` begins with a county that the gazetteer knows by its full name.
fn county(text: &str) -> Option<&'static str> {
    let (word, Named::Full(row)) = gazetteer().names.longest_at(text, 0).first()? else { return None };
    gazetteer().place(*row).filter(|place| place.level() == Level::County).map(|_| *word)
}

/// Names found as whole members of enumerations, and in cells of rows, in order.
pub fn listed<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let mut found: Vec<&str> = Vec::new();
    let mut cells: Vec<&str> = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome) {
        if found.len() > MOST || cells.len() > MOST {
            return Vec::new();
        }
        let line = block.span.slice(text);
        if block.kind == BlockKind::Row {
            let whole = line.split(['\t', '|']).map(str::trim).filter(|cell| !cell.is_empty()).take(2);
            whole.filter(|cell| is(cell)).for_each(|cell| keep(&mut cells, cell));
            continue;
        }
        let clauses =
            line.split([',', '，', '。', ';', '；', ':', '：']).filter(|clause| clause.contains('、'));
        for clause in clauses {
            enumeration(clause, &mut found);
        }
    }
    if cells.len() >= 2 {
        cells.into_iter().for_each(|cell| keep(&mut found, cell));
    }
    found
}

fn keep<'t>(found: &mut Vec<&'t str>, name: &'t str) {
    if !found.contains(&name) {
        found.push(name);
    }
}

/// The unknown names of one enumeration, where all of its members are counties.
fn enumeration<'t>(clause: &'t str, found: &mut Vec<&'t str>) {
    let mut members = clause.split('、').peekable();
    let first = members.next().unwrap_or("");
    let mut own: Vec<&str> = like(first).filter(|name| name.len() == first.len()).into_iter().collect();
    let (mut count, mut inner) = (1, true);
    while let Some(member) = members.next() {
        if own.len() > MOST {
            break;
        }
        let mut rest = member;
        loop {
            let name = match like(rest) {
                Some(name) => {
                    own.push(name);
                    name
                }
                None => match county(rest) {
                    Some(name) => name,
                    None => return,
                },
            };
            count += 1;
            rest = &rest[name.len()..];
            match counties::AND.iter().find_map(|word| rest.strip_prefix(word)) {
                Some(behind) if like(behind).is_some() || county(behind).is_some() => rest = behind,
                _ => break,
            }
        }
        let figure = |c: char| c.is_ascii_digit() || matches!(c, '(' | '（');
        inner &= members.peek().is_none() || rest.is_empty() || rest.starts_with(figure);
    }
    if count >= LISTED && inner {
        own.into_iter().for_each(|name| keep(found, name));
    }
}

/// Names that are the subjects of paragraphs' first sentences, in order; a list of names is none.
pub fn subjects<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let mut found: Vec<&str> = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind == BlockKind::Body) {
        let line = block.span.slice(text);
        let mut rest = line.get(head::words(line)..).unwrap_or("");
        // A few times and light words at most: the subject stands near the start.
        for _ in 0..6 {
            let figures = rest.trim_start_matches(|c: char| {
                c.is_ascii_digit() || matches!(c, ',' | '，' | '—' | '-' | '~' | '至')
            });
            match speech::PREFACES.without_beginning(figures) {
                Some(behind) => rest = behind,
                None => {
                    rest = figures;
                    break;
                }
            }
        }
        if let Some(name) = like(rest).filter(|name| name.chars().count() <= SUBJECT)
            && !rest[name.len()..].starts_with(['、', '和', '与', '级'])
        {
            keep(&mut found, name);
        }
        if found.len() > MOST {
            return Vec::new();
        }
    }
    found
}

/// The name that the title tells, where the text names no known place there.
pub fn titled<'t>(text: &'t str, document: &Document) -> Option<&'t str> {
    let mut title = document.title.map(|span| span.slice(text))?.trim_start();
    if let Some((word, Named::Full(_))) = gazetteer().names.longest_at(title, 0).first() {
        title = &title[word.len()..];
    }
    like(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_their_form() {
        for (text, name) in [
            ("云川县委书记", "云川县"),
            ("东岭区", "东岭区"),
            ("石桥湾市上半年", "石桥湾市"),
            ("甲县", "甲县"),
            ("A区增长", "A区"),
            ("云川白族自治县", "云川白族自治县"),
        ] {
            assert_eq!(like(text), Some(name), "{text}");
        }
    }

    #[test]
    fn words_that_end_like_one() {
        for text in [
            "义乌市",
            "全市",
            "各县",
            "老旧小区",
            "国家级示范县",
            "沿海城市",
            "实体超市",
            "贫困山区",
            "保税区",
            "经济开发区",
            "流动红旗",
            "推动全县",
            "三个县",
            "青山三县",
            "上市",
            "今年全区",
            "百强县",
            "主城区",
        ] {
            assert_eq!(like(text), None, "{text}");
        }
    }
}
