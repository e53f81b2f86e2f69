//! Document and tokens into claims: one slot of the claim a file.
pub mod model;
