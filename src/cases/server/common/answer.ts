import { validate, type ModelOperation, type Violation } from '../../../contract/index.js'
import type { StreamEvent } from '../../../stream/event.js'
import { readEvent, type EventFault } from '../../../stream/readEvent.js'
import type { Fault } from '../../../wire/frames/fault.js'
import { inspect } from '../../../wire/frames/inspect.js'
import type { InspectedMessage } from '../../../wire/frames/inspectedMessage.js'
import { header, type HttpExchange } from '../../../wire/http/message.js'
import { parseJson, readResponse } from '../../../wire/rest/index.js'

/** A success as it was read, once for all the cases that judge it. */
export interface Answer {
  /** Why this is no answer of the operation at all; nothing when it can be recognised as one. */
  readonly unrecognised?: string
  /** The members of an answer, header members included; none where the body could not be read. */
  readonly value?: Readonly<Record<string, unknown>>
  /** The messages, faults and events of an answer that streams. */
  readonly stream?: StreamAnswer
}

export interface StreamAnswer {
  readonly messages: readonly InspectedMessage[]
  readonly faults: readonly Fault[]
  readonly events: readonly StreamEvent[]
  readonly eventFaults: readonly EventFault[]
}

const answers = new WeakMap<HttpExchange, Answer>()

/** Read the answer to a request that was accepted. Read once for each exchange. */
export function readAnswer(operation: ModelOperation, exchange: HttpExchange): Answer {
  const known = answers.get(exchange)
  if (known !== undefined) return known
  const answer =
    operation.responseStream === undefined ? readWhole(operation, exchange) : readStream(operation, exchange)
  answers.set(exchange, answer)
  return answer
}

function readWhole(operation: ModelOperation, exchange: HttpExchange): Answer {
  const read = readResponse(operation, exchange)
  if ('unreadable' in read) return { unrecognised: read.unreadable }
  const { value } = read
  const lacking =
    operation.output.payload === undefined
      ? lackingMember(operation, value)
      : (emptyPayload(value, operation) ?? echoed(value[operation.output.payload], exchange.request.body))
  return lacking === undefined ? { value } : { value, unrecognised: lacking }
}

/** The member without which nobody would take a body for an answer of the operation. */
const essentials: Readonly<Record<string, string>> = {
  ApplyGuardrail: 'action',
  Converse: 'output',
  CountTokens: 'inputTokens',
  GetAsyncInvoke: 'invocationArn',
  InvokeGuardrailChecks: 'results',
  ListAsyncInvokes: 'asyncInvokeSummaries',
  StartAsyncInvoke: 'invocationArn',
}

function lackingMember(
  operation: ModelOperation,
  value: Readonly<Record<string, unknown>>,
): string | undefined {
  const essential = essentials[operation.name]
  if (essential === undefined || (value[essential] !== undefined && value[essential] !== null))
    return undefined
  // A list of nothing may be left out, but then the rest of the page must be nothing as well.
  return `the body has no ${essential}`
}

/** What a model says is its own affair, but it neither says nothing nor sends its request back. */
function emptyPayload(
  value: Readonly<Record<string, unknown>>,
  operation: ModelOperation,
): string | undefined {
  const body = value[operation.output.payload!]
  const parsed = body instanceof Uint8Array ? parseJson(body) : { json: {} }
  const isEmpty =
    'json' in parsed && typeof parsed.json === 'object' && Object.keys(parsed.json ?? {}).length === 0
  return isEmpty ? 'the body is empty' : undefined
}

const echoed = (body: unknown, sent: Uint8Array): string | undefined =>
  body instanceof Uint8Array && Buffer.compare(body, sent) === 0
    ? 'the body is the one that was sent'
    : undefined

function readStream(operation: ModelOperation, exchange: HttpExchange): Answer {
  const { messages, faults } = inspect(exchange.chunks.map(({ bytes }) => bytes))
  const readings = messages.map((message) => readEvent(message))
  const events = readings.flatMap(({ event }) => (event === undefined ? [] : [event]))
  const stream = { messages, faults, events, eventFaults: readings.flatMap((reading) => reading.faults) }
  const first = operation.name === 'ConverseStream' ? 'messageStart' : 'chunk'
  const starts = events.some(({ kind, type }) => kind === 'event' && type === first)
  const lacking = starts ? undefined : `the stream has no ${first} (${describe(exchange, events)})`
  const read = readResponse(operation, exchange)
  return {
    stream,
    ...('value' in read && { value: read.value }),
    ...(lacking !== undefined && { unrecognised: lacking }),
  }
}

const describe = (exchange: HttpExchange, events: readonly StreamEvent[]): string => {
  const [first] = events
  if (first !== undefined) return `its first message is the ${first.kind} ${first.type}`
  return `Content-Type ${header(exchange.headers, 'content-type') ?? 'missing'}, ${exchange.chunks.length} chunks`
}

const judged = new WeakMap<object, readonly Violation[]>()

/** Every violation of an answer that does not stream, judged once. */
export function answerViolations(
  operation: ModelOperation,
  answer: Answer,
  revision: string,
): readonly Violation[] {
  if (answer.value === undefined) return []
  const known = judged.get(answer)
  if (known !== undefined) return known
  const violations = validate(operation.name, 'response', answer.value, revision)
  judged.set(answer, violations)
  return violations
}

/** Every violation of an event, judged once. */
export function eventViolations(
  operation: ModelOperation,
  event: StreamEvent,
  revision: string,
): readonly Violation[] {
  const known = judged.get(event)
  if (known !== undefined) return known
  const violations = validate(operation.name, 'event', { [event.type]: event.payload }, revision)
  judged.set(event, violations)
  return violations
}
