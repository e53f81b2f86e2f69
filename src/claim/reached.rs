//! What a change came to: the rate that stands behind how much it rose or fell.

use super::naming;
use super::sentence::Sentence;
use crate::lexicon::set::WordSet;
use crate::lexicon::units::Dimension;

/// What stands alone in front of the rate that a change came to (回升1.4个百分点至6.4%).
static CAME_TO: WordSet = WordSet::new(&[
    "至",
    "到",
    "停在",
    "停留在",
    "收在",
    "收于",
    "定格在",
    "落到",
    "落在",
    "来到",
    "停",
    "定格",
    "收",
]);

impl Sentence<'_> {
    /// The rate that changed in the figure just told, where this one is what it came to.
    pub(super) fn came_to(&self, index: usize, noun: &str) -> Option<String> {
        let percent = self.lexed.numerals.get(index)?.dimension == Dimension::Percent;
        let last = self.drafts.last().filter(|draft| draft.clause + 1 >= self.clause)?;
        let changed = last.name.strip_suffix("变动").filter(|_| percent && CAME_TO.contains(&noun))?;
        let rate = match changed.rfind('较').filter(|at| *at > 0) {
            Some(at) => changed.get(..at)?,
            None => changed,
        };
        naming::is_rate(rate).then(|| rate.to_string())
    }
}
