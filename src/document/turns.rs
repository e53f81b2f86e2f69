//! Whose a clause is where a text about a whole tells of its members, and the other way round.
//!
//! A member named as the subject of a clause takes over from the whole to the end of its sentence; a clause
//! that begins with a word for the whole (`全市`) gives back.

use super::block::sentences;
use super::mention::{Key, Settled};
use super::model::{Block, BlockKind, Document, DocumentKind, RegionId, RegionRun, Role};
use super::region::Book;
use crate::lexicon::gazetteer::{Level, gazetteer};
use crate::lexicon::{projects, speech};
use crate::source::Span;

use super::home::Home;

/// The word by which a text speaks of the whole of this name (全市, 全地区); empty where there is none.
pub(crate) fn word(name: &str) -> &'static str {
    speech::WHOLES.iter().find(|(_, end)| name.ends_with(end)).map_or("", |(word, _)| *word)
}

/// Where in a sentence clauses begin that speak of the whole by this word.
pub(super) fn wholes<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = u32> + use<'a> {
    let finds = if word.is_empty() { "" } else { line };
    finds.match_indices(if word.is_empty() { " " } else { word }).filter_map(move |(at, found)| {
        let opens = begun(line[..at].trim_end());
        let behind = &line[at + found.len()..];
        let scope = speech::SCOPED.begins(behind);
        (opens && !scope).then(|| u32::try_from(at).unwrap_or(0))
    })
}

/// Whether a clause begins behind these words, but for a time (8月末, 前八个月) and light openings.
fn begun(before: &str) -> bool {
    /// So many words stand in front at the most: 截至, 今年, 8, 月, 末.
    const WORDS: usize = 5;
    let mut rest = before;
    for _ in 0..=WORDS {
        if rest.is_empty() || rest.ends_with([',', '，', ';', '；', ':', '：', '。', ' ', '\u{3000}']) {
            return true;
        }
        let shorter = match speech::PREFACES.ending(rest) {
            Some(word) => rest.strip_suffix(word).unwrap_or(rest),
            // 1—8, 前八个: what counts the months.
            None => rest
                .trim_end_matches(|c: char| c.is_ascii_digit() || "—-至前个一二三四五六七八九十".contains(c)),
        };
        if shorter.len() == rest.len() {
            return false;
        }
        rest = shorter;
    }
    false
}

/// Where in a sentence clauses begin that speak of all: by the word for the whole, or of several added up.
pub(super) fn all(line: &str, word: &str) -> Vec<u32> {
    let mut found: Vec<u32> = wholes(line, word).collect();
    for added in speech::ADDED {
        for (at, _) in line.match_indices(added) {
            let before = line.get(..at).unwrap_or("");
            let clause = before
                .rfind([',', '，', ';', '；', ':', '：'])
                .map_or(0, |mark| mark + before[mark..].chars().next().map_or(1, char::len_utf8));
            let several = before.get(clause..).unwrap_or("");
            let counted =
                several.contains(|c: char| c.is_ascii_digit() || "两二三四五六七八九十".contains(c));
            if counted && before.ends_with(['地', '者', '县', '区', '市', '旗', '州', '家', ')', '）'])
            {
                found.push(u32::try_from(clause).unwrap_or(0));
            }
        }
    }
    crate::order::sort_by(&mut found, |one, two| one.cmp(two));
    found
}

/// Whether words behind a name tell of it: a mark, a time, a light word, or what it does.
pub(super) fn told(behind: &str) -> bool {
    behind.starts_with([',', '，', '(', '（', '以', '则', '仅', '为', '达'])
        || speech::PREFACES.begins(behind)
        || speech::SPEAKS.begins(behind)
}

