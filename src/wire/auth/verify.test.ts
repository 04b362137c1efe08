import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeaderList, HttpRequest } from '../http/message.js'
import { sign } from './sign.js'
import { verify, type SignatureProblem, type VerifyOptions } from './verify.js'

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}
const date = new Date('2015-08-30T12:36:00Z')
const secretFor = (key: string) => (key === credentials.accessKeyId ? credentials.secretAccessKey : undefined)
const options: VerifyOptions = { secretFor, now: date, service: 'bedrock', region: 'us-east-1' }
const encode = (text: string) => new TextEncoder().encode(text)

const plain: HttpRequest = {
  method: 'POST',
  target: '/model/anthropic.claude-v2%3A1/converse',
  headers: [
    ['Host', 'bedrock-runtime.us-east-1.amazonaws.com'],
    ['Content-Type', 'application/json'],
  ],
  body: encode('{"messages":[]}'),
}
const signed = (request = plain, more: Partial<Parameters<typeof sign>[1]> = {}) =>
  sign(request, { region: 'us-east-1', credentials, date, ...more })

describe('published examples', () => {
  const authorization = (service: string, headers: string, signature: string): [string, string] => [
    'Authorization',
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/${service}/aws4_request, SignedHeaders=${headers}, Signature=${signature}`,
  ]

  it('accepts the ListUsers example of the AWS documentation', () => {
    const request: HttpRequest = {
      method: 'GET',
      target: '/?Action=ListUsers&Version=2010-05-08',
      headers: [
        ['Host', 'iam.amazonaws.com'],
        ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
        ['X-Amz-Date', '20150830T123600Z'],
        authorization(
          'iam',
          'content-type;host;x-amz-date',
          '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
        ),
      ],
      body: new Uint8Array(0),
    }
    expect(verify(request, { ...options, service: 'iam' })).toEqual({ ok: true, accessKeyId: 'AKIDEXAMPLE' })
  })

  it.each([
    ['GET', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['POST', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  ])('accepts the plain %s of the signature test suite', (method, signature) => {
    const headers: HeaderList = [
      ['Host', 'example.amazonaws.com'],
      ['X-Amz-Date', '20150830T123600Z'],
      authorization('service', 'host;x-amz-date', signature),
    ]
    const request = { method, target: '/', headers, body: new Uint8Array(0) }
    expect(verify(request, { ...options, service: 'service' })).toEqual({
      ok: true,
      accessKeyId: 'AKIDEXAMPLE',
    })
  })
})

describe('what the signer makes', () => {
  const text = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet.split('')) })
  const word = text('aZ09-._~:/%@!$&\'()*+,;=[]^`{|} "<>\\')
  const segment = fc.oneof(
    fc.constantFrom(
      '.',
      '..',
      '',
      'a%3Ab',
      'a:b',
      'arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fx',
    ),
    word.map((text) => encodeURIComponent(text)),
  )
  const parameter = fc
    .tuple(word, word)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  const target = fc
    .tuple(fc.array(segment, { maxLength: 5 }), fc.array(parameter, { maxLength: 4 }))
    .map(([segments, query]) => `/${segments.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`)
  const field = fc.tuple(
    fc.constantFrom('x-one', 'X-Two', 'x-two', 'X-Amz-Meta', 'Content-Type', 'User-Agent', 'Connection'),
    text('ab ,;="\t'),
  )
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST'),
    target,
    headers: fc
      .array(field, { maxLength: 6 })
      .map((fields): HeaderList => [['Host', 'h.example:8080'], ...fields]),
    body: fc.uint8Array({ maxLength: 64 }),
  })

  it('is right, whatever the request', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (given) => {
        expect(verify(await signed(given), options)).toEqual({ ok: true, accessKeyId: 'AKIDEXAMPLE' })
      }),
      { seed: 20150830 },
    )
  })

  it('is wrong once a byte of the body, the target, the method or a signed value is another', async () => {
    const change = fc.constantFrom<(request: HttpRequest) => HttpRequest>(
      (given) => ({ ...given, body: new Uint8Array([...given.body, 0]) }),
      (given) => ({ ...given, target: given.target.replace(/[?]|$/, '/spoiled$&') }),
      (given) => ({ ...given, target: `${given.target}${given.target.includes('?') ? '&' : '?'}x=1` }),
      (given) => ({ ...given, method: 'PUT' }),
      (given) => ({
        ...given,
        headers: given.headers.map(([name, value]) => [name, name === 'Host' ? `${value}0` : value]),
      }),
    )
    await fc.assert(
      fc.asyncProperty(request, change, async (given, spoil) => {
        expect(verify(spoil(await signed(given)), options)).toMatchObject({ ok: false, problem: 'mismatch' })
      }),
      { seed: 20150830 },
    )
  })

  it('keeps the headers of the request as they were and puts its own last', async () => {
    const request = await signed(plain, { credentials: { ...credentials, sessionToken: 'TOKEN' } })
    expect(request.headers.slice(0, 2)).toEqual(plain.headers)
    expect(request.headers.slice(2).map(([name]) => name)).toEqual([
      'x-amz-date',
      'x-amz-security-token',
      'x-amz-content-sha256',
      'authorization',
    ])
    expect(verify(request, options)).toMatchObject({ ok: true })
  })

  it('replaces an earlier signature', async () => {
    const later = new Date('2015-08-31T00:00:00Z')
    const again = await signed(await signed(), { date: later })
    expect(again.headers).toHaveLength(5)
    expect(verify(again, { ...options, now: later })).toMatchObject({ ok: true })
  })

  it('needs a Host header', async () => {
    await expect(signed({ ...plain, headers: [] })).rejects.toThrow('without a Host header cannot be signed')
  })
})

