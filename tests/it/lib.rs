//! Whole-system tests; `main.rs` is the one test binary.
