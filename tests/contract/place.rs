//! Where the cases run, and what they are lent there.

use crate::clients;
use cloud::{Cloud, Options, QueueSettings};
use serde::Deserialize;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Longest that anything is waited for that follows from something else.
const PATIENCE: Duration = Duration::from_secs(150);
/// How often it is asked for meanwhile.
const PAUSE: Duration = Duration::from_millis(20);

/// One of the three places.
pub(crate) enum At {
    /// `infra/local`: each case has a cloud of its own.
    Local,
    /// An emulator that answers at one endpoint.
    Emulator(Remote),
    /// A real account.
    Aws(Remote),
}

/// What was made for the cases elsewhere. `tests/cloud/contract/place.py` writes it.
#[derive(Deserialize)]
pub(crate) struct Remote {
    pub(crate) region: String,
    /// Where all services answer; `None`: where AWS does.
    pub(crate) endpoint: Option<String>,
    /// What the names of queues begin with that cases make.
    pub(crate) prefix: String,
    /// A table as the product has it, whose changes a function writes down.
    pub(crate) table: String,
    /// Where functions write down what they were called with: `pk` whose it is, `sk` its place, `record` as JSON.
    pub(crate) seen: String,
    /// A queue that hides messages for some seconds and gives them up after two receipts; its function fails those that ask for it.
    pub(crate) mapped_queue: String,
    /// Where that queue's dead letters go.
    pub(crate) mapped_dead: String,
    /// A WebSocket API whose function chooses the first subprotocol and tells every sender of a frame the id of its connection.
    pub(crate) sockets: String,
    /// The management side of that API.
    pub(crate) connections: String,
    /// A sender that SES has verified, if there is one.
    pub(crate) mail_from: Option<String>,
}

impl At {
    /// The place that `DOORBELL_PLACE` describes, or else this machine.
    pub(crate) fn chosen() -> Arc<Self> {
        let Some(description) = setting("DOORBELL_PLACE") else {
            return Arc::new(Self::Local);
        };
        let remote: Remote =
            serde_json::from_str(&description).expect("DOORBELL_PLACE is the JSON of a place");
        Arc::new(if remote.endpoint.is_some() {
            Self::Emulator(remote)
        } else {
            Self::Aws(remote)
        })
    }

    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Local => "infra/local",
            Self::Emulator(_) => "the emulator",
            Self::Aws(_) => "AWS",
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the person who starts the suite says where"
)]
pub(crate) fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A place as one case has it. What the case makes there goes with it.
pub(crate) struct Place {
    pub(crate) at: Arc<At>,
    clouds: Mutex<Vec<Arc<Cloud>>>,
    queues: Mutex<Vec<String>>,
}

/// A queue as a case wants it.
#[derive(Default)]
pub(crate) struct Shape {
    /// How long a received message stays hidden; `None`: as long as usual.
    pub(crate) hidden_s: Option<u64>,
    /// After how many receipts a message is given up.
    pub(crate) receipts: Option<u32>,
}

/// A queue.
pub(crate) struct Queue {
    pub(crate) client: aws_sdk_sqs::Client,
    pub(crate) url: String,
    /// Where its dead letters go; empty without.
    pub(crate) dead_url: String,
}

impl Place {
    pub(crate) fn new(at: Arc<At>) -> Self {
        Self {
            at,
            clouds: Mutex::default(),
            queues: Mutex::default(),
        }
    }

    /// A cloud of this machine, kept until the case is over.
    pub(crate) async fn cloud(&self, options: Options) -> Arc<Cloud> {
        let cloud = Arc::new(Cloud::start(options).await.expect("a cloud"));
        self.clouds.lock().unwrap().push(Arc::clone(&cloud));
        cloud
    }

    /// A queue of this shape.
    pub(crate) async fn queue(&self, shape: Shape) -> Queue {
        match &*self.at {
            At::Local => self.local_queue(&shape).await,
            At::Emulator(remote) | At::Aws(remote) => self.remote_queue(remote, &shape).await,
        }
    }

    async fn local_queue(&self, shape: &Shape) -> Queue {
        let mut settings = QueueSettings::new("contract");
        if let Some(hidden_s) = shape.hidden_s {
            settings = settings.visibility(Duration::from_secs(hidden_s));
        }
        if let Some(receipts) = shape.receipts {
            settings = settings.dead_letters("contract-dead", receipts);
        }
        let queues = vec![settings];
        let cloud = self
            .cloud(Options {
                queues,
                ..Options::default()
            })
            .await;
        Queue {
            client: clients::sqs(&self.at, Some(cloud.sqs_url())),
            url: cloud.queue_url("contract"),
            dead_url: cloud.queue_url("contract-dead"),
        }
    }

    async fn remote_queue(&self, remote: &Remote, shape: &Shape) -> Queue {
        use aws_sdk_sqs::types::QueueAttributeName::{QueueArn, RedrivePolicy, VisibilityTimeout};
        let client = clients::sqs(&self.at, None);
        let name = format!("{}-{}", remote.prefix, unique());
        let mut wanted = client.create_queue().queue_name(&name);
        if let Some(hidden_s) = shape.hidden_s {
            wanted = wanted.attributes(VisibilityTimeout, hidden_s.to_string());
        }
        let mut dead_url = String::new();
        if let Some(receipts) = shape.receipts {
            let dead = client.create_queue().queue_name(format!("{name}-dead"));
            dead_url = dead
                .send()
                .await
                .expect("a queue")
                .queue_url
                .expect("its URL");
            self.queues.lock().unwrap().push(dead_url.clone());
            let asked = client
                .get_queue_attributes()
                .queue_url(&dead_url)
                .attribute_names(QueueArn);
            let told = asked
                .send()
                .await
                .expect("its attributes")
                .attributes
                .expect("some");
            let policy = serde_json::json!({"deadLetterTargetArn": told[&QueueArn], "maxReceiveCount": receipts});
            wanted = wanted.attributes(RedrivePolicy, policy.to_string());
        }
        let url = wanted
            .send()
            .await
            .expect("a queue")
            .queue_url
            .expect("its URL");
        self.queues.lock().unwrap().push(url.clone());
        Queue {
            client,
            url,
            dead_url,
        }
    }

    /// Takes away what the case has made.
    pub(crate) async fn tidy(&self) {
        let queues = std::mem::take(&mut *self.queues.lock().unwrap());
        for url in queues {
            let gone = clients::sqs(&self.at, None)
                .delete_queue()
                .queue_url(&url)
                .send()
                .await;
            gone.expect("a queue of ours can be deleted");
        }
    }
}

/// A name that nobody else has.
pub(crate) fn unique() -> String {
    format!("{:016x}", fastrand::u64(..))
}

/// Asks until there is an answer.
pub(crate) async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    let answered = tokio::time::timeout(PATIENCE, asking).await;
    answered.unwrap_or_else(|_| panic!("waited in vain for {what}"))
}
