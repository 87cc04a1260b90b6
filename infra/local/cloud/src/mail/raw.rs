//! Mails that come as one MIME message.

use super::Mail;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mail_parser::{Address, HeaderValue, MessageParser};
use serde_json::Value;

/// Headers that have a field of their own in [`Mail`], or say only how the bytes were packed.
const NOT_SHOWN: [&str; 8] = [
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
];

/// Reads `Raw.Data`. `None` when it is not a message.
pub(super) fn read(data: &Value) -> Option<Mail> {
    let bytes = STANDARD.decode(data.as_str()?).ok()?;
    let message = MessageParser::default().parse(&bytes)?;
    let mut mail = Mail {
        from: message.from().map(addresses)?.into_iter().next()?,
        subject: message.subject().unwrap_or_default().to_owned(),
        ..Mail::default()
    };
    for recipients in [message.to(), message.cc(), message.bcc()]
        .into_iter()
        .flatten()
    {
        mail.to.extend(addresses(recipients));
    }
    // Of a part that is not there the parser would make one out of the other.
    if message
        .text_body
        .first()
        .is_some_and(|part| is_plain(&message, *part))
    {
        mail.text = message.body_text(0).unwrap_or_default().into_owned();
    }
    if message
        .html_body
        .first()
        .is_some_and(|part| !is_plain(&message, *part))
    {
        mail.html = message.body_html(0).unwrap_or_default().into_owned();
    }
    for header in message.headers() {
        let shown = !NOT_SHOWN.contains(&header.name().to_ascii_lowercase().as_str());
        if let (true, Some(value)) = (shown, written(header.value())) {
            mail.headers.insert(header.name().to_owned(), value);
        }
    }
    Some(mail)
}

fn is_plain(message: &mail_parser::Message<'_>, part: u32) -> bool {
    let part = message.parts.get(part as usize);
    part.is_some_and(|part| part.is_text() && !part.is_text_html())
}

fn addresses(given: &Address<'_>) -> Vec<String> {
    let written = given.iter().filter_map(|one| {
        let address = one.address()?;
        Some(match one.name() {
            Some(name) => format!("{name} <{address}>"),
            None => address.to_owned(),
        })
    });
    written.collect()
}

/// A header's value as text.
fn written(value: &HeaderValue<'_>) -> Option<String> {
    match value {
        HeaderValue::Text(text) => Some(text.to_string()),
        HeaderValue::TextList(texts) => Some(texts.join(", ")),
        HeaderValue::Address(given) => Some(addresses(given).join(", ")),
        HeaderValue::DateTime(at) => Some(at.to_rfc3339()),
        _ => None,
    }
}
