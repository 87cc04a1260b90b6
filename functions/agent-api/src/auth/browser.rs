//! The caller's browser in words, for lists of sessions and for mails.

use http::header;
use lambda_http::Request;
use runtime::http::header_of;
use woothee::parser::Parser;
use woothee::woothee::VALUE_UNKNOWN;

/// `Firefox, Linux`, or what is known of it; empty when nothing is. Never the words of the caller.
pub(crate) fn browser_of(request: &Request) -> String {
    let user_agent = header_of(request, header::USER_AGENT).unwrap_or_default();
    // Parsing costs by length, and no browser calls itself more than this.
    let Some(known) = user_agent.get(..user_agent.len().min(512)) else {
        return String::new();
    };
    let Some(known) = Parser::new().parse(known) else {
        return String::new();
    };
    let system = match known.os {
        "Mac OSX" => "macOS",
        other => other,
    };
    let words: Vec<&str> = [known.name, system]
        .into_iter()
        .filter(|word| *word != VALUE_UNKNOWN)
        .collect();
    words.join(", ")
}
