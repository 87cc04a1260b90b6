//! Which path leads to which file.

use super::*;

const CONSOLE: &str = include_str!("../../../../events/site/console.json");
const DEEP_LINK: &str = include_str!("../../../../events/site/console-deep-link.json");
const QUEUE_LOG: &str = include_str!("../../../../events/site/console-queue-log.json");
const SIGN_IN: &str = include_str!("../../../../events/site/console-sign-in.json");
const GUIDE: &str = include_str!("../../../../events/site/guide.json");
const MISSING: &str = include_str!("../../../../events/site/missing.json");
const OUTSIDE: &str = include_str!("../../../../events/site/outside.json");
const OUTSIDE_ENCODED: &str = include_str!("../../../../events/site/outside-encoded.json");
const WRONG_METHOD: &str = include_str!("../../../../events/site/wrong-method.json");

async fn is_missing(response: Response<Body>) -> bool {
    let Body::Text(body) = response.body() else {
        return false;
    };
    let Ok(problem) = serde_json::from_str::<Value>(body) else {
        return false;
    };
    assert_eq!(problem["type"], "urn:doorbell:not-found");
    assert_eq!(
        header_of(&response, "content-type"),
        Some("application/problem+json")
    );
    response.status() == StatusCode::NOT_FOUND
}

#[tokio::test]
async fn every_screen_of_the_console_is_its_one_page() {
    for event in [CONSOLE, DEEP_LINK, QUEUE_LOG, SIGN_IN] {
        let response = answer_to(event).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.body().as_ref(), file("index.html.br"));
    }
    for path in [
        "/",
        "/inbox",
        "/invitation",
        "/queues",
        "/settings",
        "/sign-in",
        "/sites/demo",
        "/sites/demo/queues/support",
    ] {
        let response = get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(response.body().as_ref(), file("index.html"), "{path}");
    }
}

#[tokio::test]
async fn a_page_of_the_guide_is_a_file_of_its_own() {
    let response = answer_to(GUIDE).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.body().as_ref(), file("guide/fi/index.html"));
}

#[tokio::test]
async fn a_file_is_sent_as_what_it_is() {
    for (path, media_type) in [
        ("w.js", "text/javascript; charset=utf-8"),
        ("widget/panel-Ab12_-xy.js", "text/javascript; charset=utf-8"),
        ("assets/index-Cd34.css", "text/css; charset=utf-8"),
        ("assets/icon-Ef56.png", "image/png"),
        ("form/fi/sent.html", "text/html; charset=utf-8"),
        ("form/form.css", "text/css; charset=utf-8"),
        ("guide/fi/index.html", "text/html; charset=utf-8"),
        ("guide/fi/pictures/log.webp", "image/webp"),
    ] {
        let response = get(&format!("/{path}")).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(header_of(&response, "content-type"), Some(media_type));
        assert_eq!(header_of(&response, "content-encoding"), None);
        assert_eq!(response.body().as_ref(), file(path), "{path}");
        let is_text = matches!(response.body(), Body::Text(_));
        assert_eq!(is_text, media_type.starts_with("text/"), "{path}");
    }
}

#[tokio::test]
async fn what_is_no_file_is_not_found() {
    assert!(is_missing(answer_to(MISSING).await).await);
    for path in [
        "/w",
        "/w.js/",
        "/w.js.br",
        "/index.html.br",
        "/widget",
        "/widget/",
        "/widget/gone.js",
        "/assets/index-Old1.css",
        "/form/fi/",
        "/form/xx/sent.html",
        "/guide",
        "/guide/fi/",
        "/guide/xx/index.html",
        "/guide/fi/pictures/gone.webp",
        "/inboxes",
        "/v1/me",
        "/C/x",
    ] {
        assert!(is_missing(get(path).await).await, "{path}");
    }
}

