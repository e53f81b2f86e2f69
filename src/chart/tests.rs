//! The charts: labels, order, boxes, and nothing that makes them fail.

#![allow(clippy::unwrap_used)]

use super::model::{Bar, Bars, Cell, Chart, Form, Group, Heat, Plot, Shade, Sign, Tiles};
use super::*;
use crate::language::Language;

fn chart(plot: Plot) -> Chart {
    Chart {
        title: "技改投资（元）".into(),
        notes: vec!["只列已报数的。".into()],
        source: "来源：甲".into(),
        plot,
    }
}

fn bar(name: &str, form: Form, literal: &str, note: &str) -> Bar {
    let go = if literal.is_empty() { String::new() } else { "claim:7".to_owned() };
    Bar { name: name.into(), form, literal: literal.into(), note: note.into(), marker: None, go }
}

fn done(name: &str, value: &str, literal: &str, note: &str) -> Bar {
    bar(name, Form::Done(value.into()), literal, note)
}

/// Made up: a region with two values, one negative, one that is not stated, a plan.
fn example() -> Chart {
    let reached = vec![
        done("青河区", "6850000000", "68.5亿元", "第1"),
        done("云山经济开发区", "3120000000", "超31.2亿元", "一季度"),
        done("云山经济开发区", "4400000000", "约44亿元", "第2 1—4月"),
        Bar { marker: Some("2000000000".into()), ..done("白石县", "1260000000", "12.6亿元", "第3") },
        done("南屏县", "0", "0", ""),
        done("东浦县", "-350000000", "-3.5亿元", ""),
    ];
    let open = bar("西塘区", Form::Between(Some("1260000000".into()), None), "≥ 12.6", "推算");
    let plan = bar("青河区", Form::Planned("9000000000".into()), "90亿元", "全年");
    let group = |head: &str, bars| Group { head: head.into(), bars };
    let groups = vec![group("", reached), group("未报数", vec![open]), group("计划或预计", vec![plan])];
    chart(Plot::Bars(Bars { base: "元".into(), groups, marker: "时序".into() }))
}

fn cell(words: &str, shade: Shade, sign: Sign) -> Cell {
    Cell { words: words.into(), shade, sign, go: "claim:7".into(), label: format!("甲，{words}") }
}

fn cells() -> Vec<Cell> {
    vec![
        cell("1", Shade::First, Sign::Supported),
        cell("≤3", Shade::Top, Sign::Contradicted),
        cell("5", Shade::Middle, Sign::Untested),
        cell("−1", Shade::Bottom, Sign::Supported),
        cell("4–5", Shade::Derived, Sign::Untested),
        cell("", Shade::Value, Sign::Untested),
        cell("", Shade::Damaged, Sign::Untested),
        Cell::default(),
    ]
}

fn heat(columns: usize, rows: usize) -> Chart {
    let names = [
        "青河区",
        "白石县",
        "云山经济开发区",
        "东浦县",
        "南屏县",
        "西塘区",
        "北岭市",
        "新岭高新技术产业开发区",
    ];
    let rows = (0..rows)
        .map(|row| (format!("规上工业增加值增速{row}"), cells().into_iter().cycle().take(columns).collect()));
    let columns = names.iter().cycle().take(columns).map(|name| (*name).to_owned()).collect();
    chart(Plot::Heat(Heat { columns, rows: rows.collect() }))
}

fn tiles(counts: [usize; 3]) -> Chart {
    let row = |name: &str| {
        let cell = |&count: &usize| cells().into_iter().take(4).cycle().take(count).collect();
        (name.to_owned(), counts.iter().map(cell).collect())
    };
    let columns = ["前三", "居中", "后三"].map(str::to_owned).to_vec();
    chart(Plot::Tiles(Tiles { columns, rows: vec![row("青河区"), row("白石县")] }))
}

fn look(width: u32, language: Language) -> Look {
    Look { width, language }
}

