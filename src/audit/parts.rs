//! Parts against their total.
//!
//! What: figures behind 其中, figures behind 分别为 (then they make up the whole), and parts in later sentences of
//! a paragraph that opens with a total. Counts of one stock are `stock`'s.
//! Why: parts cannot exceed their whole. Holds: 其中 2.47 + 0.35 + 1.73 of 17.17亿元 (the rest is not
//! told); 14 + 14 of 21, which overlap by 7. Fails: 签约38个, 其中开工41个; 27个, 分别为9个、8个、11个;
//! places of a ranking that sum to more than their list. Unclear: parts that may overlap.

use rust_decimal::Decimal;

use super::digit;
use super::noun::any;
use super::range::{Range, sum, within};
use super::say::Reading;
use super::sheet::{Figure, MARKS, Sheet};
use super::{Finding, Kind, Said, Verdict, percent};
use crate::lexicon::audits::{
    BOTH, COMPLETE, DISJOINT, EXCLUSIVE, FIRSTS, LEVELS_OF_MONEY, REST, STAGES, VIEWS,
};
use crate::lexicon::set::{holds, words};

mod scope;

use scope::{deeper, ends_scope, is_part, within_list, without_own};
pub use scope::{head_of, sums_up, whole_of};

/// Parts that one whole can have.
pub const MOST: usize = 24;

/// Runs the audit.
pub fn run(sheet: &Sheet<'_>, out: &mut Vec<Finding>) {
    for at in 0..sheet.figures.len() {
        among(sheet, at, out);
        out.extend(listed(sheet, at));
        out.extend(total(sheet, at));
    }
}

pub fn words_of(sheet: &Sheet<'_>, from: usize) -> &'static str {
    let sentence = |at: usize| sheet.get(at).map(|figure| figure.claim.sentence);
    let said = (from..from + MOST)
        .take_while(|&at| sentence(at) == sentence(from))
        .filter_map(|at| sheet.get(at))
        .any(|figure| DISJOINT.stands_in(figure.before) || DISJOINT.stands_in(figure.after));
    if said { "disjoint" } else { "" }
}

/// Figures behind 其中: each, and all of one unit together.
fn among(sheet: &Sheet<'_>, at: usize, out: &mut Vec<Finding>) {
    let Some(head) = sheet.get(at).filter(|head| holds(head.sentence_lead(), "其中")) else { return };
    // 其中, and 其中: speak of all that follows, 其中 alone of its own clause group.
    let wide = head
        .sentence_lead()
        .rsplit("其中")
        .next()
        .is_some_and(|behind| behind.starts_with([',', '，', ':', '：']));
    let scope: Vec<usize> = (at..at + MOST)
        .take_while(|&place| {
            sheet.get(place).is_some_and(|one| {
                let first = place == at;
                let goes_on = !holds(one.sentence_lead(), "其中")
                    && (wide || !one.before.contains([';', '；']))
                    && !ends_scope(head, one);
                let deeper = !first && deeper(sheet, place, one);
                one.beside(head) && (first || goes_on && !deeper && !one.before.contains([')', '）']))
            })
        })
        .filter(|&place| sheet.get(place).is_some_and(is_part))
        .collect();
    let mut bases: Vec<&str> = Vec::new();
    for &place in &scope {
        let Some(part) = sheet.get(place) else { continue };
        if bases.contains(&part.base) {
            continue;
        }
        bases.push(part.base);
        let Some(whole_at) = whole_of(sheet, place) else { continue };
        let Some(whole) = sheet.get(whole_at) else { continue };
        // 净增14家,其中新升规21家,退规7家: what came and went makes the difference.
        if words!["净增", "净流入", "净减"].stands_in(whole.lead()) {
            continue;
        }
        // 总投资 is planned by its name, its parts bear none.
        let named = whole.claim.rules.contains(&"planned-by-name") && holds(whole.lead(), "总投资");
        let parts: Vec<usize> = scope
            .iter()
            .filter(|&&other| {
                sheet.get(other).is_some_and(|one| {
                    one.base == part.base && (one.claim.status == whole.claim.status || named)
                })
            })
            .copied()
            .collect();
        let parts = without_own(sheet, whole, parts);
        // 甲8个、乙5个、两者兼有3个: counted twice over, by its own word.
        let both = |one: &Figure<'_>| BOTH.stands_in(one.lead()) || BOTH.stands_in(one.tail());
        if parts.iter().any(|&place| sheet.get(place).is_some_and(both)) {
            continue;
        }
        if let Some(finding) = each(sheet, whole_at, &parts) {
            out.push(finding);
        } else if parts.len() >= 2
            && !staged(sheet, &parts)
            && !exceeds(sheet, whole_at, at)
            && !of_one(sheet, &parts)
        {
            // 其中,甲9个,投资15亿元;乙37个,投资33亿元: views of one whole, which overlap.
            let last = parts.last().copied().unwrap_or(at);
            let parted =
                (at + 1..=last).any(|at| sheet.get(at).is_some_and(|one| one.before.contains([';', '；'])));
            let values = parts.iter().filter_map(|&at| Some(sheet.get(at)?.value));
            let all = values.into_iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value));
            if parted && all.is_some_and(|all| all > whole.value) {
                continue;
            }
            let disjoint = !words_of(sheet, at).is_empty() || exclusive(sheet, &parts);
            if !disjoint && across(sheet, &parts) && all.is_some_and(|all| all > whole.value) {
                continue;
            }
            if each_told(sheet, whole_at, &parts) {
                out.extend(sums(sheet, whole_at, &parts, Link::Complete).map(doubted));
                continue;
            }
            out.extend(sums(sheet, whole_at, &parts, if disjoint { Link::Disjoint } else { Link::Among }));
        }
    }
}

