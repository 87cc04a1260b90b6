//! The whole of Doorbell on one machine: every function, wired onto `cloud` as `infra/template.yaml` wires it onto AWS.
//!
//! `make run` starts one; each test of `tests/it` starts its own. The functions are called with the events that AWS sends
//! and reach their services through the AWS SDK; only the addresses differ.

mod clock;
mod functions;
mod gateway;
mod mailbox;
mod pages;
mod ports;
mod sample;

pub use clock::Clock;
pub use functions::Functions;
pub use ports::{Addresses, Ports};

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use cloud::{BatchSettings, Cloud, Options, QueueSettings, StreamSettings, WebSocketSettings};
use domain::Timestamp;
use store::Store;

/// The name of the table on one machine.
const TABLE: &str = "doorbell";

/// What a stack is started with.
#[derive(Debug)]
pub struct Settings {
    /// The ports to listen on.
    pub ports: Ports,
    /// The folder that keeps the data; `None`: a folder of its own, removed at the end.
    pub data: Option<PathBuf>,
    /// Limits and speed of the sockets.
    pub sockets: WebSocketSettings,
    /// Puts a proxy before the table, so that it can be told to misbehave.
    pub faulty_table: bool,
    /// Where the chances of what goes wrong begin.
    pub seed: u64,
    /// How long a job that is being done is hidden from others.
    pub job_visibility: Duration,
    /// Whether `relay` gets what the table's stream says.
    pub follows_stream: bool,
    /// Whether strangers have limits. Load and fault tests do without; on AWS nothing does.
    pub limits: bool,
    /// Whether new data begin with the sample; else with a bare site and its owner, as the tool makes them.
    pub sample: bool,
    /// When the clock of the functions begins; `None`: now.
    pub begins_at: Option<Timestamp>,
    /// Whether what comes soon after a mail to an agent waits for the next. Without, a test need not wait for it.
    pub digests: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            ports: Ports::default(),
            data: None,
            sockets: WebSocketSettings::default(),
            faulty_table: false,
            seed: 0,
            job_visibility: Duration::from_secs(120),
            follows_stream: true,
            limits: true,
            sample: true,
            begins_at: None,
            digests: true,
        }
    }
}

/// A running stack. Dropping it stops it at once, as pulling the plug would.
pub struct Stack {
    /// The services.
    pub cloud: Cloud,
    /// Where everything answers.
    pub addresses: Addresses,
    /// The clock that the functions are given.
    pub clock: Clock,
    /// The table, as the functions see it.
    pub store: Store,
    /// The functions, to be called by hand.
    pub functions: Arc<Functions>,
    servers: Vec<tokio::task::JoinHandle<()>>,
}

impl Stack {
    /// Starts everything, with a site when the data are new.
    ///
    /// # Errors
    /// When a port is taken, or the folder is not ours to write.
    pub async fn start(settings: Settings) -> anyhow::Result<Self> {
        let listeners = ports::Listeners::bind(settings.ports).await?;
        let cloud = Cloud::start(options(&settings)).await?;
        cloud.create_table(store::table::definition(TABLE))?;
        cloud.expire_by(TABLE, "expires_at_s")?;

        let clock = Clock::default();
        if let Some(begins_at) = settings.begins_at {
            clock.set(begins_at);
        }
        let addresses = listeners.addresses();
        let functions = Functions::new(&cloud, &addresses, clock.clone())?;
        let functions = Arc::new(set(functions, &settings));
        let store = functions.store.clone();
        if settings.sample {
            sample::put_if_new(&store, &addresses).await?;
        } else {
            sample::put_bare_if_new(&store).await?;
        }

        connect(&cloud, &functions, &settings)?;
        let sockets = listeners.socket_address();
        drop(listeners.sockets);
        cloud
            .websocket(sockets, settings.sockets, functions.sockets())
            .await?;

        let mails = cloud.mailbox();
        let hosts = [
            (listeners.console, gateway::Host::Console),
            (listeners.widget, gateway::Host::Widget),
            (listeners.demo, gateway::Host::Demo),
        ];
        let serve = |(listener, host)| {
            let functions = Arc::clone(&functions);
            gateway::serve(listener, host, functions, mails.clone(), addresses.clone())
        };
        let servers = hosts.into_iter().map(serve).collect();
        Ok(Self {
            cloud,
            addresses,
            clock,
            store,
            functions,
            servers,
        })
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        for server in &self.servers {
            server.abort();
        }
    }
}

fn set(mut functions: Functions, settings: &Settings) -> Functions {
    if !settings.digests {
        functions = functions.without_digests();
    }
    if !settings.limits {
        functions = functions.without_limits();
    }
    functions
}

/// Has the functions called by what calls them on AWS: the stream, the queues, SES and the clock.
fn connect(cloud: &Cloud, functions: &Arc<Functions>, settings: &Settings) -> anyhow::Result<()> {
    if settings.follows_stream {
        let retried = StreamSettings {
            retries: 1000,
            on_failure: Some("changes-dead".to_owned()),
            ..StreamSettings::default()
        };
        cloud.on_stream(TABLE, retried, functions.relay())?;
    }
    for queue in ["jobs", "sign-in"] {
        cloud.on_queue(queue, BatchSettings::default(), functions.email_worker())?;
    }
    cloud.on_mail_events("jobs")?;
    cloud.every(Duration::from_secs(60), functions.sweep());
    Ok(())
}

fn options(settings: &Settings) -> Options {
    let jobs = |name| {
        QueueSettings::new(name)
            .visibility(settings.job_visibility)
            .longest_delay(settings.job_visibility)
            .dead_letters("jobs-dead", 5)
    };
    Options {
        data: settings.data.clone(),
        queues: vec![
            jobs("jobs"),
            jobs("sign-in"),
            QueueSettings::new("changes-dead"),
        ],
        dynamodb_proxy: settings.faulty_table,
        seed: settings.seed,
        // A busy machine is slow, not broken.
        quiet_within: Duration::from_secs(120),
        ..Options::default()
    }
}
