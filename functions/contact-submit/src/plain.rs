//! A plain HTML form, as a browser without scripts sends it. Such a form was written by somebody who does not know our rules for
//! names, and the person who fills it in cannot be told what is wrong; so what a rule can take is taken, and nothing is dropped.

use std::collections::BTreeMap;

use domain::text::is_blank;
use domain::{PageUrl, TextError};
use encoding_rs::{Encoding, UTF_8};
use percent_encoding::percent_decode;
use protocol::visitor::{SentPage, SubmitForm};
use protocol::{Code, FieldError, Problem};

/// Longest name of an answer, in bytes.
const NAME_BYTES: usize = 40;

/// Answers that agents write to or call: a second one goes beside the first, not into it.
const ONE_EACH: [&str; 4] = ["name", "email", "phone", "topic"];

/// The fields of a plain form, flat: what is not ours is an answer. `charset` is what the request says of itself.
///
/// # Errors
/// `malformed` for text of another encoding than is said; a field that is missing.
pub(crate) fn of_plain(body: &[u8], charset: Option<&str>) -> Result<SubmitForm, Problem> {
    let mut fields = read(body, charset).ok_or(Problem::from(Code::Malformed))?;
    let queue = take(&mut fields, "queue").unwrap_or_default();
    let queue = queue
        .parse()
        .map_err(|_| FieldError::new("/queue", TextError::Invalid))?;
    let locale = take(&mut fields, "locale");
    let consent = take(&mut fields, "consent");
    take(&mut fields, "_charset_");
    // Makes the bodies of two people differ; a question of the page that has this name is an answer.
    take_if(&mut fields, "form_key", is_key);
    let page = take_if(&mut fields, "page", |text| PageUrl::of(text).is_some());
    let page = page.map(|url| SentPage {
        url,
        title: None,
        referrer: None,
    });
    Ok(SubmitForm {
        queue,
        answers: answers(fields),
        consent,
        locale,
        page,
        bot: None,
    })
}

type Fields = Vec<(String, String)>;

/// The first text under this name that is not blank; all under it are gone.
fn take(fields: &mut Fields, name: &str) -> Option<String> {
    take_if(fields, name, |_| true)
}

fn take_if(fields: &mut Fields, name: &str, wanted: impl Fn(&str) -> bool) -> Option<String> {
    let taken = fields.extract_if(.., |(named, text)| named.as_str() == name && wanted(text));
    let mut texts = taken.map(|(_, text)| text).collect::<Vec<_>>().into_iter();
    texts.find(|text| !is_blank(text))
}

/// Whether this may be a key that somebody made for one form.
pub(crate) fn is_key(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (8..=64).contains(&text.len()) && text.bytes().all(plain)
}

/// The pairs of the body as text, or nothing when a part of it is no text in the encoding that it was sent in.
fn read(body: &[u8], charset: Option<&str>) -> Option<Fields> {
    let parts = body.split(|byte| *byte == b'&').filter(|p| !p.is_empty());
    let pairs = parts.map(|pair| {
        let equals = pair.iter().position(|byte| *byte == b'=');
        let (name, text) = pair.split_at(equals.unwrap_or(pair.len()));
        (bytes(name), bytes(text.get(1..).unwrap_or_default()))
    });
    let pairs: Vec<(Vec<u8>, Vec<u8>)> = pairs.collect();
    // Browsers write the encoding that they used into a hidden field of this name.
    let named = pairs.iter().find(|(name, _)| name == b"_charset_");
    let encoding = named
        .and_then(|(_, label)| Encoding::for_label(label))
        .or_else(|| Encoding::for_label(charset?.as_bytes()))
        .map_or(UTF_8, Encoding::output_encoding);
    let text = |bytes: &[u8]| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(if encoding == UTF_8 {
            text.into_owned()
        } else {
            with_references(&text)
        })
    };
    let fields = pairs
        .iter()
        .map(|(name, value)| Some((text(name)?, text(value)?)));
    fields.collect()
}

fn bytes(encoded: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> = encoded
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    percent_decode(&spaced).collect()
}

/// A browser sends what an old encoding has no byte for as a reference: `&#1055;`.
fn with_references(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = part.split_once(';').and_then(|(digits, rest)| {
            let only_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
            let number = digits.parse().ok().filter(|_| only_digits)?;
            Some((char::from_u32(number)?, rest))
        });
        match known {
            Some((letter, rest)) => {
                read.push(letter);
                read.push_str(rest);
            }
            None => {
                read.push_str("&#");
                read.push_str(part);
            }
        }
    }
    read
}

/// All texts under the name of an answer, those of fields with the same name in one.
fn answers(fields: Fields) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in fields {
        if is_blank(&text) {
            continue;
        }
        let mut name = answer_name(&name);
        let one_each = ONE_EACH.contains(&name.as_str());
        if one_each && texts.get(&name).is_some_and(|first| !first.contains(&text)) {
            name.push_str("_more");
        }
        let texts = texts.entry(name).or_default();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let joined = texts.into_iter().map(|(name, texts)| {
        let several_lines = name == "message" || texts.iter().any(|text| text.contains('\n'));
        let between = if several_lines { "\n" } else { ", " };
        (name, texts.join(between))
    });
    joined.collect()
}

