import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeMessage } from '../../wire/frames/encode.js'
import { inspect } from '../../wire/frames/inspect.js'
import type { Cassette } from '../cassette.js'
import { formatCassette } from '../format/index.js'
import { defaultRedaction, redactCassette } from './index.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const from = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet.split('')), minLength: length, maxLength: length })

/** What is secret, and the text that shows it: by its form, or because a header of the request has it. */
const secrets = fc.oneof(
  from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16).map((id) => ({
    secret: id,
    shown: `ASIA${id}`,
    token: undefined,
  })),
  from('0123456789', 12).map((id) => ({
    secret: id,
    shown: `arn:aws:bedrock:eu-west-1:${id}:inference-profile/x`,
    token: undefined,
  })),
  fc
    .string({ unit: fc.constantFrom(...'abcXYZ019/+=._-"\\%'.split('')), minLength: 12, maxLength: 60 })
    .map((token) => ({ secret: token, shown: token, token })),
)

const wrappings = {
  json: (text: string) => JSON.stringify({ a: 1, text }),
  escaped: (text: string) =>
    `["${text.replace(/./gs, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}"]`,
  percent: (text: string) => encodeURIComponent(text),
  percentAll: (text: string) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
  base64: (text: string) => Buffer.from(text).toString('base64'),
  base64url: (text: string) => Buffer.from(text).toString('base64url'),
}
type Wrapping = keyof typeof wrappings
const wrapped = (text: string, names: readonly Wrapping[]) =>
  names.reduce((inner, name) => wrappings[name](inner), text)

const message = (payload: string, note = 'none') =>
  encodeMessage({ headers: { note: { type: 'string', value: note } }, body: bytes(payload) })

/** Where it may stand: in the parts of an exchange that the others leave alone. */
const places: Readonly<Record<string, (text: string) => Partial<Exchange>>> = {
  target: (text) => ({ target: `/model/${encodeURIComponent(text)}/converse` }),
  query: (text) => ({ target: `/x?a=b&note=${encodeURIComponent(text)}` }),
  requestHeader: (text) => ({ headers: [['x-note', text]] }),
  requestBody: (text) => ({ body: bytes(text) }),
  member: (text) => ({ body: bytes(JSON.stringify({ messages: [{ content: [{ text }] }] })) }),
  responseHeader: (text) => ({ responseHeaders: [['x-note', text]] }),
  trailer: (text) => ({ trailers: [['x-note', text]] }),
  responseBody: (text) => ({ answer: bytes(`before ${text} after`) }),
  payload: (text) => ({
    answer: Buffer.concat([message('{}'), message(JSON.stringify({ text })), message('{}')]),
  }),
  blob: (text) => ({
    answer: message(
      JSON.stringify({ bytes: Buffer.from(JSON.stringify({ text })).toString('base64'), p: 'abc' }),
    ),
  }),
  messageHeader: (text) => ({ answer: message('{}', text) }),
}

interface Exchange {
  readonly target: string
  readonly headers: [string, string][]
  readonly body: Uint8Array
  readonly responseHeaders: [string, string][]
  readonly trailers: [string, string][]
  readonly answer: Uint8Array
}

function cassetteOf(
  exchange: Partial<Exchange>,
  token: string | undefined,
  cuts: readonly number[],
): Cassette {
  const {
    target = '/',
    headers = [],
    body = bytes(''),
    responseHeaders = [],
    trailers = [],
    answer = bytes(''),
  } = exchange
  const ends = [
    ...new Set(cuts.map((cut) => cut % (answer.length + 1)).filter((cut) => cut > 0)),
    answer.length,
  ]
  const sorted = [...new Set(ends)].sort((one, other) => one - other)
  return {
    provenance: { recorder: 'test', lost: [], redacted: {} },
    request: {
      method: 'POST',
      target,
      headers: token === undefined ? headers : [['x-amz-security-token', token], ...headers],
      body,
    },
    response: {
      status: 200,
      headers: responseHeaders,
      trailers,
      chunks: sorted.map((end, at) => ({ at, bytes: answer.subarray(sorted[at - 1] ?? 0, end) })),
      end: 'complete',
    },
  }
}

