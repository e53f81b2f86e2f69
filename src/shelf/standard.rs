//! 以此为准: every claim held against the document that the reader takes for right, and what was left unsaid.

use rust_decimal::Decimal;

use super::place::{Judged, Seat, Table};
use super::time::Days;
use super::unsaid::{left_out, unsaid};
use super::{Joint, number};
use crate::audit::{Finding, Kind, Reading, Said, Verdict};
use crate::claim::model::{Claim, End, Field, Rank, Status};
use crate::document::model::RegionId;
use crate::league::interval::{self, Interval};
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
    /// Value and place are those of the standard, as exactly as both are written; or the value is, and the place
    /// cannot be told.
    Agrees,
    /// The claim's value less the standard's, base unit.
    Differs(Decimal),
    /// Another place: the standard's best and, where it can be told, worst, from its column or by its values.
    OtherPlace(u16, Option<u16>),
    /// It tells a place alone, of which the standard's values say nothing.
    Untold,
    /// The standard does not speak of it.
    Absent,
}

/// All claims of the other documents against the standard, and what they leave out.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Verdicts {
    /// One for each claim of a region that the standard knows, in the order of the text. Claims without series or
    /// region are left out, and plans.
    pub held: Vec<Held>,
    /// Claims of the standard that nobody says, by region: of one that speaks of their time elsewhere each alone,
    /// of another all together; in the order of the standard.
    pub unsaid: Vec<Vec<u32>>,
    /// The figures of the standard, by which places are told.
    pub(super) table: Table,
}

/// So many rows of one region and series are looked at for a claim: more would be no table of results.
pub(super) const NEAR: usize = 64;

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
    let places = Table::new(table.iter().map(|&((region, series), index)| (series, region, index)));
    let mut verdicts = Verdicts { table: places, ..Verdicts::default() };
    let mut said: Vec<u32> = Vec::new();
    for &(key, index) in &others {
        let Some(claim) = report.claims.get(index as usize) else { continue };
        if regions.binary_search(&key.0).is_err() {
            continue;
        }
        let start = table.partition_point(|row| row.0 < key);
        let rows = table.get(start..).unwrap_or(&[]).iter().take_while(|row| row.0 == key);
        let rows = rows.take(NEAR).filter_map(|row| Some((row.1, report.claims.get(row.1 as usize)?)));
        let ground = Ground { joint, part, table: &verdicts.table };
        let held = one(ground, (index, claim), rows, &mut said);
        verdicts.held.push(held);
    }
    sort_by_key(&mut said, |index| *index);
    verdicts.unsaid = unsaid(joint, standard, &said);
    verdicts
}

/// What a claim is held against.
#[derive(Clone, Copy)]
struct Ground<'a> {
    joint: &'a Joint,
    part: &'a Part,
    table: &'a Table,
}

/// Whose and of what; `None` for plans and for what cannot be compared.
fn key(claim: &Claim) -> Option<Key> {
    (claim.status == Status::Actual).then_some((claim.region?, claim.series?))
}

