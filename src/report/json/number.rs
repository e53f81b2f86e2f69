//! Numbers as plain decimals.

use rust_decimal::Decimal;
use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;

/// A decimal as plain digits: no exponent, no trailing zero, no `.0`, no negative zero.
pub fn plain(number: Decimal) -> String {
    if number.is_zero() { "0".to_owned() } else { number.normalize().to_string() }
}

/// A decimal that serialises as a JSON number with exactly the digits of [`plain`].
///
/// Through `RawValue`, because serde knows no decimals and an `f64` would print `6850000000.0`.
#[derive(Clone, Copy)]
pub(super) struct Plain(pub(super) Decimal);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(plain(self.0)).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// A share of 0 to 1 as a decimal with two digits; what is no number counts as 0.
pub(super) fn hundredths(share: f32) -> Plain {
    // A cast of floats saturates, and makes 0 of NaN.
    let hundredths = (share.clamp(0.0, 1.0) * 100.0).round() as i64;
    Plain(Decimal::new(hundredths, 2))
}
