//! The frame decoder of aws-smithy-eventstream behind the command protocol: one JSON object a line in, one out.

use std::io::{self, BufRead, Write};

use aws_smithy_eventstream::frame::{DecodedFrame, MessageFrameDecoder};
use aws_smithy_types::event_stream::{HeaderValue, Message};
use base64::{engine::general_purpose::STANDARD, Engine};
use bytes::{Buf, BytesMut};
use serde_json::{json, Map, Value};

fn typed(value: &HeaderValue) -> Value {
    match value {
        HeaderValue::Bool(v) => json!({"type": "boolean", "value": v}),
        HeaderValue::Byte(v) => json!({"type": "byte", "value": v}),
        HeaderValue::Int16(v) => json!({"type": "short", "value": v}),
        HeaderValue::Int32(v) => json!({"type": "integer", "value": v}),
        HeaderValue::Int64(v) => json!({"type": "long", "value": v.to_string()}),
        HeaderValue::ByteArray(v) => json!({"type": "binary", "value": STANDARD.encode(v)}),
        HeaderValue::String(v) => json!({"type": "string", "value": v.as_str()}),
        HeaderValue::Timestamp(v) => {
            let milliseconds = v.to_millis().map(|v| v.to_string()).unwrap_or_default();
            json!({"type": "timestamp", "value": milliseconds})
        }
        HeaderValue::Uuid(v) => {
            let hex = format!("{v:032x}");
            let fields = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
            json!({"type": "uuid", "value": fields.join("-")})
        }
        other => json!({"type": format!("{other:?}"), "value": null}),
    }
}

fn written(message: &Message) -> Value {
    let headers: Map<String, Value> = message
        .headers()
        .iter()
        .map(|header| (header.name().as_str().to_owned(), typed(header.value())))
        .collect();
    json!({"headers": headers, "body": STANDARD.encode(message.payload())})
}

/// Feeds chunk by chunk. The decoder takes a whole prelude out of the buffer and leaves what is shorter, and has no word
/// for the end of a stream: bytes that are left in the buffer are all that tells of a message that is not whole.
fn decode(chunks: &[Vec<u8>], messages: &mut Vec<Value>) -> Result<(), String> {
    let mut decoder = MessageFrameDecoder::new();
    let mut buffer = BytesMut::new();
    for chunk in chunks {
        buffer.extend_from_slice(chunk);
        while let DecodedFrame::Complete(message) =
            decoder.decode_frame(&mut buffer).map_err(|error| error.to_string())?
        {
            messages.push(written(&message));
        }
    }
    if buffer.has_remaining() {
        return Err(format!("{} bytes of a message that is not whole", buffer.remaining()));
    }
    Ok(())
}

fn main() {
    let mut output = io::stdout().lock();
    let hello = json!({"hello": {"name": "aws-smithy-eventstream", "features": ["messages"]}});
    writeln!(output, "{hello}").unwrap();
    for line in io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let chunks: Vec<Vec<u8>> = request["chunks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|chunk| STANDARD.decode(chunk.as_str().unwrap()).unwrap())
            .collect();
        let mut messages = Vec::new();
        let error = decode(&chunks, &mut messages).err().map(|message| json!({"message": message}));
        writeln!(output, "{}", json!({"id": request["id"], "messages": messages, "error": error})).unwrap();
        output.flush().unwrap();
    }
}
