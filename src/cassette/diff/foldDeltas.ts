import { pointerTo } from '../../contract/index.js'
import { stringifySorted } from '../../wire/rest/index.js'
import type { RecordedEvent } from './events.js'
import { padding } from './volatile.js'

/**
 * The events with runs of deltas that only carry on one text made into one: where a model cuts its answer is chance. Text
 * that is then JSON, the input of a tool, is read as such, and padding is gone.
 */
export function foldDeltas(events: readonly RecordedEvent[]): RecordedEvent[] {
  const folded: (RecordedEvent & { readonly delta: Delta | undefined })[] = []
  for (const event of events) {
    const value = withoutPadding(event.value)
    const delta = deltaOf(event.type, value)
    const last = folded.at(-1)
    if (delta !== undefined && last?.type === event.type && last.delta?.rest === delta.rest) {
      folded[folded.length - 1] = { ...last, delta: { ...delta, text: last.delta.text + delta.text } }
    } else folded.push({ ...event, value, delta })
  }
  return folded.map(({ kind, type, value, delta }) => ({
    kind,
    type,
    value: delta === undefined ? value : replaceLeaf(value, delta.path, asInput(delta)),
  }))
}

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
  return { path, text, rest: `${pointerTo('', ...path)} ${stringifySorted(replaceLeaf(value, path, ''))}` }
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
