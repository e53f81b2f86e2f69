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
        '\u{2F00}'..='\u{2FD5}' => nth(KANGXI, c as usize - 0x2F00),
        '\u{F900}'..='\u{FA6D}' => nth(COMPATIBLE, c as usize - 0xF900),
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

/// A character of a table whose characters take three bytes each.
fn nth(table: &str, index: usize) -> Fold {
    let c = table.get(3 * index..3 * index + 3).and_then(|piece| piece.chars().next());
    c.map_or(Fold::Keep, Fold::Char)
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

/// U+F900 and on: doubles of ordinary characters, which text from Taiwanese and Korean PDFs is full
/// of (U+F98E for 年).
const COMPATIBLE: &str = "\
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞\
    擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧\
    怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐\
    戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂\
    燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘\
    藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟\
    蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐\
    祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘";

/// Radicals of the supplement, as far as they are whole characters.
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
