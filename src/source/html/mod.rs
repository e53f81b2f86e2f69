//! HTML: tags set aside, entities read, blocks and cells turned into lines and tabs.
//!
//! Not a browser's parser: it never builds a tree, forgives everything, and costs no more than a
//! few looks at each byte whatever the markup.

mod boxes;
mod entities;
pub(super) mod layout;
mod tokens;

use std::ops::Range;

use self::tokens::{Token, Tokens, attribute};
use super::Span;
use super::chars::fold;
use super::sweep::Sweep;

/// What a tag means for the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Inside a line: nothing.
    Inline,
    /// Begins and ends a line.
    Block,
    /// Ends a line and holds nothing.
    Break,
    Table,
    Row,
    Cell,
    Pre,
    Sup,
    /// Set aside with all it holds.
    Hidden,
    /// Set aside with all it holds, which is no markup.
    Raw,
    Head,
    Title,
}

fn role(name: &str) -> Role {
    match name {
        "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "ul" | "ol" | "dl" | "dt" | "dd"
        | "section" | "article" | "main" | "header" | "footer" | "nav" | "aside" | "blockquote" | "form"
        | "fieldset" | "figure" | "figcaption" | "address" | "body" | "html" | "center" | "caption"
        | "tbody" | "thead" | "tfoot" | "details" | "summary" | "label" | "legend" | "dir" | "menu" => {
            Role::Block
        }
        "br" | "hr" => Role::Break,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "pre" => Role::Pre,
        "sup" => Role::Sup,
        "script" | "style" | "textarea" | "xmp" | "noframes" | "noembed" => Role::Raw,
        "noscript" | "template" | "iframe" | "object" | "svg" | "canvas" | "audio" | "video" | "select"
        | "datalist" | "map" | "rt" | "rp" | "xml" => Role::Hidden,
        "head" => Role::Head,
        "title" => Role::Title,
        _ => Role::Inline,
    }
}

/// A tag's role, by its name in any case.
fn role_of(name: &str) -> Role {
    const LONGEST: usize = 10;
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..name.len()) else { return Role::Inline };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).map_or(Role::Inline, role)
}

/// Walks a page.
pub(super) fn walk(sweep: &mut Sweep<'_>) {
    let source = sweep.source;
    let mut walker = Walker {
        tokens: Tokens::new(source),
        source,
        in_head: false,
        in_title: false,
        budget: source.len() as u64 * LOOKAHEAD + 4096,
        unclosed: Vec::new(),
        boxes: Vec::new(),
    };
    while let Some(token) = walker.tokens.next() {
        match token {
            Token::Text(_) if walker.in_head && !walker.in_title => {}
            Token::Text(range) => sweep.text(range.start, range.end),
            Token::Open { name, attributes, all } => walker.open(sweep, name, attributes, all),
            Token::Close { name, all } => walker.close(sweep, name, all),
            Token::Aside => {}
        }
    }
    sweep.steps += walker.tokens.steps;
    sweep.boxes = walker.boxes;
    if let Some(layout) = &mut sweep.layout {
        layout.close_cell(&sweep.out);
        layout.soften(&mut sweep.out);
    }
}

/// How often each byte may be looked at in search of the end of what is hidden.
const LOOKAHEAD: u64 = 4;

struct Walker<'a> {
    tokens: Tokens<'a>,
    source: &'a str,
    in_head: bool,
    in_title: bool,
    budget: u64,
    /// Raw elements that are never closed from here on.
    unclosed: Vec<&'static str>,
    /// Containers of what is not the text, as ranges of the source, rising.
    boxes: Vec<Span>,
}