/// One claim against the rows of its region and series: the best of what they say.
///
/// A row without a time has that of its document ([`Part::time`]); where that tells none either, it speaks only to
/// what has none itself: a figure of some quarter is not that of any.
///
/// Notes in `said` which rows it speaks of.
fn one<'a>(
    ground: Ground<'_>,
    (index, claim): (u32, &Claim),
    rows: impl Iterator<Item = (u32, &'a Claim)>,
    said: &mut Vec<u32>,
) -> Held {
    let Ground { joint, part, .. } = ground;
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
        said.push(row);
        let Some((outcome, scoped)) = compared(ground, (index, claim), standard) else { continue };
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

/// What came out of two claims about one thing; `None` where nothing of them can be compared.
///
/// And whether it is sure that the two speak of one scope: a place's may be the document's own, untold.
fn compared(ground: Ground<'_>, (index, claim): (u32, &Claim), standard: &Claim) -> Option<(Outcome, bool)> {
    let joint = ground.joint;
    let text = &joint.source.text;
    let value = |claim: &Claim| claim.quantity.as_ref().and_then(|quantity| quantity.value);
    let values = interval::of(claim, text).zip(interval::of(standard, text));
    let apart = values.filter(|(own, theirs)| !own.meets(*theirs) && !is_cut(claim, standard, text));
    if let Some((own, theirs)) = apart {
        let by = match value(claim).zip(value(standard)) {
            Some((own, theirs)) => own.saturating_sub(theirs),
            // A range against a number: from the nearer end.
            None if own.under(theirs) => own.high?.saturating_sub(theirs.low?),
            None => own.low?.saturating_sub(theirs.high?),
        };
        return Some((Outcome::Differs(by), true));
    }
    let judged = |rank: &Rank| ground.table.judge(joint, (index, claim), rank, standard);
    let mut worst: Option<(&Rank, Judged)> = None;
    for rank in &claim.ranks {
        let judged = judged(rank);
        if worst.is_none_or(|(_, before)| judged.weight() > before.weight()) {
            worst = Some((rank, judged));
        }
    }
    let told = |rank: &Rank| rank.raw.slice(text).contains(rank.scope.as_ref());
    match worst {
        Some((rank, Judged::Column(from, to, false))) => {
            // The column of a table that tells no scope is of the table's own.
            let cell = |rank: &Rank| rank.raw.slice(text).chars().all(|c| c.is_ascii_digit() || c == ' ');
            let sure = told(rank) && standard.ranks.iter().any(|one| told(one) || cell(one));
            Some((Outcome::OtherPlace(from, Some(to)), sure))
        }
        Some((rank, Judged::Other(seat))) => {
            Some((Outcome::OtherPlace(seat.best, seat.worst), seat.sure && told(rank)))
        }
        Some((_, Judged::Untold(_))) if values.is_none() && value(standard).is_some() => {
            Some((Outcome::Untold, true))
        }
        Some((_, Judged::Untold(_))) | None => values.map(|_| (Outcome::Agrees, true)),
        Some(_) => Some((Outcome::Agrees, true)),
    }
}

/// What the digits of a number leave open where they were cut off and not rounded: 12.6 is 12.6 to 12.7. `None` where
/// the words give it a bound, and for whole numbers: who says 12 of 12.68 has not just left out the last digit.
fn uncut(claim: &Claim, text: &str) -> Option<Interval> {
    let quantity = claim.quantity.as_ref().filter(|quantity| quantity.bound.is_none())?;
    let value = quantity.value?;
    let words = claim.corrected(Field::Value).unwrap_or_else(|| quantity.number.slice(text));
    let digits = words.contains(['.', '．']);
    let step = interval::of(claim, text).filter(|_| digits)?.width()?;
    Some(if value.is_sign_negative() {
        Interval { low_out: true, ..Interval::closed(Some(value.saturating_sub(step)), Some(value)) }
    } else {
        Interval { high_out: true, ..Interval::closed(Some(value), Some(value.saturating_add(step))) }
    })
}

/// Whether the one with fewer digits is the other cut off.
fn is_cut(one: &Claim, other: &Claim, text: &str) -> bool {
    let widths = [one, other].map(|claim| interval::of(claim, text).and_then(Interval::width));
    let [Some(first), Some(second)] = widths else { return false };
    let (coarse, fine) = if first > second { (one, other) } else { (other, one) };
    let exact = |claim: &Claim| {
        let quantity = claim.quantity.as_ref().filter(|quantity| quantity.bound.is_none());
        quantity.and_then(|quantity| quantity.value).map(|value| Interval::closed(Some(value), Some(value)))
    };
    first != second && uncut(coarse, text).zip(exact(fine)).is_some_and(|(cut, fine)| cut.meets(fine))
}

/// Whether two numbers of as many digits are apart by one of the last.
fn one_digit(text: &str, one: &Claim, other: &Claim, by: Decimal) -> bool {
    let width = |claim: &Claim| uncut(claim, text).and_then(Interval::width);
    width(one).zip(width(other)).is_some_and(|(one, other)| one == other && one == by.abs())
}

/// How two numbers that agree and are not the same are one: rounded or cut.
fn shortened(joint: &Joint, claim: &Claim, row: &Claim) -> Said {
    let text = &joint.source.text;
    let exact =
        |claim: &Claim| claim.quantity.as_ref().filter(|one| one.bound.is_none()).and_then(|one| one.value);
    if exact(claim).zip(exact(row)).is_none_or(|(own, theirs)| own == theirs) {
        return Said::default();
    }
    let round =
        interval::of(claim, text).zip(interval::of(row, text)).is_some_and(|(own, theirs)| own.meets(theirs));
    let (zh, en) = if round {
        ("（四舍五入）", " (rounded)")
    } else {
        ("（末位截去，未四舍五入）", " (cut off, not rounded)")
    };
    Said { zh: zh.to_owned(), en: en.to_owned() }
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
            Outcome::Untold => Verdict::Look,
            // 6.8 and 6.9 may be one 6.87, here cut off and there rounded.
            Outcome::Differs(by) if one_digit(&joint.source.text, claim, row, by) => Verdict::Unclear,
            // Zones and towns of one name may be of different places.
            _ if held.assumed || !known(joint, claim) => Verdict::Unclear,
            _ => Verdict::Fails,
        };
        let (said, untold) = working(joint, &verdicts.table, (held, claim), row, name);
        let said = said.then(&whence(joint, standard, held)).verdict(verdict).then(&untold);
        out.push(Finding {
            kind: Kind::Standard,
            verdict,
            weight: if matches!(verdict, Verdict::Holds | Verdict::Look) { 1 } else { 5 },
            claims: pair(held.claim, held.against),
            regions: claim.region.into_iter().collect(),
            spans: vec![claim.span.min(row.span), claim.span.max(row.span)],
            working: said,
            readings: if verdict == Verdict::Unclear {
                let digit = matches!(held.outcome, Outcome::Differs(by) if one_digit(&joint.source.text, claim, row, by));
                let digit = digit.then(|| Reading::Digit.said());
                let times = (!held.timed).then(|| Reading::Period.said());
                let beside = claim.ranks.iter().any(|rank| {
                    let judged = verdicts.table.judge(joint, (held.claim, claim), rank, row);
                    matches!(judged, Judged::Other(seat) if seat.beside)
                });
                let beside = beside.then(|| Reading::Beside.said());
                let scope = (held.assumed || !known(joint, claim)).then(|| Reading::Scope.said());
                digit.into_iter().chain(beside).chain(times).chain(scope).collect()
            } else {
                Vec::new()
            },
            advice: None,
        });
    }
    out.extend(verdicts.unsaid.iter().filter_map(|group| left_out(joint, name, group)));
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

