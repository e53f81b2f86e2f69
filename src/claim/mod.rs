//! Document and tokens into claims.
//!
//! [`walk`] goes through the paragraphs, [`sentence`] through a sentence's clauses; [`figure`],
//! [`count`], [`subject`], [`listing`] and [`place`] turn numbers and places into [`draft`]s. [`words`] reads the
//! words around a number, [`naming`] makes the indicator's name of them, [`lists`] parts lists of
//! names, and [`frame`] holds what is inherited. [`table`] reads rows of tables.
pub mod count;
pub mod draft;
pub mod figure;
pub mod frame;
pub mod listing;
pub mod lists;
pub mod model;
pub mod naming;
pub mod place;
pub mod sentence;
pub mod subject;
pub mod table;
pub mod walk;
pub mod words;
