//! Headlines that name members by their short names, each in a part of its own (甲半年吸金9.8亿元 乙产值破18亿元).
//!
//! The press says in the headline whose a figure is, by the name without the word for what the place is, and the body
//! says the name in full. A part of the title that begins so is that member's.

use super::model::{BlockKind, Document, DocumentKind, Mention, RegionId, RegionRun, Role};
use super::region::Book;
use super::turns;
use crate::lexicon::set::{WordSet, words};
use crate::source::Span;

/// What places and zones are, at the end of their names.
static KINDS: WordSet =
    WordSet::new(&["自治县", "自治州", "街道", "市", "县", "区", "旗", "镇", "乡", "州", "盟", "新区"]);

/// Lines at the beginning that may be headlines.
const LINES: usize = 3;
/// Parts of such a line, and members, that are looked at.
const PARTS: usize = 8;
const MEMBERS: usize = 64;

/// Gives parts of the title that begin with a member's short name to that member; mentions and runs stay in order.
pub fn parts(text: &str, document: &mut Document, book: &Book) {
    if document.kind == DocumentKind::Single {
        return;
    }
    let known = document.mentions.len();
    let mut runs: Vec<RegionRun> = Vec::new();
    let lines = document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome).take(LINES);
    let short = lines.take_while(|block| !block.span.slice(text).contains(['。', '；', ';']));
    let heads: Vec<Span> =
        short.filter(|block| block.kind == BlockKind::Title).map(|block| block.span).collect();
    for head in heads {
        let line = head.slice(text);
        let mut from = head.start() as usize;
        for part in line.split([' ', '\u{3000}', ',', '，']).take(PARTS) {
            let start = from;
            from += part.len()
                + line
                    .get(from + part.len() - head.start() as usize..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8);
            let Some((region, stem)) = member(part, document, book) else { continue };
            let span = Span::of(start, start + part.len());
            let name = Span::of(start, start + stem);
            let named = document.mentions.get(..known).unwrap_or_default();
            if !named.iter().take(16).any(|mention| mention.span.start() == name.start()) {
                document.mentions.push(Mention { span: name, region, role: Role::Heading });
            }
            runs.push(RegionRun { span, region: Some(region) });
        }
    }
    if document.mentions.len() > known {
        crate::order::sort_by(&mut document.mentions, |one, two| one.span.start().cmp(&two.span.start()));
        document.mentions.dedup_by_key(|mention| mention.span.start());
    }
    if !runs.is_empty() {
        document.speakers = turns::laid(&document.speakers, &runs);
    }
}

/// The only member whose name without its kind a part of a headline with a figure begins with, and that name's length.
fn member(part: &str, document: &Document, book: &Book) -> Option<(RegionId, usize)> {
    let figure = part.contains(|c: char| c.is_ascii_digit())
        || words!["第一", "首位", "前三", "第二", "第三"].stands_in(part);
    if !figure {
        return None;
    }
    let named = book.regions.iter().take(MEMBERS).enumerate().filter_map(|(at, region)| {
        let stem = KINDS.longest_ending(&region.name).and_then(|kind| region.name.strip_suffix(kind))?;
        let id = RegionId(u16::try_from(at).ok()?);
        let whole = Some(id) == document.whole_region;
        let fits = stem.chars().count() >= 2 && part.starts_with(stem) && !whole;
        fits.then_some((id, stem.len()))
    });
    let mut found = None;
    for one in named {
        if found.is_some() {
            return None;
        }
        found = Some(one);
    }
    found
}
