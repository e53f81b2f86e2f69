//! The table.

use std::sync::LazyLock;

use encoding_rs::{BIG5, GB18030, GBK};
use shaipin::unpack::Cause::{self, *};

use crate::Wanted::{Fails, Holds, Several, Text};
use crate::make::*;
use crate::{Case, Wanted};

const PLAIN: &str =
    "白石县一季度完成重点项目投资12.5亿元，同比增长8.3%，居全市第二位。\n新开工项目15个、竣工9个；";
const OLD: &str =
    "白石縣第一季完成重點建設投資12.5億元，較去年同期增加8.3%，居全區第二位。\n新開工項目15個、竣工9個；";

/// A number, its unit and its percentage cut into runs as Word cuts them.
pub fn split() -> Vec<u8> {
    docx(
        "<w:p w:rsidR=\"00A1\"><w:pPr><w:ind w:firstLine=\"640\"/><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr></w:pPr>\
<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">郎溪县完成重点项目投资</w:t></w:r><w:proofErr w:type=\"spellStart\"/>\
<w:r><w:t>1</w:t></w:r><w:r w:rsidR=\"00B2\"><w:lastRenderedPageBreak/><w:t>2</w:t></w:r><w:bookmarkStart w:id=\"0\" w:name=\"a\"/><w:r><w:t>.5亿</w:t></w:r><w:bookmarkEnd w:id=\"0\"/>\
<w:smartTag w:element=\"x\"><w:r><w:t>元</w:t></w:r></w:smartTag><w:hyperlink r:id=\"rId9\"><w:r><w:t xml:space=\"preserve\">，增长8.</w:t></w:r></w:hyperlink><w:r><w:t>3%&#12290;</w:t></w:r></w:p>",
    )
}

/// A table with a merged head and units there.
pub fn table() -> Vec<u8> {
    let cell =
        |text: &str, more: &str| format!("<w:tc><w:tcPr><w:tcW w:w=\"9\"/>{more}</w:tcPr>{}</w:tc>", p(text));
    let body = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{}{}</w:tr><w:tr><w:trPr/>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("县区", "<w:vMerge w:val=\"restart\"/>"),
        cell("完成投资", "<w:gridSpan w:val=\"2\"/>"),
        cell("", "<w:vMerge/>"),
        cell("总量（亿元）", ""),
        cell("增速", ""),
        cell("白石县", ""),
        cell("186.4", ""),
        cell("8.2%", ""),
        cell("青河区", ""),
        cell("97.25", ""),
        cell("10.6%", "")
    );
    docx(&body)
}

/// A sheet with a merged head, shared and inline strings, and a percentage stored as a share.
pub fn sheet() -> Vec<u8> {
    xlsx(
        &[(
            "Sheet1",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\"/></row>\
<row r=\"2\"><c r=\"A2\"/><c r=\"B2\" t=\"inlineStr\"><is><t>总量（亿元）</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><r><t>增</t></r><r><t>速</t></r></is></c></row>\
<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><f>SUM(D3:E3)</f><v>186.40000000000001</v></c><c r=\"C3\" s=\"1\"><v>8.2000000000000003E-2</v></c></row>\
<row r=\"4\"><c r=\"A4\" t=\"str\"><v>青河区</v></c><c r=\"B4\"><v>97.25</v></c><c r=\"C4\" s=\"1\"><v>0.106</v></c></row>",
        )],
        &formats(&["0.0%"]),
        &[
            "<t>县区</t>",
            "<r><rPr><b/></rPr><t>完成</t></r><r><t>投资</t></r><rPh sb=\"0\"><t>x</t></rPh>",
            "<t xml:space=\"preserve\">白石县 </t>",
        ],
    )
}

