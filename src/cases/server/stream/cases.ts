import { idPrefix, requirement, validate, valueAt, type ModelOperation } from '../../../contract/index.js'
import { aggregate } from '../../../stream/aggregate.js'
import { checkSequence } from '../../../stream/checkSequence.js'
import type { StreamEvent } from '../../../stream/event.js'
import type { StreamingOperation } from '../../../stream/grammar.js'
import { sequenceRules, type SequenceRuleId } from '../../../stream/sequenceRules.js'
import { describeFault } from '../../../wire/frames/fault.js'
import type { HttpExchange } from '../../../wire/http/message.js'
import type { Finding, Skip } from '../../case.js'
import { probesOf } from '../answer/probes.js'
import { readAnswer, type StreamAnswer } from '../common/answer.js'
import { serverCase, type ServerCase } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'
import { sequenceRequirement } from './requirements.js'
import { usageFindings } from '../semantics/usage.js'

/** What the event stream format, and the order of events, ask of the answers of a streaming operation. */
export function streamCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  if (operation.responseStream === undefined) return []
  const prefix = idPrefix(operation.name, 'request')
  const { revision } = plan.model
  const judged = (
    id: string,
    title: string,
    check: (
      streams: readonly StreamAnswer[],
      exchanges: readonly HttpExchange[],
    ) => readonly Finding[] | Skip,
  ): ServerCase =>
    serverCase({
      id: `${prefix}.${id}`,
      requirement: requirement(id, revision),
      title,
      features: featuresFor(operation, []),
      twins: [basicCaseId(operation)],
      stimuli: () => probesOf(plan, operation),
      check: (exchanges) => {
        const answered = exchanges.filter(({ status, end }) => status === 200 && end === 'complete')
        const streams = answered.flatMap((exchange) => readAnswer(operation, exchange).stream ?? [])
        return check(streams, answered)
      },
    })
  const isConverse = operation.name === 'ConverseStream'

  return [
    judged(
      'stream.frames',
      'every message is framed right, with right checksums, and the stream ends after one',
      (streams) =>
        streams
          .flatMap(({ faults }) => faults)
          .filter(({ level }) => level !== 'info')
          .slice(0, 3)
          .map((fault) => ({ message: describeFault(fault) })),
    ),
    judged('stream.headers', 'every message says which kind it is', (streams) =>
      streams
        .flatMap(({ eventFaults }) => eventFaults)
        .filter(({ level }) => level === 'must')
        .slice(0, 3)
        .map(({ message }) => ({ message })),
    ),
    judged('stream.payload-content-type', 'every message says that its payload is JSON', (streams) =>
      streams
        .flatMap(({ events }) => events)
        .flatMap(payloadType)
        .slice(0, 3),
    ),
    judged('stream.payload-json', 'the payload of every message is a JSON object', (streams) =>
      streams
        .flatMap(({ eventFaults }) => eventFaults)
        .filter(({ code }) => code === 'payload.json')
        .slice(0, 3)
        .map(({ message }) => ({ message })),
    ),
    ...sequenceCases(plan, operation),
    ...(isConverse
      ? [
          judged('stream.aggregate', 'the events together are an answer as Converse gives it', (streams) =>
            streams.flatMap(({ events }) => aggregateFindings(events, revision.id)).slice(0, 3),
          ),
          judged('usage.total', 'the tokens of metadata add up', (streams) =>
            streams.flatMap(({ events }) =>
              events
                .filter(({ type }) => type === 'metadata')
                .flatMap(({ payload }) => usageFindings(payload, '/metadata/usage')),
            ),
          ),
        ]
      : [
          judged('stream.chunk-json', 'the bytes of every chunk are a JSON document', (streams) =>
            streams
              .flatMap(({ events }) => events)
              .flatMap(chunkFindings)
              .slice(0, 3),
          ),
          judged('stream.invocation-metrics', 'the last chunk has the metrics of the invocation', (streams) =>
            streams.flatMap(({ events }) => metricsFindings(events)),
          ),
        ]),
  ]
}

