//! Invitations to a site, and who takes them. Each is for one address and used once; its secret is only in the mail.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::{AttributeValue, Delete, ReturnValue, TransactWriteItem};
use domain::{Agent, EmailAddress, Language, QueueId, Role, SiteId};
use protocol::agent::role_name;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::audit::Act;
use super::change::{Expected, Saved};
use super::sites::word;
use crate::keys::{INVITATION, Item, Key, hash_of, site};
use crate::read::{BadField, read};
use crate::write::{Write, Written, text};
use crate::{Store, StoreError};

/// An invitation that nobody has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The site.
    pub site: SiteId,
    /// Who is invited.
    pub email: EmailAddress,
    /// What they become.
    pub role: Role,
    /// The queues that they serve.
    pub queues: BTreeSet<QueueId>,
    /// The language of the mail.
    pub language: Language,
    /// The name of the person who invites.
    pub invited_by: String,
    /// The second when it was made or sent again.
    pub sent_at_s: i64,
    /// The second when it ends.
    pub expires_at_s: i64,
}

impl Invitation {
    /// Its id: an address has one invitation to a site.
    pub fn id(&self) -> String {
        Self::id_of(&self.site, &self.email)
    }

    /// The id of an invitation of this address to this site.
    pub fn id_of(site: &SiteId, email: &EmailAddress) -> String {
        let mut id = hash_of(&format!("{site} {}", email.folded()));
        id.truncate(32);
        id
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct InvitationRecord {
    email: String,
    role: String,
    queues: BTreeSet<String>,
    language: String,
    invited_by: String,
    sent_at_s: i64,
    expires_at_s: i64,
}

impl From<&Invitation> for InvitationRecord {
    fn from(invitation: &Invitation) -> Self {
        Self {
            email: invitation.email.as_str().to_owned(),
            role: role_name(invitation.role).to_owned(),
            queues: invitation.queues.iter().map(ToString::to_string).collect(),
            language: invitation.language.tag().to_owned(),
            invited_by: invitation.invited_by.clone(),
            sent_at_s: invitation.sent_at_s,
            expires_at_s: invitation.expires_at_s,
        }
    }
}

fn invitation_of(site: SiteId, record: InvitationRecord) -> Result<Invitation, BadField> {
    let queues = record.queues.iter();
    Ok(Invitation {
        site,
        email: EmailAddress::from_stored(record.email),
        role: word(Role::ALL, role_name, &record.role, "role")?,
        queues: queues
            .map(|queue| queue.parse().map_err(BadField::of("queues")))
            .collect::<Result<_, _>>()?,
        language: Language::parse(&record.language).ok_or_else(|| BadField::new("language"))?,
        invited_by: record.invited_by,
        sent_at_s: record.sent_at_s,
        expires_at_s: record.expires_at_s,
    })
}

/// The attribute that holds the hashes of the secrets that were mailed.
const SECRETS: &str = "secrets";

impl Store {
    /// Writes an invitation. An earlier one of the same address gives way, and so do the links that were mailed for it.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_invitation(
        &self,
        invitation: &Invitation,
        act: &Act<'_>,
    ) -> Result<(), StoreError> {
        let key = Key::invitation(&invitation.site, &invitation.id());
        let put = self.put_in_transaction(key.item_with(InvitationRecord::from(invitation))?)?;
        let after = json!({
            "role": role_name(invitation.role),
            "queues": invitation.queues.iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        self.with_entry(act, (json!(null), after), vec![put], Vec::new())
            .await
            .map(drop)
    }

    /// One invitation that has not ended.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn invitation(
        &self,
        site: &SiteId,
        id: &str,
        now_s: i64,
    ) -> Result<Option<Invitation>, StoreError> {
        let found = self.get(Key::invitation(site, id)).await?;
        let found = found.map(|item| read(item, |record| invitation_of(site.clone(), record)));
        Ok(found.transpose()?.filter(|it| it.expires_at_s > now_s))
    }

    /// The invitations to a site that have not ended; at most a hundred.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn invitations(
        &self,
        id: &SiteId,
        now_s: i64,
    ) -> Result<Vec<Invitation>, StoreError> {
        let items = self.items_below(site(id), INVITATION, 100).await?;
        let read_one = |item| read(item, |record| invitation_of(id.clone(), record));
        let mut found: Vec<_> = items.into_iter().map(read_one).collect::<Result<_, _>>()?;
        found.retain(|invitation: &Invitation| invitation.expires_at_s > now_s);
        Ok(found)
    }

    /// Takes an invitation back. `false` when it is not there.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn withdraw_invitation(
        &self,
        invitation: &Invitation,
        act: &Act<'_>,
    ) -> Result<bool, StoreError> {
        let change = (json!({"role": role_name(invitation.role)}), json!(null));
        let gone = self.taken(invitation, None)?;
        // A hundred others cannot change the log at the same time: what fails is the invitation.
        let key = Key::invitation(&invitation.site, &invitation.id());
        let expected = vec![Expected::present(key)];
        self.with_entry(act, change, vec![gone], expected).await
    }

