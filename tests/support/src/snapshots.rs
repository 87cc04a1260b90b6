//! Snapshots of what a program says, with ids, times and secrets masked. A folder may hold none that no test has taken.
//!
//! `INSTA_UPDATE=always cargo test -p PACKAGE` writes them anew; the difference is what a reviewer reads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::Timestamp;
use http::HeaderMap;
use serde_json::{Value, json};

/// These are the same in all answers, and have tests of their own.
const OF_EVERY_ANSWER: [&str; 5] = [
    "content-security-policy",
    "cross-origin-opener-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
];

/// The snapshots of one folder.
#[derive(Debug)]
pub struct Snapshots {
    folder: PathBuf,
    taken: BTreeSet<String>,
}

impl Snapshots {
    /// Those in this folder of the package whose `CARGO_MANIFEST_DIR` is given.
    pub fn in_folder(package: &str, folder: &str) -> Self {
        Self {
            folder: Path::new(package).join(folder),
            taken: BTreeSet::new(),
        }
    }

    /// Fails unless the value is what the snapshot of this name says.
    #[track_caller]
    pub fn take(&mut self, name: &str, mut value: Value) {
        assert!(self.taken.insert(name.to_owned()), "{name} is taken twice");
        mask(&mut value);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&self.folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_json_snapshot!(name, value));
    }

    /// Fails when the folder holds a snapshot that was not taken: nothing says it any more.
    #[track_caller]
    pub fn end(self) {
        let kept = kept_in(&self.folder);
        assert_eq!(kept, self.taken, "in {}", self.folder.display());
    }
}

/// The names of the snapshots that a folder of a package holds, without the module that `insta` puts before them.
#[track_caller]
pub fn snapshot_names(package: &str, folder: &str) -> BTreeSet<String> {
    kept_in(&Path::new(package).join(folder))
}

#[track_caller]
fn kept_in(folder: &Path) -> BTreeSet<String> {
    let files = std::fs::read_dir(folder).expect("the folder of the snapshots");
    let name = |file: std::io::Result<std::fs::DirEntry>| {
        let name = file.expect("a file").file_name();
        let name = name.to_str().expect("a name in ASCII");
        let name = name.strip_suffix(".snap").unwrap_or(name);
        name.rsplit("__").next().unwrap_or(name).to_owned()
    };
    files.map(name).collect()
}

/// An answer over HTTP as a snapshot shows it: without the headers that every answer has.
pub fn answer(status: u16, headers: &HeaderMap, body: &Value) -> Value {
    let mut shown: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in headers {
        if !OF_EVERY_ANSWER.contains(&name.as_str()) {
            let value = value.to_str().expect("a header in ASCII");
            shown.entry(name.as_str()).or_default().push(value);
        }
    }
    json!({"status": status, "headers": shown, "body": body})
}

/// Puts a word in the place of all that is another in each run.
fn mask(value: &mut Value) {
    match value {
        Value::String(text) => *text = masked(text),
        Value::Array(list) => list.iter_mut().for_each(mask),
        Value::Object(map) => map.values_mut().for_each(mask),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn masked(text: &str) -> String {
    if text.parse::<Timestamp>().is_ok() {
        return "[time]".to_owned();
    }
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let mut masked = String::new();
    let mut rest = text;
    while let Some(begin) = rest.find(is_of_word) {
        let (before, from_word) = rest.split_at(begin);
        let end = from_word.find(|c| !is_of_word(c));
        let (word, after) = from_word.split_at(end.unwrap_or(from_word.len()));
        masked.push_str(before);
        masked.push_str(stand_in(word).unwrap_or(word));
        rest = after;
    }
    masked + rest
}

/// What stands for an id, a hash or a secret; none for other words.
fn stand_in(word: &str) -> Option<&'static str> {
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    let of_id = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    match word.len() {
        26 if has_digit && word.bytes().all(of_id) => Some("[id]"),
        32.. if has_digit && word.bytes().all(|byte| byte.is_ascii_hexdigit()) => Some("[hash]"),
        // 32 random bytes in base64.
        43 => Some("[secret]"),
        // What a person types to sign in on another machine.
        6 if word.bytes().all(|byte| byte.is_ascii_digit()) => Some("[code]"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_times_and_secrets_are_masked_and_words_are_not() {
        for (text, shown) in [
            ("01KAHCQ0000000000000000C01", "[id]"),
            (
                "/v1/conversations/01KAHCQ0000000000000000C01/events",
                "/v1/conversations/[id]/events",
            ),
            ("2026-11-20T10:03:03Z", "[time]"),
            ("2026-11-20T10:03:03.123Z", "[time]"),
            ("00112233445566778899aabbccddeeff", "[hash]"),
            ("[id] and Aino, 203.0.113.9", "[id] and Aino, 203.0.113.9"),
            (
                "__Host-session=00112233445566778899aabbccddeeff.abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG; Path=/",
                "__Host-session=[hash].[secret]; Path=/",
            ),
            ("urn:doorbell:not-found", "urn:doorbell:not-found"),
            (
                "Valitse sana, joka on olemassa \u{e4}",
                "Valitse sana, joka on olemassa \u{e4}",
            ),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    #[should_panic(expected = "lib.rs")]
    fn what_nobody_takes_fails() {
        Snapshots::in_folder(env!("CARGO_MANIFEST_DIR"), "src").end();
    }
}
