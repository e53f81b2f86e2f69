//! One chart, drawn natively, on the page and in a worker: the same bytes.

use shaipin::chart::{Bar, BarSeries, Look, bars};
use shaipin::language::Language;

/// What is drawn natively. After a wanted change: `SHAIPIN_UPDATE=1 cargo test --test drawing`.
pub const WANTED: &str = include_str!("bars.svg");

/// The picture, made of invented figures.
pub fn picture() -> String {
    let bar = |region: &str, millions: i64, literal: &str, note: &str, planned| Bar {
        region: region.to_owned(),
        value: format!("{millions}000000"),
        literal: literal.to_owned(),
        note: note.to_owned(),
        planned,
        claim: String::new(),
    };
    let series = BarSeries {
        name: "技改投资".to_owned(),
        base: "元".to_owned(),
        bars: vec![
            bar("白石县", 1_260, "12.6亿元", "第3", false),
            bar("青河区", 6_850, "68.5亿元", "第1", false),
            bar("云山经济开发区", 3_333, "超33.33亿元", "一季度", false),
            bar("东浦县", -350, "-3.5亿元", "", false),
            bar("白石县", 5_000, "50亿元", "", true),
        ],
    };
    let look = Look { width: 640, dark: false, language: Language::Chinese };
    bars::draw(&series, look).map(|picture| picture.svg).unwrap_or_default()
}
