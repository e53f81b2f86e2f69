//! Notices of a whole in numbered sections, in one or more of which its members have a labelled paragraph each.
//!
//! `二、分县情况` is followed by `甲县:…`, `◇乙县 …`, `(三)丙县。…`; the next number of that depth
//! (`三、下步要求`) speaks of the whole again. A label holds to the next label or number; where every member
//! has one paragraph, what follows the last one's is the whole's as well. Members may come again in each section.

use super::block::length;
use super::evidence::without_note;
use super::head;
use super::home::Home;
use super::mention::{Key, Settled};
use super::model::{BlockKind, Document, DocumentKind, Reason, ReasonKind, RegionBlock, RegionId};
use super::region::Book;
use super::turns;
use crate::lexicon::gazetteer::gazetteer;
use crate::lexicon::speech;
use crate::source::Span;

/// So many members with labels show a notice.
const MEMBERS: usize = 3;

/// A paragraph that a member's name labels.
#[derive(Clone, Copy)]
pub(super) struct Label {
    /// The paragraph.
    paragraph: usize,
    /// Whose.
    key: Key,
    /// The name.
    span: Span,
    /// Depth of the list mark in front of the name, 0 for none.
    level: u8,
}

/// Whose the paragraphs of a notice are.
pub(super) struct Notice {
    /// For each paragraph its label, `None` where the whole speaks.
    owners: Vec<Option<Label>>,
    /// The whole, by its row in the gazetteer.
    whole: u16,
}

/// Reads a text as such a notice; `None` where it is none.
pub(super) fn find(text: &str, document: &Document, names: &[Settled], home: &Home) -> Option<Notice> {
    let row = home.code.and_then(|code| gazetteer().row_of(code))?;
    let name = gazetteer().place(row)?.name;
    let labels = labels(text, document, names, home);
    let first = labels.first()?;
    let mut keys: Vec<Key> = labels.iter().map(|label| label.key).collect();
    crate::order::sort_by(&mut keys, |one, two| one.cmp(two));
    keys.dedup();
    if keys.len() < MEMBERS {
        return None;
    }
    let marks: Vec<Option<head::Mark>> = document
        .paragraphs
        .iter()
        .map(|block| (!set_aside(block.kind)).then(|| head::mark(block.span.slice(text))).flatten())
        .collect();
    let level = depth(&marks, first)?;
    let word = turns::word(name);
    let mut owners = vec![None; document.paragraphs.len()];
    let mut next = labels.iter().peekable();
    let mut owner: Option<Label> = None;
    for (at, block) in document.paragraphs.iter().enumerate() {
        if let Some(label) = next.next_if(|label| label.paragraph == at) {
            owner = Some(*label);
        } else if marks[at].is_some_and(|mark| mark.level <= level) {
            owner = None;
        } else if let Some(label) = owner {
            let own = !label.span.slice(text).ends_with(word.chars().next_back().unwrap_or(' '));
            let heading = document.paragraphs[label.paragraph].kind == BlockKind::Heading;
            let behind = at > label.paragraph + usize::from(heading) && marks[at].is_none();
            let all = own && behind && turns::wholes(block.span.slice(text), word).next().is_some();
            owner = owner.filter(|_| !all);
        }
        owners[at] = owner.filter(|_| !set_aside(block.kind));
    }
    one_each(&labels, &marks, &mut owners);
    Some(Notice { owners, whole: row })
}

/// Whether a paragraph is no part of the text's body.
fn set_aside(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Chrome | BlockKind::Title)
}

/// The depth of the sections: of the number above the first label, else of the labels' own. Numbers of that
/// depth must go on through the text: where they start over, several speak one after another.
fn depth(marks: &[Option<head::Mark>], first: &Label) -> Option<u8> {
    let above = marks.get(..first.paragraph)?.iter().flatten().rev();
    let above = above.map(|mark| mark.level).find(|level| first.level == 0 || *level < first.level);
    let level = above.or((first.level > 0).then_some(first.level))?;
    let mut last = [0; 5];
    let mut count = 0;
    for mark in marks.iter().flatten().filter(|mark| mark.level <= level) {
        let own = usize::from(mark.level).min(last.len() - 1);
        if mark.ordinal <= last[own] {
            return None;
        }
        last[own] = mark.ordinal;
        // (一)(二) start over under the next 二、.
        last[own + 1..].fill(0);
        count += usize::from(mark.level == level);
    }
    (count >= 2).then_some(level)
}

