//! Which encoding bytes are in.
//!
//! No tables: in the page the browser decodes, and only this decision is ours. Natively [`read`]
//! does both.

use super::Encoding;

/// What told the encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// A byte order mark.
    Bom,
    /// The bytes are UTF-8 throughout (or nearly, and nothing else fits).
    Utf8,
    /// A `<meta charset>` or XML declaration that the bytes bear out.
    Meta,
    /// The look of the bytes.
    Guess,
}

/// What is known of bytes before they are decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Detection {
    /// The encoding to decode with.
    pub encoding: Encoding,
    /// Length of the byte order mark.
    pub bom_len: usize,
    /// What told it.
    pub how: How,
    /// Whether this is no text at all (see [`super::file_kind`] for what it is).
    pub binary: bool,
}

/// Tells the encoding: byte order mark, UTF-16 by its zeros, strict UTF-8, a declaration that the
/// bytes bear out, then GB18030 against Big5.
pub fn detect(bytes: &[u8]) -> Detection {
    let found = |encoding, bom_len, how| Detection { encoding, bom_len, how, binary: false };
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return found(Encoding::Utf8, 3, How::Bom),
        [0xFF, 0xFE, ..] => return found(Encoding::Utf16Le, 2, How::Bom),
        [0xFE, 0xFF, ..] => return found(Encoding::Utf16Be, 2, How::Bom),
        [0x84, 0x31, 0x95, 0x33, ..] => return found(Encoding::Gb18030, 4, How::Bom),
        _ => {}
    }
    if let Some(encoding) = utf16(bytes) {
        return found(encoding, 0, How::Guess);
    }
    if is_binary(bytes) {
        return Detection { encoding: Encoding::Utf8, bom_len: 0, how: How::Guess, binary: true };
    }
    let utf8 = Utf8::of(bytes);
    if utf8.wrong == 0 && !utf8.is_short_gb(bytes) {
        return found(Encoding::Utf8, 0, How::Utf8);
    }
    let pairs = Pairs::of(bytes);
    if let Some(encoding) = declared(bytes).filter(|&encoding| pairs.bear_out(encoding)) {
        return found(encoding, 0, How::Meta);
    }
    if utf8.wrong * 20 < utf8.long {
        // A few broken bytes in a long text, or one that was cut inside a character.
        return found(Encoding::Utf8, 0, How::Utf8);
    }
    found(if pairs.big5 > pairs.gb { Encoding::Big5 } else { Encoding::Gb18030 }, 0, How::Guess)
}

/// Reads bytes: tells the encoding and decodes.
///
/// Never fails; what could not be decoded is U+FFFD and counted. Ask [`super::file_kind`] first
/// whether it is a text at all.
#[cfg(not(target_arch = "wasm32"))]
pub fn read(name: &str, bytes: &[u8]) -> super::SourceText {
    let detection = detect(bytes);
    let rest = bytes.get(detection.bom_len..).unwrap_or_default();
    super::SourceText::decoded(name, decoded(rest, detection.encoding), detection.encoding)
}

