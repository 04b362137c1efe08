// Amazon Bedrock Runtime API: the contract as data, and what is derived from it.

// The contract: revisions, shapes, requirements, schemas, validation
export * from './contract/index.js'

// Event streams: strict inspection of frames, what their messages say, and the order they may come in
export { inspect, type Inspection } from './wire/frames/inspect.js'
export { encodeMessage } from './wire/frames/encode.js'
export type { HeaderValue, Message } from './wire/frames/message.js'
export { readEvent, type EventReading } from './stream/readEvent.js'
export { checkSequence, type SequenceFinding } from './stream/checkSequence.js'
export { aggregate, type AggregatedResponse } from './stream/aggregate.js'

// The embedded server, for tests that want one
export { startReferenceServer, type ServeOptions } from './reference/server/start.js'
export type { Listener } from './wire/http/listen.js'

// Recordings: taken, read and written, served to clients, and compared
export {
  CassetteError,
  findCassettes,
  formatCassette,
  parseCassette,
  readCassette,
  writeCassette,
} from './cassette/format/index.js'
export type { Cassette } from './cassette/cassette.js'
export {
  CassetteFolder,
  startRecorder,
  type Recorder,
  type RecorderOptions,
} from './cassette/record/index.js'
export {
  addPatterns,
  defaultRedaction,
  redactCassette,
  type RedactedCassette,
  type RedactionRule,
  type RedactionRules,
} from './cassette/redact/index.js'
export { replayServer, type ReplayServerOptions } from './cassette/replay/server.js'
export type { CassetteSource } from './cassette/replay/openLibrary.js'
export { diffCassettes, type Difference, type DiffOptions } from './cassette/diff/index.js'
