import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../files/packageRoot.js'
import { connect, exchangeRaw } from '../../wire/http/index.js'
import {
  header,
  type HeaderList,
  type HttpExchange,
  type HttpRequest,
  type HttpVersion,
} from '../../wire/http/message.js'
import { sha256Hex } from '../../wire/auth/sha256.js'
import { bodyOf } from '../../wire/rest/index.js'
import type { Cassette, CassetteResponse } from '../cassette.js'
import { readInteractions } from '../import/index.js'
import { loadCassettes, type NamedCassette } from '../match/named.js'
import { Library } from './library.js'
import { serveLibrary } from './server.js'

const genuine = fileURLToPath(new URL('../../../../shared/recordings/interactions.jsonl', import.meta.url))
const own = join(packageRoot, 'recordings')

async function imported(): Promise<NamedCassette[]> {
  const cassettes: NamedCassette[] = []
  for await (const interaction of readInteractions(genuine, 'jsonl')) {
    if ('cassette' in interaction)
      cassettes.push({ name: `${interaction.index}`, cassette: interaction.cassette })
  }
  return cassettes
}

const collections = {
  'genuine recordings': { present: existsSync(genuine), load: imported },
  'recordings of the project': { present: existsSync(own), load: () => loadCassettes([own]) },
}

describe.each(Object.entries(collections))('%s', (name, { present, load }) => {
  if (!present) console.log(`skipped: the ${name} are not here`)

  test.runIf(present)('a client cannot tell the server from any of them', { timeout: 120_000 }, async () => {
    let left = (await load()).filter(({ cassette }) => cassette.request !== undefined)
    let compared = 0
    // Of those with the same request one is played: the others have their turn without it.
    while (left.length > 0) {
      const library = new Library(left)
      const server = await serveLibrary(library, { speed: Infinity, patienceMs: 20 })
      const over2 = connect(server.url, { version: '2' })
      const others: NamedCassette[] = []
      for (const named of left) {
        const request = requestOf(named.cassette)
        const chosen = library.find(request)
        if ('name' in chosen && chosen.name !== named.name) {
          others.push(named)
          continue
        }
        const raw = Buffer.concat([Buffer.from(headOf(request), 'latin1'), request.body])
        const over1 = await exchangeRaw(server.url, [raw])
        expect(seenOf(over1, named.cassette), named.name).toEqual(wantedOf(named.cassette, '1.1', over1))
        const seen = await over2.exchange(request)
        expect(seenOf(seen, named.cassette), named.name).toEqual(wantedOf(named.cassette, '2', seen))
        compared += 1
      }
      await over2.close()
      await server.close()
      left = others
    }
    expect(compared).toBeGreaterThan(50)
    console.log(`${name}: ${compared} replayed over both versions`)
  })
})

/** What has to be sent to be known again. */
function requestOf({ request, provenance }: Cassette): HttpRequest {
  const { method, target, headers, body } = request!
  const kept = provenance.lost.includes('request-headers') ? [] : headers
  return {
    method,
    target,
    headers: kept.filter(([field]) => /^(?:x-amzn-bedrock-.*|content-type)$/i.test(field)),
    body,
  }
}

const headOf = ({ method, target, headers, body }: HttpRequest): string =>
  [
    `${method} ${target} HTTP/1.1`,
    'Host: x',
    ...headers.map(([field, value]) => `${field}: ${value}`),
    `Content-Length: ${body.byteLength}`,
    '',
    '',
  ].join('\r\n')

const digest = (exchange: Parameters<typeof bodyOf>[0]): string => sha256Hex(bodyOf(exchange))

const seenOf = (seen: HttpExchange, { response }: Cassette) => ({
  end: seen.end,
  status: seen.status,
  headers: seen.headers,
  trailers: seen.trailers,
  body: digest(seen),
  pieces: isFramed(seen, response) ? sizesOf(seen.chunks) : undefined,
})

const wantedOf = (
  cassette: Cassette,
  version: HttpVersion,
  seen: HttpExchange,
): ReturnType<typeof seenOf> => ({
  end: cassette.response.end === 'complete' ? 'complete' : 'reset',
  status: cassette.response.status,
  headers: version === '2' ? headersOver2(cassette.response) : headersOver1(seen, cassette),
  trailers: cassette.response.trailers,
  body: digest(cassette.response),
  pieces: isFramed(seen, cassette.response) ? sizesOf(cassette.response.chunks) : undefined,
})

/** Whether the pieces can be told: a body with a length is one, however it arrives, and a long piece has several frames. */
const isFramed = ({ httpVersion, headers }: HttpExchange, { chunks }: CassetteResponse): boolean =>
  httpVersion === '2'
    ? chunks.every(({ bytes }) => bytes.byteLength <= largestFrame)
    : header(headers, 'transfer-encoding') !== undefined

/** DATA frames have no more, unless the client says so (RFC 9113, section 4.2). */
const largestFrame = 16_384

const sizesOf = (chunks: readonly { readonly bytes: Uint8Array }[]): number[] =>
  chunks.map(({ bytes }) => bytes.byteLength).filter((size) => size > 0)

/** As recorded; where the recording has no framing that fits, with the field that was needed in its place or at the end. */
function headersOver1(seen: HttpExchange, { response, provenance }: Cassette): HeaderList {
  const isWire = response.httpVersion === '1.1' && !provenance.lost.includes('response-headers')
  if (isWire) return response.headers
  const framing = seen.headers.filter(([field]) => /^(?:content-length|transfer-encoding)$/i.test(field))
  const isFraming = ([field]: readonly [string, string]) =>
    field.toLowerCase() === framing[0]?.[0].toLowerCase()
  return response.headers.some(isFraming)
    ? response.headers.map((entry) => (isFraming(entry) ? [entry[0], framing[0]![1]] : entry))
    : [...response.headers, ...framing]
}

function headersOver2({ headers, end, ...response }: CassetteResponse): HeaderList {
  const length = bodyOf(response).byteLength
  return headers
    .map(([field, value]) => [field.toLowerCase(), value] as const)
    .filter(
      ([field]) => !/^(?:connection|keep-alive|transfer-encoding|proxy-connection|upgrade)$/.test(field),
    )
    .map(([field, value]) =>
      field === 'content-length' && end === 'complete' ? [field, String(length)] : [field, value],
    )
}