/** One case for each rule of the order of events that the operation can break. */
function sequenceCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const rules = (Object.keys(sequenceRules) as SequenceRuleId[]).filter(
    (rule) =>
      operation.name === 'ConverseStream' ||
      rule === 'sequence.event-type' ||
      rule === 'sequence.after-exception',
  )
  return rules.map((rule) => {
    const found = sequenceRequirement(operation, rule)
    return serverCase({
      id: found.id,
      requirement: found,
      title: `the order of events is lawful: ${rule}`,
      features: featuresFor(operation, []),
      twins: [basicCaseId(operation)],
      stimuli: () => probesOf(plan, operation),
      check: (exchanges) =>
        exchanges
          .filter(({ status, end }) => status === 200 && end === 'complete')
          .flatMap((exchange) => findingsOf(plan, operation, exchange))
          .filter((finding) => finding.rule === rule)
          .slice(0, 3)
          .map(({ message, index }) => ({ message: `event ${index}: ${message}` })),
    })
  })
}

const findingsOf = (plan: Plan, operation: ModelOperation, exchange: HttpExchange) =>
  checkSequence(
    operation.name as StreamingOperation,
    readAnswer(operation, exchange).stream?.events ?? [],
    plan.model.revision.date,
  )

function payloadType({ message, type }: StreamEvent): Finding[] {
  const found = message.header(':content-type')
  const text = found?.type === 'string' ? found.value : undefined
  return text === 'application/json'
    ? []
    : [{ message: `:content-type of ${type} must be application/json, is ${text ?? 'missing'}` }]
}

/** The aggregated stream judged as an answer of Converse; what the stream itself does not carry is left out. */
function aggregateFindings(events: readonly StreamEvent[], revision: string): Finding[] {
  if (events.some(({ kind }) => kind !== 'event')) return []
  try {
    const answer = aggregate(events)
    const texts = answer.stopReason === 'max_tokens' ? [] : toolInputsAsText(answer)
    if (texts.length > 0) {
      return texts.map((text) => ({ message: `the input of a tool use is no JSON: ${text.slice(0, 80)}` }))
    }
    return validate('Converse', 'response', answer, revision).map(({ message, pointer }) => ({
      message,
      pointer,
    }))
  } catch (error) {
    return [{ message: `the events cannot be put together: ${(error as Error).message}` }]
  }
}

/** Tool inputs whose fragments are no JSON together, as the text that they are. */
const toolInputsAsText = (answer: unknown): string[] => {
  const content = valueAt(answer, '/output/message/content')
  if (!Array.isArray(content)) return []
  return content.map((block) => valueAt(block, '/toolUse/input')).filter((input) => typeof input === 'string')
}

function chunkFindings({ kind, type, payload }: StreamEvent): Finding[] {
  if (kind !== 'event' || type !== 'chunk') return []
  if (typeof (payload as { bytes?: unknown }).bytes !== 'string') {
    return [{ message: `a chunk has no member bytes: ${JSON.stringify(payload).slice(0, 120)}` }]
  }
  return jsonIn(payload) === undefined ? [{ message: 'the bytes of a chunk are no JSON document' }] : []
}

function metricsFindings(events: readonly StreamEvent[]): Finding[] {
  const last = events.findLast(({ type }) => type === 'chunk')
  const json = last === undefined ? undefined : jsonIn(last.payload)
  return typeof json === 'object' && json !== null && 'amazon-bedrock-invocationMetrics' in json
    ? []
    : [{ message: 'the last chunk has no amazon-bedrock-invocationMetrics' }]
}

function jsonIn(payload: unknown): unknown {
  const bytes = (payload as { bytes?: unknown }).bytes
  try {
    return typeof bytes === 'string' ? JSON.parse(Buffer.from(bytes, 'base64').toString()) : undefined
  } catch {
    return undefined
  }
}
