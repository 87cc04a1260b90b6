//! The four doors of a stack, all on loopback.

use std::net::SocketAddr;

use anyhow::Context;
use tokio::net::TcpListener;

/// Where a stack listens.
#[derive(Debug, Clone, Copy, Default)]
pub enum Ports {
    /// Four free ports.
    #[default]
    Free,
    /// This port and the three behind it.
    From(u16),
}

/// The addresses of a stack, as browsers write them.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// The console and the agents' API; on one machine also the tour and the mailbox.
    pub console: String,
    /// The widget and the visitors' API.
    pub widget: String,
    /// The shop that embeds the widget.
    pub demo: String,
    /// The sockets.
    pub sockets: String,
}

/// The doors, open but not answered yet.
#[derive(Debug)]
pub(crate) struct Listeners {
    pub(crate) console: TcpListener,
    pub(crate) widget: TcpListener,
    pub(crate) demo: TcpListener,
    /// Held until the gateway takes the port.
    pub(crate) sockets: TcpListener,
    ports: [u16; 4],
}

impl Listeners {
    pub(crate) async fn bind(ports: Ports) -> anyhow::Result<Self> {
        let port = |offset| match ports {
            Ports::Free => 0,
            Ports::From(first) => first + offset,
        };
        let console = listen(port(0)).await?;
        let widget = listen(port(1)).await?;
        let demo = listen(port(2)).await?;
        let sockets = listen(port(3)).await?;
        let number =
            |listener: &TcpListener| Ok::<_, std::io::Error>(listener.local_addr()?.port());
        let ports = [
            number(&console)?,
            number(&widget)?,
            number(&demo)?,
            number(&sockets)?,
        ];
        Ok(Self {
            console,
            widget,
            demo,
            sockets,
            ports,
        })
    }

    pub(crate) fn addresses(&self) -> Addresses {
        let [console, widget, demo, sockets] = self.ports;
        Addresses {
            console: format!("http://localhost:{console}"),
            widget: format!("http://localhost:{widget}"),
            demo: format!("http://localhost:{demo}"),
            sockets: format!("ws://localhost:{sockets}"),
        }
    }

    pub(crate) fn socket_address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.ports[3]).into()
    }
}

async fn listen(port: u16) -> anyhow::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).await.with_context(|| {
        format!("port {port} is in use: stop what listens there, or choose others with PORT=9080 make run")
    })
}
