//! The desk as the page sees it.
#![allow(clippy::unwrap_used, clippy::panic)]

use rust_decimal::Decimal;

use super::Desk;
use super::protocol::{
    Answer, Column, Edit, Encoding, Format, Language, Query, Request, Row, SortKey, Within,
};
use super::sample::{Line, Sample};
use crate::claim::model::{Bound, Day, Status};
use crate::document::model::Topic;
use crate::report::Fate;
use crate::studio::{self, Job, Made};

mod files;
mod properties;

/// Five claims of two regions and one of none.
fn sample() -> Sample {
    let rate = |number: &'static str, sentence: &'static str| Line {
        sentence,
        indicator: "道路开工率",
        number,
        unit: "%",
        value: Some(number.parse().unwrap()),
        base: "%",
        ..Line::default()
    };
    Sample::new(&["白石县", "青河区"])
        .claim(Line { sentence: "白石县新建道路,完成交通投资约5亿元。", ..Line::default() })
        .claim(Line {
            region: Some(1),
            sentence: "完成“交通投资”12亿元,全市第一。",
            indicator: "“交通投资”",
            number: "12",
            value: Some(Decimal::from(1_200_000_000)),
            rank: Some(("全市第一", 1)),
            day: Some(Day { year: 2031, month: 4, day: 30 }),
            ..Line::default()
        })
        .claim(Line { topic: Topic::Renewal, status: Status::Target, ..rate("80", "道路开工率80%。") })
        .claim(Line { region: Some(1), topic: Topic::Renewal, ..rate("9.5", "道路开工率9.5%。") })
        .claim(Line {
            region: None,
            subject: Some("Delta泵站"),
            indicator: "位次",
            sentence: "Delta泵站居全市第三。",
            value: None,
            rank: Some(("全市第三", 3)),
            ..Line::default()
        })
        .other("这是第3个年头。", "3", Fate::Ordinal)
        .aligned()
}

fn desk(sample: Sample) -> Desk {
    Desk::holding(sample.source, sample.report)
}

/// What the studio makes of an answer for it; `None` where there is nothing to make.
fn job(answer: Answer) -> Option<Made> {
    let Answer::Job(bytes) = answer else { panic!("{answer:?}") };
    let job = (!bytes.is_empty()).then(|| Job::unpacked(&bytes).unwrap())?;
    Some(studio::work(&job, &|bytes, _| encoding_rs::GB18030.decode(bytes).0.into_owned()))
}

/// Name and words of a file, from the desk or through the studio.
fn made(answer: Answer) -> (String, String) {
    match answer {
        Answer::File { name, content, .. } => (name, content),
        other => match job(other) {
            Some(Made::File { name, bytes, .. }) => (name, String::from_utf8(bytes).unwrap()),
            other => panic!("{other:?}"),
        },
    }
}

/// The second region under another name.
fn rename(desk: &mut Desk, given: &str) -> Answer {
    let edits = vec![Edit::Rename { found: "青河区".into(), given: given.into() }];
    desk.answer(Request::Open { document: "sample.txt".into(), edits }, None)
}

fn rows(desk: &mut Desk, query: Query) -> Vec<Row> {
    match desk.answer(Request::Rows { query, from: 0, to: u32::MAX }, None) {
        Answer::Rows { rows, .. } => rows,
        other => panic!("{other:?}"),
    }
}

fn sorted(desk: &mut Desk, keys: &[(Column, bool)]) -> Vec<String> {
    let sort = keys.iter().map(|&(column, descending)| SortKey { column, descending }).collect();
    rows(desk, Query { sort, ..Query::default() }).into_iter().map(|row| row.value).collect()
}

#[test]
fn values_sort_within_their_unit_and_empty_ones_are_last() {
    let mut desk = desk(sample());
    assert_eq!(sorted(&mut desk, &[(Column::Value, false)]), ["9.5", "80", "500000000", "1200000000", ""]);
    assert_eq!(sorted(&mut desk, &[(Column::Value, true)]), ["80", "9.5", "1200000000", "500000000", ""]);
    let by_topic = [(Column::Topic, true), (Column::Value, true)];
    assert_eq!(sorted(&mut desk, &by_topic), ["80", "9.5", "1200000000", "500000000", ""]);
    assert_eq!(sorted(&mut desk, &[(Column::Rank, true)])[..2], ["", "1200000000"]);
    assert_eq!(sorted(&mut desk, &[(Column::Period, false)])[0], "1200000000");
}

