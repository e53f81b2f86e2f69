//! A chart of each kind, drawn natively, on the page and in a worker: the same bytes.

use shaipin::chart::model::{Bar, Bars, Cell, Chart, Form, Group, Heat, Plot, Shade, Sign, Tiles};
use shaipin::chart::{Look, draw};
use shaipin::language::Language;

/// What is drawn natively. After a wanted change: `SHAIPIN_UPDATE=1 cargo test --test drawing`.
pub const WANTED: [(&str, &str); 3] = [
    ("bars", include_str!("bars.svg")),
    ("heat", include_str!("heat.svg")),
    ("tiles", include_str!("tiles.svg")),
];

/// The pictures in the order of [`WANTED`], made of invented figures.
pub fn pictures() -> Vec<String> {
    let look = Look { width: 640, language: Language::Chinese };
    let drawn = [bars(), heat(), tiles()].into_iter().map(|plot| {
        let chart = Chart {
            title: "技改投资".to_owned(),
            notes: vec!["时序进度只供参考，不是评价。".to_owned()],
            source: "来源：样例；数据均为虚构".to_owned(),
            plot,
        };
        draw(&chart, look).map(|picture| picture.svg).unwrap_or_default()
    });
    drawn.collect()
}

fn bars() -> Plot {
    let bar = |name: &str, form: Form, literal: &str, note: &str| Bar {
        name: name.to_owned(),
        form,
        literal: literal.to_owned(),
        note: note.to_owned(),
        marker: None,
        go: String::new(),
    };
    let done = |millions: i64| Form::Done(format!("{millions}000000"));
    let reached = vec![
        bar("青河区", done(6_850), "68.5亿元", "第1"),
        Bar {
            marker: Some("4000000000".to_owned()),
            ..bar("云山经济开发区", done(3_333), "超33.33亿元", "一季度")
        },
        bar("白石县", done(1_260), "12.6亿元", "第3"),
        bar("东浦县", done(-350), "-3.5亿元", ""),
    ];
    let open = bar(
        "西塘区",
        Form::Between(Some("1260000000".to_owned()), Some("3333000000".to_owned())),
        "12.6–33.33",
        "推算",
    );
    let plan = bar("白石县", Form::Planned("5000000000".to_owned()), "50亿元", "");
    let group = |head: &str, bars| Group { head: head.to_owned(), bars };
    let groups = vec![group("", reached), group("未报数", vec![open]), group("计划或预计", vec![plan])];
    Plot::Bars(Bars { base: "元".to_owned(), groups, marker: "时序进度".to_owned() })
}

fn cells() -> Vec<Cell> {
    let cell = |words: &str, shade, sign| Cell { words: words.to_owned(), shade, sign, ..Cell::default() };
    vec![
        cell("1", Shade::First, Sign::Supported),
        cell("≤3", Shade::Top, Sign::Contradicted),
        cell("5", Shade::Middle, Sign::Untested),
        cell("−1", Shade::Bottom, Sign::Untested),
        cell("4", Shade::Derived, Sign::Untested),
        cell("", Shade::Value, Sign::Untested),
        cell("", Shade::Damaged, Sign::Untested),
        Cell::default(),
    ]
}

fn heat() -> Plot {
    let columns = ["青河区", "白石县", "云山经济开发区", "东浦县", "南屏县", "西塘区", "北岭市", "新区"];
    let rows = vec![("规上工业增加值增速".to_owned(), cells())];
    Plot::Heat(Heat { columns: columns.map(str::to_owned).to_vec(), rows })
}

fn tiles() -> Plot {
    let mut cells = cells().into_iter();
    let mut take = |count: usize| cells.by_ref().take(count).collect::<Vec<_>>();
    let rows = vec![("青河区".to_owned(), vec![take(2), take(1), take(1)])];
    Plot::Tiles(Tiles { columns: ["前三", "居中", "后三"].map(str::to_owned).to_vec(), rows })
}
