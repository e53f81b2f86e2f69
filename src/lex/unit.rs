//! The unit behind a numeral: a row of the table, a measure word, or an unknown short word.

use std::borrow::Cow;
use std::sync::OnceLock;

use rust_decimal::Decimal;

use crate::lexicon::set::begins;
use crate::lexicon::units::{CLASSIFIERS, Dimension, UNITS, Unit};

/// A unit read behind a numeral.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Measure {
    /// One past its last byte.
    pub end: usize,
    /// Base unit: a range of the text for measure words, else a row's word.
    pub base: Base,
    /// 10^exp × factor base units.
    pub factor: i64,
    /// Power of ten.
    pub exp: i32,
    /// What it measures.
    pub dimension: Dimension,
    /// 余 or 多 stood inside (`10万余株`).
    pub odd: Option<char>,
}

/// A base unit's name.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Base {
    /// None written (5万).
    None,
    /// A row's.
    Row(&'static str),
    /// A quotient of two rows (元/亩).
    Per(&'static str, &'static str),
}

impl Base {
    /// The unit's name; `None` where none is written.
    pub fn name(self) -> Option<Cow<'static, str>> {
        match self {
            Self::None => None,
            Self::Row(word) => Some(word.into()),
            Self::Per(unit, per) => Some(format!("{unit}/{per}").into()),
        }
    }
}

/// Rows by first character, longest first.
fn index() -> &'static Vec<(char, Vec<Unit>)> {
    static INDEX: OnceLock<Vec<(char, Vec<Unit>)>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let rows = UNITS
            .iter()
            .map(|row| Unit {
                word: row.word,
                base: row.base,
                factor: row.factor,
                exp: row.exp,
                dimension: row.dimension,
            })
            .chain(CLASSIFIERS.iter().map(|word| Unit {
                word,
                base: word,
                factor: 1,
                exp: 0,
                dimension: Dimension::Count,
            }));
        let mut index: Vec<(char, Vec<Unit>)> = Vec::new();
        for row in rows {
            let Some(first) = row.word.chars().next() else { continue };
            match index.binary_search_by_key(&first, |(c, _)| *c) {
                Ok(at) => index[at].1.push(row),
                Err(at) => index.insert(at, (first, vec![row])),
            }
        }
        for (_, rows) in &mut index {
            crate::order::sort_by_key(rows, |row| std::cmp::Reverse(row.word.len()));
        }
        index
    })
}

/// The row whose word stands at `at`, longest first.
pub fn row(text: &str, at: usize) -> Option<&'static Unit> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let index = index();
    let found = index.binary_search_by_key(&first, |(c, _)| *c).ok()?;
    index[found].1.iter().find(|row| begins(rest.as_bytes(), row.word))
}

