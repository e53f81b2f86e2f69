//! Names of places and zones in the text.
//!
//! First every name of the gazetteer is found ([`find`]); which of them are meant, and of several
//! places of one name which, is settled once the whole is known ([`settle`]).

use super::block::{ends_sentence, opening_end};
use super::head;
use super::home::Home;
use super::label;
use super::model::{BlockKind, Document, Role};
use crate::lexicon::gazetteer::{Level, Named, Place, gazetteer};
use crate::lexicon::set::holds;
use crate::lexicon::{places, speech, zones};
use crate::source::Span;

/// Rows of the gazetteer's index that bear one name.
pub type Rows = &'static [(&'static str, Named)];

/// What a name found in the text may stand for.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// Places of this name.
    Place(Rows),
    /// A zone under its own name: code of the prefecture or place it belongs to, class of its word.
    Zone {
        /// Code of the place in its name, or of its prefecture.
        parent: Option<u32>,
        /// Class of its word (row of `zones::WORDS`).
        class: &'static str,
    },
    /// A bare word for a zone.
    Alone(&'static str),
    /// A unit that no gazetteer knows, by its place among the text's own.
    Local(u16),
}

/// A name found.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// Where.
    pub span: Span,
    /// What it may stand for.
    pub what: What,
    /// Its part in the sentence.
    pub role: Role,
    /// Its paragraph.
    pub paragraph: u32,
    /// Whether it stands in the opening sentence of a paragraph without list mark.
    pub opening: bool,
    /// Whether words of a speaker about itself follow.
    pub speaks: bool,
}

/// A name settled.
#[derive(Clone, Copy, Debug)]
pub struct Settled {
    /// As it was found.
    pub name: Name,
    /// Which region.
    pub key: Key,
}