#[test]
fn filters_and_facets_agree() {
    let mut desk = desk(sample());
    let query = Query { regions: vec![1], ..Query::default() };
    assert_eq!(rows(&mut desk, query.clone()).len(), 2);
    let Answer::Facets(facets) = desk.answer(Request::Facets { query }, None) else { panic!() };
    let counts = |column| {
        let facet = facets.iter().find(|facet| facet.column == column).unwrap();
        facet
            .values
            .iter()
            .map(|(value, label, count)| (value.as_str(), label.as_str(), *count))
            .collect::<Vec<_>>()
    };
    // The region facet is counted without the region filter, the others with it.
    assert_eq!(
        counts(Column::Region),
        [("0", "白石县", 2), ("1", "青河区", 2), (u32::MAX.to_string().as_str(), "", 1)]
    );
    assert_eq!(counts(Column::Topic), [("重大项目", "重大项目", 1), ("城市更新", "城市更新", 1)]);
    assert_eq!(counts(Column::Status)[0].2, 2);
    assert_eq!(rows(&mut desk, Query { regions: vec![u32::MAX], ..Query::default() }).len(), 1);
    assert_eq!(rows(&mut desk, Query { topics: vec!["无此议题".into()], ..Query::default() }).len(), 0);
    assert_eq!(rows(&mut desk, Query { ranked: true, ..Query::default() }).len(), 2);
}

#[test]
fn single_columns_are_filtered() {
    let mut desk = desk(sample());
    let mut count = |column, text: &str, from: &str, to: &str| {
        let within = Within { column, text: text.into(), from: from.into(), to: to.into() };
        rows(&mut desk, Query { filters: vec![within], ..Query::default() }).len()
    };
    assert_eq!((count(Column::Indicator, "投资", "", ""), count(Column::Indicator, "delta", "", "")), (2, 1));
    assert_eq!((count(Column::Value, "", "6亿元", ""), count(Column::Value, "", "", "5亿元")), (1, 1));
    assert_eq!((count(Column::Value, "", "50%", "100%"), count(Column::Value, "", "x", " ")), (1, 5));
    assert_eq!((count(Column::Rank, "", "", "1"), count(Column::Rank, "", "2", "3")), (1, 1));
    assert_eq!((count(Column::Sentence, "新建", "", ""), count(Column::Period, "4月", "", "")), (1, 1));
    assert_eq!(count(Column::Series, "开工", "", ""), 2);
}

#[test]
fn a_period_is_chosen_everywhere() {
    let mut desk = desk(sample());
    let Answer::Opened(summary) = rename(&mut desk, "南屏县") else { panic!() };
    assert_eq!(summary.periods, ["4月"]);
    let query = Query { periods: vec![0], ..Query::default() };
    assert_eq!(rows(&mut desk, query.clone()).len(), 1);
    assert_eq!(rows(&mut desk, Query { periods: vec![u32::MAX], ..Query::default() }).len(), 4);
    let mut view = |query: Query| {
        let (name, look, language) = ("compare".into(), vec![], Language::Chinese);
        match desk.answer(Request::View { name, look, query, language }, None) {
            Answer::View(html) => html,
            other => panic!("{other:?}"),
        }
    };
    let (all, one) = (view(Query::default()), view(query));
    assert!(all.contains("道路开工率") && !all.contains("period:"));
    assert!(!one.contains("道路开工率") && one.contains("被筛去"), "{one}");
}

#[test]
fn rows_are_copied_as_they_are_shown() {
    let mut desk = desk(sample());
    let sort = vec![SortKey { column: Column::Value, descending: true }];
    let copy = Request::Copy {
        query: Query { sort, ..Query::default() },
        ranges: vec![(0, 1), (3, 99)],
        columns: vec![Column::Value, Column::Region],
        language: Language::Chinese,
    };
    let Answer::Copied { plain, html } = desk.answer(copy, None) else { panic!() };
    let lines: Vec<&str> = plain.lines().collect();
    assert_eq!(lines[0], "原文数值\t数值\t计量单位\t地区\t原句");
    assert_eq!(lines[1], "80%\t80\t%\t白石县\t道路开工率80%。");
    assert_eq!(
        (lines.len(), lines[2].split('\t').next(), lines[3].split('\t').next()),
        (4, Some("5亿元"), Some(""))
    );
    assert_eq!(html.matches("<tr>").count(), 4);
}

