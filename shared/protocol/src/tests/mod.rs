//! The wire as TypeScript.

mod declaration;
mod typescript;
