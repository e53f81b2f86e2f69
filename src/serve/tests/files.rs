//! What files hold: everything, what the filters show, what is picked; and what every one of them ends with.

use super::{desk, sample};
use crate::book::{Book, Cell, Sheet};
use crate::serve::protocol::{Answer, Encoding, Format, Language, Query, Request};
use crate::serve::sample::{Line, Sample};
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
    assert_eq!(name, "sample-数据-2条部分.json");
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
    // The one tells no time and about how much, the other both exactly.
    let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.iter().map(Cell::words).collect()).collect();
    let at = heads.iter().position(|head| head == "交通投资（亿元，4月或未写明） 数值").unwrap();
    assert_eq!(rows[0][at..at + 2], ["约5亿元", ""], "{rows:?}");
    assert_eq!(rows[1][at..at + 2], ["12", "1"], "{rows:?}");
}

#[test]
fn where_times_differ_each_cell_tells_its_own() {
    let mut made = sample();
    let mut period = made.report.claims[1].period.as_deref().unwrap().clone();
    period.words = "3月".into();
    made.report.claims[0].period = Some(std::rc::Rc::new(period));
    let book = workbook(made, None, Vec::new());
    let table = sheet(&book, "汇总表");
    let cells: Vec<&str> = of(table, "交通投资（亿元）", 0).iter().map(|one| one.1.words()).collect();
    assert_eq!(cells, ["5", "", "3月"]);
    let turned = sheet(&book, "汇总表（指标为行）");
    let row = turned.rows.iter().find(|row| row[1].words() == "交通投资").unwrap();
    assert_eq!(row.last().map(Cell::words), Some("3月：白石县；4月：青河区"));
}

/// What the sheet says of a series for the region in a row: value, place, and what else there is.
fn of<'a>(table: &'a Sheet, series: &str, row: usize) -> Vec<(&'a str, &'a Cell)> {
    let columns = table.columns.iter().zip(&table.rows[row]);
    columns
        .filter(|(column, _)| column.group.starts_with(series))
        .map(|(column, cell)| (&*column.name, cell))
        .collect()
}

/// Two regions with values, two with their places alone, one silent; and what one region alone tells.
fn briefing() -> Sample {
    let rate = |region, number: &'static str, sentence, rank| Line {
        region: Some(region),
        indicator: "绿道开工率",
        sentence,
        number,
        unit: "%",
        base: "%",
        value: number.parse().ok(),
        rank,
        ..Line::default()
    };
    let trees = |region, sentence, rank| Line {
        indicator: "植树成活率",
        ..rate(region, "", sentence, Some(rank))
    };
    let mut made = Sample::new(&["白石县", "青河区", "南屏县"])
        .claim(rate(0, "81", "绿道开工率81%,全市第一。", Some(("全市第一", 1))))
        .claim(rate(1, "62", "绿道开工率62%,全市前三。", Some(("全市前三", 3))))
        .claim(trees(0, "植树成活率全市第二。", ("全市第二", 2)))
        .claim(trees(1, "植树成活率全市第一。", ("全市第一", 1)))
        .claim(Line { indicator: "河道保洁率", ..rate(2, "97", "河道保洁率97%。", None) })
        .aligned();
    made.report.claims[1].ranks[0].from = 1;
    made
}