fn lists() -> Vec<u8> {
    let level = |at: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering $W><w:abstractNum w:abstractNumId=\"4\"><w:multiLevelType w:val=\"multilevel\"/>{}{}{}</w:abstractNum>\
<w:abstractNum w:abstractNumId=\"5\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"4\"/></w:num>\
<w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/></w:num>\
<w:num w:numId=\"3\"><w:abstractNumId w:val=\"4\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>",
        level(0, "japaneseCounting", "%1、"),
        level(1, "japaneseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(0, "bullet", "\u{F06C}"),
    );
    let styles = "<w:styles $W><w:style w:styleId=\"a\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
<w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>";
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr><w:r><w:t>有效投资</w:t></w:r></w:p>";
    let body = [
        styled.to_owned(),
        item(1, 1, "重点项目"),
        item(1, 2, "25个项目开工"),
        item(1, 2, "新签约9个"),
        item(2, 0, "进度正常"),
        item(1, 1, "工业"),
        item(1, 0, "城市更新"),
        item(1, 1, "旧改"),
        item(3, 0, "另一份"),
        item(0, 0, "不编号"),
    ];
    docx_with(&body.concat(), &[("numbering.xml", &numbering), ("styles.xml", styles)])
}

/// Rows whose numbers are those of an empty list.
fn numbered_rows() -> Vec<u8> {
    let numbering = "<w:numbering $W><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum>\
<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let row = |cells: [&str; 3]| {
        let cells: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let number = item(1, 0, "");
    let rows = [row([&number, &p("白石县"), &p("3.5")]), row([&number, &p("青河区"), &p("4.5")])];
    docx_with(&format!("<w:tbl>{}</w:tbl>", rows.concat()), &[("numbering.xml", numbering)])
}

