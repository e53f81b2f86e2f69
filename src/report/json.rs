//! The canonical JSON of `INTERFACE.md`.
//!
//! One function family writes it, for the command line, the page's export and
//! `window.shaipin.analyse`: the same bytes natively and in wasm. Hence no hash order, no clock, and no
//! float: numbers are printed from exact decimals ([`number`]), and the keys stand in the order of
//! the fields in [`forms`]. The text's hash is computed here and nowhere else.

mod forms;
mod number;
mod writer;

use sha2::{Digest, Sha256};

use super::{Fate, Numeral, Part, Report};
use crate::claim::model::Claim;
use crate::source::SourceText;

pub(crate) use forms::{code, iso};
pub use number::plain;
use writer::write;

/// Name and version of the program, as every file of ours tells it.
pub const TOOL: &str = concat!("shaipin ", env!("CARGO_PKG_VERSION"));

/// Version of the rules and tables; rises whenever the same text may be read otherwise.
pub const RULES: &str = "1";

/// One claim as one line, without a line break.
pub fn claim_line(claim: &Claim, report: &Report, source: &SourceText) -> String {
    write(&forms::claim(claim, report, source, &report.document))
}

/// One numeral of the ledger as one line, without a line break.
pub fn numeral_line(numeral: &Numeral, source: &SourceText) -> String {
    write(&forms::numeral(numeral, source))
}

/// The leagues, one a line.
pub fn league_lines(report: &Report) -> Vec<String> {
    report
        .leagues
        .iter()
        .zip(0..)
        .map(|(one, index)| write(&forms::league(one, index, report, &[])))
        .collect()
}

/// The findings, one a line.
pub fn finding_lines(report: &Report) -> Vec<String> {
    report
        .findings
        .iter()
        .zip(0..)
        .map(|(one, index)| write(&forms::finding(one, index, report, &[])))
        .collect()
}

/// The whole report as one JSON object, without a line break at its end.
pub fn report_json(report: &Report, source: &SourceText) -> String {
    joint_json(report, source, &[])
}

/// The report of several documents. It has keys more than that of one: `documents` of the report and of each finding,
/// `document` of each league; a claim's `document` is its own.
pub fn joint_json(report: &Report, source: &SourceText, parts: &[Part]) -> String {
    write(&forms::report(report, source, parts, sha256(&source.text)))
}

/// How many numerals met each fate, in the order of `Fate::ALL`.
pub fn fate_counts(numerals: &[Numeral]) -> [(&'static str, u32); Fate::ALL.len()] {
    let mut counts = Fate::ALL.map(|fate| (fate.name(), 0));
    for numeral in numerals {
        if let Some((_, count)) = counts.get_mut(numeral.fate as usize) {
            *count += 1;
        }
    }
    counts
}

/// SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal.
fn sha256(text: &str) -> String {
    use std::fmt::Write as _;

    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a String never fails.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests;
