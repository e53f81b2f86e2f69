//! What the audits of places share: who says what, and under which ordinary readings two sayings agree.

use rust_decimal::Decimal;

use super::say::fill;
use super::{Case, Finding, Kind, Said, Verdict};
use crate::claim::model::{Aspect, Bound, Claim, End, Field};
use crate::document::model::{RegionBlock, Topic};
use crate::league::solve::Interval;
use crate::league::{League, Member};
use crate::source::Span;

/// Two templates filled with the same words: `{0}`, `{1}` … stand for `words[0]`, `words[1]` …
pub(super) fn say(zh: &str, en: &str, words: &[&str]) -> Said {
    Said { zh: fill(zh, words), en: fill(en, words) }
}

/// Two templates filled with sentences, each with those in its own language.
pub(super) fn weave(zh: &str, en: &str, parts: &[&Said]) -> Said {
    let in_zh: Vec<&str> = parts.iter().map(|part| part.zh.as_str()).collect();
    let in_en: Vec<&str> = parts.iter().map(|part| part.en.as_str()).collect();
    Said { zh: fill(zh, &in_zh), en: fill(en, &in_en) }
}

/// A word that is the same in both languages: a name, a number.
pub(super) fn same(word: &str) -> Said {
    Said { zh: word.to_owned(), en: word.to_owned() }
}

/// Sentences one behind the other.
pub(super) fn joined(parts: &[Said]) -> Said {
    let mut all = Said::default();
    for part in parts {
        if !all.zh.is_empty() {
            all.zh.push('；');
            all.en.push_str("; ");
        }
        all.zh.push_str(&part.zh);
        all.en.push_str(&part.en);
    }
    all
}

/// The words of a source span, from the clean text.
pub(super) fn words<'a>(case: &Case<'a>, span: Span) -> &'a str {
    let at = |source: u32| case.clean.locate(source) as usize;
    case.clean.text.get(at(span.start())..at(span.end())).unwrap_or("")
}

/// A region's name.
pub(super) fn name<'a>(case: &Case<'a>, member: &Member) -> &'a str {
    case.regions.get(usize::from(member.region.0)).map_or("", |region| region.name.as_str())
}

/// The value as written, with the word before it that makes it inexact: 91.86分, 超8000亿元. Empty where none is
/// stated.
pub(super) fn value(case: &Case<'_>, member: &Member) -> String {
    let claim = |index: &u32| case.claims.get(*index as usize);
    let stated = member
        .valued
        .iter()
        .filter_map(claim)
        .find(|claim| claim.quantity.as_ref().and_then(|quantity| quantity.value) == member.value);
    stated.map_or_else(String::new, |claim| written(case, claim))
}

fn written(case: &Case<'_>, claim: &Claim) -> String {
    let words = claim.corrected(Field::Value).unwrap_or_else(|| words(case, claim.span));
    // 下降3.9%: the fall stands in front of what is quoted.
    let falls = claim.quantity.as_ref().and_then(|quantity| quantity.value);
    let falls = falls.is_some_and(|value| value.is_sign_negative() && !value.is_zero());
    if falls && !words.contains(['-', '−', '－', '负', '降', '减']) {
        return format!("−{words}");
    }
    let bound = claim.quantity.as_ref().and_then(|quantity| quantity.bound);
    match bound {
        Some(bound @ (Bound::About | Bound::Nearly | Bound::Above | Bound::AtLeast))
            if !words.ends_with("左右") && !words.ends_with("上下") =>
        {
            format!("{}{words}", bound.name())
        }
        _ => words.to_owned(),
    }
}

