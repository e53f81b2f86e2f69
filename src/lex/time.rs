//! Times: `2021年上半年`, `1—4月`, `截至4月底`, `“十四五”期间`.

use super::number;
use super::years::{five_year_plan, years};
use crate::lexicon::set::WordSet;
use crate::lexicon::times::{
    LOOKING_AHEAD, LOOKING_BACK, ONCE, PART_WORDS, PARTS, TAILS, UNTIL, VAGUE, YEAR_WORDS, YEARS, Year,
};

/// A time read from the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Time {
    /// One past its last byte.
    pub end: usize,
    /// Which year.
    pub year: Year,
    /// First and last year of a range of years; equal to `year` otherwise.
    pub last_year: Year,
    /// First month and day; `None` where the words name no date (目前).
    pub from: Option<(u8, u8)>,
    /// Last month and day; day 0 stands for the month's last.
    pub to: Option<(u8, u8)>,
    /// Counts from the year's start.
    pub cumulative: Option<bool>,
    /// Holds digits (for the ledger).
    pub figures: bool,
    /// A last day only: 11月底前, 到2025年.
    pub deadline: bool,
    /// A point of time that nothing is counted up to (6月末): how things stood then.
    pub point: bool,
}

/// The time at `at`, longest reading.
pub fn time(text: &str, at: usize) -> Option<Time> {
    let mut scan = Scan { text, at };
    let until = scan.known(&UNTIL);
    let opening = scan.at;
    if !may_open(scan.rest()) || !figures_may_tell(scan.rest()) {
        // 至今 is a word of its own.
        let word = VAGUE.longest(text.get(at..)?).filter(|_| until)?;
        return Some(Time { end: at + word.len(), ..Time::untold(at) });
    }
    let quote = scan.eat("“") || scan.eat("\"");
    if let Some(plan) = five_year_plan(&mut scan, quote) {
        return Some(plan);
    }
    scan.at = opening;
    let mut time = Time::untold(at);
    if !until && let Some(span) = years(&mut scan) {
        return Some(span);
    }
    scan.at = opening;
    if let Some(end) = numeric(text, scan.at, &mut time) {
        time.end = end;
        return Some(time);
    }
    let year = scan.year(&mut time);
    // 去年同期: the same months as those spoken of.
    if year && scan.eat("同期") {
        time.end = scan.at;
        return Some(time);
    }
    let part = scan.part(&mut time) || scan.months(&mut time);
    if !year && !part {
        scan.at = opening;
        let word = VAGUE.longest(scan.rest()).filter(|word| !until || matches!(*word, "目前" | "当前"))?;
        time.end = scan.at + word.len();
        return Some(time);
    }
    // 年末: how things stood then.
    let stood =
        text.get(opening..scan.at).is_some_and(|words| words.ends_with("年末") || words.ends_with("年底"));
    // 4月 alone is a month; 截至4月 counts from the year's start.
    let before_tail = scan.at;
    let tail = TAILS.longest(scan.rest()).filter(|tail| keeps(tail, scan.rest(), part));
    if let Some(tail) = tail {
        scan.at += tail.len();
        if matches!(tail, "底" | "末" | "底前" | "末前") {
            time.cumulative = Some(true);
        }
        time.point = !until && matches!(tail, "底" | "末");
        time.narrow(tail);
        if tail.starts_with('份') {
            scan.any(&["以来"]);
        }
    }
    time.point |= stood && !until && tail.is_none();
    if until || matches!(tail, Some("底" | "末" | "底前" | "末前" | "前" | "底之前")) {
        if let Some(from) = time.from.as_mut() {
            *from = (1, 1);
        }
        time.cumulative = Some(true);
    }
    if time.from.is_none() && year {
        time.from = Some((1, 1));
        time.to = Some((12, 31));
        time.cumulative.get_or_insert(true);
    }
    // 今年以来, 2020年以来: up to a day that is not told.
    if tail == Some("以来") {
        (time.to, time.cumulative) = (None, Some(true));
    }
    time.deadline = matches!(tail, Some("前" | "底前" | "末前" | "底之前" | "月底前"))
        || text.get(opening..scan.at).is_some_and(|words| words.ends_with("年底前"))
        || until && text.get(at..opening).is_some_and(|word| matches!(word, "到" | "至")) && year && !part;
    // 半年报, 年报: a paper, no time.
    if before_tail == opening || scan.rest().starts_with('报') {
        return None;
    }
    time.end = scan.at;
    Some(time)
}

/// Whether a time may begin here: figures, a quoted plan, or a word of the tables.
fn may_open(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| {
        c.is_ascii_digit()
            || matches!(c, ' ' | '“' | '"' | '前' | '头' | '民')
            || number::is_figure(c)
            || YEAR_WORDS.begins(rest)
            || LOOKING_BACK.begins(rest)
            || LOOKING_AHEAD.begins(rest)
            || PART_WORDS.begins(rest)
            || VAGUE.begins(rest)
    })
}

