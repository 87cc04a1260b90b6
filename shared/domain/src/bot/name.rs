//! Names in a definition. They begin with a letter, so that no reader of JSON sorts them as numbers or takes them for a part of
//! its own objects.

use crate::id::text_id;

text_id! {
    /// A step: a letter, then `[a-z0-9-]`, at most 16 characters.
    StepId, |text| is_name(text, 16);
    /// A choice of a step, or an option of a select: a letter, then `[a-z0-9-]`, at most 16 characters.
    ChoiceId, |text| is_name(text, 16);
    /// A bot of a site: a letter, then `[a-z0-9-]`, at most 40 characters.
    BotId, |text| is_name(text, 40);
    /// A tag of the site: a letter, then `[a-z0-9-]`, at most 40 characters.
    TagId, |text| is_name(text, 40);
}

fn is_name(text: &str, most: usize) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.len() <= most
        && text.bytes().all(plain)
}
