//! Exact decimals in the reader's writing.

use shaipin::blocks::grouped;
use shaipin::serve::protocol::Language;

/// The normalised value with its base unit: exact, then short in 万/亿 or K/M/B where it is large.
pub fn normal(value: &str, base: &str, language: Language) -> String {
    let gap = if base.is_empty() || base == "%" { "" } else { " " };
    let exact = [&grouped(value), gap, base].concat();
    match short(value, language) {
        Some(short) if language == Language::English => [&exact, " (", &short, gap, base, ")"].concat(),
        Some(short) => [&exact, "（", &short, base, "）"].concat(),
        None => exact,
    }
}

/// The normalised value where it says more than the literal (`91.86分` = `91.86 分` does not).
pub fn news(literal: &str, value: &str, base: &str, language: Language) -> Option<String> {
    let plain = |text: &str| text.replace([',', ' '], "");
    let normal = normal(value, base, language);
    (!value.is_empty() && plain(&normal) != plain(literal)).then_some(normal)
}

/// `780000000` → `7.8亿` or `780M`; only where no digit is lost.
fn short(value: &str, language: Language) -> Option<String> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let steps: &[(usize, &str)] = match language {
        Language::Chinese => &[(12, "万亿"), (8, "亿"), (4, "万")],
        Language::English => &[(9, "B"), (6, "M"), (3, "K")],
    };
    let (zeros, name) = steps.iter().find(|(zeros, _)| digits.len() > *zeros)?;
    let (whole, rest) = digits.split_at(digits.len() - zeros);
    let rest = rest.trim_end_matches('0');
    if rest.len() > 6 {
        return None;
    }
    let sign = if value.starts_with('-') { "-" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{rest}{name}"))
}
