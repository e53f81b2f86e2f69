//! Which two figures a growth is of: the value now and the value before.
//!
//! What: `由480亿元增加到600亿元,增长25%`, `20.6亿元,去年同期为20亿元,增长3%`. A growth without a noun of its own is of
//! the pair right in front of it, one with a noun of the pair of that name, and growths told one by one (分别) take
//! as many pairs one by one. Why: 企业由180家增加到231家,专利授权量增长12.4% holds two things, and their figures
//! are none of each other's business.

use super::noun::{core, replaced};
use super::sheet::{Figure, Sheet};
use crate::claim::model::Aspect;
use crate::lexicon::audits::{BARE_GROWTH, BASES, FROM, TO, growths};
use crate::lexicon::set::{find, holds, words};

/// Figures of a sentence on either side of a growth.
const NEAR: usize = 6;
/// Growths that are told one by one.
const MOST: usize = 6;

/// The value now and the value before, as the words of the sentence say.
pub(super) fn ends(sheet: &Sheet<'_>, at: usize, growth: &Figure<'_>) -> Option<(usize, usize)> {
    let (head, of) = list(sheet, at);
    if of > 1 {
        return one_by_one(sheet, head, of, at - head);
    }
    let front = (at.saturating_sub(NEAR)..at).rev();
    let behind = at + 1..(at + 3).min(sheet.figures.len());
    front.chain(behind).find_map(|base_at| {
        let base = sheet.get(base_at).filter(|base| base.beside(growth) && base.is_amount())?;
        let now_at = if from_to(sheet, base_at) && base_at < at {
            base_at + 1
        } else {
            told_before(sheet, base_at, base, at)?
        };
        belongs(sheet, (now_at, base_at), at, growth).then_some((now_at, base_at))
    })
}

/// `由去年同期的480亿元增加到600亿元`
fn from_to(sheet: &Sheet<'_>, base_at: usize) -> bool {
    let Some(base) = sheet.get(base_at).filter(|base| FROM.stands_in(base.lead())) else { return false };
    sheet.get(base_at + 1).is_some_and(|next| {
        next.base == base.base
            && next.is_amount()
            && next.beside(base)
            && TO.begins(next.before.trim_start_matches(['的', ',', '，']))
    })
}

/// `20.6亿元,去年同期为20亿元`: the amount that last year's figure is told beside.
fn told_before(sheet: &Sheet<'_>, base_at: usize, base: &Figure<'_>, at: usize) -> Option<usize> {
    let own = names_base(base)?;
    let mut amounts = sheet.back_in_sentence(base_at.min(at)).filter(|(_, now)| now.is_amount());
    let (now_at, now) = amounts.next().filter(|(_, now)| now.base == base.base)?;
    // 开工30个,上年同期新签约项目21个: last year's figure of another thing.
    (own.chars().count() < 2 || is_named(&own, now)).then_some(now_at)
}

/// The noun behind 去年同期, empty where there is none; `None` where the words in front would be another thing's.
fn names_base(base: &Figure<'_>) -> Option<String> {
    let lead = base.lead();
    let at = BASES.iter().filter_map(|word| find(lead, word)).min()?;
    let (front, rest) = (lead.get(..at)?, lead.get(at..)?);
    let rest = rest.get(BASES.longest(rest).map_or(0, str::len)..)?;
    let plain = front.chars().count() <= 2 && !holds(front, "其中") && !lead.contains('倍');
    plain.then(|| bare(rest))
}

/// Whether a growth is of such a pair: by its name, or as the next that is told where it bears none.
fn belongs(sheet: &Sheet<'_>, pair: (usize, usize), at: usize, growth: &Figure<'_>) -> bool {
    let (Some(now), Some(base)) = (sheet.get(pair.0), sheet.get(pair.1)) else { return false };
    // 环比增长 is of the month before, whatever last year was.
    if words!["环比", "较上月", "比上月", "较上季", "比上季"].stands_in(growth.lead()) {
        return false;
    }
    let (clause, all) = (bare(growth.lead()), bare(growth.sentence_lead()));
    if all.is_empty() {
        // 156家,比上年的128家净增28家,增长21.9%: the change is of the pair as well.
        let change = |one: &Figure<'_>| {
            words!["净增", "增加", "减少", "净减", "多", "少"].ends(one.lead().trim_end_matches('了'))
                && bare(one.lead()).is_empty()
        };
        let taken = |at: usize| {
            sheet.get(at).is_some_and(|one| {
                one.is_amount() && !change(one)
                    || one.claim.aspect == Aspect::Growth && (one.is_rate() || one.base == "倍")
            })
        };
        let (first, last) = (pair.0.max(pair.1), pair.0.min(pair.1));
        let mut between = if first < at { first + 1..at } else { last + 1..at };
        return !between.any(taken);
    }
    let key = !growth.key.is_empty() && [now, base].iter().any(|one| one.key == growth.key);
    key || !clause.is_empty() && [now, base].iter().any(|one| is_named(&clause, one))
}

/// Whether a noun is that of a figure, or the end of its name: 床位 of 养老机构床位, and not 工业用电量 of 用电量.
fn is_named(noun: &str, figure: &Figure<'_>) -> bool {
    let noun = core(noun);
    let ends = |name: &str| name.ends_with(noun.as_str()) || bare(name).ends_with(noun.as_str());
    noun.chars().nth(1).is_some() && (ends(&figure.core) || ends(&figure.key))
}

/// The noun in words before a growth: without those of growth, of time and of manner.
fn bare(words: &str) -> String {
    let words = replaced(words, growths());
    let (mut rest, mut noun) = (words.as_ref(), String::new());
    while let Some(next) = rest.chars().next() {
        let skip = BARE_GROWTH.longest(rest).map_or(0, str::len);
        if skip == 0 && (next.is_alphanumeric()) {
            noun.push(next);
        }
        rest = rest.get(skip.max(next.len_utf8())..).unwrap_or("");
    }
    if noun.chars().nth(1).is_none() {
        noun.clear();
    }
    noun
}

/// The first of the growths joined to the one at `at` by 、 or 和, and how many they are.
fn list(sheet: &Sheet<'_>, at: usize) -> (usize, usize) {
    let joined = |at: usize| {
        let pair = at.checked_sub(1).and_then(|before| sheet.get(before)).zip(sheet.get(at));
        pair.is_some_and(|(before, one)| {
            let rates = [before, one].iter().all(|one| one.is_rate() && one.claim.aspect == Aspect::Growth);
            let more = one.before.trim().strip_prefix(['、', '和', '及', '与']);
            rates && one.beside(before) && more.is_some_and(|more| bare(more).is_empty())
        })
    };
    let (mut head, mut end) = (at, at + 1);
    while at - head < MOST && joined(head) {
        head -= 1;
    }
    while end - at < MOST && joined(end) {
        end += 1;
    }
    (head, end - head)
}

/// `甲由1.2增至1.5,乙由9.6增至11.4,分别增长25%和18.8%`: the pair of the growth that is `nth` of `of`.
fn one_by_one(sheet: &Sheet<'_>, head: usize, of: usize, nth: usize) -> Option<(usize, usize)> {
    let first = head.checked_sub(2 * of)?;
    let growth = sheet.get(head)?;
    let all = (0..of).all(|nth| {
        let base = first + 2 * nth;
        from_to(sheet, base) && sheet.get(base).is_some_and(|base| base.beside(growth))
    });
    (all && bare(growth.sentence_lead()).is_empty()).then_some((first + 2 * nth + 1, first + 2 * nth))
}
