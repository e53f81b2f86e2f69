//! GB18030, for offices whose programs know nothing else.
//!
//! Browsers decode it but do not encode it, and a library's tables weigh 125 kB. So the table is turned
//! round once: every code is given to the decoder, and what it says is noted.

/// What each character is in GB18030.
pub struct Gb18030 {
    /// By character of the first plane: the code as a big-endian number; 0: none.
    codes: Vec<u32>,
}

/// First bytes of codes of two bytes, and of the codes of four that stand for the first plane.
const LEADS: std::ops::RangeInclusive<u8> = 0x81..=0xfe;
const LONG_LEADS: std::ops::RangeInclusive<u8> = 0x81..=0x84;
const DIGITS: std::ops::RangeInclusive<u8> = 0x30..=0x39;

impl Gb18030 {
    /// Turns a decoder round; it is asked once, for some 300 kB.
    pub fn turned(decode: &dyn Fn(&[u8]) -> String) -> Self {
        let mut known = Vec::new();
        for lead in LEADS {
            for trail in (0x40..=0xfe).filter(|&trail| trail != 0x7f) {
                known.push(u32::from_be_bytes([0, 0, lead, trail]));
            }
        }
        for first in LONG_LEADS {
            for second in DIGITS {
                for third in LEADS {
                    known.extend(DIGITS.map(|fourth| u32::from_be_bytes([first, second, third, fourth])));
                }
            }
        }
        let mut bytes = Vec::with_capacity(known.len() * 5);
        for &code in &known {
            push(&mut bytes, code);
            // A code that says nothing must not swallow the next one.
            bytes.push(b'\n');
        }
        let mut codes = vec![0; 0x1_0000];
        for (line, code) in decode(&bytes).split('\n').zip(known) {
            let mut signs = line.chars();
            if let (Some(sign), None) = (signs.next(), signs.next())
                && sign != char::REPLACEMENT_CHARACTER
                && let Some(slot) = codes.get_mut(sign as usize)
                && *slot == 0
            {
                // Codes of two bytes come first, and are the ones to write.
                *slot = code;
            }
        }
        Self { codes }
    }

    /// The text in GB18030. Every character has a code there, but for a few for private use, which
    /// become a question mark.
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len());
        for sign in text.chars() {
            match (sign as u32, self.codes.get(sign as usize)) {
                (ascii @ 0..=0x7f, _) => bytes.push(ascii as u8),
                (_, Some(0)) => bytes.push(b'?'),
                (_, Some(&code)) => push(&mut bytes, code),
                // Beyond the first plane the codes of four bytes are counted through, from 90308130.
                (beyond, None) => {
                    let at = beyond - 0x1_0000;
                    let (fourth, rest) = (at % 10, at / 10);
                    let (third, rest) = (rest % 126, rest / 126);
                    let (second, first) = (rest % 10, rest / 10);
                    let parts = [0x90 + first, 0x30 + second, 0x81 + third, 0x30 + fourth];
                    bytes.extend(parts.map(|part| part as u8));
                }
            }
        }
        bytes
    }
}

fn push(bytes: &mut Vec<u8>, code: u32) {
    let code = code.to_be_bytes();
    bytes.extend(code.into_iter().skip_while(|&byte| byte == 0));
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_encoded_as_the_library_does() {
        let turned = Gb18030::turned(&|bytes| encoding_rs::GB18030.decode(bytes).0.into_owned());
        let mut odd = Vec::new();
        // Twenty characters for private use have no code that the standard decodes to them.
        let known = |sign: &char| !matches!(sign, '\u{e5e5}'..='\u{e864}' | '\u{fffd}');
        for sign in (0..=0x10_ffff).filter_map(char::from_u32).filter(known) {
            let text = sign.to_string();
            let (wanted, _, _) = encoding_rs::GB18030.encode(&text);
            if turned.encode(&text) != *wanted {
                odd.push(format!("{:x} {:x?} {:x?}", sign as u32, turned.encode(&text), wanted));
            }
        }
        assert!(odd.is_empty(), "{} differ: {:?}", odd.len(), odd.iter().take(20).collect::<Vec<_>>());
    }
}
