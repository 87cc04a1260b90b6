//! Why a frame was not done.

use protocol::{ErrorRef, Failure};

/// A frame that could not be done, and what it was about.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) failure: Failure,
    pub(crate) about: ErrorRef,
}

impl<T: Into<Failure>> From<T> for Refused {
    fn from(failure: T) -> Self {
        Self {
            failure: failure.into(),
            about: ErrorRef::default(),
        }
    }
}

impl Refused {
    /// Says which conversation the frame was about.
    pub(crate) fn about(mut self, about: ErrorRef) -> Self {
        self.about = about;
        self
    }
}
