//! What a state change has to carry before anything else is looked at (S16).

use http::header::{self, HeaderName};
use lambda_http::Request;
use protocol::{Code, Problem};
use runtime::http::{header_of, require_json};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses what a page of another site could make a browser send: another or no origin, another media type than JSON.
///
/// # Errors
/// `forbidden` for another site; `malformed` for another media type.
pub(crate) fn from_our_own_pages(request: &Request, console_origin: &str) -> Result<(), Problem> {
    let origin = header_of(request, header::ORIGIN) == Some(console_origin);
    let site = header_of(request, SEC_FETCH_SITE).is_none_or(|site| site == "same-origin");
    if !origin || !site || has_two(request, header::ORIGIN) {
        return Err(Problem {
            detail: "Send the console's own `Origin`, and no `Sec-Fetch-Site` but `same-origin`.",
            ..Code::Forbidden.into()
        });
    }
    require_json(request)
}

fn has_two(request: &Request, name: HeaderName) -> bool {
    request.headers().get_all(name).iter().nth(1).is_some()
}
