//! Bytes to text, text to clean text, and the way back.

use shaipin::source::{Clean, SourceText, Span, TextKind, clean};

fn plain(text: &str) -> SourceText {
    SourceText { text: text.to_owned(), ..SourceText::default() }
}

fn html(text: &str) -> SourceText {
    SourceText { text: text.to_owned(), kind: TextKind::Html, ..SourceText::default() }
}

/// The way back is sound: on boundaries, inside the text, rising, the same by cursor.
fn check_map(source: &SourceText, clean: &Clean) {
    let mut cursor = clean.cursor();
    let places: Vec<usize> = clean.text.char_indices().map(|(at, _)| at).chain([clean.text.len()]).collect();
    let mut last = Span::default();
    for pair in places.windows(2) {
        let span = Span::of(pair[0], pair[1]);
        let back = clean.source(span);
        let (start, end) = (back.start() as usize, back.end() as usize);
        assert!(source.text.get(start..end).is_some(), "{span:?} of {:?} leads to {back:?}", clean.text);
        assert!(back.start() >= last.start() && back.end() >= last.end(), "{last:?} then {back:?}");
        assert_eq!(cursor.source(span), back);
        if !back.is_empty() {
            // The first of several characters that one became leads to the same place.
            let located = clean.locate(back.start());
            assert!(located <= span.start(), "{span:?} {back:?}");
            assert_eq!(clean.source(Span::new(located, span.end())), back);
        }
        last = back;
    }
    for &at in &places {
        let empty = clean.source(Span::of(at, at));
        assert!(empty.is_empty() && source.text.is_char_boundary(empty.start() as usize));
        let whole = clean.source(Span::of(0, at));
        assert!(source.text.get(whole.start() as usize..whole.end() as usize).is_some());
    }
}

fn cleaned(source: &SourceText) -> String {
    let clean = clean(source);
    check_map(source, &clean);
    clean.text
}

#[test]
fn widths_and_invisible_characters() {
    for (from, to) in [
        ("", ""),
        ("增长１２．５％，居第一。", "增长12.5%,居第一。"),
        ("（ＡＢＣ）：１＋２－３／４～５！？；", "(ABC):1+2-3/4~5!?;"),
        ("《年报》、“好”——是", "《年报》、“好”——是"),
        ("a\u{A0}b\u{3000}c\u{2003}d", "a b c d"),
        ("增\u{200B}长\u{FEFF}5\u{AD}%\u{FE0F}", "增长5%"),
        ("一\r\n二\r三\u{2028}四\u{85}五\u{C}六", "一\n二\n三\n四\n五\n六"),
        ("1–4月、1—4月、1－4月、1～4月、1〜4月、1‐4月", "1—4月、1—4月、1-4月、1~4月、1~4月、1-4月"),
        ("下降−3.5﹪，比例1∶2", "下降-3.5%,比例1:2"),
        ("占地5㎡3层、10㎢、2㎥", "占地5m²3层、10km²、2m³"),
        ("⼤⼈⽉⽇⻓\u{F98E}\u{F97E}", "大人月日长年量"),
        ("总额12\u{2009}345.6亿元", "总额12345.6亿元"),
        ("12\u{2009}34和5\u{2009}678\u{2009}901", "12 34和5678901"),
        ("一\0\u{1}二", "一二"),
        ("￥5", "¥5"),
    ] {
        assert_eq!(cleaned(&plain(from)), to, "{from:?}");
    }
}

#[test]
fn broken_numbers_and_spaced_words() {
    for (from, to) in [
        // Joined.
        ("增长1 2.5%", "增长12.5%"),
        ("2 0 1 1年", "2011年"),
        ("2 0 1 1 年 全 市 生 产", "2011年全市生产"),
        ("增长12. 5%", "增长12.5%"),
        ("完成12 .5亿元", "完成12.5亿元"),
        ("全 市 完 成 投 资 1 2 . 5 亿 元", "全市完成投资12.5亿元"),
        ("指         标\t金 额\n合　计\t5", "指标\t金额\n合计\t5"),
        ("土 地 重 划\t其 他", "土地重划\t其他"),
        (
            "一九八○年、二OO六年、二0一一年、二〇一二年、百分之三○",
            "一九八〇年、二〇〇六年、二〇一一年、二〇一二年、百分之三〇",
        ),
        // Left alone.
        ("甲县 5 3 2 1", "甲县 5 3 2 1"),
        ("合 计 5 3 2", "合计 5 3 2"),
        ("12.5 13.6 14.7%", "12.5 13.6 14.7%"),
        ("1 2\t3 4\n5 6", "1 2\t3 4\n5 6"),
        ("表1 2个指标", "表1 2个指标"),
        ("1. 5G基站", "1. 5G基站"),
        ("一 二 三 四 合 计", "一 二 三 四 合 计"),
        ("张三 李四 王五", "张三 李四 王五"),
        ("2012 年 12 月", "2012 年 12 月"),
        ("12 345家", "12 345家"),
        ("建成5○个", "建成5○个"),
        ("第一0.5", "第一0.5"),
        ("GDP 增速 5 %", "GDP 增速 5 %"),
    ] {
        assert_eq!(cleaned(&plain(from)), to, "{from:?}");
    }
}

