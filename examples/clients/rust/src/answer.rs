//! What the caller of the SDK sees: output, events and errors.

use std::cell::RefCell;
use std::error::Error;
use std::time::Duration;

use aws_sdk_bedrockruntime::config::http::HttpResponse;
use aws_sdk_bedrockruntime::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_bedrockruntime::operation::RequestId;
use aws_sdk_bedrockruntime::primitives::event_stream::EventReceiver;
use aws_sdk_bedrockruntime::types::error::*;
use aws_smithy_types::event_stream::RawMessage;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{json, Map, Value};
use sha2::{Digest, Sha256};

use crate::json::{object, ToJson};

pub struct Options {
    pub summarise: bool,
    pub stop_after: Option<u64>,
    pub pause: Option<Duration>,
}

/// Filled as the call goes on, so that what came before an error or an abort is kept.
#[derive(Default)]
pub struct Answer(RefCell<Seen>);

#[derive(Default)]
struct Seen {
    output: Option<Value>,
    events: Option<Vec<Value>>,
    count: u64,
    length: usize,
    digest: Sha256,
}

impl Answer {
    pub fn returned(&self, output: Value) {
        self.0.borrow_mut().output = Some(output);
    }

    fn event(&self, event: Value, options: &Options) -> u64 {
        let mut seen = self.0.borrow_mut();
        seen.count += 1;
        if options.summarise {
            let text = event.pointer("/contentBlockDelta/delta/text").and_then(Value::as_str);
            let base64 = event.pointer("/chunk/bytes/$base64").and_then(Value::as_str);
            let bytes = match base64 {
                Some(base64) => STANDARD.decode(base64).unwrap_or_default(),
                None => text.unwrap_or_default().into(),
            };
            seen.length += bytes.len();
            seen.digest.update(bytes);
        } else {
            seen.events.get_or_insert_default().push(event);
        }
        seen.count
    }

    pub fn into_json(self, id: &Value, options: &Options, failure: Option<Failure>) -> Value {
        let seen = self.0.into_inner();
        let mut answer = Map::from_iter([("id".to_owned(), id.clone())]);
        let mut put = |name: &str, value: Option<Value>| {
            value.map(|value| answer.insert(name.to_owned(), value));
        };
        put("output", seen.output);
        if let (true, Some(_)) = (options.summarise, &seen.events) {
            let sha256: String = seen.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            put("summary", Some(json!({"count": seen.count, "textLength": seen.length, "sha256": sha256})));
        } else {
            put("events", seen.events.map(Value::from));
        }
        put("error", failure.map(|failure| failure.0));
        Value::Object(answer)
    }
}

/// Reads a stream of events as the call asks for.
pub async fn read<T, E>(stream: &mut EventReceiver<T, E>, options: &Options, answer: &Answer) -> Result<(), Failure>
where
    T: ToJson,
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    answer.0.borrow_mut().events = Some(Vec::new());
    while let Some(event) = stream.recv().await.map_err(seen)? {
        let count = answer.event(event.to_json(), options);
        if Some(count) == options.stop_after {
            break;
        }
        if let Some(pause) = options.pause {
            tokio::time::sleep(pause).await;
        }
    }
    Ok(())
}

/// An error as the protocol writes it.
pub struct Failure(pub Value);

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Failure(json!({"name": "InputError", "message": message}))
    }
}

/// What an error of the SDK holds beside the error itself: a response, or a message of a stream.
pub trait Raw: std::fmt::Debug {
    fn status(&self) -> Option<u16>;
}

impl Raw for HttpResponse {
    fn status(&self) -> Option<u16> {
        Some(self.status().as_u16())
    }
}

impl Raw for RawMessage {
    fn status(&self) -> Option<u16> {
        None
    }
}

pub fn seen<E, R>(error: SdkError<E, R>) -> Failure
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
    R: Raw + 'static,
{
    let kind = match &error {
        SdkError::ConstructionFailure(_) => "ConstructionFailure",
        SdkError::TimeoutError(_) => "TimeoutError",
        SdkError::DispatchFailure(_) => "DispatchFailure",
        SdkError::ResponseError(_) => "ResponseError",
        _ => "ServiceError",
    };
    let service = error.as_service_error().map(ProvideErrorMetadata::meta);
    let text = DisplayErrorContext(&error).to_string();
    let (class, fields) = modeled(&error);
    Failure(object([
        ("name", Some(service.and_then(|it| it.code()).or(class).unwrap_or(kind).into())),
        ("message", Some(service.and_then(|it| it.message()).unwrap_or(&text).into())),
        ("status_code", error.raw_response().and_then(R::status).map(Value::from)),
        ("request_id", service.and_then(|it| it.request_id()).map(Value::from)),
        ("fields", Some(fields)),
    ]))
}

macro_rules! modeled {
    ($($name:ident { $($field:ident),* })*) => {
        /// The name of the type that the error is, and its members besides the message: events have no code.
        fn modeled(error: &(dyn Error + 'static)) -> (Option<&'static str>, Value) {
            $(if let Some(_known) = error.downcast_ref::<$name>() {
                let fields = object([$((stringify!($field), _known.$field.to_member())),*]);
                return (Some(stringify!($name)), fields);
            })*
            error.source().map_or((None, json!({})), modeled)
        }
    };
}

modeled! {
    AccessDeniedException {}
    ConflictException {}
    InternalServerException {}
    ModelErrorException { original_status_code, resource_name }
    ModelNotReadyException {}
    ModelStreamErrorException { original_status_code, original_message }
    ModelTimeoutException {}
    ResourceNotFoundException {}
    ServiceQuotaExceededException {}
    ServiceUnavailableException {}
    ThrottlingException {}
    ValidationException {}
}
