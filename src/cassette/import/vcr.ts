import type { Cassette } from '../cassette.js'
import { mayBeExact } from './exactness.js'
import { each, type Importer, NoExchange, NotOfFormat, type SourceFile } from './importer.js'
import { makeCassette } from './makeCassette.js'
import { parseYaml } from './parseYaml.js'
import { fieldsOf, isObject, objectIn, splitUrl, statusIn, textIn } from './values.js'

/**
 * Cassettes of VCR.py (https://vcrpy.readthedocs.io): YAML or JSON with `interactions`.
 *
 * Bodies are text, `!!binary` or nothing; a header is a text or a list of texts. Names are sorted and their spelling is
 * the recorder's; serializers of projects may have spread JSON over lines.
 */
export const vcr: Importer = {
  format: 'vcr',
  title: 'VCR.py YAML or JSON',
  read(file) {
    const interactions = interactionsOf(file)
    return each(interactions, (interaction, index) => readInteraction(file, interaction, index))
  },
}

function interactionsOf({ text }: SourceFile): readonly unknown[] {
  // Spares the parser what is no cassette anyway: it is slow, and it finds meaning in nearly everything.
  if (!/(?:^|[{,]\s*)["']?interactions["']?\s*:/mu.test(text)) throw new NotOfFormat(NONE)
  const document = parse(text)
  if (isObject(document) && Array.isArray(document['interactions'])) return document['interactions']
  throw new NotOfFormat(NONE)
}

const NONE = 'it has no list of interactions'

function parse(text: string): unknown {
  try {
    return text.trimStart().startsWith('{') ? JSON.parse(text) : parseYaml(text)
  } catch (error) {
    throw new NotOfFormat((error as Error).message.split('\n', 1)[0]!, { isNear: true })
  }
}

function readInteraction({ name }: SourceFile, interaction: unknown, index: number): Cassette {
  const { request, response } = objectIn(interaction, 'the interaction')
  const asked = objectIn(request, 'request')
  const answered = objectIn(response, 'response')
  const { upstream, target } = splitUrl(textIn(asked['uri'], 'request.uri'))
  const headers = fieldsOf(asked['headers'])
  const body = bytesOf(asked['body'], 'request.body')
  const status = objectIn(answered['status'], 'response.status')
  const answerHeaders = fieldsOf(answered['headers'])
  const answer = bytesOf(answered['body'], 'response.body')
  return makeCassette({
    source: { format: 'vcr', file: name, index },
    lost: [
      'header-order',
      'http-version',
      !mayBeExact(body, headers) && 'request-bytes',
      !mayBeExact(answer, answerHeaders) && 'response-bytes',
      'chunks',
    ],
    known: { upstream },
    request: { method: textIn(asked['method'], 'request.method'), target, headers, body },
    response: {
      status: statusIn(status['code'], 'response.status.code'),
      ...(typeof status['message'] === 'string' && { reason: status['message'] }),
      headers: answerHeaders,
      pieces: [answer],
    },
  })
}

/** A body by itself, or as a member `string` or, in JSON, `base64_string`. */
function bytesOf(body: unknown, name: string): Uint8Array {
  if (body === null || body === undefined) return new Uint8Array()
  if (body instanceof Uint8Array) return body
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (isObject(body)) {
    const { string, base64_string: base64 } = body
    if (typeof base64 === 'string') return Buffer.from(base64, 'base64')
    if (string !== undefined && !isObject(string)) return bytesOf(string, name)
  }
  throw new NoExchange(`${name} is neither text nor bytes`)
}
