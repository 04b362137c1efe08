import { idPrefix, requirement, type ModelOperation } from '../../../contract/index.js'
import { checkSequence } from '../../../stream/checkSequence.js'
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
import {
  aggregateFindings,
  chunkFindings,
  metricsFindings,
  payloadTypeFindings,
} from '../../stream/findings.js'
import { sequenceRequirement } from '../../stream/requirements.js'
import { usageFindings } from '../../stream/usage.js'

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
        .flatMap(payloadTypeFindings)
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
