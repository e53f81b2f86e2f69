//! From the words of a number to the values it may stand for.

use rust_decimal::Decimal;

use crate::claim::model::{Aspect, Bound, Claim, Quantity};
use crate::lex::number;

/// Limits of a value, both included; `None` where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// Least value.
    pub low: Option<Decimal>,
    /// Largest value.
    pub high: Option<Decimal>,
}

impl Interval {
    /// Whether the two share a value.
    pub fn meets(self, other: Self) -> bool {
        let under = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        under(self.low, other.high) && under(other.low, self.high)
    }

    /// The values in both.
    pub fn both(self, other: Self) -> Self {
        let pick = |a: Option<Decimal>, b: Option<Decimal>, larger: bool| match (a, b) {
            (Some(a), Some(b)) => Some(if (a > b) == larger { a } else { b }),
            (a, b) => a.or(b),
        };
        Self { low: pick(self.low, other.low, true), high: pick(self.high, other.high, false) }
    }

    /// Whether all its values are less than all of the other's.
    pub fn under(self, other: Self) -> bool {
        matches!((self.high, other.low), (Some(high), Some(low)) if high < low)
    }

    /// How far it reaches; `None` where it has no end.
    pub fn width(self) -> Option<Decimal> {
        Some(self.high?.saturating_sub(self.low?))
    }
}

/// What a claim's number may stand for: 91.86 is anything that rounds to it, 近30 lies between 20 and 30, 30多
/// between 30 and 40, 超30 has no upper end. Whole counts (55个) are exact; 5万户 is not.
pub fn of(claim: &Claim, text: &str) -> Option<Interval> {
    let quantity = claim.quantity.as_ref()?;
    let (low, high) = (quantity.ends.low(), quantity.ends.high());
    if low.is_some() || high.is_some() {
        return Some(Interval { low, high });
    }
    let value = quantity.value?;
    let exact = Interval { low: Some(value), high: Some(value) };
    let Some((step, round)) = steps(quantity, value, text) else { return Some(exact) };
    Some(match quantity.bound {
        None if claim.aspect == Aspect::Count && step == Decimal::ONE => exact,
        None => {
            let half = step.checked_mul(Decimal::new(5, 1)).unwrap_or_default();
            around(value, half, half)
        }
        Some(Bound::About) => around(value, round, round),
        Some(Bound::Nearly) => around(value, round, Decimal::ZERO),
        Some(Bound::Odd | Bound::Many) => around(value, Decimal::ZERO, round),
        Some(Bound::Above | Bound::OrMore | Bound::AtLeast) => Interval { low: Some(value), high: None },
        Some(Bound::OrLess) => Interval { low: None, high: Some(value) },
    })
}

fn around(value: Decimal, below: Decimal, above: Decimal) -> Interval {
    Interval { low: Some(value.saturating_sub(below)), high: Some(value.saturating_add(above)) }
}

/// What one in the last written digit is worth, and one in the last digit that is no zero, in the base unit.
/// `None` for numerals that are no decimals (三分之一).
fn steps(quantity: &Quantity, value: Decimal, text: &str) -> Option<(Decimal, Decimal)> {
    let words = quantity.number.slice(text);
    let at = words.find(|c: char| c.is_alphanumeric())?;
    let written = number::arabic(words, at).or_else(|| number::chinese(words, at))?;
    let number = written.value.filter(|number| !number.is_zero())?;
    // Of -3.5 the sign stands outside; the unit (亿元) is what turns the one into the other.
    let unit = value.checked_div(number)?.abs();
    let step = Decimal::new(1, written.decimals);
    let mut round = step;
    let ten = Decimal::TEN;
    // At most 28 digits: 8000 is round to the thousands.
    for _ in 0..28 {
        let wider = round.checked_mul(ten)?;
        if !number.checked_rem(wider)?.is_zero() {
            break;
        }
        round = wider;
    }
    Some((step.checked_mul(unit)?, round.checked_mul(unit)?))
}