#[tokio::test]
async fn who_opens_an_unknown_address_in_a_browser_gets_the_console_with_404() {
    let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for path in [
        "/nope",
        "/inbox/",
        "/C/x",
        "/a/b/c",
        "/favicon.txt",
        "/guide/fi/gone.html",
        "/../etc",
    ] {
        for method in ["GET", "HEAD"] {
            let known = [("accept", accept), ("if-none-match", "*")];
            let response = ask(method, path, &known).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            let shown = match method {
                "GET" => file("index.html"),
                _ => vec![],
            };
            assert_eq!(response.body().as_ref(), shown, "{path}");
            let is = |name| header_of(&response, name).unwrap_or_default().to_owned();
            assert_eq!(is("content-type"), "text/html; charset=utf-8");
            assert_eq!(is("vary"), "accept, accept-encoding");
            assert_eq!(is("cache-control"), "no-cache");
            assert!(is("content-security-policy").contains("script-src 'self'"));
            assert_eq!(is("etag"), "", "it is no copy of a page that is there");
        }
    }
    let compressed = [("accept", accept), ("accept-encoding", "br")];
    let response = ask("GET", "/nope", &compressed).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(response.body().as_ref(), file("index.html.br"));
}

#[tokio::test]
async fn what_is_no_page_is_a_problem_for_everybody() {
    let page = [("accept", "text/html")];
    for path in [
        "/v1/me",
        "/v1/nope",
        "/widget/gone.js",
        "/assets/index-Old1.css",
        "/form/xx/sent.html",
        "/w.js/",
    ] {
        assert!(is_missing(ask("GET", path, &page).await).await, "{path}");
    }
    for accept in [
        "*/*",
        "",
        "application/json",
        "text/html;q=0",
        "text/htmlx",
        "image/*",
    ] {
        let response = ask("GET", "/nope", &[("accept", accept)]).await;
        assert!(is_missing(response).await, "{accept}");
    }
    assert!(is_missing(ask("POST", "/nope", &page).await).await);
}

#[tokio::test]
async fn no_path_leads_out_of_the_files() {
    // A browser opened these, so it gets the console's page and nothing of what they lead to.
    for event in [OUTSIDE, OUTSIDE_ENCODED] {
        let response = answer_to(event).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        assert_eq!(response.body().as_ref(), file("index.html.br"));
    }
    for path in [
        "/../mod.rs",
        "/widget/../../mod.rs",
        "/widget/..%2f..%2fmod.rs",
        "/c/../../mod.rs",
        "//w.js",
        "//etc/passwd",
        "/widget//panel-Ab12_-xy.js",
        "/..\\mod.rs",
        "/assets/..\\..\\mod.rs",
    ] {
        assert!(is_missing(get(path).await).await, "{path}");
    }
}

/// The runtime already resolves dots in a path; this holds without it.
#[test]
fn no_name_leads_out_of_the_files() {
    let files = Files::of::<Small>();
    assert!(files.find("w.js", false).is_some());
    for name in [
        "../mod.rs",
        "widget/../../mod.rs",
        "widget/../w.js",
        "./w.js",
        "/w.js",
        "widget//panel-Ab12_-xy.js",
        "..\\mod.rs",
        "%2e%2e/mod.rs",
        "w.js\0",
        "",
    ] {
        assert!(files.find(name, false).is_none(), "{name}");
    }
}

#[tokio::test]
async fn nothing_can_be_changed() {
    assert!(is_missing(answer_to(WRONG_METHOD).await).await);
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
        assert!(
            is_missing(ask(method, "/w.js", &[]).await).await,
            "{method}"
        );
    }
}

#[tokio::test]
async fn before_the_web_is_built_there_is_nothing() {
    /// A folder that is not there.
    #[derive(RustEmbed)]
    #[folder = "src/tests/no-files"]
    #[allow_missing = true]
    struct Nothing;

    let empty = State::over(Files::of::<Nothing>(), "ws://localhost:8082").expect("a state");
    for path in ["/", "/w.js"] {
        let mut event: Value = serde_json::from_str(LOADER).expect("JSON");
        event["rawPath"] = json!(path);
        let response = handle(&empty, request(&event.to_string())).await;
        assert!(is_missing(response).await, "{path}");
    }
}
