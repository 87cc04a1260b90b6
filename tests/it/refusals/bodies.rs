//! Bodies that are none.

use serde_json::json;

use super::{of_agents, of_visitors};
use crate::cast::{Call, Employee, Guest, LATER_S, refused};
use crate::rights::Cast;
use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_none_is_refused_on_every_route() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let mut good = of_agents(&world, &cast).await;
    good.extend(of_visitors(&world).await);
    let large = json!({"text": "x".repeat(65 * 1024)}).to_string();
    for good in good.into_iter().filter(|good| good.method != "GET") {
        let mut more = good.body.clone();
        more["unheard"] = json!(1);
        let more = more.to_string();
        for (body, status, code) in [
            ("", 400, "malformed"),
            ("{", 400, "malformed"),
            ("{]", 400, "malformed"),
            ("{\u{1}}", 400, "malformed"),
            ("7", 422, "invalid"),
            ("null", 422, "invalid"),
            ("{\"unheard\":1}", 422, "invalid"),
            (&more, 422, "invalid"),
            (&large, 413, "too-large"),
        ] {
            let answer = good.call.clone().text(body).answer().await;
            let start: String = body.chars().take(40).collect();
            refused(
                &answer,
                status,
                code,
                &format!("{} with {start:?}", good.what),
            );
        }
        for media_type in ["text/plain", "multipart/form-data", "application/jsonp", ""] {
            let answer = good
                .call
                .clone()
                .with("content-type", media_type)
                .answer()
                .await;
            let what = format!("{} as {media_type:?}", good.what);
            refused(&answer, 400, "malformed", &what);
            let detail = answer.body["detail"].as_str().expect("a sentence");
            assert!(detail.contains("application/json"), "{what}: {detail}");
        }
        good.succeeds().await;
    }
}

/// Calls with this name and this address wherever one is taken, and what the refusal points at.
fn named<'w>(
    world: &'w World,
    (agent, guest): (&Employee, &Guest),
    (name, email): (&str, &str),
) -> Vec<(Call<'w>, String)> {
    let mut calls = Vec::new();
    for (field, text) in [
        ("name", name),
        ("email", email),
        ("topic", name),
        ("phone", name),
    ] {
        let answers = json!({"message": "m", field: text});
        let call = world.to_widget("POST", "/v1/sites/demo/submissions", world.page());
        let call = call.with("idempotency-key", &format!("key-of-{field}"));
        let body = json!({"queue": "support", "answers": answers});
        calls.push((call.json(&body), format!("/answers/{field}")));
    }
    for (field, text) in [("name", name), ("email", email)] {
        let call = world.to_widget("POST", "/v1/visitor/conversations", world.page());
        let body = json!({"queue": "support", "answers": {field: text}});
        calls.push((call.of(guest).json(&body), format!("/answers/{field}")));
    }
    let me = world.to_console("PATCH", "/v1/me").by(agent);
    calls.push((me.json(&json!({"name": name})), "/name".to_owned()));
    let link = world.to_console("POST", "/v1/auth/links");
    calls.push((link.json(&json!({"email": email})), "/email".to_owned()));
    calls
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_break_in_a_name_or_an_address_is_refused() {
    let world = World::start().await;
    let cast = Cast::hired(&world).await;
    let guest = world.guest("guest", "demo", world.page(), LATER_S).await;
    let callers = (&cast.colleague, &guest);
    for line_break in ["\r\n", "\n", "\r", "\u{b}", "\u{85}", "\0"] {
        let name = format!("Aino{line_break}Bcc: everybody@example.com");
        let email = format!("aino@example.com{line_break}Bcc: everybody@example.com");
        for (call, pointer) in named(&world, callers, (&name, &email)) {
            let answer = call.answer().await;
            let what = format!("{pointer}, {line_break:?}");
            refused(&answer, 422, "invalid", &what);
            let error = json!([{"pointer": pointer, "code": "line-break"}]);
            assert_eq!(answer.body["errors"], error, "{what}");
        }
    }
    for (call, pointer) in named(&world, callers, ("Aino", "aino@example.com")) {
        let answer = call.answer().await;
        assert!(answer.status < 300, "{pointer}: {answer:?}");
    }
}
