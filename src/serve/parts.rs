//! What page and worker say of the documents, where several lie open; a part of the [`protocol`](super::protocol).

use serde::{Deserialize, Serialize};

/// One of several open documents.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PartItem {
    /// Its name; its number where it has none.
    pub name: String,
    /// Its bytes in the joint text.
    pub text: (u32, u32),
    /// Its claims.
    pub claims: u32,
}

/// What a document on the shelf holds.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Card {
    /// The page's number for it.
    pub key: u32,
    /// Its claims.
    pub claims: u32,
    /// Regions that speak, or that are spoken of where none does.
    pub regions: u32,
    /// Findings that do not agree or cannot be told.
    pub doubts: u32,
}
