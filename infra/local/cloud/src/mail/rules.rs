//! What SES refuses.

use super::Mail;

const MOST_RECIPIENTS: usize = 50;
const MOST_HEADERS: usize = 15;
const MOST_HEADER_NAME: usize = 126;
const MOST_HEADER_VALUE: usize = 870;

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
