//! The project file (`.shaipin.json`): texts, what the reader said against their reading, and what was in view.
//!
//! Plain JSON, so that an office can see what is in it. It holds the texts whole: opened anew, everything is read
//! again by the same rules. [`Project::checked`] tells whether a file can be taken, and brings older ones up to date;
//! a key that is not there has its plain meaning, so that files written by hand open, too.

use serde::{Deserialize, Serialize};

use crate::correct::Edit;
use crate::source::{Encoding, SourceText, TextKind};

/// The form that is written. Rises when a key changes its meaning.
pub const FORMAT: u32 = 1;

/// The end of a project file's name.
pub const ENDING: &str = ".shaipin.json";

/// Bytes of text that a project may hold together.
pub const MOST: usize = 200 << 20;

/// A project as it is saved.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Project {
    /// The form ([`FORMAT`]).
    pub shaipin: u32,
    /// What wrote it.
    #[serde(default)]
    pub tool: String,
    /// The documents, in order.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// Which of them is 以此为准.
    #[serde(default)]
    pub standard: Option<u32>,
    /// The time of the standard's figures that tell none, in the reader's words.
    #[serde(default)]
    pub standard_time: String,
    /// Which of them was looked at; `None` where all were.
    #[serde(default)]
    pub current: Option<u32>,
    /// What was in view, as the address has it (`#/claims?region=2`).
    #[serde(default)]
    pub view: String,
}

/// A document of a project.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Document {
    /// File name; empty for pasted text.
    #[serde(default)]
    pub name: String,
    /// The text.
    pub text: String,
    /// How it was decoded, by its label (`gb18030`).
    #[serde(default)]
    pub encoding: String,
    /// Whether the text is HTML.
    #[serde(default)]
    pub html: bool,
    /// Characters that could not be decoded.
    #[serde(default)]
    pub undecodable: u32,
    /// What the reader says against the reading, oldest first.
    #[serde(default)]
    pub edits: Vec<Edit>,
}

/// Why a project file cannot be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Flaw {
    /// It is no project file, or damaged: not the JSON that was written.
    Damaged,
    /// A later version wrote it: its form.
    Newer(u32),
    /// There is no text in it.
    Empty,
    /// More text than can be opened.
    TooLong,
}

impl Project {
    /// The project brought up to date.
    ///
    /// # Errors
    ///
    /// Where it was written by a later version, holds nothing, or more than can be opened.
    pub fn checked(mut self) -> Result<Self, Flaw> {
        if self.shaipin == 0 {
            return Err(Flaw::Damaged);
        }
        if self.shaipin > FORMAT {
            return Err(Flaw::Newer(self.shaipin));
        }
        self.documents.retain(|document| !document.text.trim().is_empty());
        if self.documents.is_empty() {
            return Err(Flaw::Empty);
        }
        if self.documents.iter().map(|document| document.text.len()).sum::<usize>() > MOST {
            return Err(Flaw::TooLong);
        }
        let count = self.documents.len();
        let there = |at: &u32| (*at as usize) < count;
        self.standard = self.standard.filter(there);
        self.current = self.current.filter(there);
        self.shaipin = FORMAT;
        Ok(self)
    }
}

impl Document {
    /// A document as it is saved.
    pub fn of(source: &SourceText, edits: &[Edit]) -> Self {
        Self {
            name: source.name.clone(),
            text: source.text.clone(),
            encoding: source.encoding.label().to_owned(),
            html: source.kind == TextKind::Html,
            undecodable: source.undecodable,
            edits: edits.to_vec(),
        }
    }

    /// The text and what is said against its reading.
    pub fn opened(self) -> (SourceText, Vec<Edit>) {
        let encoding = Encoding::ALL.into_iter().find(|encoding| encoding.label() == self.encoding);
        let source = SourceText {
            name: self.name,
            text: self.text,
            encoding: encoding.unwrap_or_default(),
            undecodable: self.undecodable,
            kind: if self.html { TextKind::Html } else { TextKind::Plain },
        };
        (source, self.edits)
    }
}

