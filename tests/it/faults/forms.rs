//! Contact forms that are sent during a run, and the mails that must come of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::json;

use super::mails::Evidence;
use super::people::Door;
use super::seed::Chance;
use crate::world::World;

/// Those of the sample who asked for a mail for each form.
const ASKED: [&str; 2] = ["owner@example.com", "aino@example.com"];

/// What became of the forms.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Mails {
    pub(super) expected: u64,
    pub(super) sent: u64,
    pub(super) lost: u64,
    /// Those beyond one for each form and agent.
    pub(super) extra: u64,
    /// Those of them which no fault explains.
    pub(super) unexplained: u64,
    /// Forms that were acknowledged and are not, or not once, in the log of the queue.
    pub(super) entries_wrong: u64,
}

/// Sends forms one after the other until each is acknowledged; their conversations.
pub(super) async fn send(
    door: Door,
    count: u64,
    sender: String,
    mut chance: Chance,
    tried: Arc<AtomicU64>,
) -> Vec<String> {
    let mut stored = Vec::new();
    for nth in 0..count {
        let key = format!("form-{sender}-{nth}");
        loop {
            tried.fetch_add(1, Ordering::Relaxed);
            if let Some(conversation) = send_once(&door, &key).await {
                stored.push(conversation);
                break;
            }
            tokio::time::sleep(chance.ms(&(50..400))).await;
        }
    }
    stored
}

async fn send_once(door: &Door, key: &str) -> Option<String> {
    let addresses = door.addresses.borrow().clone()?;
    let body = json!({"queue": "support", "answers": {"message": key, "name": "Aino K."}});
    let request = door
        .http
        .post(format!("{}/v1/sites/demo/submissions", addresses.widget))
        .header("origin", &addresses.demo)
        .header("idempotency-key", key)
        .timeout(std::time::Duration::from_secs(15))
        .json(&body);
    let answer = request.send().await.ok()?;
    if answer.status() != 201 {
        return None;
    }
    let body: serde_json::Value = answer.json().await.ok()?;
    body["conversation"].as_str().map(str::to_owned)
}

/// Compares the mails with the forms, by the entry of the queue's log to which each mail leads.
pub(super) async fn reckon(
    world: &World,
    forms: &[String],
    evidence: &Evidence,
    clocks_jump: bool,
) -> Mails {
    let entries = entries(world).await;
    let mut mails: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for mail in world.stack.cloud.mails().expect("the mailbox") {
        let Some((_, rest)) = mail.text.split_once("/queues/support/log#") else {
            continue;
        };
        let entry: String = rest
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        for asked in ASKED {
            if mail.to.iter().any(|to| to.contains(asked)) {
                let key = (entry.clone(), asked.to_owned());
                mails.entry(key).or_default().push(mail.id.clone());
            }
        }
    }
    let mut reckoned = Mails {
        sent: mails.values().map(|mails| mails.len() as u64).sum(),
        ..Mails::default()
    };
    for form in forms {
        let own = entries.get(form).map_or(&[][..], Vec::as_slice);
        reckoned.entries_wrong += u64::from(own.len() != 1);
        for asked in ASKED {
            let key = (own.first().cloned().unwrap_or_default(), asked.to_owned());
            let own = mails.get(&key).map_or(&[][..], Vec::as_slice);
            reckoned.expected += 1;
            reckoned.lost += u64::from(own.is_empty());
            reckoned.extra += own.len().saturating_sub(1) as u64;
            reckoned.unexplained += evidence.unexplained(own, clocks_jump);
        }
    }
    reckoned
}

/// The lines about forms in the queue's log, by conversation.
async fn entries(world: &World) -> BTreeMap<String, Vec<String>> {
    let queue = "support".parse().expect("a queue");
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut after = None;
    loop {
        let page = world.stack.store.log(&queue, after, 100).await;
        let page = page.expect("the queue's log");
        for line in page.entries {
            let of_form = lines.entry(line.conversation.clone()).or_default();
            of_form.push(line.entry);
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return lines,
        }
    }
}
