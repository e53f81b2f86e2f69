//! The desk with several documents: kept, opened as one, looked at, saved.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use shaipin::book::Book;
use shaipin::serve::Desk;
use shaipin::serve::protocol::{Answer, Column, Format, Language, Query, Request, Summary};
use shaipin::studio::{Job, Made, work};

const SPRING: &str = "2023年一季度各县运行情况\n2023年一季度，遂昌县规上工业增加值8.6亿元，固定资产投资21.4亿元。\n\
    2023年一季度，缙云县规上工业增加值12.9亿元。\n";
const SUMMER: &str = "2023年上半年各县运行情况\n2023年上半年，遂昌县规上工业增加值18.2亿元。2023年一季度，遂昌县固定资产投资19.7亿元。\n\
    2023年上半年，缙云县规上工业增加值27.5亿元。\n";
const TABLE: &str = "2023年上半年主要指标\n县\t规上工业增加值（亿元）\t全社会用电量（亿千瓦时）\n遂昌县\t18.6\t3.1\n缙云县\t27.5\t4.8\n";

fn shelve(desk: &mut Desk, key: u32, name: &str, text: &str) {
    let request = Request::Shelve { key, document: name.to_owned(), edits: Vec::new() };
    let Answer::Shelved(card) = desk.answer(request, Some(text.to_owned())) else { panic!("not kept") };
    assert!(card.key == key && card.claims > 1, "{card:?}");
}

fn three(standard: Option<u32>) -> (Desk, Summary) {
    let mut desk = Desk::new();
    for (key, name, text) in [(4, "春.txt", SPRING), (9, "夏.txt", SUMMER), (2, "表.txt", TABLE)] {
        shelve(&mut desk, key, name, text);
    }
    let Answer::Opened(summary) =
        desk.answer(Request::Lay { keys: vec![4, 9, 2], standard, time: String::new(), more: false }, None)
    else {
        panic!("not opened")
    };
    (desk, summary)
}

fn view(desk: &mut Desk, name: &str) -> String {
    let request = Request::View {
        name: name.to_owned(),
        // Regions downwards, whichever side is the longer.
        look: vec![("turned".to_owned(), "0".to_owned())],
        query: Query::default(),
        language: Language::Chinese,
    };
    let Answer::View(html) = desk.answer(request, None) else { panic!("no view") };
    html
}

#[test]
fn several_are_opened_as_one() {
    let (mut desk, summary) = three(None);
    let names: Vec<&str> = summary.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["春.txt", "夏.txt", "表.txt"]);
    let all: u32 = summary.parts.iter().map(|part| part.claims).sum();
    assert_eq!(all, summary.claims);
    // Spans are those of the texts behind one another, two line breaks between.
    let joint = [SPRING, SUMMER, TABLE].join("\n\n");
    let query = Query { parts: vec![1], ..Query::default() };
    let Answer::Rows { rows, matching, .. } = desk.answer(Request::Rows { query, from: 0, to: 50 }, None)
    else {
        panic!("no rows")
    };
    assert_eq!(matching, summary.parts[1].claims);
    for row in &rows {
        assert_eq!(row.document, "夏.txt");
        let quote = &joint[row.span.0 as usize..row.span.1 as usize];
        assert_eq!(row.literal.replace(' ', ""), quote, "{row:?}");
    }
    let Answer::Facets(facets) = desk.answer(Request::Facets { query: Query::default() }, None) else {
        panic!("no facets")
    };
    let documents = facets.iter().find(|facet| facet.column == Column::Document).unwrap();
    assert_eq!(documents.values.iter().map(|value| value.1.as_str()).collect::<Vec<_>>(), names);
}

#[test]
fn the_view_tells_what_differs_and_what_is_left_out() {
    let (mut desk, _) = three(Some(2));
    let html = view(&mut desk, "documents");
    for words in ["春.txt", "对照《表.txt》", "两篇说法不一", "前后各期", "相差"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("data-go=\"standard:2\"") && html.contains("data-go=\"document:0\""));
    let (mut desk, _) = three(None);
    assert!(!view(&mut desk, "documents").contains("对照《"));
}

