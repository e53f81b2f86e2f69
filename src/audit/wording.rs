//! What the words alone show: times that cannot be, and text lost around numbers.
//!
//! What: 13月, 6月31日, 第五季度; each damage of the ledger. Why: the one is a slip, the other tells that the scrape
//! dropped text, so that a claim is not there to read. Fails: a time that no calendar has. Look: lost text; no value is
//! guessed. Passes: 13个月.

use super::{Case, Finding, Kind, Said, Verdict};
use crate::document::model::{Block, BlockKind};
use crate::source::Span;

/// Runs the audit.
pub fn run(case: Case<'_>, out: &mut Vec<Finding>) {
    for damage in case.damages {
        let locate = |at: u32| case.clean.locate(at) as usize;
        let (from, to) = (locate(damage.start()), locate(damage.end()));
        let text = &case.clean.text;
        let words = around(text, from, to.max(from)).rsplit('\n').next().unwrap_or("");
        let said = Said::of("“{0}”处数字缺失", "a number is lost at “{0}”", &[words]);
        let region = case.document.region_at(case.clean.locate(damage.start()));
        out.push(Finding {
            kind: Kind::Damage,
            verdict: Verdict::Look,
            weight: 2,
            regions: region.into_iter().collect(),
            spans: vec![*damage],
            working: said.verdict(Verdict::Look),
            ..Finding::default()
        });
    }
    for block in case.document.paragraphs.iter().filter(|block| block.kind != BlockKind::Chrome) {
        let text = block.span.slice(&case.clean.text);
        for (at, c) in text.char_indices() {
            let found = match c {
                '月' => month(text, at),
                '季' => quarter(text, at),
                'Q' | 'q' => english_quarter(text, at),
                _ => None,
            };
            if let Some((from, to, said)) = found {
                out.push(finding(case, block, (from, to), Kind::Period, Verdict::Fails, 5, said));
            }
        }
    }
}

/// The words of a place with a few characters in front of them.
fn around(text: &str, from: usize, to: usize) -> &str {
    let front = text.get(..from).unwrap_or("");
    let start = front.char_indices().rev().take(4).last().map_or(from, |(at, _)| at);
    text.get(start..to).unwrap_or("")
}

fn finding(
    case: Case<'_>,
    block: &Block,
    range: (usize, usize),
    kind: Kind,
    verdict: Verdict,
    weight: u8,
    said: Said,
) -> Finding {
    let base = block.span.start() as usize;
    let span = Span::of(base + range.0, base + range.1);
    let region = case.document.region_at(span.start());
    Finding {
        kind,
        verdict,
        weight,
        claims: Vec::new(),
        regions: region.into_iter().collect(),
        spans: vec![case.clean.source(span)],
        working: said.verdict(verdict),
        readings: Vec::new(),
        advice: None,
    }
}

/// The number that ends right before `at`, and where it begins: at most two digits.
fn number_before(text: &str, at: usize) -> Option<(u32, usize)> {
    let front = text.get(..at)?;
    let digits = front.len() - front.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let from = at - digits;
    let mut before = front.get(..from)?.chars().rev();
    let (mark, earlier) = (before.next(), before.next());
    // 1.13月 and 1,113月 are of one number; a comma behind a word is a mark.
    let inside = matches!(mark, Some('.' | '/' | ':' | '：'))
        || mark == Some(',') && earlier.is_some_and(|c| c.is_ascii_digit());
    let plain = (1..=2).contains(&digits) && !inside;
    plain.then(|| text.get(from..at).and_then(|digits| digits.parse().ok()).map(|number| (number, from)))?
}

fn number_behind(text: &str, at: usize) -> Option<(u32, usize)> {
    let rest = text.get(at..)?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = rest.get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
    Some((number, at + digits))
}

/// Days a month can have.
fn days(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn month(text: &str, at: usize) -> Option<(usize, usize, Said)> {
    let (month, from) = number_before(text, at)?;
    let end = at + '月'.len_utf8();
    let rest = text.get(end..)?;
    if rest.starts_with(['薪', '龄', '租', '息']) {
        return None;
    }
    if month == 0 || month > 12 {
        let words = text.get(from..end)?;
        return Some((from, end, Said::of("一年没有{0}", "no year has a {0}", &[words])));
    }
    let (day, to) = number_behind(text, end)?;
    let sign = text.get(to..)?.chars().next().filter(|c| matches!(c, '日' | '号'))?;
    if day > 0 && day <= days(month) {
        return None;
    }
    let to = to + sign.len_utf8();
    let words = [text.get(from..to)?, &month.to_string(), &days(month).to_string()].map(str::to_string);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Some((
        from,
        to,
        Said::of("没有{0}：{1}月至多{2}天", "there is no {0}: month {1} has at most {2} days", &words),
    ))
}

fn quarter(text: &str, at: usize) -> Option<(usize, usize, Said)> {
    if !text.get(at..)?.starts_with("季度") {
        return None;
    }
    let front = text.get(..at)?;
    let last =
        front.chars().next_back().filter(|c| matches!(c, '五' | '六' | '七' | '八' | '九' | '5'..='9'))?;
    let from = at - last.len_utf8();
    let before = front.get(..from)?;
    if before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '十' | '.')) {
        return None;
    }
    let from = if before.ends_with('第') { from - '第'.len_utf8() } else { from };
    let end = at + "季度".len();
    let words = text.get(from..end)?;
    Some((from, end, Said::of("一年没有{0}", "no year has a {0}", &[words])))
}

fn english_quarter(text: &str, at: usize) -> Option<(usize, usize, Said)> {
    let (number, to) = number_behind(text, at + 1)?;
    let alone = !text.get(..at)?.ends_with(|c: char| c.is_ascii_alphanumeric())
        && !text.get(to..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
    let year = text.get(..at)?.ends_with(['年', ' ']) || text.get(..at)?.ends_with(|c: char| c > '\u{2e80}');
    (alone && year && to == at + 2 && (number == 0 || number > 4) && number < 9).then(|| {
        let words = text.get(at..to).unwrap_or("");
        (at, to, Said::of("一年没有{0}", "no year has a {0}", &[words]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(text: &str) -> usize {
        text.char_indices()
            .filter(|(at, c)| match c {
                '月' => month(text, *at).is_some(),
                '季' => quarter(text, *at).is_some(),
                'Q' => english_quarter(text, *at).is_some(),
                _ => false,
            })
            .count()
    }

    #[test]
    fn times_that_no_calendar_has() {
        for text in ["截至4月31日", "13月底", "0月", "第五季度", "2023年Q5", "2月30日前", "建成后,6月31日前"]
        {
            assert_eq!(times(text), 1, "{text}");
        }
        for text in [
            "13个月",
            "12月31日",
            "2月29日",
            "四季度",
            "前三季度",
            "十五季度报告",
            "13月薪",
            "Q235钢",
            "1.13月",
            "第四季度",
        ] {
            assert_eq!(times(text), 0, "{text}");
        }
    }
}
