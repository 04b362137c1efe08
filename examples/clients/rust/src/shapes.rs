//! Every shape of the SDK by the names of its members, for the macros of `json.rs`: the SDK has no serialisation of its
//! own to show what it gives, and no way to list its members.

use aws_sdk_bedrockruntime::types::*;

use crate::json::{enumerations, structures, unions};

enumerations! {
    AsyncInvokeStatus, AudioFormat, CachePointType, CacheTtl, ConversationRole, DocumentFormat,
    GuardrailAction, GuardrailAutomatedReasoningLogicWarningType, GuardrailChecksContentFilterCategory,
    GuardrailChecksPromptAttackCategory, GuardrailChecksRole, GuardrailChecksSensitiveInformationEntityType,
    GuardrailContentFilterConfidence, GuardrailContentFilterStrength, GuardrailContentFilterType,
    GuardrailContentPolicyAction, GuardrailContentQualifier, GuardrailContentSource,
    GuardrailContextualGroundingFilterType, GuardrailContextualGroundingPolicyAction,
    GuardrailConverseContentQualifier, GuardrailConverseImageFormat, GuardrailImageFormat,
    GuardrailManagedWordType, GuardrailOrigin, GuardrailOutputScope, GuardrailOwnership,
    GuardrailPiiEntityType, GuardrailSensitiveInformationPolicyAction, GuardrailStreamProcessingMode,
    GuardrailTopicPolicyAction, GuardrailTopicType, GuardrailTrace, GuardrailWordPolicyAction, ImageFormat,
    OutputFormatType, PerformanceConfigLatency, ServiceTierType, SortAsyncInvocationBy, SortOrder, StopReason,
    ToolResultStatus, ToolUseType, Trace, VideoFormat
}

unions! {
    AsyncInvokeOutputDataConfig { S3OutputDataConfig }
    AudioSource { Bytes, S3Location }
    CitationGeneratedContent { Text }
    CitationLocation { DocumentChar, DocumentChunk, DocumentPage, SearchResultLocation, Web }
    CitationSourceContent { Text }
    ContentBlock {
        Audio, CachePoint, CitationsContent, Document, GuardContent, Image, ReasoningContent, SearchResult,
        Text, ToolAddition, ToolRemoval, ToolResult, ToolUse, Video
    }
    ContentBlockDelta { Citation, Image, ReasoningContent, Text, ToolResult, ToolUse }
    ContentBlockStart { Image, ToolResult, ToolUse }
    ConverseOutput { Message }
    ConverseStreamOutput {
        ContentBlockDelta, ContentBlockStart, ContentBlockStop, MessageStart, MessageStop, Metadata
    }
    CountTokensInput { Converse, InvokeModel }
    DocumentContentBlock { Text }
    DocumentSource { Bytes, Content, S3Location, Text }
    GuardrailAutomatedReasoningFinding {
        Impossible, Invalid, NoTranslations, Satisfiable, TooComplex, TranslationAmbiguous, Valid
    }
    GuardrailChecksContentBlock { Text }
    GuardrailContentBlock { Image, Text }
    GuardrailConverseContentBlock { Image, Text }
    GuardrailConverseImageSource { Bytes }
    GuardrailImageSource { Bytes }
    ImageSource { Bytes, S3Location }
    InvokeModelWithBidirectionalStreamInput { Chunk }
    InvokeModelWithBidirectionalStreamOutput { Chunk }
    OutputFormatStructure { JsonSchema }
    PromptVariableValues { Text }
    ReasoningContentBlock { ReasoningText, RedactedContent }
    ReasoningContentBlockDelta { RedactedContent, Signature, Text }
    ResponseStream { Chunk }
    SystemContentBlock { CachePoint, GuardContent, Text }
    Tool { CachePoint, SystemTool, ToolSpec }
    ToolChoice { Any, Auto, Tool }
    ToolInputSchema { Json }
    ToolResultBlockDelta { Json, Text }
    ToolResultContentBlock { Document, Image, Json, SearchResult, Text, Video }
    VideoSource { Bytes, S3Location }
}

