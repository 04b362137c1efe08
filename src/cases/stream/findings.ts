import { validate, valueAt } from '../../contract/index.js'
import { aggregate } from '../../stream/aggregate.js'
import type { SequenceEvent, StreamEvent } from '../../stream/event.js'
import type { Finding } from '../case.js'

/** Every recorded message says that its payload is JSON; an unmodeled error has none. */
export function payloadTypeFindings({ kind, message, type }: StreamEvent): Finding[] {
  if (kind === 'error') return []
  const found = message.header(':content-type')
  const text = found?.type === 'string' ? found.value : undefined
  return text === 'application/json'
    ? []
    : [{ message: `:content-type of ${type} must be application/json, is ${text ?? 'missing'}` }]
}

/** The aggregated stream judged as an answer of Converse; what the stream itself does not carry is left out. */
export function aggregateFindings(events: readonly SequenceEvent[], revision: string): Finding[] {
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

/** The bytes of a chunk are a JSON document of the model. */
export function chunkFindings({ kind, type, payload }: SequenceEvent): Finding[] {
  if (kind !== 'event' || type !== 'chunk') return []
  if (typeof (payload as { bytes?: unknown }).bytes !== 'string') {
    return [{ message: `a chunk has no member bytes: ${JSON.stringify(payload).slice(0, 120)}` }]
  }
  return jsonIn(payload) === undefined ? [{ message: 'the bytes of a chunk are no JSON document' }] : []
}

/**
 * The service adds the metrics of the invocation to the last chunk; where a guardrail stopped the request there was no
 * invocation, and none were recorded.
 */
export function metricsFindings(events: readonly SequenceEvent[]): Finding[] {
  const last = events.findLast(({ type }) => type === 'chunk')
  const json = last === undefined ? undefined : jsonIn(last.payload)
  const members = (typeof json === 'object' && json !== null ? json : {}) as Readonly<Record<string, unknown>>
  return 'amazon-bedrock-invocationMetrics' in members ||
    members['amazon-bedrock-guardrailAction'] === 'INTERVENED'
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
