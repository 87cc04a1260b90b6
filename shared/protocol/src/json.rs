//! Reading JSON that others wrote.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;

use crate::{Code, FieldError, Problem};

/// Reads a JSON body. Broken JSON is `malformed`; JSON of another shape, or with unknown fields, is `invalid`.
///
/// # Errors
/// A [`Problem`] that repeats nothing of the body.
pub fn parse_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    if body.is_empty() {
        return Err(Problem::malformed(
            "Send a JSON object as the body; `{}` where there is nothing to say.",
        ));
    }
    // A reader of an object would take a list of its fields as well.
    if body.trim_ascii_start().starts_with(b"[") {
        return Err(not_of_this_shape());
    }
    let read = serde_json::from_slice(body).or_else(|error| match mended(body) {
        Cow::Owned(mended) if error.is_syntax() => serde_json::from_slice(&mended),
        _ => Err(error),
    });
    read.map_err(|error| match error.classify() {
        Category::Data => not_of_this_shape(),
        _ => Code::Malformed.into(),
    })
}

fn not_of_this_shape() -> Problem {
    let (pointer, code) = (String::new(), "invalid");
    FieldError { pointer, code }.into()
}

/// A field that says something about the page or the browser: left out when it has another type, never a reason to refuse what
/// somebody wrote.
///
/// # Errors
/// When it is not JSON.
pub(crate) fn if_readable<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: DeserializeOwned,
    D: Deserializer<'de>,
{
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(T::deserialize(value).ok())
}

/// Writes U+FFFD in place of each half of a surrogate pair: a script that cuts a text in the middle of an emoji sends `\ud83d`
/// alone, which is no character.
fn mended(body: &[u8]) -> Cow<'_, [u8]> {
    let mut body = Cow::Borrowed(body);
    let mut at = 0;
    while let Some(backslash) = body[at..].iter().position(|byte| *byte == b'\\') {
        let escape = at + backslash;
        at = match (
            unit(&body[escape..]),
            unit(body.get(escape + 6..).unwrap_or_default()),
        ) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => escape + 12,
            (Some(0xD800..=0xDFFF), _) => {
                body.to_mut()[escape..escape + 6].copy_from_slice(br"\uFFFD");
                escape + 6
            }
            // Whatever is escaped here is no backslash that begins an escape.
            _ => body.len().min(escape + 2),
        };
    }
    body
}

