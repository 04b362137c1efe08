//! Clients are made once for each set of settings, as programs do, so that connections can be used again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_bedrockruntime::config::retry::RetryConfig;
use aws_sdk_bedrockruntime::config::timeout::TimeoutConfig;
use aws_sdk_bedrockruntime::config::{BehaviorVersion, Credentials, Region, StalledStreamProtectionConfig, Token};
use aws_sdk_bedrockruntime::{Client, Config};
use aws_smithy_http_client::tls::{rustls_provider::CryptoMode, Provider, TlsContext, TrustStore};
use serde_json::{json, Value};

#[derive(Default)]
pub struct Clients(RefCell<HashMap<String, Client>>);

impl Clients {
    pub fn for_call(&self, asked: &Value) -> Client {
        let settings = ["maxAttempts", "timeoutMs", "ca"].map(|name| &asked["options"][name]);
        let key = json!([asked["endpoint"], asked["region"], asked["credentials"], settings]).to_string();
        self.0.borrow_mut().entry(key).or_insert_with(|| new_client(asked)).clone()
    }
}

fn new_client(asked: &Value) -> Client {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let options = &asked["options"];
    let mut config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(text(&asked["region"])))
        .endpoint_url(text(&asked["endpoint"]));

    let given = &asked["credentials"];
    config = match given["bearerToken"].as_str() {
        Some(token) => config.bearer_token(Token::new(token, None)),
        None => config.credentials_provider(Credentials::new(
            text(&given["accessKeyId"]),
            text(&given["secretAccessKey"]),
            given["sessionToken"].as_str().map(str::to_owned),
            None,
            "adapter",
        )),
    };
    if let Some(attempts) = options["maxAttempts"].as_u64() {
        config = config.retry_config(RetryConfig::standard().with_max_attempts(attempts as u32));
    }
    if let Some(limit) = options["timeoutMs"].as_u64().map(Duration::from_millis) {
        // The first byte is waited for by the one, those of the body by the other.
        config = config
            .timeout_config(TimeoutConfig::builder().connect_timeout(limit).read_timeout(limit).build())
            .stalled_stream_protection(StalledStreamProtectionConfig::enabled().grace_period(limit).build());
    }

    let trusted = match options["ca"].as_str() {
        Some(authority) => TrustStore::empty().with_pem_certificate(authority),
        None => TrustStore::default(),
    };
    let tls = TlsContext::builder().with_trust_store(trusted).build().expect("the authority is PEM");
    let transport = aws_smithy_http_client::Builder::new()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(tls)
        .build_https();
    Client::from_conf(config.http_client(transport).build())
}
