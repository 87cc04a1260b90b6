//! What a browser is called.

use super::*;
use crate::auth::browser::browser_of;

#[test]
fn a_browser_is_named_in_two_words_and_never_in_its_own() {
    let long = "x".repeat(5000);
    for (user_agent, name) in [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox, Linux",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
            "Safari, macOS",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        ("<b>evil.example.com</b>", ""),
        ("", ""),
        (&long, ""),
    ] {
        let asked = ask("GET", "/v1/me").with("user-agent", user_agent);
        let request = lambda_http::request::from_str(&asked.0.to_string()).expect("a request");
        assert_eq!(browser_of(&request), name, "{user_agent}");
    }
}
