import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { encodeMessage } from './encode.js'
import { inspect } from './inspect.js'

const folder = new URL('../../../../shared/eventstream/vectors/', import.meta.url)
const present = existsSync(folder)
if (!present) console.log('skipped: the published event stream vectors are not here')

const read = (path: string) => readFileSync(new URL(path, folder))
const json = (path: string) => JSON.parse(read(path).toString())
const list = (path: string) => (present ? readdirSync(new URL(path, folder)) : [])

/** What a decoder has to make of one vector: exactly one message, or a fault. */
const clean = (bytes: Uint8Array) => {
  const { messages, faults } = inspect(bytes)
  expect(faults.filter(({ level }) => level !== 'info')).toEqual([])
  expect(messages).toHaveLength(1)
  return messages[0]!
}

describe.runIf(present)('published vectors', () => {
  test.each(list('shared/encoded/positive'))('%s', (name) => {
    const bytes = read(`shared/encoded/positive/${name}`)
    const expected = json(`shared/decoded/positive/${name}`)
    const message = clean(bytes)
    expect(message).toMatchObject({
      totalLength: expected.total_length,
      headersLength: expected.headers_length,
    })
    expect(message.preludeCrc.stored | 0).toBe(expected.prelude_crc | 0)
    expect(message.messageCrc.stored | 0).toBe(expected.message_crc | 0)
    expect(Buffer.from(message.payload).toString('base64')).toBe(expected.payload)
    expect(message.headers.map((header) => [header.name, header.indicator, plain(header)])).toEqual(
      expected.headers.map((header: { name: string; type: number; value: unknown }) => [
        header.name,
        header.type,
        header.value,
      ]),
    )
    const pairs = message.headers.map(({ name, value }) => [name, value] as const)
    expect(Buffer.from(encodeMessage({ headers: pairs, body: message.payload }))).toEqual(bytes)
  })

  test.each([
    ['corrupted_length', 'prelude.crc'],
    ['corrupted_header_len', 'prelude.crc'],
    ['corrupted_headers', 'message.crc'],
    ['corrupted_payload', 'message.crc'],
  ])('%s', (name, code) => {
    expect(inspect(read(`shared/encoded/negative/${name}`)).faults[0]?.code).toBe(code)
  })

  test.each(list('smithy-rs').filter((name) => name.startsWith('valid')))('%s', (name) => {
    expect(clean(read(`smithy-rs/${name}`)).faults).toEqual([])
  })

  test.each([
    ['invalid_header_name_length', 'header.name.overrun'],
    ['invalid_header_name_length_too_long', 'header.name.overrun'],
    ['invalid_header_string_length_cut_off', 'header.value.length'],
    ['invalid_header_string_value_length', 'header.value.overrun'],
    ['invalid_header_value_type', 'header.type.unknown'],
    ['invalid_headers_length', 'headers-length.room'],
    ['invalid_message_checksum', 'message.crc'],
    ['invalid_prelude_checksum', 'prelude.crc'],
  ])('%s', (name, code) => {
    expect(inspect(read(`smithy-rs/${name}`)).faults.map((fault) => fault.code)).toContain(code)
  })

  const botocore: { name: string; hex: string; payloadHex: string; headers?: object }[] = present
    ? json('botocore/vectors.json').filter(({ hex }: { hex?: string }) => hex !== undefined)
    : []

  test.each(botocore.filter(({ headers }) => headers !== undefined))(
    'botocore $name',
    ({ hex, payloadHex, headers }) => {
      const message = clean(Buffer.from(hex, 'hex'))
      expect(Buffer.from(message.payload).toString('hex')).toBe(payloadHex)
      expect(message.headers.map(({ name }) => name).sort()).toEqual(Object.keys(headers!).sort())
    },
  )

  test.each(botocore.filter(({ headers }) => headers === undefined))('botocore $name', ({ hex }) => {
    expect(inspect(Buffer.from(hex, 'hex'), { role: 'service' }).faults[0]?.level).toBe('must')
  })

  const official: { id: string; events?: { bytes?: string; headers?: object }[] }[] = present
    ? json('smithy-restjson1/event-stream-tests.json')
    : []
  const frames = official.flatMap(({ id, events = [] }) => events.map((event) => ({ id, ...event })))

  test.each(frames.filter(({ bytes }) => bytes !== undefined))('restJson1 $id', ({ bytes, headers = {} }) => {
    const names = clean(Buffer.from(bytes!, 'base64')).headers.map(({ name }) => name)
    expect(names.sort()).toEqual(Object.keys(headers).sort())
  })
})

/** A header value in the notation of the shared vectors. */
function plain({
  value,
  valueBytes,
}: {
  value: { type: string; value: unknown }
  valueBytes: Uint8Array
}): unknown {
  if (['binary', 'string', 'uuid'].includes(value.type)) return Buffer.from(valueBytes).toString('base64')
  return typeof value.value === 'boolean' ? value.value : Number(value.value)
}