/// Characters that scale: 十百千万亿 behind Arabic digits (`5千`, `3.2万`, `4.78万亿`).
fn magnitude(c: char) -> Option<i32> {
    Some(match c {
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// What behind 个亿 shows that 亿 belongs to the next word (3个亿元村, 5个亿级产业, 10个亿以上项目).
const BEHIND_HUNDRED_MILLION: &str = "元级吨千立平美欧港日以斤度人件户条株只";

/// `10个亿`: money as it is spoken, 个 counting the hundred millions.
fn spoken_money(text: &str, at: usize) -> Option<Measure> {
    let word = "个亿";
    let rest = text.get(at..)?.strip_prefix(word)?;
    if rest.chars().next().is_some_and(|next| BEHIND_HUNDRED_MILLION.contains(next)) {
        return None;
    }
    let end = at + word.len();
    Some(Measure { end, base: Base::Row("元"), factor: 1, exp: 8, dimension: Dimension::Money, odd: None })
}

/// `3个多月`, `两年多`: 多 stands inside the unit.
fn odd_time(text: &str, at: usize) -> Option<Measure> {
    const UNITS: &[(&str, &str, char)] = &[
        ("个多月", "个月", '多'),
        ("个余月", "个月", '余'),
        ("个多小时", "小时", '多'),
        ("个多星期", "星期", '多'),
    ];
    let rest = text.get(at..)?;
    let (word, base, odd) = UNITS.iter().find(|row| rest.starts_with(row.0))?;
    let (end, dimension) = (at + word.len(), Dimension::Duration);
    Some(Measure { end, base: Base::Row(base), factor: 1, exp: 0, dimension, odd: Some(*odd) })
}

/// Reads magnitude, 余/多 and unit at `at`. `None` where nothing of the kind stands there.
pub fn measure(text: &str, at: usize) -> Option<Measure> {
    if text.get(at..)?.starts_with('个')
        && let Some(whole) = spoken_money(text, at).or_else(|| odd_time(text, at))
    {
        return Some(whole);
    }
    let mut end = at;
    let mut exp = 0;
    let mut odd = None;
    let mut scaled = false;
    while let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) {
        if odd.is_none() && matches!(c, '余' | '多') {
            odd = Some(c);
        } else if let Some(power) = magnitude(c) {
            // 千瓦, 千米, 百分点 and the like are units of their own.
            if matches!(c, '千' | '百') && row(text, end).is_some() {
                break;
            }
            if scaled && c != '亿' && c != '万' {
                break;
            }
            exp += power;
            scaled = true;
        } else {
            break;
        }
        end += c.len_utf8();
    }
    // 4万亿项目: the noun 项目, not the measure word 项.
    let noun = exp >= 8 && text.get(end..).is_some_and(|rest| rest.starts_with("项目"));
    let (mut measure, unit) = match row(text, end).filter(|_| !noun) {
        Some(unit) => {
            let after = end + unit.word.len();
            let measure = Measure {
                end: after,
                base: Base::Row(unit.base),
                factor: unit.factor,
                exp: exp + unit.exp,
                dimension: unit.dimension,
                odd,
            };
            (measure, Some(unit))
        }
        None if scaled || odd.is_some() => {
            let measure = Measure { end, base: Base::None, factor: 1, exp, dimension: Dimension::Other, odd };
            (measure, None)
        }
        None => return None,
    };
    if let Some(unit) = unit {
        if measure.odd.is_none() {
            // 5000元多, 3个多
            if let Some(c @ ('余' | '多')) = text.get(measure.end..).and_then(|rest| rest.chars().next()) {
                let next = text.get(measure.end + c.len_utf8()..).and_then(|rest| rest.chars().next());
                if next.is_none_or(|n| !n.is_alphanumeric()) {
                    measure.odd = Some(c);
                    measure.end += c.len_utf8();
                }
            }
        }
        if let Some(per) = per(text, measure.end) {
            measure.end = per.1;
            measure.base = Base::Per(unit.base, per.0);
            measure.dimension =
                if unit.dimension == Dimension::Money { Dimension::Money } else { Dimension::Other };
        }
    }
    Some(measure)
}

/// `/亩`, `每亩` behind a unit.
fn per(text: &str, at: usize) -> Option<(&'static str, usize)> {
    let rest = text.get(at..)?;
    let slash = rest.strip_prefix('/')?;
    let unit = row(text, at + rest.len() - slash.len())?;
    Some((unit.base, at + 1 + unit.word.len()))
}

/// The unit in which a number was meant that bears none itself, by the value that its head or caption gave it:
/// 120.5 that stands for 12,050,000,000 元 was told in 亿元. `None` where no unit scales so.
pub fn meant(number: Decimal, value: Decimal, base: &str) -> Option<String> {
    const SCALES: [(i64, &str); 6] = [
        (1, ""),
        (100_000_000, "亿"),
        (10_000, "万"),
        (10_000_000, "千万"),
        (1000, "千"),
        (1_000_000, "百万"),
    ];
    let scaled = |scale: i64| number.checked_mul(Decimal::from(scale));
    let (_, word) = SCALES.into_iter().find(|(scale, _)| scaled(*scale) == Some(value))?;
    Some([word, base].concat())
}

/// A value of a base unit in another unit of the same base; `None` where they do not fit.
pub fn in_unit(value: Decimal, base: Option<&str>, unit: Option<&str>) -> Option<Decimal> {
    let (base, word) = (base.unwrap_or(""), unit.unwrap_or(""));
    if base == word {
        return Some(value);
    }
    let measure = measure(word, 0).filter(|measure| measure.end == word.len())?;
    if measure.base.name().is_some_and(|name| name != base) || measure.odd.is_some() {
        return None;
    }
    let exponent = u32::try_from(measure.exp).ok().filter(|exponent| *exponent < 20)?;
    let scale = Decimal::from(10_i64.checked_pow(exponent)?).checked_mul(Decimal::from(measure.factor))?;
    value.checked_div(scale)
}
