//! What runs in the page, and its way to the workers.

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
mod lay;
mod link;
mod number;
mod panel;
mod prefs;
mod project;
mod rehearsal;
mod save;
mod script;
mod shared;
mod shelf;
mod start;
mod state;
mod steps;
mod strings;
mod studio;
mod text;
mod trouble;

/// Begins.
pub fn main() {
    start::begin();
}
