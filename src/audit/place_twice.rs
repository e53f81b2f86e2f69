//! The same place said twice, and a place behind the last.
//!
//! What: two claims of one region with one name, time and scope that state two places; and a place beyond the number
//! of those who are ranked, told in the same words (在8个县中排第9位). Why: a speech repeats its places, and a slip
//! shows where the two differ. Fails: ninth of eight. Unclear: 均居第一 and, of one of them, 居第二. Nothing is said
//! where words of another time, aspect or comparison stand in front of a place.

use super::{Case, Finding, Kind, Said, Verdict};
use crate::claim::model::{Claim, Rank};
use crate::lexicon::audits::OTHER_TIME;
use crate::source::Span;

/// Words of an aspect: places in two aspects are two places.
const ASPECTS: [&str; 10] =
    ["总量", "增速", "增幅", "增量", "完成率", "进度", "占比", "得分", "降幅", "数量"];

/// Characters in front of a place that tell of its time and aspect.
const FRONT: usize = 24;

/// A place with its claim.
type Placed<'a> = (&'a Claim, u32, &'a Rank);

/// Runs the audit.
pub(super) fn run(case: Case<'_>, out: &mut Vec<Finding>) {
    let mut placed: Vec<Placed<'_>> = Vec::new();
    for (claim, index) in case.claims.iter().zip(0..) {
        for rank in &claim.ranks {
            if rank.of.is_some_and(|of| rank.from > of && of > 0) {
                out.push(beyond((claim, index, rank)));
            }
        }
        if let [rank] = claim.ranks.as_slice()
            && rank.from == rank.to
            && claim.region.is_some()
        {
            placed.push((claim, index, rank));
        }
    }
    let key = |one: &Placed<'_>| {
        (one.0.region.map(|region| region.0), one.0.indicator.clone(), one.2.scope.clone())
    };
    crate::order::sort_by(&mut placed, |one, other| key(one).cmp(&key(other)).then(one.1.cmp(&other.1)));
    for pair in placed.windows(2) {
        if let [one, other] = pair
            && key(one) == key(other)
        {
            out.extend(twice(case, *one, *other));
        }
    }
}

/// The words of its sentence in front of a place.
fn front<'a>(case: Case<'a>, placed: Placed<'_>) -> &'a str {
    let start = case.clean.locate(placed.0.sentence.start()) as usize;
    let at = (case.clean.locate(placed.2.raw.end()) as usize).max(start);
    let words = case.clean.text.get(start..at).unwrap_or("");
    let from = words.char_indices().rev().take(FRONT).last().map_or(0, |(at, _)| at);
    words.get(from..).unwrap_or("")
}

fn twice(case: Case<'_>, one: Placed<'_>, other: Placed<'_>) -> Option<Finding> {
    let (first, second) = (front(case, one), front(case, other));
    let period = |placed: &Placed<'_>| placed.0.period.as_deref().map(|period| period.words.clone());
    let aspects = |words: &str| ASPECTS.map(|aspect| words.contains(aspect));
    let (of_one, of_other) = (aspects(first), aspects(second));
    let apart = of_one != of_other && of_one.contains(&true) && of_other.contains(&true);
    let differ = one.2.from != other.2.from && one.2.end == other.2.end;
    let same = one.0.aspect == other.0.aspect
        && one.0.status == other.0.status
        && one.0.subject == other.0.subject
        && one.0.paragraph == other.0.paragraph
        && period(&one) == period(&other);
    let moved = OTHER_TIME.iter().any(|word| first.contains(word) || second.contains(word));
    let named = one.0.indicator.chars().count() >= 4;
    let values = one.0.quantity.as_ref().zip(other.0.quantity.as_ref());
    let two = values.is_some_and(|(one, other)| one.value != other.value);
    if !differ || !same || moved || two || apart {
        return None;
    }
    // 甲县居一类县第一,乙市居第二: another region between.
    let (from, to) = (case.clean.locate(one.0.sentence.start()), case.clean.locate(other.2.raw.end()));
    let mentions = &case.document.mentions;
    let first_named = mentions.partition_point(|mention| mention.span.start() < from);
    let mut between = mentions.iter().skip(first_named).take_while(|mention| mention.span.start() < to);
    if !named || between.any(|mention| Some(mention.region) != one.0.region) {
        return None;
    }
    let places = [one.2.from, other.2.from].map(|place| place.to_string());
    let working = Said::of(
        "{2}：一处第{0}位，一处第{1}位",
        "{2}: place {0} in one sentence, {1} in another",
        &[&places[0], &places[1], &one.0.indicator],
    );
    let mut finding = made(Verdict::Unclear, Kind::Twice, 4, &[one, other], working);
    finding.readings = vec![super::say::Reading::Period.said(), super::say::Reading::Scope.said()];
    Some(finding)
}

fn beyond(placed: Placed<'_>) -> Finding {
    let (place, of) = (placed.2.from.to_string(), placed.2.of.unwrap_or_default().to_string());
    let working = Said::of("{1}家之中第{0}位", "place {0} of {1}", &[&place, &of]);
    made(Verdict::Fails, Kind::RankOrder, 5, &[placed], working)
}

pub(super) fn made(
    verdict: Verdict,
    kind: Kind,
    weight: u8,
    placed: &[Placed<'_>],
    working: Said,
) -> Finding {
    let mut claims: Vec<u32> = placed.iter().map(|one| one.1).collect();
    crate::order::sort_by_key(&mut claims, |index| *index);
    claims.dedup();
    let mut spans: Vec<Span> = placed.iter().map(|one| one.2.raw).collect();
    crate::order::sort_by_key(&mut spans, |span| *span);
    spans.dedup();
    Finding {
        kind,
        verdict,
        weight,
        claims,
        regions: placed.first().and_then(|one| one.0.region).into_iter().collect(),
        spans,
        working: working.verdict(verdict),
        ..Finding::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, none};
    use super::*;

    #[test]
    fn passes_and_fails() {
        all(
            Kind::Twice,
            Verdict::Unclear,
            &["规上工业增加值增长8.6%，财政收入增长11.2%，均居全市第一。其中财政收入增速居全市第二。"],
        );
        all(Kind::RankOrder, Verdict::Fails, &["空气质量综合指数在全市8个县（市、区）中排第9位。"]);
        none(
            Kind::Twice,
            &[
                "财政收入总量居全市第四，财政收入增速居全市第二。",
                "财政收入增速居全市第二，去年同期财政收入增速居全市第五。",
                "一季度财政收入增速居全市第二，上半年财政收入增速居全市第三。",
                "财政收入增速居全市第二、全省第九。",
            ],
        );
        none(Kind::RankOrder, &["空气质量综合指数在全市8个县（市、区）中排第8位。"]);
    }
}