/// What both say, as far as it was compared, and what could not be: the verdict stands between.
fn working(
    joint: &Joint,
    table: &Table,
    (held, claim): (&Held, &Claim),
    row: &Claim,
    name: &str,
) -> (Said, Said) {
    let (region, indicator) = (region(joint, claim), claim.indicator.as_ref());
    let head = Said::of("{0}{1}：", "{0}, {1}: ", &[region, indicator]);
    let valued = claim.quantity.is_some() && row.quantity.is_some();
    let mut parts: Vec<Said> = Vec::new();
    if valued {
        let words = [&number(joint, claim), name, &number(joint, row)];
        let said = Said::of("说{0}，《{1}》为{2}", "says {0}, “{1}” has {2}", &words);
        parts.push(match held.outcome {
            Outcome::Differs(by) => {
                let by = difference(joint, claim, by);
                said.then(&Said {
                    zh: ["（相差", &by.zh, "）"].concat(),
                    en: [" (by ", &by.en, ")"].concat(),
                })
            }
            _ => said.then(&shortened(joint, claim, row)),
        });
    }
    let mut untold = Said::default();
    for rank in &claim.ranks {
        let judged = table.judge(joint, (held.claim, claim), rank, row);
        let said = placed(joint, rank, judged, name);
        if matches!(judged, Judged::Untold(_)) && valued {
            let (zh, en) = (["（", &said.zh, "）"].concat(), [" (", &said.en, ")"].concat());
            untold = untold.then(&Said { zh, en });
        } else {
            parts.push(said);
        }
    }
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_default();
    (head.then(&parts.fold(first, |all, part| all.and(&part))), untold)
}

/// What the standard says of one claimed place: only what was compared is called equal.
pub(super) fn placed(joint: &Joint, rank: &Rank, judged: Judged, name: &str) -> Said {
    let raw = rank.raw.slice(&joint.source.text).trim();
    let place = |seat: Seat| match seat.worst {
        Some(worst) if worst != seat.best => format!("{}—{worst}", seat.best),
        _ => seat.best.to_string(),
    };
    let last = rank.end == End::Bottom;
    match judged {
        Judged::Column(from, to, _) => {
            let theirs = if from == to { from.to_string() } else { format!("{from}—{to}") };
            let (zh, en) = if last {
                ("说“{0}”，《{1}》为倒数第{2}", "it says “{0}”, “{1}” has number {2} from the end")
            } else {
                ("说“{0}”，《{1}》为第{2}", "it says “{0}”, “{1}” has number {2}")
            };
            Said::of(zh, en, &[raw, name, &theirs])
        }
        Judged::Agrees(seat) | Judged::Other(seat) => {
            let among = seat.among.to_string();
            let (place, open) = (place(seat), seat.worst.is_none());
            let (zh, en) = match (last, open) {
                (false, false) => ("按《{1}》的数值为第{2}", "by the values of “{1}” it is number {2}"),
                (false, true) => {
                    ("按《{1}》的数值最好为第{2}", "by the values of “{1}” it is number {2} at best")
                }
                (true, false) => {
                    ("按《{1}》的数值为倒数第{2}", "by the values of “{1}” it is number {2} from the end")
                }
                (true, true) => (
                    "按《{1}》的数值至少为倒数第{2}",
                    "by the values of “{1}” it is number {2} from the end at the lowest",
                ),
            };
            let zh = ["说“{0}”，", zh, "（表中有{3}家）"].concat();
            let en = ["it says “{0}”; ", en, " (of {3} in it)"].concat();
            Said::of(&zh, &en, &[raw, name, &place, &among])
        }
        Judged::Untold(0) => Said::of(
            "“{0}”的名次在《{1}》中没有可对照的",
            "nothing in “{1}” tells of the place it says ({0})",
            &[raw, name],
        ),
        Judged::Untold(among) => Said::of(
            "“{0}”的名次无从核对：《{1}》只有其中{2}家的数",
            "the place it says ({0}) cannot be told: “{1}” has the figures of {2} of them only",
            &[raw, name, &among.to_string()],
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

/// What a claim's region is called.
pub(super) fn region<'a>(joint: &'a Joint, claim: &Claim) -> &'a str {
    let region = claim.region.and_then(|region| joint.report.regions.get(usize::from(region.0)));
    region.map_or("", |region| &region.name)
}

/// The places in the text's words.
pub(super) fn places(joint: &Joint, claim: &Claim) -> String {
    let words = claim.ranks.iter().map(|rank| rank.raw.slice(&joint.source.text).trim());
    words.collect::<Vec<&str>>().join("，")
}
