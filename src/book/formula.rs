//! Formula injection: a cell that a text wrote is never run.

/// Whether a spreadsheet would run it: the first character is one that starts a formula, half or
/// full width. A number with a sign (`-3.2%`) only looks so.
pub fn is_formula(words: &str) -> bool {
    let number = |rest: &str| {
        !rest.is_empty() && rest.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '%'))
    };
    match words.strip_prefix(['+', '-']) {
        Some(rest) => !number(rest),
        None => {
            words.starts_with(['=', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_signed_numbers() {
        for words in ["=1+1", "+SUM(A1)", "-", "@cmd", "\tx", "\rx", "\u{ff1d}A1", "-2+3", "- 5"] {
            assert!(is_formula(words), "{words}");
        }
        for words in ["", "-3.2%", "+5", "-1,234.5", "投资", "5-3", "'=x", "—3"] {
            assert!(!is_formula(words), "{words}");
        }
    }
}
