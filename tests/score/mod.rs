//! How right the claims of one text are, against its annotation: detection, each field, ranks, and
//! strict figures that want all of them at once.
//!
//! A claim is matched to a fact by the place of its numeral (for a claim of rank alone, of the rank's
//! words); where several facts share one numeral, by the likeness of their indicators.

mod facts;
mod names;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use shaipin::analyse;
use shaipin::report::json::{claim_line, numeral_line};
use shaipin::source::SourceText;

pub use facts::{Fact, load};
use facts::{extent, fates};
use names::{named, region, same};

/// Fields of a matched claim, in the order in which they are printed.
const FIELDS: [&str; 8] = ["value", "base", "region", "topic", "indicator", "period", "status", "bound"];

/// The figures of one text, or of several together.
#[derive(Clone, Default)]
pub struct Figures {
    /// Facts and claims that were matched; facts; claims.
    detection: [usize; 3],
    rank: [usize; 3],
    strict: [usize; 3],
    plus: [usize; 3],
    /// Right and asked, by field.
    fields: [[usize; 2]; FIELDS.len()],
    fates: [usize; 2],
}

impl Figures {
    pub fn add(&mut self, other: &Figures) {
        let add =
            |one: &mut [usize], two: &[usize]| one.iter_mut().zip(two).for_each(|(one, two)| *one += two);
        add(&mut self.detection, &other.detection);
        add(&mut self.rank, &other.rank);
        add(&mut self.strict, &other.strict);
        add(&mut self.plus, &other.plus);
        add(self.fields.as_flattened_mut(), other.fields.as_flattened());
        add(&mut self.fates, &other.fates);
    }

    /// The figures as lines, each begun with `name`.
    pub fn lines(&self, name: &str) -> String {
        let mut out = String::new();
        let mut measure = |what: &str, [hit, gold, said]: [usize; 3]| {
            let (p, r) = (ratio(hit, said), ratio(hit, gold));
            let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            out += &format!("{name} {what} P {p:.3} R {r:.3} F1 {f1:.3}\n");
        };
        measure("detection", self.detection);
        measure("rank", self.rank);
        measure("strict", self.strict);
        measure("strict+", self.plus);
        for (field, [right, asked]) in FIELDS.iter().zip(self.fields) {
            out += &format!("{name} {field} {:.3}\n", ratio(right, asked));
        }
        out += &format!("{name} fates {:.3}\n", ratio(self.fates[0], self.fates[1]));
        out
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Scores the text at `text` against `gold` (`….facts.jsonl`). With `zones` (`….regions.json`), these regions
/// alone: their facts, and the claims within their zone.
pub fn score_file(text: &Path, gold: &Path, zones: Option<&Path>) -> Figures {
    let bytes = fs::read(text).unwrap_or_else(|why| panic!("{}: {why}", text.display()));
    let raw = String::from_utf8(bytes).expect("an UTF-8 text");
    let source = SourceText::pasted(raw.as_str());
    assert_eq!(source.text, raw, "the text is taken as it is");
    let report = analyse(&source);
    let parse = |line: String| serde_json::from_str::<Value>(&line).expect("a JSON line");
    let mut claims: Vec<Value> =
        report.claims.iter().map(|claim| parse(claim_line(claim, &report, &source))).collect();
    let numerals: Vec<Value> =
        report.ledger.numerals.iter().map(|numeral| parse(numeral_line(numeral, &source))).collect();
    let mut facts: Vec<Fact> = load(gold).into_iter().map(|entry| Fact::new(&raw, entry)).collect();
    let other = gold.to_string_lossy().replace(".facts.", ".other.");
    let other = if Path::new(&other).exists() { load(Path::new(&other)) } else { Vec::new() };
    let end = extent(&raw, other.first());
    claims.retain(|claim| span(claim).0 < end);
    if let Some(zones) = zones {
        let words = fs::read_to_string(zones).expect("the zones");
        let zones: BTreeMap<String, (usize, usize)> = serde_json::from_str(&words).expect("zones");
        let wanted: Vec<String> = zones.keys().map(|name| region(name)).collect();
        facts.retain(|fact| wanted.contains(&region(fact.text("unit"))));
        claims.retain(|claim| zones.values().any(|zone| zone.0 <= span(claim).0 && span(claim).0 < zone.1));
    }
    let mut figures = score(&facts, &claims);
    figures.fates = fates(&raw, &facts, &other, &numerals);
    figures
}

/// Start and end of a claim or a numeral.
fn span(entry: &Value) -> (usize, usize) {
    let side = |key: &str| entry["span"][key].as_u64().expect("a span") as usize;
    (side("start"), side("end"))
}

fn word<'a>(entry: &'a Value, key: &str) -> &'a str {
    entry[key].as_str().unwrap_or("")
}

