//! From an item to what it holds. What cannot be read is an error that names the item and the attribute, and repeats nothing of
//! what is stored there: the error goes to a log.

use std::error::Error;

use serde::de::DeserializeOwned;

use crate::StoreError;
use crate::keys::Item;

/// An attribute that cannot be read, before it is said of which item.
#[derive(Debug)]
pub(crate) struct BadField {
    field: &'static str,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl BadField {
    /// This attribute, which has a value that nobody writes.
    pub(crate) fn new(field: &'static str) -> Self {
        Self {
            field,
            source: None,
        }
    }

    /// This attribute, because of an error that says nothing of the value.
    pub(crate) fn of<E: Error + Send + Sync + 'static>(
        field: &'static str,
    ) -> impl FnOnce(E) -> Self {
        move |error| Self {
            field,
            source: Some(Box::new(error)),
        }
    }

    /// This attribute, which is a JSON text. The parser's own words would repeat a part of it.
    pub(crate) fn json(field: &'static str) -> impl FnOnce(serde_json::Error) -> Self {
        move |error| Self {
            field,
            source: Some(
                format!("{:?} error at column {}", error.classify(), error.column()).into(),
            ),
        }
    }

    /// The error, once it is known in which item.
    pub(crate) fn at(self, key: impl Into<String>) -> StoreError {
        StoreError::Corrupt {
            key: key.into(),
            field: self.field,
            source: self.source,
        }
    }
}

/// Where an item lies, for an error.
pub(crate) fn place(item: &Item) -> String {
    let part = |name| Some(item.get(name)?.as_s().ok()?.as_str());
    written(part("pk"), part("sk"))
}

/// One text of an item, parsed.
pub(crate) fn attribute<T: std::str::FromStr>(
    item: &Item,
    field: &'static str,
) -> Result<T, StoreError> {
    let text = item.get(field).and_then(|text| text.as_s().ok());
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| BadField::new(field).at(place(item)))
}

fn written(pk: Option<&str>, sk: Option<&str>) -> String {
    format!("{} {}", pk.unwrap_or("?"), sk.unwrap_or("?"))
}

/// Reads an item in two steps: its attributes, then what they mean.
pub(crate) fn read<R: DeserializeOwned, T>(
    item: Item,
    meaning: impl FnOnce(R) -> Result<T, BadField>,
) -> Result<T, StoreError> {
    read_image(item.into(), meaning)
}

/// Reads an item whose attributes mean what they are.
pub(crate) fn read_record<R: DeserializeOwned>(item: Item) -> Result<R, StoreError> {
    read(item, Ok)
}

/// The same of the image of an item in the stream.
pub(crate) fn read_image<R: DeserializeOwned, T>(
    image: serde_dynamo::Item,
    meaning: impl FnOnce(R) -> Result<T, BadField>,
) -> Result<T, StoreError> {
    let part = |name| match image.inner().get(name) {
        Some(serde_dynamo::AttributeValue::S(part)) => Some(part.as_str()),
        _ => None,
    };
    let key = written(part("pk"), part("sk"));
    let read = serde_dynamo::from_item(image).map_err(|error| shape(&error));
    read.and_then(meaning).map_err(|bad| bad.at(key))
}

/// An item that has not the attributes of its kind. Only the name of a missing one is told: other messages repeat values.
fn shape(error: &serde_dynamo::Error) -> BadField {
    let text = error.to_string();
    let missing = text.starts_with("missing field").then_some(text);
    BadField {
        field: "attributes",
        source: Some(
            missing
                .unwrap_or_else(|| "one has another type".to_owned())
                .into(),
        ),
    }
}
