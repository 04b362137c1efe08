import type { HeaderValue, Message } from '../../../wire/frames/message.js'
import type { DecoderMutant } from '../mutant.js'
import { mapHeaders, mapValues, tweak } from '../tweak.js'

const mutant = (id: string, intent: string, after: (message: Message) => Message): DecoderMutant => ({
  id,
  intent,
  make: () => tweak({ after }),
})

const unsigned = (type: 'byte' | 'short' | 'integer', bits: number): DecoderMutant =>
  mutant(
    `unsigned-${type}`,
    `reads a ${type} as unsigned`,
    mapValues(type, (value) => (value < 0 ? value + 2 ** bits : value)),
  )

const lengthOf = ({ value }: HeaderValue) =>
  typeof value === 'string' ? Buffer.byteLength(value) : value instanceof Uint8Array ? value.length : 1

const refusing = (id: string, intent: string, isBad: (header: HeaderValue) => boolean): DecoderMutant =>
  mutant(id, intent, (message) => {
    if (Object.values(message.headers).some(isBad)) throw new Error(intent)
    return message
  })

/** The first three fields as a little-endian machine has them. */
const mixedEndian = (uuid: string) => {
  const [a = '', b = '', c = '', ...rest] = uuid.split('-')
  const swap = (hex: string) => Buffer.from(hex, 'hex').reverse().toString('hex')
  return [swap(a), swap(b), swap(c), ...rest].join('-')
}

const milliseconds = (value: Date | bigint) => (value instanceof Date ? value.getTime() : Number(value))

export const valueMutants: readonly DecoderMutant[] = [
  unsigned('byte', 8),
  unsigned('short', 16),
  unsigned('integer', 32),
  mutant(
    'long-as-double',
    'keeps a long in a double',
    mapValues('long', (value) => BigInt(Number(value))),
  ),
  mutant(
    'timestamp-in-seconds',
    'takes milliseconds for seconds',
    mapValues('timestamp', (value) => (value instanceof Date ? new Date(value.getTime() * 1000) : value)),
  ),
  mutant(
    'timestamp-unsigned',
    'reads a timestamp as unsigned',
    mapValues('timestamp', (value) =>
      milliseconds(value) < 0 ? BigInt(milliseconds(value)) + 2n ** 64n : value,
    ),
  ),
  refusing(
    'timestamp-as-date',
    'refuses timestamps that are no date',
    ({ value, type }) => type === 'timestamp' && typeof value === 'bigint',
  ),
  mutant(
    'uuid-mixed-endian',
    'reads the first fields of a UUID in little-endian order',
    mapValues('uuid', mixedEndian),
  ),
  refusing(
    'no-empty-values',
    'refuses strings and byte arrays of no bytes',
    (header) => lengthOf(header) === 0,
  ),
  refusing(
    'longest-too-low',
    'refuses strings and byte arrays of 32,767 bytes',
    (header) => lengthOf(header) === 32_767,
  ),
  refusing(
    'signed-value-length',
    'refuses strings and byte arrays of more than 32,767 bytes',
    (header) => lengthOf(header) > 32_767,
  ),
  mutant(
    'drops-bom',
    'drops a byte order mark at the start of a string',
    mapValues('string', (value) => value.replace(/^\ufeff/, '')),
  ),
  mutant(
    'nine-types',
    'gives a boolean as true whatever it is',
    mapValues('boolean', () => true),
  ),
  mutant(
    'long-as-integer',
    'keeps the lower half of a long',
    mapValues('long', (value) => BigInt.asIntN(32, value)),
  ),
  mutant('strings-only', 'gives the headers that are strings', (message) =>
    mapHeaders(message, (name, header) => (header.type === 'string' ? [name, header] : undefined)),
  ),
]