#[test]
fn a_cell_of_the_comparison_tells_each_time() {
    let (mut desk, _) = three(None);
    let html = view(&mut desk, "compare");
    let row = html.split("<tr").find(|row| row.contains(">遂昌县<") && row.contains("8.6")).unwrap();
    let places: Vec<usize> = ["8.6", "2023年一季度", "18.", "2023年上半年"]
        .iter()
        .map(|words| row.find(words).unwrap_or_else(|| panic!("{words}: {row}")))
        .collect();
    assert!(places.is_sorted(), "{row}");
    // Two documents tell the half-year: one is shown, the other counted.
    assert!(row.contains("+1") && !row.contains("+2"), "{row}");
}

#[test]
fn the_chart_follows_a_series_through_time() {
    let (mut desk, _) = three(None);
    let request = Request::Charts {
        choice: "times".to_owned(),
        query: Query::default(),
        width: 600,
        day: String::new(),
        language: Language::Chinese,
    };
    let Answer::Job(job) = desk.answer(request, None) else { panic!("no job") };
    let Made::Charts { html, .. } = work(&Job::unpacked(&job).unwrap(), &|_, _| String::new()) else {
        panic!("no chart")
    };
    let (spring, summer) = (html.find("8.6亿元").unwrap(), html.find("18.2亿元").unwrap());
    assert!(spring < summer, "by the calendar");
}

#[test]
fn a_document_that_leaves_the_shelf_is_gone_and_the_last_one_too() {
    let (mut desk, _) = three(None);
    let Answer::Opened(summary) = desk
        .answer(Request::Lay { keys: vec![9], standard: Some(2), time: String::new(), more: false }, None)
    else {
        panic!("not opened")
    };
    assert_eq!(summary.parts.len(), 1);
    assert_eq!(
        desk.answer(
            Request::Lay { keys: Vec::new(), standard: None, time: String::new(), more: false },
            None
        ),
        Answer::Nothing
    );
}

/// The workbook of what is open, as it is described for the studio.
fn workbook(desk: &mut Desk) -> (String, Book) {
    let request = Request::Export {
        format: Format::Xlsx,
        query: None,
        ranges: Vec::new(),
        day: "2023-08-01".to_owned(),
        language: Language::Chinese,
    };
    let Answer::Job(job) = desk.answer(request, None) else { panic!("no job") };
    let Some(Job::File { name, book, .. }) = Job::unpacked(&job) else { panic!("no file") };
    (name, book)
}

fn opened(texts: &[(&str, &str)], standard: Option<u32>, time: &str) -> Desk {
    let mut desk = Desk::new();
    let keys: Vec<u32> = (1..).take(texts.len()).collect();
    for (&key, (name, text)) in keys.iter().zip(texts) {
        shelve(&mut desk, key, name, text);
    }
    let lay = Request::Lay { keys, standard, time: time.to_owned(), more: false };
    assert!(matches!(desk.answer(lay, None), Answer::Opened(_)));
    desk
}

/// A sheet with its heads as lists of words.
fn words(book: &Book, name: &str) -> Vec<Vec<String>> {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == name).unwrap();
    let heads = sheet.columns.iter().map(shaipin::book::Column::whole).collect();
    let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| cell.words().to_owned()).collect());
    std::iter::once(heads).chain(rows).collect()
}

/// Region, document and time of each row of the office's table, and what stands in its column `at`.
fn told(table: &[Vec<String>], at: usize) -> Vec<[&str; 4]> {
    table[1..].iter().map(|row| [&*row[0], &*row[1], &*row[3], &*row[at]]).collect()
}

#[test]
fn the_offices_table_has_a_row_for_each_document_and_time() {
    let (mut desk, _) = three(None);
    let (name, book) = workbook(&mut desk);
    assert_eq!(name, "春等3篇-2023-08-01-汇总.xlsx");
    let table = words(&book, "汇总表");
    let at = table[0].iter().position(|head| head == "规上工业增加值（亿元） 数值").unwrap();
    assert_eq!(
        told(&table, at),
        [
            // The same figure in two documents stands there twice.
            ["缙云县", "春.txt", "2023年一季度", "12.9"],
            ["缙云县", "夏.txt", "2023年上半年", "27.5"],
            ["缙云县", "表.txt", "2023年上半年", "27.5"],
            ["遂昌县", "春.txt", "2023年一季度", "8.6"],
            // The half-year and the quarter in one document: its investment is told of the quarter only.
            ["遂昌县", "夏.txt", "见各栏", "18.2"],
            ["遂昌县", "表.txt", "2023年上半年", "18.6"],
        ],
        "{table:#?}"
    );
    let whole: Vec<&str> = table[1..4].iter().map(|row| &*row[2]).collect();
    assert_eq!(whole, ["2023年一季度", "2023年上半年", "2023年上半年"]);
}

