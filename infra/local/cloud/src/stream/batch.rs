//! What is tried again after a batch failed, and when it is given up.

use std::collections::VecDeque;

/// Part of a batch that is handed over in one event.
#[derive(Debug, PartialEq)]
pub(super) struct Piece<R> {
    pub(super) records: Vec<R>,
    /// How often exactly these were tried and failed.
    tries: u32,
}

/// What came of a piece.
#[derive(Debug, PartialEq)]
pub(super) struct Outcome<R> {
    /// The records that are done with.
    pub(super) handled: Vec<R>,
    /// The records that failed too often.
    pub(super) given_up: Vec<R>,
    /// The number of failures so far, when there should be a pause before the next piece.
    pub(super) tries: Option<u32>,
}

/// The pieces of a batch that are left, in the order of the stream.
#[derive(Debug)]
pub(super) struct Pieces<R> {
    left: VecDeque<Piece<R>>,
    bisect: bool,
    retries: u32,
}

impl<R> Pieces<R> {
    pub(super) fn new(records: Vec<R>, bisect: bool, retries: u32) -> Self {
        let first = Piece { records, tries: 0 };
        Self {
            left: VecDeque::from([first]),
            bisect,
            retries,
        }
    }

    /// The next piece to hand over.
    pub(super) fn next(&mut self) -> Option<Piece<R>> {
        self.left.pop_front()
    }

    /// Takes note that a piece failed at a record, or succeeded (`None`).
    ///
    /// What comes before that record is done. A piece that fails at its first record is split in two; one that
    /// cannot be split is tried again until its retries are used up.
    pub(super) fn settle(&mut self, mut piece: Piece<R>, failed_at: Option<usize>) -> Outcome<R> {
        let mut outcome = Outcome {
            handled: Vec::new(),
            given_up: Vec::new(),
            tries: None,
        };
        match failed_at {
            None => outcome.handled = piece.records,
            Some(0) if self.bisect && piece.records.len() > 1 => {
                let second = piece.records.split_off(piece.records.len() / 2);
                for records in [second, piece.records] {
                    let tries = piece.tries;
                    self.left.push_front(Piece { records, tries });
                }
            }
            Some(0) if piece.tries >= self.retries => outcome.given_up = piece.records,
            Some(0) => {
                piece.tries += 1;
                outcome.tries = Some(piece.tries);
                self.left.push_front(piece);
            }
            Some(at) => {
                let records = piece.records.split_off(at);
                outcome.handled = piece.records;
                self.left.push_front(Piece { records, tries: 0 });
            }
        }
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands over `0..count` to a function for which `bad` records fail, and tells the calls, and what was given up.
    fn run(
        count: usize,
        bisect: bool,
        retries: u32,
        failed_at: impl Fn(&[usize]) -> Option<usize>,
    ) -> (Vec<Vec<usize>>, Vec<usize>, Vec<usize>) {
        let mut pieces = Pieces::new((0..count).collect(), bisect, retries);
        let (mut calls, mut handled, mut given_up) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(piece) = pieces.next() {
            calls.push(piece.records.clone());
            let at = failed_at(&piece.records);
            let outcome = pieces.settle(piece, at);
            handled.extend(outcome.handled);
            given_up.extend(outcome.given_up);
        }
        (calls, handled, given_up)
    }

    #[test]
    fn one_bad_record_is_found_by_splitting_and_all_others_are_handled_in_order() {
        let throws = |records: &[usize]| records.contains(&5).then_some(0);
        let (calls, handled, given_up) = run(8, true, 2, throws);
        assert_eq!(given_up, [5]);
        assert_eq!(handled, [0, 1, 2, 3, 4, 6, 7]);
        assert_eq!(calls.iter().filter(|call| **call == [5]).count(), 3);
    }

    #[test]
    fn a_reported_record_is_where_the_next_try_begins() {
        let reports = |records: &[usize]| records.iter().position(|record| *record == 5);
        let (calls, handled, given_up) = run(8, true, 1, reports);
        assert_eq!(calls[1], [5, 6, 7]);
        assert_eq!(given_up, [5]);
        assert_eq!(handled, [0, 1, 2, 3, 4, 6, 7]);
    }

    #[test]
    fn without_splitting_the_rest_of_the_batch_is_given_up_together() {
        let reports = |records: &[usize]| records.iter().position(|record| *record == 5);
        let (calls, handled, given_up) = run(8, false, 2, reports);
        assert_eq!(calls.len(), 4);
        assert_eq!(given_up, [5, 6, 7]);
        assert_eq!(handled, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn the_pause_grows_with_the_tries_of_the_same_piece() {
        let mut pieces = Pieces::new(vec![1], true, 2);
        let mut tries = Vec::new();
        while let Some(piece) = pieces.next() {
            tries.push(pieces.settle(piece, Some(0)).tries);
        }
        assert_eq!(tries, [Some(1), Some(2), None]);
    }
}
