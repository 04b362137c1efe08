/**
 * What belongs to each feature that a profile may lack: members of shapes, and values of enums by `Shape=value`. The names
 * are those of the profile; what it has no name for is always there.
 */
export const FEATURE_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  image: ['ContentBlock.image', 'ToolResultContentBlock.image'],
  document: ['ContentBlock.document', 'ToolResultContentBlock.document'],
  video: ['ContentBlock.video', 'ToolResultContentBlock.video'],
  audio: ['ContentBlock.audio'],
  s3: [
    'ImageSource.s3Location',
    'DocumentSource.s3Location',
    'VideoSource.s3Location',
    'AudioSource.s3Location',
  ],
  system: ['ConverseRequest.system', 'ConverseStreamRequest.system', 'ConverseTokensRequest.system'],
  tools: [
    'ConverseRequest.toolConfig',
    'ConverseStreamRequest.toolConfig',
    'ConverseTokensRequest.toolConfig',
    'ContentBlock.toolUse',
    'ContentBlock.toolResult',
    'ContentBlock.toolAddition',
    'ContentBlock.toolRemoval',
  ],
  systemTools: ['Tool.systemTool', 'ToolUseBlock.type', 'ToolResultBlock.type'],
  guardrail: [
    'ConverseRequest.guardrailConfig',
    'ConverseStreamRequest.guardrailConfig',
    'ContentBlock.guardContent',
    'SystemContentBlock.guardContent',
    'InvokeModelRequest.guardrailIdentifier',
    'InvokeModelRequest.guardrailVersion',
    'InvokeModelWithResponseStreamRequest.guardrailIdentifier',
    'InvokeModelWithResponseStreamRequest.guardrailVersion',
  ],
  guardrailImage: ['GuardrailConverseContentBlock.image', 'GuardrailContentBlock.image'],
  reasoning: ['ContentBlock.reasoningContent'],
  citations: [
    'DocumentBlock.citations',
    'ContentBlock.citationsContent',
    'SearchResultBlock.citations',
    // The service takes these two only where citations are enabled.
    'DocumentSource.text',
    'DocumentSource.content',
  ],
  searchResult: ['ContentBlock.searchResult', 'ToolResultContentBlock.searchResult'],
  cachePoint: ['ContentBlock.cachePoint', 'SystemContentBlock.cachePoint', 'Tool.cachePoint'],
  prompt: ['ConverseRequest.promptVariables', 'ConverseStreamRequest.promptVariables'],
  structuredOutput: ['ConverseRequest.outputConfig', 'ConverseStreamRequest.outputConfig'],
  additionalFields: [
    'ConverseRequest.additionalModelRequestFields',
    'ConverseRequest.additionalModelResponseFieldPaths',
    'ConverseStreamRequest.additionalModelRequestFields',
    'ConverseStreamRequest.additionalModelResponseFieldPaths',
    'ConverseTokensRequest.additionalModelRequestFields',
  ],
  performanceConfig: [
    'ConverseRequest.performanceConfig',
    'ConverseStreamRequest.performanceConfig',
    'InvokeModelRequest.performanceConfigLatency',
    'InvokeModelWithResponseStreamRequest.performanceConfigLatency',
  ],
  serviceTier: [
    'ConverseRequest.serviceTier',
    'ConverseStreamRequest.serviceTier',
    'InvokeModelRequest.serviceTier',
    'InvokeModelWithResponseStreamRequest.serviceTier',
  ],
  requestMetadata: [
    'ConverseRequest.requestMetadata',
    'ConverseStreamRequest.requestMetadata',
    'InvokeModelRequest.requestMetadata',
    'InvokeModelWithResponseStreamRequest.requestMetadata',
  ],
}

/**
 * What the documents leave open, so that no server can be held to it: generated only when asked for. System messages are
 * in the enum and refused by models; tool changes stand in nothing else.
 */
export const OPEN_MEMBERS: readonly string[] = [
  'ConversationRole=system',
  'ContentBlock.toolAddition',
  'ContentBlock.toolRemoval',
]
