import type { DecoderModule } from '../../subjects/decoder/subject.js'
import { crc32 } from '../../wire/frames/crc32.js'
import type { HeaderValue, Message } from '../../wire/frames/message.js'
import { uint32 } from '../../wire/frames/prelude.js'
import { readHeaders } from '../../wire/frames/readHeaders.js'

/** What a decoder checks that goes from message to message by their lengths. */
export interface WalkChecks {
  readonly preludeCrc: boolean
  /** The least total length. */
  readonly minimum: number
  /** Whether the headers fit into their message. */
  readonly room: boolean
  /** Whether the least total length is asked before the bytes are there; signed where it compares as signed. */
  readonly signed: boolean
  /** Whether memory for a message is taken as soon as its length is read. */
  readonly reserve: boolean
}

const all: WalkChecks = { preludeCrc: true, minimum: 16, room: true, signed: false, reserve: false }

/** A decoder that collects the body and walks along the lengths, with one check missing or wrong. */
export function walk(lacking: Partial<WalkChecks>): DecoderModule {
  const checks = { ...all, ...lacking }
  return {
    decode: async function* walked(chunks) {
      const pieces: Uint8Array[] = []
      for await (const chunk of chunks) pieces.push(new Uint8Array(chunk))
      const bytes = Buffer.concat(pieces)
      let at = 0
      while (at < bytes.length) {
        const totalLength = checkPrelude(bytes, at, checks)
        if (totalLength === undefined) return
        // A length of 0 leads back to where it was, again and again; here without keeping the processor busy.
        if (totalLength === 0) await new Promise(() => {})
        if (totalLength >= 16) yield readMessage(bytes, at, totalLength, checks)
        at += totalLength
      }
    },
  }
}

function checkPrelude(bytes: Uint8Array, at: number, checks: WalkChecks): number | undefined {
  if (bytes.length - at < 12) throw new Error('the prelude is cut off')
  const claimed = uint32(bytes, at)
  const memory = checks.reserve ? new Uint8Array(claimed) : undefined
  if (checks.preludeCrc && uint32(bytes, at + 8) !== crc32(bytes, at, at + 8))
    throw new Error('prelude checksum')
  const totalLength = checks.signed ? claimed | 0 : claimed
  // Nothing is left of a negative length: the stream seems to be over.
  if (totalLength < 0) return undefined
  if (totalLength < checks.minimum) throw new Error('the total length is too small')
  if (at + totalLength > bytes.length)
    throw new Error(`cut off, ${memory?.length ?? totalLength} bytes expected`)
  return totalLength
}

function readMessage(bytes: Uint8Array, at: number, totalLength: number, { room }: WalkChecks): Message {
  const end = at + totalLength - 4
  if (uint32(bytes, end) !== crc32(bytes, at, end)) throw new Error('message checksum')
  const claimed = uint32(bytes, at + 4)
  if (room && claimed > totalLength - 16) throw new Error('the headers do not fit')
  const headersEnd = at + 12 + claimed
  const section = readHeaders(bytes.subarray(at + 12, Math.min(headersEnd, end)), 12)
  if (room && section.faults.some(({ code }) => !/empty|long/.test(code)))
    throw new Error('the headers are broken')
  const headers: Record<string, HeaderValue> = Object.create(null)
  for (const { name, value } of section.headers) headers[name] = value
  return { headers, body: new Uint8Array(bytes.subarray(Math.min(headersEnd, end), end)) }
}
