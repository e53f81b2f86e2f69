//! What becomes of each character.

/// What a character becomes in the clean text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fold {
    /// Itself.
    Keep,
    /// Nothing: it has no width.
    Drop,
    /// A blank.
    Blank,
    /// The end of a line.
    Line,
    /// Another character.
    Char(char),
    /// Several characters.
    Text(&'static str),
}

/// Bytes to step over for each first byte of a character; 0 where the character must be looked at.
///
/// Han, kana, Greek, letters and most of ASCII pass in this table alone.
pub(super) const STEPS: [u8; 256] = steps();

const fn steps() -> [u8; 256] {
    let mut table = [1u8; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\t' | b'\n' => 1,
            0..=0x1F | 0x7F | b' ' | b'0' | b'O' => 0,
            0xC2 | 0xCB | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xE3 | 0xEF | 0xF3 => 0,
            0xC0..=0xDF => 2,
            0xE0..=0xEE => 3,
            0xF0..=0xFF => 4,
            _ => 1,
        };
        byte += 1;
    }
    table
}

/// What a character becomes, whatever stands around it.
pub(super) fn fold(c: char) -> Fold {
    match c {
        '\t' | '\n' => Fold::Keep,
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fold::Line,
        ' ' => Fold::Blank,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Fold::Drop,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Fold::Blank,
        '\u{3164}' | '\u{FFA0}' | '\u{2800}' => Fold::Blank,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' => Fold::Drop,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => Fold::Drop,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => Fold::Drop,
        '\u{E0000}'..='\u{E0FFF}' => Fold::Drop,
        '\u{FF01}'..='\u{FF5E}' => half_width(c),
        '\u{2F00}'..='\u{2FD5}' => {
            // A table of chars would weigh more; the index is small and the case is rare.
            let radical = KANGXI.chars().nth(c as usize - 0x2F00);
            radical.map_or(Fold::Keep, Fold::Char)
        }
        '\u{2E80}'..='\u{2EF3}' => {
            RADICALS.iter().find(|row| row.0 == c).map_or(Fold::Keep, |row| Fold::Char(row.1))
        }
        '\u{2010}'..='\u{2012}' | '−' | '﹣' | '⁃' => Fold::Char('-'),
        '–' | '―' | '─' | '━' | '⸺' | '⸻' | '﹘' | '︱' | 'ー' | '—' => long_dash(c),
        '〜' | '∼' | '˜' | '∽' => Fold::Char('~'),
        '∶' | '︰' | '﹕' | '꞉' | '︓' => Fold::Char(':'),
        '﹐' | '︐' => Fold::Char(','),
        '﹒' => Fold::Char('.'),
        '﹑' | '､' | '︑' => Fold::Char('、'),
        '｡' | '︒' => Fold::Char('。'),
        '﹔' | '︔' => Fold::Char(';'),
        '﹖' => Fold::Char('?'),
        '﹗' => Fold::Char('!'),
        '﹙' | '︵' => Fold::Char('('),
        '﹚' | '︶' => Fold::Char(')'),
        '﹪' => Fold::Char('%'),
        '﹢' => Fold::Char('+'),
        '﹤' => Fold::Char('<'),
        '﹥' => Fold::Char('>'),
        '﹦' => Fold::Char('='),
        '﹡' => Fold::Char('*'),
        '﹟' => Fold::Char('#'),
        '﹠' => Fold::Char('&'),
        '∕' | '⁄' => Fold::Char('/'),
        '･' | '・' | '‧' | '•' | '∙' | '⋅' => Fold::Char('·'),
        '｢' => Fold::Char('「'),
        '｣' => Fold::Char('」'),
        '￥' => Fold::Char('¥'),
        '￡' => Fold::Char('£'),
        '\u{3380}'..='\u{33DF}' => {
            UNITS.iter().find(|row| row.0 == c).map_or(Fold::Keep, |row| Fold::Text(row.1))
        }
        _ => Fold::Keep,
    }
}

fn long_dash(c: char) -> Fold {
    if c == '—' { Fold::Keep } else { Fold::Char('—') }
}

/// `！` to `～`: the same in ASCII.
fn half_width(c: char) -> Fold {
    char::from_u32(c as u32 - 0xFEE0).map_or(Fold::Keep, Fold::Char)
}

/// Units in one character, as letters: so unit tables need one spelling only.
const UNITS: [(char, &str); 20] = [
    ('㎡', "m²"),
    ('㎢', "km²"),
    ('㎥', "m³"),
    ('㎦', "km³"),
    ('㎞', "km"),
    ('㎝', "cm"),
    ('㎜', "mm"),
    ('㎏', "kg"),
    ('㎎', "mg"),
    ('㎍', "μg"),
    ('㎖', "ml"),
    ('㏄', "cc"),
    ('㏎', "km"),
    ('㎾', "kW"),
    ('㎿', "MW"),
    ('㎐', "Hz"),
    ('㎑', "kHz"),
    ('㎒', "MHz"),
    ('㎓', "GHz"),
    ('㎅', "KB"),
];

/// U+2F00 and on: radicals that text copied from a PDF holds in place of the characters (⼈ for 人).
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工\
    己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉\
    瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
    衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯\
    鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The same from the supplement, as far as they are whole characters.
const RADICALS: [(char, char); 26] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
    ('⻤', '鬼'),
];

/// Whether a character is Han, as far as spacing and joining care.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character is a Chinese numeral that stands in a row of digits (二〇一二).
pub(super) fn is_chinese_digit(c: char) -> bool {
    matches!(c, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}