impl Walker<'_> {
    fn open(
        &mut self,
        sweep: &mut Sweep<'_>,
        name: Range<usize>,
        attributes: Range<usize>,
        all: Range<usize>,
    ) {
        let text = self.source;
        let (name, attributes) = (&text[name], &text[attributes]);
        let role = role_of(name);
        let span = Span::of(all.start, all.end);
        let closed = attributes.ends_with('/');
        if role == Role::Raw && !closed {
            return self.skip_raw(name);
        }
        if self.in_head && matches!(role, Role::Block | Role::Table | Role::Break) {
            // A head that was never closed.
            self.in_head = false;
        }
        if (role == Role::Hidden || is_hidden(name, role, attributes)) && !closed {
            return self.skip(sweep, name, span);
        }
        if matches!(role, Role::Block | Role::Table | Role::Cell) && !closed {
            self.note_box(name, attributes, &all);
        }
        let Some(layout) = &mut sweep.layout else { return };
        match role {
            Role::Inline | Role::Hidden | Role::Raw => {}
            Role::Block => {
                layout.depth += u32::from(!closed);
                layout.line(span, false);
            }
            Role::Break => layout.line(span, false),
            Role::Table => {
                layout.depth += 1;
                layout.open_table(span);
            }
            Role::Row => layout.row(&sweep.out, span),
            Role::Cell => {
                let number =
                    |name| attribute(attributes, name).and_then(|n| n.trim().parse().ok()).unwrap_or(1);
                layout.open_cell(&mut sweep.out, span, number("colspan"), number("rowspan"));
            }
            Role::Pre => {
                layout.pre += 1;
                layout.line(span, false);
            }
            Role::Sup => layout.sup += 1,
            Role::Head => self.in_head = true,
            Role::Title => {
                self.in_title = true;
                layout.line(span, true);
            }
        }
    }

    fn close(&mut self, sweep: &mut Sweep<'_>, name: Range<usize>, all: Range<usize>) {
        let span = Span::of(all.start, all.end);
        let Some(layout) = &mut sweep.layout else { return };
        match role_of(&self.source[name]) {
            Role::Inline | Role::Hidden | Role::Raw | Role::Break => {}
            Role::Block => {
                layout.depth = layout.depth.saturating_sub(1);
                layout.line(span, false);
            }
            Role::Table => {
                layout.depth = layout.depth.saturating_sub(1);
                layout.close_table(&sweep.out, span);
            }
            Role::Row => layout.row(&sweep.out, span),
            Role::Cell => layout.close_cell(&sweep.out),
            Role::Pre => {
                layout.pre = layout.pre.saturating_sub(1);
                layout.line(span, false);
            }
            Role::Sup => layout.sup = layout.sup.saturating_sub(1),
            Role::Head => (self.in_head, self.in_title) = (false, false),
            Role::Title => {
                self.in_title = false;
                layout.line(span, true);
            }
        }
    }

    /// Goes behind the end tag of an element that holds no markup; stays where it has none.
    fn skip_raw(&mut self, name: &str) {
        const RAW: [&str; 6] = ["script", "style", "textarea", "xmp", "noframes", "noembed"];
        let Some(known) = RAW.iter().find(|known| name.eq_ignore_ascii_case(known)) else { return };
        if self.unclosed.contains(known) {
            return;
        }
        let from = self.tokens.at();
        let bytes = self.source.as_bytes();
        let mut at = from;
        while let Some(found) = self.source.get(at..).and_then(|rest| rest.find("</")) {
            let tag = at + found + 2;
            if bytes.get(tag..tag + known.len()).is_some_and(|end| end.eq_ignore_ascii_case(known.as_bytes()))
            {
                self.tokens.seek(at + found);
                self.tokens.steps += (at + found - from) as u64;
                return;
            }
            at = tag;
        }
        self.unclosed.push(known);
    }

    /// Goes to the end tag of an element that is set aside; stays where it has none.
    fn skip(&mut self, sweep: &mut Sweep<'_>, name: &str, span: Span) {
        let mut ahead = self.tokens.clone();
        let began = ahead.steps;
        let mut depth = 1u32;
        while ahead.steps - began + (ahead.at() - self.tokens.at()) as u64 <= self.budget {
            match ahead.next() {
                None => break,
                Some(Token::Open { name: inner, attributes, .. })
                    if self.source[inner.clone()].eq_ignore_ascii_case(name)
                        && !self.source[attributes.clone()].ends_with('/') =>
                {
                    depth += 1;
                }
                Some(Token::Close { name: inner, .. })
                    if self.source[inner.clone()].eq_ignore_ascii_case(name) =>
                {
                    depth -= 1;
                    if depth == 0 {
                        self.tokens = ahead;
                        if let (Role::Block | Role::Table, Some(layout)) = (role_of(name), &mut sweep.layout)
                        {
                            layout.line(span, false);
                        }
                        return;
                    }
                }
                Some(_) => {}
            }
        }
        let spent = ahead.steps - began + (ahead.at() - self.tokens.at()) as u64;
        self.budget = self.budget.saturating_sub(spent);
        self.tokens.steps += spent;
    }
}

/// Whether an element's own attributes hide it.
///
/// `visibility:hidden` counts only inside a line: pages of WeChat keep the whole article in a
/// container that is hidden so until a script shows it.
fn is_hidden(name: &str, role: Role, attributes: &str) -> bool {
    if attributes.is_empty() || matches!(role, Role::Break) || is_void(name) {
        return false;
    }
    let in_line = matches!(role, Role::Inline | Role::Sup);
    attribute(attributes, "style").is_some_and(|style| {
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(key, value)| {
            let value = value.trim();
            let is = |wanted: &str| value.get(..wanted.len()).is_some_and(|v| v.eq_ignore_ascii_case(wanted));
            let key = key.trim();
            key.eq_ignore_ascii_case("display") && is("none")
                || in_line && key.eq_ignore_ascii_case("visibility") && is("hidden")
                || key.eq_ignore_ascii_case("mso-hide") && is("all")
        })
    }) || attribute(attributes, "hidden").is_some()
}

fn is_void(name: &str) -> bool {
    ["img", "input", "meta", "link", "base", "col", "area", "embed", "source", "track", "wbr", "param"]
        .iter()
        .any(|void| name.eq_ignore_ascii_case(void))
}

impl Sweep<'_> {
    /// The ampersand at `at`; returns where to go on.
    pub(super) fn entity(&mut self, at: usize, to: usize) -> usize {
        let rest = self.source.get(at..to).unwrap_or_default();
        let (c, length) = entities::entity(rest).unwrap_or(('&', 1));
        self.emit(c, fold(c), Span::of(at, at + length));
        at + length
    }
}

/// A digit as a power: 10 with a small 4 is no 104.
pub(super) fn raised(c: char) -> Option<char> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(c.to_digit(10)? as usize)
}
