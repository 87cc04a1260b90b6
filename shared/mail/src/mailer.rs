//! Handing a mail to SES.

use std::sync::{Arc, LazyLock};

use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::config::interceptors::InterceptorContext;
use aws_sdk_sesv2::config::retry::{ClassifyRetry, RetryAction};
use aws_sdk_sesv2::error::{BuildError, ProvideErrorMetadata, SdkError};
use aws_sdk_sesv2::operation::delete_suppressed_destination::DeleteSuppressedDestinationError;
use aws_sdk_sesv2::operation::send_email::SendEmailError;
use aws_sdk_sesv2::types::{
    Body, Content, Destination, EmailContent, Message, MessageHeader, MessageTag,
};
use aws_types::SdkConfig;
use domain::{EmailAddress, TextError};

use crate::field::{breaks_line, mailbox};
use crate::rendered::RenderedMail;

/// Names of the tags that say what a mail tells of.
pub(crate) const CONVERSATION_TAG: &str = "conversation";
pub(crate) const SEQ_TAG: &str = "seq";

/// From whom mails come.
#[derive(Debug, Clone)]
pub struct Settings {
    from: EmailAddress,
    configuration_set: Option<String>,
}

impl Settings {
    /// `from` is the bare address of the sender, an identity that SES has verified. The name before it is the site's.
    ///
    /// # Errors
    /// When it is no e-mail address: the function must not start.
    pub fn new(from: &str) -> Result<Self, BadSender> {
        Ok(Self {
            from: EmailAddress::parse(from)?,
            configuration_set: None,
        })
    }

    /// The same, with the configuration set under which mails go out: it says where SES tells of bounces and complaints.
    #[must_use]
    pub fn configuration_set(mut self, name: impl Into<String>) -> Self {
        self.configuration_set = Some(name.into());
        self
    }
}

/// The sender's address cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sender is not an e-mail address")]
pub struct BadSender(#[from] TextError);

/// Why a mail did not go out, by what the caller can do. `code` is what SES calls the failure, or the step at which
/// the call broke; it never holds an address, which is why SES's own message is not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Too fast, or the quota of the day is used up: try again later, and slower.
    #[error("SES asks to slow down")]
    Throttled,
    /// SES will never take this mail, for its address or its content: drop it and say so.
    #[error("SES refuses this mail: {code}")]
    Refused {
        /// The failure's name.
        code: String,
    },
    /// SES is not reached, or not set up to send: the mail is good, try again.
    #[error("SES does not send: {code}")]
    Unavailable {
        /// The failure's name.
        code: String,
    },
}

/// Tries no mail again at once whose answer is missing: SES may have sent it, and would send it a second time. The job that
/// comes again decides. What SES refuses or what never reached it is tried again as usual.
/// It runs before the SDK's own classifiers, and what one forbids no later one allows.
#[derive(Debug)]
struct NotAfterSilence;

impl ClassifyRetry for NotAfterSilence {
    fn classify_retry(&self, call: &InterceptorContext) -> RetryAction {
        match call.output_or_error() {
            Some(Err(error)) if error.is_timeout_error() || error.is_response_error() => {
                RetryAction::RetryForbidden
            }
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "not after silence"
    }
}

/// Sends mails through SES.
#[derive(Clone)]
pub struct Mailer {
    /// Made when it is first used: what SES tells of bounces and a job that comes twice need none.
    ses: Arc<LazyLock<Client, Box<dyn FnOnce() -> Client + Send>>>,
    settings: Settings,
}

impl Mailer {
    /// Nothing is sent or looked up yet.
    pub fn new(aws: &SdkConfig, settings: Settings) -> Self {
        let config = aws_sdk_sesv2::config::Builder::from(aws);
        let config = config.retry_classifier(NotAfterSilence).build();
        Self {
            ses: Arc::new(LazyLock::new(Box::new(move || Client::from_conf(config)))),
            settings,
        }
    }

    /// Sends one mail and answers with the id that SES gave it. SES knows no idempotency: who repeats a call after an
    /// error may send twice (R9).
    ///
    /// # Errors
    /// - `Throttled`: leave the job on the queue.
    /// - `Refused`: drop the job and log the code.
    /// - `Unavailable`: leave the job on the queue; if it lasts, someone must look.
    pub async fn send(&self, to: &str, mail: &RenderedMail) -> Result<String, MailError> {
        if breaks_line(to) {
            return Err(MailError::Refused {
                code: "line-break".to_owned(),
            });
        }
        let incomplete = |_| MailError::Unavailable {
            code: "incomplete-message".to_owned(),
        };
        let message = message(mail).map_err(incomplete)?;
        let tags = tags(mail).map_err(incomplete)?;
        let sent = self
            .ses
            .send_email()
            .from_email_address(mailbox(mail.sender_name(), self.settings.from.as_str()))
            .set_configuration_set_name(self.settings.configuration_set.clone())
            .set_email_tags(tags)
            .destination(Destination::builder().to_addresses(to).build())
            .content(EmailContent::builder().simple(message).build())
            .send()
            .await
            .map_err(|error| verdict(&error))?;
        Ok(sent.message_id.unwrap_or_default())
    }