    /// Adds a secret that is about to be mailed. Every attempt has its own; all of them open the invitation. `false` when it is gone.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn add_invitation_secret(
        &self,
        invitation: &Invitation,
        secret: &str,
    ) -> Result<bool, StoreError> {
        let write = Write::default()
            .add("secrets :secret")
            .value(":secret", AttributeValue::Ss(vec![hash_of(secret)]))
            .value(":sent", crate::write::number(invitation.sent_at_s))
            .when("sent_at_s = :sent");
        let key = Key::invitation(&invitation.site, &invitation.id());
        let written = self.write(key, write, ReturnValue::None).await?;
        Ok(matches!(written, Written::Done(_)))
    }

    /// The invitation that a mailed link opens.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn invitation_of_secret(
        &self,
        site: &SiteId,
        id: &str,
        secret: &str,
        now_s: i64,
    ) -> Result<Option<Invitation>, StoreError> {
        let Some(item) = self.get(Key::invitation(site, id)).await? else {
            return Ok(None);
        };
        if !has_secret(&item, secret) {
            return Ok(None);
        }
        let found = read(item, |record| invitation_of(site.clone(), record))?;
        Ok((found.expires_at_s > now_s).then_some(found))
    }

    /// The invited person joins: somebody new, or `before` who becomes `agent`. The invitation is used up by it.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn join_site(
        &self,
        invitation: &Invitation,
        secret: &str,
        (before, agent): (Option<&Agent>, &Agent),
        act: &Act<'_>,
    ) -> Result<Saved, StoreError> {
        let mut writes = match before {
            Some(before) => self.person_writes(before, agent)?.0,
            None => self.new_person(agent)?,
        };
        writes.push(self.taken(invitation, Some(secret))?);
        let change = (json!(null), json!({"role": role_name(invitation.role)}));
        let mut expected = vec![Expected::present(Key::invitation(
            &invitation.site,
            &invitation.id(),
        ))];
        expected.push(match before {
            Some(before) => Expected::version(Key::profile(before.id), before.version),
            None => Expected::absent(Key::email(&agent.email.folded())),
        });
        let joined = self.with_entry(act, change, writes, expected).await?;
        Ok(joined.into())
    }

    /// Deletes an invitation, if it is there, and has this secret when one is named.
    fn taken(
        &self,
        invitation: &Invitation,
        secret: Option<&str>,
    ) -> Result<TransactWriteItem, StoreError> {
        let key = Key::invitation(&invitation.site, &invitation.id());
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(key.item()));
        let delete = match secret {
            None => delete.condition_expression("attribute_exists(pk)"),
            Some(secret) => delete
                .condition_expression("contains(secrets, :secret)")
                .expression_attribute_values(":secret", text(hash_of(secret))),
        };
        Ok(TransactWriteItem::builder().delete(delete.build()?).build())
    }
}

fn has_secret(item: &Item, secret: &str) -> bool {
    let hash = hash_of(secret);
    let known = item.get(SECRETS).and_then(|secrets| secrets.as_ss().ok());
    known.is_some_and(|known| known.contains(&hash))
}
