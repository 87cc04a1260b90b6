//! What SES refuses.

use super::{Mail, bare};

const MOST_RECIPIENTS: usize = 50;
const MOST_HEADERS: usize = 15;
const MOST_HEADER_NAME: usize = 126;
const MOST_HEADER_VALUE: usize = 870;
const MOST_TAG: usize = 256;

/// Why a mail is refused, or nothing.
pub(super) fn broken(mail: &Mail) -> Option<String> {
    if mail.to.is_empty() {
        return Some("Destination is required.".to_owned());
    }
    if mail.to.len() > MOST_RECIPIENTS {
        return Some(format!("Recipient count exceeds {MOST_RECIPIENTS}."));
    }
    if let Some(address) = mail
        .to
        .iter()
        .chain([&mail.from])
        .find(|it| !is_address(it))
    {
        // The address itself stays out of the answer, which callers log.
        let why = if address.contains('@') {
            "Illegal address"
        } else {
            "Missing final '@domain'"
        };
        return Some(why.to_owned());
    }
    if has_control(&mail.subject) {
        return Some("The subject must not contain line breaks.".to_owned());
    }
    if mail.text.is_empty() && mail.html.is_empty() {
        return Some("The body must not be empty.".to_owned());
    }
    None
}

/// Why the headers of a simple message are refused, or nothing. SES makes the others itself.
pub(super) fn broken_headers(headers: &[(String, String)]) -> Option<String> {
    if headers.len() > MOST_HEADERS {
        return Some(format!("There may be at most {MOST_HEADERS} headers."));
    }
    for (name, value) in headers {
        // Printable ASCII; the name without a colon.
        let good_name = name
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b':');
        let good_value = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if name.is_empty() || name.len() > MOST_HEADER_NAME || !good_name {
            return Some("Invalid header name.".to_owned());
        }
        if value.len() > MOST_HEADER_VALUE || !good_value {
            return Some(format!("Invalid value of header {name}."));
        }
    }
    None
}

/// Why the tags of a mail are refused, or nothing.
pub(super) fn broken_tags<'t>(
    tags: impl IntoIterator<Item = (&'t String, &'t String)>,
) -> Option<String> {
    let plain = |text: &str| {
        let good = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        !text.is_empty() && text.len() <= MOST_TAG && text.bytes().all(good)
    };
    let mut tags = tags.into_iter();
    let bad = tags.any(|(name, value)| !plain(name) || !plain(value));
    bad.then(|| "Tags hold ASCII letters, digits, _ and - only.".to_owned())
}

/// The verified identity that lets somebody send: the address itself, or else its domain or one above that.
pub(super) fn identity_of<'v>(from: &str, verified: &'v [String]) -> Option<&'v String> {
    let address = bare(from);
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    let covers = |identity: &str| {
        let above = domain.strip_suffix(identity);
        above.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let itself = verified.iter().find(|identity| **identity == address);
    itself.or_else(|| verified.iter().find(|identity| covers(identity)))
}

fn has_control(text: &str) -> bool {
    text.chars().any(char::is_control)
}

/// `a@b.example` or `Name <a@b.example>`, on one line, the local part in ASCII.
fn is_address(given: &str) -> bool {
    let address = match given.rsplit_once('<') {
        Some((_, rest)) => match rest.strip_suffix('>') {
            Some(address) => address,
            None => return false,
        },
        None => given,
    };
    let Some((local, domain)) = address.rsplit_once('@') else {
        return false;
    };
    let local_is_good = !local.is_empty() && local.bytes().all(|byte| byte.is_ascii_graphic());
    let domain_is_good = !domain.is_empty() && !domain.contains(char::is_whitespace);
    !has_control(given) && local_is_good && domain_is_good
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_an_address_or_a_domain_with_all_below_it() {
        let verified = ["example.com", "aino@other.example"].map(str::to_owned);
        let identity = |from| identity_of(from, &verified).map(String::as_str);
        assert_eq!(identity("Desk <desk@Example.com>"), Some("example.com"));
        assert_eq!(identity("desk@mail.example.com"), Some("example.com"));
        assert_eq!(identity("aino@other.example"), Some("aino@other.example"));
        for stranger in ["bo@other.example", "desk@notexample.com"] {
            assert_eq!(identity(stranger), None, "{stranger}");
        }
    }

    #[test]
    fn tags_are_plain_words() {
        let broken = |name: &str, value: &str| broken_tags([(&name.to_owned(), &value.to_owned())]);
        assert_eq!(broken("conversation", "01J-x_9"), None);
        for (name, value) in [("a b", "c"), ("a", "ä"), ("a", ""), ("a", &"x".repeat(257))] {
            assert!(broken(name, value).is_some(), "{name} {value}");
        }
    }

    #[test]
    fn addresses_come_with_and_without_a_name() {
        for good in [
            "a@b.example",
            "Aino Ä <aino@b.example>",
            "\"a, b\" <a+b@b.example>",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "@b",
            "a@",
            "a b@c",
            "ä@b.example",
            "A <a@b.example",
            "a@b\r\nBcc: c@d",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