/// The UTF-16 code unit that an escape at the start of this text means.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(br"\u")?.get(..4)?;
    // `from_str_radix` also takes a sign.
    let digits = std::str::from_utf8(digits)
        .ok()
        .filter(|_| digits.iter().all(u8::is_ascii_hexdigit))?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClientFrame;
    use crate::visitor::{OpenConversation, SendMessage, SubmitForm};

    #[test]
    fn half_an_emoji_becomes_a_replacement_character() {
        for (sent, read) in [
            (r#""Summer sale \ud83d""#, "Summer sale \u{FFFD}"),
            (
                r#""\uDE00 is the other half""#,
                "\u{FFFD} is the other half",
            ),
            (r#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
            (r#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"),
            (r#""\ud83d\n\ude00""#, "\u{FFFD}\n\u{FFFD}"),
            (r#""\\ud83d \ud83d""#, "\\ud83d \u{FFFD}"),
            (r#""\\\ud83d\\""#, "\\\u{FFFD}\\"),
            (r#""\ud83d\u0041""#, "\u{FFFD}A"),
            (r#""\ud83d\ude00""#, "\u{1F600}"),
        ] {
            assert_eq!(
                parse_json::<String>(sent.as_bytes()).as_deref(),
                Ok(read),
                "{sent}"
            );
        }
    }

    #[test]
    fn a_list_of_the_fields_is_no_object() {
        for list in ["[]", " [\"tab000000001\", 1, \"Hello\"]", "[[]]"] {
            let refused = parse_json::<SendMessage>(list.as_bytes()).expect_err(list);
            assert_eq!(refused.code, Code::Invalid, "{list}");
        }
    }

    #[test]
    fn half_an_emoji_refuses_no_message_form_or_frame() {
        let half = r"half \ud83d";
        let message = format!(r#"{{"sender":"abcdefgh","n":1,"text":"{half}"}}"#);
        let message: SendMessage = parse_json(message.as_bytes()).expect("a message");
        assert_eq!(message.text, "half \u{FFFD}");
        let page = format!(r#"{{"url":"https://shop.example/","title":"{half}"}}"#);
        let form =
            format!(r#"{{"queue":"support","answers":{{"message":"{half}"}},"page":{page}}}"#);
        let form: SubmitForm = parse_json(form.as_bytes()).expect("a form");
        assert_eq!(form.answers["message"], "half \u{FFFD}");
        let frame = format!(r#"{{"action":"ping","nonce":"{half}"}}"#);
        assert!(parse_json::<ClientFrame>(frame.as_bytes()).is_ok());
    }

    #[test]
    fn what_is_broken_otherwise_stays_broken() {
        for bad in [
            &br#""\ud83d"#[..],
            br#""\ud83d\"#,
            br#""\ud83"#,
            br#""\u+12f""#,
            br#""\ud83d" x"#,
            b"\"\xED\xA0\xBD\"",
            b"\\",
        ] {
            let refused = parse_json::<String>(bad).expect_err("refused");
            assert_eq!(refused.code, Code::Malformed, "{}", bad.escape_ascii());
        }
        let refused = parse_json::<String>(br#"{"a":"\ud83d"}"#).expect_err("refused");
        assert_eq!(refused.code, Code::Invalid);
    }

    #[test]
    fn what_a_page_says_about_itself_refuses_nothing() {
        // A page with `<img name="title">` has an element for a title, which JSON writes as an object.
        for page in [
            r"null",
            r"{}",
            r"[]",
            r#""https://shop.example/""#,
            r#"{"url":null,"title":"T"}"#,
            r#"{"url":"about:srcdoc","title":"T","referrer":"about:client"}"#,
        ] {
            assert_eq!(page_of(page), None, "{page}");
        }
        let long = "x".repeat(3_000);
        for page in [
            r#"{"url":"https://shop.example/","title":{},"referrer":{}}"#.to_owned(),
            r#"{"url":"https://shop.example/","title":null,"referrer":7,"language":"fi"}"#
                .to_owned(),
            r#"{"url":"https://shop.example/","referrer":"android-app://com.google.android.gm/"}"#
                .to_owned(),
            format!(r#"{{"url":"https://shop.example/?{long}","referrer":"mailto:{long}"}}"#),
        ] {
            let kept = page_of(&page).expect("a page");
            assert_eq!(kept.url.as_str(), "https://shop.example/", "{page}");
            assert_eq!((kept.title, kept.referrer), (None, None), "{page}");
        }
        let from = format!(
            r#"{{"url":"https://shop.example/","title":"{long}","referrer":"https://eva:pw@search.example/?q={long}#x"}}"#
        );
        let kept = page_of(&from).expect("a page");
        assert_eq!(kept.title.map(|title| title.len()), Some(200));
        assert_eq!(
            kept.referrer.expect("a page").as_str(),
            "https://search.example/"
        );
    }

    fn page_of(page: &str) -> Option<domain::Page> {
        let body = format!(r#"{{"queue":"support","page":{page}}}"#);
        let opened: OpenConversation = parse_json(body.as_bytes()).expect("it is read");
        for locale in ["null", "7", "{}", r#""fi""#] {
            let body =
                format!(r#"{{"queue":"support","answers":{{}},"locale":{locale},"page":{page}}}"#);
            let sent: SubmitForm = parse_json(body.as_bytes()).expect("it is read");
            assert_eq!(sent.page, opened.page);
        }
        opened.page?.kept()
    }
}
