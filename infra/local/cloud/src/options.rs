//! What a cloud is started with.

use crate::Faults;
use std::path::PathBuf;
use std::time::Duration;

/// What a [`Cloud`](crate::Cloud) is started with. `Options::default()` is an empty cloud that is removed when dropped.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that keeps `table.sqlite` and `services.sqlite`. `None`: a folder of its own, removed at the end.
    pub data: Option<PathBuf>,
    /// The loopback ports to answer on.
    pub ports: Ports,
    /// The region in events and ARNs.
    pub region: String,
    /// The account number in events and ARNs.
    pub account: String,
    /// The queues that exist. A dead-letter queue that is named but not listed is made too.
    pub queues: Vec<QueueSettings>,
    /// The identities that SES has verified: domains, with all below them, and single addresses. Nobody else may be a sender.
    pub verified: Vec<String>,
    /// What goes wrong from the start.
    pub faults: Faults,
    /// Where the chances of `faults` begin. The same seed gives the same sequence of throws.
    pub seed: u64,
    /// Puts a proxy before DynamoDB so that it can be told to misbehave later. Without it there is no extra hop.
    pub dynamodb_proxy: bool,
    /// How long [`Cloud::quiet`](crate::Cloud::quiet) waits.
    pub quiet_within: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            data: None,
            ports: Ports::default(),
            region: "eu-north-1".to_owned(),
            account: "000000000000".to_owned(),
            queues: Vec::new(),
            // The senders of the samples and of `infra/local/dev`.
            verified: vec!["example.com".to_owned(), "doorbell.example".to_owned()],
            faults: Faults::default(),
            seed: 0,
            dynamodb_proxy: false,
            quiet_within: Duration::from_secs(30),
        }
    }
}

/// The loopback ports to answer on; 0 takes any free one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ports {
    /// DynamoDB.
    pub dynamodb: u16,
    /// SQS.
    pub sqs: u16,
    /// SES v2.
    pub ses: u16,
    /// `@connections`.
    pub connections: u16,
}

/// One SQS standard queue.
#[derive(Clone, Debug)]
pub struct QueueSettings {
    /// The name, the last part of the URL.
    pub name: String,
    /// How long a received message stays hidden.
    pub visibility: Duration,
    /// How long a sent message stays hidden at first.
    pub delay: Duration,
    /// A longer delay is cut to this. AWS has no such thing; a test need not wait a quarter of an hour.
    pub longest_delay: Duration,
    /// How long a message is kept.
    pub retention: Duration,
    /// The largest message, with its attributes, and the largest batch, in bytes.
    pub message_bytes: usize,
    /// Where messages go that were received too often: the queue's name and the number of receipts allowed.
    pub dead_letters: Option<(String, u32)>,
}

impl QueueSettings {
    /// A queue with the defaults of AWS: 30 s hidden, no delay, 4 days kept, 1 MiB, no dead letters.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            visibility: Duration::from_secs(30),
            delay: Duration::ZERO,
            longest_delay: Duration::MAX,
            retention: Duration::from_secs(4 * 24 * 3600),
            message_bytes: 1024 * 1024,
            dead_letters: None,
        }
    }

    /// The same, with another time that a received message stays hidden.
    #[must_use]
    pub fn visibility(mut self, visibility: Duration) -> Self {
        self.visibility = visibility;
        self
    }

    /// The same, with a limit for how long a sent message is held back.
    #[must_use]
    pub fn longest_delay(mut self, longest_delay: Duration) -> Self {
        self.longest_delay = longest_delay;
        self
    }

    /// The same, with a dead-letter queue for what was received `receipts` times and not deleted.
    #[must_use]
    pub fn dead_letters(mut self, queue: impl Into<String>, receipts: u32) -> Self {
        self.dead_letters = Some((queue.into(), receipts));
        self
    }
}

/// How a queue's messages are handed to a function.
#[derive(Clone, Debug)]
pub struct BatchSettings {
    /// The most messages in one event.
    pub size: usize,
    /// How many events are handled at the same time.
    pub concurrency: usize,
    /// How long the function may take. Afterwards it is dropped, and the batch has failed.
    pub timeout: Duration,
}

impl Default for BatchSettings {
    fn default() -> Self {
        Self {
            size: 10,
            concurrency: 2,
            timeout: Duration::from_secs(30),
        }
    }
}

/// How a table's stream is handed to a function.
#[derive(Clone, Debug)]
pub struct StreamSettings {
    /// The name under which the position in the stream is kept. Two functions on one stream need two names.
    pub name: String,
    /// The most records in one event.
    pub size: usize,
    /// Splits a failed batch in two, so that one bad record is found. Splitting is not a retry.
    pub bisect: bool,
    /// How often a batch that cannot be split is tried again before it is given up.
    pub retries: u32,
    /// The pause before the first retry. It doubles with each further one, up to a hundred times this.
    pub retry_delay: Duration,
    /// The queue that gets what was given up, in the shape of Lambda's on-failure destination.
    pub on_failure: Option<String>,
    /// How long the function may take. Afterwards it is dropped, and the batch has failed.
    pub timeout: Duration,
}

impl Default for StreamSettings {
    fn default() -> Self {
        Self {
            name: "stream".to_owned(),
            size: 100,
            bisect: true,
            retries: 10,
            retry_delay: Duration::from_millis(50),
            on_failure: None,
            timeout: Duration::from_secs(30),
        }
    }
}

/// One WebSocket API of API Gateway. The limits are those of AWS.
#[derive(Clone, Debug)]
pub struct WebSocketSettings {
    /// The stage in `requestContext`, and the path's first part that `@connections` accepts.
    pub stage: String,
    /// The API's id in `requestContext`.
    pub api: String,
    /// The largest frame in bytes; a larger one closes the connection with 1009.
    pub frame_bytes: usize,
    /// The largest message in bytes, in any number of frames, and the largest post.
    pub message_bytes: usize,
    /// A connection without a message either way for so long is closed.
    pub idle: Duration,
    /// A connection this old is closed.
    pub life: Duration,
    /// Lets `idle` and `life` pass so many times faster.
    pub speed: f64,
    /// How many posts may wait for a slow client before further ones are refused with 429.
    pub buffered_posts: usize,
}

impl Default for WebSocketSettings {
    fn default() -> Self {
        Self {
            stage: "live".to_owned(),
            api: "local".to_owned(),
            frame_bytes: 32 * 1024,
            message_bytes: 128 * 1024,
            idle: Duration::from_secs(10 * 60),
            life: Duration::from_secs(2 * 3600),
            speed: 1.0,
            buffered_posts: 256,
        }
    }
}
