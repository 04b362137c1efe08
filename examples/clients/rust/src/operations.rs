//! The operations by the members of their inputs and outputs.

use aws_sdk_bedrockruntime::{operation, Client};
use serde_json::Value;

use crate::answer::{read, seen, Answer, Failure, Options};
use crate::json::{member, object, ToJson};

macro_rules! operations {
    (
        $($name:ident $module:ident { $($field:ident),* } => { $($given:ident),* })*
        ; streams
        $($stream_name:ident $stream_module:ident $stream:ident { $($stream_field:ident),* } => { $($stream_given:ident),* })*
    ) => {
        pub const NAMES: &[&str] = &[$(stringify!($name),)* $(stringify!($stream_name)),*];

        pub async fn call(
            client: &Client,
            name: &str,
            input: &Value,
            options: &Options,
            answer: &Answer,
        ) -> Result<(), Failure> {
            paste::paste! { match name {
                $(stringify!($name) => {
                    let request = operation::$module::builders::[<$name InputBuilder>]::default()
                        $(.[<set_ $field>](member(input, stringify!($field))?))*;
                    let output = request.send_with(client).await.map_err(seen)?;
                    answer.returned(object([$((stringify!($given), output.$given.to_member())),*]));
                })*
                $(stringify!($stream_name) => {
                    let request = operation::$stream_module::builders::[<$stream_name InputBuilder>]::default()
                        $(.[<set_ $stream_field>](member(input, stringify!($stream_field))?))*;
                    let mut output = request.send_with(client).await.map_err(seen)?;
                    answer.returned(object([$((stringify!($stream_given), output.$stream_given.to_member())),*]));
                    read(&mut output.$stream, options, answer).await?;
                })*
                _ => return Err(Failure::from(format!("{name} is no operation of this client"))),
            } }
            Ok(())
        }
    };
}

operations! {
    ApplyGuardrail apply_guardrail {
        guardrail_identifier, guardrail_version, source, content, output_scope
    } => { usage, action, action_reason, outputs, assessments, guardrail_coverage }
    Converse converse {
        model_id, messages, system, inference_config, tool_config, guardrail_config,
        additional_model_request_fields, prompt_variables, additional_model_response_field_paths,
        request_metadata, performance_config, service_tier, output_config
    } => {
        output, stop_reason, usage, metrics, additional_model_response_fields, trace,
        performance_config, service_tier
    }
    CountTokens count_tokens { model_id, input } => { input_tokens }
    GetAsyncInvoke get_async_invoke {
        invocation_arn
    } => {
        invocation_arn, model_arn, client_request_token, status, failure_message, submit_time,
        last_modified_time, end_time, output_data_config
    }
    InvokeGuardrailChecks invoke_guardrail_checks { messages, checks } => { results, usage }
    InvokeModel invoke_model {
        body, content_type, accept, model_id, trace, guardrail_identifier, guardrail_version,
        performance_config_latency, service_tier, request_metadata
    } => { body, content_type, performance_config_latency, service_tier }
    ListAsyncInvokes list_async_invokes {
        submit_time_after, submit_time_before, status_equals, max_results, next_token, sort_by,
        sort_order
    } => { next_token, async_invoke_summaries }
    StartAsyncInvoke start_async_invoke {
        client_request_token, model_id, model_input, output_data_config, tags
    } => { invocation_arn }
    ; streams
    ConverseStream converse_stream stream {
        model_id, messages, system, inference_config, tool_config, guardrail_config,
        additional_model_request_fields, prompt_variables, additional_model_response_field_paths,
        request_metadata, performance_config, service_tier, output_config
    } => {}
    InvokeModelWithResponseStream invoke_model_with_response_stream body {
        body, content_type, accept, model_id, trace, guardrail_identifier, guardrail_version,
        performance_config_latency, service_tier, request_metadata
    } => { content_type, performance_config_latency, service_tier }
}
