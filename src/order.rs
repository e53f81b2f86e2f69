//! Sorting by one routine for all.
//!
//! Each `sort_by` of the standard library is compiled anew for its type and comparison, 3 to 6 kB of
//! wasm a time. Here the sorting is done once, on numbers; only moving the items is compiled anew.

use std::cmp::Ordering;

/// Sorts stably, in n log n comparisons.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let length = items.len();
    let mut compare = |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    };
    if (1..length).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return;
    }
    if length <= FEW {
        // Sorted on the stack, and moved within the row.
        let (mut from, mut to) = ([0; FEW], [0; FEW]);
        let sorted = merge_sort(&mut from[..length], &mut to[..length], &mut compare);
        for at in 0..length {
            let mut place = sorted[at] as usize;
            while place < at {
                // It stood before this place, and was moved to where what stands here now came from.
                place = sorted[place] as usize;
            }
            items.swap(at, place);
        }
        return;
    }
    let (mut from, mut to) = (vec![0; length], vec![0; length]);
    let order = merge_sort(&mut from, &mut to, &mut compare);
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|&at| slots.get_mut(at as usize)?.take()));
}

/// Sorts stably by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// So many items are sorted without asking for memory.
const FEW: usize = 32;

/// The order in which things stand when `compare` decides; a stable merge sort from below, between two rows.
fn merge_sort<'r>(
    mut from: &'r mut [u32],
    mut to: &'r mut [u32],
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) -> &'r [u32] {
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
    from
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
