import { expect, test, vi } from 'vitest'
import { commandLine } from '../testing/commandLine.js'

// Each starts processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const hello = {
  protocol: 1,
  name: 'test',
  version: '1',
  operations: ['Converse'],
  features: ['bearer'],
}

/** The words that check a program which greets, and runs `body` for each line, `call` being what it has read. */
const check = (body: string, greeting: unknown = { hello }) => {
  const program = `
    const say = (value) => console.log(JSON.stringify(value))
    say(${JSON.stringify(greeting)})
    require('node:readline').createInterface({ input: process.stdin }).on('line', async (line) => {
      const call = JSON.parse(line)
      const post = (path, token) => fetch(call.endpoint + path, {
        method: 'POST', headers: { authorization: 'Bearer ' + token }, body: JSON.stringify(call.input),
      })
      ${body}
    })`
  return commandLine([
    'adapter-check',
    '--command',
    `'${process.execPath}' -e '${program.replaceAll("'", `'\\''`)}'`,
  ])
}

const path = '`/model/${call.input.modelId}/converse`'

test('what is understood is shown, and what is not, with what to mend', async () => {
  const { code, stdout, stderr } = await check(`
    const response = await post(${path}, 'wrong')
    const body = await response.json()
    if (response.ok) say({ id: call.id, output: body })
    else say({ id: call.id, error: { name: 'Error', message: body.message, statusCode: response.status } })`)
  expect(stderr).toBe('')
  expect(stdout).toContain('✓ greeting: test 1')
  expect(stdout).toMatch(
    /^✓ Converse is called, .*\n {4}arrived: POST \/model\/conformance\.KEY-v1:0\/converse/m,
  )
  expect(stdout).toMatch(
    /^✗ Converse is refused.*\n {4}→ `error\.name` must be "ValidationException", and is "Error"$/m,
  )
  expect(stdout).toMatch(/`error\.requestId` must be "[-\da-f]+", and is nothing$/m)
  expect(stdout).toMatch(/^ {4}mend put what the client threw into `error`/m)
  expect(stdout).toMatch(/^✗ credentials with a bearer token.*\n {4}→ Authorization was Bearer wrong$/m)
  expect(stdout).toMatch(/^not claimed, so not tried: sigv4, .*abort$/m)
  expect(stdout).toMatch(/^2 of 3 steps not understood: /m)
  expect(code).toBe(1)
})

test.each([
  [
    'answers with the wrong members',
    'say({ id: call.id, output: await (await post(PATH)).text() })',
    /→ `output` must be an object, and is "\{/,
    /mend put what the client returned/,
  ],
  [
    'calls another path',
    'await fetch(call.endpoint + "/elsewhere"); say({ id: call.id, output: {} })',
    /also came\n.*GET \/elsewhere/,
    /mend give the client `input` and `credentials` as they are/,
  ],
  [
    'calls nobody',
    'say({ id: call.id, output: {} })',
    /→ no request reached the server/,
    /mend have the client call `endpoint`/,
  ],
  ['talks', 'say("I am here")', /I am here/, /mend only the greeting and the answers go to standard output/],
  [
    'dies',
    'throw new Error("not today")',
    /standard error of the adapter[^]*not today/,
    /mend catch whatever the client throws/,
  ],
])('an adapter that %s is told', async (_, body, seen, mend) => {
  const { code, stdout } = await check(body.replaceAll('PATH', path))
  expect(stdout).toMatch(seen)
  expect(stdout).toMatch(mend)
  expect(code).toBe(1)
})

test('an adapter that never answers is not asked for ever', async () => {
  const { code, stdout } = await check('process.exit(0)', {
    hello: { ...hello, features: ['bearer', 'sigv4', 'http1', 'http2', 'timeout'] },
  })
  expect(stdout).toContain('3 steps in a row had no answer: the rest is not tried')
  expect(code).toBe(1)
})

test.each([
  ['no greeting', 'ready', /its first line must be \{"hello":\{…\}\}/],
  [
    'a greeting with a slip',
    { hello: { ...hello, feature: [] } },
    /"feature" is not known here; did you mean 'features'\?/,
  ],
  [
    'an operation of its own',
    { hello: { ...hello, operations: ['Chat'] } },
    /\/hello\/operations\/0: "Chat" is not known here/,
  ],
])('%s is told', async (_, greeting, why) => {
  const { code, stdout } = await check('', greeting)
  expect(stdout).toMatch(/^✗ greeting$/m)
  expect(stdout).toMatch(why)
  expect(stdout).toMatch(/^ {4}mend the first line must be/m)
  expect(code).toBe(1)
})

test('without anything to start there is nothing to check', async () => {
  const nothing = await commandLine(['adapter-check'])
  expect(nothing).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('say --command COMMAND or --module FILE'),
  })
  const absent = await commandLine(['adapter-check', '--command', 'no-such-program-anywhere'])
  expect(absent).toMatchObject({ code: 2, stderr: expect.stringContaining('is the program installed?') })
})

test.each([
  ['takes calls at once', 'await make()', 0],
  [
    'only says that it takes calls at once',
    'globalThis.turn = Promise.resolve(globalThis.turn).then(make)',
    1,
  ],
])('an adapter that %s is told apart', async (_, how, expected) => {
  const { code, stdout } = await check(
    `
    const make = async () => {
      const response = await post(${path}, call.credentials.bearerToken)
      const body = await response.json()
      const name = response.headers.get('x-amzn-errortype')?.split(':')[0]
      const requestId = response.headers.get('x-amzn-requestid')
      const error = { name, message: body.message, statusCode: response.status, requestId }
      say({ id: call.id, ...(response.ok ? { output: body } : { error }) })
    }
    ${how}`,
    { hello: { ...hello, concurrency: 4 } },
  )
  expect(stdout).toMatch(
    expected === 0 ? /^✓ concurrency/m : /^✗ concurrency.*\n {4}→ the call that was made meanwhile/m,
  )
  expect(code).toBe(expected)
})
