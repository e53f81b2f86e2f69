//! Which rules fire where: a rule that fires in one document only is either of a rare kind of text or was made for
//! that document, and must be justified or go.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Rule × document over these texts: the rules of one document with its name, the others with their counts of
/// documents and claims.
pub fn table(texts: &[PathBuf]) -> String {
    let mut fired: BTreeMap<&str, (BTreeSet<String>, usize)> = BTreeMap::new();
    for path in texts {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let source = shaipin::source::read(&name, &std::fs::read(path).unwrap());
        for claim in shaipin::analyse(&source).claims {
            for &rule in claim.rules.iter() {
                let (documents, claims) = fired.entry(rule).or_default();
                documents.insert(name.clone());
                *claims += 1;
            }
        }
    }
    let mut out = format!("{} rules over {} documents\n", fired.len(), texts.len());
    for (rule, (documents, claims)) in &fired {
        match documents.first().filter(|_| documents.len() == 1) {
            Some(only) => writeln!(out, "{rule:32} {claims:6} claims, in {only} only").unwrap(),
            None => writeln!(out, "{rule:32} {claims:6} claims in {:3} documents", documents.len()).unwrap(),
        }
    }
    out
}

/// The texts (`.txt`) of some folders, by name.
pub fn texts(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut texts: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    texts.sort();
    texts
}
