import { checkAgainst } from '../../files/checkAgainst.js'
import { CassetteFault } from './cassetteError.js'
import type { CassetteDocument } from './document.js'

/**
 * Hold a document against the schema, and its parts against each other: what no schema can say.
 *
 * @throws CassetteFault for the first thing that is wrong
 */
export function checkDocument(value: unknown): CassetteDocument {
  const format = (value as { cassette?: unknown } | null)?.cassette
  if (format === undefined) {
    const hint = 'cassettes import makes cassettes of VCR, nock, HAR and JSON-lines recordings'
    throw new CassetteFault('', "this is no cassette: it has no member 'cassette'", hint)
  }
  if (typeof format === 'number' && format > 1) {
    const hint = 'use the version of bedrock-conformance that wrote it, or a newer one'
    throw new CassetteFault('/cassette', `this is format ${format}, and only format 1 can be read here`, hint)
  }
  const [fault] = checkAgainst('cassette', value)
  if (fault !== undefined) {
    const hint = 'schemas/cassette.schema.json of this package describes a cassette'
    throw new CassetteFault(fault.pointer, fault.message, hint)
  }
  const document = value as CassetteDocument
  checkRequest(document)
  checkChunks(document)
  return document
}

function checkRequest({ provenance, request }: CassetteDocument): void {
  if (request !== undefined || provenance.lost.includes('request')) return
  const hint = 'restore it; where an imported source kept none, /provenance/lost has "request"'
  throw new CassetteFault('', "'request' is missing", hint)
}

function checkChunks({ response: { chunks, body } }: CassetteDocument): void {
  let before = 0
  let sum = 0
  for (const [index, [at, length]] of chunks.entries()) {
    if (at < before) {
      const found = `${at} is before the chunk before it, which arrived at ${before}`
      throw new CassetteFault(
        `/response/chunks/${index}/0`,
        found,
        'chunks stand in the order of their arrival',
      )
    }
    before = at
    sum += length
  }
  if (sum === body.length) return
  const found = `the chunks have ${sum} bytes together, the body has ${body.length}`
  const hint = 'undo the edit; if it is meant, let the lengths of the chunks add up to that of the body'
  throw new CassetteFault('/response/chunks', found, hint)
}
