//! What the reader says against the reading: one list of edits, an edit log.
//!
//! Every edit names a place of the source text (a claim by its id and words, a paragraph by its first byte, a region
//! by the name that was found), so that the list holds over a new reading of the same text, and one that no longer
//! fits changes nothing. The stages call in here where their result is ready: [`regions`] before the sentences are
//! read, [`added`] and [`claims`] before they are put into series, [`series`] behind that; all that follows from them follows by
//! itself. Names of regions ([`Edit::Rename`]) are only shown and are the desk's business.

mod added;
mod claim;
mod region;

use serde::{Deserialize, Serialize};

pub use crate::claim::model::Field;
pub use added::{added, offered};
pub use claim::{amount, claims, series};
pub use region::{named, regions};

/// What is said of several texts that stand one behind another, each with the byte at which it begins: what names a place
/// in the order of the texts, then what is about all of them, once. Desk and page count by this order.
pub fn together<'a>(texts: impl IntoIterator<Item = (&'a [Edit], u32)>) -> Vec<Edit> {
    let (mut placed, mut named): (Vec<Edit>, Vec<Edit>) = (Vec::new(), Vec::new());
    for (edits, start) in texts {
        for edit in edits {
            let edit = edit.clone().moved(i64::from(start));
            match edit.place() {
                Some(_) => placed.push(edit),
                None if !named.contains(&edit) => named.push(edit),
                None => {}
            }
        }
    }
    placed.append(&mut named);
    placed
}

/// One thing that the reader says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Edit {
    /// A region has another name.
    Rename {
        /// The name found.
        found: String,
        /// The name given.
        given: String,
    },
    /// From this paragraph to the end of its block another region speaks: a block is split, or joined with the one
    /// before.
    Own {
        /// First byte of the paragraph in the source text.
        at: u32,
        /// The region's name as it was found, or a new one.
        name: String,
    },
    /// A claim is none.
    Reject(Target),
    /// A part of a claim reads otherwise.
    Correct {
        /// Which claim.
        claim: Target,
        /// Which part.
        field: Field,
        /// In the words in which a text would say it; empty for none.
        words: String,
    },
    /// Words that were read as no claim are one.
    Add {
        /// Which words; `nth` behind those claims that start there.
        claim: Target,
        /// The region's name; empty for none.
        region: String,
        /// What is measured.
        indicator: String,
        /// Number and unit, in a text's words; they may differ from those of the text.
        value: String,
        /// Over which time, in a text's words; empty for none.
        period: String,
        /// In which regard, by its name.
        aspect: String,
        /// Done or planned, by its name.
        status: String,
    },
}

/// A claim as edits name it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Target {
    /// First byte of its words in the source text.
    pub start: u32,
    /// Which of those that start there.
    pub nth: u16,
    /// Its words: where others stand there now, the edit is of another text.
    pub said: String,
}

impl Edit {
    /// Moves the edit with the text in which the bytes of `range` gave way to others, `grown` more than they were. One
    /// whose own words changed stays where it was, and fits no more until they are back.
    pub fn shift(&mut self, range: (u32, u32), grown: i64) {
        let (at, behind) = match self {
            Self::Rename { .. } => return,
            // What is put in front of a paragraph's first word belongs to the paragraph.
            Self::Own { at, .. } => (at, range.1.max(range.0 + 1)),
            Self::Reject(claim) | Self::Correct { claim, .. } | Self::Add { claim, .. } => {
                (&mut claim.start, range.1)
            }
        };
        if *at >= behind {
            *at = u32::try_from(i64::from(*at) + grown).unwrap_or(u32::MAX);
        }
    }

    /// The byte of the text that it is about; `None` where it is about the whole text.
    pub fn place(&self) -> Option<u32> {
        match self {
            Self::Rename { .. } => None,
            Self::Own { at, .. } => Some(*at),
            Self::Reject(claim) | Self::Correct { claim, .. } | Self::Add { claim, .. } => Some(claim.start),
        }
    }

    /// The same edit where the text stands so many bytes further on, or back.
    pub fn moved(mut self, by: i64) -> Self {
        if let Self::Own { at, .. }
        | Self::Reject(Target { start: at, .. })
        | Self::Correct { claim: Target { start: at, .. }, .. }
        | Self::Add { claim: Target { start: at, .. }, .. } = &mut self
        {
            *at = u32::try_from(i64::from(*at) + by).unwrap_or(u32::MAX);
        }
        self
    }

    /// The claim it is about.
    pub fn claim(&self) -> Option<&Target> {
        match self {
            Self::Reject(claim) | Self::Correct { claim, .. } | Self::Add { claim, .. } => Some(claim),
            Self::Rename { .. } | Self::Own { .. } => None,
        }
    }

    /// Whether this edit takes the place of an earlier one: the same part of the same thing.
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Rename { found: one, .. }, Self::Rename { found: two, .. }) => one == two,
            (Self::Own { at: one, .. }, Self::Own { at: two, .. }) => one == two,
            (Self::Reject(one), Self::Reject(two)) => one == two,
            (Self::Add { claim: one, .. }, Self::Add { claim: two, .. }) => one == two,
            (
                Self::Correct { claim: one, field: first, .. },
                Self::Correct { claim: two, field: second, .. },
            ) => one == two && first == second,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_texts_what_has_a_place_comes_first_and_names_once() {
        let named = Edit::Rename { found: "甲县".to_owned(), given: "乙县".to_owned() };
        let own = |at| Edit::Own { at, name: "丙县".to_owned() };
        let target = |start| Target { start, nth: 0, said: "3亿元".to_owned() };
        let one = [named.clone(), Edit::Reject(target(9))];
        let two = [own(3), named.clone()];
        let together = together([(one.as_slice(), 0), (two.as_slice(), 100)]);
        assert_eq!(together, [Edit::Reject(target(9)), own(103), named]);
    }
}
