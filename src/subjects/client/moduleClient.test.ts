import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildHost } from '../command/testing/builtHost.js'
import { createFunctionClient } from './functionClient.js'
import { createModuleClient } from './moduleClient.js'
import type { ClientCall, ClientModule, ClientSubject } from './subject.js'

let built: ReturnType<typeof buildHost>
let count = 0
const folder = mkdtempSync(join(tmpdir(), 'client-module-'))
beforeAll(() => {
  built = buildHost('client')
})
afterAll(() => {
  built.remove()
  rmSync(folder, { recursive: true })
})

const hello = `{ protocol: 1, name: 'test', version: '1', operations: ['Converse'], features: [], concurrency: 4 }`

const call: ClientCall = {
  operation: 'Converse',
  endpoint: 'http://127.0.0.1:1',
  region: 'us-east-1',
  credentials: { bearerToken: 't' },
  input: {},
  options: {},
}
const never = new AbortController().signal

/** The module in a process of its own, and in this one. */
async function bothWays(source: string): Promise<readonly ClientSubject[]> {
  const path = join(folder, `${(count += 1)}.mjs`)
  writeFileSync(path, source)
  const module = (await import(path)) as ClientModule
  return [await createModuleClient(path, { host: built.host }), createFunctionClient(module)]
}

const closeAll = (clients: readonly ClientSubject[]) => Promise.all(clients.map((client) => client.close()))

test('what a module gives arrives as the protocol has it, in either way', async () => {
  const clients = await bothWays(`
    export const hello = ${hello}
    export async function call({ input }) {
      console.log('not an answer')
      return {
        output: { input, bytes: new Uint8Array([1, 2]), buffer: Buffer.from('a'), at: new Date(0), nothing: undefined },
        events: [{ chunk: { bytes: Buffer.from('b') } }],
        error: { name: 'E', message: 'm', statusCode: undefined, requestId: null },
      }
    }`)
  for (const client of clients) {
    expect(client.hello).toMatchObject({ name: 'test', concurrency: 4 })
    const { milliseconds, ...outcome } = await client.call({ ...call, input: { text: 'ü' } }, never)
    expect(milliseconds).toBeGreaterThan(0)
    expect(outcome).toMatchObject({
      end: 'answer',
      output: {
        input: { text: 'ü' },
        bytes: { $base64: 'AQI=' },
        buffer: { $base64: 'YQ==' },
        at: '1970-01-01T00:00:00.000Z',
      },
      events: [{ chunk: { bytes: { $base64: 'Yg==' } } }],
      error: { name: 'E', message: 'm' },
    })
    expect(outcome.output).not.toHaveProperty('nothing')
    expect(outcome.error).not.toHaveProperty('requestId')
  }
  await closeAll(clients)
})

test('a module that throws, hangs or answers nonsense is judged so, in either way', async () => {
  const clients = await bothWays(`
    export const hello = ${hello}
    export async function call({ input }) {
      if (input.how === 'throw') throw new Error('oh')
      if (input.how === 'hang') return new Promise(() => {})
      return input.how === 'nonsense' ? { answer: 1 } : { output: {} }
    }`)
  for (const client of clients) {
    const ends = []
    for (const how of ['throw', 'fine', 'hang', 'fine', 'nonsense', 'fine']) {
      const signal = how === 'hang' ? AbortSignal.timeout(200) : never
      ends.push((await client.call({ ...call, input: { how } }, signal)).end)
    }
    expect(ends).toEqual(['died', 'answer', 'hung', 'answer', 'rubbish', 'answer'])
  }
  await closeAll(clients)
})

test('what a dying module said stays with the call', async () => {
  const [client, own] = await bothWays(`
    export const hello = ${hello}
    export async function call() { throw new Error('this is why') }`)
  const outcome = await client!.call(call, never)
  expect(outcome).toMatchObject({ end: 'died', stderr: expect.stringContaining('this is why') })
  await closeAll([client!, own!])
})

test.each([
  ['is not there', undefined, /Cannot find module/],
  ['exports nothing', 'export const nothing = 1', /must export `hello` and `call/],
  [
    'misspells an operation',
    `export const hello = { ...${hello}, operations: ['Converze'] }; export const call = () => ({})`,
    /did you mean 'Converse'/,
  ],
  [
    'speaks another version',
    `export const hello = { ...${hello}, protocol: 2 }; export const call = () => ({})`,
    /\/hello\/protocol: must be 1, not 2/,
  ],
])('a module that %s cannot be started', async (_, source, why) => {
  const path = join(folder, `${(count += 1)}.mjs`)
  if (source !== undefined) writeFileSync(path, source)
  await expect(createModuleClient(path, { host: built.host })).rejects.toThrow(why)
})
