//! Which regions count as one, which report, and in which order they stand: for views, files and the page alike.

use super::narrow;
use super::protocol::Query;
use crate::claim::model::Claim;
use crate::document::model::{Region, RegionId};

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

/// The regions that report, where at least two do; else all that something is said of. In official order, those of one
/// name once.
pub(super) fn reporting(regions: &[Region], groups: &[u32], claims: &[Claim]) -> Vec<u32> {
    let mut speaks = vec![false; regions.len()];
    let mut told = vec![false; regions.len()];
    let note = |row: &mut Vec<bool>, region: usize| {
        if let Some(cell) = groups.get(region).and_then(|&group| row.get_mut(group as usize)) {
            *cell = true;
        }
    };
    for (at, _) in regions.iter().enumerate().filter(|(_, region)| !region.blocks.is_empty()) {
        note(&mut speaks, at);
    }
    let mut picked = of(&speaks);
    if picked.len() < 2 {
        for RegionId(region) in claims.iter().filter_map(|claim| claim.region) {
            note(&mut told, usize::from(region));
        }
        picked = of(&told);
    }
    official(regions, &mut picked);
    picked
}

fn of(row: &[bool]) -> Vec<u32> {
    row.iter().zip(0..).filter(|(set, _)| **set).map(|(_, at)| at).collect()
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
        assert_eq!(reporting(&regions, &groups, &[]), [2, 1, 0]);
        let mut query = Query { regions: vec![3, 2, u32::MAX, 0], ..Query::default() };
        named(&groups, &mut query);
        assert_eq!(query.regions, [2, u32::MAX, 0]);
    }
}
