//! What a patch makes of a site. Nothing is replaced by a default: what breaks a rule is named and refused.

use std::collections::{BTreeMap, BTreeSet};

use domain::site::{Launcher, SiteTexts, colour};
use domain::text::{setting_line, setting_text};
use domain::{Language, Site, bounds};
use protocol::FieldError;
use protocol::settings::{PatchSite, WireTexts};

use crate::fields::{at_most, invalid, language};

pub(super) fn patched(site: &Site, patch: PatchSite) -> Result<Site, FieldError> {
    let mut site = site.clone();
    if let Some(name) = patch.name {
        site.name = setting_line(&name, bounds::SITE_NAME_CHARS)
            .map_err(|error| FieldError::new("/name", error))?;
    }
    if let Some(tag) = patch.language {
        site.language = language(&tag, "/language")?;
    }
    if let Some(tags) = patch.languages {
        site.languages = languages(&tags)?;
    }
    if !site.offered().contains(&site.language) {
        return Err(invalid("/languages"));
    }
    if let Some(text) = patch.colour {
        site.colour = colour(&text).ok_or_else(|| invalid("/colour"))?;
    }
    if let Some(name) = patch.time_zone {
        site.time_zone = name.parse().map_err(|_| invalid("/time_zone"))?;
    }
    if let Some(origins) = patch.origins {
        site.origins = each_once(&origins, bounds::ORIGINS, "/origins")?;
    }
    if let Some(queues) = patch.queues {
        let ordered: Vec<_> = each_once(&queues, bounds::QUEUES_OF_SITE, "/queues")?;
        if ordered.len() != site.queues.len() || !ordered.iter().all(|id| site.queues.contains(id))
        {
            return Err(invalid("/queues"));
        }
        site.queues = ordered;
    }
    if let Some(written) = patch.texts {
        site.texts = texts(written)?;
    }
    if let Some(launcher) = patch.launcher {
        site.launcher = Launcher {
            left: launcher.left,
            side_px: offset(launcher.side_px, "/launcher/side_px")?,
            bottom_px: offset(launcher.bottom_px, "/launcher/bottom_px")?,
        };
    }
    if let Some(paths) = patch.hidden_on {
        site.hidden_on = each_once(&paths, bounds::HIDDEN_PATHS, "/hidden_on")?;
    }
    Ok(site)
}

fn languages(tags: &[String]) -> Result<Vec<Language>, FieldError> {
    let read = |tag: &String| language(tag, "/languages");
    let chosen: BTreeSet<Language> = tags.iter().map(read).collect::<Result<_, _>>()?;
    if chosen.is_empty() || chosen.len() != tags.len() {
        return Err(invalid("/languages"));
    }
    let offered = Language::ALL.into_iter();
    Ok(offered
        .filter(|language| chosen.contains(language))
        .collect())
}

fn offset(px: u16, pointer: &str) -> Result<u16, FieldError> {
    (px <= bounds::OFFSET_PX)
        .then_some(px)
        .ok_or_else(|| invalid(pointer))
}

/// Each of a list of texts, parsed; none twice.
fn each_once<T: std::str::FromStr>(
    texts: &[String],
    most: usize,
    pointer: &str,
) -> Result<Vec<T>, FieldError> {
    at_most(most, texts, pointer)?;
    let mut known = BTreeSet::new();
    let texts = texts.iter().enumerate();
    texts
        .map(|(nth, text)| {
            let at = || invalid(format!("{pointer}/{nth}"));
            if !known.insert(text) {
                return Err(at());
            }
            text.parse().map_err(|_| at())
        })
        .collect()
}

fn texts(
    written: BTreeMap<String, WireTexts>,
) -> Result<BTreeMap<Language, SiteTexts>, FieldError> {
    let mut all = BTreeMap::new();
    for (tag, texts) in written {
        let read = |text: Option<String>, name: &str| {
            let text = text.as_deref().unwrap_or_default();
            let text = setting_text(text, bounds::SITE_TEXT_CHARS)
                .map_err(|error| FieldError::new(format!("/texts/{tag}/{name}"), error))?;
            Ok(Some(text).filter(|text| !text.is_empty()))
        };
        let texts = SiteTexts {
            header: read(texts.header, "header")?,
            greeting: read(texts.greeting, "greeting")?,
            closed: read(texts.closed, "closed")?,
            form_intro: read(texts.form_intro, "form_intro")?,
            thanks: read(texts.thanks, "thanks")?,
        };
        if texts != SiteTexts::default() {
            all.insert(language(&tag, "/texts")?, texts);
        }
    }
    Ok(all)
}
