import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ProgramStartError } from '../command/lineProgram.js'
import { createCommandDecoder } from './commandDecoder.js'
import { createModuleDecoder } from './moduleDecoder.js'
import type { DecoderSubject } from './subject.js'
import { buildHost } from '../command/testing/builtHost.js'

let built: ReturnType<typeof buildHost>
const folder = mkdtempSync(join(tmpdir(), 'decoders-'))
const attached: DecoderSubject[] = []
beforeAll(() => {
  built = buildHost('decoder')
})
afterEach(async () => {
  for (const subject of attached.splice(0)) await subject.close()
})
afterAll(() => {
  built.remove()
  rmSync(folder, { recursive: true })
})

/** A decoder from the text of its module. */
async function attach(source: string, limit = 300): Promise<DecoderSubject> {
  const path = join(folder, `decoder-${attached.length}-${source.length}.mjs`)
  writeFileSync(path, source)
  const subject = await createModuleDecoder(path, { limit, host: built.host })
  attached.push(subject)
  return subject
}

const bytes = (text: string) => new TextEncoder().encode(text)
const collect = 'const all = []; for await (const chunk of chunks) all.push(new Uint8Array(chunk));'

test('gives messages, with longs and bytes exact', async () => {
  const subject = await attach(`
    export async function* decode(chunks) {
      ${collect}
      console.log('a stray line')
      yield {
        headers: {
          long: { type: 'long', value: 2n ** 63n - 1n },
          bytes: { type: 'binary', value: Uint8Array.of(0, 255) },
          at: { type: 'timestamp', value: new Date(-1) },
          ['__proto__']: { type: 'boolean', value: true },
        },
        body: Buffer.concat(all),
      }
    }`)
  const outcome = await subject.decode({ chunks: [bytes('one'), bytes('two')] })
  expect(subject.features).toEqual(['messages', 'transport'])
  expect(outcome).toMatchObject({ end: 'end', messages: [{ body: bytes('onetwo') }] })
  expect(Object.entries(outcome.messages[0]!.headers)).toEqual([
    ['long', { type: 'long', value: 2n ** 63n - 1n }],
    ['bytes', { type: 'binary', value: Uint8Array.of(0, 255) }],
    ['at', { type: 'timestamp', value: new Date(-1) }],
    ['__proto__', { type: 'boolean', value: true }],
  ])
})

test('gives events, and errors with their members', async () => {
  const subject = await attach(`
    export async function* decodeEvents(chunks) {
      ${collect}
      yield { messageStart: { role: 'assistant' } }
      throw Object.assign(new Error('slow'), { name: 'throttlingException', originalStatusCode: 429 })
    }`)
  expect(subject.features).toEqual(['events', 'transport'])
  expect(await subject.decode({ chunks: [], output: 'events' })).toMatchObject({
    end: 'error',
    events: [{ type: 'messageStart', payload: { role: 'assistant' } }],
    error: { name: 'throttlingException', message: 'slow', members: { originalStatusCode: 429 } },
  })
})

test.each([
  ['a value that is no message', 'yield { headers: {} }', 'the body of a message is a Uint8Array'],
  [
    'a long that is no integer',
    "yield { headers: { x: { type: 'long', value: 0.5 } }, body: new Uint8Array() }",
    'header "x" has type "long" and a value of number',
  ],
  ['a change to all objects', 'Object.prototype.polluted = 1', 'it gave every object the member polluted'],
])('%s is rubbish', async (_, statement, fault) => {
  const subject = await attach(`export async function* decode(chunks) { ${collect} ${statement} }`)
  expect(await subject.decode({ chunks: [] })).toMatchObject({ end: 'rubbish', fault })
})

test('a decoder that waits for ever hangs, and goes on with the next stream', async () => {
  const subject = await attach(`
    export async function* decode(chunks) {
      ${collect}
      if (all.length > 0) await new Promise(() => {})
    }`)
  expect(await subject.decode({ chunks: [bytes('x')] })).toMatchObject({
    end: 'hung',
    fault: 'neither end nor error within 300 ms',
  })
  expect(await subject.decode({ chunks: [] })).toMatchObject({ end: 'end' })
})

