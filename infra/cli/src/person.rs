//! Whose data `export` and `erase` are about.

use std::collections::BTreeSet;

use anyhow::ensure;
use clap::Args;
use domain::{ConversationId, EmailAddress};
use indicatif::ProgressBar;
use store::{Person, Store};

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Who {
    /// The address that the person gave, on a card or in a form, also before it was corrected. Reads the whole table. Messages
    /// are not searched for it.
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    email: Option<EmailAddress>,
    /// One of the person's conversations, as the console's address has it. With a chat come all chats of the same visitor.
    #[arg(long, value_name = "ID")]
    conversation: Option<ConversationId>,
}

/// An address as somebody typed it.
pub(crate) fn address(text: &str) -> Result<EmailAddress, String> {
    EmailAddress::parse(text).map_err(|error| error.to_string())
}

/// Finds the person. An address may be nobody's.
pub(crate) async fn find(store: &Store, who: Who, bar: &ProgressBar) -> anyhow::Result<Person> {
    if let Some(id) = who.conversation {
        let person = store.person(None, [id]).await?;
        ensure!(!person.found.is_empty(), "there is no conversation {id}");
        return Ok(person);
    }
    let mut found = BTreeSet::new();
    let mut place = None;
    if let Some(address) = &who.email {
        loop {
            let (some, next) = store.conversations_of_address(address, place).await?;
            found.extend(some);
            bar.set_message(format!("{} conversations found", found.len()));
            bar.tick();
            if next.is_none() {
                break;
            }
            place = next;
        }
    }
    Ok(store.person(who.email, found).await?)
}
