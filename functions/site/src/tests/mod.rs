//! The real handler over a few files, with the events of `events/site/`.

mod caching;
mod headers;
mod paths;

use http::{Response, StatusCode, header};
use lambda_http::{Body, Request};
use rust_embed::RustEmbed;
use serde_json::{Value, json};

use crate::files::Files;
use crate::{State, handle};

/// What a build leaves, in small.
#[derive(RustEmbed)]
#[folder = "src/tests/files"]
struct Small;

const LOADER: &str = include_str!("../../../../events/site/widget-loader.json");

fn state() -> State {
    let sockets = "wss://sockets.example.com/live";
    State::over(Files::of::<Small>(), sockets).expect("a state")
}

fn request(event: &str) -> Request {
    lambda_http::request::from_str(event).expect("an event")
}

async fn answer_to(event: &str) -> Response<Body> {
    handle(&state(), request(event)).await
}

/// The sample event of a page, with this method, path and headers instead of its own.
async fn ask(method: &str, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let mut event: Value = serde_json::from_str(LOADER).expect("JSON");
    event["rawPath"] = json!(path);
    event["requestContext"]["http"]["method"] = json!(method);
    event["headers"] = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect();
    answer_to(&event.to_string()).await
}

async fn get(path: &str) -> Response<Body> {
    ask("GET", path, &[]).await
}

fn header_of<'a>(response: &'a Response<Body>, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}

fn file(name: &str) -> Vec<u8> {
    Small::get(name).expect("a file").data.into_owned()
}
