import type { HeaderList, HttpVersion } from '../../wire/http/message.js'
import { header } from '../../wire/http/message.js'
import { losses, type Cassette, type Loss } from '../cassette.js'
import { mayBeExact } from './exactness.js'
import { each, type Importer, NoExchange, NotOfFormat, type SourceFile } from './importer.js'
import { makeCassette } from './makeCassette.js'
import { isObject, type Members, objectIn, splitUrl, statusIn, textIn } from './values.js'

/**
 * HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), as browsers and proxies write it.
 *
 * Bodies are text or base64, an answer without its content coding. Members with an underscore are the writer's own;
 * `_lost` and `_encoding` are those of the HAR export of this package.
 */
export const har: Importer = {
  format: 'har',
  title: 'HAR 1.2',
  read(file) {
    const { entries, client } = logOf(file)
    return each(entries, (entry, index) => readEntry(file, objectIn(entry, 'the entry'), index, client))
  },
}

function logOf({ text }: SourceFile): { readonly entries: readonly unknown[]; readonly client?: string } {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new NotOfFormat(`it is no JSON: ${(error as Error).message}`)
  }
  const log = isObject(document) && isObject(document['log']) ? document['log'] : {}
  const { entries, browser } = log
  if (!Array.isArray(entries)) throw new NotOfFormat('it has no log with entries')
  if (!isObject(browser)) return { entries }
  return { entries, client: [browser['name'], browser['version']].filter(Boolean).join(' ') }
}

function readEntry(
  { name }: SourceFile,
  entry: Members,
  index: number,
  client: string | undefined,
): Cassette {
  const request = objectIn(entry['request'], 'request')
  const response = objectIn(entry['response'], 'response')
  const { upstream, target } = splitUrl(textIn(request['url'], 'request.url'))
  const headers = fieldsIn(request['headers'], 'request.headers')
  const answerHeaders = fieldsIn(response['headers'], 'response.headers')
  const body = bodyIn(request['postData'])
  const content = isObject(response['content']) ? response['content'] : undefined
  const answer = bodyIn(content)
  const versions = [versionOf(request['httpVersion']), versionOf(response['httpVersion'])] as const
  const recordedAt = instantOf(entry['startedDateTime'])
  const lostBefore = lossesOf(entry['_lost'])
  // Writers give 0 to what was blocked, aborted or cut off before its head.
  const status = lostBefore.includes('status') ? undefined : statusIn(response['status'], 'response.status')
  return makeCassette({
    source: { format: 'har', file: name, index },
    lost: [
      !isWhole(body, headers, request['bodySize']) && 'request-bytes',
      !isWhole(answer, answerHeaders, content?.['size']) && 'response-bytes',
      versions.includes(undefined) && 'http-version',
      'chunks',
      ...lostBefore,
    ],
    known: {
      upstream,
      ...(recordedAt !== undefined && { recordedAt }),
      ...(client !== undefined && client !== '' && { client }),
    },
    request: {
      ...(versions[0] !== undefined && { httpVersion: versions[0] }),
      method: textIn(request['method'], 'request.method'),
      target,
      headers,
      body: body ?? new Uint8Array(),
    },
    response: {
      ...(versions[1] !== undefined && { httpVersion: versions[1] }),
      ...(status !== undefined && { status }),
      ...(typeof response['statusText'] === 'string' &&
        response['statusText'] !== '' && { reason: response['statusText'] }),
      headers: answerHeaders,
      pieces: answer === undefined ? [] : [answer],
    },
  })
}

function fieldsIn(headers: unknown, name: string): HeaderList {
  if (!Array.isArray(headers)) throw new NoExchange(`${name} is no list`)
  return headers.map((field: unknown) => {
    const { name: key, value } = objectIn(field, `a field of ${name}`)
    return [String(key), String(value)] as const
  })
}

/** The bytes of `postData` or `content`, if it has any. */
function bodyIn(holder: unknown): Uint8Array | undefined {
  if (!isObject(holder) || typeof holder['text'] !== 'string') return undefined
  const { text, encoding, _encoding: own } = holder
  return Buffer.from(text, (encoding ?? own) === 'base64' ? 'base64' : 'utf8')
}

/** A size below 0 is an unknown one. */
function isWhole(body: Uint8Array | undefined, headers: HeaderList, size: unknown): boolean {
  if (typeof size === 'number' && size >= 0 && size !== (body?.length ?? 0)) return false
  return body === undefined ? Number(header(headers, 'content-length') ?? 0) === 0 : mayBeExact(body, headers)
}

function versionOf(text: unknown): HttpVersion | undefined {
  const [, major, minor] = /^(?:http\/|h)(\d)(?:\.(\d))?$/iu.exec(String(text)) ?? []
  if (major === '2') return '2'
  return major === '1' && minor === '1' ? '1.1' : undefined
}

/** In UTC; the first instant of Unix time is what a writer gives that does not know. */
function instantOf(text: unknown): string | undefined {
  const date = new Date(String(text))
  const isKnown = date.getTime() > 0 && date.getUTCFullYear() <= 9999
  return isKnown ? date.toISOString() : undefined
}

const lossesOf = (names: unknown): readonly Loss[] =>
  Array.isArray(names) ? names.filter((name): name is Loss => losses.includes(name)) : []
