//! The page: one wasm for page and worker.
//!
//! `static/boot.js` compiles the module once and hands it to both, so page and worker can never
//! be of two builds. Natively there is nothing to start.

#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::main();
}