#[test]
fn text_is_searched_in_every_field_and_case() {
    let mut desk = desk(sample());
    let mut count = |text: &str| rows(&mut desk, Query { text: text.into(), ..Query::default() }).len();
    assert_eq!((count("dELTA"), count("新建"), count("青河"), count("开工率")), (1, 1, 2, 2));
    assert_eq!((count(" 投资 "), count("年头"), count("")), (2, 0, 5));
}

#[test]
fn a_row_shows_the_bound_as_the_text_has_it() {
    let mut sample = sample();
    sample.report.claims[0].quantity.as_mut().unwrap().bound = Some(Bound::About);
    sample.report.claims[1].quantity.as_mut().unwrap().bound = Some(Bound::OrMore);
    let mut desk = desk(sample);
    let rows = rows(&mut desk, Query::default());
    assert_eq!(rows[0].literal, "约5亿元");
    assert_eq!(rows[1].literal, "12亿元以上");
    assert_eq!((rows[4].literal.as_str(), rows[4].ranks.as_slice()), ("", &["全市第三".to_owned()][..]));
}

#[test]
fn a_renamed_region_is_followed_everywhere() {
    let mut desk = desk(sample());
    let Answer::Opened(summary) = rename(&mut desk, "白石县") else { panic!() };
    assert_eq!((summary.regions[1].name.as_str(), summary.regions[1].found.as_str()), ("白石县", "青河区"));
    assert_eq!(summary.regions[1].blocks[0].reasons[0].0, "reader");
    // Two regions of one name are one.
    for region in [0, 1] {
        assert_eq!(rows(&mut desk, Query { regions: vec![region], ..Query::default() }).len(), 4);
    }
    assert!(charts(&mut desk, "bars").contains("没有两个以上地区都报了数"));
    let Answer::Marks(marks) = desk.answer(Request::Marks { first: 1, end: 2 }, None) else { panic!() };
    assert!(marks[0].reading.starts_with("白石县 · "), "{}", marks[0].reading);
    for format in [Format::Csv(Encoding::Marked), Format::Json, Format::Markdown] {
        let request = Request::Export {
            format,
            query: None,
            ranges: Vec::new(),
            day: String::new(),
            language: Language::Chinese,
        };
        assert!(!made(desk.answer(request, None)).1.contains("青河区"));
    }
    rename(&mut desk, "");
    assert_eq!(rows(&mut desk, Query { regions: vec![1], ..Query::default() }).len(), 2);
}

/// The view of charts.
fn charts(desk: &mut Desk, choice: &str) -> String {
    let (choice, language) = (choice.to_owned(), Language::Chinese);
    match job(desk.answer(
        Request::Charts { choice, query: Query::default(), width: 600, day: String::new(), language },
        None,
    )) {
        Some(Made::Charts { html, .. }) => html,
        other => panic!("{other:?}"),
    }
}

#[test]
fn series_join_spellings_and_not_units() {
    let html = charts(&mut desk(sample()), "");
    let options: Vec<&str> =
        html.split("<option").skip(1).filter_map(|part| part.split(['>', '<']).nth(1)).collect();
    assert_eq!(options, ["交通投资（元，2 地）", "道路开工率（%，2 地）"]);
}

#[test]
fn a_chart_leads_to_its_claims() {
    let mut desk = desk(sample());
    rename(&mut desk, "南屏县");
    let html = charts(&mut desk, "");
    let labels = |html: &str| -> Vec<String> {
        let marks = html.split("class=\"mark").skip(1);
        marks
            .filter_map(|mark| Some(mark.split("aria-label=\"").nth(1)?.split('"').next()?.to_owned()))
            .collect()
    };
    assert_eq!(labels(&html)[0], "南屏县，12亿元，第1 · 4月");
    assert!(html.contains("南屏县 12亿元（第1 · 4月）；白石县 "), "{html}");
    let second = html.split("value=\"").nth(2).and_then(|part| part.split('"').next()).unwrap();
    assert_eq!(labels(&charts(&mut desk, second)), ["南屏县，9.5%", "白石县，80%，计划或预计"]);
}