/// A place in the words of an office, and in English.
pub(super) fn place(league: &League, member: &Member) -> Said {
    let Some((from, to)) = member.claimed else { return Said::default() };
    let (from_words, to_words) = (from.to_string(), to.to_string());
    let words = [&*league.scope, &from_words, &to_words, among(&league.scope)];
    match (member.from, from == to, from == 1) {
        (End::Top, true, _) => say("{0}第{1}位", "place {1} in {3}", &words),
        (End::Top, false, true) => say("{0}前{2}位", "among the first {2} in {3}", &words),
        (End::Top, false, false) => say("{0}第{1}至{2}位", "places {1} to {2} in {3}", &words),
        (End::Bottom, true, true) => say("{0}末位", "last in {3}", &words),
        (End::Bottom, true, false) => say("{0}倒数第{1}位", "place {1} from the bottom in {3}", &words),
        (End::Bottom, false, _) => say("{0}后{2}位", "among the last {2} in {3}", &words),
    }
}

/// The common scopes in English; others in the text's own words.
pub(crate) fn among(scope: &str) -> &str {
    match scope {
        "全市" => "the city",
        "全省" => "the province",
        "全国" => "the country",
        "全区" => "the district",
        "全县" => "the county",
        "全州" => "the prefecture",
        "全旗" => "the banner",
        "全镇" => "the town",
        "全乡" => "the township",
        other => other,
    }
}

/// `义乌市91.86分、全市第1位`.
pub(super) fn statement(case: &Case<'_>, league: &League, member: &Member) -> Said {
    let (name, value, place) = (name(case, member), value(case, member), place(league, member));
    let mut said = same(name);
    for (separator, zh, en) in [("", value.as_str(), value.as_str()), ("、", &place.zh, &place.en)] {
        if zh.is_empty() {
            continue;
        }
        let first = said.zh.len() == name.len();
        said.zh.push_str(if first { "" } else { separator });
        said.zh.push_str(zh);
        said.en.push_str(if first { " " } else { ", " });
        said.en.push_str(en);
    }
    said
}

/// What is compared, and when: `管控力指数（一季度）`.
pub(super) fn subject(case: &Case<'_>, league: &League) -> Said {
    let name = case.series.get(league.series as usize).map_or("", |series| &series.name);
    match league.period.as_deref() {
        Some(period) => say("{0}（{1}）", "{0} ({1})", &[name, &period.words]),
        None => say("{0}", "{0}", &[name]),
    }
}

/// Members of one league whose statements are held against each other.
pub(super) type Part<'a> = (&'a League, Vec<&'a Member>);

