//! What the document that counts has and nobody says: of a region that speaks of its time each figure alone, of one that
//! is silent all together.

use super::standard::{NEAR, places, region};
use super::time::Days;
use super::{Joint, number};
use crate::audit::{Finding, Kind, Said, Verdict};
use crate::claim::model::{Claim, Status};
use crate::document::model::RegionId;
use crate::order::sort_by_key;

/// The figures of the standard that are not among those `said`, each once.
pub(super) fn unsaid(joint: &Joint, standard: usize, said: &[u32]) -> Vec<Vec<u32>> {
    let report = &joint.report;
    let Some(part) = joint.parts.get(standard) else { return Vec::new() };
    let own_time = part.time.as_ref().and_then(|time| Days::of(&time.period));
    let own = part.claims.0..part.claims.1;
    let figures = own.clone().filter_map(|index| Some((index, report.claims.get(index as usize)?)));
    let days = |claim: &Claim| Days::of_claim(claim).or(own_time);
    // Which regions speak of which times elsewhere.
    let others = report.claims.iter().zip(0..).filter(|(_, index)| !own.contains(index));
    let mut spoken: Vec<(RegionId, Option<Days>)> = Vec::new();
    for (claim, index) in others {
        let Some(region) = claim.region else { continue };
        let part = joint.parts.get(joint.part_of(index));
        let own = || part.and_then(|part| Days::of(&part.time.as_ref()?.period));
        let found = (region, Days::of_claim(claim).or_else(own));
        if spoken.last() != Some(&found) {
            spoken.push(found);
        }
    }
    sort_by_key(&mut spoken, |one| one.0);
    spoken.dedup();
    let speaks = |region: RegionId, days: Option<Days>| {
        let start = spoken.partition_point(|one| one.0 < region);
        let times =
            spoken.get(start..).unwrap_or_default().iter().take_while(|one| one.0 == region).take(NEAR);
        let mut times = times.map(|one| one.1);
        times.any(|time| days.zip(time).is_none_or(|(own, theirs)| own.meets(theirs)))
    };
    let mut out: Vec<Vec<u32>> = Vec::new();
    // For each region that is silent the group of its figures.
    let mut silent: Vec<(RegionId, usize)> = Vec::new();
    let mut told: Vec<(RegionId, &str, Option<Days>)> = Vec::new();
    for (index, claim) in figures {
        let Some(region) = claim.region.filter(|_| claim.status == Status::Actual) else { continue };
        let here = (region, claim.indicator.as_ref(), days(claim));
        // A figure that a table has twice is one.
        let twice = told.iter().rev().take(NEAR).any(|one| *one == here);
        if twice || said.binary_search(&index).is_ok() {
            continue;
        }
        told.push(here);
        if speaks(region, here.2) {
            out.push(vec![index]);
            continue;
        }
        match silent.binary_search_by_key(&region, |one| one.0) {
            Ok(at) => {
                let group = silent.get(at).and_then(|one| out.get_mut(one.1));
                group.into_iter().for_each(|group| group.push(index));
            }
            Err(at) => {
                silent.insert(at, (region, out.len()));
                out.push(vec![index]);
            }
        }
    }
    out
}

/// What a region leaves out: one figure, or all that the standard has of it.
pub(super) fn left_out(joint: &Joint, name: &str, group: &[u32]) -> Option<Finding> {
    /// So many are named.
    const NAMED: usize = 6;
    let claims: Vec<&Claim> =
        group.iter().filter_map(|&index| joint.report.claims.get(index as usize)).collect();
    let first = *claims.first()?;
    let region = region(joint, first);
    let working = if claims.len() == 1 {
        let quote = [number(joint, first), places(joint, first)].join("");
        Said::of(
            "{0}没有说到{1}，《{2}》中为{3}",
            "{0} does not mention {1}; “{2}” has {3}",
            &[region, &first.indicator, name, &quote],
        )
    } else {
        let mut names: Vec<&str> = Vec::new();
        for claim in &claims {
            if names.len() < NAMED && !names.contains(&claim.indicator.as_ref()) {
                names.push(&claim.indicator);
            }
        }
        let (zh, en, count) = (names.join("、"), names.join(", "), claims.len().to_string());
        let words = |names: &str| {
            Said::of(
                "《{1}》中{0}的{3}个数，各篇都没有说到：{2}等",
                "no document mentions {0}’s {3} figures of “{1}”: {2} and so on",
                &[region, name, names, &count],
            )
        };
        Said { zh: words(&zh).zh, en: words(&en).en }
    };
    Some(Finding {
        kind: Kind::Unsaid,
        verdict: Verdict::Look,
        weight: if claims.len() == 1 { 2 } else { 1 },
        claims: group.to_vec(),
        regions: first.region.into_iter().collect(),
        spans: claims.iter().map(|claim| claim.span).collect(),
        working,
        readings: Vec::new(),
        advice: None,
    })
}
