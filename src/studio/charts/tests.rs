//! Which charts there are, what they hold, and the way from one mark to the next.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use super::view::neighbours;
use super::*;
use crate::chart::model::{Form, Plot, Shade, Sign};
use crate::chart::{Area, Look, Mark};
use crate::studio::facts::{Bound, Pace, Seat, Series, Value};

/// Three regions that report, in invented figures.
fn facts() -> Facts {
    let series =
        |key: u32, name: &str, base: &str| Series { key, name: name.into(), base: base.into(), topic: 1 };
    Facts {
        stem: "样例".into(),
        source: "来源：样例".into(),
        regions: ["青河区", "白石县", "东浦县"].map(str::to_owned).to_vec(),
        reporting: 3,
        series: vec![series(7, "技改投资", "元"), series(12, "增加值增速", "%")],
        ..Facts::default()
    }
}

fn value(region: u32, series: Option<u32>, name: &str, value: &str, base: &str) -> Value {
    Value {
        region: Some(region),
        series,
        name: name.into(),
        value: value.into(),
        base: base.into(),
        literal: format!("{value}{base}"),
        claim: format!("{region}{value}"),
        ..Value::default()
    }
}

fn seat(region: u32, series: Option<u32>, short: &str, shade: Shade, sign: Sign) -> Seat {
    let words = format!("第{short}");
    Seat {
        region,
        series,
        name: "增速".into(),
        short: short.into(),
        words,
        shade,
        sign,
        claim: "5".into(),
        ..Seat::default()
    }
}

fn zh(facts: &Facts, choice: &str) -> String {
    view(facts, choice, Look { width: 600, language: Language::Chinese }).html
}

#[test]
fn a_chart_without_data_says_why_and_the_first_with_data_is_shown() {
    let empty = zh(&facts(), "");
    assert!(empty.contains("没有可画的数据") && !empty.contains("<figure"));
    for kind in Kind::ALL {
        assert!(zh(&facts(), kind.key()).contains(kind.nothing(Language::Chinese)), "{kind:?}");
    }
    let seats = vec![seat(0, None, "1", Shade::First, Sign::Untested)];
    let html = zh(&Facts { seats, ..facts() }, "");
    assert!(html.contains("各地自报位次的分布") && html.contains("data-go=\"claim:5\""), "{html}");
    assert!(html.contains("时序进度：没有写明时期"), "{html}");
    assert!(html.contains("data-go=\"set:chart/chart=places\" aria-pressed=\"true\""), "{html}");
}

#[test]
fn bars_are_ordered_and_tell_what_is_not_stated() {
    let mut values = vec![
        value(0, Some(0), "技改投资", "5", "元"),
        value(1, Some(0), "技改投资", "8", "元"),
        value(0, Some(0), "技改投资", "9", "元"),
    ];
    values[2].planned = true;
    let low = Some("5".to_owned());
    let bound =
        Bound { region: 2, series: 0, low, range: "≥ 5".into(), claim: "77".into(), ..Bound::default() };
    // What is stated needs no bound.
    let vain = Bound { region: 1, ..bound.clone() };
    let facts = Facts { values, bounds: vec![bound, vain], ..facts() };
    assert_eq!(
        bars::options(&facts, Language::Chinese),
        [("7".to_owned(), "技改投资（元，2 地）".to_owned())]
    );
    let made = bars::make(&facts, "7", Language::Chinese).unwrap();
    let Plot::Bars(plot) = &made.chart.plot else { panic!() };
    let told: Vec<Vec<(&str, &Form)>> = plot
        .groups
        .iter()
        .map(|group| group.bars.iter().map(|bar| (bar.name.as_str(), &bar.form)).collect())
        .collect();
    let done = |value: &str| Form::Done(value.into());
    assert_eq!(told[0], [("白石县", &done("8")), ("青河区", &done("5"))]);
    assert_eq!(told[1], [("东浦县", &Form::Between(Some("5".into()), None))]);
    assert_eq!(told[2], [("青河区", &Form::Planned("9".into()))]);
    assert_eq!(made.table.rows.len(), 3);
    assert!(bars::make(&facts, "12", Language::Chinese).is_none());
}

