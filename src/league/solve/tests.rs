//! The solver against another way of counting: every weak order of small scopes, one by one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    reason = "a test may fail"
)]

use rust_decimal::Decimal;

use super::*;

/// A generator of its own, so that a failing league can be made again from its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// A step so small that no order of ours runs out of room: 1/64 with at most six groups.
const FINE: i64 = 64;

/// All ways to give `count` members to groups, best group 0, no group empty.
fn weak_orders(count: usize) -> Vec<Vec<usize>> {
    let mut orders = Vec::new();
    let total = count.pow(u32::try_from(count).unwrap());
    for mut code in 0..total {
        let mut groups = Vec::new();
        for _ in 0..count {
            groups.push(code % count);
            code /= count;
        }
        let top = *groups.iter().max().unwrap();
        if (0..=top).all(|group| groups.contains(&group)) {
            orders.push(groups);
        }
    }
    orders
}

/// Least and largest value of each, in 1/64, in this order of groups; `None` where the values do not fit. Limits are in
/// 1/64, those that are out already moved by one.
fn values(order: &[usize], limits: &[(Option<i64>, Option<i64>)]) -> Option<Vec<(i64, i64)>> {
    const FAR: i64 = 1_000_000;
    let groups = order.iter().max().unwrap() + 1;
    let within = |group: usize| {
        let members = (0..order.len()).filter(|&member| order[member] == group);
        members.fold((-FAR, FAR), |(low, high), member| {
            let (least, most) = limits[member];
            (low.max(least.unwrap_or(-FAR)), high.min(most.unwrap_or(FAR)))
        })
    };
    let mut most = vec![0; groups];
    let mut ceiling = FAR + 100;
    for group in 0..groups {
        let (low, high) = within(group);
        most[group] = high.min(ceiling - 1);
        ceiling = most[group];
        if most[group] < low {
            return None;
        }
    }
    let mut least = vec![0; groups];
    let mut floor = -FAR - 100;
    for group in (0..groups).rev() {
        least[group] = within(group).0.max(floor + 1);
        floor = least[group];
    }
    Some(order.iter().map(|&group| (least[group], most[group])).collect())
}

struct Wanted {
    places: Vec<Vec<u16>>,
    bounds: Vec<Option<(i64, i64)>>,
}

fn by_force(puzzle: &Puzzle, orders: &[Vec<usize>]) -> Wanted {
    let of = usize::from(puzzle.of.unwrap());
    let sign = if puzzle.end == End::Bottom { -1 } else { 1 };
    let limits: Vec<_> = (0..of)
        .map(|member| {
            let value = puzzle.told.get(member).and_then(|told| told.value).unwrap_or_default();
            let whole =
                |v: Option<Decimal>, past: i64| v.map(|v| (i64::try_from(v).unwrap() * FINE + past) * sign);
            let low = whole(value.low, i64::from(value.low_out));
            let high = whole(value.high, -i64::from(value.high_out));
            if sign > 0 { (low, high) } else { (high, low) }
        })
        .collect();
    let mut wanted = Wanted { places: vec![Vec::new(); of], bounds: vec![None; of] };
    for order in orders {
        let place = |member: usize| 1 + order.iter().filter(|&&group| group < order[member]).count();
        let last = |member: usize| 1 + order.iter().filter(|&&group| group > order[member]).count();
        let fits = puzzle.told.iter().enumerate().all(|(member, told)| {
            let tied = order.iter().filter(|&&group| group == order[member]).count() > 1;
            let (best, worst) = told.place.unwrap_or((1, 99));
            let held = match (told.from, told.tie) {
                (End::Top, _) => place(member),
                (End::Bottom, true) => last(member),
                (End::Bottom, false) => of + 1 - place(member),
            };
            (tied || !told.tie) && (usize::from(best)..=usize::from(worst)).contains(&held)
        });
        let Some(ranges) = values(order, &limits).filter(|_| fits) else { continue };
        for member in 0..of {
            wanted.places[member].push(u16::try_from(place(member)).unwrap());
            let (low, high) = ranges[member];
            let (old_low, old_high) = wanted.bounds[member].unwrap_or((low, high));
            wanted.bounds[member] = Some((low.min(old_low), high.max(old_high)));
        }
    }
    wanted
}

fn random(dice: &mut Dice, of: u16) -> Puzzle {
    let told = 1 + dice.below(u64::from(of));
    let told = (0..told)
        .map(|_| {
            let value = (dice.below(3) > 0).then(|| {
                let low = i64::try_from(dice.below(4)).unwrap();
                let high = low + i64::try_from(dice.below(3).saturating_sub(1)).unwrap();
                let side = dice.below(10);
                // What is written may have either limit out, both, or none.
                let out = if low < high { dice.below(4) } else { 0 };
                Interval {
                    low: (side != 0).then(|| Decimal::from(low)),
                    high: (side != 1).then(|| Decimal::from(high)),
                    low_out: out & 1 == 1,
                    high_out: out & 2 == 2,
                }
            });
            let place = (value.is_none() || dice.below(2) == 0).then(|| {
                let from = 1 + u16::try_from(dice.below(u64::from(of))).unwrap();
                let wide = if dice.below(3) == 0 { u16::try_from(dice.below(3)).unwrap() } else { 0 };
                (from, (from + wide).min(of))
            });
            let from = if dice.below(4) == 0 { End::Bottom } else { End::Top };
            Told { value, place, from, tie: dice.below(6) == 0 }
        })
        .collect();
    let end = if dice.below(4) == 0 { End::Bottom } else { End::Top };
    Puzzle { of: Some(of), end, told }
}

