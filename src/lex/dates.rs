//! The dates that a time means in a text that stands at some year.

use super::time::Time;
use crate::lexicon::times::Year;
use crate::lexicon::values::{Day, Now, Period};

impl Time {
    /// A time at `at` that nothing is known of yet.
    pub(super) fn untold(at: usize) -> Self {
        Self {
            end: at,
            year: Year::Untold,
            last_year: Year::Untold,
            from: None,
            to: None,
            cumulative: None,
            figures: false,
            point: false,
            deadline: false,
        }
    }

    /// What stands behind a month may mean a third of it (5月上旬), or its beginning, which has no last day.
    pub(super) fn narrow(&mut self, tail: &str) {
        let (Some((month, 1)), Some((_, 0))) = (self.from, self.to) else { return };
        match tail {
            "上旬" => self.to = Some((month, 10)),
            "中旬" => (self.from, self.to) = (Some((month, 11)), Some((month, 20))),
            "下旬" => self.from = Some((month, 21)),
            "初" => self.to = None,
            _ => {}
        }
    }

    /// Whether it is a run of days inside the year, as an inspection or a holiday takes.
    pub fn days(&self) -> bool {
        self.from != self.to
            && self.from.is_some_and(|from| from != (1, 1))
            && self.to.is_some_and(|(_, day)| day > 0)
            && self.from.is_some_and(|(_, day)| day > 0)
            && self.cumulative == Some(false)
    }

    /// The year these words name in a text that stands at `now`.
    pub fn year_of(&self, now: Now) -> Option<u16> {
        resolve(self.last_year, now).filter(|_| self.last_year != Year::Untold)
    }

    /// The period these words mean in a text that stands at `now`.
    pub fn period(&self, words: &str, now: Now) -> Period {
        let resolve = |of: Year| resolve(of, now);
        // How things stood at a day, and what is due by one, have no first day.
        let first = self.from.filter(|_| !self.point && !self.deadline);
        let from =
            first.and_then(|(month, day)| Some(Day { year: resolve(self.year)?, month, day: day.max(1) }));
        let to = self.to.and_then(|(month, day)| {
            let year = resolve(self.last_year)?;
            Some(Day { year, month, day: if day == 0 { last_day(year, month) } else { day } })
        });
        // 2月30日 is no day: the words stand, the dates do not.
        let real = |day: Option<Day>| day.is_none_or(|day| day.day <= last_day(day.year, day.month));
        let (from, to) = if real(from) && real(to) { (from, to) } else { (None, None) };
        Period { words: words.to_string(), from, to, cumulative: self.cumulative }
    }
}

/// The year that is meant in a text that stands at `now`.
fn resolve(of: Year, now: Now) -> Option<u16> {
    match of {
        Year::Absolute(year) => Some(year),
        Year::Relative(offset) => now.year?.checked_add_signed(offset.into()),
        Year::Ended(offset) => now.ended?.checked_add_signed(offset.into()),
        Year::Untold => now.year,
    }
}

/// The last day of a month of the Gregorian calendar.
fn last_day(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