    /// How much of the day's mails is used up: 0 for nothing, 1 for all. `None` when there is no limit.
    ///
    /// # Errors
    /// `Throttled` and `Unavailable`, as for `send`.
    pub async fn used(&self) -> Result<Option<f64>, MailError> {
        let account = self.ses.get_account().send().await;
        let account = account.map_err(|error| MailError::Unavailable {
            code: code_of(&error),
        })?;
        let quota = account.send_quota();
        let most = quota.map_or(0.0, |quota| quota.max24_hour_send());
        let sent = quota.map_or(0.0, |quota| quota.sent_last24_hours());
        Ok((most > 0.0).then(|| sent / most))
    }

    /// Has SES take an address off the account's suppression list, whether it is on it or not. SES takes about one such call
    /// a second, so it is made only when something speaks for it.
    ///
    /// # Errors
    /// `Throttled` and `Unavailable`, as for `send`.
    pub async fn unlist(&self, address: &str) -> Result<(), MailError> {
        let call = self.ses.delete_suppressed_destination();
        match call.email_address(address).send().await {
            Ok(_) => Ok(()),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(DeleteSuppressedDestinationError::is_not_found_exception) =>
            {
                Ok(())
            }
            Err(error) if throttles(&error) => Err(MailError::Throttled),
            Err(error) => Err(MailError::Unavailable {
                code: code_of(&error),
            }),
        }
    }
}

/// [`crate::Feedback`] reads them again.
fn tags(mail: &RenderedMail) -> Result<Option<Vec<MessageTag>>, BuildError> {
    let Some(about) = mail.told_of() else {
        return Ok(None);
    };
    let tag = |name: &str, value: String| MessageTag::builder().name(name).value(value).build();
    let conversation = tag(CONVERSATION_TAG, about.conversation.to_string())?;
    Ok(Some(vec![
        conversation,
        tag(SEQ_TAG, about.seq.to_string())?,
    ]))
}

fn message(mail: &RenderedMail) -> Result<Message, BuildError> {
    let utf8 = |text: &str| Content::builder().data(text).charset("UTF-8").build();
    let body = Body::builder()
        .text(utf8(mail.text())?)
        .html(utf8(mail.html())?)
        .build();
    let mut message = Message::builder().subject(utf8(mail.subject())?).body(body);
    for (name, value) in mail.headers() {
        message = message.headers(MessageHeader::builder().name(*name).value(*value).build()?);
    }
    Ok(message.build())
}

fn verdict(error: &SdkError<SendEmailError>) -> MailError {
    use SendEmailError as Ses;
    let code = || code_of(error);
    match error.as_service_error() {
        Some(Ses::TooManyRequestsException(_) | Ses::LimitExceededException(_)) => {
            MailError::Throttled
        }
        // SES says this of a sender or, in its sandbox, of a recipient that nobody has verified yet. That is for the
        // operator to mend, and no reason to lose a mail.
        Some(Ses::MessageRejected(why))
            if why.message().is_some_and(|m| m.contains("not verified")) =>
        {
            MailError::Unavailable { code: code() }
        }
        Some(Ses::MessageRejected(_) | Ses::BadRequestException(_)) => {
            MailError::Refused { code: code() }
        }
        _ if throttles(error) => MailError::Throttled,
        _ => MailError::Unavailable { code: code() },
    }
}

fn throttles<E: ProvideErrorMetadata>(error: &SdkError<E>) -> bool {
    let response = error.raw_response();
    response.is_some_and(|response| response.status().as_u16() == 429)
        || error.code().is_some_and(|code| code.contains("Throttl"))
}

/// What SES calls the failure, or the step at which the call broke.
fn code_of<E: ProvideErrorMetadata>(error: &SdkError<E>) -> String {
    error.code().unwrap_or_else(|| step(error)).to_owned()
}

/// How far a call came that SES did not answer with a failure of its own.
fn step<E>(error: &SdkError<E>) -> &'static str {
    match error {
        SdkError::ConstructionFailure(_) => "construction",
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(_) => "dispatch",
        SdkError::ResponseError(_) => "response",
        _ => "unnamed",
    }
}