/// A bound of ours against one in 1/64 that may lie a few steps inside an open end.
fn near(bound: Option<Decimal>, fine: i64) -> bool {
    match bound {
        None => fine.abs() > 900_000,
        Some(bound) => (i64::try_from(bound).unwrap() * FINE - fine).abs() <= 6,
    }
}

#[test]
fn places_and_bounds_are_those_of_all_orders() {
    let orders: Vec<_> = (0..=6).map(|count| if count == 0 { vec![] } else { weak_orders(count) }).collect();
    assert_eq!(orders[6].len(), 4683, "the ordered partitions of six");
    let (mut agreeing, mut narrowed) = (0, 0);
    for seed in 0..1200 {
        let mut dice = Dice(seed);
        let of = 2 + u16::try_from(dice.below(5)).unwrap();
        let puzzle = random(&mut dice, of);
        let wanted = by_force(&puzzle, &orders[usize::from(of)]);
        let solution = solve(&puzzle, &mut 1_000_000);
        assert!(!solution.cut);
        assert_eq!(solution.agrees, wanted.bounds[0].is_some(), "seed {seed}: {puzzle:?}");
        agreeing += usize::from(solution.agrees);
        for (member, seat) in solution.seats.iter().enumerate() {
            let all = &wanted.places[member];
            let places = all.iter().min().zip(all.iter().max()).map(|(best, worst)| (*best, Some(*worst)));
            assert_eq!(seat.places, places, "seed {seed}, member {member}: {puzzle:?}");
            narrowed += usize::from(places.is_some_and(|places| places != (1, Some(of))));
            let Some((mut low, mut high)) = wanted.bounds[member] else { continue };
            if puzzle.end == End::Bottom {
                (low, high) = (-high, -low);
            }
            assert!(near(seat.value.low, low), "seed {seed}, member {member}: {low} {seat:?} {puzzle:?}");
            assert!(near(seat.value.high, high), "seed {seed}, member {member}: {high} {seat:?} {puzzle:?}");
        }
        let mut left: Vec<u16> = wanted.places[puzzle.told.len()..].iter().flatten().copied().collect();
        left.sort_unstable();
        left.dedup();
        assert_eq!(solution.left, left, "seed {seed}: {puzzle:?}");
    }
    assert!(agreeing > 300 && narrowed > 600, "the leagues are no trivial ones: {agreeing} {narrowed}");
}

#[test]
fn pairs_never_exclude_what_an_order_allows() {
    let mut told_something = 0;
    for seed in 0..1200 {
        let mut dice = Dice(seed);
        let of = 2 + u16::try_from(dice.below(5)).unwrap();
        let mut puzzle = random(&mut dice, of);
        let exact = solve(&puzzle, &mut 1_000_000);
        if !exact.agrees {
            continue;
        }
        let no_steps = solve(&puzzle, &mut 1000.min(u32::from(of) * 30));
        // Places from the bottom mean nothing where the size is unknown, so both ways are tried.
        puzzle.of = None;
        for solution in [no_steps, solve(&puzzle, &mut 1_000_000)] {
            assert!(solution.agrees, "seed {seed}: {puzzle:?}");
            for (seat, wanted) in solution.seats.iter().zip(&exact.seats) {
                let (best, worst) = wanted.places.unwrap();
                told_something += usize::from(seat.places.is_some());
                if let Some((least, most)) = seat.places {
                    assert!(least <= best, "seed {seed}: {seat:?} {wanted:?} {puzzle:?}");
                    assert!(
                        most.is_none_or(|most| Some(most) >= worst),
                        "seed {seed}: {seat:?} {wanted:?} {puzzle:?}"
                    );
                }
                assert!(seat.value.low.is_none_or(|low| wanted.value.low.is_some_and(|exact| low <= exact)));
                assert!(
                    seat.value.high.is_none_or(|high| wanted.value.high.is_some_and(|exact| high >= exact))
                );
            }
        }
    }
    assert!(told_something > 1000, "{told_something}");
}

#[test]
fn the_steps_are_kept_to() {
    let told = vec![Told { place: Some((1, 16)), ..Told::default() }; 16];
    let mut steps = 20_000;
    let solution = solve(&Puzzle { of: Some(16), end: End::Top, told }, &mut steps);
    assert!(solution.cut && solution.agrees);
}

#[test]
fn a_first_place_bounds_the_silent() {
    let at = |value: i64| Some(Interval::closed(Some(value.into()), Some(value.into())));
    let told = vec![
        Told { value: at(91), place: Some((1, 1)), ..Told::default() },
        Told { value: at(88), ..Told::default() },
        Told { place: Some((2, 2)), ..Told::default() },
    ];
    let solution = solve(&Puzzle { of: Some(3), end: End::Top, told }, &mut 1000);
    assert_eq!(solution.seats[1].places, Some((2, Some(3))));
    // The second may share its place with the one of 88.
    assert_eq!(solution.seats[2].value, Interval::closed(Some(88.into()), Some(91.into())));
}