/// Where every member but a section's last has one paragraph, the last one has one as well.
fn one_each(labels: &[Label], marks: &[Option<head::Mark>], owners: &mut [Option<Label>]) {
    let held =
        |label: &Label| owners.iter().flatten().filter(|owner| owner.paragraph == label.paragraph).count();
    let (mut single, mut longer) = (0, 0);
    for pair in labels.windows(2) {
        // A number between two labels ends a section.
        let inner = marks.get(pair[0].paragraph + 1..pair[1].paragraph).unwrap_or_default();
        let same = inner.iter().flatten().next().is_none();
        match (same, held(&pair[0])) {
            (false, _) => {}
            (true, 1) => single += 1,
            (true, _) => longer += 1,
        }
    }
    if longer > 0 || single + 1 < MEMBERS {
        return;
    }
    for (at, owner) in owners.iter_mut().enumerate() {
        *owner = owner.filter(|label| label.paragraph == at);
    }
}

/// The paragraphs that begin with a member's name and a sign that parts it from what follows.
fn labels(text: &str, document: &Document, names: &[Settled], home: &Home) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    for (nth, settled) in names.iter().enumerate() {
        let paragraph = settled.name.paragraph as usize;
        let Some(block) = document.paragraphs.get(paragraph) else { continue };
        if set_aside(block.kind) || block.kind == BlockKind::Row || !member(settled.key, home) {
            continue;
        }
        let line = block.span.slice(text);
        let at = (settled.name.span.start() - block.span.start()) as usize;
        if at != head::words(line) {
            continue;
        }
        let mark = head::mark(line);
        let behind = line.get(at + settled.name.span.len() as usize..).unwrap_or("");
        let rest = without_note(behind);
        let words = rest.trim_start();
        let blank = words.len() < rest.len();
        // Names in a row part each other with blanks.
        let listed = names
            .get(nth + 1)
            .is_some_and(|next| blank && text.len() - next.name.span.start() as usize == tail(text, words));
        let alone = length(rest, 9) <= 8 && rest.chars().all(|c| c.is_whitespace() || speech::ornament(c));
        let parted = rest.starts_with([':', '：'])
            || rest.starts_with("——")
            || rest.starts_with(['】', ']'])
            || mark.is_some() && rest.starts_with(['。', '.', '．']);
        if parted || alone || blank && !listed && !words.is_empty() {
            let level = mark.map_or(0, |mark| mark.level);
            found.push(Label { paragraph, key: settled.key, span: settled.name.span, level });
        }
    }
    found
}

/// Bytes from the start of `words`, a part of `text`, to the text's end.
fn tail(text: &str, words: &str) -> usize {
    (text.as_ptr() as usize + text.len()).saturating_sub(words.as_ptr() as usize)
}

/// Whether a key is a member of the whole.
fn member(key: Key, home: &Home) -> bool {
    match key {
        Key::Place(row) => gazetteer().place(row).is_some_and(|place| home.holds(place.code)),
        Key::Zone(code, _) => {
            home.code.is_some_and(|own| own == code || home.holds(code) || own / 100 == code / 100)
        }
        Key::Local(_) | Key::Alone(_) => true,
        Key::Country => false,
    }
}

/// Gives every paragraph its region, and the clauses of the whole's that tell of one member theirs.
pub(super) fn assign(
    text: &str,
    document: &mut Document,
    book: &mut Book,
    (names, home): (&[Settled], &Home),
    notice: &Notice,
) {
    let whole = gazetteer().place(notice.whole).map_or("", |place| place.name);
    let whole = book.key(Key::Place(notice.whole), whole, home);
    document.kind = DocumentKind::Digest;
    document.whole_region = Some(whole);
    let mut last: Option<(usize, RegionId)> = None;
    for (at, (block, owner)) in document.paragraphs.iter_mut().zip(&notice.owners).enumerate() {
        if set_aside(block.kind) {
            continue;
        }
        let Some(label) = owner else {
            block.region = Some(whole);
            continue;
        };
        let id = book.key(label.key, label.span.slice(text), home);
        book.call(label.key, id);
        block.region = Some(id);
        let Some(region) = book.regions.get_mut(usize::from(id.0)) else { continue };
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        match region.blocks.last_mut().filter(|_| last == Some((label.paragraph, id))) {
            Some(run) => run.end = narrow(at + 1),
            None => region.blocks.push(RegionBlock {
                first: narrow(at),
                end: narrow(at + 1),
                confidence: 0.9,
                reasons: vec![Reason { kind: ReasonKind::Heading, span: label.span }],
            }),
        }
        last = Some((label.paragraph, id));
    }
    turns::members(text, document, book, names, home, whole);
}