#[test]
fn lost_line_ends() {
    assert_eq!(cleaned(&plain("开头。　　第二段")), "开头。\n第二段");
    assert_eq!(cleaned(&plain("　　开头，主　　任")), "  开头,主  任");
}

#[test]
fn traditional() {
    let source = plain("臺北市工業區完成投資１２億元，萬戶居民受惠，發展經費");
    assert_eq!(cleaned(&source), "台北市工业区完成投资12亿元,万户居民受惠,发展经费");
    assert!(clean(&source).traditional);
    let simple = plain("乾隆年间的故事，全市完成投资12亿元，居全省第一，乾坤湾景区接待游客。");
    assert_eq!(clean(&simple).text.chars().next(), Some('乾'));
}

#[test]
fn markup() {
    for (from, to) in [
        ("<p>增长1<span>2</span>.5<b>%</b></p><p>第二</p>", "增长12.5%\n第二"),
        ("<div>\n\t<p>\n一\n</p>\n\n<p> 二&nbsp;三 </p></div>", "一\n二 三"),
        ("<div>全市\n\t完成 5 个</div>", "全市完成 5 个"),
        ("一<br>二<BR/>三", "一\n二\n三"),
        ("&ldquo;a&rdquo;&mdash;&#22909;&#x597D;&#150;&amp;&lt;5&gt;&times;&permil;", "“a”—好好—&<5>×‰"),
        (
            "<head><title>题目</title><style>p{a:1}</style><meta charset=gbk></head><body>文<script>if(a<b)1</script></body>",
            "题目\n文",
        ),
        ("a<!-- 5<p>6 -->b<!--[if x]>7<![endif]-->c<?xml 1?>d", "abcd"),
        ("1<span style='display: none'>2<b>3</b></span>4<i style=\"visibility:hidden\">5</i>", "14"),
        ("<div id=\"js_content\" style=\"visibility: hidden;\"><p>正文</p></div>", "正文"),
        ("<p style=display:none>没有关", "没有关"),
        ("10<sup>4</sup>m<sup>2</sup>，PM<sub>2.5</sub>", "10⁴m²,PM2.5"),
        ("占比<5%、a < b、<三>", "占比<5%、a < b、<三>"),
        ("<script>一", "一"),
        ("<!-- 一", "一"),
        ("<a href=\"x>y\">连</a>接<a href='没完>了", "连接<a href='没完>了"),
        ("甲\n\n乙<p>丙</p>丁", "甲\n乙\n丙\n丁"),
        ("<pre>a\tb\nc</pre>", "a\tb\nc"),
        ("&nbsp&nbsp二&研发&", "二&研发&"),
        ("二<span>0</span>一一年", "二〇一一年"),
        ("<p>1<span>\n</span>2</p>", "1 2"),
    ] {
        assert_eq!(cleaned(&html(from)), to, "{from:?}");
    }
}

#[test]
fn tables() {
    for (from, to) in [
        ("<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td></td></tr></table>尾", "甲\t1\n乙\t\n尾"),
        ("<table>\n<tr>\n<td>\n<p>甲</p>\n<p>乙</p>\n</td>\n<td><p>1</p></td>\n</tr>\n</table>", "甲 乙\t1"),
        ("<table><tr><td colspan=2>甲</td><td>乙</td></tr><tr><td>1<td>2<td>3</table>", "甲\t\t乙\n1\t2\t3"),
        (
            "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>",
            "甲\t1\n\t2\n3",
        ),
        ("<table><tr><td>外<table><tr><td>内</td><td>1</td></tr></table></td></tr></table>", "外\n内\t1"),
        ("<td>没有表</td><td>1</td>", "没有表\n1"),
    ] {
        assert_eq!(cleaned(&html(from)), to, "{from:?}");
    }
    let long = format!("<table><tr><td><p>{0}</p><p>{0}</p></td></tr></table>", "长".repeat(60));
    assert_eq!(cleaned(&html(&long)).matches('\n').count(), 1);
}

