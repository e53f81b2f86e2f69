//! The canonical JSON of `INTERFACE.md`.
