//! Lambda on the table's stream.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use relay::{State, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    runtime::start_logging();
    let state = State::from_env()?;
    let state = &state;
    run(service_fn(move |event: LambdaEvent<_>| async move {
        let trace = &event.context.request_id;
        Ok::<_, Error>(handle(state, event.payload, trace, runtime::now()).await)
    }))
    .await
}