fn workbook(made: Sample, query: Option<Query>, ranges: Vec<(u32, u32)>) -> Book {
    let (format, day, language) = (Format::Xlsx, String::new(), Language::Chinese);
    match packed(desk(made).answer(Request::Export { format, query, ranges, day, language }, None)) {
        Some(Job::File { book, .. }) => book,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_offices_table_holds_what_the_comparison_shows() {
    let book = workbook(briefing(), None, Vec::new());
    let table = sheet(&book, "汇总表");
    // Told by places alone, and all the same compared.
    let text = |words: &str| Cell::Text(words.into());
    let number = |digits: &str| Cell::Number(digits.into());
    let cells =
        |series, row| -> Vec<Cell> { of(table, series, row).iter().map(|one| one.1.clone()).collect() };
    assert_eq!(cells("植树成活率", 0)[..2], [text("只报位次"), number("2")]);
    assert_eq!(cells("植树成活率", 1)[..2], [text("只报位次"), number("1")]);
    assert_eq!(cells("植树成活率", 2)[..2], [text("未提及"), Cell::Empty]);
    // A column of places holds numbers alone; 前三 stands beside it.
    let heads: Vec<&str> = of(table, "绿道开工率", 0).iter().map(|one| one.0).collect();
    assert_eq!(heads[..3], ["数值", "位次（全市）", "位次备注"]);
    assert_eq!(cells("绿道开工率", 0)[..3], [number("81"), number("1"), Cell::Empty]);
    assert_eq!(cells("绿道开工率", 1)[..3], [number("62"), Cell::Empty, text("前3")]);
    // What one alone tells is said to be elsewhere, and is there.
    assert!(table.columns.iter().all(|column| !column.group.contains("河道保洁率")));
    assert!(table.legend.iter().any(|line| line.contains("另有 1 个指标")), "{:?}", table.legend);
    assert_eq!(
        sheet(&book, "单地指标").rows[0][1..5],
        [text("河道保洁率"), text("南屏县"), number("97"), text("%")]
    );
    // The other way round it says the same.
    let turned = sheet(&book, "汇总表（指标为行）");
    let row = turned.rows.iter().find(|row| row[1] == text("绿道开工率")).unwrap();
    assert_eq!(
        row[3..9],
        [number("81"), number("1"), number("62"), Cell::Empty, text("未提及"), Cell::Empty]
    );
    assert!(row[9].words().contains("青河区：") && row[9].words().contains("前3"), "{row:?}");
}

#[test]
fn the_city_by_its_name_is_the_scope_of_its_counties() {
    let mut made = briefing();
    made.report.regions[0].code = Some(330_881);
    made.report.claims[0].ranks[0].scope = "衢州".into();
    let book = workbook(made, None, Vec::new());
    let own = of(sheet(&book, "汇总表"), "绿道开工率", 0);
    let named = own.iter().any(|one| one.0 == "位次（全市）" && *one.1 == Cell::Number("1".into()));
    assert!(named, "{own:?}");
}

#[test]
fn who_is_silent_stays_in_a_part_unless_regions_are_chosen() {
    let names = |book: &Book| -> Vec<String> {
        sheet(book, "汇总表").rows.iter().map(|row| row[0].words().to_owned()).collect()
    };
    let one = Query { text: "绿道".into(), ..Query::default() };
    let part = workbook(briefing(), Some(one), Vec::new());
    assert_eq!(names(&part), ["白石县", "青河区", "南屏县"]);
    assert!(sheet(&part, "汇总表").columns.iter().all(|column| !column.group.contains("植树")));
    let chosen = workbook(briefing(), Some(Query { regions: vec![1], ..Query::default() }), Vec::new());
    assert_eq!(names(&chosen), ["青河区"]);
    let picked = workbook(briefing(), Some(Query::default()), vec![(0, 1)]);
    assert_eq!(names(&picked), ["白石县"]);
}

#[test]
fn no_file_takes_the_place_of_another() {
    let name = |format, query| match export(format, query, Language::Chinese) {
        Some(Job::File { name, .. }) => name,
        other => panic!("{other:?}"),
    };
    let part = |query| Some((query, Vec::new()));
    let of = |region| part(Query { regions: vec![region], ..Query::default() });
    let names = [
        name(Format::Csv(Encoding::Marked), None),
        name(Format::Csv(Encoding::Utf8), None),
        name(Format::Csv(Encoding::Gb18030), None),
        name(Format::Table, None),
        name(Format::Xlsx, None),
        name(Format::Xlsx, of(0)),
        name(Format::Xlsx, of(1)),
        name(Format::Xlsx, part(Query { text: "开工".into(), ..Query::default() })),
    ];
    for (at, name) in names.iter().enumerate() {
        assert!(!names[..at].contains(name), "{name}: {names:?}");
    }
    assert_eq!(names[6], "sample-汇总-青河区-2条部分.xlsx");
}

#[test]
fn the_comparison_alone_is_to_be_had() {
    let book = book(Format::Table, None, Language::Chinese);
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].columns[0].name, "地区");
    assert!(book.notes.iter().any(|note| note.contains("不等于零")), "{:?}", book.notes);
    assert!(book.notes.last().is_some_and(|note| note == SENTENCE));
}

#[test]
fn the_source_is_called_by_its_title_and_counts_those_who_speak() {
    let mut made = briefing();
    made.report.document = String::new();
    let title = made.report.claims[0].sentence;
    made.report.title = Some(title);
    made.report.regions[1].blocks.clear();
    let book = workbook(made, None, Vec::new());
    assert!(book.notes[0].starts_with("来源：粘贴的文本《绿道开工率81%,全市第一。》"), "{:?}", book.notes);
    let rows = &sheet(&book, "来源").rows;
    let told = |name: &str| rows.iter().find(|row| row[0].words() == name).map(|row| row[1].words());
    assert_eq!((told("汇报地区"), told("提到的地区")), (Some("2"), Some("3")));
}