#[test]
fn marks_are_sorted_and_never_cross() {
    let mut desk = desk(sample());
    let Answer::Marks(marks) = desk.answer(Request::Marks { first: 0, end: 99 }, None) else { panic!() };
    let kinds: Vec<_> = marks.iter().map(|mark| mark.kind.as_str()).collect();
    assert_eq!(kinds, ["claim", "claim", "rank", "claim", "claim", "rank", "ordinal"]);
    assert_eq!(marks[2].claims, marks[1].claims);
    assert!(marks[6].claims.is_empty());
    assert_eq!(marks[6].paragraph, 5);
    let Answer::Marks(none) = desk.answer(Request::Marks { first: 7, end: 3 }, None) else { panic!() };
    assert!(none.is_empty());
}

#[test]
fn claims_are_found_by_id() {
    let mut desk = desk(sample());
    let all = rows(&mut desk, Query::default());
    for (place, row) in (0..).zip(&all) {
        let Answer::Claim(Some(detail)) = desk.answer(Request::Claim { id: row.id.clone() }, None) else {
            panic!()
        };
        assert_eq!(detail.row, *row);
        let find = Request::Find { id: row.id.clone(), query: Query::default() };
        assert_eq!(desk.answer(find, None), Answer::Found(Some(place)));
    }
    let hidden = Request::Find { id: all[0].id.clone(), query: Query { ranked: true, ..Query::default() } };
    assert_eq!(desk.answer(hidden, None), Answer::Found(None));
    for id in ["", "x", "1.x", "99999999999999999999", "0.7"] {
        assert_eq!(desk.answer(Request::Claim { id: id.into() }, None), Answer::Claim(None));
    }
}

