//! Embeds the files again when the web was built again: new ones would not be noticed otherwise.

fn main() {
    println!("cargo::rerun-if-changed=web/dist");
}
