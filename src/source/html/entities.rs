//! Entities: `&nbsp;`, `&#160;`, `&#xA0;`.

/// The character of an entity at the start of `text` (which begins with `&`), and its length.
///
/// None where it is only an ampersand.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    let bytes = text.as_bytes();
    let window = &bytes[..bytes.len().min(LONGEST)];
    if bytes.get(1) == Some(&b'#') {
        return numeric(window);
    }
    let length = window.iter().skip(1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = text.get(1..=length)?;
    let closed = bytes.get(length + 1) == Some(&b';');
    let row = NAMED.iter().find(|row| row.0 == name).or_else(|| {
        // Old pages leave the semicolon out, also in front of letters (&nbspA).
        OPEN.iter()
            .filter_map(|known| NAMED.iter().find(|row| row.0 == *known))
            .find(|row| !closed && name.starts_with(row.0))
    })?;
    if row.0 == name {
        (closed || OPEN.contains(&name)).then_some((row.1, length + 1 + usize::from(closed)))
    } else {
        Some((row.1, row.0.len() + 1))
    }
}

fn numeric(window: &[u8]) -> Option<(char, usize)> {
    let hex = matches!(window.get(2), Some(b'x' | b'X'));
    let start = if hex { 3 } else { 2 };
    let radix = if hex { 16 } else { 10 };
    let mut code = 0u32;
    let mut at = start;
    while let Some(digit) = window.get(at).and_then(|&byte| char::from(byte).to_digit(radix)) {
        code = code.saturating_mul(radix).saturating_add(digit);
        at += 1;
    }
    if at == start {
        return None;
    }
    let closed = window.get(at) == Some(&b';');
    let c = match code {
        0x80..=0x9F => WINDOWS.chars().nth(code as usize - 0x80),
        0 => None,
        _ => char::from_u32(code),
    };
    Some((c.unwrap_or('\u{FFFD}'), at + usize::from(closed)))
}

/// What 128–159 mean in pages that number their characters by Windows-1252.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// Names that also count without a semicolon.
const OPEN: [&str; 7] = ["nbsp", "lt", "gt", "amp", "quot", "middot", "times"];

/// Names that Chinese pages use.
const NAMED: [(&str, char); 66] = [
    ("nbsp", '\u{A0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("minus", '−'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("sdot", '⋅'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("shy", '\u{AD}'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("permil", '‰'),
    ("deg", '°'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("micro", 'µ'),
    ("yen", '¥'),
    ("pound", '£'),
    ("euro", '€'),
    ("cent", '¢'),
    ("sect", '§'),
    ("para", '¶'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("asymp", '≈'),
    ("infin", '∞'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("tilde", '˜'),
    ("circ", 'ˆ'),
    ("lang", '〈'),
    ("rang", '〉'),
    ("omega", 'ω'),
    ("mu", 'μ'),
    ("brvbar", '¦'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_entities() {
        for (text, want) in [
            ("&nbsp;1", Some(('\u{A0}', 6))),
            ("&nbsp1", Some(('\u{A0}', 5))),
            ("&ldquo;", Some(('“', 7))),
            ("&ldquo", None),
            ("&#38;", Some(('&', 5))),
            ("&#x5e74;", Some(('年', 8))),
            ("&#24180", Some(('年', 7))),
            ("&#150;", Some(('–', 6))),
            ("&#xD800;", Some(('\u{FFFD}', 8))),
            ("&#99999999999;", Some(('\u{FFFD}', 12))),
            ("&#;", None),
            ("& 5", None),
            ("&", None),
            ("&研", None),
            ("&ampx", Some(('&', 4))),
            ("&nosuch;", None),
        ] {
            assert_eq!(entity(text), want, "{text}");
        }
    }
}
