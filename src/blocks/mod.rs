//! What is only looked at, as HTML: a view is a short list of generic blocks ([`model`]), written by one writer
//! ([`html`]) that escapes. The desk makes views of them, the studio what stands around its charts.

pub(crate) mod html;
pub use html::escape;
pub(crate) mod model;

/// A plain decimal, or a range of two, with thousands parted: 1717000000 as 1,717,000,000. Nothing is rounded, and
/// figures behind a point stay as they are.
pub fn grouped(number: &str) -> String {
    let mut out = String::with_capacity(number.len() + 4);
    let bytes = number.as_bytes();
    // How many figures of the whole part are still to come; none behind a point.
    let (mut left, mut fraction) = (0, false);
    for (at, sign) in number.char_indices() {
        if sign.is_ascii_digit() {
            if left == 0 && !fraction {
                left = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
            } else if !fraction && left % 3 == 0 {
                out.push(',');
            }
            left = left.saturating_sub(1);
            fraction &= left > 0 || bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        } else {
            (left, fraction) = (0, sign == '.');
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_before_the_point_only() {
        for (number, wanted) in [
            ("1717000000", "1,717,000,000"),
            ("-35000.1234", "-35,000.1234"),
            ("999", "999"),
            ("1000", "1,000"),
            ("0.123456", "0.123456"),
            ("30000–500000", "30,000–500,000"),
            ("30000.25–500000.5", "30,000.25–500,000.5"),
            ("", ""),
        ] {
            assert_eq!(grouped(number), wanted);
        }
    }
}
