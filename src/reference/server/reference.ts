import { modelAt, validate, type Readings } from '../../contract/index.js'
import type { HttpRequest } from '../../wire/http/message.js'
import {
  errorReply,
  readRequest,
  routeOf,
  stringifySorted,
  type ServiceError,
} from '../../wire/rest/index.js'
import { answerOf } from './answer/index.js'
import { finishReply } from './finish.js'
import type { ServerParts } from './parts.js'
import { provokedBy } from './provoke.js'
import { refusalOf } from './refusal.js'
import { replyWith } from './reply.js'
import { eventsOf } from './stream/events.js'
import { frameOf } from './stream/frame.js'

export interface ReferenceOptions {
  /** Any name of a revision; the newest by default. */
  readonly revision?: string
  readonly readings?: Readings
  /** Who may come in; everybody by default. */
  readonly authenticate?: (request: HttpRequest) => ServiceError | undefined
}

/** The parts of a server that keeps to the contract of a revision. */
export function referenceParts(options: ReferenceOptions = {}): ServerParts {
  const model = modelAt(options.revision ?? 'newest')
  const { readings = {}, authenticate = () => undefined } = options
  return {
    model,
    route: (request) => routeOf(model, request),
    unrouted: () => errorReply(unknownOperation),
    authenticate,
    read: (route, request) => readRequest(model, route, request),
    unreadable: (reason) => ({ name: 'SerializationException', status: 400, message: reason, from: 'coral' }),
    judge: (operation, value) => validate(operation.name, 'request', value, model.revision, readings),
    refusal: refusalOf,
    provoked: provokedBy,
    answer: answerOf,
    events: eventsOf,
    frame: frameOf,
    pace: (frames) => frames,
    fail: errorReply,
    reply: (call, answer) => replyWith(call.operation, answer, stringifySorted),
    streamHead: (call) => [
      ['Content-Type', 'application/vnd.amazon.eventstream'],
      ...(call.operation.name === 'ConverseStream'
        ? []
        : ([['X-Amzn-Bedrock-Content-Type', 'application/json']] as const)),
      ...echoed(call.value),
    ],
    finish: finishReply,
  }
}

const unknownOperation: ServiceError = {
  name: 'UnknownOperationException',
  status: 404,
  message: 'The requested operation is not recognized by the service.',
  from: 'coral',
}

/** Header members of a streamed InvokeModel answer that say what of the request was honoured. */
function echoed(value: Readonly<Record<string, unknown>>): [string, string][] {
  const headers: [string, string][] = []
  if (typeof value['performanceConfigLatency'] === 'string') {
    headers.push(['X-Amzn-Bedrock-PerformanceConfig-Latency', value['performanceConfigLatency']])
  }
  if (typeof value['serviceTier'] === 'string')
    headers.push(['X-Amzn-Bedrock-Service-Tier', value['serviceTier']])
  return headers
}
