import type { HeaderList } from '../../wire/http/message.js'
import { header } from '../../wire/http/message.js'
import type { Cassette } from '../cassette.js'
import { mayBeExact } from './exactness.js'
import { each, type Importer, NoExchange, NotOfFormat, type SourceFile } from './importer.js'
import { makeCassette } from './makeCassette.js'
import { fieldsOf, isObject, objectIn, splitUrl, statusIn, textIn } from './values.js'

/**
 * Recordings of nock (https://github.com/nock/nock): a JSON list of definitions.
 *
 * A body that was JSON is kept as its value, one that was no UTF-8 in hexadecimal, a compressed answer as a list of its
 * pieces in hexadecimal. Headers of the answer are a flat list as they came (`rawHeaders`, up to nock 13) or an object;
 * those of the request are only there when asked for, and then without the user agent.
 */
export const nock: Importer = {
  format: 'nock',
  title: 'nock JSON',
  read(file) {
    const definitions = definitionsOf(file)
    return each(definitions, (definition, index) => readDefinition(file, definition, index))
  },
}

function definitionsOf({ text }: SourceFile): readonly unknown[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new NotOfFormat(`it is no JSON: ${(error as Error).message}`)
  }
  const isDefinition = (item: unknown) => isObject(item) && 'scope' in item && 'method' in item
  if (Array.isArray(document) && document.length > 0 && document.every(isDefinition)) return document
  throw new NotOfFormat('it is no list of definitions with scope and method')
}

function readDefinition({ name }: SourceFile, definition: unknown, index: number): Cassette {
  const { scope, method, path, body, status, response, rawHeaders, headers, reqheaders, responseIsBinary } =
    objectIn(definition, 'the definition')
  const { upstream, target } = splitUrl(textIn(scope, 'scope') + textIn(path, 'path'))
  const asked = { headers: fieldsOf(reqheaders), body: bodyOf(body, false) }
  const fields = rawHeaders ?? headers
  const answerHeaders = Array.isArray(fields) ? inPairs(fields) : fieldsOf(fields)
  const pieces = piecesOf(response, answerHeaders, responseIsBinary === true)
  const answer = Buffer.concat(pieces)
  return makeCassette({
    source: { format: 'nock', file: name, index },
    lost: [
      'request-headers',
      (isValue(body) || isAmbiguous(body) || !mayBeExact(asked.body, asked.headers)) && 'request-bytes',
      fields === undefined && 'response-headers',
      !Array.isArray(fields) && 'header-order',
      (isValue(response) || !mayBeExact(answer, answerHeaders)) && 'response-bytes',
      'http-version',
      pieces.length < 2 && 'chunks',
    ],
    known: { upstream },
    request: { method: textIn(method, 'method'), target, ...asked },
    response: { status: statusIn(status ?? 200, 'status'), headers: answerHeaders, pieces },
  })
}

/** A flat list: name, value, name, value. */
const inPairs = (flat: readonly unknown[]): HeaderList =>
  Array.from({ length: flat.length >> 1 }, (_, index) => [
    String(flat[2 * index]),
    String(flat[2 * index + 1]),
  ])

function piecesOf(response: unknown, headers: HeaderList, isBinary: boolean): readonly Uint8Array[] {
  const isCoded = header(headers, 'content-encoding') !== undefined
  if (isCoded && Array.isArray(response)) return response.map((piece: unknown) => bodyOf(piece, true))
  return [bodyOf(response, isBinary)]
}

function bodyOf(body: unknown, isBinary: boolean): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array()
  if (!isBinary) return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  if (typeof body === 'string' && HEX.test(body)) return Buffer.from(body, 'hex')
  throw new NoExchange('response is marked as binary and not in hexadecimal')
}

const HEX = /^(?:[0-9a-f]{2})*$/iu

/** Whether nock parsed it: white space, and the spelling of numbers and texts, are gone. */
const isValue = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body)

/** Nothing tells the hexadecimal of bytes from a text of such digits. */
const isAmbiguous = (body: unknown): boolean => typeof body === 'string' && body !== '' && HEX.test(body)