/// `三个项目总投资16.6亿元,其中甲6.8亿元、乙3.2亿元、丙5.6亿元`: as many parts as things, so that none is left.
fn each_told(sheet: &Sheet<'_>, whole_at: usize, parts: &[usize]) -> bool {
    let Some((whole, count)) = sheet.get(whole_at).zip(whole_at.checked_sub(1).and_then(|at| sheet.get(at)))
    else {
        return false;
    };
    let total = whole.before.trim();
    let total = total.chars().count() <= 8 && words!["总", "共", "合计", "累计"].stands_in(total);
    let as_many = count.is_count() && count.beside(whole) && Decimal::from(parts.len()) == count.value;
    total
        && as_many
        && parts.len() >= 2
        && parts.iter().all(|&at| {
            sheet.get(at).is_some_and(|part| {
                let name =
                    part.lead().rsplit("其中").next().unwrap_or("").trim_start_matches(['、', '：', ':']);
                name.chars().count() >= 2
                    && !words!["计划", "年度", "完成", "到位", "当年", "今年", "累计"].stands_in(name)
            })
        })
}

/// A sum that does not close, told as a doubt: the things named may be others than those counted.
fn doubted(mut finding: Finding) -> Finding {
    if finding.verdict == Verdict::Fails {
        finding.verdict = Verdict::Unclear;
        finding.weight = 4;
        finding.readings = vec![Reading::Scope.said()];
        for (text, from, to) in [
            (&mut finding.working.zh, Verdict::Fails.zh(), Verdict::Unclear.zh()),
            (&mut finding.working.en, Verdict::Fails.name(), Verdict::Unclear.name()),
        ] {
            if let Some(rest) = text.strip_suffix(from) {
                *text = format!("{rest}{to}");
            }
        }
    }
    finding
}

/// Whether parts are of views that cut across each other (工业投资、民间投资): a sum above the whole is no wonder.
fn across(sheet: &Sheet<'_>, parts: &[usize]) -> bool {
    let view = |at: &usize| {
        let lead = sheet.get(*at)?.lead();
        let words = VIEWS.iter().zip(0..).flat_map(|(row, nth)| row.iter().map(move |word| (*word, nth)));
        words.filter_map(|(word, nth)| Some((lead.rfind(word)? + word.len(), nth))).max().map(|last| last.1)
    };
    let mut views: Vec<i32> = parts.iter().filter_map(view).collect();
    crate::order::sort_by_key(&mut views, |nth| *nth);
    views.dedup();
    views.len() > 1
}

/// Whether parts are all of one project: its total, its plan and what is done are no sum.
fn of_one(sheet: &Sheet<'_>, parts: &[usize]) -> bool {
    let mut subjects = parts.iter().filter_map(|&at| sheet.get(at)).map(|one| one.claim.subject.as_deref());
    let Some(Some(first)) = subjects.next() else { return false };
    subjects.all(|other| other == Some(first))
}

/// Whether the first sum of money behind 其中 is more than the whole by itself: then what follows may be its own parts.
fn exceeds(sheet: &Sheet<'_>, whole_at: usize, at: usize) -> bool {
    sheet
        .get(at)
        .zip(sheet.get(whole_at))
        .is_some_and(|(part, whole)| part.base == "元" && part.value > whole.value)
}

