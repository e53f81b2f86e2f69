//! One of several documents that are reported on as one: what it is called, what of the whole is its own, and the
//! time that its name or its title tells.

use crate::claim::model::Period;
use crate::source::{Span, TextKind};

/// Where one document lies among all.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Part {
    /// Its name, that no other one has; its number where it has none.
    pub name: String,
    /// Its bytes in the joint text.
    pub text: (u32, u32),
    /// Whether it is HTML.
    pub kind: TextKind,
    /// Its claims among those of the joint report.
    pub claims: (u32, u32),
    /// Those of its claims that the reader rejected, among those of the joint report.
    pub rejected: (u32, u32),
    /// Its title in the joint text, where it has one.
    pub title: Option<Span>,
    /// The time of which it speaks as a whole, where its name, its title or the reader tells one.
    pub time: Option<PartTime>,
}

/// The time of which a document speaks as a whole.
#[derive(Clone, PartialEq, Debug)]
pub struct PartTime {
    /// The time.
    pub period: Period,
    /// Who tells it.
    pub by: ToldBy,
}

/// Who tells the time of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ToldBy {
    /// The reader.
    Reader,
    /// Its file's name.
    Name,
    /// Its title, a sheet's name, or what else stands above its figures.
    Title,
}