#[test]
fn html_is_told_from_text() {
    for (text, kind) in [
        ("<p>一</p>", TextKind::Html),
        ("<!DOCTYPE html>\n文", TextKind::Html),
        ("---\ntitle: 某市\n---\n\n<p>一</p>", TextKind::Html),
        ("&ldquo;好&rdquo;", TextKind::Html),
        ("<TABLE width=5><TR>", TextKind::Html),
        ("占比<5%，且a<b，《年报》<一>", TextKind::Plain),
        ("<p 一 <b 二", TextKind::Plain),
        ("来信<a@b.cn>，<c@d.cn>", TextKind::Plain),
        ("R&D、&nbsp 5", TextKind::Plain),
        ("", TextKind::Plain),
    ] {
        assert_eq!(SourceText::pasted(text).kind, kind, "{text:?}");
    }
    use shaipin::source::Encoding;
    assert_eq!(SourceText::decoded("a.HTM", "一".into(), Encoding::Utf8).kind, TextKind::Html);
    assert_eq!(SourceText::decoded("a.txt", "\u{FEFF}一\u{FFFD}".into(), Encoding::Utf8).undecodable, 1);
}

/// Cost grows in step with the length, whatever the text.
#[test]
fn hostile_text_costs_no_more_than_its_length() {
    for (unit, kind) in [
        ("0", TextKind::Plain),
        (" ", TextKind::Plain),
        ("1 ", TextKind::Plain),
        ("全 ", TextKind::Plain),
        ("\u{3000}", TextKind::Plain),
        ("二○", TextKind::Plain),
        ("<", TextKind::Html),
        ("<a", TextKind::Html),
        ("<a x=\"", TextKind::Html),
        ("<a x='\"<b y=\"'", TextKind::Html),
        ("<!--", TextKind::Html),
        ("<svg>", TextKind::Html),
        ("<script></", TextKind::Html),
        ("<b hidden>", TextKind::Html),
        ("<table><tr><td>", TextKind::Html),
        ("<tr><td rowspan=99 colspan=99>", TextKind::Html),
        ("&#", TextKind::Html),
    ] {
        let of = |bytes: usize| {
            let text = unit.repeat(bytes / unit.len());
            let made = clean(&SourceText { text, kind, ..SourceText::default() });
            assert!(made.text.len() <= 4 * bytes, "{unit:?} grows");
            made.steps
        };
        let (half, whole) = (of(50_000), of(100_000));
        assert!(whole <= 8 * 100_000, "{unit:?}: {whole}");
        assert!(whole <= half * 5 / 2 + 100, "{unit:?}: {half} then {whole}");
    }
}

#[test]
fn texts_that_are_not_what_they_seem() {
    use shaipin::source::suspect::{Suspect, suspect};
    let page = |body: &str| SourceText::decoded("a.html", body.to_owned(), Default::default());
    for (source, wanted) in [
        (page("<p>白石县投资<b>12.5</b>亿元，增<span>8.3</span>%</p>"), None),
        (
            page(
                "<body><ul><li>首页<li>政务<li>服务</ul><script>var a='这里面的汉字再多也不是正文'</script>",
            ),
            Some(Suspect::NoArticle),
        ),
        (page("<p>The county put up twelve projects in the first four months of this year.</p>"), None),
        (page("<div id=js_content></div><!-- 注释里有很多很多很多很多汉字 -->"), Some(Suspect::WechatShell)),
        (page("<p>白石县聚焦重点项目攻坚克难</p>"), None),
        (page("<style>"), Some(Suspect::NoArticle)),
        (SourceText::pasted("Übergrößenträger für Straßen à côté"), None),
        (SourceText::pasted("锛氭槸鍚﹀畬鎴愶紵閮ㄩ棬鍚勮嚜鐨勬儏鍐点€"), Some(Suspect::Utf8AsGbk)),
        (SourceText::pasted("浙江缙云县鍏村的一处地名，其余照常，完成投资三点五亿元。"), None),
        (SourceText::pasted("斤斤计较，拷贝一份，公斤、市斤都可以。"), None),
        (SourceText::pasted(""), None),
    ] {
        assert_eq!(suspect(&source), wanted, "{}", source.text);
    }
}
