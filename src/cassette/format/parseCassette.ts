import type { HttpChunk } from '../../wire/http/message.js'
import type { Cassette } from '../cassette.js'
import { readBody } from './body.js'
import { CassetteError, CassetteFault } from './cassetteError.js'
import { checkDocument } from './checkDocument.js'
import { findSyntaxFault, lineOf } from './place.js'

/**
 * The cassette in the text of a file, everything about it checked: schema, encodings, lengths, digests, chunks.
 *
 * `file` is how errors name it. All bytes are views of two buffers, one for each body.
 *
 * @throws CassetteError with file, place and mend
 */
export function parseCassette(text: string, file: string): Cassette {
  const value = parseJson(text, file)
  try {
    return readDocument(value)
  } catch (error) {
    if (!(error instanceof CassetteFault)) throw error
    throw new CassetteError(file, lineOf(text, error.pointer), error)
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { line, isCut } = findSyntaxFault(text)
    const message = isCut
      ? 'the file is cut off: its JSON does not end'
      : `not JSON: ${(error as Error).message}`
    const hint = 'restore the file from where it was kept, or record the exchange anew'
    throw new CassetteError(file, line, new CassetteFault('', message, hint))
  }
}

function readDocument(value: unknown): Cassette {
  const { provenance, request, response } = checkDocument(value)
  const { chunks, body, trailers = [], ...head } = response
  return {
    provenance,
    ...(request !== undefined && { request: { ...request, body: readBody(request.body, '/request/body') } }),
    response: { ...head, trailers, chunks: cut(readBody(body, '/response/body'), chunks) },
  }
}

function cut(
  body: Uint8Array,
  chunks: readonly (readonly [at: number, length: number])[],
): readonly HttpChunk[] {
  let end = 0
  return chunks.map(([at, length]) => ({ at, bytes: body.subarray(end, (end += length)) }))
}
