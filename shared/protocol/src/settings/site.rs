//! Sites.

use std::collections::BTreeMap;

use domain::Site;
use domain::site::{Launcher, SiteTexts};
use serde::{Deserialize, Serialize};

use super::feature_name;

/// A site as it is set up. `version` goes into `If-Match` of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct SiteConfig {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub site: String,
    pub version: u64,
    pub name: String,
    #[cfg_attr(test, ts(type = "Language"))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Language"))]
    pub language: &'static str,
    #[cfg_attr(test, ts(type = "Array<Language>"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Language>"))]
    pub languages: Vec<&'static str>,
    pub colour: String,
    pub time_zone: String,
    pub origins: Vec<String>,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Slug>"))]
    pub queues: Vec<String>,
    #[cfg_attr(test, ts(type = "Partial<Record<Language, WireTexts>>"))]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, WireTexts>"))]
    pub texts: BTreeMap<&'static str, WireTexts>,
    pub launcher: WireLauncher,
    pub hidden_on: Vec<String>,
    /// What the operator withholds from it.
    #[cfg_attr(test, ts(type = "Array<Feature>"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Feature>"))]
    pub withheld: Vec<&'static str>,
    pub installed: Option<Installed>,
    /// The host that the widget comes from.
    pub widget_origin: String,
}

/// Where the widget was last seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct Installed {
    pub origin: String,
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Time"))]
    pub at: String,
}

/// What the widget says in one language; what is missing or empty has words of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireTexts {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::SITE_TEXT_CHARS)))]
    pub header: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::SITE_TEXT_CHARS)))]
    pub greeting: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::SITE_TEXT_CHARS)))]
    pub closed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::SITE_TEXT_CHARS)))]
    pub form_intro: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::SITE_TEXT_CHARS)))]
    pub thanks: Option<String>,
}

impl From<&SiteTexts> for WireTexts {
    fn from(texts: &SiteTexts) -> Self {
        let SiteTexts {
            header,
            greeting,
            closed,
            form_intro,
            thanks,
        } = texts.clone();
        Self {
            header,
            greeting,
            closed,
            form_intro,
            thanks,
        }
    }
}

/// Where the launcher stands; pixels from the nearest corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct WireLauncher {
    pub left: bool,
    #[cfg_attr(feature = "schema", schemars(range(max = domain::bounds::OFFSET_PX)))]
    pub side_px: u16,
    #[cfg_attr(feature = "schema", schemars(range(max = domain::bounds::OFFSET_PX)))]
    pub bottom_px: u16,
}

impl From<Launcher> for WireLauncher {
    fn from(launcher: Launcher) -> Self {
        let Launcher {
            left,
            side_px,
            bottom_px,
        } = launcher;
        Self {
            left,
            side_px,
            bottom_px,
        }
    }
}

/// `POST /v1/sites`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct NewSite {
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Slug"))]
    pub site: String,
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::bounds::SITE_NAME_CHARS)))]
    pub name: String,
}

/// `PATCH /v1/sites/{site}`: what is absent stays.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct PatchSite {
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = domain::bounds::SITE_NAME_CHARS)))]
    pub name: Option<String>,
    #[cfg_attr(test, ts(optional, type = "Language"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Language>"))]
    pub language: Option<String>,
    #[cfg_attr(test, ts(optional, type = "Array<Language>"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<Vec<crate::schema::Language>>")
    )]
    pub languages: Option<Vec<String>>,
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^#[0-9A-Fa-f]{6}$")))]
    pub colour: Option<String>,
    pub time_zone: Option<String>,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::ORIGINS)))]
    pub origins: Option<Vec<String>>,
    /// The same queues in another order.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<crate::schema::Slug>>", length(max = domain::bounds::QUEUES_OF_SITE)))]
    pub queues: Option<Vec<String>>,
    #[cfg_attr(test, ts(optional, type = "Partial<Record<Language, WireTexts>>"))]
    pub texts: Option<BTreeMap<String, WireTexts>>,
    pub launcher: Option<WireLauncher>,
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bounds::HIDDEN_PATHS)))]
    pub hidden_on: Option<Vec<String>>,
}

impl SiteConfig {
    /// The site as it is set up.
    pub fn of(site: &Site, installed: Option<Installed>, widget_origin: &str) -> Self {
        let texts = site.texts.iter();
        let (hidden, withheld) = (site.hidden_on.iter(), site.withheld.iter());
        Self {
            site: site.id.to_string(),
            version: site.version,
            name: site.name.clone(),
            language: site.language.tag(),
            languages: site.offered().iter().map(|it| it.tag()).collect(),
            colour: site.colour.clone(),
            time_zone: site.time_zone.as_str().to_owned(),
            origins: site.origins.iter().map(ToString::to_string).collect(),
            queues: site.queues.iter().map(ToString::to_string).collect(),
            texts: texts.map(|(it, texts)| (it.tag(), texts.into())).collect(),
            launcher: site.launcher.into(),
            hidden_on: hidden.map(|path| path.as_str().to_owned()).collect(),
            withheld: withheld.map(|it| feature_name(*it)).collect(),
            installed,
            widget_origin: widget_origin.to_owned(),
        }
    }
}
