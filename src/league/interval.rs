//! From the words of a number to the values it may stand for.

use rust_decimal::Decimal;

use crate::claim::model::{Aspect, Bound, Claim, Field};
use crate::lex::number;

/// Limits of a value; `None` where there is none. A limit is one of the values unless it is marked as out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// Least value.
    pub low: Option<Decimal>,
    /// Largest value.
    pub high: Option<Decimal>,
    /// `low` itself is none of them.
    pub low_out: bool,
    /// `high` itself is none of them: what rounds to 9.1 ends before 9.15, where 9.2 begins.
    pub high_out: bool,
}

impl Interval {
    /// From the one to the other, both included.
    pub fn closed(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        Self { low, high, ..Self::default() }
    }

    /// Whether the two share a value.
    pub fn meets(self, other: Self) -> bool {
        !self.under(other) && !other.under(self)
    }

    /// The values in both.
    pub fn both(self, other: Self) -> Self {
        // Of two limits the narrower one; at one place the one that is out.
        let pick = |a: (Option<Decimal>, bool), b: (Option<Decimal>, bool), larger: bool| match (a.0, b.0) {
            (Some(own), Some(theirs)) if own == theirs => (a.0, a.1 || b.1),
            (Some(own), Some(theirs)) => {
                if (own > theirs) == larger {
                    a
                } else {
                    b
                }
            }
            (Some(_), None) => a,
            (None, _) => b,
        };
        let (low, low_out) = pick((self.low, self.low_out), (other.low, other.low_out), true);
        let (high, high_out) = pick((self.high, self.high_out), (other.high, other.high_out), false);
        Self { low, high, low_out, high_out }
    }

    /// Whether all its values are less than all of the other's.
    pub fn under(self, other: Self) -> bool {
        match (self.high, other.low) {
            (Some(high), Some(low)) => high < low || high == low && (self.high_out || other.low_out),
            _ => false,
        }
    }

    /// How far it reaches; `None` where it has no end.
    pub fn width(self) -> Option<Decimal> {
        Some(self.high?.saturating_sub(self.low?))
    }
}

/// What a claim's number may stand for: 91.86 is anything that rounds to it, 近30 lies between 20 and 30, 30多
/// between 30 and 40, 超30 has no upper end. Whole counts (55个) are exact; 5万户 is not. What lies half a digit away
/// rounds away from zero: the values of 9.1 and those of 9.2 have none in common.
pub fn of(claim: &Claim, text: &str) -> Option<Interval> {
    let quantity = claim.quantity.as_ref()?;
    let (low, high) = (quantity.ends.low(), quantity.ends.high());
    if low.is_some() || high.is_some() {
        return Some(Interval::closed(low, high));
    }
    let value = quantity.value?;
    let exact = Interval::closed(Some(value), Some(value));
    let words = claim.corrected(Field::Value).unwrap_or_else(|| quantity.number.slice(text));
    let Some((step, round)) = steps(words, value) else { return Some(exact) };
    Some(match quantity.bound {
        None if claim.aspect == Aspect::Count && step == Decimal::ONE => exact,
        None => {
            let half = step.checked_mul(Decimal::new(5, 1)).unwrap_or_default();
            let (low_out, high_out) = (value <= Decimal::ZERO, value >= Decimal::ZERO);
            Interval { low_out, high_out, ..around(value, half, half) }
        }
        Some(Bound::About) => around(value, round, round),
        Some(Bound::Nearly) => around(value, round, Decimal::ZERO),
        Some(Bound::Odd | Bound::Many) => around(value, Decimal::ZERO, round),
        Some(Bound::Above | Bound::OrMore | Bound::AtLeast) => Interval::closed(Some(value), None),
        Some(Bound::OrLess) => Interval::closed(None, Some(value)),
    })
}

fn around(value: Decimal, below: Decimal, above: Decimal) -> Interval {
    Interval::closed(Some(value.saturating_sub(below)), Some(value.saturating_add(above)))
}

/// What one in the last written digit is worth, and one in the last digit that is no zero, in the base unit.
/// `None` for numerals that are no decimals (三分之一).
fn steps(words: &str, value: Decimal) -> Option<(Decimal, Decimal)> {
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
