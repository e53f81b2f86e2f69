//! What a web page put around the text, and the text's title.
//!
//! By general signals only: the words of web pages, position, the density of sentences, lines that
//! repeat. Where in doubt a paragraph is kept: losing a speaker's words is worse than reading an advert.

use super::account;
use super::block::{length, others};
use super::model::{Block, BlockKind, Document};
use crate::lexicon::chrome::{Cue, FOOTERS, MEASURES, index, page_number};
use crate::lexicon::set::{WordSet, holds};
use crate::source::Span;

/// Longest title, in characters.
const TITLE: usize = 64;
/// Lines at a paper's foot that may say to whom it goes.
const FOOT: usize = 8;
/// Longest line that a cue alone makes chrome.
const LINE: usize = 60;

/// Marks chrome and title among the paragraphs; `boxes` are the ranges that a page keeps apart from its text, rising.
pub fn set_aside(text: &str, boxes: &[Span], document: &mut Document) {
    let front = front_matter(text, document);
    let mut left = boxes;
    for block in &mut document.paragraphs {
        let passed = left.iter().take_while(|one| one.end() <= block.span.start()).count();
        left = left.get(passed..).unwrap_or_default();
        if left.first().is_some_and(|one| one.start() <= block.span.start() && block.span.end() <= one.end())
        {
            block.kind = BlockKind::Chrome;
        }
    }
    // What stands in a box tells nothing of where the text begins and ends.
    let seen = |block: &Block| {
        if block.kind == BlockKind::Chrome { Sign::default() } else { sign(block.span.slice(text)) }
    };
    let signs: Vec<Sign> = document.paragraphs.iter().map(seen).collect();
    let bodies: usize = signs.iter().filter(|sign| sign.body).count();
    let first = signs.iter().enumerate().position(|(at, sign)| at >= front && sign.body).unwrap_or(front);
    let last = tail(&signs, first);
    let table = document.paragraphs.iter().any(|block| block.kind == BlockKind::Row);
    for (at, block) in document.paragraphs.iter_mut().enumerate() {
        let sign = &signs[at];
        let line = block.span.slice(text);
        let foot = sign.short && at + FOOT >= signs.len() && at > first && FOOTERS.begins(line);
        if block.kind == BlockKind::Body && (foot || numbers_page(line)) {
            block.kind = BlockKind::Chrome;
            continue;
        }
        let outside = at < first || at > last;
        let chrome = at < front
            || sign.tail && at > first && sign.short | (at > last)
            || at > last && bodies > 0
            || sign.code
            || sign.line && (outside || sign.short) && !sign.figure
            || at < first && bodies > 0 && !table && sign.meta
            || at < first && sign.hints >= 2 && sign.short && !sign.figure;
        if chrome {
            block.kind = BlockKind::Chrome;
        }
    }
    sandwiched(&signs, document, first, last);
    title(text, document, first);
}

/// What one paragraph looks like.
#[derive(Default)]
struct Sign {
    /// Running sentences.
    body: bool,
    /// At most [`LINE`] characters.
    short: bool,
    /// It says so that it is chrome, being short.
    line: bool,
    /// It opens the tail of a page.
    tail: bool,
    /// Weaker cues.
    hints: usize,
    /// A line of date, author, source.
    meta: bool,
    /// A sentence with a measured figure.
    figure: bool,
    /// Script or style.
    code: bool,
    /// Ends as a teaser does.
    teaser: bool,
}