/// Whether parts are members of one row of classes that exclude one another (小学、初中), or end in the rest.
fn exclusive(sheet: &Sheet<'_>, parts: &[usize]) -> bool {
    let last = parts.last().and_then(|&at| sheet.get(at));
    if parts.len() >= 3 && last.is_some_and(|last| REST.stands_in(last.lead())) {
        return true;
    }
    if single_places(sheet, parts) {
        return true;
    }
    let money = last.is_some_and(|last| last.base == "元" && !last.is_count());
    EXCLUSIVE.iter().copied().chain(money.then_some(LEVELS_OF_MONEY)).any(|row| {
        let mut own: Vec<usize> = parts
            .iter()
            .filter_map(|&at| {
                let lead = sheet.get(at)?.lead();
                row.iter().position(|word| holds(lead, word))
            })
            .collect();
        crate::order::sort_by_key(&mut own, |nth| *nth);
        own.dedup();
        own.len() == parts.len()
    })
}

/// Whether parts are counts of one place each, all different (4项第一、3项第二、2项第三).
fn single_places(sheet: &Sheet<'_>, parts: &[usize]) -> bool {
    let mut own: Vec<usize> = Vec::new();
    for &at in parts {
        let Some(one) = sheet.get(at).filter(|one| one.is_count()) else { return false };
        let tail = one.tail().split('、').next().unwrap_or("");
        let said = |words: &str| FIRSTS.iter().position(|place| holds(words, place));
        let Some(nth) = said(tail).or_else(|| said(one.lead())) else { return false };
        // The table tells them twice, 第一 and 第1, before words for the first place.
        let place = if nth < 6 { nth % 3 } else { 0 };
        if own.contains(&place) {
            return false;
        }
        own.push(place);
    }
    own.len() >= 2
}

/// Whether parts are stages (已签约9个, 落地4个): they are no sum.
fn staged(sheet: &Sheet<'_>, parts: &[usize]) -> bool {
    let stage = |row: &[&str]| {
        parts.iter().filter(|&&at| sheet.get(at).is_some_and(|one| any(one.lead(), row))).count() >= 2
    };
    STAGES.iter().any(|row| stage(row))
}

/// Pairs of characters behind 其中 that may name a thing.
fn bigrams(lead: &str) -> impl Iterator<Item = String> {
    let name: Vec<char> = lead.rsplit("其中").next().unwrap_or("").chars().collect();
    let pairs: Vec<String> = name.windows(2).map(|two| two.iter().collect()).collect();
    pairs.into_iter()
}

/// A part that exceeds its whole.
pub fn each(sheet: &Sheet<'_>, whole_at: usize, parts: &[usize]) -> Option<Finding> {
    let whole = sheet.get(whole_at)?;
    let limit = whole.range()?.high;
    let (at, part) = parts.iter().find_map(|&at| {
        let part = sheet.get(at)?;
        (part.range()?.low > limit).then_some((at, part))
    })?;
    if within_list(sheet, whole_at, part) {
        return None;
    }
    let working =
        Said::of("其中{0}，大于总数{1}", "{0} of (其中) {1}: the part is more", &[part.quote, whole.quote]);
    let mut readings = Vec::new();
    // 已发行9.6亿元,其中已支出10.3亿元: money of another stage, told as part all the same.
    if part.sort() != whole.sort() {
        let behind = part.sentence_lead().rsplit_once("其中").map_or("", |(_, behind)| behind);
        let told =
            ["已", "支出", "完成支出", "拨付", "使用", "到位"].iter().any(|word| behind.starts_with(word));
        if !told || part.base != "元" || Some(&at) != parts.first() {
            return None;
        }
        readings.push(Reading::Earlier);
    }
    // 新签约31个, 竣工14个, 其中制造业19个: of the first, perhaps.
    let first = head_of(sheet, at).unwrap_or(at);
    let other = sheet.back_in_paragraph(first).take(6).any(|(place, one)| {
        place != whole_at && one.base == part.base && one.is_amount() && one.value >= part.value
    });
    if other {
        if part.is_count() && sheet.get(first).is_some_and(Figure::opens_sentence) {
            return None;
        }
        // 按进度分,前期15个;其中市级17个: of all again. 茶园32万亩、油茶18万亩,其中投产茶园24万亩: of its own kind.
        let again = sheet.get(first).is_some_and(|one| one.before.contains([';', '；']));
        let kin = sheet.back_in_paragraph(first).take(6).any(|(place, one)| {
            place != whole_at
                && one.base == part.base
                && one.value >= part.value
                && bigrams(part.lead()).any(|two| one.lead().contains(&two) && !whole.lead().contains(&two))
        });
        if again || kin {
            return None;
        }
        readings.push(Reading::Scope);
    }
    // 其中百亿级2家,税收超千万68家: what a later clause tells may be of its own.
    if Some(&at) != parts.first() && part.before.contains([',', '，']) && !readings.contains(&Reading::Scope)
    {
        readings.push(Reading::Scope);
    }
    if !part.is_firm() || !whole.is_firm() {
        readings.push(Reading::Bound);
    }
    if percent::periods_differ(part, whole) || words!["累计", "历年"].stands_in(part.before) {
        readings.push(Reading::Period);
    }
    if part.claim.subject != whole.claim.subject && !other {
        readings.push(Reading::Scope);
    }
    let verdict = if readings.is_empty() { Verdict::Fails } else { Verdict::Unclear };
    let weight = if readings.is_empty() { 5 } else { 3 };
    let mut finding = sheet.finding(Kind::Parts, verdict, weight, &[whole_at, at], working);
    finding.readings = readings.into_iter().map(Reading::said).collect();
    Some(finding)
}

