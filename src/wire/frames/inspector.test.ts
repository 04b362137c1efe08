import { expect, test } from 'vitest'
import { assembleFrame } from './assemble.js'
import { encodeMessage } from './encode.js'
import { describeFault } from './fault.js'
import { inspect } from './inspect.js'
import { FrameInspector } from './inspector.js'

const event = (text: string) =>
  encodeMessage({
    headers: {
      ':event-type': { type: 'string', value: 'contentBlockDelta' },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: 'event' },
    },
    body: Buffer.from(JSON.stringify({ contentBlockIndex: 0, delta: { text } })),
  })
const stream = Buffer.concat([event('one'), event('two'), event('three')])
const texts = (bytes: Uint8Array) =>
  inspect(bytes).messages.map(({ payload }) => JSON.parse(Buffer.from(payload).toString()).delta.text)

test('the smallest message', () => {
  const { messages, faults } = inspect(Buffer.from('000000100000000005c248eb7d98c8ff', 'hex'))
  expect(faults).toEqual([])
  expect(messages).toMatchObject([{ index: 0, offset: 0, totalLength: 16, headersLength: 0, headers: [] }])
  expect(messages[0]!.messageCrc).toEqual({ stored: 0x7d98c8ff, computed: 0x7d98c8ff })
})

test('offsets, lengths, headers and payload', () => {
  const { messages } = inspect(stream)
  const second = messages[1]!
  expect(messages.map(({ offset }) => offset)).toEqual([0, event('one').length, 2 * event('one').length])
  expect(second.headers.map(({ name, indicator, offset }) => [name, indicator, offset])).toEqual([
    [':event-type', 7, 12],
    [':content-type', 7, 44],
    [':message-type', 7, 77],
  ])
  expect(second.header(':event-type')).toEqual({ type: 'string', value: 'contentBlockDelta' })
  expect(Buffer.from(second.bytes)).toEqual(Buffer.from(event('two')))
  expect(texts(stream)).toEqual(['one', 'two', 'three'])
})

test('every two-way split gives what one chunk gives', () => {
  const whole = inspect(stream).messages.map((message) => message.toMessage())
  for (let cut = 0; cut <= stream.length; cut += 1) {
    const { messages, faults } = inspect([stream.subarray(0, cut), stream.subarray(cut)])
    expect(faults).toEqual([])
    expect(messages.map((message) => message.toMessage())).toEqual(whole)
  }
})

test('one byte a chunk, in one buffer that is used again', () => {
  const inspector = new FrameInspector()
  const chunk = new Uint8Array(1)
  const messages = [...stream].flatMap((byte) => {
    chunk[0] = byte
    return inspector.push(chunk)
  })
  inspector.end()
  expect(inspector.faults).toEqual([])
  expect(messages.map((message) => message.toMessage())).toEqual(
    inspect(stream).messages.map((message) => message.toMessage()),
  )
})

test('every flipped bit is found and its place told', () => {
  const frame = event('one')
  for (let bit = 0; bit < frame.length * 8; bit += 1) {
    const bytes = Uint8Array.from(frame)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    const [fault] = inspect(bytes).faults
    expect(fault?.code).toBe(bit < 96 ? 'prelude.crc' : 'message.crc')
    expect(fault?.suspect).toEqual({ offset: bit >> 3, length: 1 })
    expect(fault?.hint).toBe(`one flipped bit explains it: bit ${bit & 7} of byte ${bit >> 3} of the message`)
  }
})

test('goes on behind a broken prelude and says what was skipped', () => {
  const bytes = Uint8Array.from(stream)
  const length = event('one').length
  bytes[length + 2]! ^= 0x40
  for (const chunks of [[bytes], [...bytes].map((byte) => Uint8Array.of(byte))]) {
    const { messages, faults, gaps } = inspect(chunks)
    expect(messages.map(({ offset, afterFault }) => [offset, afterFault])).toEqual([
      [0, false],
      [2 * length, true],
    ])
    expect(gaps).toEqual([{ offset: length, length }])
    expect(faults.map(({ code, offset }) => [code, offset])).toEqual([['prelude.crc', length + 8]])
  }
})

test('goes on behind a wrong message checksum', () => {
  const bytes = Uint8Array.from(stream)
  bytes[event('one').length + 120]! ^= 1
  const { messages, faults, gaps } = inspect(bytes)
  expect(messages.map(({ afterFault }) => afterFault)).toEqual([false, false, true])
  expect(faults.map(({ code }) => code)).toEqual(['message.crc'])
  expect(gaps).toEqual([])
})

test.each([
  ['0', { totalLength: 0 }, 'total-length.minimum'],
  ['12', { totalLength: 12 }, 'total-length.minimum'],
  ['15', { totalLength: 15 }, 'total-length.minimum'],
  ['headers beyond the message', { headersLength: 1 }, 'headers-length.room'],
  ['headers that wrap 32 bits', { headersLength: 0xfffffff0 }, 'headers-length.room'],
])('total or headers length %s with a good checksum', (_, parts, code) => {
  const { messages, faults } = inspect(Buffer.concat([assembleFrame(parts), event('next')]))
  expect(faults.map((fault) => fault.code)).toEqual([code])
  expect(messages.map(({ afterFault }) => afterFault)).toEqual([true])
})

test('a prelude is judged as soon as its twelve bytes are there', () => {
  const inspector = new FrameInspector()
  inspector.push(Buffer.from('{"message":'))
  expect(inspector.faults).toEqual([])
  inspector.push(Buffer.from('"'))
  expect(inspector.faults.map(describeFault)).toEqual([
    'offset 8, prelude_crc: found 0x65223a22, expected 0xa98fe9c5, the CRC-32 of bytes 0 to 7 ' +
      '(the bytes are text, not a message: "{\\"message\\":\\"")',
  ])
})

test.each([1, 2, 3, 11])('%i bytes of a prelude', (length) => {
  const { messages, faults } = inspect(Buffer.concat([stream, event('cut').subarray(0, length)]))
  expect(messages).toHaveLength(3)
  expect(faults).toMatchObject([{ code: 'prelude.truncated', offset: stream.length, length }])
})

test('a message cut anywhere', () => {
  const frame = event('cut')
  for (let length = 12; length < frame.length; length += 1) {
    const { messages, faults } = inspect(frame.subarray(0, length))
    expect(messages).toEqual([])
    expect(faults).toMatchObject([{ code: 'message.truncated', length }])
  }
})

test('known mistakes of encoders are named', () => {
  const message = { headers: new Uint8Array(), payload: Buffer.from('x') }
  const hint = (messageCrc: number) => inspect(assembleFrame({ ...message, messageCrc })).faults[0]?.hint
  expect(hint(0)).toBe('it is zero: no checksum was computed')
  expect(hint(0x8cdc1683)).toBe('it is the CRC-32 of headers and payload alone')
})

test('limits bind services, not clients', () => {
  const name = (index: number) => `${index}`.padStart(4, '0')
  const headers = Array.from(
    { length: 5 },
    (_, index) => [name(index), { type: 'binary', value: new Uint8Array(32_767) }] as const,
  )
  const frame = encodeMessage({ headers, body: new Uint8Array() })
  expect(inspect(frame).faults).toEqual([])
  expect(inspect(frame, { role: 'service' }).faults.map(({ code, found }) => [code, found])).toEqual([
    ['headers.limit', `${5 * (32_767 + 8)} bytes`],
  ])
})
