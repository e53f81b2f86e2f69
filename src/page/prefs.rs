//! What is remembered between visits: language and colours, never a text.

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
