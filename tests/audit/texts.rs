//! The invented texts of this folder: planted faults, clean texts with mutations, steps that keep the meaning.
//!
//! One loader for `tests/audits.rs`. The README of this folder tells what each file holds.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shaipin::audit::{Finding, Verdict};
use shaipin::source::{SourceText, Span};

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text or list by its name, in this folder, in `tests/digests` or in `static/samples`.
fn file(name: &str) -> Option<PathBuf> {
    ["tests/audit", "tests/digests", "static/samples"]
        .iter()
        .map(|folder| root().join(folder).join(name))
        .find(|path| path.exists())
}

/// The rows of `NAME.KIND.json`, none where there is no such file.
pub fn rows(name: &str, kind: &str) -> Vec<Value> {
    let text = file(&format!("{name}.{kind}.json")).and_then(|path| std::fs::read_to_string(path).ok());
    text.map_or_else(Vec::new, |text| serde_json::from_str(&text).unwrap())
}

/// The text of a name.
pub fn text(name: &str) -> String {
    std::fs::read_to_string(file(&format!("{name}.txt")).unwrap()).unwrap()
}

/// Names of the texts that have a list of this kind, in order.
pub fn names(kind: &str) -> Vec<String> {
    let end = format!(".{kind}.json");
    let mut names: Vec<String> = ["tests/audit", "tests/digests", "static/samples"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root().join(folder)).unwrap())
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(&end)?.to_owned()))
        .collect();
    names.sort();
    names.dedup();
    names
}

/// The findings of a text.
pub fn findings(text: &str) -> Vec<Finding> {
    shaipin::analyse(&SourceText::pasted(text.to_owned())).findings
}

/// A doubt as one line: the audit, the verdict, the words it speaks of.
pub fn told(text: &str, finding: &Finding) -> String {
    let words: Vec<&str> = finding.spans.iter().map(|span| span.slice(text)).collect();
    format!("{} {} [{}]", finding.verdict.name(), finding.kind.name(), words.join("|"))
}

/// Where the quotes of a row stand.
pub fn places(text: &str, row: &Value) -> Vec<Span> {
    let quotes = row["quotes"].as_array().into_iter().flatten().chain(row.get("quote"));
    let find = |quote: &Value| {
        let quote = quote.as_str()?;
        let at = text.find(quote)?;
        Some(Span::of(at, at + quote.len()))
    };
    quotes.filter_map(find).collect()
}

/// Whether a finding speaks of one of the places.
pub fn touches(finding: &Finding, places: &[Span]) -> bool {
    places.iter().any(|place| finding.spans.iter().any(|span| place.overlaps(*span)))
}

/// A mutated text with the places that changed in it.
fn mutated(text: &str, row: &Value) -> (String, Vec<Span>) {
    let steps = std::iter::once(row).chain(row["also"].as_array().into_iter().flatten());
    let mut steps: Vec<(usize, &str, &str)> = steps
        .map(|step| {
            let quote = step["quote"].as_str().unwrap();
            (text.find(quote).unwrap(), quote, step["replace"].as_str().unwrap())
        })
        .collect();
    steps.sort_unstable();
    let (mut out, mut from, mut changed) = (String::new(), 0, Vec::new());
    for (at, quote, replace) in steps {
        out.push_str(&text[from..at]);
        changed.push(Span::of(out.len(), out.len() + replace.len()));
        out.push_str(replace);
        from = at + quote.len();
    }
    out.push_str(&text[from..]);
    (out, changed)
}

/// Planted faults: how many are found, and a line for each that is not.
pub fn planted(table: &mut String) -> (usize, usize) {
    let (mut all, mut found) = (0, 0);
    for name in names("answers") {
        let text = text(&name);
        let findings = findings(&text);
        let (mut own, mut own_found, mut lines) = (0, 0, String::new());
        let rows = rows(&name, "answers");
        for row in &rows {
            let places = places(&text, row);
            let kind = row["kind"].as_str().unwrap();
            // What is lost is only worth a look; older lists bear no severity.
            let look = row["severity"] == "look"
                || row["severity"].is_null() && (kind.contains("lost") || kind.contains("unit slip"));
            let least = if look { Verdict::Look } else { Verdict::Unclear };
            let hit = findings.iter().any(|one| one.verdict <= least && touches(one, &places));
            own += 1;
            own_found += usize::from(hit);
            if !hit {
                writeln!(lines, "  missed: {kind} {}", row["quotes"].get(0).unwrap_or(&row["quote"]))
                    .unwrap();
            }
        }
        for one in findings.iter().filter(|one| one.verdict == Verdict::Fails) {
            if !rows.iter().any(|row| touches(one, &places(&text, row))) {
                writeln!(lines, "  false alarm: {}", told(&text, one)).unwrap();
            }
        }
        writeln!(table, "{name:20} faults {own:3} found {own_found:3}\n{}", lines.trim_end()).unwrap();
        all += own;
        found += own_found;
    }
    (all, found)
}

