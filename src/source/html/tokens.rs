//! Markup told from text, tolerantly, each token with its range.
//!
//! No crate: html5gum 0.9 weighs 65 kB gzip in wasm (a third of the first load) and hands out text
//! with its entities already replaced, so that the way back to the source would be lost; what is
//! needed here is where tags begin and end.

use std::ops::Range;

/// A piece of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// Text, with entities as they are written.
    Text(Range<usize>),
    /// `<name …>`.
    Open {
        /// The name's range.
        name: Range<usize>,
        /// What stands between name and `>`.
        attributes: Range<usize>,
        /// From `<` to behind `>`.
        all: Range<usize>,
    },
    /// `</name>`.
    Close {
        /// The name's range.
        name: Range<usize>,
        /// From `</` to behind `>`.
        all: Range<usize>,
    },
    /// A comment, doctype or processing instruction.
    Aside,
}

/// Reads tokens one by one.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// From where on there is no `"`, no `'` and no `-->` any more, so that hostile text is not
    /// searched again and again.
    no_double: usize,
    no_single: usize,
    no_comment_end: usize,
    /// Bytes looked at.
    pub(super) steps: u64,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let never = usize::MAX;
        Self { source, at: 0, no_double: never, no_single: never, no_comment_end: never, steps: 0 }
    }

    /// Where the next token starts.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on at `at`.
    pub(super) fn seek(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn next(&mut self) -> Option<Token> {
        let bytes = self.source.as_bytes();
        let start = self.at;
        if start >= bytes.len() {
            return None;
        }
        let mut from = start;
        if bytes[start] == b'<' {
            if let Some(token) = self.markup(start) {
                return Some(token);
            }
            from += 1;
        }
        // Text goes on to a `<` that may open markup.
        let mut end = from;
        loop {
            end = self.find(b'<', end).unwrap_or(bytes.len());
            if end == bytes.len() || self.opens(end) {
                break;
            }
            end += 1;
        }
        self.steps += (end - start) as u64;
        self.at = end;
        Some(Token::Text(start..end))
    }

    fn opens(&self, at: usize) -> bool {
        let next = self.source.as_bytes().get(at + 1);
        next.is_some_and(|&byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        self.source.get(from..)?.find(char::from(byte)).map(|at| from + at)
    }

    /// The markup at a `<`, or none where it is just a character.
    fn markup(&mut self, start: usize) -> Option<Token> {
        let bytes = self.source.as_bytes();
        match bytes.get(start + 1)? {
            b'!' if bytes.get(start + 2..start + 4) == Some(b"--") => self.comment(start),
            b'!' | b'?' => {
                let end = self.tag_end(start + 2)?;
                self.at = end;
                Some(Token::Aside)
            }
            b'/' if bytes.get(start + 2).is_some_and(u8::is_ascii_alphabetic) => {
                let name = self.name(start + 2);
                let end = self.tag_end(name.end)?;
                self.at = end;
                Some(Token::Close { name, all: start..end })
            }
            byte if byte.is_ascii_alphabetic() => {
                let name = self.name(start + 1);
                let end = self.tag_end(name.end)?;
                self.at = end;
                Some(Token::Open { attributes: name.end..end - 1, name, all: start..end })
            }
            _ => None,
        }
    }

    fn comment(&mut self, start: usize) -> Option<Token> {
        let from = start + 4;
        let end = if from >= self.no_comment_end { None } else { self.source.get(from..)?.find("-->") };
        let end = match end {
            Some(at) => from + at + 3,
            None => {
                // Never closed: only the opening is set aside, what follows is still read.
                self.no_comment_end = self.no_comment_end.min(from);
                from
            }
        };
        self.steps += (end - start) as u64;
        self.at = end;
        Some(Token::Aside)
    }

    fn name(&mut self, start: usize) -> Range<usize> {
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        let length =
            rest.iter().take_while(|&&b| b.is_ascii_alphanumeric() || b == b':' || b == b'-').count();
        start..start + length
    }

    /// Behind the `>` that ends a tag; none where another `<` or the end of the text comes first.
    fn tag_end(&mut self, from: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let mut at = from;
        let mut value = false;
        let end = loop {
            match bytes.get(at) {
                Some(b'>') => break Some(at + 1),
                // A quote opens a value only behind `=`; elsewhere it is noise.
                Some(&quote @ (b'"' | b'\'')) if value => match self.quote_end(quote, at + 1) {
                    Some(end) => at = end,
                    None => break None,
                },
                None | Some(b'<') => break None,
                Some(byte) => {
                    value = *byte == b'=' || value && byte.is_ascii_whitespace();
                    at += 1;
                    continue;
                }
            }
            value = false;
        };
        self.steps += (at - from) as u64 + 1;
        end
    }

    fn quote_end(&mut self, quote: u8, from: usize) -> Option<usize> {
        let known = if quote == b'"' { self.no_double } else { self.no_single };
        if from >= known {
            return None;
        }
        let found = self.find(quote, from);
        match found {
            Some(at) => Some(at + 1),
            None => {
                let memo = if quote == b'"' { &mut self.no_double } else { &mut self.no_single };
                *memo = (*memo).min(from);
                None
            }
        }
    }
}

/// The value of an attribute, by its lower-case name.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let name_end =
            rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
        let (name, behind) = rest.split_at(name_end);
        let behind = behind.trim_start();
        let (value, next) = match behind.strip_prefix('=').map(str::trim_start) {
            None => ("", behind),
            Some(value) => match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inner = &value[1..];
                    inner.split_once(quote).unwrap_or((inner, ""))
                }
                _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            },
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        if next.is_empty() || (name.is_empty() && next.len() == rest.len()) {
            return None;
        }
        rest = next;
    }
}
