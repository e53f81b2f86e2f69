//! Times of several years: `五年来`, `近三年`, `今后五年`, and the plans (`“十四五”期间`).

use super::number;
use super::time::{Scan, Time, longest};
use crate::lexicon::times::{LASTING, LENGTHS, LOOKING_AHEAD, LOOKING_BACK, YEARS_AGO, Year};

/// `五年来`, `过去五年`, `近三年`, `今后五年`: years reckoned from the one that the text stands at.
pub(super) fn years(scan: &mut Scan<'_>) -> Option<Time> {
    let start = scan.at;
    let ahead = scan.known(&LOOKING_AHEAD);
    let back = !ahead && scan.known(&LOOKING_BACK);
    scan.blanks();
    let count =
        scan.figure().and_then(|count| i8::try_from(count).ok()).filter(|count| (1..=30).contains(count))?;
    if !scan.eat("年") {
        return None;
    }
    // 三年内: a term that runs from now.
    if !back && !ahead && scan.eat("内") {
        return Some(Time {
            end: scan.at,
            year: Year::Ended(1),
            last_year: Year::Ended(count),
            from: None,
            to: None,
            cumulative: Some(false),
            figures: true,
            point: false,
            deadline: true,
        });
    }
    let since = scan.any(YEARS_AGO);
    let length = !since && longest(scan.rest(), LENGTHS).is_some();
    // 历时近三年, 前三年时间: how long, and not when.
    let lasting = scan.text.get(..start).is_some_and(|before| LASTING.ends(before));
    if !(ahead || back || since) || (back || ahead) && (length || lasting) || since && ahead {
        return None;
    }
    // 前五年 without more may be any five years.
    if scan.text.get(..start).is_some_and(|before| before.ends_with('学')) {
        // 学前三年: before school.
        return None;
    }
    let vague = !since && scan.text.get(start..)?.starts_with('前');
    let (first, last) = if ahead { (1, count) } else { (1 - count, 0) };
    let dated = !vague;
    Some(Time {
        end: scan.at,
        year: Year::Ended(first),
        last_year: Year::Ended(last),
        from: dated.then_some((1, 1)),
        to: dated.then_some((12, 31)),
        cumulative: Some(false),
        figures: true,
        point: false,
        deadline: false,
    })
}

/// `“十四五”期间`, `“十二五”`, `十三五时期`.
pub(super) fn five_year_plan(scan: &mut Scan<'_>, quote: bool) -> Option<Time> {
    if !quote && !scan.rest().starts_with('十') {
        return None;
    }
    let ordinal = number::chinese(scan.text, scan.at)?;
    let words = scan.text.get(scan.at..ordinal.end)?;
    let digits: Vec<char> = words.chars().collect();
    // 十四五: the plan's number, then 五 for five years.
    let number = match digits.as_slice() {
        ['十', n, '五'] => 10 + "一二三四五六七八九".chars().position(|c| c == *n)? as u16 + 1,
        [n, '五'] if quote => "一二三四五六七八九".chars().position(|c| c == *n)? as u16 + 1,
        _ => return None,
    };
    scan.at = ordinal.end;
    if quote && !scan.eat("”") && !scan.eat("\"") {
        return None;
    }
    // 以来 began with the plan and has no end that is told.
    let since = scan.any(&["以来"]);
    let point = !since && scan.any(&["期末", "末"]);
    if !since && !point && !scan.any(&["期间", "时期"]) {
        return None;
    }
    let first = 1953 + 5 * (number - 1) + if number > 2 { 3 } else { 0 };
    Some(Time {
        end: scan.at,
        year: Year::Absolute(first),
        last_year: Year::Absolute(first + 4),
        from: Some((1, 1)),
        to: (!since).then_some((12, 31)),
        cumulative: Some(false),
        figures: true,
        point,
        deadline: false,
    })
}
