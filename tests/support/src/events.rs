//! The events that AWS sends, as they lie in `events/<function>/`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde_json::Value;

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

/// The routes, as method and pattern, that no sample of the function calls.
#[track_caller]
pub fn routes_without_sample<'r>(
    function: &str,
    routes: impl IntoIterator<Item = (&'r str, &'r str)>,
) -> Vec<(&'r str, &'r str)> {
    let names = sample_names(function).into_iter();
    let samples: Vec<Value> = names.map(|name| sample(function, &name)).collect();
    let calls = |method: &str, pattern: &str| {
        samples.iter().any(|event| {
            let path = event["rawPath"].as_str().unwrap_or_default();
            event["requestContext"]["http"]["method"] == method && fits(pattern, path)
        })
    };
    let routes = routes.into_iter();
    routes
        .filter(|(method, pattern)| !calls(method, pattern))
        .collect()
}

/// Whether a path is one of a pattern's, in which `{…}` stands for one part.
fn fits(pattern: &str, path: &str) -> bool {
    let (parts, found) = (pattern.split('/'), path.split('/'));
    parts.clone().count() == found.clone().count()
        && parts
            .zip(found)
            .all(|(part, found)| part.starts_with('{') || part == found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_without_a_sample_is_named() {
        let routes = [
            ("GET", "/v1/me"),
            ("DELETE", "/v1/me"),
            ("GET", "/v1/conversations/{id}/events"),
            ("GET", "/v1/conversations/{id}/nothing"),
            ("GET", "/v1"),
        ];
        let without = routes_without_sample("agent-api", routes);
        assert_eq!(without, [routes[1], routes[3], routes[4]]);
    }
}
