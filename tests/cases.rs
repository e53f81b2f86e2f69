//! Short cases over the classes of official language, written before anyone looked at how they are read.
//!
//! `tests/cases/*.txt` hold them, one class a file: lines with `> ` are a text, those below its claims as
//! `indicator | number and unit | key=value …`. Keys: `s` status (actual where none is told), `p` period (none),
//! `r` places joined by `+` (`全省3`, `全市1-3`, `后2` from the bottom), `b` bound, `t` topic, `j` subject;
//! `/` parts readings that are as good, `-` stands for no number. Names count as the score counts them.
//! `tests/cases.snap` has the figures and every case that is still read wrongly, so that quality shows in the
//! diff; `UPDATE_SNAPSHOTS=1 cargo test --test cases` rewrites it. `CASES=words` prints all claims of texts with
//! those words.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "score/likeness.rs"]
#[allow(dead_code, reason = "the score needs more of it")]
mod likeness;

use std::fmt::Write as _;
use std::path::PathBuf;

use likeness::{bare, named};
use serde_json::Value;
use shaipin::report::json::claim_line;
use shaipin::source::SourceText;

/// What is held against a claim, in the order of the snapshot's columns.
const FIELDS: [&str; 7] = ["name", "value", "bound", "period", "status", "rank", "topic"];

/// A claim that a case wants.
struct Wanted {
    names: Vec<String>,
    subject: String,
    /// Number and unit as written, without sign; empty where only a place is told.
    written: Vec<(bool, String)>,
    status: Vec<String>,
    period: Vec<String>,
    ranks: Vec<String>,
    bound: String,
    topic: Option<Vec<String>>,
    line: String,
}

/// Readings that are as good as each other.
fn readings(text: &str) -> Vec<String> {
    text.split('/').map(|one| one.trim().to_owned()).collect()
}

/// A number's sign, and the number without it.
fn signed(text: &str) -> (bool, String) {
    let bare = text.trim_start_matches(['−', '-']);
    (bare.len() < text.len(), bare.to_owned())
}

impl Wanted {
    fn parse(line: &str) -> Self {
        let mut parts = line.split('|').map(str::trim);
        let names = readings(parts.next().unwrap());
        let number = parts.next().unwrap_or_else(|| panic!("no number: {line}"));
        // A unit may hold a stroke (微克/立方米), a second reading begins with a number.
        let mut written: Vec<String> = Vec::new();
        for piece in number.split('/') {
            let fresh = piece.starts_with(|c: char| c.is_ascii_digit() || c == '−');
            match written.last_mut() {
                Some(last) if !fresh => *last = format!("{last}/{piece}"),
                _ => written.push(piece.to_owned()),
            }
        }
        let written =
            if number == "-" { Vec::new() } else { written.iter().map(|one| signed(one)).collect() };
        let mut wanted = Self {
            names,
            subject: String::new(),
            written,
            status: vec!["actual".to_owned()],
            period: vec![String::new()],
            ranks: Vec::new(),
            bound: String::new(),
            topic: None,
            line: line.to_owned(),
        };
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or_else(|| panic!("no key: {line}"));
            match key {
                "s" => wanted.status = readings(value),
                "p" => wanted.period = readings(value),
                "r" => wanted.ranks = value.split('+').map(str::to_owned).collect(),
                "b" => wanted.bound = value.to_owned(),
                "t" => wanted.topic = Some(readings(value)),
                "j" => wanted.subject = value.to_owned(),
                _ => panic!("unknown key {key}: {line}"),
            }
        }
        wanted
    }

    fn all_names(&self) -> Vec<String> {
        self.names.iter().flat_map(|name| [name.clone(), format!("{}{name}", self.subject)]).collect()
    }
}

/// Texts and the claims that are wanted of them.
fn cases(text: &str) -> Vec<(String, Vec<Wanted>)> {
    let mut cases: Vec<(String, Vec<Wanted>)> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(words) = line.strip_prefix("> ") {
            match cases.last_mut() {
                Some((text, _)) if open => {
                    text.push('\n');
                    text.push_str(words);
                }
                _ => cases.push((words.to_owned(), Vec::new())),
            }
            open = true;
        } else {
            cases.last_mut().expect("a text first").1.push(Wanted::parse(line));
            open = false;
        }
    }
    cases
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

