//! Headings and list marks: lines of their own, and opening words behind `一、`, `（一）`, `1.`, `一是`.

use super::block::{ends_sentence, length};
use super::model::{BlockKind, Document, Head, Topic};
use crate::lexicon::nouns::{BUILT, SUBJECTS};
use crate::lexicon::{projects, speech};
use crate::source::Span;

/// Longest heading words, in characters.
const WORDS: usize = 32;
/// Longest heading that stands alone, in characters.
const ALONE: usize = 40;

/// A list mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Its length in bytes.
    pub length: usize,
    /// 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `一是`, `(1)` and `①`.
    pub level: u8,
    /// The number it bears.
    pub ordinal: u16,
}

/// What stands at the start of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Lead {
    /// Level of its list mark, 0 for none.
    pub level: u8,
    /// Number of its list mark, 0 for none.
    pub ordinal: u16,
    /// Its first head (index into `Document::heads`); those of one paragraph follow each other.
    pub first: u32,
    /// How many heads it holds.
    pub heads: u32,
}

/// The value of a Chinese numeral up to 99 at the start of `text`, and its length in bytes.
fn chinese(text: &str) -> Option<(u16, usize)> {
    let (mut value, mut digit, mut bytes) = (0, 0, 0);
    for c in text.chars().take(3) {
        let figure = match c {
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            '十' => 10,
            _ => break,
        };
        bytes += c.len_utf8();
        if figure == 10 {
            value = digit.max(1) * 10;
            digit = 0;
        } else {
            digit = figure;
        }
    }
    (bytes > 0).then_some((value + digit, bytes))
}

/// The value of one or two Arabic digits at the start of `text`, and their length.
fn arabic(text: &str) -> Option<(u16, usize)> {
    let bytes = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2)
        .contains(&bytes)
        .then(|| (text[..bytes].parse().unwrap_or(0), bytes))
        .filter(|(value, _)| *value > 0)
}

/// The list mark that `text` begins with.
pub fn mark(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    let made = |length, level, ordinal| Some(Mark { length, level, ordinal });
    if matches!(first, '(' | '（') {
        let inner = &text[first.len_utf8()..];
        let (ordinal, bytes, level) = chinese(inner)
            .map(|(value, bytes)| (value, bytes, 2))
            .or_else(|| arabic(inner).map(|(value, bytes)| (value, bytes, 4)))?;
        let close = inner[bytes..].chars().next().filter(|c| matches!(c, ')' | '）'))?;
        let mut length = first.len_utf8() + bytes + close.len_utf8();
        if text[length..].starts_with('、') {
            length += '、'.len_utf8();
        }
        return made(length, level, ordinal);
    }
    if let Some((ordinal, bytes)) = chinese(text) {
        let next = text[bytes..].chars().next()?;
        // 一、二、三产业: a list, and no mark.
        let listed = next == '、'
            && chinese(&text[bytes + next.len_utf8()..]).is_some_and(|(value, _)| value == ordinal + 1);
        return match next {
            _ if listed => None,
            '、' | '.' | '．' => made(bytes + next.len_utf8(), 1, ordinal),
            '是' => made(bytes + next.len_utf8(), 4, ordinal),
            _ => None,
        };
    }
    if let Some((ordinal, bytes)) = arabic(text) {
        let rest = &text[bytes..];
        let next = rest.chars().next()?;
        let behind = rest[next.len_utf8()..].chars().next();
        let marked = matches!(next, '.' | '．' | '、') && !behind.is_some_and(|c| c.is_ascii_digit());
        return if marked { made(bytes + next.len_utf8(), 3, ordinal) } else { None };
    }
    if ('①'..='⑳').contains(&first) {
        let ordinal = u16::try_from(first as u32 - '①' as u32 + 1).unwrap_or(1);
        return made(first.len_utf8(), 4, ordinal);
    }
    None
}

/// Where the words of a line begin: behind its list mark, ornaments, and a label such as `发言单位:`.
pub fn words(line: &str) -> usize {
    let mark = mark(line).map_or(0, |mark| mark.length);
    let ornament = |c: char| c.is_whitespace() || speech::ornament(c);
    let rest = line[mark..].trim_start_matches(ornament);
    let rest = behind_turn(rest).unwrap_or(rest);
    let labels: &[&str] = if speech::LABELS.begins(rest) { &speech::LABELS } else { &[] };
    let label = labels.iter().filter_map(|label| rest.strip_prefix(label)).find_map(|behind| {
        let words = behind.trim_start().strip_prefix([':', '：'])?;
        Some(words.trim_start_matches(ornament))
    });
    line.len() - label.unwrap_or(rest).len()
}

