//! The only place that spells keys. README.md explains them.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::bot::BotId;
use domain::{AgentId, ConnectionId, ConversationId, EntryId, QueueId, SiteId, VisitorId};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::StoreError;
#[cfg(feature = "operator")]
use crate::read::{BadField, place};

pub(crate) type Item = HashMap<String, AttributeValue>;

/// Names of the indexes.
pub(crate) const BY_BUCKET: &str = "by_bucket";
pub(crate) const BY_AGENT: &str = "by_agent";
pub(crate) const DUE: &str = "due";

/// The sort keys of items that stand alone under their partition.
pub(crate) const HEAD: &str = "HEAD";
pub(crate) const CARD: &str = "CARD";
pub(crate) const ROW: &str = "ROW";
pub(crate) const PROFILE: &str = "PROFILE";
pub(crate) const SITE: &str = "SITE";

/// What the partition keys begin with that are read back or filtered by.
pub(crate) const CONVERSATION: &str = "C#";
pub(crate) const AGENT: &str = "A#";
pub(crate) const QUEUE: &str = "Q#";
pub(crate) const VISITOR: &str = "V#";
const OF_SITE: &str = "S#";
pub(crate) const SOCKET: &str = "K#";
pub(crate) const JOB: &str = "ONCE#";

/// A key of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) pk: String,
    pub(crate) sk: String,
}

impl Key {
    fn new(pk: String, sk: impl Into<String>) -> Self {
        Self { pk, sk: sk.into() }
    }

    pub(crate) fn head(id: ConversationId) -> Self {
        Self::new(conversation(id), HEAD)
    }

    pub(crate) fn card(id: ConversationId) -> Self {
        Self::new(conversation(id), CARD)
    }

    pub(crate) fn row(id: ConversationId) -> Self {
        Self::new(conversation(id), ROW)
    }

    pub(crate) fn block(id: ConversationId, base: u64) -> Self {
        Self::new(conversation(id), block(base))
    }

    pub(crate) fn profile(id: AgentId) -> Self {
        Self::new(agent(id), PROFILE)
    }

    pub(crate) fn session(id: AgentId, hash: &str) -> Self {
        Self::new(agent(id), format!("{SESSION}{hash}"))
    }

    pub(crate) fn device(id: AgentId, hash: &str) -> Self {
        Self::new(agent(id), format!("{DEVICE}{hash}"))
    }

    pub(crate) fn agent_connection(id: AgentId, connection: &ConnectionId) -> Self {
        Self::new(agent(id), format!("{CONNECTION}{connection}"))
    }

    pub(crate) fn notice_window(id: AgentId) -> Self {
        Self::new(agent(id), "NOTICES")
    }

    pub(crate) fn waiting(id: AgentId, about: ConversationId, job: &str) -> Self {
        Self::new(agent(id), format!("{WAITS}{about}#{job}"))
    }

    pub(crate) fn email(folded: &str) -> Self {
        Self::new(format!("E#{}", hash_of(folded)), "EMAIL")
    }

    pub(crate) fn suppression(folded: &str) -> Self {
        Self::new(format!("E#{}", hash_of(folded)), "SUPPRESSION")
    }

    pub(crate) fn link_request(id: &str) -> Self {
        Self::new(format!("L#{id}"), "REQUEST")
    }

    pub(crate) fn link_token(hash: &str) -> Self {
        Self::new(format!("T#{hash}"), "TOKEN")
    }

    pub(crate) fn ticket(hash: &str) -> Self {
        Self::new(format!("T#{hash}"), "TICKET")
    }

    pub(crate) fn visitor(id: VisitorId) -> Self {
        Self::new(format!("{VISITOR}{id}"), "VISITOR")
    }

    pub(crate) fn connection(id: &ConnectionId) -> Self {
        Self::new(format!("{SOCKET}{id}"), "CONNECTION")
    }

    pub(crate) fn site(id: &SiteId) -> Self {
        Self::new(site(id), SITE)
    }

    pub(crate) fn person(id: &SiteId, agent: AgentId) -> Self {
        Self::new(site(id), format!("{PERSON}{agent}"))
    }

    pub(crate) fn invitation(id: &SiteId, invitation: &str) -> Self {
        Self::new(site(id), format!("{INVITATION}{invitation}"))
    }