fn sign(text: &str) -> Sign {
    // Longer paragraphs are no lines of a page, whatever they hold: no need to count on.
    let chars = if text.len() > 804 { 201 } else { length(text, 201) };
    let mut sign = Sign { short: chars <= LINE, ..Sign::default() };
    let head = prefix(text, 400);
    let (mut stops, mut commas) = (0, 0);
    for (_, c) in others(head) {
        match c {
            '。' | ';' | '；' => stops += 1,
            ',' | '，' | '、' | ':' | '：' => commas += 1,
            _ => {}
        }
    }
    sign.body = chars >= 25 && stops >= 1 && commas >= 1 || chars >= 45 && stops + commas >= 2;
    let mut lines = 0;
    if chars <= 200 {
        index().sweep(text, |at, rows| match rows[0].1 {
            Cue::Tail => {
                sign.tail |= sign.short || at < 12;
            }
            Cue::Line => lines += 1,
            Cue::Hint => sign.hints += 1,
            Cue::Plain => {}
        });
    }
    let phone = chars <= 120 && telephone(text);
    sign.line = sign.short && (lines > 0 || sign.tail || phone) && !(sign.body && stops >= 2 && lines < 2);
    sign.line |= chars <= 120 && lines + sign.hints + usize::from(phone) * 2 >= 4;
    sign.line |= chars <= 120 && (account::counted_page(text) || account::line(text));
    sign.meta = sign.short && stops == 0 && iso_date(text);
    sign.figure = !phone && measured(head);
    sign.code = text.starts_with("<!--")
        || (text.starts_with(['.', '#', '<', '{', '}'])
            && text.contains(['{', '<', '}', '>'])
            && text.is_ascii());
    sign.teaser = text.ends_with("...") || text.ends_with('…');
    sign
}

/// A prefix of at most `bytes` bytes.
fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A mobile number, or groups of digits as telephone numbers are written.
fn telephone(text: &str) -> bool {
    // The shortest of those has nine figures.
    let digits = prefix(text, 1200).bytes().filter(u8::is_ascii_digit).count();
    if digits < 9 {
        return false;
    }
    let mut groups = 0;
    let mut run = 0;
    let mut last_end = usize::MAX;
    for (at, byte) in prefix(text, 1200).bytes().chain([b' ']).enumerate() {
        if byte.is_ascii_digit() {
            run += 1;
            continue;
        }
        if run == 11 {
            return true;
        }
        if (3..=8).contains(&run) {
            groups = if last_end != usize::MAX && at - run == last_end + 1 { groups + 1 } else { 1 };
            last_end = at;
            if groups >= 3 || groups == 2 && run >= 7 {
                return true;
            }
            if !matches!(byte, b' ' | b'-') {
                last_end = usize::MAX;
                groups = 0;
            }
        } else if run > 0 {
            last_end = usize::MAX;
        }
        run = 0;
    }
    false
}

/// Whether a text ends as a sentence does and holds a figure that measures something.
fn measured(text: &str) -> bool {
    let ends = text.ends_with(['。', ';', '；', '!', '！', ',', '，']) || text.len() >= 400;
    let mut figure = false;
    ends && text.chars().any(|c| {
        let hit = figure && MEASURES.contains(c);
        figure = c.is_ascii_digit() || figure && matches!(c, '余' | '多' | ' ') || c == '第';
        hit
    })
}

/// `2024-09-28`: the way pages, and hardly ever reports, write dates.
fn iso_date(text: &str) -> bool {
    let signs = text.bytes().filter(|byte| matches!(byte, b'-' | b'/')).count();
    signs >= 2
        && text.as_bytes().windows(10).any(|window| {
            window.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => matches!(byte, b'-' | b'/'),
                _ => byte.is_ascii_digit(),
            })
        })
}

/// The last paragraph of the text itself: what follows a cue such as 相关文章 is chrome where it looks
/// like the rest of a page rather than like more of the text.
fn tail(signs: &[Sign], first: usize) -> usize {
    let all = signs.len().saturating_sub(1);
    let total = signs.iter().filter(|sign| sign.body).count();
    let mut left = signs.iter().filter(|sign| sign.body && !sign.teaser).count();
    let mut before = 0;
    for (at, sign) in signs.iter().enumerate() {
        if sign.tail && at > first && (left * 3 <= total || left < before && left * 2 < signs.len() - at) {
            return at - 1;
        }
        before += usize::from(sign.body);
        left -= usize::from(sign.body && !sign.teaser);
    }
    all
}

/// Short lines between two lines of chrome, outside the text, are chrome too; so are lines next to the tail.
fn sandwiched(signs: &[Sign], document: &mut Document, first: usize, last: usize) {
    let blocks = &mut document.paragraphs;
    let mut since: Option<usize> = None;
    for at in 0..blocks.len() {
        if blocks[at].kind != BlockKind::Chrome {
            continue;
        }
        if let Some(since) = since
            && at - since <= 3
            && at > since + 1
            && at + 12 >= last
            && at > first
            && signs[since + 1..at].iter().all(|sign| sign.short && !sign.tail && !sign.figure)
            && signs[since].line
        {
            for block in &mut blocks[since + 1..at] {
                block.kind = BlockKind::Chrome;
            }
        }
        since = Some(at);
    }
}

