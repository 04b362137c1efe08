import { idPrefix, validate, type ModelOperation } from '../../contract/index.js'
import { checkSequence, type SequenceFinding } from '../../stream/checkSequence.js'
import type { SequenceEvent, StreamEvent } from '../../stream/event.js'
import { grammars, type StreamingOperation } from '../../stream/grammar.js'
import { inspectStream, type StreamInspection } from '../../stream/inspectStream.js'
import type { FrameFaultCode } from '../../wire/frames/rules.js'
import type { Finding } from '../case.js'
import { aggregateFindings, chunkFindings, metricsFindings, payloadTypeFindings } from '../stream/findings.js'
import { usageFindings } from '../stream/usage.js'
import { readEventLines } from './eventLines.js'
import type { Breach, Judgement } from './judgement.js'
import type { Exchange } from './readExchange.js'
import { breachOf, breachOfEvent, breachOfFrame, breachOfSequence, requirementOf } from './require.js'

/** A judged stream, and its events for those who ask more of them. */
export interface JudgedStream {
  readonly judgement: Judgement
  readonly events: readonly SequenceEvent[]
}

/** The messages of an answer that streams: their frames, what each says, and whether they are lawful in this order. */
export function judgeStream(exchange: Exchange, operation: ModelOperation): JudgedStream {
  const { model, body } = exchange
  const stream = exchange.lost('framing') ? fromLines(exchange, operation) : fromFrames(exchange, operation)
  const { events = [], breaches = [], isWhole = false } = stream ?? {}
  const unlawful = eventBreaches(exchange, operation, events)
  const isIndexed = !unlawful.some(({ pointer }) => pointer?.endsWith('/contentBlockIndex'))
  const found = [
    // Events that do not say of which block they are, are in none, and cannot be in order.
    ...breaches.filter(({ requirement: { id } }) => isIndexed || !id.includes('.blocks.')),
    ...unlawful,
    // What is unlawful by itself has no meaning together with the others.
    ...(unlawful.length === 0 ? ofAllTogether(exchange, operation, events, isWhole) : []),
  ]
  return {
    judgement: {
      aspect: 'stream',
      title: `the messages of a stream of ${operation.name} are lawful, each and in their order`,
      requirement: requirementOf(
        model,
        exchange.lost('framing') ? `${idPrefix(operation.name, 'event')}.type` : 'stream.frames',
      ),
      breaches: [
        ...found,
        ...(found.length === 0 && isWhole ? aggregateBreaches(exchange, operation, events) : []),
      ],
      ...(stream === undefined && {
        skip: body.length === 0 ? 'the source kept no events' : 'the source kept neither frames nor events',
      }),
    },
    events,
  }
}

interface ReadStream {
  readonly events: readonly SequenceEvent[]
  readonly breaches: readonly Breach[]
  /** Whether the last event that is here is the last that there was. */
  readonly isWhole: boolean
}

function fromLines({ body, cassette, model }: Exchange, operation: ModelOperation): ReadStream | undefined {
  const events = readEventLines(body)
  if (events === undefined) return undefined
  const isWhole = cassette.response.end === 'complete'
  const findings = checkSequence(operation.name as StreamingOperation, events, model.revision.date)
  return { events, isWhole, breaches: sequenceBreaches(operation, findings, isWhole, events) }
}

/** Faults of a stream that broke off: where the recording says that it did, they are no news. */
const cutOff: ReadonlySet<FrameFaultCode> = new Set(['message.truncated', 'prelude.truncated'])

function fromFrames({ body, cassette, model }: Exchange, operation: ModelOperation): ReadStream {
  const isComplete = cassette.response.end === 'complete'
  const inspection = inspectStream(body, {
    operation: operation.name as StreamingOperation,
    revision: model.revision.date,
  })
  const events = readableOf(inspection)
  const damage = inspection.faults.filter(
    ({ level, code }) => level !== 'info' && (isComplete || !cutOff.has(code)),
  )
  const isWhole = isComplete && events.length === inspection.readings.length && damage.length === 0
  return {
    events,
    isWhole,
    breaches: [
      // One damaged place is one defect, however much of what follows cannot be read for it.
      ...damage.slice(0, 1).map(breachOfFrame),
      ...(damage.length > 0
        ? []
        : inspection.readings.flatMap(({ faults }, index) =>
            faults.map((fault) => breachOfEvent(fault, index)),
          )),
      ...events
        .flatMap(payloadTypeFindings)
        .map((finding) => ({ requirement: requirementOf(model, 'stream.payload-content-type'), ...finding })),
      ...sequenceBreaches(operation, inspection.findings, isWhole, events),
    ],
  }
}

/** The events up to the first message that a decoder has to refuse. */
function readableOf({ messages, readings }: StreamInspection): readonly StreamEvent[] {
  const end = messages.findIndex(
    ({ afterFault, faults }, index) =>
      afterFault || faults.some(({ level }) => level !== 'info') || readings[index]!.event === undefined,
  )
  return readings.slice(0, end === -1 ? undefined : end).map(({ event }) => event!)
}

/**
 * The order of the events. What a stream lacks at its end is for the one to answer for who ended it, and what follows from
 * an event that does not say what it is, is no second fault.
 */
function sequenceBreaches(
  operation: ModelOperation,
  findings: readonly SequenceFinding[],
  isWhole: boolean,
  events: readonly SequenceEvent[],
): Breach[] {
  return findings
    .filter(({ index }) => isWhole || index < events.length)
    .filter(({ rule, index }) => rule !== 'sequence.event-type' || events[index]?.type !== '')
    .map((finding) => breachOfSequence(operation, finding))
}

/** Each event as the contract describes it; one that it does not know is for the order of events to tell. */
function eventBreaches(
  { model }: Exchange,
  operation: ModelOperation,
  events: readonly SequenceEvent[],
): Breach[] {
  const { events: known, exceptions } = grammars[operation.name as StreamingOperation]
  return events.flatMap(({ kind, type, payload }, index) => {
    const isKnown = kind !== 'error' && Object.hasOwn(kind === 'event' ? known : exceptions, type)
    if (!isKnown || payload === undefined) return []
    return validate(operation.name, 'event', { [type]: payload }, model.revision).map((violation) => ({
      ...breachOf(model, violation),
      message: `event ${index}: ${violation.message}`,
    }))
  })
}

/** What no event shows alone. */
function ofAllTogether(
  { model }: Exchange,
  { name }: ModelOperation,
  events: readonly SequenceEvent[],
  isWhole: boolean,
): Breach[] {
  const as = (id: string, findings: readonly Finding[]): Breach[] =>
    findings.map((finding) => ({ requirement: requirementOf(model, id), ...finding }))
  if (name === 'ConverseStream') {
    const metadata = events.filter(({ type }) => type === 'metadata')
    return as(
      'usage.total',
      metadata.flatMap(({ payload }) => usageFindings(payload, '/metadata/usage')),
    )
  }
  const isAnswer = isWhole && events.every(({ kind }) => kind === 'event')
  return [
    ...as('stream.chunk-json', events.flatMap(chunkFindings)),
    ...(isAnswer ? as('stream.invocation-metrics', metricsFindings(events)) : []),
  ]
}

/** Events that are lawful one by one may still be no answer together. */
const aggregateBreaches = (
  { model }: Exchange,
  { name }: ModelOperation,
  events: readonly SequenceEvent[],
): Breach[] =>
  name === 'ConverseStream'
    ? aggregateFindings(events, model.revision.id).map((finding) => ({
        requirement: requirementOf(model, 'stream.aggregate'),
        ...finding,
      }))
    : []
