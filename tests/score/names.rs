//! When two names of indicators, regions or times are the same.

use serde_json::Value;

use super::facts::Fact;

/// A name without blanks and marks.
pub fn bare(name: &str) -> String {
    const MARKS: &str = "，。、；：“”‘’（）()《》\"'·,.;:%％—–~～-";
    name.chars().filter(|c| !c.is_whitespace() && !MARKS.contains(*c)).collect()
}

pub fn same(one: &str, two: &str) -> bool {
    bare(one) == bare(two)
}

/// A region's name without the kind behind it.
pub fn region(name: &str) -> String {
    let mut name = bare(name);
    if name.chars().count() >= 3 && name.ends_with(['省', '市', '县', '区']) {
        name.pop();
    }
    name
}

/// The pairs of neighbouring characters.
pub fn pairs(word: &str) -> Vec<String> {
    word.chars().zip(word.chars().skip(1)).map(|(one, two)| format!("{one}{two}")).collect()
}

/// 0 to 1: the same, one within the other, or by their pairs of characters.
fn likeness(one: &str, two: &str) -> f64 {
    let (one, two) = (bare(one), bare(two));
    let length = |word: &str| word.chars().count() as f64;
    if one == two {
        return 1.0;
    }
    if one.is_empty() || two.is_empty() {
        return 0.0;
    }
    if one.contains(&two) || two.contains(&one) {
        return 2.0 * length(&one).min(length(&two)) / (length(&one) + length(&two));
    }
    let grams = |word: String| if word.chars().count() < 2 { vec![word] } else { pairs(&word) };
    let (a, mut b) = (grams(one), grams(two));
    let all = (a.len() + b.len()) as f64;
    let mut shared = 0;
    for gram in a {
        if let Some(at) = b.iter().position(|other| *other == gram) {
            b.swap_remove(at);
            shared += 1;
        }
    }
    2.0 * f64::from(shared) / all
}

/// The words that tell look-alike indicators apart (省级 or 市级, 签约 or 落地, amount or growth).
fn marks(name: &str) -> Vec<&'static str> {
    const LEVELS: [&str; 4] = ["省级", "市级", "县级", "国家级"];
    const STAGES: [&str; 9] = ["签约", "落地", "开工", "竣工", "投产", "出口", "进口", "城镇", "农村"];
    const GROWTH: [&str; 6] = ["增速", "增长", "增幅", "同比", "环比", "变动"];
    const SHARE: [&str; 4] = ["率", "占比", "比重", "比例"];
    let said = |word: &&&str| match **word {
        "省级" => name.match_indices("省级").any(|(at, _)| !name[..at].ends_with('副')),
        word => name.contains(word),
    };
    let mut marks: Vec<&str> = LEVELS.iter().chain(&STAGES).filter(said).copied().collect();
    for (class, words) in [("growth", &GROWTH[..]), ("share", &SHARE[..])] {
        if words.iter().any(|word| name.contains(word)) {
            marks.push(class);
        }
    }
    marks
}

/// How well the indicator is named, 0 to 1. Subject and indicator may share the words differently: a name
/// is taken as it stands and together with its subject; one pair must be alike and bear the same telling words.
pub fn named(fact: &Fact, claim: &Value) -> f64 {
    let both = |entry: &Value| {
        let word = |key: &str| entry[key].as_str().unwrap_or("").to_owned();
        vec![word("indicator"), word("subject") + &word("indicator")]
    };
    let mut gold = both(&fact.entry);
    gold.extend(fact.also("indicator").into_iter().map(|name| name.unwrap_or("").to_owned()));
    let mut best: f64 = 0.0;
    for gold in &gold {
        for said in both(claim) {
            let like = likeness(gold, &said);
            best = best.max(if marks(gold) == marks(&said) { like } else { like.min(0.55) });
        }
    }
    best
}