#[test]
fn the_years_of_one_document_have_rows_of_their_own() {
    const BOOK: &str = "各县粮食产量\n单位：万吨\n县\t2021年\t2022年\t2023年\n遂昌县\t6.1\t6.3\t6.6\n缙云县\t8.2\t8.2\t8.4\n";
    const SPEECH: &str = "2023年，遂昌县粮食产量6.6万吨。\n2023年，缙云县粮食产量8.5万吨。\n";
    let mut desk = opened(&[("年鉴.txt", BOOK), ("发言.txt", SPEECH)], None, "");
    let table = words(&workbook(&mut desk).1, "汇总表");
    let at = table[0].iter().position(|head| head.starts_with("粮食产量") && head.ends_with("数值")).unwrap();
    assert_eq!(
        told(&table, at),
        [
            ["缙云县", "年鉴.txt", "2021年", "8.2"],
            ["缙云县", "年鉴.txt", "2022年", "8.2"],
            ["缙云县", "年鉴.txt", "2023年", "8.4"],
            ["缙云县", "发言.txt", "2023年", "8.5"],
            ["遂昌县", "年鉴.txt", "2021年", "6.1"],
            ["遂昌县", "年鉴.txt", "2022年", "6.3"],
            ["遂昌县", "年鉴.txt", "2023年", "6.6"],
            ["遂昌县", "发言.txt", "2023年", "6.6"],
        ],
        "{table:#?}"
    );
}

#[test]
fn every_row_of_every_file_names_its_document() {
    let (mut desk, summary) = three(Some(2));
    let (_, book) = workbook(&mut desk);
    let names: Vec<&str> = summary.parts.iter().map(|part| part.name.as_str()).collect();
    for sheet in ["排名", "核验", "台账", "数据"] {
        let rows = words(&book, sheet);
        let at = rows[0].iter().position(|head| head == "文件").unwrap_or_else(|| panic!("{sheet}"));
        assert!(rows.len() > 1, "{sheet}");
        for row in &rows[1..] {
            assert!(row[at].split('、').all(|name| names.contains(&name)), "{sheet}: {row:?}");
        }
    }
    let against = words(&book, "核验").into_iter().find(|row| row[0] == "夏.txt、表.txt").unwrap();
    assert!(against.last().unwrap().contains("《夏.txt》2023年上半年"), "{against:?}");
    let sources = words(&book, "来源");
    let third = sources.iter().find(|row| row[0] == "文件3").unwrap();
    assert!(third[1].contains("表.txt") && third[1].contains("以此为准"), "{third:?}");
    let html = view(&mut desk, "audit");
    assert!(html.contains("《夏.txt》") && html.contains("data-go=\"document:1\""), "{html}");
}

fn json(desk: &mut Desk) -> serde_json::Value {
    let request = Request::Export {
        format: Format::Json,
        query: None,
        ranges: Vec::new(),
        day: String::new(),
        language: Language::Chinese,
    };
    let Answer::File { content, .. } = desk.answer(request, None) else { panic!("no file") };
    serde_json::from_str(&content).unwrap()
}

#[test]
fn the_json_of_several_says_whose_everything_is() {
    let (mut desk, _) = three(Some(2));
    let report = json(&mut desk);
    assert_eq!(report["documents"][1]["name"], "夏.txt");
    assert_eq!(report["documents"][2]["period_to"], "2023-06-30");
    let claims = report["claims"].as_array().unwrap();
    for claim in claims {
        let start = claim["span"]["start"].as_u64().unwrap();
        let documents = report["documents"].as_array().unwrap();
        let own = documents.iter().find(|one| one["name"] == claim["document"]).unwrap();
        let inside = own["text"]["start"].as_u64().unwrap()..own["text"]["end"].as_u64().unwrap();
        assert!(inside.contains(&start), "{claim}");
    }
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|one| !one["documents"].as_array().unwrap().is_empty()));
    let standard =
        findings.iter().find(|one| one["kind"] == "standard" && one["verdict"] == "fails").unwrap();
    assert_eq!(standard["documents"], serde_json::json!(["夏.txt", "表.txt"]));
    // One alone is written as ever.
    let mut desk = Desk::new();
    let open = Request::Open { document: "夏.txt".to_owned(), edits: Vec::new() };
    desk.answer(open, Some(SUMMER.to_owned()));
    let one = json(&mut desk);
    assert!(
        one.get("documents").is_none()
            && one["findings"].as_array().unwrap().iter().all(|one| one.get("documents").is_none())
    );
    assert_eq!(one["claims"][0]["document"], "夏.txt");
}

