//! Embeds the files again when the web was built again: new ones would not be noticed otherwise.

use std::path::Path;

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script in no other way"
)]
fn main() {
    println!("cargo::rerun-if-changed=web/dist");
    // Tests and tools do without the pages. What is deployed does not: it would answer "not found" to everything.
    let released = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if released && !Path::new("web/dist/index.html").exists() {
        println!("cargo::error=the pages are not built: run `make web` first");
    }
}
