//! What pages may do, and who may load what (S17, S18).

use super::*;
use crate::NotSockets;

#[tokio::test]
async fn every_answer_carries_the_headers_of_every_answer() {
    for path in [
        "/",
        "/sign-in",
        "/w.js",
        "/widget/panel-Ab12_-xy.js",
        "/assets/icon-Ef56.png",
        "/form/fi/sent.html",
        "/guide/fi/index.html",
        "/nothing.js",
    ] {
        let response = get(path).await;
        for (name, value) in [
            (
                "strict-transport-security",
                "max-age=31536000; includeSubDomains",
            ),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(header_of(&response, name), Some(value), "{name} of {path}");
        }
        let policy = header_of(&response, "content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'; "), "{path}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(
            response
                .headers()
                .get_all(header::CACHE_CONTROL)
                .iter()
                .count(),
            1
        );
        let policies = response.headers().get_all(header::CONTENT_SECURITY_POLICY);
        assert_eq!(policies.iter().count(), 1, "{path}");
    }
}

#[tokio::test]
async fn the_console_runs_its_own_scripts_and_calls_its_own_hosts() {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; \
        connect-src 'self' wss://sockets.example.com; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
        require-trusted-types-for 'script'";
    for path in [
        "/",
        "/inbox",
        "/c/01KAHCQ0000000000000000C01",
        "/index.html",
    ] {
        let response = get(path).await;
        let said = header_of(&response, "content-security-policy");
        assert_eq!(said, Some(policy), "{path}");
        assert_eq!(header_of(&response, "access-control-allow-origin"), None);
    }
}

#[tokio::test]
async fn pages_of_others_load_the_widget_and_nothing_else() {
    for (path, others) in [
        ("/w.js", true),
        ("/widget/panel-Ab12_-xy.js", true),
        ("/assets/index-Cd34.css", false),
        ("/form/fi/sent.html", false),
        ("/guide/fi/index.html", false),
        ("/guide/fi/pictures/log.webp", false),
        ("/", false),
        ("/nothing.js", false),
        ("/widget/gone.js", false),
    ] {
        let response = get(path).await;
        let origins = header_of(&response, "access-control-allow-origin");
        assert_eq!(origins, others.then_some("*"), "{path}");
        let policy = header_of(&response, "cross-origin-resource-policy");
        assert_eq!(policy, others.then_some("cross-origin"), "{path}");
        assert_eq!(
            header_of(&response, "access-control-allow-credentials"),
            None
        );
    }
}

#[tokio::test]
async fn a_thank_you_page_has_its_style_and_no_script() {
    for path in ["/form/fi/sent.html", "/form/form.css"] {
        let response = get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let policy = header_of(&response, "content-security-policy").expect("a policy");
        let directives: Vec<_> = policy.split("; ").collect();
        assert!(directives.contains(&"style-src 'self'"), "{policy}");
        assert!(directives.contains(&"default-src 'none'"), "{policy}");
        assert!(!policy.contains("script-src"), "{policy}");
        // Neither carries a hash in its name.
        let caching = header_of(&response, "cache-control");
        assert_eq!(caching, Some("no-cache"), "{path}");
    }
}

#[tokio::test]
async fn the_guide_has_its_style_its_pictures_and_no_script() {
    for path in ["/guide/fi/index.html", "/guide/fi/pictures/log.webp"] {
        let response = get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
            frame-ancestors 'none'";
        let said = header_of(&response, "content-security-policy");
        assert_eq!(said, Some(policy), "{path}");
        let caching = header_of(&response, "cache-control");
        assert_eq!(caching, Some("no-cache"), "{path}");
    }
}

#[test]
fn the_policy_takes_only_an_address_of_sockets() {
    for good in [
        "ws://localhost:8082",
        "ws://[::1]:8082/live",
        "wss://a-1.example.com/live",
    ] {
        assert!(State::new(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "sockets.example.com",
        "https://sockets.example.com",
        "wss://",
        "wss:///live",
        "wss://a.example; script-src *",
        "wss://a.example\r\nX: y",
        "wss://a.example *",
        "wss://*",
    ] {
        assert_eq!(State::new(bad).map(|_| ()), Err(NotSockets), "{bad}");
    }
}