/// Clean texts: doubts on them, and how many mutations are caught.
pub fn mutations(table: &mut String) -> (usize, usize, usize) {
    let (mut fails, mut all, mut caught) = (0, 0, 0);
    for name in names("redundant") {
        let text = text(&name);
        let before = findings(&text);
        let doubts: Vec<String> =
            before.iter().filter(|one| one.verdict <= Verdict::Unclear).map(|one| told(&text, one)).collect();
        fails += before.iter().filter(|one| one.verdict == Verdict::Fails).count();
        let (mut own, mut lines) = (0, String::new());
        for doubt in &doubts {
            writeln!(lines, "  doubt: {doubt}").unwrap();
        }
        let rows = rows(&name, "redundant");
        for row in &rows {
            let (text, changed) = mutated(&text, row);
            let hit = findings(&text).iter().any(|one| {
                one.verdict <= Verdict::Unclear
                    && touches(one, &changed)
                    && !doubts.contains(&told(&text, one))
            });
            own += usize::from(hit);
            if !hit {
                writeln!(lines, "  missed: {} {} → {}", row["mutation"], row["quote"], row["replace"])
                    .unwrap();
            }
        }
        let (some, lines) = (rows.len(), lines.trim_end());
        writeln!(table, "{name:20} mutations {some:3} caught {own:3}\n{lines}").unwrap();
        all += rows.len();
        caught += own;
    }
    (fails, all, caught)
}

/// Steps that keep the meaning: the doubts that each adds.
pub fn same(table: &mut String) -> usize {
    let list = std::fs::read_to_string(root().join("tests/audit/same.json")).unwrap();
    let list: Vec<Value> = serde_json::from_str(&list).unwrap();
    let mut added = 0;
    for step in &list {
        let text = text(step["text"].as_str().unwrap());
        let count = |text: &str| {
            let all = findings(text);
            [Verdict::Fails, Verdict::Unclear, Verdict::Look]
                .map(|verdict| all.iter().filter(|one| one.verdict == verdict).count())
        };
        let (before, after) = (count(&text), count(&preserved(text.clone(), step)));
        let more: usize = before.iter().zip(after).map(|(before, after)| after.saturating_sub(*before)).sum();
        writeln!(table, "{:20} {before:?} → {after:?}", step["name"].as_str().unwrap()).unwrap();
        added += more;
    }
    added
}