/// The readings under which the statements agree, likeliest first; empty where none does.
pub(super) fn readings(case: &Case<'_>, parts: &[Part<'_>]) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let mut note = |said: Said| {
        if !found.contains(&said) {
            found.push(said);
        }
    };
    let of = |wanted: &dyn Fn(&League, &Member) -> bool| {
        let mut names: Vec<&str> = Vec::new();
        for (league, members) in parts {
            for member in members.iter().filter(|member| wanted(league, member)) {
                let name = name(case, member);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        (!names.is_empty()).then(|| Said { zh: names.join("、"), en: names.join(", ") })
    };
    for (_, members) in parts {
        for member in members.iter().filter(|member| member.claimed.is_some()) {
            let Some(other) = other_figure(case, member) else { continue };
            let (own, name) = (same(&value(case, member)), same(name(case, member)));
            note(if own.zh.is_empty() {
                weave("{0}的位次也可能指{1}", "the place of {0} may be that of {1}", &[&name, &other])
            } else {
                let (zh, en) =
                    ("{0}的位次也可能指{1}，而非{2}", "the place of {0} may be that of {1}, not of {2}");
                weave(zh, en, &[&name, &other, &own])
            });
        }
    }
    if let Some(names) = of(&|league, member| member.assumed || league.period.is_none()) {
        note(weave(
            "{0}未在同处写明时段，可能与他处不是同一时段",
            "{0} may speak of another period: none is told beside the figure",
            &[&names],
        ));
    }
    for (_, members) in parts {
        if let Some((a, b)) = other_words(case, members) {
            note(say(
                "用词不同（{0}、{1}），可能不是同一口径",
                "the wordings differ ({0}, {1}) and may not mean the same",
                &[a, b],
            ));
        }
    }
    if let Some(names) = of(&|_, member| !tells_scope(case, member)) {
        let scope = same(parts.first().map_or("", |(league, _)| &*league.scope));
        note(weave(
            "{0}的位次未写明范围，可能不在{1}之内排名",
            "{0} claims a place without saying among whom; it may not be {1}",
            &[&names, &scope],
        ));
    }
    for (_, members) in parts {
        if let Some((a, b)) = other_topics(case, members) {
            note(say(
                "分别见于不同事项（{0}、{1}），可能不是同一指标",
                "they stand under different heads ({0}, {1}) and may not be one indicator",
                &[a, b],
            ));
        }
        if let Some(cut) = cut(case, members) {
            note(if_cut(&cut));
        }
    }
    if let Some(names) = of(&|_, member| guessed(case, member)) {
        note(weave(
            "文中未点名，该段归{0}系推断",
            "the text does not name the speaker; that it is {0} is inferred",
            &[&names],
        ));
    }
    if parts.iter().any(|(league, _)| !league.sure) {
        note(say(
            "该指标以高为好还是以低为好，文中未说明",
            "the text does not tell whether more or less is better here",
            &[],
        ));
    }
    found
}

/// Another figure that the member's place may be meant for: the one right before it in the sentence
/// (`完成投资6.3亿元,是年度计划的48%,排名第四`), or the growth of what is named bare (GDP居第三).
fn other_figure(case: &Case<'_>, member: &Member) -> Option<Said> {
    let (index, _) = *member.ranked.first()?;
    let claim = case.claims.get(index as usize)?;
    // 均居, 分列: the text says whose the places are.
    let settled = ["rank-for-all", "rank-one-by-one", "rank-said-again"];
    if claim.rules.iter().any(|rule| settled.contains(rule)) {
        return None;
    }
    if claim.quantity.is_none() {
        let bare = claim.aspect == Aspect::Amount && !member.valued.is_empty();
        return bare.then(|| say("增速等其他口径", "its growth or another regard", &[]));
    }
    let before = case.claims.get((index as usize).checked_sub(1)?)?;
    let beside = before.sentence == claim.sentence
        && before.region == claim.region
        && before.ranks.is_empty()
        && before.quantity.is_some()
        && before.aspect != claim.aspect
        && before.aspect != Aspect::Count;
    beside.then(|| same(&written(case, before))).filter(|said| !said.zh.is_empty())
}

/// Two wordings of the indicator that differ by more than quotation marks and 得分.
fn other_words<'a>(case: &Case<'a>, members: &[&Member]) -> Option<(&'a str, &'a str)> {
    let core = |words: &str| -> String {
        let words = words.trim_end_matches("得分").trim_end_matches("数值");
        words.chars().filter(|c| !"“”\"‘’《》 ".contains(*c)).collect()
    };
    let mut first: Option<&'a str> = None;
    for index in members.iter().flat_map(|member| &member.claims) {
        let Some(claim) = case.claims.get(*index as usize) else { continue };
        let own: &'a str = &claim.indicator;
        match first {
            None => first = Some(own),
            Some(known) if core(known) != core(own) => return Some((known, own)),
            Some(_) => {}
        }
    }
    None
}

/// Two agenda items that the claims stand under.
fn other_topics(case: &Case<'_>, members: &[&Member]) -> Option<(&'static str, &'static str)> {
    let mut topics = members
        .iter()
        .flat_map(|member| &member.claims)
        .filter_map(|index| case.claims.get(*index as usize))
        .map(|claim| claim.topic)
        .filter(|topic| *topic != Topic::Other);
    let first = topics.next()?;
    topics.find(|topic| *topic != first).map(|other| (first.name(), other.name()))
}

/// The first of the values that would not be in the way if their last digits were cut off, not rounded: 93.1 may then
/// be 93.19. `None` where two of the values stay apart all the same.
fn cut(case: &Case<'_>, members: &[&Member]) -> Option<Said> {
    let mut found = None;
    for (at, &one) in members.iter().enumerate() {
        for &other in members.get(at + 1..).unwrap_or(&[]) {
            let (Some(a), Some(b)) = (one.written, other.written) else { continue };
            if !a.meets(b) {
                let cut = cut_off(one, other)?;
                found.get_or_insert(cut);
            }
        }
    }
    found.map(|member| same(&value(case, member)))
}

