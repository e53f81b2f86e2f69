//! Text into a document: paragraphs, page chrome, headings, regions, topics, sentences.
pub mod model;

use model::{Block, BlockKind, Document};

use crate::source::{Clean, Span};

/// Reads a clean text's structure.
pub fn read(clean: &Clean) -> Document {
    let mut document = Document::default();
    let mut at = 0;
    for line in clean.text.split('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::of(start, start + body.len());
            document.paragraphs.push(Block { span, kind: BlockKind::Body, region: None });
        }
        at += line.len() + 1;
    }
    document
}