/// The findings against the standard, as (verdict, working).
fn against(desk: &mut Desk) -> Vec<(String, String)> {
    let report = json(desk);
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["kind"] == "standard");
    findings
        .map(|one| {
            let words = |key: &str| one[key].as_str().unwrap().to_owned();
            (words("verdict"), words("working_zh"))
        })
        .collect()
}

const SPEECHES: &str = "2023年一季度，遂昌县规上工业增加值8.6亿元。2023年上半年，遂昌县规上工业增加值18.2亿元。\n\
    2023年一季度，缙云县规上工业增加值12.9亿元。2023年上半年，缙云县规上工业增加值27.5亿元。\n";
const UNTOLD: &str = "县\t规上工业增加值（亿元）\n遂昌县\t18.6\n缙云县\t27.5\n";

#[test]
fn a_standard_without_a_time_is_of_the_time_that_its_name_tells() {
    let mut desk = opened(&[("发言.txt", SPEECHES), ("2023年上半年主要指标.txt", UNTOLD)], Some(2), "");
    let found = against(&mut desk);
    let verdicts: Vec<&str> = found.iter().map(|one| one.0.as_str()).collect();
    assert_eq!(verdicts, ["fails", "holds"], "{found:#?}");
    assert!(found[0].1.contains("18.2亿元") && found[0].1.contains("据文件名：2023年上半年"), "{found:#?}");
}

#[test]
fn a_standard_that_tells_no_time_at_all_speaks_to_none_until_the_reader_says_which() {
    let texts = [("发言.txt", SPEECHES), ("指标.txt", UNTOLD)];
    let mut desk = opened(&texts, Some(2), "");
    assert!(against(&mut desk).is_empty(), "{:#?}", against(&mut desk));
    // The periods that can be meant are offered.
    let html = view(&mut desk, "documents");
    assert!(html.contains("没有写明时段") && html.contains("data-go=\"time:2023年上半年\""), "{html}");
    let mut desk = opened(&texts, Some(2), "2023年上半年");
    let found = against(&mut desk);
    assert_eq!(found.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["fails", "holds"], "{found:#?}");
    assert!(found[0].1.contains("您指定：2023年上半年"), "{found:#?}");
}

#[test]
fn what_has_no_time_is_held_against_what_has_none_and_says_so() {
    let speech = "遂昌县规上工业增加值18.2亿元。\n缙云县规上工业增加值27.5亿元。\n2023年一季度，缙云县固定资产投资8.6亿元。\n";
    let mut desk = opened(&[("发言.txt", speech), ("指标.txt", UNTOLD)], Some(2), "");
    let found = against(&mut desk);
    assert_eq!(
        found.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(),
        ["unclear", "holds"],
        "{found:#?}"
    );
    assert!(found[0].1.contains("《指标.txt》没有写明时段"), "{found:#?}");
}

#[test]
fn a_difference_from_the_standard_is_told_once() {
    let other = "2023年一季度，遂昌县固定资产投资19.7亿元。2023年一季度，缙云县固定资产投资30.1亿元。\n";
    let official = "2023年一季度，遂昌县固定资产投资20.3亿元，缙云县固定资产投资30.1亿元。\n";
    let texts = [("春.txt", SPRING), ("夏.txt", other), ("通报.txt", official)];
    let kinds = |standard: Option<u32>| {
        let report = json(&mut opened(&texts, standard, ""));
        let findings = report["findings"].as_array().unwrap().iter();
        let about = findings.filter(|one| one["working_zh"].as_str().unwrap().contains("固定资产投资"));
        let mut kinds: Vec<String> = about
            .filter(|one| {
                one["verdict"] != "holds"
                    && ["standard", "documents"].contains(&one["kind"].as_str().unwrap())
            })
            .map(|one| one["kind"].as_str().unwrap().to_owned())
            .collect();
        kinds.sort();
        kinds
    };
    assert_eq!(kinds(None), ["documents", "documents"]);
    // Each against the standard, and the two that differ from one another.
    assert_eq!(kinds(Some(3)), ["documents", "standard", "standard"]);
}

