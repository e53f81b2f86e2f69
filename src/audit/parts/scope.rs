//! What 其中 reaches: which whole it parts, and which figures behind it are no parts any more.
//!
//! Why: a total behind its parts (共10项), a figure with a thing of its own (在谈项目35个) and the sum of a list are no
//! parts; taken for such they make truthful sentences fail.

use rust_decimal::Decimal;

use super::super::sheet::{Figure, Sheet};
use super::MOST;
use crate::lexicon::audits::{DIFFERENCES, MEANS, SHARED, SUMMED, SUMMED_WHEN};
use crate::lexicon::nouns::COUNTED;
use crate::lexicon::set::{holds, words};

/// The first figure of the 其中 that `at` stands behind, in its sentence.
pub fn head_of(sheet: &Sheet<'_>, at: usize) -> Option<usize> {
    let opens = |figure: &Figure<'_>| holds(figure.sentence_lead(), "其中");
    if opens(sheet.get(at)?) {
        return Some(at);
    }
    sheet.back_in_sentence(at).take(MOST).find(|(_, one)| opens(one)).map(|(place, _)| place)
}

/// The whole that 其中 makes this figure a part of: the nearest of its unit before 其中.
pub fn whole_of(sheet: &Sheet<'_>, at: usize) -> Option<usize> {
    let part = sheet.get(at)?;
    let first = head_of(sheet, at)?;
    let head = sheet.get(first)?;
    let like = |one: &Figure<'_>| is_part(one) && one.base == part.base;
    // 其中 that opens a sentence speaks of the sentence before.
    let opens = head.sentence_lead().trim_start().starts_with("其中") && head.opens_sentence();
    let sentence = if opens { sheet.get(first.checked_sub(1)?)?.claim.sentence } else { head.claim.sentence };
    let before = || sheet.back_in_paragraph(first).take_while(|(_, one)| one.claim.sentence == sentence);
    let sort_of = part.sort();
    let kin = before().find(|(_, one)| opens && like(one) && one.sort() == sort_of);
    kin.or_else(|| before().find(|(_, one)| like(one))).map(|(place, _)| place)
}

/// Whether a figure can be a part: no mean, no difference, no base of a growth.
pub(super) fn is_part(one: &Figure<'_>) -> bool {
    let name = one.claim.indicator.as_ref();
    one.is_amount()
        && !MEANS.stands_in(name)
        && !DIFFERENCES.stands_in(name)
        && !words!["由", "从", "比", "较", "增加", "减少", "增长", "下降"].stands_in(one.lead())
}

/// Whether a figure behind 其中 is no part any more: the total of what was told, or a thing of its own
/// (`签约28个,其中亿元以上12个,在谈项目35个`), where the parts bear no such noun themselves.
pub(super) fn ends_scope(head: &Figure<'_>, one: &Figure<'_>) -> bool {
    let thing = |one: &Figure<'_>| COUNTED.ending(one.lead().trim_end_matches(['有', '达', '为']));
    let lead = one.lead();
    let total = words!["总数", "总量"].stands_in(lead) || words!["总投资", "总额", "总面积"].begins(lead);
    total
        || sums_up(one)
        || one.before.contains([',', '，']) && thing(one).is_some() && thing(one) != thing(head)
}

/// Whether a figure is told as the total of others: 共10项, 全年共培训1200人, 合计77家.
pub fn sums_up(one: &Figure<'_>) -> bool {
    let lead = SUMMED_WHEN.shed(one.lead().trim(), None);
    SUMMED.begins(lead) && !SHARED.begins(lead) || words!["合计", "总计", "共计"].ends(lead)
}

/// Whether a whole is one of a list that 其中 speaks of as one (`幼儿园3所、小学2所,其中公办4所`), and a part is within it.
pub(super) fn within_list(sheet: &Sheet<'_>, whole_at: usize, part: &Figure<'_>) -> bool {
    let (mut at, mut sum) = (whole_at, Decimal::ZERO);
    for _ in 0..MOST {
        let Some(one) = sheet.get(at).filter(|one| one.base == part.base && is_part(one)) else { break };
        sum = sum.checked_add(one.value).unwrap_or(sum);
        let joined = matches!(one.before.chars().next(), Some('、' | '和' | '及' | '与'));
        match at.checked_sub(1).filter(|_| joined) {
            Some(before) => at = before,
            None => break,
        }
    }
    at < whole_at && part.value <= sum
}
/// `其中税收收入13.2亿元,税收中增值税5.1亿元`: a part of a part.
pub(super) fn deeper(sheet: &Sheet<'_>, at: usize, one: &Figure<'_>) -> bool {
    let Some((outer, _)) = one.lead().trim().split_once('中') else { return false };
    (2..=10).contains(&outer.chars().count())
        && sheet.back_in_sentence(at).take(MOST).any(|(_, part)| part.lead().contains(outer))
}

/// The parts without those behind a comma where a list joined by 、 came before it and all would be more than the
/// whole: `1860亩,其中住宅420亩、工业980亩,盘活存量730亩`.
pub(super) fn without_own(sheet: &Sheet<'_>, whole: &Figure<'_>, mut parts: Vec<usize>) -> Vec<usize> {
    let values = parts.iter().filter_map(|&at| Some(sheet.get(at)?.value));
    let all = values.into_iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value));
    if all.is_none_or(|all| all <= whole.value) {
        return parts;
    }
    let mut listed = false;
    let end = parts.iter().skip(1).position(|&at| {
        let before = sheet.get(at).map_or("", |one| one.before);
        let comma = before.contains([',', '，']);
        listed |= before.contains('、') && !comma;
        listed && comma
    });
    if let Some(end) = end {
        parts.truncate(end + 1);
    }
    parts
}