    pub(crate) fn bot(id: &SiteId, bot: &BotId) -> Self {
        Self::new(site(id), format!("{BOT}{bot}"))
    }

    pub(crate) fn bot_version(id: &SiteId, bot: &BotId, version: u64) -> Self {
        Self::new(format!("B#{id}#{bot}"), format!("V#{version:06}"))
    }

    pub(crate) fn installed(id: &SiteId) -> Self {
        Self::new(site(id), "INSTALLED")
    }

    pub(crate) fn origin(pattern: &str) -> Self {
        Self::new(format!("O#{pattern}"), "ORIGIN")
    }

    pub(crate) fn audit_end(site: &SiteId) -> Self {
        Self::new(audit(site), "END")
    }

    pub(crate) fn audit_entry(site: &SiteId, number: u64) -> Self {
        Self::new(audit(site), format!("{AUDIT_ENTRY}{number:012}"))
    }

    pub(crate) fn queue(id: &QueueId) -> Self {
        Self::new(queue(id), "QUEUE")
    }

    pub(crate) fn member(id: &QueueId, agent: AgentId) -> Self {
        Self::new(queue(id), format!("{MEMBER}{agent}"))
    }

    pub(crate) fn watch(id: &QueueId, connection: &ConnectionId) -> Self {
        Self::new(queue(id), format!("{WATCH}{connection}"))
    }

    pub(crate) fn entry(id: &QueueId, entry: EntryId) -> Self {
        Self::new(queue(id), format!("{LOG}{entry}"))
    }

    pub(crate) fn counter(name: &str) -> Self {
        Self::new(format!("N#{name}"), "COUNTER")
    }

    pub(crate) fn limit(what: &str, whom: &str, window: i64) -> Self {
        Self::new(
            format!("X#{what}#{}", hash_of(whom)),
            format!("{window:012}"),
        )
    }

    pub(crate) fn turns(what: &str, whom: &str) -> Self {
        Self::new(format!("X#{what}#{}", hash_of(whom)), "TURNS")
    }

    pub(crate) fn notified(of: i64, id: ConversationId, since: u64) -> Self {
        Self::new(day(of), format!("{TOLD}{id}#{since:012}"))
    }

    pub(crate) fn once(job: &str) -> Self {
        Self::new(format!("{JOB}{job}"), "JOB")
    }

    /// The key as it is written in an error.
    pub(crate) fn place(&self) -> String {
        format!("{} {}", self.pk, self.sk)
    }

    /// The item that holds this record under the key.
    pub(crate) fn item_with(self, record: impl Serialize) -> Result<Item, StoreError> {
        let mut item: Item =
            serde_dynamo::aws_sdk_dynamodb_1::to_item(record).map_err(StoreError::unwritable)?;
        item.extend(self.item());
        Ok(item)
    }

    pub(crate) fn item(self) -> Item {
        HashMap::from([
            ("pk".to_owned(), AttributeValue::S(self.pk)),
            ("sk".to_owned(), AttributeValue::S(self.sk)),
        ])
    }
}

pub(crate) const SESSION: &str = "SESSION#";
pub(crate) const DEVICE: &str = "DEVICE#";
pub(crate) const CONNECTION: &str = "CONN#";
pub(crate) const MEMBER: &str = "MEMBER#";
pub(crate) const INVITATION: &str = "INVITE#";
pub(crate) const BOT: &str = "BOT#";
pub(crate) const PERSON: &str = "PERSON#";
pub(crate) const WAITS: &str = "WAITS#";
pub(crate) const WATCH: &str = "WATCH#";
pub(crate) const LOG: &str = "LOG#";
pub(crate) const AUDIT_ENTRY: &str = "ENTRY#";
pub(crate) const BLOCK: &str = "B#";
pub(crate) const TOLD: &str = "TOLD#";

pub(crate) fn conversation(id: ConversationId) -> String {
    format!("{CONVERSATION}{id}")
}

pub(crate) fn agent(id: AgentId) -> String {
    format!("{AGENT}{id}")
}

pub(crate) fn site(id: &SiteId) -> String {
    format!("{OF_SITE}{id}")
}

