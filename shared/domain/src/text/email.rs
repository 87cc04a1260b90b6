//! E-mail addresses, in one form however they were written.

use icu_normalizer::ComposingNormalizerBorrowed;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use super::{EmailAddress, TextError, one_line};

/// Longest address, in characters.
const MOST_CHARS: usize = 254;

impl EmailAddress {
    /// The address in its one form: composed characters (NFC) before the `@`, and behind it the host in ASCII and lower case, as
    /// browsers send it.
    ///
    /// # Errors
    /// `LineBreak` for several lines or another control character, `Invalid` when it cannot be delivered to, `TooLong` over 254 characters.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = one_line(text, MOST_CHARS)?;
        let (local, host) = text.rsplit_once('@').ok_or(TextError::Invalid)?;
        let local = ComposingNormalizerBorrowed::new_nfc().normalize(local);
        let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
        if !(1..=64).contains(&local.len()) || !local.chars().all(plain) {
            return Err(TextError::Invalid);
        }
        let host = in_ascii(host).filter(|host| is_named(host));
        let address = format!("{local}@{}", host.ok_or(TextError::Invalid)?);
        if address.len() > MOST_CHARS {
            return Err(TextError::TooLong);
        }
        Ok(Self(address))
    }

    /// The form under which an account is found: our accounts do not tell letter case apart. It is the same for an address that
    /// was stored before hosts were written in ASCII.
    pub fn folded(&self) -> String {
        let parsed = Self::parse(&self.0);
        parsed.as_ref().unwrap_or(self).0.to_lowercase()
    }

    /// The key under which an account with such an address was stored before hosts were written in ASCII; `None` when it is no
    /// other than now.
    pub fn folded_before(&self) -> Option<String> {
        let folded = self.folded();
        let (local, host) = folded.rsplit_once('@')?;
        let (host_before, _) = idna::domain_to_unicode(host);
        (host_before != host).then(|| format!("{local}@{host_before}"))
    }
}

/// Whether it is a name with a domain. A host that ends in a number is an address of the net to browsers, and no mail goes to it.
fn is_named(host: &str) -> bool {
    let Some((_, last)) = host.rsplit_once('.') else {
        return false;
    };
    let is_number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
    let hex = last.strip_prefix("0x");
    !is_number(last) && !hex.is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A host name as the domain name system has it.
fn in_ascii(host: &str) -> Option<String> {
    let (deny, hyphens) = (AsciiDenyList::STD3, Hyphens::CheckFirstLast);
    let ascii = Uts46::new().to_ascii(host.as_bytes(), deny, hyphens, DnsLength::Verify);
    ascii.ok().map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> EmailAddress {
        EmailAddress::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn addresses_are_told_from_other_text() {
        for good in [
            "a@b.fi",
            "aino.k+x@esimerkki.fi",
            "олена@приклад.укр",
            "a@r3---x.fi",
        ] {
            parsed(good);
        }
        for bad in [
            "",
            "a",
            "a@b",
            "@b.fi",
            "a@.fi",
            "a b@c.fi",
            "a@b..fi",
            "<a@b.fi>",
            "a@-b.fi",
            "a@b_c.fi",
            "a@xn--a.fi",
            "a@b.fi.",
            "a@b c.fi",
            "a@[10.0.0.1]",
            "a@10.0.0.1",
            "a@b.0x1f",
        ] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad}");
        }
        let long_label = format!("a@{}.fi", "b".repeat(64));
        assert_eq!(EmailAddress::parse(&long_label), Err(TextError::Invalid));
        let long = format!("a@{}fi", "ä.".repeat(120));
        assert!(
            EmailAddress::parse(&long).is_err(),
            "as it goes over the wire"
        );
    }

    #[test]
    fn an_address_has_one_form() {
        for (one, other) in [
            ("owner@bücher.example", "owner@xn--bcher-kva.example"),
            ("owner@BÜCHER.example", "owner@bu\u{308}cher.EXAMPLE"),
            ("owner@Example.COM", "owner@example.com"),
            ("ja\u{308}rvi@example.fi", "j\u{e4}rvi@example.fi"),
            ("олена@приклад.укр", "олена@ПРИКЛАД.xn--j1amh"),
            ("a@straße.example", "a@xn--strae-oqa.example"),
            ("a@例え\u{3002}jp", "a@xn--r8jz45g.jp"),
        ] {
            assert_eq!(parsed(one), parsed(other), "{one}");
        }
        assert_ne!(
            parsed("Owner@b.fi"),
            parsed("owner@b.fi"),
            "hosts may tell them apart"
        );
        assert_eq!(parsed("Owner@b.fi").folded(), parsed("owner@B.fi").folded());
    }

    #[test]
    fn what_was_stored_in_another_form_is_found() {
        for (stored, typed) in [
            ("owner@bücher.example", "owner@xn--bcher-kva.example"),
            ("Owner@BÜCHER.example", "owner@bücher.example"),
            ("ja\u{308}rvi@example.fi", "j\u{e4}rvi@example.fi"),
        ] {
            let stored = EmailAddress::from_stored(stored.to_owned());
            assert_eq!(stored.folded(), parsed(typed).folded(), "{typed}");
        }
        let unreadable = EmailAddress::from_stored("An Old@Thing".to_owned());
        assert_eq!(unreadable.folded(), "an old@thing");
        let before = parsed("Owner@xn--bcher-kva.example").folded_before();
        assert_eq!(before.as_deref(), Some("owner@bücher.example"));
        assert_eq!(parsed("owner@example.com").folded_before(), None);
    }
}
