//! Lambda on two schedules: every minute, and once a day.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::Value;
use sweep::{State, on_schedule};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    runtime::start_logging();
    let state = State::from_env()?;
    let state = &state;
    run(service_fn(move |event: LambdaEvent<Value>| async move {
        let trace = &event.context.request_id;
        on_schedule(state, &event.payload, trace, runtime::now())
            .await
            .map_err(Error::from)
    }))
    .await
}
