//! One line per invocation: what it did in figures, and with which messages. README.md says what may be in it.
//!
//! AWS takes metrics out of it (its embedded metric format) where the environment names the stack that is watched.

use std::io::Write;
use std::sync::OnceLock;

use domain::{ConversationId, Head, SiteId, Timestamp};
use serde_json::{Map, Value, json};

use crate::{Metric, Setting};

/// Most values of one metric that AWS takes in one line.
const MOST_VALUES: usize = 100;

type Writer = Box<dyn Fn(&str) + Send + Sync>;

/// The stack that is watched, if one is, and where lines go.
static OUT: OnceLock<(Option<String>, Writer)> = OnceLock::new();

/// Lets lines go there. Before that they go nowhere; only the first call counts.
pub fn write_lines_to(stack: Option<String>, writer: impl Fn(&str) + Send + Sync + 'static) {
    let _ = OUT.set((stack, Box::new(writer)));
}

/// As the environment says: with `METRICS_STACK` to where AWS looks for metrics, else to the rest of the log.
pub(crate) fn start() {
    match Setting("METRICS_STACK").optional() {
        Some(stack) => write_lines_to(Some(stack), |line| {
            let _ = writeln!(std::io::stdout(), "{line}");
        }),
        None => write_lines_to(None, |line| {
            let _ = writeln!(std::io::stderr(), "{line}");
        }),
    }
}

/// The line of one invocation, while it works.
#[derive(Debug)]
pub struct RequestLog {
    function: &'static str,
    trace: String,
    site: Option<String>,
    status: Option<u16>,
    messages: Vec<Value>,
    mails: Vec<String>,
    counts: Vec<(Metric, u64)>,
    times: Vec<(Metric, Vec<u64>)>,
}

impl RequestLog {
    /// Of this function, for the request with this id.
    pub fn of(function: &'static str, trace: impl Into<String>) -> Self {
        Self {
            function,
            trace: trace.into(),
            site: None,
            status: None,
            messages: Vec::new(),
            mails: Vec::new(),
            counts: Vec::new(),
            times: Vec::new(),
        }
    }

    /// It is for this site.
    pub fn site(&mut self, site: &SiteId) {
        self.site = Some(site.to_string());
    }

    /// It is about this event of a conversation's log. The same two are in the line of every function that had to do with it.
    pub fn about(&mut self, conversation: ConversationId, seq: u64) {
        let conversation = conversation.to_string();
        self.messages
            .push(json!({"conversation": conversation, "seq": seq}));
    }

    /// A message or form was stored now; it is the last event of this log.
    pub fn stored(&mut self, head: &Head) {
        self.count(Metric::Stored, 1);
        self.site(&head.site);
        self.about(head.id, head.log.seq);
    }

    /// It is about the mail to which SES gave this id. Later news of the mail name it, and nothing else of ours.
    pub fn about_mail(&mut self, id: impl Into<String>) {
        self.mails.push(id.into());
    }

    /// So many more of a metric.
    pub fn count(&mut self, metric: Metric, more: usize) {
        let more = more as u64;
        match self.counts.iter_mut().find(|(known, _)| *known == metric) {
            Some((_, count)) => *count += more,
            None if more > 0 => self.counts.push((metric, more)),
            None => {}
        }
    }

    /// One value of a metric of which the largest and the usual matter, not the sum.
    pub fn took(&mut self, metric: Metric, value: u64) {
        match self.times.iter_mut().find(|(known, _)| *known == metric) {
            Some((_, values)) if values.len() < MOST_VALUES => values.push(value),
            Some(_) => {}
            None => self.times.push((metric, vec![value])),
        }
    }

    /// How it was answered: nothing to count when it went well.
    pub fn answered(&mut self, status: u16) {
        self.status = Some(status);
        match status {
            429 => self.count(Metric::Limited, 1),
            400..=499 => self.count(Metric::Refused, 1),
            500.. => self.count(Metric::Failed, 1),
            _ => {}
        }
    }

    /// Writes it, unless there is nothing to say.
    pub fn write(self, now: Timestamp) {
        if let Some((stack, writer)) = OUT.get()
            && !(self.messages.is_empty() && self.counts.is_empty() && self.times.is_empty())
        {
            writer(&self.to_json(stack.as_deref(), now).to_string());
        }
    }

