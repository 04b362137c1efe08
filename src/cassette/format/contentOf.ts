import { encodeHeader } from '../../wire/frames/encodeHeader.js'
import { readHeader } from '../../wire/frames/headerJson.js'
import type { HeaderValue } from '../../wire/frames/message.js'
import type { FrameContent, RawContent } from '../../wire/frames/writeFrames.js'
import type { Entry, MessageEntry } from './document.js'
import { readPayload } from './payload.js'
import { usualHeaders } from './usualHeaders.js'

/**
 * What is to be written for an entry of an event stream.
 *
 * @throws EncodeError for a header that the format of the frames cannot hold
 */
export const contentOf = (entry: Entry): FrameContent | RawContent =>
  'raw' in entry
    ? { raw: Buffer.from(entry.raw, 'base64') }
    : { headers: sectionOf(entry), payload: readPayload(entry) }

function sectionOf({ event, exception, headers }: MessageEntry): Uint8Array {
  if (event !== undefined) return usualSection('event', event)
  if (exception !== undefined) return usualSection('exception', exception)
  return encodeSection(headers!)
}

/** Sections that were written before: a stream repeats a handful of them. */
const known = { event: new Map<string, Uint8Array>(), exception: new Map<string, Uint8Array>() }
/** The types of a model are few; those of damaged streams must not pile up. */
const CAPACITY = 64

function usualSection(kind: keyof typeof known, type: string): Uint8Array {
  const found = known[kind].get(type)
  if (found !== undefined) return found
  const section = encodeSection(usualHeaders(kind, type))
  if (known[kind].size < CAPACITY) known[kind].set(type, section)
  return section
}

const encodeSection = (headers: NonNullable<MessageEntry['headers']>): Uint8Array =>
  Buffer.concat(headers.map(([name, value]) => encodeHeader(name, typed(value))))

/** That the value is one of its type is in the schema, and its range the encoder sees. */
const typed = (value: NonNullable<MessageEntry['headers']>[number][1]): HeaderValue =>
  typeof value === 'string' ? { type: 'string', value } : (readHeader(value) as HeaderValue)
