//! Files as programs write them, made out of our own sentences.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip of named parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    packed(parts, CompressionMethod::Deflated)
}

/// A zip whose parts are not compressed.
pub fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    packed(parts, CompressionMethod::Stored)
}

fn packed(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Sets the flag of encryption on all parts.
pub fn locked(mut bytes: Vec<u8>) -> Vec<u8> {
    for (mark, at) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> =
            bytes.windows(4).enumerate().filter(|(_, w)| w == mark).map(|(i, _)| i).collect();
        for place in places {
            bytes[place + at] |= 1;
        }
    }
    bytes
}

/// Replaces a name in a zip by bytes of the same length, as another system writes it.
pub fn renamed(mut bytes: Vec<u8>, from: &str, to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> = bytes
        .windows(from.len())
        .enumerate()
        .filter(|(_, w)| *w == from.as_bytes())
        .map(|(i, _)| i)
        .collect();
    assert_eq!(places.len(), 2, "once at the file, once in the directory");
    for place in places {
        bytes[place..place + to.len()].copy_from_slice(to);
    }
    bytes
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

/// A Word document with this body, and other parts under `word/`.
pub fn docx_with(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let rels = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let document = format!(
        "{XML}<w:document {WORD}><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\"/></w:sectPr></w:body></w:document>"
    );
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), format!("{XML}<Types/>")),
        ("_rels/.rels".to_owned(), rels),
        ("word/document.xml".to_owned(), document),
    ];
    parts.extend(others.iter().map(|(name, inner)| (format!("word/{name}"), inner.replace("$W", WORD))));
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&parts)
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph of a list.
pub fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// A workbook of sheets (name, rows and what follows them), styles and shared strings.
pub fn xlsx(sheets: &[(&str, &str)], styles: &str, strings: &[&str]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let listed: String = sheets
        .iter()
        .enumerate()
        .map(|(at, (name, _))| {
            let (name, state) =
                name.strip_prefix('-').map_or((*name, ""), |name| (name, " state=\"hidden\""));
            format!("<sheet name=\"{name}\" sheetId=\"{0}\"{state} r:id=\"rId{0}\"/>", at + 1)
        })
        .collect();
    let mut links: String = (1..=sheets.len())
        .map(|at| {
            format!(
                "<Relationship Id=\"rId{at}\" Type=\"{kind}/worksheet\" Target=\"worksheets/s{at}.xml\"/>"
            )
        })
        .collect();
    links.push_str(&format!("<Relationship Id=\"s\" Type=\"{kind}/styles\" Target=\"styles.xml\"/>"));
    links.push_str(&format!(
        "<Relationship Id=\"t\" Type=\"{kind}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
    ));
    let strings: String = strings.iter().map(|text| format!("<si>{text}</si>")).collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), format!("{XML}<Types/>")),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "{XML}<workbook xmlns=\"{main}\" xmlns:r=\"{kind}\"><sheets>{listed}</sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("{XML}<Relationships>{links}</Relationships>")),
        ("xl/styles.xml".to_owned(), format!("{XML}<styleSheet xmlns=\"{main}\">{styles}</styleSheet>")),
        ("xl/sharedStrings.xml".to_owned(), format!("{XML}<sst xmlns=\"{main}\">{strings}</sst>")),
    ];
    for (at, (_, rows)) in sheets.iter().enumerate() {
        let text = format!(
            "{XML}<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData><mergeCells/></worksheet>"
        );
        parts.push((format!("xl/worksheets/s{}.xml", at + 1), text));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&parts)
}

/// Styles with these format codes, the first of them style 1.
pub fn formats(codes: &[&str]) -> String {
    let own: String = codes
        .iter()
        .enumerate()
        .map(|(at, code)| {
            format!("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", 164 + at, code.replace('"', "&quot;"))
        })
        .collect();
    let cells: String = (0..codes.len())
        .map(|at| format!("<xf numFmtId=\"{}\" applyNumberFormat=\"1\"/>", 164 + at))
        .collect();
    format!(
        "<numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>{cells}</cellXfs>"
    )
}