fn revised() -> Vec<u8> {
    docx(&[
        "<w:p><w:r><w:t>完成投资</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>9.9</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>10.2</w:t></w:r></w:ins><w:r><w:t>亿元。</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t>增长</w:t></w:r></w:p>", &p("7.1%。"),
        "<w:p><w:moveFrom w:id=\"4\"><w:r><w:t>移走的3个。</w:t></w:r></w:moveFrom><w:moveTo w:id=\"5\"><w:r><w:t>移来的4个。</w:t></w:r></w:moveTo></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏88</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>可见6处</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:trPr><w:del w:id=\"6\"/></w:trPr><w:tc><w:p><w:r><w:t>删去的行</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>留下的行</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ].concat())
}

fn boxes() -> Vec<u8> {
    let inner = "<w:txbxContent><w:p><w:r><w:t>框内：产值3.2亿元</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>正文一段</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><a:blip xmlns:a=\"a\"/>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>\
<w:r><w:t>续完</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>，面积20km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>\
<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>。</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
<w:r><w:br/><w:t>下一行</w:t><w:noBreakHyphen/><w:t>尾</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>\
<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("控件里的9项")
    );
    let notes = "<w:footnotes $W><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> 不含农户投资1.4亿元</w:t></w:r></w:p></w:footnote></w:footnotes>";
    docx_with(&body, &[("footnotes.xml", notes)])
}

fn figures() -> Vec<u8> {
    let styles = formats(&["0.0%", "#,##0.00", "0.0\"亿元\"", "yyyy\"年\"m\"月\"", "General"]);
    let rows = "<row r=\"1\"><c r=\"B1\" s=\"1\"><v>0.1234</v></c><c r=\"C1\" s=\"2\"><v>1234.5</v></c></row>\
<row r=\"2\"><c r=\"A2\" s=\"3\"><v>8.66</v></c><c r=\"B2\" s=\"4\"><v>44681</v></c><c r=\"D2\" s=\"5\"><v>12.300000000000001</v></c></row>\
<row r=\"5\"><c r=\"A5\" t=\"b\"><v>1</v></c><c r=\"B5\" t=\"e\"><v>#DIV/0!</v></c><c r=\"C5\" t=\"inlineStr\"><is><t>甲&#10;乙</t></is></c></row>";
    let other = "<row><c t=\"inlineStr\"><is><t>无地址</t></is></c><c><v>7</v></c></row>";
    xlsx(&[("汇总", rows), ("-底稿", other), ("Sheet3", other)], &styles, &[])
}

fn article(head: &str, body: &str) -> String {
    format!("<!DOCTYPE html><html><head>{head}<title>x</title></head><body>{body}</body></html>")
}

fn paper() -> Vec<u8> {
    let two = [
        line(30.0, 70.0, "居全市第二位。"),
        line(40.0, 80.0, "项目"),
        line(80.0, 80.0, "投资"),
        line(40.0, 88.0, "甲"),
        line(80.0, 88.0, "3.5"),
        line(95.0, 280.0, "— 2 —"),
    ]
    .concat();
    let one = [
        // Out of order, and the second line in two pieces.
        line(30.0, 60.0, "白石县完成投资十二点五亿元，增长8.3%，"),
        line(40.0, 50.0, "一季度，全市经济开局良好，各项指标稳中有进，"),
        line(60.0, 30.0, "情况通报"),
        "<ofd:TextObject ID=\"7\" Boundary=\"130 60 80 6\" Size=\"5\" CTM=\"1 0 0 1 0 0\"><ofd:TextCode X=\"5\" Y=\"4.5\" DeltaX=\"g 1 5\">首次</ofd:TextCode><ofd:TextCode X=\"15\">位</ofd:TextCode></ofd:TextObject>".to_owned(),
        line(95.0, 280.0, "— 1 —"),
    ].concat();
    ofd(&[&one, &two]
        .map(|page| format!("<ofd:Template TemplateID=\"2\"/>{page}"))
        .each_ref()
        .map(String::as_str))
}

fn pdf_lines(lines: &[(&str, u32)], show: impl Fn(&str) -> String) -> Vec<u8> {
    let shown: String =
        lines.iter().map(|(text, x)| format!("1 0 0 1 {x} 0 Tm {} Tj\n", show(text))).collect();
    let mut y = 800;
    let mut out = String::from("q BT /F 16 Tf\n");
    for line in shown.lines() {
        out.push_str(&line.replacen(" 0 Tm", &format!(" {y} Tm"), 1));
        out.push('\n');
        y -= 28;
    }
    out.push_str("ET Q\n");
    out.into_bytes()
}

const PRINTED: [(&str, u32); 4] = [
    ("关于白石县有关情况的通报", 200),
    ("一季度完成重点项目投资12.5亿元，同比增长8.3%，居全市第二", 112),
    ("位。", 80),
    ("新开工项目15个。", 112),
];
const PRINTED_TEXT: &str = "关于白石县有关情况的通报\n一季度完成重点项目投资12.5亿元，同比增长8.3%，居全市第二位。\n新开工项目15个。\n";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn pdf_gbk() -> Vec<u8> {
    page(&pdf_lines(&PRINTED, |text| format!("<{}>", hex(&encoded(text, GBK)))), GBK_FONT, &[])
}

fn pdf_glyphs(map: bool) -> Vec<u8> {
    let all: String = PRINTED.iter().map(|line| line.0).collect();
    let (stream, codes) = map_of(&all);
    let content = pdf_lines(&PRINTED, |text| {
        let at = all.find(text).unwrap();
        let start = 4 * all[..at].chars().count();
        format!("<{}>", &codes[start..start + 4 * text.chars().count()])
    });
    page(&content, &glyph_font(map), &[stream])
}

fn pdf_locked() -> Vec<u8> {
    let bytes = page(b"BT ET", GBK_FONT, &[]);
    let secret = format!(
        "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{0}AA>/U<{0}BB>>>/ID[<01><01>]",
        "00".repeat(31)
    );
    let at = bytes.windows(11).position(|window| window == b"/Root 1 0 R").unwrap() + 11;
    [&bytes[..at], secret.as_bytes(), &bytes[at..]].concat()
}

/// All rows, made once.
pub fn cases() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(made);
    &CASES
}

