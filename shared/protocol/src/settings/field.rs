//! Fields of forms, as they are set up and stored.

use std::collections::{BTreeMap, BTreeSet};

use domain::form::{TOPIC, Texts, kind_of_ours};
use domain::text::{setting_line, setting_text};
use domain::{Field, FieldKind, FieldOption, Language, TextError, bounds};
use serde::{Deserialize, Serialize};

use crate::FieldError;

/// A field of a form, as it is set up. Texts by language: the site's own is needed, except for fields of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireField {
    /// `message`, `name`, `email` and `phone` are ours. Others: 1 to 40 of `a-z`, `0-9` and `_`, first a letter; not `topic`.
    pub name: String,
    #[cfg_attr(test, ts(type = "FieldKind"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::FieldKind"))]
    pub kind: String,
    #[cfg_attr(test, ts(type = "Partial<Record<Language, string>>"))]
    pub label: BTreeMap<String, String>,
    #[cfg_attr(test, ts(type = "Partial<Record<Language, string>>"))]
    pub help: BTreeMap<String, String>,
    #[cfg_attr(test, ts(type = "Partial<Record<Language, string>>"))]
    pub placeholder: BTreeMap<String, String>,
    pub required: bool,
    pub hidden: bool,
    /// For `choice` and `buttons`: 1 to 100.
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::FIELD_OPTIONS)))]
    pub options: Vec<WireOption>,
}

/// One answer of a choice. The value is one line of at most 80 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireOption {
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::bounds::FIELD_LABEL_CHARS)))]
    pub value: String,
    #[cfg_attr(test, ts(type = "Partial<Record<Language, string>>"))]
    pub label: BTreeMap<String, String>,
}

const _: () = assert!(bounds::FIELD_OPTIONS == 100 && bounds::FIELD_LABEL_CHARS == 80);

/// The word for what an answer can be.
pub fn field_kind_name(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::LongText => "long-text",
        FieldKind::Choice => "choice",
        FieldKind::Buttons => "buttons",
        FieldKind::Checkbox => "checkbox",
        FieldKind::Email => "email",
        FieldKind::Phone => "phone",
        FieldKind::Number => "number",
        FieldKind::Date => "date",
    }
}

/// Texts under the tags of their languages.
pub(crate) fn tagged<T: From<&'static str> + Ord>(texts: &Texts) -> BTreeMap<T, String> {
    let texts = texts.iter();
    texts
        .map(|(language, text)| (language.tag().into(), text.clone()))
        .collect()
}

impl From<&Field> for WireField {
    fn from(field: &Field) -> Self {
        let options = field.options.iter().map(|option| WireOption {
            value: option.value.clone(),
            label: tagged(&option.label),
        });
        Self {
            name: field.name.to_string(),
            kind: field_kind_name(field.kind).to_owned(),
            label: tagged(&field.label),
            help: tagged(&field.help),
            placeholder: tagged(&field.placeholder),
            required: field.required,
            hidden: field.hidden,
            options: options.collect(),
        }
    }
}

/// Reads the fields of a form that stand at `pointer`.
///
/// # Errors
/// The first part that breaks a rule.
pub fn read_fields(written: &[WireField], pointer: &str) -> Result<Vec<Field>, FieldError> {
    let bytes = serde_json::to_vec(written).map_or(usize::MAX, |json| json.len());
    if written.len() > bounds::FORM_FIELDS || bytes > bounds::FORM_BYTES {
        return Err(FieldError::new(pointer, TextError::TooLong));
    }
    let mut names = BTreeSet::new();
    let written = written.iter().enumerate();
    written
        .map(|(nth, field)| {
            let at = format!("{pointer}/{nth}");
            if !names.insert(field.name.as_str()) {
                return Err(FieldError::new(format!("{at}/name"), TextError::Taken));
            }
            read_field(field, &at)
        })
        .collect()
}

