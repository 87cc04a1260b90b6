//! What SQS does not take.

use super::{INVALID, attribute, handle, is_one_of};
use crate::clients::code;
use crate::place::{Place, Shape};
use crate::run::{Case, cases};

pub(super) fn cases() -> Vec<Case> {
    cases![
        numbers_beyond_their_range_are_refused,
        a_message_holds_a_mebibyte_and_no_more,
        attributes_count_against_the_mebibyte,
        what_xml_cannot_hold_is_refused,
    ]
}

/// `SendMessage`, `DelaySeconds`: 0 to 900; `ChangeMessageVisibility`: 0 to 43200; `ReceiveMessage`: waits 0 to 20 and returns 1 to 10.
async fn numbers_beyond_their_range_are_refused(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    queue
        .send("kept back")
        .delay_seconds(900)
        .send()
        .await
        .unwrap();
    for delay_s in [-1, 901] {
        is_one_of(queue.send("a").delay_seconds(delay_s).send().await, INVALID);
    }
    is_one_of(queue.receive().wait_time_seconds(21).send().await, INVALID);
    for most in [0, 11] {
        let codes = [INVALID, &["ReadCountOutOfRange"]].concat();
        is_one_of(
            queue.receive().max_number_of_messages(most).send().await,
            &codes,
        );
    }
    queue.send("b").send().await.unwrap();
    let message = queue.next().await;
    assert_eq!(message.body(), Some("b"));
    let hide = queue
        .client
        .change_message_visibility()
        .queue_url(&queue.url);
    let hide = hide
        .receipt_handle(handle(&message))
        .visibility_timeout(12 * 3600 + 1);
    is_one_of(hide.send().await, INVALID);
}

/// `SendMessage`: "the maximum size is 1,048,576 bytes or 1 MiB", with its attributes.
async fn a_message_holds_a_mebibyte_and_no_more(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    let most = 1024 * 1024;
    queue.send(&"x".repeat(most)).send().await.unwrap();
    is_one_of(queue.send(&"x".repeat(most + 1)).send().await, INVALID);
    is_one_of(queue.send(&"ä".repeat(most / 2 + 1)).send().await, INVALID);
}

/// The same: names, types and values of attributes are part of the size.
async fn attributes_count_against_the_mebibyte(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    let send = |body_bytes: usize| {
        let message = queue.send(&"x".repeat(body_bytes));
        message.message_attributes("k", attribute("v")).send()
    };
    let attribute_bytes = "k".len() + "String".len() + "v".len();
    let most = 1024 * 1024 - attribute_bytes;
    send(most).await.unwrap();
    is_one_of(send(most + 1).await, INVALID);
}

/// `SendMessage`: `#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF`; anything else is `InvalidMessageContents`.
async fn what_xml_cannot_hold_is_refused(place: &Place) {
    let queue = place.queue(Shape::default()).await;
    queue
        .send("\t\n\r Ää Привіт 🙂 \u{fffd}")
        .send()
        .await
        .unwrap();
    for body in ["\u{0}", "a\u{1}", "\u{fffe}"] {
        assert_eq!(
            code(queue.send(body).send().await),
            "InvalidMessageContents",
            "{body:?}"
        );
    }
    is_one_of(
        queue.send("").send().await,
        &[
            "MissingParameter",
            "MissingRequiredParameterException",
            "InvalidParameterValue",
        ],
    );
}
