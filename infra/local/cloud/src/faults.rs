//! What goes wrong on purpose. Everything is off by default.

use std::time::Duration;

/// What goes wrong, service by service. A share is a chance from 0 (never) to 1 (always).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// DynamoDB.
    pub dynamodb: ServiceFaults,
    /// SQS, as the SDK sees it. Functions that read a queue are not affected.
    pub sqs: ServiceFaults,
    /// SES v2.
    pub ses: ServiceFaults,
    /// `@connections`.
    pub connections: ServiceFaults,
    /// The WebSockets themselves.
    pub sockets: SocketFaults,
    /// The share of messages that a queue hands out twice.
    pub duplicate_messages: f64,
    /// The share of stream batches that are handed out again although they succeeded.
    pub duplicate_records: f64,
}

/// What goes wrong between an SDK and a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceFaults {
    /// The share of calls that are refused as too many, before anything happens.
    pub throttled: f64,
    /// The share of calls that end in an internal error, before anything happens.
    pub failed: f64,
    /// The share of calls whose work is done, but whose answer never arrives: the connection closes instead.
    pub reply_lost: f64,
    /// How much longer every call takes.
    pub latency: Duration,
}

/// What goes wrong on WebSockets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SocketFaults {
    /// The share of `$disconnect` events that never come.
    pub disconnect_lost: f64,
    /// The share of `$disconnect` events that come twice.
    pub disconnect_twice: f64,
    /// How late `$disconnect` events come.
    pub disconnect_late: Duration,
    /// The share of messages that get lost on the way to the function although the client sent them.
    pub lost_from_client: f64,
    /// The share of posts that are accepted and never reach the client.
    pub lost_to_client: f64,
    /// Each message takes up to so much longer, in either direction. From the client they overtake each other.
    pub delay: Duration,
    /// Nothing more is read from any connection while this is true.
    pub deaf: bool,
}