fn made() -> Vec<Case> {
    let text = |text: &str| Text(text.to_owned());
    let garbled = GBK.decode(PLAIN.repeat(3).as_bytes()).0.into_owned();
    let lost = String::from_utf8_lossy(&encoded(&PLAIN.repeat(3), GBK)).into_owned();
    let latin: String = encoded(&PLAIN.repeat(3), GBK).iter().map(|&byte| char::from(byte)).collect();
    let page_of =
        |label: &str| article(&format!("<meta charset={label}>"), &format!("<div><p>{PLAIN}</p></div>"));
    let long = "白石县聚焦项目建设，完成投资12.5亿元。".repeat(4);
    let wechat = format!(
        "<div id=\"js_content\" class=\"rich_media_content\" style=\"visibility: hidden;\"><p>{long}</p></div><script>var a=1</script>"
    );
    let inner = docx(&p("内层文档，投资6.5亿元。"));
    let bomb = vec![b' '; 12 << 20];
    let cut = |bytes: &[u8], share: usize| bytes[..bytes.len() * share / 10].to_vec();
    let damaged = |mut bytes: Vec<u8>| {
        // Inside the first part's data, so that its sum is wrong.
        let at = bytes.windows(17).position(|window| window == b"word/document.xml").unwrap() + 40;
        bytes[at..at + 12].fill(0x55);
        bytes
    };
    let with_part = |name: &str, part: &str| zip(&[(name, part.as_bytes())]);
    let rows: Vec<(&'static str, Vec<u8>, Wanted, Vec<Cause>)> = vec![
        // Encodings.
        ("utf8.txt", PLAIN.into(), text(PLAIN), vec![]),
        ("utf8 带标记.txt", [b"\xEF\xBB\xBF", PLAIN.as_bytes()].concat(), text(PLAIN), vec![]),
        ("utf16le.txt", utf16(PLAIN, true, true), text(PLAIN), vec![]),
        ("utf16be.txt", utf16(PLAIN, false, true), text(PLAIN), vec![]),
        ("utf16le 无标记.txt", utf16(PLAIN, true, false), text(PLAIN), vec![]),
        ("gbk.txt", encoded(PLAIN, GBK), text(PLAIN), vec![]),
        (
            "gb18030 四字节.txt",
            encoded(&format!("{PLAIN}䶮㑇\u{20000}"), GB18030),
            text(&format!("{PLAIN}䶮㑇\u{20000}")),
            vec![],
        ),
        ("big5.txt", encoded(OLD, BIG5), text(OLD), vec![]),
        ("说明.md", "# 标题\n\n投资12.5亿元".into(), text("# 标题\n\n投资12.5亿元"), vec![]),
        ("没有数字.txt", "请大家准时参加。".into(), text("请大家准时参加。"), vec![NoFigures]),
        // Pages.
        ("网页 gbk.html", encoded(&page_of("gb2312"), GBK), Holds(PLAIN), vec![]),
        ("网页 声明错误.html", encoded(&page_of("utf-8"), GBK), Holds(PLAIN), vec![]),
        ("微信.html", article("", &wechat).into(), Holds("聚焦项目建设"), vec![]),
        (
            "壳.html",
            article("<script src=\"https://res.wx.qq.com/a.js\"></script>", "<div id=\"app\"></div>").into(),
            Fails(WechatShell),
            vec![],
        ),
        (
            "框架.html",
            article(
                "<script>var x=\"很长的脚本里有一些汉字但它们不是正文也不该算作正文\"</script>",
                "<ul><li><a href=/>首页</a><li><a>导航</a></ul><iframe src=a></iframe>",
            )
            .into(),
            Fails(NoArticle),
            vec![],
        ),
        (
            "网页 qp.mhtml",
            mhtml("a", "utf-8", "quoted-printable", &quoted(page_of("utf-8").as_bytes())),
            Holds(PLAIN),
            vec![],
        ),
        (
            "网页 base64 gbk.mht",
            mhtml("a", "gb2312", "base64", &base64(&encoded(&page_of("gb2312"), GBK))),
            Holds(PLAIN),
            vec![],
        ),
        ("截断.mht", cut(&mhtml("a", "", "8bit", ""), 4), Fails(MhtmlDamaged), vec![]),
        // Word.
        ("拆开的数.docx", split(), text("郎溪县完成重点项目投资12.5亿元，增长8.3%。\n"), vec![]),
        (
            "表格.docx",
            table(),
            text("县区\t完成投资\n\t总量（亿元）\t增速\n白石县\t186.4\t8.2%\n青河区\t97.25\t10.6%\n"),
            vec![],
        ),
        (
            "编号.docx",
            lists(),
            text(
                "一、有效投资\n（一）重点项目\n1. 25个项目开工\n2.新签约9个\n进度正常\n（二）工业\n二、城市更新\n（一）旧改\n一、另一份\n不编号\n",
            ),
            vec![],
        ),
        ("序号.docx", numbered_rows(), text("1\t白石县\t3.5\n2\t青河区\t4.5\n"), vec![]),
        (
            "修订.docx",
            revised(),
            text("完成投资10.2亿元。\n增长7.1%。\n移来的4个。\n可见6处\n留下的行\t5\n"),
            vec![],
        ),
        (
            "文本框.docx",
            boxes(),
            text(
                "正文一段续完，面积20km²。\n下一行-尾\n框内：产值3.2亿元\n注：不含农户投资1.4亿元\n控件里的9项\n",
            ),
            vec![Pictures],
        ),
        (
            "半截.docx",
            docx(&[p("前面完成3.5亿元。"), "<w:p><w:r><w:t>后面".to_owned()].concat()).to_vec(),
            text("前面完成3.5亿元。\n后面\n"),
            vec![PartLost],
        ),
        (
            "只有图.docx",
            docx("<w:p><w:r><w:drawing><a:blip xmlns:a=\"a\"/></w:drawing></w:r></w:p>"),
            Fails(Picture),
            vec![],
        ),
        ("空.docx", docx("<w:p/>"), Fails(Empty), vec![]),
        (
            "缺正文.docx",
            zip(&[
                ("_rels/.rels", b"<Relationships/>"),
                ("word/document.xml.rels", b"x"),
                ("word/document2.xml", b"<w:document/>"),
            ]),
            Fails(PartDamaged),
            vec![],
        ),
        ("截断.docx", cut(&split(), 7), Fails(ZipDamaged), vec![]),
        ("坏和.docx", damaged(split()), Fails(ZipDamaged), vec![]),
        ("加密.docx", ole("EncryptedPackage"), Fails(OfficeEncrypted), vec![]),
        ("老.doc", ole("WordDocument"), Fails(OldWord), vec![]),
        ("老.wps", ole("WordDocument"), Fails(OldWord), vec![]),
        ("老.et", ole("Workbook"), Fails(OldExcel), vec![]),
        ("老.ppt", ole("PowerPoint Document"), Fails(OldOther), vec![]),
        ("其实是网页.doc", article("", &format!("<p>{PLAIN}</p>")).into(), Holds(PLAIN), vec![Misnamed]),
        ("其实是.docx", PLAIN.into(), text(PLAIN), vec![Misnamed]),
        ("富文本.doc", b"{\\rtf1\\ansi 12}".to_vec(), Fails(Rtf), vec![]),
        // Tables.
        (
            "合并表头.xlsx",
            sheet(),
            text("县区\t完成投资\n\t总量（亿元）\t增速\n白石县\t186.4\t8.2%\n青河区\t97.25\t10.6%\n"),
            vec![],
        ),
        (
            "格式.xlsx",
            figures(),
            text("汇总\n\t12.3%\t1,234.50\n8.7亿元\t2022年4月\t\t12.3\n\nTRUE\t\t甲 乙\n\n无地址\t7\n"),
            vec![HiddenSheets],
        ),
        (
            "太宽.xlsx",
            xlsx(&[("a", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>")], "", &[]),
            text("1\n"),
            vec![SheetCut],
        ),
        (
            "表.csv",
            encoded("县区,投资,增速\r\n白石县,\"1,234.5\",8.3%\r\n", GBK),
            text("县区\t投资\t增速\n白石县\t1,234.5\t8.3%\n"),
            vec![],
        ),
        // OFD.
        (
            "公文.ofd",
            paper(),
            text(
                "白石市人民政府办公室\n情况通报\n一季度，全市经济开局良好，各项指标稳中有进，白石县完成投资十二点五亿元，增长8.3%，首次位居全市第二位。\n项目\t投资\n甲\t3.5\n",
            ),
            vec![],
        ),
        (
            "扫描.ofd",
            ofd(&["<ofd:ImageObject ID=\"3\" Boundary=\"0 0 210 297\" ResourceID=\"5\"/>"]),
            Fails(OfdPictures),
            vec![],
        ),
        // PDF.
        ("公文 gbk.pdf", pdf_gbk(), text(PRINTED_TEXT), vec![]),
        ("字形 有对照.pdf", pdf_glyphs(true), text(PRINTED_TEXT), vec![]),
        ("字形 无对照.pdf", pdf_glyphs(false), Fails(PdfGarbled), vec![]),
        ("扫描.pdf", page(b"q 595 0 0 842 0 0 cm /I Do Q", GBK_FONT, &[]), Fails(PdfPictures), vec![]),
        ("加密.pdf", pdf_locked(), Fails(PdfEncrypted), vec![]),
        ("坏.pdf", b"%PDF-1.7\n%%EOF".to_vec(), Fails(PdfDamaged), vec![]),
        // Zips.
        (
            "一包.zip",
            zip(&[
                ("一季度/通报.docx", &split()),
                ("一季度/表.xlsx", &sheet()),
                ("__MACOSX/._a", b"x"),
                ("图.png", b"\x89PNG\r\n\x1A\n\0"),
                ("里.zip", &stored(&[("内.docx", &inner)])),
            ]),
            Several(
                vec![("一季度/通报.docx", "12.5亿元"), ("一季度/表.xlsx", "186.4"), ("内.docx", "6.5亿元")],
                vec![("图.png", Picture)],
            ),
            vec![],
        ),
        (
            "原样装.zip",
            stored(&[("甲.docx", &split()), ("乙.txt", PLAIN.as_bytes())]),
            Several(vec![("甲.docx", "12.5亿元"), ("乙.txt", "新开工")], vec![]),
            vec![],
        ),
        (
            "中文名.zip",
            renamed(
                zip(&[("aabb.txt", PLAIN.as_bytes())]),
                "aabb.txt",
                &[encoded("通报", GBK), b".txt".to_vec()].concat(),
            ),
            Several(vec![("通报.txt", "新开工")], vec![]),
            vec![],
        ),
        (
            "三层.zip",
            zip(&[("a.zip", &zip(&[("b.zip", &zip(&[("c.txt", b"1")]))]))]),
            Several(vec![], vec![("b.zip", ZipNested)]),
            vec![],
        ),
        ("密码.zip", locked(zip(&[("a.txt", PLAIN.as_bytes())])), Fails(ZipEncrypted), vec![]),
        ("炸弹.zip", zip(&[("a.txt", &bomb)]), Fails(ZipBomb), vec![]),
        ("空.zip", zip(&[("__MACOSX/._a", b"x")]), Fails(ZipNothing), vec![]),
        (
            "怪.zip",
            {
                let mut z = stored(&[("a.txt", b"12")]);
                z[8] = 14;
                let at = z.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
                z[at + 10] = 14;
                z
            },
            Several(vec![], vec![("a.txt", ZipMethod)]),
            vec![],
        ),
        ("片.pptx", with_part("ppt/presentation.xml", "<p/>"), Fails(Slides), vec![]),
        (
            "文.odt",
            zip(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", b"<x/>"),
                ("META-INF/manifest.xml", b"<x/>"),
            ]),
            Fails(OpenDocument),
            vec![],
        ),
        ("包.rar", b"Rar!\x1A\x07\x01\0".to_vec(), Fails(Archive), vec![]),
        ("声.mp3", b"ID3\x04\0\0".to_vec(), Fails(Media), vec![]),
        ("程序.txt", b"1,2\0\0\0\0\x01\x02".to_vec(), Fails(Binary), vec![]),
        ("空.txt", b" \r\n".to_vec(), Fails(Empty), vec![]),
        // What went wrong before it came here.
        ("错读成GBK.txt", garbled.into_bytes(), Fails(Utf8AsGbk), vec![]),
        ("错读成UTF8.txt", lost.into_bytes(), Fails(GbkAsUtf8), vec![]),
        ("锟斤拷.txt", "锟斤拷锟斤拷12.5锟斤拷锟斤拷,锟斤拷锟斤拷8%锟斤拷".into(), Fails(GbkAsUtf8), vec![]),
        ("错读成西文.txt", latin.into_bytes(), Fails(AsLatin), vec![]),
        (
            "自造字.txt",
            "投资\u{E012}\u{E013}.5亿元\u{E001}增长\u{E017}%\u{E002}其中\u{E003}".into(),
            Fails(PrivateUse),
            vec![],
        ),
    ];
    rows.into_iter().map(|(name, bytes, wanted, remarks)| Case { name, bytes, wanted, remarks }).collect()
}
