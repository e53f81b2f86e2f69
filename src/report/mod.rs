//! The result of an analysis: plain public data and the one function that writes it as JSON.
pub mod compare;
pub mod aside;
pub mod json;
pub mod model;

pub use model::*;
