//! Numeral, unit, bound and range into one quantity.

use rust_decimal::Decimal;

use super::node::Numeral;
use super::number::{self, Number};
use super::unit::{self, Base, Measure};
use crate::lexicon::set::{WordSet, words, words_of};
use crate::lexicon::units::Dimension;
use crate::lexicon::values::{Bound, Fate};
use crate::source::Span;

/// Words behind a unit that bound the number.
const BEHIND: &[(&str, Bound)] = &[
    ("及以上", Bound::OrMore),
    ("以上", Bound::OrMore),
    ("及以下", Bound::OrLess),
    ("以下", Bound::OrLess),
    ("以内", Bound::OrLess),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("还多", Bound::Many),
    ("有余", Bound::Odd),
    ("出头", Bound::Odd),
    ("开外", Bound::Above),
    ("打底", Bound::AtLeast),
];

/// The words of [`BEHIND`].
static BEHIND_WORDS: WordSet = words_of!(BEHIND);

/// The bound that stands at `end`, and its length.
fn bound_behind(text: &str, end: usize) -> Option<(Bound, usize)> {
    let word = BEHIND_WORDS.beginning(text.get(end..)?)?;
    BEHIND.iter().find(|row| row.0 == word).map(|row| (row.1, word.len()))
}

/// Characters between the ends of a range.
const DASHES: &[&str] = &["——", "—", "-", "~", "至", "到"];

/// The quantity whose numeral begins at `at`. `before` is the bound that stands in front of it.
pub fn quantity(text: &str, at: usize, before: Option<Bound>) -> Option<Numeral> {
    if let Some(percent) = percent(text, at, before) {
        return Some(percent);
    }
    let mut first = numeral(text, at)?;
    if let Some(whole) = product(text, &first).or_else(|| part(text, at, &first, before)) {
        first = whole;
    }
    let mut measure = unit::measure(text, first.end);
    let mut value = first.value.and_then(|value| scale(value, measure.as_ref()));
    let mut end = measure.map_or(first.end, |measure| measure.end);
    let mut number_end = first.end;
    let mut range = first.range.and_then(|range| {
        let high = scale(range.high, measure.as_ref())?;
        let high = if range.open { high.checked_sub(Decimal::ONE)? } else { high };
        Some((scale(range.low, measure.as_ref())?, high))
    });
    if range.is_none()
        && let Some((second, second_measure)) = range_end(text, end, measure.as_ref())
    {
        let last = second_measure.or(measure);
        // 3—5万: the unit behind belongs to both ends; 3万—5万 has its own.
        let low_measure = measure.or(second_measure);
        let low = first.value.and_then(|value| scale(value, low_measure.as_ref()));
        let high = second.value.and_then(|value| scale(value, last.as_ref()));
        if let (Some(low), Some(high)) = (low, high)
            && low <= high
        {
            range = Some((low, high));
            value = None;
            number_end = second.end;
            end = last.map_or(second.end, |measure| measure.end).max(second.end);
            measure = last;
        }
    }
    // 3万5千: a second numeral whose unit is smaller goes on.
    if let (Some(head), Some(m)) = (value, measure)
        && m.base == Base::None
        && m.odd.is_none()
        && let Some((more, tail)) = continued(text, end, m.exp)
    {
        value = head.checked_add(more);
        number_end = tail.map_or(number_end, |(number_end, _)| number_end);
        if let Some((_, next)) = tail {
            end = next.end;
            measure = Some(Measure { exp: next.exp, ..next });
        }
    }
    // 三成五, 八成半; 八五折.
    if let (Some(written), Some(m)) = (value, measure)
        && let Some((more, after)) = tenths(text, at, number_end, end, m)
    {
        value = written.checked_add(more);
        end = after;
    }
    let unit_span = Span::of(number_end.min(end), end);
    let mut bound = before;
    if bound.is_none() {
        bound = match measure.and_then(|measure| measure.odd) {
            Some('多') => Some(Bound::Many),
            Some(_) => Some(Bound::Odd),
            None => None,
        };
    }
    let mut whole = end;
    if let Some((behind, length)) = bound_behind(text, end) {
        bound = bound.or(Some(behind));
        whole = end + length;
    }
    Some(Numeral {
        number: Span::of(at, number_end),
        unit: unit_span,
        span: Span::of(at, whole),
        value,
        range,
        base: measure.map_or(Base::None, |measure| measure.base),
        dimension: measure.map_or(Dimension::Other, |measure| measure.dimension),
        bound,
        chinese: first.chinese,
        fate: Fate::Unread,
        why: "no-rule",
    })
}

/// `超过1/2的`, `1/3以上`: a part of a whole; elsewhere a stroke between figures is a day or a name.
fn part(text: &str, at: usize, first: &Number, before: Option<Bound>) -> Option<Number> {
    let start = first.end + text.get(first.end..)?.strip_prefix('/').map(|_| '/'.len_utf8())?;
    let second = number::arabic(text, start).filter(|second| second.end - at <= 6 && second.decimals == 0)?;
    let rest = text.get(second.end..)?;
    let closes = words!["的", "以上", "以下", "左右", "强", "弱"].begins(rest);
    let (above, below) = (first.value?, second.value?);
    if first.chinese || above >= below || !(closes || before.is_some()) || rest.starts_with('/') {
        return None;
    }
    Some(Number { value: above.checked_div(below), decimals: 1, ..second })
}

