//! Sorting by one routine for all.
//!
//! Each `sort_by` of the standard library is compiled anew for its type and comparison, 3 to 6 kB of
//! wasm a time. Here the sorting is done once, on numbers; only moving the items is compiled anew.

use std::cmp::Ordering;

/// Sorts stably, in n log n comparisons.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let (mut few, mut many) = ([0; 2 * FEW], Vec::new());
    let places =
        destinations(items.len(), &mut few, &mut many, &mut |a, b| match (items.get(a), items.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
    for at in 0..places.len() {
        // Each swap brings one item to its place.
        while places[at] as usize != at {
            let to = places[at] as usize;
            items.swap(at, to);
            places.swap(at, to);
        }
    }
}

/// Sorts stably by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Keeps the first of those that `compare` finds equal, each where it stands, in n log n comparisons.
pub fn once<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut same = |one: usize, two: usize| match (items.get(one), items.get(two)) {
        (Some(one), Some(two)) => compare(one, two),
        _ => Ordering::Equal,
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_by(&mut order, |&one, &two| same(one, two));
    let mut kept = vec![false; order.len()];
    let mut last: Option<usize> = None;
    for at in order {
        if last.is_none_or(|last| same(last, at) != Ordering::Equal) {
            last = Some(at);
            if let Some(kept) = kept.get_mut(at) {
                *kept = true;
            }
        }
    }
    let mut kept = kept.into_iter();
    items.retain(|_| kept.next() == Some(true));
}

/// So many items are sorted without asking for memory.
const FEW: usize = 32;

/// Where each of `length` things goes when `compare` decides, in one of the rows lent; empty where they stand in order
/// already, as many do.
fn destinations<'r>(
    length: usize,
    few: &'r mut [u32; 2 * FEW],
    many: &'r mut Vec<u32>,
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) -> &'r mut [u32] {
    if (1..length).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return &mut [];
    }
    let rows: &mut [u32] = if length <= FEW {
        &mut few[..2 * length]
    } else {
        many.resize(2 * length, 0);
        many
    };
    let (from, to) = rows.split_at_mut(length);
    let (order, places) = merge_sort(from, to, compare);
    for (&item, place) in order.iter().zip(0..) {
        if let Some(slot) = places.get_mut(item as usize) {
            *slot = place;
        }
    }
    places
}

/// The order in which things stand when `compare` decides; a stable merge sort from below, between two rows;
/// and the row that is not needed any more.
fn merge_sort<'r>(
    mut from: &'r mut [u32],
    mut to: &'r mut [u32],
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) -> (&'r [u32], &'r mut [u32]) {
    for (slot, at) in from.iter_mut().zip(0..) {
        *slot = at;
    }
    let mut width = 1;
    while width < from.len() {
        let mut start = 0;
        while start < from.len() {
            let middle = (start + width).min(from.len());
            let end = (start + 2 * width).min(from.len());
            merge(&from[start..middle], &from[middle..end], &mut to[start..end], compare);
            start = end;
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    (from, to)
}

fn merge(left: &[u32], right: &[u32], out: &mut [u32], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    // In order already, as most are: nothing to compare one by one.
    if let (Some(&x), Some(&y)) = (left.last(), right.first())
        && compare(x as usize, y as usize) != Ordering::Greater
    {
        let (front, back) = out.split_at_mut(left.len());
        front.copy_from_slice(left);
        back.copy_from_slice(right);
        return;
    }
    let (mut a, mut b) = (0, 0);
    for slot in out {
        *slot = match (left.get(a), right.get(b)) {
            (Some(&x), Some(&y)) if compare(x as usize, y as usize) == Ordering::Greater => {
                b += 1;
                y
            }
            (Some(&x), _) => {
                a += 1;
                x
            }
            (None, Some(&y)) => {
                b += 1;
                y
            }
            (None, None) => return,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equals_stays_where_it_stands() {
        for count in [0, 1, 7, 100] {
            let mut items: Vec<(usize, usize)> = (0..count).map(|at| (at * 7 % 5, at)).collect();
            let mut wanted: Vec<(usize, usize)> = Vec::new();
            for item in &items {
                if wanted.iter().all(|known| known.0 != item.0) {
                    wanted.push(*item);
                }
            }
            once(&mut items, |one, two| one.0.cmp(&two.0));
            assert_eq!(items, wanted);
        }
    }

    #[test]
    fn sorts_like_the_standard_library_and_stably() {
        for length in 0..70_u32 {
            let mut items: Vec<(u32, u32)> = (0..length).map(|n| (n * 7919 % 13, n)).collect();
            let mut wanted = items.clone();
            wanted.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            assert_eq!(items, wanted);
        }
    }
}
