//! Every way through a definition: which steps can be reached, and whether an end can be reached from there.
//!
//! A stand is a step with what the conditions know of the fields they ask for. Its neighbours are one click away: no step leads on
//! by itself, so there is no circle that turns without a visitor.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Choice, Definition, Does, FieldName, PATH, StepId, When};

/// Stands that are looked at. A definition with more has conditions that nobody could follow.
pub(super) const STANDS: usize = 5000;

/// What holds of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Reach {
    /// Some way leads to it.
    pub reached: bool,
    /// From somewhere in it no way leads to an end while somebody is there.
    pub dead_when_open: bool,
    /// The same while nobody is there.
    pub dead_when_closed: bool,
    /// The way through it from the start to an end is longer than a path can be.
    pub too_far: bool,
}

/// What holds of each step; `None` when there are too many stands to tell.
pub(super) fn reach(bot: &Definition) -> Option<BTreeMap<&StepId, Reach>> {
    let ways = Ways::of(bot)?;
    let to_end = [ways.to_end(|way| way.open), ways.to_end(|way| way.closed)];
    let mut steps: BTreeMap<_, _> = bot.steps.keys().map(|id| (id, Reach::default())).collect();
    for (nth, stand) in ways.stands.iter().enumerate() {
        let [open, closed] = [to_end[0][nth], to_end[1][nth]];
        let farthest = open.max(closed).unwrap_or_default();
        let reach = steps.entry(stand.step).or_default();
        reach.reached = true;
        reach.dead_when_open |= open.is_none();
        reach.dead_when_closed |= closed.is_none();
        reach.too_far |= ways.from_start[nth] + farthest > PATH;
    }
    Some(steps)
}

/// A step, and for each field of a condition which of its values was given: 0 for another or none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Stand<'bot> {
    step: &'bot StepId,
    values: Vec<usize>,
}

/// One click: from where, and while who is there.
#[derive(Debug, Clone, Copy)]
struct Way {
    from: usize,
    open: bool,
    closed: bool,
}

struct Ways<'bot> {
    stands: Vec<Stand<'bot>>,
    /// Clicks from the start.
    from_start: Vec<usize>,
    /// The clicks that lead to each stand.
    into: Vec<Vec<Way>>,
    /// The stands that are ends.
    ends: Vec<usize>,
}

impl<'bot> Ways<'bot> {
    fn of(bot: &'bot Definition) -> Option<Self> {
        let fields = Fields::of(bot);
        let (start, _) = bot.steps.get_key_value(&bot.start)?;
        let first = Stand {
            step: start,
            values: vec![0; fields.0.len()],
        };
        let mut known = BTreeMap::from([(first.clone(), 0)]);
        let mut ways = Self {
            stands: vec![first],
            from_start: vec![0],
            into: vec![Vec::new()],
            ends: Vec::new(),
        };
        let mut from = 0;
        while let Some(stand) = ways.stands.get(from).cloned() {
            let Some(clicks) = fields.clicks(bot, &stand) else {
                ways.ends.push(from);
                from += 1;
                continue;
            };
            for (next, open, closed) in clicks {
                let to = *known.entry(next.clone()).or_insert(ways.stands.len());
                if to == ways.stands.len() {
                    ways.stands.push(next);
                    ways.from_start.push(ways.from_start[from] + 1);
                    ways.into.push(Vec::new());
                }
                ways.into[to].push(Way { from, open, closed });
            }
            if ways.stands.len() > STANDS {
                return None;
            }
            from += 1;
        }
        Some(ways)
    }

    /// Clicks from each stand to the nearest end, over the ways that are open.
    fn to_end(&self, is_open: impl Fn(&Way) -> bool) -> Vec<Option<usize>> {
        let mut clicks = vec![None; self.stands.len()];
        let mut waiting: VecDeque<_> = self.ends.iter().map(|end| (*end, 0)).collect();
        while let Some((stand, far)) = waiting.pop_front() {
            if clicks[stand].is_some() {
                continue;
            }
            clicks[stand] = Some(far);
            let open = self.into[stand].iter().filter(|way| is_open(way));
            waiting.extend(open.map(|way| (way.from, far + 1)));
        }
        clicks
    }
}

/// The fields that conditions ask for, each with the values they ask for.
struct Fields<'bot>(BTreeMap<&'bot FieldName, BTreeSet<&'bot str>>);

impl<'bot> Fields<'bot> {
    fn of(bot: &'bot Definition) -> Self {
        let mut fields = BTreeMap::<_, BTreeSet<_>>::new();
        for choice in bot.choices() {
            if let Some(When::Field { field, is }) = &choice.when {
                let values = is.iter().map(|value| value.as_str());
                fields.entry(field).or_default().extend(values);
            }
        }
        Self(fields)
    }

    /// Where one click leads; `None` from an end. A click that leads to no step is left out.
    fn clicks(
        &self,
        bot: &'bot Definition,
        stand: &Stand<'bot>,
    ) -> Option<Vec<(Stand<'bot>, bool, bool)>> {
        let at = |to: &StepId, values| {
            let (step, _) = bot.steps.get_key_value(to)?;
            Some(Stand { step, values })
        };
        let clicks = match &bot.steps[stand.step].does {
            Does::Choices(choices) => {
                let clicks = choices.iter().filter_map(|choice| {
                    let (open, closed) = self.offered(choice, &stand.values)?;
                    Some((at(&choice.to, self.set(choice, stand))?, open, closed))
                });
                clicks.collect()
            }
            Does::Ask { ask, to } => {
                let answers = match ask.kind.values() {
                    values if self.0.contains_key(&ask.field) && !values.is_empty() => values,
                    _ => vec![""],
                };
                let values = answers.into_iter().map(|answer| {
                    let mut values = stand.values.clone();
                    self.fill(&mut values, &ask.field, answer);
                    values
                });
                let clicks = values.filter_map(|values| Some((at(to, values)?, true, true)));
                clicks.collect()
            }
            Does::Form(_) | Does::HandOver { .. } | Does::End => return None,
        };
        Some(clicks)
    }

    /// Whether a choice is offered while somebody is there, and while nobody is; `None` when it is not offered at all.
    fn offered(&self, choice: &Choice, values: &[usize]) -> Option<(bool, bool)> {
        match &choice.when {
            None => Some((true, true)),
            Some(When::Open) => Some((true, false)),
            Some(When::Closed) => Some((false, true)),
            Some(When::Field { field, is }) => {
                let (nth, known) = self.place(field)?;
                let value = known.iter().nth(values[nth].checked_sub(1)?)?;
                let asked = is.iter().any(|one| one.as_str() == *value);
                asked.then_some((true, true))
            }
        }
    }

    fn set(&self, choice: &Choice, stand: &Stand<'bot>) -> Vec<usize> {
        let mut values = stand.values.clone();
        for (field, value) in &choice.set {
            self.fill(&mut values, field, value.as_str());
        }
        values
    }

    fn fill(&self, values: &mut [usize], field: &FieldName, value: &str) {
        if let Some((nth, known)) = self.place(field) {
            values[nth] = known
                .iter()
                .position(|one| *one == value)
                .map_or(0, |at| at + 1);
        }
    }

    fn place(&self, field: &FieldName) -> Option<(usize, &BTreeSet<&'bot str>)> {
        let place = self
            .0
            .iter()
            .enumerate()
            .find(|(_, (name, _))| **name == field);
        place.map(|(nth, (_, known))| (nth, known))
    }
}
