//! The chart of bars: labels, order, boxes, and nothing that makes it fail.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::chart::Bar;
use crate::language::Language;

fn bar(region: &str, value: &str, literal: &str, note: &str, planned: bool) -> Bar {
    Bar {
        region: region.into(),
        value: value.into(),
        literal: literal.into(),
        note: note.into(),
        planned,
        claim: String::new(),
    }
}

/// Made up: six regions, one with two values, one negative, two plans.
fn example() -> BarSeries {
    BarSeries {
        name: "技改投资".into(),
        base: "元".into(),
        bars: vec![
            bar("白石县", "1260000000", "12.6亿元", "第3", false),
            bar("青河区", "6850000000", "68.5亿元", "第1", false),
            bar("云山经济开发区", "3120000000", "超31.2亿元", "一季度", false),
            bar("云山经济开发区", "4400000000", "约44亿元", "第2 1—4月", false),
            bar("东浦县", "-350000000", "-3.5亿元", "", false),
            bar("南屏县", "0", "0", "", false),
            bar("白石县", "5000000000", "50亿元", "", true),
            bar("青河区", "9000000000", "90亿元", "全年", true),
        ],
    }
}

fn look(width: u32, dark: bool, language: Language) -> Look {
    Look { width, dark, language }
}

#[test]
fn every_label_is_there_and_drawing_twice_is_the_same() {
    let series = example();
    for dark in [false, true] {
        let picture = draw(&series, look(720, dark, Language::Chinese)).unwrap();
        assert_eq!(picture, draw(&series, look(720, dark, Language::Chinese)).unwrap());
        for words in ["白石县", "青河区", "68.5亿元", "第1", "一季度", "计划或预计", "20亿", "PingFang SC"]
        {
            assert!(picture.svg.contains(words), "{words}");
        }
        assert!(!picture.svg.contains("style="), "the page's policy forbids inline style");
    }
}

#[test]
fn marks_lie_in_the_picture_in_the_order_of_values() {
    let picture = draw(&example(), look(720, false, Language::English)).unwrap();
    let (wide, high) = (pixels(picture.size.0), pixels(picture.size.1));
    for &(_, (x, y, width, height), _) in &picture.marks {
        assert!(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= wide && y + height <= high);
    }
    let order: Vec<usize> = picture.marks.iter().map(|&(bar, ..)| bar).collect();
    assert_eq!(order, [1, 2, 3, 0, 5, 4, 7, 6]);
    assert!(picture.marks.windows(2).all(|pair| pair[0].1.1 + pair[0].1.3 <= pair[1].1.1));
    // The longest bar is that of the largest value, drawn hollow.
    let longest = picture.marks.iter().max_by_key(|(_, area, _)| area.2).unwrap();
    assert_eq!((longest.0, longest.2.as_str()), (7, "青河区, 90亿元, 全年, planned or expected"));
}

#[test]
fn the_description_tells_the_data() {
    let chinese = draw(&example(), look(720, false, Language::Chinese)).unwrap().description;
    assert!(chinese.starts_with("条形图：技改投资。由高到低：青河区 68.5亿元（第1）；"), "{chinese}");
    assert!(chinese.ends_with("计划或预计：青河区 90亿元（全年）；白石县 50亿元。"), "{chinese}");
    let english = draw(&example(), look(720, false, Language::English)).unwrap().description;
    assert!(
        english.starts_with("Bar chart of 技改投资. From high to low: 青河区 68.5亿元 (第1); "),
        "{english}"
    );
}

#[test]
fn nothing_and_anything_can_be_drawn() {
    assert_eq!(draw(&BarSeries::default(), look(720, false, Language::Chinese)), None);
    let values = ["0", "1", "-1", "0.0000000000000000000000000001", "79228162514264337593543950335"];
    for first in values {
        for second in values {
            let bars = vec![bar("甲<&\"县", first, "\u{0}x", "", false), bar("", second, "", "", true)];
            let series = BarSeries { bars, ..BarSeries::default() };
            for width in [0, 320, 4_000_000] {
                let picture = draw(&series, look(width, true, Language::English)).unwrap();
                assert_eq!(picture.marks.len(), 2);
                assert!(!picture.svg.contains(['\u{0}']) && !picture.svg.contains("NaN"));
            }
        }
    }
    let row = |number: i64| Bar {
        region: format!("第{number}区"),
        value: (number * 7 % 61).to_string(),
        ..Bar::default()
    };
    for (count, drawn) in [(1, 1), (60, 60), (500, MOST)] {
        let series = BarSeries { bars: (0..count).map(row).collect(), ..BarSeries::default() };
        let picture = draw(&series, look(500, false, Language::Chinese)).unwrap();
        assert_eq!(picture.marks.len(), drawn);
        assert_eq!(picture.svg.contains("另有300项未画"), count == 500);
    }
}

/// Writes pictures to look at: `SHAIPIN_PICTURES=folder cargo test --lib -- --ignored pictures`.
#[test]
#[ignore = "writes files"]
fn pictures_to_look_at() {
    let folder = std::path::PathBuf::from(std::env::var("SHAIPIN_PICTURES").unwrap());
    for (dark, ground) in [(false, "#ffffff"), (true, "#14181d")] {
        let mut page = format!("<body style='background:{ground};margin:16px'>");
        for (width, language) in
            [(720, Language::Chinese), (720, Language::English), (320, Language::Chinese)]
        {
            let picture = draw(&example(), look(width, dark, language)).unwrap();
            page += &format!("<div style='margin-bottom:24px'>{}</div>", picture.svg);
        }
        std::fs::write(folder.join(format!("bars-{dark}.html")), page).unwrap();
    }
}
