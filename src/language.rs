//! The two languages in which people are spoken to; data is the same in both.

use serde::{Deserialize, Serialize};

/// Interface languages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Chinese where the locale (`zh_CN.UTF-8`) starts with `zh`, else English. Takes several
    /// settings in the order of their weight; the first that is not empty decides.
    pub fn of_locale(locales: impl IntoIterator<Item = String>) -> Self {
        let locale = locales.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default();
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    /// The word of this language among two.
    pub fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}
