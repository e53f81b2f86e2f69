//! Whose a clause is where a text about a whole tells of its members, and the other way round.
//!
//! A member named as the subject of a clause takes over from the whole to the end of its sentence; a clause
//! that begins with a word for the whole (`全市`) gives back.

use super::block::sentences;
use super::mention::{Key, Settled};
use super::model::{BlockKind, Document, RegionId, RegionRun, Role};
use super::region::Book;
use crate::lexicon::gazetteer::{Level, gazetteer};
use crate::lexicon::speech;
use crate::source::Span;

use super::home::Home;

/// Where in a sentence clauses begin that speak of the whole whose name has this ending.
pub(super) fn wholes(line: &str, ending: Option<char>) -> impl Iterator<Item = u32> + use<'_> {
    let word = speech::WHOLES.iter().find(|(_, end)| ending.is_some_and(|last| end.starts_with(last)));
    let word = word.map_or("", |(word, _)| *word);
    let finds = if word.is_empty() { "" } else { line };
    finds.match_indices(if word.is_empty() { " " } else { word }).filter_map(move |(at, found)| {
        let before = line[..at].trim_end();
        let opens = before.is_empty()
            || before.ends_with([',', '，', ';', '；', ':', '：', '。'])
            || speech::PREFACES.iter().any(|preface| {
                before
                    .strip_suffix(preface)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with([',', '，', ';', '；']))
            });
        let behind = &line[at + found.len()..];
        let scope = speech::SCOPED.begins(behind);
        (opens && !scope).then(|| u32::try_from(at).unwrap_or(0))
    })
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
    let ending = book.regions.get(usize::from(own.0)).and_then(|region| region.name.chars().next_back());
    let Some(level) = gazetteer().by_code(code).map(|place| place.level()) else { return };
    let county = level == Level::County;
    if !county {
        document.whole_region = Some(own);
    }
    let mut next = 0;
    let mut runs: Vec<RegionRun> = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind == BlockKind::Body) {
        for sentence in sentences(text, block.span) {
            while names.get(next).is_some_and(|settled| settled.name.span.start() < sentence.start()) {
                next += 1;
            }
            let (mut holder, mut start) = (None, sentence.start());
            let line = sentence.slice(text);
            let mut turns = wholes(line, ending).peekable();
            while let Some(settled) =
                names.get(next).filter(|settled| settled.name.span.start() < sentence.end())
            {
                next += 1;
                let Key::Place(row) = settled.key else { continue };
                let Some(place) = gazetteer().place(row) else { continue };
                let at = settled.name.span.start();
                let before = text.get(sentence.start() as usize..at as usize).unwrap_or("");
                let behind =
                    text.get(settled.name.span.end() as usize..sentence.end() as usize).unwrap_or("");
                // A county has no members here; a peer's figures are the peer's where it opens the clause.
                let takes = if county {
                    settled.name.role == Role::Subject && place.level() == level && place.code != code
                } else {
                    gazetteer().parent(place.code).is_some_and(|up| up.code == code)
                };
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
            }
            for at in turns {
                push(&mut runs, start, sentence.start() + at, holder);
                (start, holder) = (sentence.start() + at, None);
            }
            push(&mut runs, start, sentence.end(), holder);
        }
    }
    document.speakers = runs;
}

/// Whether a name is a subject by what stands behind it: no part of a longer name, no owner of a project.
fn heads(behind: &str) -> bool {
    !behind.starts_with(['的', '至', '到', '-', '—', '等', '段'])
}

fn push(runs: &mut Vec<RegionRun>, start: u32, end: u32, region: Option<RegionId>) {
    if region.is_some() && end > start {
        runs.push(RegionRun { span: Span::new(start, end), region });
    }
}
