import type { Cassette } from '../../cassette/cassette.js'
import type { Model, Readings } from '../../contract/index.js'
import { grammars, type StreamingOperation } from '../../stream/grammar.js'
import { readRequest, readResponse } from '../../wire/rest/index.js'
import { judgeAnswer } from './judgeAnswer.js'
import type { Judgement, Undocumented } from './judgement.js'
import { judgeRequest } from './judgeRequest.js'
import { judgeStream } from './judgeStream.js'
import { readExchange, type Exchange } from './readExchange.js'
import { countUndocumented } from './undocumented.js'

export interface JudgedExchange {
  readonly judgements: readonly Judgement[]
  readonly undocumented: Undocumented
}

/**
 * A recorded exchange held against the contract: its request, its answer and, where that streams, its messages. What the
 * cassette says is lost is not judged, and neither is the end of an answer that was cut off.
 */
export function judgeExchange(cassette: Cassette, model: Model, readings: Readings = {}): JudgedExchange {
  const exchange = readExchange(cassette, model)
  const undocumented = new Map<string, number>()
  const judgements = [judgeRequest(exchange, readings), judgeAnswer(exchange)]
  countInRequest(exchange, undocumented)
  countInAnswer(exchange, undocumented)
  const { kind, operation } = exchange
  if (kind === 'stream' && operation !== undefined) {
    const { judgement, events } = judgeStream(exchange, operation)
    judgements.push(judgement)
    const { events: known } = grammars[operation.name as StreamingOperation]
    for (const { type, payload } of events) {
      if (Object.hasOwn(known, type)) {
        countUndocumented(model, operation, 'event', { [type]: payload }, undocumented)
      }
    }
  }
  return { judgements, undocumented }
}

function countInRequest(
  { cassette: { request }, model, route }: Exchange,
  counts: Map<string, number>,
): void {
  if (request === undefined || route === undefined) return
  const read = readRequest(model, route, request)
  if ('value' in read) countUndocumented(model, route.operation, 'request', read.value, counts)
}

function countInAnswer(
  { cassette: { response }, model, operation, kind }: Exchange,
  counts: Map<string, number>,
): void {
  if (kind !== 'success' || operation === undefined || response.end !== 'complete') return
  const read = readResponse(operation, response)
  if ('value' in read) countUndocumented(model, operation, 'response', read.value, counts)
}
