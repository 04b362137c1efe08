import { type BlockKind, blockKind } from './grammar.js'

export type JsonObject = Record<string, unknown>
export type ContentBlock = JsonObject

/** One content block of a message from its start, if it had one, and its deltas. */
export function buildBlock(start: JsonObject | undefined, deltas: readonly JsonObject[]): ContentBlock {
  const kind = blockKind(start ?? {}) ?? blockKind(deltas[0] ?? {})
  return kind === undefined ? Object.assign({}, start, ...deltas) : builders[kind](start, deltas)
}

type Builder = (start: JsonObject | undefined, deltas: readonly JsonObject[]) => ContentBlock

const builders: Record<BlockKind, Builder> = {
  /** Text alone, or text with what it cites: one of the two may be missing in the latter. */
  text(_, deltas) {
    const text = join(deltas, 'text')
    const citations = members(deltas, 'citation')
    if (citations.length === 0) return { text }
    return { citationsContent: { ...(text !== '' && { content: [{ text }] }), citations } }
  },

  reasoningContent(_, deltas) {
    const parts = members(deltas, 'reasoningContent') as JsonObject[]
    const redacted = members(parts, 'redactedContent')
    if (redacted.length > 0) return { reasoningContent: { redactedContent: joinBase64(redacted) } }
    const signature = join(parts, 'signature')
    const reasoningText = { text: join(parts, 'text'), ...(signature !== '' && { signature }) }
    return { reasoningContent: { reasoningText } }
  },

  toolUse(start, deltas) {
    const input = join(members(deltas, 'toolUse') as JsonObject[], 'input')
    return { toolUse: { ...object(start?.['toolUse']), input: parseInput(input) } }
  },

  toolResult(start, deltas) {
    const content = members(deltas, 'toolResult').flat()
    return { toolResult: { ...object(start?.['toolResult']), content } }
  },

  image(start, deltas) {
    const parts = members(deltas, 'image') as JsonObject[]
    const sources = members(parts, 'source') as JsonObject[]
    const bytes = members(sources, 'bytes')
    const source = bytes.length > 0 ? { bytes: joinBase64(bytes) } : sources[0]
    return {
      image: { ...object(start?.['image']), ...Object.assign({}, ...parts), ...(source && { source }) },
    }
  },
}

const members = (objects: readonly JsonObject[], name: string): unknown[] =>
  objects
    .filter((object) => object[name] !== undefined && object[name] !== null)
    .map((object) => object[name])

const join = (objects: readonly JsonObject[], name: string): string => members(objects, name).join('')

const joinBase64 = (parts: readonly unknown[]): string =>
  Buffer.concat(parts.map((part) => Buffer.from(String(part), 'base64'))).toString('base64')

const object = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** No fragment at all means no arguments. Text that a token limit cut stays the text it is. */
function parseInput(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
