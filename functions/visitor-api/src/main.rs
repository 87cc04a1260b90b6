//! Lambda for the widget's HTTP calls.

use std::convert::Infallible;

use lambda_http::{Error, Request, run, service_fn};
use visitor_api::{State, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    runtime::start_logging();
    let state = State::from_env()?;
    let state = &state;
    run(service_fn(move |request: Request| async move {
        Ok::<_, Infallible>(handle(state, request, runtime::now()).await)
    }))
    .await
}
