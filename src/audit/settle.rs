//! One verdict a claimed place: what the statements of the others and the audits say of it together.
//!
//! What: [`settle`] gives each member of a league the verdict that every view, chart, table and file shows. Why: the
//! statements alone ([`Member::stated`]) know no reading under which two of them hold, and see pairs only. A place
//! fails only where an audit says that it fails. Examples: two that collide where one tells no period are unclear; a
//! place that holds beside each of the others and not beside all of them is unclear; two that claim one place without
//! a value are unclear.

use super::{Finding, Kind, Verdict};
use crate::league::{League, Member, Support, collide};

/// So many pairs of a member, and so many findings of a claim, are looked at: what collides with more is told by these.
const NEAR: usize = 32;

/// Findings on places, by the claims that they name.
#[derive(Debug, Default)]
pub struct Placed {
    /// (claim, finding), rising.
    rows: Vec<(u32, u32)>,
}

impl Placed {
    /// Those of these findings.
    pub fn of(findings: &[Finding]) -> Self {
        let places = findings.iter().zip(0_u32..);
        let places = places.filter(|(one, _)| matches!(one.kind, Kind::RankOrder | Kind::DoublePlace));
        let mut rows: Vec<(u32, u32)> =
            places.flat_map(|(one, at)| one.claims.iter().map(move |&claim| (claim, at))).collect();
        crate::order::sort_by_key(&mut rows, |row| *row);
        Self { rows }
    }

    /// The findings on places that name a member; `findings` are those that this was made of.
    fn naming<'a>(
        &'a self,
        findings: &'a [Finding],
        member: &'a Member,
    ) -> impl Iterator<Item = &'a Finding> {
        let claim = claim(member);
        let from = self.rows.partition_point(|row| Some(row.0) < claim);
        let own = self.rows.iter().skip(from).take_while(move |row| Some(row.0) == claim).take(NEAR);
        own.filter_map(|row| findings.get(row.1 as usize)).filter(|finding| names(finding, member))
    }

    /// What the audits say of two members whose statements cannot both hold. Without an audit's word nothing fails.
    pub fn pair(&self, findings: &[Finding], one: &Member, other: &Member) -> Verdict {
        let both = self.naming(findings, one).filter(|finding| names(finding, other));
        both.map(|finding| finding.verdict).min().unwrap_or(Verdict::Unclear)
    }
}

/// The claim by which a member is found: a finding names all claims of its members, so that one is enough.
fn claim(member: &Member) -> Option<u32> {
    member.ranked.first().map(|(claim, _)| *claim).or(member.claims.first().copied())
}

/// Whether a finding speaks of a member: of its claim, and where that names places in several scopes, of this one.
/// Findings on places have both in order.
fn names(finding: &Finding, member: &Member) -> bool {
    claim(member).is_some_and(|claim| finding.claims.binary_search(&claim).is_ok())
        && member.ranked.first().is_none_or(|(_, raw)| finding.spans.binary_search(raw).is_ok())
}

/// Gives every member its verdict, from the findings that were made of these leagues.
pub fn settle(leagues: &mut [League], findings: &[Finding]) {
    let placed = Placed::of(findings);
    for league in leagues {
        let mut worst: Vec<(usize, Verdict)> = vec![(0, Verdict::Holds); league.members.len()];
        for &(one, two) in &league.collisions {
            let pair = [one, two].map(usize::from);
            if pair.iter().all(|&at| worst.get(at).is_none_or(|(seen, _)| *seen >= NEAR)) {
                continue;
            }
            let [Some(one), Some(two)] = pair.map(|at| league.members.get(at)) else { continue };
            let verdict = placed.pair(findings, one, two);
            for at in pair {
                if let Some((seen, worst)) = worst.get_mut(at) {
                    (*seen, *worst) = (*seen + 1, verdict.min(*worst));
                }
            }
        }
        let verdicts = worst.into_iter().enumerate().map(|(at, (pairs, worst))| {
            let pairs = (pairs > 0).then_some(worst);
            verdict(&placed, findings, league, at, pairs)
        });
        let verdicts: Vec<Support> = verdicts.collect();
        for (member, verdict) in league.members.iter_mut().zip(verdicts) {
            member.verdict = verdict;
        }
    }
}

/// The verdict on one member; `pairs` is the worst that is said of the pairs in which it collides.
fn verdict(
    placed: &Placed,
    findings: &[Finding],
    league: &League,
    at: usize,
    pairs: Option<Verdict>,
) -> Support {
    let Some(member) = league.members.get(at) else { return Support::None };
    if member.stated == Support::None {
        return Support::None;
    }
    let named = || placed.naming(findings, member);
    let alone = |finding: &&Finding| finding.regions == [member.region];
    let own = named().filter(alone).map(|finding| finding.verdict);
    // Of several that claim one place those fail that collide; the others are in doubt with them.
    let mut doubled = named().filter(|finding| finding.kind == Kind::DoublePlace);
    let doubled = doubled.any(|finding| finding.verdict <= Verdict::Unclear)
        && (member.stated == Support::Untested || shared(league, member));
    // More have better values than the place leaves room for: no pair collides, and one finding names them all. The
    // gravest may be another's that this one stands before.
    let crowded = pairs.is_none() && member.stated == Support::Contradicted;
    let crowd = named().filter(|finding| crowded && finding.kind == Kind::RankOrder);
    let crowd = crowd.map(|finding| finding.verdict).max();
    let doubt = doubled.then_some(Verdict::Unclear);
    match own.chain(pairs).chain(crowd).chain(doubt).min() {
        Some(Verdict::Fails) => Support::Contradicted,
        Some(Verdict::Unclear) => Support::Unclear,
        _ if member.stated == Support::Contradicted || league.leaves_out(member) => Support::Unclear,
        _ => member.stated,
    }
}

/// Whether another member claims the very place, one place alone.
fn shared(league: &League, member: &Member) -> bool {
    let told = member.told();
    let same = |other: &&Member| collide::same_place(&told, &other.told(), league.of);
    league.members.iter().filter(same).take(2).count() > 1
}
