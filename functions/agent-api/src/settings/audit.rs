//! Who changed what, the newest first (S79). Nobody can change it.

use domain::{Agent, Site};
use http::StatusCode;
use protocol::Items;
use protocol::settings::{AuditEntry, AuditWho};
use runtime::http::json;
use store::AuditRecord;

use crate::Answer;
use crate::call::Call;
use crate::inbox::query::Query;

/// Entries on a page.
const PAGE: i32 = 50;

/// `GET /v1/sites/{site}/audit`
pub(crate) async fn page(call: Call<'_>, site: Site, _: Agent) -> Answer {
    let query = Query::of(call.request, &["before"])?;
    let before = query.number("before")?;
    let page = call.state.store.audit_page(&site.id, before, PAGE).await?;
    let items = Items {
        items: page.entries.into_iter().map(shown).collect(),
        next: page.next.map(|number| number.to_string()),
    };
    Ok(json(StatusCode::OK, &items))
}

fn shown(record: AuditRecord) -> AuditEntry {
    AuditEntry {
        number: record.number,
        at: record.at,
        who: AuditWho {
            agent: record.agent,
            name: record.name,
            address: record.address,
        },
        action: record.action,
        subject: record.subject,
        before: record.before,
        after: record.after,
    }
}
