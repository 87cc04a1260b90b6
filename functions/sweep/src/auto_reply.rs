//! A queue says by itself that nobody has answered yet (T10).

use domain::effects::auto_reply_at_s;
use domain::{Body, Head, Timestamp};
use protocol::{Code, Failure};

use crate::State;

/// When it will be said, in seconds since 1970.
pub(crate) fn next_s(head: &Head, now: Timestamp) -> Option<i64> {
    auto_reply_at_s(head).filter(|at_s| *at_s > now.as_second())
}

/// The head as it is once that was said, if it is due, and the frames that were sent. While the queue is closed the widget says so
/// itself, and nothing is promised.
pub(crate) async fn said_if_due(
    state: &State,
    head: Head,
    now: Timestamp,
) -> Result<(Head, usize), Failure> {
    if auto_reply_at_s(&head).is_none_or(|at_s| at_s > now.as_second()) {
        return Ok((head, 0));
    }
    let Some(queue) = state.store.queue(&head.queue).await? else {
        return Ok((head, 0));
    };
    let site = state.store.site(&head.site).await?.ok_or(Code::NotFound)?;
    if !queue.is_open(now, &site.time_zone) {
        return Ok((head, 0));
    }
    let queue = queue.within(&site);
    let language = head.language.unwrap_or(site.language);
    // It may have been switched off or withheld since.
    let text = queue.auto_reply_in(language, site.language);
    let text = text.map(|text| Body::from_stored(text.to_owned()));
    let Some(said) = state.store.auto_reply(&head, text, now).await? else {
        return Ok((head, 0));
    };
    let pushed = state.delivery.tell(&said, head.log.seq, None).await;
    Ok((said, pushed))
}
