//! Text into a document: paragraphs, page chrome, headings, regions, topics, sentences.
pub mod model;