/// In a report about one place: the clauses that tell of one of its members.
pub(super) fn members(
    text: &str,
    document: &mut Document,
    book: &mut Book,
    names: &[Settled],
    home: &Home,
    own: RegionId,
) {
    let Some(code) = book.regions.get(usize::from(own.0)).and_then(|region| region.code) else { return };
    let word = book.regions.get(usize::from(own.0)).map_or("", |region| word(&region.name));
    let Some(level) = gazetteer().by_code(code).map(|place| place.level()) else { return };
    let county = level == Level::County;
    if !county {
        document.whole_region = Some(own);
    }
    let notice = document.kind == DocumentKind::Digest;
    let peers =
        names.iter().filter(|settled| below(settled.key, code) && settled.name.role != Role::Object).count();
    let told_of = |block: &Block| block.kind == BlockKind::Body && block.region == Some(own);
    let mut next = 0;
    let mut runs: Vec<RegionRun> = Vec::new();
    for block in document.paragraphs.iter().filter(|block| told_of(block)) {
        // Whose item the paragraph is, where its first words only name it (`1.甲县某工程。总投资…`).
        let mut item = None;
        for (nth, sentence) in sentences(text, block.span).enumerate() {
            while names.get(next).is_some_and(|settled| settled.name.span.start() < sentence.start()) {
                next += 1;
            }
            let (mut holder, mut start) = (item, sentence.start());
            let given = item;
            let line = sentence.slice(text);
            let mut turns = all(line, word).into_iter().peekable();
            while let Some(settled) =
                names.get(next).filter(|settled| settled.name.span.start() < sentence.end())
            {
                next += 1;
                let at = settled.name.span.start();
                let before = text.get(sentence.start() as usize..at as usize).unwrap_or("");
                let behind =
                    text.get(settled.name.span.end() as usize..sentence.end() as usize).unwrap_or("");
                let place = match settled.key {
                    Key::Place(row) => gazetteer().place(row),
                    _ => None,
                };
                // A county's members are in its notices alone; a peer's figures are the peer's where it opens the
                // clause.
                let takes = match (settled.key, place) {
                    (Key::Local(_), _) => county && notice || told_in_running(text, sentence, settled),
                    (Key::Zone(parent, _), _) => {
                        within(parent, code) && told_in_running(text, sentence, settled)
                    }
                    // 高新区 beside the counties of its city.
                    (Key::Alone(_), _) => !county && peers >= 2 && told_in_running(text, sentence, settled),
                    (_, Some(place)) if county => {
                        settled.name.role == Role::Subject && place.level() == level && place.code != code
                    }
                    (_, Some(place)) => place.code != code && within(place.code, code),
                    _ => false,
                };
                // 某某工程(甲县)。总投资…: the item is that county's.
                if nth == 0 && bracketed(before, behind) && below(settled.key, code) {
                    item = Some(book.key(settled.key, settled.name.span.slice(text), home));
                    continue;
                }
                if !takes
                    || settled.name.role == Role::Object
                    || before.ends_with(['、', '和', '与'])
                    || !heads(behind)
                {
                    continue;
                }
                let from = before.rfind([',', '，', ';', '；', ':', '：']).map_or(sentence.start(), |mark| {
                    let width = before[mark..].chars().next().map_or(1, char::len_utf8);
                    sentence.start() + u32::try_from(mark + width).unwrap_or(0)
                });
                while let Some(at) = turns.next_if(|at| sentence.start() + at < from) {
                    if holder.is_some() {
                        push(&mut runs, start, sentence.start() + at, holder);
                        (start, holder) = (sentence.start() + at, None);
                    }
                }
                push(&mut runs, start, from, holder);
                start = from;
                // A list of members takes its figures one by one; what is said of them together is the whole's.
                let listed = behind.starts_with(['、', '和', '与', '及']);
                holder = (!listed).then(|| book.key(settled.key, settled.name.span.slice(text), home));
                if let Some(id) = holder {
                    book.call(settled.key, id);
                }
            }
            for at in turns {
                push(&mut runs, start, sentence.start() + at, holder);
                (start, holder) = (sentence.start() + at, None);
            }
            // An item whose first words end with its county in brackets is that county's from there.
            let late = if given.is_none() && item.is_some() && holder.is_none() { item } else { holder };
            push(&mut runs, start, sentence.end(), late);
            if let Some((from, to)) = country(line) {
                let id = book.key(Key::Country, super::region::COUNTRY, home);
                push(&mut runs, sentence.start() + from, sentence.start() + to, Some(id));
            }
            let figures = line
                .get(super::head::words(line)..)
                .is_some_and(|words| words.contains(|c: char| c.is_ascii_digit()));
            item = if nth == 0 && !figures && item.is_none() { holder } else { item };
        }
    }
    document.speakers = runs;
}

