//! A distance to another's figure that stands inside: 31.5亿元, 比大丰区的28.9亿元多2.6亿元.
//!
//! What: the own figure, `比` another's with its figure (inside brackets, too), and right behind it 多, 少, 高出 and the
//! distance. Why: all three stand in one sentence, in this order. Holds: 31.5 − 28.9 = 2.6. Fails: 3.6 of the same.
//! Where several figures before may be the own one, one that fits is it, and nothing is said if none does.

use super::gaps::apart;
use super::sheet::{Figure, Sheet};
use super::{Finding, Kind, Verdict};
use crate::lexicon::audits::{AHEAD, BEHIND};

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for (at, own) in sheet.figures.iter().enumerate().skip(2) {
        if own.is_amount() && own.is_firm() && own.is_actual() {
            out.extend(one(sheet, at, own));
        }
    }
}

/// So many signs at most stand between 比 and the other's figure, and before 比 in its clause.
const PLACE: usize = 16;
const FRONT: usize = 4;

/// Whether the words before a figure are of another's that is compared: 比居第二位的大丰区（, 较大丰区的.
///
/// Gives the words in front of 比: what is compared, where it is named again (总量比…).
fn than(before: &str) -> Option<&str> {
    let words = before.trim_end_matches(['（', '(', ' ']);
    let (front, rest) = words.rsplit_once(['比', '较'])?;
    let front = front.trim_start_matches([',', '，', '、', ' ']);
    let clause = |words: &str| !words.contains([',', '，', '、', ';', '；', '。', '：']);
    let told = clause(front)
        && clause(rest)
        && front.chars().count() <= FRONT
        && (2..=PLACE).contains(&rest.chars().count())
        && !front.ends_with(['占', '同', '环']);
    told.then_some(front)
}

fn one(sheet: &Sheet<'_>, at: usize, own: &Figure<'_>) -> Option<Finding> {
    let word = own.before.trim_matches(['）', ')', ' ', '了', '出']);
    let (more, less) = (AHEAD.contains(&word), BEHIND.contains(&word));
    let other_at = at.checked_sub(1)?;
    let other = sheet.get(other_at).filter(|other| other.beside(own) && other.base == own.base)?;
    if more == less || !other.is_amount() || !other.is_firm() {
        return None;
    }
    let front = than(other.before)?;
    let found = |now: usize| {
        let ends = if more { (now, other_at) } else { (other_at, now) };
        apart(sheet, Kind::Difference, ends, at)
    };
    let mut all = sheet.figures.get(at.saturating_sub(6)..other_at)?.iter().zip(at.saturating_sub(6)..);
    let fits = |now: &Figure<'_>| now.is_amount() && now.is_firm() && now.beside(own) && now.base == own.base;
    let like: Vec<usize> = all.by_ref().filter(|(now, _)| fits(now)).map(|(_, place)| place).collect();
    let good = |place: &&usize| found(**place).is_some_and(|finding| finding.verdict == Verdict::Holds);
    match (like.iter().rev().find(good), like.as_slice()) {
        (Some(&now), _) => found(now),
        (None, &[now]) if now + 1 == other_at => {
            let told = sheet.get(now)?;
            let named = told.claim.indicator.contains(front) || told.lead().contains(front);
            // 外贸出口31.5亿元,新能源汽车势头强劲,比去年同期的3.9亿元…: of what the clause between speaks of.
            let behind = told.after.trim_start_matches([',', '，', '、', ' ', '(', '（']);
            let behind = behind.strip_prefix(front).unwrap_or(behind);
            behind.starts_with(['比', '较']).then_some(())?;
            (named && !told.lead().contains('中')).then(|| found(now))?
        }
        _ => None,
    }
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
                "零售总额31.5亿元，比寿县的28.9亿元多2.6亿元。",
                "零售总额31.5亿元，比居第二位的寿县（28.9亿元）多2.6亿元。",
                "零售总额31.5亿元，其中餐饮4.8亿元，比寿县的28.9亿元多2.6亿元。",
            ],
        );
        all(
            Kind::Difference,
            Verdict::Fails,
            &[
                "零售总额31.5亿元，比寿县的28.9亿元多3.6亿元。",
                "零售总额31.5亿元，比居第二位的寿县（28.9亿元）多3.6亿元。",
                "零售总额24.5亿元，比寿县的28.9亿元少3.4亿元。",
            ],
        );
        none(
            Kind::Difference,
            &[
                "零售总额31.5亿元，其中餐饮4.8亿元，比寿县的4.1亿元多0.7亿元。",
                "零售总额31.5亿元，其中餐饮4.8亿元，比寿县的28.9亿元多3.6亿元。",
                "零售总额31.5亿元，增量2.6亿元，比寿县的1.9亿元多0.7亿元。",
                "去年零售总额31.5亿元，比寿县的28.9亿元多；今年多3.6亿元。",
                "零售总额比寿县的28.9亿元多3.6亿元。",
                "零售总额31.5亿元，城区比乡镇的10.2亿元多11.1亿元。",
            ],
        );
    }
}
