//! The events that AWS sends, as they lie in `events/<function>/`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::de::DeserializeOwned;

fn folder(function: &str) -> PathBuf {
    let events = concat!(env!("CARGO_MANIFEST_DIR"), "/../../events");
    PathBuf::from(events).join(function)
}

/// The text of one sample.
#[track_caller]
pub fn sample_text(function: &str, name: &str) -> String {
    let path = folder(function).join(format!("{name}.json"));
    std::fs::read_to_string(path).expect("a sample event")
}

/// One sample, as the function receives it.
#[track_caller]
pub fn sample<T: DeserializeOwned>(function: &str, name: &str) -> T {
    let text = sample_text(function, name);
    serde_json::from_str(&text).expect("an event of this type")
}

/// The names of all samples of a function, so that a test can say that it tries each.
#[track_caller]
pub fn sample_names(function: &str) -> BTreeSet<String> {
    let files = std::fs::read_dir(folder(function)).expect("samples of this function");
    let name = |file: std::io::Result<std::fs::DirEntry>| {
        let name = file.expect("a file").file_name();
        let name = name.to_str().expect("a name in ASCII");
        name.strip_suffix(".json").expect("JSON").to_owned()
    };
    files.map(name).collect()
}