/// Of two members whose values lie apart the one whose value, cut off and not rounded, may reach the other's.
pub(super) fn cut_off<'a>(one: &'a Member, other: &'a Member) -> Option<&'a Member> {
    let (of_one, of_other) = (one.written?, other.written?);
    let reaches = |own: Interval, theirs: Interval| {
        let half = own.width().and_then(|width| width.checked_div(Decimal::TWO))?;
        // Cutting goes towards zero: -9.1 may be -9.19.
        let falls = own.high.is_some_and(|high| high <= Decimal::ZERO);
        let wider = match falls {
            true => Interval { low: own.low?.checked_sub(half), ..own },
            false => Interval { high: own.high?.checked_add(half), ..own },
        };
        wider.meets(theirs).then_some(())
    };
    if reaches(of_one, of_other).is_some() { Some(one) } else { reaches(of_other, of_one).map(|()| other) }
}

/// The reading under which a value is cut off.
pub(super) fn if_cut(value: &Said) -> Said {
    weave(
        "{0}若是截取而非四舍五入，次序未必相反",
        "if {0} is cut off and not rounded, the order may be the other way",
        &[value],
    )
}

/// Whether the block that the member's claims stand in was given to it on thin evidence.
fn guessed(case: &Case<'_>, member: &Member) -> bool {
    const THIN: f32 = 0.5;
    let Some(region) = case.regions.get(usize::from(member.region.0)) else { return false };
    let claims = member.claims.iter().filter_map(|index| case.claims.get(*index as usize));
    claims.map(|claim| claim.paragraph).any(|paragraph| {
        let holds = |block: &&RegionBlock| (block.first..block.end).contains(&paragraph);
        region.blocks.iter().find(holds).is_some_and(|block| block.confidence < THIN)
    })
}

/// Whether the words of the place name the whole (全市第四, not 排名第四).
fn tells_scope(case: &Case<'_>, member: &Member) -> bool {
    let Some((index, raw)) = member.ranked.first() else { return true };
    let Some(claim) = case.claims.get(*index as usize) else { return true };
    let words = words(case, *raw);
    claim.ranks.iter().any(|rank| rank.raw == *raw && words.contains(&*rank.scope))
        || claim.rules.contains(&"rank-one-by-one")
}

/// A finding about some members; their claims, regions and spans are gathered.
pub(super) fn finding(
    case: &Case<'_>,
    kind: Kind,
    parts: &[Part<'_>],
    working: Said,
    readings: Vec<Said>,
) -> Finding {
    let verdict = if readings.is_empty() { Verdict::Fails } else { Verdict::Unclear };
    let mut made = Finding {
        kind,
        verdict,
        weight: 0,
        claims: Vec::new(),
        regions: Vec::new(),
        spans: Vec::new(),
        working: working.verdict(verdict),
        readings,
        advice: None,
    };
    made.weight = weight(made.readings.len());
    for member in parts.iter().flat_map(|(_, members)| members) {
        made.claims.extend(&member.claims);
        if !made.regions.contains(&member.region) {
            made.regions.push(member.region);
        }
        let claim = |index: &u32| case.claims.get(*index as usize).map(|claim| claim.span);
        made.spans.extend(member.valued.iter().filter_map(claim));
        made.spans.extend(member.ranked.iter().map(|(_, raw)| *raw));
    }
    crate::order::sort_by_key(&mut made.claims, |claim| *claim);
    made.claims.dedup();
    crate::order::sort_by_key(&mut made.spans, |span| *span);
    made.spans.dedup();
    made
}

/// The more ordinary readings there are, the less it asks to be looked at.
pub(super) fn weight(readings: usize) -> u8 {
    match readings {
        0 => 5,
        1 => 4,
        2 => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests;
