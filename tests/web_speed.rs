//! The throughput of the reading in a browser, printed and never judged: machines differ.
//!
//! `cargo xtask bench` runs it with the page's own optimisation and prints what it says.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "a measurement")]

#[path = "speed/texts.rs"]
mod texts;

use shaipin::analyse;
use shaipin::source::SourceText;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn throughput() {
    for (name, text) in texts::all() {
        let source = SourceText::pasted(text);
        let mut best = f64::INFINITY;
        let mut claims = 0;
        for _ in 0..3 {
            let begun = js_sys::Date::now();
            claims = analyse(&source).claims.len();
            best = best.min(js_sys::Date::now() - begun);
        }
        let rate = source.text.len() as f64 / best.max(0.5) / 1000.0;
        console_log!("{name:<22} {best:>8.0} ms {rate:>8.1} MB/s {claims:>8} claims");
    }
}