structures! { whole
    AnyToolChoice {}
    AppliedGuardrailDetails {
        guardrail_id, guardrail_version, guardrail_arn, guardrail_origin, guardrail_ownership
    }
    AutoToolChoice {}
    BidirectionalInputPayloadPart { bytes }
    BidirectionalOutputPayloadPart { bytes }
    Citation { title, source, source_content, location }
    CitationSourceContentDelta { text }
    CitationsContentBlock { content, citations }
    CitationsDelta { title, source, source_content, location }
    ConverseStreamMetadataEvent { usage, metrics, trace, performance_config, service_tier }
    ConverseStreamTrace { guardrail, prompt_router }
    ConverseTokensRequest { messages, system, tool_config, additional_model_request_fields }
    ConverseTrace { guardrail, prompt_router }
    DocumentCharLocation { document_index, start, end }
    DocumentChunkLocation { document_index, start, end }
    DocumentPageLocation { document_index, start, end }
    ErrorBlock { message }
    GuardrailAssessment {
        topic_policy, content_policy, word_policy, sensitive_information_policy, contextual_grounding_policy,
        automated_reasoning_policy, invocation_metrics, applied_guardrail_details
    }
    GuardrailAutomatedReasoningImpossibleFinding { translation, contradicting_rules, logic_warning }
    GuardrailAutomatedReasoningInputTextReference { text }
    GuardrailAutomatedReasoningInvalidFinding { translation, contradicting_rules, logic_warning }
    GuardrailAutomatedReasoningLogicWarning { r#type, premises, claims }
    GuardrailAutomatedReasoningNoTranslationsFinding {}
    GuardrailAutomatedReasoningPolicyAssessment { findings }
    GuardrailAutomatedReasoningRule { identifier, policy_version_arn }
    GuardrailAutomatedReasoningSatisfiableFinding {
        translation, claims_true_scenario, claims_false_scenario, logic_warning
    }
    GuardrailAutomatedReasoningScenario { statements }
    GuardrailAutomatedReasoningStatement { logic, natural_language }
    GuardrailAutomatedReasoningTooComplexFinding {}
    GuardrailAutomatedReasoningTranslation {
        premises, claims, untranslated_premises, untranslated_claims, confidence
    }
    GuardrailAutomatedReasoningTranslationAmbiguousFinding { options, difference_scenarios }
    GuardrailAutomatedReasoningTranslationOption { translations }
    GuardrailAutomatedReasoningValidFinding {
        translation, claims_true_scenario, supporting_rules, logic_warning
    }
    GuardrailChecksConfig { content_filter, prompt_attack, sensitive_information }
    GuardrailChecksResults { content_filter, prompt_attack, sensitive_information }
    GuardrailChecksUsageResults { content_filter, prompt_attack, sensitive_information }
    GuardrailConfiguration { guardrail_identifier, guardrail_version, trace }
    GuardrailContextualGroundingPolicyAssessment { filters }
    GuardrailCoverage { text_characters, images }
    GuardrailImageCoverage { guarded, total }
    GuardrailInvocationMetrics { guardrail_processing_latency, usage, guardrail_coverage }
    GuardrailOutputContent { text }
    GuardrailStreamConfiguration { guardrail_identifier, guardrail_version, trace, stream_processing_mode }
    GuardrailTextCharactersCoverage { guarded, total }
    GuardrailTraceAssessment { model_output, input_assessment, output_assessments, action_reason }
    ImageBlockDelta { source, error }
    InferenceConfiguration { max_tokens, temperature, top_p, stop_sequences }
    OutputConfig { text_format, effort }
    PayloadPart { bytes }
    PerformanceConfiguration { latency }
    PromptRouterTrace { invoked_model_id }
    SearchResultLocation { search_result_index, start, end }
    ToolAdditionBlock { tool }
    ToolReference { r#type, name, server_name }
    ToolRemovalBlock { tool }
    WebLocation { url, domain }
}

// Builders of these check that what is required is there.
structures! { checked
    AsyncInvokeS3OutputDataConfig { s3_uri, kms_key_id, bucket_owner }
    AsyncInvokeSummary {
        invocation_arn, model_arn, client_request_token, status, failure_message, submit_time,
        last_modified_time, end_time, output_data_config
    }
    AudioBlock { format, source, error }
    CacheDetail { ttl, input_tokens }
    CachePointBlock { r#type, ttl }
    CitationsConfig { enabled }
    ContentBlockDeltaEvent { delta, content_block_index }
    ContentBlockStartEvent { start, content_block_index }
    ContentBlockStopEvent { content_block_index }
    ConverseMetrics { latency_ms }
    ConverseStreamMetrics { latency_ms }
    DocumentBlock { format, name, source, context, citations }
    GuardrailChecksContentFilterCategoryConfig { category }
    GuardrailChecksContentFilterConfig { categories }
    GuardrailChecksContentFilterResult { results }
    GuardrailChecksContentFilterResultEntry { category, severity_score }
    GuardrailChecksContentFilterUsage { text_units }
    GuardrailChecksMessage { role, content }
    GuardrailChecksPromptAttackCategoryConfig { category }
    GuardrailChecksPromptAttackConfig { categories }
    GuardrailChecksPromptAttackResult { results }
    GuardrailChecksPromptAttackResultEntry { category, severity_score }
    GuardrailChecksPromptAttackUsage { text_units }
    GuardrailChecksSensitiveInformationConfig { entities }
    GuardrailChecksSensitiveInformationEntityConfig { r#type }
    GuardrailChecksSensitiveInformationResult { results, truncated }
    GuardrailChecksSensitiveInformationResultEntry {
        r#type, confidence_score, begin_offset, end_offset, message_index, content_index
    }
    GuardrailChecksSensitiveInformationUsage { text_units }
    GuardrailContentFilter { r#type, confidence, filter_strength, action, detected }
    GuardrailContentPolicyAssessment { filters }
    GuardrailContextualGroundingFilter { r#type, threshold, score, action, detected }
    GuardrailConverseImageBlock { format, source }
    GuardrailConverseTextBlock { text, qualifiers }
    GuardrailCustomWord { r#match, action, detected }
    GuardrailImageBlock { format, source }
    GuardrailManagedWord { r#match, r#type, action, detected }
    GuardrailPiiEntityFilter { r#match, r#type, action, detected }
    GuardrailRegexFilter { name, r#match, regex, action, detected }
    GuardrailSensitiveInformationPolicyAssessment { pii_entities, regexes }
    GuardrailTextBlock { text, qualifiers }
    GuardrailTopic { name, r#type, action, detected }
    GuardrailTopicPolicyAssessment { topics }
    GuardrailUsage {
        topic_policy_units, content_policy_units, word_policy_units, sensitive_information_policy_units,
        sensitive_information_policy_free_units, contextual_grounding_policy_units,
        content_policy_image_units, automated_reasoning_policy_units, automated_reasoning_policies
    }
    GuardrailWordPolicyAssessment { custom_words, managed_word_lists }
    ImageBlock { format, source, error }
    ImageBlockStart { format }
    InvokeModelTokensRequest { body }
    JsonSchemaDefinition { schema, name, description }
    Message { role, content }
    MessageStartEvent { role }
    MessageStopEvent { stop_reason, additional_model_response_fields }
    OutputFormat { r#type, structure }
    ReasoningTextBlock { text, signature }
    S3Location { uri, bucket_owner }
    SearchResultBlock { source, title, content, citations }
    SearchResultContentBlock { text }
    ServiceTier { r#type }
    SpecificToolChoice { name }
    SystemTool { name }
    Tag { key, value }
    TokenUsage {
        input_tokens, output_tokens, total_tokens, cache_read_input_tokens, cache_write_input_tokens,
        cache_details
    }
    ToolConfiguration { tools, tool_choice }
    ToolResultBlock { tool_use_id, content, status, r#type }
    ToolResultBlockStart { tool_use_id, r#type, status }
    ToolSpecification { name, description, input_schema, strict }
    ToolUseBlock { tool_use_id, name, input, r#type }
    ToolUseBlockDelta { input }
    ToolUseBlockStart { tool_use_id, name, r#type }
    VideoBlock { format, source }
}
