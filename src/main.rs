//! The page: one wasm for page and worker.

fn main() {}
