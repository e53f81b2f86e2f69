//! Pages saved as one file (mht, mhtml): MIME parts, of which the page itself is taken.
//!
//! Headers, `quoted-printable` and base64 are a few lines; a mail library brings address lists, threads and tables
//! of encodings that the browser has.

use super::{Cause, Decode};
use crate::source::{Encoding, How, detect};

/// How deep parts may stand in one another, and how many there may be.
const DEEPEST: u32 = 4;
const PARTS: usize = 2000;

/// A part's head.
#[derive(Default)]
struct Head {
    kind: String,
    charset: String,
    boundary: String,
    transfer: String,
}

/// The page in a file: of several, as frames make them, the one with the most Chinese.
pub fn read(bytes: &[u8], decode: Decode<'_>) -> Result<String, Cause> {
    let mut pages = Vec::new();
    let mut left = PARTS;
    walk(bytes, 0, &mut left, &mut |head, body| {
        if head.kind == "text/html" || head.kind == "application/xhtml+xml" {
            pages.push(decoded(head, &transferred(head, body), decode));
        }
    });
    let han = |page: &String| page.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).count();
    let mut best: Option<(usize, String)> = None;
    for page in pages {
        let weight = han(&page);
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, page));
        }
    }
    best.map(|(_, page)| page).ok_or(Cause::MhtmlDamaged)
}

fn walk(bytes: &[u8], depth: u32, left: &mut usize, found: &mut dyn FnMut(&Head, &[u8])) {
    let Some(rest) = left.checked_sub(1) else { return };
    *left = rest;
    let (head, body) = split(bytes);
    if head.boundary.is_empty() || depth >= DEEPEST {
        return found(&head, body);
    }
    let mark = ["--", &head.boundary].concat().into_bytes();
    let mut start = None;
    let mut at = 0;
    while at < body.len() {
        let end = body
            .get(at..)
            .and_then(|rest| rest.iter().position(|&b| b == b'\n'))
            .map_or(body.len(), |n| at + n + 1);
        let line = body.get(at..end).unwrap_or_default();
        if line.starts_with(&mark) {
            if let Some(from) = start {
                walk(body.get(from..at).unwrap_or_default(), depth + 1, left, found);
            }
            start = (!line.get(mark.len()..).unwrap_or_default().starts_with(b"--")).then_some(end);
        }
        at = end;
    }
    // A file that was cut off has no last mark.
    if let Some(from) = start.filter(|&from| from < body.len()) {
        walk(body.get(from..).unwrap_or_default(), depth + 1, left, found);
    }
}

/// Head and body of a part. Lines of the head that begin with a blank go on with the one before.
fn split(bytes: &[u8]) -> (Head, &[u8]) {
    let mut head = Head::default();
    let mut field = String::new();
    let mut at = 0;
    loop {
        let end = bytes
            .get(at..)
            .and_then(|rest| rest.iter().position(|&b| b == b'\n'))
            .map_or(bytes.len(), |n| at + n + 1);
        let line = String::from_utf8_lossy(bytes.get(at..end).unwrap_or_default());
        at = end;
        if line.starts_with([' ', '\t']) && !line.trim().is_empty() {
            field.push_str(line.trim_end());
            continue;
        }
        head.take(&field);
        field = line.trim_end().to_owned();
        // The blank line before the first part's head belongs to the mark.
        if field.is_empty() && (at >= bytes.len() || !head.is_empty() || at > 4) {
            return (head, bytes.get(at..).unwrap_or_default());
        }
    }
}

impl Head {
    fn is_empty(&self) -> bool {
        self.kind.is_empty() && self.transfer.is_empty()
    }

    fn take(&mut self, field: &str) {
        let Some((name, value)) = field.split_once(':') else { return };
        if name.eq_ignore_ascii_case("content-transfer-encoding") {
            self.transfer = value.trim().to_ascii_lowercase();
        }
        if !name.eq_ignore_ascii_case("content-type") {
            return;
        }
        let mut parts = value.split(';');
        self.kind = parts.next().unwrap_or("").trim().to_ascii_lowercase();
        for part in parts {
            let Some((key, value)) = part.split_once('=') else { continue };
            let value = value.trim().trim_matches('"');
            match key.trim().to_ascii_lowercase().as_str() {
                "boundary" => self.boundary = value.to_owned(),
                "charset" => self.charset = value.to_ascii_lowercase(),
                _ => {}
            }
        }
    }
}

/// The bytes as they were before they were made fit for mail.
fn transferred(head: &Head, body: &[u8]) -> Vec<u8> {
    match head.transfer.as_str() {
        "quoted-printable" => quoted(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    }
}

fn quoted(body: &[u8]) -> Vec<u8> {
    let hex = |at: usize| char::from(*body.get(at)?).to_digit(16);
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        at += 1;
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        match (body.get(at), body.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(b'\n'), _) => at += 1,
            _ => match (hex(at), hex(at + 1)) {
                (Some(high), Some(low)) => {
                    out.push((high * 16 + low) as u8);
                    at += 2;
                }
                _ => out.push(byte),
            },
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    out
}

/// The text: by the bytes themselves, and where these only let guess, by the part's own word.
fn decoded(head: &Head, bytes: &[u8], decode: Decode<'_>) -> String {
    let detection = detect(bytes);
    let encoding = match (detection.how, head.charset.as_str()) {
        (How::Guess, "gb2312" | "gbk" | "gb18030") => Encoding::Gb18030,
        (How::Guess, "big5") => Encoding::Big5,
        _ => detection.encoding,
    };
    decode(bytes.get(detection.bom_len..).unwrap_or_default(), encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_fit_for_mail_is_undone() {
        assert_eq!(quoted(b"a=3D=E4=BA=\r\n=BF=\n=zz"), "a=亿=zz".as_bytes());
        assert_eq!(base64(b"5Lq\r\n/MTIz\n"), "亿123".as_bytes());
        assert_eq!(base64(b"eA=="), b"x");
    }
}
