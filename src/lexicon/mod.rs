//! Tables only: rows, no control flow beyond looking a row up.

pub mod traditional;
