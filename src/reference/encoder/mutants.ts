import type { EncoderModule, LooseMessage } from '../../subjects/encoder/subject.js'
import { assembleFrame } from '../../wire/frames/assemble.js'
import { crc32 } from '../../wire/frames/crc32.js'
import { encodeMessage } from '../../wire/frames/encode.js'
import { encodeHeader } from '../../wire/frames/encodeHeader.js'
import type { HeaderValue, Message } from '../../wire/frames/message.js'
import type { Role } from '../../wire/frames/readFrame.js'
import { messageOf, referenceEncoder } from './reference.js'

/** An encoder with one deliberate defect. */
export interface EncoderMutant {
  readonly id: string
  /** What it does, in one sentence. */
  readonly intent: string
  readonly role?: Role
  readonly heavy?: boolean
  readonly make: () => EncoderModule
}

const sound = referenceEncoder()
const encode = (message: LooseMessage) => encodeMessage(message as Message)

/** Encodes another message than the one it was given. */
const changing = (
  id: string,
  intent: string,
  change: (message: LooseMessage) => LooseMessage,
): EncoderMutant => ({
  id,
  intent,
  make: () => ({ encode: (message) => encode(change(message)) }),
})

type LooseHeader = LooseMessage['headers'][string]

const eachHeader =
  (change: (name: string, header: LooseHeader) => readonly [string, LooseHeader] | undefined) =>
  ({ headers, body }: LooseMessage): LooseMessage => ({
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, header]) => {
        const changed = change(name, header)
        return changed === undefined ? [] : [changed]
      }),
    ),
    body,
  })

const eachValue = (type: string, change: (value: unknown) => unknown) =>
  eachHeader((name, header) => [name, header.type === type ? { type, value: change(header.value) } : header])

/** Encodes headers by itself where `by` gives bytes, and as it should where it does not. */
const writing = (
  id: string,
  intent: string,
  by: (name: string, header: LooseHeader) => Uint8Array | undefined,
): EncoderMutant => ({
  id,
  intent,
  make: () => ({
    encode: ({ headers, body }) =>
      assembleFrame({
        headers: Buffer.concat(
          Object.entries(headers).map(
            ([name, header]) => by(name, header) ?? encodeHeader(name, header as HeaderValue),
          ),
        ),
        payload: body,
      }),
  }),
})

const refusing = (
  id: string,
  intent: string,
  isBad: (name: string, value: unknown) => boolean,
): EncoderMutant =>
  changing(id, intent, (message) => {
    if (Object.entries(message.headers).some(([name, { value }]) => isBad(name, value)))
      throw new Error(intent)
    return message
  })

const bits = { byte: 8, short: 16, integer: 32 } as const

/** A string or byte array with a length that is not checked. */
function unchecked(name: string, type: number, value: Uint8Array): Uint8Array {
  const nameBytes = Buffer.from(name)
  return Buffer.concat([
    Uint8Array.of(nameBytes.length & 0xff),
    nameBytes,
    Uint8Array.of(type, (value.length >> 8) & 0xff, value.length & 0xff),
    value,
  ])
}

const bytesOf = ({ type, value }: LooseHeader): Uint8Array | undefined => {
  if (type === 'string') return Buffer.from(value as string)
  return type === 'binary' ? (value as Uint8Array) : undefined
}

/** Writes prelude, headers and checksum around the payload, into whatever buffer it lies in. */
function inPlace(message: LooseMessage): Uint8Array {
  const { body } = message
  const frame = encode(message)
  const before = frame.length - 4 - body.length
  if (body.byteOffset < before || body.buffer.byteLength - body.byteOffset - body.length < 4) return frame
  const around = new Uint8Array(body.buffer, body.byteOffset - before, frame.length)
  around.set(frame)
  return around
}

