//! Document and tokens into claims: one slot of the claim a file.
pub mod extract;
pub mod frame;
pub mod lists;
pub mod model;
pub mod naming;
pub mod walk;
pub mod words;
