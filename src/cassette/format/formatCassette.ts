import type { Cassette, Provenance } from '../cassette.js'
import { describeBody } from './body.js'
import { CassetteFault } from './cassetteError.js'
import { checkDocument } from './checkDocument.js'
import type { CassetteDocument } from './document.js'
import { printDocument } from './printDocument.js'

/**
 * The text of a cassette file: the same for the same cassette, and one that `parseCassette` makes the same cassette of,
 * byte for byte.
 *
 * @throws TypeError for what no file can hold, such as a time with a fraction of a microsecond
 */
export function formatCassette(cassette: Cassette): string {
  const document = describeCassette(cassette)
  try {
    checkDocument(document)
  } catch (error) {
    if (!(error instanceof CassetteFault)) throw error
    throw new TypeError(`this can be no cassette: ${error.pointer}: ${error.message}`, { cause: error })
  }
  return printDocument(document)
}

function describeCassette({ provenance, request, response }: Cassette): CassetteDocument {
  const { httpVersion, status, reason, headers, trailers, chunks, end, fault } = response
  return {
    cassette: 1,
    provenance: inOrder(provenance),
    ...(request !== undefined && {
      request: {
        ...(request.httpVersion !== undefined && { httpVersion: request.httpVersion }),
        method: request.method,
        target: request.target,
        headers: request.headers,
        body: describeBody(request.body, request.headers),
      },
    }),
    response: {
      ...(httpVersion !== undefined && { httpVersion }),
      ...(status !== undefined && { status }),
      ...(reason !== undefined && { reason }),
      headers,
      body: describeBody(Buffer.concat(chunks.map(({ bytes }) => bytes)), headers),
      chunks: chunks.map(({ at, bytes }) => [at, bytes.length] as const),
      ...(trailers.length > 0 && { trailers }),
      end,
      ...(fault !== undefined && { fault }),
    },
  }
}

function inOrder(provenance: Provenance): Provenance {
  const { recorder, recordedAt, upstream, client, source, lost, redacted, note } = provenance
  return {
    recorder,
    ...(recordedAt !== undefined && { recordedAt }),
    ...(upstream !== undefined && { upstream }),
    ...(client !== undefined && { client }),
    ...(source !== undefined && {
      source: { format: source.format, file: source.file, index: source.index },
    }),
    lost,
    redacted: Object.fromEntries(Object.entries(redacted).sort(([left], [right]) => (left < right ? -1 : 1))),
    ...(note !== undefined && { note }),
  }
}
