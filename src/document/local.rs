//! Reporting units below the county, and departments: found by the endings of their names.
//!
//! A county's meeting hears its townships, a city's its departments; no gazetteer knows them. A name with
//! such an ending counts where it opens a block (a heading of its own, a speaker's line, or the subject of
//! an opening sentence) and at least one other does so too; then every place that names it counts.

use super::block::{ends_sentence, opening_end};
use super::evidence::{speaker_line, without_note};
use super::head;
use super::mention::{Name, What, role};
use super::model::{BlockKind, Document, Role};
use super::seams;
use super::unlisted;
use crate::lexicon::gazetteer::{Named, gazetteer};
use crate::lexicon::set::words;
use crate::lexicon::standings::WHOLES;
use crate::lexicon::{locals, speech, zones};
use crate::source::Span;

/// Longest name, in characters.
const LONGEST: usize = 12;
/// Most names that are kept: more is a list, no meeting.
const MOST: usize = 40;
/// Short names looked for: each costs one look over the text.
const SHORTS: usize = 16;

/// So many paragraphs about a town each show a report to go from one to the next.
const TOLD_OF: usize = 3;

/// How a name opens a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Opening {
    /// A heading of its own, or a speaker's line.
    Heading,
    /// The subject of an opening sentence.
    Formula,
}

/// The names of such units, in the order in which they speak; empty where the text is no meeting of theirs.
pub fn speakers<'t>(text: &'t str, document: &Document, names: &[Name]) -> Vec<&'t str> {
    let mut found: Vec<(&str, Opening)> = Vec::new();
    let told = seams::told(text, document);
    for block in &document.paragraphs {
        if matches!(block.kind, BlockKind::Chrome | BlockKind::Title | BlockKind::Row) {
            continue;
        }
        let line = block.span.slice(text);
        if let Some((name, how)) = opening(line, told)
            && !found.iter().any(|(other, _)| *other == name)
        {
            found.push((name, how));
        }
        if told {
            for name in together(line).chain(speaking(text, block.span)) {
                if !found.iter().any(|(other, _)| *other == name) {
                    found.push((name, Opening::Formula));
                }
            }
        }
        if found.len() > MOST {
            return Vec::new();
        }
    }
    let told_of = if told && seams::heads(text, document).any(|line| locals::MEETINGS.stands_in(line)) {
        super::running::told_of(text, document)
    } else {
        Vec::new()
    };
    if told_of.len() >= TOLD_OF {
        for name in told_of {
            if !found.iter().any(|(other, _)| *other == name) {
                found.push((name, Opening::Formula));
            }
        }
    }
    // A town's harbour or park is spoken of by the town that it is named after.
    let towns: Vec<&str> = found.iter().filter_map(|(name, _)| stem(name)).collect();
    found.retain(|(name, how)| {
        *how == Opening::Heading
            || !locals::OWN_PARKS.ends(name)
            || !towns.iter().any(|stem| name.starts_with(stem))
    });
    let (own, mut found): (Vec<_>, Vec<_>) = found.into_iter().partition(|(name, _)| unlisted::is(name));
    let counties = counties(text, document, names);
    let own = peers(
        own,
        counties.len(),
        told,
        [unlisted::subjects(text, document), unlisted::listed(text, document)],
    );
    found = below(found, told, counties, own.len());
    let mut all: Vec<&str> = own;
    all.extend(found.into_iter().map(|(name, _)| name));
    if all.is_empty() {
        all.extend(unlisted::titled(text, document));
    }
    all
}

/// The units that a heading names together (甲镇、乙街道:两本账).
fn together(line: &str) -> impl Iterator<Item = &str> {
    let list = line.split_once([':', '：']).map_or("", |(list, _)| list);
    let several = list.contains('、') && list.split('、').all(|name| unit(name) == Some(name));
    list.split('、').filter(move |_| several)
}

/// A town's name without what it is.
fn stem(name: &str) -> Option<&str> {
    let stem = name.get(..name.len() - locals::TOWNS.longest_ending(name)?.len())?;
    (stem.chars().count() >= 2).then_some(stem)
}

