//! One conversation: whether the agent may, what it is, its log.

pub(crate) mod changes;
pub(crate) mod corrections;
pub(crate) mod messages;
pub(crate) mod notices;

use domain::rights::{Action, Decision};
use domain::{Agent, By, ConversationId, EmailAddress, Head, Side};
use http::StatusCode;
use protocol::agent::{Changed, Conversation, WireSuppression, action_name};
use protocol::event::{EventsPage, status_name};
use protocol::{Code, Failure, Problem, Row};
use runtime::http::json;
use store::EventsRange;

use crate::call::Call;
use crate::inbox::query::{Query, invalid};
use crate::{Answer, State};

/// A conversation that the agent may know of, and what the table of rights says to the action.
#[derive(Debug)]
pub(crate) struct Authorized {
    pub(crate) agent: Agent,
    pub(crate) head: Head,
    decision: Decision,
}

impl Authorized {
    /// Who changes it.
    pub(crate) fn by(&self) -> By {
        By::Agent(self.agent.id)
    }

    /// # Errors
    /// `forbidden`; `conflict` with the state in which this is not done.
    pub(crate) fn allowed(&self) -> Result<(), Problem> {
        match self.decision {
            Decision::Allowed => Ok(()),
            Decision::NotFound => Err(Code::NotFound.into()),
            Decision::Forbidden => Err(Code::Forbidden.into()),
            Decision::WrongState => Err(Problem {
                state: Some(status_name(self.head.status)),
                ..Code::Conflict.into()
            }),
        }
    }
}

/// Reads a conversation, if the agent may know of it.
///
/// # Errors
/// `not-found` when there is none, or the agent may not know of it.
pub(crate) async fn authorized(
    state: &State,
    agent: Agent,
    id: &str,
    action: Action,
) -> Result<Authorized, Failure> {
    let id: ConversationId = id.parse().map_err(|_| Code::NotFound)?;
    let head = state.store.head(id).await?.ok_or(Code::NotFound)?;
    match head.authorize(&agent, action) {
        Decision::NotFound => Err(Code::NotFound.into()),
        decision => Ok(Authorized {
            agent,
            head,
            decision,
        }),
    }
}

/// `GET /v1/conversations/{conversation}`
pub(crate) async fn show(call: Call<'_>, authorized: Authorized) -> Answer {
    authorized.allowed()?;
    let Authorized { agent, head, .. } = authorized;
    described(call.state, head, &agent).await
}

/// Everything that is known of a conversation.
async fn described(state: &State, head: Head, agent: &Agent) -> Answer {
    let may = allowed_actions(&head, agent);
    let card = state.store.card(head.id).await?;
    let (head, suppressed) = tokio::try_join!(
        with_preview(state, head),
        suppressed(state, card.contact.email.as_ref()),
    )?;
    let conversation = Conversation::of(&head, &card, suppressed, may);
    Ok(json(StatusCode::OK, &conversation))
}

/// The answer to a change that is made.
async fn changed(state: &State, head: Head, agent: &Agent) -> Answer {
    let may = allowed_actions(&head, agent);
    let row = match with_preview(state, head.clone()).await {
        Ok(head) => Row::of(&head),
        // It is made, whatever fails here: a row without a preview is told, and no failure.
        Err(failure) => {
            tracing::warn!(cause = failure.chain(), "a preview was not read");
            Row::of(&head)
        }
    };
    Ok(json(StatusCode::OK, &Changed { row, may }))
}

/// What an agent may do now, by the names that the console knows.
fn allowed_actions(head: &Head, agent: &Agent) -> Vec<&'static str> {
    Action::ALL
        .into_iter()
        .filter(|action| head.authorize(agent, *action) == Decision::Allowed)
        .filter_map(action_name)
        .collect()
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
pub(crate) async fn events(call: Call<'_>, authorized: Authorized) -> Answer {
    authorized.allowed()?;
    let query = Query::of(call.request, &["after", "before"])?;
    let range = match (query.number("after")?, query.number("before")?) {
        (None, None) => EventsRange::Newest,
        (Some(after), None) => EventsRange::After(after),
        (None, Some(before)) => EventsRange::Before(before),
        (Some(_), Some(_)) => return Err(invalid("before").into()),
    };
    let page = call
        .state
        .store
        .events(authorized.head, Side::Agent, range)
        .await?;
    let page = EventsPage::of(&page.head, &page.events, Side::Agent);
    Ok(json(StatusCode::OK, &page))
}
