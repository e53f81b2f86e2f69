//! Running text about several regions, which change within paragraphs and sentences.
//!
//! A region holds from the clause that names it as its subject: to the end of the sentence, and on
//! through sentences that name nobody, to the end of the paragraph. Sentences about the group as a whole
//! (`15个城市中`) are the whole's.

use std::collections::BTreeMap;

use super::block::sentences;
use super::head;
use super::home::Home;
use super::mention::{Key, Settled};
use super::model::{BlockKind, Document, RegionId, RegionRun, Role};
use super::region::{Book, COUNTRY};
use super::turns;
use crate::lexicon::gazetteer::gazetteer;
use crate::lexicon::set::holds;
use crate::lexicon::{places, speech};
use crate::source::Span;

/// The level of a mark before the points of a paragraph (一是, ①).
const POINT: u8 = 4;

/// Gives every clause its region, and every paragraph that of its first clause.
pub fn assign(text: &str, document: &mut Document, book: &mut Book, names: &[Settled], home: &Home) {
    let whole = whole(text, document, book, names, home);
    document.whole_region = whole;
    let word = whole
        .and_then(|id| book.regions.get(usize::from(id.0)))
        .map_or("", |region| turns::word(&region.name));
    let mut next = 0;
    let mut current = whole;
    let mut runs: Vec<RegionRun> = Vec::new();
    for at in 0..document.paragraphs.len() {
        let block = document.paragraphs[at];
        if block.kind == BlockKind::Chrome {
            continue;
        }
        let mut first = None;
        // Whose the points of the paragraph are: the second and third go on where the first did, whomever it named.
        let mut points: Option<Option<RegionId>> = None;
        for (number, sentence) in sentences(text, block.span).enumerate() {
            let line = sentence.slice(text);
            let goes_on = number > 0 || continues(line);
            let totals = block.kind == BlockKind::Row && speech::TOTALS.begins(line);
            // Those who are counted together (`甲、乙2座城市`) take no turn.
            let counted = grouped(line);
            let mut holder = if counted.is_some() || totals || !goes_on { whole } else { current };
            if head::mark(line).is_some_and(|mark| mark.level == POINT) {
                holder = *points.get_or_insert(holder);
            }
            let mut start = sentence.start();
            let mut turns = turns::all(line, word).into_iter().peekable();
            while let Some(settled) =
                names.get(next).filter(|settled| settled.name.span.start() < sentence.end())
            {
                next += 1;
                let together = counted.is_some_and(|at| settled.name.span.start() < sentence.start() + at);
                // 某某项目(甲县)。总投资…: the item is that county's, whatever its own words name.
                let item = in_brackets(text, sentence, settled, home);
                if settled.name.span.start() < sentence.start()
                    || together
                    || !item && !figured(text, settled) && !subject(text, settled)
                {
                    continue;
                }
                let id = book.key(settled.key, settled.name.span.slice(text), home);
                book.call(settled.key, id);
                // A list of names leaves the first one standing; its members are told apart by the claims.
                let listed = text
                    .get(..settled.name.span.start() as usize)
                    .is_some_and(|before| before.ends_with(['、', '和']));
                let figured = figured(text, settled);
                if listed && !figured || holder == Some(id) {
                    continue;
                }
                let from = match item {
                    true => start,
                    false if figured => settled.name.span.start(),
                    false => clause_start(text, sentence, settled.name.span.start()),
                };
                while let Some(at) = turns.next_if(|at| sentence.start() + at < from) {
                    turn(&mut runs, &mut start, sentence.start() + at, &mut holder, whole);
                }
                if holder == Some(id) {
                    continue;
                }
                if from > start {
                    push(&mut runs, Span::new(start, from), holder);
                }
                start = start.max(from);
                holder = Some(id);
            }
            for at in turns {
                turn(&mut runs, &mut start, sentence.start() + at, &mut holder, whole);
            }
            let between = between(line).map(|at| sentence.start() + at).filter(|at| *at >= start);
            if let Some(at) = between {
                push(&mut runs, Span::new(start, at), holder);
                push(&mut runs, Span::new(at, sentence.end()), None);
            } else {
                push(&mut runs, Span::new(start, sentence.end()), holder);
            }
            first.get_or_insert(holder);
            current = holder;
        }
        document.paragraphs[at].region = first.flatten();
    }
    document.speakers = runs;
}

/// From `at` on a sentence speaks of the whole again.
fn turn(
    runs: &mut Vec<RegionRun>,
    start: &mut u32,
    at: u32,
    holder: &mut Option<RegionId>,
    whole: Option<RegionId>,
) {
    if at >= *start && *holder != whole {
        push(runs, Span::new(*start, at), *holder);
        (*start, *holder) = (at, whole);
    }
}

fn push(runs: &mut Vec<RegionRun>, span: Span, region: Option<RegionId>) {
    match runs.last_mut() {
        Some(run) if run.region == region && run.span.end() == span.start() => {
            run.span = run.span.cover(span)
        }
        _ if span.is_empty() => {}
        _ => runs.push(RegionRun { span, region }),
    }
}