/// `2×35` before a unit: so many times so much.
fn product(text: &str, first: &Number) -> Option<Number> {
    let rest = text.get(first.end..)?;
    let sign = rest.chars().next().filter(|sign| matches!(sign, '×' | 'x' | 'X' | '*'))?;
    let second = number::arabic(text, first.end + sign.len_utf8())?;
    let measure = unit::measure(text, second.end)?;
    if matches!(measure.dimension, Dimension::Duration) || first.decimals > 0 {
        return None;
    }
    Some(Number { value: Some(first.value?.checked_mul(second.value?)?), ..second })
}

/// What stands behind 成 (三成五 is 35 %), and the two figures of a discount (八五折 is 85 %).
fn tenths(
    text: &str,
    at: usize,
    number_end: usize,
    end: usize,
    measure: Measure,
) -> Option<(Decimal, usize)> {
    let unit = text.get(number_end..end)?;
    if unit == "成" && measure.odd.is_none() {
        let rest = text.get(end..)?;
        let c = rest.chars().next()?;
        if c == '半' {
            return Some((Decimal::from(5), end + c.len_utf8()));
        }
        let more = number::chinese(text, end).filter(|more| more.end == end + c.len_utf8())?;
        let closes = text.get(more.end..)?.chars().next().is_none_or(|c| !"个项家成分".contains(c));
        return Some((more.value.filter(|_| closes)?, more.end));
    }
    if unit == "折" {
        let figures = text.get(at..number_end)?;
        let value = number::chinese(text, at)?.value?;
        let two = figures.chars().count() == 2 && value >= Decimal::TEN && !figures.contains('十');
        return two.then(|| (-(value * Decimal::from(9)), end));
    }
    None
}

fn numeral(text: &str, at: usize) -> Option<Number> {
    number::arabic(text, at).or_else(|| number::chinese(text, at)).or_else(|| number::several(text, at))
}

/// `value` × factor × 10^exp of a unit, exactly.
fn scale(value: Decimal, measure: Option<&Measure>) -> Option<Decimal> {
    let Some(measure) = measure else { return Some(value) };
    let mut scaled = value.checked_mul(Decimal::from(measure.factor))?;
    let ten = Decimal::TEN;
    for _ in 0..measure.exp.max(0) {
        scaled = scaled.checked_mul(ten)?;
    }
    for _ in 0..(-measure.exp).max(0) {
        scaled = scaled.checked_div(ten)?;
    }
    Some(scaled)
}

/// The second end of a range that goes on at `at`.
fn range_end(text: &str, at: usize, first: Option<&Measure>) -> Option<(Number, Option<Measure>)> {
    let rest = text.get(at..)?;
    let dash = DASHES.iter().find(|dash| rest.starts_with(**dash))?;
    let start = at + dash.len();
    let second = numeral(text, start)?;
    let measure = unit::measure(text, second.end);
    // 至 and 到 join a range only where a unit closes it (5到10%, not 由5升到10).
    let agrees = match (first, &measure) {
        (None, Some(_)) => true,
        (Some(first), Some(second)) => first.base == second.base || first.base == Base::None,
        (None, None) => dash.chars().all(|c| !matches!(c, '至' | '到' | '-')),
        (Some(_), None) => false,
    };
    agrees.then_some((second, measure))
}

/// `5千` behind `3万`: value and (numeral end, measure).
#[allow(clippy::type_complexity)]
fn continued(text: &str, at: usize, exp: i32) -> Option<(Decimal, Option<(usize, Measure)>)> {
    if exp < 2 {
        return None;
    }
    let more = numeral(text, at)?;
    let measure = unit::measure(text, more.end)?;
    if measure.exp >= exp {
        return None;
    }
    Some((scale(more.value?, Some(&measure))?, Some((more.end, measure))))
}

/// 百分之二十一点七, 千分之三, 百分之5.
fn percent(text: &str, at: usize, before: Option<Bound>) -> Option<Numeral> {
    let rest = text.get(at..)?;
    if !rest.starts_with(['半', '百', '千', '万']) {
        return None;
    }
    if rest.starts_with("半成") && !rest.starts_with("半成品") {
        let (number, end) = (at + '半'.len_utf8(), at + "半成".len());
        return Some(Numeral {
            number: Span::of(at, number),
            unit: Span::of(number, end),
            span: Span::of(at, end),
            value: Some(Decimal::from(5)),
            range: None,
            base: Base::Row("%"),
            dimension: Dimension::Percent,
            bound: before,
            chinese: true,
            fate: Fate::Unread,
            why: "no-rule",
        });
    }
    let (head, exp) = [("百分之", 0), ("千分之", -1), ("万分之", -2)]
        .into_iter()
        .find(|(word, _)| rest.starts_with(word))?;
    let start = at + head.len();
    let number = numeral(text, start)?;
    let mut value = number.value?;
    for _ in 0..-exp {
        value = value.checked_div(Decimal::TEN)?;
    }
    let mut end = number.end;
    let mut bound = before;
    if let Some((behind, length)) = bound_behind(text, end) {
        bound = bound.or(Some(behind));
        end += length;
    }
    Some(Numeral {
        number: Span::of(at, number.end),
        unit: Span::of(number.end, number.end),
        span: Span::of(at, end),
        value: Some(value),
        range: None,
        base: Base::Row("%"),
        dimension: Dimension::Percent,
        bound,
        chinese: number.chinese,
        fate: Fate::Unread,
        why: "no-rule",
    })
}
