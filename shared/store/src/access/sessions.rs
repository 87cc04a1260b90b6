//! Signing in by link, and sessions (S3-S7, S13-S15).

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use domain::{Agent, AgentId, EmailAddress};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::keys::{Key, SESSION, agent, hash_of};
use crate::read::{BadField, attribute, read_record};
use crate::settings::agents::agent_of;
use crate::write::{Write, Written, number, text};
use crate::{Store, StoreError};

/// After so many wrong codes a request ends (S7).
const MOST_CODES: u64 = 5;

/// Somebody asked for a link; the address need not be an agent's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LinkRequest {
    /// Random, 128 bits.
    pub id: String,
    /// Where the link goes, if the address is an agent's.
    pub email: String,
    /// Hash of the secret in the cookie of the browser that asked.
    pub browser_hash: String,
    /// That browser, in words.
    pub browser: String,
    /// When, in seconds since 1970.
    pub asked_at_s: i64,
    /// When the link ends, in seconds since 1970.
    pub expires_at_s: i64,
    /// Whose the address is; set when the link is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// Hash of the code that another browser shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_hash: Option<String>,
    /// Codes typed so far.
    #[serde(default)]
    pub typed_codes: u64,
    /// Whether a session came of it.
    #[serde(default)]
    pub used: bool,
}

impl LinkRequest {
    /// The address as a type.
    pub fn address(&self) -> EmailAddress {
        EmailAddress::from_stored(self.email.clone())
    }

    /// Whether a session may still come of it.
    pub fn is_open(&self, now_s: i64) -> bool {
        !self.used && self.expires_at_s > now_s && self.typed_codes < MOST_CODES
    }
}

/// What became of the attempt to use a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInOutcome {
    /// This attempt used it; a session may be made for this agent.
    Used(AgentId),
    /// Another attempt used it, or it is too old.
    Gone,
}

/// A session as the table has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionRecord {
    /// What the session is called in lists. It stays when the secret is renewed.
    pub id: String,
    /// The agent.
    pub agent: String,
    /// Hash of the secret in the cookie.
    pub hash: String,
    /// The browser, in words.
    pub browser: String,
    /// When the agent signed in, in seconds since 1970.
    pub created_at_s: i64,
    /// When this secret was made, in seconds since 1970.
    pub renewed_at_s: i64,
    /// When it was last used, in seconds since 1970; kept to five minutes.
    pub seen_at_s: i64,
    /// When it ends, in seconds since 1970.
    pub expires_at_s: i64,
    /// A newer secret has taken over; this one serves only requests that were under way.
    #[serde(default)]
    pub replaced: bool,
}

/// A session and the agent whose it is, read together.
#[derive(Debug, Clone)]
pub struct Session {
    /// The session.
    pub record: SessionRecord,
    /// The agent as of now, so that a change of role works at once.
    pub agent: Agent,
}

