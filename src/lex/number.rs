//! Numerals: Arabic, Chinese and mixed, as exact decimals.
//!
//! A numeral here is digits alone; what scales or measures it (`万元`, `%`, `个`) is
//! [`unit`](super::unit)'s. `万` and `亿` belong to the numeral only where more digits follow them
//! (`3万5千`, `二十五万六千`).

use rust_decimal::Decimal;

/// A numeral read from the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Number {
    /// One past its last byte.
    pub end: usize,
    /// Its value; `None` where it is too long for an exact decimal.
    pub value: Option<Decimal>,
    /// Written in Chinese characters.
    pub chinese: bool,
    /// The value of one in its last written digit (0.01 for 4.78), as a count of decimals.
    pub decimals: u32,
    /// Of an uncertain numeral (`两三`, `四五百`, `十几`) the least and one past the most, in place of a value.
    pub range: Option<Range>,
}

/// What an uncertain numeral may be.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Range {
    /// The least.
    pub low: Decimal,
    /// The most; `几` and `数` leave it out (十几万 ends before 二十万).
    pub high: Decimal,
    /// Whether the most is left out.
    pub open: bool,
}

/// Bytes of a numeral that fits an `i64`, whatever its digits.
const SHORT: usize = 18;

/// Digits that a decimal surely holds.
const MAX_DIGITS: u32 = 27;

/// The Arabic numeral at `at`, with thousands grouping and decimals.
pub fn arabic(text: &str, at: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    if !digit(at) {
        return None;
    }
    if let Some(spaced) = spaced(text, at) {
        return Some(spaced);
    }
    let mut end = at;
    while digit(end) {
        end += 1;
    }
    // Groups of three, all of them: 1,234,567 but not 12,5 nor a list 1,200,30.
    if end - at <= 3 {
        let mut group = end;
        while bytes.get(group) == Some(&b',')
            && digit(group + 1)
            && digit(group + 2)
            && digit(group + 3)
            && !digit(group + 4)
        {
            group += 4;
        }
        end = group;
    }
    let whole = end;
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        end += 1;
        while digit(end) {
            end += 1;
        }
    }
    let decimals = if end > whole { (end - whole - 1) as u32 } else { 0 };
    // Nearly all numerals are short enough for one machine word.
    if end - at <= SHORT {
        let figures = bytes[at..end].iter().filter(|byte| byte.is_ascii_digit());
        let mantissa = figures.fold(0, |sum: i64, byte| sum * 10 + i64::from(byte - b'0'));
        let value = Decimal::try_new(mantissa, decimals).ok();
        return Some(Number { end, value, chinese: false, decimals, range: None });
    }
    let mut mantissa: i128 = 0;
    let mut digits = 0;
    for byte in &bytes[at..end] {
        if byte.is_ascii_digit() {
            digits += 1;
            if digits > MAX_DIGITS {
                return Some(Number { end, value: None, chinese: false, decimals: 0, range: None });
            }
            mantissa = mantissa * 10 + i128::from(byte - b'0');
        }
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, decimals).ok();
    Some(Number { end, value, chinese: false, decimals, range: None })
}

/// `1 5 . 2`: single digits broken apart by single blanks, as some papers' pages give them.
fn spaced(text: &str, at: usize) -> Option<Number> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let blank = |at: usize| bytes.get(at) == Some(&b' ');
    if !blank(at + 1) {
        return None;
    }
    // A digit in front, or a second one behind, and it is a row of numbers.
    if at > 0 && (digit(at - 1) || at > 1 && blank(at - 1) && digit(at - 2)) {
        return None;
    }
    let (mut end, mut digits) = (at + 1, String::from(char::from(*bytes.get(at)?)));
    while blank(end) && digits.len() < 16 {
        let next = *bytes.get(end + 1)?;
        let point = next == b'.' && !digits.contains('.') && blank(end + 2) && digit(end + 3);
        if !(point || next.is_ascii_digit()) || digit(end + 2) {
            break;
        }
        digits.push(char::from(next));
        end += 2;
    }
    if digits.len() < 2 || digit(end) {
        return None;
    }
    let decimals = digits.split_once('.').map_or(0, |(_, behind)| behind.len() as u32);
    Some(Number { end, value: Decimal::from_str_exact(&digits).ok(), chinese: false, decimals, range: None })
}

