//! Somebody who answers.

use serde_json::{Value, json};

use super::{Answer, Socket, World};

/// An agent with a session.
pub(crate) struct Agent<'w> {
    world: &'w World,
    /// `name=value`, as a browser sends it.
    pub(crate) cookie: String,
}

impl<'w> Agent<'w> {
    /// Asks for a link, takes it from the mailbox and uses it in the same browser.
    pub(crate) async fn sign_in(world: &'w World, email: &str) -> Self {
        let links = || {
            let mails = world.mails_to(email).into_iter();
            mails
                .filter(|mail| mail.text.contains("/sign-in#token="))
                .collect::<Vec<_>>()
        };
        let before = links().len();
        let asked = Self::public(world, "/v1/auth/links", None, json!({"email": email})).await;
        assert_eq!(asked.status, 202, "{:?}", asked.body);
        let browser = asked.cookie("__Host-sign-in").expect("a cookie");
        world.settled().await;
        let mails = links();
        assert_eq!(mails.len(), before + 1, "one mail with a link");
        let token = token_in(&mails[before].text);
        let body = json!({"token": token});
        let used = Self::public(world, "/v1/auth/sessions", Some(&browser), body).await;
        assert_eq!(used.status, 201, "{:?}", used.body);
        let cookie = used.cookie("__Host-session").expect("a session");
        Self { world, cookie }
    }

    /// A call without a session, from the console's page.
    pub(crate) async fn public(
        world: &World,
        path: &str,
        cookie: Option<&str>,
        body: Value,
    ) -> Answer {
        let mut request = world
            .http
            .post(world.console(path))
            .header("origin", &world.stack.addresses.console)
            .json(&body);
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let method = method.parse().expect("a method");
        let mut request = self
            .world
            .http
            .request(method, self.world.console(path))
            .header("origin", &self.world.stack.addresses.console)
            .header("cookie", &self.cookie);
        if let Some(body) = body {
            request = request.json(&body);
        }
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// Changes settings from how they stand.
    pub(crate) async fn changes(&self, path: &str, body: Value) -> Answer {
        let version = self.get(path).await["version"].clone();
        let request = self.world.http.patch(self.world.console(path));
        let request = request
            .header("origin", &self.world.stack.addresses.console)
            .header("cookie", &self.cookie)
            .header("if-match", format!("\"{version}\""))
            .json(&body);
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.call("GET", path, None).await;
        assert_eq!(answer.status, 200, "{path}: {:?}", answer.body);
        answer.body
    }

    /// Does something to a conversation (`reply`, `resolve`, …).
    pub(crate) async fn does(&self, what: &str, conversation: &str) -> Answer {
        let path = format!("/v1/conversations/{conversation}/{what}");
        self.call("POST", &path, Some(json!({}))).await
    }

    pub(crate) async fn socket(&self) -> Socket {
        let answer = self.call("POST", "/v1/tickets", Some(json!({}))).await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
        let protocols = format!(
            "v1, ticket.{}",
            answer.body["ticket"].as_str().expect("a ticket")
        );
        let url = answer.body["url"].as_str().expect("an address");
        let origin = self.world.stack.addresses.console.as_str();
        Socket::open(url, Some(origin), &protocols)
            .await
            .expect("the socket opens")
    }

    /// The whole log, as agents see it, read page by page.
    pub(crate) async fn log(&self, conversation: &str) -> Vec<Value> {
        let mut events: Vec<Value> = Vec::new();
        loop {
            let after = events.len();
            let page = self
                .get(&format!(
                    "/v1/conversations/{conversation}/events?after={after}"
                ))
                .await;
            events.extend(page["events"].as_array().expect("events").iter().cloned());
            if events.len() as u64 >= page["last"].as_u64().expect("last") {
                return events;
            }
        }
    }
}

/// The token in a sign-in mail.
pub(crate) fn token_in(mail: &str) -> String {
    let (_, rest) = mail.split_once("/sign-in#token=").expect("a link");
    rest.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect()
}
