//! What a caller can do about a failed call.

use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata, SdkError};
use protocol::{Code, Failure};

/// Why the table did not answer as asked. A condition that failed is no error: each method has its own outcomes.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Others write to the same item: try again.
    #[error("others write to the same item")]
    Conflict,
    /// Throttled, timed out or unreachable: try again later.
    #[error("the table is not available")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The request was wrong: our bug.
    #[error("the table refused the request")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// An item is not what it should be.
    #[error("{field} of {key} in the table cannot be read")]
    Corrupt {
        /// Which item: its partition key and its sort key.
        key: String,
        /// Which attribute.
        field: &'static str,
        /// Why, in words that repeat nothing of what is stored.
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
}

impl<E, R> From<SdkError<E, R>> for StoreError
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    fn from(error: SdkError<E, R>) -> Self {
        match error.code() {
            Some("TransactionConflictException" | "TransactionInProgressException") => {
                Self::Conflict
            }
            Some("ValidationException" | "ResourceNotFoundException" | "AccessDeniedException") => {
                Self::Refused(error.into())
            }
            _ => Self::Unavailable(error.into()),
        }
    }
}

impl From<BuildError> for StoreError {
    fn from(error: BuildError) -> Self {
        Self::Refused(error.into())
    }
}

impl StoreError {
    /// An item that cannot be written: our bug. There is no `From` for it, so that what cannot be read does not pass for it: that
    /// goes by `read`.
    pub(crate) fn unwritable(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Refused(error.into())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let code = match error {
            StoreError::Conflict | StoreError::Unavailable(_) => Code::Unavailable,
            StoreError::Refused(_) | StoreError::Corrupt { .. } => Code::Internal,
        };
        Self::of(code, error)
    }
}

impl StoreError {
    /// Whether an item that cannot be read is the cause of this failure: to try again helps nothing.
    pub fn is_corrupt(failure: &Failure) -> bool {
        let cause = failure.cause.as_ref();
        let cause = cause.and_then(|cause| cause.downcast_ref::<Self>());
        matches!(cause, Some(Self::Corrupt { .. }))
    }
}
