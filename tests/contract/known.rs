//! What a place is known not to keep, and why.

use crate::mail;
use crate::place::At;
use contract::Known::{self, CannotAsk, Differs};

/// `infra/local`. An entry would say what holds instead.
const LOCAL: &[(&str, Known)] = &[];

/// The emulator of `tests/cloud`. What of it the product meets is kept by `infra/local`, which the same cases show.
const EMULATOR: &[(&str, Known)] = &[
    (
        "a_query_needs_one_partition",
        Differs(
            "some conditions that name no partition are taken",
            "it is refused: QueryOutput",
        ),
    ),
    (
        "two_clauses_about_one_place_are_refused",
        Differs(
            "paths that overlap are taken",
            "it is refused: UpdateItemOutput",
        ),
    ),
    (
        "arithmetic_on_a_text_is_refused",
        Differs(
            "what is no number counts as zero",
            "it is refused: UpdateItemOutput",
        ),
    ),
    (
        "what_was_deleted_can_be_deleted_again",
        Differs(
            "a handle that was used is refused",
            "a message is deleted: ServiceError(ServiceError { source: ReceiptHandleIsInvalid",
        ),
    ),
    (
        "each_receipt_has_a_handle_of_its_own",
        Differs(
            "a handle that was used is refused",
            "a message is deleted: ServiceError(ServiceError { source: ReceiptHandleIsInvalid",
        ),
    ),
    (
        "what_is_not_in_flight_cannot_be_hidden",
        Differs(
            "what is visible is hidden",
            "it is refused: ChangeMessageVisibilityOutput",
        ),
    ),
    (
        "numbers_beyond_their_range_are_refused",
        Differs(
            "ranges are not looked at",
            "it is refused: SendMessageOutput",
        ),
    ),
    (
        "attributes_count_against_the_mebibyte",
        Differs("only the body counts", "it is refused: SendMessageOutput"),
    ),
    (
        "a_mail_needs_somebody_to_go_to",
        Differs(EVERY_MAIL, TAKEN_MAIL),
    ),
    (
        "a_mail_goes_to_fifty_at_most",
        Differs(EVERY_MAIL, TAKEN_MAIL),
    ),
    (
        "an_address_needs_a_domain_and_one_line",
        Differs(EVERY_MAIL, TAKEN_MAIL),
    ),
    (
        "headers_are_ascii_and_at_most_fifteen",
        Differs(EVERY_MAIL, TAKEN_MAIL),
    ),
    ("tags_are_plain_words", Differs(EVERY_MAIL, TAKEN_MAIL)),
    (
        "an_event_repeats_the_tags_and_the_configuration_set",
        CannotAsk(NO_EVENTS),
    ),
    (
        "an_address_is_taken_off_the_suppression_list_once",
        Differs(
            "there is no suppression list",
            "Unknown SES v2 path: PUT /v2/email/suppression/addresses",
        ),
    ),
    (
        "dead_letters_go_back_to_where_they_came_from",
        Differs(
            "messages are not moved",
            "The action StartMessageMoveTask is not valid",
        ),
    ),
    ("too_many_mails_at_once_are_told", CannotAsk(TOO_MANY)),
    (
        "a_connection_tells_who_and_since_when",
        Differs("GetConnection knows nothing", "since when it is open"),
    ),
    (
        "a_post_holds_128_kilobytes_and_no_more",
        Differs(NO_LIMITS, "a post of more than 128 KB is refused: ()"),
    ),
    (
        "a_frame_holds_32_kilobytes_and_no_more",
        Differs(NO_LIMITS, NOT_CLOSED),
    ),
    (
        "a_message_of_many_frames_holds_128_kilobytes_and_no_more",
        Differs(NO_LIMITS, NOT_CLOSED),
    ),
    (
        "bytes_that_are_no_text_are_not_taken",
        Differs("binary frames reach the function", NOT_CLOSED),
    ),
];

/// How a case says that what it expected to be refused was taken.
const TAKEN_MAIL: &str = "it is refused: SendEmailOutput";
const NOT_CLOSED: &str = "not closed but ";
const EVERY_MAIL: &str = "every mail of a verified sender is taken, whatever it is";
const NO_LIMITS: &str = "sockets have no limits";

/// A real account.
const AWS: &[(&str, Known)] = &[
    ("too_many_mails_at_once_are_told", CannotAsk(TOO_MANY)),
    (
        "an_event_repeats_the_tags_and_the_configuration_set",
        CannotAsk(NO_EVENTS),
    ),
];
const NO_EVENTS: &str = "the stack of the cases leads no events of SES to a queue; send a mail to bounce@simulator.amazonses.com and look";

const TOO_MANY: &str = "only a stand-in can be told to be too busy; AWS would have to be flooded";

/// What is known of a case at a place.
pub(crate) fn of(at: &At, case: &str) -> Option<Known> {
    let list = match at {
        At::Local => LOCAL,
        At::Emulator(_) => EMULATOR,
        At::Aws(remote) if remote.mail_from.is_none() && is_about_mail(case) => {
            return Some(CannotAsk("no sender was named: say MAIL_FROM"));
        }
        At::Aws(_) => AWS,
    };
    let found = list.iter().find(|(name, _)| *name == case);
    found.map(|(_, known)| *known)
}

fn is_about_mail(case: &str) -> bool {
    mail::cases().iter().any(|about| about.name == case)
}

/// The name of every case that is listed anywhere.
pub(crate) fn mentioned() -> impl Iterator<Item = &'static str> {
    [LOCAL, EMULATOR, AWS]
        .into_iter()
        .flatten()
        .map(|(name, _)| *name)
}
