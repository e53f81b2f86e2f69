//! Places climbed: from one place to another against the stated number of them.
//!
//! What: 由上年的第四位上升到第二位,前移2位次; 列第二位,由上年的第四位上升2个位次. Why: both places and their
//! distance stand in one sentence. Holds: 4 − 2 = 2. Fails: the same with 上升3个位次, or with 下降. Nothing is said
//! where one of the places is not told, counts from the bottom, or another indicator's name stands between.

use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::lexicon::set::words;
use crate::source::Span;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, figure) in sheet.figures.iter().enumerate() {
        if figure.claim.rules.contains(&"steps") {
            out.extend(one(sheet, at, figure));
        }
    }
}

/// A place in a text: its bytes and its number.
type Place = (usize, usize, i64);

/// `第四`, `第12`.
fn places(text: &str) -> Vec<Place> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('第') {
        let from = at + '第'.len_utf8();
        let rest = text.get(from..).unwrap_or("");
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = if digits > 0 {
            rest.get(..digits.min(4))
                .and_then(|digits| digits.parse().ok())
                .map(|value| (from + digits, value))
        } else {
            let number = crate::lex::number::chinese(text, from);
            number.and_then(|one| {
                let value = one.value?.normalize();
                (value.scale() == 0)
                    .then(|| i64::try_from(value.mantissa()).ok().map(|value| (one.end, value)))?
            })
        };
        if let Some((end, value)) = number {
            let end = text.get(end..).map_or(end, |rest| {
                end + rest.chars().next().filter(|c| matches!(c, '位' | '名')).map_or(0, char::len_utf8)
            });
            found.push((at, end, value));
        }
    }
    found
}

/// 由上年的, 较一季度的, 从去年: what stands before a first place.
fn opens(words: &str) -> bool {
    let Some(at) = words.rfind(['由', '从', '较', '比', '自']) else { return false };
    words.get(at..).is_some_and(|rest| rest.chars().count() <= 10 && !rest.contains([',', '，', '、']))
}

fn one(sheet: &Sheet<'_>, at: usize, steps: &Figure<'_>) -> Option<Finding> {
    let (front, behind, start) = sheet.sentence(at)?;
    let cut = front
        .rfind([';', '；'])
        .map_or(0, |at| at + front.get(at..).and_then(|c| c.chars().next()).map_or(0, char::len_utf8));
    let clause = front.get(cut..)?;
    if words!["倒数", "后"].stands_in(clause) && words!["倒数", "后三", "后五"].stands_in(clause) {
        return None;
    }
    let told = places(clause);
    let before = |one: &Place, from: usize| clause.get(from..one.0).unwrap_or("");
    let nth = (0..told.len()).rev().find(|&nth| {
        let from = nth.checked_sub(1).and_then(|nth| told.get(nth)).map_or(0, |one| one.1);
        told.get(nth).is_some_and(|one| opens(before(one, from)))
    })?;
    let first = *told.get(nth)?;
    let light =
        |words: &str, set: &str| words.chars().count() <= 10 && words.chars().all(|c| set.contains(c));
    let up = words!["升", "前移", "进", "提", "跃"].stands_in(steps.lead());
    let later = told.get(nth + 1).filter(|later| {
        let words = before(later, first.1);
        words.contains(['到', '至', '为', '居', '列']) && !words.contains([',', '，', '、'])
    });
    let mut second = later.map(|one| (one.0 + cut, one.1 + cut, one.2));
    if second.is_none() && told.len() == nth + 1 {
        second = nth.checked_sub(1).and_then(|nth| told.get(nth)).copied().filter(|earlier| {
            let words = before(&first, earlier.1).trim_start_matches([',', '，', '、']);
            words!["由", "从", "较", "比", "自", "位次由", "位次较", "排名由", "排名较"].begins(words)
        });
        second = second.map(|one| (one.0 + cut, one.1 + cut, one.2)).or_else(|| {
            let next = *places(behind).first()?;
            let words = behind.get(..next.0)?;
            let shift = front.len() + steps.quote.len();
            light(words, ",，、居列位升至到上排名次全市省县区国为跃").then_some((
                next.0 + shift,
                next.1 + shift,
                next.2,
            ))
        });
    }
    let second = second?;
    let stated = i64::try_from(steps.value.normalize().mantissa().abs())
        .ok()
        .filter(|_| steps.value.normalize().scale() == 0)?;
    let climbed = first.2 - second.2;
    let down = words!["下", "后移", "退", "降", "跌"].stands_in(steps.lead());
    if up == down {
        return None;
    }
    let holds = climbed == if up { stated } else { -stated };
    let words = [first.2, second.2, climbed.abs()].map(|number| number.to_string());
    let words = [words[0].as_str(), words[1].as_str(), words[2].as_str(), steps.quote];
    let working =
        Said::of("由第{0}位到第{1}位相差{2}位，文中{3}", "from place {0} to {1} is {2}, stated {3}", &words);
    let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
    let mut finding = sheet.finding(Kind::RankOrder, verdict, if holds { 1 } else { 5 }, &[at], working);
    for (from, to) in [(first.0 + cut, first.1 + cut), (second.0, second.1)] {
        let span = sheet.case.clean.source(Span::of(start + from, start + to));
        if !finding.spans.contains(&span) {
            finding.spans.push(span);
        }
    }
    crate::order::sort_by_key(&mut finding.spans, |span| *span);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::RankOrder,
            Verdict::Holds,
            &[
                "工业投资增长8.2%，增速列全市第三位，由上年的第六位上升了3个位次。",
                "考核得分91.2分，由上年的第8位上升到第5位，前移3个位次。",
            ],
        );
        all(
            Kind::RankOrder,
            Verdict::Fails,
            &[
                "工业投资增长8.2%，增速列全市第三位，由上年的第六位上升了2个位次。",
                "考核得分91.2分，由上年的第8位上升到第5位，前移4个位次。",
                "考核得分91.2分，由上年的第5位上升到第8位，前移3个位次。",
            ],
        );
        none(
            Kind::RankOrder,
            &[
                "工业投资总量列全市第三位，增速由上年的第六位上升了2个位次。",
                "工业投资增长8.2%，列全市第三位，较上年上升2个位次。",
                "考核得分列全市第三位；信访工作由第六位上升了1个位次。",
            ],
        );
    }
}
