//! The claims table without its element: columns, filters, selection, and what is written for them.

pub mod ask;
pub mod layout;
pub mod pick;
pub mod write;
