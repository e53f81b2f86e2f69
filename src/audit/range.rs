//! Exact sums with the slack that rounding leaves.
//!
//! What: a [`Range`] is all that a written number may stand for: 8.6 is 8.55 to 8.65. Why: a sum is held
//! against the precision of the text, never against more. Examples: 8.6 ÷ 10.4 may be 81.8 to 83.6 %;
//! 66.66 % is 8 ÷ 12 cut, 66.67 % is it rounded. Nothing here overflows: a sum too large for an exact
//! decimal is no sum.

use rust_decimal::Decimal;

/// From the least to the largest value, both possible.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Range {
    /// Least.
    pub low: Decimal,
    /// Largest.
    pub high: Decimal,
}

/// How a computed value agrees with a stated one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fit {
    /// It rounds to it.
    Rounded,
    /// It is cut off to it (66.66).
    Cut,
    /// Only if a round number of the text is less exact than its neighbours (6亿元 beside 3.3亿元).
    Coarse,
    /// Not at all.
    Off,
}

impl Range {
    /// A value and what is on either side of it.
    pub fn around(value: Decimal, half: Decimal) -> Option<Self> {
        Some(Self { low: value.checked_sub(half)?, high: value.checked_add(half)? })
    }

    /// One exact value.
    pub fn exact(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// Whether the two share a value.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// The sum of two.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    /// The difference of two.
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_sub(other.high)?, high: self.high.checked_sub(other.low)? })
    }

    /// This ÷ `whole`, for positive ones.
    pub fn over(self, whole: Self) -> Option<Self> {
        if whole.low <= Decimal::ZERO || self.low.is_sign_negative() {
            return None;
        }
        Some(Self { low: self.low.checked_div(whole.high)?, high: self.high.checked_div(whole.low)? })
    }

    /// Times a positive number.
    pub fn times(self, factor: Decimal) -> Option<Self> {
        Some(Self { low: self.low.checked_mul(factor)?, high: self.high.checked_mul(factor)? })
    }
}

/// A hundred.
pub const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// 10^`exp` for small exponents.
pub fn ten(exp: i32) -> Decimal {
    let step = if exp < 0 { Decimal::new(1, 1) } else { Decimal::TEN };
    (0..exp.unsigned_abs().min(20)).fold(Decimal::ONE, |power, _| power.checked_mul(step).unwrap_or(power))
}

/// The sum of all, `None` where it is too large.
pub fn sum(mut ranges: impl Iterator<Item = Range>) -> Option<Range> {
    ranges.try_fold(Range::exact(Decimal::ZERO), Range::plus)
}

/// The roundest number in a range, where hitting one is no accident: the range is at most a third as
/// wide as the grain of such numbers (130 in 129.8–130.2, but nothing in 28.0–28.3).
pub fn round_number(range: Range) -> Option<Decimal> {
    if range.low <= Decimal::ZERO {
        return None;
    }
    let width = range.high.checked_sub(range.low)?;
    let three = Decimal::from(3);
    // From coarse to fine: 10^12, 5·10^11, 10^11 …
    for exp in (-3..=12).rev() {
        for half in [false, true] {
            let grain = if half { ten(exp - 1).checked_mul(Decimal::from(5))? } else { ten(exp) };
            if width.checked_mul(three)? > grain {
                return None;
            }
            let multiple = range.high.checked_div(grain)?.floor().checked_mul(grain)?;
            if multiple >= range.low && multiple > Decimal::ZERO {
                return Some(multiple.normalize());
            }
        }
    }
    None
}

/// A number for the eye: at most four decimals and no more than it needs, grouped by nothing.
pub fn shown(value: Decimal, decimals: u32) -> String {
    value.round_dp(decimals).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: i64, high: i64, scale: u32) -> Range {
        Range { low: Decimal::new(low, scale), high: Decimal::new(high, scale) }
    }

    #[test]
    fn round_numbers_are_no_accident() {
        assert_eq!(round_number(range(12976, 13020, 2)), Some(Decimal::from(130)));
        assert_eq!(round_number(range(4999, 5002, 2)), Some(Decimal::from(50)));
        assert_eq!(round_number(range(793, 813, 2)), Some(Decimal::from(8)));
        assert_eq!(round_number(range(28008, 28280, 3)), None);
        assert_eq!(round_number(range(2289, 2420, 3)), None);
        assert_eq!(round_number(range(4891, 5113, 0)), Some(Decimal::from(5000)));
    }

    #[test]
    fn quotients_keep_their_slack() {
        let fit = range(855, 865, 2).over(range(1035, 1045, 2)).and_then(|part| part.times(HUNDRED));
        let fit = fit.map(|fit| (shown(fit.low, 1), shown(fit.high, 1)));
        assert_eq!(fit, Some(("81.8".into(), "83.6".into())));
        assert_eq!(range(1, 1, 0).over(range(0, 1, 0)), None);
    }
}
