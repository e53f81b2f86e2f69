//! Texts of a few words, run through the whole analysis, for the audits' pass and fail lists.

use super::{Finding, Kind, Verdict};
use crate::source::SourceText;

/// The findings of one kind in a draft of one county.
pub fn of(kind: Kind, text: &str) -> Vec<Finding> {
    let text = format!("凤台县2023年上半年工作情况汇报\n\n{text}\n");
    let report = crate::analyse(&SourceText::pasted(text));
    report.findings.into_iter().filter(|finding| finding.kind == kind).collect()
}

/// Every text has a finding of this kind and verdict.
pub fn all(kind: Kind, verdict: Verdict, texts: &[&str]) {
    for text in texts {
        let found = of(kind, text);
        assert!(found.iter().any(|one| one.verdict == verdict), "{verdict:?} {text}: {found:#?}");
        if verdict == Verdict::Fails {
            assert!(
                found.iter().filter(|one| one.verdict == verdict).all(|one| one.readings.is_empty()),
                "{text}"
            );
        }
    }
}

/// No text has a finding of this kind that doubts it.
pub fn none(kind: Kind, texts: &[&str]) {
    for text in texts {
        let found = of(kind, text);
        let doubted = found.iter().any(|one| matches!(one.verdict, Verdict::Fails | Verdict::Unclear));
        assert!(!doubted, "{text}: {found:#?}");
    }
}
