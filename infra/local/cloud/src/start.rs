//! Starting every service.

use crate::disk::{Disk, Home};
use crate::faults::{Dice, Faults, ServiceFaults};
use crate::invoke::Invocations;
use crate::mail::{MailApi, Mailbox};
use crate::proxy::Proxy;
use crate::queue::{QueueApi, Queues};
use crate::quiet::Watched;
use crate::service::{Misfortune, listen_on_loopback, serve};
use crate::socket::{ConnectionsApi, Sockets};
use crate::table::Table;
use crate::tasks::Tasks;
use crate::{Cloud, Options, Urls};
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::watch;

pub(crate) async fn cloud(mut options: Options) -> anyhow::Result<Cloud> {
    options.dynamodb_proxy |= options.faults.dynamodb.any();
    let home = Home::open(options.data.as_deref())?;
    let disk = Arc::new(Disk::open(&home.file("services.sqlite"), home.lasts())?);
    let faults = watch::Sender::new(options.faults.clone());
    let seed = options.seed;
    // With a proxy, the port that was asked for is the proxy's.
    let table_port = if options.dynamodb_proxy {
        0
    } else {
        options.ports.dynamodb
    };
    let table = Arc::new(Table::start(&home, table_port)?);
    let tasks = Arc::new(Tasks::new(Handle::current()));
    let queues = Arc::new(Queues::new(Arc::clone(&disk), &options));
    let mailbox = Arc::new(Mailbox::new(Arc::clone(&disk)));
    let sockets = Sockets::new(faults.subscribe(), Dice::new(seed, "sockets"));
    let sockets = Arc::new(sockets);
    let misfortune = |of: fn(&Faults) -> &ServiceFaults, purpose| Misfortune {
        faults: faults.subscribe(),
        of,
        dice: Dice::new(seed, purpose),
    };

    let mut dynamodb = table.address;
    if options.dynamodb_proxy {
        let (listener, address) = listen_on_loopback(options.ports.dynamodb).await?;
        let misfortune = misfortune(|faults| &faults.dynamodb, "dynamodb");
        serve(&tasks, listener, Proxy::new(table.address), misfortune);
        dynamodb = address;
    }
    let (listener, sqs) = listen_on_loopback(options.ports.sqs).await?;
    let api = QueueApi {
        queues: Arc::clone(&queues),
        address: sqs,
    };
    serve(
        &tasks,
        listener,
        api,
        misfortune(|faults| &faults.sqs, "sqs"),
    );
    let (listener, ses) = listen_on_loopback(options.ports.ses).await?;
    let api = MailApi(Arc::clone(&mailbox));
    serve(
        &tasks,
        listener,
        api,
        misfortune(|faults| &faults.ses, "ses"),
    );
    let (listener, connections) = listen_on_loopback(options.ports.connections).await?;
    let api = ConnectionsApi(Arc::clone(&sockets));
    let misfortune = misfortune(|faults| &faults.connections, "connections");
    serve(&tasks, listener, api, misfortune);

    let urls = Urls {
        dynamodb: format!("http://{dynamodb}"),
        sqs,
        sqs_url: format!("http://{sqs}"),
        ses: format!("http://{ses}"),
        connections: format!("http://{connections}"),
    };
    Ok(Cloud {
        options,
        urls,
        faults,
        tasks,
        invocations: Arc::new(Invocations::default()),
        table,
        queues,
        mailbox,
        sockets,
        watched: Watched::default(),
        disk,
        home,
    })
}
