//! Bytes of many encodings, made here, told and decoded.

#![cfg(not(target_arch = "wasm32"))]

use encoding_rs::{BIG5, GB18030, GBK, UTF_8};
use shaipin::source::Encoding::{Big5, Gb18030, Utf8, Utf16Be, Utf16Le};
use shaipin::source::{Encoding, FileKind, How, detect, file_kind, read};

const SIMPLE: &str =
    "一季度，全县完成重点项目投资12.5亿元，同比增长8.3%，居全市第二位。\n新开工项目15个、竣工9个；";
const OLD: &str =
    "本市第一季完成重點建設投資12.5億元，較去年同期增加8.3%，居全區第二位。\n新開工項目15個、竣工9個；";

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (bytes, _, failed) = encoding.encode(text);
    assert!(!failed, "{text} in {}", encoding.name());
    bytes.into_owned()
}

fn marked(text: &str) -> Vec<u8> {
    [b"\xEF\xBB\xBF", text.as_bytes()].concat()
}

#[test]
fn encodings_are_told() {
    let page = |label: &str, text: &str| {
        format!(
            "<html><head><meta http-equiv=Content-Type content=\"text/html; charset={label}\"></head><body><p>{text}</p></body></html>"
        )
    };
    let rare = format!("{SIMPLE}䶮㑇\u{20000}镕");
    let cases: Vec<(&str, Vec<u8>, String, Encoding, How)> = vec![
        ("utf-8", SIMPLE.into(), SIMPLE.into(), Utf8, How::Utf8),
        ("utf-8, mark", marked(SIMPLE), SIMPLE.into(), Utf8, How::Bom),
        ("utf-8, old", OLD.into(), OLD.into(), Utf8, How::Utf8),
        ("ascii", "GDP 12.5%".into(), "GDP 12.5%".into(), Utf8, How::Utf8),
        ("utf-16le, mark", utf16(SIMPLE, true, true), SIMPLE.into(), Utf16Le, How::Bom),
        ("utf-16be, mark", utf16(SIMPLE, false, true), SIMPLE.into(), Utf16Be, How::Bom),
        ("utf-16le", utf16(SIMPLE, true, false), SIMPLE.into(), Utf16Le, How::Guess),
        ("utf-16be", utf16(SIMPLE, false, false), SIMPLE.into(), Utf16Be, How::Guess),
        (
            "utf-16le, Han only",
            utf16("全市重点项目投资完成情况", true, false),
            "全市重点项目投资完成情况".into(),
            Utf16Le,
            How::Guess,
        ),
        (
            "utf-16be, Han only",
            utf16("全市重点项目投资完成情况", false, false),
            "全市重点项目投资完成情况".into(),
            Utf16Be,
            How::Guess,
        ),
        (
            "utf-16le, ASCII only",
            utf16("GDP 12.5%\n", true, false),
            "GDP 12.5%\n".into(),
            Utf16Le,
            How::Guess,
        ),
        ("gbk", encoded(SIMPLE, GBK), SIMPLE.into(), Gb18030, How::Guess),
        ("gb18030, four bytes", encoded(&rare, GB18030), rare.clone(), Gb18030, How::Guess),
        ("gbk, old characters", encoded(OLD, GBK), OLD.into(), Gb18030, How::Guess),
        ("gbk, two words", encoded("第二", GBK), "第二".into(), Gb18030, How::Guess),
        ("gbk that is utf-8 too", encoded("目录", GBK), "目录".into(), Gb18030, How::Guess),
        ("big5", encoded(OLD, BIG5), OLD.into(), Big5, How::Guess),
        ("big5, one word", encoded("重點建設", BIG5), "重點建設".into(), Big5, How::Guess),
        ("page, gb2312", encoded(&page("gb2312", SIMPLE), GBK), page("gb2312", SIMPLE), Gb18030, How::Meta),
        ("page, GBK", encoded(&page("GBK", SIMPLE), GBK), page("GBK", SIMPLE), Gb18030, How::Meta),
        ("page, big5", encoded(&page("big5", OLD), BIG5), page("big5", OLD), Big5, How::Meta),
        (
            "page, wrong: utf-8",
            encoded(&page("utf-8", SIMPLE), GBK),
            page("utf-8", SIMPLE),
            Gb18030,
            How::Guess,
        ),
        ("page, wrong: big5", encoded(&page("big5", SIMPLE), GBK), page("big5", SIMPLE), Gb18030, How::Guess),
        ("page, wrong: gb2312", encoded(&page("gb2312", OLD), BIG5), page("gb2312", OLD), Big5, How::Guess),
        (
            "page, wrong: gb2312 of utf-8",
            encoded(&page("gb2312", SIMPLE), UTF_8),
            page("gb2312", SIMPLE),
            Utf8,
            How::Utf8,
        ),
        (
            "page, wrong: iso-8859-1",
            encoded(&page("iso-8859-1", SIMPLE), GBK),
            page("iso-8859-1", SIMPLE),
            Gb18030,
            How::Guess,
        ),
        ("nothing", Vec::new(), String::new(), Utf8, How::Utf8),
        ("one byte", b"5".to_vec(), "5".into(), Utf8, How::Utf8),
    ];
    for (name, bytes, text, encoding, how) in cases {
        let detection = detect(&bytes);
        assert_eq!((detection.encoding, detection.how, detection.binary), (encoding, how, false), "{name}");
        let source = read("a.txt", &bytes);
        assert_eq!(source.text, text, "{name}");
        assert_eq!(source.undecodable, 0, "{name}");
        assert!(file_kind(&bytes).is_text(), "{name}");
    }
}

