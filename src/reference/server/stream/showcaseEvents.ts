import { variantsOf } from '../../../contract/index.js'
import { overridesFor, showcaseNumber } from '../answer/showcase.js'
import type { Json } from '../json.js'
import type { Call, StreamEvent } from '../parts.js'
import { isObject } from '../json.js'

const event = (type: string, payload: Json): StreamEvent => ({ kind: 'event', type, payload })

/** Every kind of start and delta in blocks of its own, then variant N of the end of the stream. */
export function showcaseEvents(call: Call): StreamEvent[] {
  const { model } = call
  const starts = variantsOf(model, 'ContentBlockStart') as readonly Json[]
  const deltas = variantsOf(model, 'ContentBlockDelta') as readonly Json[]
  const kindOf = (content: Json): string => Object.keys(content)[0]!
  const started = starts.map((start) => ({
    start,
    deltas: deltas.filter((delta) => kindOf(delta) === kindOf(start)),
  }))
  const startless = deltas.filter((delta) => !starts.some((start) => kindOf(start) === kindOf(delta)))
  const blocks = [
    ...started,
    ...group(startless, kindOf).map((members) => ({ start: undefined, deltas: members })),
  ]
  return [
    event('messageStart', { role: 'assistant' }),
    ...blocks.flatMap(({ start, deltas }, contentBlockIndex) => [
      ...(start === undefined ? [] : [event('contentBlockStart', { contentBlockIndex, start })]),
      ...deltas.map((delta) => event('contentBlockDelta', { contentBlockIndex, delta: spoken(delta) })),
      event('contentBlockStop', { contentBlockIndex }),
    ]),
    event('messageStop', variant(call, 'MessageStopEvent')),
    event('metadata', variant(call, 'ConverseStreamMetadataEvent')),
  ]
}

const variant = (call: Call, name: string): Json => {
  const variants = variantsOf(call.model, name, overridesFor(call.model)) as readonly Json[]
  return variants[showcaseNumber(call) % variants.length]!
}

/** The input of a tool use arrives as JSON text, so a sample of it must be JSON. */
const spoken = (delta: Json): Json => (isObject(delta['toolUse']) ? { toolUse: { input: '{}' } } : delta)

/** Reasoning, text and citations each in one block; a redacted piece of reasoning has a block to itself. */
function group(deltas: readonly Json[], kindOf: (delta: Json) => string): Json[][] {
  const groups = new Map<string, Json[]>()
  for (const delta of deltas) {
    const reasoning = delta['reasoningContent']
    const redacted = isObject(reasoning) && 'redactedContent' in reasoning
    const key = redacted ? 'redacted' : kindOf(delta) === 'citation' ? 'text' : kindOf(delta)
    groups.set(key, [...(groups.get(key) ?? []), delta])
  }
  return [...groups.values()]
}