#[test]
fn numerals_are_told_by_fate() {
    let mut desk = desk(sample());
    let mut ask = |fate: Option<&str>| {
        let request =
            Request::Numerals { fate: fate.map(str::to_owned), from: 0, to: 10, language: Language::Chinese };
        match desk.answer(request, None) {
            Answer::Numerals { total, rows, .. } => (total, rows.len()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((ask(None), ask(Some("ordinal")), ask(Some("no such"))), ((5, 5), (1, 1), (0, 0)));
}

#[test]
fn csv_tells_its_source_in_every_row() {
    let mut desk = desk(sample());
    for (language, note) in
        [(Language::Chinese, "摘自各地自述，非官方统计"), (Language::English, "not official statistics")]
    {
        let query = Query { ranked: true, ..Query::default() };
        let request = Request::Export {
            format: Format::Csv(Encoding::Marked),
            query: Some(query),
            ranges: Vec::new(),
            day: String::new(),
            language,
        };
        let (name, content) = made(desk.answer(request, None));
        assert!(name.starts_with("sample-") && name.ends_with(".csv"), "{name}");
        let table = properties::read_csv(&content);
        assert_eq!(table.len(), 6, "head, two rows, three notes");
        assert!(table[1..3].iter().all(|row| row.last().unwrap().contains(note)));
        assert!(table[5][0].contains(note));
        assert_eq!(table[1][1], "sample.txt");
        assert_eq!(table[1][22], "完成“交通投资”12亿元,全市第一。");
    }
}

#[test]
fn json_is_that_of_the_command_line() {
    let sample = sample();
    let wanted = crate::report::json::report_json(&sample.report, &sample.source) + "\n";
    let request = Request::Export {
        format: Format::Json,
        query: None,
        ranges: Vec::new(),
        day: String::new(),
        language: Language::English,
    };
    let (name, content) = made(desk(sample).answer(request, None));
    assert_eq!((content, name.as_str()), (wanted, "sample-report.json"));
}

#[test]
fn a_desk_with_nothing_open_answers_nothing() {
    let mut desk = Desk::new();
    let (query, id) = (Query::default(), String::new());
    for request in [
        Request::Open { document: String::new(), edits: vec![] },
        Request::Rows { query: query.clone(), from: 0, to: 9 },
        Request::Facets { query },
        Request::Regions,
        Request::Claim { id },
        Request::Charts {
            choice: String::new(),
            query: Query::default(),
            width: 600,
            day: String::new(),
            language: Language::Chinese,
        },
        Request::Analyse { document: String::new() },
    ] {
        assert_eq!(desk.answer(request, None), Answer::Nothing);
    }
    let json = desk.answer(Request::Analyse { document: "a.txt".into() }, Some("白石县".into()));
    assert!(matches!(json, Answer::Json(json) if json.contains("a.txt")));
    assert_eq!(desk.answer(Request::Regions, None), Answer::Nothing);
    let open = Request::Open { document: "b.txt".into(), edits: vec![] };
    assert!(matches!(desk.answer(open.clone(), Some("白石县".into())), Answer::Opened(_)));
    assert!(matches!(desk.answer(open, None), Answer::Opened(_)));
}

/// Run with `cargo test --release -- --ignored --nocapture hundred_thousand`.
#[test]
#[ignore = "measures time"]
fn a_hundred_thousand_claims() {
    let indicators: Vec<String> = (0..5_000).map(|number| format!("指标{number}完成额")).collect();
    let mut sample = Sample::new(&["白石县", "青河区", "云山市", "东浦县", "西塘区", "南屏县", "北岭市"]);
    for number in 0..100_000_u32 {
        let mixed = number.wrapping_mul(2_654_435_761);
        let value = Decimal::new(i64::from(mixed >> 4), mixed % 4);
        let written = value.to_string();
        let sentence =
            format!("云山一带经过多方努力,全年建成若干工程,完成额达到{written}亿元,比上年有所提高。");
        let line = Line {
            region: Some(u16::try_from(mixed % 7).unwrap()),
            sentence: &sentence,
            indicator: &indicators[(mixed % 5_000) as usize],
            number: &written,
            value: Some(value),
            base: if mixed % 3 == 0 { "%" } else { "元" },
            day: Some(Day { year: 2022, month: (mixed % 12) as u8 + 1, day: 28 }),
            ..Line::default()
        };
        sample = sample.claim(line);
    }
    let started = std::time::Instant::now();
    let mut desk = desk(sample);
    println!("hold: {:?}", started.elapsed());
    let all = |text: &str, sort: &[(Column, bool)]| Query {
        text: text.into(),
        sort: sort.iter().map(|&(column, descending)| SortKey { column, descending }).collect(),
        ..Query::default()
    };
    let within = |column, text: &str, from: &str| Query {
        filters: vec![Within { column, text: text.into(), from: from.into(), to: String::new() }],
        ..Query::default()
    };
    for (what, query) in [
        ("at least", within(Column::Value, "", "1000元")),
        ("indicator holds", within(Column::Indicator, "77", "")),
        ("sentence holds", within(Column::Sentence, "77", "")),
        ("a region and a unit", Query { regions: vec![2], units: vec!["%".into()], ..Query::default() }),
        ("a period", Query { periods: vec![0], ..Query::default() }),
        ("by period", all("", &[(Column::Period, true), (Column::Value, true)])),
        ("by value", all("", &[(Column::Value, true)])),
        ("by value, up", all("", &[(Column::Value, false)])),
        ("by indicator", all("", &[(Column::Indicator, false)])),
        ("by three", all("", &[(Column::Region, false), (Column::Indicator, true), (Column::Value, true)])),
        ("search", all("工程", &[])),
        ("search and sort", all("77", &[(Column::Value, true)])),
    ] {
        let started = std::time::Instant::now();
        desk.answer(Request::Rows { query: query.clone(), from: 50, to: 100 }, None);
        let first = started.elapsed();
        let started = std::time::Instant::now();
        desk.answer(Request::Rows { query: query.clone(), from: 5_000, to: 5_050 }, None);
        let again = started.elapsed();
        let started = std::time::Instant::now();
        desk.answer(Request::Facets { query }, None);
        println!("{what}: {first:?}, scrolled {again:?}, facets {:?}", started.elapsed());
    }
    let started = std::time::Instant::now();
    desk.answer(
        Request::Export {
            format: Format::Csv(Encoding::Utf8),
            query: None,
            ranges: Vec::new(),
            day: String::new(),
            language: Language::Chinese,
        },
        None,
    );
    println!("csv: {:?}", started.elapsed());
}

#[test]
fn samples_are_given_by_name() {
    let mut desk = Desk::default();
    for key in ["clean", "faults", "draft"] {
        match desk.answer(Request::Sample { key: key.into() }, None) {
            Answer::File { name, content, .. } => assert!(name.starts_with("样例") && content.contains('。')),
            other => panic!("{key}: {other:?}"),
        }
    }
    assert!(matches!(desk.answer(Request::Sample { key: "other".into() }, None), Answer::Nothing));
}