#[test]
fn broken_utf8_stays_utf8() {
    let long = SIMPLE.repeat(8);
    let mut bytes = long.clone().into_bytes();
    bytes.truncate(bytes.len() - 1);
    let source = read("a", &bytes);
    assert_eq!((source.encoding, source.undecodable), (Utf8, 1));
    bytes[1] = b' ';
    assert_eq!(read("a", &bytes).encoding, Utf8);
}

#[test]
fn every_cut_of_a_text_is_told() {
    // From a few characters on; a cut may fall inside one.
    for (bytes, encoding) in
        [(encoded(SIMPLE, GBK), Gb18030), (encoded(OLD, BIG5), Big5), (SIMPLE.as_bytes().to_vec(), Utf8)]
    {
        for end in 12..bytes.len() {
            assert_eq!(detect(&bytes[..end]).encoding, encoding, "{encoding:?}, {end} bytes");
        }
    }
}

#[test]
fn what_is_no_text_is_told() {
    let ole = |name: &str| {
        let mut bytes = vec![0u8; 2048];
        bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        bytes[30] = 9;
        for (at, unit) in name.encode_utf16().enumerate() {
            bytes[512 + 128 + 2 * at..][..2].copy_from_slice(&unit.to_le_bytes());
        }
        bytes
    };
    let zip = |name: &str| [b"PK\x03\x04".as_slice(), &[0; 26], name.as_bytes(), &[7; 40]].concat();
    let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cases: Vec<(Vec<u8>, FileKind)> = vec![
        (Vec::new(), FileKind::Empty),
        (b" \r\n".to_vec(), FileKind::Empty),
        (b"%PDF-1.7\n".to_vec(), FileKind::Pdf),
        (zip("word/document.xml"), FileKind::Docx),
        (zip("xl/workbook.xml"), FileKind::Xlsx),
        (zip("OFD.xml"), FileKind::Ofd),
        (zip("mimetypeapplication/vnd.oasis.opendocument.text"), FileKind::OpenDocument),
        (zip("a.txt"), FileKind::Zip),
        (ole("WordDocument"), FileKind::Doc),
        (ole("Workbook"), FileKind::Xls),
        (ole("PowerPoint Document"), FileKind::Ole),
        (b"\x89PNG\r\n\x1A\n\0".to_vec(), FileKind::Image),
        (b"\x1F\x8B\x08".to_vec(), FileKind::Archive),
        (b"{\\rtf1\\ansi".to_vec(), FileKind::Rtf),
        (b"MIME-Version: 1.0".to_vec(), FileKind::Mhtml),
        (b"\0\0\0\x18ftypmp42".to_vec(), FileKind::Media),
        (noise, FileKind::Binary),
        (b"1,2\0\0\0\0\x01\x02".to_vec(), FileKind::Binary),
        (SIMPLE.as_bytes().to_vec(), FileKind::Text),
    ];
    for (bytes, kind) in cases {
        assert_eq!(file_kind(&bytes), kind, "{:?}", &bytes[..bytes.len().min(40)]);
    }
}
