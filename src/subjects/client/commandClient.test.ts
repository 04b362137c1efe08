import { afterEach, expect, test } from 'vitest'
import { createCommandClient } from './commandClient.js'
import type { AdapterOptions } from './adapterProcess.js'
import type { ClientCall, ClientSubject } from './subject.js'

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
