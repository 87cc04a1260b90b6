//! The address of a page. Nobody who writes can do anything about it, so it is shortened or left out, and never a reason to
//! refuse what they wrote.

use url::Url;

use super::PageUrl;

/// Longest address that is kept, in characters.
const MOST_CHARS: usize = 2_000;

/// Names in a query that begin like this say which advertisement somebody followed. All others stay with the page, for they
/// may hold what opens an account: a token that resets a password, a basket, an address.
const CAMPAIGN: &str = "utm_";

impl PageUrl {
    /// What may be kept of a page's address: no user, no password, no fragment, and of the query only the campaign. `None` for
    /// what is no page on the web (`about:srcdoc`, `android-app://…`).
    pub fn of(text: &str) -> Option<Self> {
        let mut url = Url::parse(text).ok()?;
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
        url.set_fragment(None);
        let campaign = url.query().map(campaign).filter(|query| !query.is_empty());
        url.set_query(campaign.as_deref());
        if url.as_str().len() > MOST_CHARS {
            url.set_query(None);
        }
        shorten_path(&mut url);
        Some(Self(url.into()))
    }
}

fn campaign(query: &str) -> String {
    let of_campaign: Vec<_> = query
        .split('&')
        .filter(|pair| pair.starts_with(CAMPAIGN))
        .collect();
    of_campaign.join("&")
}

/// Takes away folders at the end until the address is short enough: what is left is a place on the same site.
fn shorten_path(url: &mut Url) {
    let host_bytes = url.as_str().len() - url.path().len();
    let room = MOST_CHARS.saturating_sub(host_bytes);
    if url.path().len() <= room {
        return;
    }
    // An address as the library writes it is ASCII.
    let kept = url.path().get(..room).unwrap_or_default();
    let folder = kept.rfind('/').map_or("", |slash| &kept[..=slash]);
    let folder = folder.to_owned();
    url.set_path(&folder);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kept(text: &str) -> Option<String> {
        PageUrl::of(text).map(PageUrl::into_string)
    }

    #[test]
    fn secrets_in_an_address_are_not_kept() {
        for (address, safe) in [
            (
                "https://shop.example/pay?reset=SECRET&utm_source=mail#access_token=SECRET",
                "https://shop.example/pay?utm_source=mail",
            ),
            ("https://eva:SECRET@shop.example/", "https://shop.example/"),
            ("http://shop.example?q=SECRET", "http://shop.example/"),
            (
                "https://shop.example/#/reset?utm_source=SECRET",
                "https://shop.example/",
            ),
            (
                "https://shop.example/?not_utm_x=SECRET&utm_campaign=a%20b&utm_term=boilers",
                "https://shop.example/?utm_campaign=a%20b&utm_term=boilers",
            ),
            ("https://shop.example/?SECRET", "https://shop.example/"),
            (
                "HTTPS://Bücher.example:8443/Straße",
                "https://xn--bcher-kva.example:8443/Stra%C3%9Fe",
            ),
        ] {
            assert_eq!(kept(address).as_deref(), Some(safe), "{address}");
        }
    }

    #[test]
    fn what_is_no_page_on_the_web_is_left_out() {
        for address in [
            "",
            "null",
            "android-app://com.google.android.gm/",
            "about:srcdoc",
            "file:///C:/shop.html",
            "javascript:alert(1)",
            "blob:https://shop.example/6c7e",
            "/delivery",
            "https://",
            "https://a b.example/",
        ] {
            assert_eq!(kept(address), None, "{address}");
        }
    }

    #[test]
    fn a_long_address_is_cut_where_a_folder_ends() {
        let folders = "/folder".repeat(1_000);
        let cut = kept(&format!("https://shop.example{folders}")).expect("a page");
        assert!((1_990..=2_000).contains(&cut.len()), "{}", cut.len());
        assert!(cut.ends_with("/folder/"));
        let one = "a".repeat(10_000);
        for address in [
            format!("https://shop.example/{one}"),
            format!("https://shop.example/?utm_source={one}"),
            format!("https://shop.example/?q={one}#{one}"),
        ] {
            assert_eq!(kept(&address).as_deref(), Some("https://shop.example/"));
        }
        let accents = "ä".repeat(1_000);
        assert_eq!(
            kept(&format!("https://shop.example/a/{accents}")).as_deref(),
            Some("https://shop.example/a/")
        );
        let long_query = format!("https://shop.example/list?q={one}&utm_source=mail");
        assert_eq!(
            kept(&long_query).as_deref(),
            Some("https://shop.example/list?utm_source=mail")
        );
    }

    proptest! {
        #[test]
        fn an_address_is_bounded_and_stable(rest in ".{0,300}", many in 1_usize..20) {
            let page = PageUrl::of(&format!("https://shop.example/{}", rest.repeat(many)));
            let page = page.expect("a page");
            prop_assert!(page.as_str().is_ascii() && page.as_str().len() <= MOST_CHARS);
            prop_assert_eq!(PageUrl::of(page.as_str()), Some(page));
        }
    }
}
