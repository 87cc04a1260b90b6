//! The SDK's clients pointed at a place.

use crate::place::{At, setting};
use aws_credential_types::Credentials;
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use std::fmt::Debug;

/// A config of one of the SDK's crates, which are alike but share no trait. An answer is what the service said: nothing is tried again.
macro_rules! config {
    ($sdk:ident, $at:expr, $url:expr) => {{
        let (region, url) = whereabouts($at, $url);
        let client = if url.as_ref().is_some_and(|url| url.starts_with("http:")) {
            Builder::new().build_http()
        } else {
            let tls = Provider::Rustls(CryptoMode::Ring);
            Builder::new().tls_provider(tls).build_https()
        };
        let mut config = $sdk::Config::builder()
            .behavior_version($sdk::config::BehaviorVersion::latest())
            .region($sdk::config::Region::new(region))
            .credentials_provider(credentials())
            .retry_config($sdk::config::retry::RetryConfig::disabled())
            .http_client(client);
        config.set_endpoint_url(url);
        config.build()
    }};
}

/// The region, and where the service answers; `None`: where AWS does.
fn whereabouts(at: &At, url: Option<&str>) -> (String, Option<String>) {
    match at {
        At::Local => ("eu-north-1".to_owned(), url.map(str::to_owned)),
        At::Emulator(remote) | At::Aws(remote) => (
            remote.region.clone(),
            url.map(str::to_owned).or_else(|| remote.endpoint.clone()),
        ),
    }
}

fn credentials() -> Credentials {
    let given = |name| setting(name).unwrap_or_else(|| "test".to_owned());
    let token = setting("AWS_SESSION_TOKEN");
    Credentials::from_keys(
        given("AWS_ACCESS_KEY_ID"),
        given("AWS_SECRET_ACCESS_KEY"),
        token,
    )
}

pub(crate) fn dynamodb(at: &At, url: Option<&str>) -> aws_sdk_dynamodb::Client {
    aws_sdk_dynamodb::Client::from_conf(config!(aws_sdk_dynamodb, at, url))
}

pub(crate) fn sqs(at: &At, url: Option<&str>) -> aws_sdk_sqs::Client {
    aws_sdk_sqs::Client::from_conf(config!(aws_sdk_sqs, at, url))
}

pub(crate) fn ses(at: &At, url: Option<&str>) -> aws_sdk_sesv2::Client {
    aws_sdk_sesv2::Client::from_conf(config!(aws_sdk_sesv2, at, url))
}

pub(crate) fn connections(at: &At, url: Option<&str>) -> aws_sdk_apigatewaymanagement::Client {
    aws_sdk_apigatewaymanagement::Client::from_conf(config!(aws_sdk_apigatewaymanagement, at, url))
}

/// The code with which a call was refused.
pub(crate) fn code<T: Debug, E>(answer: Result<T, E>) -> String
where
    E: aws_sdk_dynamodb::error::ProvideErrorMetadata + Debug,
{
    let error = answer.expect_err("it is refused");
    let code = error.code().map(str::to_owned);
    code.unwrap_or_else(|| panic!("refused without a code: {error:?}"))
}
