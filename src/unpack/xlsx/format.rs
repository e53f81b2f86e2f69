//! Number formats: what a cell shows of the number it stores.
//!
//! Percentages, decimals, thousands, units in quotes and dates are written as a sheet shows them; what is not
//! understood gives the number itself, in the fifteen digits that Excel keeps.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::order;
use crate::unpack::xml::{Piece, Xml};

/// The formats of a workbook's cells.
pub struct Formats {
    /// Format codes by their numbers.
    codes: Vec<(u32, String)>,
    /// The code number of each style.
    styles: Vec<u32>,
    from_1904: bool,
}

/// Codes that files only number, as a Chinese Excel shows them.
const BUILT_IN: [(u32, &str); 42] = [
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (14, "yyyy/m/d"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm"),
    (19, "h:mm:ss"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "yyyy/m/d h:mm"),
    (27, "yyyy年m月"),
    (28, "m月d日"),
    (29, "m月d日"),
    (30, "m-d-yy"),
    (31, "yyyy年m月d日"),
    (32, "h时mm分"),
    (33, "h时mm分ss秒"),
    (36, "yyyy年m月"),
    (37, "#,##0"),
    (38, "#,##0"),
    (39, "#,##0.00"),
    (40, "#,##0.00"),
    (45, "mm:ss"),
    (46, "h:mm:ss"),
    (47, "mm:ss"),
    (48, "0.0E+0"),
    (49, "@"),
    (50, "yyyy年m月"),
    (51, "m月d日"),
    (52, "yyyy年m月"),
    (53, "m月d日"),
    (54, "m月d日"),
    (55, "yyyy年m月"),
    (56, "yyyy年m月"),
    (57, "yyyy年m月"),
    (58, "m月d日"),
];

impl Formats {
    /// Reads `styles.xml`.
    pub fn read(text: &str, from_1904: bool) -> Self {
        let mut formats = Self { codes: Vec::new(), styles: Vec::new(), from_1904 };
        let mut in_cells = false;
        for piece in Xml::new(text) {
            match piece {
                Piece::Open(tag) | Piece::Both(tag) => match tag.name() {
                    "numFmt" => {
                        // Excel takes no more, and each cell reads it anew.
                        const LONGEST: usize = 255;
                        if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
                            let fits = code.chars().take(LONGEST + 1).count() <= LONGEST;
                            formats.codes.push((id, if fits { code } else { String::new() }));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => formats.styles.push(tag.number("numFmtId").unwrap_or(0)),
                    _ => {}
                },
                Piece::Close(name) if name == "cellXfs" => in_cells = false,
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        order::sort_by_key(&mut formats.codes, |row| row.0);
        formats
    }

    /// What a cell of this style shows of a stored number.
    pub fn shown(&self, style: u32, stored: &str) -> String {
        let id = self.styles.get(style as usize).copied().unwrap_or(0);
        let at = self.codes.partition_point(|row| row.0 < id);
        let own = self.codes.get(at).filter(|row| row.0 == id).map(|row| row.1.as_str());
        let code = own.or_else(|| BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, code)| *code));
        let Some(value) = decimal(stored) else { return stored.to_owned() };
        let shown = code.filter(|code| !code.is_empty()).and_then(|code| shown(code, value, self.from_1904));
        shown.map_or_else(|| general(value), |shown| shown.trim().to_owned())
    }
}

/// A stored number: `0.123`, `1.2299999999999999E-2`; rounded to the fifteen digits that Excel keeps.
fn decimal(stored: &str) -> Option<Decimal> {
    const DIGITS: u32 = 15;
    let value: Decimal = match stored.contains(['e', 'E']) {
        true => Decimal::from_scientific(stored).ok()?,
        false => stored.parse().ok()?,
    };
    value.round_sf_with_strategy(DIGITS, RoundingStrategy::MidpointAwayFromZero)
}

fn general(value: Decimal) -> String {
    value.normalize().to_string()
}

/// One sign of a format code.
#[derive(Clone, Debug, PartialEq)]
enum Sign {
    /// `0`, `#` or `?`; whether a digit is always shown.
    Digit(bool),
    Point,
    Comma,
    Percent,
    /// Shown as it is.
    Words(String),
    /// `y`, `m`, `d`, `h` or `s`, so many in a row.
    Date(char, usize),
    /// `General`.
    General,
    /// Not understood.
    Other,
}

/// What a value must be for a section: `[>=100000000]`.
type Condition = (std::cmp::Ordering, bool, Decimal);

/// A condition between brackets: how a value lies to a number, and whether that is to be or not to be.
fn condition(inner: &str) -> Option<Condition> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    const SIGNS: [(&str, std::cmp::Ordering, bool); 6] = [
        (">=", Less, false),
        ("<=", Greater, false),
        ("<>", Equal, false),
        (">", Greater, true),
        ("<", Less, true),
        ("=", Equal, true),
    ];
    SIGNS.iter().find_map(|(sign, way, wanted)| {
        let bound = inner.strip_prefix(sign)?.trim().parse().ok()?;
        Some((*way, *wanted, bound))
    })
}

/// The signs of the section that a value falls under, and whether that section shows the sign itself; `None` where
/// conditions decide and none holds, or one is not understood.
fn section(code: &str, value: Decimal) -> Option<(Vec<Sign>, bool)> {
    let mut sections: Vec<Vec<Sign>> = vec![Vec::new()];
    let mut conditions: Vec<(usize, Condition)> = Vec::new();
    let mut signs = code.chars().peekable();
    while let Some(c) = signs.next() {
        let at = sections.len() - 1;
        let Some(last) = sections.last_mut() else { break };
        match c {
            ';' => sections.push(Vec::new()),
            '"' => last.push(Sign::Words(signs.by_ref().take_while(|c| *c != '"').collect())),
            '\\' | '!' => last.extend(signs.next().map(|c| Sign::Words(c.to_string()))),
            // A blank as wide as the next sign, or the next sign over and over.
            '_' | '*' => {
                signs.next();
            }
            '[' => {
                let inner: String = signs.by_ref().take_while(|c| *c != ']').collect();
                if inner.starts_with(['<', '>', '=']) {
                    conditions.push((at, condition(&inner)?));
                    continue;
                }
                // [$¥-804] shows a currency; colours nothing.
                let money = inner.strip_prefix('$').and_then(|money| money.split('-').next());
                last.extend(
                    money.filter(|money| !money.is_empty()).map(|money| Sign::Words(money.to_owned())),
                );
            }
            '0' => last.push(Sign::Digit(true)),
            '#' | '?' => last.push(Sign::Digit(false)),
            '.' => last.push(Sign::Point),
            ',' => last.push(Sign::Comma),
            '%' => last.push(Sign::Percent),
            'G' if signs.clone().take(6).eq("eneral".chars()) => {
                signs.by_ref().take(6).for_each(drop);
                last.push(Sign::General);
            }
            'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                let mut count = 1;
                while signs.next_if(|next| next.eq_ignore_ascii_case(&c)).is_some() {
                    count += 1;
                }
                last.push(Sign::Date(c.to_ascii_lowercase(), count));
            }
            'E' | 'e' | '@' | '/' if !sections_dated(last) => last.push(Sign::Other),
            other => last.push(Sign::Words(other.to_string())),
        }
    }
    if !conditions.is_empty() {
        return conditional(sections, &conditions, value);
    }
    let wanted = match sections.len() {
        1 => 0,
        2 => usize::from(value.is_sign_negative() && !value.is_zero()),
        _ if value.is_zero() => 2,
        _ => usize::from(value.is_sign_negative()),
    };
    let own = wanted == 1;
    Some((sections.get(wanted).cloned().unwrap_or_default(), own))
}