impl Store {
    /// Remembers that somebody asked for a link.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_link_request(&self, request: &LinkRequest) -> Result<(), StoreError> {
        self.put(Key::link_request(&request.id).item_with(request)?)
            .await
    }

    /// One request, if it is not too old.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn link_request(
        &self,
        id: &str,
        now_s: i64,
    ) -> Result<Option<LinkRequest>, StoreError> {
        let Some(item) = self.get(Key::link_request(id)).await? else {
            return Ok(None);
        };
        let request: LinkRequest = read_record(item)?;
        Ok((request.expires_at_s > now_s).then_some(request))
    }

    /// Those of these requests that are not too old. At most 100.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn link_requests(
        &self,
        ids: &[String],
        now_s: i64,
    ) -> Result<Vec<LinkRequest>, StoreError> {
        let mut requests = Vec::new();
        if !ids.is_empty() {
            let keys = ids.iter().map(|id| Key::link_request(id)).collect();
            for item in self.get_all(keys, true).await? {
                requests.push(read_record::<LinkRequest>(item)?);
            }
        }
        requests.retain(|request| request.expires_at_s > now_s);
        Ok(requests)
    }

    /// Stores the hash of a token that is about to be mailed, and whose it is.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_link_token(
        &self,
        request: &LinkRequest,
        agent: AgentId,
        token: &str,
    ) -> Result<(), StoreError> {
        let write = Write::default()
            .set("#agent = :agent")
            .name("#agent", "agent")
            .value(":agent", text(agent))
            .when("attribute_exists(pk)");
        self.write(Key::link_request(&request.id), write, ReturnValue::None)
            .await?;
        let mut item = Key::link_token(&hash_of(token)).item();
        item.insert("request".into(), text(&request.id));
        item.insert("expires_at_s".into(), number(request.expires_at_s));
        self.put(item).await
    }

    /// The request whose link carries this token, if it is not too old.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn request_of_token(
        &self,
        token: &str,
        now_s: i64,
    ) -> Result<Option<LinkRequest>, StoreError> {
        let Some(item) = self.get(Key::link_token(&hash_of(token))).await? else {
            return Ok(None);
        };
        let id: String = attribute(&item, "request")?;
        self.link_request(&id, now_s).await
    }

    /// Sets the code that another browser shows.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn set_link_code(&self, request: &LinkRequest, code: &str) -> Result<(), StoreError> {
        let write = Write::default()
            .set("code_hash = :hash")
            .value(":hash", text(hash_of(&format!("{}:{code}", request.id))))
            .when("attribute_exists(pk)");
        self.write(Key::link_request(&request.id), write, ReturnValue::None)
            .await?;
        Ok(())
    }

    /// Whether this is the code. The attempt is counted before it is looked at, so that no number of attempts at the same
    /// time gets past the limit. `None` when the request is used, too old, or had its attempts.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn check_link_code(
        &self,
        id: &str,
        code: &str,
        now_s: i64,
    ) -> Result<Option<bool>, StoreError> {
        let write = Write::default()
            .set("typed_codes = typed_codes + :one")
            .value(":one", number(1))
            .value(":no", AttributeValue::Bool(false))
            .value(":now", number(now_s))
            .value(":most", number(MOST_CODES))
            .when("used = :no AND expires_at_s > :now AND typed_codes < :most");
        match self
            .write(Key::link_request(id), write, ReturnValue::AllNew)
            .await?
        {
            Written::Refused(_) => Ok(None),
            Written::Done(item) => {
                let request: LinkRequest = read_record(item)?;
                let right = request.code_hash.unwrap_or_default();
                let typed = hash_of(&format!("{id}:{code}"));
                Ok(Some(bool::from(right.as_bytes().ct_eq(typed.as_bytes()))))
            }
        }
    }

    /// Uses a request: of many attempts, one wins.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn use_link_request(
        &self,
        id: &str,
        now_s: i64,
    ) -> Result<SignInOutcome, StoreError> {
        let write = Write::default()
            .set("used = :yes")
            .value(":yes", AttributeValue::Bool(true))
            .value(":no", AttributeValue::Bool(false))
            .value(":now", number(now_s))
            .when("used = :no AND expires_at_s > :now AND attribute_exists(#agent)")
            .name("#agent", "agent");
        match self
            .write(Key::link_request(id), write, ReturnValue::AllNew)
            .await?
        {
            Written::Refused(_) => Ok(SignInOutcome::Gone),
            Written::Done(item) => {
                let request: LinkRequest = read_record(item)?;
                let agent = request.agent.and_then(|agent| agent.parse().ok());
                agent
                    .map(SignInOutcome::Used)
                    .ok_or_else(|| BadField::new("agent").at(Key::link_request(id).place()))
            }
        }
    }

    /// Remembers a session.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_session(
        &self,
        agent: AgentId,
        session: &SessionRecord,
    ) -> Result<(), StoreError> {
        self.put(Key::session(agent, &session.hash).item_with(session)?)
            .await
    }

    /// Remembers that a session was used. `false` when it ended in the meantime: it is not brought back.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn touch_session(
        &self,
        agent: AgentId,
        hash: &str,
        seen_at_s: i64,
        expires_at_s: i64,
    ) -> Result<bool, StoreError> {
        let write = Write::default()
            .set("seen_at_s = :seen")
            .set("expires_at_s = :expires")
            .value(":seen", number(seen_at_s))
            .value(":expires", number(expires_at_s))
            .value(":no", AttributeValue::Bool(false))
            .when("replaced = :no");
        let written = self
            .write(Key::session(agent, hash), write, ReturnValue::None)
            .await?;
        Ok(matches!(written, Written::Done(_)))
    }

    /// Gives a session a new secret; the old one ends at `old_ends_at_s`. `false` when the session ended in the meantime, or
    /// another request renewed it.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn renew_session(
        &self,
        agent: AgentId,
        old_hash: &str,
        old_ends_at_s: i64,
        new: &SessionRecord,
    ) -> Result<bool, StoreError> {
        let old = Write::default()
            .set("replaced = :yes")
            .set("expires_at_s = :ends")
            .value(":yes", AttributeValue::Bool(true))
            .value(":no", AttributeValue::Bool(false))
            .value(":ends", number(old_ends_at_s))
            .when("replaced = :no")
            .in_transaction(&self.table, Key::session(agent, old_hash))?;
        let new = self.put_in_transaction(Key::session(agent, &new.hash).item_with(new)?)?;
        self.transact(vec![old, new]).await
    }

    /// The session of this agent with this secret's hash, and the agent, in one read.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn session(&self, agent: AgentId, hash: &str) -> Result<Option<Session>, StoreError> {
        let keys = vec![Key::session(agent, hash), Key::profile(agent)];
        let (mut record, mut profile) = (None, None);
        for item in self.get_all(keys, true).await? {
            if item
                .get("sk")
                .and_then(|sk| sk.as_s().ok())
                .is_some_and(|sk| sk.starts_with(SESSION))
            {
                record = Some(read_record(item)?);
            } else {
                profile = Some(agent_of(item)?);
            }
        }
        Ok(record
            .zip(profile)
            .map(|(record, agent)| Session { record, agent }))
    }

    /// All sessions of an agent; those that ended may still be among them.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn sessions(&self, id: AgentId) -> Result<Vec<SessionRecord>, StoreError> {
        let items = self.items_below(agent(id), SESSION, 100).await?;
        items.into_iter().map(read_record).collect()
    }

    /// Ends every session of one agent. `relay` sees them go and closes their sockets.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn end_sessions_of(&self, agent: AgentId) -> Result<u64, StoreError> {
        let mut count = 0;
        loop {
            let sessions = self.sessions(agent).await?;
            if sessions.is_empty() {
                return Ok(count);
            }
            for session in sessions {
                self.end_session(agent, &session.hash).await?;
                count += 1;
            }
        }
    }

    /// Ends a session. `relay` sees it go and closes its sockets.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn end_session(&self, agent: AgentId, hash: &str) -> Result<(), StoreError> {
        self.delete(Key::session(agent, hash)).await?;
        Ok(())
    }
}