export const encoderMutants: readonly EncoderMutant[] = [
  {
    id: 'crc-of-payload',
    intent: 'computes the message checksum from the payload',
    make: () => ({
      encode: (message) => {
        const frame = encode(message)
        new DataView(frame.buffer, frame.byteOffset).setUint32(frame.length - 4, crc32(message.body))
        return frame
      },
    }),
  },
  changing(
    'no-integers',
    'leaves out integers',
    eachHeader((name, header) => (header.type === 'integer' ? undefined : [name, header])),
  ),
  {
    id: 'empty-is-nothing',
    intent: 'gives no bytes for a message without headers and payload',
    make: () => ({
      encode: (message) =>
        message.body.length === 0 && Object.keys(message.headers).length === 0
          ? new Uint8Array()
          : encode(message),
    }),
  },
  changing(
    'symmetric-bytes',
    'takes -127 for the least byte',
    eachValue('byte', (value) => Math.max(-127, Number(value))),
  ),
  changing(
    'long-as-double',
    'keeps a long in a double',
    eachValue('long', (value) => BigInt.asIntN(64, BigInt(Number(value)))),
  ),
  changing(
    'wraps',
    'wraps integers around that are out of range',
    eachHeader((name, header) => {
      const width = bits[header.type as keyof typeof bits]
      const isWhole = typeof header.value === 'number' && Number.isInteger(header.value)
      return [
        name,
        width !== undefined && isWhole
          ? { ...header, value: Number(BigInt.asIntN(width, BigInt(header.value))) }
          : header,
      ]
    }),
  ),
  changing(
    'nan-is-zero',
    'takes NaN for 0',
    eachHeader((name, header) => [name, Number.isNaN(header.value) ? { ...header, value: 0 } : header]),
  ),
  changing(
    'saturates',
    'takes the greatest long for a number that is greater',
    eachValue('long', (value) => (typeof value === 'number' ? 2n ** 63n - 1n : value)),
  ),
  changing(
    'no-date-is-1970',
    'takes an invalid date for the start of 1970',
    eachValue('timestamp', (value) =>
      value instanceof Date && Number.isNaN(value.getTime()) ? new Date(0) : value,
    ),
  ),
  refusing('names-up-to-254', 'refuses names of 255 bytes', (name) => Buffer.byteLength(name) === 255),
  changing(
    'cuts-names',
    'cuts names off after 255 bytes',
    eachHeader((name, header) => [Buffer.from(name).subarray(0, 254).toString(), header]),
  ),
  writing('counts-characters', 'writes the number of characters for the length of a name', (name) =>
    Buffer.byteLength(name) > 255 && name.length <= 255
      ? Buffer.concat([Uint8Array.of(name.length), Buffer.from(name), Uint8Array.of(0)])
      : undefined,
  ),
  writing('empty-names', 'writes names of no bytes', (name) =>
    name === '' ? Uint8Array.of(0, 0) : undefined,
  ),
  refusing(
    'strings-up-to-32766',
    'refuses strings of 32,767 bytes',
    (_, value) => (value as { length?: number } | null)?.length === 32_767,
  ),
  writing('length-modulo', 'writes the lower half of a length that does not fit', (name, header) => {
    const value = bytesOf(header)
    const type = header.type === 'string' ? 7 : 6
    return value !== undefined && value.length > 65_535 ? unchecked(name, type, value) : undefined
  }),
  changing(
    'cuts-strings',
    'cuts strings off after 32,767 bytes',
    eachValue('string', (value) => {
      const text = value as string
      return text.length > 32_767 && text.length < 65_536 ? text.slice(0, 32_767) : text
    }),
  ),
  writing(
    'surrogates-alone',
    'writes half a surrogate pair in three bytes that are no UTF-8',
    (name, header) =>
      header.type === 'string' && /\p{Surrogate}/u.test(header.value as string)
        ? unchecked(name, 7, Uint8Array.of(0x61, 0xed, 0xa0, 0x80, 0x62))
        : undefined,
  ),
  changing(
    'any-uuid',
    'takes any text for a UUID',
    eachValue('uuid', (value) => {
      const digits = String(value)
        .replaceAll(/[^0-9a-f]/gi, '')
        .padEnd(32, '0')
      return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    }),
  ),
  {
    id: 'keeps-headers',
    intent: 'adds the headers of a message to those of the one before',
    make() {
      let kept: LooseMessage['headers'] = {}
      return {
        encode: (message) => {
          kept = { ...kept, ...message.headers }
          return encode({ ...message, headers: kept })
        },
      }
    },
  },
  {
    id: 'service-without-limits',
    intent: 'does not keep to the limits although it is a service',
    role: 'service',
    heavy: true,
    make: () => sound,
  },
  changing('whole-buffer', 'writes the whole buffer that a payload lies in', (message) => ({
    ...message,
    body: new Uint8Array(message.body.buffer),
  })),
  {
    id: 'in-place',
    intent: 'builds the message around the payload in the same buffer',
    make: () => ({ encode: inPlace }),
  },
  {
    id: 'first-of-stream',
    intent: 'writes the first message of a stream',
    make: () => ({
      encodeStream: async function* first(messages) {
        for await (const message of messages) {
          yield encode(message)
          return
        }
      },
    }),
  },
  {
    id: 'end-frame',
    intent: 'writes an empty message where a stream has none',
    make: () => ({
      encodeStream: async function* ended(messages) {
        let count = 0
        for await (const message of messages) {
          count += 1
          yield encode(message)
        }
        if (count === 0) yield encode({ headers: {}, body: new Uint8Array() })
      },
    }),
  },
  {
    id: 'shape-names',
    intent: 'writes the name of its shape for an event',
    make: () => ({
      encodeEvent: (event) =>
        encode(
          messageOf(
            Object.fromEntries(Object.entries(event).map(([name, value]) => [`${name}Event`, value])),
          ),
        ),
    }),
  },
  {
    id: 'exceptions-are-events',
    intent: 'writes an exception as an event',
    make: () => ({
      encodeEvent: (event) => {
        const { headers, body } = messageOf(event)
        const renamed = Object.entries(headers).map(([name, { value }]) => [
          name.replace('exception', 'event'),
          { type: 'string', value: value === 'exception' ? 'event' : value },
        ])
        return encode({ headers: Object.fromEntries(renamed), body })
      },
    }),
  },
]

/** Encoders that are none: not one check may pass with them. */
export const nullEncoders: readonly EncoderMutant[] = [
  {
    id: 'always-throws',
    intent: 'throws whatever it is given',
    make: () =>
      all(() => {
        throw new Error('always')
      }),
  },
  { id: 'no-bytes', intent: 'gives no bytes', make: () => all(() => new Uint8Array()) },
  { id: 'zeros', intent: 'gives sixteen zero bytes', make: () => all(() => new Uint8Array(16)) },
  { id: 'nothing', intent: 'gives nothing', make: () => all(() => undefined as unknown as Uint8Array) },
]

function all(give: () => Uint8Array): EncoderModule {
  return {
    encode: give,
    encodeEvent: give,
    encodeStream: async function* given() {
      yield give()
    },
  }
}
