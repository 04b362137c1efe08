import { createHash } from 'node:crypto'
import { parseBaseUrl } from './baseUrl.js'
import { isConnectionSpecific, withoutHeaders } from './headers.js'
import { header, type HeaderList, type HttpRequest, type HttpVersion } from './message.js'
import { quotePrintf, quoteShell } from './quoteShell.js'

export interface CurlOptions {
  /** Have curl sign, with the credentials in the usual environment variables. */
  readonly sigv4?: { readonly region: string }
  /** Have curl send the API key in `AWS_BEARER_TOKEN_BEDROCK`. */
  readonly bearer?: boolean
  /** Default 1.1. */
  readonly httpVersion?: HttpVersion
  /** A larger body is told by length and digest instead of being written out. Default 8,192. */
  readonly maxBodyBytes?: number
}

/**
 * The command that sends this request again, to be pasted into a POSIX shell. `request` is as the client was given it,
 * without the base path. No credential is ever written out: where they are needed, environment variables are named.
 *
 * Known weakness: curl 7.88 signs a path as it stands, so a server that checks signatures refuses its requests for
 * model ids with a colon, encoded or not.
 */
export function asCurl(request: HttpRequest, baseUrl: string, options: CurlOptions = {}): string {
  const { httpVersion = '1.1', maxBodyBytes = 8_192 } = options
  const { authority, origin, prefix, tls } = parseBaseUrl(baseUrl)
  const { method, target, headers, body } = request
  const { before, words } = bodyWords(body, /^(POST|PUT|PATCH)$/.test(method), maxBodyBytes)
  const command = [
    'curl -sS -i --path-as-is --globoff',
    httpVersion === '1.1' ? '--http1.1' : tls ? '--http2' : '--http2-prior-knowledge',
    method === 'HEAD' ? '--head' : `-X ${quoteShell(method)}`,
    ...urlWords(origin, prefix, target),
    ...headerWords(headers, authority, httpVersion),
    ...(options.sigv4 ? [] : unwantedWords(headers, words.length > 0)),
    ...authWords(headers, options),
    ...words,
  ]
  return before + command.join(' \\\n  ')
}

/** What a URL cannot hold as it stands is given past curl's reading of URLs. */
function urlWords(origin: string, prefix: string, target: string): string[] {
  if (/^\/[!"$-~]*$/.test(target)) return [quoteShell(origin + prefix + target)]
  const whole = target.startsWith('/') ? prefix + target : target
  return [`--request-target ${quoteShell(whole)}`, quoteShell(`${origin}${prefix}/`)]
}

/** What curl makes itself, and what must not be shown or would go stale: a signature lives five minutes. */
const remade: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
])

function headerWords(headers: HeaderList, authority: string, version: HttpVersion): string[] {
  const sent = withoutHeaders(headers, remade).filter(
    ([name, value]) =>
      !(name.toLowerCase() === 'host' && value === authority) &&
      !(version === '2' && isConnectionSpecific(name)),
  )
  return sent.map(([name, value]) => `-H ${quoteShell(value === '' ? `${name};` : `${name}: ${value}`)}`)
}

/** Takes away what curl adds of its own accord. Not when it signs: it would sign these names all the same. */
function unwantedWords(headers: HeaderList, hasBody: boolean): string[] {
  const own = ['Accept', ...(hasBody ? ['Content-Type', 'Expect'] : [])]
  return own.filter((name) => header(headers, name) === undefined).map((name) => `-H ${name}:`)
}

function authWords(headers: HeaderList, { sigv4, bearer }: CurlOptions): string[] {
  if (bearer) return ['-H "Authorization: Bearer $AWS_BEARER_TOKEN_BEDROCK"']
  if (!sigv4) return []
  const token =
    header(headers, 'x-amz-security-token') === undefined
      ? []
      : ['-H "X-Amz-Security-Token: $AWS_SESSION_TOKEN"']
  return [
    `--aws-sigv4 ${quoteShell(`aws:amz:${sigv4.region}:bedrock`)}`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
    ...token,
  ]
}

/** How the body gets into curl: what comes before the command, and the words in it. */
function bodyWords(
  body: Uint8Array,
  expected: boolean,
  maxBytes: number,
): { before: string; words: string[] } {
  if (body.byteLength === 0) return { before: '', words: expected ? ["--data-binary ''"] : [] }
  if (body.byteLength > maxBytes) {
    const digest = createHash('sha256').update(body).digest('hex')
    const hint = `# body.bin is the request body: ${body.byteLength} bytes, SHA-256 ${digest}\n`
    return { before: hint, words: ['--data-binary @body.bin'] }
  }
  const text = asText(body)
  if (text === undefined) return { before: `printf ${quotePrintf(body)} | `, words: ['--data-binary @-'] }
  // A leading @ would name a file; --data-raw knows no files, and is otherwise the same.
  return {
    before: '',
    words: [`${text.startsWith('@') ? '--data-raw' : '--data-binary'} ${quoteShell(text)}`],
  }
}

/** The body as text that survives a terminal, or undefined. */
function asText(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    return /[^\P{C}\t\n]/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
