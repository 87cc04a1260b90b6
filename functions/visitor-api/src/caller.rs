//! Who calls: the page's origin, and the visitor behind a token.

use domain::{Site, Timestamp, VisitorId};
use http::header;
use lambda_http::Request;
use protocol::{Code, Failure};
use runtime::http::{admit, header_of};
use store::{VisitorRecord, hash_of};
use subtle::ConstantTimeEq;

use crate::State;

/// A visitor whose token was right, calling from a page of their site.
#[derive(Debug)]
pub(crate) struct Caller {
    pub(crate) id: VisitorId,
    pub(crate) site: Site,
    pub(crate) record: VisitorRecord,
}

/// The visitor of the `Authorization` header.
///
/// # Errors
/// `unauthenticated` for no, a wrong or an old token; `origin` for a page that the site does not list.
pub(crate) async fn authenticate(
    state: &State,
    request: &Request,
    now: Timestamp,
) -> Result<Caller, Failure> {
    let refused = || Failure::from(Code::Unauthenticated);
    let header = header_of(request, header::AUTHORIZATION).ok_or_else(refused)?;
    let token = header.strip_prefix("Bearer ").ok_or_else(refused)?;
    let (id, secret) = token.split_once('.').ok_or_else(refused)?;
    let id: VisitorId = id.parse().map_err(|_| refused())?;
    let record = state.store.visitor(id).await?.ok_or_else(refused)?;
    let same = record
        .token_hash
        .as_bytes()
        .ct_eq(hash_of(secret).as_bytes());
    if !bool::from(same) || record.expires_at_s <= now.as_second() {
        return Err(refused());
    }
    let site = state
        .store
        .site(&record.site_id()?)
        .await?
        .ok_or_else(refused)?;
    admit(request, &site)?;
    Ok(Caller { id, site, record })
}
