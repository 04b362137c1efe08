// What differs in any two recordings of the same case, and says nothing.

/** Response headers whose values always change; that they are there does not. In lower case. */
export const volatileValues: ReadonlySet<string> = new Set([
  'date',
  'content-length',
  'x-amzn-requestid',
  'x-amzn-bedrock-invocation-latency',
])

/** Headers that belong to a client, a signature, a connection or a proxy, there or not. In lower case. */
export const volatileHeaders: ReadonlySet<string> = new Set([
  'accept-encoding',
  'age',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'host',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  'user-agent',
  'via',
  'x-amz-cf-id',
  'x-amz-cf-pop',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-user-agent',
  'x-amzn-trace-id',
  'x-cache',
])

/** Places in bodies and events whose values always change. Inside of tool input and model documents nothing does. */
const volatilePlaces: readonly RegExp[] = [
  // Latencies of the service
  /(?:^|\/)(?:latencyMs|invocationLatency|firstByteLatency|guardrailProcessingLatency)$/,
  // Signed or encrypted reasoning
  /(?:^|\/)(?:signature|redactedContent)$/,
  // Asynchronous invocations
  /^\/(?:invocationArn|clientRequestToken|submitTime|lastModifiedTime|endTime)$/,
  // Blocks of Nova's own format, one for each delta
  /^\/bytes\/contentBlock(?:Start|Delta|Stop)\/contentBlockIndex$/,
  // The models' own names for an answer, and when they made it
  /^(?:\/bytes)?(?:\/message)?\/(?:id|generation_id|response_id|created|system_fingerprint)$/,
]

export const isVolatilePlace = (pointer: string): boolean =>
  !/\/(?:input|arguments|json)\//.test(pointer) && volatilePlaces.some((place) => place.test(pointer))

/** Padding of stream events: there to hide their length, on and beside every event. */
export const padding = 'p'
