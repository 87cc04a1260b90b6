//! Mail when SES is slow or refuses: nothing is lost, nothing is parked (R10).

use serde_json::json;

use cloud::Faults;

use crate::world::World;

/// Forms, each of which Olivia and Aino are mailed about.
const FORMS: usize = 150;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: make test-faults"]
async fn three_hundred_mails_pass_a_service_that_takes_a_few_a_second() {
    let world = World::hasty().await;
    let limits = |most_per_s| move |faults: &mut Faults| faults.ses.most_per_s = most_per_s;
    world.stack.cloud.change_faults(limits(15)).expect("set");
    for nth in 0..FORMS {
        let form = json!({"queue": "support", "answers": {"message": "Hello", "email": "eva@visitor.example"}});
        let answer = world.submits(&format!("key-{nth:05}"), form).await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
    }
    world.settled().await;
    let happened = world.stack.cloud.happened();
    assert!(happened["ses.throttled"] > 100, "{happened:?}");
    for agent in ["owner@example.com", "aino@example.com"] {
        assert_eq!(world.mails_to(agent).len(), FORMS, "one mail for each form");
    }
    world.end().await;
}
