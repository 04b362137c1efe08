import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { sha256Hex } from '../../wire/auth/sha256.js'
import type { Cassette } from '../cassette.js'
import { type Importer, type Interaction, NoExchange, NotOfFormat, type SourceFile } from './importer.js'
import { makeCassette } from './makeCassette.js'
import { isObject, type Members, objectIn, pairsIn, statusIn, textIn } from './values.js'

/**
 * JSON lines, one interaction each: `request` with `method`, `host`, `path`, `headers` and `body`, `response` with
 * `status`, `headers` and `body` or `bodyFile` (beside this file), and `chunks` in base64. `bodyKind` says what of a body
 * is exact, `headerOrder` whether headers are in wire order, `assumed` which members are an inference: these are left out.
 */
export const jsonl: Importer = {
  format: 'jsonl',
  title: 'JSON lines',
  async *read(file) {
    for (const [index, line] of linesOf(file).entries()) yield await readLine(file, line, index)
  },
}

function linesOf({ text }: SourceFile): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const first = parseLine(lines[0] ?? '')
  if (isObject(first) && isObject(first['response']) && 'request' in first) return lines
  throw new NotOfFormat('its first line is no object with request and response')
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function readLine(file: SourceFile, line: string, index: number): Promise<Interaction> {
  try {
    return { index, cassette: await readInteraction(file, line, index) }
  } catch (error) {
    if (!(error instanceof NoExchange)) throw error
    return { index, reason: error.message }
  }
}

async function readInteraction({ name, folder }: SourceFile, line: string, index: number): Promise<Cassette> {
  const interaction = objectIn(parseLine(line), 'the line is no JSON, or its object')
  const response = objectIn(interaction['response'], 'response')
  const request = isObject(interaction['request']) ? interaction['request'] : undefined
  const assumed = Array.isArray(interaction['assumed']) ? interaction['assumed'] : []
  const pieces = await readPieces(interaction, response, folder)
  const status = assumed.includes('status') ? undefined : statusIn(response['status'], 'response.status')
  const hasHeaders = Array.isArray(response['headers'])
  return makeCassette({
    source: { format: 'jsonl', file: name, index },
    lost: [
      request === undefined && 'request',
      request !== undefined && !Array.isArray(request['headers']) && 'request-headers',
      request !== undefined && request['bodyKind'] !== 'exact' && 'request-bytes',
      status === undefined && 'status',
      !hasHeaders && 'response-headers',
      hasHeaders && response['headerOrder'] !== 'wire' && 'header-order',
      response['bodyKind'] !== 'exact' && 'response-bytes',
      response['bodyFormat'] === 'event-lines' && 'framing',
      'http-version',
      !('chunks' in interaction) && 'chunks',
    ],
    known: {
      ...(typeof request?.['host'] === 'string' && { upstream: `https://${request['host']}` }),
      ...(typeof interaction['note'] === 'string' && { note: interaction['note'] }),
    },
    ...(request !== undefined && { request: readRequest(request) }),
    response: {
      ...(status !== undefined && { status }),
      headers: hasHeaders ? pairsIn(response['headers'], 'response.headers') : [],
      pieces,
    },
  })
}

const readRequest = (request: Members): NonNullable<Cassette['request']> => ({
  method: textIn(request['method'], 'request.method'),
  target: textIn(request['path'], 'request.path'),
  headers: Array.isArray(request['headers']) ? pairsIn(request['headers'], 'request.headers') : [],
  body: bytesOf(request['body']),
})

/** The body in its chunks or as a whole, held against the digest that the line gives. */
async function readPieces(
  interaction: Members,
  response: Members,
  folder: string,
): Promise<readonly Uint8Array[]> {
  const { bodyFile, body, bodySha256 } = response
  const whole = typeof bodyFile === 'string' ? await readBeside(folder, bodyFile) : bytesOf(body)
  if (bodySha256 !== undefined && bodySha256 !== sha256Hex(whole)) {
    throw new NoExchange('the body does not have the SHA-256 that response.bodySha256 says')
  }
  const { chunks } = interaction
  if (!Array.isArray(chunks)) return [whole]
  const pieces = chunks.map((chunk) => Buffer.from(String(chunk), 'base64'))
  if (Buffer.compare(Buffer.concat(pieces), whole) === 0) return pieces
  throw new NoExchange('the chunks together are not the body')
}

const bytesOf = (body: unknown): Uint8Array => Buffer.from(typeof body === 'string' ? body : '')

async function readBeside(folder: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, path))
  } catch {
    throw new NoExchange(`its body, ${basename(path)}, is not there`)
  }
}
