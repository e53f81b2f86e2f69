//! The desk: owns a `Report` and answers what the page asks of it.
//!
//! Runs in the web worker, and natively in tests. It knows no browser: [`protocol`] is plain
//! data, and `main.rs` carries it across. Sorting, filtering, facets, drawing and files are made
//! here, so that the page's own thread only draws what is in sight.
pub mod protocol;