fn score(facts: &[Fact], claims: &[Value]) -> Figures {
    let mut pairs = Vec::new();
    for (g, fact) in facts.iter().enumerate() {
        let (start, end) = fact.place;
        for (c, claim) in claims.iter().enumerate() {
            if fact.entry["number"].is_null() != claim["number"].is_null() {
                continue;
            }
            let (from, to) = span(claim);
            if to - from <= end - start + 36 && from < end && start < to {
                let all_ranks = shared_ranks(fact, claim) == fact.ranks().len()
                    && fact.ranks().len() == ranks(&claim["ranks"]).len();
                let rest = usize::from(in_region(fact, claim))
                    + usize::from(close(&fact.entry["value"], &claim["value"]))
                    + usize::from(all_ranks);
                pairs.push((named(fact, claim), rest, g, c));
            }
        }
    }
    pairs.sort_by(|one, two| two.0.total_cmp(&one.0).then(two.1.cmp(&one.1)));
    let mut of_gold: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    let mut taken = vec![false; claims.len()];
    for (like, _, g, c) in pairs {
        if !of_gold.contains_key(&g) && !taken[c] {
            of_gold.insert(g, (c, like));
            taken[c] = true;
        }
    }
    let mut figures = Figures::default();
    let (gold, said) = (facts.len(), claims.len());
    figures.detection = [of_gold.len(), gold, said];
    figures.rank[1] = facts.iter().map(|fact| fact.ranks().len()).sum();
    figures.rank[2] = claims.iter().map(|claim| ranks(&claim["ranks"]).len()).sum();
    figures.strict = [0, gold, said];
    figures.plus = [0, gold, said];
    for (g, (c, like)) in of_gold {
        let (fact, claim) = (&facts[g], &claims[c]);
        let right = [
            close(&fact.entry["value"], &claim["value"]),
            same(fact.text("base"), word(claim, "base")),
            in_region(fact, claim),
            fact.readings("topic").contains(&claim["topic"].as_str()),
            like >= 0.6,
            fact.readings("period").iter().any(|said| same(said.unwrap_or(""), word(claim, "period"))),
            fact.readings("status").contains(&claim["status"].as_str()),
            fact.entry["bound"] == claim["bound"],
        ];
        for (counts, good) in figures.fields.iter_mut().zip(right) {
            counts[0] += usize::from(good);
            counts[1] += 1;
        }
        let hits = shared_ranks(fact, claim);
        figures.rank[0] += hits;
        let placed = hits == fact.ranks().len() && hits == ranks(&claim["ranks"]).len();
        let [value, base, region, _, indicator, period, status, _] = right;
        let whole = value && base && region && indicator && placed;
        figures.strict[0] += usize::from(whole);
        figures.plus[0] += usize::from(whole && status && period);
    }
    figures
}

fn in_region(fact: &Fact, claim: &Value) -> bool {
    let said = region(word(claim, "region"));
    let also = fact.also("region").into_iter().flatten();
    region(fact.text("unit")) == said || also.into_iter().any(|name| region(name) == said)
}

/// Equal numbers, to the precision of a float; both may be missing.
fn close(one: &Value, two: &Value) -> bool {
    match (one.as_f64(), two.as_f64()) {
        (Some(one), Some(two)) => (one - two).abs() <= 1e-9 * one.abs().max(two.abs()).max(1e-12),
        (one, two) => one.is_none() && two.is_none(),
    }
}

/// A rank: scope, from, to, end.
type Rank<'a> = (&'a str, Option<u64>, Option<u64>, &'a str);

fn ranks(entry: &Value) -> Vec<Rank<'_>> {
    let rank =
        |rank: &'_ Value| -> (Option<u64>, Option<u64>) { (rank["from"].as_u64(), rank["to"].as_u64()) };
    let rows = entry.as_array().map_or(&[][..], Vec::as_slice);
    rows.iter()
        .map(|row| {
            let (from, to) = rank(row);
            (word(row, "scope"), from, to, row["end"].as_str().unwrap_or("top"))
        })
        .collect()
}

/// Place and end agree; so does the scope: 全市, 全省 … to the letter, a free word by a shared pair of
/// characters. A place's own name stands for its whole (金华 for 全市).
fn same_rank(gold: &Rank<'_>, said: &Rank<'_>) -> bool {
    const SCOPES: [&str; 6] = ["全市", "全省", "全国", "全区", "全县", "全州"];
    if (gold.1, gold.2, gold.3) != (said.1, said.2, said.3) {
        return false;
    }
    let (one, two) = (gold.0, said.0);
    if one == two || one.is_empty() || two.is_empty() {
        return true;
    }
    match (SCOPES.contains(&one), SCOPES.contains(&two)) {
        (true, true) => false,
        (false, false) => names::pairs(one).iter().any(|pair| two.contains(pair.as_str())),
        _ => {
            !["内", "位", "个"].iter().any(|end| two.ends_with(end))
                && one.contains('省') == two.contains('省')
                && one.contains('国') == two.contains('国')
        }
    }
}

fn shared_ranks(fact: &Fact, claim: &Value) -> usize {
    let mut left = ranks(&claim["ranks"]);
    let mut hits = 0;
    for rank in fact.ranks() {
        if let Some(at) = left.iter().position(|said| same_rank(&rank, said)) {
            left.remove(at);
            hits += 1;
        }
    }
    hits
}
