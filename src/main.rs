//! The page's wasm: what is seen and touched. It reads nothing itself; that is the desk's
//! (`src/bin/desk.rs`), so that the page is there soon.
//!
//! Natively there is nothing to start.

#[cfg(target_arch = "wasm32")]
mod page;

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::main();
}
