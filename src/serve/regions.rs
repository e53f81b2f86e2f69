//! Which regions count as one, which report, and in which order they stand: for views, files and the page alike.

use super::narrow;
use super::protocol::Query;
use crate::document::model::{Region, RegionId};
use crate::report::{Part, Report};

/// For each region the first one that has the same name: those that the reader calls alike are one.
pub(super) fn groups(regions: &[Region]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..narrow(regions.len())).collect();
    let name = |at: u32| regions.get(at as usize).map_or("", |region| region.name.as_str());
    crate::order::sort_by(&mut order, |&one, &two| name(one).cmp(name(two)).then(one.cmp(&two)));
    let mut groups = vec![0; regions.len()];
    for run in order.chunk_by(|&one, &two| name(one) == name(two)) {
        for &at in run {
            if let Some((group, first)) = groups.get_mut(at as usize).zip(run.first()) {
                *group = *first;
            }
        }
    }
    groups
}

/// The regions that report: of each document those that speak in it, where at least two do, else all that something is
/// said of there. In official order, those of one name once. `regions` are the report's under the names given, `parts`
/// its documents, where several are open as one.
pub(super) fn reporting(report: &Report, regions: &[Region], groups: &[u32], parts: &[Part]) -> Vec<u32> {
    let group = |region: usize| groups.get(region).copied();
    let part = |at: u32| parts.partition_point(|part| part.text.0 <= at).saturating_sub(1);
    // (document, region), each once.
    let mut speaking: Vec<(usize, u32)> = Vec::new();
    for (at, region) in regions.iter().enumerate() {
        for block in &region.blocks {
            let first = report.paragraphs.get(block.first as usize).map_or(0, |one| one.span.start());
            speaking.extend(group(at).map(|group| (part(first), group)));
        }
    }
    once(&mut speaking);
    let alone = |part: usize| {
        let from = speaking.partition_point(|one| one.0 < part);
        speaking.get(from..).unwrap_or(&[]).iter().take_while(|one| one.0 == part).take(2).count() < 2
    };
    let mut told: Vec<(usize, u32)> = Vec::new();
    // One document in which several speak needs no look at its claims.
    let asked = if parts.is_empty() && !alone(0) { &[] } else { report.claims.as_slice() };
    for claim in asked {
        let Some(RegionId(region)) = claim.region else { continue };
        let one = group(usize::from(region)).map(|group| (part(claim.span.start()), group));
        // Claims of one region follow one another.
        if one != told.last().copied() {
            told.extend(one);
        }
    }
    once(&mut told);
    let mut picked: Vec<u32> = speaking.iter().filter(|one| !alone(one.0)).map(|one| one.1).collect();
    picked.extend(told.iter().filter(|one| alone(one.0)).map(|one| one.1));
    once(&mut picked);
    official(regions, &mut picked);
    picked
}

/// In order, each once.
fn once<T: Ord + Copy>(row: &mut Vec<T>) {
    crate::order::sort_by_key(row, |one| *one);
    row.dedup();
}

/// Puts regions into the official order: by code, a functional zone behind the counties of its city.
pub(super) fn official(regions: &[Region], picked: &mut [u32]) {
    crate::order::sort_by_key(picked, |&index| {
        let region = regions.get(index as usize);
        let zone = region.and_then(|region| region.parent).map(|parent| parent / 100 * 100 + 99);
        region.and_then(|region| region.code).or(zone).unwrap_or(u32::MAX)
    });
}

/// Names each chosen region by the first of its name, once: a filter may be older than the name.
pub(super) fn named(groups: &[u32], query: &mut Query) {
    for region in &mut query.regions {
        *region = groups.get(*region as usize).copied().unwrap_or(*region);
    }
    let mut seen: Vec<u32> = Vec::with_capacity(query.regions.len());
    query.regions.retain(|region| {
        let new = !seen.contains(region);
        seen.push(*region);
        new
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::RegionBlock;

    fn region(name: &str, code: Option<u32>, parent: Option<u32>, speaks: bool) -> Region {
        let blocks = if speaks {
            vec![RegionBlock { first: 0, end: 1, confidence: 1.0, reasons: vec![] }]
        } else {
            vec![]
        };
        Region { name: name.into(), code, parent, candidates: vec![], blocks }
    }

    #[test]
    fn a_zone_stands_behind_the_counties_of_its_city_and_one_name_counts_once() {
        let regions = [
            region("乙县", Some(330_324), None, true),
            region("甲高新区", None, Some(330_100), true),
            region("甲县", Some(330_122), None, false),
            region("甲县", Some(330_122), None, true),
        ];
        let groups = groups(&regions);
        assert_eq!(groups, [0, 1, 2, 2]);
        // The first of the name is silent, another of it speaks.
        assert_eq!(reporting(&Report::default(), &regions, &groups, &[]), [2, 1, 0]);
        let mut query = Query { regions: vec![3, 2, u32::MAX, 0], ..Query::default() };
        named(&groups, &mut query);
        assert_eq!(query.regions, [2, u32::MAX, 0]);
    }
}
