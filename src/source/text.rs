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
        let text = text.into();
        Self { kind: TextKind::sniff(&text), text, ..Self::default() }
    }
}

impl TextKind {
    /// HTML where enough of the first 4 kB look like its tags, else plain.
    pub fn sniff(text: &str) -> Self {
        let mut end = text.len().min(4096);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let head = text[..end].to_ascii_lowercase();
        const TAGS: [&str; 10] =
            ["<html", "<!doctype html", "<body", "<div", "<p>", "<p ", "<table", "<span", "<td", "<br"];
        let hits: usize = TAGS.iter().map(|tag| head.matches(tag).count()).sum();
        if hits >= 2 || head.trim_start().starts_with("<!doctype html") { Self::Html } else { Self::Plain }
    }
}
