//! 以此为准: every claim held against the document that the reader takes for right, and what was left unsaid.

use rust_decimal::Decimal;

use super::Joint;
use super::time::Days;
use crate::audit::{Finding, Kind, Reading, Said, Verdict};
use crate::claim::model::{Claim, Field, Rank, Status};
use crate::document::model::RegionId;
use crate::league::interval;
use crate::lex::unit;
use crate::order::sort_by_key;
use crate::report::{Part, ToldBy};

/// What the standard says of one claim of another document.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Held {
    /// Index of the claim.
    pub claim: u32,
    /// Index of the claim of the standard that it was held against; `None` where it has none of this region,
    /// series and time.
    pub against: Option<u32>,
    /// What came out.
    pub outcome: Outcome,
    /// One of the two tells no time, and was taken to speak of the same.
    pub assumed: bool,
    /// Both tell the time, and it is the same.
    pub timed: bool,
    /// Who tells the standard's time, where its row does not.
    pub by: Option<ToldBy>,
}

/// What came out.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Outcome {
    /// Value and place are those of the standard, as exactly as both are written.
    Agrees,
    /// The claim's value less the standard's, base unit.
    Differs(Decimal),
    /// Another place: the standard's (best, worst).
    OtherPlace(u16, u16),
    /// The standard does not speak of it.
    Absent,
}

/// All claims of the other documents against the standard, and what they leave out.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Verdicts {
    /// One for each claim of a region that the standard knows, in the order of the text. Claims without series or
    /// region are left out, and plans.
    pub held: Vec<Held>,
    /// Claims of the standard about regions that speak elsewhere and do not say them, in the order of the standard.
    pub unsaid: Vec<u32>,
}

/// So many rows of one region and series are looked at for a claim: more would be no table of results.
const NEAR: usize = 64;

/// A statement's address: whose, of what.
type Key = (RegionId, u32);

/// Holds every claim against document number `standard`. n log n in the number of claims.
pub fn hold(joint: &Joint, standard: usize) -> Verdicts {
    let report = &joint.report;
    let Some(part) = joint.parts.get(standard) else { return Verdicts::default() };
    let own = |index: u32| (part.claims.0..part.claims.1).contains(&index);
    let rows: Vec<(Key, u32)> =
        report.claims.iter().zip(0..).filter_map(|(claim, index)| Some((key(claim)?, index))).collect();
    let (mut table, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| own(row.1));
    sort_by_key(&mut table, |row| *row);
    let mut regions: Vec<RegionId> = table.iter().map(|row| row.0.0).collect();
    regions.dedup();
    let mut verdicts = Verdicts::default();
    for &(key, index) in &others {
        let Some(claim) = report.claims.get(index as usize) else { continue };
        if regions.binary_search(&key.0).is_err() {
            continue;
        }
        let start = table.partition_point(|row| row.0 < key);
        let rows = table.get(start..).unwrap_or(&[]).iter().take_while(|row| row.0 == key);
        let rows = rows.take(NEAR).filter_map(|row| Some((row.1, report.claims.get(row.1 as usize)?)));
        verdicts.held.push(one(joint, part, (index, claim), rows));
    }
    verdicts.unsaid = unsaid(&table, &others, standard, joint);
    verdicts
}

/// What the standard says elsewhere of a region that speaks, and the region does not.
fn unsaid(table: &[(Key, u32)], others: &[(Key, u32)], standard: usize, joint: &Joint) -> Vec<u32> {
    let mut said: Vec<Key> = others.iter().map(|row| row.0).collect();
    sort_by_key(&mut said, |key| *key);
    let speaks = |region: RegionId| {
        let region = joint.report.regions.get(usize::from(region.0));
        let blocks = region.map_or(&[][..], |region| &region.blocks);
        blocks.iter().any(|block| {
            let paragraph = joint.report.paragraphs.get(block.first as usize);
            paragraph.is_some_and(|paragraph| joint.part_at(paragraph.span.start()) != standard)
        })
    };
    let mut out: Vec<u32> = Vec::new();
    let mut last = None;
    for &(key, index) in table {
        if last.replace(key) != Some(key) && said.binary_search(&key).is_err() && speaks(key.0) {
            out.push(index);
        }
    }
    sort_by_key(&mut out, |index| *index);
    out
}

/// Whose and of what; `None` for plans and for what cannot be compared.
fn key(claim: &Claim) -> Option<Key> {
    (claim.status == Status::Actual).then_some((claim.region?, claim.series?))
}