/// Whether a text that begins with figures may begin with a time, by what stands right behind them: most figures
/// measure something, and to find that out costs a fraction of reading them.
fn figures_may_tell(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let next = rest.get(digits..).and_then(|rest| rest.chars().next());
    match next {
        _ if digits == 0 => true,
        Some('.') => digits == 4,
        Some(c) => matches!(c, '年' | '月' | '季' | '、' | '-' | '—' | '~' | '至' | '到' | '/' | ' '),
        None => false,
    }
}

/// Whether a tail belongs to the time before it and does not begin the next word.
fn keeps(tail: &str, rest: &str, part: bool) -> bool {
    let next = rest.get(tail.len()..).and_then(|rest| rest.chars().next());
    match tail {
        // 年初 is one, 4月初 too; but 前 begins 前三, 前列; 中 begins 中心 …
        "前" => !next.is_some_and(|c| {
            "三两二五十列茅面期后任些移进行沿往景来端置身瞻方提程台款项线头所哨缀锋途卫".contains(c)
                || c.is_ascii_digit()
        }),
        "中" => next.is_none_or(|c| matches!(c, ',' | '，' | '、')) && part,
        "底" | "末" | "初" => part || next.is_none_or(|c| !"级中小次步期心".contains(c)),
        "份" => part,
        _ => true,
    }
}

/// `2023-03-24`, `2023/3/24`, `2023.3.24`: a day in figures; one past its end.
fn numeric(text: &str, at: usize, time: &mut Time) -> Option<usize> {
    let part = |at: usize, most: usize| {
        let length = text.get(at..)?.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
        (1..=most).contains(&length).then_some(())?;
        Some((text.get(at..at + length)?.parse::<u16>().ok()?, at + length))
    };
    let (year, end) = part(at, 4).filter(|(year, _)| (1900..2200).contains(year))?;
    let sign = text.get(end..)?.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, end) = part(end + 1, 2).filter(|(month, _)| (1..=12).contains(month))?;
    text.get(end..)?.strip_prefix(sign)?;
    let (day, end) = part(end + 1, 2).filter(|(day, _)| (1..=31).contains(day))?;
    if text.get(end..)?.starts_with(|c: char| c.is_ascii_digit() || c == sign) {
        return None;
    }
    let day = Some((u8::try_from(month).ok()?, u8::try_from(day).ok()?));
    (time.year, time.last_year) = (Year::Absolute(year), Year::Absolute(year));
    (time.from, time.to, time.figures) = (day, day, true);
    time.cumulative = Some(false);
    Some(end)
}

