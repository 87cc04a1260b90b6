//! Fields of a body, each refused by its pointer.

use domain::{Language, TextError};
use protocol::FieldError;

/// A language by its exact tag.
pub(crate) fn language(tag: &str, pointer: &str) -> Result<Language, FieldError> {
    word(Language::ALL, Language::tag, tag, pointer)
}

/// The value with this word.
pub(crate) fn word<T: Copy, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
    word: &str,
    pointer: &str,
) -> Result<T, FieldError> {
    let mut all = all.into_iter();
    all.find(|value| name(*value) == word)
        .ok_or_else(|| invalid(pointer))
}

/// # Errors
/// `too-long` when a list has more than this.
pub(crate) fn at_most<T>(most: usize, list: &[T], pointer: &str) -> Result<(), FieldError> {
    if list.len() > most {
        return Err(FieldError::new(pointer, TextError::TooLong));
    }
    Ok(())
}

pub(crate) fn invalid(pointer: impl Into<String>) -> FieldError {
    FieldError::new(pointer, TextError::Invalid)
}
