import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildHost } from '../command/testing/builtHost.js'
import { createCommandEncoder, createModuleEncoder } from './commandEncoder.js'

let built: ReturnType<typeof buildHost>
const folder = mkdtempSync(join(tmpdir(), 'encoders-'))
beforeAll(() => {
  built = buildHost('encoder')
})
afterAll(() => {
  built.remove()
  rmSync(folder, { recursive: true })
})

/** An encoder that gives the JSON of what it was asked for. */
const source = `
  const show = (_, value) => {
    if (typeof value === 'bigint') return 'bigint ' + value
    if (Number.isNaN(value)) return 'NaN'
    return value
  }
  const typed = ({ headers, body }) => ({
    headers: Object.entries(headers).map(([name, { type, value }]) => [name, type, value instanceof Date ? 'date ' + value.getTime() : value instanceof Uint8Array ? [...value] : value]),
    body: [...body],
  })
  const bytes = (value) => new TextEncoder().encode(JSON.stringify(value, show))
  export async function encode(message) {
    if ('hang' in message.headers) await new Promise(() => {})
    if ('refuse' in message.headers) throw new RangeError('no')
    if ('rubbish' in message.headers) return 'text'
    return bytes(typed(message))
  }
  export async function* encodeStream(messages) { for await (const message of messages) yield bytes(typed(message)) }
  export const encodeEvent = bytes
`

test('values, streams and events arrive as they are; errors and rubbish are told apart', async () => {
  const path = join(folder, 'encoder.mjs')
  writeFileSync(path, source)
  const subject = await createModuleEncoder(path, { limit: 300, host: built.host })
  try {
    expect(subject.features).toEqual(['messages', 'streams', 'events', 'javascript'])
    const headers = {
      long: { type: 'long', value: 2n ** 63n - 1n },
      nan: { type: 'byte', value: Number.NaN },
      date: { type: 'timestamp', value: new Date(-1) },
      none: { type: 'timestamp', value: new Date(Number.NaN) },
      bytes: { type: 'binary', value: Uint8Array.of(1, 255) },
      half: { type: 'string', value: 'a\ud800' },
    }
    const said = async (task: Parameters<typeof subject.encode>[0]) => {
      const { bytes } = await subject.encode(task)
      return JSON.parse(new TextDecoder().decode(bytes))
    }
    expect(await said({ message: { headers, body: Uint8Array.of(7) }, payload: 'overwritten' })).toEqual({
      headers: [
        ['long', 'long', `bigint ${2n ** 63n - 1n}`],
        ['nan', 'byte', 'NaN'],
        ['date', 'timestamp', 'date -1'],
        ['none', 'timestamp', 'date NaN'],
        ['bytes', 'binary', [1, 255]],
        ['half', 'string', 'a\ud800'],
      ],
      body: [7],
    })
    expect(await said({ stream: [{ headers: {}, body: Uint8Array.of(1) }] })).toEqual({
      headers: [],
      body: [1],
    })
    expect(await said({ event: { messageStart: { role: 'assistant' } } })).toEqual({
      messageStart: { role: 'assistant' },
    })
    const asked = async (name: string) =>
      subject.encode({
        message: { headers: { [name]: { type: 'boolean', value: true } }, body: new Uint8Array() },
      })
    expect(await asked('refuse')).toEqual({ end: 'error', error: { name: 'RangeError', message: 'no' } })
    expect(await asked('rubbish')).toMatchObject({
      end: 'rubbish',
      fault: 'what it gave is no Uint8Array but string',
    })
    expect(await asked('hang')).toMatchObject({ end: 'hung' })
  } finally {
    await subject.close()
  }
})

test('a program', async () => {
  const program = `
    require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, message } = JSON.parse(line)
      if ('x' in message.headers) console.log(JSON.stringify({ id }))
      else console.log(JSON.stringify({ id, bytes: message.body, error: null }))
    })`
  const subject = await createCommandEncoder([process.execPath, '-e', program])
  try {
    expect(subject.features).toEqual(['messages'])
    const body = Uint8Array.of(1, 2)
    expect(await subject.encode({ message: { headers: {}, body } })).toEqual({ end: 'bytes', bytes: body })
    expect(await subject.encode({ message: { headers: { x: { type: 'byte', value: 1 } }, body } })).toEqual({
      end: 'rubbish',
      fault: 'its answer has neither bytes nor error',
    })
  } finally {
    await subject.close()
  }
})
