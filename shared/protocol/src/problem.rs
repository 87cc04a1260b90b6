//! Errors on the wire: RFC 9457 `application/problem+json` with stable codes.

use domain::TextError;
use serde::Serialize;

/// What went wrong, as clients tell it apart. The JSON `type` is `urn:doorbell:<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Code {
    /// Not JSON, wrong content type, missing or bad `Idempotency-Key`.
    Malformed,
    /// No session or token, or it ended.
    Unauthenticated,
    /// Known, but not allowed.
    Forbidden,
    /// The `Origin` is not on the list.
    Origin,
    /// Missing, or somebody else's.
    NotFound,
    /// The path is there, and has no such method.
    MethodNotAllowed,
    /// The conversation is in another state.
    Conflict,
    /// The settings have another version than `If-Match` says.
    Overtaken,
    /// `n` skips.
    Gap,
    /// The sender was forgotten.
    SenderExpired,
    /// The socket does not follow the conversation.
    NotJoined,
    /// A sign-in link was opened in another browser.
    OtherBrowser,
    /// A sign-in link is used or too old.
    Gone,
    /// The body is over its limit.
    TooLarge,
    /// A field breaks its rule.
    Invalid,
    /// Slow down.
    TooMany,
    /// Our bug.
    Internal,
    /// Try again.
    Unavailable,
}

impl Code {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Malformed,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::Origin,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::Overtaken,
        Self::Gap,
        Self::SenderExpired,
        Self::NotJoined,
        Self::OtherBrowser,
        Self::Gone,
        Self::TooLarge,
        Self::Invalid,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
    ];

    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Unauthenticated => 401,
            Self::Forbidden | Self::Origin => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict
            | Self::Gap
            | Self::SenderExpired
            | Self::NotJoined
            | Self::OtherBrowser => 409,
            Self::Gone => 410,
            Self::Overtaken => 412,
            Self::TooLarge => 413,
            Self::Invalid => 422,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }

    /// The code as it is written.
    pub fn name(self) -> &'static str {
        self.texts().0
    }

    fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Malformed => ("malformed", "The request cannot be read"),
            Self::Unauthenticated => ("unauthenticated", "Sign in first"),
            Self::Forbidden => ("forbidden", "Not allowed"),
            Self::Origin => ("origin", "This page may not call here"),
            Self::NotFound => ("not-found", "Not found"),
            Self::MethodNotAllowed => ("method-not-allowed", "Method not allowed"),
            Self::Conflict => ("conflict", "The conversation is in another state"),
            Self::Overtaken => ("overtaken", "Somebody else changed it"),
            Self::Gap => ("gap", "An earlier message is missing"),
            Self::SenderExpired => ("sender-expired", "Take a new sender"),
            Self::NotJoined => ("not-joined", "Resume the conversation first"),
            Self::OtherBrowser => ("other-browser", "Type the code where the sign-in began"),
            Self::Gone => ("gone", "The link was used or is too old"),
            Self::TooLarge => ("too-large", "The body is too large"),
            Self::Invalid => ("invalid", "A field is not valid"),
            Self::TooMany => ("too-many", "Too many requests"),
            Self::Internal => ("internal", "Something went wrong"),
            Self::Unavailable => ("unavailable", "Try again in a moment"),
        }
    }
}

/// What the caller should do, unless the place that refused knows it better.
const fn advice(code: Code) -> &'static str {
    match code {
        Code::Malformed => "Send one JSON object, whole and correctly written.",
        Code::Unauthenticated => {
            "Sign in for a session, or send a visitor's token as `Authorization: Bearer`."
        }
        Code::Forbidden => "Leave this to somebody with more rights: this caller may not do it.",
        Code::Origin => "Call from a page whose origin the site lists, or have it added.",
        Code::NotFound => {
            "Check method, path and ids; what belongs to somebody else is not found either."
        }
        Code::MethodNotAllowed => "Use one of the methods that `Allow` lists.",
        Code::Conflict => "Read the conversation again and go on from its `state`.",
        Code::Overtaken => "Read it again, and send the change with its new version in `If-Match`.",
        Code::Gap => "Send the messages from number `expected` on again, in order.",
        Code::SenderExpired => "Take a new `sender`, and count its messages from 1.",
        Code::NotJoined => "Send `resume` for the conversation, and wait for `resumed`.",
        Code::OtherBrowser => "Type `code` in the browser in which the link was asked for.",
        Code::Gone => "Ask for a new link.",
        Code::TooLarge => "Send less: a body has at most 64 KiB.",
        Code::Invalid => "Correct the fields that `errors` names.",
        Code::TooMany => "Wait for `retry_after_s` seconds, and send the same again.",
        Code::Internal => "Report `trace`: the log has the cause under it.",
        Code::Unavailable => "Send the same again in a moment.",
    }
}

