import { afterEach, expect, test, vi } from 'vitest'
import { createCommandClient } from './commandClient.js'
import type { AdapterOptions } from './adapterProcess.js'
import { eventually } from './server/testing/eventually.js'
import type { ClientCall, ClientSubject } from './subject.js'

// Each starts processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const hello = {
  protocol: 1,
  name: 'test',
  version: '1',
  operations: ['Converse'],
  features: ['sigv4'],
}

const asked = (input: object = {}): ClientCall => ({
  operation: 'Converse',
  endpoint: 'http://127.0.0.1:1',
  region: 'us-east-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  input: { ...input },
  options: {},
})

/** A program that greets, and runs `body` for each line, `call` being what it has read. */
const program = (body: string, greeting: object = hello): readonly string[] => [
  process.execPath,
  '-e',
  `const say = (value) => process.stdout.write((typeof value === 'string' ? value : JSON.stringify(value)) + '\\n')
   say({ hello: ${JSON.stringify(greeting)} })
   let count = 0
   require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
     const call = JSON.parse(line)
     count += 1
     ${body}
   })`,
]

const echo = 'say({ id: call.id, output: { input: call.input, count, pid: process.pid } })'
const open: ClientSubject[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()))
})
async function start(command: readonly string[], options?: AdapterOptions): Promise<ClientSubject> {
  const client = await createCommandClient(command, options)
  open.push(client)
  return client
}
const never = new AbortController().signal

test('a call goes in, its answer comes out', async () => {
  const client = await start(program(echo))
  expect(client.hello).toEqual(hello)
  const outcome = await client.call(asked({ text: 'ü\u2028' }), never)
  expect(outcome).toMatchObject({ end: 'answer', output: { input: { text: 'ü\u2028' }, count: 1 } })
})

test('calls are made one after the other, unless the adapter takes more at once', async () => {
  const late = `
    globalThis.calls = [...(globalThis.calls ?? []), call]
    if (calls.length === (${JSON.stringify('N')} === call.input.mode ? 1 : 3)) for (const each of calls.splice(0).reverse()) say({ id: each.id, output: each.input })`
  const client = await start(program(late, { ...hello, concurrency: 3 }))
  const outcomes = await Promise.all([1, 2, 3].map((n) => client.call(asked({ n }), never)))
  expect(outcomes.map(({ output }) => output)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])

  const single = await start(program(late))
  const answered = await Promise.all([1, 2].map((n) => single.call(asked({ n, mode: 'N' }), never)))
  expect(answered.map(({ output }) => output)).toEqual([
    { n: 1, mode: 'N' },
    { n: 2, mode: 'N' },
  ])
})

test.each([
  ['exits', 'process.stderr.write("no more"); process.exit(3)', 'died', /exited with code 3/],
  ['is killed', 'process.kill(process.pid, "SIGKILL")', 'died', /SIGKILL/],
  ['says nothing', '', 'hung', /no answer within 300 ms/],
  ['prints words', 'say("hello there")', 'rubbish', /hello there/],
  ['prints something without an id', 'say({ output: {} })', 'rubbish', /no answer/],
  ['answers for another call', 'say({ id: 99, output: {} })', 'rubbish', /call 99, which nobody made/],
  ['sends the call back', 'say(call)', 'rubbish', /neither output nor events/],
  ['misspells a member', 'say({ id: call.id, ouput: {}, events: [] })', 'rubbish', /did you mean 'output'/],
  [
    'gives an error without a name',
    'say({ id: call.id, error: { message: "m" } })',
    'rubbish',
    /\/error: 'name' is missing/,
  ],
  [
    'floods its output',
    'const rubbish = "x".repeat(1 << 20); for (let i = 0; i < 80; i++) process.stdout.write(rubbish)',
    'rubbish',
    /more than/,
  ],
] as const)('a program that %s is judged so, and started anew', async (_, body, end, fault) => {
  const client = await start(
    program(`if (call.input.bad) { ${body} } else ${echo}`),
    end === 'hung' ? { limit: 300 } : {},
  )
  const first = await client.call(asked(), never)
  const bad = await client.call(asked({ bad: true }), never)
  expect(bad).toMatchObject({ end, fault: expect.stringMatching(fault) })
  const next = await client.call(asked(), never)
  expect(next).toMatchObject({ end: 'answer', output: { count: 1 } })
  expect((next.output as { pid: number }).pid).not.toBe((first.output as { pid: number }).pid)
})