/// What a claim's number is called in the text, without sign; empty where it has none.
fn written(claim: &Value) -> String {
    let unit = word(claim, "unit");
    signed(word(claim, "number")).1 + unit
}

/// A number in its base unit, where it is written in digits.
fn worth(written: &str) -> Option<f64> {
    let end = written.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(written.len());
    let mut value: f64 = written.get(..end)?.parse().ok()?;
    for c in written[end..].chars() {
        match c {
            '万' => value *= 1e4,
            '亿' => value *= 1e8,
            _ => break,
        }
    }
    Some(value)
}

/// Whether a place that is told is the one wanted; a scope that one side leaves out is no difference.
fn same_place(wanted: &str, rank: &Value) -> bool {
    wanted.split('/').any(|wanted| {
        let digits = wanted.find(|c: char| c.is_ascii_digit()).unwrap();
        let (scope, places) = wanted.split_at(digits);
        let (from, to) = places.split_once('-').unwrap_or((places, places));
        let bottom = scope.ends_with('后');
        let scope = scope.trim_end_matches('后');
        let said = word(rank, "scope");
        rank["from"].as_i64() == from.parse().ok()
            && rank["to"].as_i64() == to.parse().ok()
            && (word(rank, "end") == "bottom") == bottom
            && (scope.is_empty() || said.is_empty() || said.contains(scope) || scope.contains(said))
    })
}

/// Which fields of a claim are as wanted.
fn right(wanted: &Wanted, claim: &Value, like: f64) -> [bool; 7] {
    let any = |readings: &[String], said: &str| readings.iter().any(|one| bare(one) == bare(said));
    let said = claim["value"].as_f64();
    let value = wanted.written.is_empty()
        || wanted.written.iter().any(|(negative, text)| {
            let Some(worth) = worth(text) else {
                return said.is_none_or(|said| (said < 0.0) == *negative);
            };
            let worth = if *negative { -worth } else { worth };
            said.is_some_and(|said| (said - worth).abs() <= 1e-9 * worth.abs().max(1.0))
        });
    let none = Vec::new();
    let ranks = claim["ranks"].as_array().unwrap_or(&none);
    let ranked = ranks.len() == wanted.ranks.len()
        && wanted.ranks.iter().all(|one| ranks.iter().any(|rank| same_place(one, rank)));
    [
        like >= 0.6,
        value,
        word(claim, "bound") == wanted.bound,
        any(&wanted.period, word(claim, "period")),
        any(&wanted.status, word(claim, "status")),
        ranked,
        wanted.topic.as_ref().is_none_or(|topic| any(topic, word(claim, "topic"))),
    ]
}

/// A claim in a line, for the snapshot.
fn told(claim: &Value) -> String {
    let ranks: Vec<String> = claim["ranks"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|rank| {
            let end = if word(rank, "end") == "bottom" { "后" } else { "" };
            format!("{}{end}{}-{}", word(rank, "scope"), rank["from"], rank["to"])
        })
        .collect();
    let sign = if claim["value"].as_f64().is_some_and(|value| value < 0.0) { "−" } else { "" };
    let subject = word(claim, "subject");
    format!(
        "{}{} | {sign}{} | s={} p={} r={} b={} t={}",
        if subject.is_empty() { String::new() } else { format!("[{subject}]") },
        word(claim, "indicator"),
        written(claim),
        word(claim, "status"),
        word(claim, "period"),
        ranks.join("+"),
        word(claim, "bound"),
        word(claim, "topic"),
    )
}

/// Counts over a file.
#[derive(Default)]
struct Sums {
    cases: usize,
    whole: usize,
    wanted: usize,
    found: usize,
    invented: usize,
    fields: [usize; 7],
    all: usize,
}

