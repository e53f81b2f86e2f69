//! The time of which a document speaks as a whole: what its file's name, its title or the line above its table tells.
//!
//! A list of figures often names its time there alone (`2023年一季度主要指标.xlsx`, a sheet called 上半年). The reading
//! gives the title's time to the claims; what is asked here is only of what the claims do not tell themselves.

use crate::claim::model::{Claim, Period};
use crate::league::period::{Dates, dates};
use crate::lex::time::time;
use crate::lexicon::values::Now;
use crate::report::{ParagraphKind, PartTime, Report, ToldBy};
use crate::source::{SourceText, TextKind, clean};

/// Lines above the figures that are looked at, and signs of each.
const LINES: usize = 4;
const SIGNS: usize = 60;

/// The time of a document: the reader's word before its name, its name before its title. A name that tells no year
/// has that of the title.
pub fn of(source: &SourceText, report: &Report, said: &str) -> Option<PartTime> {
    let titles = titles(source, report);
    let year = || titles.iter().find_map(|line| told(line, None)).and_then(|period| Some(period.to?.year));
    let own = |words: &str| told(words, year());
    let by = |period: Period, by: ToldBy| PartTime { period, by };
    let stem = source.name.rsplit_once('.').map_or(source.name.as_str(), |(stem, _)| stem);
    // Folders and a zip stand before the name: 2023年/一季度.txt. The name's own time comes first.
    let last = stem.rsplit(['/', '\\']).next().unwrap_or(stem).replace('_', " ");
    let name = stem.replace(['_', '/', '\\'], " ");
    let title = || titles.iter().find_map(|line| told(line, None));
    let dated = told(&name, None).and_then(|period| Some(period.to?.year));
    let named = || told(&last, dated.or_else(year)).or_else(|| own(&name));
    own(said)
        .map(|period| by(Period { words: said.to_owned(), ..period }, ToldBy::Reader))
        .or_else(|| named().map(|period| by(period, ToldBy::Name)))
        .or_else(|| title().map(|period| by(period, ToldBy::Title)))
}

/// The title, or what stands above the first row of a table, without markup.
fn titles(source: &SourceText, report: &Report) -> Vec<String> {
    let line = |span: crate::source::Span| {
        let quote = span.slice(&source.text);
        let words = match source.kind {
            TextKind::Plain => quote.to_owned(),
            TextKind::Html => clean(&SourceText { kind: TextKind::Html, ..SourceText::pasted(quote) }).text,
        };
        words.chars().take(SIGNS).collect::<String>()
    };
    let title = report.title.map(line);
    // Running text speaks of many times; only what heads a table is the table's.
    let table = report.paragraphs.iter().position(|one| one.kind == ParagraphKind::Row);
    let above = report.paragraphs.get(..table.unwrap_or(0)).unwrap_or_default();
    let above = above.iter().rev().filter(|one| one.kind != ParagraphKind::Chrome).take(LINES);
    let short = above.filter(|one| one.span.slice(&source.text).chars().count() <= SIGNS);
    title.into_iter().chain(short.map(|one| line(one.span))).collect()
}

/// The time that a line tells: the first with months, in the year before it (2023年主要指标（一季度）); else the first
/// year.
fn told(line: &str, year: Option<u16>) -> Option<Period> {
    let mut now = Now { year, ended: year };
    let mut whole: Option<Period> = None;
    let mut at = 0;
    while let Some(sign) = line.get(at..).and_then(|rest| rest.chars().next()) {
        let Some(found) = time(line, at).filter(|found| found.end > at && !found.deadline) else {
            at += sign.len_utf8();
            continue;
        };
        let words = line.get(at..found.end).unwrap_or_default();
        at = found.end;
        let period = found.period(words, now);
        let Some((from, to)) = dates(&period) else { continue };
        if (from.month, from.day, to.month) != (1, 1, 12) {
            return Some(period);
        }
        if whole.is_none() {
            now.year = period.to.map(|day| day.year).or(year);
            whole = Some(period);
        }
    }
    whole
}

/// The days of a claim's period, or of a document's.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Days {
    /// First and last.
    pub dates: Dates,
    /// Whether the text tells the year; else it is within one of its own.
    pub told: bool,
}

impl Days {
    /// Those of a period; `None` where it names none (目前).
    pub fn of(period: &Period) -> Option<Self> {
        Some(Self { dates: dates(period)?, told: period.from.and(period.to).is_some() })
    }

    /// Those of a claim.
    pub fn of_claim(claim: &Claim) -> Option<Self> {
        claim.period.as_deref().and_then(Self::of)
    }

    /// Whether the two may be the same days; without the year of either, those of some year.
    pub fn meets(self, other: Self) -> bool {
        if self.told && other.told {
            return self.dates == other.dates;
        }
        let within = |dates: Dates| [dates.0, dates.1].map(|day| (day.month, day.day));
        let years = |dates: Dates| dates.1.year.saturating_sub(dates.0.year);
        within(self.dates) == within(other.dates) && years(self.dates) == years(other.dates)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::json::iso;

    fn days(line: &str, year: Option<u16>) -> String {
        let days = told(line, year).and_then(|period| Some([iso(period.from?), iso(period.to?)].join("/")));
        days.unwrap_or_default()
    }

    #[test]
    fn names_and_titles_tell_their_time() {
        assert_eq!(days("2023年一季度各县主要指标", None), "2023-01-01/2023-03-31");
        assert_eq!(days("全市主要经济指标（2023年1—8月）", None), "2023-01-01/2023-08-31");
        assert_eq!(days("2023年统计月报（上半年）", None), "2023-01-01/2023-06-30");
        assert_eq!(days("2022年统计公报", None), "2022-01-01/2022-12-31");
        assert_eq!(days("一季度", Some(2024)), "2024-01-01/2024-03-31");
        // Without a year its months are told all the same.
        assert_eq!(
            told("一季度情况", None).map(|period| (period.words, period.to)),
            Some(("一季度".into(), None))
        );
        // A day is when a paper was made, and a number is a number.
        assert_eq!(days("2023年5月6日发言汇总", None), "");
        assert_eq!(days("第3次晒拼材料（定稿2）", None), "");
    }
}
