//! The annotation: facts with their places in the text, and what else its numerals are.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Rank, ranks, span};

/// A measured statement as annotated.
pub struct Fact {
    pub entry: Value,
    /// Bytes of its numeral, or of its rank's words.
    pub place: (usize, usize),
}

impl Fact {
    pub fn new(text: &str, entry: Value) -> Self {
        let place = place(text, &entry).unwrap_or_else(|| panic!("not in the text: {entry}"));
        Self { entry, place }
    }

    /// A field's text, empty where it is null.
    pub fn text(&self, key: &str) -> &str {
        self.entry[key].as_str().unwrap_or("")
    }

    /// The second reading that the annotators left standing, where they differ.
    pub fn also(&self, key: &str) -> Option<Option<&str>> {
        self.entry["also"].get(key).map(Value::as_str)
    }

    /// All readings of a field that count as right.
    pub fn readings(&self, key: &str) -> Vec<Option<&str>> {
        [Some(self.entry[key].as_str()), self.also(key)].into_iter().flatten().collect()
    }

    pub fn ranks(&self) -> Vec<Rank<'_>> {
        ranks(&self.entry["rank"])
    }
}

/// The lines of a JSON Lines file.
pub fn load(path: &Path) -> Vec<Value> {
    let lines = fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    lines
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            serde_json::from_str(line).unwrap_or_else(|why| panic!("{}: {why}: {line}", path.display()))
        })
        .collect()
}

fn given(entry: &Value) -> Option<(usize, usize)> {
    let place = entry["place"].as_array()?;
    Some((place.first()?.as_u64()? as usize, place.get(1)?.as_u64()? as usize))
}

/// How far the text was annotated (the first line of the `other` file tells).
pub fn extent(text: &str, first: Option<&Value>) -> usize {
    let Some(first) = first.filter(|first| first["kind"] == "extent") else { return text.len() };
    let quote = || first["quote"].as_str().and_then(|quote| Some(text.find(quote)? + quote.len()));
    given(first).map(|place| place.1).or_else(quote).unwrap_or(text.len())
}

/// Bytes of the numeral (or the rank's words) that a fact speaks of.
fn place(text: &str, fact: &Value) -> Option<(usize, usize)> {
    if let Some(place) = given(fact) {
        return Some(place);
    }
    let quote = fact["quote"].as_str()?;
    let at = text.find(quote)?;
    let Some(number) = fact["number"].as_str() else {
        let mut words = fact["rank"].as_array().into_iter().flatten().filter_map(|rank| rank["raw"].as_str());
        let words = words.find(|raw| quote.contains(raw)).unwrap_or(quote);
        let start = at + quote.find(words)?;
        return Some((start, start + words.len()));
    };
    let measured = number.to_owned() + fact["measure"].as_str().unwrap_or("");
    for needle in [measured.as_str(), number] {
        for (hit, _) in quote.match_indices(needle) {
            let before = text[..at + hit].chars().next_back();
            let behind = &quote[hit + number.len()..];
            let digit = |c: char| c.is_numeric();
            let more = behind.starts_with(digit)
                || behind.strip_prefix('.').is_some_and(|rest| rest.starts_with(digit));
            if before.is_some_and(|c| c.is_numeric() && digit(c) || c == '.') || more {
                continue;
            }
            return Some((at + hit, at + hit + number.len()));
        }
    }
    None
}

/// How many annotated numerals have the gold's fate in the ledger, and how many there are.
pub fn fates(text: &str, facts: &[Fact], other: &[Value], numerals: &[Value]) -> [usize; 2] {
    const KINDS: [&str; 5] = ["ordinal", "date", "name", "slogan", "chrome"];
    let mut wanted: Vec<((usize, usize), &str)> = facts
        .iter()
        .filter(|fact| !fact.text("number").is_empty())
        .map(|fact| (fact.place, "claim"))
        .collect();
    for line in other {
        let Some(kind) = KINDS.into_iter().find(|kind| line["kind"] == *kind) else { continue };
        let words = line["text"].as_str().unwrap_or("");
        if !words.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
            continue;
        }
        let quoted = || {
            let quote = line["quote"].as_str()?;
            let start = text.find(quote)? + quote.find(words)?;
            Some((start, start + words.len()))
        };
        wanted.extend(given(line).or_else(quoted).map(|place| (place, kind)));
    }
    let right = wanted.iter().filter(|((start, end), kind)| {
        let alike: &[&str] = match *kind {
            "name" => &["name", "slogan", "ordinal"],
            "slogan" => &["name", "slogan"],
            "ordinal" => &["ordinal", "name"],
            _ => &[],
        };
        numerals.iter().filter(|numeral| span(numeral).0 < *end && *start < span(numeral).1).any(|numeral| {
            let fate = numeral["fate"].as_str().unwrap_or("");
            fate == *kind || alike.contains(&fate)
        })
    });
    [right.count(), wanted.len()]
}
