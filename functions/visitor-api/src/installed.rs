//! Where a site's widget was last opened, for those who set it up: "is it installed?". Written once an hour by each process and page.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::{SiteId, Timestamp};
use http::header;
use lambda_http::Request;
use protocol::settings::Installed;
use protocol::{Failure, time};
use runtime::http::header_of;
use store::Store;

/// Seconds for which what was written is fresh enough.
const FRESH_S: i64 = 3600;

/// Most sites that are remembered; then all are forgotten.
const MOST: usize = 256;

/// The origin that was noted last for each site, and when.
#[derive(Debug, Default)]
pub(crate) struct Installations(Mutex<HashMap<SiteId, (Timestamp, String)>>);

impl Installations {
    /// Notes that a page of the site has opened the widget. Nobody who visits is told when that fails.
    pub(crate) async fn note(
        &self,
        store: &Store,
        request: &Request,
        site: &SiteId,
        now: Timestamp,
    ) {
        // Only a page sends it, and only one that the site lists gets here.
        let Some(origin) = header_of(request, header::ORIGIN) else {
            return;
        };
        if self.is_fresh(site, origin, now) {
            return;
        }
        let seen = Installed {
            origin: origin.to_owned(),
            at: time(now),
        };
        if let Err(error) = store.note_installed(site, &seen).await {
            let cause = Failure::from(error).chain();
            tracing::warn!(cause, "where the widget is was not noted");
        }
    }

    /// Whether this was noted lately; if not, it counts as noted from now on.
    fn is_fresh(&self, site: &SiteId, origin: &str, now: Timestamp) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = known.get(site).is_some_and(|(at, noted)| {
            let age_s = now.as_second() - at.as_second();
            noted == origin && (0..FRESH_S).contains(&age_s)
        });
        if !fresh {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(site.clone(), (now, origin.to_owned()));
        }
        fresh
    }
}
