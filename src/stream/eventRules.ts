import type { Level, Source } from '../contract/requirement.js'

const semantics = (sentence: string): Source => ({
  document: 'Amazon Event Stream Specification (Smithy 2.0), Amazon Event Semantics',
  sentence,
})
const json: Source = {
  document: 'Smithy 2.0, Streaming, Event message serialization',
  sentence: 'when using a JSON based protocol, the event payload is serialized as a JSON object',
}
const messageType = semantics('Required. The value of this header MUST always be event.')
const eventType = semantics(
  'Required. The value of this header is the name of the member that targets the event shape.',
)
const exceptionType = semantics(
  'Required. The value of this header is the name of the member that targets the error shape.',
)

/** Everything that can be wrong with what a message says, while its bytes are sound. */
export const eventRules = {
  'message-type.missing': { level: 'must', source: messageType },
  'message-type.not-string': { level: 'must', source: messageType },
  'message-type.unknown': { level: 'must', source: messageType },
  'event-type.missing': { level: 'must', source: eventType },
  'event-type.not-string': { level: 'must', source: eventType },
  'exception-type.missing': { level: 'must', source: exceptionType },
  'exception-type.not-string': { level: 'must', source: exceptionType },
  'error-code.missing': {
    level: 'must',
    source: semantics(
      'Required. The value of this header is a string containing the name, type, or category of the error.',
    ),
  },
  'error-message.missing': {
    level: 'must',
    source: semantics('Required. The value of this header is a human-readable error message.'),
  },
  'payload.json': { level: 'should', source: json },
} as const satisfies Record<string, { level: Level; source: Source }>

export type EventFaultCode = keyof typeof eventRules
