//! A light-bot's definition and a visitor's path through it, as JSON.

mod raw;
mod read;
mod retrace;

use std::collections::BTreeMap;

use domain::BadId;
use domain::bot::{Act, Entry, Refusal, Refused, Rule, Talk};
use serde::{Deserialize, Serialize};

use crate::problem::field_code;

pub use raw::RawDefinition;
pub use read::{Fault, ask_kind_name, read};
pub use retrace::{Retraced, retrace, talk_of};

/// A bot's definition. Steps stand in the order in which people read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotDefinition {
    #[cfg_attr(test, ts(type = "1"))]
    pub v: u32,
    pub start: String,
    #[cfg_attr(test, ts(type = "BotTexts"))]
    pub name: BTreeMap<String, String>,
    #[cfg_attr(test, ts(type = "Record<string, BotStep>"))]
    pub steps: BTreeMap<String, serde_json::Value>,
}

/// A step: exactly one of `choices`, `ask` (with `to`), `form`, `hand_over`, `end`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotStep {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "BotTexts"))]
    pub say: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show: Option<BotShow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Vec<BotChoice>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<BotAsk>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<BotForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand_over: Option<BotHandOver>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<bool>,
}

/// What is shown below the words of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub enum BotShow {
    Hours,
    Contacts,
    Link(BotLink),
}

/// A link to a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotLink {
    pub url: String,
    #[cfg_attr(test, ts(type = "BotTexts"))]
    pub label: BTreeMap<String, String>,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotChoice {
    pub id: String,
    #[cfg_attr(test, ts(type = "BotTexts"))]
    pub label: BTreeMap<String, String>,
    pub to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "Record<string, string>"))]
    pub set: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<BotWhen>,
}

/// When a choice is offered: while somebody or nobody is there, or after an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub enum BotWhen {
    Hours(BotHours),
    Field(BotCondition),
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub enum BotHours {
    Open,
    Closed,
}

/// A field that an earlier answer or choice gave one of these values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotCondition {
    pub field: String,
    pub is: Vec<String>,
}

/// A question. `max` is for `text` alone, `options` for `select`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotAsk {
    pub field: String,
    #[cfg_attr(test, ts(type = "BotAskKind"))]
    pub kind: String,
    #[cfg_attr(test, ts(type = "BotTexts"))]
    pub label: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<BotOption>>,
}

/// One option of a select; the answer is its `id`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotOption {
    pub id: String,
    #[cfg_attr(test, ts(type = "BotTexts"))]
    pub label: BTreeMap<String, String>,
}

/// The contact form at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    pub ask: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<bool>,
}

/// A chat at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotHandOver {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
}

/// One click of a visitor: which choice at which step, or what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub enum BotEntry {
    Choice { step: String, choice: String },
    Answered { step: String, answered: String },
}

/// What somebody did in a version of a bot, before they wrote to people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotTalk {
    pub bot: String,
    pub version: u64,
    /// At most 60 entries.
    #[cfg_attr(feature = "schema", schemars(length(max = domain::bot::PATH)))]
    pub path: Vec<BotEntry>,
}

/// What is wrong with a definition: the step (empty for the whole), a JSON pointer within it, and the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotFinding {
    pub step: String,
    pub at: String,
    #[cfg_attr(test, ts(type = "BotRule"))]
    pub code: &'static str,
}

/// Which entry of a path was refused, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "README.md has the shape")]
pub struct BotRefusal {
    pub entry: usize,
    #[cfg_attr(test, ts(type = "BotRefused"))]
    pub code: &'static str,
}

impl From<&Entry> for BotEntry {
    fn from(entry: &Entry) -> Self {
        let step = entry.step.clone();
        match &entry.act {
            Act::Choice(choice) => Self::Choice {
                step,
                choice: choice.clone(),
            },
            Act::Answered(answered) => Self::Answered {
                step,
                answered: answered.clone(),
            },
        }
    }
}

impl From<&Talk> for BotTalk {
    fn from(talk: &Talk) -> Self {
        Self {
            bot: talk.bot.to_string(),
            version: talk.version,
            path: talk.path.iter().map(BotEntry::from).collect(),
        }
    }
}

impl TryFrom<BotTalk> for Talk {
    type Error = BadId;

    fn try_from(talk: BotTalk) -> Result<Self, BadId> {
        Ok(Self {
            bot: talk.bot.parse()?,
            version: talk.version,
            path: talk.path.into_iter().map(Entry::from).collect(),
        })
    }
}

impl From<BotEntry> for Entry {
    fn from(entry: BotEntry) -> Self {
        match entry {
            BotEntry::Choice { step, choice } => Self {
                step,
                act: Act::Choice(choice),
            },
            BotEntry::Answered { step, answered } => Self {
                step,
                act: Act::Answered(answered),
            },
        }
    }
}

impl From<domain::bot::Finding> for BotFinding {
    fn from(finding: domain::bot::Finding) -> Self {
        Self {
            step: finding.step.map_or_else(String::new, |id| id.to_string()),
            at: finding.at,
            code: rule_name(finding.rule),
        }
    }
}

impl From<Refusal> for BotRefusal {
    fn from(refusal: Refusal) -> Self {
        Self {
            entry: refusal.entry,
            code: refused_name(refusal.refused),
        }
    }
}

/// The word for a rule that a definition breaks.
pub fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::Target => "target",
        Rule::Language => "language",
        Rule::Fallback => "fallback",
        Rule::Say => "say",
        Rule::Tag => "tag",
        Rule::Queue => "queue",
        Rule::Fields => "fields",
        Rule::FieldKind => "field-kind",
        Rule::Condition => "condition",
        Rule::Message => "message",
        Rule::Unreachable => "unreachable",
        Rule::DeadEndOpen => "dead-end-open",
        Rule::DeadEndClosed => "dead-end-closed",
        Rule::TooFar => "too-far",
        Rule::TooManyWays => "too-many-ways",
    }
}

/// The word for why an entry was refused.
pub fn refused_name(refused: Refused) -> &'static str {
    match refused {
        Refused::PathTooLong => "path-too-long",
        Refused::UnknownStep => "unknown-step",
        Refused::OtherStep => "other-step",
        Refused::NoChoices => "no-choices",
        Refused::NoQuestion => "no-question",
        Refused::UnknownChoice => "unknown-choice",
        Refused::NotOffered => "not-offered",
        Refused::Answer(error) => field_code(error),
    }
}
