//! What a visitor says that they did in a bot, done again.

use std::collections::BTreeMap;

use domain::bot::{Act, Does, Standing, Talk, replay};
use domain::{QueueId, TextError};

use super::{BotTalk, read};
use crate::FieldError;

/// Where a path leads. All of it follows from the definition and what was typed.
#[derive(Debug)]
pub struct Retraced {
    /// What they did.
    pub talk: Talk,
    /// What choices and answers filled.
    pub answers: BTreeMap<String, String>,
    /// The queue that it leads to; `None`: the one that they came for.
    pub queue: Option<QueueId>,
    /// The fields of the contact form that it ends with; `None`: it ends with a chat.
    pub form: Option<Vec<String>>,
}

fn invalid(at: &str) -> FieldError {
    FieldError::new(format!("/bot{at}"), TextError::Invalid)
}

/// What a request says of a bot.
///
/// # Errors
/// `/bot/bot` when no bot can have this name.
pub fn talk_of(talk: BotTalk) -> Result<Talk, FieldError> {
    Talk::try_from(talk).map_err(|_| invalid("/bot"))
}

/// Does again what was done in this version of a bot, whose definition is missing when it does not count. It has to end with the
/// contact form, or with a chat.
///
/// # Errors
/// The version, or the first entry that nobody can have made.
pub fn retrace(
    talk: Talk,
    definition: Option<&str>,
    standing: Standing,
) -> Result<Retraced, FieldError> {
    let known = definition.ok_or_else(|| invalid("/version"))?;
    let definition = read(known.as_bytes()).map_err(|_| invalid("/version"))?;
    let state = replay(&definition, &talk.path, standing)
        .map_err(|refusal| invalid(&format!("/path/{}", refusal.entry)))?;
    let form = match &state.step.does {
        Does::Form(form) => Some(form.ask.iter().map(ToString::to_string).collect()),
        Does::HandOver { .. } => None,
        Does::Choices(_) | Does::Ask { .. } | Does::End => return Err(invalid("/path")),
    };
    let set = state.set.iter();
    let set = set.map(|(field, value)| (field.to_string(), (*value).to_owned()));
    let typed = state.answers.iter();
    let typed = typed.map(|(field, text)| (field.to_string(), text.clone()));
    let (answers, queue) = (set.chain(typed).collect(), state.queue.cloned());
    Ok(Retraced {
        talk: without_words(talk),
        answers,
        queue,
        form,
    })
}

/// What was typed is among the answers, and not in the path once more.
fn without_words(mut talk: Talk) -> Talk {
    for entry in &mut talk.path {
        if let Act::Answered(text) = &mut entry.act {
            text.clear();
        }
    }
    talk
}
