//! The contract suite; `main.rs` is the one test binary.
