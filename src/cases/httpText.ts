import { inspect } from '../wire/frames/inspect.js'
import { describeFault } from '../wire/frames/fault.js'
import { header, type HeaderList, type HttpRequest, type HttpVersion } from '../wire/http/message.js'

/** Characters of a body that a report shows; what is longer is told by its length. */
const SHOWN = 2_000

/** A request as a report shows it. */
export function requestText(request: HttpRequest, httpVersion: HttpVersion): string {
  return [
    `${request.method} ${clip(request.target, 300)} HTTP/${httpVersion}`,
    ...headerLines(request.headers),
    '',
    bodyText(request.body),
  ].join('\n')
}

/** The head and body of an answer as a report shows them; the messages of a stream one by one. */
export function answerText(
  { status, headers }: { readonly status: number; readonly headers: HeaderList },
  body: Uint8Array,
  httpVersion?: HttpVersion,
): string {
  return [
    `HTTP/${httpVersion ?? '1.1'} ${status}`,
    ...headerLines(headers),
    '',
    isEventStream(headers) ? framesText(body) : bodyText(body),
  ].join('\n')
}

const isEventStream = (headers: HeaderList): boolean =>
  header(headers, 'content-type')?.startsWith('application/vnd.amazon.eventstream') ?? false

/** Messages that a report shows; what is wrong is mostly at the beginning or in all of them. */
const MESSAGES = 12

/** A stream as its messages, and what is wrong with their frames. */
function framesText(body: Uint8Array): string {
  const { messages, faults } = inspect(body)
  const lines = messages.slice(0, MESSAGES).map(({ offset, totalLength, headers, payload }) => {
    const names = headers.map(
      ({ name, value }) => `${name} ${value === undefined ? '?' : JSON.stringify(value.value)}`,
    )
    return `@${offset} ${totalLength} bytes  ${names.join(', ')}\n  ${clip(new TextDecoder().decode(payload), 300)}`
  })
  const more = messages.length > MESSAGES ? [`and ${messages.length - MESSAGES} more messages`] : []
  return [...lines, ...more, ...faults.slice(0, 3).map(describeFault)].join('\n')
}

/** Values that differ in every run say nothing in a report and would make two of them differ. */
const changing = new Set([
  'date',
  'x-amzn-requestid',
  'x-request-id',
  'x-amz-request-id',
  'x-amz-id-2',
  'authorization',
  'x-amz-date',
  'amz-sdk-invocation-id',
  'x-amz-security-token',
  'host',
])

const headerLines = (headers: HeaderList): string[] =>
  headers.map(([name, value]) => `${name}: ${changing.has(name.toLowerCase()) ? '…' : clip(value, 300)}`)

/** A body as text when it is text, else its length and its first bytes in hexadecimal. */
function bodyText(body: Uint8Array): string {
  if (body.byteLength === 0) return '(no body)'
  const head = body.subarray(0, SHOWN)
  const text = new TextDecoder().decode(head)
  const shown = isPrintable(text) ? shorten(text) : Buffer.from(head.subarray(0, 256)).toString('hex')
  return body.byteLength <= head.byteLength && isPrintable(text)
    ? shown
    : `${shown}\n(${body.byteLength.toLocaleString('en-US')} bytes in all)`
}

/** Long base64 and padding inside JSON, by their length. */
const shorten = (text: string): string =>
  text.replace(
    /"([A-Za-z0-9+/=]{200,})"/g,
    (_text, content: string) => `"<${content.length} characters of base64>"`,
  )

const isPrintable = (text: string): boolean =>
  // Control characters other than the white space of text, and what stands for bytes that are no UTF-8.
  !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/.test(text)

const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length)}…`
