//! Lambda for the routes of the console's host.

use agent_api::{State, handle};
use lambda_http::{Error, Request, run, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    runtime::start_logging();
    let state = State::from_env()?;
    let state = &state;
    run(service_fn(move |request: Request| async move {
        Ok::<_, Error>(handle(state, request).await)
    }))
    .await
}