/// The site whose item this is.
#[cfg(feature = "operator")]
pub(crate) fn site_of_item(item: &Item) -> Result<SiteId, StoreError> {
    let pk = item.get("pk").and_then(|pk| pk.as_s().ok());
    let id = pk.and_then(|pk| pk.strip_prefix(OF_SITE)?.parse().ok());
    id.ok_or_else(|| BadField::new("pk").at(place(item)))
}

pub(crate) fn audit(site: &SiteId) -> String {
    format!("W#{site}")
}

pub(crate) fn queue(id: &QueueId) -> String {
    format!("{QUEUE}{id}")
}

/// A day, counted from 1970.
pub(crate) fn day(of: i64) -> String {
    format!("D#{of:06}")
}

/// Blocks sort by their first event.
pub(crate) fn block(base: u64) -> String {
    format!("{BLOCK}{base:012}")
}

/// The list of one queue and status.
pub(crate) fn bucket(queue: &str, status: &str) -> String {
    format!("{queue}#{status}")
}

/// Heads and queues that `sweep` must look at lie in this partition of the sparse index.
pub(crate) const DUE_SHARD: &str = "0";

/// SHA-256 in hex: how secrets and addresses appear in keys.
pub fn hash_of(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

/// What a record of the stream is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageKind {
    /// The head of a conversation.
    Head,
    /// A line of this queue's log.
    Entry(QueueId),
    /// A session of this agent, with the hash of its secret.
    Session(AgentId, String),
    /// The profile of this agent.
    Profile(AgentId),
    /// Nothing that anything follows from.
    Other,
}

/// Reads what a stream record is about from its keys.
pub fn image_kind(pk: &str, sk: &str) -> ImageKind {
    let entry = || Some(ImageKind::Entry(pk.strip_prefix(QUEUE)?.parse().ok()?));
    let session = || {
        let agent = pk.strip_prefix(AGENT)?.parse().ok()?;
        Some(ImageKind::Session(
            agent,
            sk.strip_prefix(SESSION)?.to_owned(),
        ))
    };
    let profile = || Some(ImageKind::Profile(pk.strip_prefix(AGENT)?.parse().ok()?));
    match (pk.get(..2), sk) {
        (Some(CONVERSATION), HEAD) => ImageKind::Head,
        (Some(QUEUE), sk) if sk.starts_with(LOG) => entry().unwrap_or(ImageKind::Other),
        (Some(AGENT), PROFILE) => profile().unwrap_or(ImageKind::Other),
        (Some(AGENT), _) => session().unwrap_or(ImageKind::Other),
        _ => ImageKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{read_dir, read_to_string};
    use std::path::{Path, PathBuf};

    /// All files of programs under a folder; tests look at keys from outside.
    fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str());
            match name.expect("a name in ASCII") {
                "tests" | "tests.rs" => {}
                _ if path.is_dir() => programs(&path, found),
                name if name.ends_with(".rs") => found.push(path),
                _ => {}
            }
        }
    }

    /// Whether a line has a text that begins as a key does: `"C#`.
    fn spells_a_key(line: &str) -> bool {
        line.split('"').skip(1).any(|text| {
            let (prefix, rest) = text.split_at(text.find('#').unwrap_or(0));
            let of_a_key = |byte: u8| byte.is_ascii_uppercase();
            rest.starts_with('#') && !prefix.is_empty() && prefix.bytes().all(of_a_key)
        })
    }

    #[test]
    fn keys_are_spelled_here_only() {
        assert!(spells_a_key(r##"let key = format!("C#{id}");"##));
        assert!(spells_a_key(r##"pk.strip_prefix("ONCE#")"##));
        for line in [r##"set("#state = :done")"##, "/// `A#` of `C#`", "#[test]"] {
            assert!(!spells_a_key(line), "{line}");
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut files = Vec::new();
        for folder in ["shared", "functions"] {
            for package in read_dir(root.join(folder)).expect("a folder") {
                let source = package.expect("an entry").path().join("src");
                if source.is_dir() {
                    programs(&source, &mut files);
                }
            }
        }
        programs(&root.join("infra/cli/src"), &mut files);
        assert!(files.len() > 100, "the programs are not found");
        files.retain(|path| !path.ends_with("shared/store/src/keys.rs"));
        for path in files {
            let text = read_to_string(&path).expect("a file");
            let line = text.lines().find(|line| spells_a_key(line));
            assert_eq!(line, None, "{}", path.display());
        }
    }
}