/// The first section whose condition holds, else the first behind them that has none. The sign is shown: a section
/// that shows one itself is not told from one that does not.
fn conditional(
    sections: Vec<Vec<Sign>>,
    conditions: &[(usize, Condition)],
    value: Decimal,
) -> Option<(Vec<Sign>, bool)> {
    // A section of text is for text alone.
    let numeric = sections.iter().take(3);
    let found = numeric.enumerate().find(|(at, _)| {
        let mut own = conditions.iter().filter(|(section, _)| section == at).peekable();
        // Without a condition the first of several is for what is above zero, the second for what is below.
        let implied = match at {
            0 if sections.len() > 1 => value > Decimal::ZERO,
            1 if sections.len() > 2 => value < Decimal::ZERO,
            _ => true,
        };
        match own.peek() {
            None => implied,
            Some(_) => own.all(|(_, (way, wanted, bound))| (value.cmp(bound) == *way) == *wanted),
        }
    });
    found.map(|(_, signs)| (signs.clone(), false))
}

fn sections_dated(signs: &[Sign]) -> bool {
    signs.iter().any(|sign| matches!(sign, Sign::Date(..)))
}

/// A value under a format code; `None` where the code is not understood.
fn shown(code: &str, value: Decimal, from_1904: bool) -> Option<String> {
    let (signs, own_sign) = section(code, value)?;
    if signs.contains(&Sign::Other) {
        return None;
    }
    if sections_dated(&signs) {
        return dated(&signs, value, from_1904);
    }
    if signs.contains(&Sign::General) || !signs.iter().any(|sign| matches!(sign, Sign::Digit(_))) {
        let figures = if signs.contains(&Sign::General) { general(value) } else { String::new() };
        let words = |sign: &Sign| match sign {
            Sign::General => figures.clone(),
            Sign::Words(words) => words.clone(),
            _ => String::new(),
        };
        // A section without digits shows none: so are zeros hidden.
        return Some(signs.iter().map(words).collect());
    }
    numeric(&signs, value, own_sign)
}

