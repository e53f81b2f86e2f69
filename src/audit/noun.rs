//! When two names speak of one thing.
//!
//! What: a name without what does not tell things apart (全市, 实际, 总, 完成), with aliases made one
//! (地区生产总值 is GDP). Why: 占采购总规模 points to 实际采购规模. Names are short; the cost is bounded.

use std::borrow::Cow;

use crate::lexicon::audits::{NARROWER, cores};
use crate::lexicon::index::WordIndex;
use crate::lexicon::set::holds;

/// A text with the words of an index replaced.
pub fn replaced<'t>(text: &'t str, index: &WordIndex<&'static str>) -> Cow<'t, str> {
    let mut out = String::new();
    let mut from = 0;
    index.sweep(text, |at, rows| {
        if let Some((word, short)) = rows.first() {
            if from == 0 {
                out.reserve(text.len());
            }
            out.push_str(text.get(from..at).unwrap_or(""));
            out.push_str(short);
            from = at + word.len();
        }
    });
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(from..).unwrap_or(""));
    if out.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// The core of a name.
pub fn core(name: &str) -> String {
    let mut core = replaced(name, cores()).into_owned();
    let light = |c: char| {
        matches!(c, '额' | '数' | '的' | '了' | '“' | '”' | '(' | ')' | '（' | '）' | '《' | '》' | ' ')
    };
    if core.contains(light) && core.chars().filter(|c| !light(*c)).nth(1).is_some() {
        core.retain(|c| !light(c));
    }
    // 总投资 is not any 投资: what is left must still tell something.
    if core.len() > 9 && holds(&core, "总") {
        core.retain(|c| c != '总');
    }
    core
}

/// Whether a name that was pointed to (占Y) is that of a figure; both by their cores.
pub fn points_to(pointed: &str, name: &str) -> bool {
    // 占出口总值: not of exports and imports together.
    let trade = holds(pointed, "出口") || holds(pointed, "进口");
    if trade && holds(name, "进出口") && !holds(pointed, "进出口") {
        return false;
    }
    // 占规上工业增加值: not of all industry.
    if NARROWER.iter().any(|word| pointed.contains(word) && !name.contains(word)) {
        return false;
    }
    let long = |word: &str| word.chars().nth(1).is_some();
    long(pointed)
        && long(name)
        && (name == pointed || name.ends_with(pointed) || name.len() > 6 && pointed.ends_with(name))
}

/// The last two characters of a core: what sort of thing it is (投资, 收入, 项目).
pub fn sort(core: &str) -> &str {
    let from = core.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    core.get(from..).unwrap_or("")
}

/// Whether any of the words stands in `text`.
pub fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| holds(text, word))
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
            assert!(points_to(&core(pointed), &core(name)), "{pointed} {name}");
        }
        for (pointed, name) in
            [("工业投资", "技改投资"), ("总", "总投资"), ("总投资", "完成投资"), ("出口", "进口总额")]
        {
            assert!(!points_to(&core(pointed), &core(name)), "{pointed} {name}");
        }
    }
}
