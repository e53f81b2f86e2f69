//! Claims matched to gold facts, and the figures that follow.

use std::path::Path;

use serde_json::Value;
use shaipin::report::json::claim_line;
use shaipin::source::SourceText;

use crate::likeness::{bare, named, shares_bigram};

/// Shares of what is right.
#[derive(Default)]
pub struct Figures([f64; 11]);

impl Figures {
    /// What they are, in order.
    pub const NAMES: [&str; 11] = [
        "detect", "value", "base", "region", "topic", "indic", "period", "status", "rank", "strict",
        "strict+",
    ];

    /// All, in the order of [`Self::NAMES`].
    pub fn all(&self) -> &[f64] {
        &self.0
    }
}

/// The objects of a file of JSON lines.
pub fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

/// Byte range of the numeral, or of the rank's words, that a fact speaks of.
pub fn place(text: &str, fact: &Value) -> (usize, usize) {
    let quote = word(fact, "quote");
    let at = text.find(quote).unwrap_or_else(|| panic!("quote is not in the text: {quote}"));
    let Some(number) = fact["number"].as_str() else {
        let raw = fact["rank"].as_array().and_then(|ranks| {
            ranks.iter().map(|rank| word(rank, "raw")).find(|raw| !raw.is_empty() && quote.contains(raw))
        });
        let raw = raw.unwrap_or(quote);
        let start = at + quote.find(raw).unwrap_or(0);
        return (start, start + raw.len());
    };
    let measured = format!("{number}{}", word(fact, "measure"));
    for needle in [measured.as_str(), number] {
        for (hit, _) in quote.match_indices(needle) {
            let before = text[..at + hit].chars().next_back();
            let mut behind = text[at + hit + number.len()..at + quote.len()].chars();
            let (next, then) = (behind.next(), behind.next());
            let joined = before.is_some_and(|c| c.is_ascii_digit() || c == '.')
                || next.is_some_and(|c| c.is_ascii_digit())
                || next == Some('.') && then.is_some_and(|c| c.is_ascii_digit());
            if !joined {
                return (at + hit, at + hit + number.len());
            }
        }
    }
    panic!("no {number} in quote: {quote}")
}

type RankKey = (String, i64, i64, String);

fn ranks(entry: &Value, key: &str) -> Vec<RankKey> {
    let rank = |rank: &Value| {
        let end = rank["end"].as_str().unwrap_or("top").to_owned();
        (
            word(rank, "scope").to_owned(),
            rank["from"].as_i64().unwrap_or(0),
            rank["to"].as_i64().unwrap_or(0),
            end,
        )
    };
    entry[key].as_array().map(|ranks| ranks.iter().map(rank).collect()).unwrap_or_default()
}

fn same_rank(gold: &RankKey, said: &RankKey) -> bool {
    const SCOPES: [&str; 6] = ["全市", "全省", "全国", "全区", "全县", "全州"];
    if (gold.1, gold.2, &gold.3) != (said.1, said.2, &said.3) {
        return false;
    }
    let (one, two) = (gold.0.as_str(), said.0.as_str());
    if one == two || one.is_empty() || two.is_empty() {
        return true;
    }
    match (SCOPES.contains(&one), SCOPES.contains(&two)) {
        (true, true) => false,
        (false, false) => shares_bigram(one, two),
        _ => {
            let both = format!("{one}{two}");
            !both.ends_with(['内', '位', '个'])
                && one.contains('省') == two.contains('省')
                && one.contains('国') == two.contains('国')
        }
    }
}

fn shared_ranks(gold: &[RankKey], said: &[RankKey]) -> usize {
    let mut left: Vec<&RankKey> = said.iter().collect();
    gold.iter()
        .filter(|rank| {
            left.iter().position(|other| same_rank(rank, other)).map(|at| left.remove(at)).is_some()
        })
        .count()
}

fn region(name: &str) -> Vec<char> {
    let mut name = bare(name);
    if name.len() > 2 && name.last().is_some_and(|c| "省市县区".contains(*c)) {
        name.pop();
    }
    name
}

/// A gold field and the second reading that the annotators left standing.
fn readings<'a>(fact: &'a Value, key: &str, also: &str) -> Vec<&'a Value> {
    let mut readings = vec![&fact[key]];
    readings.extend(fact["also"].get(also));
    readings
}

