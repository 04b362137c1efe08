import type { HeaderValue } from '../../wire/frames/message.js'
import { decodeEvents } from './decodeEvents.js'
import type { DecoderMutant } from './mutant.js'
import { tweak } from './tweak.js'
import { tweakEvents } from './tweakEvents.js'

/** An `Int64` as the JavaScript codecs have it. */
const int64 = (value: bigint) => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, value)
  return { bytes, valueOf: () => Number(value) }
}

const other = (header: HeaderValue): unknown => {
  if (header.type === 'long') return { type: 'long', value: int64(header.value) }
  if (header.type === 'uuid') return { type: 'uuid', value: header.value.toUpperCase() }
  if (header.type === 'timestamp' && header.value instanceof Date)
    return { ...header, value: header.value.getTime() }
  return header.type === 'binary' ? { ...header, value: Buffer.from(header.value) } : header
}

/** Decoders that differ in what the format leaves open: every check of level `must` and `should` has to pass. */
export const decoderVariants: readonly DecoderMutant[] = [
  {
    id: 'other-values',
    intent: 'gives longs as Int64, timestamps as milliseconds, UUIDs in upper case, bytes as Buffer',
    make: () =>
      tweak({
        after: ({ headers, body }) => ({
          headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, other(header)])),
          body: Buffer.from(body),
        }),
      }),
  },
  {
    id: 'other-order',
    intent: 'gives headers in another order',
    make: () =>
      tweak({
        after: ({ headers, body }) => ({
          headers: Object.fromEntries(Object.entries(headers).reverse()),
          body,
        }),
      }),
  },
  {
    id: 'lenient-duplicates',
    intent: 'keeps the first of two headers with one name',
    make: () => tweak({ tolerate: ({ code }) => code === 'header.duplicate' }),
  },
  {
    id: 'strict-grammar',
    intent: 'refuses values of 0 and of more than 32,767 bytes, as the grammar has it',
    make: () =>
      tweak({
        after(message, { faults }) {
          if (faults.length > 0) throw new Error('beyond the grammar')
          return message
        },
      }),
  },
  {
    id: 'curt',
    intent: 'says no more of a fault than that there is one',
    make: () => tweak({ rethrow: () => new Error('invalid stream') }),
  },
  {
    id: 'shape-names',
    intent: 'gives exceptions the names of their shapes, and leaves the padding out',
    make: () => ({
      decodeEvents: tweakEvents({
        raise: (_, sound) =>
          Object.assign(sound, { name: sound.name.charAt(0).toUpperCase() + sound.name.slice(1) }),
        give: ({ payload }) => {
          const { p: _padding, ...members } = payload as { p?: unknown }
          return members
        },
      }).decodeEvents!,
    }),
  },
  {
    id: 'event-by-event',
    intent: 'reads events as they come',
    make: () => ({ decodeEvents }),
  },
]
