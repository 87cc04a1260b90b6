//! Lambda's side of a function: the Runtime API on loopback, and the process that asks it for events.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::routing::{get, post};
use serde_json::Value;
use tokio::process::{Child, Command};
use tokio::sync::{Mutex, Notify, watch};

use crate::meter::{Counts, Meter};

/// How a function is run.
pub(crate) struct Spawn<'a> {
    pub(crate) binary: &'a Path,
    pub(crate) environment: Vec<(String, String)>,
    /// Count instructions into this file, with callgrind.
    pub(crate) callgrind: Option<&'a Path>,
}

/// What one process did.
#[derive(Debug)]
pub(crate) struct Run {
    /// What it had asked of AWS at each request for the next event; the first is what its start asked.
    pub(crate) marks: Vec<Counts>,
    /// Its answers.
    pub(crate) answers: Vec<Value>,
    /// Most memory that it held, in kilobytes.
    pub(crate) peak_kb: u64,
}

struct Api {
    events: Mutex<std::collections::VecDeque<Value>>,
    marks: Mutex<Vec<Counts>>,
    answers: Mutex<Vec<Value>>,
    meter: Meter,
    drained: watch::Sender<bool>,
    never: Notify,
}

/// Hands these events to a new process, one after the other, and stops it when it asks for more.
pub(crate) async fn run(
    process: Spawn<'_>,
    events: Vec<Value>,
    meter: &Meter,
) -> anyhow::Result<Run> {
    let api = Arc::new(Api {
        events: Mutex::new(events.into()),
        marks: Mutex::default(),
        answers: Mutex::default(),
        meter: meter.clone(),
        drained: watch::Sender::new(false),
        never: Notify::new(),
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route(
            "/2018-06-01/runtime/invocation/{id}/response",
            post(response),
        )
        .route("/2018-06-01/runtime/invocation/{id}/error", post(response))
        .with_state(api.clone());
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let mut child = spawn(&process, &address.to_string())?;
    let mut drained = api.drained.subscribe();
    tokio::select! {
        ended = child.wait() => anyhow::bail!("{} ended by itself: {ended:?}", process.binary.display()),
        waited = drained.wait_for(|drained| *drained) => { waited?; }
        () = tokio::time::sleep(std::time::Duration::from_secs(120)) => anyhow::bail!("{} hangs", process.binary.display()),
    }
    let peak_kb = peak_kb(&child)?;
    stop(&mut child).await?;
    serving.abort();
    let marks = std::mem::take(&mut *api.marks.lock().await);
    let answers = std::mem::take(&mut *api.answers.lock().await);
    Ok(Run {
        marks,
        answers,
        peak_kb,
    })
}

fn spawn(process: &Spawn<'_>, api: &str) -> anyhow::Result<Child> {
    let mut command = match process.callgrind {
        None => Command::new(process.binary),
        Some(file) => {
            let mut command = Command::new("valgrind");
            command
                .arg("--tool=callgrind")
                .arg(format!("--callgrind-out-file={}", file.display()));
            command.arg(process.binary);
            command
        }
    };
    let settings = [
        ("AWS_LAMBDA_RUNTIME_API", api),
        ("AWS_LAMBDA_FUNCTION_NAME", "bench"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "bench"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
        ("AWS_REGION", "eu-north-1"),
        ("AWS_ACCESS_KEY_ID", "local"),
        ("AWS_SECRET_ACCESS_KEY", "local"),
    ];
    command
        .env_clear()
        .envs(settings)
        .envs(process.environment.iter().cloned());
    command.env("PATH", "/usr/bin:/bin");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
        .kill_on_drop(true)
        .spawn()
        .context("is it built, and is valgrind installed?")
}

/// As Lambda stops a process. Callgrind writes its counts then.
async fn stop(child: &mut Child) -> anyhow::Result<()> {
    let id = child.id().context("it runs")?;
    Command::new("kill").arg(id.to_string()).status().await?;
    child.wait().await?;
    Ok(())
}

fn peak_kb(child: &Child) -> anyhow::Result<u64> {
    let status =
        std::fs::read_to_string(format!("/proc/{}/status", child.id().context("it runs")?))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let digits = line.context("a peak")?.trim().trim_end_matches(" kB");
    Ok(digits.parse()?)
}

async fn next(State(api): State<Arc<Api>>) -> (HeaderMap, String) {
    // What a function does after its answer (it spills a tail) belongs to that event: by now it is done.
    api.marks.lock().await.push(api.meter.counts());
    let event = api.events.lock().await.pop_front();
    let Some(event) = event else {
        api.drained.send_replace(true);
        api.never.notified().await;
        return (HeaderMap::new(), String::new());
    };
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("lambda-runtime-aws-request-id", "bench"),
        ("lambda-runtime-deadline-ms", "4102444800000"),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:eu-north-1:123456789012:function:bench",
        ),
        (
            "lambda-runtime-trace-id",
            "Root=1-691ee2f7-5a6b7c8d9e0f1a2b3c4d5e6f",
        ),
        ("content-type", "application/json"),
    ] {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    (headers, event.to_string())
}

async fn response(State(api): State<Arc<Api>>, body: String) -> StatusCode {
    let answer = serde_json::from_str(&body).unwrap_or(Value::String(body));
    api.answers.lock().await.push(answer);
    StatusCode::ACCEPTED
}
