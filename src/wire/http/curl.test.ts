import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { asCurl, type CurlOptions } from './curl.js'
import { withoutHeaders } from './headers.js'
import type { HttpRequest } from './message.js'
import { curlVersion, runShell } from './testing/runShell.js'
import { bytes, request, startListener } from './testing/start.js'

const base = 'http://127.0.0.1:8080/base'

it('is one command over several lines', () => {
  const headers = [
    ['Content-Type', 'application/json'],
    ['Host', '127.0.0.1:8080'],
    ['Content-Length', '2'],
    ['X-Empty', ''],
  ] as const
  expect(
    asCurl(request('/model/a%3Ab/converse', { method: 'POST', headers, body: bytes(`{"it's": 1}`) }), base),
  ).toBe(
    String.raw`curl -sS -i --path-as-is --globoff \
  --http1.1 \
  -X POST \
  http://127.0.0.1:8080/base/model/a%3Ab/converse \
  -H 'Content-Type: application/json' \
  -H 'X-Empty;' \
  -H Accept: \
  -H Expect: \
  --data-binary '{"it'\''s": 1}'`,
  )
})

describe('credentials are named, never written', () => {
  const headers = [
    ['Authorization', 'Bearer SECRET'],
    ['X-Amz-Date', '20150830T123600Z'],
    ['X-Amz-Security-Token', 'SECRET'],
    ['x-amz-content-sha256', '00'],
  ] as const

  it.each<[string, CurlOptions, string[]]>([
    ['no authentication', {}, []],
    ['an API key', { bearer: true }, ['-H "Authorization: Bearer $AWS_BEARER_TOKEN_BEDROCK"']],
    [
      'a signature',
      { sigv4: { region: 'eu-west-1' } },
      [
        '--aws-sigv4 aws:amz:eu-west-1:bedrock',
        '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
        '-H "X-Amz-Security-Token: $AWS_SESSION_TOKEN"',
      ],
    ],
  ])('%s', (_title, options, words) => {
    const command = asCurl(request('/', { headers }), base, options)
    const rest = command.split(' \\\n  ').slice(4)
    expect(rest.filter((word) => word !== '-H Accept:')).toEqual(words)
    expect(command).not.toMatch(/SECRET(?!_)/)
  })
})

it('tells a large body by its length and digest', () => {
  const body = new Uint8Array(9_000)
  const command = asCurl(request('/', { method: 'POST', body }), base)
  const digest = createHash('sha256').update(body).digest('hex')
  expect(command.split('\n')[0]).toBe(`# body.bin is the request body: 9000 bytes, SHA-256 ${digest}`)
  expect(command).toMatch(/--data-binary @body\.bin$/)
})

const version = curlVersion()
if (!version) console.log('skipped: curl is not there to run its commands')

/** What arrives when the command is run by a shell, without curl's own User-Agent. */
async function run(
  given: HttpRequest,
  options: CurlOptions = {},
  prefix = '',
): Promise<HttpRequest | undefined> {
  let seen: HttpRequest | undefined
  const listener = await startListener(async (request) => {
    seen = request
    return { status: 200, headers: [], body: new Uint8Array(0) }
  })
  await runShell(asCurl(given, listener.url + prefix, options), { AWS_BEARER_TOKEN_BEDROCK: 'key' })
  return seen && { ...seen, headers: withoutHeaders(seen.headers, new Set(['user-agent'])) }
}

describe.runIf(version)('a shell that runs it sends the request', () => {
  const host = [expect.stringMatching(/^host$/i), expect.stringContaining('127.0.0.1')]

  it.each<[string, Partial<HttpRequest>]>([
    ['without a body', {}],
    [
      'with a path that could be taken for something else',
      { target: "/a%3Ab/../{x}/[1-3]/$HOME/`id`/'?q=%20&r=*" },
    ],
    ['with a target that no URL can hold', { target: '/a#b' }],
    ['with an empty body', { method: 'POST' }],
    ['with text', { method: 'POST', body: bytes('{"a": "it\'s $HOME \\n é 😀"}\n\ttail') }],
    ['with text that begins like a file name', { method: 'POST', body: bytes('@/etc/passwd') }],
    ['with any bytes', { method: 'PUT', body: Uint8Array.from({ length: 256 }, (_, index) => index) }],
  ])('%s', async (_title, more) => {
    const given = request('/', more)
    const seen = await run(given)
    const length = given.method === 'GET' ? [] : [['Content-Length', String(given.body.byteLength)]]
    expect(seen).toEqual({ ...given, headers: [host, ...length] })
  })

  it('with its headers, under a base path', async () => {
    const headers = [
      ['x-B', "it's"],
      ['X-a', ''],
      ['Accept', 'x/y'],
      ['x-B', '2'],
    ] as const
    const seen = await run(request('/x', { headers }), {}, '/base')
    expect(seen?.target).toBe('/base/x')
    expect(new Set(seen?.headers.slice(1))).toEqual(new Set(headers))
  })

  it('with HEAD', async () => {
    expect(await run(request('/', { method: 'HEAD' }))).toMatchObject({ method: 'HEAD' })
  })

  it('with an API key', async () => {
    expect((await run(request(), { bearer: true }))?.headers).toContainEqual(['Authorization', 'Bearer key'])
  })

  it.runIf(version.includes('HTTP2'))('over HTTP/2', async () => {
    const headers = [
      ['Connection', 'close'],
      ['X-A', '1'],
    ] as const
    const seen = await run(request('/a:b', { method: 'POST', headers, body: bytes('x') }), {
      httpVersion: '2',
    })
    expect(seen).toMatchObject({ target: '/a:b', body: bytes('x') })
    expect(seen?.headers).toContainEqual(['x-a', '1'])
  })
})
