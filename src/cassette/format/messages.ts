import { assembleFrame } from '../../wire/frames/assemble.js'
import { encodeHeader } from '../../wire/frames/encodeHeader.js'
import { EncodeError } from '../../wire/frames/encodeError.js'
import { readHeader, toBase64, writeHeader } from '../../wire/frames/headerJson.js'
import type { HeaderValue } from '../../wire/frames/message.js'
import { inspect } from '../../wire/frames/inspect.js'
import type { InspectedHeader } from '../../wire/frames/readHeaders.js'
import type { Entry, MessageEntry } from './document.js'
import { describePayload, readPayload } from './payload.js'

/**
 * An event stream as its messages, with what is no sound message as raw bytes between them; `undefined` when nothing
 * in the bytes is one.
 */
export function describeMessages(stream: Uint8Array): readonly Entry[] | undefined {
  const entries: Entry[] = []
  let at = 0
  const keepRaw = (to: number) => {
    if (to > at) entries.push({ raw: toBase64(stream.subarray(at, to)) })
  }
  for (const { headers, payload, bytes, offset, totalLength } of inspect(stream).messages) {
    const entry = { ...describeHeaders(headers), ...describePayload(payload) }
    if (!isExact(entry, bytes)) continue
    keepRaw(offset)
    entries.push(entry)
    at = offset + totalLength
  }
  if (at === 0) return undefined
  keepRaw(stream.length)
  return entries
}

/** Whether the bytes come back: not those of a damaged message, nor of a value that is on the wire in an unlawful way. */
function isExact(entry: MessageEntry, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(encodeEntry(entry), bytes) === 0
  } catch (error) {
    if (error instanceof EncodeError) return false
    throw error
  }
}

/**
 * The bytes of a message or of a raw stretch.
 *
 * @throws EncodeError for a header that the format of the frames cannot hold
 */
export function encodeEntry(entry: Entry): Uint8Array {
  return 'raw' in entry
    ? Buffer.from(entry.raw, 'base64')
    : assembleFrame({ headers: encodeHeaders(entry), payload: readPayload(entry) })
}

/** What the service sends with each message, in its order; `event` and `exception` stand for the whole. */
const kinds = ['event', 'exception'] as const

const usual = (kind: (typeof kinds)[number], type: string) =>
  [
    [`:${kind}-type`, type],
    [':content-type', 'application/json'],
    [':message-type', kind],
  ] as const

function describeHeaders(headers: readonly InspectedHeader[]): MessageEntry {
  const pairs = headers.map(
    ({ name, value }) => [name, value.type === 'string' ? value.value : writeHeader(value)] as const,
  )
  for (const kind of kinds) {
    const type = pairs[0]?.[1]
    if (typeof type !== 'string') continue
    const expected = usual(kind, type)
    const fits = ([name, value]: (typeof pairs)[number], index: number) =>
      name === expected[index]?.[0] && value === expected[index][1]
    if (pairs.length === expected.length && pairs.every(fits)) return { [kind]: type }
  }
  return { headers: pairs }
}

/** Header sections of the usual kind that were written before, by kind and type. */
const known = new Map<string, Uint8Array>()

function encodeHeaders({ event, exception, headers }: MessageEntry): Uint8Array {
  if (headers !== undefined) return encodePairs(headers)
  const [kind, type] =
    event === undefined ? (['exception', exception!] as const) : (['event', event] as const)
  const key = `${kind} ${type}`
  let section = known.get(key)
  if (section === undefined) {
    section = encodePairs(usual(kind, type))
    // The types of a model are few; those of damaged streams must not pile up.
    if (known.size < 256) known.set(key, section)
  }
  return section
}

const encodePairs = (pairs: NonNullable<MessageEntry['headers']>): Uint8Array =>
  Buffer.concat(
    pairs.map(([name, value]) =>
      encodeHeader(
        name,
        typeof value === 'string' ? { type: 'string', value } : (readHeader(value) as HeaderValue),
      ),
    ),
  )