fn preserved(mut text: String, step: &Value) -> String {
    for pair in step["replace"].as_array().into_iter().flatten() {
        text = text.replace(pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
    }
    let words = |key: &str| -> Vec<&str> {
        step[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let (headings, order) = (words("headings"), words("order"));
    let mut starts: Vec<usize> =
        headings.iter().map(|name| text.find(&format!("\n{name}\n")).unwrap() + 1).collect();
    starts.push(text.len());
    if order.is_empty() {
        return text;
    }
    let block = |name: &str| {
        let nth = headings.iter().position(|heading| *heading == name).unwrap();
        text[starts[nth]..starts[nth + 1]].trim_end()
    };
    let blocks: Vec<&str> = order.iter().map(|name| block(name)).collect();
    format!("{}{}\n", &text[..starts[0]], blocks.join("\n\n"))
}

/// A passage: what it tries, the words of which a finding is to name one, the text.
struct Passage<'a> {
    name: &'a str,
    quotes: Vec<&'a str>,
    text: String,
}

/// The passages of a file (`## name`, `! quote | quote`, then the text).
fn passages_of(file: &str) -> Vec<Passage<'_>> {
    let read = |part| {
        let (name, rest): (&str, &str) = str::split_once(part, '\n').unwrap();
        let told = rest.lines().find_map(|line| line.strip_prefix("! ")).unwrap_or("");
        let quotes = told.split(" | ").filter(|quote| !quote.is_empty()).collect();
        let lines: Vec<&str> = rest.lines().filter(|line| !line.starts_with("! ")).collect();
        Passage { name, quotes, text: lines.join("\n") }
    };
    file.split("\n## ").skip(1).map(read).collect()
}

/// The short passages: how many there are, how many of the clean ones fail, and how many faults are found. What is
/// missed and what is doubted in clean ones stands in the table by name.
pub fn passages(table: &mut String) -> (usize, usize, usize, usize) {
    let read = |name: &str| std::fs::read_to_string(root().join("tests/audit").join(name)).unwrap();
    let (clean, faults) = (read("passages-clean.txt"), read("passages-faults.txt"));
    let (clean, faults) = (passages_of(&clean), passages_of(&faults));
    let mut fails = 0;
    for passage in &clean {
        let doubts = |one: &&Finding| matches!(one.verdict, Verdict::Fails | Verdict::Unclear);
        for finding in findings(&passage.text).iter().filter(doubts) {
            fails += usize::from(finding.verdict == Verdict::Fails);
            writeln!(table, "  {}: {}", passage.name, told(&passage.text, finding)).unwrap();
        }
    }
    let mut found = 0;
    for passage in &faults {
        let places: Vec<Span> = passage
            .quotes
            .iter()
            .flat_map(|quote| passage.text.match_indices(quote).map(|(at, _)| Span::of(at, at + quote.len())))
            .collect();
        assert!(!places.is_empty(), "{}: no such words", passage.name);
        let doubted = findings(&passage.text)
            .iter()
            .any(|one| matches!(one.verdict, Verdict::Fails | Verdict::Unclear) && touches(one, &places));
        found += usize::from(doubted);
        if !doubted {
            writeln!(table, "  missed: {}", passage.name).unwrap();
        }
    }
    (clean.len(), fails, faults.len(), found)
}

/// A line of its own as somebody pastes it, and as the body of one county's report.
fn pasted(line: &str) -> [String; 2] {
    [line.to_owned(), format!("凤台县2023年上半年工作情况汇报\n\n{line}\n")]
}

/// The lines of a file of plain sentences: the sentence, and behind bars the words to be named.
fn plain_lines(file: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let told = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    told.map(|line| {
        let mut parts = line.split(" | ");
        (parts.next().unwrap(), parts.collect())
    })
}

/// The plain sentences, each alone and in a report: how many true ones there are, how many "fails" are said of them,
/// how many have a contradiction, and how many of those are found both ways. Doubts of true ones and what is missed
/// stand in the table.
pub fn plain(table: &mut String) -> (usize, usize, usize, usize) {
    let read = |name: &str| std::fs::read_to_string(root().join("tests/audit").join(name)).unwrap();
    let (mut clean, mut fails) = (0, 0);
    for (line, _) in plain_lines(&read("plain-true.txt")) {
        clean += 1;
        for (text, way) in pasted(line).iter().zip(["alone", "report"]) {
            for finding in findings(text).iter().filter(|one| one.verdict <= Verdict::Unclear) {
                fails += usize::from(finding.verdict == Verdict::Fails);
                writeln!(table, "  {way}: {}", told(text, finding)).unwrap();
            }
        }
    }
    let (mut faults, mut found) = (0, 0);
    for (line, quotes) in plain_lines(&read("plain-false.txt")) {
        faults += 1;
        let doubted = |text: &String| {
            let places: Vec<Span> = quotes
                .iter()
                .flat_map(|quote| text.match_indices(quote).map(|(at, _)| Span::of(at, at + quote.len())))
                .collect();
            assert!(!places.is_empty(), "{line}: no such words");
            findings(text).iter().any(|one| one.verdict <= Verdict::Unclear && touches(one, &places))
        };
        let both = pasted(line).iter().all(doubted);
        found += usize::from(both);
        if !both {
            writeln!(table, "  missed: {line}").unwrap();
        }
    }
    (clean, fails, faults, found)
}
