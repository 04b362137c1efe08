//! aws-sdk-bedrockruntime behind the adapter protocol: one JSON object a line in, one out.

mod answer;
mod client;
mod json;
mod operations;
mod shapes;

use std::rc::Rc;
use std::time::Duration;

use answer::{Answer, Failure, Options};
use client::Clients;
use serde_json::{json, Value};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::task::LocalSet;

const FEATURES: &str = "sigv4 session-token bearer http1 tls attempts timeout stop pause abort \
    typed-output idempotency-token validates-input";

async fn serve(clients: Rc<Clients>, asked: Value) -> Value {
    let milliseconds = |name: &str| asked["options"][name].as_u64().map(Duration::from_millis);
    let options = Options {
        summarise: asked["options"]["summarise"] == true,
        stop_after: asked["options"]["stopAfter"].as_u64(),
        pause: milliseconds("pauseMs"),
    };
    let answer = Answer::default();
    let client = clients.for_call(&asked);
    let name = asked["operation"].as_str().unwrap_or_default();
    let call = operations::call(&client, name, &asked["input"], &options, &answer);
    // A future is aborted by letting go of it.
    let result = match milliseconds("abortAfterMs") {
        None => call.await,
        Some(limit) => tokio::time::timeout(limit, call)
            .await
            .unwrap_or_else(|elapsed| Err(Failure(json!({"name": "Elapsed", "message": elapsed.to_string()})))),
    };
    answer.into_json(&asked["id"], &options, result.err())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hello = json!({
        "protocol": 1,
        "name": "aws-sdk-rust",
        "version": aws_sdk_bedrockruntime::meta::PKG_VERSION,
        "operations": operations::NAMES,
        "concurrency": 16,
        "features": FEATURES.split_whitespace().collect::<Vec<_>>(),
    });
    println!("{}", json!({"hello": hello}));

    let clients = Rc::new(Clients::default());
    let calls = LocalSet::new();
    let reading = calls.run_until(async {
        let mut lines = BufReader::new(tokio::io::stdin()).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            let asked = serde_json::from_str(&line).expect("a line is one JSON object");
            let clients = clients.clone();
            tokio::task::spawn_local(async move { println!("{}", serve(clients, asked).await) });
        }
    });
    reading.await;
    calls.await;
}
