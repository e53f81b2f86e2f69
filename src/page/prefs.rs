//! What is remembered between visits: language, colours, that the hints were read, and for one visit the columns; a text
//! only where the reader asked for that.

use shaipin::serve::protocol::Language;
use web_sys::Storage;

use super::state::Theme;

// Storage is refused in private windows and for files: everything works without it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// The columns of the claims table, as long as the window lives.
pub fn columns() -> String {
    session().and_then(|storage| storage.get_item("shaipin-columns").ok().flatten()).unwrap_or_default()
}

/// Remembers the columns.
pub fn keep_columns(columns: &str) {
    if let Some(storage) = session() {
        let _ = storage.set_item("shaipin-columns", columns);
    }
}

/// What the reader had open, where it is to be remembered.
pub fn kept_session() -> Option<String> {
    get("shaipin-session")
}

/// Whether it is to be remembered.
pub fn keeping() -> bool {
    get("shaipin-keep").is_some()
}

/// Remembers from now on, or forgets.
pub fn set_keeping(on: bool) {
    if on {
        set("shaipin-keep", "1");
    } else if let Some(storage) = storage() {
        // What is not there cannot be removed: nothing to tell.
        let _ = storage.remove_item("shaipin-keep");
        let _ = storage.remove_item("shaipin-session");
    }
}

/// Remembers what is open; whether there was room for it.
pub fn keep_session(project: Option<&str>) -> bool {
    let Some(storage) = storage() else { return false };
    match project {
        Some(project) => storage.set_item("shaipin-session", project).is_ok(),
        None => storage.remove_item("shaipin-session").is_ok(),
    }
}

/// The language chosen before; Chinese on the first visit.
pub fn language() -> Language {
    match get("shaipin-language").as_deref() {
        Some("en") => Language::English,
        _ => Language::Chinese,
    }
}

/// Remembers the language.
pub fn keep_language(language: Language) {
    let name = match language {
        Language::Chinese => "zh",
        Language::English => "en",
    };
    set("shaipin-language", name);
}

/// Whether the hints of a first visit were read.
pub fn hinted() -> bool {
    get("shaipin-hinted").is_some()
}

/// Remembers that they were.
pub fn keep_hinted() {
    set("shaipin-hinted", "1");
}

/// The colours chosen before.
pub fn theme() -> Theme {
    match get("shaipin-theme").as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// Remembers the colours.
pub fn keep_theme(theme: Theme) {
    let name = match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    set("shaipin-theme", name);
}
