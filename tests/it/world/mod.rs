//! A fresh stack for one test, and the people in it.

mod agent;
mod socket;
mod table;
mod visitor;

pub(crate) use agent::{Agent, token_in};
pub(crate) use socket::Socket;
pub(crate) use table::{ask_table, items};
pub(crate) use visitor::Visitor;

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use dev::{Settings, Stack};
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

/// The whole of Doorbell with the sample site. When it ends, nothing may be left undone, unless the test says that it leaves work.
pub(crate) struct World {
    pub(crate) stack: Stack,
    pub(crate) http: reqwest::Client,
    pub(crate) leaves_work: bool,
}

impl Drop for World {
    fn drop(&mut self) {
        // A test that has failed says why already, and a second panic would hide it.
        if self.leaves_work || thread::panicking() {
            return;
        }
        let left = block_in_place(|| Handle::current().block_on(self.leftovers()));
        assert!(left.is_empty(), "the test ends, and leaves {left:?}");
    }
}

/// An answer over HTTP.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) async fn of(response: reqwest::Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let text = response.text().await.expect("a body");
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Self {
            status,
            headers,
            body,
        }
    }

    /// The stable code of a problem.
    pub(crate) fn code(&self) -> &str {
        let kind = self.body["type"].as_str().unwrap_or_default();
        kind.strip_prefix("urn:doorbell:").unwrap_or_default()
    }

    /// The value of a cookie that the answer sets, with its name.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.headers.get_all("set-cookie").iter();
        lines
            .filter_map(|line| line.to_str().ok()?.split(';').next())
            .find(|cookie| cookie.starts_with(&format!("{name}=")))
            .map(str::to_owned)
    }
}

impl World {
    /// A world that takes from strangers as much as comes, since all of them come from one address.
    pub(crate) async fn start() -> Self {
        Self::with(unlimited()).await
    }

    /// A world in which strangers have their limits, as on AWS.
    pub(crate) async fn with_limits() -> Self {
        Self::with(Settings {
            digests: false,
            ..Settings::default()
        })
        .await
    }

    /// A world that takes up jobs again after two seconds.
    pub(crate) async fn hasty() -> Self {
        Self::with(hasty()).await
    }

    /// A hasty world that keeps its data in this folder.
    pub(crate) async fn in_folder(folder: PathBuf) -> Self {
        Self::with(Settings {
            data: Some(folder),
            ..hasty()
        })
        .await
    }

    pub(crate) async fn with(settings: Settings) -> Self {
        let stack = Stack::start(settings).await.expect("the stack starts");
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            stack,
            http: http.build().expect("a client"),
            leaves_work: false,
        }
    }

    /// The address of a path on the widget's host.
    pub(crate) fn widget(&self, path: &str) -> String {
        format!("{}{path}", self.stack.addresses.widget)
    }

    /// The address of a path on the console's host.
    pub(crate) fn console(&self, path: &str) -> String {
        format!("{}{path}", self.stack.addresses.console)
    }

    /// The origin of the page that embeds the widget.
    pub(crate) fn page(&self) -> &str {
        &self.stack.addresses.demo
    }

    /// A new visitor on the demo shop.
    pub(crate) async fn visitor(&self) -> Visitor<'_> {
        Visitor::arrive(self).await
    }

    /// A new visitor, and their conversation with support.
    pub(crate) async fn chat(&self) -> (Visitor<'_>, String) {
        let visitor = self.visitor().await;
        let conversation = visitor.conversation().await;
        (visitor, conversation)
    }

    /// An agent of the sample, signed in by the mailed link.
    pub(crate) async fn agent(&self, email: &str) -> Agent<'_> {
        Agent::sign_in(self, email).await
    }

    /// Waits until everything that follows from what was done has been done.
    pub(crate) async fn settled(&self) {
        self.stack.cloud.quiet().await.expect("everything settles");
    }

    /// The mails to one address, oldest first.
    pub(crate) fn mails_to(&self, email: &str) -> Vec<cloud::Mail> {
        let mails = self.stack.cloud.mails().expect("the mailbox");
        mails
            .into_iter()
            .filter(|mail| mail.to.iter().any(|to| to.contains(email)))
            .collect()
    }

    /// Posts a form as the widget does.
    pub(crate) async fn submits(&self, key: &str, body: Value) -> Answer {
        let request = self
            .http
            .post(self.widget("/v1/sites/demo/submissions"))
            .header("origin", self.page())
            .header("idempotency-key", key)
            .json(&body);
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// Puts a message on a queue; false when the queue does not take it, or does not say so.
    pub(crate) async fn sends(&self, queue: &str, body: &str) -> bool {
        let cloud = &self.stack.cloud;
        let call = json!({"QueueUrl": cloud.queue_url(queue), "MessageBody": body});
        let request = self
            .http
            .post(cloud.sqs_url())
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", "AmazonSQS.SendMessage")
            .body(call.to_string());
        let answer = request.send().await;
        answer.is_ok_and(|answer| answer.status().is_success())
    }

    /// Ends the world as a power cut does, in the middle of its work.
    pub(crate) fn loses_power(mut self) {
        self.leaves_work = true;
    }

    /// What is still undone when everything has had its time: dead letters, jobs that wait or are held, records not followed.
    async fn leftovers(&self) -> Vec<String> {
        let cloud = &self.stack.cloud;
        let mut left = Vec::new();
        if let Err(error) = cloud.quiet().await {
            left.push(format!("{error:#}"));
        }
        for queue in ["jobs-dead", "changes-dead"] {
            let dead = cloud.messages(queue).expect("the dead letters").len();
            if dead > 0 {
                left.push(format!("{dead} in {queue}"));
            }
        }
        left.extend(table::leased_jobs(self).await);
        left
    }
}

/// The settings of the sample, with jobs that come again soon.
fn hasty() -> Settings {
    Settings {
        job_visibility: Duration::from_secs(2),
        ..unlimited()
    }
}

/// Without limits, and with a mail for each notice, so that nothing waits for five minutes.
fn unlimited() -> Settings {
    Settings {
        limits: false,
        digests: false,
        ..Settings::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
#[should_panic(expected = "1 in jobs-dead")]
async fn a_test_that_leaves_a_dead_letter_fails() {
    let world = World::start().await;
    assert!(world.sends("jobs-dead", "a letter").await);
}

#[tokio::test(flavor = "multi_thread")]
#[should_panic(expected = "ONCE#a-job")]
async fn a_test_that_leaves_a_job_leased_fails() {
    let world = World::start().await;
    let taken = world.stack.store.take_lease("a-job", 0, 60).await;
    taken.expect("the table");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_that_says_so_may_leave_both() {
    let world = World::start().await;
    assert!(world.sends("jobs-dead", "a letter").await);
    let taken = world.stack.store.take_lease("a-job", 0, 60).await;
    taken.expect("the table");
    world.loses_power();
}