/// What a Chinese numeral character is worth.
#[derive(Clone, Copy, PartialEq)]
enum Figure {
    Digit(u64),
    /// 十百千: multiplies the digit before it.
    Small(u64),
    /// 万亿: multiplies all since the last one.
    Large(u64),
}

fn figure(c: char) -> Option<Figure> {
    Some(match c {
        '零' | '〇' | '○' => Figure::Digit(0),
        '一' | '壹' => Figure::Digit(1),
        '二' | '两' | '贰' => Figure::Digit(2),
        '三' | '叁' => Figure::Digit(3),
        '四' | '肆' => Figure::Digit(4),
        '五' | '伍' => Figure::Digit(5),
        '六' | '陆' => Figure::Digit(6),
        '七' | '柒' => Figure::Digit(7),
        '八' | '捌' => Figure::Digit(8),
        '九' | '玖' => Figure::Digit(9),
        '十' | '拾' => Figure::Small(10),
        '百' | '佰' => Figure::Small(100),
        '千' | '仟' => Figure::Small(1000),
        '万' => Figure::Large(10_000),
        '亿' => Figure::Large(100_000_000),
        _ => return None,
    })
}

/// Whether a character can stand in a Chinese numeral.
pub fn is_figure(c: char) -> bool {
    figure(c).is_some()
}

/// The Chinese numeral at `at` (`二十三`, `八千七百一十`, `二〇一二`, `三点五`, `两千四百五`).
///
/// A trailing 万 or 亿 is left to the unit, so that 八千七百一十亿元 is 8710 of 亿元. Digits side by
/// side without 十百千 are read as digits (二〇一二).
pub fn chinese(text: &str, at: usize) -> Option<Number> {
    let mut number = whole(text, at)?;
    fraction(text, &mut number);
    Some(number)
}

/// [`chinese`] without a numerator behind 分之.
fn whole(text: &str, at: usize) -> Option<Number> {
    let rest = text.get(at..)?;
    let mut figures: Vec<(Figure, usize)> = Vec::new();
    let mut end = at;
    for c in rest.chars() {
        let Some(figure) = figure(c) else { break };
        if figures.len() >= 40 {
            break;
        }
        end += c.len_utf8();
        figures.push((figure, end));
    }
    // 八千七百一十亿元 leaves 亿 to the unit; 一亿二千万 is one number.
    while let Some((Figure::Large(unit), _)) = figures.last().copied() {
        if figures.iter().any(|(figure, _)| matches!(figure, Figure::Large(other) if *other > unit)) {
            break;
        }
        figures.pop();
    }
    // 一百千瓦: 千 begins the unit.
    if let [.., _, (Figure::Small(1000), at)] = figures.as_slice()
        && text.get(*at..).is_some_and(|rest| rest.starts_with(['瓦', '米', '克', '伏', '卡', '焦', '赫']))
    {
        figures.pop();
    }
    end = figures.last()?.1;
    if let Some(range) = uncertain(&figures) {
        return Some(Number { end, value: None, chinese: true, decimals: 0, range: Some(range) });
    }
    if let Some(tens) = some(text, end, &figures) {
        return Some(tens);
    }
    let value = if figures.iter().all(|(f, _)| matches!(f, Figure::Digit(_))) {
        positional(&figures)
    } else {
        additive(&figures)
    };
    let mut number = Number { end, value: value.map(Decimal::from), chinese: true, decimals: 0, range: None };
    decimals(text, &mut number);
    Some(number)
}

/// `三分之一`, `四分之三`: the number is the denominator, the numerator follows.
fn fraction(text: &str, number: &mut Number) {
    let Some(rest) = text.get(number.end..).filter(|rest| rest.starts_with("分之")) else { return };
    let start = text.len() - rest.len() + "分之".len();
    let simple = number.decimals == 0 && number.value.is_some_and(|value| value >= Decimal::TWO);
    let Some(above) = whole(text, start).filter(|above| simple && above.range.is_none()) else { return };
    let value = above.value.zip(number.value).and_then(|(above, below)| above.checked_div(below));
    if value.is_some() {
        *number = Number { value, decimals: 1, ..above };
    }
}

