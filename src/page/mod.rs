//! What runs in the browser: the page itself, the worker, and the way between them.

mod action;
mod address;
mod app;
mod components;
mod decode;
mod files;
mod go;
mod hooks;
mod intake;
mod kinds;
mod link;
mod number;
mod prefs;
mod save;
mod script;
mod start;
mod state;
mod strings;
mod text;
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
