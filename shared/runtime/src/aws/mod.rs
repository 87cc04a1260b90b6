//! How AWS is reached: region and credentials of the function, time limits, and on one machine other endpoints.

use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::time::SystemTimeSource;
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::region::Region;
use aws_types::sdk_config::{SharedHttpClient, SharedTimeSource};

use crate::{Setting, SettingsError};

/// Longest that one attempt of a call may take, and all attempts together (R28).
const ATTEMPT: Duration = Duration::from_secs(2);
const CALL: Duration = Duration::from_secs(8);

/// Longest that one attempt to send a mail may take. SES knows no idempotency, and what is given up early may be sent all the
/// same, so it is given more time than the others.
const MAIL_ATTEMPT: Duration = Duration::from_secs(6);

/// The way to AWS, shared by all clients of a process: one pool of connections.
#[derive(Debug, Clone)]
pub struct Aws {
    base: SdkConfig,
    endpoint: Endpoint,
}

#[derive(Debug, Clone)]
enum Endpoint {
    /// Per service from the environment, as the SDK does.
    Environment,
    /// Everything here, for stacks on one machine.
    Fixed(String),
}

impl Aws {
    /// As Lambda says: `AWS_REGION` and the credentials in the environment. `AWS_ENDPOINT_URL_<SERVICE>` and
    /// `AWS_ENDPOINT_URL` lead elsewhere.
    ///
    /// # Errors
    /// When region or credentials are missing.
    pub fn from_env() -> Result<Self, SettingsError> {
        let credentials = Credentials::new(
            Setting("AWS_ACCESS_KEY_ID").text()?,
            Setting("AWS_SECRET_ACCESS_KEY").text()?,
            Setting("AWS_SESSION_TOKEN").optional(),
            None,
            "environment",
        );
        let base = config(Setting("AWS_REGION").text()?, credentials, client());
        Ok(Self {
            base,
            endpoint: Endpoint::Environment,
        })
    }

    /// A stack on one machine at this address.
    pub fn local(endpoint: impl Into<String>) -> Self {
        let credentials = Credentials::new("local", "local", None, None, "local");
        let base = config("eu-north-1".to_owned(), credentials, client());
        Self {
            base,
            endpoint: Endpoint::Fixed(endpoint.into()),
        }
    }

    /// The same, with another address; connections are shared.
    pub fn at(&self, endpoint: impl Into<String>) -> Self {
        Self {
            base: self.base.clone(),
            endpoint: Endpoint::Fixed(endpoint.into()),
        }
    }

    /// The configuration for one service; `service` is its part of the variable's name (`DYNAMODB`).
    pub fn config(&self, service: Service) -> SdkConfig {
        let url = match &self.endpoint {
            Endpoint::Fixed(url) => Some(url.clone()),
            Endpoint::Environment => Setting(service.variable())
                .optional()
                .or_else(|| Setting("AWS_ENDPOINT_URL").optional()),
        };
        let mut config = self.base.to_builder();
        config.set_endpoint_url(url);
        if service == Service::Ses {
            config.set_timeout_config(Some(limits(MAIL_ATTEMPT)));
        }
        config.build()
    }
}

/// The services that we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// The table.
    DynamoDb,
    /// The queue.
    Sqs,
    /// Mail.
    Ses,
    /// `@connections`.
    Sockets,
}

impl Service {
    fn variable(self) -> &'static str {
        match self {
            Self::DynamoDb => "AWS_ENDPOINT_URL_DYNAMODB",
            Self::Sqs => "AWS_ENDPOINT_URL_SQS",
            Self::Ses => "AWS_ENDPOINT_URL_SESV2",
            Self::Sockets => "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI",
        }
    }
}

/// The only roots under which AWS's endpoints are signed. To read the system's store, of which we need five, costs more
/// instructions than all the rest of a start.
const AMAZON_ROOTS: &[u8] = include_bytes!("amazon-roots.pem");

#[expect(clippy::expect_used, reason = "the file is part of the program")]
fn client() -> SharedHttpClient {
    let roots = TrustStore::empty().with_pem_certificate(AMAZON_ROOTS);
    let tls = TlsContext::builder().with_trust_store(roots).build();
    SharedHttpClient::new(
        Builder::new()
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .tls_context(tls.expect("roots"))
            .build_https(),
    )
}

fn config(region: String, credentials: Credentials, client: SharedHttpClient) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(
            aws_smithy_runtime_api::client::behavior_version::BehaviorVersion::latest(),
        )
        .region(Region::new(region))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(client)
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .time_source(SharedTimeSource::new(SystemTimeSource::new()))
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(50)))
        // Answers are short, and the limit of an attempt covers reading them.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .timeout_config(limits(ATTEMPT))
        .build()
}

fn limits(attempt: Duration) -> TimeoutConfig {
    TimeoutConfig::builder()
        .operation_attempt_timeout(attempt)
        .operation_timeout(CALL)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_roots_are_amazons_and_can_be_read() {
        let text = String::from_utf8_lossy(AMAZON_ROOTS);
        let names: Vec<&str> = text
            .lines()
            .filter(|line| line.contains(" Root C"))
            .collect();
        assert_eq!(names.len(), 5);
        assert_eq!(text.matches("BEGIN CERTIFICATE").count(), names.len());
        // Builds the connector, which reads all of them.
        let aws = Aws::local("https://dynamodb.eu-north-1.amazonaws.com");
        assert!(aws.config(Service::DynamoDb).http_client().is_some());
    }
}