/// Which region a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Key {
    /// A place, by its row in the gazetteer.
    Place(u16),
    /// A zone, by the code in its name and its class; zones known by name bear a hash of it.
    Zone(u32, &'static str),
    /// A zone that the text only calls by the bare word.
    Alone(&'static str),
    /// A unit that no gazetteer knows, by its place among the text's own.
    Local(u16),
    /// The country.
    Country,
}

/// Finds all names outside chrome.
pub fn find(text: &str, document: &Document) -> Vec<Name> {
    let places = gazetteer();
    let mut found: Vec<Name> = Vec::new();
    for (paragraph, block) in document.paragraphs.iter().enumerate() {
        if block.kind == BlockKind::Chrome {
            continue;
        }
        let base = block.span.start() as usize;
        let line = block.span.slice(text);
        let mark = head::mark(line);
        let body = label::behind_spaced(line).unwrap_or_else(|| head::words(line));
        let sentence = opening_end(line);
        let here = found.len();
        places.names.sweep(line, |at, rows| {
            let word = rows[0].0;
            if matches!(rows[0].1, Named::Plain) {
                return;
            }
            let end = at + word.len();
            let mut name = Name {
                span: Span::of(base + at, base + end),
                what: What::Place(rows),
                role: role(line, at, body, block.kind),
                paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
                opening: mark.is_none() && at <= sentence,
                speaks: false,
            };
            match rows[0].1 {
                Named::ZoneWord(row) => {
                    let Some(zone) = zones::WORDS.get(usize::from(row)) else { return };
                    if let Some(last) = found[here..].last().copied()
                        && let What::Place(owner) = last.what
                        && joined(text, last.span.end() as usize, base + at)
                    {
                        name.span = last.span.cover(name.span);
                        name.role = last.role;
                        name.what = What::Zone { parent: code(owner), class: zone.class };
                        found.pop();
                    } else if zone.alone && !zones::GLUED.ends(&line[..at]) {
                        name.what = What::Alone(zone.class);
                    } else {
                        return;
                    }
                }
                Named::Plain => return,
                Named::Zone(parent) => name.what = What::Zone { parent: Some(parent), class: word },
                Named::Full(_) | Named::Short(_) => {
                    if word.ends_with('市') && places::NOT_CITY.begins(&line[end..]) {
                        let short = word.trim_end_matches('市');
                        let rows = places.names.exact(short);
                        if rows.is_empty() {
                            return;
                        }
                        name.span = Span::of(base + at, base + at + short.len());
                        name.what = What::Place(rows);
                    }
                }
            }
            // `恩施州` is not the city of that name.
            if let What::Place(rows) = name.what
                && rows.len() > 1
                && let Some(at) = rows.iter().position(|(_, row)| {
                    matches!(row, Named::Short(row) if places.place(*row).is_some_and(|place| {
                        place.level() == Level::Prefecture
                            && !place.name.ends_with('市')
                            && line[end..].starts_with(last_of(place.name))
                    }))
                })
            {
                name.what = What::Place(&rows[at..=at]);
                name.span = Span::of(name.span.start() as usize, base + end + '州'.len_utf8());
            }
            // `湘西州` is short for an autonomous prefecture's long name.
            if let (What::Place(rows), Named::Short(row)) = (name.what, rows[0].1)
                && places.place(row).is_some_and(|place| {
                    holds(place.name, "自治") && line[end..].starts_with(last_of(place.name))
                })
                && rows.len() == 1
            {
                name.span = Span::of(base + at, base + end + '州'.len_utf8());
            }
            let behind = text.get(name.span.end() as usize..base + line.len()).unwrap_or("");
            name.speaks = speech::speaking(behind);
            found.push(name);
        });
    }
    found
}

/// Whether a name found is a place's short name and the word for what it is (南涧县, 湘西州).
pub(super) fn kinded(span: &Span, rows: Rows) -> bool {
    rows.len() == 1
        && rows
            .first()
            .is_some_and(|(word, row)| matches!(row, Named::Short(_)) && span.len() as usize > word.len())
}

/// The last character of a name.
fn last_of(name: &str) -> char {
    name.chars().next_back().unwrap_or(' ')
}

/// The code of the place, where the name has only one (or the most general one).
fn code(rows: Rows) -> Option<u32> {
    let codes = rows.iter().filter_map(|(_, row)| match row {
        Named::Full(at) | Named::Short(at) => gazetteer().place(*at).map(|place| place.code),
        _ => None,
    });
    codes.min_by_key(|code| (gazetteer().by_code(*code).map(Place::level), *code))
}

/// Whether a zone's word at `at` belongs to the name that ends at `end`: nothing or qualifiers between.
fn joined(text: &str, end: usize, at: usize) -> bool {
    let Some(mut between) = text.get(end..at) else { return false };
    while !between.is_empty() {
        let Some(rest) = zones::QUALIFIERS.without_beginning(between) else {
            return false;
        };
        between = rest;
    }
    true
}

/// Bytes of words in quotes that are somebody's speech.
const QUOTED: usize = 45;

/// What part a name at byte `at` of a line plays; `body` is where the line's words begin.
pub(super) fn role(line: &str, at: usize, body: usize, kind: BlockKind) -> Role {
    let before = &line[..at];
    if matches!(kind, BlockKind::Heading | BlockKind::Title)
        && (at <= body || before.ends_with([' ', '\u{3000}']))
    {
        return Role::Heading;
    }
    if at <= body {
        return Role::Subject;
    }
    // “甲镇完成投资3亿元,…”书记说: the words of somebody open like any others; a name of a few words in quotes does not.
    let quoted = before.strip_suffix('“').filter(|_| {
        let behind = line.get(at..).unwrap_or("");
        behind.find('”').is_some_and(|shut| shut > QUOTED)
    });
    let before = without_preface(quoted.unwrap_or(before));
    match before.chars().next_back() {
        None => Role::Subject,
        Some(c) if ends_sentence(c) || behind_mark(before) => Role::Subject,
        Some(',' | '，' | '、' | ':' | '：') => Role::Clause,
        _ => Role::Object,
    }
}

/// Whether words end with a list mark inside a paragraph: `…;②`, `…。一是`, `…:(2)`, `…。3.`.
fn behind_mark(before: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let Some(last) = before.chars().next_back() else { return false };
    if ('①'..='⑳').contains(&last) {
        return true;
    }
    let Some(rest) = before.strip_suffix(['是', '.', ')', '）']) else { return false };
    let front = rest.trim_end_matches(numeral);
    let closed = matches!(last, ')' | '）');
    let opened = if closed { front.strip_suffix(['(', '（']) } else { Some(front) };
    let opened = opened.filter(|_| (1..=6).contains(&(rest.len() - front.len())));
    opened.is_some_and(|front| {
        front.is_empty() || front.ends_with(ends_sentence) || front.ends_with([':', '：'])
    })
}

/// `before` without the times and light words at its end: `…,上半年` → `…,`.
fn without_preface(before: &str) -> &str {
    let front = before.trim_end();
    // A time with its comma at the sentence's start leaves the next name the subject (`一季度,某县…`).
    let time = front.strip_suffix([',', '，']).map(strip_prefaces);
    time.filter(|rest| rest.is_empty() || rest.ends_with(ends_sentence)).unwrap_or(strip_prefaces(front))
}

/// `before` without the light words at its end, a comma left standing.
fn strip_prefaces(before: &str) -> &str {
    let mut rest = before;
    // A quoted epithet stands in front of its name.
    if let Some(open) = rest.strip_suffix('”').and_then(|inner| inner.rfind('“'))
        && rest.len() - open <= 48
    {
        rest = &rest[..open];
    }
    // A few words at most: the subject stands near the clause's start.
    for _ in 0..6 {
        let figures =
            rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '—' | '-' | '~' | '至'));
        let word = speech::PREFACES.ending(figures).and_then(|word| figures.strip_suffix(word));
        match word {
            Some(less) => rest = less,
            None if figures.len() < rest.len()
                && (figures.is_empty() || figures.ends_with([',', '，', '。', ';', '；'])) =>
            {
                rest = figures
            }
            None => break,
        }
    }
    rest
}