fn numeric(signs: &[Sign], value: Decimal, own_sign: bool) -> Option<String> {
    let first = signs.iter().position(|sign| matches!(sign, Sign::Digit(_)))?;
    let last = signs.iter().rposition(|sign| matches!(sign, Sign::Digit(_)))?;
    let point = signs.iter().position(|sign| *sign == Sign::Point);
    let whole_end = point.unwrap_or(last + 1);
    let mut scaled = value.abs();
    for sign in signs {
        if *sign == Sign::Percent {
            scaled = scaled.checked_mul(Decimal::ONE_HUNDRED)?;
        }
    }
    // Commas behind the last digit of the whole part divide by thousands, those between digits group.
    let mut behind = signs
        .iter()
        .skip(signs.iter().take(whole_end).rposition(|s| matches!(s, Sign::Digit(_))).map_or(0, |at| at + 1));
    let mut trailing = behind.by_ref().take_while(|sign| **sign == Sign::Comma).count();
    if point.is_some() {
        trailing += signs.iter().skip(last + 1).take_while(|sign| **sign == Sign::Comma).count();
    }
    for _ in 0..trailing.min(4) {
        scaled = scaled.checked_div(Decimal::ONE_THOUSAND)?;
    }
    let whole_digits = signs.iter().take(whole_end).filter(|sign| matches!(sign, Sign::Digit(_))).count();
    let needed = signs.iter().take(whole_end).filter(|sign| **sign == Sign::Digit(true)).count();
    let places: Vec<bool> = signs
        .iter()
        .skip(whole_end)
        .filter_map(|sign| if let Sign::Digit(always) = sign { Some(*always) } else { None })
        .collect();
    let rounded =
        scaled.round_dp_with_strategy(places.len().min(20) as u32, RoundingStrategy::MidpointAwayFromZero);
    let plain = rounded.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole = if whole == "0" && needed == 0 { "" } else { whole };
    let mut whole: Vec<char> = whole.chars().collect();
    while whole.len() < needed {
        whole.insert(0, '0');
    }
    let grouped = signs.iter().enumerate().any(|(at, sign)| {
        *sign == Sign::Comma && at > first && at + trailing.min(1) < whole_end.min(last + 1)
    });
    let mut fraction: String = fraction.chars().chain(std::iter::repeat('0')).take(places.len()).collect();
    while fraction.ends_with('0') && places.get(fraction.len() - 1) == Some(&false) {
        fraction.pop();
    }
    // Words among the digits (`0!.0,` for tens of thousands) keep their place from the right.
    let mut out = String::new();
    if value.is_sign_negative() && !own_sign && !rounded.is_zero() {
        out.push('-');
    }
    let mut left = whole_digits;
    let mut taken = 0;
    for (at, sign) in signs.iter().enumerate() {
        match sign {
            Sign::Digit(_) if at < whole_end => {
                left -= 1;
                // The first place takes all digits beyond the places there are.
                let upto = whole.len().saturating_sub(left);
                for place in taken..upto {
                    out.push(*whole.get(place)?);
                    let behind = whole.len() - place - 1;
                    if grouped && behind > 0 && behind.is_multiple_of(3) {
                        out.push(',');
                    }
                }
                taken = taken.max(upto);
            }
            Sign::Point if !fraction.is_empty() => {
                out.push('.');
                out.push_str(&fraction);
            }
            Sign::Percent => out.push('%'),
            Sign::Words(words) => out.push_str(words),
            _ => {}
        }
    }
    Some(out)
}

