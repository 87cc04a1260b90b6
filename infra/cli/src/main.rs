//! `doorbell`: what operators do with a deployment, on AWS or on one machine.

mod doctor;
mod erase;
mod export;
mod finding;
mod mail;
mod person;
mod redrive;
mod report;
mod rotate;
mod set_up;
#[cfg(test)]
mod tests;
mod verify;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use indicatif::ProgressBar;
use runtime::Aws;
use runtime::aws::Service;
use store::Store;

/// Sets up and looks after a deployment of Doorbell.
///
/// Region and credentials come from `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`;
/// `aws configure export-credentials --format env` prints those of a profile.
#[derive(Debug, Parser)]
#[command(name = "doorbell", version)]
struct Cli {
    /// The table; the stack's outputs name it.
    #[arg(long, env = "TABLE", default_value = "doorbell", global = true)]
    table: String,
    /// Print the result as JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    SetUp(set_up::SetUp),
    /// Compares lists, numbers and outbox with the logs. Exits with 1 when something does not agree.
    Verify,
    /// Writes the rows of all lists anew from the logs. Safe at any time, also twice.
    Rebuild,
    /// Looks at mail, sites, dead letters and what is overdue, a line each. Exits with 1 when something is wrong.
    Doctor(doctor::DoctorArgs),
    /// Sends dead letters back to the queue that they came from, and waits until that is done.
    Redrive(redrive::RedriveArgs),
    /// Writes all that is kept of a person as JSON.
    Export(export::ExportArgs),
    /// Erases all that is kept of a person: shows what would go, asks, and proves what went. Safe to stop and to run again.
    Erase(erase::EraseArgs),
    /// Ends sessions of agents or tokens of visitors, when some have leaked.
    Rotate(rotate::RotateArgs),
}

#[tokio::main]
#[expect(clippy::print_stderr, reason = "it talks to the person who started it")]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}

async fn export_person(
    store: &Store,
    args: export::ExportArgs,
    as_json: bool,
) -> anyhow::Result<bool> {
    let bar = ProgressBar::new_spinner();
    let (to_file, mut out) = (args.output.is_some(), io::stdout());
    let exported = export::export(store, args, &mut out, runtime::now(), &bar).await?;
    // Behind the document nothing may stand.
    if to_file {
        report::say(as_json, &exported)
    } else {
        Ok(true)
    }
}

async fn run(cli: Cli) -> anyhow::Result<bool> {
    let aws = Aws::from_env()?;
    let store = Store::new(&aws.config(Service::DynamoDb), cli.table);
    let sqs = aws_sdk_sqs::Client::new(&aws.config(Service::Sqs));
    match cli.command {
        Command::SetUp(what) => set_up::set_up(&store, what, runtime::now(), cli.json).await,
        Command::Verify => {
            let bar = ProgressBar::new_spinner();
            let verified = verify::verify(&store, runtime::now(), &bar).await?;
            report::say(cli.json, &verified)
        }
        Command::Rebuild => {
            let bar = ProgressBar::new_spinner();
            report::say(cli.json, &verify::rebuild(&store, &bar).await?)
        }
        Command::Doctor(args) => {
            let ses = aws_sdk_sesv2::Client::new(&aws.config(Service::Ses));
            let examined = doctor::doctor(&store, &sqs, &ses, &args, runtime::now()).await;
            report::say(cli.json, &examined)
        }
        Command::Redrive(args) => {
            let bar = ProgressBar::new(0);
            report::say(cli.json, &redrive::redrive(&sqs, args, &bar).await?)
        }
        Command::Export(args) => export_person(&store, args, cli.json).await,
        Command::Erase(args) => {
            let bar = ProgressBar::new_spinner();
            let mut answers = io::BufReader::new(io::stdin());
            let now = runtime::now();
            let erased = erase::erase(&store, args, &mut answers, now, &bar).await?;
            report::say(cli.json, &erased)
        }
        Command::Rotate(args) => {
            let bar = ProgressBar::new_spinner();
            report::say(cli.json, &rotate::rotate(&store, args.what, &bar).await?)
        }
    }
}