/// What stands behind the turn at which a unit speaks: `第一站　某镇`, `第2棒:某县`, `NO.3 某区`.
fn behind_turn(line: &str) -> Option<&str> {
    let parts = |c: char| c.is_whitespace() || speech::ornament(c);
    let behind = match line.strip_prefix('第') {
        Some(rest) => {
            let (_, bytes) = chinese(rest).or_else(|| arabic(rest))?;
            let rest = rest.get(bytes..)?;
            rest.get(speech::STATIONS.longest(rest)?.len()..)?
        }
        None if numbered_turn(line).is_some() => numbered_turn(line)?,
        None => {
            let rest = ["NO.", "No.", "NO", "No"].iter().find_map(|word| line.strip_prefix(word));
            let rest = rest.or(Some(line).filter(|line| line.starts_with('0')))?;
            let rest = rest.trim_start_matches('0');
            rest.get(arabic(rest)?.1..)?
        }
    };
    behind.starts_with(parts).then(|| behind.trim_start_matches(parts))
}

/// What stands behind `3号选手`, `二号擂台`.
fn numbered_turn(line: &str) -> Option<&str> {
    let (_, bytes) = chinese(line).or_else(|| arabic(line))?;
    let rest = line.get(bytes..)?;
    rest.get(speech::NUMBERED.longest(rest)?.len()..)
}

/// Whether a line of its own heads a chapter by what was done or is to be done in a year or a part of one
/// (2023年主要工作, 第二部分 2024年工作安排): its only figures are those of the time.
fn dated_chapter(line: &str) -> bool {
    let mut rest = line;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = rest[at..]
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '至' | '~'));
        if !rest.starts_with(['年', '月']) && !rest.starts_with("季度") {
            return false;
        }
    }
    speech::CHAPTERS.ends(line.trim_end()) && !line.contains(['日', '《', '(', '（', ':', '：'])
}

/// Finds the heads of all paragraphs; marks the lines that are headings.
pub fn find(text: &str, document: &mut Document) -> Vec<Lead> {
    let mut leads = vec![Lead::default(); document.paragraphs.len()];
    for (at, lead) in leads.iter_mut().enumerate() {
        let block = document.paragraphs[at];
        if matches!(block.kind, BlockKind::Chrome | BlockKind::Title | BlockKind::Row) {
            continue;
        }
        let line = block.span.slice(text);
        let start = block.span.start() as usize;
        let followed = document.paragraphs.get(at + 1).is_some_and(|next| next.kind != BlockKind::Chrome);
        let opening = mark(line);
        let addressed =
            line.ends_with([':', '：']) && speech::ADDRESSED.ends(line.trim_end_matches([':', '：']));
        let alone = !addressed
            && length(line, ALONE + 1) <= ALONE
            && !line.contains(ends_sentence)
            && !line.ends_with([',', '，', '、']);
        let first = document.heads.len();
        let unmarked = line.get(opening.map_or(0, |mark| mark.length)..).unwrap_or(line);
        // 建设单位:…: a line of a list of projects, no heading.
        let heads = !claims(unmarked) || opening.is_none() && dated_chapter(unmarked);
        if alone && followed && heads && projects::label(line).is_none() {
            document.paragraphs[at].kind = BlockKind::Heading;
        }
        if let Some(mark) = opening {
            lead.level = mark.level;
            lead.ordinal = mark.ordinal;
        }
        let heading = document.paragraphs[at].kind == BlockKind::Heading;
        if opening.is_some() || heading {
            push(text, document, start, opening, block.span.end() as usize, heading);
        } else if let Some(words) = topic_phrase(line).filter(|_| !addressed) {
            let mark = Span::of(start, start);
            document.heads.push(Head {
                words: Span::of(start, start + words),
                mark,
                level: 0,
                topic: Topic::Other,
            });
        }
        inline(text, document, block.span, opening.map_or(0, |mark| mark.length));
        lead.first = u32::try_from(first).unwrap_or(u32::MAX);
        lead.heads = u32::try_from(document.heads.len() - first).unwrap_or(0);
    }
    leads
}

