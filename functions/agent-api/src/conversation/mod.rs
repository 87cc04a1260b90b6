//! One conversation: whether the agent may, what it is, its log.

pub(crate) mod changes;
pub(crate) mod corrections;
pub(crate) mod messages;

use domain::rights::{self, Action, Verdict};
use domain::{Agent, ConversationId, EmailAddress, Head};
use http::StatusCode;
use lambda_http::Request;
use protocol::agent::{Conversation, WireSuppression, action_name};
use protocol::event::{EventsPage, status_name};
use protocol::{Code, Failure, Problem, Viewer};
use runtime::http::json;
use store::EventsRange;

use crate::inbox::query::{Query, invalid};
use crate::{Answer, State};

/// A conversation that the agent may know of, and what the table of rights says to the action.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) head: Head,
    verdict: Verdict,
}

impl Judged {
    /// # Errors
    /// `forbidden`; `conflict` with the state in which this is not done.
    pub(crate) fn allowed(&self) -> Result<(), Problem> {
        match self.verdict {
            Verdict::Allowed => Ok(()),
            Verdict::NotFound => Err(Code::NotFound.into()),
            Verdict::Forbidden => Err(Code::Forbidden.into()),
            Verdict::WrongState => Err(Problem {
                state: Some(status_name(self.head.status)),
                ..Code::Conflict.into()
            }),
        }
    }
}

/// What the table of rights says.
pub(crate) fn judge(head: &Head, agent: &Agent, action: Action) -> Verdict {
    head.relation(agent)
        .map_or(Verdict::NotFound, |(role, relation)| {
            rights::judge(action, role, relation, head.kind, head.status)
        })
}

/// Reads a conversation and judges the action.
///
/// # Errors
/// `not-found` when there is none, or the agent may not know of it.
pub(crate) async fn judged(
    state: &State,
    agent: &Agent,
    id: &str,
    action: Action,
) -> Result<Judged, Failure> {
    let id: ConversationId = id.parse().map_err(|_| Code::NotFound)?;
    let head = state.store.head(id).await?.ok_or(Code::NotFound)?;
    match judge(&head, agent, action) {
        Verdict::NotFound => Err(Code::NotFound.into()),
        verdict => Ok(Judged { head, verdict }),
    }
}

/// `GET /v1/conversations/{conversation}`
pub(crate) async fn show(state: &State, judged: Judged, agent: &Agent) -> Answer {
    judged.allowed()?;
    let may = Action::ON_CONVERSATION
        .into_iter()
        .filter(|action| judge(&judged.head, agent, *action) == Verdict::Allowed)
        .filter_map(action_name)
        .collect();
    let card = state.store.card(judged.head.id).await?;
    let (head, suppressed) = tokio::try_join!(
        with_preview(state, judged.head),
        suppressed(state, card.contact.email.as_ref()),
    )?;
    let conversation = Conversation::of(&head, &card, suppressed, may);
    Ok(json(StatusCode::OK, &conversation))
}

async fn with_preview(state: &State, head: Head) -> Result<Head, Failure> {
    if head.preview().is_some() {
        return Ok(head);
    }
    Ok(state.store.lengthened(head).await?)
}

/// Whether the visitor cannot be e-mailed.
pub(crate) async fn suppressed(
    state: &State,
    address: Option<&EmailAddress>,
) -> Result<Option<WireSuppression>, Failure> {
    let Some(address) = address else {
        return Ok(None);
    };
    let suppression = state.store.suppression(address).await?;
    Ok(suppression.and_then(|it| it.shown()))
}

/// `GET /v1/conversations/{conversation}/events`
pub(crate) async fn events(state: &State, request: &Request, judged: Judged) -> Answer {
    judged.allowed()?;
    let query = Query::of(request, &["after", "before"])?;
    let range = match (query.number("after")?, query.number("before")?) {
        (None, None) => EventsRange::Newest,
        (Some(after), None) => EventsRange::After(after),
        (None, Some(before)) => EventsRange::Before(before),
        (Some(_), Some(_)) => return Err(invalid("before").into()),
    };
    let page = state.store.events(judged.head, false, range).await?;
    let page = EventsPage::of(&page.head, &page.events, Viewer::Agent);
    Ok(json(StatusCode::OK, &page))
}
