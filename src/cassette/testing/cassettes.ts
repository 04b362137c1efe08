import * as fc from 'fast-check'
import { chunked } from '../../../generators/frames/chunks.js'
import { faultyFrames } from '../../../generators/frames/faults.js'
import { frameMessages } from '../../../generators/frames/messages.js'
import { layouts } from '../format/layouts.js'
import { encodeMessage } from '../../wire/frames/encode.js'
import type { HeaderList, HttpChunk } from '../../wire/http/message.js'
import {
  losses,
  type Cassette,
  type CassetteRequest,
  type CassetteResponse,
  type Provenance,
} from '../cassette.js'

/** Any exchange: any bytes in any chunks, and all that a cassette can say about them. */
export function cassettes(): fc.Arbitrary<Cassette> {
  return fc
    .tuple(provenances(), fc.option(requests(), { freq: 10 }), responses())
    .map(([provenance, request, response]) => ({
      provenance: request === null ? { ...provenance, lost: ['request'] } : provenance,
      ...(request !== null && { request }),
      response,
    }))
}

/** Bodies of every form: JSON as services and people write it, text, streams sound and damaged, and anything. */
export function bodies(): fc.Arbitrary<Uint8Array> {
  const text = fc.oneof(
    fc.json(),
    fc.json().map((json) => JSON.stringify(JSON.parse(json), null, 2)),
    fc.jsonValue().map(layouts.spaced),
    fc.jsonValue().map((value) => JSON.stringify({ value, score: 1 }).replace('"score":1', '"score":1.0')),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      '\ufeff{}',
      '{"a":1,"a":2}',
      '{"2":0,"1":0}',
      '-0',
      '"\\ud800"',
      '1e400',
      '\r\n',
      '[1,\n2]',
    ),
    fc.constantFrom(90, 110, 20_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  )
  const pieces = fc.oneof(
    { weight: 4, arbitrary: usualMessages() },
    frameMessages().map((message) => encodeMessage(message)),
    faultyFrames().map(({ bytes }) => bytes),
    fc.uint8Array({ maxLength: 30 }),
  )
  return fc.oneof(
    text.map((value) => new TextEncoder().encode(value)),
    fc.uint8Array({ maxLength: 200 }),
    fc.array(usualMessages(), { maxLength: 12 }).map(concat),
    fc.array(pieces, { maxLength: 8 }).map(concat),
  )
}

const concat = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

/** A message as the service sends it, its payload at times what no JavaScript would write. */
const usualMessages = (): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      kind: fc.constantFrom('event', 'exception'),
      type: fc.constantFrom('messageStart', 'contentBlockDelta', 'chunk', '__proto__', 'x y'),
      payload: fc.oneof(fc.json(), fc.constantFrom('', '{"score":1.0}', '{ }')),
    })
    .map(({ kind, type, payload }) =>
      encodeMessage({
        headers: [
          [`:${kind}-type`, { type: 'string', value: type }],
          [':content-type', { type: 'string', value: 'application/json' }],
          [':message-type', { type: 'string', value: kind }],
        ],
        body: Buffer.from(payload),
      }),
    )

/** A body in pieces, empty ones among them, at times that never go back. */
const chunksOf = (body: Uint8Array): fc.Arbitrary<readonly HttpChunk[]> =>
  fc
    .tuple(chunked(body), fc.array(fc.nat(5_000_000), { minLength: 1, maxLength: 5 }))
    .map(([pieces, waits]) => {
      let at = 0
      return pieces.map((bytes, index) => ({ at: (at += waits[index % waits.length]!), bytes }))
    })

const headers = (): fc.Arbitrary<HeaderList> =>
  fc.array(
    fc.oneof(
      fc.tuple(fc.string(), fc.string({ unit: 'binary' })),
      fc.constantFrom(
        ['Content-Type', 'application/json'] as const,
        ['content-type', 'application/vnd.amazon.eventstream'] as const,
      ),
    ),
    { maxLength: 4 },
  )

const versions = () => fc.constantFrom('1.1' as const, '2' as const)

const requests = (): fc.Arbitrary<CassetteRequest> =>
  fc.record(
    {
      httpVersion: versions(),
      method: fc.string({ minLength: 1 }),
      target: fc.string({ minLength: 1 }),
      headers: headers(),
      body: bodies(),
    },
    { noNullPrototype: true, requiredKeys: ['method', 'target', 'headers', 'body'] },
  )

const responses = (): fc.Arbitrary<CassetteResponse> =>
  bodies().chain((body) =>
    fc.record(
      {
        httpVersion: versions(),
        status: fc.integer({ min: 100, max: 999 }),
        reason: fc.string(),
        headers: headers(),
        trailers: headers(),
        chunks: chunksOf(body),
        end: fc.constantFrom('complete', 'cut', 'aborted', 'refused'),
        fault: fc.string(),
      },
      { noNullPrototype: true, requiredKeys: ['headers', 'trailers', 'chunks', 'end'] },
    ),
  )

const provenances = (): fc.Arbitrary<Provenance> =>
  fc.record(
    {
      recorder: fc.string({ minLength: 1 }),
      recordedAt: fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') })
        .map((date) => date.toISOString()),
      upstream: fc.webUrl(),
      client: fc.string(),
      source: fc.record(
        { format: fc.constantFrom('vcr', 'nock', 'har', 'jsonl'), file: fc.string(), index: fc.nat() },
        { noNullPrototype: true },
      ),
      lost: fc.subarray(losses.filter((loss) => loss !== 'request')),
      redacted: fc.dictionary(fc.string(), fc.integer({ min: 1, max: 9 }), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
      note: fc.string(),
    },
    { noNullPrototype: true, requiredKeys: ['recorder', 'lost', 'redacted'] },
  )
