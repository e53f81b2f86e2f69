//! Words that are a rate: 全部, 均已, 完成全年任务 say 100 %.
//!
//! What: such words in the sentence of a stated rate, or of two counts (20件, 完成17件, 全部办结); and 仍有n件未办结
//! beside a rate of a hundred. Why: 完成率91.1% and 已全面完成 speak of two things or of two times. Holds: 全部列入,
//! 通过率100%. Unclear: a rate below a hundred beside them; never fails, for 目前 may be later than the rate.

use super::range::HUNDRED;
use super::say::Reading;
use super::sheet::{STOPS, Sheet};
use super::{Finding, Kind, Said, Verdict};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{ALL, ALL_DONE, DONE, OF_THINGS, STILL};
use crate::lexicon::set::{find, holds, words};

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        out.extend(one(sheet, at).or_else(|| still(sheet, at)).or_else(|| counted(sheet, at)));
        out.extend(left_over(sheet, at));
    }
}

/// Up to the next half sentence.
fn half(words: &str) -> &str {
    words.split(STOPS).next().unwrap_or("").split([';', '；']).next().unwrap_or("")
}

/// Whether what stands before 全部 puts it off (年底前全部开工).
fn put_off(words: &str, at: usize) -> bool {
    let front = words.get(..at).unwrap_or("").rsplit([',', '，', '、']).next().unwrap_or("");
    let front = front.replace("目前", "").replace("当前", "").replace("提前", "").replace("前期", "");
    words!["前", "将", "力争", "确保", "争取", "预计", "有望", "计划", "可", "年底", "月底", "下一步"]
        .stands_in(&front)
}

/// The verb behind 全部 or 均已 (全部完工: 完工; 已全部完成改造: 改造).
fn all_verb(words: &str) -> Option<(&'static str, String)> {
    let (at, word) = ALL.iter().filter_map(|word| Some((find(words, word)?, *word))).min()?;
    if put_off(words, at) {
        return None;
    }
    let rest = words.get(at + word.len()..)?.trim_start_matches(['已', '得', '到']);
    let bare = ["完成", "实现"].iter().find_map(|light| rest.strip_prefix(light)).unwrap_or(rest);
    let verb: String = bare.chars().take_while(|c| c.is_alphabetic()).take(2).collect();
    Some((word, if verb.chars().count() == 2 { verb } else { "完成".to_owned() }))
}

fn one(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let rate = sheet.get(at)?;
    if !rate.is_rate() || !rate.is_firm() || !rate.is_actual() || rate.value > HUNDRED {
        return None;
    }
    let name = rate.claim.indicator.as_ref();
    let of_things = OF_THINGS.ends(name);
    let verb = super::percent::verb_of(name);
    let done =
        rate.claim.aspect == Aspect::Completion || of_things || verb.is_some_and(|verb| DONE.contains(&verb));
    if !done {
        return None;
    }
    let full = rate.value == HUNDRED;
    let (behind, front) = (half(rate.after), rate.sentence_lead().rsplit([';', '；']).next().unwrap_or(""));
    let now = |words: &str, word: &str| find(words, word).is_some_and(|at| full || !put_off(words, at));
    let near = |word: &&&str| now(behind, word) || now(front, word);
    // 全部发行 is no contradiction of 整改率: only words of completing, or of the rate's own verb.
    let own = |word: &str| {
        holds(word, "完成") && rate.claim.aspect == Aspect::Completion
            || verb.is_some_and(|verb| word.contains(verb))
    };
    let told = ALL_DONE.stands_in(behind) || ALL_DONE.stands_in(front);
    let said = ALL_DONE
        .iter()
        .filter(|_| told)
        .find(near)
        .map(|word| (*word).to_owned())
        .filter(|word| full || own(word));
    // 13个小区已全部完工,完工率84.6%; 覆盖率91.3%,目前23个村已全部完成改造.
    let (next, prev) = (sheet.get(at + 1), at.checked_sub(1).and_then(|at| sheet.get(at)));
    let counted =
        next.filter(|next| next.beside(rate) && next.is_count() && !next.before.contains([';', '；']));
    let later = counted.and_then(|next| {
        let whole = sheet.back_in_sentence(at).chain(sheet.back_in_paragraph(at)).take(8);
        let known = whole.filter(|(_, one)| one.is_count() && one.base == next.base);
        let same = known.take(4).any(|(_, one)| one.value == next.value);
        same.then(|| all_verb(half(next.after))).flatten()
    });
    let before = prev.filter(|prev| prev.beside(rate) && prev.is_count()).and_then(|_| all_verb(front));
    let said = said.or_else(|| {
        let (word, verb) = before.or(later)?;
        (!full && name.contains(&verb)).then(|| format!("{word}{verb}"))
    })?;
    let mut of: Vec<usize> = vec![at];
    of.extend(sheet.back_in_sentence(at).take(1).filter(|(_, one)| one.is_amount()).map(|(place, _)| place));
    let words = [said.as_str(), rate.quote];
    let working = Said::of("“{0}”即100%（推算），文中{1}", "“{0}” is 100 % (derived), stated {1}", &words);
    let verdict = if full { Verdict::Holds } else { Verdict::Unclear };
    let mut finding = sheet.finding(Kind::RateWords, verdict, if full { 1 } else { 4 }, &of, working);
    if !full {
        finding.readings = vec![Reading::Period.said(), Reading::Scope.said()];
    }
    Some(finding)
}

