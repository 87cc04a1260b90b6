//! How a visitor goes through a bot.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::{BotId, Choice, Definition, Does, FieldName, PATH, Step, StepId, TagId, When};
use crate::{Queue, QueueId, TextError, Timestamp, Zone};

/// Whether somebody is there, in the queue that the visitor came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody is.
    Open,
    /// Nobody is.
    Closed,
    /// It changed a moment ago, and the visitor may have seen both.
    Changing,
}

/// What a visitor did at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The step.
    pub step: String,
    /// What they did.
    pub act: Act,
}

/// A choice by its name, or an answer as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The name of the choice.
    Choice(String),
    /// The answer.
    Answered(String),
}

/// What somebody did in a version of a bot, before they wrote to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// The bot.
    pub bot: BotId,
    /// The version that they saw.
    pub version: u64,
    /// What they did.
    pub path: Vec<Entry>,
}

/// Why an entry was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The path has too many entries.
    PathTooLong,
    /// No step has this name.
    UnknownStep,
    /// The path is at another step.
    OtherStep,
    /// The step offers no choices.
    NoChoices,
    /// The step asks nothing.
    NoQuestion,
    /// No choice of the step has this name.
    UnknownChoice,
    /// The choice was not offered.
    NotOffered,
    /// The answer breaks a rule of its kind.
    Answer(TextError),
}

impl Standing {
    /// How it stands in this queue. Ten minutes after it opened or closed somebody may still click what they saw before.
    pub fn of(queue: &Queue, zone: &Zone, now: Timestamp) -> Self {
        let before = now
            .saturating_sub(SignedDuration::from_mins(10))
            .unwrap_or(now);
        match [before, now].map(|at| queue.is_open(at, zone)) {
            [true, true] => Self::Open,
            [false, false] => Self::Closed,
            _ => Self::Changing,
        }
    }
}

impl Refused {
    /// All of them, with those rules that an answer can break.
    pub const ALL: [Self; 11] = [
        Self::PathTooLong,
        Self::UnknownStep,
        Self::OtherStep,
        Self::NoChoices,
        Self::NoQuestion,
        Self::UnknownChoice,
        Self::NotOffered,
        Self::Answer(TextError::Required),
        Self::Answer(TextError::TooLong),
        Self::Answer(TextError::LineBreak),
        Self::Answer(TextError::Invalid),
    ];
}

/// Which entry was refused, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Its place in the path.
    pub entry: usize,
    /// Why.
    pub refused: Refused,
}

/// Where a visitor stands in a bot, and what they said on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State<'bot> {
    /// The step.
    pub at: &'bot StepId,
    /// The step itself.
    pub step: &'bot Step,
    /// Tags, in the order in which they were given.
    pub tags: Vec<&'bot TagId>,
    /// The queue that a choice named, or the end that was reached; the one that the visitor came for without.
    pub queue: Option<&'bot QueueId>,
    /// What choices filled in.
    pub set: BTreeMap<&'bot FieldName, &'bot str>,
    /// What the visitor answered.
    pub answers: BTreeMap<&'bot FieldName, String>,
}

impl<'bot> State<'bot> {
    /// At the first step; `None` when the definition has none of this name.
    pub fn begin(bot: &'bot Definition) -> Option<Self> {
        let (at, step) = bot.steps.get_key_value(&bot.start)?;
        let mut state = Self {
            at,
            step,
            tags: Vec::new(),
            queue: None,
            set: BTreeMap::new(),
            answers: BTreeMap::new(),
        };
        state.enter(bot, at).ok()?;
        Some(state)
    }

    /// The choices that are offered now; none at a step that does something else.
    pub fn choices(&self, standing: Standing) -> Vec<&'bot Choice> {
        match &self.step.does {
            Does::Choices(choices) => {
                let offered = |choice: &&Choice| self.offers(choice, standing);
                choices.iter().filter(offered).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Follows a choice.
    ///
    /// # Errors
    /// Why not; the state is then what it was.
    pub fn choose(
        &mut self,
        bot: &'bot Definition,
        id: &str,
        standing: Standing,
    ) -> Result<(), Refused> {
        let Does::Choices(choices) = &self.step.does else {
            return Err(Refused::NoChoices);
        };
        let choice = choices.iter().find(|choice| choice.id.as_str() == id);
        let choice = choice.ok_or(Refused::UnknownChoice)?;
        if !self.offers(choice, standing) {
            return Err(Refused::NotOffered);
        }
        let queue = self.queue;
        self.queue = choice.queue.as_ref().or(queue);
        self.enter(bot, &choice.to)
            .inspect_err(|_| self.queue = queue)?;
        if let Some(tag) = &choice.tag
            && !self.tags.contains(&tag)
        {
            self.tags.push(tag);
        }
        for (field, value) in &choice.set {
            self.answers.remove(field);
            self.set.insert(field, value.as_str());
        }
        Ok(())
    }

    /// Takes an answer.
    ///
    /// # Errors
    /// Why not; the state is then what it was.
    pub fn answer(&mut self, bot: &'bot Definition, text: &str) -> Result<(), Refused> {
        let Does::Ask { ask, to } = &self.step.does else {
            return Err(Refused::NoQuestion);
        };
        let text = ask.kind.read(text).map_err(Refused::Answer)?;
        self.enter(bot, to)?;
        self.set.remove(&ask.field);
        self.answers.insert(&ask.field, text);
        Ok(())
    }

    fn offers(&self, choice: &Choice, standing: Standing) -> bool {
        match &choice.when {
            None => true,
            Some(When::Open) => standing != Standing::Closed,
            Some(When::Closed) => standing != Standing::Open,
            Some(When::Field { field, is }) => {
                let answered = self.answers.get(field).map(String::as_str);
                let value = answered.or_else(|| self.set.get(field).copied());
                is.iter().any(|one| Some(one.as_str()) == value)
            }
        }
    }

    fn enter(&mut self, bot: &'bot Definition, to: &StepId) -> Result<(), Refused> {
        let found = bot.steps.get_key_value(to);
        (self.at, self.step) = found.ok_or(Refused::UnknownStep)?;
        if let Does::Form(super::Form { queue, .. }) | Does::HandOver { queue } = &self.step.does {
            self.queue = queue.as_ref().or(self.queue);
        }
        Ok(())
    }
}

/// Where a path leads, by this definition alone.
///
/// # Errors
/// The first entry that nobody can have made.
pub fn replay<'bot>(
    bot: &'bot Definition,
    path: &[Entry],
    standing: Standing,
) -> Result<State<'bot>, Refusal> {
    let refused = |entry, refused| Refusal { entry, refused };
    if path.len() > PATH {
        return Err(refused(PATH, Refused::PathTooLong));
    }
    let mut state = State::begin(bot).ok_or(refused(0, Refused::UnknownStep))?;
    for (nth, entry) in path.iter().enumerate() {
        follow(bot, &mut state, entry, standing).map_err(|why| refused(nth, why))?;
    }
    Ok(state)
}

fn follow<'bot>(
    bot: &'bot Definition,
    state: &mut State<'bot>,
    entry: &Entry,
    standing: Standing,
) -> Result<(), Refused> {
    if entry.step != state.at.as_str() {
        let known = bot.steps.keys().any(|step| step.as_str() == entry.step);
        return Err(if known {
            Refused::OtherStep
        } else {
            Refused::UnknownStep
        });
    }
    match &entry.act {
        Act::Choice(id) => state.choose(bot, id, standing),
        Act::Answered(text) => state.answer(bot, text),
    }
}
