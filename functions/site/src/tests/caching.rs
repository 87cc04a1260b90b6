//! Compressed copies, tags and how long a file may be kept.

use super::*;

const PLAIN: &str = include_str!("../../../../events/site/widget-loader-plain.json");
const HEAD: &str = include_str!("../../../../events/site/widget-loader-head.json");
const AGAIN: &str = include_str!("../../../../events/site/widget-loader-again.json");

#[tokio::test]
async fn who_takes_brotli_gets_the_compressed_copy() {
    let response = answer_to(LOADER).await;
    assert_eq!(header_of(&response, "content-encoding"), Some("br"));
    assert_eq!(response.body().as_ref(), file("w.js.br"));
    assert!(matches!(response.body(), Body::Binary(_)));
    // It is still a script.
    let media_type = header_of(&response, "content-type");
    assert_eq!(media_type, Some("text/javascript; charset=utf-8"));

    let response = answer_to(PLAIN).await;
    assert_eq!(header_of(&response, "content-encoding"), None);
    assert_eq!(response.body().as_ref(), file("w.js"));
}

#[tokio::test]
async fn only_brotli_means_brotli() {
    for (accepted, compressed) in [
        ("br", true),
        ("gzip, BR", true),
        ("gzip;q=1.0, br;q=0.1", true),
        ("br; q=0", false),
        ("br;q=0.000", false),
        ("gzip, deflate", false),
        ("brotli", false),
        ("", false),
    ] {
        let response = ask("GET", "/w.js", &[("accept-encoding", accepted)]).await;
        let encoding = header_of(&response, "content-encoding");
        assert_eq!(encoding.is_some(), compressed, "{accepted}");
        assert_eq!(header_of(&response, "vary"), Some("accept-encoding"));
    }
    // There is no copy of this one.
    let response = ask(
        "GET",
        "/assets/index-Cd34.css",
        &[("accept-encoding", "br")],
    )
    .await;
    assert_eq!(header_of(&response, "content-encoding"), None);
    assert_eq!(response.body().as_ref(), file("assets/index-Cd34.css"));
}

async fn tag(path: &str, accepted: &str) -> String {
    let response = ask("GET", path, &[("accept-encoding", accepted)]).await;
    header_of(&response, "etag").expect("a tag").to_owned()
}

#[tokio::test]
async fn who_has_the_file_is_told_so() {
    let tag = tag("/w.js", "br").await;
    let weak = format!("W/{tag}");
    let several = format!("\"other\", {tag}");
    for known in [tag.as_str(), &weak, &several, "*"] {
        let headers = [("accept-encoding", "br"), ("if-none-match", known)];
        let response = ask("GET", "/w.js", &headers).await;
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{known}");
        assert!(response.body().is_empty());
        assert_eq!(header_of(&response, "etag"), Some(tag.as_str()));
        assert_eq!(header_of(&response, "vary"), Some("accept-encoding"));
        let kept = header_of(&response, "cache-control");
        assert_eq!(kept, Some("public, max-age=300"));
    }
    // Another tag, the same tag without its quotes, and the tag of the other copy.
    assert_eq!(answer_to(AGAIN).await.status(), StatusCode::OK);
    for other in ["\"other\"", tag.trim_matches('"')] {
        let headers = [("accept-encoding", "br"), ("if-none-match", other)];
        let response = ask("GET", "/w.js", &headers).await;
        assert_eq!(response.status(), StatusCode::OK, "{other}");
    }
    let response = ask("GET", "/w.js", &[("if-none-match", tag.as_str())]).await;
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn tags_differ_where_the_bytes_do() {
    let tags = [
        tag("/w.js", "br").await,
        tag("/w.js", "").await,
        tag("/", "br").await,
        tag("/", "").await,
    ];
    let different: std::collections::BTreeSet<_> = tags.iter().collect();
    assert_eq!(different.len(), tags.len());
    assert_eq!(tag("/inbox", "").await, tags[3], "the same page");
}

#[tokio::test]
async fn a_file_is_kept_as_long_as_its_name_promises() {
    for (path, kept) in [
        ("/", "no-cache"),
        ("/c/01KAHCQ0000000000000000C01", "no-cache"),
        ("/w.js", "public, max-age=300"),
        (
            "/widget/panel-Ab12_-xy.js",
            "public, max-age=31536000, immutable",
        ),
        (
            "/assets/index-Cd34.css",
            "public, max-age=31536000, immutable",
        ),
        ("/form/fi/sent.html", "no-cache"),
        // What is missing may be there after the next deployment.
        ("/assets/index-Old1.css", "no-store"),
    ] {
        let response = get(path).await;
        assert_eq!(header_of(&response, "cache-control"), Some(kept), "{path}");
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let (head, get) = (answer_to(HEAD).await, answer_to(LOADER).await);
    assert_eq!(head.status(), StatusCode::OK);
    assert!(head.body().is_empty() && !get.body().is_empty());
    assert_eq!(head.headers(), get.headers());
}