/// How parts belong to their whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link {
    /// Behind 其中: they may overlap, and a rest may be left.
    Among,
    /// They exclude one another; a rest may be left.
    Disjoint,
    /// They make up the whole.
    Complete,
    /// Top, middle and bottom of a ranking: the whole, unless some bear no place.
    Graded,
    /// They only seem to belong to it: nothing but a look at a sum too large.
    Loose,
}

/// The sum of parts against their whole.
pub fn sums(sheet: &Sheet<'_>, whole_at: usize, parts: &[usize], link: Link) -> Option<Finding> {
    let whole = sheet.get(whole_at)?;
    let figures: Vec<&Figure<'_>> = parts.iter().filter_map(|&at| sheet.get(at)).collect();
    let fine = figures.iter().map(|part| part.decimals).max()?.max(whole.decimals);
    let at = |figure: &Figure<'_>, fine: u32| {
        figure.range_at(if figure.factor == whole.factor { fine } else { figure.decimals })
    };
    let ranges: Option<Vec<Range>> = figures.iter().map(|part| at(part, fine)).collect();
    let (all, own) = (sum(ranges?.into_iter())?, at(whole, fine)?);
    let face = figures.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))?;
    let firm = whole.is_firm() && figures.iter().all(|part| part.is_firm());
    let mut readings: Vec<Reading> = Vec::new();
    let coarse = || {
        sum(figures.iter().filter_map(|part| part.range()))
            .zip(whole.range())
            .is_some_and(|(all, own)| all.meets(own))
    };
    let half = whole.grain()?.checked_div(Decimal::TWO)?;
    let face_holds =
        if whole.is_firm() { Range::around(whole.value, half)? } else { own }.meets(Range::exact(face));
    let less = face < whole.value;
    let verdict = if face_holds {
        Verdict::Holds
    } else if coarse() || all.meets(own) && !(less && matches!(link, Link::Among | Link::Disjoint)) {
        if link == Link::Loose {
            return None;
        }
        readings.push(Reading::Rounded);
        if within(face, whole.value, whole.grain()?) { Verdict::Look } else { Verdict::Unclear }
    } else if all.low > own.high {
        // 按地域分……按行业分……: the whole twice over.
        let twice =
            whole.value.checked_mul(Decimal::TWO).and_then(|twice| Range::around(twice, whole.grain()?));
        if twice.is_some_and(|twice| twice.meets(Range::exact(face)))
            && matches!(link, Link::Among | Link::Loose)
        {
            return None;
        }
        if link == Link::Among && whole.is_count() {
            // 19个亿元以上, 17个制造业 of 26: two views of one stock.
            return None;
        }
        match link {
            Link::Complete | Link::Disjoint | Link::Graded => {}
            Link::Among => readings.extend([Reading::Overlap, Reading::Scope]),
            Link::Loose => readings.extend([Reading::Overlap, Reading::Scope]),
        }
        Verdict::Fails
    } else {
        match link {
            Link::Complete => Verdict::Fails,
            Link::Graded => {
                readings.push(Reading::Unranked);
                Verdict::Unclear
            }
            Link::Loose => return None,
            Link::Among | Link::Disjoint => Verdict::Holds,
        }
    };
    if !firm && verdict == Verdict::Fails {
        readings.push(Reading::Bound);
    }
    let verdict = if verdict == Verdict::Fails && !readings.is_empty() { Verdict::Unclear } else { verdict };
    let each: Vec<&str> = figures.iter().map(|part| part.quote).collect();
    let each = each.join(" + ");
    let all_words = whole.in_unit(face, 4);
    let rest = whole.value.checked_sub(face).map(|rest| whole.in_unit(rest.abs(), 4)).unwrap_or_default();
    let words = [&each, &all_words, whole.quote, &rest].map(|word| word as &str);
    let working = if all.meets(own) {
        Said::of("{0} = {1}，总数{2}", "{0} = {1}, the whole {2}", &words)
    } else if !less {
        Said::of("{0} = {1}，比总数{2}多{3}", "{0} = {1}, {3} more than the whole {2}", &words)
    } else {
        Said::of("{0} = {1}，总数{2}，另有{3}未列明", "{0} = {1} of {2}; {3} is not told", &words)
    };
    let working = match verdict {
        Verdict::Fails | Verdict::Unclear => digit::question(sheet, whole_at, parts, working),
        _ => working,
    };
    let weight = match (verdict, link) {
        (Verdict::Holds | Verdict::Look, _) => 1,
        (Verdict::Fails, _) => 5,
        (Verdict::Unclear, _) if all.meets(own) => 2,
        (_, Link::Loose) => 3,
        _ => 4,
    };
    let mut of = vec![whole_at];
    of.extend(parts);
    let mut finding = sheet.finding(Kind::Parts, verdict, weight, &of, working);
    finding.readings = readings.into_iter().map(Reading::said).collect();
    Some(finding)
}

