//! Speech about itself: figures that part the speech, suppose, or lay down a norm, and so measure nothing.

use rust_decimal::Decimal;

use super::sentence::Sentence;
use crate::lexicon::talk::{NORMS, PART_UNITS, PARTING, PARTS, RECKONING, SAYING, SUPPOSING, THROUGH};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::Fate;

/// Parts that a speech is cut into at the most; more of a kind are things that were counted.
const MOST_PARTS: i64 = 20;

impl Sentence<'_> {
    /// Whether the clause that begins at node `at` only supposes.
    pub(super) fn supposes(&self, at: usize) -> bool {
        let Some(rest) = self.node(at).and_then(|node| self.text.get(node.span.start() as usize..)) else {
            return false;
        };
        SUPPOSING.without_beginning(rest).is_some_and(|behind| !RECKONING.begins(behind))
    }

    /// Closes the number at node `at` where it is the speech's own; says whether it did.
    pub(super) fn talk(&mut self, at: usize, index: usize) -> bool {
        let Some((fate, why)) = self.talked(index) else { return false };
        self.close(at, index, fate, why);
        true
    }

    fn talked(&self, index: usize) -> Option<(Fate, &'static str)> {
        if self.supposed {
            return Some((Fate::Slogan, "supposed"));
        }
        let numeral = &self.lexed.numerals[index];
        if !matches!(numeral.dimension, Dimension::Count | Dimension::People) {
            return None;
        }
        let before = self.text.get(..numeral.number.start() as usize)?;
        let behind = self.text.get(numeral.span.end() as usize..)?;
        if NORMS.ends(before) {
            return Some((Fate::Name, "norm"));
        }
        let unit = numeral.unit.slice(self.text);
        if unit == "次" && numeral.chinese && THROUGH.ends(before) {
            return Some((Fate::Slogan, "parts-of-speech"));
        }
        let few = numeral.value.is_some_and(|value| value <= Decimal::from(MOST_PARTS));
        let part = PARTS.begins(behind);
        let parting = PARTING.ends(before) && (PART_UNITS.contains(&unit) || part);
        let saying = SAYING.ends(before) && (unit == "点" || part);
        (few && (parting || saying)).then_some((Fate::Slogan, "parts-of-speech"))
    }
}
