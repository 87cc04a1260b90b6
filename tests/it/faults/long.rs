//! The long run: everything goes wrong at once, for as many messages as asked for.

use std::time::Duration;

use cloud::{Faults, WebSocketSettings, WriteFaults};

use super::people::Pace;
use super::run::Run;
use super::stage::Plan;
use super::storm::{Gust, Weather};
use super::wire::Mode;

/// A number from the environment.
#[expect(
    clippy::disallowed_methods,
    reason = "the person who starts a long run says which"
)]
pub(crate) fn asked(name: &str, otherwise: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.map_or(otherwise, |text| text.parse().expect("a number"))
}

fn faults() -> Faults {
    let mut faults = Faults::default();
    faults.dynamodb.throttled = 0.1;
    faults.dynamodb.reply_lost = 0.01;
    for service in [&mut faults.sqs, &mut faults.ses, &mut faults.connections] {
        service.throttled = 0.02;
        service.failed = 0.01;
        service.reply_lost = 0.01;
    }
    faults.sockets.disconnect_lost = 0.3;
    faults.sockets.disconnect_twice = 0.2;
    faults.sockets.disconnect_late = Duration::from_millis(500);
    faults.sockets.lost_from_client = 0.005;
    faults.sockets.lost_to_client = 0.005;
    faults.sockets.delay = Duration::from_millis(60);
    faults.duplicate_messages = 0.2;
    faults.duplicate_records = 0.1;
    faults.shuffled_records = 0.2;
    faults.late_messages = Duration::from_millis(300);
    faults.late_records = Duration::from_millis(20);
    faults
}

/// Those that hurt more come less often.
fn gusts() -> Vec<Gust> {
    let mut gusts = vec![
        Gust::CloseAll,
        Gust::Kill,
        Gust::KillAt(WriteFaults::StopBefore),
        Gust::KillAt(WriteFaults::StopAfter),
        Gust::NoWrites,
    ];
    for _ in 0..2 {
        gusts.extend([Gust::Skew, Gust::Poison, Gust::Wire(Mode::Slow)]);
    }
    for _ in 0..6 {
        gusts.extend([
            Gust::Wire(Mode::Cut),
            Gust::Wire(Mode::HalfClosed),
            Gust::Wire(Mode::UpLost),
            Gust::Wire(Mode::DownLost),
            Gust::CutAtGateway,
        ]);
    }
    gusts
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "it takes long: DOORBELL_SEED and DOORBELL_MESSAGES say which run and how long"]
async fn long_run() {
    let messages = asked("DOORBELL_MESSAGES", 100_000);
    let run = Run {
        name: "long",
        plan: Plan {
            seed: asked("DOORBELL_SEED", 1),
            on_disk: true,
            // Two hours in two minutes, ten in ten seconds.
            sockets: WebSocketSettings {
                speed: 60.0,
                ..WebSocketSettings::default()
            },
        },
        weather: Weather {
            faults: faults(),
            gusts: gusts(),
            every_ms: 500..2000,
        },
        visitors: 24,
        tabs: 2,
        agents: 8,
        agents_each: 1,
        messages,
        forms: messages / 100,
        pace: Pace {
            ack: Duration::from_secs(3),
            ping: Duration::from_secs(4),
            pong: Duration::from_secs(4),
            renew: Duration::from_secs(105),
            reload_once_in: 200,
            sleep_once_in: 200,
            ..Pace::default()
        },
        sleepy: true,
        // Slower than any machine.
        patience: Duration::from_secs(600 + messages),
    };
    let report = run.passes().await;
    for fault in [
        "dynamodb.throttled",
        "dynamodb.reply_lost",
        "stack.killed",
        "wire.cut",
        "clock.skewed",
    ] {
        assert!(report.happened(fault) > 0 || messages < 5_000, "{fault}");
    }
}
