//! `ToUnicode` maps: which characters the codes of a font stand for.

use crate::order;

/// Codes in a row and what the first of them stands for.
struct Run {
    first: u32,
    last: u32,
    /// UTF-16; in a run the last unit counts up.
    units: Vec<u16>,
}

/// A map from codes to text.
#[derive(Default)]
pub struct ToUnicode {
    runs: Vec<Run>,
    /// Whether codes are two bytes long, where the map says so.
    pub wide: Option<bool>,
}

enum Token<'a> {
    Hex(&'a [u8]),
    Open,
    Close,
    Word(&'a [u8]),
}

impl ToUnicode {
    /// Reads a map.
    pub fn read(bytes: &[u8]) -> Self {
        const MOST: usize = 1 << 17;
        let mut map = Self::default();
        let mut tokens = Tokens { bytes, at: 0 };
        // What the numbers at hand are for.
        let mut section: &[u8] = b"";
        let mut held: Vec<Vec<u8>> = Vec::new();
        while let Some(token) = tokens.next() {
            if map.runs.len() >= MOST {
                break;
            }
            match token {
                Token::Word(word) => {
                    section = match word {
                        b"begincodespacerange" | b"beginbfchar" | b"beginbfrange" => word,
                        _ => b"",
                    };
                    held.clear();
                }
                Token::Hex(hex) => {
                    held.push(bytes_of(hex));
                    map.take(section, &mut held);
                }
                Token::Open => {
                    // A row of texts, one for each code.
                    let first = held.first().map(|code| number(code));
                    let mut code = first;
                    while let Some(token) = tokens.next() {
                        let Token::Hex(hex) = token else { break };
                        if let Some(at) = code.filter(|_| map.runs.len() < MOST) {
                            map.runs.push(Run { first: at, last: at, units: units(&bytes_of(hex)) });
                            code = at.checked_add(1);
                        }
                    }
                    held.clear();
                }
                Token::Close => {}
            }
        }
        order::sort_by_key(&mut map.runs, |run| run.first);
        map
    }

    fn take(&mut self, section: &[u8], held: &mut Vec<Vec<u8>>) {
        match (section, held.as_slice()) {
            (b"begincodespacerange", [_, last]) => {
                self.wide = Some(self.wide == Some(true) || last.len() > 1)
            }
            (b"beginbfchar", [code, text]) => {
                let code = number(code);
                self.runs.push(Run { first: code, last: code, units: units(text) });
            }
            (b"beginbfrange", [first, last, text]) => {
                let (first, last) = (number(first), number(last));
                if first <= last {
                    self.runs.push(Run { first, last, units: units(text) });
                }
            }
            _ => return,
        }
        held.clear();
    }

    /// The text of a code.
    pub fn get(&self, code: u32) -> Option<String> {
        let behind = self.runs.partition_point(|run| run.first <= code);
        let run = self.runs.get(behind.checked_sub(1)?).filter(|run| code <= run.last)?;
        let mut units = run.units.clone();
        let step = u16::try_from(code - run.first).ok()?;
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add(step);
        }
        Some(String::from_utf16_lossy(&units))
    }
}

fn bytes_of(hex: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.iter().filter_map(|&b| char::from(b).to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    const LONGEST: usize = 16;
    match bytes {
        [one] => vec![u16::from(*one)],
        more => {
            more.chunks_exact(2).take(LONGEST).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect()
        }
    }
}

struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            let from = self.at;
            self.at += 1;
            let until = |end: &dyn Fn(u8) -> bool| {
                let rest = self.bytes.get(from + 1..).unwrap_or_default();
                from + 1 + rest.iter().position(|&b| end(b)).unwrap_or(rest.len())
            };
            match byte {
                b'<' if self.bytes.get(self.at) != Some(&b'<') => {
                    let end = until(&|b| b == b'>');
                    self.at = end + 1;
                    return Some(Token::Hex(self.bytes.get(from + 1..end)?));
                }
                b'[' => return Some(Token::Open),
                b']' => return Some(Token::Close),
                b'%' => self.at = until(&|b| b == b'\n' || b == b'\r'),
                b if b.is_ascii_alphabetic() => {
                    let end = until(&|b| !b.is_ascii_alphanumeric());
                    self.at = end;
                    return Some(Token::Word(self.bytes.get(from..end)?));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ToUnicode;

    #[test]
    fn codes_lead_to_text() {
        let map = ToUnicode::read(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0003> <4EBF> <0004><D840DC00> endbfchar % x
2 beginbfrange <0010> <0019> <0030> <0020> <0021> [<4E00> <4E8C>] endbfrange end",
        );
        assert_eq!(map.wide, Some(true));
        let got: Vec<Option<String>> =
            [3, 4, 0x10, 0x19, 0x20, 0x21, 0x22, 0].map(|code| map.get(code)).into();
        let wanted =
            [Some("亿"), Some("\u{20000}"), Some("0"), Some("9"), Some("一"), Some("二"), None, None];
        assert_eq!(got, wanted.map(|text| text.map(str::to_owned)));
    }
}
