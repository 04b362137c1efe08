import { event, eventStream, list, optional, required, structure, union, type ShapeTable } from '../define.js'

/** Event streams and the deltas they carry. */
export const stream = {
  BidirectionalInputPayloadPart: event(
    '2025-04-08',
    {
      bytes: optional('PartBody'),
    },
    { sensitive: true },
  ),
  BidirectionalOutputPayloadPart: event(
    '2025-04-08',
    {
      bytes: optional('PartBody'),
    },
    { sensitive: true },
  ),
  CitationSourceContentDelta: structure('2025-06-30', {
    text: optional('String'),
  }),
  CitationSourceContentListDelta: list('2025-06-30', 'CitationSourceContentDelta'),
  CitationsDelta: structure('2025-06-30', {
    title: optional('String'),
    source: optional('String', '2025-11-19'),
    sourceContent: optional('CitationSourceContentListDelta'),
    location: optional('CitationLocation'),
  }),
  ContentBlockDelta: union('2024-05-30', {
    text: optional('String'),
    toolUse: optional('ToolUseBlockDelta'),
    toolResult: optional('ToolResultBlocksDelta', '2025-10-29'),
    reasoningContent: optional('ReasoningContentBlockDelta', '2025-02-24'),
    citation: optional('CitationsDelta', '2025-06-30'),
    image: optional('ImageBlockDelta', '2025-12-02'),
  }),
  ContentBlockDeltaEvent: event('2024-05-30', {
    delta: required('ContentBlockDelta'),
    contentBlockIndex: required('NonNegativeInteger'),
  }),
  ContentBlockStart: union('2024-05-30', {
    toolUse: optional('ToolUseBlockStart'),
    toolResult: optional('ToolResultBlockStart', '2025-10-29'),
    image: optional('ImageBlockStart', '2025-12-02'),
  }),
  ContentBlockStartEvent: event('2024-05-30', {
    start: required('ContentBlockStart'),
    contentBlockIndex: required('NonNegativeInteger'),
  }),
  ContentBlockStopEvent: event('2024-05-30', {
    contentBlockIndex: required('NonNegativeInteger'),
  }),
  ConverseStreamMetadataEvent: event('2024-05-30', {
    usage: required('TokenUsage'),
    metrics: required('ConverseStreamMetrics'),
    trace: optional('ConverseStreamTrace', '2024-06-18'),
    performanceConfig: optional('PerformanceConfiguration', '2024-12-03.1'),
    serviceTier: optional('ServiceTier', '2025-11-18'),
  }),
  ConverseStreamMetrics: structure('2024-05-30', {
    latencyMs: required('Long'),
  }),
  ConverseStreamOutput: eventStream('2024-05-30', {
    messageStart: optional('MessageStartEvent'),
    contentBlockStart: optional('ContentBlockStartEvent'),
    contentBlockDelta: optional('ContentBlockDeltaEvent'),
    contentBlockStop: optional('ContentBlockStopEvent'),
    messageStop: optional('MessageStopEvent'),
    metadata: optional('ConverseStreamMetadataEvent'),
    internalServerException: optional('InternalServerException'),
    modelStreamErrorException: optional('ModelStreamErrorException'),
    validationException: optional('ValidationException'),
    throttlingException: optional('ThrottlingException'),
    serviceUnavailableException: optional('ServiceUnavailableException', '2024-07-25'),
  }),
  ConverseStreamTrace: structure('2024-06-18', {
    guardrail: optional('GuardrailTraceAssessment'),
    promptRouter: optional('PromptRouterTrace', '2024-12-04'),
  }),
  ImageBlockDelta: structure('2025-12-02', {
    source: optional('ImageSource'),
    error: optional('ErrorBlock'),
  }),
  ImageBlockStart: structure('2025-12-02', {
    format: required('ImageFormat'),
  }),
  InvokeModelWithBidirectionalStreamInput: eventStream('2025-04-08', {
    chunk: optional('BidirectionalInputPayloadPart'),
  }),
  InvokeModelWithBidirectionalStreamOutput: eventStream('2025-04-08', {
    chunk: optional('BidirectionalOutputPayloadPart'),
    internalServerException: optional('InternalServerException'),
    modelStreamErrorException: optional('ModelStreamErrorException'),
    validationException: optional('ValidationException'),
    throttlingException: optional('ThrottlingException'),
    modelTimeoutException: optional('ModelTimeoutException'),
    serviceUnavailableException: optional('ServiceUnavailableException'),
  }),
  MessageStartEvent: event('2024-05-30', {
    role: required('ConversationRole'),
  }),
  MessageStopEvent: event('2024-05-30', {
    stopReason: required('StopReason'),
    additionalModelResponseFields: optional('Document'),
  }),
  PayloadPart: event(
    '2023-09-28',
    {
      bytes: optional('PartBody'),
    },
    { sensitive: true },
  ),
  ReasoningContentBlockDelta: union(
    '2025-02-24',
    {
      text: optional('String'),
      redactedContent: optional('Blob'),
      signature: optional('String'),
    },
    { sensitive: true },
  ),
  ResponseStream: eventStream('2023-09-28', {
    chunk: optional('PayloadPart'),
    internalServerException: optional('InternalServerException'),
    modelStreamErrorException: optional('ModelStreamErrorException'),
    validationException: optional('ValidationException'),
    throttlingException: optional('ThrottlingException'),
    modelTimeoutException: optional('ModelTimeoutException', '2023-10-02'),
    serviceUnavailableException: optional('ServiceUnavailableException', '2024-07-25'),
  }),
  ToolResultBlockDelta: union('2025-10-29', {
    text: optional('String'),
    json: optional('Document', '2025-12-02'),
  }),
  ToolResultBlockStart: structure('2025-10-29', {
    toolUseId: required('ToolUseId'),
    type: optional('String'),
    status: optional('ToolResultStatus'),
  }),
  ToolResultBlocksDelta: list('2025-10-29', 'ToolResultBlockDelta'),
  ToolUseBlockDelta: structure('2024-05-30', {
    input: required('String'),
  }),
  ToolUseBlockStart: structure('2024-05-30', {
    toolUseId: required('ToolUseId'),
    name: required('ToolName'),
    type: optional('ToolUseType', '2025-10-29'),
  }),
} satisfies ShapeTable
