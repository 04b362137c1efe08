import { EventStreamCodec } from '@smithy/eventstream-codec'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeMessage } from './encode.js'
import { inspect } from './inspect.js'

// A second opinion: the codec of the official SDK and ours read and write the same bytes.
const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()),
  (text) => Buffer.from(text),
)

const messages = fc.record({
  headers: fc.dictionary(
    fc.stringMatching(/^[a-z:-]{1,20}$/),
    fc.oneof(
      fc.string({ minLength: 1, maxLength: 50 }).map((value) => ({ type: 'string' as const, value })),
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((value) => ({ type: 'integer' as const, value })),
      fc.boolean().map((value) => ({ type: 'boolean' as const, value })),
      fc.uuid().map((value) => ({ type: 'uuid' as const, value })),
    ),
    { maxKeys: 6 },
  ),
  body: fc.uint8Array({ maxLength: 300 }),
})

it('writes what the codec of the official SDK reads', () => {
  fc.assert(
    fc.property(messages, (message) => {
      const { headers, body } = codec.decode(encodeMessage(message))
      expect({ headers, body: Buffer.from(body) }).toEqual({
        headers: { ...message.headers },
        body: Buffer.from(message.body),
      })
    }),
    { seed: 1 },
  )
})

it('reads what the codec of the official SDK writes', () => {
  fc.assert(
    fc.property(messages, (message) => {
      const { messages: read, faults } = inspect(codec.encode(message))
      expect(faults).toEqual([])
      expect(Buffer.from(read[0]!.payload)).toEqual(Buffer.from(message.body))
      expect(read[0]!.headers.map(({ name }) => name)).toEqual(Object.keys(message.headers))
    }),
    { seed: 1 },
  )
})
