//! The command line of `INTERFACE.md`.

fn main() {}
