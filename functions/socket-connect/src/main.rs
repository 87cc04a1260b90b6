//! Lambda for the `$connect` route.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use socket_connect::{State, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    runtime::start_logging();
    let state = State::from_env()?;
    let state = &state;
    run(service_fn(move |event: LambdaEvent<_>| async move {
        // Boxed: the AWS calls make this future large.
        Ok::<_, Error>(Box::pin(handle(state, event.payload, runtime::now())).await)
    }))
    .await
}
