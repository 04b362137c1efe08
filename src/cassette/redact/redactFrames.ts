import { isUtf8 } from 'node:buffer'
import { assembleFrame, PRELUDE } from '../../wire/frames/assemble.js'
import { crc32 } from '../../wire/frames/crc32.js'
import { inspect } from '../../wire/frames/inspect.js'
import type { InspectedMessage } from '../../wire/frames/inspectedMessage.js'
import { readPrelude } from '../../wire/frames/prelude.js'
import type { InspectedHeader } from '../../wire/frames/readHeaders.js'
import type { Piece } from './pieces.js'
import { redactAcross } from './redactAcross.js'
import type { Redactor } from './redactor.js'

/** Whether bytes begin as a message of `application/vnd.amazon.eventstream` does, whatever their headers say. */
export const beginsWithFrame = (bytes: Uint8Array): boolean =>
  bytes.byteLength >= PRELUDE && readPrelude(bytes, 0).faults.length === 0

/** A stream of messages, each by itself and all together; what belongs to no whole message is redacted as plain bytes. */
export function redactFrames(stream: Uint8Array, redactor: Redactor): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  const rest = (upTo: number) => {
    if (upTo > end) pieces.push(redactBytes(stream.subarray(end, upTo), redactor))
  }
  const { messages } = inspect(stream)
  const payloads = redactPayloads(messages, redactor)
  for (const [index, message] of messages.entries()) {
    rest(message.offset)
    pieces.push(...redactFrame(message, payloads[index]!, redactor))
    end = message.offset + message.totalLength
  }
  rest(stream.byteLength)
  return pieces
}

const redactBytes = (before: Uint8Array, redactor: Redactor): Piece => ({
  before,
  after: redactor.bytes(before),
})

function redactPayloads(messages: readonly InspectedMessage[], redactor: Redactor): readonly Uint8Array[] {
  const bodies = messages.map(({ payload }) =>
    beginsWithFrame(payload)
      ? Buffer.concat(redactFrames(payload, redactor).map(({ after }) => after))
      : redactor.bytes(payload),
  )
  if (!bodies.every((body) => isUtf8(body))) return bodies
  const texts = bodies.map((body) => Buffer.from(body).toString())
  return redactAcross(texts, redactor).map((text, index) =>
    text === texts[index] ? bodies[index]! : Buffer.from(text),
  )
}

/** In the parts of a message, so that a boundary between chunks keeps its place in the payload. */
function redactFrame(message: InspectedMessage, body: Uint8Array, redactor: Redactor): readonly Piece[] {
  const { bytes, payload } = message
  const section = bytes.subarray(PRELUDE, PRELUDE + message.headersLength)
  const headers = redactHeaders(section, message.headers, redactor)
  if (headers === section && Buffer.compare(body, payload) === 0) return [{ before: bytes, after: bytes }]
  const sound = assembleFrame({ headers, payload: body })
  // A checksum that was wrong is wrong by the same bits afterwards.
  const { stored, computed } = message.messageCrc
  const messageCrc = (crc32(sound, 0, sound.length - 4) ^ stored ^ computed) >>> 0
  const after = assembleFrame({ headers, payload: body, messageCrc })
  const cut = (part: Uint8Array, headersLength: number) => [
    part.subarray(0, PRELUDE),
    part.subarray(PRELUDE, PRELUDE + headersLength),
    part.subarray(PRELUDE + headersLength, -4),
    part.subarray(-4),
  ]
  const afterwards = cut(after, headers.length)
  return cut(bytes, section.length).map((before, index) => ({ before, after: afterwards[index]! }))
}

/** Indicators of the types that hold bytes or text, after a length of two bytes. */
const prefixed: ReadonlySet<number> = new Set([6, 7])

function redactHeaders(
  section: Uint8Array,
  headers: readonly InspectedHeader[],
  redactor: Redactor,
): Uint8Array {
  const parts: Uint8Array[] = []
  let end = 0
  for (const { name, indicator, offset, length, valueOffset, valueBytes } of headers) {
    const start = offset - PRELUDE
    const header = section.subarray(start, start + length)
    const value = prefixed.has(indicator) ? redactField(name, valueBytes, redactor) : valueBytes
    const size = Uint8Array.of(value.byteLength >> 8, value.byteLength & 0xff)
    parts.push(
      ...(value === valueBytes ? [header] : [header.subarray(0, valueOffset - offset - 2), size, value]),
    )
    end = start + length
  }
  // What cannot be read as headers may still hold something.
  parts.push(redactor.bytes(section.subarray(end)))
  const redacted = Buffer.concat(parts)
  return redacted.equals(section) ? section : redacted
}

function redactField(name: string, value: Uint8Array, redactor: Redactor): Uint8Array {
  const text = Buffer.from(value).toString('latin1')
  const named = redactor.named(name, text)
  return redactor.bytes(named === text ? value : Buffer.from(named, 'latin1'))
}
