//! The result of an analysis: plain public data and the one function that writes it as JSON.
pub mod aside;
pub mod json;
pub(crate) mod lost;
pub mod model;
mod part;

pub use model::*;
pub use part::{Part, PartTime, ToldBy};