/// An OFD of pages, each with its text objects.
pub fn ofd(pages: &[&str]) -> Vec<u8> {
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    let listed: String = (0..pages.len())
        .map(|at| format!("<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>", at + 10))
        .collect();
    let mut parts = vec![
        (
            "OFD.xml".to_owned(),
            format!(
                "{XML}<ofd:OFD {space} Version=\"1.0\"><ofd:DocBody><ofd:DocInfo><ofd:Title>x</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            ),
        ),
        (
            "Doc_0/Document.xml".to_owned(),
            format!(
                "{XML}<ofd:Document {space}><ofd:CommonData><ofd:TemplatePage ID=\"2\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
            ),
        ),
        ("Doc_0/Tpls/Tpl_0/Content.xml".to_owned(), content(&line(50.0, 10.0, "白石市人民政府办公室"))),
    ];
    for (at, page) in pages.iter().enumerate() {
        parts.push((format!("Doc_0/Pages/Page_{at}/Content.xml"), content(page)));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&parts)
}

fn content(objects: &str) -> String {
    format!(
        "{XML}<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer ID=\"9\">{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )
}

/// A text object of five millimetres a character.
pub fn line(x: f64, y: f64, text: &str) -> String {
    let step = vec!["5"; text.chars().count().saturating_sub(1)].join(" ");
    format!(
        "<ofd:TextObject ID=\"1\" Boundary=\"{x} {y} 150 6\" Font=\"3\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"4.5\" DeltaX=\"{step}\">{text}</ofd:TextCode></ofd:TextObject>"
    )
}

/// An OLE file with a stream of this name.
pub fn ole(name: &str) -> Vec<u8> {
    let mut bytes = vec![0u8; 2048];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes[30] = 9;
    for (at, unit) in name.encode_utf16().enumerate() {
        bytes[512 + 128 + 2 * at..][..2].copy_from_slice(&unit.to_le_bytes());
    }
    bytes
}

/// A PDF of objects (the first is the catalogue, the second the pages), and what the trailer says besides.
pub fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<</Size {}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
            .bytes(),
    );
    out
}

/// Bytes as a stream of `FlateDecode`, without the sum at its end.
pub fn flate(bytes: &[u8]) -> Vec<u8> {
    let zip = zip(&[("a", bytes)]);
    let size = u32::from_le_bytes(zip[18..22].try_into().unwrap()) as usize;
    b"\x78\x9c".iter().chain(&zip[31..31 + size]).copied().collect()
}

/// A stream with these entries.
pub fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dict}/Length {}>>\nstream\n", bytes.len()).into_bytes();
    out.extend(bytes);
    out.extend(b"\nendstream");
    out
}

/// A page of this content with the font `F` and the picture `I`.
pub fn page(content: &[u8], font: &str, others: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>"
            .to_vec(),
        stream("", content),
        font.as_bytes().to_vec(),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"x"),
    ];
    objects.extend(others.iter().cloned());
    pdf(&objects, "")
}

/// A font of a Chinese office: GBK codes, no `ToUnicode`.
pub const GBK_FONT: &str = "<</Type/Font/Subtype/Type0/BaseFont/FangSong_GB2312/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong_GB2312/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>";

/// A font as Word embeds it: glyph numbers, with or without `ToUnicode` (object 7).
pub fn glyph_font(map: bool) -> String {
    let map = if map { "/ToUnicode 7 0 R" } else { "" };
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+SimSun/Encoding/Identity-H{map}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>]>>"
    )
}

/// The map of [`glyph_font`]: glyphs in the order of the text's characters, from 1.
pub fn map_of(text: &str) -> (Vec<u8>, String) {
    let mut seen: Vec<char> = Vec::new();
    let mut codes = String::new();
    for c in text.chars() {
        let at = seen.iter().position(|known| *known == c).unwrap_or_else(|| {
            seen.push(c);
            seen.len() - 1
        });
        codes.push_str(&format!("{:04X}", at + 1));
    }
    let rows: String =
        seen.iter().enumerate().map(|(at, c)| format!("<{:04X}> <{:04X}>\n", at + 1, *c as u32)).collect();
    let map = format!(
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {} beginbfchar {rows} endbfchar endcmap",
        seen.len()
    );
    (stream("", map.as_bytes()), codes)
}

/// Text in an encoding.
pub fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (bytes, _, failed) = encoding.encode(text);
    assert!(!failed, "{text} in {}", encoding.name());
    bytes.into_owned()
}

/// UTF-16 with or without its mark.
pub fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

/// Quoted-printable, lines broken at 76.
pub fn quoted(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut column = 0;
    for &byte in bytes {
        let sign = match byte {
            b'=' | 0x80.. => format!("={byte:02X}"),
            _ => char::from(byte).to_string(),
        };
        if column + sign.len() > 75 {
            out.push_str("=\r\n");
            column = 0;
        }
        column += sign.len();
        out.push_str(&sign);
    }
    out
}

/// Base64, lines broken at 76.
pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let all = chunk.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sign = SIGNS[(all >> (18 - 6 * place) & 63) as usize];
            out.push(if place > chunk.len() { '=' } else { char::from(sign) });
        }
        if out.len() % 78 == 76 {
            out.push_str("\r\n");
        }
    }
    out
}

/// A page saved as one file by Chromium.
pub fn mhtml(page: &str, charset: &str, transfer: &str, body: &str) -> Vec<u8> {
    let head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: =?utf-8?Q?x?=\r\n\
MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--q1----\"\r\n\r\n\r\n";
    let mark = "------MultipartBoundary--q1----";
    let charset = if charset.is_empty() { String::new() } else { format!("; charset={charset}") };
    format!(
        "{head}{mark}\r\nContent-Type: text/html{charset}\r\nContent-Transfer-Encoding: {transfer}\r\nContent-Location: {page}\r\n\r\n{body}\r\n\
{mark}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n{mark}--\r\n"
    )
    .into_bytes()
}
