//! Words that many claims say, kept once.
//!
//! The reading makes a word for each claim that has it (元, 全市, 规上工业增加值); over a thousand documents that is
//! millions of times the same. [`Words::report`] puts one in place of all.

use std::rc::Rc;

use crate::report::Report;

/// The words of all documents.
#[derive(Debug, Default)]
pub struct Words {
    words: Pool<str>,
    rules: Pool<[&'static str]>,
}

impl Words {
    /// Shares the words of a report, and gives up the room that its rows do not need.
    pub fn report(&mut self, report: &mut Report) {
        for claim in report.claims.iter_mut().chain(&mut report.rejected) {
            self.words.share(&mut claim.indicator);
            claim.section.iter_mut().for_each(|word| self.words.share(word));
            claim.subject.iter_mut().for_each(|word| self.words.share(word));
            let base = claim.quantity.as_mut().and_then(|quantity| quantity.base.as_mut());
            base.into_iter().for_each(|word| self.words.share(word));
            claim.ranks.iter_mut().for_each(|rank| self.words.share(&mut rank.scope));
            claim.ranks.shrink_to_fit();
            self.rules.share(&mut claim.rules);
        }
        for numeral in &mut report.ledger.numerals {
            numeral.base.iter_mut().for_each(|word| self.words.share(word));
        }
        for league in &mut report.leagues {
            self.words.share(&mut league.scope);
            league.members.shrink_to_fit();
            for member in &mut league.members {
                member.valued.shrink_to_fit();
                member.ranked.shrink_to_fit();
                member.claims.shrink_to_fit();
            }
        }
        for places in report.standings.iter_mut().flat_map(|standing| &mut standing.scopes) {
            self.words.share(&mut places.scope);
            places.claims.shrink_to_fit();
            places.seats.shrink_to_fit();
        }
        for finding in &mut report.findings {
            finding.claims.shrink_to_fit();
            finding.regions.shrink_to_fit();
            finding.spans.shrink_to_fit();
            finding.readings.shrink_to_fit();
            let said =
                [&mut finding.working].into_iter().chain(&mut finding.readings).chain(&mut finding.advice);
            said.for_each(|said| {
                said.zh.shrink_to_fit();
                said.en.shrink_to_fit();
            });
        }
        report.paragraphs.shrink_to_fit();
        report.claims.shrink_to_fit();
        report.rejected.shrink_to_fit();
        report.ledger.numerals.shrink_to_fit();
        report.leagues.shrink_to_fit();
        report.standings.shrink_to_fit();
        report.findings.shrink_to_fit();
    }

    /// Forgets what no document says any more.
    pub fn tidy(&mut self) {
        self.words.tidy();
        self.rules.tidy();
    }
}

/// What is put into a pool: told apart by a number first.
trait Printed {
    /// A number that equal ones share.
    fn print(&self) -> u32;
}

impl Printed for str {
    fn print(&self) -> u32 {
        fold(0x811c_9dc5, self)
    }
}

impl Printed for [&'static str] {
    fn print(&self) -> u32 {
        self.iter().fold(0x811c_9dc5, |print, word| fold(print ^ 0xff, word))
    }
}

/// FNV-1a: short words, no need to withstand anybody but for cost, which [`REACH`] bounds.
fn fold(print: u32, word: &str) -> u32 {
    word.bytes().fold(print, |print, byte| (print ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// How many places are looked at for a word; one that finds no room there stays as it is.
const REACH: usize = 32;

/// One of each, in an open table of a power of two of places, at most half of them taken.
#[derive(Debug)]
struct Pool<T: ?Sized> {
    slots: Vec<Option<Rc<T>>>,
    taken: usize,
}

impl<T: ?Sized> Default for Pool<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), taken: 0 }
    }
}

impl<T: ?Sized + Printed + PartialEq> Pool<T> {
    /// Puts the one that is known in place of its equal.
    fn share(&mut self, one: &mut Rc<T>) {
        if self.taken * 2 >= self.slots.len() {
            self.resize(self.slots.len() * 2);
        }
        let start = one.print() as usize;
        let mask = self.slots.len() - 1;
        for step in 0..REACH {
            match self.slots.get_mut((start + step) & mask) {
                Some(Some(known)) if **known == **one => {
                    *one = Rc::clone(known);
                    return;
                }
                Some(slot @ None) => {
                    *slot = Some(Rc::clone(one));
                    self.taken += 1;
                    return;
                }
                _ => {}
            }
        }
    }

    fn tidy(&mut self) {
        for slot in &mut self.slots {
            if slot.as_ref().is_some_and(|known| Rc::strong_count(known) == 1) {
                *slot = None;
            }
        }
        // Gaps would hide what stands behind them.
        self.resize(self.slots.len());
    }

    /// A table of so many places, with what is known in it.
    fn resize(&mut self, places: usize) {
        let mut old = std::mem::take(&mut self.slots);
        self.slots.resize(places.next_power_of_two().max(64), None);
        self.taken = 0;
        for known in old.iter_mut().filter_map(Option::take) {
            let (start, mask) = (known.print() as usize, self.slots.len() - 1);
            let mut places = (0..REACH).map(|step| (start + step) & mask);
            let free = places.find(|&at| self.slots.get(at).is_some_and(Option::is_none));
            if let Some(slot) = free.and_then(|at| self.slots.get_mut(at)) {
                *slot = Some(known);
                self.taken += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_become_one_and_the_unused_go() {
        let mut pool = Pool::<str>::default();
        let mut words: Vec<Rc<str>> = (0..1000).map(|number| format!("{}", number % 300).into()).collect();
        words.iter_mut().for_each(|word| pool.share(word));
        assert_eq!(pool.taken, 300);
        for (at, word) in words.iter().enumerate() {
            assert_eq!(**word, (at % 300).to_string());
            assert!(Rc::ptr_eq(word, words.get(at % 300).unwrap_or(word)));
        }
        words.truncate(10);
        pool.tidy();
        assert_eq!(pool.taken, 10);
        let mut again: Rc<str> = "7".into();
        pool.share(&mut again);
        assert!(words.get(7).is_some_and(|word| Rc::ptr_eq(word, &again)));
    }
}