/// The word for a rule that a field broke.
pub fn field_code(error: TextError) -> &'static str {
    match error {
        TextError::Required => "required",
        TextError::TooLong => "too-long",
        TextError::LineBreak => "line-break",
        TextError::Invalid => "invalid",
        TextError::Unknown => "unknown",
        TextError::Taken => "taken",
    }
}

/// A field that broke a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldError {
    /// JSON pointer of the field (`/answers/email`).
    pub pointer: String,
    /// Which rule.
    #[cfg_attr(test, ts(type = "FieldCode"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::FieldCode"))]
    pub code: &'static str,
}

impl FieldError {
    /// The rule that a text broke.
    pub fn new(pointer: impl Into<String>, error: TextError) -> Self {
        Self {
            pointer: pointer.into(),
            code: field_code(error),
        }
    }

    /// The rule that an answer broke; without a field, all of them together.
    pub fn of_answer(field: &str, error: TextError) -> Self {
        match field {
            "" => Self::new("/answers", error),
            field => Self::new(format!("/answers/{field}"), error),
        }
    }
}

/// A name as a part of a JSON pointer.
pub fn pointer_part(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// An error answer. `trace` and `type` are added when it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What went wrong.
    pub code: Code,
    /// One sentence that says what the caller should do.
    pub detail: &'static str,
    /// Which fields, with [`Code::Invalid`].
    pub errors: Vec<FieldError>,
    /// The next number, with [`Code::Gap`].
    pub expected: Option<u64>,
    /// The state it is in, with [`Code::Conflict`].
    pub state: Option<&'static str>,
    /// What to type where the sign-in began, with [`Code::OtherBrowser`].
    pub typed_code: Option<Box<str>>,
    /// Seconds to wait, with [`Code::TooMany`] and [`Code::Unavailable`].
    pub retry_after_s: Option<u32>,
}

impl Problem {
    /// [`Code::Malformed`], and how it is sent correctly.
    pub fn malformed(detail: &'static str) -> Self {
        Self {
            detail,
            ..Code::Malformed.into()
        }
    }

    /// [`Code::TooMany`], and when to come again.
    pub fn too_many(retry_after_s: i64) -> Self {
        Self {
            retry_after_s: u32::try_from(retry_after_s).ok(),
            ..Code::TooMany.into()
        }
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self {
            code,
            detail: advice(code),
            errors: Vec::new(),
            expected: None,
            state: None,
            typed_code: None,
            retry_after_s: None,
        }
    }
}

impl From<FieldError> for Problem {
    fn from(error: FieldError) -> Self {
        Self {
            errors: vec![error],
            ..Code::Invalid.into()
        }
    }
}

/// What a caller gets in the place of a problem that cannot be written as JSON.
const UNWRITTEN: &str =
    r#"{"type":"urn:doorbell:internal","title":"Something went wrong","status":500}"#;

impl Problem {
    /// The body, with the trace id under which the log has the cause.
    pub fn to_json(&self, trace: &str) -> String {
        let (name, title) = self.code.texts();
        let body = ProblemBody {
            r#type: format!("urn:doorbell:{name}"),
            title,
            status: self.code.status(),
            detail: self.detail,
            trace,
            errors: &self.errors,
            expected: self.expected,
            state: self.state,
            code: self.typed_code.as_deref(),
            retry_after_s: self.retry_after_s,
        };
        serde_json::to_string(&body).unwrap_or_else(|_| UNWRITTEN.to_owned())
    }
}

/// An error answer: `application/problem+json`.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProblemBody<'a> {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::ProblemType"))]
    r#type: String,
    title: &'static str,
    status: u16,
    detail: &'static str,
    trace: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<FieldError>>"))]
    errors: &'a [FieldError],
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Status>"))]
    state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_s: Option<u32>,
}

/// A problem, with the cause that goes to the log and never to the caller.
#[derive(Debug)]
pub struct Failure {
    /// What the caller is told.
    pub problem: Problem,
    /// What the log is told.
    pub cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Failure {
    /// A failure that is not the caller's fault.
    pub fn of(code: Code, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            problem: code.into(),
            cause: Some(cause.into()),
        }
    }

    /// The cause and the causes of the cause, in one line.
    pub fn chain(&self) -> String {
        let mut line = String::new();
        let mut next = self
            .cause
            .as_deref()
            .map(|cause| cause as &dyn std::error::Error);
        while let Some(error) = next {
            if !line.is_empty() {
                line.push_str(": ");
            }
            line.push_str(&error.to_string());
            next = error.source();
        }
        line
    }
}

impl<T: Into<Problem>> From<T> for Failure {
    fn from(problem: T) -> Self {
        Self {
            problem: problem.into(),
            cause: None,
        }
    }
}
