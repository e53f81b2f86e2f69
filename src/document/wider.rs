//! Wider wholes in tables: a column or row of 全省 or 全国 beside those of a city is that province's or the country's.

use super::home::Home;
use super::mention::Key;
use super::model::{BlockKind, Document, Mention, Role};
use super::region::{Book, COUNTRY};
use crate::lexicon::columns::PLACES;
use crate::lexicon::gazetteer::gazetteer;
use crate::source::Span;

/// The word for the province that a city or county lies in.
const PROVINCE: &str = "全省";
/// Bytes of a cell that may begin with such a word.
const CELL: usize = 60;

/// Adds the regions that cells of rows so name, and where; mentions stay in order.
pub fn in_tables(text: &str, document: &mut Document, book: &mut Book, home: &Home) {
    let known = document.mentions.len();
    let own = home.code.or(book.regions.iter().find_map(|region| region.code));
    let province = own.map(|code| code / 10_000 * 10_000);
    let province_key = province.and_then(key_of);
    for block in document.paragraphs.iter().filter(|block| block.kind == BlockKind::Row) {
        let mut from = block.span.start() as usize;
        for cell in block.span.slice(text).split('\t') {
            let start = from + cell.len() - cell.trim_start().len();
            from += cell.len() + 1;
            let words = cell.trim();
            let Some(word) = [PROVINCE, COUNTRY].into_iter().find(|word| words.starts_with(word)) else {
                continue;
            };
            let head = words.split(['(', '（']).next().unwrap_or(words);
            // 全省位次 is a place among them.
            if words.len() > CELL || PLACES.ends(head) {
                continue;
            }
            let key = if word == COUNTRY { Some(Key::Country) } else { province_key };
            if let Some(key) = key {
                let region = book.key(key, word, home);
                let span = Span::of(start, start + word.len());
                document.mentions.push(Mention { span, region, role: Role::Object });
            }
        }
    }
    if document.mentions.len() > known {
        crate::order::sort_by(&mut document.mentions, |one, two| one.span.start().cmp(&two.span.start()));
        document.mentions.dedup_by_key(|mention| mention.span.start());
    }
}

/// The key of the place with this code.
fn key_of(code: u32) -> Option<Key> {
    gazetteer().row_of(code).map(Key::Place)
}