fn whole(picture: &Picture) {
    let (wide, high) = (picture.size.0 as i32, picture.size.1 as i32);
    for Mark { area: (x, y, width, height), .. } in &picture.marks {
        assert!(*x >= 0 && *y >= 0 && *width > 0 && *height > 0 && x + width <= wide && y + height <= high);
    }
    assert!(!picture.svg.contains("style=") && !picture.svg.contains("NaN"));
}

#[test]
fn every_label_is_there_and_drawing_twice_is_the_same() {
    let picture = draw(&example(), look(720, Language::Chinese)).unwrap();
    assert_eq!(picture, draw(&example(), look(720, Language::Chinese)).unwrap());
    for words in [
        "技改投资（元）",
        "只列已报数的",
        "来源：甲",
        "白石县",
        "68.5亿元",
        "第1",
        "一季度",
        "20亿",
        "未报数",
        "PingFang SC",
    ] {
        assert!(picture.svg.contains(words), "{words}");
    }
    whole(&picture);
}

#[test]
fn bars_stand_in_order_and_end_where_their_values_do() {
    let picture = draw(&example(), look(720, Language::English)).unwrap();
    whole(&picture);
    let tops: Vec<i32> = picture.marks.iter().map(|mark| mark.area.1).collect();
    assert!(tops.windows(2).all(|pair| pair[0] < pair[1]), "{tops:?}");
    // The longest bar is that of the largest value, drawn hollow.
    let longest = picture.marks.iter().max_by_key(|mark| mark.area.2).unwrap();
    assert_eq!(longest.label, "青河区, 90亿元, 全年, planned or expected");
    let wide = |at: usize| f64::from(picture.marks[at].area.2);
    assert!((wide(0) / wide(7) - 68.5 / 90.0).abs() < 0.02, "lengths are as values");
    // What lies between 12.6 and no limit reaches from there to the end of the scale.
    let (open, base) = (&picture.marks[6], &picture.marks[3]);
    assert_eq!(open.label, "西塘区, ≥ 12.6, 推算, not stated, follows from the others");
    assert!((open.area.0 - base.area.0 - base.area.2).abs() <= 1);
}

#[test]
fn the_description_tells_the_data() {
    let told = |chart: &Chart, language| draw(chart, look(720, language)).unwrap().description;
    let chinese = told(&example(), Language::Chinese);
    assert!(chinese.starts_with("条形图：技改投资（元）。青河区 68.5亿元（第1）；"), "{chinese}");
    assert!(chinese.ends_with("计划或预计：青河区 90亿元（全年）。"), "{chinese}");
    let heat = told(&heat(8, 1), Language::Chinese);
    assert!(heat.contains("增速0：青河区 1，白石县 ≤3 （对不上），"), "{heat}");
    assert!(heat.contains("南屏县 4–5 （推算）。") && !heat.contains("西塘区"), "{heat}");
    let tiles = told(&tiles([5, 0, 1]), Language::English);
    assert!(
        tiles.contains("青河区: 前三 5 (supported 3, does not agree 1), 后三 1 (supported 1)."),
        "{tiles}"
    );
}

#[test]
fn the_key_names_what_is_drawn_and_nothing_else() {
    let svg = |chart: &Chart| draw(chart, look(900, Language::Chinese)).unwrap().svg;
    let all = svg(&heat(8, 1));
    for words in ["第一", "前三", "居中", "后三", "有佐证", "对不上", "此处原文有缺损", "没报位次"]
    {
        assert!(all.contains(words), "{words}");
    }
    let few = svg(&heat(1, 1));
    assert!(few.contains("第一") && !few.contains("对不上") && !few.contains("缺损"));
    let row = ("甲".to_owned(), vec![cell("2", Shade::Top, Sign::Unclear)]);
    let open = svg(&chart(Plot::Heat(Heat { columns: vec!["乙".into()], rows: vec![row] })));
    assert!(open.contains("待核实") && open.contains("#8A4B00") && !open.contains("对不上"));
    assert!(svg(&example()).contains("未报数，由别处说法推得的范围"));
}