/// Whether a text is a project's, by its name or its first words.
pub fn is_project(name: &str, text: &str) -> bool {
    let starts =
        text.trim_start().strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with("\"shaipin\""));
    name.ends_with(ENDING) || starts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use super::*;
    use crate::correct::{Field, Target};

    fn project() -> Project {
        let target = Target { start: 9, nth: 0, said: "3亿元".to_owned() };
        Project {
            shaipin: FORMAT,
            tool: "shaipin 0.1.0".to_owned(),
            documents: vec![
                Document {
                    name: "甲.txt".to_owned(),
                    text: "甲县投资3亿元。".to_owned(),
                    encoding: "gb18030".to_owned(),
                    edits: vec![
                        Edit::Rename { found: "甲县".to_owned(), given: "乙县".to_owned() },
                        Edit::Own { at: 0, name: "甲县".to_owned() },
                        Edit::Reject(target.clone()),
                        Edit::Correct { claim: target, field: Field::Period, words: "一季度".to_owned() },
                    ],
                    ..Document::default()
                },
                Document { text: "<p>x</p>".to_owned(), html: true, ..Document::default() },
            ],
            standard: Some(1),
            standard_time: String::new(),
            current: Some(0),
            view: "#/claims".to_owned(),
        }
    }

    /// The form that lies on readers' disks: who changes it raises [`FORMAT`] and reads the old one still.
    const WRITTEN: &str = r##"{"shaipin":1,"tool":"shaipin 0.1.0","documents":[{"name":"甲.txt","text":"甲县投资3亿元。","encoding":"gb18030","html":false,"undecodable":0,"edits":[{"Rename":{"found":"甲县","given":"乙县"}},{"Own":{"at":0,"name":"甲县"}},{"Reject":{"start":9,"nth":0,"said":"3亿元"}},{"Correct":{"claim":{"start":9,"nth":0,"said":"3亿元"},"field":"Period","words":"一季度"}}]},{"name":"","text":"<p>x</p>","encoding":"","html":true,"undecodable":0,"edits":[]}],"standard":1,"standard_time":"","current":0,"view":"#/claims"}"##;

    #[test]
    fn what_was_written_is_read_again() {
        assert_eq!(serde_json::to_string(&project()).unwrap(), WRITTEN);
        let read: Project = serde_json::from_str(WRITTEN).unwrap();
        assert_eq!(read.clone().checked().unwrap(), project());
        let (source, edits) = read.documents[0].clone().opened();
        assert_eq!((source.encoding, source.kind, edits.len()), (Encoding::Gb18030, TextKind::Plain, 4));
        assert_eq!(Document::of(&source, &edits), project().documents[0]);
        assert!(
            is_project("x.json", WRITTEN) && is_project("x.shaipin.json", "") && !is_project("x.txt", "{}")
        );
    }

    #[test]
    fn it_goes_from_desk_to_page_and_stays_the_same() {
        // The packed form has no names: a key left out would shift all that follows.
        let packed = postcard::to_allocvec(&project()).unwrap();
        assert_eq!(postcard::from_bytes::<Project>(&packed).unwrap(), project());
    }

    #[test]
    fn the_time_of_the_standard_is_kept() {
        let with = Project { standard_time: "2023年一季度".to_owned(), ..project() };
        let written = serde_json::to_string(&with).unwrap();
        assert_eq!(serde_json::from_str::<Project>(&written).unwrap().checked().unwrap(), with);
    }

    #[test]
    fn little_is_enough() {
        let read: Project =
            serde_json::from_str(r#"{"shaipin":1,"documents":[{"text":"甲县3亿元"}],"standard":7}"#).unwrap();
        let read = read.checked().unwrap();
        assert_eq!((read.standard, read.current, read.documents.len()), (None, None, 1));
    }

    #[test]
    fn what_cannot_be_taken_says_why() {
        let with = |shaipin: u32, text: &str| Project {
            shaipin,
            documents: vec![Document { text: text.to_owned(), ..Document::default() }],
            ..Project::default()
        };
        assert_eq!(with(FORMAT + 1, "x").checked(), Err(Flaw::Newer(FORMAT + 1)));
        assert_eq!(with(1, " \n").checked(), Err(Flaw::Empty));
        assert_eq!(with(0, "x").checked(), Err(Flaw::Damaged));
    }
}
