//! What a state change has to carry before anything else is looked at (S16).

use http::header::{self, HeaderName};
use lambda_http::Request;
use protocol::{Code, Problem};
use runtime::http::{header_of, media_type};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses what a page of another site could make a browser send: another or no origin, another media type than JSON.
pub(crate) fn from_our_own_pages(request: &Request, console_origin: &str) -> Result<(), Problem> {
    let origin = header_of(request, header::ORIGIN) == Some(console_origin);
    let site = header_of(request, SEC_FETCH_SITE).is_none_or(|site| site == "same-origin");
    let json = media_type(request).eq_ignore_ascii_case("application/json");
    if origin && site && json && !has_two(request, header::ORIGIN) {
        Ok(())
    } else {
        Err(Code::Forbidden.into())
    }
}

fn has_two(request: &Request, name: HeaderName) -> bool {
    request.headers().get_all(name).iter().nth(1).is_some()
}
