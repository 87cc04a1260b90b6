//! The five languages of the product.

/// A language that everything is written in: widget, console, mails, errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Finnish
    Fi,
    /// English
    En,
    /// Ukrainian
    Uk,
    /// Hungarian
    Hu,
    /// Italian
    It,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Fi, Self::En, Self::Uk, Self::Hu, Self::It];

    /// The language subtag (`fi`).
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::En => "en",
            Self::Uk => "uk",
            Self::Hu => "hu",
            Self::It => "it",
        }
    }

    /// Reads a tag such as `fi` or `fi-FI`; only the language counts.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The best of an `Accept-Language` header, if it names one of ours.
    pub fn of_header(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for item in header.split(',').take(32) {
            let mut parts = item.split(';');
            let Some(language) = parts.next().and_then(|tag| Self::parse(tag.trim())) else {
                continue;
            };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok())
                .unwrap_or(1.0);
            if weight > 0.0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_of_ours_is_taken() {
        assert_eq!(
            Language::of_header("de-DE,de;q=0.9,it;q=0.5,hu;q=0.7"),
            Some(Language::Hu)
        );
        assert_eq!(
            Language::of_header("uk-UA,uk;q=0.9,en;q=0.8"),
            Some(Language::Uk)
        );
        assert_eq!(Language::of_header("de,fr;q=0.3,en;q=0"), None);
        assert_eq!(Language::of_header(""), None);
    }
}
