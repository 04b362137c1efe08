import { isObject, pointerTo } from '../../contract/index.js'
import { stringifySorted } from '../../wire/rest/index.js'
import type { RecordedEvent } from './events.js'
import { padding } from './volatile.js'

/**
 * The events with runs of deltas that only carry on one text made into one: where a model cuts its answer is chance. Text
 * that is then JSON, the input of a tool, is read as such, and padding is gone.
 */
export function foldDeltas(events: readonly RecordedEvent[]): RecordedEvent[] {
  const folded: Folded[] = []
  for (const event of events) {
    const value = withoutPadding(event.value)
    const delta = deltaOf(event.type, value)
    const before = delta === undefined ? -1 : carriedOn(folded, event.type, delta)
    if (delta === undefined || before === -1) {
      folded.push({ ...event, value, delta })
      continue
    }
    const begun = folded[before]!
    folded.splice(before, Infinity, {
      ...begun,
      delta: { ...delta, text: (begun.delta?.text ?? '') + delta.text },
    })
  }
  return folded.map(({ kind, type, value, delta }) => ({
    kind,
    type,
    value: delta === undefined ? value : replaceLeaf(value, delta.path, asInput(delta)),
  }))
}

type Folded = RecordedEvent & { readonly delta: Delta | undefined }

/** Where the event stands that a delta carries on: the last one, or the one before when Nova has closed its block between. */
function carriedOn(folded: readonly Folded[], type: string, { rest }: Delta): number {
  const index = folded.length - (isNovaStop(folded.at(-1)?.value) ? 2 : 1)
  const event = folded[index]
  return event?.type === type && event.delta?.rest === rest ? index : -1
}

/** Nova's own format ends a block after each delta, and counts on; ConverseStream makes one block of them. */
const isNovaStop = (value: unknown): boolean => {
  const { bytes } = Object(value) as { readonly bytes?: unknown }
  return isObject(bytes) && Object.keys(bytes).join() === 'contentBlockStop'
}

/** What models' own formats count up with each delta. */
const counters: ReadonlySet<string> = new Set(['contentBlockIndex', 'generation_token_count'])

/** The text of a delta, and everything else of it as one string: equal for those that carry on the same text. */
interface Delta {
  readonly path: readonly string[]
  readonly text: string
  readonly rest: string
}

/** Members that hold the next piece of a text, in ConverseStream and in the models' own formats. */
const pieces: ReadonlySet<string> = new Set([
  'text',
  'input',
  'signature',
  'partial_json',
  'thinking',
  'content',
  'outputText',
  'completion',
  'generation',
])

function deltaOf(type: string, value: unknown): Delta | undefined {
  if (type !== 'contentBlockDelta' && type !== 'chunk') return undefined
  const path = pathToPiece(value)
  if (path === undefined) return undefined
  const text = path.reduce<unknown>((here, name) => (here as Record<string, unknown>)[name], value) as string
  const others = replaceLeaf(value, path, '')
  const rest = type === 'chunk' ? withoutCounters(others) : others
  return { path, text, rest: `${pointerTo('', ...path)} ${stringifySorted(rest)}` }
}

function withoutCounters(value: unknown): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      counters.has(name) ? [] : [[name, withoutCounters(item)]],
    ),
  )
}

function pathToPiece(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, item] of Object.entries(value)) {
    if (typeof item === 'string' && pieces.has(name)) return [name]
    const below = pathToPiece(item)
    if (below !== undefined) return [name, ...below]
  }
  return undefined
}

function replaceLeaf(value: unknown, [name, ...rest]: readonly string[], leaf: unknown): unknown {
  if (name === undefined) return leaf
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === name ? replaceLeaf(item, rest, leaf) : item))
  }
  const object = value as Record<string, unknown>
  return { ...object, [name]: replaceLeaf(object[name], rest, leaf) }
}

function asInput({ path, text }: Delta): unknown {
  if (path.at(-1) !== 'input' && path.at(-1) !== 'partial_json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function withoutPadding(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, padding)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== padding))
}
