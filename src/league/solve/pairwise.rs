//! What follows from pairs alone, for large scopes and those of unknown size.
//!
//! Sound, never exact: every bound given holds in all orders that agree with what is told, but some place
//! within the bounds may be impossible.

use super::{ANY, Found, Limits, MAX, MIN, PAIRS};

/// How often what was learnt is passed on.
const ROUNDS: usize = 4;

/// How one stands to another for sure.
#[derive(Clone, Copy, PartialEq)]
enum Stands {
    Unknown,
    /// Not below.
    NotBelow,
    /// Above.
    Above,
}

/// Places and values of each.
pub(super) fn solve(limits: &[Limits], of: Option<u16>, steps: &mut u32) -> Vec<Found> {
    let mut found: Vec<Found> = limits
        .iter()
        .map(|limits| Found {
            places: Some((limits.top.0, worst(limits.top.1, of))),
            low: limits.low,
            high: limits.high,
            empty: false,
        })
        .collect();
    let pairs = u32::try_from(limits.len() * limits.len() * ROUNDS).unwrap_or(u32::MAX);
    if limits.len() <= PAIRS && pairs <= *steps {
        *steps -= pairs;
        for _ in 0..ROUNDS {
            round(limits, of, &mut found);
        }
    }
    for found in &mut found {
        let crossed = found.places.is_some_and(|(best, worst)| worst.is_some_and(|worst| worst < best));
        found.empty = crossed || found.low > found.high;
        // The first place or worse is nothing known.
        found.places = found.places.filter(|places| !found.empty && *places != (1, None));
    }
    found
}

fn worst(told: u16, of: Option<u16>) -> Option<u16> {
    let told = (told != u16::MAX).then_some(told);
    match (told, of) {
        (Some(told), Some(of)) => Some(told.min(of)),
        (told, of) => told.or(of),
    }
}

/// How `a` stands to `b` by what is told and what was learnt.
fn stands(a: (&Limits, &Found), b: (&Limits, &Found)) -> Stands {
    let better_place = match (a.1.places, b.1.places) {
        (Some((_, Some(worst))), Some((best, _))) => worst < best,
        _ => false,
    };
    let ((a, of_a), (b, of_b)) = (a, b);
    // Counted from the bottom, one that shares its place is counted otherwise than one that does not.
    let from_bottom = a.bottom != ANY && b.bottom != ANY && a.tie == b.tie && a.bottom.0 > b.bottom.1;
    if better_place || from_bottom || of_b.high < of_a.low {
        Stands::Above
    } else if of_b.high != MAX && of_a.low != MIN && of_b.high <= of_a.low {
        Stands::NotBelow
    } else {
        Stands::Unknown
    }
}

fn round(limits: &[Limits], of: Option<u16>, found: &mut [Found]) {
    for index in 0..limits.len() {
        let Some(mut own) = found.get(index).copied() else { continue };
        let Some((mut best, mut worst)) = own.places else { continue };
        let (mut above, mut below) = (0_u16, 0_u16);
        for (other, of_other) in
            limits.iter().zip(found.iter()).enumerate().filter(|(at, _)| *at != index).map(|(_, pair)| pair)
        {
            let Some((other_best, other_worst)) = of_other.places else { continue };
            match stands((other, of_other), (&limits[index], &own)) {
                Stands::Above => {
                    above = above.saturating_add(1);
                    best = best.max(other_best.saturating_add(1));
                    own.high = own.high.min(of_other.high);
                }
                Stands::NotBelow => best = best.max(other_best),
                Stands::Unknown => {}
            }
            match stands((&limits[index], &own), (other, of_other)) {
                Stands::Above => {
                    below = below.saturating_add(1);
                    own.low = own.low.max(of_other.low);
                    if let Some(limit) = other_worst {
                        let limit = limit.saturating_sub(1);
                        worst = Some(worst.map_or(limit, |worst| worst.min(limit)));
                    }
                }
                Stands::NotBelow => {
                    if let Some(limit) = other_worst {
                        worst = Some(worst.map_or(limit, |worst| worst.min(limit)));
                    }
                }
                Stands::Unknown => {}
            }
        }
        best = best.max(above.saturating_add(1));
        if let Some(of) = of {
            let limit = of.saturating_sub(below);
            worst = Some(worst.map_or(limit, |worst| worst.min(limit)));
        }
        own.places = Some((best, worst));
        if let Some(slot) = found.get_mut(index) {
            *slot = own;
        }
    }
}
