//! Places in few signs.

use super::protocol::Language;
use crate::claim::model::{End, Rank};

/// A claimed place in few signs: 第1, 全省前3, 倒数第1; the scope only where it is not the city.
pub(super) fn place(rank: &Rank, language: Language) -> String {
    let words = bare(rank, language);
    match language {
        _ if &*rank.scope == "全市" => words,
        Language::Chinese => format!("{}{words}", rank.scope),
        Language::English => match scope(&rank.scope, language) {
            // A name of the text's own.
            own if own == &*rank.scope => format!("{words} ({own})"),
            among => format!("{words} in {among}"),
        },
    }
}

/// A scope in the reader's language; one that has no name there in the text's own words.
pub(super) fn scope(scope: &str, language: Language) -> &str {
    language.pick(scope, crate::audit::rank_evidence::among(scope))
}

/// A claimed place without its scope.
pub(super) fn bare(rank: &Rank, language: Language) -> String {
    let Rank { from, to, end, .. } = *rank;
    match (language, end, from == to) {
        (Language::Chinese, End::Top, true) => format!("第{from}"),
        (Language::Chinese, End::Top, false) if from == 1 => format!("前{to}"),
        (Language::Chinese, End::Top, false) => format!("第{from}—{to}"),
        (Language::Chinese, End::Bottom, true) => format!("倒数第{from}"),
        (Language::Chinese, End::Bottom, false) if from == 1 => format!("后{to}"),
        (Language::Chinese, End::Bottom, false) => format!("倒数第{from}—{to}"),
        (Language::English, End::Top, true) => format!("#{from}"),
        (Language::English, End::Top, false) if from == 1 => format!("top {to}"),
        (Language::English, End::Top, false) => format!("#{from}–{to}"),
        (Language::English, End::Bottom, true) if from == 1 => "last".to_owned(),
        (Language::English, End::Bottom, true) => format!("#{from} from last"),
        (Language::English, End::Bottom, false) if from == 1 => format!("last {to}"),
        (Language::English, End::Bottom, false) => format!("#{from}–{to} from last"),
    }
}