/// `27个,分别为城北9个、城南8个、城西11个`: they make up the whole.
fn listed(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let first = sheet.get(at)?;
    let whole_at = at.checked_sub(1)?;
    let whole = sheet.get(whole_at)?;
    let between = first.before.trim_matches(|c: char| MARKS(c) || c.is_whitespace());
    // 18个改造小区,分别为…: the noun of the whole may stand behind it.
    let noun = whole.tail();
    let behind = words!["分别为", "分别是"].begins(first.lead())
        && noun.chars().count() <= 8
        && first.before.get(noun.len()..).is_some_and(|rest| {
            COMPLETE.begins(rest.trim_start_matches(|c: char| MARKS(c) || c.is_whitespace()))
        });
    let opened = COMPLETE.begins(between) || behind;
    if !opened || !whole.is_amount() || whole.base != first.base || !whole.beside(first) {
        return None;
    }
    let mut parts = vec![at];
    for place in at + 1..at + MOST {
        let Some(part) = sheet.get(place) else { break };
        let joined = part.before.contains(['、', '和', '及']) && !part.before.contains(MARKS);
        if !part.beside(whole) || part.base != whole.base || !joined {
            break;
        }
        parts.push(place);
    }
    let last = sheet.get(*parts.last()?)?;
    let open = last.tail().starts_with('等') || parts.len() < 2;
    (!open).then(|| sums(sheet, whole_at, &parts, Link::Complete)).flatten()
}

/// A total that opens a paragraph, and amounts of the same sort in its later sentences.
fn total(sheet: &Sheet<'_>, at: usize) -> Option<Finding> {
    let whole = sheet.get(at)?;
    let opens = at
        .checked_sub(1)
        .and_then(|at| sheet.get(at))
        .is_none_or(|one| one.claim.paragraph != whole.claim.paragraph);
    let named =
        words!["总", "合计", "共完成", "累计"].stands_in(whole.lead()) && whole.claim.subject.is_none();
    if !opens || !named || !whole.is_amount() || whole.is_count() || !whole.is_firm() {
        return None;
    }
    let own = whole.sort();
    let mut parts = Vec::new();
    for place in at + 1..at + MOST {
        let Some(part) = sheet.get(place) else { break };
        if part.claim.paragraph != whole.claim.paragraph || part.claim.region != whole.claim.region {
            break;
        }
        let like = part.is_amount()
            && part.base == whole.base
            && part.claim.status == whole.claim.status
            && !percent::periods_differ(part, whole)
            && part.sort() == own;
        if like
            && (part.claim.sentence == whole.claim.sentence
                || words!["总", "累计", "其中"].stands_in(part.lead()))
        {
            return None;
        }
        if like {
            parts.push(place);
        }
    }
    if parts.len() < 2 { None } else { sums(sheet, at, &parts, Link::Loose) }
}

#[cfg(test)]
mod tests;
