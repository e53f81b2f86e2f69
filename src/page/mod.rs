//! What runs in the browser: the page itself, the worker, and the way between them.

mod app;
mod link;
mod script;
mod start;
mod worker;

use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

/// Asks where it runs, and begins there.
pub fn main() {
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) => worker::begin(scope),
        Err(_) => start::begin(),
    }
}
