//! What stays in the place of an erased conversation: that there was one.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{ConversationId, EmailAddress, Head, SiteId, Status, Timestamp, VisitorId};

use crate::conversation::head::{NOWHERE, head_of, item_of, time};
use crate::keys::{Item, Key, hash_of};
use crate::read::{BadField, place};
use crate::write::{number, text};
use crate::{Store, StoreError};

/// When a conversation was erased.
const ERASED: &str = "erased_ms";

/// What an erasure that has begun must know to go on.
pub(super) const BEGUN: &str = "begun";

/// What the table has under a conversation's id.
#[derive(Debug, Clone)]
pub enum Kept {
    /// The conversation.
    Whole(Box<Head>),
    /// What its erasure left.
    Tombstone(Tombstone),
}

/// What is left of an erased conversation: that there was one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The running number it had.
    pub number: Option<u64>,
    /// When it began.
    pub created_at: Timestamp,
    /// When its erasure began.
    pub erased_at: Timestamp,
    /// Whose it was; absent when the erasure is over.
    pub(super) begun: Option<Option<(VisitorId, SiteId)>>,
}

impl Kept {
    /// Whose it is, and of which site.
    pub fn visitor(&self) -> Option<(VisitorId, SiteId)> {
        match self {
            Self::Whole(head) => Some((head.visitor?, head.site.clone())),
            Self::Tombstone(tombstone) => tombstone.begun.clone().flatten(),
        }
    }

    /// The running number.
    pub fn number(&self) -> Option<u64> {
        match self {
            Self::Whole(head) => head.number,
            Self::Tombstone(tombstone) => tombstone.number,
        }
    }

    /// The hash of the address by which an erasure has begun.
    pub(crate) fn address_hash(item: &Item) -> Option<&String> {
        item.get(BEGUN)?.as_m().ok()?.get("address")?.as_s().ok()
    }
}

fn tombstone_of(item: Item) -> Result<Tombstone, StoreError> {
    let ms = item.get(ERASED).and_then(|ms| ms.as_n().ok()?.parse().ok());
    let erased_at = match ms {
        Some(ms) => time(ERASED, ms),
        None => Err(BadField::new(ERASED)),
    };
    let erased_at = erased_at.map_err(|bad| bad.at(place(&item)))?;
    let begun = match item.get(BEGUN).and_then(|begun| begun.as_m().ok()) {
        None => None,
        Some(begun) => Some(visitor_of(begun).map_err(|bad| bad.at(place(&item)))?),
    };
    let head = head_of(item)?;
    Ok(Tombstone {
        number: head.number,
        created_at: head.created_at,
        erased_at,
        begun,
    })
}

fn visitor_of(begun: &Item) -> Result<Option<(VisitorId, SiteId)>, BadField> {
    let field = |name| begun.get(name).and_then(|value| value.as_s().ok());
    let Some(visitor) = field("visitor") else {
        return Ok(None);
    };
    let site = field("site").ok_or_else(|| BadField::new(BEGUN))?;
    Ok(Some((
        visitor.parse().map_err(BadField::of(BEGUN))?,
        site.parse().map_err(BadField::of(BEGUN))?,
    )))
}

/// What takes the place of a head: an empty conversation in which nobody may do anything.
pub(super) fn tombstone(
    head: &Head,
    address: Option<&EmailAddress>,
    now: Timestamp,
) -> Result<Item, StoreError> {
    let nowhere = |error: domain::BadId| StoreError::Refused(error.into());
    let mut left = Head::new(
        head.id,
        NOWHERE.parse().map_err(nowhere)?,
        NOWHERE.parse().map_err(nowhere)?,
        head.kind,
        head.created_at,
    );
    left.status = Status::Trashed;
    left.number = head.number;
    left.last_at = now;
    let mut begun = HashMap::new();
    if let Some(visitor) = head.visitor {
        begun.insert("visitor".to_owned(), text(visitor));
        begun.insert("site".to_owned(), text(&head.site));
    }
    if let Some(address) = address {
        begun.insert("address".to_owned(), text(hash_of(&address.folded())));
    }
    let mut item = item_of(&left)?;
    item.insert(ERASED.to_owned(), number(now.as_millisecond()));
    item.insert(BEGUN.to_owned(), AttributeValue::M(begun));
    Ok(item)
}

impl Store {
    /// What is kept under a conversation's id, consistently.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn kept(&self, id: ConversationId) -> Result<Option<Kept>, StoreError> {
        let Some(item) = self.get(Key::head(id)).await? else {
            return Ok(None);
        };
        Ok(Some(if item.contains_key(ERASED) {
            Kept::Tombstone(tombstone_of(item)?)
        } else {
            Kept::Whole(Box::new(head_of(item)?))
        }))
    }

    /// Whether an erased conversation has left nothing but its tombstone. A writer that wrote while it was erased may have left more.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn is_erased(&self, id: ConversationId) -> Result<bool, StoreError> {
        let over = match self.kept(id).await? {
            Some(Kept::Tombstone(tombstone)) => tombstone.begun.is_none(),
            Some(Kept::Whole(_)) => false,
            None => true,
        };
        let row = self.get(Key::row(id)).await?;
        let listed = row.is_some_and(|row| row.contains_key("row"));
        Ok(over && !listed && self.sort_keys(id).await?.is_empty())
    }
}