/// What a fact or claim is called, with and without its subject.
pub fn names(fact: &Value, also: bool) -> Vec<String> {
    let (subject, indicator) = (word(fact, "subject"), word(fact, "indicator"));
    let mut names = vec![indicator.to_owned(), format!("{subject}{indicator}")];
    if also {
        names.extend(fact["also"]["indicator"].as_str().map(str::to_owned));
    }
    names
}

fn close(one: &Value, two: &Value) -> bool {
    match (one.as_f64(), two.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-12),
        (None, None) => true,
        _ => false,
    }
}

/// A border of a claim's span.
pub fn at(claim: &Value, key: &str) -> usize {
    usize::try_from(claim["span"][key].as_u64().unwrap()).unwrap()
}

fn f1(hit: f64, said: f64, gold: f64) -> f64 {
    if said + gold == 0.0 { 0.0 } else { 2.0 * hit / (said + gold) }
}

/// Scores one text.
pub fn score(text_path: &Path, gold_path: &Path) -> Figures {
    let source = SourceText {
        name: "scored.txt".into(),
        ..shaipin::source::read("scored.txt", &std::fs::read(text_path).unwrap())
    };
    let text = source.text.as_str();
    let report = shaipin::analyse(&source);
    let mut claims: Vec<Value> = report
        .claims
        .iter()
        .map(|claim| serde_json::from_str(&claim_line(claim, &report, &source)).unwrap())
        .collect();
    let mut facts = lines(gold_path);
    let beside = gold_path.to_str().unwrap().replace(".facts.", ".other.");
    if let Some(first) = lines(Path::new(&beside)).first().filter(|line| word(line, "kind") == "extent") {
        let quote = word(first, "quote");
        let end = text.find(quote).map_or(text.len(), |at| at + quote.len());
        claims.retain(|claim| at(claim, "start") < end);
    }
    let zones = gold_path.to_str().unwrap().replace(".facts.jsonl", ".regions.json");
    if let Ok(zones) = std::fs::read_to_string(zones) {
        let zones: Value = serde_json::from_str(&zones).unwrap();
        let zones: Vec<(u64, u64)> = zones
            .as_object()
            .unwrap()
            .values()
            .map(|zone| (zone[0].as_u64().unwrap(), zone[1].as_u64().unwrap()))
            .collect();
        claims
            .retain(|claim| zones.iter().any(|zone| (zone.0..zone.1).contains(&(at(claim, "start") as u64))));
    }
    facts.retain(|fact| !word(fact, "quote").is_empty());
    let places: Vec<(usize, usize)> = facts.iter().map(|fact| place(text, fact)).collect();
    let pairs = pairs(&facts, &places, &claims);
    let (mut of_gold, mut of_claim) = (vec![None; facts.len()], vec![false; claims.len()]);
    for (like, _, fact, claim) in pairs {
        if of_gold[fact].is_none() && !of_claim[claim] {
            of_gold[fact] = Some((claim, like));
            of_claim[claim] = true;
        }
    }
    if std::env::var("SCORE_MISSES").is_ok_and(|name| gold_path.to_str().unwrap().contains(&name)) {
        misses(&facts, &claims, &of_gold);
    }
    figures(&facts, &claims, &of_gold)
}

/// What is amiss, fact by fact, then the claims that no fact asked for
/// (`SCORE_MISSES=name cargo test --test score -- --nocapture`).
fn misses(facts: &[Value], claims: &[Value], of_gold: &[Option<(usize, f64)>]) {
    for (fact, found) in facts.iter().zip(of_gold) {
        let quote = word(fact, "quote");
        let wanted = ranks(fact, "rank");
        let Some((at, like)) = found else {
            println!("MISSED {} {} {wanted:?} | {quote}", word(fact, "indicator"), fact["number"]);
            continue;
        };
        let claim = &claims[*at];
        let given = ranks(claim, "ranks");
        let mut amiss = Vec::new();
        for key in ["value", "base", "topic", "period", "status"] {
            let right = match key {
                "value" => close(&fact[key], &claim[key]),
                _ => readings(fact, key, key)
                    .iter()
                    .any(|gold| bare(gold.as_str().unwrap_or("")) == bare(word(claim, key))),
            };
            if !right {
                amiss.push(format!("{key} {} → {}", fact[key], claim[key]));
            }
        }
        if !in_region(fact, claim) {
            amiss.push(format!("region {} → {}", fact["unit"], claim["region"]));
        }
        if *like < 0.6 {
            let (subject, said) = (word(fact, "subject"), word(claim, "subject"));
            let (wanted, name) = (word(fact, "indicator"), word(claim, "indicator"));
            amiss.push(format!("name [{subject}]{wanted} → [{said}]{name} {}", claim["rules"]));
        }
        if shared_ranks(&wanted, &given) != wanted.len() || wanted.len() != given.len() {
            amiss.push(format!("rank {wanted:?} → {given:?}"));
        }
        if !amiss.is_empty() {
            println!("{} | {quote}", amiss.join(" ; "));
        }
    }
    for (at, claim) in claims.iter().enumerate() {
        if !of_gold.iter().flatten().any(|(of, _)| *of == at) {
            println!(
                "FALSE {} {} {} {}",
                word(claim, "indicator"),
                claim["number"],
                claim["ranks"],
                claim["rules"]
            );
        }
    }
}

