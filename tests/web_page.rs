//! On the page's own thread: wasm tests in headless Chromium.
#![cfg(target_arch = "wasm32")]

mod web;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_text_is_read_the_same_twice() {
    web::every_text_is_read_the_same_twice();
}

#[wasm_bindgen_test]
fn a_chart_is_drawn_alike_everywhere() {
    web::a_chart_is_drawn_alike_everywhere();
}
