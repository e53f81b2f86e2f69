//! Words that are a rate: 全部, 均已, 完成全年任务 say 100 %.
//!
//! What: such words in the sentence of a stated rate. Why: 完成率91.1% and 已全面完成 speak of two things or of
//! two times. Holds: 全部列入, 通过率100%. Unclear: a rate below a hundred beside them; never fails, for 目前 may
//! be later than the rate.

use super::noun::any;
use super::range::HUNDRED;
use super::say::Reading;
use super::sheet::{STOPS, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{ALL_DONE, OF_THINGS};
use crate::lexicon::set::holds;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(one(sheet, at));
    }
}

fn one(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let rate = sheet.get(at)?;
    if !rate.is_rate() || !rate.is_firm() || !rate.is_actual() || rate.value > HUNDRED {
        return None;
    }
    let name = rate.claim.indicator.as_ref();
    let of_things = OF_THINGS.ends(name);
    let done = rate.claim.aspect == Aspect::Completion || of_things;
    if !done {
        return None;
    }
    let behind = rate.after.split(STOPS).next().unwrap_or("");
    let front = rate.sentence_lead();
    let behind = behind.split([';', '；']).next().unwrap_or("");
    let front = front.rsplit([';', '；']).next().unwrap_or("");
    let near = |word: &&&str| holds(behind, word) || holds(front, word);
    let word = ALL_DONE.iter().find(near)?;
    let full = rate.value == HUNDRED;
    // 全部发行 is no contradiction of 整改率: only words of completing, or of the rate's own verb.
    let own = any(word, &["完成"]) && rate.claim.aspect == Aspect::Completion
        || super::percent::verb_of(name).is_some_and(|verb| word.contains(verb));
    if !full && !own {
        return None;
    }
    let mut of: Vec<usize> = vec![at];
    of.extend(sheet.back_in_sentence(at).take(1).filter(|(_, one)| one.is_amount()).map(|(place, _)| place));
    let words = [*word, rate.quote];
    let working = Said::of("“{0}”即100%（推算），文中{1}", "“{0}” is 100 % (derived), stated {1}", &words);
    let verdict = if full { Verdict::Holds } else { Verdict::Unclear };
    let mut finding = sheet.finding(Kind::RateWords, verdict, if full { 1 } else { 4 }, &of, working);
    if !full {
        finding.readings = vec![Reading::Period.said(), Reading::Scope.said()];
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(Kind::RateWords, Verdict::Unclear, &["年度开工任务40个，完成率92.5%，目前已全面完成全年任务。"]);
        all(Kind::RateWords, Verdict::Holds, &["通过审核项目16个，全部列入发行计划，通过率100%。"]);
        none(Kind::RateWords, &["年度开工任务40个，完成率92.5%。", "已全部纳入平台管理，整改率85%。"]);
    }
}