describe('what is wrong is named', () => {
  const without = (name: string) => (request: HttpRequest) => ({
    ...request,
    headers: request.headers.filter(([field]) => field !== name),
  })
  const rewrite = (name: string, from: string | RegExp, to: string) => (request: HttpRequest) => ({
    ...request,
    headers: request.headers.map(([field, value]): [string, string] => [
      field,
      field === name ? value.replace(from, to) : value,
    ]),
  })
  const minutes = (count: number) => new Date(date.getTime() + count * 60_000)

  const spoiled: [
    string,
    SignatureProblem,
    string,
    (request: HttpRequest) => HttpRequest,
    Partial<VerifyOptions>?,
  ][] = [
    ['no header', 'missing', 'no Authorization header', without('authorization')],
    ['another scheme', 'malformed', 'the scheme is "Bearer"', rewrite('authorization', /.*/, 'Bearer abc')],
    ['no Credential', 'malformed', 'no Credential', rewrite('authorization', 'Credential', 'Cred')],
    [
      'no SignedHeaders',
      'malformed',
      'no SignedHeaders',
      rewrite('authorization', 'SignedHeaders', 'Signed'),
    ],
    ['no Signature', 'malformed', 'no Signature', rewrite('authorization', ', Signature', ', Sig')],
    ['a short Signature', 'malformed', '64 hexadecimal digits', rewrite('authorization', /.$/, '')],
    [
      'a scope cut short',
      'malformed',
      'KEY/YYYYMMDD/REGION/SERVICE',
      rewrite('authorization', '/aws4_request', ''),
    ],
    ['no date', 'malformed', 'x-amz-date is missing', without('x-amz-date')],
    ['a date that is none', 'malformed', 'not YYYYMMDDTHHMMSSZ', rewrite('x-amz-date', 'T', ' ')],
    [
      'two dates',
      'malformed',
      'the Credential is of 20150830',
      rewrite('x-amz-date', '20150830', '20150829'),
    ],
    [
      'a signed header left out',
      'malformed',
      '"content-type" is not in the request',
      without('Content-Type'),
    ],
    [
      'unsorted SignedHeaders',
      'malformed',
      'not sorted',
      rewrite('authorization', 'content-type;host', 'host;content-type'),
    ],
    ['another service', 'wrong-service', '"bedrock", not "s3"', (given) => given, { service: 's3' }],
    [
      'another region',
      'wrong-region',
      '"us-east-1", not "eu-west-1"',
      (given) => given,
      { region: 'eu-west-1' },
    ],
    ['a stranger', 'unknown-key', 'nobody has', rewrite('authorization', 'AKIDEXAMPLE', 'AKIDOTHER')],
    [
      'an old one',
      'expired',
      '20150830T123600Z is more than 5 minutes ago',
      (given) => given,
      { now: minutes(6) },
    ],
    [
      'one of the future',
      'not-yet-valid',
      'more than 5 minutes ahead',
      (given) => given,
      { now: minutes(-6) },
    ],
    ['another body', 'mismatch', 'x-amz-content-sha256', (given) => ({ ...given, body: encode('{}') })],
    [
      'another path',
      'mismatch',
      'not the one of the request',
      (given) => ({ ...given, target: '/model/x/converse' }),
    ],
    [
      'another secret',
      'mismatch',
      'not the one of the request',
      (given) => given,
      { secretFor: () => 'other' },
    ],
    [
      'an x-amz header that came later',
      'unsigned-header',
      '"x-amz-late"',
      (given) => ({ ...given, headers: [...given.headers, ['X-Amz-Late', '1']] }),
    ],
  ]

  it.each(spoiled)('%s: %s', async (_title, problem, detail, spoil, more = {}) => {
    const verdict = verify(spoil(await signed()), { ...options, ...more })
    expect(verdict).toMatchObject({ ok: false, problem, detail: expect.stringContaining(detail) as string })
    expect(JSON.stringify(verdict)).not.toContain(credentials.secretAccessKey)
  })

  it('takes five minutes either way', async () => {
    const request = await signed()
    for (const now of [minutes(5), minutes(-5)])
      expect(verify(request, { ...options, now })).toMatchObject({ ok: true })
  })
})
