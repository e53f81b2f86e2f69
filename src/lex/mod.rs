//! Text into nodes: quantities, ranks, times, names, and the words between them. A dimension a file.
mod among;
pub mod closed;
pub mod damage;
mod dates;
pub mod lexer;
pub mod lost;
pub mod node;
pub mod number;
pub mod place;
pub mod quantity;
pub mod rank;
pub mod sign;
pub mod time;
pub mod unit;
pub mod vocabulary;
mod years;