/// One claim against the rows of its region and series: the best of what they say.
///
/// A row without a time has that of its document ([`Part::time`]); where that tells none either, it speaks only to
/// what has none itself: a figure of some quarter is not that of any.
fn one<'a>(
    joint: &Joint,
    part: &Part,
    (index, claim): (u32, &Claim),
    rows: impl Iterator<Item = (u32, &'a Claim)>,
) -> Held {
    let mut best = Held {
        claim: index,
        against: None,
        outcome: Outcome::Absent,
        assumed: false,
        timed: false,
        by: None,
    };
    let of_standard = part.time.as_ref().and_then(|time| Some((Days::of(&time.period)?, time.by)));
    let stated = Days::of_claim(claim);
    let own_part = joint.parts.get(joint.part_of(index));
    let own = stated.or_else(|| Days::of(&own_part?.time.as_ref()?.period));
    for (row, standard) in rows {
        let theirs = Days::of_claim(standard);
        let by = of_standard.filter(|_| theirs.is_none());
        let theirs = theirs.or(by.map(|(days, _)| days));
        let apart = match (own, theirs) {
            (Some(own), Some(theirs)) => !own.meets(theirs),
            (Some(_), None) => true,
            (None, _) => false,
        };
        if apart {
            continue;
        }
        let Some((outcome, scoped)) = compared(joint, claim, standard) else { continue };
        let sure = stated.zip(theirs).is_some_and(|(own, theirs)| own.told && theirs.told);
        let by = by.map(|(_, by)| by);
        let held =
            Held { claim: index, against: Some(row), outcome, assumed: !sure || !scoped, timed: sure, by };
        // A row of the very time says more than one without a time, agreement more than a difference.
        let rank = |held: &Held| (held.against.is_none(), held.assumed, held.outcome != Outcome::Agrees);
        if rank(&held) < rank(&best) {
            best = held;
        }
    }
    best
}

/// What came out of two claims about one thing; `None` where one tells a value and the other a place alone.
///
/// And whether it is sure that the two speak of one scope: a place's may be the document's own, untold.
fn compared(joint: &Joint, claim: &Claim, standard: &Claim) -> Option<(Outcome, bool)> {
    let text = &joint.source.text;
    let value = |claim: &Claim| claim.quantity.as_ref().and_then(|quantity| quantity.value);
    let values = interval::of(claim, text).zip(interval::of(standard, text));
    if let Some((own, theirs)) = values.filter(|(own, theirs)| !own.meets(*theirs)) {
        let by = match value(claim).zip(value(standard)) {
            Some((own, theirs)) => own.saturating_sub(theirs),
            // A range against a number: from the nearer end.
            None if own.under(theirs) => own.high?.saturating_sub(theirs.low?),
            None => own.low?.saturating_sub(theirs.high?),
        };
        return Some((Outcome::Differs(by), true));
    }
    let mut met = values.is_some();
    for rank in &claim.ranks {
        // Only places counted in one scope and from one end can be compared.
        let same = standard.ranks.iter().filter(|one| one.scope == rank.scope && one.end == rank.end);
        for other in same {
            if other.from > rank.to || rank.from > other.to {
                let told = |rank: &Rank| rank.raw.slice(text).contains(rank.scope.as_ref());
                return Some((Outcome::OtherPlace(other.from, other.to), told(rank) && told(other)));
            }
            met = true;
        }
    }
    met.then_some((Outcome::Agrees, true))
}

/// What does not agree with the standard, and what was left unsaid, as findings in the order of the text.
///
/// [`Verdict::Fails`] only where both tell the same time; else it cannot be told.
pub fn findings(joint: &Joint, standard: usize, verdicts: &Verdicts) -> Vec<Finding> {
    let name = joint.name(standard);
    let mut out = Vec::new();
    for held in &verdicts.held {
        let claims = joint.report.claims.get(held.claim as usize);
        let row = held.against.and_then(|row| joint.report.claims.get(row as usize));
        let Some((claim, row)) = claims.zip(row) else { continue };
        let verdict = match held.outcome {
            Outcome::Agrees => Verdict::Holds,
            Outcome::Absent => continue,
            // Zones and towns of one name may be of different places.
            _ if held.assumed || !known(joint, claim) => Verdict::Unclear,
            _ => Verdict::Fails,
        };
        let said = working(joint, claim, row, held.outcome, name).then(&whence(joint, standard, held));
        out.push(Finding {
            kind: Kind::Standard,
            verdict,
            weight: if verdict == Verdict::Holds { 1 } else { 5 },
            claims: pair(held.claim, held.against),
            regions: claim.region.into_iter().collect(),
            spans: vec![claim.span.min(row.span), claim.span.max(row.span)],
            working: said.verdict(verdict),
            readings: if verdict == Verdict::Unclear {
                let times = (!held.timed).then(|| Reading::Period.said());
                times.into_iter().chain([Reading::Scope.said()]).collect()
            } else {
                Vec::new()
            },
            advice: None,
        });
    }
    for &index in &verdicts.unsaid {
        let Some(claim) = joint.report.claims.get(index as usize) else { continue };
        let region = region(joint, claim);
        let quote = words(joint, claim);
        out.push(Finding {
            kind: Kind::Unsaid,
            verdict: Verdict::Look,
            weight: 2,
            claims: vec![index],
            regions: claim.region.into_iter().collect(),
            spans: vec![claim.span],
            working: Said::of(
                "{0}没有说到{1}，《{2}》中为{3}",
                "{0} does not mention {1}; “{2}” has {3}",
                &[region, &claim.indicator, name, &quote],
            ),
            readings: Vec::new(),
            advice: None,
        });
    }
    out
}