/// The name of an answer that is nearest to the name of a field: `services` for `services[]`, `first_name` for `First-Name`.
fn answer_name(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let mut name = words.join("_").to_ascii_lowercase();
    name.truncate(NAME_BYTES);
    if name.is_empty() {
        "field".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers_of(body: &str) -> Vec<(String, String)> {
        let body = format!("queue=support&{body}");
        let form = of_plain(body.as_bytes(), None).expect("a form");
        form.answers.into_iter().collect()
    }

    #[test]
    fn nothing_that_was_filled_in_is_lost() {
        for (body, kept) in [
            (
                "services=web&services=print&services=video",
                "services: web, print, video",
            ),
            (
                "services[]=web&services%5B%5D=print",
                "services: web, print",
            ),
            ("size=&size=L&size=+&size=L", "size: L"),
            ("first-name=Eva", "first_name: Eva"),
            ("address[street]=Main+1", "address_street: Main 1"),
            ("ctl00%24Main%24Txt=1", "ctl00_main_txt: 1"),
            ("%D0%86%D0%BC%D1%8F=Eva", "field: Eva"),
            (
                "website=https://eva.example",
                "website: https://eva.example",
            ),
            (
                "send=Send+it&pay.x=12&pay.y=7",
                "pay_x: 12; pay_y: 7; send: Send it",
            ),
            ("message=One&Message=Two", "message: One\nTwo"),
            ("note=a%0Ab&note=c", "note: a\nb\nc"),
            (
                "email=eva@a.example&email=eva@a.example",
                "email: eva@a.example",
            ),
            (
                "email=eva@a.example&email=eva@b.example",
                "email: eva@a.example; email_more: eva@b.example",
            ),
            ("page=Prices&form_key=no", "form_key: no; page: Prices"),
            ("=x&y", "field: x"),
        ] {
            let shown: Vec<_> = answers_of(body)
                .iter()
                .map(|(name, text)| format!("{name}: {text}"))
                .collect();
            assert_eq!(shown.join("; "), kept, "{body}");
        }
        let long = answers_of(&format!("{}=1", "a-".repeat(60)));
        assert_eq!(long[0].0.len(), NAME_BYTES);
    }

    #[test]
    fn what_says_something_about_the_form_is_no_answer() {
        let body = "queue=&queue=support&locale=fi&consent=2026-11&_charset_=utf-8&form_key=4f6c2a1b\
            &page=https://www.example.com/contact&message=Hi";
        let form = of_plain(body.as_bytes(), None).expect("a form");
        assert_eq!(form.queue.as_str(), "support");
        assert_eq!(form.locale.as_deref(), Some("fi"));
        assert_eq!(form.consent.as_deref(), Some("2026-11"));
        assert_eq!(
            form.page.map(|page| page.url).as_deref(),
            Some("https://www.example.com/contact")
        );
        assert_eq!(
            form.answers.into_iter().collect::<Vec<_>>(),
            [("message".to_owned(), "Hi".to_owned())]
        );
    }

    #[test]
    fn letters_arrive_in_whatever_encoding_the_page_has() {
        for (charset, field, sent, letters) in [
            (None, "", "%C3%84iti", "Äiti"),
            (None, "&_charset_=ISO-8859-1", "%C4iti", "Äiti"),
            (
                None,
                "&_charset_=windows-1252",
                "%C4iti+%80+%26%231055%3B",
                "Äiti € П",
            ),
            (
                None,
                "&_charset_=windows-1251",
                "%CF%F0%E8%E2%B3%F2",
                "Привіт",
            ),
            (Some("windows-1251"), "", "%CF%F0%E8%E2%B3%F2", "Привіт"),
            (
                None,
                "&_charset_=ISO-8859-2",
                "k%F5r%FBt+%26%238364%3B",
                "kőrűt €",
            ),
            (Some("utf-8"), "&_charset_=windows-1251", "%CF", "П"),
            (Some("UTF-16"), "", "%C3%84", "Ä"),
            (Some("of-another-world"), "&_charset_=", "%C3%84", "Ä"),
            (
                None,
                "&_charset_=windows-1252",
                "a+%26%23x41%3B+%26%23+%26%2399999999%3B",
                "a &#x41; &# &#99999999;",
            ),
            (None, "", "%26%231055%3B", "&#1055;"),
        ] {
            let body = format!("queue=support&message={sent}{field}");
            let form = of_plain(body.as_bytes(), charset).expect("a form");
            assert_eq!(form.answers["message"], letters, "{body}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_and_not_stored_as_question_marks() {
        for (charset, body) in [
            (None, "message=%C4iti"),
            (None, "message=%CF%F0%E8%E2%B3%F2&_charset_="),
            (Some("utf-8"), "message=%FF"),
            (None, "message=%C4iti&_charset_=utf-8"),
            (None, "message=Hi&na%FFme=Eva"),
            (None, "message=%81%20&_charset_=shift_jis"),
        ] {
            let body = format!("queue=support&{body}");
            let refused = of_plain(body.as_bytes(), charset).expect_err("refused");
            assert_eq!(refused.code, Code::Malformed, "{body}");
        }
    }
}
