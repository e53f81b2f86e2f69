//! The desk over whole texts: what the page asks, from opening to saving.
#![allow(clippy::unwrap_used, clippy::panic)]

use shaipin::analyse;
use shaipin::report::json::report_json;
use shaipin::serve::Desk;
use shaipin::serve::protocol::{Answer, Edit, Field, Format, Language, Query, Request, Row, Summary, Target};
use shaipin::source::{Encoding, SourceText};
use shaipin::studio::{self, Job, Made};

const SAMPLES: [(&str, &str); 2] = [
    ("clean.txt", include_str!("../static/samples/clean.txt")),
    ("faults.txt", include_str!("../static/samples/faults.txt")),
];

fn open(desk: &mut Desk, name: &str, text: &str) -> Summary {
    let request = Request::Open { document: name.into(), edits: vec![] };
    match desk.answer(request, Some(text.to_owned())) {
        Answer::Opened(summary) => summary,
        other => panic!("{other:?}"),
    }
}

fn rows(desk: &mut Desk, query: Query) -> Vec<Row> {
    match desk.answer(Request::Rows { query, from: 0, to: u32::MAX }, None) {
        Answer::Rows { rows, .. } => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn rows_marks_and_counts_agree() {
    for (name, text) in SAMPLES {
        let mut desk = Desk::new();
        let summary = open(&mut desk, name, text);
        let rows = rows(&mut desk, Query::default());
        assert_eq!(rows.len(), summary.claims as usize);
        assert!(!rows.is_empty() && !summary.regions.is_empty(), "{name}");
        let end = u32::try_from(summary.paragraphs.len()).unwrap();
        let Answer::Marks(marks) = desk.answer(Request::Marks { first: 0, end }, None) else { panic!() };
        // Every claim can be chosen in the text, and nothing else can.
        for row in &rows {
            assert!(marks.iter().any(|mark| mark.claims.contains(&row.id)), "{name} {row:?}");
            assert!(text.is_char_boundary(row.span.0 as usize) && text.is_char_boundary(row.span.1 as usize));
        }
        for mark in &marks {
            assert!(mark.claims.iter().all(|id| rows.iter().any(|row| row.id == *id)));
            let (start, stop, _) = &summary.paragraphs[mark.paragraph as usize];
            assert!(*start <= mark.span.0 && mark.span.1 <= *stop, "{name} {mark:?}");
        }
        let numerals: u32 = summary.fates.iter().map(|(_, count)| count).sum();
        let Answer::Numerals { total, .. } =
            desk.answer(Request::Numerals { fate: None, from: 0, to: 0, language: Language::Chinese }, None)
        else {
            panic!()
        };
        assert_eq!(total, numerals);
    }
}

/// The view of charts.
fn charts(desk: &mut Desk, choice: &str, language: Language) -> (String, String) {
    let width = std::env::var("SHAIPIN_WIDTH").ok().and_then(|width| width.parse().ok()).unwrap_or(640);
    let request = Request::Charts {
        choice: choice.to_owned(),
        query: Query::default(),
        width,
        day: String::new(),
        language,
    };
    let Answer::Job(job) = desk.answer(request, None) else { panic!("{choice}") };
    match studio::work(&Job::unpacked(&job).unwrap(), &|_, _| String::new()) {
        Made::Charts { html, svg, .. } => (html, svg),
        other => panic!("{choice}: {other:?}"),
    }
}

#[test]
fn every_chart_that_is_offered_is_drawn_and_leads_to_claims() {
    let mut found = [0; 5];
    for (name, text) in SAMPLES {
        let mut desk = Desk::new();
        open(&mut desk, name, text);
        let ids: Vec<String> = rows(&mut desk, Query::default()).into_iter().map(|row| row.id).collect();
        for (kind, found) in ["bars", "heat", "places", "calendar", "stages"].into_iter().zip(&mut found) {
            for language in [Language::Chinese, Language::English] {
                let (html, _) = charts(&mut desk, kind, language);
                if html.contains("chart-none") {
                    continue;
                }
                let options =
                    html.split("<option value=\"").skip(1).filter_map(|part| part.split('"').next());
                let options: Vec<String> = options.map(str::to_owned).chain([kind.to_owned()]).collect();
                for option in options {
                    let (html, svg) = charts(&mut desk, &option, language);
                    assert!(svg.starts_with("<svg ") && html.contains(&svg), "{name} {option}");
                    let marks: Vec<&str> = html.split("class=\"mark").skip(1).collect();
                    assert!(marks.len() >= 2, "{name} {option}");
                    for mark in marks {
                        let claim =
                            mark.split("data-go=\"claim:").nth(1).and_then(|part| part.split('"').next());
                        let lost = mark.contains("缺损") || mark.contains("text lost");
                        assert!(
                            lost || claim.is_some_and(|claim| ids.iter().any(|id| id == claim)),
                            "{name} {mark}"
                        );
                    }
                    *found += 1;
                }
            }
        }
    }
    assert!(found[0] > 4 && found[1] > 0 && found[2] > 0, "{found:?}");
}

#[test]
fn the_json_is_that_of_the_analysis() {
    for (name, text) in SAMPLES {
        let source = SourceText::decoded(name, text.to_owned(), Encoding::Utf8);
        let wanted = report_json(&analyse(&source), &source);
        let mut desk = Desk::new();
        open(&mut desk, name, text);
        let export = Request::Export {
            format: Format::Json,
            query: None,
            ranges: Vec::new(),
            day: String::new(),
            language: Language::Chinese,
        };
        let Answer::File { content, .. } = desk.answer(export, None) else { panic!() };
        assert!(content.trim_end() == wanted, "{name}");
        let analyse = Request::Analyse { document: name.into() };
        assert!(desk.answer(analyse, Some(text.to_owned())) == Answer::Json(wanted), "{name}");
    }
}

#[test]
fn corrections_are_marked_wherever_claims_are_told() {
    let (name, text) = SAMPLES[0];
    let mut desk = Desk::new();
    let plain = open(&mut desk, name, text);
    let all = rows(&mut desk, Query::default());
    let told: Vec<&Row> = all.iter().filter(|row| row.literal.ends_with("亿元")).collect();
    let target = |row: &Row| {
        let (start, nth) = row.id.split_once('.').unwrap_or((&row.id, "0"));
        let said = text[row.span.0 as usize..row.span.1 as usize].to_owned();
        Target { start: start.parse().unwrap(), nth: nth.parse().unwrap(), said }
    };
    let edits = vec![
        Edit::Correct { claim: target(told[0]), field: Field::Value, words: "77.7亿元".into() },
        Edit::Correct { claim: target(told[0]), field: Field::Status, words: "projected".into() },
        Edit::Reject(target(told[1])),
    ];
    let request = Request::Open { document: name.into(), edits };
    let Answer::Opened(summary) = desk.answer(request, Some(text.to_owned())) else { panic!() };
    assert_eq!((summary.edited, summary.claims + 1), ((1, 1), plain.claims));
    let now = rows(&mut desk, Query::default());
    // Those set aside stay in their places.
    assert_eq!(
        now.iter().map(|row| &row.id).collect::<Vec<_>>(),
        all.iter().map(|row| &row.id).collect::<Vec<_>>()
    );
    let edited = rows(&mut desk, Query { edited: true, ..Query::default() });
    assert_eq!(edited.len(), 2);
    assert_eq!(
        (edited[0].literal.as_str(), edited[0].value.as_str(), edited[0].rejected),
        ("77.7亿元", "7770000000", false)
    );
    assert_eq!(edited[0].changes[0], (Field::Value, told[0].literal.clone()));
    assert!(edited[1].rejected);
    for format in
        [Format::Csv(shaipin::serve::protocol::Encoding::Utf8), Format::Markdown, Format::Json, Format::Xlsx]
    {
        let export = Request::Export {
            format,
            query: None,
            ranges: Vec::new(),
            day: String::new(),
            language: Language::Chinese,
        };
        let content = match desk.answer(export, None) {
            Answer::File { content, .. } => content,
            Answer::Job(job) => match Job::unpacked(&job).unwrap() {
                Job::File { book, .. } => format!("{:?}", book.sheets),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        if format == Format::Json {
            let wanted = format!(
                "\"correction\":{{\"rejected\":false,\"added\":false,\"original\":{{\"value\":\"{}\"",
                told[0].literal
            );
            assert!(content.contains(&wanted) && content.contains("\"rejected\":true"));
        } else {
            for word in ["已更正", "已剔除", &format!("数值：{}；性质：实际", told[0].literal)]
            {
                assert!(content.contains(word), "{format:?} {word}");
            }
        }
    }
}

#[test]
fn a_name_given_outlives_a_change_of_the_text() {
    let (name, text) = SAMPLES[0];
    let mut desk = Desk::new();
    let found = open(&mut desk, name, text).regions[0].found.clone();
    let edits = vec![Edit::Rename { found: found.clone(), given: "某新区".to_owned() }];
    let request = Request::Open { document: name.into(), edits };
    let Answer::Opened(summary) = desk.answer(request, Some(format!("{text}\n"))) else { panic!() };
    let region = summary.regions.iter().find(|region| region.found == found).unwrap();
    assert_eq!(region.name, "某新区");
    let rows = rows(&mut desk, Query { regions: vec![region.index], ..Query::default() });
    assert!(rows.iter().all(|row| row.region.as_deref() == Some("某新区")));
    assert_eq!(rows.len(), region.claims as usize);
}

/// Writes the charts and the workbook of a text to look at: `SHAIPIN_TEXT=file SHAIPIN_PICTURES=folder cargo test --test desk -- --ignored`.
#[test]
#[ignore = "writes files"]
fn pictures_to_look_at() {
    let text = std::fs::read_to_string(std::env::var("SHAIPIN_TEXT").unwrap()).unwrap();
    let folder = std::path::PathBuf::from(std::env::var("SHAIPIN_PICTURES").unwrap());
    let css = include_str!("../static/start.css");
    for (kind, language) in ["bars", "heat", "places", "calendar", "stages"]
        .into_iter()
        .flat_map(|kind| [(kind, Language::Chinese), (kind, Language::English)])
    {
        let mut desk = Desk::new();
        open(&mut desk, "text.txt", &text);
        let (html, svg) = charts(&mut desk, kind, language);
        for theme in ["light", "dark"] {
            let page = format!(
                "<!doctype html><html data-theme={theme}><meta charset=utf-8><style>{css}</style><body><div class=view>{html}</div>"
            );
            std::fs::write(folder.join(format!("{kind}-{language:?}-{theme}.html")), page).unwrap();
        }
        std::fs::write(folder.join(format!("{kind}-{language:?}.svg")), svg).unwrap();
    }
    for format in [Format::Xlsx, Format::Table] {
        let mut desk = Desk::new();
        open(&mut desk, "", &text);
        let (query, ranges, day) = (None, Vec::new(), "2026-11-26".to_owned());
        let request = Request::Export { format, query, ranges, day, language: Language::Chinese };
        let Answer::Job(job) = desk.answer(request, None) else { panic!() };
        let Made::File { bytes, name, .. } =
            studio::work(&Job::unpacked(&job).unwrap(), &|_, _| String::new())
        else {
            panic!()
        };
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

#[test]
fn what_a_value_can_be_corrected_to_is_told_without_a_text() {
    let mut desk = Desk::new();
    for (words, reads) in
        [("7.8亿元", true), ("-3.1%", true), ("2022", true), ("若干亿元", false), ("", false)]
    {
        let answer = desk.answer(Request::Reads { words: words.to_owned() }, None);
        assert_eq!(answer, Answer::Reads(reads), "{words}");
    }
}

const PLAIN: &str = "宣城市2023年上半年晒拼会发言摘登

宣州区

宣州区上半年固定资产投资完成12亿元，增长9.1%。代号“7-15”的园区完成工业投资，按第3号表口径。

广德市

广德市上半年固定资产投资完成8亿元，增长6.3%。
";

#[test]
fn what_is_picked_is_offered_as_a_claim_and_added() {
    let mut desk = Desk::new();
    open(&mut desk, "a.txt", PLAIN);
    let at = u32::try_from(PLAIN.find("15”").unwrap()).unwrap();
    let Answer::Claim(Some(offer)) = desk.answer(Request::Offer { picked: (at, at + 2) }, None) else {
        panic!()
    };
    let row = &offer.row;
    // The numeral whole, the sentence around it, who speaks, and the time named last.
    assert_eq!((row.region.as_deref(), row.period.as_str()), (Some("宣州区"), "上半年"), "{row:?}");
    assert!(row.literal.contains("15") && row.added, "{row:?}");
    assert_eq!(
        &PLAIN[row.sentence.0 as usize..row.sentence.1 as usize],
        "代号“7-15”的园区完成工业投资，按第3号表口径。"
    );
    // Of words that a claim has already it is offered beside that one.
    let known = u32::try_from(PLAIN.find("12亿元").unwrap()).unwrap();
    let Answer::Claim(Some(offer)) = desk.answer(Request::Offer { picked: (known, known + 2) }, None) else {
        panic!()
    };
    assert_eq!(offer.row.id, format!("{known}.1"));
    assert_eq!(offer.row.literal, "12亿元");
    assert!(offer.row.indicator.contains("固定资产投资"), "{:?}", offer.row);
    // Outside of the text there is nothing to offer.
    for picked in [(u32::MAX - 1, u32::MAX), (5, 5)] {
        assert_eq!(desk.answer(Request::Offer { picked }, None), Answer::Claim(None));
    }

    let said = PLAIN[row.span.0 as usize..row.span.1 as usize].to_owned();
    let edit = Edit::Add {
        claim: Target { start: row.span.0, nth: 0, said },
        region: "宣州区".into(),
        indicator: "工业投资".into(),
        value: "15亿元".into(),
        period: row.period.clone(),
        aspect: "amount".into(),
        status: "actual".into(),
    };
    let edits = vec![edit, Edit::Rename { found: "广德市".into(), given: "广德".into() }];
    let request = Request::Open { document: "a.txt".into(), edits: edits.clone() };
    let Answer::Opened(summary) = desk.answer(request, Some(PLAIN.into())) else { panic!() };
    assert_eq!(summary.edited, (1, 0));
    assert!(summary.badges.contains(&("edits".into(), 2)), "{:?}", summary.badges);
    let added: Vec<Row> = rows(&mut desk, Query { edited: true, ..Query::default() });
    assert_eq!(
        added.iter().map(|row| (row.literal.as_str(), row.added)).collect::<Vec<_>>(),
        [("15亿元", true)]
    );
    // Every file marks it.
    for format in [Format::Markdown, Format::Csv(studio::Encoding::Utf8)] {
        let request = Request::Export {
            format,
            query: None,
            ranges: Vec::new(),
            day: "2026-01-02".into(),
            language: Language::Chinese,
        };
        let Answer::Job(job) = desk.answer(request, None) else { panic!() };
        let Made::File { bytes, .. } = studio::work(&Job::unpacked(&job).unwrap(), &|_, _| String::new())
        else {
            panic!()
        };
        assert!(String::from_utf8(bytes).unwrap().contains("补记"), "{format:?}");
    }
    let request = Request::Export {
        format: Format::Json,
        query: None,
        ranges: Vec::new(),
        day: String::new(),
        language: Language::Chinese,
    };
    let Answer::File { content, .. } = desk.answer(request, None) else { panic!() };
    assert!(content.contains(r#""added":true"#));
    // The list has each, to be taken back alone.
    let view = |desk: &mut Desk, language| {
        let request =
            Request::View { name: "edits".into(), look: Vec::new(), query: Query::default(), language };
        let Answer::View(html) = desk.answer(request, None) else { panic!() };
        html
    };
    let html = view(&mut desk, Language::Chinese);
    for part in ["补记", "工业投资 · 15亿元", "广德市 → 广德", "takeback:0", "takeback:1"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(view(&mut desk, Language::English).contains("Take this back"));
    // Of several documents the list has all, each at its place.
    let other = "广德市上半年固定资产投资完成8亿元。";
    let shelve = |desk: &mut Desk, key, text: &str, edits: Vec<Edit>| {
        desk.answer(Request::Shelve { key, document: format!("{key}.txt"), edits }, Some(text.into()));
    };
    shelve(&mut desk, 1, other, Vec::new());
    shelve(&mut desk, 2, PLAIN, edits);
    desk.answer(Request::Lay { keys: vec![1, 2], standard: None, time: String::new(), more: false }, None);
    let html = view(&mut desk, Language::Chinese);
    assert!(html.contains("takeback:1") && !html.contains("暂不起作用"), "{html}");
}
