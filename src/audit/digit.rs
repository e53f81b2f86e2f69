//! A single changed digit that would close a broken sum, offered as a question.
//!
//! What: 92.4 + 331.8 + 442.3 = 866.5 against 846.5: was 866.5 meant? Also two neighbours that changed
//! places (186.3, 168.3). Why: it is the likeliest slip of a typist; but it is a guess, so it is asked.

use rust_decimal::Decimal;

use super::Said;
use super::sheet::Sheet;

/// The working with the question behind it, where there is one figure to ask for.
pub fn question(sheet: &Sheet<'_>, whole: usize, parts: &[usize], working: Said) -> Said {
    let Some(total) = sheet.get(whole) else { return working };
    let all = parts
        .iter()
        .filter_map(|&at| sheet.get(at))
        .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value));
    let Some(all) = all else { return working };
    let mut asked = None;
    for &at in parts.iter().chain([&whole]) {
        let Some(figure) = sheet.get(at) else { continue };
        let wanted = if at == whole {
            Some(all)
        } else {
            total.value.checked_sub(all).and_then(|rest| rest.checked_add(figure.value))
        };
        let Some(wanted) = wanted.and_then(|wanted| wanted.checked_div(figure.factor)) else { continue };
        let Some(stated) = figure.value.checked_div(figure.factor) else { continue };
        if slipped(stated, wanted, figure.decimals) {
            asked = Some((
                figure.quote,
                figure.in_unit(wanted.checked_mul(figure.factor).unwrap_or(wanted), figure.decimals),
            ));
        }
    }
    match asked {
        Some((quote, wanted)) => {
            working.and(&Said::of("“{0}”是否应为{1}？", "should {0} read {1}?", &[quote, &wanted]))
        }
        None => working,
    }
}

/// Whether two numbers differ in one digit, or in two neighbours that changed places.
pub fn slipped(one: Decimal, other: Decimal, decimals: u32) -> bool {
    let digits = |value: Decimal| format!("{:.*}", decimals as usize, value);
    if other.is_sign_negative() || other.normalize().scale() > decimals {
        return false;
    }
    let (one, other) = (digits(one), digits(other));
    if one.len() != other.len() {
        return false;
    }
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let differ: Vec<usize> = (0..a.len()).filter(|&at| a.get(at) != b.get(at)).collect();
    match *differ.as_slice() {
        [_] => true,
        [first, second] => a.get(first) == b.get(second) && a.get(second) == b.get(first),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_digit_or_two_that_changed_places() {
        for (one, other, slip) in [
            ("846.5", "866.5", true),
            ("186.3", "168.3", true),
            ("846.5", "876.6", false),
            ("9.5", "19.5", false),
        ] {
            let read = |text: &str| text.parse::<Decimal>().unwrap_or_default();
            assert_eq!(slipped(read(one), read(other), 1), slip, "{one} {other}");
        }
    }
}
