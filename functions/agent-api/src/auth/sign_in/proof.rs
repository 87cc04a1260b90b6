//! The proof that a browser asked for a link (S5): one secret for all its requests, so that each of their links works there.

use lambda_http::Request;
use store::{LinkRequest, hash_of};
use subtle::ConstantTimeEq;

use super::limits::OF_BROWSER;
use crate::auth::cookie::{self, Cookie};

/// Characters of a secret of ours.
const SECRET: usize = 43;

/// Characters of a request's id.
const ID: usize = 32;

/// So many requests are named, the newest first. A code signs in for these; a link needs the secret alone.
const MOST_IDS: usize = 5;

/// What the cookie holds.
pub(super) struct Proof {
    ids: Vec<String>,
    secret: String,
}

impl Proof {
    /// A proof for a browser that has none.
    pub(super) fn new() -> Self {
        Self {
            ids: Vec::new(),
            secret: runtime::secret(),
        }
    }

    /// The proof that a request carries, if it looks like one of ours.
    pub(super) fn of(request: &Request) -> Option<Self> {
        let (ids, secret) = cookie::read(request, cookie::SIGN_IN)?;
        let ours = |id: &&str| id.len() == ID && id.bytes().all(|b| b.is_ascii_hexdigit());
        // The table refuses to read the same item twice in one call.
        let mut unique: Vec<String> = Vec::new();
        for id in ids.split('-').filter(ours).take(MOST_IDS) {
            if !unique.iter().any(|known| known == id) {
                unique.push(id.to_owned());
            }
        }
        (secret.len() == SECRET).then(|| Self {
            ids: unique,
            secret: secret.to_owned(),
        })
    }

    /// The same, for one more request.
    pub(super) fn with(mut self, id: &str) -> Self {
        self.ids.insert(0, id.to_owned());
        self.ids.truncate(MOST_IDS);
        self
    }

    pub(super) fn ids(&self) -> &[String] {
        &self.ids
    }

    pub(super) fn hash(&self) -> String {
        hash_of(&self.secret)
    }

    /// Whether the request was made with this proof.
    pub(super) fn covers(&self, link: &LinkRequest) -> bool {
        let hash = self.hash();
        bool::from(hash.as_bytes().ct_eq(link.browser_hash.as_bytes()))
    }

    /// It lives longer than the newest of the links: by it a browser is told that it asks too often.
    pub(super) fn cookie(&self) -> Cookie {
        let ids = self.ids.join("-");
        Cookie::new(cookie::SIGN_IN, ids, &self.secret, OF_BROWSER.window_s)
    }
}