/// Decodes bytes of a known encoding; what is wrong becomes U+FFFD.
#[cfg(not(target_arch = "wasm32"))]
pub fn decoded(bytes: &[u8], encoding: Encoding) -> String {
    let decoder = match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Gb18030 => encoding_rs::GB18030,
        Encoding::Big5 => encoding_rs::BIG5,
    };
    decoder.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-16 without a mark: zeros on one side only, or Han and wide punctuation in nearly every unit.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    const WINDOW: usize = 4096;
    let window = bytes.get(..bytes.len().min(WINDOW) & !1)?;
    if window.is_empty() || (bytes.len() <= WINDOW && !bytes.len().is_multiple_of(2)) {
        return None;
    }
    let units = window.len() / 2;
    let (mut zeros, mut fit) = ([0, 0], [0, 0]);
    for pair in window.chunks_exact(2) {
        let [first, second] = [pair[0], pair[1]];
        zeros[0] += usize::from(first == 0);
        zeros[1] += usize::from(second == 0);
        fit[0] += usize::from(plausible(second, first));
        fit[1] += usize::from(plausible(first, second));
    }
    // Zeros alone would also be found in binary files: nearly all units must make sense too. Where
    // there are hardly any, letters of ASCII taken in pairs would look like Han.
    let enough = |side: usize| fit[side] * 20 >= units * 19;
    let wide = window.iter().filter(|byte| !byte.is_ascii()).count();
    let told = (zeros[0] + zeros[1]) * 50 >= units
        || (wide * 4 >= window.len()
            && std::str::from_utf8(window).is_err_and(|e| e.valid_up_to() + 4 < window.len()));
    match (enough(0), enough(1)) {
        _ if !told => None,
        (true, true) if zeros[1] == zeros[0] => None,
        (true, true) if zeros[1] > zeros[0] => Some(Encoding::Utf16Le),
        (true, false) => Some(Encoding::Utf16Le),
        (_, true) => Some(Encoding::Utf16Be),
        (false, false) => None,
    }
}

/// Whether a UTF-16 unit is one that Chinese text is made of.
fn plausible(high: u8, low: u8) -> bool {
    match high {
        0 => matches!(low, b'\t' | b'\n' | b'\r' | 0x20..=0x7E | 0xA0..=0xFF),
        0x20 => matches!(low, 0x00..=0x6F | 0xA0..=0xBF),
        0x21..=0x26 | 0x30 | 0x4E..=0x9F => true,
        0x32 | 0x33 => true,
        0xFF => low <= 0xEF,
        _ => false,
    }
}

/// No text: a zero byte, or more control characters than any text has.
fn is_binary(bytes: &[u8]) -> bool {
    const WINDOW: usize = 65_536;
    let window = bytes.get(..bytes.len().min(WINDOW)).unwrap_or_default();
    let control = window
        .iter()
        .filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A))
        .count();
    let zeros = window.iter().filter(|&&b| b == 0).count();
    zeros * 1000 > window.len() || control * 50 > window.len()
}

/// A tally of UTF-8.
struct Utf8 {
    /// Sequences of three or four bytes that are right.
    long: usize,
    /// Sequences of two bytes that are right.
    short: usize,
    /// Places where it is broken.
    wrong: usize,
}

impl Utf8 {
    fn of(bytes: &[u8]) -> Self {
        let mut tally = Self { long: 0, short: 0, wrong: 0 };
        if std::str::from_utf8(bytes).is_ok() {
            tally.count(bytes);
            return tally;
        }
        let mut rest = bytes;
        for chunk in bytes.utf8_chunks() {
            tally.count(chunk.valid().as_bytes());
            rest = rest.get(chunk.valid().len() + chunk.invalid().len()..).unwrap_or_default();
            // A character that the end of the bytes cuts is no sign of another encoding.
            let cut =
                rest.is_empty() && tally.long >= 2 && chunk.invalid().first().is_some_and(|&b| b >= 0xE0);
            tally.wrong += usize::from(!chunk.invalid().is_empty() && !cut);
        }
        tally
    }

    fn count(&mut self, valid: &[u8]) {
        for &byte in valid {
            self.long += usize::from(byte >= 0xE0);
            self.short += usize::from(matches!(byte, 0xC0..=0xDF));
        }
    }

    /// Whether valid UTF-8 is rather a few words of GBK: only sequences of two bytes, several in a
    /// row, none of them Greek or Cyrillic, no letters beside them.
    fn is_short_gb(&self, bytes: &[u8]) -> bool {
        const SHORT: usize = 64;
        let odd = |&b: &u8| b.is_ascii_alphabetic() || matches!(b, 0xCD..=0xD4);
        self.long == 0 && self.short >= 2 && bytes.len() <= SHORT && !bytes.iter().any(odd)
    }
}

