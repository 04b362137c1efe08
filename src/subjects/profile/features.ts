/**
 * What a subject may lack without breaking the contract: each feature with one sentence. A case names the features it
 * needs, a profile those that its subject has; a case that needs more is skipped, with that as its reason. The names of
 * operations (`Converse`, `CountTokens`, …) count as features too.
 */
export const features = {
  image: 'Image blocks in messages, as bytes.',
  document: 'Document blocks in messages, as bytes.',
  video: 'Video blocks in messages, as bytes.',
  audio: 'Audio blocks in messages, as bytes.',
  s3: 'Media given as an S3 location.',
  system: 'System prompts.',
  tools: 'Tool definitions, tool use and tool results.',
  systemTools: 'Tools that run on the side of the service.',
  guardrail: 'Guardrails in requests, and their traces in answers.',
  guardrailImage: 'Images judged by a guardrail.',
  reasoning: 'Reasoning content in answers and in the turns that follow.',
  citations: 'Citations of documents and search results in answers.',
  searchResult: 'Search result blocks in messages and tool results.',
  cachePoint: 'Cache points in system prompts, messages and tools.',
  prompt: 'A prompt resource named as the model, with its variables.',
  structuredOutput: 'Answers in a shape that the request prescribes.',
  additionalFields:
    'Additional request fields of a model, and its additional response fields by JSON Pointer.',
  performanceConfig: 'The latency setting of a request.',
  serviceTier: 'The service tier of a request.',
  requestMetadata: 'Metadata of a request.',
  http1: 'HTTP/1.1.',
  http2: 'HTTP/2 by prior knowledge on a plain endpoint, by ALPN on a TLS one.',
  authentication: 'Requests without a valid signature or token are refused.',
  limits: 'The limits of size and count are enforced.',
  streaming: 'Answers as event streams.',
} as const satisfies Readonly<Record<string, string>>

export type Feature = keyof typeof features
