//! A text as it came, decoded.

/// How the bytes were turned into characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark; also pasted text.
    #[default]
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// GB18030, which holds GBK and GB2312.
    Gb18030,
    /// Big5.
    Big5,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Gb18030, Self::Big5];

    /// The WHATWG label, as `TextDecoder` and encoding_rs take it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
        }
    }
}

/// What sort of text it is, as far as cleaning must know.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TextKind {
    /// Running text.
    #[default]
    Plain,
    /// HTML: tags are set aside, entities are read.
    Html,
}

/// One text as it came, decoded; all spans of an analysis point into `text`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceText {
    /// File name, or empty for pasted text.
    pub name: String,
    /// The decoded text, without a byte order mark.
    pub text: String,
    /// How it was decoded.
    pub encoding: Encoding,
    /// How many characters could not be decoded (U+FFFD in `text`).
    pub undecodable: u32,
    /// Plain text or HTML.
    pub kind: TextKind,
}

impl SourceText {
    /// Text that was pasted or is otherwise already decoded.
    ///
    /// Whether it is HTML is told by [`TextKind::sniff`].
    pub fn pasted(text: impl Into<String>) -> Self {
        Self::decoded("", text.into(), Encoding::Utf8)
    }

    /// Text of a file that was decoded elsewhere (natively or by the browser).
    ///
    /// Sets a byte order mark aside, counts what could not be decoded, and tells HTML by the
    /// name's end or by [`TextKind::sniff`].
    pub fn decoded(name: &str, mut text: String, encoding: Encoding) -> Self {
        const BOM: char = '\u{FEFF}';
        if text.starts_with(BOM) {
            text.drain(..BOM.len_utf8());
        }
        let undecodable = text.matches(char::REPLACEMENT_CHARACTER).count();
        let kind =
            if TextKind::of_name(name) == TextKind::Html { TextKind::Html } else { TextKind::sniff(&text) };
        Self {
            name: name.to_owned(),
            kind,
            text,
            encoding,
            undecodable: u32::try_from(undecodable).unwrap_or(u32::MAX),
        }
    }
}

/// Elements by which HTML is known: those that pages, and articles copied from pages, are full of.
const KNOWN: [&str; 28] = [
    "a", "article", "b", "body", "br", "center", "div", "font", "h1", "h2", "h3", "head", "html", "img",
    "li", "meta", "ol", "p", "script", "section", "span", "strong", "style", "table", "td", "title", "tr",
    "ul",
];

/// Entities that are left in text taken from pages.
const ENTITIES: [&str; 6] = ["&nbsp;", "&ldquo;", "&rdquo;", "&mdash;", "&middot;", "&#160;"];

impl TextKind {
    /// HTML where the first 64 kB hold at least two known tags or entities, else plain.
    ///
    /// `<` alone, `<5%`, 《》 and e-mail addresses in angles are no tags.
    pub fn sniff(text: &str) -> Self {
        const WINDOW: usize = 1 << 16;
        const ENOUGH: usize = 2;
        let head = &text[..text.floor_char_boundary(WINDOW)];
        let start = head.trim_start().get(..14).unwrap_or_default();
        if start.eq_ignore_ascii_case("<!doctype html") {
            return Self::Html;
        }
        let tags =
            head.match_indices('<').filter(|&(at, _)| is_known_tag(&head[at + 1..])).take(ENOUGH).count();
        let entities = head
            .match_indices('&')
            .filter(|&(at, _)| ENTITIES.iter().any(|known| head[at..].starts_with(known)));
        if tags >= ENOUGH || tags + entities.take(ENOUGH).count() >= ENOUGH {
            Self::Html
        } else {
            Self::Plain
        }
    }

    /// What the end of a file name tells; plain where it tells nothing.
    pub fn of_name(name: &str) -> Self {
        const ENDS: [&str; 5] = ["html", "htm", "xhtml", "shtml", "shtm"];
        let end = name.rsplit_once('.').map(|(_, end)| end).unwrap_or_default();
        if ENDS.iter().any(|known| end.eq_ignore_ascii_case(known)) { Self::Html } else { Self::Plain }
    }
}

/// Whether what follows a `<` is one of the known tags, ended before the next one begins.
fn is_known_tag(rest: &str) -> bool {
    const LONGEST: usize = 8;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let length = rest.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let (name, behind) = rest.split_at(length);
    let ends = match behind.as_bytes().first() {
        Some(b'>' | b'/') => true,
        Some(byte) if byte.is_ascii_whitespace() => {
            behind.bytes().take(4096).find(|byte| matches!(byte, b'<' | b'>')) == Some(b'>')
        }
        _ => false,
    };
    ends && KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known))
}
