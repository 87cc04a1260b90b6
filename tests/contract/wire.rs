//! A client of WebSockets, with and without TLS.

use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};

/// Longest that a frame is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// An open socket.
pub(crate) struct Client {
    stream: WebSocketStream<Box<dyn Stream>>,
    /// The subprotocol that was chosen.
    pub(crate) protocol: Option<String>,
}

/// Why there is no socket.
#[derive(Debug, PartialEq)]
pub(crate) enum Handshake {
    /// The answer had this status.
    Refused(u16),
    /// It did not come so far.
    Broken(String),
}

/// Opens a socket and asks for these subprotocols.
pub(crate) async fn open(url: &str, protocols: &[&str]) -> Result<Client, Handshake> {
    let mut request = url.into_client_request().expect("an address");
    if !protocols.is_empty() {
        let asked = HeaderValue::from_str(&protocols.join(", ")).expect("names");
        request
            .headers_mut()
            .insert("sec-websocket-protocol", asked);
    }
    let host = request.uri().host().expect("a host").to_owned();
    let secure = request.uri().scheme_str() == Some("wss");
    let port = request
        .uri()
        .port_u16()
        .unwrap_or(if secure { 443 } else { 80 });
    let plain = TcpStream::connect((host.as_str(), port))
        .await
        .expect("a connection");
    let stream: Box<dyn Stream> = if secure {
        Box::new(with_tls(host, plain).await)
    } else {
        Box::new(plain)
    };
    match tokio_tungstenite::client_async(request, stream).await {
        Ok((stream, answer)) => {
            let chosen = answer.headers().get("sec-websocket-protocol");
            let protocol = chosen
                .and_then(|chosen| chosen.to_str().ok())
                .map(str::to_owned);
            Ok(Client { stream, protocol })
        }
        Err(Error::Http(answer)) => Err(Handshake::Refused(answer.status().as_u16())),
        Err(error) => Err(Handshake::Broken(error.to_string())),
    }
}

async fn with_tls(host: String, plain: TcpStream) -> impl Stream {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions of TLS")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(host).expect("a host name");
    TlsConnector::from(Arc::new(config))
        .connect(name, plain)
        .await
        .expect("TLS")
}

impl Client {
    pub(crate) async fn send(&mut self, message: Message) {
        // What is too large may be answered with a close before all of it was sent.
        let _ = self.stream.send(message).await;
    }

    /// What comes next, `None` at the end.
    async fn next(&mut self) -> Option<Message> {
        let next = tokio::time::timeout(PATIENCE, self.stream.next())
            .await
            .expect("a frame in time");
        next.and_then(Result::ok)
    }

    /// The next text.
    pub(crate) async fn text(&mut self) -> String {
        loop {
            match self.next().await {
                Some(Message::Text(text)) => return text.to_string(),
                Some(Message::Ping(_) | Message::Pong(_)) => {}
                other => panic!("not a text but {other:?}"),
            }
        }
    }

    /// The next text, as JSON.
    pub(crate) async fn told(&mut self) -> Value {
        serde_json::from_str(&self.text().await).expect("JSON")
    }

    /// Sends a text and returns what the function says to it.
    pub(crate) async fn asks(&mut self, text: &str) -> Value {
        self.send(Message::text(text)).await;
        self.told().await
    }

    /// Reads on until the socket is closed, and returns the code if there was a close frame with one.
    pub(crate) async fn close_code(&mut self) -> Option<u16> {
        loop {
            match self.next().await? {
                Message::Close(frame) => return frame.map(|frame| frame.code.into()),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("not closed but {} bytes", other.len()),
            }
        }
    }

    /// Reads on until the socket is closed, however.
    pub(crate) async fn ends(&mut self) {
        self.close_code().await;
    }

    /// Closes as a browser does.
    pub(crate) async fn close(mut self) {
        let _ = self.stream.close(None).await;
        while self.next().await.is_some() {}
    }
}
