//! What two periods have to do with one another: where they begin and end, whether one lies within the other.

use crate::lex::time::Time;
use crate::lexicon::values::Period;

/// The year and month in which a period ends; in a text of no year the month alone, by the period's words.
pub(super) fn ends(period: &Period) -> Option<(u16, u8)> {
    let told = || crate::lex::time::time(&period.words, 0).filter(|time| time.end == period.words.len());
    period.to.map(|day| (day.year, day.month)).or_else(|| Some((0, told()?.to?.0)))
}

/// The year and month in which a period begins, or ends where it has no beginning.
pub(super) fn begins(period: &Period) -> Option<(u16, u8)> {
    let told = || crate::lex::time::time(&period.words, 0).filter(|time| time.end == period.words.len());
    let day = period.from.or(period.to).map(|day| (day.year, day.month));
    day.or_else(|| {
        let time = told()?;
        Some((0, if time.point || time.deadline { time.to?.0 } else { time.from?.0 }))
    })
}

/// Whether a span of years is that of a period which names its year in figures.
pub(super) fn same_years(told: &Period, span: &Period, time: &Time) -> bool {
    let one = time.year == time.last_year;
    told.words.contains(|c: char| c.is_ascii_digit())
        && super::walk::whole_year(told)
        && (told.from == span.from && told.to == span.to || span.from.is_none() && one)
}

/// Whether a period is one month.
pub(super) fn single_month(period: &Period) -> bool {
    period.from.zip(period.to).is_some_and(|(from, to)| from.month == to.month)
}

/// Whether a text's time is of several months, the period's among them.
pub(super) fn wider(text: &Period, period: &Period) -> bool {
    let month = period.from.map_or(0, |day| day.month);
    text.from
        .zip(text.to)
        .is_some_and(|(from, to)| from.month < to.month && (from.month..=to.month).contains(&month))
}