test('what a process does wrong while it is idle is told to the next call', async () => {
  const client = await start(program(`${echo}; ${echo}`))
  const first = await client.call(asked(), never)
  expect(first.end).toBe('answer')
  const second = await client.call(asked(), never)
  expect(second).toMatchObject({ end: 'rubbish', fault: expect.stringContaining('it answered call 1 twice') })
})

test('calls that are in a process when it ends are told that others were, and can be made alone', async () => {
  const both = `
    globalThis.calls = [...(globalThis.calls ?? []), call]
    if (call.input.only) say({ id: call.id, output: calls.pop().input })
    else if (call.input.bad) process.exit(1)`
  const client = await start(program(both, { ...hello, concurrency: 2 }))
  const [good, bad] = await Promise.all([
    client.call(asked({ good: true }), never),
    client.call(asked({ bad: true }), never),
  ])
  expect(good).toMatchObject({ end: 'died', isShared: true })
  expect(bad).toMatchObject({ end: 'died', isShared: true })
  const { alone, blamed, later } = await client.alone!(async (own) => ({
    later: client.call(asked({ only: 'later' }), never),
    alone: await own.call(asked({ only: 'alone' }), never),
    blamed: await own.call(asked({ bad: true }), never),
  }))
  expect(alone).toMatchObject({ end: 'answer', output: { only: 'alone' } })
  expect(blamed.end).toBe('died')
  expect(blamed).not.toHaveProperty('isShared')
  expect(await later).toMatchObject({ end: 'answer', output: { only: 'later' } })
})

test('a call whose time is over is hung, and the process is ended', async () => {
  const client = await start(program(`if (!call.input.slow) ${echo}`))
  const { output } = await client.call(asked(), never)
  const { pid } = output as { pid: number }
  expect(await client.call(asked({ slow: true }), AbortSignal.timeout(100))).toMatchObject({
    end: 'hung',
    fault: 'it gave no answer within the time of the case',
  })
  expect(await client.call(asked(), never)).toMatchObject({ end: 'answer', output: { count: 1 } })
  await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
})

test('what a client writes to standard error stays with its call', async () => {
  const client = await start(
    program(
      `process.stderr.write('about ' + call.input.n + ';'); if (call.input.n === 2) process.exit(1); ${echo}`,
    ),
  )
  await client.call(asked({ n: 1 }), never)
  const { stderr } = await client.call(asked({ n: 2 }), never)
  expect(stderr).toMatch(/about 2;$/)
})

test('a child has nothing of a test, an account or a proxy in its environment, and ends with what it started', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a secret')
  vi.stubEnv('https_proxy', 'http://127.0.0.1:1')
  const client = await start(
    program(`
      const { spawn } = require('node:child_process')
      const { pid } = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
      say({ id: call.id, output: { names: Object.keys(process.env), pid } })`),
  )
  vi.unstubAllEnvs()
  const { output } = await client.call(asked(), never)
  const { names, pid } = output as { names: readonly string[]; pid: number }
  expect(new Set(names.filter((name) => /^(?:AWS|VITEST|NODE_ENV)|_proxy$/i.test(name)))).toEqual(
    new Set(['AWS_CONFIG_FILE', 'AWS_EC2_METADATA_DISABLED', 'AWS_SHARED_CREDENTIALS_FILE']),
  )
  await client.close()
  await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
})
