//! What runs in the browser: the page itself, the worker, and the way between them.

mod action;
mod address;
mod app;
mod clip;
mod components;
mod decode;
mod files;
mod go;
mod grid;
mod hooks;
mod html;
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
mod studio;
mod text;
mod worker;

/// Asks where it runs, and begins there.
pub fn main() {
    match crate::worker::scope() {
        Some(scope) => worker::begin(scope),
        None => start::begin(),
    }
}
