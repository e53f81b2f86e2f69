//! How alike two names of an indicator are.

use std::collections::BTreeSet;

/// Punctuation and blanks fall out of names before they are compared.
pub fn bare(text: &str) -> Vec<char> {
    const FALLS: &str = "，。、；：“”‘’（）()《》\"'·,.;:%％—–~～-";
    text.chars().filter(|c| !c.is_whitespace() && !FALLS.contains(*c)).collect()
}

fn contains(one: &[char], two: &[char]) -> bool {
    two.is_empty() || one.windows(two.len()).any(|window| window == two)
}

fn likeness(one: &[char], two: &[char]) -> f64 {
    if one.is_empty() || two.is_empty() {
        return if one == two { 1.0 } else { 0.0 };
    }
    if one == two {
        return 1.0;
    }
    if contains(one, two) || contains(two, one) {
        return 2.0 * one.len().min(two.len()) as f64 / (one.len() + two.len()) as f64;
    }
    let grams = |word: &[char]| -> Vec<Vec<char>> {
        if word.len() < 2 { vec![word.to_vec()] } else { word.windows(2).map(<[char]>::to_vec).collect() }
    };
    let (a, b) = (grams(one), grams(two));
    let distinct: BTreeSet<&Vec<char>> = a.iter().collect();
    let count = |grams: &[Vec<char>], gram: &Vec<char>| grams.iter().filter(|one| *one == gram).count();
    let shared: usize = distinct.iter().map(|gram| count(&a, gram).min(count(&b, gram))).sum();
    2.0 * shared as f64 / (a.len() + b.len()) as f64
}

/// Words that tell look-alike indicators apart; a reading is right only if it has the same ones.
fn marks(name: &str) -> BTreeSet<&'static str> {
    let mut marks = BTreeSet::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        for word in ["省级", "市级", "县级", "国家级"] {
            let deputy = word == "省级" && name[..name.len() - rest.len()].ends_with('副');
            if rest.starts_with(word) && !deputy {
                marks.insert(word);
            }
        }
        for word in ["签约", "落地", "开工", "竣工", "投产", "出口", "进口", "城镇", "农村"]
        {
            if rest.starts_with(word) {
                marks.insert(word);
            }
        }
        rest = &rest[first.len_utf8()..];
    }
    if ["增速", "增长", "增幅", "同比", "环比", "变动"].iter().any(|word| name.contains(word)) {
        marks.insert("growth");
    }
    if ["率", "占比", "比重", "比例"].iter().any(|word| name.contains(word)) {
        marks.insert("share");
    }
    marks
}

/// How well the indicator is named, 0 to 1; subject and indicator may share the words differently.
pub fn named(gold: &[String], said: &[String]) -> f64 {
    let (mut alike, mut same_marks) = (0.0_f64, 0.0_f64);
    for gold in gold {
        for said in said {
            let like = likeness(&bare(gold), &bare(said));
            alike = alike.max(like);
            if marks(gold) == marks(said) {
                same_marks = same_marks.max(like);
            }
        }
    }
    same_marks.max(alike.min(0.55))
}

/// Whether two free scopes or names share a bigram.
pub fn shares_bigram(one: &str, two: &str) -> bool {
    let one: Vec<char> = one.chars().collect();
    one.windows(2).any(|pair| two.contains(&pair.iter().collect::<String>()))
}