/// A day's number as a date. The 29th of February 1900, which Excel has, is counted before March 1900.
fn dated(signs: &[Sign], value: Decimal, from_1904: bool) -> Option<String> {
    const SECONDS: i64 = 86_400;
    let seconds = value.checked_mul(Decimal::from(SECONDS))?.round();
    let seconds: i64 = seconds.try_into().ok()?;
    if !(0..2_958_466 * SECONDS).contains(&seconds) {
        return None;
    }
    let (days, time) = (seconds / SECONDS, seconds % SECONDS);
    let since_1970 = if from_1904 { days - 24_107 } else { days - 25_569 + i64::from(days < 60) };
    let (year, month, day) = civil(since_1970);
    let mut out = String::new();
    let mut after_hours = false;
    for (at, sign) in signs.iter().enumerate() {
        let padded = |number: i64, wide: bool| if wide { format!("{number:02}") } else { number.to_string() };
        match sign {
            Sign::Date('y', count) if *count > 2 => out.push_str(&year.to_string()),
            Sign::Date('y', _) => out.push_str(&padded(year % 100, true)),
            Sign::Date('m', count) => {
                let seconds_follow = signs
                    .iter()
                    .skip(at + 1)
                    .find_map(|sign| if let Sign::Date(c, _) = sign { Some(*c) } else { None })
                    == Some('s');
                let number = if after_hours || seconds_follow { time / 60 % 60 } else { month };
                out.push_str(&padded(number, *count == 2));
            }
            Sign::Date('d', count) if *count <= 2 => out.push_str(&padded(day, *count == 2)),
            Sign::Date('d', _) => {}
            Sign::Date('h', count) => out.push_str(&padded(time / 3600, *count == 2)),
            Sign::Date('s', count) => out.push_str(&padded(time % 60, *count == 2)),
            Sign::Words(words) => out.push_str(words),
            Sign::Point => out.push('.'),
            Sign::Comma => out.push(','),
            _ => {}
        }
        if let Sign::Date(c, _) = sign {
            after_hours = *c == 'h';
        }
    }
    Some(out.trim().to_owned())
}

/// Year, month and day of a day counted from 1970 (after Howard Hinnant's `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_a_sheet_shows_them() {
        for (code, stored, text) in [
            ("0.0%", "0.123", "12.3%"),
            ("0%", "0.9", "90%"),
            ("0.00", "12.5", "12.50"),
            ("0.##", "12.5", "12.5"),
            ("#,##0.00", "1234567.891", "1,234,567.89"),
            ("#,##0", "999", "999"),
            ("#,##0_ ;[Red]\\-#,##0\\ ", "-1234", "-1,234"),
            ("0.0_);(0.0)", "-3.25", "(3.3)"),
            ("0.0\"亿元\"", "8.66", "8.7亿元"),
            ("0.00_ ", "-0.001", "0.00"),
            ("#,##0,", "1234567", "1,235"),
            ("0!.0,\"万\"", "12345", "1.2万"),
            ("General", "12.300000000000001", "12.3"),
            ("General\"个\"", "15", "15个"),
            ("[$¥-804]#,##0.0", "1500", "¥1,500.0"),
            ("yyyy\"年\"m\"月\"d\"日\"", "44681", "2022年4月30日"),
            ("yyyy/m/d", "45292", "2024/1/1"),
            ("yyyy\\-mm\\-dd", "45382.75", "2024-03-31"),
            ("h:mm", "0.75", "18:00"),
            ("yyyy/m/d h:mm:ss", "45292.5", "2024/1/1 12:00:00"),
            ("0.00E+00", "12345", "12345"),
            ("@", "5", "5"),
            (";;;", "5", ""),
            ("0.0;-0.0;;@", "0", ""),
            ("+0.0%;-0.0%;0", "0.052", "+5.2%"),
            ("+0.0%;-0.0%;0", "-0.052", "-5.2%"),
            ("+0.0%;-0.0%;\"持平\"", "0", "持平"),
            ("[>=100000000]0.00,,\"亿\";[>=10000]0.0,\"千\";0", "1234567", "1234.6千"),
            ("[>=10000]0!.0,\"万\";[<1]0.0%;0", "123456", "12.3万"),
            ("[>=10000]0!.0,\"万\";[<1]0.0%;0", "0.5", "50.0%"),
            ("[>=10000]0!.0,\"万\";[<1]0.0%;0", "12", "12"),
            ("[Red][>100]0;0.0", "100", "100.0"),
            ("[Red][<>0]0.0;\"持平\"", "0", "持平"),
            ("[=1]\"是\";[=0]\"否\"", "3", "3"),
            ("[<=x]0%;0", "0.5", "0.5"),
            ("[<-5]0.0;0", "-7", "-7.0"),
        ] {
            let formats =
                Formats { codes: vec![(200, code.to_owned())], styles: vec![200], from_1904: false };
            assert_eq!(formats.shown(0, stored), text, "{code} {stored}");
        }
        let plain = Formats { codes: Vec::new(), styles: Vec::new(), from_1904: false };
        for (stored, text) in
            [("1.2299999999999999E-1", "0.123"), ("120000", "120000"), ("n", "n"), ("1E400", "1E400")]
        {
            assert_eq!(plain.shown(0, stored), text);
        }
    }
}
