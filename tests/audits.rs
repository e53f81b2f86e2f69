//! The audits against gold made by hand (`SHAIPIN_CORPUS/gold/audits.jsonl`), with a committed count.
//!
//! A finding answers a line where it touches at least two of its quotes (or the only one). `UPDATE_SNAPSHOTS=1
//! cargo test --test audits` rewrites `tests/audits.snap`. Skipped where `SHAIPIN_CORPUS` is not set.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "audit/texts.rs"]
mod texts;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shaipin::audit::{Finding, Verdict};
use shaipin::source::Span;

/// Where the quotes of a line lie.
fn places(text: &str, line: &Value) -> Vec<Span> {
    let quotes = line["quotes"].as_array().unwrap();
    quotes
        .iter()
        .flat_map(|quote| {
            let quote = quote.as_str().unwrap();
            text.match_indices(quote).map(|(at, _)| Span::of(at, at + quote.len())).collect::<Vec<_>>()
        })
        .collect()
}

fn answers(finding: &Finding, quotes: &[Span]) -> bool {
    let touched =
        quotes.iter().filter(|quote| finding.spans.iter().any(|span| quote.overlaps(*span))).count();
    touched >= quotes.len().min(2) && touched > 0
}

fn corpus() -> Option<PathBuf> {
    let corpus = std::env::var_os("SHAIPIN_CORPUS").map(PathBuf::from);
    if corpus.is_none() {
        println!("skipped: SHAIPIN_CORPUS is not set");
    }
    corpus
}

fn report(path: &Path) -> (String, Vec<Finding>) {
    let bytes = std::fs::read(path).unwrap();
    let source = shaipin::source::read("", &bytes);
    let findings = shaipin::analyse(&source).findings;
    (source.text, findings)
}

/// The invented texts of `tests/audit` and `tests/digests`: what is found, and by name what is not.
#[test]
fn invented() {
    let mut table = String::from("# planted faults\n");
    let (faults, found) = texts::planted(&mut table);
    table.push_str("# clean texts\n");
    let (fails, mutations, caught) = texts::mutations(&mut table);
    table.push_str("# steps that keep the meaning (fails, unclear, look)\n");
    let added = texts::same(&mut table);
    writeln!(table, "# all\nfaults found {found} of {faults}, mutations caught {caught} of {mutations}")
        .unwrap();
    writeln!(table, "fails on clean texts {fails}, findings added {added}").unwrap();
    let table = table.replace("\n\n", "\n");
    as_written("tests/audit/audit.snap", &table);
    assert!(faults >= 96 && mutations >= 98);
    assert_eq!(fails, 0, "{table}");
    assert_eq!(added, 0, "{table}");
}

/// Holds a table against the file in which it was written down.
fn as_written(file: &str, table: &str) {
    let path = texts::root().join(file);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, table).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(known, table, "UPDATE_SNAPSHOTS=1 where it is meant");
}

/// Short passages that nobody tuned on: no truthful one fails, and most plain contradictions are found.
#[test]
fn passages() {
    let mut table = String::new();
    let (clean, fails, faults, found) = texts::passages(&mut table);
    writeln!(table, "clean passages {clean}, fails {fails}; faults {faults}, found {found}").unwrap();
    as_written("tests/audit/passages.snap", &table);
    assert_eq!(fails, 0, "{table}");
    assert!(clean >= 190 && faults >= 98 && found * 100 >= faults * 80, "{table}");
}

/// Plain sentences as a reader who does not believe the page would try them: no true one fails, and the contradictions
/// beside them are found.
#[test]
fn plain_sentences() {
    let mut table = String::new();
    let (clean, fails, faults, found) = texts::plain(&mut table);
    writeln!(table, "true sentences {clean}, fails {fails}; contradictions {faults}, found {found}").unwrap();
    as_written("tests/audit/plain.snap", &table);
    assert_eq!(fails, 0, "{table}");
    assert!(clean >= 250 && faults >= 32 && faults - found <= 1, "{table}");
}

/// Faults that leagues and ranks find, not sums.
fn of_ranks(kind: &str) -> bool {
    kind.contains("rank") || kind.contains("place")
}

