//! Starting every service.

use crate::disk::{Disk, Home};
use crate::faults::{Dice, Faults, Happened, ServiceFaults};
use crate::invoke::Invocations;
use crate::mail::{MailApi, Mailbox};
use crate::proxy::Proxy;
use crate::queue::{QueueApi, Queues};
use crate::quiet::Watched;
use crate::service::{Misfortune, Taken, listen_on_loopback, serve};
use crate::socket::{ConnectionsApi, Sockets};
use crate::table::Table;
use crate::tasks::Tasks;
use crate::{Cloud, Options, Urls};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::watch;

pub(crate) async fn cloud(mut options: Options) -> anyhow::Result<Cloud> {
    options.dynamodb_proxy |= options.faults.dynamodb.any();
    let home = Home::open(options.data.as_deref())?;
    let disk = Arc::new(Disk::open(&home.file("services.sqlite"), home.lasts())?);
    let faults = watch::Sender::new(options.faults.clone());
    // With a proxy, the port that was asked for is the proxy's.
    let table_port = if options.dynamodb_proxy {
        0
    } else {
        options.ports.dynamodb
    };
    let table = Arc::new(Table::start(&home, table_port)?);
    let queues = Arc::new(Queues::new(Arc::clone(&disk), &options));
    let mailbox = Arc::new(Mailbox::new(Arc::clone(&disk)));
    let happened = Arc::new(Happened::default());
    let dice = Dice::new(options.seed, "sockets", &happened);
    let sockets = Arc::new(Sockets::new(faults.subscribe(), dice));
    let tasks = Arc::new(Tasks::new(Handle::current()));
    let ports = Ports {
        options: &options,
        tasks: &tasks,
        faults: &faults,
        happened: &happened,
    };
    let urls = ports.serve(&table, &queues, &mailbox, &sockets).await;
    let urls = urls.inspect_err(|_| {
        // Those that listen already would go on without the others.
        drop(tasks.abort());
    })?;
    Ok(Cloud {
        urls,
        faults,
        happened,
        tasks,
        invocations: Arc::new(Invocations::default()),
        table,
        queues,
        mailbox,
        sockets,
        watched: Watched::default(),
        disk,
        home,
        options,
    })
}

/// What a service needs to answer on its port.
struct Ports<'a> {
    options: &'a Options,
    tasks: &'a Arc<Tasks>,
    faults: &'a watch::Sender<Faults>,
    happened: &'a Arc<Happened>,
}

impl Ports<'_> {
    async fn serve(
        &self,
        table: &Table,
        queues: &Arc<Queues>,
        mailbox: &Arc<Mailbox>,
        sockets: &Arc<Sockets>,
    ) -> anyhow::Result<Urls> {
        Ok(Urls {
            dynamodb: format!("http://{}", self.dynamodb(table).await?),
            sqs: self.sqs(queues).await?,
            ses: format!("http://{}", self.ses(mailbox).await?),
            connections: format!("http://{}", self.connections(sockets).await?),
        })
    }

    async fn dynamodb(&self, table: &Table) -> anyhow::Result<SocketAddr> {
        if !self.options.dynamodb_proxy {
            return Ok(table.address);
        }
        let (listener, address) = listen_on_loopback(self.options.ports.dynamodb).await?;
        let misfortune = self.misfortune(|faults| &faults.dynamodb, "dynamodb");
        let proxy = Proxy::new(
            table.address,
            self.faults.subscribe(),
            Arc::clone(self.happened),
        );
        serve(self.tasks, listener, proxy, misfortune);
        Ok(address)
    }

    async fn sqs(&self, queues: &Arc<Queues>) -> anyhow::Result<String> {
        let (listener, address) = listen_on_loopback(self.options.ports.sqs).await?;
        let (queues, url) = (Arc::clone(queues), format!("http://{address}"));
        let api = QueueApi {
            queues,
            url: url.clone(),
            tasks: Arc::clone(self.tasks),
        };
        let misfortune = self.misfortune(|faults| &faults.sqs, "sqs");
        serve(self.tasks, listener, api, misfortune);
        Ok(url)
    }

    async fn ses(&self, mailbox: &Arc<Mailbox>) -> anyhow::Result<SocketAddr> {
        let (listener, address) = listen_on_loopback(self.options.ports.ses).await?;
        let misfortune = self.misfortune(|faults| &faults.ses, "ses");
        serve(
            self.tasks,
            listener,
            MailApi {
                mailbox: Arc::clone(mailbox),
                verified: self.options.verified.clone(),
                region: self.options.region.clone(),
            },
            misfortune,
        );
        Ok(address)
    }

    async fn connections(&self, sockets: &Arc<Sockets>) -> anyhow::Result<SocketAddr> {
        let (listener, address) = listen_on_loopback(self.options.ports.connections).await?;
        let misfortune = self.misfortune(|faults| &faults.connections, "connections");
        serve(
            self.tasks,
            listener,
            ConnectionsApi(Arc::clone(sockets)),
            misfortune,
        );
        Ok(address)
    }

    fn misfortune(&self, of: fn(&Faults) -> &ServiceFaults, service: &'static str) -> Misfortune {
        Misfortune {
            taken: Taken::default(),
            faults: self.faults.subscribe(),
            of,
            dice: Dice::new(self.options.seed, service, self.happened),
        }
    }
}
