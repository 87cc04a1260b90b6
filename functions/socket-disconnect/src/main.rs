//! Lambda for the `$disconnect` route.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use socket_disconnect::{State, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    runtime::start_logging();
    let state = State::from_env()?;
    let state = &state;
    run(service_fn(move |event: LambdaEvent<_>| async move {
        Ok::<_, Error>(handle(state, event.payload, runtime::now()).await)
    }))
    .await
}