/// 两三, 七八十, 十五六, 三五: two digits side by side, and no third, are from the one to the other.
fn uncertain(figures: &[(Figure, usize)]) -> Option<Range> {
    let digit = |at: usize| match figures.get(at) {
        Some((Figure::Digit(digit), _)) => Some(*digit),
        _ => None,
    };
    let at = (0..figures.len()).find(|at| digit(*at).is_some() && digit(*at + 1).is_some())?;
    let (low, high) = (digit(at)?, digit(at + 1)?);
    let near = low > 0 && (high == low + 1 || (low, high) == (3, 5));
    let more = (at + 2..figures.len()).any(|next| digit(next).is_some());
    if !near || more || at > 0 && digit(at - 1).is_some() {
        return None;
    }
    let without = |skip: usize| {
        let mut figures = figures.to_vec();
        figures.remove(skip);
        additive(&figures).map(Decimal::from)
    };
    Some(Range { low: without(at + 1)?, high: without(at)?, open: false })
}

/// 十几, 二十几: tens with an untold digit behind them.
fn some(text: &str, end: usize, figures: &[(Figure, usize)]) -> Option<Number> {
    let Some((Figure::Small(10), _)) = figures.last() else { return None };
    let rest = text.get(end..)?.strip_prefix('几')?;
    let tens = additive(figures)?;
    let end = text.len() - rest.len();
    let range = Range { low: (tens + 1).into(), high: tens.checked_add(10)?.into(), open: true };
    Some(Number { end, value: None, chinese: true, decimals: 0, range: Some(range) })
}

/// 几十, 数百: an untold digit before 十, 百 or 千.
pub fn several(text: &str, at: usize) -> Option<Number> {
    let rest = text.get(at..)?.strip_prefix(['几', '数'])?;
    let c = rest.chars().next()?;
    let Some(Figure::Small(unit)) = figure(c) else { return None };
    if rest.starts_with("百分") || rest.starts_with("千分") {
        return None;
    }
    let end = text.len() - rest.len() + c.len_utf8();
    let range = Range { low: (2 * unit).into(), high: (10 * unit).into(), open: true };
    Some(Number { end, value: None, chinese: true, decimals: 0, range: Some(range) })
}

/// 点 and the digits behind it.
fn decimals(text: &str, number: &mut Number) {
    let Some(tail) = text.get(number.end..).and_then(|rest| rest.strip_prefix('点')) else { return };
    let mut fraction: u64 = 0;
    let mut scale = 0;
    let mut end = number.end + '点'.len_utf8();
    for c in tail.chars().take(12) {
        let Some(Figure::Digit(digit)) = figure(c) else { break };
        fraction = fraction * 10 + digit;
        scale += 1;
        end += c.len_utf8();
    }
    if scale == 0 {
        return;
    }
    number.value = number
        .value
        .and_then(|whole| whole.checked_add(Decimal::try_from_i128_with_scale(fraction.into(), scale).ok()?));
    number.end = end;
    number.decimals = scale;
}

fn positional(figures: &[(Figure, usize)]) -> Option<u64> {
    figures.iter().try_fold(0u64, |sum, (figure, _)| match figure {
        Figure::Digit(digit) => sum.checked_mul(10)?.checked_add(*digit),
        _ => None,
    })
}

fn additive(figures: &[(Figure, usize)]) -> Option<u64> {
    let (mut total, mut section, mut digit, mut last): (u64, u64, Option<u64>, u64) = (0, 0, None, 1);
    let mut zero = false;
    for (figure, _) in figures {
        match *figure {
            Figure::Digit(0) => zero = true,
            Figure::Digit(value) => digit = Some(digit.unwrap_or(0).checked_mul(10)?.checked_add(value)?),
            Figure::Small(unit) => {
                section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
                (last, zero) = (unit, false);
            }
            Figure::Large(unit) => {
                section = section.checked_add(digit.take().unwrap_or(0))?;
                if section == 0 && total == 0 {
                    section = 1;
                }
                // 万 before 亿 (三万五千亿) multiplies what stands before it as well.
                if unit > 10_000 {
                    total = total.checked_add(section)?.checked_mul(unit)?;
                } else {
                    total = total.checked_add(section.checked_mul(unit)?)?;
                }
                section = 0;
                (last, zero) = (unit, false);
            }
        }
    }
    if let Some(value) = digit {
        // 两千四百五 is 2450; 两千四百零五 is 2405.
        let unit = if last >= 100 && !zero && value < 10 { last / 10 } else { 1 };
        section = section.checked_add(value.checked_mul(unit)?)?;
    }
    total.checked_add(section)
}