fn read_field(written: &WireField, at: &str) -> Result<Field, FieldError> {
    let invalid = |part: &str| FieldError::new(format!("{at}/{part}"), TextError::Invalid);
    let name = written.name.parse().map_err(|_| invalid("name"))?;
    if written.name == TOPIC {
        return Err(invalid("name"));
    }
    let kind = FieldKind::ALL.into_iter();
    let kind = kind
        .filter(|kind| kind_of_ours(&written.name).is_none_or(|ours| ours == *kind))
        .find(|kind| field_kind_name(*kind) == written.kind)
        .ok_or_else(|| invalid("kind"))?;
    // What nobody sees nobody can be made to fill in, and a conversation without a message is none.
    if written.hidden && (written.required || kind_of_ours(&written.name).is_some()) {
        return Err(invalid("hidden"));
    }
    let texts = |texts: &BTreeMap<String, String>, part: &str, most: usize| {
        read_texts(texts, &format!("{at}/{part}"), most)
    };
    Ok(Field {
        name,
        kind,
        label: texts(&written.label, "label", bounds::FIELD_LABEL_CHARS)?,
        help: texts(&written.help, "help", bounds::FIELD_HELP_CHARS)?,
        placeholder: texts(
            &written.placeholder,
            "placeholder",
            bounds::FIELD_LABEL_CHARS,
        )?,
        required: written.required,
        hidden: written.hidden,
        options: read_options(kind, &written.options, &format!("{at}/options"))?,
    })
}

fn read_options(
    kind: FieldKind,
    written: &[WireOption],
    at: &str,
) -> Result<Vec<FieldOption>, FieldError> {
    let fits = if kind.has_options() {
        (1..=bounds::FIELD_OPTIONS).contains(&written.len())
    } else {
        written.is_empty()
    };
    if !fits {
        let error = match written.is_empty() {
            true => TextError::Required,
            false => TextError::TooLong,
        };
        return Err(FieldError::new(at, error));
    }
    let mut values = BTreeSet::new();
    let written = written.iter().enumerate();
    written
        .map(|(nth, option)| {
            let refused = |error: TextError| FieldError::new(format!("{at}/{nth}/value"), error);
            let value = setting_line(&option.value, bounds::FIELD_LABEL_CHARS).map_err(refused)?;
            if !values.insert(value.clone()) {
                return Err(refused(TextError::Taken));
            }
            let pointer = format!("{at}/{nth}/label");
            let label = read_texts(&option.label, &pointer, bounds::FIELD_LABEL_CHARS)?;
            Ok(FieldOption { value, label })
        })
        .collect()
}

/// Texts of one line by language, which stand at `pointer`; an empty one goes.
///
/// # Errors
/// The first part that breaks a rule.
pub fn read_texts(
    written: &BTreeMap<String, String>,
    pointer: &str,
    max_chars: usize,
) -> Result<Texts, FieldError> {
    read_by_language(written, pointer, |text| setting_line(text, max_chars))
}

/// As [`read_texts`], for texts of several lines.
///
/// # Errors
/// The first part that breaks a rule.
pub fn read_long_texts(
    written: &BTreeMap<String, String>,
    pointer: &str,
    max_chars: usize,
) -> Result<Texts, FieldError> {
    read_by_language(written, pointer, |text| {
        match setting_text(text, max_chars)? {
            empty if empty.is_empty() => Err(TextError::Required),
            text => Ok(text),
        }
    })
}

fn read_by_language(
    written: &BTreeMap<String, String>,
    pointer: &str,
    read: impl Fn(&str) -> Result<String, TextError>,
) -> Result<Texts, FieldError> {
    let mut texts = BTreeMap::new();
    for (tag, text) in written {
        let language = Language::ALL.into_iter().find(|it| it.tag() == tag);
        let language = language.ok_or_else(|| FieldError::new(pointer, TextError::Invalid))?;
        match read(text) {
            Ok(text) => _ = texts.insert(language, text),
            Err(TextError::Required) => {}
            Err(error) => return Err(FieldError::new(format!("{pointer}/{tag}"), error)),
        }
    }
    Ok(texts)
}
