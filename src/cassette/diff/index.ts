// Comparing recordings.

import { header } from '../../wire/http/message.js'
import { bodyOf } from '../../wire/rest/index.js'
import type { Cassette, CassetteRequest } from '../cassette.js'
import { identify, type Identity } from '../match/identify.js'
import { compareValues } from '../match/compareValues.js'
import { compareBodies, compareJson, readBody } from './body.js'
import type { Difference, DifferencePart, DiffOptions } from './difference.js'
import { compareHeaderLines, compareHeaders } from './headers.js'

export type { Difference, DifferencePart, DiffOptions } from './difference.js'
export { describeDifference } from './describe.js'

/**
 * What changed between two recordings of the same case, in the order request, status, headers, body, end; empty when
 * nothing did. Events are compared by what they say: runs of text deltas as one text, ids of tool uses by where they
 * appear. What differs in any two recordings (request ids, dates, latencies, padding, timing, chunking, signatures, user
 * agents) is left out, unless `all` is set; then everything is told, each event by itself.
 */
export function diffCassettes(before: Cassette, after: Cassette, options: DiffOptions = {}): Difference[] {
  const { all = false } = options
  const was = before.response
  const is = after.response
  const part = [was.status, is.status].some((status) => (status ?? 0) >= 400) ? 'error' : 'body'
  const headers = all ? compareHeaderLines : compareHeaders
  return [
    ...compareRequests(before.request, after.request, all),
    ...scalar('status', was.status, is.status),
    ...headers('headers', was.headers, is.headers),
    ...compareBodies(said(before), said(after), part, all),
    ...headers('trailers', was.trailers, is.trailers),
    ...scalar('end', was.end, is.end),
    ...(all ? compareRest(before, after) : []),
  ]
}

const said = ({ response }: Cassette) =>
  readBody(bodyOf(response), /eventstream/i.test(header(response.headers, 'content-type') ?? ''))

function compareRequests(
  before: CassetteRequest | undefined,
  after: CassetteRequest | undefined,
  all: boolean,
): Difference[] {
  if (before === undefined || after === undefined) {
    return scalar('request', before && targetOf(before), after && targetOf(after))
  }
  const [was, is] = [identify(before), identify(after)]
  const headers = all ? compareHeaderLines : compareHeaders
  return [
    ...(all
      ? scalar('request', targetOf(before), targetOf(after))
      : compareJson(asked(was), asked(is), 'request', all)),
    ...headers('request', before.headers, after.headers),
    ...compareJson(was.content.body, is.content.body, 'request', all),
  ]
}

const asked = ({ operation, labels, content }: Identity) => ({ operation, ...labels, ...content.query })

const targetOf = ({ method, target }: CassetteRequest): string => `${method} ${target}`

/** What is told only when everything is. */
function compareRest(before: Cassette, after: Cassette): Difference[] {
  const [was, is] = [before, after].map(({ request, response, provenance }) => ({
    'http-version': {
      request: request?.httpVersion,
      response: response.httpVersion,
      reason: response.reason,
    },
    chunks: response.chunks.map(({ bytes }) => bytes.byteLength),
    timing: response.chunks.map(({ at }) => at),
    provenance,
  }))
  return (['http-version', 'chunks', 'timing', 'provenance'] as const).flatMap((part) =>
    compareValues(plain(was![part]), plain(is![part])).map(({ pointer, ...sides }) => ({
      part,
      place: pointer,
      ...sides,
    })),
  )
}

/** As it is in a file: without what is `undefined`. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

function scalar(part: DifferencePart, before: unknown, after: unknown): Difference[] {
  if (before === after) return []
  return [{ part, place: '', ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
}
