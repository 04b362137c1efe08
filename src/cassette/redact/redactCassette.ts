import { createHash } from 'node:crypto'
import type { HeaderList } from '../../wire/http/message.js'
import type { Cassette, CassetteRequest, CassetteResponse, Provenance } from '../cassette.js'
import { learnRules } from './learn.js'
import { cutAgain, type Piece } from './pieces.js'
import { redactBody } from './redactBody.js'
import { Redactor } from './redactor.js'
import type { RedactionRules } from './rule.js'

declare const redacted: unique symbol

/** A cassette that went through redaction; nothing else can be saved by the recorder. */
export type RedactedCassette = Cassette & { readonly [redacted]: true }

/**
 * The cassette with every secret that the rules know replaced by a lawful value, in every place and encoding: request
 * target, headers, trailers, bodies, messages of an event stream, and what stands in their encodings.
 *
 * Content-Length and x-amz-content-sha256 follow a body that became longer or shorter, so that the exchange stays what it
 * was to its reader. Idempotent: a second time finds nothing.
 */
export function redactCassette(cassette: Cassette, rules: RedactionRules): RedactedCassette {
  const first = new Redactor(rules)
  const once = redactOnce(cassette, first)
  const learned = rules.learn ? learnRules(first.found) : []
  const second = new Redactor({ ...rules, rules: learned })
  const twice = learned.length === 0 ? once : redactOnce(once, second)
  const counts = new Map(Object.entries(cassette.provenance.redacted))
  for (const [name, count] of [...first.counts, ...second.counts]) {
    counts.set(name, (counts.get(name) ?? 0) + count)
  }
  return {
    ...twice,
    provenance: {
      ...twice.provenance,
      redacted: Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1))),
    },
  } as RedactedCassette
}

function redactOnce({ provenance, request, response }: Cassette, redactor: Redactor): Cassette {
  return {
    provenance: redactProvenance(provenance, redactor),
    ...(request !== undefined && { request: redactRequest(request, redactor) }),
    response: redactResponse(response, redactor),
  }
}

function redactProvenance(provenance: Provenance, redactor: Redactor): Provenance {
  const { upstream, client, note, source } = provenance
  return {
    ...provenance,
    ...(upstream !== undefined && { upstream: redactor.text(upstream) }),
    ...(client !== undefined && { client: redactor.text(client) }),
    ...(note !== undefined && { note: redactor.text(note) }),
    ...(source !== undefined && { source: { ...source, file: redactor.text(source.file) } }),
  }
}

function redactRequest(request: CassetteRequest, redactor: Redactor): CassetteRequest {
  const pieces = redactBody(request.body, request.headers, redactor)
  return {
    ...request,
    target: redactor.text(request.target),
    headers: describeBody(redactHeaders(request.headers, redactor), pieces),
    body: isSame(pieces) ? request.body : new Uint8Array(joined(pieces, 'after')),
  }
}

function redactResponse(response: CassetteResponse, redactor: Redactor): CassetteResponse {
  const { headers, trailers, chunks, reason, fault } = response
  const pieces = redactBody(Buffer.concat(chunks.map(({ bytes }) => bytes)), headers, redactor)
  return {
    ...response,
    ...(reason !== undefined && { reason: redactor.text(reason) }),
    headers: describeBody(redactHeaders(headers, redactor), pieces),
    trailers: redactHeaders(trailers, redactor),
    chunks: isSame(pieces) ? chunks : cutAgain(chunks, pieces),
    ...(fault !== undefined && { fault: redactor.text(fault) }),
  }
}

const redactHeaders = (headers: HeaderList, redactor: Redactor): HeaderList =>
  headers.map(([name, value]) => [name, redactor.field(name, value)] as const)

/** What headers say of the body, said of the new one; a length that was wrong stays wrong by as much. */
function describeBody(headers: HeaderList, pieces: readonly Piece[]): HeaderList {
  if (isSame(pieces)) return headers
  const [before, after] = [joined(pieces, 'before'), joined(pieces, 'after')]
  return headers.map(([name, value]) => {
    const key = name.toLowerCase()
    if (key === 'content-length' && /^\d{1,15}$/.test(value)) {
      return [name, String(Math.max(0, Number(value) + after.byteLength - before.byteLength))]
    }
    return [name, key === 'x-amz-content-sha256' && value === sha256(before) ? sha256(after) : value]
  })
}

const joined = (pieces: readonly Piece[], side: keyof Piece): Buffer =>
  Buffer.concat(pieces.map((piece) => piece[side]))

const isSame = (pieces: readonly Piece[]): boolean =>
  pieces.every(({ before, after }) => before === after || Buffer.compare(before, after) === 0)

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
