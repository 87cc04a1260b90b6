//! The numbers. README.md of `store` has them as a table.

const MINUTE_S: i64 = 60;
const HOUR_S: i64 = 3600;
const DAY_S: i64 = 24 * HOUR_S;

/// At most so many of a thing in a window.
#[derive(Debug)]
pub(crate) struct Rule {
    /// A part of the counter's key.
    pub(crate) what: &'static str,
    pub(crate) most: u64,
    pub(crate) window_s: i64,
    /// How many of a window a process takes before it asks the table, so that honest people cost nothing.
    pub(crate) free: u64,
    /// After how many more it asks again.
    pub(crate) every: u64,
}

/// Forms of one caller.
pub(crate) const FORMS: [Rule; 2] = [
    Rule {
        what: "form-minute",
        most: 5,
        window_s: MINUTE_S,
        free: 1,
        every: 1,
    },
    Rule {
        what: "form-hour",
        most: 30,
        window_s: HOUR_S,
        free: 3,
        every: 3,
    },
];

/// Forms of one site, from all callers together. Asked in steps, so that no counter becomes hot.
pub(crate) const FORMS_OF_SITE: [Rule; 1] = [Rule {
    what: "site-forms",
    most: 120,
    window_s: MINUTE_S,
    free: 30,
    every: 10,
}];

/// New visitors of one caller.
pub(crate) const VISITORS: [Rule; 1] = [Rule {
    what: "visitor-hour",
    most: 10,
    window_s: HOUR_S,
    free: 1,
    every: 1,
}];

/// New visitors of one site.
pub(crate) const VISITORS_OF_SITE: [Rule; 1] = [Rule {
    what: "site-visitors",
    most: 300,
    window_s: MINUTE_S,
    free: 60,
    every: 20,
}];

/// Tickets of one visitor.
pub(crate) const TICKETS: [Rule; 1] = [Rule {
    what: "ticket-minute",
    most: 6,
    window_s: MINUTE_S,
    free: 1,
    every: 1,
}];

/// Ratings of one conversation. The newest is the one that counts, and a visitor who changes their mind more often waits a day.
pub(crate) const RATINGS: [Rule; 1] = [Rule {
    what: "rating-day",
    most: 5,
    window_s: DAY_S,
    free: 1,
    every: 1,
}];

/// Messages of one visitor, in all conversations. Few people write more than the free ones in a minute, so a chat costs
/// nothing more for being counted.
pub(crate) const MESSAGES: [Rule; 2] = [
    Rule {
        what: "message-minute",
        most: 20,
        window_s: MINUTE_S,
        free: 12,
        every: 4,
    },
    Rule {
        what: "message-day",
        most: 500,
        window_s: DAY_S,
        free: 40,
        every: 20,
    },
];
