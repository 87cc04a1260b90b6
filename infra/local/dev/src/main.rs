//! `make run`: the whole of Doorbell on this machine, until Ctrl-C.

use std::path::PathBuf;

use dev::{Ports, Settings, Stack};
use runtime::Setting;

#[tokio::main]
#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it talks to the person who started it"
)]
async fn main() {
    runtime::start_logging();
    match start().await {
        Ok(stack) => {
            println!("ready: {}", stack.addresses.console);
            // Without a signal handler it runs until it is killed, which it survives as well.
            let _ = tokio::signal::ctrl_c().await;
        }
        Err(error) => {
            eprintln!("Doorbell did not start: {error:#}");
            std::process::exit(1);
        }
    }
}

fn is_off(name: &'static str) -> bool {
    Setting(name).optional().as_deref() == Some("off")
}

async fn start() -> anyhow::Result<Stack> {
    let port = match Setting("PORT").optional() {
        None => 8080,
        Some(_) => Setting("PORT").parse()?,
    };
    let data = Setting("DATA")
        .optional()
        .unwrap_or_else(|| ".local".to_owned());
    let settings = Settings {
        ports: Ports::From(port),
        data: Some(PathBuf::from(data)),
        limits: !is_off("LIMITS"),
        sample: !is_off("SAMPLE"),
        begins_at: match Setting("CLOCK").optional() {
            None => None,
            Some(_) => Some(Setting("CLOCK").parse()?),
        },
        ..Settings::default()
    };
    Stack::start(settings).await
}