/// The counties that no gazetteer knows and that report: several headings, or opening sentences, or one beside
/// `known` counties that report, or subjects of as many paragraphs; and those enumerated.
fn peers<'t>(
    found: Vec<(&'t str, Opening)>,
    known: usize,
    told: bool,
    [subjects, listed]: [Vec<&'t str>; 2],
) -> Vec<&'t str> {
    let headed = found.iter().filter(|(_, how)| *how == Opening::Heading).count();
    let enough = if told { 2 } else { 3 };
    let mut own: Vec<&str> = if headed + known >= 2 && headed > 0 || found.len() + known >= enough && told {
        found.into_iter().map(|(name, _)| name).collect()
    } else {
        Vec::new()
    };
    let subjects = if own.len() + subjects.len() + known >= enough { subjects } else { Vec::new() };
    for name in subjects.into_iter().chain(listed) {
        if !own.contains(&name) {
            own.push(name);
        }
    }
    own
}

/// The units below the county, where theirs is the meeting: of `counties`, and of `others` that no gazetteer
/// knows, fewer report.
fn below<'t>(
    mut found: Vec<(&'t str, Opening)>,
    told: bool,
    mut counties: Vec<&str>,
    others: usize,
) -> Vec<(&'t str, Opening)> {
    let headed = found.iter().filter(|(_, how)| *how == Opening::Heading).count();
    let zones = found.iter().filter(|(name, how)| zone(name) && *how == Opening::Heading).count();
    if headed < 2 && zones == 0 {
        if found.len() < if told { 2 } else { 3 } {
            return Vec::new();
        }
    } else if !told && headed * 2 >= found.len() {
        // Without a telling title the headings show what these are.
        found.retain(|(_, how)| *how == Opening::Heading);
    }
    // A township's name may begin like a county's.
    counties.retain(|county| !found.iter().any(|(name, _)| name.starts_with(county)));
    let below = found.iter().filter(|(name, _)| !zone(name)).count();
    if below <= counties.len() + others {
        // Where counties open as many blocks, theirs is the meeting and these are spoken of. Zones of any name
        // report beside counties; a single formula shows none.
        found.retain(|(name, how)| (zone(name) || locals::PARKS.ends(name)) && *how == Opening::Heading);
    }
    found
}

/// The counties of the gazetteer that open blocks, each once.
fn counties<'t>(text: &'t str, document: &Document, names: &[Name]) -> Vec<&'t str> {
    let mut counties: Vec<&str> = names
        .iter()
        .filter(|name| {
            name.role == Role::Heading || name.opening && name.role == Role::Subject && name.speaks
        })
        .filter(|name| matches!(name.what, What::Place(_)))
        .filter(|name| {
            document
                .paragraphs
                .get(name.paragraph as usize)
                .is_some_and(|block| block.kind != BlockKind::Title)
        })
        .map(|name| name.span.slice(text))
        .collect();
    crate::order::sort_by(&mut counties, |one, two| one.cmp(two));
    counties.dedup();
    counties
}

/// Whether a unit reports to a county: a township, a park, a department. Zones may as well be a city's.
pub fn below_county(name: &str) -> bool {
    !zone(name) && !locals::PARKS.ends(name) && !unlisted::is(name)
}

/// Rows of such units that show a table to be theirs.
const ROWS: usize = 3;

/// Units that head the rows of tables: no speakers, but the regions of their figures.
pub fn in_rows<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let mut found: Vec<&str> = Vec::new();
    for block in document.paragraphs.iter().filter(|block| block.kind == BlockKind::Row) {
        let mut cells = block.span.slice(text).split('\t').map(str::trim).filter(|cell| !cell.is_empty());
        let numbered = |cell: &str| cell.bytes().all(|byte| byte.is_ascii_digit());
        let first = cells.next().and_then(|cell| if numbered(cell) { cells.next() } else { Some(cell) });
        let Some(name) = first.filter(|cell| unit(cell) == Some(cell) && locals::UNITS.ends(cell)) else {
            continue;
        };
        if !found.contains(&name) {
            found.push(name);
        }
        if found.len() > MOST {
            return Vec::new();
        }
    }
    if found.len() < ROWS { Vec::new() } else { found }
}

