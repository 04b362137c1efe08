import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCassette } from '../../cassette/format/index.js'
import { hello, jsonResponse, makeCassette } from '../../cassette/testing/make.js'
import { connect } from '../../wire/http/index.js'
import { runCommandLine } from '../program.js'
import { commandLine } from '../testing/commandLine.js'

let folder: string
const cassette = makeCassette({ response: jsonResponse({ output: {} }) })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'))
  await writeCassette(join(folder, 'hello.cassette.json'), cassette)
  await writeCassette(join(folder, 'more/again.cassette.json'), cassette)
})
afterAll(() => rm(folder, { recursive: true }))

/** Run the command, do something with the server that it says is ready, and interrupt it. */
async function whileReplaying(args: readonly string[], use: (ready: { url: string }) => Promise<void>) {
  const interrupt = new AbortController()
  const lines: string[] = []
  const errors: string[] = []
  let ready = (_line: string) => {}
  const first = new Promise<string>((resolve) => {
    ready = resolve
  })
  const running = runCommandLine(['cassettes', 'replay', ...args], {
    stdin: (async function* () {})(),
    stdout: {
      write(text) {
        lines.push(text.replaceAll(folder, 'FOLDER'))
        ready(text)
      },
    },
    stderr: { write: (text) => errors.push(text.replaceAll(folder, 'FOLDER')) },
    environment: {},
    interrupted: interrupt.signal,
  })
  await Promise.race([first.then((line) => use(JSON.parse(line))), running])
  interrupt.abort()
  return { code: await running, lines, errors }
}

test('it says where it listens, each request when asked to, and counts what had no cassette', async () => {
  const { code, lines, errors } = await whileReplaying(
    [folder, '--verbose', '--speed', 'none'],
    async ({ url }) => {
      for (const version of ['1.1', '2'] as const) {
        const client = connect(url, { version })
        expect((await client.exchange(cassette.request!)).status).toBe(200)
        await client.close()
      }
      const client = connect(url)
      expect((await client.exchange(makeCassette({ model: 'x' }).request!)).status).toBe(404)
      await client.close()
    },
  )
  expect(code).toBe(1)
  expect(JSON.parse(lines[0]!)).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    port: expect.any(Number),
    cassettes: 2,
    mode: 'exact',
  })
  expect(lines.slice(1)).toEqual([
    'POST /model/amazon.nova-lite-v1%3A0/converse HTTP/1.1 200 FOLDER/hello.cassette.json\n',
    'POST /model/amazon.nova-lite-v1%3A0/converse HTTP/2 200 FOLDER/hello.cassette.json\n',
    'POST /model/x/converse HTTP/1.1 404 no cassette\n',
    '3 requests, 1 without a cassette\n',
  ])
  expect(errors).toEqual([
    'FOLDER/more/again.cassette.json is never played: one before it has the same request (--mode sequence plays both)\n',
    expect.stringContaining('modelId: recorded "amazon.nova-lite-v1:0", asked "x"'),
  ])
})

test('all requests answered: 0; a line for each only when asked to', async () => {
  const { code, lines } = await whileReplaying([join(folder, 'hello.cassette.json')], async ({ url }) => {
    const client = connect(url)
    await client.exchange(cassette.request!)
    await client.close()
  })
  expect(code).toBe(0)
  expect(lines.at(-1)).toBe('1 request, 0 without a cassette\n')
  expect(lines).toHaveLength(2)
})

test('a request in which the recorder replaced something is known by its pattern', async () => {
  const redacted = join(folder, 'redacted')
  const say = (text: string) =>
    makeCassette({ body: { ...hello, system: [{ text }] }, response: jsonResponse({}) })
  await writeCassette(join(redacted, 'a.cassette.json'), say('I am REDACTED'))
  const { code } = await whileReplaying([redacted, '--redact', 'customer-\\d+'], async ({ url }) => {
    const client = connect(url)
    expect((await client.exchange(say('I am customer-12').request!)).status).toBe(200)
    await client.close()
  })
  expect(code).toBe(0)
})

test.each([
  [['--speed', '0'], 'It must be a number above 0'],
  [['--mode', 'best'], 'Allowed choices are exact, sequence, loose'],
  [['--redact', '('], '--redact: '],
  [['--host', '192.0.2.1'], 'cannot listen at 192.0.2.1'],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await commandLine(['cassettes', 'replay', folder, ...args])
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})

test('no cassettes at all', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'replay-'))
  const none = await commandLine(['cassettes', 'replay', empty])
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no cassette') })
  await rm(empty, { recursive: true })
  const missing = await commandLine(['cassettes', 'replay', empty])
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining(empty) })
})
