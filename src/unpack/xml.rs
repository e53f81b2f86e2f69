//! XML read piece by piece: elements by their local names, entities resolved, damage borne.
//!
//! A thin layer over quick-xml, so that readers of parts see five kinds of pieces and no errors: where the markup
//! breaks off, [`Xml::broken`] tells so and what came before stands.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Decode;
use crate::source::{Encoding, detect};

/// A piece of a document.
pub enum Piece<'a> {
    /// A tag that opens.
    Open(Tag<'a>),
    /// A tag that opens and closes at once.
    Both(Tag<'a>),
    /// A tag that closes, by its local name.
    Close(String),
    /// Text, entities resolved.
    Text(String),
}

/// An opening tag.
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The attribute with this local name, entities resolved.
    pub fn get(&self, name: &str) -> Option<String> {
        // Names are compared without their prefix: what binds it differs from writer to writer.
        let found = self
            .0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|one| one.key.local_name().into_inner() == name)?;
        Some(unescaped(&found.value))
    }

    /// The attribute as a number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether it switches something on: there, and not told to be off.
    pub fn on(&self) -> bool {
        self.get("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// A part being read.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// The markup broke off.
    broken: bool,
    depth: u32,
}

impl<'a> Xml<'a> {
    /// Over the text of a part.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self { reader, broken: false, depth: 0 }
    }

    /// Whether the markup broke off, or ended with elements open.
    pub fn broken(&self) -> bool {
        self.broken
    }

    /// Steps over the element that was just opened.
    pub fn pass(&mut self) {
        let mut depth = 1u32;
        while depth > 0 {
            match self.next() {
                None => return,
                Some(Piece::Open(_)) => depth += 1,
                Some(Piece::Close(_)) => depth -= 1,
                Some(_) => {}
            }
        }
    }

    /// All text up to the end of the element that was just opened.
    pub fn text(&mut self) -> String {
        let (mut depth, mut all) = (1u32, String::new());
        while depth > 0 {
            match self.next() {
                None => break,
                Some(Piece::Open(_)) => depth += 1,
                Some(Piece::Close(_)) => depth -= 1,
                Some(Piece::Text(text)) => all.push_str(&text),
                Some(Piece::Both(_)) => {}
            }
        }
        all
    }
}

impl<'a> Iterator for Xml<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            match self.reader.read_event() {
                Ok(Event::Start(tag)) => {
                    self.depth += 1;
                    return Some(Piece::Open(Tag(tag)));
                }
                Ok(Event::Empty(tag)) => return Some(Piece::Both(Tag(tag))),
                Ok(Event::End(tag)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Piece::Close(tag.local_name().into_inner().to_owned()));
                }
                Ok(Event::Text(text)) => return Some(Piece::Text(text.into_inner().into_owned())),
                Ok(Event::CData(text)) => return Some(Piece::Text(text.into_inner().into_owned())),
                Ok(Event::GeneralRef(name)) => return Some(Piece::Text(entity(&name))),
                Ok(Event::Eof) => {
                    self.broken |= self.depth > 0;
                    return None;
                }
                Err(_) => {
                    self.broken = true;
                    return None;
                }
                Ok(_) => {}
            }
        }
    }
}

/// What an entity stands for; left as it is where that is not known.
fn entity(name: &str) -> String {
    let c = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => digits.parse().ok(),
            });
            match number.and_then(char::from_u32) {
                Some(c) => c,
                None => return ["&", name, ";"].concat(),
            }
        }
    };
    c.to_string()
}

/// An attribute's value with its entities resolved.
fn unescaped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        match behind.find(';') {
            Some(end) if end <= 8 => {
                out.push_str(&entity(&behind[..end]));
                rest = &behind[end + 1..];
            }
            _ => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The text of a part: UTF-8 as nearly all are, else what its mark or its bytes tell.
pub fn decoded(bytes: Vec<u8>, decode: Decode<'_>) -> String {
    let detection = detect(&bytes);
    let rest = bytes.get(detection.bom_len..).unwrap_or_default();
    match detection.encoding {
        Encoding::Utf8 => String::from_utf8_lossy(rest).into_owned(),
        other => decode(rest, other),
    }
}
