//! Project files: any JSON is taken or refused, and what the reader said about a text never makes its reading fail,
//! wherever it points.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shaipin::claim::model::Field;
use shaipin::correct::{Edit, Target};
use shaipin::corrected;
use shaipin::project::{Document, FORMAT, Project};
use shaipin::report::json::fate_counts;

fuzz_target!(|input: (&str, &str, Vec<(u8, u16, u8, &str)>)| {
    let (json, text, said) = input;
    if let Ok(project) = serde_json::from_str::<Project>(json) {
        open(project);
    }
    let edits = said.into_iter().map(|(kind, at, field, words)| edit(text, kind, u32::from(at), field, words)).collect();
    let document = Document { text: text.to_owned(), edits, ..Document::default() };
    let project = Project { shaipin: FORMAT, documents: vec![document], ..Project::default() };
    let written = serde_json::to_string(&project).unwrap();
    assert_eq!(serde_json::from_str::<Project>(&written).unwrap(), project);
    open(project);
});

fn edit(text: &str, kind: u8, start: u32, field: u8, words: &str) -> Edit {
    let words = words.to_owned();
    // Half of them name the words that stand there.
    let length = usize::from(kind >> 3);
    let there = text.get(start as usize..start as usize + length).unwrap_or(&words);
    let claim = Target { start, nth: u16::from(field >> 6), said: there.to_owned() };
    match kind % 4 {
        0 => Edit::Rename { found: there.to_owned(), given: words },
        1 => Edit::Own { at: start, name: words },
        2 => Edit::Reject(claim),
        _ => Edit::Correct { claim, field: Field::ALL[usize::from(field) % Field::ALL.len()], words },
    }
}

fn open(project: Project) {
    let Ok(project) = project.checked() else { return };
    for document in project.documents {
        let (source, edits) = document.opened();
        let report = corrected(&source, &edits);
        let fits = |start: u32, end: u32| source.text.get(start as usize..end as usize).is_some();
        for claim in &report.claims {
            assert!(fits(claim.span.start(), claim.span.end()));
            assert!(fits(claim.sentence.start(), claim.sentence.end()));
        }
        let counted: u32 = fate_counts(&report.ledger.numerals).iter().map(|fate| fate.1).sum();
        assert_eq!(counted as usize, report.ledger.numerals.len());
    }
}