#[test]
fn cells_differ_in_more_than_colour() {
    // Without any colour the drawings of two cells are still not the same.
    let shapes = |at: usize| {
        let row = ("甲".to_owned(), vec![Cell { words: String::new(), ..cells()[at].clone() }]);
        let plot = Plot::Heat(Heat { columns: vec!["乙".into()], rows: vec![row] });
        let svg =
            draw(&Chart { title: String::new(), notes: vec![], ..chart(plot) }, look(400, Language::Chinese))
                .unwrap()
                .svg;
        let mut parts = svg.split('#');
        let first = parts.next().unwrap().to_owned();
        let rest = parts.map(|part| part.get(6..).unwrap_or(""));
        rest.fold(first, |drawn, part| drawn + part)
            .lines()
            .filter(|line| line.starts_with('<'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let plain = [2, 4, 5, 6].map(shapes);
    for (at, one) in plain.iter().enumerate() {
        assert!(plain.iter().skip(at + 1).all(|other| other != one), "{at}");
    }
    assert_ne!(shapes(1), shapes(2));
}

#[test]
fn a_plot_of_many_columns_is_wider_than_its_frame_and_words_stay_in_it() {
    let picture = draw(&heat(30, 3), look(320, Language::Chinese)).unwrap();
    assert!(picture.size.0 > 720);
    whole(&picture);
    // Seven of eight cells hold something.
    assert_eq!(picture.marks.len(), 3 * 27);
    let narrow = draw(&tiles([40, 20, 3]), look(320, Language::Chinese)).unwrap();
    assert_eq!((narrow.size.0, narrow.marks.len()), (320, 126));
    whole(&narrow);
}

#[test]
fn nothing_and_anything_can_be_drawn() {
    let empty = [Plot::Bars(Bars::default()), Plot::Heat(Heat::default()), Plot::Tiles(Tiles::default())];
    for plot in empty {
        assert_eq!(draw(&chart(plot), look(720, Language::Chinese)), None);
    }
    let values = ["0", "1", "-1", "0.0000000000000000000000000001", "79228162514264337593543950335", ""];
    for first in values {
        for second in values {
            let bars = vec![
                done("甲<&\"县", first, "\u{0}x", ""),
                Bar { marker: Some(second.into()), ..done("", second, "", "") },
                bar("乙", Form::Between(Some(first.into()), Some(second.into())), "", ""),
                bar("乙", Form::Between(None, None), "", ""),
            ];
            let groups = vec![Group { head: "\u{1}".into(), bars }];
            let chart = chart(Plot::Bars(Bars { groups, ..Bars::default() }));
            for width in [0, 320, 4_000_000] {
                let picture = draw(&chart, look(width, Language::English)).unwrap();
                assert_eq!(picture.marks.len(), 4);
                assert!(!picture.svg.contains(['\u{0}', '\u{1}']) && !picture.svg.contains("NaN"));
            }
        }
    }
    for (count, drawn) in [(1, 1), (60, 60), (500, bars::MOST)] {
        let bars =
            (0..count).map(|number| done(&format!("第{number}区"), &number.to_string(), "", "")).collect();
        let groups = vec![Group { head: String::new(), bars }];
        let plot = Plot::Bars(Bars { groups, ..Bars::default() });
        let picture = draw(&chart(plot), look(500, Language::Chinese)).unwrap();
        assert_eq!(picture.marks.len(), drawn);
        assert_eq!(picture.svg.contains("另有300项未画"), count == 500);
    }
    for (columns, rows) in [(1, 1), (41, 61), (3, 200)] {
        let picture = draw(&heat(columns, rows), look(0, Language::English)).unwrap();
        whole(&picture);
    }
}