/// Reads one case; what is amiss goes to `misses`.
fn judge(text: &str, wanted: &[Wanted], sums: &mut Sums, misses: &mut String) {
    let source = SourceText::pasted(text);
    let report = shaipin::analyse(&source);
    let claims: Vec<Value> = report
        .claims
        .iter()
        .map(|claim| serde_json::from_str(&claim_line(claim, &report, &source)).unwrap())
        .collect();
    if std::env::var("CASES").is_ok_and(|words| text.contains(&words)) {
        println!("{text}");
        for claim in &claims {
            println!("  {} {}", told(claim), claim["rules"]);
        }
    }
    let mut pairs = Vec::new();
    for (one, want) in wanted.iter().enumerate() {
        for (other, claim) in claims.iter().enumerate() {
            let number = written(claim);
            let same = if want.written.is_empty() {
                number.is_empty()
            } else {
                want.written.iter().any(|(_, text)| *text == number)
            };
            if same {
                let names = [
                    word(claim, "indicator").to_owned(),
                    format!("{}{}", word(claim, "subject"), word(claim, "indicator")),
                ];
                let like = named(&want.all_names(), &names);
                let fields = right(want, claim, like);
                let rest = fields.iter().filter(|right| **right).count();
                pairs.push((like, rest, one, other, fields));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let (mut of_wanted, mut of_claim) = (vec![None; wanted.len()], vec![false; claims.len()]);
    for (_, _, one, other, fields) in pairs {
        if of_wanted[one].is_none() && !of_claim[other] {
            of_wanted[one] = Some((other, fields));
            of_claim[other] = true;
        }
    }
    let mut amiss = String::new();
    for (want, found) in wanted.iter().zip(&of_wanted) {
        sums.wanted += 1;
        let Some((claim, fields)) = found else {
            writeln!(amiss, "  missed  {}", want.line).unwrap();
            continue;
        };
        sums.found += 1;
        for (sum, right) in sums.fields.iter_mut().zip(fields) {
            *sum += usize::from(*right);
        }
        let wrong: Vec<&str> =
            FIELDS.iter().zip(fields).filter(|(_, right)| !**right).map(|(name, _)| *name).collect();
        if wrong.is_empty() {
            sums.all += 1;
        } else {
            writeln!(amiss, "  {}  {}", wrong.join(","), want.line).unwrap();
            writeln!(amiss, "      →  {}", told(&claims[*claim])).unwrap();
        }
    }
    for (claim, _) in claims.iter().zip(&of_claim).filter(|(_, taken)| !**taken) {
        sums.invented += 1;
        writeln!(amiss, "  unasked {}", told(claim)).unwrap();
    }
    sums.cases += 1;
    if amiss.is_empty() {
        sums.whole += 1;
    } else {
        writeln!(misses, "> {}\n{amiss}", text.replace('\n', " ⏎ ")).unwrap();
    }
}

#[test]
fn classes() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut files: Vec<PathBuf> = std::fs::read_dir(root.join("cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    let mut table = format!(
        "{:12} {:>6} {:>6} {:>7} {:>7} {:>7}",
        "class", "cases", "whole", "claims", "found", "unasked"
    );
    for name in FIELDS {
        write!(table, " {name:>7}").unwrap();
    }
    table.push_str("     all\n");
    let mut misses = String::new();
    let mut of_all = Sums::default();
    let line = |name: &str, sums: &Sums| {
        let mut line = format!(
            "{name:12} {:>6} {:>6} {:>7} {:>7} {:>7}",
            sums.cases, sums.whole, sums.wanted, sums.found, sums.invented
        );
        for sum in sums.fields {
            write!(line, " {sum:>7}").unwrap();
        }
        writeln!(line, " {:>7}", sums.all).unwrap();
        line
    };
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (mut sums, mut amiss) = (Sums::default(), String::new());
        for (text, wanted) in cases(&std::fs::read_to_string(&path).unwrap()) {
            judge(&text, &wanted, &mut sums, &mut amiss);
        }
        table.push_str(&line(&name, &sums));
        if !amiss.is_empty() {
            write!(misses, "\n== {name}: known misses\n{amiss}").unwrap();
        }
        of_all.cases += sums.cases;
        of_all.whole += sums.whole;
        of_all.wanted += sums.wanted;
        of_all.found += sums.found;
        of_all.invented += sums.invented;
        of_all.all += sums.all;
        for (sum, one) in of_all.fields.iter_mut().zip(sums.fields) {
            *sum += one;
        }
    }
    table.push_str(&line("all", &of_all));
    table.push_str(&misses);
    let snapshot = root.join("cases.snap");
    let known = std::fs::read_to_string(&snapshot).unwrap_or_default();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&snapshot, &table).unwrap();
        return;
    }
    assert!(table == known, "tests/cases.snap is out of date (UPDATE_SNAPSHOTS=1 rewrites it):\n{table}");
}
