//! Which statements of a league cannot both hold, and how well a claimed place is borne out.
//!
//! Works on what the solver works on; it knows no claims.

use super::model::Support;
use super::solve::{Interval, Told};
use crate::claim::model::End;

/// What the others say of one member's place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// Those whose statement cannot hold beside it.
    pub against: Vec<u16>,
    /// Those whose values are all better (or, for places from the bottom, worse) though the place leaves room
    /// for fewer.
    pub crowd: Vec<u16>,
    /// How many could have contradicted it and do not, of how many that could.
    pub support: (u16, u16),
    /// The verdict.
    pub verdict: Support,
}

/// The best and worst place from the top; `None` where the place counts from the bottom of an unknown size.
pub fn from_top(told: &Told, of: Option<u16>) -> Option<(u16, u16)> {
    let (from, to) = told.place?;
    match told.from {
        End::Top => Some((from, to)),
        End::Bottom => {
            let of = of?;
            Some(((of + 1).saturating_sub(to).max(1), (of + 1).saturating_sub(from)))
        }
    }
}

/// Whether `a` claims a better place than `b` for sure.
fn ahead(a: &Told, b: &Told, of: Option<u16>) -> bool {
    match (from_top(a, of), from_top(b, of)) {
        (Some(a), Some(b)) => a.1 < b.0,
        _ => match (a.place, b.place) {
            (Some(of_a), Some(of_b)) if a.from == End::Bottom && b.from == End::Bottom => of_a.0 > of_b.1,
            _ => false,
        },
    }
}

/// Whether the values say that `a` is better than `b` for sure.
fn better(a: &Told, b: &Told, end: End) -> bool {
    match (a.value, b.value) {
        (Some(a), Some(b)) => match end {
            End::Top => b.under(a),
            End::Bottom => a.under(b),
        },
        _ => false,
    }
}

fn one_place(told: &Told) -> bool {
    told.place.is_some_and(|(from, to)| from == to)
}

/// Whether the two claim one and the same single place.
pub fn same_place(a: &Told, b: &Told, of: Option<u16>) -> bool {
    let same = match (from_top(a, of), from_top(b, of)) {
        (Some(a), Some(b)) => a == b,
        _ => a.from == b.from && a.place == b.place,
    };
    same && one_place(a) && one_place(b)
}

fn apart(a: Option<Interval>, b: Option<Interval>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if !a.meets(b))
}

/// Whether the two statements cannot both hold: the better place with the worse value, or one place with two
/// values.
pub fn collide(a: &Told, b: &Told, of: Option<u16>, end: End) -> bool {
    ahead(a, b, of) && better(b, a, end)
        || ahead(b, a, of) && better(a, b, end)
        || same_place(a, b, of) && apart(a.value, b.value)
        || outdone(a, b, of, end)
        || outdone(b, a, of, end)
}

/// `a` claims the first place (or the last) and `b` has the better (the worse) value.
fn outdone(a: &Told, b: &Told, of: Option<u16>, end: End) -> bool {
    let first = from_top(a, of).is_some_and(|(_, worst)| worst == 1);
    let last = a.from == End::Bottom && a.place == Some((1, 1));
    first && better(b, a, end) || last && better(a, b, end)
}

/// Whether `b`'s statement is of a kind that could have contradicted `a`'s place. `valued` is how many others
/// state a value.
fn could(a: &Told, b: &Told, of: Option<u16>, valued: usize) -> bool {
    let both = a.value.is_some() && b.value.is_some();
    let room = match (a.from, a.place) {
        (_, Some((_, to))) => usize::from(to),
        (_, None) => return false,
    };
    let ranked = ahead(a, b, of) || ahead(b, a, of);
    both && (ranked || valued >= room || same_place(a, b, of)) || one_place(a) && one_place(b)
}

/// What the others say of each place.
pub fn witnesses(told: &[Told], of: Option<u16>, end: End) -> Vec<Witness> {
    let valued = told.iter().filter(|told| told.value.is_some()).count();
    let mut all = Vec::with_capacity(told.len());
    for (at, own) in told.iter().enumerate() {
        let mut witness = Witness::default();
        if let Some((_, room)) = own.place {
            let others = valued.saturating_sub(usize::from(own.value.is_some()));
            let mut crowd = Vec::new();
            for (index, other) in told.iter().zip(0_u16..).map(|(other, index)| (index, other)) {
                if usize::from(index) == at {
                    continue;
                }
                if collide(own, other, of, end) {
                    witness.against.push(index);
                }
                let outside = match own.from {
                    End::Top => better(other, own, end),
                    End::Bottom => better(own, other, end),
                };
                if outside {
                    crowd.push(index);
                }
                if could(own, other, of, others) {
                    witness.support.1 += 1;
                    let twice = same_place(own, other, of) && !(own.value.is_some() && other.value.is_some());
                    witness.support.0 += u16::from(!collide(own, other, of, end) && !twice);
                }
            }
            if crowd.len() >= usize::from(room) {
                witness.support.0 = witness.support.0.saturating_sub(
                    crowd
                        .iter()
                        .filter(|index| !witness.against.contains(index))
                        .count()
                        .try_into()
                        .unwrap_or(0),
                );
                witness.crowd = crowd;
            }
            witness.verdict = if !witness.against.is_empty() || !witness.crowd.is_empty() {
                Support::Contradicted
            } else if witness.support.0 > 0 {
                Support::Supported
            } else {
                Support::Untested
            };
        }
        all.push(witness);
    }
    all
}

/// The end that is good where the series does not tell: less, where at least two pairs of ranked values say so
/// and none says otherwise.
pub fn good_end(told: &[Told], of: Option<u16>) -> End {
    let (mut more, mut less) = (0, 0);
    for (at, a) in told.iter().enumerate() {
        for b in told.get(at + 1..).unwrap_or(&[]) {
            let (first, second) = if ahead(a, b, of) {
                (a, b)
            } else if ahead(b, a, of) {
                (b, a)
            } else {
                continue;
            };
            more += u32::from(better(first, second, End::Top));
            less += u32::from(better(first, second, End::Bottom));
        }
    }
    if less >= 2 && more == 0 { End::Bottom } else { End::Top }
}