/// Whether a name stands alone in brackets behind the words that name an item, and its figures follow.
pub(super) fn bracketed(before: &str, behind: &str) -> bool {
    /// Bytes that an item's name has at the most.
    const ITEM: usize = 120;
    let before = before.get(super::head::mark(before).map_or(0, |mark| mark.length)..).unwrap_or(before);
    let words = before.strip_suffix(['(', '（']).filter(|words| words.len() <= ITEM);
    let item = words.is_some_and(|words| {
        words.chars().count() >= 4 && !words.contains([',', '，', ':', '：', '、', ';', '；'])
    });
    item && behind.strip_prefix([')', '）']).is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with(['。', ':', '：', ',', '，', ' ', '\u{3000}'])
            || projects::FIELDS.begins(rest)
    })
}

/// Whether items of two members or more name them in brackets.
pub(super) fn items(text: &str, document: &Document, names: &[Settled], home: &Home) -> bool {
    let mut first: Option<Key> = None;
    for settled in names {
        let Some(block) = document.paragraphs.get(settled.name.paragraph as usize) else { continue };
        let before = text.get(block.span.start() as usize..settled.name.span.start() as usize).unwrap_or("");
        let behind = text.get(settled.name.span.end() as usize..block.span.end() as usize).unwrap_or("");
        if bracketed(before, behind) && home.code.is_some_and(|code| below(settled.key, code)) {
            if first.is_some_and(|first| first != settled.key) {
                return true;
            }
            first = Some(settled.key);
        }
    }
    false
}

/// Whether the place with this code, or a zone that belongs to it, lies within another.
pub(super) fn within(low: u32, high: u32) -> bool {
    match (high % 10_000, high % 100) {
        (0, _) => low / 10_000 == high / 10_000,
        (_, 0) => low / 100 == high / 100 || gazetteer().parent(low).is_some_and(|up| up.code == high),
        _ => low == high,
    }
}

/// Whether a key is a place or zone below the place with this code.
pub(super) fn below(key: Key, code: u32) -> bool {
    match key {
        Key::Place(row) => {
            gazetteer().place(row).is_some_and(|place| place.code != code && within(place.code, code))
        }
        Key::Zone(parent, _) => within(parent, code),
        _ => false,
    }
}

/// Whether the clause of a unit or zone goes on with figures: what is told of it is measured.
fn told_in_running(text: &str, sentence: Span, settled: &Settled) -> bool {
    let behind = text.get(settled.name.span.end() as usize..sentence.end() as usize).unwrap_or("");
    let clause = behind.split([',', '，', ';', '；', '。']).next().unwrap_or("");
    clause.contains(|c: char| c.is_ascii_digit()) || clause.starts_with('、')
}

/// So many members with figures of their own make a paragraph one about several.
const SEVERAL: usize = 2;

