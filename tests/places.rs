//! Whose a figure is, over which time, and whether done or planned: short texts of `tests/places`, one way of naming
//! speakers or times each, with the reading of every figure.
//!
//! `=== name` begins a text. Behind a line stand its figures, `> region period status: numerals`: `_` is none, `=`
//! what the line before said, `/` between readings that may both stand, the status `a`, `t` or `p`. `tests/places.snap` holds what is read otherwise and how
//! often, so that quality shows in the diff; `UPDATE_SNAPSHOTS=1 cargo test --test places` rewrites it.
//! `PLACES=07` prints how the texts of that name are read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fmt::Write as _;
use std::path::PathBuf;

use shaipin::analyse;
use shaipin::report::Report;
use shaipin::source::SourceText;

/// A figure and how a reader reads it.
struct Wanted {
    /// Its line, among those that are not blank.
    line: usize,
    numeral: String,
    region: String,
    period: String,
    status: String,
}

struct Text {
    name: String,
    text: String,
    wanted: Vec<Wanted>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All texts of the folder, in order.
fn load() -> Vec<Text> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root().join("tests/places")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut texts: Vec<Text> = Vec::new();
    for file in files {
        let mut last = (String::new(), String::new());
        let mut lines = 0;
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            if let Some(name) = line.strip_prefix("=== ") {
                texts.push(Text { name: name.to_owned(), text: String::new(), wanted: Vec::new() });
                lines = 0;
                continue;
            }
            let text = texts.last_mut().unwrap_or_else(|| panic!("{}: no name", file.display()));
            let Some(told) = line.strip_prefix("> ") else {
                text.text.push_str(line);
                text.text.push('\n');
                lines += usize::from(!line.trim().is_empty());
                continue;
            };
            let (how, numerals) = told.split_once(": ").unwrap_or_else(|| panic!("{line}"));
            let how: Vec<&str> = how.split_whitespace().collect();
            let [region, period, status] = how[..] else { panic!("{line}") };
            let word = |short: &str| match short {
                "a" => "actual",
                "t" => "target",
                "p" => "projected",
                _ => panic!("{line}"),
            };
            let status = status.split('/').map(word).collect::<Vec<_>>().join("/");
            for (slot, word) in [(&mut last.0, region), (&mut last.1, period)] {
                match word {
                    "=" => {}
                    "_" => slot.clear(),
                    word => word.clone_into(slot),
                }
            }
            text.wanted.extend(numerals.split_whitespace().map(|numeral| Wanted {
                line: lines - 1,
                numeral: numeral.trim_start_matches('-').to_owned(),
                region: last.0.clone(),
                period: last.1.clone(),
                status: status.clone(),
            }));
        }
    }
    texts
}

/// Region, period and status of the claims with this numeral in this line, in order.
fn claims(report: &Report, text: &str, wanted: &Wanted) -> Vec<(String, String, &'static str)> {
    let told = report.claims.iter().filter(|claim| {
        claim.paragraph as usize == wanted.line
            && claim.quantity.as_ref().is_some_and(|quantity| quantity.number.slice(text) == wanted.numeral)
    });
    told.map(|claim| {
        let region = claim.region.and_then(|id| report.regions.get(usize::from(id.0)));
        (
            region.map_or(String::new(), |region| region.name.clone()),
            claim.period.as_ref().map_or(String::new(), |period| period.words.clone()),
            claim.status.name(),
        )
    })
    .collect()
}

/// How much of a text is read rightly, and what is not.
#[derive(Default)]
struct Tally {
    figures: usize,
    /// Region, period, status, and figures that are no claims at all.
    wrong: [usize; 4],
    lines: Vec<String>,
}

fn tally(text: &Text) -> Tally {
    let source = SourceText::pasted(text.text.clone());
    let report = analyse(&source);
    let mut tally = Tally { figures: text.wanted.len(), ..Tally::default() };
    for (at, wanted) in text.wanted.iter().enumerate() {
        let before = text.wanted[..at]
            .iter()
            .filter(|other| other.line == wanted.line && other.numeral == wanted.numeral)
            .count();
        let Some((region, period, status)) = claims(&report, &source.text, wanted).into_iter().nth(before)
        else {
            tally.wrong[3] += 1;
            tally.lines.push(format!("{} no claim", wanted.numeral));
            continue;
        };
        let parts = [(&*wanted.region, &*region), (&*wanted.period, &*period), (&*wanted.status, status)];
        let mut line = String::new();
        for (wrong, (wanted, said)) in tally.wrong.iter_mut().zip(parts) {
            let fits = |one: &str| one == said || one == "_" && said.is_empty();
            if !wanted.split('/').any(fits) {
                *wrong += 1;
                let dash = |word: &str| if word.is_empty() { "-".to_owned() } else { word.to_owned() };
                write!(line, " {} for {};", dash(said), dash(wanted)).unwrap();
            }
        }
        if !line.is_empty() {
            tally.lines.push(format!("{}{}", wanted.numeral, line.trim_end_matches(';')));
        }
    }
    if std::env::var("PLACES").is_ok_and(|name| text.name.starts_with(&name)) {
        println!("{}\n{}{}", text.name, text.text, tally.lines.join("\n"));
        for claim in &report.claims {
            println!("  {:?} {}", claim.span.slice(&source.text), claim.rules.join(" "));
        }
    }
    tally
}

#[test]
fn every_figure_has_its_place_and_time() {
    let texts = load();
    assert!(texts.len() >= 50, "the texts are there");
    let mut all = Tally::default();
    let mut misses = String::new();
    for text in &texts {
        let told = tally(text);
        all.figures += told.figures;
        for (sum, wrong) in all.wrong.iter_mut().zip(told.wrong) {
            *sum += wrong;
        }
        if !told.lines.is_empty() {
            writeln!(misses, "{}: {} of {}", text.name, told.lines.len(), told.figures).unwrap();
            for line in told.lines {
                writeln!(misses, "  {line}").unwrap();
            }
        }
    }
    let [region, period, status, unread] = all.wrong;
    let told = format!(
        "{} texts, {} figures; wrong: region {region}, period {period}, status {status}; no claim {unread}\n{misses}",
        texts.len(),
        all.figures
    );
    let snapshot = root().join("tests/places.snap");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(snapshot, told).unwrap();
        return;
    }
    let known = std::fs::read_to_string(snapshot).unwrap_or_default();
    assert!(known == told, "UPDATE_SNAPSHOTS=1 cargo test --test places where it is meant; now\n{told}");
}
