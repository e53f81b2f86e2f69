//! Numbers of lists as Word writes them: 一、 (一) 1. ① and so on.

/// A number in one of Word's formats (`w:numFmt`); empty for bullets and for lists without numbers.
pub fn written(format: &str, number: u32) -> String {
    const TENS: &str = "甲乙丙丁戊己庚辛壬癸";
    const TWELVE: &str = "子丑寅卯辰巳午未申酉戌亥";
    match format {
        "bullet" | "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => counted(number, "零一二三四五六七八九", "十百千万"),
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
        }
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            digits(number, "〇一二三四五六七八九")
        }
        "decimalFullWidth" | "decimalFullWidth2" => digits(number, "０１２３４５６７８９"),
        "ideographTraditional" => nth(TENS, number).unwrap_or_else(|| number.to_string()),
        "ideographZodiac" => nth(TWELVE, number).unwrap_or_else(|| number.to_string()),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①'),
        "decimalEnclosedParen" => enclosed(number, '⑴'),
        "decimalEnclosedFullstop" => enclosed(number, '⒈'),
        "ideographEnclosedCircle" => match number {
            1..=10 => char::from_u32('㊀' as u32 + number - 1).map(String::from).unwrap_or_default(),
            _ => number.to_string(),
        },
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_ascii_lowercase(),
        "decimalZero" if number < 10 => ["0", &number.to_string()].concat(),
        _ => number.to_string(),
    }
}

fn nth(signs: &str, number: u32) -> Option<String> {
    signs.chars().nth(number.checked_sub(1)? as usize).map(String::from)
}

fn digits(number: u32, signs: &str) -> String {
    let sign = |digit: u8| signs.chars().nth(usize::from(digit.saturating_sub(b'0')));
    number.to_string().bytes().filter_map(sign).collect()
}

/// ① to ⑳ and their like, which run over twenty characters.
fn enclosed(number: u32, first: char) -> String {
    match number {
        1..=20 => char::from_u32(first as u32 + number - 1).map(String::from).unwrap_or_default(),
        _ => number.to_string(),
    }
}

/// 一 十 十一 二十 一百零五.
fn counted(number: u32, signs: &str, ranks: &str) -> String {
    let sign = |digit: u32| signs.chars().nth(digit as usize).unwrap_or('零');
    if number == 0 || number >= 100_000 {
        return if number == 0 { sign(0).to_string() } else { number.to_string() };
    }
    let mut out = String::new();
    let (mut gap, mut left) = (false, 10_000);
    let mut rank = 4u32;
    while left > 0 {
        let digit = number / left % 10;
        if digit == 0 {
            gap = !out.is_empty();
        } else {
            if gap {
                out.push(sign(0));
            }
            // 十一 and not 一十一.
            if !(digit == 1 && rank == 1 && out.is_empty()) {
                out.push(sign(digit));
            }
            if let Some(word) = rank.checked_sub(1).and_then(|at| ranks.chars().nth(at as usize)) {
                out.push(word);
            }
            gap = false;
        }
        left /= 10;
        rank = rank.saturating_sub(1);
    }
    out
}

/// A … Z, AA, BB …
fn letters(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1).min(8) as usize).collect()
}

fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = if number < 4000 { number } else { return number.to_string() };
    let mut out = String::new();
    for (value, word) in STEPS {
        while rest >= value {
            out.push_str(word);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (format, number, text) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("chineseCounting", 1, "一"),
            ("chineseCountingThousand", 10, "十"),
            ("japaneseCounting", 11, "十一"),
            ("chineseCounting", 20, "二十"),
            ("chineseCounting", 105, "一百零五"),
            ("chineseCounting", 110, "一百一十"),
            ("chineseCounting", 1001, "一千零一"),
            ("chineseLegalSimplified", 12, "拾贰"),
            ("ideographTraditional", 3, "丙"),
            ("ideographDigital", 10, "一〇"),
            ("decimalEnclosedCircleChinese", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalFullWidth", 10, "１０"),
            ("upperLetter", 28, "BB"),
            ("lowerRoman", 14, "xiv"),
            ("bullet", 1, ""),
            ("ideographZodiac", 0, "0"),
        ] {
            assert_eq!(written(format, number), text, "{format} {number}");
        }
    }
}
