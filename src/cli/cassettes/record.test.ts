import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../runner/testing/folder.js'
import { embeddedKeys } from '../../reference/server/profile.js'
import { dummyCredentials } from '../../subjects/profile/defaults.js'
import { startReferenceServer } from '../../reference/server/start.js'
import { bytes, request, startClient } from '../../wire/http/testing/start.js'
import { runCommandLine } from '../program.js'
import { commandLine } from '../testing/commandLine.js'

afterEach(() => {
  vi.unstubAllEnvs()
})

const converse = request('/model/anthropic.claude/converse', {
  method: 'POST',
  headers: [
    ['Content-Type', 'application/json'],
    ['Authorization', 'Bearer of-my-own-secret'],
  ],
  body: bytes('{"messages":[{"role":"user","content":[{"text":"I am ticket-4711, say of-my-own-secret"}]}]}'),
})

/** Record one exchange through the command, then interrupt it. */
async function recordOne(...more: readonly string[]) {
  const server = await startReferenceServer({ keys: embeddedKeys })
  const folder = await temporaryFolder()
  const interrupt = new AbortController()
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(
    ['cassettes', 'record', '--upstream', server.url, '--output-dir', join(folder, 'new'), ...more],
    {
      stdin: process.stdin,
      stdout: {
        async write(text: string) {
          out.push(text)
          if (!text.startsWith('{')) return
          const { url } = JSON.parse(text) as { url: string }
          const { status } = await startClient(url).exchange(converse)
          out.push(`status ${status}\n`)
          interrupt.abort()
        },
      },
      stderr: { write: (text) => err.push(text) },
      environment: {},
      interrupted: interrupt.signal,
    },
  )
  await server.close()
  const [name = ''] = await readdir(join(folder, 'new'))
  const file = join(folder, 'new', name)
  return { code, err, out: out.join('').replaceAll(folder, ''), file, text: await readFile(file, 'utf8') }
}

test('records until interrupted, and says what', async () => {
  const { code, err, out, text } = await recordOne('--redact', 'ticket-(?<secret>\\d+)', '--client', 'me 1')
  expect({ code, err }).toEqual({ code: 0, err: [] })
  expect(out).toContain('/new/0001-converse-anthropic.claude-403.cassette.json\n')
  expect(out).toMatch(/1 exchange recorded in \/new\n$/)
  expect(text).toContain('"client": "me 1"')
  expect(text).toContain('I am ticket-REDACTED, say REDACTED')
  expect(text).not.toMatch(/4711|of-my-own-secret/)
})

describe('signing', () => {
  test('lets a request in that would be refused, and leaves no credential behind', async () => {
    const { accessKeyId, secretAccessKey } = dummyCredentials
    vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId)
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey)
    const { code, out, text } = await recordOne('--sign', '--region', 'us-east-1')
    expect(code).toBe(0)
    expect(out).toContain('status 200\n')
    expect(text).toContain('"Bearer REDACTED"')
    expect(text).not.toContain(accessKeyId)
  })

  test('takes a region', async () => {
    const args = ['cassettes', 'record', '--upstream', 'http://127.0.0.1:1', '--output-dir', 'x', '--sign']
    expect(await commandLine(args)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: --sign: nothing says which region http://127.0.0.1:1 is in\nhint: give --region, or set AWS_REGION\n',
    })
  })
})

test.each([
  [['--redact', '('], /^error: --redact: .*Unterminated group/],
  [['--redact', 'x*'], /^error: --redact: the pattern "x\*" matches ""/],
  [['--ca', 'none.pem'], /^error: --ca: ENOENT/],
  [['--http', '3'], /Allowed choices are 1\.1, 2/],
])('%j is refused with a reason', async (more, reason) => {
  const args = ['cassettes', 'record', '--upstream', 'http://127.0.0.1:1', '--output-dir', 'x', ...more]
  const { code, stderr } = await commandLine(args)
  expect(code).toBe(2)
  expect(stderr).toMatch(reason)
})

test('an upstream that is no URL is refused with a reason', async () => {
  const folder = await temporaryFolder()
  const { code, stderr } = await commandLine([
    'cassettes',
    'record',
    '--upstream',
    'x',
    '--output-dir',
    folder,
  ])
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'error: --upstream: base URL "x" is not one: give http://host:port or https://host:port\n',
  })
})
