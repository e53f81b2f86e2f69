//! Books written and read back by another program.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;

fn column(group: &str, name: &str) -> Column {
    Column { group: group.into(), name: name.into(), ..Column::default() }
}

/// Invented: two regions, one series with value and rank, and a sheet of words.
fn example() -> Book {
    let number = |digits: &str| Cell::Number(digits.into());
    let table = Sheet {
        name: "汇总表".into(),
        title: "某市某季度".into(),
        columns: vec![
            column("", "地区"),
            column("技改投资（亿元）", "数值"),
            column("技改投资（亿元）", "位次"),
        ],
        rows: vec![
            vec![Cell::text("白石县"), number("68.5"), number("1")],
            vec![Cell::text("青河区"), Cell::text("未提及")],
        ],
        frozen: 1,
        legend: Vec::new(),
    };
    let words = Sheet {
        name: "数据[1]/*".into(),
        columns: vec![column("", "原文"), column("", "日期"), column("", "数值")],
        rows: vec![
            vec![Cell::text("=1+1"), Cell::Date("2022-03-31".into()), number("-0.25")],
            vec![Cell::text("a|b,\"c\"\n<d>"), Cell::Empty, number("12345678901234567.89")],
        ],
        ..Sheet::default()
    };
    Book {
        title: "某市".into(),
        sheets: vec![table, words],
        notes: vec!["来源：甲".into(), "非官方统计".into()],
    }
}

fn read(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn a_workbook_is_read_back_as_it_was_meant() {
    let mut book = read(xlsx::write(&example()).unwrap());
    assert_eq!(book.sheet_names(), ["汇总表", "数据1"]);
    let table = book.worksheet_range("汇总表").unwrap();
    let at = |row, column| table.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!(at(0, 0), Data::String("某市某季度".into()));
    assert_eq!((at(1, 0), at(1, 1)), (Data::String("地区".into()), Data::String("技改投资（亿元）".into())));
    assert_eq!((at(2, 1), at(2, 2)), (Data::String("数值".into()), Data::String("位次".into())));
    assert_eq!((at(3, 1), at(3, 2)), (Data::Float(68.5), Data::Float(1.0)));
    assert_eq!(at(4, 1), Data::String("未提及".into()));
    assert_eq!((at(6, 0), at(7, 0)), (Data::String("来源：甲".into()), Data::String("非官方统计".into())));
    let words = book.worksheet_range("数据1").unwrap();
    assert_eq!(words.get_value((1, 0)), Some(&Data::String("=1+1".into())));
    assert!(matches!(words.get_value((1, 1)), Some(Data::DateTime(day)) if day.as_f64() == 44651.0));
    assert_eq!(words.get_value((1, 2)), Some(&Data::Float(-0.25)));
    // Seventeen digits are more than a spreadsheet keeps.
    assert_eq!(words.get_value((2, 2)), Some(&Data::String("12345678901234567.89".into())));
    let formulas = book.worksheet_formula("数据1").unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    assert_eq!(xlsx::write(&example()), xlsx::write(&example()));
}

#[test]
fn pages_are_a4_across_with_heads_that_stay() {
    let bytes = xlsx::write(&example()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet1.xml");
    for wanted in [
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<pane xSplit=\"1\" ySplit=\"3\"",
        "<mergeCell ref=\"B2:C2\"/>",
        "<mergeCell ref=\"A2:A3\"/>",
    ] {
        assert!(sheet.contains(wanted), "{wanted} in {sheet}");
    }
    assert!(part("xl/styles.xml").contains("quotePrefix=\"1\""));
    assert!(part("docProps/core.xml").contains("2000-01-01T00:00:00Z"));
    assert!(part("xl/workbook.xml").contains("Print_Titles"));
}

#[test]
fn odd_books_are_written_too() {
    let long = "长".repeat(40_000);
    let sheet = |name: &str| Sheet {
        name: name.into(),
        columns: vec![column("", &long)],
        rows: vec![
            vec![Cell::text(&long)],
            vec![Cell::Number("x".into())],
            vec![Cell::Date("0001-01-01".into())],
        ],
        ..Sheet::default()
    };
    for book in [
        Book::default(),
        Book { sheets: vec![Sheet::default(), Sheet::default()], ..Book::default() },
        Book {
            sheets: vec![sheet("'"), sheet("'"), sheet(&"很".repeat(50)), sheet("History")],
            ..Book::default()
        },
    ] {
        let read = read(xlsx::write(&book).unwrap());
        assert_eq!(read.sheet_names().len(), book.sheets.len().max(1));
    }
}

#[test]
fn markdown_keeps_its_table_whatever_the_words() {
    let written = markdown::write(&example());
    assert!(
        written.contains("| 地区 | 技改投资（亿元） 数值 | 技改投资（亿元） 位次 |\n| --- | ---: | ---: |"),
        "{written}"
    );
    assert!(written.contains("| a\\|b,\"c\" &lt;d&gt; |  | 12345678901234567.89 |"), "{written}");
    assert!(written.ends_with("非官方统计  \n"));
}

#[test]
fn csv_is_quoted_and_harmless() {
    let mut book = example();
    book.sheets.remove(0);
    assert_eq!(
        csv::write(&book),
        "原文,日期,数值\r\n'=1+1,2022-03-31,-0.25\r\n\"a|b,\"\"c\"\"\n<d>\",,12345678901234567.89\r\n来源：甲,,\r\n非官方统计,,\r\n"
    );
}