/// Whether a name is what its clause speaks of: at the clause's start, or in apposition right before a comma.
fn subject(text: &str, settled: &Settled) -> bool {
    let behind = text.get(settled.name.span.end() as usize..).unwrap_or("");
    let before = text.get(..settled.name.span.start() as usize).unwrap_or("");
    // 高新区 is a peer where figures stand in its own clause.
    if matches!(settled.key, Key::Alone(_)) {
        let clause = behind.split([',', '，', ';', '；', '。', '\n']).next().unwrap_or("");
        return settled.name.role != Role::Object
            && !behind.starts_with('的')
            && clause.contains(|c: char| c.is_ascii_digit());
    }
    let apposed =
        behind.starts_with([',', '，']) && before.ends_with(['市', '省', '会', '区', '县', '的', '是', '在']);
    // 总量某县最大: the name stands between the measure and its place.
    let foremost = speech::FOREMOST.begins(behind)
        && before
            .ends_with(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) && !places::BORDERS.contains(&c));
    settled.name.role != Role::Object
        || foremost
        || apposed
        || settled.name.speaks && before.ends_with('的')
        || before.ends_with(['的', '”']) && (turns::told(behind) || speech::FOREMOST.begins(behind))
        || before.ends_with('是') && turns::told(behind)
}

/// Whether a name behind 为 or the last 和 of a list has its own figure right behind it (为甲县59.3%、乙县58.1%和丙县57.6%).
fn figured(text: &str, settled: &Settled) -> bool {
    let before = text.get(..settled.name.span.start() as usize).unwrap_or("");
    let behind = text.get(settled.name.span.end() as usize..).unwrap_or("");
    let inner = behind.strip_prefix(['(', '（']).unwrap_or(behind);
    before.ends_with(['为', '是', '和', '与']) && inner.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

/// Whether a member's name stands in brackets behind the words that name an item.
fn in_brackets(text: &str, sentence: Span, settled: &Settled, home: &Home) -> bool {
    let before = text.get(sentence.start() as usize..settled.name.span.start() as usize).unwrap_or("");
    let behind = text.get(settled.name.span.end() as usize..).unwrap_or("");
    home.code.is_some_and(|code| turns::below(settled.key, code)) && turns::bracketed(before, behind)
}

/// Start of the clause that holds byte `at`.
fn clause_start(text: &str, sentence: Span, at: u32) -> u32 {
    let before = text.get(sentence.start() as usize..at as usize).unwrap_or("");
    before.rfind([',', '，', ' ', '\u{3000}']).map_or(sentence.start(), |comma| {
        let width = before[comma..].chars().next().map_or(1, char::len_utf8);
        sentence.start() + u32::try_from(comma + width).unwrap_or(0)
    })
}

/// Whether a paragraph's first sentence goes on about what was before.
fn continues(line: &str) -> bool {
    speech::GOES_ON.begins(line) || speech::OF_ITS_OWN.stands_in(line)
}

/// Where the clause about what lies between two regions begins.
fn between(line: &str) -> Option<u32> {
    let at = speech::BETWEEN.place(line)?;
    let comma = line[..at].rfind([',', '，']);
    let start = comma.map_or(0, |comma| comma + line[comma..].chars().next().map_or(1, char::len_utf8));
    u32::try_from(start).ok()
}

/// Where a sentence that begins with the group of all, or with some counted together, names it.
fn grouped(line: &str) -> Option<u32> {
    let mut end = line.len().min(60);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let opening = &line[..end];
    // `5个市` are several, `5个市级项目` are not.
    let kinds = ['级', '场', '直', '辖', '民', '政'];
    let mut found =
        opening.match_indices("个市").filter(|(at, word)| !opening[at + word.len()..].starts_with(kinds));
    let several = if holds(opening, "个市") { found.next().map(|(at, _)| at) } else { None };
    let group = speech::GROUPS.place(opening);
    group.into_iter().chain(several).min().and_then(|at| u32::try_from(at).ok())
}

/// The whole that the places stand in: of several provinces the country, else the province or prefecture.
fn whole(
    text: &str,
    document: &mut Document,
    book: &mut Book,
    names: &[Settled],
    home: &Home,
) -> Option<RegionId> {
    let mut provinces: BTreeMap<u32, u32> = BTreeMap::new();
    for settled in names {
        if let Key::Place(row) = settled.key
            && let Some(place) = gazetteer().place(row)
        {
            *provinces.entry(place.code / 10_000).or_default() += 1;
        }
    }
    let total: u32 = provinces.values().sum();
    let most = provinces.values().copied().max().unwrap_or(0);
    if most * 10 < total * 7 {
        document.whole = vec![COUNTRY.to_owned()];
        return Some(book.key(Key::Country, COUNTRY, home));
    }
    document.whole = home.names();
    home.code.and_then(|code| gazetteer().row_of(code)).map(|row| {
        let key = Key::Place(row);
        let called = names.iter().find(|settled| settled.key == key);
        book.key(key, called.map_or("", |settled| settled.name.span.slice(text)), home)
    })
}
