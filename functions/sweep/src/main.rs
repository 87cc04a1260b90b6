//! Lambda on the schedule.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::Value;
use sweep::{State, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    runtime::start_logging();
    let state = State::from_env()?;
    let state = &state;
    run(service_fn(move |_: LambdaEvent<Value>| async move {
        handle(state, runtime::now()).await.map_err(Error::from)
    }))
    .await
}
