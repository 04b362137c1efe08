/** How often an optional member is there, in percent, where it is neither required nor as usual. */
const PERCENTS: Readonly<Record<string, number>> = {
  messages: 100,
  body: 100,
  inferenceConfig: 50,
  system: 40,
  toolConfig: 30,
  guardrailConfig: 15,
  additionalModelRequestFields: 10,
  additionalModelResponseFieldPaths: 15,
  promptVariables: 3,
  requestMetadata: 10,
  performanceConfig: 5,
  performanceConfigLatency: 5,
  serviceTier: 5,
  outputConfig: 5,
  'DocumentBlock.format': 100,
  'GuardrailConfiguration.guardrailIdentifier': 100,
  'GuardrailConfiguration.guardrailVersion': 100,
  'GuardrailStreamConfiguration.guardrailIdentifier': 100,
  'GuardrailStreamConfiguration.guardrailVersion': 100,
  'ImageBlock.error': 1,
  'AudioBlock.error': 1,
  'ToolUseBlock.type': 2,
  'ToolResultBlock.type': 2,
  trace: 15,
  message: 90,
  'PayloadPart.bytes': 100,
  'BidirectionalInputPayloadPart.bytes': 100,
  'BidirectionalOutputPayloadPart.bytes': 100,
}

const USUAL_PERCENT = 30

export const percentOf = (shape: string, member: string): number =>
  PERCENTS[`${shape}.${member}`] ?? PERCENTS[member] ?? USUAL_PERCENT

/** How often a branch of a union is taken, where it is not 1. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'ContentBlock.text': 24,
  'ContentBlock.image': 4,
  'ContentBlock.document': 3,
  'ContentBlock.toolUse': 4,
  'ContentBlock.toolResult': 2,
  'SystemContentBlock.text': 8,
  'ImageSource.bytes': 8,
  'DocumentSource.bytes': 8,
  'VideoSource.bytes': 2,
  'AudioSource.bytes': 2,
  'Tool.toolSpec': 8,
  'ToolResultContentBlock.text': 4,
  'ToolResultContentBlock.json': 4,
  'CountTokensInput.converse': 3,
  'ContentBlockDelta.text': 8,
  'GuardrailContentBlock.text': 4,
  'GuardrailConverseContentBlock.text': 4,
}

export const weightOf = (shape: string, member: string): number => WEIGHTS[`${shape}.${member}`] ?? 1

/** Lists that are full at times, of one kind of element, as the documents limit them. */
export const CROWDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ContentBlocks: { image: 20, document: 5 },
}

/** How often each of them is, in percent. */
export const CROWD_PERCENT = 1