/// `按期办结率100%,仍有3件超期未办结`
fn still(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let rate = sheet.get(at).filter(|rate| rate.is_rate() && rate.is_firm() && rate.is_actual())?;
    let name = rate.claim.indicator.as_ref();
    if rate.value != HUNDRED || !name.ends_with(['率', '面']) {
        return None;
    }
    let left = sheet.get(at + 1).filter(|left| left.beside(rate) && left.is_amount() && left.is_actual())?;
    if !STILL.stands_in(left.lead()) || left.before.contains([';', '；']) {
        return None;
    }
    // 未办结 of 办结率, not 未开工 of 整改率.
    let words = format!("{}{}", left.lead(), left.tail());
    let denied = words.char_indices().filter(|(_, c)| matches!(c, '未' | '没')).any(|(from, c)| {
        let next =
            words.get(from + c.len_utf8()..).and_then(|rest| rest.trim_start_matches('有').chars().next());
        next.is_some_and(|next| name.contains(next))
    });
    // 行政村通客车率100%,还有5个自然村未通: other things are left.
    let noun = left.tail().split(['未', '没', '不']).next().unwrap_or("").trim();
    let noun: Vec<char> = noun
        .trim_start_matches("超期")
        .trim_start_matches("逾期")
        .trim_matches(['尚', '仍', '还'])
        .chars()
        .collect();
    let known = |pair: &[char]| name.contains(&pair.iter().collect::<String>());
    if !denied || noun.len() >= 2 && !noun.windows(2).any(known) {
        return None;
    }
    let said = [rate.quote, left.quote];
    let working = Said::of("比率{0}，却仍有{1}未达", "a rate of {0}, yet {1} are left", &said);
    let mut finding = sheet.finding(Kind::RateWords, Verdict::Unclear, 4, &[at, at + 1], working);
    finding.readings = vec![Reading::Scope.said(), Reading::Base.said()];
    Some(finding)
}

/// `办理实事20件,截至12月底完成17件,全部办结`
fn counted(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let part = sheet.get(at).filter(|part| part.is_count() && part.is_firm() && part.is_actual())?;
    let done = DONE.ending(part.lead()).or_else(|| part.lead().ends_with("完成").then_some("完成"))?;
    let (whole_at, whole) = sheet.back_in_sentence(at).next().filter(|(_, whole)| {
        whole.is_count() && whole.base == part.base && whole.is_firm() && whole.value > part.value
    })?;
    // 已完成17件,全部通过验收: those 17. It must be the list that is done.
    let behind = half(part.after);
    let (word, verb) = all_verb(behind)?;
    let kin = verb == done || done == "完成" && DONE.contains(&verb.as_str());
    let of_all = words!["年度", "全年", "任务", "实现", "目标"].stands_in(behind);
    if !kin || !of_all || part.before.contains([';', '；']) {
        return None;
    }
    let said = format!("{word}{verb}");
    let words = [said.as_str(), whole.quote, part.quote];
    let working = Said::of("“{0}”，而{1}中完成{2}", "“{0}”, but {2} of {1} are done", &words);
    let mut finding = sheet.finding(Kind::RateWords, Verdict::Unclear, 4, &[whole_at, at], working);
    finding.readings = vec![Reading::Period.said(), Reading::Scope.said()];
    Some(finding)
}

/// `反馈的18个问题已全部完成整改,目前还有2个正在整改`
fn left_over(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let whole = sheet.get(at).filter(|whole| whole.is_count() && whole.is_firm() && whole.is_actual())?;
    let left = sheet.get(at + 1).filter(|left| left.beside(whole) && left.is_count() && left.is_firm())?;
    let behind = half(whole.after);
    let (word, verb) = all_verb(behind)?;
    let undone = words!["正在", "未", "尚", "没有"].stands_in(left.tail());
    let kin = left.tail().contains(&verb) || verb == "完成";
    if left.base != whole.base
        || left.value >= whole.value
        || !STILL.stands_in(left.lead())
        || !undone
        || !kin
    {
        return None;
    }
    let said = format!("{word}{verb}");
    let words = [said.as_str(), whole.quote, left.quote];
    let working =
        Said::of("{1}“{0}”，却还有{2}", "all of {1} are said to be done (“{0}”), yet {2} are left", &words);
    let mut finding = sheet.finding(Kind::RateWords, Verdict::Unclear, 4, &[at, at + 1], working);
    finding.readings = vec![Reading::Period.said(), Reading::Scope.said()];
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::RateWords,
            Verdict::Unclear,
            &[
                "年度开工任务40个，完成率92.5%，目前已全面完成全年任务。",
                "12个农贸市场改造项目已全部完工，完工率83.3%。",
                "纳入改造的学校26所，校舍改造率92.3%，目前26所学校已全部完成改造。",
                "受理投诉38件，按期办结率100%，仍有2件未办结。",
                "办理实事20件，截至11月底完成17件，实现年度实事全部办结。",
                "反馈的18个问题已全部完成整改，目前还有2个正在整改。",
            ],
        );
        all(Kind::RateWords, Verdict::Holds, &["通过审核项目16个，全部列入发行计划，通过率100%。"]);
        none(
            Kind::RateWords,
            &[
                "年度开工任务40个，完成率92.5%。",
                "已全部纳入平台管理，整改率85%。",
                "省级项目12个全部开工，市级项目30个，投产率83.3%。",
                "问题整改率100%，仍有2个项目未开工。",
                "行政村通客车率100%，还有5个自然村未通客车。",
                "列入台账的36个项目，已开工33个，开工率91.7%，年底前全部开工。",
                "交办问题20个，已整改17个，全部通过验收。",
            ],
        );
    }
}
