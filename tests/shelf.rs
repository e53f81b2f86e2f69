//! The desk with several documents: kept, opened as one, looked at, saved.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use shaipin::serve::Desk;
use shaipin::serve::protocol::{Answer, Column, Language, Query, Request, Summary};
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
    let Answer::Opened(summary) = desk.answer(Request::Lay { keys: vec![4, 9, 2], standard }, None) else {
        panic!("not opened")
    };
    (desk, summary)
}

fn view(desk: &mut Desk, name: &str) -> String {
    let request = Request::View {
        name: name.to_owned(),
        look: Vec::new(),
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
    let Answer::Opened(summary) = desk.answer(Request::Lay { keys: vec![9], standard: Some(2) }, None) else {
        panic!("not opened")
    };
    assert_eq!(summary.parts.len(), 1);
    assert_eq!(desk.answer(Request::Lay { keys: Vec::new(), standard: None }, None), Answer::Nothing);
}