test('a decoder that never gives the processor back is ended and started anew', async () => {
  const subject = await attach(
    'export async function* decode(chunks) { for await (const chunk of chunks) for (;;); }',
  )
  expect(await subject.decode({ chunks: [bytes('x')] })).toMatchObject({ end: 'hung' })
  expect(await subject.decode({ chunks: [] })).toMatchObject({ end: 'end' })
})

test('a decoder that ends its process has died', async () => {
  const subject = await attach(`
    export async function* decode(chunks) {
      for await (const chunk of chunks) { console.error('out of luck'); process.exit(3) }
    }`)
  expect(await subject.decode({ chunks: [bytes('x')] })).toMatchObject({
    end: 'died',
    fault: expect.stringMatching(/^its process is gone: it exited with code 3: .*out of luck$/s),
  })
  expect(await subject.decode({ chunks: [] })).toMatchObject({ end: 'end' })
})

test('memory is measured in a fresh process', async () => {
  const subject = await attach(`
    const kept = []
    export async function* decode(chunks) {
      for await (const chunk of chunks) kept.push(new Uint8Array(chunk[0] * 2 ** 20))
    }`)
  const { allocated } = await subject.decode({ chunks: [Uint8Array.of(200)], measure: true })
  expect(allocated).toBeGreaterThan(190 * 2 ** 20)
  expect((await subject.decode({ chunks: [Uint8Array.of(0)], measure: true })).allocated).toBeLessThan(
    100 * 2 ** 20,
  )
})

test('a transport that stays open, breaks off, or uses its buffer again', async () => {
  const subject = await attach(`
    export async function* decode(chunks) {
      const kept = []
      try {
        for await (const chunk of chunks) {
          if (chunk[0] === 33) throw new Error('seen while it was open')
          kept.push(chunk)
        }
      } finally {
        yield { headers: {}, body: new Uint8Array(Buffer.concat(kept)) }
      }
    }`)
  expect(await subject.decode({ chunks: [bytes('!')], end: 'open' })).toMatchObject({
    end: 'error',
    error: { message: 'seen while it was open' },
  })
  expect(await subject.decode({ chunks: [bytes('x')], end: 'reset' })).toMatchObject({
    end: 'error',
    error: { message: 'read ECONNRESET', members: { code: 'ECONNRESET' } },
  })
  const reused = await subject.decode({ chunks: [bytes('ab'), bytes('c')], reuse: true })
  expect(reused.messages[0]?.body).toEqual(Uint8Array.of(0xee, 0xee, 0xee))
})

test.each([
  [
    'a module that is not there',
    async () => createModuleDecoder(join(folder, 'none.mjs'), { host: built.host }),
    /ERR_MODULE_NOT_FOUND|Cannot find module/,
  ],
  ['a program that is not there', async () => createCommandDecoder([join(folder, 'none')]), /ENOENT/],
  [
    'a program that says nothing',
    async () => createCommandDecoder([process.execPath, '-e', 'setInterval(() => {}, 1e6)'], { start: 300 }),
    /did not answer within 300 ms/,
  ],
])('%s cannot be started', async (_, start, message) => {
  await expect(start()).rejects.toThrow(ProgramStartError)
  await expect(start()).rejects.toThrow(message)
})

test('a program that answers with something else gives rubbish', async () => {
  const program = `
    require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id } = JSON.parse(line)
      console.log('not JSON')
      console.log(JSON.stringify({ id, messages: id === 1 ? [] : [{ headers: { x: { type: 'odd' } }, body: '' }], error: null }))
    })`
  const subject = await createCommandDecoder([process.execPath, '-e', program])
  attached.push(subject)
  expect(subject.features).toEqual(['messages'])
  expect(await subject.decode({ chunks: [] })).toMatchObject({
    end: 'rubbish',
    fault: 'its answer is no message: header "x" has type "odd" and a value of undefined',
  })
})
