//! What may stand in a field of a mail.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Why a mail cannot be written. Nothing of the field is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The named field holds a line break or another control character: refuse it where it came in.
    #[error("{0} holds a control character")]
    LineBreak(&'static str),
    /// The link is not one absolute `http` or `https` address in plain ASCII.
    #[error("the link is not an address")]
    Link,
    /// The catalogs lack this text or one of its variables: a bug of this package.
    #[error("no text {0}")]
    Text(&'static str),
}

/// Whether the text would break out of a header line or a line of the text part.
pub(crate) fn breaks_line(text: &str) -> bool {
    text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// A name that people gave to a site or a queue. Some name their site by its address; then only the part behind the
/// scheme is kept, so that the mail's one link stays the only one.
pub(crate) fn name(field: &'static str, text: &str) -> Result<String, RenderError> {
    if breaks_line(text) {
        return Err(RenderError::LineBreak(field));
    }
    let words = text
        .split_whitespace()
        .filter_map(|word| word.rsplit("://").next());
    Ok(words.collect::<Vec<_>>().join(" "))
}

/// The one link of a mail.
pub(crate) fn link(text: &str) -> Result<String, RenderError> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .ok_or(RenderError::Link)?;
    let plain = |b: u8| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b);
    if rest.is_empty() || rest.contains("://") || !rest.bytes().all(plain) {
        return Err(RenderError::Link);
    }
    Ok(text.to_owned())
}

/// A few words that came with a request: the name of a browser or a place. They are a stranger's, so whatever could
/// be read as an address or as markup, or is longer than such names are, gives `None`.
pub(crate) fn plain_words(text: &str) -> Option<String> {
    let text = text.trim();
    // A dot may end an abbreviation or part the digits of a version, but not the labels of a host.
    let dotted = |pair: &[char]| pair[0] == '.' && pair[1].is_alphabetic();
    let letters: Vec<char> = text.chars().take(61).collect();
    let known = |c: &char| c.is_alphanumeric() || " ,.()-'’".contains(*c);
    let good = (1..=60).contains(&letters.len())
        && letters.iter().all(known)
        && !letters.windows(2).any(dotted);
    good.then(|| text.to_owned())
}

/// `name <address>` for a header of addresses: plain where that is enough, quoted where ASCII has a meaning of its own
/// (RFC 5322), in encoded words otherwise (RFC 2047). Neither argument may break the line.
pub(crate) fn mailbox(name: &str, address: &str) -> String {
    let atom = |c: char| c.is_ascii_alphanumeric() || " !#$%&'*+-/^_{|}~".contains(c);
    if name.is_empty() {
        address.to_owned()
    } else if name.chars().all(atom) {
        format!("{name} <{address}>")
    } else if name.is_ascii() && !name.contains("=?") {
        let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{quoted}\" <{address}>")
    } else {
        format!("{} <{address}>", encoded_words(name))
    }
}

/// An encoded word may be 75 characters long; 45 bytes make 60, and the frame around them 12.
fn encoded_words(text: &str) -> String {
    const MAX_BYTES: usize = 45;
    let mut pieces = vec![String::new()];
    for c in text.chars() {
        match pieces.last_mut() {
            Some(piece) if piece.len() + c.len_utf8() <= MAX_BYTES => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
    }
    let words = pieces
        .iter()
        .map(|piece| format!("=?UTF-8?B?{}?=", STANDARD.encode(piece)));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a mail program shows for a display name.
    fn shown(mailbox: &str) -> String {
        let name = mailbox
            .strip_suffix(" <noreply@example.com>")
            .expect("an address");
        if let Some(quoted) = name
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
        {
            let mut shown = String::new();
            let mut letters = quoted.chars();
            while let Some(c) = letters.next() {
                shown.extend(if c == '\\' { letters.next() } else { Some(c) });
            }
            return shown;
        }
        if !name.starts_with("=?") {
            return name.to_owned();
        }
        let bytes = |word: &str| {
            assert!(word.len() <= 75, "{word}");
            let coded = word
                .strip_prefix("=?UTF-8?B?")
                .and_then(|rest| rest.strip_suffix("?="));
            String::from_utf8(STANDARD.decode(coded.expect("coded")).expect("base64"))
        };
        name.split(' ')
            .map(|word| bytes(word).expect("whole characters"))
            .collect()
    }

    #[test]
    fn a_display_name_is_written_as_plainly_as_its_letters_allow() {
        let written = |name| mailbox(name, "noreply@example.com");
        assert_eq!(written("Doorbell"), "Doorbell <noreply@example.com>");
        assert_eq!(
            written("Doe, \"J\""),
            "\"Doe, \\\"J\\\"\" <noreply@example.com>"
        );
        // Some programs decode what looks like an encoded word even inside quotes.
        assert_eq!(shown(&written("=?UTF-8?B?QQ==?=")), "=?UTF-8?B?QQ==?=");
        assert_eq!(
            written("Äiti"),
            "=?UTF-8?B?w4RpdGk=?= <noreply@example.com>"
        );
        assert_eq!(written(""), "noreply@example.com");
    }

    #[test]
    fn a_site_named_by_its_address_adds_no_link() {
        assert_eq!(
            name("site", "https://example.com").as_deref(),
            Ok("example.com")
        );
        assert_eq!(
            name("site", "Shop http://https://a  b").as_deref(),
            Ok("Shop a b")
        );
    }

    #[test]
    fn only_addresses_are_links() {
        for good in [
            "https://console.example/c/01J",
            "http://localhost:8080/queues/q/log#01J",
        ] {
            assert_eq!(link(good).as_deref(), Ok(good));
        }
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "//console.example/c",
            "https://a.example/c d",
            "https://a.example/\"onclick",
            "https://a.example/?to=https://b.example",
            "https://a.example/\r\nBcc:x@y.example",
            "https://приклад.укр/",
        ] {
            assert_eq!(link(bad), Err(RenderError::Link), "{bad}");
        }
    }

    #[test]
    fn a_strangers_browser_name_cannot_be_an_address() {
        for good in [
            "Firefox 141.0, Linux",
            "Chrome (Android)",
            "St. Gallen",
            "Київ",
            "L’Aquila",
        ] {
            assert_eq!(plain_words(good).as_deref(), Some(good));
        }
        for bad in [
            "",
            " ",
            "evil.example",
            "https://a",
            "a@b",
            "<b>",
            "a\nb",
            &"x".repeat(61),
        ] {
            assert_eq!(plain_words(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn every_display_name_is_shown_as_it_is(name in "\\PC{1,90}") {
            let written = mailbox(&name, "noreply@example.com");
            prop_assert!(written.is_ascii());
            prop_assert_eq!(shown(&written), name);
        }

        #[test]
        fn a_name_with_a_control_character_is_refused(
            before in "\\PC{0,20}",
            control in prop::sample::select(vec!['\r', '\n', '\0', '\t', '\u{7f}', '\u{85}', '\u{2028}']),
            after in "\\PC{0,20}",
        ) {
            let text = format!("{before}{control}{after}");
            prop_assert_eq!(name("queue", &text), Err(RenderError::LineBreak("queue")));
        }

        #[test]
        fn no_name_keeps_a_scheme(text in "[a-z:/ ]{0,40}") {
            prop_assert!(!name("site", &text).is_ok_and(|name| name.contains("://")));
        }
    }
}