/// In a digest: the clauses of paragraphs in which several members are told of one by one, each with figures.
pub(super) fn several(text: &str, document: &mut Document, book: &mut Book, names: &[Settled], home: &Home) {
    let whole = home.code.and_then(|code| gazetteer().by_code(code)).map_or("", |place| word(place.name));
    let mut runs: Vec<RegionRun> = Vec::new();
    for (at, block) in
        document.paragraphs.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Body)
    {
        let own: Vec<&Settled> = names
            .iter()
            .skip_while(|settled| (settled.name.paragraph as usize) < at)
            .take_while(|settled| settled.name.paragraph as usize == at)
            .filter(|settled| {
                let behind =
                    text.get(settled.name.span.end() as usize..block.span.end() as usize).unwrap_or("");
                let clause = behind.split([',', '，', ';', '；', '。', '、']).next().unwrap_or("");
                // 甲镇94.2分夺魁,乙街道第二: of the units of a county that is told of as a whole.
                let unit = matches!(settled.key, Key::Local(_))
                    && document.whole_region.is_some()
                    && block.region == document.whole_region;
                let place = matches!(settled.key, Key::Place(_) | Key::Zone(..))
                    && home.code.is_some_and(|code| below(settled.key, code));
                settled.name.role != Role::Object
                    && (place || unit)
                    && heads(behind)
                    && (clause.contains(|c: char| c.is_ascii_digit()) || unit && clause.contains('第'))
            })
            .collect();
        let mut keys: Vec<Key> = own.iter().map(|settled| settled.key).collect();
        crate::order::sort_by(&mut keys, |one, two| one.cmp(two));
        keys.dedup();
        if keys.len() < SEVERAL {
            continue;
        }
        let mut own = own.into_iter().peekable();
        for sentence in sentences(text, block.span) {
            let line = sentence.slice(text);
            // 全州486个…: from there it is of all again.
            let wholes: Vec<u32> = all(line, whole).into_iter().map(|at| sentence.start() + at).collect();
            while let Some(settled) = own.next_if(|settled| settled.name.span.start() < sentence.end()) {
                let start = settled.name.span.start();
                let next =
                    own.peek().map(|next| next.name.span.start()).filter(|next| *next < sentence.end());
                let turn = wholes.iter().copied().find(|at| *at > start);
                let end = next.into_iter().chain(turn).fold(sentence.end(), u32::min);
                let id = book.key(settled.key, settled.name.span.slice(text), home);
                push(&mut runs, start, end, Some(id));
            }
        }
    }
    document.speakers = runs;
}

/// Whether a name is a subject by what stands behind it: no part of a longer name, no owner of a project.
fn heads(behind: &str) -> bool {
    !behind.starts_with(['的', '至', '到', '-', '—', '等', '段'])
}

/// Where a clause tells the country's own figure (…增长8.0%,全国为5.8%): its beginning and end.
pub(super) fn country(line: &str) -> Option<(u32, u32)> {
    let at = line.match_indices("全国").find_map(|(at, word)| {
        let opens = line.get(..at)?.ends_with([',', '，', ';', '；', '而', '时']);
        let behind = line.get(at + word.len()..)?;
        let own = speech::OWN_FIGURE.longest(behind).and_then(|word| behind.get(word.len()..));
        (opens && own.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))).then_some(at)
    })?;
    let length = line.get(at..)?.find([',', '，', ';', '；', '。']).unwrap_or(line.len() - at);
    Some((u32::try_from(at).ok()?, u32::try_from(at + length).ok()?))
}

fn push(runs: &mut Vec<RegionRun>, start: u32, end: u32, region: Option<RegionId>) {
    if region.is_some() && end > start {
        runs.push(RegionRun { span: Span::new(start, end), region });
    }
}

/// Runs of `base` with those of `over` upon them; both in order, none over another of its own.
pub(super) fn laid(base: &[RegionRun], over: &[RegionRun]) -> Vec<RegionRun> {
    let mut out: Vec<RegionRun> = Vec::with_capacity(base.len() + over.len());
    let mut next = over.iter().copied().peekable();
    let mut done = 0;
    for run in base {
        let mut start = run.span.start().max(done);
        while let Some(top) = next.next_if(|top| top.span.start() < run.span.end()) {
            if top.span.start() > start {
                out.push(RegionRun { span: Span::new(start, top.span.start()), ..*run });
            }
            start = start.max(top.span.end());
            done = top.span.end();
            out.push(top);
        }
        if start < run.span.end() {
            out.push(RegionRun { span: Span::new(start, run.span.end()), ..*run });
        }
    }
    out.extend(next);
    out
}
