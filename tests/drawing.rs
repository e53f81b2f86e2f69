//! Charts are drawn as they were; `web_page` and `web_worker` hold the browser to the same bytes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "web/chart.rs"]
mod chart;

#[test]
fn a_chart_is_drawn_alike_everywhere() {
    let drawn = chart::picture();
    if std::env::var_os("SHAIPIN_UPDATE").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/web/bars.svg");
        std::fs::write(file, &drawn).unwrap();
    } else {
        assert_eq!(drawn, chart::WANTED);
    }
}
