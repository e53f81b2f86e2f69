//! The desk as the page sees it.
#![allow(clippy::unwrap_used, clippy::panic)]