/// How well bytes fit the two-byte encodings.
#[derive(Default)]
struct Pairs {
    all: usize,
    /// Common characters and marks of GB18030.
    gb: usize,
    /// Common characters and marks of Big5.
    big5: usize,
    wrong_gb: usize,
    wrong_big5: usize,
}

impl Pairs {
    fn of(bytes: &[u8]) -> Self {
        const WINDOW: usize = 1 << 16;
        let bytes = bytes.get(..bytes.len().min(WINDOW)).unwrap_or_default();
        let mut tally = Self::default();
        let mut at = 0;
        while let Some(&lead) = bytes.get(at) {
            if lead < 0x80 {
                at += 1;
                continue;
            }
            let Some(&trail) = bytes.get(at + 1) else { break };
            if lead > 0x80 && trail.is_ascii_digit() && bytes.get(at + 2).is_some_and(|&third| third >= 0x81)
            {
                // Four bytes of GB18030, which Big5 has nothing like.
                tally.all += 1;
                tally.wrong_big5 += 1;
                at += 4;
                continue;
            }
            if lead == 0x80 || trail < 0x40 || trail == 0x7F || trail == 0xFF {
                tally.wrong_gb += 1;
                tally.wrong_big5 += 1;
                at += 1;
                continue;
            }
            tally.all += 1;
            tally.pair(lead, trail);
            at += 2;
        }
        tally
    }

    fn pair(&mut self, lead: u8, trail: u8) {
        // Marks weigh more: they are frequent, and tell the encodings apart at once.
        const MARK: usize = 3;
        match (lead, trail) {
            (0xA1, 0xA2 | 0xA3 | 0xA4 | 0xB0 | 0xB1) | (0xA3, 0xAC | 0xBA | 0xBB | 0xA8 | 0xA9 | 0xA5) => {
                self.gb += MARK;
            }
            (0xA1, 0x41..=0x46 | 0x47 | 0x49 | 0x5D | 0x5E | 0x75..=0x7A) => self.big5 += MARK,
            _ => {}
        }
        let high = trail >= 0xA1;
        // The first levels: 3,755 characters of GB2312, 5,401 of Big5.
        self.gb += usize::from(high && matches!(lead, 0xB0..=0xD7 | 0xA1..=0xA3));
        self.big5 += usize::from((high || trail <= 0x7E) && matches!(lead, 0xA1..=0xC6));
        self.wrong_gb += usize::from(lead == 0xFF);
        self.wrong_big5 += usize::from(!(high || trail <= 0x7E) || !(0x87..=0xF9).contains(&lead));
    }

    /// Whether a declaration of this encoding can be believed.
    fn bear_out(&self, encoding: Encoding) -> bool {
        let (wrong, own, other) = match encoding {
            Encoding::Gb18030 => (self.wrong_gb, self.gb, self.big5),
            Encoding::Big5 => (self.wrong_big5, self.big5, self.gb),
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => return false,
        };
        wrong * 50 <= self.all && own * 3 >= other * 2
    }
}

/// The encoding that the first kilobytes name, of those in question here.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    const WINDOW: usize = 4096;
    let head = bytes.get(..bytes.len().min(WINDOW))?.to_ascii_lowercase();
    for key in [b"charset".as_slice(), b"encoding".as_slice()] {
        for at in head.windows(key.len()).enumerate().filter(|(_, w)| *w == key).map(|(at, _)| at) {
            let mut rest = head.get(at + key.len()..)?.iter().skip_while(|b| b.is_ascii_whitespace());
            if rest.next() != Some(&b'=') {
                continue;
            }
            let label: Vec<u8> = rest
                .skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\''))
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
                .copied()
                .collect();
            match label.as_slice() {
                b"gb2312" | b"gbk" | b"gb18030" | b"gb_2312-80" | b"x-gbk" | b"euc-cn" | b"gb" => {
                    return Some(Encoding::Gb18030);
                }
                b"big5" | b"big5-hkscs" | b"x-x-big5" | b"cn-big5" => return Some(Encoding::Big5),
                _ => {}
            }
        }
    }
    None
}
