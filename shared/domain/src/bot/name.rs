//! Names in a definition. They begin with a letter, so that no reader of JSON sorts them as numbers or takes them for a part of
//! its own objects.

use std::fmt;
use std::str::FromStr;

use crate::BadId;

macro_rules! names {
    ($(#[$doc:meta] $name:ident, $most:literal, $joint:literal;)+) => {$(
        #[$doc]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The name as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                if is_name(text, $most, $joint) { Ok(Self(text.to_owned())) } else { Err(BadId) }
            }
        }
    )+};
}

names! {
    /// A step: a letter, then `[a-z0-9-]`, at most 16 characters.
    StepId, 16, b'-';
    /// A choice of a step, or an option of a select: a letter, then `[a-z0-9-]`, at most 16 characters.
    ChoiceId, 16, b'-';
    /// A field of the form: a letter, then `[a-z0-9_]`, at most 40 characters.
    FieldName, 40, b'_';
    /// A tag of the site: a letter, then `[a-z0-9-]`, at most 40 characters.
    TagId, 40, b'-';
}

fn is_name(text: &str, most: usize, joint: u8) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == joint;
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.len() <= most
        && text.bytes().all(plain)
}
