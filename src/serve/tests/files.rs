//! What files hold: everything, what the filters show, what is picked; and what every one of them ends with.

use super::{desk, sample};
use crate::book::{Book, Cell, Sheet};
use crate::serve::protocol::{Answer, Encoding, Format, Language, Query, Request};
use crate::studio::{self, Job, Made};

const SENTENCE: &str = "摘自各地自述，非官方统计";

fn export(format: Format, wanted: Option<(Query, Vec<(u32, u32)>)>, language: Language) -> Option<Job> {
    let (query, ranges) = wanted.map_or((None, Vec::new()), |(query, ranges)| (Some(query), ranges));
    let day = "2031-05-06".to_owned();
    packed(desk(sample()).answer(Request::Export { format, query, ranges, day, language }, None))
}

fn packed(answer: Answer) -> Option<Job> {
    match answer {
        Answer::Job(packed) => Job::unpacked(&packed),
        _ => None,
    }
}

fn book(format: Format, wanted: Option<(Query, Vec<(u32, u32)>)>, language: Language) -> Book {
    match export(format, wanted, language) {
        Some(Job::File { book, .. }) => book,
        other => panic!("{other:?}"),
    }
}

fn sheet<'a>(book: &'a Book, name: &str) -> &'a Sheet {
    book.sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

#[test]
fn every_file_ends_with_source_day_and_what_it_is_not() {
    for format in [Format::Csv(Encoding::Utf8), Format::Markdown, Format::Json] {
        let wanted = Some((Query::default(), Vec::new()));
        let Some(job) = export(format, wanted, Language::Chinese) else { panic!("{format:?}") };
        let Made::File { bytes, .. } = studio::work(&job, &|_, _| String::new()) else { panic!() };
        let text = String::from_utf8(bytes).unwrap();
        let end: String = text.chars().rev().take(240).collect::<Vec<_>>().into_iter().rev().collect();
        for part in ["来源：sample.txt", "导出日期：2031-05-06", SENTENCE] {
            assert!(end.contains(part), "{format:?}: {end}");
        }
    }
    let notes = book(Format::Xlsx, None, Language::English).notes;
    assert_eq!(notes.len(), 3);
    assert!(notes[0].starts_with("Source: sample.txt") && notes[1] == "Exported: 2031-05-06");
    assert_eq!(notes[2], "from the speakers' own words, not official statistics");
}

#[test]
fn a_part_is_what_the_filters_show_or_the_rows_picked() {
    let query = Query { regions: vec![1], ..Query::default() };
    let part = book(Format::Xlsx, Some((query.clone(), Vec::new())), Language::Chinese);
    assert_eq!(sheet(&part, "数据").rows.len(), 2);
    assert!(part.notes[1].contains("只含筛选或选中的 2 条数据，全文共 5 条"), "{:?}", part.notes);
    assert!(part.sheets.iter().all(|sheet| sheet.name != "台账"), "the ledger is of the whole");
    // The second of these two alone.
    let one = book(Format::Csv(Encoding::Marked), Some((query, vec![(1, 2)])), Language::Chinese);
    assert_eq!(one.sheets[0].rows.len(), 1);
    assert!(one.sheets[0].rows[0].contains(&Cell::Text("9.5%".into())));
}

#[test]
fn rows_for_programs_are_json() {
    let wanted = Some((Query { ranked: true, ..Query::default() }, Vec::new()));
    let job = export(Format::Json, wanted, Language::Chinese).unwrap();
    let Made::File { bytes, name, .. } = studio::work(&job, &|_, _| String::new()) else { panic!() };
    assert_eq!(name, "sample-数据-部分.json");
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(json["schema"], "shaipin-rows/1");
    assert_eq!(json["rows"].as_array().unwrap().len(), 2);
    assert_eq!(json["rows"][0]["value"], 1_200_000_000_i64);
    assert_eq!(json["rows"][0]["sentence"], "完成“交通投资”12亿元,全市第一。");
    assert!(json["rows"][0]["subject"].is_null());
}

#[test]
fn no_code_of_ours_stands_in_a_workbook() {
    let book = book(Format::Xlsx, None, Language::Chinese);
    let codes = ["actual", "target", "projected", "ordinal", "claim", "growth", "no-rule", "time", "unread"];
    for sheet in &book.sheets {
        for cell in sheet.rows.iter().flatten() {
            assert!(!codes.contains(&cell.words()), "{}: {cell:?}", sheet.name);
        }
    }
    let ledger = sheet(&book, "台账");
    assert!(ledger.rows.iter().any(|row| row[3] == Cell::Text("序号".into())), "{:?}", ledger.rows);
}

#[test]
fn the_offices_table_tells_times_and_bounds() {
    let mut made = sample();
    let quantity = made.report.claims[0].quantity.as_mut().unwrap();
    quantity.bound = Some(crate::claim::model::Bound::About);
    let request = Request::Export {
        format: Format::Xlsx,
        query: None,
        ranges: Vec::new(),
        day: String::new(),
        language: Language::Chinese,
    };
    let Some(Job::File { book, .. }) = packed(desk(made).answer(request, None)) else { panic!() };
    let table = sheet(&book, "汇总表");
    let heads: Vec<String> = table.columns.iter().map(crate::book::Column::whole).collect();
    assert!(heads.iter().any(|head| head == "交通投资（亿元） 时期"), "{heads:?}");
    // The one tells no time and about how much, the other both exactly.
    let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.iter().map(Cell::words).collect()).collect();
    let at = heads.iter().position(|head| head == "交通投资（亿元） 数值").unwrap();
    assert_eq!(rows[0][at..at + 3], ["约5亿元", "", "未写明"], "{rows:?}");
    assert_eq!(rows[1][at..at + 3], ["12", "1", "4月"], "{rows:?}");
}