/** Everything that a text says, however deep it is wrapped. */
function* dig(text: string, depth: number): Generator<string> {
  yield text
  if (depth === 0) return
  const decoded = [
    text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    text.replace(/\\(.)/g, '$1'),
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    ...(text.match(/[A-Za-z0-9+/_-]{11,}/g) ?? []).map((code) =>
      Buffer.from(code, 'base64').toString('latin1'),
    ),
  ]
  for (const inner of new Set(decoded)) if (inner !== text) yield* dig(inner, depth - 1)
}

const textsOf = ({ request, response }: Cassette): readonly string[] => [
  request!.target,
  ...request!.headers.flat(),
  ...response.headers.flat(),
  ...response.trailers.flat(),
  ...[request!.body, Buffer.concat(response.chunks.map(({ bytes }) => bytes))].map((body) =>
    Buffer.from(body).toString('latin1'),
  ),
]

const planted = fc.record({
  secret: secrets,
  place: fc.constantFrom(...Object.keys(places)),
  wrappings: fc.array(fc.constantFrom(...(Object.keys(wrappings) as Wrapping[])), { maxLength: 3 }),
  around: fc.tuple(
    fc.string({ unit: fc.constantFrom(...'abc ,;{}'.split('')), maxLength: 9 }),
    fc.constantFrom('', ' ', ', and', '}'),
  ),
  cuts: fc.array(fc.nat(2_000), { maxLength: 9 }),
})

test('a secret is gone from whatever place it is in, however it is wrapped, however the body is cut', () => {
  fc.assert(
    fc.property(planted, ({ secret: { secret, shown, token }, place, wrappings, around, cuts }) => {
      const text = wrapped(`${around[0]} ${shown}${around[1]}`, wrappings)
      const cassette = cassetteOf(places[place]!(text), token, cuts)
      const redacted = redactCassette(cassette, defaultRedaction)
      for (const found of textsOf(redacted).flatMap((text) => [...dig(text, 5)]))
        expect(found).not.toContain(secret)
      expect(formatCassette(redacted)).not.toContain(secret)
    }),
    { numRuns: 200 },
  )
})

test('an exchange without secrets stays as it is, byte for byte and chunk for chunk', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('member', 'payload', 'blob'),
      fc.array(fc.nat(2_000)),
      (text, place, cuts) => {
        const cassette = cassetteOf(places[place]!(text), undefined, cuts)
        expect(formatCassette(redactCassette(cassette, defaultRedaction))).toBe(formatCassette(cassette))
      },
    ),
  )
})

test('redacted frames are sound frames, and a second time finds nothing', () => {
  fc.assert(
    fc.property(planted, ({ secret: { shown, token }, wrappings, cuts }) => {
      const cassette = cassetteOf(places['blob']!(wrapped(shown, wrappings)), token, cuts)
      const once = redactCassette(cassette, defaultRedaction)
      expect(inspect(once.response.chunks.map(({ bytes }) => bytes)).faults).toEqual([])
      // A chunk of which nothing is left is gone, the others are as they were.
      const times = cassette.response.chunks.map(({ at }) => at)
      expect(times.filter((time) => once.response.chunks.some(({ at }) => at === time))).toEqual(
        once.response.chunks.map(({ at }) => at),
      )
      expect(formatCassette(redactCassette(once, defaultRedaction))).toBe(formatCassette(once))
    }),
  )
})

test('what deltas say together is redacted as if it were one text', () => {
  const textOf = ({ response }: Cassette) =>
    inspect(response.chunks.map(({ bytes }) => bytes))
      .messages.map(({ text }) => (JSON.parse(text) as { delta: { text: string } }).delta.text)
      .join('')
  fc.assert(
    fc.property(
      planted,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      ({ secret: { secret, shown, token }, around, cuts }, sizes) => {
        const whole = `${around[0]}ä ${shown}${around[1]} then some more`
        const fragments: string[] = []
        for (let rest = whole; rest !== '';) {
          const size = sizes[fragments.length % sizes.length]!
          fragments.push(rest.slice(0, size))
          rest = rest.slice(size)
        }
        const streamOf = (texts: readonly string[]) => ({
          answer: Buffer.concat(texts.map((text) => message(JSON.stringify({ delta: { text } })))),
        })
        const [apart, together] = [fragments, [whole]].map((texts) =>
          redactCassette(cassetteOf(streamOf(texts), token, cuts), defaultRedaction),
        )
        expect(textOf(apart!)).not.toContain(secret)
        expect(textOf(apart!)).toBe(textOf(together!))
      },
    ),
    { numRuns: 200 },
  )
})
