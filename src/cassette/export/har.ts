import { packageVersion } from '../../files/packageRoot.js'
import { toBase64 } from '../../wire/frames/headerJson.js'
import { header, type HeaderList, type HttpVersion } from '../../wire/http/message.js'
import type { Cassette, CassetteRequest, CassetteResponse } from '../cassette.js'
import { textOf } from '../format/payload.js'

/**
 * Cassettes as one HAR 1.2 archive (http://www.softwareishard.com/blog/har-12-spec/), for browsers and other tools.
 *
 * It has no place for chunks, their times, trailers, an end that came too early, and redaction: those are lost. What a
 * cassette had lost before goes along as `_lost`, and `_encoding` says of a request body that it is in base64.
 */
export const toHar = (cassettes: readonly AskedCassette[]): string =>
  `${JSON.stringify(
    {
      log: {
        version: '1.2',
        creator: { name: 'bedrock-conformance', version: packageVersion },
        entries: cassettes.map((cassette) => entryOf(cassette)),
      },
    },
    null,
    2,
  )}\n`

/** A HAR entry cannot be without a request. */
export type AskedCassette = Cassette & { readonly request: CassetteRequest }

export const hasRequest = (cassette: Cassette): cassette is AskedCassette => cassette.request !== undefined

function entryOf({ provenance, request, response }: AskedCassette): object {
  const receive = (response.chunks.at(-1)?.at ?? 0) / 1000
  return {
    // The specification wants one; the first instant of Unix time is what stands for none.
    startedDateTime: provenance.recordedAt ?? new Date(0).toISOString(),
    time: receive,
    request: requestOf(request, provenance.upstream),
    response: responseOf(response),
    cache: {},
    // Only what came after the first byte is known.
    timings: { send: 0, wait: 0, receive },
    ...(provenance.lost.length > 0 && { _lost: provenance.lost }),
    ...(provenance.note !== undefined && { comment: provenance.note }),
  }
}

function requestOf(
  { method, target, headers, body, httpVersion }: CassetteRequest,
  upstream?: string,
): object {
  const origin = upstream ?? `https://${header(headers, 'host') ?? 'unknown.invalid'}`
  return {
    method,
    url: `${origin}${target}`,
    httpVersion: nameOf(httpVersion),
    cookies: [],
    headers: fieldsOf(headers),
    queryString: [...new URLSearchParams(target.split('?')[1] ?? '')].map(([name, value]) => ({
      name,
      value,
    })),
    ...(body.length > 0 && { postData: { mimeType: mimeTypeOf(headers), ...textIn(body, '_encoding') } }),
    headersSize: -1,
    bodySize: body.length,
  }
}

function responseOf({ status, reason, headers, chunks, httpVersion }: CassetteResponse): object {
  const body = Buffer.concat(chunks.map(({ bytes }) => bytes))
  return {
    // What others write where no head arrived.
    status: status ?? 0,
    statusText: reason ?? '',
    httpVersion: nameOf(httpVersion),
    cookies: [],
    headers: fieldsOf(headers),
    content: { size: body.length, mimeType: mimeTypeOf(headers), ...textIn(body, 'encoding') },
    redirectURL: header(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: body.length,
  }
}

const nameOf = (version: HttpVersion | undefined): string =>
  version === undefined ? 'unknown' : version === '2' ? 'HTTP/2' : 'HTTP/1.1'

const mimeTypeOf = (headers: HeaderList): string => header(headers, 'content-type') ?? ''

const fieldsOf = (headers: HeaderList): object[] => headers.map(([name, value]) => ({ name, value }))

/** As text where that is exact, otherwise in base64, which the named member says. */
function textIn(body: Uint8Array, encoding: 'encoding' | '_encoding'): object {
  const text = textOf(body)
  return text === undefined ? { text: toBase64(body), [encoding]: 'base64' } : { text }
}
