//! Places in few signs.

use super::protocol::Language;
use crate::claim::model::{End, Rank};

/// A claimed place in few signs: 第1, 全省前3, 倒数第1; the scope only where it is not the city.
pub(super) fn place(rank: &Rank, language: Language) -> String {
    let Rank { from, to, end, .. } = *rank;
    let words = match (language, end, from == to) {
        (Language::Chinese, End::Top, true) => format!("第{from}"),
        (Language::Chinese, End::Top, false) if from == 1 => format!("前{to}"),
        (Language::Chinese, End::Top, false) => format!("第{from}—{to}"),
        (Language::Chinese, End::Bottom, true) => format!("倒数第{from}"),
        (Language::Chinese, End::Bottom, false) if from == 1 => format!("后{to}"),
        (Language::Chinese, End::Bottom, false) => format!("倒数第{from}—{to}"),
        (Language::English, End::Top, true) => format!("#{from}"),
        (Language::English, End::Top, false) if from == 1 => format!("top {to}"),
        (Language::English, End::Top, false) => format!("#{from}–{to}"),
        (Language::English, End::Bottom, true) => format!("#{from} from last"),
        (Language::English, End::Bottom, false) if from == 1 => format!("last {to}"),
        (Language::English, End::Bottom, false) => format!("#{from}–{to} from last"),
    };
    match language {
        _ if &*rank.scope == "全市" => words,
        Language::Chinese => format!("{}{words}", rank.scope),
        Language::English => format!("{words} ({})", rank.scope),
    }
}
