//! Lambda for contact forms.

use std::convert::Infallible;

use contact_submit::{State, handle};
use lambda_http::{Error, Request, run, service_fn};

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
