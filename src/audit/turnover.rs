//! What came and what went between two counts: 年初140家, 新增30家, 退出8家, 年末170家.
//!
//! What: in one sentence a count at the beginning, one at the end, and either the net change or what came and what went.
//! Why: the four (or three) give one another, in whatever order they are told. Holds: 140 + 30 − 8 = 162. Fails: 年初140,
//! 年末170, 净增28. Unclear: 170 of the four, as some may have come or gone otherwise. Nothing is said where any other
//! count of the unit stands in the sentence, or any of them is planned.

use rust_decimal::Decimal;

use super::gaps::apart;
use super::say::Reading;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::lexicon::audits::{AT_END, AT_START, CAME, NET, PLANS, WENT};
use crate::lexicon::set::WordSet;

/// Figures of a sentence on either side of the first count.
const NEAR: usize = 5;

/// What a count is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    End,
    Came,
    Went,
    Net,
}

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, start) in sheet.figures.iter().enumerate() {
        if start.is_count() && AT_START.stands_in(start.lead()) {
            out.extend(one(sheet, at, start));
        }
    }
}

/// By the words in front of it; `None` where they say none of these, or more than one.
fn part(one: &Figure<'_>) -> Option<Part> {
    let lead = one.lead();
    let compared = lead.contains(['比', '较']) || PLANS.stands_in(lead);
    if !one.is_count() || !one.is_firm() || !one.is_actual() || compared {
        return None;
    }
    // A row, asked in one place: code of its own for each set would weigh ten times as much.
    let sets: [(Part, &WordSet); 5] = [
        (Part::Net, &NET),
        (Part::Start, &AT_START),
        (Part::End, &AT_END),
        (Part::Came, &CAME),
        (Part::Went, &WENT),
    ];
    let mut told: Option<Part> = None;
    for (part, words) in sets {
        // 净新增 is net, and nothing that came.
        if words.stands_in(lead)
            && !(part == Part::Came && told == Some(Part::Net))
            && told.replace(part).is_some()
        {
            return None;
        }
    }
    told
}

fn one(sheet: &Sheet<'_>, at: usize, start: &Figure<'_>) -> Option<Finding> {
    let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(sheet.figures.len());
    let beside =
        |place: &usize| sheet.get(*place).is_some_and(|one| one.beside(start) && one.base == start.base);
    let of: Vec<usize> = around.filter(beside).collect();
    let mut parts: Vec<(Part, usize)> = Vec::new();
    for &place in &of {
        parts.push((part(sheet.get(place)?)?, place));
    }
    let count = |wanted: Part| parts.iter().filter(|(part, _)| *part == wanted).count();
    let find = |wanted: Part| parts.iter().find(|(part, _)| *part == wanted).map(|(_, place)| *place);
    if count(Part::Start) != 1 || count(Part::End) != 1 || count(Part::Net) > 1 {
        return None;
    }
    let end_at = find(Part::End)?;
    if parts.len() == 3 && count(Part::Net) == 1 {
        return apart(sheet, Kind::Difference, (end_at, at), find(Part::Net)?);
    }
    if parts.len() != 4 || count(Part::Came) != 1 || count(Part::Went) != 1 {
        return None;
    }
    let end = sheet.get(end_at)?;
    let (came, went) = (sheet.get(find(Part::Came)?)?, sheet.get(find(Part::Went)?)?);
    let sum = start.value.checked_add(came.value)?.checked_sub(went.value)?;
    // 期末规上企业162家 of 1400 firms: other things.
    if sum.checked_sub(end.value)?.abs() > came.value.checked_add(went.value)? {
        return None;
    }
    let words = [start.quote, came.quote, went.quote, &end.in_unit(sum, 0), end.quote];
    let working = Said::of("{0} + {1} − {2} = {3}，文中{4}", "{0} + {1} − {2} = {3}, stated {4}", &words);
    let holds = sum == end.value && sum > Decimal::ZERO;
    let verdict = if holds { Verdict::Holds } else { Verdict::Unclear };
    let mut finding = sheet.finding(Kind::Difference, verdict, if holds { 1 } else { 4 }, &of, working);
    if !holds {
        finding.readings = vec![Reading::Scope.said()];
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Difference,
            Verdict::Holds,
            &[
                "年初有民宿140家，新增30家，退出8家，6月末实有162家。",
                "新增民宿30家，退出8家，6月末实有162家，年初为140家。",
                "年初民宿140家，6月末162家，净增22家。",
            ],
        );
        all(
            Kind::Difference,
            Verdict::Unclear,
            &[
                "年初有民宿140家，新增30家，退出8家，6月末实有170家。",
                "新增民宿30家，退出8家，6月末实有170家，年初为140家。",
            ],
        );
        all(Kind::Difference, Verdict::Fails, &["年初民宿140家，6月末170家，净增28家。"]);
        none(
            Kind::Difference,
            &[
                "年初民宿140家，新增30家，退出8家，由村改建12家，6月末实有174家。",
                "年初计划新增民宿40家，新增30家，退出8家，6月末实有170家。",
                "比年初新增民宿30家，退出8家，6月末实有170家。",
                "年初有民宿140家，6月末床位170张，净增28家。",
                "年初民宿140家，其中精品20家，6月末170家，净增30家。",
            ],
        );
    }
}