/// Whether a name is a zone's.
fn zone(name: &str) -> bool {
    zones::NAMES.ends(name)
}

/// Whether a text begins with a zone that the tables know: a bare word, a name of its own, or a place's zone.
pub(super) fn known_zone(text: &str) -> bool {
    let names = &gazetteer().names;
    let Some((word, named)) = names.longest_at(text, 0).first() else { return false };
    if matches!(named, Named::Zone(_) | Named::ZoneWord(_)) {
        return true;
    }
    let mut rest = &text[word.len()..];
    while let Some(less) = zones::QUALIFIERS.without_beginning(rest) {
        rest = less;
    }
    matches!(names.longest_at(rest, 0).first(), Some((_, Named::ZoneWord(_))))
}

/// The name that opens a paragraph, if it has such an ending. Where the title told that several report, a
/// department may also open one with a formula.
fn opening(line: &str, told: bool) -> Option<(&str, Opening)> {
    let body = head::mark(line).map_or(0, |mark| mark.length);
    let mut rest = line.get(head::words(line)..)?;
    if known_zone(rest) {
        return None;
    }
    // 我们石门镇,今年…: who speaks says so.
    let spoken = words!["我们", "咱们", "在我们", "来自"].longest(rest).filter(|_| body == 0 && told);
    rest = spoken.and_then(|word| rest.get(word.len()..)).unwrap_or(rest);
    // The county's own name before it is left out.
    let above = gazetteer().names.longest_at(rest, 0);
    if let Some((word, Named::Full(_))) = above.first()
        && unit(&rest[word.len()..]).is_some_and(|name| !zone(name))
    {
        rest = &rest[word.len()..];
    }
    let name = match (unlisted::like(rest), unit(rest)) {
        // `云川县城关镇` is the town.
        (Some(county), Some(unit)) if unit.len() > county.len() && !zone(unit) => unit,
        (Some(county), _) => county,
        (None, unit) => unit?,
    };
    let behind = without_note(&rest[name.len()..]);
    let (name, behind) = without_organ(name, behind);
    let plain = |c: char| c.is_whitespace() || speech::ornament(c);
    // 双河镇 3260万元 …: a blank parts the name from its figures.
    let blank = behind.starts_with([' ', '\u{3000}'])
        && behind.trim_start().starts_with(|c: char| c.is_ascii_digit());
    // A numbered park with figures behind it may be a project of that name.
    if blank
        || behind.starts_with([':', '：'])
        || body > 0 && behind.starts_with('。') && (!locals::PARKS.ends(name) || name.ends_with("园区"))
        || behind.len() <= 24 && behind.chars().all(plain)
        || speaker_line(line.get(head::words(line)..).unwrap_or(line))
    {
        return Some((name, Opening::Heading));
    }
    let department = locals::DEPARTMENTS.ends(name);
    let spoken = spoken.is_some() && behind.starts_with([',', '，']);
    let said = body == 0
        && (told || !department)
        && (spoken || speech::speaking(behind))
        && !speech::speaks().begin(name);
    said.then_some((name, Opening::Formula))
}

/// Townships and parks that begin a clause and speak of themselves in it: the last words of a speech may be the
/// first that name its speaker.
/// Departments do so in a paragraph's opening alone.
fn speaking(text: &str, span: Span) -> impl Iterator<Item = &str> {
    let paragraph = span.slice(text);
    let opening = opening_end(paragraph);
    let clauses = paragraph.split(|c| ends_sentence(c) || matches!(c, ',' | '，' | '”'));
    let mut next = 0;
    clauses.filter_map(move |line| {
        let at = next;
        next += line.len() + paragraph.get(next + line.len()..)?.chars().next().map_or(0, char::len_utf8);
        let rest = line.get(head::words(line)..)?;
        if known_zone(rest) {
            return None;
        }
        let name = unit(rest).filter(|name| unlisted::like(rest).is_none() || name.len() > 12)?;
        let (name, behind) = without_organ(name, rest.get(name.len()..)?);
        let told = (!locals::DEPARTMENTS.ends(name) || at < opening) && !unlisted::is(name);
        (told && speech::speaking(behind) && !speech::speaks().begin(name)).then_some(name)
    })
}

