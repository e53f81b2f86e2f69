//! What is only looked at, as HTML: a view is a short list of generic blocks ([`model`]), written by one writer
//! ([`html`]) that escapes. The desk makes views of them, the studio what stands around its charts.

pub(crate) mod html;
pub use html::escape;
pub(crate) mod model;
