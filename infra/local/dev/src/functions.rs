//! The functions, each with the services that its role allows.

use aws_lambda_events::apigw::ApiGatewayWebsocketProxyRequest;
use cloud::{Cloud, Function, function};
use delivery::Delivery;
use http::{Method, Response};
use lambda_http::{Body, Request};
use mail::Mailer;
use runtime::Aws;
use runtime::aws::Service;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sockets::Sockets;
use store::Store;

use crate::gateway::Host;
use crate::{Addresses, Clock, TABLE};

/// Who sends the mails of a stack on one machine.
const MAIL_FROM: &str = "noreply@doorbell.example";

/// The state of every function.
#[derive(Clone)]
pub struct Functions {
    pub(crate) store: Store,
    clock: Clock,
    agent_api: agent_api::State,
    contact_submit: contact_submit::State,
    visitor_api: visitor_api::State,
    socket_connect: socket_connect::State,
    socket_disconnect: socket_disconnect::State,
    socket_message: socket_message::State,
    relay: relay::State,
    email_worker: email_worker::State,
    sweep: sweep::State,
    site: site::State,
}

impl Functions {
    pub(crate) fn new(cloud: &Cloud, addresses: &Addresses, clock: Clock) -> anyhow::Result<Self> {
        let table = Aws::local(cloud.dynamodb_url());
        let store = Store::new(&table.config(Service::DynamoDb), TABLE);
        let queue = table.at(cloud.sqs_url()).config(Service::Sqs);
        let dead_changes = jobs::DeadChanges::new(&queue, cloud.queue_url("changes-dead"));
        let jobs = jobs::Jobs::new(&queue, cloud.queue_url("jobs"));
        let sign_in_jobs = jobs::Jobs::new(&queue, cloud.queue_url("sign-in"));
        let sockets = Sockets::new(&table.at(cloud.connections_url()).config(Service::Sockets));
        let ses = table.at(cloud.ses_url()).config(Service::Ses);
        let from = mail::Settings::new(MAIL_FROM)?.configuration_set("local");
        let mailer = Mailer::new(&ses, from);
        let console: domain::Origin = addresses.console.parse()?;
        Ok(Self {
            clock,
            agent_api: agent_api::State::new(
                store.clone(),
                Delivery::new(store.clone(), sockets.clone()),
                sign_in_jobs.clone(),
                agent_api::Settings {
                    console_origin: addresses.console.clone(),
                    sockets_url: addresses.sockets.clone(),
                    widget_origin: addresses.widget.clone(),
                },
            ),
            contact_submit: contact_submit::State::new(store.clone(), &addresses.widget),
            visitor_api: visitor_api::State::new(
                store.clone(),
                sockets.clone(),
                &addresses.sockets,
            ),
            socket_connect: socket_connect::State::new(store.clone(), console.clone()),
            socket_disconnect: socket_disconnect::State::new(store.clone()),
            socket_message: socket_message::State::new(store.clone(), sockets.clone()),
            relay: relay::State::new(store.clone(), jobs.clone(), dead_changes, sockets.clone()),
            email_worker: email_worker::State::new(
                store.clone(),
                [jobs.clone(), sign_in_jobs],
                mailer,
                console,
            ),
            sweep: sweep::State::new(store.clone(), jobs, sockets),
            site: site::State::new(&addresses.sockets)?,
            store,
        })
    }

    /// The same functions, which take from strangers as much as comes.
    #[must_use]
    pub(crate) fn without_limits(self) -> Self {
        Self {
            contact_submit: self.contact_submit.without_limits(),
            visitor_api: self.visitor_api.without_limits(),
            socket_message: self.socket_message.without_limits(),
            ..self
        }
    }

    /// The same functions, which mail each notice by itself.
    #[must_use]
    pub(crate) fn without_digests(self) -> Self {
        Self {
            email_worker: self.email_worker.without_digests(),
            ..self
        }
    }

    /// Hands an HTTP request to the function of its route, as the HTTP API of its host does.
    pub(crate) async fn http(&self, host: Host, request: Request, path: &str) -> Response<Body> {
        let now = self.clock.now();
        match route(host, request.method(), path) {
            Http::ContactSubmit => contact_submit::handle(&self.contact_submit, request, now).await,
            Http::VisitorApi => visitor_api::handle(&self.visitor_api, request, now).await,
            Http::AgentApi => agent_api::handle_at(&self.agent_api, &request, now).await,
            Http::Site => site::handle(&self.site, request).await,
        }
    }

    pub(crate) fn sockets(&self) -> Function {
        let functions = self.clone();
        function(move |event| {
            let functions = functions.clone();
            async move { functions.socket_event(event).await }
        })
    }

    async fn socket_event(&self, event: Value) -> anyhow::Result<Value> {
        let kind = event["requestContext"]["eventType"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let event: ApiGatewayWebsocketProxyRequest = serde_json::from_value(event)?;
        let now = self.clock.now();
        Ok(match kind.as_str() {
            "CONNECT" => Box::pin(socket_connect::handle(&self.socket_connect, event, now)).await,
            "DISCONNECT" => {
                Box::pin(socket_disconnect::handle(
                    &self.socket_disconnect,
                    event,
                    now,
                ))
                .await
            }
            _ => Box::pin(socket_message::handle(&self.socket_message, event, now)).await,
        })
    }

    pub(crate) fn relay(&self) -> Function {
        let (state, clock) = (self.relay.clone(), self.clock.clone());
        function(move |event| {
            let (state, clock) = (state.clone(), clock.clone());
            async move { said(&relay::handle(&state, heard(event)?, "", clock.now()).await) }
        })
    }

    /// The function behind the queues of jobs; tests call it when they want.
    pub fn email_worker(&self) -> Function {
        let (state, clock) = (self.email_worker.clone(), self.clock.clone());
        function(move |event| {
            let (state, clock) = (state.clone(), clock.clone());
            async move { said(&email_worker::handle(&state, heard(event)?, "", clock.now()).await) }
        })
    }

    /// The function behind the schedule; tests call it when they want.
    pub fn sweep(&self) -> Function {
        let (state, clock) = (self.sweep.clone(), self.clock.clone());
        function(move |_event| {
            let (state, clock) = (state.clone(), clock.clone());
            async move {
                sweep::look(&state, "", clock.now())
                    .await
                    .map_err(|error| anyhow::anyhow!("{error}"))?;
                Ok(json!({}))
            }
        })
    }
}

fn heard<T: DeserializeOwned>(event: Value) -> anyhow::Result<T> {
    Ok(serde_json::from_value(event)?)
}

fn said<T: Serialize>(answer: &T) -> anyhow::Result<Value> {
    Ok(serde_json::to_value(answer)?)
}

/// The functions behind the HTTP API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Http {
    ContactSubmit,
    VisitorApi,
    AgentApi,
    Site,
}

/// The routes of the two HTTP APIs in `infra/template.yaml`, by method and path.
fn route(host: Host, method: &Method, path: &str) -> Http {
    let of_forms = [Method::POST, Method::OPTIONS].contains(method);
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match (host, parts.as_slice()) {
        (Host::Console, ["v1", ..]) => Http::AgentApi,
        (Host::Widget, ["v1", "sites", _, "submissions"]) if of_forms => Http::ContactSubmit,
        (Host::Widget, ["v1", ..]) => Http::VisitorApi,
        _ => Http::Site,
    }
}