/// A unit without the organ that acts for it, and what stands behind both.
fn without_organ<'t>(name: &'t str, behind: &'t str) -> (&'t str, &'t str) {
    let unit = |stem: &str| locals::UNITS.ends(stem) || zones::NAMES.ends(stem);
    if let Some(stem) = locals::ORGANS.longest_ending(name).and_then(|organ| name.strip_suffix(organ))
        && unit(stem)
    {
        return (stem, behind);
    }
    match locals::ORGANS.longest(behind) {
        Some(organ) if unit(name) => (name, behind.get(organ.len()..).unwrap_or("")),
        _ => (name, behind),
    }
}

/// The township, street or park that a title begins with, behind the names of the places that it lies in.
pub(super) fn titled(title: &str) -> Option<&str> {
    let mut rest = title;
    while let Some((word, Named::Full(_))) = gazetteer().names.longest_at(rest, 0).first() {
        rest = rest.get(word.len()..)?;
    }
    if known_zone(rest) {
        return None;
    }
    let name = unit(rest)?;
    let behind = rest.get(name.len()..)?;
    let (name, behind) = without_organ(name, behind);
    let town =
        words!["镇", "乡", "街道", "街道办事处", "苏木"].ends(name) || locals::PARKS.ends(name) || zone(name);
    (town && reports(behind)).then_some(name)
}

/// Whether a title goes on behind a name as a report of its bearer does.
pub(super) fn reports(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', '\u{3000}', '关', '于', ':', '：']);
    behind.is_empty() || behind.starts_with(|c: char| c.is_ascii_digit()) || locals::REPORTING.begins(behind)
}

/// The name with such an ending that `text` begins with.
pub(super) fn unit(text: &str) -> Option<&str> {
    let mut found: Option<usize> = None;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if found.is_some_and(|end| at > end) || count >= LONGEST || !('\u{4E00}'..='\u{9FFF}').contains(&c) {
            break;
        }
        // The longest ending that begins here; one right behind another goes on with it (`金乡镇`).
        let tables = [&locals::UNITS, &locals::DEPARTMENTS, &zones::NAMES];
        if count == 0 {
            continue;
        }
        let rest = &text[at..];
        // 市住房城乡建设局 goes on behind 城乡.
        if text[..at].ends_with('城') && locals::BUILDING.begins(rest) {
            continue;
        }
        let ending = tables.iter().filter_map(|table| table.longest(rest)).map(str::len).max();
        // `某镇镇长` is an office.
        let office = |length: &usize| found.is_some() && text[at + length..].starts_with('长');
        if let Some(length) = ending.filter(|length| !office(length)) {
            found = Some(at + length);
        }
    }
    let name = text.get(..found?)?;
    let ordinary = locals::ORDINARY.contains(&name)
        || WHOLES.iter().any(|whole| name.starts_with(whole))
        || zone(name) && (zones::GLUED.begins(name) || placed(name))
        || speech::PREFACES.longest(name).is_some_and(|word| word.len() > 3)
        || name.contains(['的', '与', '在'])
        || name.chars().nth(2).is_none() && name.starts_with(|c| locals::NO_STEM.contains(c))
        || name.contains('和') && !(locals::DEPARTMENTS.ends(name) && locals::JOINED.stands_in(name));
    (!ordinary).then_some(name)
}

/// Whether a name that ends like a zone's is a place's of the gazetteer (清新区).
fn placed(name: &str) -> bool {
    // 滨海新区 is both; of 清新区 nothing would be left but one character.
    name.chars().nth(3).is_none()
        && gazetteer().names.exact(name).iter().any(|(_, named)| matches!(named, Named::Full(_)))
}