/// Whether a claim's region is a place that only one has this name.
fn known(joint: &Joint, claim: &Claim) -> bool {
    let region = claim.region.and_then(|region| joint.report.regions.get(usize::from(region.0)));
    region.is_some_and(|region| region.code.is_some() || region.parent.is_some())
}

/// A claim and the one it was held against, rising.
fn pair(claim: u32, against: Option<u32>) -> Vec<u32> {
    let mut claims: Vec<u32> = against.into_iter().chain([claim]).collect();
    sort_by_key(&mut claims, |claim| *claim);
    claims
}

fn working(joint: &Joint, claim: &Claim, row: &Claim, outcome: Outcome, name: &str) -> Said {
    let (region, indicator) = (region(joint, claim), claim.indicator.as_ref());
    let (own, theirs) = (words(joint, claim), words(joint, row));
    match outcome {
        Outcome::Differs(by) => {
            let by = difference(joint, claim, by);
            let said = |by: &str| {
                Said::of(
                    "{0}{1}：说{2}，《{3}》为{4}（相差{5}）",
                    "{0}, {1}: says {2}, “{3}” has {4} (by {5})",
                    &[region, indicator, &own, name, &theirs, by],
                )
            };
            Said { zh: said(&by.zh).zh, en: said(&by.en).en }
        }
        _ => Said::of(
            "{0}{1}：说{2}，《{3}》为{4}",
            "{0}, {1}: says {2}, “{3}” has {4}",
            &[region, indicator, &own, name, &theirs],
        ),
    }
}

/// How the time of the standard's row is known, where the row does not tell it.
fn whence(joint: &Joint, standard: usize, held: &Held) -> Said {
    let time = joint.parts.get(standard).and_then(|part| part.time.as_ref()).filter(|_| held.by.is_some());
    let Some(time) = time else {
        let untold = !held.timed && held.against.is_some_and(|row| untold(joint, row));
        return if untold {
            Said::of("（《{0}》没有写明时段）", " (“{0}” tells no period)", &[joint.name(standard)])
        } else {
            Said::default()
        };
    };
    let name = joint.name(standard);
    let words = time.period.words.as_str();
    match time.by {
        ToldBy::Reader => {
            Said::of("（《{0}》的时段由您指定：{1}）", " (you gave “{0}” its period: {1})", &[name, words])
        }
        ToldBy::Name => Said::of(
            "（《{0}》的时段据文件名：{1}）",
            " (the period of “{0}” is that of its file name: {1})",
            &[name, words],
        ),
        ToldBy::Title => Said::of(
            "（《{0}》的时段据标题：{1}）",
            " (the period of “{0}” is that of its heading: {1})",
            &[name, words],
        ),
    }
}

/// Whether a claim tells no time.
fn untold(joint: &Joint, claim: u32) -> bool {
    joint.report.claims.get(claim as usize).is_some_and(|claim| Days::of_claim(claim).is_none())
}

/// A difference in the claim's own unit; of two rates in percentage points.
fn difference(joint: &Joint, claim: &Claim, by: Decimal) -> Said {
    let quantity = claim.quantity.as_ref();
    let base = quantity.and_then(|quantity| quantity.base.as_deref()).unwrap_or("");
    let unit = quantity.and_then(|quantity| quantity.unit).map_or("", |unit| unit.slice(&joint.source.text));
    let sign = if by.is_sign_negative() { "−" } else { "+" };
    let (number, zh, en) = match unit::in_unit(by.abs(), Some(base), Some(unit)) {
        _ if base == "%" => (by.abs(), "个百分点", " percentage points"),
        Some(number) => (number, unit, unit),
        None => (by.abs(), base, base),
    };
    Said::of("{0}{1}{2}", "{0}{1}{3}", &[sign, &number.normalize().to_string(), zh, en])
}

fn region<'a>(joint: &'a Joint, claim: &Claim) -> &'a str {
    let region = claim.region.and_then(|region| joint.report.regions.get(usize::from(region.0)));
    region.map_or("", |region| &region.name)
}

/// Number and place in the text's words.
fn words(joint: &Joint, claim: &Claim) -> String {
    let text = &joint.source.text;
    let mut out = String::new();
    if claim.quantity.is_some() {
        let changes = claim.correction.as_ref().map_or(&[][..], |told| &told.changes);
        let said = changes.iter().find(|change| change.field == Field::Value);
        out.push_str(said.map_or(claim.span.slice(text).trim(), |change| change.now.as_str()));
    }
    for rank in &claim.ranks {
        if !out.is_empty() {
            out.push('，');
        }
        out.push_str(rank.raw.slice(text).trim());
    }
    out
}
