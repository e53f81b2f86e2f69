//! Fonts of a PDF: which characters their codes stand for, and how wide they are.
//!
//! In this order: the font's own `ToUnicode`, one of the named encodings of Chinese fonts (which are GBK, Big5 or
//! UTF-16 as such), the western encodings with their differences. Where none of them tells, the character is
//! U+FFFD, and the gate of [`super`] counts it.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::cmap::ToUnicode;
use crate::order;
use crate::source::Encoding;
use crate::unpack::Decode;

/// What a code means where `ToUnicode` does not tell.
enum Means {
    /// Bytes of an encoding.
    Bytes(Encoding),
    /// One byte each, by this table.
    Single(Vec<char>),
    /// Nobody knows.
    Unknown,
}

/// How wide codes are.
enum Widths {
    /// From this code on, in thousandths of the size.
    Simple(u32, Vec<f64>),
    /// Runs of codes, sorted, and the width of all others.
    Runs(Vec<(u32, u32, f64)>, f64),
}

/// A font.
pub struct Font {
    map: Option<ToUnicode>,
    means: Means,
    widths: Widths,
    /// Codes of two bytes.
    wide: bool,
}

/// A character as it is shown.
pub struct Shown {
    /// The text; U+FFFD where it is not known.
    pub text: String,
    /// Width in sizes.
    pub width: f64,
    /// The one-byte code 32, which word spacing widens.
    pub is_space: bool,
}

impl Font {
    /// Reads a font.
    pub fn read(dict: &Dict<'_>, unpacked: impl FnOnce(&Stream<'_>) -> Option<Vec<u8>>) -> Self {
        let map = dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| unpacked(&stream));
        let map = map.map(|bytes| ToUnicode::read(&bytes));
        let kind = name(dict, "Subtype");
        if kind == "Type0" {
            let encoding = name(dict, "Encoding");
            let below =
                dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
            let widths = below.as_ref().map_or(Widths::Runs(Vec::new(), 1000.0), runs);
            let means = named(&encoding).map_or(Means::Unknown, Means::Bytes);
            return Self { map, means, widths, wide: true };
        }
        let wide = false;
        let first = dict.get::<i32>("FirstChar").and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
        let widths = dict
            .get::<Array<'_>>("Widths")
            .map(|widths| widths.iter::<f32>().map(f64::from).take(256).collect());
        let mut widths: Vec<f64> = widths.unwrap_or_default();
        if kind == "Type3" {
            // Its own units: the first number of its matrix.
            let scale = dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<f32>().next());
            let scale = scale.map_or(1.0, |scale| f64::from(scale) * 1000.0);
            widths.iter_mut().for_each(|width| *width *= scale);
        }
        let means = single(dict, &kind);
        Self { map, means, widths: Widths::Simple(first, widths), wide }
    }

    /// How many widths were read.
    pub fn size(&self) -> usize {
        match &self.widths {
            Widths::Simple(_, widths) => widths.len(),
            Widths::Runs(runs, _) => runs.len(),
        }
    }

    /// The characters of a string.
    pub fn show(&self, bytes: &[u8], decode: Decode<'_>, mut take: impl FnMut(Shown)) {
        let mut at = 0;
        while at < bytes.len() {
            let length = self.length(bytes.get(at..).unwrap_or_default()).min(bytes.len() - at);
            let code = bytes.get(at..at + length).unwrap_or_default();
            at += length;
            let number = code.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
            let known =
                self.map.as_ref().and_then(|map| map.get(number)).filter(|text| !text.starts_with('\0'));
            let text = known.unwrap_or_else(|| match &self.means {
                Means::Bytes(encoding) => decode(code, *encoding),
                Means::Single(table) => {
                    table.get(number as usize).copied().unwrap_or(char::REPLACEMENT_CHARACTER).to_string()
                }
                Means::Unknown => char::REPLACEMENT_CHARACTER.to_string(),
            });
            take(Shown {
                text,
                width: self.width(number, length) / 1000.0,
                is_space: length == 1 && number == 32,
            });
        }
    }

    /// How many bytes the first code has.
    fn length(&self, bytes: &[u8]) -> usize {
        match (&self.means, bytes) {
            (Means::Bytes(Encoding::Gb18030), [0x81..=0xFE, b'0'..=b'9', ..]) => 4,
            (Means::Bytes(Encoding::Gb18030 | Encoding::Big5), [lead, ..]) => 1 + usize::from(*lead >= 0x81),
            (Means::Bytes(Encoding::Utf16Be), [0xD8..=0xDB, ..]) => 4,
            _ if self.wide => 2,
            _ => 1,
        }
    }

    fn width(&self, code: u32, length: usize) -> f64 {
        const UNKNOWN: f64 = 500.0;
        match &self.widths {
            Widths::Simple(first, widths) => {
                let at = code.checked_sub(*first).and_then(|at| widths.get(at as usize));
                at.copied().unwrap_or(UNKNOWN)
            }
            // Codes of these encodings are not those that the widths are told for.
            Widths::Runs(..) if matches!(self.means, Means::Bytes(Encoding::Gb18030 | Encoding::Big5)) => {
                if length == 1 {
                    UNKNOWN
                } else {
                    1000.0
                }
            }
            Widths::Runs(_, other) if matches!(self.means, Means::Bytes(_)) => {
                if code < 0x80 {
                    UNKNOWN
                } else {
                    *other
                }
            }
            Widths::Runs(runs, other) => {
                let behind = runs.partition_point(|run| run.0 <= code);
                let run = behind.checked_sub(1).and_then(|at| runs.get(at)).filter(|run| code <= run.1);
                run.map_or(*other, |run| run.2)
            }
        }
    }
}

