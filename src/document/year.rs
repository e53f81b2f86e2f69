//! The year that a text speaks of, and the last one it looks back on. Never guessed.
//!
//! The year comes from the title, else from the first dated sentences. A report of January looks back on the year
//! before its own, one of November on its own; in the months between, 近三年 names no years for certain.

use super::model::{BlockKind, Document};
use crate::lexicon::set::WordSet;
use crate::lexicon::values::Now;

/// Paragraphs at the beginning in which the text's own date is looked for.
const FRONT: usize = 12;

/// Titles of texts that look back on the year they name.
static LOOKING_BACK: WordSet = WordSet::new(&["总结", "回顾", "统计公报", "年报", "述职"]);

/// The years that a text stands at. The year: the first (1949 to 2100, before 年 or in a date) of the title, else of
/// the first paragraphs; the front matter's or the page's date counts last.
pub fn of(text: &str, document: &Document) -> Now {
    let title = document.title.map(|span| span.slice(text));
    let titled = title.and_then(|title| first_year(title, true));
    let told = || {
        let own = document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome);
        own.take(40).find_map(|block| first_year(block.span.slice(text), true))
    };
    let page =
        || document.paragraphs.iter().take(20).find_map(|block| first_year(block.span.slice(text), false));
    let Some(year) = titled.or_else(told).or_else(page) else { return Now::default() };
    let front = document.paragraphs.iter().take(FRONT).find_map(|block| first_month(block.span.slice(text)));
    let backward = || title.is_some_and(|title| LOOKING_BACK.stands_in(title));
    let ended = match front {
        Some((day, 10..=12)) => Some(day),
        Some((day, 1..=3)) => day.checked_sub(1),
        Some(_) => None,
        None => (titled.is_some() && backward()).then_some(year),
    };
    Now { year: Some(year), ended }
}

/// The first year that stands with its month (2021年12月28日, 2023年10月).
fn first_month(text: &str) -> Option<(u16, u8)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find('年').map(|at| from + at) {
        from = at + '年'.len_utf8();
        let year =
            at.checked_sub(4).and_then(|start| text.get(start..at)).and_then(|year| year.parse::<u16>().ok());
        let rest = text.get(from..)?.trim_start_matches(' ');
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let month = rest.get(..digits).and_then(|month| month.parse::<u8>().ok());
        if let Some((year, month)) = year.zip(month)
            && (1949..=2100).contains(&year)
            && (1..=12).contains(&month)
            && rest.get(digits..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('月'))
        {
            return Some((year, month));
        }
    }
    None
}

/// What stands right before a year that is only compared with, begun from or aimed at.
static REFERRED: WordSet =
    WordSet::new(&["比", "较", "自", "从", "由", "到", "至", "与", "同", "超过", "相当于"]);

/// Whether a year is none that the text speaks of: `比2019年同期`, `自2020年以来`, `到2025年`.
fn referred(before: &str, after: &str) -> bool {
    let behind = after.trim_start().trim_start_matches('年');
    let whole = before.trim_end();
    // 截至2024年9月 tells where the text stands.
    let until = whole.ends_with("截至") || whole.ends_with("截止到") || whole.ends_with("截至到");
    !until && REFERRED.ends(whole) || behind.starts_with("同期") || behind.starts_with("以来")
}

/// With `strict` four digits must be followed by 年 (or begin `2021-08-08`); else any four digits that
/// look like a year will do.
fn first_year(text: &str, strict: bool) -> Option<u16> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if run == 4 {
            let year: u16 = text[at..at + 4].parse().ok()?;
            let after = &text[at + 4..];
            let marked = after.trim_start().starts_with('年') && !after.trim_start().starts_with("年期");
            if (1949..=2100).contains(&year)
                && !(strict && referred(&text[..at], after))
                && (marked || !strict && (after.starts_with(['-', '/', '.', ' '])))
            {
                return Some(year);
            }
        }
        at += run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_four_digits_before_its_word() {
        assert_eq!(first_year("全市2300个,2019年上半年", true), Some(2019));
        assert_eq!(first_year("完成2015元", true), None);
        assert_eq!(first_year("发布于2023-04-01", false), Some(2023));
    }

    #[test]
    fn a_year_compared_with_is_not_the_texts() {
        assert_eq!(first_year("吞吐量1360万吨,比2019年同期多9.5%", true), None);
        assert_eq!(first_year("力争到2035年建成,2031年一季度", true), Some(2031));
        assert_eq!(first_year("截至2024年9月", true), Some(2024));
    }

    #[test]
    fn a_date_tells_its_month() {
        assert_eq!(first_month("(2021年12月28日)"), Some((2021, 12)));
        assert_eq!(first_month("二0二一年12月,2022年 1 月6日"), Some((2022, 1)));
        assert_eq!(first_month("2021年上半年"), None);
    }
}