/// How many paragraphs the front matter of a scraped page takes; its `title:` is the title.
fn front_matter(text: &str, document: &mut Document) -> usize {
    let rule = |span: Span| {
        let line = span.slice(text);
        line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
    };
    if !document.paragraphs.first().is_some_and(|block| rule(block.span)) {
        return 0;
    }
    let Some(end) = document.paragraphs.iter().take(60).skip(1).position(|block| rule(block.span)) else {
        return 0;
    };
    for block in &document.paragraphs[..end + 2] {
        let line = block.span.slice(text);
        if let Some(rest) = line.strip_prefix("title:") {
            let quoted = |c: char| c.is_whitespace() || matches!(c, '\'' | '"');
            let inner = rest.trim_start_matches(quoted);
            let from = block.span.end() as usize - inner.len();
            let kept = inner.trim_end_matches(quoted);
            document.title = Some(Span::of(from, from + kept.len()));
        }
    }
    end + 2
}

/// Whether a line is a page's number as pages print it, not a number alone.
fn numbers_page(line: &str) -> bool {
    line.contains(['-', '—', '页']) && page_number(line)
}

/// Whether a line under a bulletin's name says who issued it and when, or its number (`市统计局  2024年3月5日`, `第12期`).
fn masthead(line: &str) -> bool {
    let blank = line.contains([' ', '\u{3000}']);
    let day = line.contains('年') && line.contains('月') && line.contains('日');
    let issued = ["整理", "编发", "印发", "记者", "来源", "发布", "编辑", "阅读"];
    let dated = blank
        && (line.ends_with('日') && line.contains('年')
            || day && issued.iter().any(|word| line.contains(word)));
    let number = line
        .trim_start_matches(['第', '(', ' '])
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    dated || line.starts_with('第') && number.starts_with('期')
}

/// Whether a line is an office's title by its form (关于某某情况的通报): what stands above it is a masthead.
fn official(line: &str) -> bool {
    static PAPERS: WordSet =
        WordSet::new(&["通报", "通知", "报告", "汇报", "说明", "情况", "公告", "通告", "意见", "方案", "函"]);
    let bare = line.split(['(', '（', '〔']).next().unwrap_or(line).trim_end();
    line.starts_with("关于") && PAPERS.ends(bare)
}

/// Takes the best of the short lines above the first sentences for the title.
fn title(text: &str, document: &mut Document, first: usize) {
    let mut best: Option<(i32, usize)> = None;
    let top = document.paragraphs.iter().position(|block| block.kind != BlockKind::Chrome).unwrap_or(0);
    for (at, block) in document.paragraphs.iter().enumerate().take(first.max(top + 1).min(top + 12)) {
        let line = block.span.slice(text);
        let chars = length(line, TITLE + 1);
        if block.kind != BlockKind::Body
            || !(4..=TITLE).contains(&chars)
            || line.ends_with(['。', ';', '；', ':', '：'])
        {
            continue;
        }
        if line.starts_with(['—', '-', '(', '（'])
            || crate::document::head::mark(line).is_some()
            || masthead(line)
        {
            continue;
        }
        let repeated = document.paragraphs[..at].iter().map(|above| above.span.slice(text));
        let repeated = repeated.into_iter().any(|above| above != line && above.contains(line));
        let score = 10 - i32::try_from(at.min(9)).unwrap_or(9)
            + i32::from(chars >= 8) * 4
            + i32::from(repeated) * 4
            + i32::from(holds(line, "年")) * 2
            + i32::from(official(line)) * 12
            - i32::from(super::region::speaker_line(line)) * 12;
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    if let Some((_, at)) = best {
        document.paragraphs[at].kind = BlockKind::Title;
        if document.title.is_none() {
            document.title = Some(document.paragraphs[at].span);
        }
    }
}
