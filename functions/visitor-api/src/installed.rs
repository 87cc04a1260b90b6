//! Where a site's widget was last opened, for those who set it up: "is it installed?". Each process writes it once an hour, whatever
//! page asks: an origin is what its caller says, and must not make a write each time.

use domain::{SiteId, Timestamp};
use http::header;
use lambda_http::Request;
use protocol::settings::Installed;
use protocol::{Failure, time};
use runtime::http::header_of;
use store::Store;

use runtime::Remembered;

/// Seconds for which what was written is fresh enough.
const FRESH_S: i64 = 3600;

/// The sites that were noted.
#[derive(Debug)]
pub(crate) struct Installations(Remembered<SiteId, ()>);

impl Default for Installations {
    fn default() -> Self {
        Self(Remembered::for_s(FRESH_S))
    }
}

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
        if self.0.get(site, now).is_some() {
            return;
        }
        self.0.put(site.clone(), (), now);
        let seen = Installed {
            origin: origin.to_owned(),
            at: time(now),
        };
        if let Err(error) = store.note_installed(site, &seen).await {
            let cause = Failure::from(error).chain();
            tracing::warn!(cause, "where the widget is was not noted");
        }
    }
}
