//! Tables only: rows, no control flow beyond looking a row up.
//!
//! [`index`] is the one way to find the rows of a table in a text; the other modules are the tables.
//! Data too long for a source file (`gazetteer.txt`, `zones.txt`) is included as text and parsed once.

pub mod chrome;
pub mod gazetteer;
pub mod index;
pub mod places;
pub mod speech;
pub mod topics;
pub mod zones;
