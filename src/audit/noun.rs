//! When two names speak of one thing.
//!
//! What: a name without what does not tell things apart (全市, 实际, 总, 完成), with aliases made one
//! (地区生产总值 is GDP). Why: 占采购总规模 points to 实际采购规模. Names are short; the cost is bounded.

use crate::lexicon::audits::{ALIASES, LIGHT};

/// The core of a name.
pub fn core(name: &str) -> String {
    let mut core: String = name
        .chars()
        .filter(|c| !matches!(c, '“' | '”' | '(' | ')' | '（' | '）' | '《' | '》' | ' '))
        .collect();
    for (long, short) in ALIASES {
        if core.contains(long) {
            core = core.replace(long, short);
        }
    }
    for word in LIGHT {
        // 总投资 is not any 投资: what is left must still tell something.
        let left = core.len().saturating_sub(word.len());
        if core.contains(word) && left > if *word == "总" { 6 } else { 0 } {
            core = core.replace(word, "");
        }
    }
    core
}

/// Whether a name that was pointed to (占Y) is that of a figure.
pub fn points_to(pointed: &str, name: &str) -> bool {
    let (pointed, name) = (core(pointed), core(name));
    let long = |word: &str| word.chars().count() >= 2;
    long(&pointed)
        && long(&name)
        && (name == pointed || name.ends_with(&pointed) || name.len() > 6 && pointed.ends_with(&name))
}

/// The last two characters of a name: what sort of thing it is (投资, 收入, 项目).
pub fn sort(name: &str) -> String {
    let name = core(name);
    let from = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    name.get(from..).unwrap_or("").to_string()
}

/// Whether any of the words stands in `text`.
pub fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_thing() {
        for (pointed, name) in [
            ("采购总规模", "实际采购规模"),
            ("GDP", "地区生产总值GDP"),
            ("需求", "债券需求"),
            ("全市固定资产投资", "固定资产投资"),
        ] {
            assert!(points_to(pointed, name), "{pointed} {name}");
        }
        for (pointed, name) in
            [("工业投资", "技改投资"), ("总", "总投资"), ("总投资", "完成投资"), ("出口", "进口总额")]
        {
            assert!(!points_to(pointed, name), "{pointed} {name}");
        }
    }
}
