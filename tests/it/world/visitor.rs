//! Somebody on the demo shop.

use serde_json::{Value, json};

use super::{Answer, Socket, World};

/// A visitor with a session.
pub(crate) struct Visitor<'w> {
    world: &'w World,
    pub(crate) token: String,
}

impl<'w> Visitor<'w> {
    pub(crate) async fn arrive(world: &'w World) -> Self {
        let request = world
            .http
            .post(world.widget("/v1/sites/demo/visitors"))
            .header("origin", world.page())
            .json(&json!({}));
        let answer = Answer::of(request.send().await.expect("an answer")).await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
        let token = answer.body["token"].as_str().expect("a token").to_owned();
        Self { world, token }
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let method = method.parse().expect("a method");
        let mut request = self
            .world
            .http
            .request(method, self.world.widget(path))
            .header("origin", self.world.page())
            .bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// The visitor's conversation with support.
    pub(crate) async fn conversation(&self) -> String {
        let body = json!({"queue": "support"});
        let answer = self
            .call("POST", "/v1/visitor/conversations", Some(body))
            .await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
        answer.body["conversation"]
            .as_str()
            .expect("an id")
            .to_owned()
    }

    pub(crate) async fn ticket(&self) -> (String, String) {
        let answer = self
            .call("POST", "/v1/visitor/tickets", Some(json!({})))
            .await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
        let text = |name: &str| answer.body[name].as_str().expect("text").to_owned();
        (text("url"), text("ticket"))
    }

    pub(crate) async fn socket(&self) -> Socket {
        let (url, ticket) = self.ticket().await;
        let protocols = format!("v1, ticket.{ticket}");
        Socket::open(&url, Some(self.world.page()), &protocols)
            .await
            .expect("the socket opens")
    }

    /// A message over HTTP.
    pub(crate) async fn posts(
        &self,
        conversation: &str,
        sender: &str,
        n: u64,
        text: &str,
    ) -> Answer {
        let path = format!("/v1/visitor/conversations/{conversation}/messages");
        self.call(
            "POST",
            &path,
            Some(json!({"sender": sender, "n": n, "text": text})),
        )
        .await
    }

    /// The whole log, as the visitor sees it, read page by page.
    pub(crate) async fn log(&self, conversation: &str) -> Vec<Value> {
        let mut events: Vec<Value> = Vec::new();
        loop {
            let after = events.len();
            let path = format!("/v1/visitor/conversations/{conversation}/events?after={after}");
            let page = self.call("GET", &path, None).await;
            assert_eq!(page.status, 200, "{:?}", page.body);
            events.extend(
                page.body["events"]
                    .as_array()
                    .expect("events")
                    .iter()
                    .cloned(),
            );
            if events.len() as u64 >= page.body["last"].as_u64().expect("last") {
                return events;
            }
        }
    }
}
