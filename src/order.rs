//! Sorting by one routine for all.
//!
//! Each `sort_by` of the standard library is compiled anew for its type and comparison, 3 to 6 kB of
//! wasm a time. Here the sorting is done once, on numbers; only moving the items is compiled anew.

use std::cmp::Ordering;

/// Sorts stably, in n log n comparisons.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = permutation(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let Some(order) = order else { return };
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|&at| slots.get_mut(at as usize)?.take()));
}

/// Sorts stably by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The order in which `length` things stand when `compare` decides; a stable merge sort from below. None where
/// they stand so already, as many do.
fn permutation(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Option<Vec<u32>> {
    if (1..length).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return None;
    }
    let mut from: Vec<u32> = (0..u32::try_from(length).unwrap_or(u32::MAX)).collect();
    let mut to = from.clone();
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
    Some(from)
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
