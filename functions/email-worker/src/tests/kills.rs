//! Workers that are killed anywhere around the send: no mail is lost, and a second one is the price of that (R9).

use std::pin::pin;
use std::task::Poll;

use futures_util::future::poll_fn;

use super::*;

/// Lets a worker go on for so many steps; none when it was killed then, which leaves whatever AWS already has.
async fn for_steps<T>(steps: usize, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut left = steps;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        work.as_mut().poll(context).map(Some)
    })
    .await
}

/// Kills the worker of each job once, at another step each time, and lets the next have it when the lease is over.
async fn kill(times: usize) {
    let world = World::new().await;
    world.holds(&waiting()).await;
    let later = Timestamp::from_second(now().as_second() + 60).expect("a time");
    let (mut steps, mut killed, mut finished) = (0, 0, 0);
    for job in 1.. {
        let batch = || batch(&[notice_job(&format!("job-{job}"), AGENT, CONVERSATION)]);
        world.was_long_ago(AGENT).await;
        let before = world.mails().len();
        if for_steps(steps, world.works(batch())).await.is_some() {
            // Nothing was left to kill: from the first step again.
            finished += 1;
            steps = 0;
            continue;
        }
        steps += 1;
        killed += 1;
        assert!(world.works_at(batch(), later).await.is_empty());
        assert!(world.mails().len() > before, "no mail for job {job}");
        if killed == times {
            break;
        }
    }
    // Counted together: what a killed worker had on the way may arrive a job later.
    let twice = world.mails().len() - finished - killed;
    assert!(twice > 0, "no kill fell between the send and its mark");
    assert!(twice < killed, "every kill fell there");
}

#[tokio::test]
async fn a_kill_anywhere_loses_no_mail() {
    kill(40).await;
}

/// As often as R9 asks for.
#[tokio::test]
#[ignore = "long: make test-faults"]
async fn a_thousand_kills_lose_no_mail() {
    kill(1000).await;
}