#[test]
fn equal_words_for_two_times_have_their_year() {
    let last = SPRING.replace("2023", "2022").replace("2022年一季度，", "一季度，");
    let this = SPRING.replace("2023年一季度，", "一季度，");
    let texts = [("去年.txt", last.as_str()), ("今年.txt", this.as_str())];
    let mut desk = Desk::new();
    for (key, (name, text)) in (1..).zip(texts) {
        shelve(&mut desk, key, name, text);
    }
    let lay = Request::Lay { keys: vec![1, 2], standard: None, time: String::new(), more: false };
    let Answer::Opened(summary) = desk.answer(lay, None) else { panic!("not opened") };
    let mut periods = summary.periods.clone();
    periods.sort();
    periods.dedup();
    assert_eq!(periods.len(), summary.periods.len(), "{:?}", summary.periods);
    assert!(periods.contains(&"2022年一季度".to_owned()) && periods.contains(&"2023年一季度".to_owned()));
    let Answer::Rows { rows, .. } =
        desk.answer(Request::Rows { query: Query::default(), from: 0, to: 20 }, None)
    else {
        panic!("no rows")
    };
    assert!(rows.iter().all(|row| row.period.contains("年一季度")), "{rows:#?}");
}

#[test]
fn documents_of_one_name_are_told_apart() {
    let mut desk = opened(&[("稿.txt", SPRING), ("稿.txt", SUMMER), ("", TABLE)], None, "");
    let report = json(&mut desk);
    let names: Vec<&str> =
        report["documents"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["稿.txt", "稿.txt（2）", "3"]);
}

#[test]
fn cells_of_a_row_are_parted_in_quotes() {
    let html = "<html><body><h1>2023年上半年主要指标</h1><table><tr><th>县</th><th>规上工业增加值（亿元）</th><th>用电量（亿千瓦时）</th></tr>\
        <tr><td>遂昌县</td><td>18.6</td><td>3.1</td></tr><tr><td>缙云县</td><td>27.5</td><td>4.8</td></tr></table></body></html>";
    for text in [TABLE, html] {
        let mut desk = Desk::new();
        let open = Request::Open { document: "表".to_owned(), edits: Vec::new() };
        desk.answer(open, Some(text.to_owned()));
        let rows = words(&workbook(&mut desk).1, "数据");
        let at = rows[0].iter().position(|head| head == "原句").unwrap();
        let quotes: Vec<&str> = rows[1..].iter().map(|row| &*row[at]).collect();
        assert!(quotes.contains(&"遂昌县 | 18.6 | 3.1"), "{quotes:?}");
        let look = |desk: &mut Desk, id: &str| {
            let look = vec![("go".to_owned(), format!("claim:{id}"))];
            let request = Request::View {
                name: "tip".to_owned(),
                look,
                query: Query::default(),
                language: Language::Chinese,
            };
            let Answer::View(html) = desk.answer(request, None) else { panic!("no view") };
            html
        };
        let second = rows[1..].iter().find(|row| row.iter().any(|cell| cell == "3.1")).unwrap();
        let tip = look(&mut desk, &second[0]);
        assert!(tip.contains("18.6 | "), "{tip}");
    }
}

#[test]
fn figures_of_a_table_bear_the_unit_of_their_head() {
    let mut desk = opened(&[("发言.txt", SPEECHES), ("2023年上半年主要指标.txt", UNTOLD)], Some(2), "");
    let found = against(&mut desk);
    assert!(found[0].1.contains("《2023年上半年主要指标.txt》为18.6亿元"), "{found:#?}");
    let html = view(&mut desk, "documents");
    assert!(html.contains("没有说到"), "{html}");
}

#[test]
fn each_figure_of_a_course_names_its_document_and_one_time_has_one_name() {
    let one = "2023年1-5月，遂昌县固定资产投资19.7亿元。2023年1-5月，缙云县固定资产投资30.1亿元。\n";
    let other = "2023年1—5月，遂昌县固定资产投资20.3亿元，缙云县固定资产投资30.1亿元。\n";
    let mut desk = opened(&[("甲.txt", one), ("乙.txt", other)], None, "");
    let html = view(&mut desk, "documents");
    assert!(html.contains("2023年1—5月 甲.txt") && html.contains("2023年1—5月 乙.txt"), "{html}");
    // Quotes keep the dash of their text.
    assert!(!html.contains("<small>2023年1-5月"), "{html}");
}
