//! Browsers in which an agent has signed in before: they get a sign-in mail however many strangers ask for the agent's address.

use domain::{Agent, AgentId};
use serde::{Deserialize, Serialize};

use crate::keys::{DEVICE, Item, Key, agent};
use crate::read::read_record;
use crate::settings::agents::agent_of;
use crate::{Store, StoreError};

/// An agent has so many; the one whose last sign-in is longest ago makes room.
const MOST_DEVICES: usize = 10;

/// A browser as the table has it.
#[derive(Debug, Serialize, Deserialize)]
struct DeviceRecord {
    /// Hash of the secret in its cookie.
    hash: String,
    /// When the agent signed in there last, in seconds since 1970.
    signed_in_at_s: i64,
    /// When it is forgotten, in seconds since 1970.
    expires_at_s: i64,
}

impl Store {
    /// The agent who has signed in with the browser of this secret's hash, if it is not forgotten.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn agent_of_device(
        &self,
        id: AgentId,
        hash: &str,
        now_s: i64,
    ) -> Result<Option<Agent>, StoreError> {
        let keys = vec![Key::device(id, hash), Key::profile(id)];
        let (mut device, mut profile) = (None, None);
        for item in self.get_all(keys, true).await? {
            if sort_key(&item).starts_with(DEVICE) {
                device = Some(device_of(item)?);
            } else {
                profile = Some(agent_of(item)?);
            }
        }
        let known = device.is_some_and(|device| device.expires_at_s > now_s);
        Ok(profile.filter(|_| known))
    }

    /// Remembers that an agent has signed in with this browser, and forgets what is more than an agent may have.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn put_device(
        &self,
        id: AgentId,
        hash: &str,
        now_s: i64,
        expires_at_s: i64,
    ) -> Result<(), StoreError> {
        let mut others = self.devices(id).await?;
        others.retain(|device| device.hash != hash);
        others.sort_by_key(|device| std::cmp::Reverse(device.signed_in_at_s));
        for device in others.iter().skip(MOST_DEVICES - 1) {
            self.delete(Key::device(id, &device.hash)).await?;
        }
        let device = DeviceRecord {
            hash: hash.to_owned(),
            signed_in_at_s: now_s,
            expires_at_s,
        };
        let item = Key::device(id, hash).item_with(device)?;
        self.put(item).await
    }

    /// Forgets every browser of an agent.
    pub(crate) async fn forget_devices(&self, id: AgentId) -> Result<(), StoreError> {
        for device in self.devices(id).await? {
            self.delete(Key::device(id, &device.hash)).await?;
        }
        Ok(())
    }

    async fn devices(&self, id: AgentId) -> Result<Vec<DeviceRecord>, StoreError> {
        let items = self.items_below(agent(id), DEVICE, 100).await?;
        items.into_iter().map(device_of).collect()
    }
}

fn sort_key(item: &Item) -> &str {
    let key = item.get("sk").and_then(|sk| sk.as_s().ok());
    key.map_or("", String::as_str)
}

fn device_of(item: Item) -> Result<DeviceRecord, StoreError> {
    read_record(item)
}