pub(super) fn longest(rest: &str, words: &[&'static str]) -> Option<&'static str> {
    words.iter().copied().filter(|word| rest.starts_with(word)).max_by_key(|word| word.len())
}

pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn eat(&mut self, word: &str) -> bool {
        let hit = self.rest().starts_with(word);
        if hit {
            self.at += word.len();
        }
        hit
    }

    pub(super) fn any(&mut self, words: &[&'static str]) -> bool {
        match longest(self.rest(), words) {
            Some(word) => {
                self.at += word.len();
                true
            }
            None => false,
        }
    }

    pub(super) fn known(&mut self, words: &WordSet) -> bool {
        let word = words.longest(self.rest());
        self.at += word.map_or(0, str::len);
        word.is_some()
    }

    pub(super) fn blanks(&mut self) {
        while self.eat(" ") {}
    }

    /// A whole number of one to four figures.
    pub(super) fn figure(&mut self) -> Option<u32> {
        let number = number::arabic(self.text, self.at).or_else(|| number::chinese(self.text, self.at))?;
        let value = number.value.filter(|_| number.decimals == 0)?;
        self.at = number.end;
        u32::try_from(value).ok()
    }

    fn dash(&mut self) -> bool {
        self.any(&["——", "—", "-", "~", "至", "到"])
    }

    fn year(&mut self, time: &mut Time) -> bool {
        let rest = self.rest();
        if let Some(said) = YEAR_WORDS.longest(rest)
            && let Some((word, offset)) = YEARS.iter().find(|row| row.0 == said)
        {
            if *word == "后年" && self.text.get(..self.at).is_some_and(|text| text.ends_with(ONCE)) {
                return false;
            }
            self.at += word.len();
            self.any(&["度"]);
            time.year = Year::Relative(*offset);
            time.last_year = time.year;
            return true;
        }
        let start = self.at;
        let Some(first) = self.calendar_year() else {
            self.at = start;
            return false;
        };
        self.blanks();
        let mut last = first;
        if !self.eat("年") {
            if self.dash()
                && let Some(second) = self.calendar_year().filter(|year| *year > first)
            {
                self.blanks();
                last = second;
            }
            if last == first || !self.eat("年") {
                // (2017—2020) without 年 is a range of years all the same.
                if last != first {
                    let next = self.rest().chars().next();
                    if next.is_none_or(|c| !c.is_alphanumeric()) {
                        time.year = Year::Absolute(first);
                        time.last_year = Year::Absolute(last);
                        time.figures = true;
                        return true;
                    }
                }
                self.at = start;
                return false;
            }
        } else {
            let mark = self.at;
            if self.dash() {
                match self.calendar_year().filter(|year| *year > first) {
                    Some(second) if self.eat("年") => last = second,
                    _ => self.at = mark,
                }
            }
        }
        self.any(&["度"]);
        time.year = Year::Absolute(first);
        time.last_year = Year::Absolute(last);
        time.figures = true;
        true
    }

    /// A year of four digits, Arabic or Chinese; 民国 years are counted from 1911.
    fn calendar_year(&mut self) -> Option<u16> {
        let republic = self.any(&["民国", "民國"]);
        let start = self.at;
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if !republic && digits > 0 && digits != 4 {
            return None;
        }
        let value = self.figure()?;
        if republic {
            return u16::try_from(value.checked_add(1911)?).ok().filter(|year| *year < 2200);
        }
        let digits = self.text.get(start..self.at)?.chars().count();
        let year = u16::try_from(value).ok()?;
        (digits == 4 && (1800..2200).contains(&year)).then_some(year)
    }

    fn part(&mut self, time: &mut Time) -> bool {
        self.blanks();
        let rest = self.rest();
        let said = PART_WORDS.longest(rest);
        let row = said.and_then(|said| PARTS.iter().find(|row| row.0 == said));
        let Some((word, first, last, cumulative)) = row else { return false };
        // 半年 alone is half a year only where no figure counts it (两个半年).
        self.at += word.len();
        time.from = Some((*first, 1));
        time.to = Some((*last, 0));
        time.cumulative = Some(*cumulative);
        time.figures |= word.contains(|c: char| c.is_ascii_digit() || number::is_figure(c));
        true
    }

    /// `前4个月`, `前五个月`: from the year's start.
    fn first_months(&mut self, time: &mut Time) -> bool {
        let start = self.at;
        // 提前8个月 is a lead, no time.
        if self
            .text
            .get(..start)
            .is_some_and(|before| before.ends_with(['提', '此', '之', '以', '目', '从', '先']))
        {
            return false;
        }
        let last =
            self.any(&["前", "头", "过去", "这"]).then(|| self.month()).flatten().filter(|last| *last > 1);
        let Some(last) = last.filter(|_| self.eat("个月")) else {
            self.at = start;
            return false;
        };
        time.from = Some((1, 1));
        time.to = Some((last, 0));
        time.cumulative = Some(true);
        time.figures = true;
        true
    }

    fn months(&mut self, time: &mut Time) -> bool {
        if self.first_months(time) {
            return true;
        }
        let start = self.at;
        self.blanks();
        let Some(first) = self.month() else {
            self.at = start;
            return false;
        };
        self.blanks();
        let mut last = first;
        let mut list = false;
        if self.eat("月份") || self.eat("月") {
            let mark = self.at;
            if let Some(day) = self.day() {
                self.days(time, first, day);
                return true;
            }
            self.at = mark;
            if self.dash() {
                match self.month() {
                    Some(second) if second >= first && (self.eat("月份") || self.eat("月")) => {
                        last = second
                    }
                    _ => self.at = mark,
                }
            }
        } else {
            if self.eat("、") {
                list = true;
            } else if !self.dash() {
                self.at = start;
                return false;
            }
            match self.month() {
                Some(second) if second > first && (self.eat("月份") || self.eat("月")) => last = second,
                _ => {
                    self.at = start;
                    return false;
                }
            }
        }
        time.from = Some((first, 1));
        time.to = Some((last, 0));
        time.cumulative = Some(first == 1 && last > 1 && !list);
        time.figures = true;
        true
    }

    fn month(&mut self) -> Option<u8> {
        let start = self.at;
        let month = self.figure().and_then(|value| u8::try_from(value).ok()).filter(|m| (1..=12).contains(m));
        if month.is_none() {
            self.at = start;
        }
        month
    }

    fn day(&mut self) -> Option<u8> {
        self.blanks();
        let start = self.at;
        let day = self.figure().and_then(|value| u8::try_from(value).ok()).filter(|d| (1..=31).contains(d));
        if day.is_some() && (self.eat("日") || self.eat("号")) {
            return day;
        }
        self.at = start;
        None
    }

    fn days(&mut self, time: &mut Time, month: u8, day: u8) {
        time.from = Some((month, day));
        time.to = Some((month, day));
        time.cumulative = Some(false);
        time.figures = true;
        let mark = self.at;
        if self.dash() {
            let start = self.at;
            let second = self.month().filter(|_| self.eat("月"));
            if second.is_none() {
                self.at = start;
            }
            if let Some(last) = self.day() {
                time.to = Some((second.unwrap_or(month), last));
                return;
            }
        }
        self.at = mark;
    }
}