/// Where these units are named, in order.
pub fn find(text: &str, document: &Document, locals: &[&str]) -> Vec<Name> {
    let mut found = Vec::new();
    if locals.is_empty() {
        return found;
    }
    let mut lasts: Vec<char> = locals.iter().filter_map(|name| name.chars().next_back()).collect();
    crate::order::sort_by(&mut lasts, |one, two| one.cmp(two));
    lasts.dedup();
    for (paragraph, block) in document.paragraphs.iter().enumerate() {
        if block.kind == BlockKind::Chrome {
            continue;
        }
        let base = block.span.start() as usize;
        let line = block.span.slice(text);
        let mark = head::mark(line);
        let body = head::words(line);
        let sentence = opening_end(line);
        for (last, c) in line.char_indices().filter(|(_, c)| lasts.contains(c)) {
            let end = last + c.len_utf8();
            let own = locals.iter().enumerate().filter(|(_, name)| line[..end].ends_with(**name));
            let Some((row, name)) = own.max_by_key(|(_, name)| name.len()) else { continue };
            let at = end - name.len();
            let Ok(row) = u16::try_from(row) else { continue };
            let before = line.get(body..at).unwrap_or("");
            let role = if super::running::called_up(before) {
                Role::Subject
            } else {
                role(line, at, body, block.kind)
            };
            found.push(Name {
                span: Span::of(base + at, base + end),
                what: What::Local(row),
                role,
                paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
                opening: mark.is_none() && at <= sentence,
                speaks: speech::speaking(&line[end..]),
            });
        }
    }
    found
}

/// What a zone, or a county that no gazetteer knows, is called for short: its name without what it is.
fn short(name: &str) -> Option<&str> {
    let kind = zones::NAMES.longest_ending(name).or_else(|| {
        let county = unlisted::is(name);
        ["县", "区", "市", "旗"].into_iter().find(|end| county && name.ends_with(end))
    })?;
    let mut stem = name.get(..name.len() - kind.len())?;
    while let Some(less) = zones::QUALIFIERS.without_ending(stem) {
        stem = less;
    }
    let long = (2..=4).contains(&stem.chars().count());
    (long && gazetteer().names.longest_at(stem, 0).is_empty()).then_some(stem)
}

/// Where such units stand by their short names in a list of figures (`准东61.5亿元、…`), in order.
pub fn listed_short(text: &str, document: &Document, locals: &[&str]) -> Vec<Name> {
    let shorts: Vec<(u16, &str)> =
        (0..).zip(locals).filter_map(|(row, name)| Some((row, short(name)?))).take(SHORTS).collect();
    let mut found = Vec::new();
    for (paragraph, block) in document.paragraphs.iter().enumerate() {
        if block.kind != BlockKind::Body || shorts.is_empty() {
            continue;
        }
        let base = block.span.start() as usize;
        let line = block.span.slice(text);
        let (mark, body) = (head::mark(line), head::words(line));
        for &(row, word) in &shorts {
            for (at, _) in line.match_indices(word) {
                let (before, behind) = (&line[..at], &line[at + word.len()..]);
                let opens = before.is_empty()
                    || before.ends_with(['、', '，', ',', '为', '是', '：', ':', '和', '与']);
                let figure =
                    behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '、' | '(' | '（'));
                if opens && figure {
                    found.push(Name {
                        span: Span::of(base + at, base + at + word.len()),
                        what: What::Local(row),
                        role: role(line, at, body, block.kind),
                        paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
                        opening: mark.is_none() && at == 0,
                        speaks: false,
                    });
                }
            }
        }
    }
    crate::order::sort_by_key(&mut found, |name| (name.span.start(), name.span.end()));
    found
}

/// Puts the units' names among the others; what they cover gives way.
pub fn merge(names: Vec<Name>, units: Vec<Name>) -> Vec<Name> {
    if units.is_empty() {
        return names;
    }
    let mut merged = Vec::with_capacity(names.len() + units.len());
    let mut units = units.into_iter().peekable();
    for name in names {
        while let Some(unit) = units.next_if(|unit| unit.span.start() <= name.span.start()) {
            merged.push(unit);
        }
        let covered =
            |unit: &Name| name.span.start() < unit.span.end() && unit.span.start() < name.span.end();
        if !merged.last().is_some_and(covered) && !units.peek().is_some_and(covered) {
            merged.push(name);
        }
    }
    merged.extend(units);
    merged
}
