//! Series scored pair by pair, as the corpus's `series.py` does.
//!
//! Two gold facts of different regions are a pair where the gold puts them into one series, two claims where
//! their series is the same. Only claims matched to gold facts count, and doubtful pairs count neither way.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shaipin::report::json::claim_line;
use shaipin::source::SourceText;

use crate::likeness::named;
use crate::matching::{at, lines, names, place};

/// Pairs joined rightly, joined wrongly, left apart.
#[derive(Default, PartialEq, Eq, Debug)]
struct Pairs {
    right: usize,
    wrong: usize,
    apart: usize,
}

fn member(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn score(text: &Path, facts: &Path) -> Pairs {
    let source = shaipin::source::read("scored.txt", &std::fs::read(text).unwrap());
    let report = shaipin::analyse(&source);
    let claims: Vec<Value> = report
        .claims
        .iter()
        .map(|claim| serde_json::from_str(&claim_line(claim, &report, &source)).unwrap())
        .collect();
    let beside = |kind: &str| PathBuf::from(facts.to_str().unwrap().replace(".facts.", &format!(".{kind}.")));
    let (series, doubtful) = (lines(&beside("series")), lines(&beside("series-doubtful")));
    let facts = lines(facts);
    let said = matched(&source, &facts, &claims);
    let mut of = BTreeMap::new();
    for (number, line) in series.iter().enumerate() {
        of.extend(line["members"].as_array().unwrap().iter().map(|one| (member(one), number)));
    }
    let doubtful: BTreeSet<(usize, usize)> = doubtful
        .iter()
        .map(|line| (member(&line["a"]), member(&line["b"])))
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    let mut pairs = Pairs::default();
    for (&a, here) in &said {
        for (&b, there) in said.range(a + 1..) {
            if facts[a]["unit"] == facts[b]["unit"] || doubtful.contains(&(a, b)) {
                continue;
            }
            let gold = of.contains_key(&a) && of.get(&a) == of.get(&b);
            match (gold, here.is_some() && here == there) {
                (true, true) => pairs.right += 1,
                (false, true) => pairs.wrong += 1,
                (true, false) => pairs.apart += 1,
                (false, false) => {}
            }
        }
    }
    pairs
}

/// The series of the claim that each gold fact was read as.
fn matched(source: &SourceText, facts: &[Value], claims: &[Value]) -> BTreeMap<usize, Option<String>> {
    let mut candidates = Vec::new();
    for (fact, gold) in facts.iter().enumerate() {
        let (start, end) = place(&source.text, gold);
        for (claim, said) in claims.iter().enumerate() {
            let over = at(said, "start") < end && start < at(said, "end");
            if over && gold["number"].is_null() == said["number"].is_null() {
                candidates.push((named(&names(gold, true), &names(said, false)), fact, claim));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut found, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, fact, claim) in candidates {
        if !found.contains_key(&fact) && taken.insert(claim) {
            found.insert(fact, claims[claim]["series"].as_str().map(str::to_owned));
        }
    }
    found
}

/// One line a text: precision, recall and the pairs they are made of.
pub fn table(pairs: &[(String, PathBuf, PathBuf)]) -> String {
    let mut table = format!("{:28} {:>9} {:>9}  pairs\n", "text", "precision", "recall");
    for (name, text, facts) in pairs {
        let Pairs { right, wrong, apart } = score(text, facts);
        let share = |other: usize| right as f64 / (right + other).max(1) as f64;
        writeln!(
            table,
            "{name:28} {:9.3} {:9.3}  {right} right, {wrong} joined wrongly, {apart} left apart",
            share(wrong),
            share(apart)
        )
        .unwrap();
    }
    table
}
