//! Boxes of a page beside its text: lists of other articles in a container of their own.
//!
//! A container that calls itself so (`class="sidebar"`, `aside`) or begins with the words of such a box (热门排行, 相关阅读)
//! is page furniture, whatever figures its titles hold; but never where sentences stand in it as in an article.

use std::ops::Range;

use super::Walker;
use super::tokens::{Token, attribute};
use crate::lexicon::chrome::{BOX_NAMES, BOXES};
use crate::source::Span;

/// Tokens looked at for the first words of a container.
const NEAR: usize = 8;
/// Full stops that titles and teasers of a box may have, and links that make it a list.
const STOPS: usize = 2;
const ITEMS: usize = 2;

/// Elements that hold others.
fn holds(name: &str) -> bool {
    const CONTAINERS: [&str; 9] = ["div", "section", "aside", "ul", "dl", "table", "td", "menu", "footer"];
    CONTAINERS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

impl Walker<'_> {
    /// Notes the container that opens here where it is a box; `name` and `attributes` are those of its tag.
    pub(super) fn note_box(&mut self, name: &str, attributes: &str, all: &Range<usize>) {
        let within = self.boxes.last().is_some_and(|span| all.start < span.end() as usize);
        if within || !holds(name) || !(named(name, attributes) || self.begins()) {
            return;
        }
        if let Some(end) = self.list_until(name, all.end) {
            self.boxes.push(Span::of(all.start, end));
        }
    }

    /// Whether the first words of the container are those of a box.
    fn begins(&mut self) -> bool {
        let mut ahead = self.tokens.clone();
        let mut found = false;
        for _ in 0..NEAR {
            let range = match ahead.next() {
                Some(Token::Text(range)) => range,
                Some(_) => continue,
                None => break,
            };
            // A heading is short; a long text is none.
            let words = self.source.get(range.clone()).filter(|_| range.len() < 200).unwrap_or("x");
            let words = words.trim_matches(|c: char| c.is_whitespace() || !c.is_alphanumeric());
            if words.is_empty() {
                continue;
            }
            found = BOXES.contains(&words);
            break;
        }
        self.tokens.steps = ahead.steps;
        found
    }

    /// Where the container ends, if it is a list of titles.
    fn list_until(&mut self, name: &str, from: usize) -> Option<usize> {
        let mut ahead = self.tokens.clone();
        let began = ahead.steps;
        let (mut depth, mut stops, mut items, mut bytes) = (1_u32, 0, 0, 0);
        let mut end = None;
        while end.is_none()
            && stops <= STOPS
            && ahead.steps - began + (ahead.at() - from) as u64 <= self.budget
        {
            match ahead.next() {
                None => break,
                Some(Token::Text(range)) => {
                    let words = self.source.get(range).unwrap_or_default();
                    bytes += words.trim().len();
                    stops += words.matches('。').count();
                }
                Some(Token::Open { name: inner, attributes, .. }) => {
                    let inner = self.source.get(inner).unwrap_or_default();
                    items +=
                        usize::from(["a", "li", "dd"].iter().any(|item| inner.eq_ignore_ascii_case(item)));
                    let closed = self.source.get(attributes).is_some_and(|own| own.ends_with('/'));
                    depth += u32::from(inner.eq_ignore_ascii_case(name) && !closed);
                }
                Some(Token::Close { name: inner, all }) => {
                    let inner = self.source.get(inner).unwrap_or_default();
                    depth -= u32::from(inner.eq_ignore_ascii_case(name));
                    end = (depth == 0).then_some(all.start);
                }
                Some(Token::Aside) => {}
            }
        }
        let spent = ahead.steps - began + (ahead.at() - from) as u64;
        self.budget = self.budget.saturating_sub(spent);
        self.tokens.steps += spent;
        // What is most of the page is the page.
        end.filter(|_| stops <= STOPS && items >= ITEMS && bytes * 2 < self.source.len())
    }
}

/// Whether a tag calls itself a box.
fn named(name: &str, attributes: &str) -> bool {
    if name.eq_ignore_ascii_case("aside") {
        return true;
    }
    ["class", "id"].iter().filter_map(|key| attribute(attributes, key)).any(|words| {
        let mut words = words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'));
        words.any(|word| BOX_NAMES.iter().any(|known| word.eq_ignore_ascii_case(known)))
    })
}
