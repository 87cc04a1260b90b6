//! The whole table, for the operator's tool alone: what a scan costs grows with the table, so no function may do it.

use domain::{ConversationId, Head, SiteId};
use protocol::Row;

use crate::conversation::head::head_of;
use crate::keys::{HEAD, Item, Key, SITE, site_of_item};
use crate::read::BadField;
use crate::write::text;
use crate::{Store, StoreError};

/// Where a walk through the table goes on.
#[derive(Debug, Clone)]
pub struct WalkPlace(Item);

/// A part of the table.
#[derive(Debug)]
pub struct Surveyed {
    /// Conversations.
    pub heads: Vec<Head>,
    /// Sites.
    pub sites: Vec<SiteId>,
    /// Where it goes on; `None` at the end.
    pub next: Option<WalkPlace>,
}

impl Store {
    /// A part of the table, from behind `after`: what passes the filter, and where it goes on; `None` at the end. Reads a
    /// megabyte however little passes: 256 RRU when consistent, else 128.
    pub(crate) async fn walk(
        &self,
        filter: &str,
        values: &[(&str, &str)],
        after: Option<WalkPlace>,
        consistent: bool,
    ) -> Result<(Vec<Item>, Option<WalkPlace>), StoreError> {
        let values = values.iter();
        let values = values.map(|(name, value)| ((*name).to_owned(), text(value)));
        let output = self
            .client
            .scan()
            .table_name(&self.table)
            .consistent_read(consistent)
            .set_exclusive_start_key(after.map(|place| place.0))
            .filter_expression(filter)
            .set_expression_attribute_values(Some(values.collect()))
            .send()
            .await?;
        let place = output.last_evaluated_key.map(WalkPlace);
        Ok((output.items.unwrap_or_default(), place))
    }

    /// Some conversations and sites, from behind `after`. Conversations come in no order, and
    /// one that is opened meanwhile may be missed. Reads a megabyte of the table, 128 RRU, however few it finds.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn survey(&self, after: Option<WalkPlace>) -> Result<Surveyed, StoreError> {
        let filter = "sk = :head OR sk = :site";
        let values = [(":head", HEAD), (":site", SITE)];
        let (items, next) = self.walk(filter, &values, after, false).await?;
        let is_site = |item: &Item| item.get("sk") == Some(&text(SITE));
        let (sites, heads): (Vec<Item>, Vec<Item>) = items.into_iter().partition(is_site);
        Ok(Surveyed {
            heads: heads.into_iter().map(head_of).collect::<Result<_, _>>()?,
            sites: sites.iter().map(site_of_item).collect::<Result<_, _>>()?,
            next,
        })
    }

    /// The row by which lists find a conversation, as it stands.
    ///
    /// # Errors
    /// As every method: [`StoreError`].
    pub async fn row(&self, id: ConversationId) -> Result<Option<Row>, StoreError> {
        let Some(item) = self.get(Key::row(id)).await? else {
            return Ok(None);
        };
        let row = item.get("row").and_then(|row| row.as_s().ok());
        let bad = |bad: BadField| bad.at(Key::row(id).place());
        let row = row.ok_or_else(|| bad(BadField::new("row")))?;
        serde_json::from_str(row)
            .map(Some)
            .map_err(|error| bad(BadField::json("row")(error)))
    }
}