    fn to_json(&self, stack: Option<&str>, now: Timestamp) -> Value {
        let mut line = Map::new();
        let mut metrics = Vec::new();
        let counts = self.counts.iter().map(|(metric, n)| (metric, json!(n)));
        let times = self.times.iter().map(|(metric, ms)| (metric, json!(ms)));
        for (metric, value) in counts.chain(times) {
            let (name, unit) = metric.name_and_unit();
            metrics.push(json!({"Name": name, "Unit": unit}));
            line.insert(name.to_owned(), value);
        }
        line.insert("timestamp".to_owned(), json!(now.to_string()));
        line.insert("function".to_owned(), json!(self.function));
        line.insert("trace".to_owned(), json!(self.trace));
        line.insert("messages".to_owned(), json!(self.messages));
        if let Some(site) = &self.site {
            line.insert("site".to_owned(), json!(site));
        }
        if let Some(status) = self.status {
            line.insert("status".to_owned(), json!(status));
        }
        if !self.mails.is_empty() {
            line.insert("mails".to_owned(), json!(self.mails));
        }
        if let Some(stack) = stack.filter(|_| !metrics.is_empty()) {
            line.insert("Stack".to_owned(), json!(stack));
            let group =
                json!({"Namespace": "Doorbell", "Dimensions": [["Stack"]], "Metrics": metrics});
            let about = json!({"Timestamp": now.as_millisecond(), "CloudWatchMetrics": [group]});
            line.insert("_aws".to_owned(), about);
        }
        Value::Object(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-21T08:00:00Z".parse().expect("a time")
    }

    fn line() -> RequestLog {
        let mut line = RequestLog::of("relay", "trace-1");
        line.about(ConversationId::from_bits(1), 7);
        line.count(Metric::Pushed, 2);
        line.count(Metric::Pushed, 3);
        line.count(Metric::Suppressed, 0);
        (0..200).for_each(|ms| line.took(Metric::RelayMs, ms));
        line
    }

    /// What AWS asks of the format: every metric and dimension that is named stands beside `_aws`.
    #[test]
    fn a_line_is_in_the_embedded_metric_format() {
        let line = line().to_json(Some("doorbell-prod"), now());
        assert_eq!(line["_aws"]["Timestamp"], now().as_millisecond());
        let group = &line["_aws"]["CloudWatchMetrics"][0];
        assert_eq!(group["Namespace"], "Doorbell");
        assert_eq!(group["Dimensions"], json!([["Stack"]]));
        assert_eq!(line["Stack"], "doorbell-prod");
        let metrics = json!([{"Name": "Pushed", "Unit": "Count"}, {"Name": "RelayMs", "Unit": "Milliseconds"}]);
        assert_eq!(group["Metrics"], metrics);
        assert_eq!(line["Pushed"], 5);
        let times = line["RelayMs"].as_array().map(Vec::len);
        assert_eq!(times, Some(MOST_VALUES), "more would be thrown away whole");
    }

    #[test]
    fn a_stack_that_is_not_watched_makes_no_metric() {
        let line = line().to_json(None, now());
        assert_eq!(
            (&line["_aws"], &line["Stack"]),
            (&Value::Null, &Value::Null)
        );
        let about = json!([{"conversation": ConversationId::from_bits(1).to_string(), "seq": 7}]);
        assert_eq!((&line["messages"], &line["Pushed"]), (&about, &json!(5)));
        assert_eq!(
            (&line["trace"], &line["function"]),
            (&json!("trace-1"), &json!("relay"))
        );
    }

    #[test]
    fn an_answer_counts_as_what_its_status_says() {
        for (status, metric) in [
            (201, None),
            (303, None),
            (404, Some(Metric::Refused)),
            (429, Some(Metric::Limited)),
            (503, Some(Metric::Failed)),
        ] {
            let mut line = RequestLog::of("site", "");
            line.answered(status);
            let counted = line.counts.first().map(|(metric, _)| *metric);
            assert_eq!(counted, metric, "{status}");
        }
    }
}
