//! Numbers as plain decimals.

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A decimal as plain digits: no exponent, no trailing zero, no `.0`, no negative zero.
pub fn plain(number: Decimal) -> String {
    if number.is_zero() { "0".to_owned() } else { number.normalize().to_string() }
}

/// A decimal that serialises as a JSON number with exactly the digits of [`plain`].
///
/// By the name of serde_json's raw values, because serde knows no decimals and an `f64` would print
/// `6850000000.0`: so [`super::writer`] knows it, and serde_json, to which tests compare it.
#[derive(Clone, Copy)]
pub(super) struct Plain(pub(super) Decimal);

/// What serde_json calls its raw values.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut raw = serializer.serialize_struct(RAW, 1)?;
        raw.serialize_field(RAW, &plain(self.0))?;
        raw.end()
    }
}

/// A share of 0 to 1 as a decimal with two digits; what is no number counts as 0.
pub(super) fn hundredths(share: f32) -> Plain {
    // A cast of floats saturates, and makes 0 of NaN.
    let hundredths = (share.clamp(0.0, 1.0) * 100.0).round() as i64;
    Plain(Decimal::new(hundredths, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are() -> serde_json::Result<()> {
        let written = serde_json::to_string(&[Plain(Decimal::new(685, 7)), Plain(Decimal::new(-60, 1))])?;
        assert_eq!(written, "[0.0000685,-6]");
        Ok(())
    }
}