#[test]
fn planted_faults_are_found_and_clean_digests_never_fail() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut faults, mut missed, mut clean) = (0, Vec::new(), 0);
    for folder in [root.join("tests/digests"), root.join("static/samples")] {
        let mut texts: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        texts.sort();
        for path in texts.iter().filter(|path| path.extension().is_some_and(|end| end == "txt")) {
            let (text, findings) = report(path.as_path());
            let name = path.file_stem().unwrap().to_str().unwrap();
            let listed = [root.join("tests/digests"), root.join("static/samples")]
                .map(|folder| folder.join(format!("{name}.answers.json")))
                .into_iter()
                .find_map(|path| std::fs::read_to_string(path).ok());
            let Some(listed) = listed else {
                clean += 1;
                let wrong: Vec<&Finding> =
                    findings.iter().filter(|one| one.verdict == Verdict::Fails).collect();
                assert!(wrong.is_empty(), "{name}: {wrong:#?}");
                continue;
            };
            let listed: Value = serde_json::from_str(&listed).unwrap();
            for line in listed.as_array().unwrap() {
                let kind = line["kind"].as_str().unwrap();
                // Known to be missed, and said so in the list.
                if of_ranks(kind) || line["missed"] == true {
                    continue;
                }
                faults += 1;
                let quotes = places(&text, line);
                // What is lost, and a unit that cannot be, are only worth a look.
                let look = kind.contains("lost") || kind.contains("unit slip");
                let found = findings.iter().any(|one| {
                    (one.verdict < Verdict::Look || look && one.verdict == Verdict::Look)
                        && answers(one, &quotes)
                });
                if !found {
                    missed.push(format!("{name}: {kind}"));
                }
            }
        }
    }
    assert!(faults >= 27 && clean >= 8, "{faults} faults, {clean} clean texts");
    assert!(missed.is_empty(), "{missed:#?}");
}

/// What the view of places shows to collide, the audits tell of both: in our own texts, those made of them, and the
/// corpus where it is there.
#[test]
fn what_collides_is_a_finding() {
    let mut texts: Vec<String> = Vec::new();
    for folder in ["tests/digests", "static/samples"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        files.extend(corpus().map(|corpus| corpus.join("corpus/jinhua-2022-05.txt")));
        files.sort();
        texts.extend(files.iter().map(|file| shaipin::source::read("", &std::fs::read(file).unwrap()).text));
    }
    // Two claim the first place, and a third stands before one of them without claiming any.
    texts.push(
        "遂昌县委书记李明：\n一季度低效用地整治1150亩，全市第一。下一步继续努力。\n\
         缙云县委书记王强：\n一季度低效用地整治779亩，全市第一。下一步继续努力。\n\
         松阳县委书记张伟：\n一季度低效用地整治915亩。下一步继续努力。\n"
            .to_owned(),
    );
    let mut collisions = 0;
    for text in texts {
        let report = shaipin::analyse(&shaipin::source::SourceText::pasted(text));
        for league in &report.leagues {
            for &(one, two) in &league.collisions {
                collisions += 1;
                let both = [one, two].map(|at| &league.members[usize::from(at)]);
                let told = |finding: &&Finding| {
                    let of = |claims: &[u32]| claims.iter().any(|claim| finding.claims.contains(claim));
                    finding.verdict <= Verdict::Unclear && both.iter().all(|member| of(&member.claims))
                };
                let name = &report.series[league.series as usize].name;
                let names = both.map(|member| &report.regions[usize::from(member.region.0)].name);
                assert!(report.findings.iter().any(|finding| told(&finding)), "{name}: {names:?}");
            }
        }
    }
    assert!(collisions > 20, "{collisions}");
}

#[test]
fn gold() {
    let Some(corpus) = corpus() else { return };
    let lines = std::fs::read_to_string(corpus.join("gold/audits.jsonl")).unwrap();
    let mut reports = BTreeMap::new();
    let mut counts: BTreeMap<String, [u32; 4]> = BTreeMap::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let line: Value = serde_json::from_str(line).unwrap();
        let (document, expect) = (line["document"].as_str().unwrap(), line["expect"].as_str().unwrap());
        let (text, findings) = reports
            .entry(document.to_owned())
            .or_insert_with(|| report(&corpus.join("corpus").join(document)));
        let quotes = places(text, &line);
        let said =
            |verdict: Verdict| findings.iter().any(|one| one.verdict == verdict && answers(one, &quotes));
        let count = counts.entry(expect.to_owned()).or_default();
        count[0] += 1;
        let doubted = said(Verdict::Fails) || said(Verdict::Unclear);
        let found = match expect {
            "fails_or_unclear" => doubted,
            "holds" => said(Verdict::Holds),
            _ => !said(Verdict::Fails),
        };
        count[1] += u32::from(found);
        count[2] += u32::from(said(Verdict::Unclear));
        count[3] += u32::from(said(Verdict::Fails));
        let wrong = expect != "fails_or_unclear" && said(Verdict::Fails);
        if !found || wrong {
            println!("{} {expect} {document}: {}", if wrong { "WRONG" } else { "missed" }, line["note"]);
        }
    }
    let mut table = String::from("expect            lines  as-expected  unclear  fails\n");
    for (expect, [lines, found, unclear, fails]) in counts {
        writeln!(table, "{expect:16} {lines:6} {found:12} {unclear:8} {fails:6}").unwrap();
    }
    print!("{table}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audits.snap");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap_or_default(),
        table,
        "UPDATE_SNAPSHOTS=1 where it is meant"
    );
}
