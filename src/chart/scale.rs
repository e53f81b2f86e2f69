//! Ticks of an axis, and numbers in few signs.
//!
//! Only sums, products and comparisons of floats here: they are the same on every machine, which
//! logarithms and powers are not.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

use crate::language::Language;

/// An axis that holds zero and all values.
#[derive(Clone, PartialEq, Debug)]
pub struct Scale {
    /// Lower end, at most 0.
    pub low: f64,
    /// Upper end, at least 0, above `low`.
    pub high: f64,
    /// Round values on it, rising, with 0 among them.
    pub ticks: Vec<f64>,
}

/// A plain decimal as the nearest float; anything else as 0.
pub fn float(number: &str) -> f64 {
    number.parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or(0.0)
}

impl Scale {
    /// The axis of some values with about `wanted` ticks.
    pub fn of(values: impl IntoIterator<Item = f64>, wanted: u32) -> Self {
        let (mut low, mut high, mut whole) = (0.0_f64, 0.0_f64, true);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            whole &= value.fract() == 0.0;
            low = low.min(value);
            high = high.max(value);
        }
        if high - low <= 0.0 {
            high = 1.0;
        }
        let step = step((high - low) / f64::from(wanted.max(1)));
        // There is no half project.
        let step = if whole { step.max(1.0) } else { step };
        // About `wanted` steps, so that the counters are small. The axis ends at a tick beyond the last value: a bar
        // that is longer than its axis cannot be read off.
        let (first, last) = ((low / step).floor() as i32, (high / step).ceil() as i32);
        let (low, high) = (f64::from(first) * step, f64::from(last) * step);
        Self { low, high, ticks: (first..=last).map(|tick| f64::from(tick) * step).collect() }
    }

    /// How long a value is as a part of the whole axis: 0 to 1.
    pub fn part(&self, value: f64) -> f64 {
        (value / (self.high - self.low)).abs()
    }
}

/// plotters' own way to ticks and places loops on floats for very small or large ranges; ours is
/// a ratio and a list.
impl Ranged for Scale {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (start, end): (i32, i32)) -> i32 {
        let part = (value - self.low) / (self.high - self.low);
        start + (part * f64::from(end - start)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

/// The smallest of 1, 2, 5, 10, 20 … or 0.5, 0.2 … that is not below `least`.
fn step(least: f64) -> f64 {
    let mut unit = 1.0;
    while unit < least {
        unit *= 10.0;
    }
    while unit / 10.0 >= least && unit > f64::MIN_POSITIVE {
        unit /= 10.0;
    }
    for part in [5.0, 2.0] {
        if unit / part >= least {
            return unit / part;
        }
    }
    unit
}

/// A number in few signs: at most two decimals in 万, 亿, 万亿, or K, M, B, T.
///
/// Rounded first, so that 9999.996万 is 1亿 and never 10000万.
pub fn short(value: f64, language: Language) -> String {
    const CHINESE: [(f64, &str); 4] = [(1e12, "万亿"), (1e8, "亿"), (1e4, "万"), (1.0, "")];
    const ENGLISH: [(f64, &str); 5] = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"), (1.0, "")];
    let units: &[(f64, &str)] = language.pick(&CHINESE, &ENGLISH);
    let size = value.abs();
    if !size.is_finite() {
        return String::new();
    }
    if size < 1.0 {
        return small(value);
    }
    // The largest unit in which the rounded number is at least 1.
    let fits = |unit: f64| (size / unit * 100.0).round() >= 100.0;
    let (unit, word) = units.iter().find(|(unit, _)| fits(*unit)).copied().unwrap_or((1.0, ""));
    format!("{}{word}", trimmed(&format!("{:.2}", value / unit)))
}

/// A number below 1: two figures after its zeros.
fn small(value: f64) -> String {
    let (mut decimals, mut scaled) = (2, value.abs());
    while scaled < 0.1 && scaled > 0.0 && decimals < 30 {
        scaled *= 10.0;
        decimals += 1;
    }
    trimmed(&format!("{value:.decimals$}"))
}

/// Without zeros that tell nothing, and without a minus before zero.
fn trimmed(number: &str) -> String {
    let number =
        if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
    if number == "-0" { "0".to_owned() } else { number.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_in_both_languages() {
        for (value, chinese, english) in [
            (0.0, "0", "0"),
            (0.5, "0.5", "0.5"),
            (-0.25, "-0.25", "-0.25"),
            (0.000_012_34, "0.000012", "0.000012"),
            (80.0, "80", "80"),
            (9_999.996, "1万", "10K"),
            (99_999_960.0, "1亿", "100M"),
            (6_850_000_000.0, "68.5亿", "6.85B"),
            (-1_500.0, "-1500", "-1.5K"),
            (3.2e13, "32万亿", "32T"),
        ] {
            assert_eq!(short(value, Language::Chinese), chinese);
            assert_eq!(short(value, Language::English), english);
        }
    }

    #[test]
    fn ticks_are_round_and_hold_zero() {
        assert_eq!(Scale::of([91.0, 40.0], 5).ticks, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(Scale::of([3.0, 2.0], 8).ticks, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(Scale::of([-3.0, 12.0], 4).ticks, [-5.0, 0.0, 5.0, 10.0, 15.0]);
        for value in [0.0, 1e-28, -1e-28, 7.9e28, -7.9e28, f64::NAN, f64::INFINITY] {
            let scale = Scale::of([value], 5);
            assert!(scale.low < scale.high && scale.ticks.contains(&0.0), "{value}");
            assert!(scale.ticks.len() <= 7, "{value}");
        }
    }
}
