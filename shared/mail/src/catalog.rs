//! The words of all mails: one Fluent catalog per language, built into the program and read when first needed.

use std::borrow::Cow;
use std::sync::LazyLock;

use domain::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::field::RenderError;

type Catalog = FluentBundle<FluentResource>;

/// The words in one language.
pub(crate) struct Words {
    catalog: &'static Catalog,
}

impl Words {
    pub(crate) fn of(language: Language) -> Self {
        Self {
            catalog: catalog(language),
        }
    }

    /// The text of a key that takes no variables.
    pub(crate) fn say(&self, key: &'static str) -> Result<String, RenderError> {
        self.say_with(key, &FluentArgs::new())
    }

    /// The text of a key with its variables filled in.
    ///
    /// # Errors
    /// `Text` when the catalog lacks the key or the text asks for a variable that was not given: a bug, which the
    /// tests of this package keep out.
    pub(crate) fn say_with(
        &self,
        key: &'static str,
        variables: &FluentArgs<'_>,
    ) -> Result<String, RenderError> {
        let pattern = self
            .catalog
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or(RenderError::Text(key))?;
        let mut errors = Vec::new();
        let text = self
            .catalog
            .format_pattern(pattern, Some(variables), &mut errors);
        if errors.is_empty() {
            Ok(Cow::into_owned(text))
        } else {
            Err(RenderError::Text(key))
        }
    }
}

/// The catalog as it is written.
pub(crate) const fn source(language: Language) -> &'static str {
    match language {
        Language::Fi => include_str!("../locales/fi.ftl"),
        Language::En => include_str!("../locales/en.ftl"),
        Language::Uk => include_str!("../locales/uk.ftl"),
        Language::Hu => include_str!("../locales/hu.ftl"),
        Language::It => include_str!("../locales/it.ftl"),
    }
}

fn catalog(language: Language) -> &'static Catalog {
    // One cell per language: a mail in Finnish does not wait for four other catalogs.
    static FI: LazyLock<Catalog> = LazyLock::new(|| read(Language::Fi));
    static EN: LazyLock<Catalog> = LazyLock::new(|| read(Language::En));
    static UK: LazyLock<Catalog> = LazyLock::new(|| read(Language::Uk));
    static HU: LazyLock<Catalog> = LazyLock::new(|| read(Language::Hu));
    static IT: LazyLock<Catalog> = LazyLock::new(|| read(Language::It));
    match language {
        Language::Fi => &FI,
        Language::En => &EN,
        Language::Uk => &UK,
        Language::Hu => &HU,
        Language::It => &IT,
    }
}

fn read(language: Language) -> Catalog {
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut catalog = Catalog::new_concurrent(vec![locale]);
    // Bidi isolation marks would end up in subjects and break the comparison of names; all five languages run one way.
    catalog.set_use_isolating(false);
    // A faulty line loses only its own key here, and a test holds that there is none.
    let resource = FluentResource::try_new(source(language).to_owned())
        .unwrap_or_else(|(readable, _faults)| readable);
    catalog.add_resource_overriding(resource);
    catalog
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// What one catalog says: key → its lines.
    fn entries(language: Language) -> BTreeMap<&'static str, Vec<&'static str>> {
        let mut entries = BTreeMap::<_, Vec<_>>::new();
        let mut current = None;
        for line in source(language)
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            if let Some((key, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                assert!(
                    entries.insert(key, vec![]).is_none(),
                    "{language:?} says {key} twice"
                );
                current = Some(key);
            }
            if let Some(key) = current {
                entries.entry(key).or_default().push(line);
            }
        }
        entries
    }

    fn variables(text: &str) -> BTreeSet<&str> {
        let end = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
        text.split('$')
            .skip(1)
            .filter_map(|rest| rest.split(end).next())
            .collect()
    }

    fn variants<'a>(lines: &[&'a str]) -> BTreeMap<&'a str, &'a str> {
        let variant = |line: &&'a str| {
            line.trim_start()
                .trim_start_matches('*')
                .strip_prefix('[')?
                .split_once("] ")
        };
        lines.iter().filter_map(variant).collect()
    }

    #[test]
    fn every_catalog_is_read_without_a_fault() {
        for language in Language::ALL {
            let read = FluentResource::try_new(source(language).to_owned());
            let faults = read.err().map(|(_, faults)| faults);
            assert_eq!(faults, None, "{language:?}");
        }
    }

    #[test]
    fn all_catalogs_have_the_same_keys_with_the_same_variables() {
        let shape = |language| -> BTreeMap<_, BTreeSet<&str>> {
            let variables =
                |lines: Vec<&'static str>| lines.into_iter().flat_map(variables).collect();
            let entries = entries(language).into_iter();
            entries
                .map(|(key, lines)| (key, variables(lines)))
                .collect()
        };
        let english = shape(Language::En);
        assert_eq!(
            english.get("notice-subject"),
            Some(&BTreeSet::from(["kind", "site", "queue"]))
        );
        for language in Language::ALL {
            assert_eq!(shape(language), english, "{language:?}");
        }
    }

    #[test]
    fn every_key_is_used_by_a_mail() {
        let mails = [
            include_str!("notice.rs"),
            include_str!("digest.rs"),
            include_str!("sign_in.rs"),
            include_str!("invitation.rs"),
        ]
        .concat();
        for key in entries(Language::En).keys() {
            assert!(mails.contains(&format!("\"{key}\"")), "no mail says {key}");
        }
    }

    #[test]
    fn counts_have_all_forms_of_their_language() {
        for language in Language::ALL {
            let forms: &[&str] = match language {
                Language::Uk => &["one", "few", "many", "other"],
                Language::It => &["one", "many", "other"],
                Language::Fi | Language::En | Language::Hu => &["one", "other"],
            };
            let numbers = ["$count ->", "$minutes ->", "$days ->"];
            let counted = |lines: &[&str]| numbers.iter().any(|number| lines[0].contains(number));
            let entries = entries(language);
            let counted: Vec<_> = entries.iter().filter(|(_, lines)| counted(lines)).collect();
            assert_eq!(counted.len(), 12, "{language:?}");
            for (key, lines) in counted {
                let mut variants = variants(lines);
                variants.remove("1");
                assert!(
                    variants
                        .keys()
                        .eq(&forms.iter().copied().collect::<BTreeSet<_>>()),
                    "{language:?} {key}"
                );
                if language == Language::It {
                    assert_eq!(variants["many"], variants["other"], "{key}");
                }
            }
        }
    }

    #[test]
    fn a_ukrainian_count_takes_the_form_of_its_number() {
        let words = Words::of(Language::Uk);
        let said = |count: u32| {
            let mut variables = FluentArgs::new();
            variables.set("count", count);
            words.say_with("notice-message", &variables)
        };
        for (count, text) in [
            (1, "Відвідувач написав у вашому діалозі."),
            (2, "Відвідувач написав у вашому діалозі (2 повідомлення)."),
            (5, "Відвідувач написав у вашому діалозі (5 повідомлень)."),
            (11, "Відвідувач написав у вашому діалозі (11 повідомлень)."),
            (21, "Відвідувач написав у вашому діалозі (21 повідомлення)."),
            (
                104,
                "Відвідувач написав у вашому діалозі (104 повідомлення).",
            ),
        ] {
            assert_eq!(said(count), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_missing_key_or_variable_is_told() {
        let words = Words::of(Language::En);
        assert_eq!(
            words.say("no-such-key"),
            Err(RenderError::Text("no-such-key"))
        );
        assert_eq!(
            words.say("notice-subject"),
            Err(RenderError::Text("notice-subject"))
        );
    }
}
