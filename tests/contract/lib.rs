//! What a case's outcome is worth, given what is known of the place. The suite itself is the test target `contract`: see README.md.

/// Why a case is not expected to go well somewhere.
#[derive(Clone, Copy, Debug)]
pub enum Known {
    /// The place answers otherwise: why that is borne, and words that the failure of the case holds. The case is run, and must
    /// fail so. When it goes well, the entry has to go; when it fails otherwise, something else is wrong.
    Differs(&'static str, &'static str),
    /// It cannot be asked there, and why.
    CannotAsk(&'static str),
}

/// What came of a case.
#[derive(Debug, PartialEq, Eq)]
pub enum Came {
    /// As it should be.
    Good,
    /// The place is known for it.
    Known(&'static str),
    /// Not as it should be, and why.
    Bad(String),
}

/// What the outcome of a case that was run comes to; a failure is what its assertion said.
pub fn weigh(known: Option<Known>, outcome: Result<(), String>) -> Came {
    match (known, outcome) {
        (Some(Known::Differs(why, words)), Err(failure)) if failure.contains(words) => {
            Came::Known(why)
        }
        (Some(Known::Differs(_, words)), Err(failure)) => Came::Bad(format!(
            "it fails otherwise than the list says, which is {words:?}: {failure}"
        )),
        (Some(Known::Differs(why, _)), Ok(())) => {
            Came::Bad(format!("no longer so, take it off the list: {why}"))
        }
        (_, Err(failure)) => Came::Bad(failure),
        (_, Ok(())) => Came::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTED: Option<Known> = Some(Known::Differs("no limits", "was taken"));

    #[test]
    fn a_listed_gap_is_known_only_by_its_own_failure() {
        let failure = |words: &str| weigh(LISTED, Err(words.to_owned()));
        assert_eq!(
            failure("a frame of 33 KB was taken"),
            Came::Known("no limits")
        );
        assert!(matches!(failure("no connection"), Came::Bad(_)));
    }

    #[test]
    fn a_listed_gap_that_is_closed_has_to_go() {
        assert!(matches!(weigh(LISTED, Ok(())), Came::Bad(_)));
    }

    #[test]
    fn what_is_not_listed_must_go_well() {
        assert_eq!(weigh(None, Ok(())), Came::Good);
        assert_eq!(
            weigh(None, Err("no".to_owned())),
            Came::Bad("no".to_owned())
        );
    }
}