fn name(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned()).unwrap_or_default()
}

/// The encoding that a named map of Chinese fonts takes its codes from.
fn named(map: &str) -> Option<Encoding> {
    let is = |part: &str| map.contains(part);
    if is("UCS2") || is("UTF16") {
        Some(Encoding::Utf16Be)
    } else if map.starts_with("GB") {
        Some(Encoding::Gb18030)
    } else if is("B5") || is("HKscs") {
        Some(Encoding::Big5)
    } else {
        None
    }
}

/// The widths of a font below a Type0 font: `[ first [w w …] first last w … ]`.
fn runs(dict: &Dict<'_>) -> Widths {
    const MOST: usize = 1 << 16;
    let other = dict.get::<f32>("DW").map_or(1000.0, f64::from);
    let mut runs = Vec::new();
    let mut held: Vec<f64> = Vec::new();
    for object in dict.get::<Array<'_>>("W").into_iter().flat_map(|widths| widths.iter::<Object<'_>>()) {
        if runs.len() >= MOST {
            break;
        }
        match object {
            Object::Array(row) => {
                let mut code = held.pop().map_or(0, |first| first as u32);
                for width in row.iter::<f32>().take(MOST) {
                    runs.push((code, code, f64::from(width)));
                    code = code.saturating_add(1);
                }
                held.clear();
            }
            other => {
                let Some(number) = other.into_f32() else { continue };
                held.push(f64::from(number));
                if let [first, last, width] = held.as_slice() {
                    runs.push((*first as u32, *last as u32, *width));
                    held.clear();
                }
            }
        }
    }
    order::sort_by_key(&mut runs, |run| run.0);
    // Where a code is told twice, the first counts.
    runs.dedup_by_key(|run| run.0);
    Widths::Runs(runs, other)
}

/// The table of a font with codes of one byte.
fn single(dict: &Dict<'_>, kind: &str) -> Means {
    let encoding = dict.get::<Object<'_>>("Encoding");
    let flags =
        dict.get::<Dict<'_>>("FontDescriptor").and_then(|about| about.get::<i32>("Flags")).unwrap_or(0);
    const SYMBOLIC: i32 = 4;
    let mut table: Vec<char> = (0..=255u8).map(western).collect();
    match encoding {
        // A part of a TrueType font, or drawn signs, numbered as they came.
        None if kind == "Type3" || kind == "TrueType" && flags & SYMBOLIC != 0 => return Means::Unknown,
        Some(Object::Dict(encoding)) => {
            if kind == "Type3" {
                table.fill(char::REPLACEMENT_CHARACTER);
            }
            let mut code = 0usize;
            for object in
                encoding.get::<Array<'_>>("Differences").into_iter().flat_map(|all| all.iter::<Object<'_>>())
            {
                match object {
                    Object::Name(name) => {
                        if let Some(entry) = table.get_mut(code) {
                            *entry = glyph(name.as_str()).unwrap_or(char::REPLACEMENT_CHARACTER);
                        }
                        code = code.saturating_add(1);
                    }
                    other => {
                        code = other.into_i32().and_then(|code| usize::try_from(code).ok()).unwrap_or(code)
                    }
                }
            }
        }
        _ => {}
    }
    Means::Single(table)
}

/// Windows-1252, near enough to the others for figures, letters and common marks.
fn western(byte: u8) -> char {
    const HIGH: &str = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ";
    match byte {
        0x20..=0x7E | 0xA0..=0xFF => char::from(byte),
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// The character of a glyph's name.
fn glyph(name: &str) -> Option<char> {
    const NAMES: [(&str, char); 56] = [
        ("space", ' '),
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("period", '.'),
        ("comma", ','),
        ("colon", ':'),
        ("semicolon", ';'),
        ("percent", '%'),
        ("perthousand", '‰'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("bracketleft", '['),
        ("bracketright", ']'),
        ("hyphen", '-'),
        ("minus", '-'),
        ("plus", '+'),
        ("slash", '/'),
        ("backslash", '\\'),
        ("equal", '='),
        ("less", '<'),
        ("greater", '>'),
        ("asterisk", '*'),
        ("ampersand", '&'),
        ("quotedbl", '"'),
        ("quotesingle", '\''),
        ("quoteleft", '‘'),
        ("quoteright", '’'),
        ("quotedblleft", '“'),
        ("quotedblright", '”'),
        ("endash", '–'),
        ("emdash", '—'),
        ("bullet", '•'),
        ("ellipsis", '…'),
        ("degree", '°'),
        ("multiply", '×'),
        ("plusminus", '±'),
        ("exclam", '!'),
        ("question", '?'),
        ("at", '@'),
        ("numbersign", '#'),
        ("dollar", '$'),
        ("underscore", '_'),
        ("asciitilde", '~'),
        ("bar", '|'),
        ("braceleft", '{'),
        ("braceright", '}'),
        ("periodcentered", '·'),
        ("nbspace", ' '),
    ];
    if let Some(row) = NAMES.iter().find(|row| row.0 == name) {
        return Some(row.1);
    }
    let mut signs = name.chars();
    if let (Some(c), None) = (signs.next(), signs.next()) {
        return Some(c);
    }
    let hex = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))
        .filter(|hex| (4..=6).contains(&hex.len()))?;
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)
}