/// `城市更新方面,`: opening words that call themselves a matter, without a mark.
fn topic_phrase(line: &str) -> Option<usize> {
    let (at, stop) =
        line.char_indices().take(16).find(|(_, c)| matches!(c, ',' | '，' | ':' | '：' | '。'))?;
    let words = &line[..at];
    if matches!(stop, ':' | '：') && projects::is_label(words) {
        return None;
    }
    let named = matches!(stop, ':' | '：') || words.ends_with("方面") || words.ends_with("工作");
    (named && at >= 6 && !claims(words)).then_some(at)
}

/// Whether words hold a figure as claims do: an Arabic digit (but not in `“558”`-like names, which are quoted).
fn claims(words: &str) -> bool {
    let mut quoted = false;
    words.chars().any(|c| {
        quoted = matches!(c, '“' | '《' | '「') || quoted && !matches!(c, '”' | '》' | '」');
        !quoted && c.is_ascii_digit()
    })
}

/// Whether words with a figure in them are a project's name with its size (某公司30万吨负极材料三期项目(甲县)).
fn sized(words: &str) -> bool {
    let name = words.split(['(', '（']).next().unwrap_or(words).trim_end();
    (SUBJECTS.ends(name) || BUILT.ends(name))
        && !name.contains(['元', '%', '％', '个', ',', '，', '、', '日'])
}

/// Heads behind marks inside the paragraph, at the start of a sentence or clause.
fn inline(text: &str, document: &mut Document, span: Span, from: usize) {
    let line = span.slice(text);
    let start = span.start() as usize;
    let mut fresh = false;
    for (at, c) in line.char_indices() {
        if fresh
            && at > from
            && (matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
                || matches!(c, '(' | '（' | '①'..='⑳'))
            && let Some(mark) = mark(&line[at..])
            && mark.level > 1
        {
            push(text, document, start + at, Some(mark), span.end() as usize, false);
        }
        fresh = ends_sentence(c)
            || matches!(c, ':' | '：' | ',' | '，')
            || fresh && c.is_whitespace()
            || at < from;
    }
    // A paragraph may open with a mark, then go straight on to the next: `二、(一)…`.
}

/// Adds the head that begins at `at`.
fn push(text: &str, document: &mut Document, at: usize, mark: Option<Mark>, end: usize, heading: bool) {
    let behind = at + mark.map_or(0, |mark| mark.length);
    let rest = text.get(behind..end).unwrap_or("");
    let blanks = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let stop = |c: char| ends_sentence(c) || matches!(c, ':' | '：');
    let mut comma = None;
    let mut length = None;
    for (count, (at, c)) in rest.char_indices().enumerate() {
        if stop(c) {
            length = Some(at);
            break;
        }
        if count >= WORDS {
            break;
        }
        if comma.is_none() && matches!(c, ',' | '，') {
            comma = Some(at);
        }
    }
    let whole = heading || super::block::length(rest, WORDS + 1) <= WORDS;
    let length = length.or(if whole { Some(rest.len()) } else { comma }).unwrap_or(0);
    let length = if !heading && claims(&rest[..length]) && !sized(&rest[..length]) { 0 } else { length };
    document.heads.push(Head {
        words: Span::of(behind + blanks, behind + blanks + length),
        mark: Span::of(at, behind),
        level: mark.map_or(0, |mark| mark.level),
        topic: Topic::Other,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_marks_of_all_kinds() {
        let told = |text| mark(text).map(|mark| (mark.length, mark.level, mark.ordinal));
        assert_eq!(told("一、项目"), Some((6, 1, 1)));
        assert_eq!(told("十二、其他"), Some((9, 1, 12)));
        assert_eq!(told("(三)改革"), Some((5, 2, 3)));
        assert_eq!(told("（三）改革"), Some((9, 2, 3)));
        assert_eq!(told("3.更新"), Some((2, 3, 3)));
        assert_eq!(told("3.5亿元"), None);
        assert_eq!(told("2、公共预算"), Some((4, 3, 2)));
        assert_eq!(told("二是抓改革"), Some((6, 4, 2)));
        assert_eq!(told("一季度"), None);
        assert_eq!(told("10项工作"), None);
    }
}