#[test]
fn a_heat_map_tells_claimed_contradicted_derived_valued_and_lost_apart() {
    let seats = vec![
        seat(0, Some(1), "1", Shade::First, Sign::Supported),
        seat(1, Some(1), "1", Shade::First, Sign::Contradicted),
        seat(0, Some(0), "4", Shade::Middle, Sign::Untested),
    ];
    let place = Bound { region: 2, series: 1, place: "3".into(), claim: "9".into(), ..Bound::default() };
    let values = vec![value(1, Some(0), "技改投资", "8", "元")];
    let facts = Facts { seats, values, bounds: vec![place], damaged: vec![(2, 1)], ..facts() };
    let made = heat::make(&facts, Language::Chinese).unwrap();
    let Plot::Heat(plot) = &made.chart.plot else { panic!() };
    let shades = |row: usize| plot.rows[row].1.iter().map(|cell| cell.shade).collect::<Vec<_>>();
    assert_eq!((plot.rows[0].0.as_str(), plot.rows[1].0.as_str()), ("增加值增速", "技改投资"));
    assert_eq!(shades(0), [Shade::First, Shade::First, Shade::Derived]);
    assert_eq!(shades(1), [Shade::Middle, Shade::Value, Shade::Damaged]);
    assert_eq!(plot.rows[0].1[1].label, "白石县，增加值增速，第1，对不上");
    assert_eq!(made.table.rows.len(), 3);
    // One region alone compares nothing.
    let seats = facts.seats.iter().filter(|seat| seat.region == 0).cloned().collect();
    let alone = Facts { seats, values: vec![], bounds: vec![], ..facts.clone() };
    assert!(heat::make(&alone, Language::Chinese).is_none() && !heat::any(&alone));
}

#[test]
fn places_of_unknown_part_have_a_column_of_their_own() {
    let mut seats = vec![
        seat(1, None, "2", Shade::Top, Sign::Untested),
        seat(0, None, "1", Shade::First, Sign::Supported),
        seat(1, None, "5", Shade::Middle, Sign::Untested),
        seat(1, None, "倒1", Shade::Bottom, Sign::Contradicted),
    ];
    seats[2].open = true;
    let made = places::make(&Facts { seats, ..facts() }, Language::Chinese).unwrap();
    let Plot::Tiles(plot) = &made.chart.plot else { panic!() };
    assert_eq!(plot.columns, ["前三", "后三", "总数不明"]);
    let counts: Vec<(&str, Vec<usize>)> =
        plot.rows.iter().map(|(name, cells)| (name.as_str(), cells.iter().map(Vec::len).collect())).collect();
    assert_eq!(counts, [("青河区", vec![1, 0, 0]), ("白石县", vec![1, 1, 1])]);
    assert!(made.chart.notes.iter().any(|note| note.contains("总数不明")));
}

#[test]
fn completion_is_held_against_the_calendar_in_points() {
    let pace = |region: u32, value: &str, month: u32| Pace {
        region: Some(region),
        name: "年度投资完成率".into(),
        value: value.into(),
        literal: format!("{value}%"),
        month,
        period: format!("1—{month}月"),
        claim: "3".into(),
    };
    let paces = vec![pace(0, "27.2", 4), pace(1, "52.7", 4), pace(2, "25", 3)];
    let made = calendar::make(&Facts { paces, ..facts() }, Language::Chinese).unwrap();
    let Plot::Bars(plot) = &made.chart.plot else { panic!() };
    let bars: Vec<(&str, &str)> =
        plot.groups[0].bars.iter().map(|bar| (bar.name.as_str(), bar.note.as_str())).collect();
    assert_eq!(
        bars,
        [
            ("白石县", "+19.4 · 时序33.3% · 1—4月"),
            ("东浦县", "+0 · 时序25% · 1—3月"),
            ("青河区", "−6.1 · 时序33.3% · 1—4月"),
        ]
    );
    assert!(made.chart.notes[0].contains("只供参考"));
}

