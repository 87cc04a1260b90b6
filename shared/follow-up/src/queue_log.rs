//! The entries that a change leaves in the log of its queue.

use domain::Head;
use domain::effects::NewEntry;
use protocol::Failure;
use store::EntryRecord;

use crate::FollowUp;

impl FollowUp {
    pub(crate) async fn write_entry(&self, head: &Head, entry: &NewEntry) -> Result<(), Failure> {
        let record = match entry.accepted_by {
            None => EntryRecord::submission(entry.id, &head.queue, entry.at, head.id, head.number),
            Some(agent) => {
                let name = head.name_of(agent).unwrap_or_default().to_owned();
                EntryRecord::accepted(entry.id, &head.queue, entry.at, head.id, head.number, name)
            }
        };
        self.store.put_entry(entry.id, &head.queue, &record).await?;
        Ok(())
    }
}
