//! Short runs, each with one fault, and each looks whether its fault has really happened.

use std::ops::Range;
use std::time::Duration;

use cloud::{Faults, WriteFaults};

use super::people::Pace;
use super::run::Run;
use super::stage::Plan;
use super::storm::{Gust, Weather};
use super::wire::Mode;

/// The seed of the short runs.
const SEED: u64 = 20_261_121;

/// So slowly do people type where a run has to last for a few gusts, each as often as those of most runs.
const LONG_ENOUGH_MS: Range<u64> = 0..1500;
/// The same where the stack is killed every few seconds.
const LONG_ENOUGH_FOR_KILLS_MS: Range<u64> = 0..4000;

/// 120 messages in fine weather: 4 visitors with 2 tabs each, 2 agents.
fn short(name: &'static str) -> Run {
    Run {
        name,
        plan: Plan {
            seed: SEED,
            ..Plan::default()
        },
        weather: Weather {
            faults: Faults::default(),
            gusts: Vec::new(),
            every_ms: 200..600,
        },
        visitors: 4,
        tabs: 2,
        agents: 2,
        agents_each: 1,
        messages: 120,
        forms: 0,
        pace: Pace::default(),
        sleepy: false,
        patience: Duration::from_secs(240),
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f01_the_stack_is_killed_around_a_write() {
    let mut run = short("f01");
    run.pace.typing_ms = LONG_ENOUGH_FOR_KILLS_MS;
    run.plan.on_disk = true;
    run.forms = 6;
    run.weather.gusts = vec![
        Gust::KillAt(WriteFaults::StopBefore),
        Gust::KillAt(WriteFaults::StopAfter),
    ];
    run.weather.every_ms = 2000..4000;
    let report = run.passes().await;
    assert!(report.happened("stack.killed_before_write") > 0);
    assert!(report.happened("stack.killed_after_write") > 0);
    assert!(report.happened("dynamodb.stopped") > 0);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f02_the_stack_is_killed_anywhere() {
    let mut run = short("f02");
    run.pace.typing_ms = LONG_ENOUGH_FOR_KILLS_MS;
    run.plan.on_disk = true;
    run.forms = 6;
    run.weather.gusts = vec![Gust::Kill];
    run.weather.every_ms = 2000..4000;
    let report = run.passes().await;
    assert!(report.happened("stack.killed") > 0);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f03_f04_deliveries_come_twice_late_and_in_another_order() {
    let mut run = short("f03-f04");
    run.forms = 16;
    let faults = &mut run.weather.faults;
    (faults.duplicate_messages, faults.duplicate_records) = (0.5, 0.5);
    faults.shuffled_records = 0.5;
    faults.late_messages = Duration::from_millis(200);
    faults.late_records = Duration::from_millis(50);
    let report = run.passes().await;
    for fault in [
        "queue.twice",
        "stream.twice",
        "stream.shuffled",
        "queue.delayed",
        "stream.delayed",
    ] {
        assert!(report.happened(fault) > 0, "{fault}");
    }
    assert_eq!(report.mails.extra, 0, "no delivery has its effect twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn f05_throttles_and_lost_replies() {
    let mut run = short("f05");
    run.forms = 8;
    run.weather.faults.dynamodb.throttled = 0.1;
    run.weather.faults.dynamodb.reply_lost = 0.01;
    let report = run.passes().await;
    assert!(report.happened("dynamodb.throttled") > 30);
    assert!(report.happened("dynamodb.reply_lost") > 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn f06_many_write_into_one_conversation() {
    let mut run = short("f06");
    (run.visitors, run.tabs) = (1, 9);
    (run.agents, run.agents_each) = (3, 3);
    run.weather.faults.connections.throttled = 0.05;
    let report = run.passes().await;
    assert_eq!(report.counters.stored, 120);
    assert!(report.happened("connections.throttled") > 0);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f07_clocks_jump() {
    let mut run = short("f07");
    run.pace.typing_ms = LONG_ENOUGH_MS;
    run.forms = 8;
    run.weather.gusts = vec![Gust::Skew];
    let report = run.passes().await;
    assert!(report.happened("clock.skewed") > 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn f08_connections_drop() {
    let mut run = short("f08");
    run.pace.typing_ms = LONG_ENOUGH_MS;
    run.weather.gusts = vec![
        Gust::Wire(Mode::Cut),
        Gust::Wire(Mode::HalfClosed),
        Gust::CutAtGateway,
    ];
    run.pace.reload_once_in = 20;
    run.pace.sleep_once_in = 20;
    let report = run.passes().await;
    // Which of the three comes how often is the seed's and the machine's choice.
    let cuts = ["wire.cut", "wire.half_closed", "gateway.cut"];
    assert!(cuts.map(|fault| report.happened(fault)).iter().sum::<u64>() > 0);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f09_one_direction_is_lost() {
    let mut run = short("f09");
    run.weather.gusts = vec![Gust::Wire(Mode::UpLost), Gust::Wire(Mode::DownLost)];
    run.weather.faults.sockets.lost_from_client = 0.05;
    run.weather.faults.sockets.lost_to_client = 0.05;
    (run.pace.ack, run.pace.ping, run.pace.pong) = (
        Duration::from_millis(1000),
        Duration::from_millis(1000),
        Duration::from_millis(1500),
    );
    let report = run.passes().await;
    for fault in [
        "wire.lost_to_gateway",
        "wire.lost_to_tab",
        "sockets.lost_from_client",
        "sockets.lost_to_client",
    ] {
        assert!(report.happened(fault) > 0, "{fault}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f10_receivers_are_slow() {
    let mut run = short("f10");
    run.plan.sockets.buffered_posts = 1;
    run.weather.gusts = vec![Gust::Wire(Mode::Slow)];
    run.pace.longest = 4000;
    let report = run.passes().await;
    assert!(report.happened("wire.slow") > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn f11_frames_overtake_each_other() {
    let mut run = short("f11");
    run.weather.faults.sockets.delay = Duration::from_millis(1000);
    (run.pace.ack, run.pace.typing_ms) = (Duration::from_millis(500), 0..1);
    let report = run.passes().await;
    assert!(report.happened("sockets.delayed") > 100);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f12_disconnects_are_lost_doubled_and_late() {
    let mut run = short("f12");
    run.pace.typing_ms = LONG_ENOUGH_MS;
    run.weather.gusts = vec![Gust::Wire(Mode::Cut)];
    let sockets = &mut run.weather.faults.sockets;
    (sockets.disconnect_lost, sockets.disconnect_twice) = (0.4, 0.4);
    sockets.disconnect_late = Duration::from_millis(700);
    let report = run.passes().await;
    for fault in ["lost", "twice", "late"] {
        let fault = format!("sockets.disconnect_{fault}");
        assert!(report.happened(&fault) > 0, "{fault}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f13_sockets_end_when_idle_and_when_old() {
    let mut run = short("f13");
    // Two hours in twelve seconds, ten minutes in one.
    run.plan.sockets.speed = 600.0;
    run.pace = Pace {
        ping: Duration::from_millis(400),
        renew: Duration::from_millis(10_800),
        typing_ms: 0..2500,
        ..run.pace
    };
    run.sleepy = true;
    let report = run.passes().await;
    // Which of the two limits comes first for a socket depends on what else is said there.
    assert!(report.happened("sockets.idle") + report.happened("sockets.too_old") > 0);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f14_all_sockets_close_at_once() {
    let mut run = short("f14");
    (run.visitors, run.tabs) = (10, 2);
    run.weather.gusts = vec![Gust::CloseAll];
    run.weather.every_ms = 3000..4000;
    run.pace.typing_ms = LONG_ENOUGH_FOR_KILLS_MS;
    let report = run.passes().await;
    assert!(report.happened("wire.all_closed") > 20);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f15_poison_goes_to_the_dead_letters_and_comes_back() {
    let mut run = short("f15");
    run.pace.typing_ms = LONG_ENOUGH_MS;
    (run.messages, run.forms) = (100, 20);
    run.weather.gusts = vec![Gust::Poison];
    let report = run.passes().await;
    let poisoned = report.happened("jobs.poisoned");
    assert!(poisoned > 2);
    assert_eq!(
        report.dead, poisoned,
        "all poison is dead, and nothing else"
    );
    assert_eq!(report.mails.extra, 0, "redriving changes nothing twice");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f17_ses_fails_throttles_and_forgets_to_answer() {
    let mut run = short("f17");
    (run.messages, run.forms) = (100, 24);
    run.weather.faults.ses.throttled = 0.2;
    run.weather.faults.ses.failed = 0.2;
    run.weather.faults.ses.reply_lost = 0.2;
    let report = run.passes().await;
    for fault in ["ses.throttled", "ses.failed", "ses.reply_lost"] {
        assert!(report.happened(fault) > 0, "{fault}");
    }
    assert_eq!(report.dead, 0);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn f22_nothing_is_acknowledged_while_the_table_does_not_write() {
    let mut run = short("f22");
    run.pace.typing_ms = LONG_ENOUGH_MS;
    run.forms = 4;
    run.weather.gusts = vec![Gust::NoWrites];
    run.weather.every_ms = 300..900;
    let report = run.passes().await;
    assert!(report.happened("table.read_only") > 0);
    assert!(report.happened("dynamodb.write_refused") > 10);
}