fn in_region(fact: &Value, claim: &Value) -> bool {
    let said = region(word(claim, "region"));
    readings(fact, "unit", "region").iter().any(|name| region(name.as_str().unwrap_or("")) == said)
}

fn pairs(facts: &[Value], places: &[(usize, usize)], claims: &[Value]) -> Vec<(f64, usize, usize, usize)> {
    let mut pairs = Vec::new();
    for (fact, (gold, (start, end))) in facts.iter().zip(places).enumerate() {
        for (claim, said) in claims.iter().enumerate() {
            if gold["number"].is_null() != said["number"].is_null() {
                continue;
            }
            let tight = at(said, "end") - at(said, "start") <= end - start + 36;
            if tight && at(said, "start") < *end && *start < at(said, "end") {
                let (wanted, given) = (ranks(gold, "rank"), ranks(said, "ranks"));
                let ranked = shared_ranks(&wanted, &given) == wanted.len() && wanted.len() == given.len();
                let rest = usize::from(in_region(gold, said))
                    + usize::from(close(&gold["value"], &said["value"]))
                    + usize::from(ranked);
                pairs.push((named(&names(gold, true), &names(said, false)), rest, fact, claim));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)).then(a.3.cmp(&b.3)));
    pairs
}

fn figures(facts: &[Value], claims: &[Value], of_gold: &[Option<(usize, f64)>]) -> Figures {
    let mut right = [0.0_f64; 7];
    let (mut matched, mut hits, mut strict, mut plus) = (0.0, 0, 0.0, 0.0);
    let said_ranks: usize = claims.iter().map(|claim| ranks(claim, "ranks").len()).sum();
    let gold_ranks: usize = facts.iter().map(|fact| ranks(fact, "rank").len()).sum();
    for (fact, found) in facts.iter().zip(of_gold) {
        let Some((claim, like)) = found else { continue };
        let claim = &claims[*claim];
        let same = |a: &Value, b: &Value| bare(a.as_str().unwrap_or("")) == bare(b.as_str().unwrap_or(""));
        let (wanted, given) = (ranks(fact, "rank"), ranks(claim, "ranks"));
        let shared = shared_ranks(&wanted, &given);
        let ranked = shared == wanted.len() && wanted.len() == given.len();
        let fields = [
            close(&fact["value"], &claim["value"]),
            same(&fact["base"], &claim["base"]),
            in_region(fact, claim),
            readings(fact, "topic", "topic").contains(&&claim["topic"]),
            *like >= 0.6,
            readings(fact, "period", "period").iter().any(|period| same(period, &claim["period"])),
            readings(fact, "status", "status").contains(&&claim["status"]),
        ];
        for (sum, field) in right.iter_mut().zip(fields) {
            *sum += f64::from(u8::from(field));
        }
        matched += 1.0;
        hits += shared;
        let whole = fields[0] && fields[1] && fields[2] && fields[4] && ranked;
        strict += f64::from(u8::from(whole));
        plus += f64::from(u8::from(whole && fields[5] && fields[6]));
    }
    let (said, gold) = (claims.len() as f64, facts.len() as f64);
    let share = |sum: f64| if matched == 0.0 { 0.0 } else { sum / matched };
    Figures([
        f1(matched, said, gold),
        share(right[0]),
        share(right[1]),
        share(right[2]),
        share(right[3]),
        share(right[4]),
        share(right[5]),
        share(right[6]),
        f1(hits as f64, said_ranks as f64, gold_ranks as f64),
        f1(strict, said, gold),
        f1(plus, said, gold),
    ])
}
