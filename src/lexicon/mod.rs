//! Tables only: rows, no control flow beyond looking a row up.
//!
//! [`index`] is the one way to find the rows of a table in a text; the other modules are the tables.
//! Data too long for a source file (`gazetteer.txt`, `zones.txt`) is included as text and parsed once.

pub mod audits;
pub mod chrome;
pub mod columns;
pub mod counties;
pub mod cues;
pub mod gazetteer;
pub mod index;
pub mod locals;
pub mod losses;
pub mod names;
pub mod nouns;
pub mod places;
pub mod projects;
pub mod ranks;
pub mod residue;
pub mod set;
pub mod speech;
pub mod standings;
pub mod talk;
pub mod terms;
pub mod times;
pub mod topics;
pub mod traditional;
pub mod units;
pub mod values;
pub mod zones;