/// Settles which names are meant as places, and which places.
pub fn settle(text: &str, names: Vec<Name>, home: &Home, document: &Document) -> Vec<Settled> {
    // Counties that the text names in full somewhere may be called by their short names.
    let mut full = std::collections::BTreeSet::new();
    for name in &names {
        if let What::Place(rows) = name.what
            && !places::GENERIC.contains(&name.span.slice(text))
        {
            full.extend(rows.iter().filter_map(|(_, row)| match row {
                Named::Full(at) => Some(*at),
                _ => None,
            }));
        }
    }
    let mut last_place = None;
    let mut settled = Vec::new();
    for name in names {
        let key = match name.what {
            What::Alone(class) => Some(Key::Alone(class)),
            What::Local(row) => Some(Key::Local(row)),
            What::Zone { parent, class } => Some(Key::Zone(parent.unwrap_or(0), class)),
            What::Place(rows) => place(text, &name, rows, home, &full, last_place, document).map(Key::Place),
        };
        if let Some(Key::Place(row)) = key {
            last_place = Some(row);
        }
        settled.extend(key.map(|key| Settled { name, key }));
    }
    settled
}

/// Which of the places of one name is meant, if any.
fn place(
    text: &str,
    name: &Name,
    rows: Rows,
    home: &Home,
    full: &std::collections::BTreeSet<u16>,
    last: Option<u16>,
    document: &Document,
) -> Option<u16> {
    let word = name.span.slice(text);
    let places = gazetteer();
    let paragraph = document.paragraphs.get(name.paragraph as usize)?.span;
    let behind = text.get(name.span.end() as usize..paragraph.end() as usize).unwrap_or("");
    let before = text.get(paragraph.start() as usize..name.span.start() as usize).unwrap_or("");
    // `示范县` and `兴县富民` hold 范县 and 兴县.
    let glued = word.len() <= 6
        && before
            .chars()
            .next_back()
            .is_some_and(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) && !places::BORDERS.contains(&c));
    if glued && word.ends_with(['县', '区', '旗', '市']) {
        return None;
    }
    // 南涧县, 湘西州: the short name with what the place is.
    let kind = kinded(&name.span, rows);
    let is_full = kind || rows.iter().any(|(_, row)| matches!(row, Named::Full(_)));
    if !is_full && places::part_of().begin(behind) {
        return None;
    }
    let ordinary = if is_full { places::GENERIC.contains(&word) } else { places::ordinary().hold(word) };
    let listed = behind.starts_with(['、', '和']) || before.ends_with(['、', '和']);
    let subject = name.role != Role::Object || name.speaks;
    let mut best: Option<(u8, u16)> = None;
    for (_, row) in rows {
        let (Named::Full(at) | Named::Short(at)) = *row else { continue };
        let Some(place) = places.place(at) else { continue };
        let full_name = kind || matches!(row, Named::Full(_));
        let under = home.code == Some(place.code) || home.holds(place.code);
        let near = home.prefecture.is_some_and(|code| code / 100 == place.code / 100)
            || home.province.is_some_and(|code| code / 10_000 == place.code / 10_000);
        let told = full.contains(&at);
        let kin =
            last.and_then(|row| places.place(row)).is_some_and(|last| last.code / 100 == place.code / 100);
        let high = place.level() != Level::County;
        let fits = match (full_name, ordinary) {
            (true, false) => true,
            (true, true) => under,
            (false, false) => high || under || told || near && (listed || subject),
            (false, true) => (under || told) && (subject || listed) || high && told,
        };
        if !fits {
            continue;
        }
        let score = u8::from(under) * 16
            + u8::from(told) * 4
            + u8::from(kin) * 8
            + u8::from(near) * 4
            + u8::from(high) * 2
            + u8::from(full_name) * 2
            + u8::from(!place.former);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// A word by which the text calls itself (`全县`) or speaks of the country (`我国`).
#[derive(Clone, Copy, Debug)]
pub struct Itself {
    /// Where.
    pub span: Span,
    /// Row of `speech::ALIASES`, or behind its end: a word for the country.
    pub row: usize,
}

/// Finds all such words outside chrome.
pub fn selves(text: &str, document: &Document) -> Vec<Itself> {
    let mut found = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome) {
        let base = block.span.start() as usize;
        speech::selves().sweep(block.span.slice(text), |at, rows| {
            let (word, row) = rows[0];
            found.push(Itself { span: Span::of(base + at, base + at + word.len()), row });
        });
    }
    found
}

/// Those inside `span`.
pub fn within(selves: &[Itself], span: Span) -> &[Itself] {
    let first = selves.partition_point(|itself| itself.span.start() < span.start());
    let behind = selves.partition_point(|itself| itself.span.start() < span.end());
    selves.get(first..behind).unwrap_or_default()
}