#[test]
fn stages_need_two_in_one_unit_and_one_course() {
    let mut values = vec![
        value(0, None, "谋划项目", "30", "个"),
        value(0, None, "签约项目", "12", "个"),
        value(0, None, "落地项目", "9", "个"),
        // A rate, an aim and money are no stage of these.
        value(1, None, "签约项目", "8", "个"),
        value(1, None, "项目落地率", "80", "个"),
        value(1, None, "签约金额", "6", "元"),
        value(2, None, "专项债需求", "20", "元"),
        value(2, None, "专项债发行", "9", "元"),
        value(2, None, "专项债拨付", "7", "元"),
        value(2, None, "早先签约项目", "4", "个"),
        value(2, None, "签约项目", "3", "个"),
        value(2, None, "开工项目", "2", "个"),
    ];
    for (at, sentence) in [(9, 1), (10, 2), (11, 2)] {
        values[at].sentence = sentence;
    }
    let facts = Facts { values, ..facts() };
    let options: Vec<String> = stages::options(&facts).into_iter().map(|(_, words)| words).collect();
    assert_eq!(options, ["谋划 → 签约 → 落地 → 开工（个）", "需求 → 发行 → 拨付（元）"]);
    let made = stages::make(&facts, "0", Language::Chinese).unwrap();
    let Plot::Bars(plot) = &made.chart.plot else { panic!() };
    let groups: Vec<(&str, Vec<&str>)> = plot
        .groups
        .iter()
        .map(|group| (group.head.as_str(), group.bars.iter().map(|bar| bar.literal.as_str()).collect()))
        .collect();
    // Of two figures for one stage the one whose sentence tells another stage.
    assert_eq!(groups, [("青河区", vec!["30个", "12个", "9个"]), ("东浦县", vec!["3个", "2个"])]);
    let money = stages::make(&facts, "1", Language::Chinese).unwrap();
    assert_eq!(money.table.rows.len(), 3);
}

#[test]
fn arrows_lead_along_lines_and_to_the_nearest_of_the_next() {
    let mark = |area: Area| Mark { area, ..Mark::default() };
    let marks: Vec<Mark> =
        [(0, 0, 10, 10), (20, 0, 10, 10), (60, 0, 10, 10), (18, 20, 10, 10), (0, 60, 90, 10)]
            .map(mark)
            .to_vec();
    assert_eq!(neighbours(&marks, 0), [0, 0, 1, 3]);
    assert_eq!(neighbours(&marks, 1), [0, 1, 2, 3]);
    assert_eq!(neighbours(&marks, 2), [1, 2, 2, 3]);
    assert_eq!(neighbours(&marks, 4), [4, 3, 4, 4]);
    // Every mark is reached from the first.
    let mut seen = vec![false; marks.len()];
    let mut next = vec![0];
    while let Some(at) = next.pop() {
        if !std::mem::replace(&mut seen[at], true) {
            next.extend(neighbours(&marks, at));
        }
    }
    assert!(seen.iter().all(|seen| *seen));
}

#[test]
fn nothing_of_the_text_becomes_markup() {
    let evil = "<img src=x onerror=\"a()\">&'";
    let mut facts = facts();
    facts.regions[0] = evil.into();
    facts.series[0].name = evil.into();
    facts.source = evil.into();
    let evil_value = |region| Value {
        literal: evil.into(),
        name: evil.into(),
        period: evil.into(),
        ..value(region, Some(0), evil, "1", "元")
    };
    facts.values = vec![evil_value(0), evil_value(1)];
    facts.seats = vec![
        seat(0, Some(0), evil, Shade::First, Sign::Untested),
        seat(1, Some(0), evil, Shade::Top, Sign::Untested),
    ];
    for choice in ["bars.7", "heat", "places", "stages.<\">"] {
        for language in [Language::Chinese, Language::English] {
            let shown = view(&facts, choice, Look { width: 600, language });
            assert!(!shown.html.contains("<img") && !shown.html.contains("\"a()"), "{}", shown.html);
            assert!(!shown.name.contains(['<', '"']), "{}", shown.name);
        }
    }
}
